// What is read of expressions besides RE2 agrees with RE2.
#include "rules/expression.h"

#include <gtest/gtest.h>
#include <re2/re2.h>
#include <utf8proc.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "rules/expression_program.h"
#include "rules/required_literals.h"
#include "rules/rule_set_image.h"
#include "rules/text_filter.h"
#include "text/unicode.h"

namespace presscut::rules {
namespace {

RE2::Options options_of(Case letters) {
  RE2::Options options;
  options.set_case_sensitive(letters == Case::sensitive);
  options.set_log_errors(false);
  return options;
}

bool re2_matches(const RE2& re, std::string_view text, MatchKind kind) {
  const re2::StringPiece piece(text.data(), text.size());
  return kind == MatchKind::whole ? RE2::FullMatch(piece, re) : RE2::PartialMatch(piece, re);
}

// The program says what RE2 says, and the filter of texts never says no where RE2 says yes.
void expect_agreement(const RE2& re, std::string_view expression, Case letters, std::string_view text) {
  const auto program = ExpressionProgram::compile(expression, letters);
  for (const MatchKind kind : {MatchKind::whole, MatchKind::part}) {
    const bool expected = re2_matches(re, text, kind);
    std::uint64_t steps = 0;
    EXPECT_EQ(program ? program->matches(text, kind, steps) : expected, expected)
        << expression << " on " << text;
    StringPool pool;
    TextFilter filter;
    filter.add(pool, 0, expression, kind);
    TextFilter::Found found;
    filter.look(pool, text, found);
    EXPECT_TRUE(!expected || found.may_match(0)) << expression << " on " << text;
  }
}

TEST(Expressions, AgreeWithRe2) {
  const char* expressions[] = {
      "abc",          "a|bc|",      "(a|b)*c",     "a?b+c{2}",   "^a.*b$",  "\\bcat\\b", "\\Bcat",
      "[^a-c]+",      "[]a]x",      "[a\\-z]",     "[-a]",       "[a-]",    "a{2,3}",    "a{,2}",
      "a{0,1}b",      "(?:ab){2,}", "x{0}y",       "\\d+[.]\\d", "[\\d.]+", "\\w+ \\s",  "\\p{Lu}x",
      "[\\p{L}']+",   "(a*)*b",     "(|a)+b",      "é+",         "straße",  "[à-ü]x",    "^(von|by) [A-Z]",
      "(^|\\. )sign", "a$|b",       "ΣΑΣ",         "a\\.b",      "\\$5",    "(?i)x",     "a**",
      "a(?P<n>b)",    "\\x41",      "[[:alpha:]]", "(unclosed",  "a{1001}", "K",         "ſ",
      "İ|ı",          "[k]",        "[^K]",        ".",          "\\d+ min", "x+y",       "(ab)+c",     "[0-9]{2}:\\d",
      "(\\d|x)+z",    "5 (min|\\d)", "^\\d{1,2}$",  "(a|\\d+)?b", "ảnh：",    "ȘTIRI|ảNH", "(x+|y)z",    "(a|b+)+c",
  };
  const char* texts[] = {"",        "abc",    "bc",     "aabbcc", "a\nb",   "a cat sat", "concat",     "]x",
                         "a-z",     "aaa",    "a{,2}",  "ababab", "y",      "12.5",      "Éx ",        "Xx",
                         "STRASSE", "STRAßE", "STRAẞE", "By Ann", "by ann", "VON A",     "x. Sign up", "σας",
                         "ΣΑΣ",     "σασ",    "a.b",    "$5",     "K",      "\u212A",    "\u017F",     "S",
                         "k",       "İ",      "ı",      "i",      "êx",     "ÊX",        "Ab",         "b",
                         "12 min",  "xxy",    "ababc",  "12:30",  "x9z",    "5 Min",     "5 7",        "07",
                         "Ảnh：",   "știri",  "ảnh",    "xxz",    "abbc",   "99b",       "yz",         "9 MIN"};
  for (const char* expression : expressions) {
    for (const Case letters : {Case::sensitive, Case::ignored}) {
      const RE2 re(expression, options_of(letters));
      if (!re.ok()) {
        EXPECT_FALSE(ExpressionProgram::compile(expression, letters)) << expression;
        continue;
      }
      for (const char* text : texts) expect_agreement(re, expression, letters, text);
    }
  }
}

// Of each default pattern, on what stands in the lines of the cases' pages, and on what is nearly that.
TEST(Expressions, OfTheDefaultRulesAgreeWithRe2) {
  std::vector<std::string> texts;
  namespace fs = std::filesystem;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRESSCUT_TESTS_DIR) / "cases")) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      std::string text;  // less its tags
      bool in_tag = false;
      for (const char c : line) {
        if (c == '<') in_tag = true;
        if (!in_tag) text += c;
        if (c == '>') in_tag = false;
      }
      text = text::clean(text);
      if (!text.empty() && text.size() < 300) texts.push_back(std::move(text));
    }
  }
  ASSERT_GT(texts.size(), 500u);
  StringPool pool;
  TextFilter filter;
  std::uint32_t number = 0;
  for (const PatternImage& pattern : kDefaultRules.patterns)
    filter.add(pool, number++, pattern.expression, MatchKind::whole);
  std::vector<TextFilter::Found> found(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) filter.look(pool, texts[i], found[i]);
  std::size_t programs = 0;
  number = 0;
  for (const PatternImage& pattern : kDefaultRules.patterns) {
    const RE2 re(re2::StringPiece(pattern.expression.data(), pattern.expression.size()),
                 options_of(pattern.letters));
    const auto program = ExpressionProgram::compile(pattern.expression, pattern.letters);
    programs += program ? 1 : 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool expected = re2_matches(re, texts[i], MatchKind::whole);
      EXPECT_TRUE(!expected || found[i].may_match(number)) << pattern.expression << " on " << texts[i];
      // Where the filter says no, few are tried: the machine takes its time.
      if (!program || (!found[i].may_match(number) && i % 16 != 0)) continue;
      std::uint64_t steps = 0;
      EXPECT_EQ(program->matches(texts[i], MatchKind::whole, steps), expected)
          << pattern.expression << " on " << texts[i];
    }
    ++number;
  }
  EXPECT_GT(programs * 10, kDefaultRules.patterns.size() * 9);
}

