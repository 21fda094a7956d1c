// From a page's bytes to its record, in one process: extract_page FILE.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "presscut/presscut.h"

using namespace presscut;

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const auto article = extract(page, arguments[1], {});
  const std::string record = article ? render(*article, Format::jsonl) : render_error(arguments[1], article.error(), Format::jsonl);
  return std::fwrite(record.data(), 1, record.size(), stdout) == record.size() ? 0 : 1;
}
