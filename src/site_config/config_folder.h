// A folder of site configs, as FiveFilters publishes them. It may hold thousands: only the files that a
// page's host may have are looked for, by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site_config/config.h"

namespace presscut::site_config {

// The files that may be for a host, the most particular first: "news.example.co.uk" has
// news.example.co.uk.txt, then .news.example.co.uk.txt, .example.co.uk.txt and so on, which are for all sites
// below that name.
std::vector<std::string> file_names(std::string_view host);

// What the host's own file says, then the nearest that is for all sites below a name, then global.txt. A file
// that says "autodetect_on_failure: no" is the last. None of these: nothing.
std::optional<Config> find_config(const std::string& folder, std::string_view host);

}  // namespace presscut::site_config
