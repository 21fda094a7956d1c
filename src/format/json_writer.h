// JSON (RFC 8259) written as it comes. Texts of pages are long and plain, so that looking at eight bytes at a time takes a
// fifth of what a library takes that builds a value and looks at each byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presscut::format {

enum class Layout { indented, one_line };

// Appends `s` as a JSON string. Bytes that are not UTF-8 (in a file's name) become U+FFFD. What disguises text
// (text::is_disguising()) is spelt out, so that records are safe to show, and lines for whoever takes U+2028 for a
// line's end.
void append_json_string(std::string& out, std::string_view s);

// One value and what is in it, in the order of the calls.
class JsonWriter {
 public:
  explicit JsonWriter(Layout layout) : layout_(layout) {}

  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);  // of the value that comes next
  void string(std::string_view value);
  void plain(std::string_view value);  // a number, "true", "false", "null"
  // A member of an object.
  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  std::string finish() &&;  // with a newline at the end

 private:
  void begin(char bracket);
  void end(char bracket);
  void begin_value();
  void new_line();

  Layout layout_;
  std::string out_;
  std::size_t depth_ = 0;
  bool is_first_ = true;  // in what was begun last
  bool has_key_ = false;
};

}  // namespace presscut::format
