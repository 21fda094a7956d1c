#include "tools/table_writer.h"

#include <cstdint>

namespace presscut::rules {

namespace {

// Values as C++ has them: a struct is its fields in braces, in their order.
void put(std::ostream& out, std::uint32_t value) {
  out << value << 'u';
}
void put(std::ostream& out, StringRef ref) {
  out << '{' << ref.begin << ',' << ref.size << '}';
}
void put(std::ostream& out, Range range) {
  out << '{' << range.first << ',' << range.count << '}';
}

template <class Enum>
void put_enum(std::ostream& out, std::string_view type, Enum value) {
  out << type << '(' << static_cast<unsigned>(value) << ')';
}

void put(std::ostream& out, bool value) {
  out << (value ? "true" : "false");
}

void put(std::ostream& out, const Test& t) {
  out << '{';
  put_enum(out, "TestKind", t.kind);
  out << ',';
  put(out, t.ignore_case);
  out << ',';
  put_enum(out, "dom::Tag", t.tag);
  out << ',';
  put(out, t.name);
  out << ',';
  put(out, t.value);
  out << ',' << t.first << ',' << t.count << ',' << t.name_pattern << "u," << t.value_pattern << "u,"
      << t.step << ',' << t.number << '}';
}

void put(std::ostream& out, const Compound& c) {
  out << '{';
  put(out, c.tests);
  out << ',';
  put_enum(out, "Combinator", c.to_left);
  out << '}';
}

void put(std::ostream& out, const Step& s) {
  out << '{';
  put_enum(out, "StepKind", s.kind);
  out << ',' << s.levels << ',';
  put(out, s.selectors);
  out << ',';
  put(out, s.expression);
  out << ',';
  put(out, s.tests);
  out << '}';
}

void put(std::ostream& out, const Complex& c) {
  out << '{';
  put(out, c.compounds);
  out << ',';
  put(out, c.steps);
  out << ',' << c.rule << "u}";
}

void put(std::ostream& out, const Rule& r) {
  out << '{';
  put(out, r.text);
  out << ',';
  put(out, r.selector);
  out << ',' << r.file << ',' << r.line << ',';
  put_enum(out, "Family", r.family);
  out << ',';
  put_enum(out, "RuleLayer", r.layer);
  out << ',';
  put_enum(out, "Action", r.action);
  for (const bool flag : {r.is_exception, r.is_generic, r.is_parsed, r.is_procedural}) {
    out << ',';
    put(out, flag);
  }
  out << ',';
  put_enum(out, "Hiding", r.takes_off);
  out << ',' << r.path_pattern << "u,";
  put(out, r.hosts);
  out << ',';
  put(out, r.complexes);
  out << '}';
}

void put(std::ostream& out, const HostName& h) {
  out << '{';
  put(out, h.name);
  out << ',' << h.pattern << "u,";
  put(out, h.excluded);
  out << '}';
}

void put(std::ostream& out, const StringMap::Slot& s) {
  out << '{' << s.hash << "u,";
  put(out, s.key);
  out << ',' << s.first << "u," << s.last << "u}";
}

void put(std::ostream& out, const StringMap::Link& l) {
  out << '{' << l.number << "u," << l.next << "u}";
}

void put(std::ostream& out, std::uint8_t value) {
  out << static_cast<unsigned>(value);
}

void put(std::ostream& out, std::uint64_t value) {
  out << value << 'u';
}

void put(std::ostream& out, const TextFilter::Literal& l) {
  out << '{';
  put(out, l.text);
  out << ',' << l.pattern << ',' << l.clause << ',' << l.window << ',' << l.offset << ',' << l.next << ',' << l.at_begin << ','
      << l.at_end << '}';
}

void put(std::ostream& out, const RuleIndex::PatternEntry& e) {
  out << '{' << e.complex << "u,";
  put(out, e.stands_apart);
  out << '}';
}

void put(std::ostream& out, const RuleIndex::AttributeEntry& e) {
  out << '{' << e.test << ",{" << e.candidate.number << "u}," << e.next << "u," << e.attribute << ',' << e.window << "u}";
}

void put(std::ostream& out, const RuleIndex::Attribute& a) {
  out << '{';
  put(out, a.has_values);
  out << ',';
  out << a.parts;
  out << ',' << a.others << "u," << a.lengths_of_starts << "u}";
}

// A string literal in pieces, with its size, as it may hold any byte.
void put(std::ostream& out, std::string_view s) {
  constexpr std::size_t kPiece = 100;
  constexpr std::string_view kOctal = "01234567";
  out << "{\"";
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (i > 0 && i % kPiece == 0) out << "\"\n\"";
    if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?') {
      out << '\\' << kOctal[c >> 6] << kOctal[(c >> 3) & 7] << kOctal[c & 7];
    } else {
      out << s[i];
    }
  }
  out << "\"," << s.size() << '}';
}

void put(std::ostream& out, const ExpressionProgram::Instruction& i) {
  out << '{';
  put_enum(out, "ExpressionProgram::Code", i.code);
  out << ',' << static_cast<std::uint32_t>(i.character) << ',' << i.first << ',' << i.second << '}';
}

void put(std::ostream& out, const ExpressionProgram::Class& c) {
  out << '{' << c.first << ',' << c.count << ',';
  for (const bool flag : {c.has_letters, c.has_capitals, c.is_negated}) {
    put(out, flag);
    out << ',';
  }
  out << '{' << c.ascii[0] << "u," << c.ascii[1] << "u}}";
}

