// Run by the build: reads the default rules and writes them as C++ tables, so that the program starts with
// them read.
//
//   compile_rules OUTPUT ROOT FILE...
//
// FILEs are named by their path under ROOT. A line that cannot be used stops the build.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "presscut/rules.h"
#include "rules/rule_set.h"
#include "rules/rule_set_image.h"
#include "tools/table_writer.h"

namespace presscut::rules {

namespace {

struct File {
  std::string name;  // such as "advert.rules" or "sites/scmp.rules"
  std::string text;
};

bool compile(const std::vector<File>& files, std::ostream& out) {
  RuleSet set;
  bool usable = true;
  for (const File& file : files) {
    const bool for_sites = file.name.starts_with("sites/");
    const RuleLayer layer = for_sites ? RuleLayer::site : RuleLayer::generic;
    for (const RuleError& error : set.add(file.text, file.name, layer, Reading::whole)) {
      std::cerr << error.to_string() << '\n';
      usable = false;
    }
  }
  ImageParts rest;
  const RuleSetImage image = set.image(rest);
  for (const PatternImage& pattern : image.patterns) {
    const std::string error = Pattern(pattern.expression, pattern.letters).error();
    if (error.empty()) continue;
    std::cerr << "the pattern /" << pattern.expression << "/ cannot be used: " << error << '\n';
    usable = false;
  }
  TableWriter(out).write(image);
  return usable;
}

}  // namespace

}  // namespace presscut::rules

int main(int count, char** arguments) {
  using namespace presscut::rules;
  if (count < 3) return 2;
  const std::string root = std::string(arguments[2]) + '/';
  std::vector<File> files;
  for (int i = 3; i < count; ++i) {
    const std::string path = arguments[i];
    std::ifstream in(path, std::ios::binary);
    if (!in || !path.starts_with(root)) {
      std::cerr << path << ": cannot be read\n";
      return 1;
    }
    files.push_back({path.substr(root.size()), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << "// Made from src/rules/**/*.rules by src/tools/compile_rules.cpp.\n#include "
         "\"rules/rule_set_image.h\"\n\n"
         "namespace presscut::rules {\n\n";
  const bool usable = compile(files, out);
  out << "}  // namespace presscut::rules\n";
  return usable && out.flush() ? 0 : 1;
}
