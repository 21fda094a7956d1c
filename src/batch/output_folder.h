// A folder that mirrors the pages read: one output a page, in folders as the pages are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>

namespace presscut::batch {

class OutputFolder {
 public:
  // `suffix` is that of the outputs, such as "txt".
  OutputFolder(std::string folder, std::string_view suffix);

  // Makes the folder and those above it.
  std::error_code make() const;

  // Where a page's output goes: "a/b.html" to "FOLDER/a/b.txt". A second page of that name keeps its own
  // suffix ("a/b.htm.txt"), a third gets a number. Never outside the folder, whatever the name.
  std::string path_for(std::string_view mirror);

  // Makes the folders above an output, and writes it whole or not at all.
  std::error_code write(const std::string& path, std::string_view bytes);

 private:
  bool take(const std::string& relative);
  std::string folder_;
  std::string suffix_;
  // Hashes of names, since there may be millions. Two names of one hash cost the second only its short name.
  std::unordered_set<std::uint64_t> taken_;
  std::unordered_set<std::uint64_t> written_;  // hashes of folders
};

}  // namespace presscut::batch
