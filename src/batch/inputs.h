// The pages to read, one after the other: files, the pages in folders, names from a list. Nothing is held but
// where the walk stands, so that a folder of millions begins at once.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "batch/name_list.h"
#include "presscut/error.h"

namespace presscut::batch {

struct Input {
  std::string path;            // as named; "-": standard input
  std::string mirror;          // where it stands in its folder: its output's place in an output folder
  std::optional<Error> error;  // why there is no page
};

class Inputs {
 public:
  // The arguments first, then the list. Folders are walked, but never `except`, the folder of the outputs.
  Inputs(std::vector<std::string> arguments, std::optional<NameList> list, const std::string& except);

  std::optional<Input> next();

  // A descriptor that next() would have to wait for; -1 if it need not wait.
  int waits_for();

 private:
  struct Entry {
    std::string name;
    bool folder = false;
  };
  // A folder being walked.
  struct Folder {
    std::string path;    // ends in "/"
    std::string mirror;  // "", or ends in "/"
    std::vector<Entry> entries;
    std::size_t at = 0;
  };
  enum class From { argument, list };

  std::optional<Input> named(const std::string& name, From from);
  std::optional<Input> walk();
  std::optional<Input> enter(const std::string& path, const std::string& mirror);
  bool is_excepted(const std::string& path) const;

  std::vector<std::string> arguments_;
  std::size_t at_ = 0;
  std::optional<NameList> list_;
  std::string except_;
  std::vector<Folder> folders_;  // from the outermost
  std::string walked_;           // the argument that is being walked
  bool found_any_ = false;       // in it
};

}  // namespace presscut::batch
