#include "format/json_writer.h"

#include <fmt/format.h>

#include <cstdint>

#include "text/ascii_block.h"
#include "text/printable.h"
#include "text/unicode.h"

namespace presscut::format {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_plain(const text::AsciiBlock& block) {
  return block.is_printable() && (block.equal_to('"') | block.equal_to('\\')) == 0;
}

// Whether these bytes are what UTF-8 has for the character that they were read as.
bool is_utf8(char32_t c, std::string_view bytes) {
  if (c == 0xFFFD) return bytes == kReplacement;
  const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
  return !is_surrogate && c <= 0x10FFFF && bytes.size() == (c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U);
}

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view s) {
  constexpr char32_t kLastOfOneUnit = 0xFFFF;
  out.reserve(out.size() + s.size() + 2);
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < s.size();) {
    if (s.size() - i >= text::AsciiBlock::kSize && is_plain(text::AsciiBlock(s.data() + i))) {
      i += text::AsciiBlock::kSize;
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(s, i);
    const bool is_sound = is_utf8(c, s.substr(begin, i - begin));
    const bool is_escaped = c < ' ' || c == '"' || c == '\\' || (c <= kLastOfOneUnit && text::is_disguising(c));
    if (is_sound && !is_escaped) continue;
    out.append(s, done, begin - done);
    done = i;
    if (is_sound) {
      append_escape(out, c);
    } else {
      out += kReplacement;
    }
  }
  out.append(s, done);
  out += '"';
}

void JsonWriter::key(std::string_view name) {
  begin_value();
  append_json_string(out_, name);
  out_ += layout_ == Layout::indented ? ": " : ":";
  has_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  begin_value();
  append_json_string(out_, value);
}

void JsonWriter::plain(std::string_view value) {
  begin_value();
  out_ += value;
}

std::string JsonWriter::finish() && {
  out_ += '\n';
  return std::move(out_);
}

void JsonWriter::begin(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  is_first_ = false;
  out_ += bracket;
}

void JsonWriter::begin_value() {
  if (has_key_ || depth_ == 0) {
    has_key_ = false;
    return;
  }
  if (!is_first_) out_ += ',';
  is_first_ = false;
  new_line();
}

void JsonWriter::new_line() {
  if (layout_ == Layout::indented) out_.append("\n").append(2 * depth_, ' ');
}

}  // namespace presscut::format
