// The pages to read, one after the other: files, the pages in folders, names from a list. Nothing is held but
// where the walk stands, so that a folder of millions begins at once.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "presscut/error.h"

namespace presscut::batch {

struct Input {
  std::string path;            // as named; "-": standard input
  std::string mirror;          // where it stands in its folder: its output's place in an output folder
  std::optional<Error> error;  // why there is no page
};

// Names from a file, each ended by `separator`.
class NameList {
 public:
  // "-": standard input.
  static Result<NameList> open(const std::string& path, char separator);
  // Empty names are passed over.
  std::optional<std::string> next();

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  NameList(std::FILE* file, char separator) : file_(file), separator_(separator) {}
  std::unique_ptr<std::FILE, Closer> file_;
  char separator_;
};

class Inputs {
 public:
  // The arguments first, then the list. Folders are walked, but never `except`, the folder of the outputs.
  Inputs(std::vector<std::string> arguments, std::optional<NameList> list, const std::string& except);

  std::optional<Input> next();

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
