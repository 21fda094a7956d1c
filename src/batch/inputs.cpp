#include "batch/inputs.h"

#include <algorithm>
#include <fstream>

#include "batch/page_names.h"

namespace presscut::batch {
namespace fs = std::filesystem;
namespace {

Error unreadable(const std::error_code& error) {
  return {Reason::unreadable, error.message()};
}

bool is_address(const std::string& name) {
  return name.starts_with("http://") || name.starts_with("https://");
}

std::string file_name(const std::string& path) {
  return fs::path(path).filename().string();
}

std::string beginning_of(const std::string& path, std::size_t size) {
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

bool begins_like_html(const std::string& path) {
  return looks_like_html(beginning_of(path, 1024));
}

// JSON lines may hold anything, presscut's own records among it: in a folder only those that carry pages are
// read.
bool is_other_json(const std::string& path, const std::string& name) {
  if (!name.ends_with(".jsonl") && !name.ends_with(".ndjson")) return false;
  const std::string beginning = beginning_of(path, std::size_t{1} << 16);
  return beginning.find("\"html\"") == std::string::npos;
}

// Whether an entry that is no folder is a page: by its suffix, or, without any, by its content.
bool is_page(const fs::directory_entry& entry, const std::string& name) {
  std::error_code error;
  const bool by_name = !page_suffix(name).empty();
  const fs::file_status status = entry.status(error);
  if (fs::is_regular_file(status))
    return (by_name && !is_other_json(entry.path().string(), name)) ||
           (!by_name && !has_suffix(name) && begins_like_html(entry.path().string()));
  return by_name && !fs::exists(status);  // a link to nowhere: reading it will tell
}

}  // namespace

Inputs::Inputs(std::vector<std::string> arguments, std::optional<NameList> list, const std::string& except)
    : arguments_(std::move(arguments)), list_(std::move(list)), except_(except) {}

std::optional<Input> Inputs::next() {
  for (;;) {
    if (!folders_.empty()) {
      if (auto input = walk()) return input;
      if (!found_any_) return Input{walked_, "", Error{Reason::no_article, "no pages in this folder"}};
    }
    std::optional<Input> input;
    if (at_ < arguments_.size()) {
      input = named(arguments_[at_++], From::argument);
    } else if (auto name = list_ ? list_->next() : std::nullopt) {
      input = named(*name, From::list);
    } else {
      return std::nullopt;
    }
    if (input) return input;
  }
}

int Inputs::waits_for() {
  return folders_.empty() && at_ == arguments_.size() && list_ ? list_->waits_for() : -1;
}

// A page, or nothing where the name is that of a folder now entered.
std::optional<Input> Inputs::named(const std::string& name, From from) {
  if (name == "-" && from == From::argument) return Input{name, "stdin", std::nullopt};
  std::error_code error;
  if (is_address(name) && !fs::exists(name, error)) {
    return Input{name, "", Error{Reason::unreadable, "an address, not a file; presscut loads nothing: curl -s ADDRESS | presscut"}};
  }
  if (!fs::is_directory(name, error)) {
    // A list's names are mostly paths below one place, as find(1) gives them; their folders tell them apart.
    return Input{name, from == From::list ? name : file_name(name), std::nullopt};
  }
  walked_ = name;
  found_any_ = false;
  return enter(name.ends_with('/') ? name : name + "/", from == From::list ? name + "/" : "");
}

std::optional<Input> Inputs::walk() {
  while (!folders_.empty()) {
    Folder& folder = folders_.back();
    if (folder.at == folder.entries.size()) {
      folders_.pop_back();
      continue;
    }
    const Entry& entry = folder.entries[folder.at++];
    const std::string path = folder.path + entry.name;
    const std::string mirror = folder.mirror + entry.name;
    if (!entry.folder) {
      found_any_ = true;
      return Input{path, mirror, std::nullopt};
    }
    if (auto input = enter(path + "/", mirror + "/")) return input;
  }
  return std::nullopt;
}

// Lists a folder, to be walked next. Gives an input only for one that cannot be listed.
std::optional<Input> Inputs::enter(const std::string& path, const std::string& mirror) {
  if (is_excepted(path)) return std::nullopt;
  Folder folder{path, mirror, {}, 0};
  std::vector<std::string> stems;  // of the pages in it
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    if (at->is_directory(unknown)) {
      if (!at->is_symlink(unknown))
        folder.entries.push_back({std::move(name), true});  // links may lead in a circle
    } else if (is_page(*at, name)) {
      stems.push_back(name.substr(0, name.size() - page_suffix(name).size()));
      folder.entries.push_back({std::move(name), false});
    }
  }
  if (error) {
    found_any_ = true;
    return Input{path, mirror, unreadable(error)};
  }
  std::sort(stems.begin(), stems.end());
  std::erase_if(folder.entries, [&](const Entry& entry) {
    const std::string_view page = entry.folder ? companion_of(entry.name) : std::string_view{};
    return !page.empty() && std::binary_search(stems.begin(), stems.end(), page);
  });
  std::sort(folder.entries.begin(), folder.entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  folders_.push_back(std::move(folder));
  return std::nullopt;
}

bool Inputs::is_excepted(const std::string& path) const {
  std::error_code error;
  return !except_.empty() && fs::equivalent(path, except_, error) && !error;
}

}  // namespace presscut::batch
