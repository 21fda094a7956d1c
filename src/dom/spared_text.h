// Text that the parser need not see. Tree construction asks of a character only whether it is white space, so
// a run of text is shown to the parser as one or two characters of the private-use planes, which are turned back when the
// tree is copied. White space between tags is shown as one character, and stays one, but for what stands in
// <pre>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presscut::dom {

class SparedText {
 public:
  enum class Space { as_it_is, as_one };

  // Whether the page has a character of the planes that stand for runs, or a reference to one, so that its text cannot be
  // spared.
  static bool collides(std::string_view html);

  // Writes what the parser is to see of a stretch of text between two tags. False where only the parser can tell what text
  // that is; else append_decoded() (plain_reference.h) and expand() can. Precondition: `text` outlives this.
  bool write(std::string_view text, Space space, std::string& out);

  std::size_t size() const { return size_; }  // of what was spared, in bytes

  // Turns a text of the tree back.
  void expand(std::string_view text, std::string& out) const;

 private:
  void write_run(std::string_view run, std::string& out);

  std::vector<std::string_view> runs_;
  std::size_t size_ = 0;
};

}  // namespace presscut::dom
