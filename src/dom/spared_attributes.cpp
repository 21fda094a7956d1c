#include "dom/spared_attributes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "dom/attribute_scan.h"
#include "text/ascii_block.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::dom {

namespace {

// Bytes of characters that the tokenizer may replace: controls, line ends it makes one, and what may be the
// first of U+0080 to U+009F or of a character that is none.
constexpr bool may_be_replaced(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f') || byte == 0x7F || byte == 0xC2 ||
         byte >= 0xEF;
}

// Bytes that can_spare_attributes() need not look at any closer.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte) {
    const char c = static_cast<char>(byte);
    plain[byte] = c != '&' && !may_be_replaced(c);
  }
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

struct Reference {
  std::string_view name;  // with what ends it
  char32_t character;
};
constexpr std::array<Reference, 4> kReferences = {{{"amp;", '&'}, {"quot;", '"'}, {"lt;", '<'}, {"gt;", '>'}}};

// "#8217;", "#x27;", of characters that are themselves and not replaced.
std::optional<Reference> number_at(std::string_view behind_ampersand) {
  constexpr std::size_t kMostDigits = 6;
  std::size_t i = 1;
  const bool is_hexadecimal = behind_ampersand.size() > 1 && text::to_lower(behind_ampersand[1]) == 'x';
  if (is_hexadecimal) ++i;
  const std::size_t first = i;
  char32_t number = 0;
  for (; i < behind_ampersand.size() && i - first < kMostDigits; ++i) {
    const char c = text::to_lower(behind_ampersand[i]);
    if (c >= '0' && c <= '9') {
      number = number * (is_hexadecimal ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (is_hexadecimal && c >= 'a' && c <= 'f') {
      number = number * 16 + static_cast<char32_t>(c - 'a' + 10);
    } else {
      break;
    }
  }
  if (i == first || i >= behind_ampersand.size() || behind_ampersand[i] != ';') return std::nullopt;
  const bool is_itself = (number >= 0x20 && number < 0x7F) || (number >= 0xA0 && number < 0xD800) || (number >= 0xE000 && number < 0xFDD0);
  if (!is_itself) return std::nullopt;
  return Reference{behind_ampersand.substr(0, i + 1), number};
}

std::optional<Reference> reference_at(std::string_view behind_ampersand) {
  if (behind_ampersand.starts_with('#')) return number_at(behind_ampersand);
  const auto found = std::find_if(kReferences.begin(), kReferences.end(),
                                  [&](const Reference& r) { return behind_ampersand.starts_with(r.name); });
  return found == kReferences.end() ? std::nullopt : std::optional(*found);
}

// "&page=2": in an attribute, a name that "=" follows is no reference, whatever name it is.
bool is_no_reference(std::string_view behind_ampersand) {
  std::size_t i = 0;
  while (i < behind_ampersand.size() &&
         (is_ascii_letter(behind_ampersand[i]) || (behind_ampersand[i] >= '0' && behind_ampersand[i] <= '9')))
    ++i;
  if (i < behind_ampersand.size() && behind_ampersand[i] == '=') return true;
  return i == 0 && !behind_ampersand.starts_with('#');
}

std::string decoded(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::optional<Reference> reference = value[i] == '&' ? reference_at(value.substr(i + 1)) : std::nullopt;
    if (reference) {
      text::append_code_point(out, reference->character);
      i += reference->name.size();
    } else {
      out += value[i];
    }
  }
  return out;
}

bool builds_by_attributes(Tag tag, std::string_view name, std::string_view attributes) {
  if (is_formatting(tag)) return true;  // of those with the same attributes three are kept, and <font> may end a drawing
  switch (tag) {
    case Tag::html_:  // a second one gives its attributes to the first
    case Tag::body_:
    case Tag::math_:
      return true;
    case Tag::input_:  // type=hidden
      return text::find_ignoring_case(attributes, "hidden") != std::string_view::npos;
    case Tag::svg_:  // some names lose their prefix: "xlink:href", "xml:lang", "xmlns:xlink"
      return text::find_ignoring_case(attributes, "xlink:") != std::string_view::npos ||
             text::find_ignoring_case(attributes, "xml:") != std::string_view::npos ||
             text::find_ignoring_case(attributes, "xmlns:") != std::string_view::npos;
    case Tag::first_unknown:
      return name.find('-') == std::string_view::npos || name == "annotation-xml";
    default:
      return false;
  }
}

}  // namespace

bool can_spare_attributes(Tag tag, std::string_view lower_case_name, std::string_view attributes) {
  if (builds_by_attributes(tag, lower_case_name, attributes)) return false;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes.size() - i >= text::AsciiBlock::kSize) {
      const text::AsciiBlock block(attributes.data() + i);
      if (block.is_printable() && block.equal_to('&') == 0) {
        i += text::AsciiBlock::kSize - 1;
        continue;
      }
    }
    if (kPlain[static_cast<unsigned char>(attributes[i])]) continue;
    if (attributes[i] != '&') return false;
    const std::string_view behind = attributes.substr(i + 1);
    if (!reference_at(behind) && !is_no_reference(behind)) return false;
  }
  return true;
}

void AttributeReader::read(std::string_view attributes, DocumentBuilder& builder) {
  names_.clear();
  std::size_t at = 0;
  scan_attributes(attributes, at, [&](std::string_view name, std::string_view value) {
    const bool is_repeated = std::any_of(names_.begin(), names_.end(), [&](std::string_view before) {
      return before.size() == name.size() && text::equals_ignoring_case(before, name);
    });
    if (is_repeated) return;
    names_.push_back(name);
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      lower_ = name;
      for (char& c : lower_) c = text::to_lower(c);
      name = lower_;
    }
    value = shortened_address(value);
    if (value.find('&') == std::string_view::npos) {
      builder.attribute(name, value);
    } else {
      builder.attribute(name, decoded(value));
    }
  });
}

// The same in characters decoded: no address of data has a reference at its beginning.
std::string_view shortened_address(std::string_view value) {
  constexpr std::size_t kMaxDataUri = 64;
  return value.size() > kMaxDataUri && text::starts_with_ignoring_case(value, "data:")
             ? value.substr(0, kMaxDataUri)
             : value;
}

}  // namespace presscut::dom
