#include "input/iconv_text.h"

#include <algorithm>
#include <cerrno>

#include "input/loading.h"
#include "text/unicode.h"

namespace presscut::input {
namespace {

constexpr std::string_view kReplacementText = "\uFFFD";

// How many bytes a complaint about the first of `rest` covers. As the standard's decoders do, a lead byte
// takes its trail byte with it unless that is ASCII: a quote or "<" after a broken character must stay what
// it is. The range is that of most two-byte encodings; where one is narrower, damaged text loses one byte
// more.
std::size_t malformed_length(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest[0]);
  const bool is_lead = first > 0x80 && first != 0xA0 && first != 0xFF;
  return is_lead && rest.size() > 1 && static_cast<unsigned char>(rest[1]) >= 0x80 ? 2 : 1;
}

}  // namespace

IconvText::IconvText(const char* from) : converter_(iconv_open("UTF-8", from)) {
  if (usable()) return;
  before_loading();  // its converter may not have been loaded
}

IconvText::~IconvText() {
  if (usable()) iconv_close(converter_);
}

bool IconvText::usable() const {
  return converter_ != reinterpret_cast<iconv_t>(-1);
}

void IconvText::append(std::string& out, std::string_view bytes) {
  std::array<char, 16384> buffer;
  std::string_view rest = bytes;
  while (true) {
    // iconv's interface is older than const; it does not write to its input. Without input it hands out what
    // it holds back of a character that might have been followed by a combining one.
    char* in = rest.empty() ? nullptr : const_cast<char*>(rest.data());
    std::size_t in_left = rest.size();
    char* to = buffer.data();
    std::size_t to_left = buffer.size();
    const std::size_t result = rest.empty() ? iconv(converter_, nullptr, nullptr, &to, &to_left)
                                            : iconv(converter_, &in, &in_left, &to, &to_left);
    const int reason = errno;
    out.append(buffer.data(), buffer.size() - to_left);
    if (rest.empty()) return;
    const bool advanced = in_left < rest.size() || to_left < buffer.size();
    rest.remove_prefix(rest.size() - in_left);
    if (result != static_cast<std::size_t>(-1)) continue;
    if (reason == E2BIG && advanced) continue;
    // EILSEQ, or EINVAL: a character that the end cuts short. A third reason there is not, but to stop would
    // lose text.
    if (rest.empty()) continue;
    out += kReplacementText;
    rest.remove_prefix(reason == EINVAL ? rest.size() : malformed_length(rest));
  }
}

UpperHalf IconvText::upper_half() {
  UpperHalf table;
  std::string character;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    character.clear();
    append(character, std::string_view(&byte, 1));
    std::size_t position = 0;
    table[i] = text::next_code_point(character, position);
    if (position != character.size()) table[i] = U'\uFFFD';
  }
  return table;
}

}  // namespace presscut::input