// Every character with a case, against every character that literals may hold.
TEST(Expressions, FoldAsRe2Does) {
  std::string all;
  std::vector<char32_t> cased;
  for (char32_t c = 1; c < 0x1E944; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const auto code = static_cast<utf8proc_int32_t>(c);
    if (utf8proc_tolower(code) != code || utf8proc_toupper(code) != code || utf8proc_totitle(code) != code)
      cased.push_back(c);
  }
  ASSERT_GT(cased.size(), 2000u);
  for (char32_t plain = 0x20; plain < 0x2C00; ++plain) {
    if (!is_plainly_folded(plain)) continue;
    const auto code = static_cast<utf8proc_int32_t>(plain);
    const bool has_case = utf8proc_tolower(code) != code || utf8proc_toupper(code) != code;
    if (!has_case && plain % 32 != 0) continue;
    std::string expression;
    if (plain < 0x80 && !(plain >= 'a' && plain <= 'z') && !(plain >= 'A' && plain <= 'Z'))
      expression += '\\';
    text::append_code_point(expression, plain);
    const RE2 re(expression, options_of(Case::ignored));
    if (!re.ok()) continue;
    for (const char32_t c : cased) {
      std::string text;
      text::append_code_point(text, c);
      ASSERT_EQ(RE2::FullMatch(text, re), fold_for_expressions(c) == fold_for_expressions(plain))
          << std::hex << static_cast<std::uint32_t>(plain) << " and " << static_cast<std::uint32_t>(c);
    }
  }
}

}  // namespace
}  // namespace presscut::rules
