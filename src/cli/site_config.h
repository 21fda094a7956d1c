// Site configs: the folder that an option names, and the check of a file.
#pragma once

#include <string>

namespace presscut::cli {

// Why the folder cannot be used; "" if it can, or is none ("").
std::string site_config_trouble(const std::string& folder);

// "rules check" of a site config: prints what is wrong with it and what of it is ignored. Returns the exit
// status.
int check_site_config(const std::string& text, const std::string& file);

}  // namespace presscut::cli
