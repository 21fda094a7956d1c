#include "input/meta_prescan.h"

#include <algorithm>
#include <optional>
#include <string>

#include "text/strings.h"

namespace presscut::input {
namespace {

// The standard's prescan reads this much.
constexpr std::size_t kPrescanBytes = 1024;

// A declaration that comes later is obeyed too, as browsers do by starting over once they meet it
// (https://html.spec.whatwg.org/multipage/parsing.html#changing-the-encoding-while-parsing). Page savers put
// long comments, styles and data before it. The head of a saved page seldom has more text than this outside
// style and script.
constexpr std::size_t kLateMetaBytes = std::size_t{256} << 10;

constexpr bool is_space(char c) {
  return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Attribute {
  std::string name;  // both in lower case
  std::string value;
};

enum class Extent { first_bytes, head };

// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
class Prescan {
 public:
  Prescan(std::string_view bytes, Extent extent) : bytes_(bytes), extent_(extent) {}

  const Encoding* run() {
    while (position_ < bytes_.size()) {
      position_ = std::min(bytes_.find('<', position_), bytes_.size());
      const std::string_view rest = bytes_.substr(position_);
      if (rest.starts_with("<!--")) {
        // The two hyphens that open a comment may be those that close it: "<!-->".
        move_past("-->", position_ + 2);
      } else if (is_meta(rest)) {
        position_ += 5;
        if (const Encoding* found = meta_encoding()) return found;
        ++position_;
      } else if (is_tag(rest)) {
        if (extent_ == Extent::head && ends_head(rest)) return nullptr;
        const std::size_t name = position_ + 1;
        while (position_ < bytes_.size() && !is_space(bytes_[position_]) && bytes_[position_] != '>')
          ++position_;
        const std::string_view tag = bytes_.substr(name, position_ - name);
        while (next_attribute()) {
        }
        ++position_;
        if (extent_ == Extent::head) skip_raw_text(tag);
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        move_past(">", position_);
      } else {
        ++position_;
      }
    }
    return nullptr;
  }

 private:
  static bool is_meta(std::string_view s) {
    return s.size() > 5 && text::starts_with_ignoring_case(s, "<meta") && (is_space(s[5]) || s[5] == '/');
  }

  static bool is_tag(std::string_view s) {
    return (s.size() > 1 && is_letter(s[1])) || (s.size() > 2 && s[1] == '/' && is_letter(s[2]));
  }

  static bool ends_head(std::string_view s) {
    return text::starts_with_ignoring_case(s, "</head") || text::starts_with_ignoring_case(s, "<body");
  }

  void move_past(std::string_view end, std::size_t from) {
    const std::size_t found = bytes_.find(end, from);
    position_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  // What looks like a <meta> in a script or a style is not one. The standard's prescan does not look that
  // closely.
  void skip_raw_text(std::string_view tag) {
    for (const std::string_view raw : {"script", "style", "title", "noscript", "template"}) {
      if (!text::equals_ignoring_case(tag, raw)) continue;
      const std::string close = "</" + std::string(raw);
      position_ = std::min(text::find_ignoring_case(bytes_, close, std::min(position_, bytes_.size())),
                           bytes_.size());
      return;
    }
  }

  // Step 5 of the loop, for "<meta": from its name's end to its own.
  const Encoding* meta_encoding() {
    bool seen_http_equiv = false;
    bool seen_content = false;
    bool seen_charset = false;
    bool got_pragma = false;
    std::optional<bool> need_pragma;
    const Encoding* charset = nullptr;
    while (const auto attribute = next_attribute()) {
      // An attribute counts the first time only.
      if (attribute->name == "http-equiv" && !seen_http_equiv) {
        seen_http_equiv = true;
        got_pragma = attribute->value == "content-type";
      } else if (attribute->name == "content" && !seen_content) {
        seen_content = true;
        const Encoding* found = encoding_named(charset_in_content(attribute->value));
        if (found && !charset) {
          charset = found;
          need_pragma = true;
        }
      } else if (attribute->name == "charset" && !seen_charset) {
        seen_charset = true;
        charset = encoding_named(attribute->value);
        need_pragma = false;
      }
    }
    if (at_end()) return nullptr;  // the bytes ran out inside the tag
    if (!need_pragma || (*need_pragma && !got_pragma)) return nullptr;
    return charset;
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#concept-get-attributes-when-sniffing
  std::optional<Attribute> next_attribute() {
    while (!at_end() && (is_space(current()) || current() == '/')) ++position_;  // 1
    if (at_end() || current() == '>') return std::nullopt;                       // 2
    Attribute attribute;
    while (!at_end() && (current() != '=' || attribute.name.empty())) {  // 4, 5
      if (is_space(current())) {
        while (!at_end() && is_space(current())) ++position_;  // 6
        break;
      }
      if (current() == '/' || current() == '>') return attribute;
      take(attribute.name);
    }
    if (at_end() || current() != '=') return attribute;    // 7
    ++position_;                                           // 8
    while (!at_end() && is_space(current())) ++position_;  // 9
    if (at_end()) return std::nullopt;
    if (current() == '"' || current() == '\'') {  // 10
      const char quote = current();
      for (++position_; !at_end() && current() != quote;) take(attribute.value);
      if (at_end()) return std::nullopt;
      ++position_;
      return attribute;
    }
    while (!at_end() && !is_space(current()) && current() != '>') take(attribute.value);  // 10, 11
    return attribute;
  }

  bool at_end() const { return position_ >= bytes_.size(); }
  char current() const { return bytes_[position_]; }
  // Of a long value, such as an image in a data: address, nothing is wanted.
  void take(std::string& to) {
    constexpr std::size_t kLongest = 256;
    if (to.size() < kLongest) to += text::to_lower(current());
    ++position_;
  }

  std::string_view bytes_;
  Extent extent_;
  std::size_t position_ = 0;
};

// https://html.spec.whatwg.org/multipage/parsing.html#concept-get-xml-encoding-when-sniffing
const Encoding* xml_encoding(std::string_view bytes) {
  constexpr std::string_view kKey = "encoding";
  if (!bytes.starts_with("<?xml")) return nullptr;
  const std::size_t end = bytes.find('>');
  if (end == std::string_view::npos) return nullptr;
  const std::string_view declaration = bytes.substr(0, end);
  std::size_t i = declaration.find(kKey);
  if (i == std::string_view::npos) return nullptr;
  const auto skip_blanks = [&] {
    while (i < declaration.size() && static_cast<unsigned char>(declaration[i]) <= ' ') ++i;
  };
  i += kKey.size();
  skip_blanks();
  if (i >= declaration.size() || declaration[i] != '=') return nullptr;
  ++i;
  skip_blanks();
  if (i >= declaration.size() || (declaration[i] != '"' && declaration[i] != '\'')) return nullptr;
  const std::size_t close = declaration.find(declaration[i], i + 1);
  if (close == std::string_view::npos) return nullptr;
  return encoding_named(declaration.substr(i + 1, close - i - 1));
}

}  // namespace

// https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements
std::string_view charset_in_content(std::string_view content) {
  constexpr std::string_view kKey = "charset";
  std::size_t i = 0;
  while ((i = text::find_ignoring_case(content, kKey, i)) != std::string_view::npos) {
    i += kKey.size();
    while (i < content.size() && is_space(content[i])) ++i;
    if (i >= content.size() || content[i] != '=') continue;
    ++i;
    while (i < content.size() && is_space(content[i])) ++i;
    if (i >= content.size()) return {};
    if (content[i] == '"' || content[i] == '\'') {
      const std::size_t close = content.find(content[i], i + 1);
      return close == std::string_view::npos ? std::string_view{} : content.substr(i + 1, close - i - 1);
    }
    std::size_t end = i;
    while (end < content.size() && !is_space(content[end]) && content[end] != ';') ++end;
    return content.substr(i, end - i);
  }
  return {};
}

const Encoding* declared_encoding(std::string_view bytes) {
  const Encoding* found = Prescan(bytes.substr(0, kPrescanBytes), Extent::first_bytes).run();
  if (!found) found = xml_encoding(bytes.substr(0, kPrescanBytes));
  if (!found) found = Prescan(bytes.substr(0, kLateMetaBytes), Extent::head).run();
  const bool utf_16 = found && (found->decoder == Decoder::utf_16le || found->decoder == Decoder::utf_16be);
  return utf_16 ? &utf_8() : found;
}

}  // namespace presscut::input
