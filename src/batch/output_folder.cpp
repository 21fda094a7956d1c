#include "batch/output_folder.h"

#include <filesystem>

#include "batch/output_file.h"
#include "batch/page_names.h"
#include "batch/shard.h"

namespace presscut::batch {
namespace fs = std::filesystem;
namespace {

// Without the components that lead elsewhere.
std::string inside(std::string_view mirror) {
  std::string out;
  while (!mirror.empty()) {
    const std::size_t end = std::min(mirror.find('/'), mirror.size());
    const std::string_view part = mirror.substr(0, end);
    mirror.remove_prefix(std::min(end + 1, mirror.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (!out.empty()) out += '/';
    out += part;
  }
  return out.empty() ? "page" : out;
}

}  // namespace

OutputFolder::OutputFolder(std::string folder, std::string_view suffix)
    : folder_(std::move(folder)), suffix_("." + std::string(suffix)) {}

std::error_code OutputFolder::make() const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (!error) TemporaryFile::remove_abandoned(folder_);
  return error;
}

std::string OutputFolder::path_for(std::string_view mirror) {
  const std::string name = inside(mirror);
  std::string relative = name.substr(0, name.size() - page_suffix(name).size()) + suffix_;
  if (!take(relative)) {
    relative = name + suffix_;
    for (int number = 2; !take(relative); ++number) relative = name + "." + std::to_string(number) + suffix_;
  }
  return folder_ + (folder_.ends_with('/') ? "" : "/") + relative;
}

bool OutputFolder::take(const std::string& relative) {
  return taken_.insert(Shard::hash(relative)).second;
}

std::error_code OutputFolder::write(const std::string& path, std::string_view bytes) {
  const std::string parent = fs::path(path).parent_path().string();
  const bool first = written_.insert(Shard::hash(parent)).second;
  if (first) {
    std::error_code error;
    fs::create_directories(parent, error);
    if (error) return error;
  }
  OutputFile file(path, first ? OutputFile::Abandoned::remove : OutputFile::Abandoned::leave);
  if (const auto error = file.write(bytes)) return error;
  return file.commit();
}

}  // namespace presscut::batch
