#include "dom/spared_attributes.h"

#include <algorithm>
#include <array>

#include "dom/attribute_scan.h"
#include "text/ascii_block.h"
#include "text/strings.h"

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
  char character;
};
constexpr std::array<Reference, 9> kReferences = {{{"amp;", '&'},
                                                   {"quot;", '"'},
                                                   {"#39;", '\''},
                                                   {"#039;", '\''},
                                                   {"#x27;", '\''},
                                                   {"#34;", '"'},
                                                   {"lt;", '<'},
                                                   {"gt;", '>'},
                                                   {"#38;", '&'}}};

const Reference* reference_at(std::string_view behind_ampersand) {
  const auto found = std::find_if(kReferences.begin(), kReferences.end(),
                                  [&](const Reference& r) { return behind_ampersand.starts_with(r.name); });
  return found == kReferences.end() ? nullptr : &*found;
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
    const Reference* reference = value[i] == '&' ? reference_at(value.substr(i + 1)) : nullptr;
    out += reference != nullptr ? reference->character : value[i];
    if (reference != nullptr) i += reference->name.size();
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
      if (block.is_ascii() && text::AsciiBlock::is_all(block.within(' ', 0x7E)) && block.equal_to('&') == 0) {
        i += text::AsciiBlock::kSize - 1;
        continue;
      }
    }
    if (kPlain[static_cast<unsigned char>(attributes[i])]) continue;
    if (attributes[i] != '&') return false;
    const std::string_view behind = attributes.substr(i + 1);
    if (reference_at(behind) == nullptr && !is_no_reference(behind)) return false;
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
