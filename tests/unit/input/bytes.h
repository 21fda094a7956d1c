// Test pages in other encodings.
#pragma once

#include <iconv.h>
#include <zlib.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace presscut::input {

// UTF-8 text as bytes of another encoding, by iconv's name. A character that the encoding lacks ends the test
// run.
inline std::string in_encoding(const char* encoding, std::string_view utf_8) {
  const iconv_t converter = iconv_open(encoding, "UTF-8");
  std::string out(utf_8.size() * 4 + 16, '\0');
  char* from = const_cast<char*>(utf_8.data());
  char* to = out.data();
  std::size_t from_left = utf_8.size();
  std::size_t to_left = out.size();
  if (iconv(converter, &from, &from_left, &to, &to_left) != 0) std::abort();
  if (iconv(converter, nullptr, nullptr, &to, &to_left) != 0) std::abort();
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

inline std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) std::abort();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) std::abort();
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace presscut::input
