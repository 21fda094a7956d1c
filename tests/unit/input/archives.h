// Zip and tar archives made by hand.
#pragma once

#include <zlib.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace presscut::input {

struct Entry {
  std::string name;
  std::string bytes;
  char tar_type = '0';
  std::string link = "";
};

inline std::string little_endian(std::size_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

// Uncompressed, as PKWARE's description has it in its chapters 4.3.7, 4.3.12 and 4.3.16. Flag 1 says
// "encrypted".
inline std::string zip_of(const std::vector<Entry>& entries, std::size_t flags = 0x0800) {
  std::string out;
  std::string directory;
  for (const Entry& entry : entries) {
    const auto* bytes = reinterpret_cast<const Bytef*>(entry.bytes.data());
    const std::size_t crc = crc32(0, bytes, static_cast<uInt>(entry.bytes.size()));
    const std::string common = little_endian(20, 2) + little_endian(flags, 2) + little_endian(0, 2) +
                               little_endian(0, 4) + little_endian(crc, 4) +
                               little_endian(entry.bytes.size(), 4) + little_endian(entry.bytes.size(), 4) +
                               little_endian(entry.name.size(), 2) + little_endian(0, 2);
    directory += "PK\x01\x02" + little_endian(20, 2) + common + little_endian(0, 2) + little_endian(0, 2) +
                 little_endian(0, 2) + little_endian(0, 4) + little_endian(out.size(), 4) + entry.name;
    out += "PK\x03\x04" + common + entry.name + entry.bytes;
  }
  return out + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(entries.size(), 2) +
         little_endian(entries.size(), 2) + little_endian(directory.size(), 4) +
         little_endian(out.size(), 4) + little_endian(0, 2);
}

inline std::string tar_of(const std::vector<Entry>& entries) {
  std::string out;
  for (const Entry& entry : entries) {
    std::string head(512, '\0');
    head.replace(0, entry.name.size(), entry.name);
    head.replace(100, 7, "0000644");
    char size[13];
    std::snprintf(size, sizeof size, "%011zo", entry.bytes.size());
    head.replace(124, 11, size);
    head.replace(136, 11, "00000000000");
    head.replace(148, 8, "        ");
    head[156] = entry.tar_type;
    head.replace(157, entry.link.size(), entry.link);
    head.replace(257, 5, "ustar");
    head.replace(263, 2, "00");
    unsigned sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    char check[8];
    std::snprintf(check, sizeof check, "%06o", sum);
    head.replace(148, 7, check, 7);
    out += head + entry.bytes + std::string((512 - entry.bytes.size() % 512) % 512, '\0');
  }
  return out + std::string(1024, '\0');
}

}  // namespace presscut::input
