#include "batch/output_folder.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "batch/output_file.h"
#include "batch/page_names.h"
#include "batch/shard.h"

namespace presscut::batch {
namespace fs = std::filesystem;
namespace {

// File systems take 255 bytes, and the suffixes come on top.
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestPath = 2000;

// An address may be longer than a file's name. What is left out is told apart by a hash of the whole.
std::string shortened(std::string_view name, std::size_t most) {
  if (name.size() <= most) return std::string(name);
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a: the same on every machine
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  std::size_t end = most - 17;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;  // not within a character
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return std::string(name.substr(0, end)) + "~" + digits;
}

// Without the components that lead elsewhere.
std::string inside(std::string_view mirror) {
  std::string out;
  while (!mirror.empty()) {
    const std::size_t end = std::min(mirror.find('/'), mirror.size());
    const std::string_view part = mirror.substr(0, end);
    mirror.remove_prefix(std::min(end + 1, mirror.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (!out.empty()) out += '/';
    out += shortened(part.substr(0, part.find('\0')), kLongestName);
  }
  if (out.size() > kLongestPath) out = shortened(out, kLongestPath);
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
