#include "cli/site_config.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "site_config/check.h"
#include "xpath/xpath.h"

namespace presscut::cli {

std::string site_config_trouble(const std::string& folder) {
  if (folder.empty()) return "";
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return printable(folder) + ": " + (error ? error.message() : "not a folder");
  }
  if (access(folder.c_str(), R_OK | X_OK) != 0) {
    return printable(folder) + ": " + std::error_code(errno, std::generic_category()).message();
  }
  const std::string missing = xpath::why_missing();
  return missing.empty() ? "" : "--site-config needs libxml2: " + missing;
}

int check_site_config(const std::string& text, const std::string& file) {
  const site_config::Checked checked = site_config::check(text, file);
  std::string out;
  bool has_fault = false;
  for (const site_config::Remark& remark : checked.remarks) {
    const bool is_fault = remark.weight == site_config::Remark::Weight::fault;
    has_fault = has_fault || is_fault;
    out += (is_fault ? shown(remark.place, text) : printable(remark.place.to_string())) + "\n";
  }
  if (!has_fault)
    out += fmt::format("{}: a site config with {} directives\n", printable(file), checked.directives);
  return print(out, has_fault ? kUsageError : kSuccess);
}

}  // namespace presscut::cli
