// Names from a file, each ended by a line end or NUL. Whoever has other work can ask whether the next one is
// there.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "presscut/error.h"

namespace presscut::batch {

class NameList {
 public:
  // "-": standard input.
  static Result<NameList> open(const std::string& path, char separator);

  // Empty names are passed over.
  std::optional<std::string> next();

  // The descriptor that next() would have to wait for; -1 if it need not wait.
  int waits_for();

 private:
  struct Descriptor {
    explicit Descriptor(int given) : number(given) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    const int number;
  };

  NameList(int descriptor, char separator);
  void read_more();

  std::unique_ptr<Descriptor> descriptor_;
  char separator_;
  std::string bytes_;
  std::size_t at_ = 0;        // where the next name begins
  std::size_t searched_ = 0;  // up to where there is no separator
  bool ended_ = false;
};

}  // namespace presscut::batch
