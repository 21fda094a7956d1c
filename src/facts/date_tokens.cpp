#include "facts/date_tokens.h"

#include "text/unicode.h"

namespace presscut::facts {
namespace {

bool is_figure(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace

int DateToken::value() const {
  if (kind != Kind::number || text.size() > 9) return -1;
  int out = 0;
  for (const char c : text) out = out * 10 + (c - '0');
  return out;
}

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  bool after_space = false;
  bool joins = false;  // whether the next character may lengthen the last token
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t c = text::next_code_point(text, position);
    if (text::is_space(c) || text::is_invisible(c)) {
      after_space = after_space || text::is_space(c);
      joins = false;
      continue;
    }
    const bool is_cjk = text::is_cjk(c);
    const DateToken::Kind kind = is_figure(c)                   ? DateToken::Kind::number
                                 : is_cjk || text::is_letter(c) ? DateToken::Kind::word
                                                                : DateToken::Kind::sign;
    if (!joins || is_cjk || kind == DateToken::Kind::sign || tokens.back().kind != kind) {
      tokens.push_back({kind, after_space, {}});
    }
    text::append_code_point(tokens.back().text, c);
    after_space = false;
    joins = !is_cjk;
  }
  for (DateToken& token : tokens) {
    if (token.is_word()) token.text = text::fold_case(token.text);
  }
  return tokens;
}

}  // namespace presscut::facts
