#include "site_config/config_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "input/decode.h"
#include "input/utf8.h"
#include "text/strings.h"

namespace presscut::site_config {

namespace {

namespace fs = std::filesystem;

// The largest of the public configs has 20 kB.
constexpr std::uintmax_t kMaxFile = 1 << 20;
constexpr std::size_t kMaxHost = 253;  // RFC 1035, in its textual form
constexpr std::size_t kMaxParents = 8;

// A host becomes a file's name, so it is no more than a host: letters, digits, dots and dashes.
bool is_plain_host(std::string_view host) {
  return !host.empty() && host.size() <= kMaxHost && host.front() != '.' && host.back() != '.' &&
         host.find("..") == std::string_view::npos && std::all_of(host.begin(), host.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
         });
}

std::optional<Config> read_file(const std::string& folder, const std::string& name) {
  const fs::path path = fs::path(folder) / name;
  std::error_code error;
  // Nothing else than a file: a pipe would make the page wait.
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > kMaxFile || error)
    return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad() || text.empty()) return std::nullopt;
  // What a config puts into a page must not spoil it.
  if (input::utf8_census(text).malformed > 0) {
    auto decoded = input::decode(text, input::windows_1252());
    if (!decoded) return std::nullopt;
    text = std::move(decoded.value());
  }
  return read_config(text, path.string()).config;
}

}  // namespace

std::vector<std::string> file_names(std::string_view host) {
  std::string name = text::to_lower(host);
  if (name.starts_with("www.")) name.erase(0, 4);
  if (!is_plain_host(name)) return {};
  std::vector<std::string> names{name + ".txt"};
  // A page's host has lost its "www.", so a file for all sites below it is for the host itself too.
  std::string_view parent = name;
  for (std::size_t i = 0; i < kMaxParents && parent.find('.') != std::string_view::npos; ++i) {
    names.push_back("." + std::string(parent) + ".txt");
    parent.remove_prefix(parent.find('.') + 1);
  }
  return names;
}

std::optional<Config> find_config(const std::string& folder, std::string_view host) {
  std::optional<Config> config;
  const auto add = [&](std::optional<Config> more) {
    if (!more) return false;
    if (config) {
      config->append(std::move(*more));
    } else {
      config = std::move(more);
    }
    return true;
  };
  const auto is_last = [&] { return config && !config->autodetect_on_failure.value_or(true); };
  const std::vector<std::string> names = file_names(host);
  if (!names.empty()) add(read_file(folder, names.front()));
  for (std::size_t i = 1; i < names.size() && !is_last(); ++i) {
    if (add(read_file(folder, names[i]))) break;
  }
  if (!is_last()) add(read_file(folder, "global.txt"));
  return config;
}

}  // namespace presscut::site_config
