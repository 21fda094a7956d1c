#include "dom/spared_attributes.h"

#include <algorithm>
#include <array>

#include "dom/attribute_scan.h"
#include "dom/plain_reference.h"
#include "dom/tag_kinds.h"
#include "text/ascii_block.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

// Bytes that can_read_attributes() need not look at any closer.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte) {
    const bool is_control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f') || byte == 0x7F;
    plain[byte] = byte != '&' && !is_control && byte != 0xC2 && byte < 0xEF;
  }
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

// What the tree builder makes of an <svg>'s attributes
// (https://html.spec.whatwg.org/multipage/parsing.html#adjust-foreign-attributes).
constexpr std::string_view kForeignNames[] = {"xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role",
                                              "xlink:show",    "xlink:title",   "xlink:type", "xml:base",
                                              "xml:lang",      "xml:space",     "xmlns:xlink"};

std::string_view foreign_name(std::string_view name) {
  const bool has_prefix = name.starts_with('x') && std::find(std::begin(kForeignNames), std::end(kForeignNames), name) != std::end(kForeignNames);
  return has_prefix ? name.substr(name.find(':') + 1) : name;
}

// Names that are references without the ';' too, of up to three letters; no such name has more than six.
constexpr std::string_view kShortNames[] = {"lt", "gt", "LT", "GT", "amp", "AMP", "deg", "eth", "ETH", "not", "reg", "REG", "shy", "uml", "yen"};

// "&page=2": in an attribute, a name that "=" follows is no reference, whatever name it is. "&utm_source".
bool is_no_reference(std::string_view behind_ampersand) {
  std::size_t i = 0;
  while (i < behind_ampersand.size() &&
         (is_ascii_letter(behind_ampersand[i]) || (behind_ampersand[i] >= '0' && behind_ampersand[i] <= '9')))
    ++i;
  const char next = i < behind_ampersand.size() ? behind_ampersand[i] : '"';
  if (next == '=') return true;
  if (next == ';') return false;
  if (i == 0) return next != '#';
  const std::string_view name = behind_ampersand.substr(0, i);
  return i > 6 || (i <= 3 && std::find(std::begin(kShortNames), std::end(kShortNames), name) == std::end(kShortNames));
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
    case Tag::first_unknown:
      return !is_custom(name);
    default:
      return false;
  }
}

}  // namespace

bool can_spare_attributes(Tag tag, std::string_view lower_case_name, std::string_view attributes) {
  return !builds_by_attributes(tag, lower_case_name, attributes) && can_read_attributes(attributes);
}

bool can_read_attributes(std::string_view attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes.size() - i >= text::kWideSize && text::are_printable_without('&', attributes.data() + i)) {
      i += text::kWideSize - 1;
      continue;
    }
    if (kPlain[static_cast<unsigned char>(attributes[i])]) continue;
    if (static_cast<unsigned char>(attributes[i]) >= 0x80) {
      if (!is_plain_character(attributes.substr(i))) return false;
      continue;
    }
    if (attributes[i] != '&') return false;
    const std::string_view behind = attributes.substr(i + 1);
    if (reference_at(behind).size == 0 && !is_no_reference(behind)) return false;
  }
  return true;
}

void AttributeReader::read(std::string_view page, std::span<const ScannedAttribute> attributes, Tag tag,
                           DocumentBuilder& builder) {
  names_.clear();
  const auto view = [&](TextRange range) { return std::string_view(page.data() + range.begin, range.size); };
  for (const ScannedAttribute& attribute : attributes) read(view(attribute.name), view(attribute.value), tag, builder);
}

void AttributeReader::read(std::string_view attributes, Tag tag, DocumentBuilder& builder) {
  names_.clear();
  std::size_t at = 0;
  scan_attributes(attributes, at,
                  [&](std::string_view name, std::string_view value) { read(name, value, tag, builder); });
}

void AttributeReader::read(std::string_view name, std::string_view value, Tag tag, DocumentBuilder& builder) {
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
  if (tag == Tag::svg_) name = foreign_name(name);
  value = shortened_address(value);
  if (value.find('&') == std::string_view::npos) {
    builder.attribute(name, value);
  } else {
    decoded_.clear();
    append_decoded(value, decoded_);
    builder.attribute(name, decoded_);
  }
}

// The same in characters decoded: no address of data has a reference at its beginning.
std::string_view shortened_address(std::string_view value) {
  constexpr std::size_t kMaxDataUri = 64;
  return value.size() > kMaxDataUri && text::starts_with_ignoring_case(value, "data:")
             ? value.substr(0, kMaxDataUri)
             : value;
}

}  // namespace presscut::dom