void put(std::ostream& out, const CharacterRange& range) {
  out << '{' << static_cast<std::uint32_t>(range.first) << ',' << static_cast<std::uint32_t>(range.second) << '}';
}

}  // namespace

// Each with the tables of its program.
void TableWriter::patterns(std::span<const PatternImage> patterns) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const std::string number = std::to_string(i);
    table("ExpressionProgram::Instruction", "kInstructions" + number, patterns[i].program.instructions);
    table("ExpressionProgram::Class", "kCharacters" + number, patterns[i].program.classes);
    table("CharacterRange", "kRanges" + number, patterns[i].program.ranges);
  }
  out_ << "constexpr PatternImage kPatterns[] = {\n";
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    out_ << '{';
    put(out_, patterns[i].expression);
    out_ << ',';
    put_enum(out_, "Case", patterns[i].letters);
    out_ << ",{kInstructions" << i << ",kCharacters" << i << ",kRanges" << i << ",{";
    for (const std::uint64_t word : patterns[i].program.first_bytes) out_ << word << "u,";
    out_ << "}}},\n";
  }
  out_ << "};\n";
}

template <class T>
void TableWriter::table(std::string_view type, std::string_view name, std::span<const T> values) {
  if (values.empty()) {
    out_ << "constexpr std::span<const " << type << "> " << name << ";\n";
    return;
  }
  out_ << "constexpr " << type << ' ' << name << "[] = {\n";
  for (const T& value : values) {
    put(out_, value);
    out_ << ",\n";
  }
  out_ << "};\n";
}

void TableWriter::map(std::string_view name, const StringMap::Image& map) {
  const std::string stem(name);
  table("StringMap::Mark", stem + "Marks", map.marks);
  table("StringMap::Slot", stem + "Slots", map.slots);
  table("StringMap::Link", stem + "Links", map.links);
  out_ << "constexpr StringMap::Image " << name << "{" << name << "Marks, " << name << "Slots, " << name << "Links, " << map.used
       << "};\n";
}

void TableWriter::buckets(std::string_view name, const Buckets::Image& buckets) {
  const std::string stem(name);
  table("std::uint64_t", stem + "Filled", buckets.filled);
  table("std::uint32_t", stem + "Firsts", buckets.firsts);
  out_ << "constexpr Buckets::Image " << name << "{" << name << "Filled, " << name << "Firsts};\n";
}

std::string TableWriter::index(const std::string& name, const RuleIndex::Image& index) {
  std::string all;
  const auto named = [&](const char* what) {
    all += (all.empty() ? "{k" : ", k") + name + what;
    return "k" + name + what;
  };
  map(named("Ids"), index.ids);
  map(named("Classes"), index.classes);
  map(named("AttributeNames"), index.attribute_names);
  table("RuleIndex::Attribute", named("Attributes"), index.attributes);
  map(named("AttributeValues"), index.attribute_values);
  map(named("Starts"), index.starts);
  buckets(named("AttributeWindows"), index.windows);
  table("RuleIndex::AttributeEntry", named("AttributeEntries"), index.attribute_entries);
  map(named("Tags"), index.tags);
  map(named("WholeTexts"), index.whole_texts);
  map(named("TextStarts"), index.text_starts);
  table("std::uint32_t", named("TextPatterns"), index.text_patterns);
  table("RuleIndex::PatternEntry", named("PatternEntries"), index.pattern_entries);
  table("std::uint8_t", named("TextTags"), index.text_tags);
  table("std::uint32_t", named("Universal"), index.universal);
  return all + (index.has_bare_texts ? ", true}" : ", false}");
}

void TableWriter::write(const RuleSetImage& image) {
  out_ << "namespace {\n\nconstexpr std::string_view kCharacters";
  put(out_, image.characters);
  out_ << ";\n";
  table("Test", "kTests", image.tests);
  table("Compound", "kCompounds", image.compounds);
  table("Step", "kSteps", image.steps);
  table("Complex", "kComplexes", image.complexes);
  table("StringRef", "kAlternatives", image.alternatives);
  patterns(image.patterns);
  buckets("kBuckets", image.text_filter.buckets);
  buckets("kBegins", image.text_filter.begins);
  buckets("kEnds", image.text_filter.ends);
  table("TextFilter::Literal", "kLiterals", image.text_filter.literals);
  table("std::uint64_t", "kPairs", image.text_filter.pairs);
  table("std::uint64_t", "kMarks", image.text_filter.marks);
  table("std::uint32_t", "kClauses", image.text_filter.clauses);
  table("Rule", "kRules", image.rules);
  table("HostName", "kHosts", image.hosts);
  table("std::string_view", "kFiles", image.files);
  const std::string cuts = index("Cuts", image.generic_cuts);
  const std::string others = index("", image.generic);
  map("kByHost", image.by_host);
  table("RuleNumber", "kGenericExceptions", image.generic_exceptions);
  out_ << "\n}  // namespace\n\nconst RuleSetImage kDefaultRules{kCharacters, kTests, kCompounds, kSteps, "
          "kComplexes, kAlternatives, kPatterns, "
          "{kBuckets, kBegins, kEnds, kLiterals, kPairs, kMarks, kClauses}, "
          "kRules, kHosts, kFiles,\n"
       << cuts << ",\n"
       << others
       << ",\nkByHost, "
          "kGenericExceptions};\n";
}

}  // namespace presscut::rules
