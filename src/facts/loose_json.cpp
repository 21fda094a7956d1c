#include "facts/loose_json.h"

#include <algorithm>
#include <cstddef>

#include "facts/entities.h"
#include "facts/none.h"
#include "text/strings.h"

namespace presscut::facts {
namespace {

bool is_too_deep(std::string_view s) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (in_string) {
      if (s[i] == '\\')
        ++i;
      else if (s[i] == '"')
        in_string = false;
    } else if (s[i] == '"') {
      in_string = true;
    } else if (s[i] == '{' || s[i] == '[') {
      if (++depth > kMaxJsonDepth) return true;
    } else if (s[i] == '}' || s[i] == ']') {
      --depth;
    }
  }
  return false;
}

class Mender {
 public:
  explicit Mender(std::string_view s) : s_(s) {}

  std::vector<std::string> values() && {
    while (i_ < s_.size()) step();
    if (!open_.empty()) finish_cut_value();
    return std::move(values_);
  }

 private:
  void step() {
    if (skip_outside_json()) return;
    const char c = s_[i_];
    if (c == '{' || c == '[') {
      if (open_.size() >= static_cast<std::size_t>(kMaxJsonDepth)) {
        i_ = s_.size();  // what follows is inside it, too
        open_.clear();
        return;
      }
      open_ += c == '{' ? '}' : ']';
      value_ += c;
      ++i_;
    } else if (c == '}' || c == ']') {
      close(c);
    } else if (open_.empty()) {
      ++i_;  // nothing of ours between two values
    } else if (c == '"') {
      read_string();
    } else if (c == ',') {
      const char last = value_.back();
      if (last != ',' && last != '[' && last != '{') value_ += c;
      ++i_;
    } else {
      if (!text::is_ascii_space(c) && static_cast<unsigned char>(c) >= 0x20 && c != ';') value_ += c;
      ++i_;
    }
  }

  // Comments and marks around or between values; true where something was skipped.
  bool skip_outside_json() {
    for (const std::string_view mark :
         {"<!--", "-->", "<![CDATA[", "]]>", "\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\x8B"}) {
      if (s_.substr(i_, mark.size()) == mark) {
        i_ += mark.size();
        return true;
      }
    }
    if (s_.substr(i_, 2) == "/*") {
      const auto end = s_.find("*/", i_ + 2);
      i_ = end == kNone ? s_.size() : end + 2;
      return true;
    }
    if (s_.substr(i_, 2) == "//") {
      // "//<![CDATA[" is a mark commented out, and its line may go on with JSON.
      const std::string_view rest = text::trim(s_.substr(i_ + 2, 12));
      if (rest.starts_with("<![CDATA[") || rest.starts_with("]]>"))
        i_ += 2;
      else
        i_ = std::min(s_.find('\n', i_), s_.size());
      return true;
    }
    return false;
  }

  void close(char c) {
    ++i_;
    if (open_.empty()) return;
    if (open_.back() != c) return;  // a bracket too many
    if (value_.back() == ',') value_.pop_back();
    value_ += c;
    open_.pop_back();
    if (open_.empty()) take_value();
  }

  void take_value() {
    values_.push_back(std::move(value_));
    value_.clear();
  }

  // A quote ends its string if JSON goes on behind it.
  bool is_end_quote(std::size_t quote) const {
    const auto next = [&](std::size_t from) { return s_.find_first_not_of(" \t\r\n", from); };
    const std::size_t after = next(quote + 1);
    if (after == kNone) return true;
    const char c = s_[after];
    if (c == '}' || c == ']' || c == ':') return true;
    if (c != ',') return false;
    const std::size_t behind_comma = next(after + 1);
    return behind_comma == kNone || std::string_view("\"{}[]-0123456789tfn,").find(s_[behind_comma]) != kNone;
  }

  void read_string() {
    value_ += '"';
    for (++i_; i_ < s_.size();) {
      const char c = s_[i_];
      if (c == '"') {
        if (is_end_quote(i_)) {
          ++i_;
          value_ += '"';
          return;
        }
        value_ += "\\\"";
        ++i_;
      } else if (c == '\\') {
        read_escape();
      } else {
        if (c == '\n')
          value_ += "\\n";
        else
          value_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        ++i_;
      }
    }
    value_ += '"';
  }

  // The four hex digits at a place, or -1.
  int hex_at(std::size_t from) const {
    if (from + 4 > s_.size()) return -1;
    int value = 0;
    for (const char c : s_.substr(from, 4)) {
      const char lower = text::to_lower(c);
      if (lower >= '0' && lower <= '9')
        value = value * 16 + (lower - '0');
      else if (lower >= 'a' && lower <= 'f')
        value = value * 16 + (lower - 'a' + 10);
      else
        return -1;
    }
    return value;
  }

  void read_escape() {
    const char c = i_ + 1 < s_.size() ? s_[i_ + 1] : ' ';
    const int code = c == 'u' ? hex_at(i_ + 2) : -1;
    if (code < 0) {
      if (std::string_view("\"\\/bfnrt").find(c) != kNone)
        value_.append({'\\', c});
      else if (c == '\n')
        value_ += "\\n";
      else if (static_cast<unsigned char>(c) >= 0x20 && c != 'u')
        value_ += c;
      i_ += 2;
      return;
    }
    std::size_t length = 6;
    const bool is_high = code >= 0xD800 && code < 0xDC00;
    if (is_high && s_.substr(i_ + 6, 2) == "\\u") {
      const int low = hex_at(i_ + 8);
      if (low >= 0xDC00 && low < 0xE000) length = 12;
    }
    const bool is_half = code >= 0xD800 && code < 0xE000 && length == 6;
    if (is_half)
      value_ += "\\ufffd";
    else
      value_ += s_.substr(i_, length);
    i_ += length;
  }

  void finish_cut_value() {
    if (value_.back() == ',') value_.pop_back();
    if (value_.back() == ':') value_ += "null";
    while (!open_.empty()) {
      value_ += open_.back();
      open_.pop_back();
    }
    take_value();
  }

  std::string_view s_;
  std::size_t i_ = 0;
  std::string open_;  // the brackets that are to close
  std::string value_;
  std::vector<std::string> values_;
};

nlohmann::json parse(std::string_view s) {
  constexpr bool kThrow = false;
  return is_too_deep(s) ? nlohmann::json(nlohmann::json::value_t::discarded)
                        : nlohmann::json::parse(s.begin(), s.end(), nullptr, kThrow);
}

}  // namespace

std::vector<std::string> mended_json(std::string_view s) {
  return Mender(s).values();
}

std::vector<nlohmann::json> read_loose_json(std::string_view s) {
  s = text::trim(s);
  std::vector<nlohmann::json> values;
  if (nlohmann::json strict = parse(s); !strict.is_discarded()) {
    values.push_back(std::move(strict));
    return values;
  }
  // Some pages escape the whole block.
  const bool is_escaped = s.find('"') == kNone && s.find("&quot;") != kNone;
  const std::string decoded = is_escaped ? decode_entities(s) : std::string();
  for (const std::string& mended : mended_json(is_escaped ? std::string_view(decoded) : s)) {
    if (nlohmann::json value = parse(mended); !value.is_discarded()) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace presscut::facts
