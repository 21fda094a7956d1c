#include "input/property_list.h"

#include "input/decode.h"

namespace presscut::input {
namespace {

constexpr std::string_view kPropertyListSignature = "bplist0";
constexpr std::size_t kTrailerBytes = 32;

// A marker's upper half.
constexpr unsigned kInteger = 0x1;
constexpr unsigned kData = 0x4;
constexpr unsigned kAsciiString = 0x5;
constexpr unsigned kUtf16String = 0x6;
constexpr unsigned kDictionary = 0xD;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

}  // namespace

// The trailer: six bytes unused, the sizes of an offset and of a reference, then three numbers of eight
// bytes: how many objects there are, which is the top one, and where the table of offsets begins.
std::optional<PropertyList> PropertyList::parse(std::string_view bytes) {
  if (!bytes.starts_with(kPropertyListSignature) || bytes.size() < kTrailerBytes + 8) return std::nullopt;
  const std::string_view trailer = bytes.substr(bytes.size() - kTrailerBytes);
  const std::string_view content = bytes.substr(0, bytes.size() - kTrailerBytes);
  PropertyList list;
  list.offset_size_ = static_cast<unsigned char>(trailer[6]);
  list.reference_size_ = static_cast<unsigned char>(trailer[7]);
  list.count_ = big_endian(trailer.substr(8, 8));
  list.top_ = big_endian(trailer.substr(16, 8));
  const std::uint64_t table = big_endian(trailer.substr(24, 8));
  const auto is_size = [](std::size_t size) { return size >= 1 && size <= 8; };
  if (!is_size(list.offset_size_) || !is_size(list.reference_size_)) return std::nullopt;
  if (table > content.size() || list.count_ > (content.size() - table) / list.offset_size_)
    return std::nullopt;
  list.objects_ = content.substr(0, table);
  list.offsets_ = content.substr(table);
  return list;
}

std::optional<std::uint64_t> PropertyList::number(std::string_view bytes, std::size_t size) const {
  if (bytes.size() < size) return std::nullopt;
  return big_endian(bytes.substr(0, size));
}

std::optional<PropertyList::Value> PropertyList::value(Object object) const {
  if (object >= count_) return std::nullopt;
  const std::uint64_t offset = big_endian(offsets_.substr(object * offset_size_, offset_size_));
  if (offset >= objects_.size()) return std::nullopt;
  const unsigned marker = static_cast<unsigned char>(objects_[offset]);
  Value value{marker >> 4u, marker & 0x0Fu, objects_.substr(offset + 1)};
  if (value.count != 0x0F) return value;
  // The count stands behind, as an integer of its own.
  if (value.bytes.empty()) return std::nullopt;
  const unsigned size_marker = static_cast<unsigned char>(value.bytes[0]);
  if (size_marker >> 4u != kInteger || (size_marker & 0x0Fu) > 3) return std::nullopt;
  const std::size_t size = std::size_t{1} << (size_marker & 0x0Fu);
  const auto count = number(value.bytes.substr(1), size);
  if (!count) return std::nullopt;
  value.count = *count;
  value.bytes.remove_prefix(1 + size);
  return value;
}

std::optional<PropertyList::Object> PropertyList::find(Object dictionary, std::string_view key) const {
  const auto found = value(dictionary);
  if (!found || found->type != kDictionary) return std::nullopt;
  // All keys' references, then all values'.
  if (found->count > found->bytes.size() / reference_size_ / 2) return std::nullopt;
  for (std::uint64_t i = 0; i < found->count; ++i) {
    const auto name = value(big_endian(found->bytes.substr(i * reference_size_, reference_size_)));
    const bool same =
        name && name->type == kAsciiString && name->count == key.size() && name->bytes.starts_with(key);
    if (same) return number(found->bytes.substr((found->count + i) * reference_size_), reference_size_);
  }
  return std::nullopt;
}

std::optional<std::string_view> PropertyList::data(Object object) const {
  const auto found = value(object);
  if (!found || found->type != kData || found->count > found->bytes.size()) return std::nullopt;
  return found->bytes.substr(0, found->count);
}

std::optional<std::string> PropertyList::string(Object object) const {
  const auto found = value(object);
  if (!found) return std::nullopt;
  if (found->type == kAsciiString && found->count <= found->bytes.size()) {
    return std::string(found->bytes.substr(0, found->count));
  }
  if (found->type == kUtf16String && found->count <= found->bytes.size() / 2) {
    auto text = decode(found->bytes.substr(0, found->count * 2), *encoding_named("utf-16be"));
    if (text) return std::move(text.value());
  }
  return std::nullopt;
}

}  // namespace presscut::input
