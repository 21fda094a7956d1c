// Files of src/format/assets/, embedded at build time.
#pragma once

#include <string_view>

namespace presscut::format {

struct Asset {
  std::string_view text;
  std::string_view hash;  // "sha256-…", as a content security policy names it
};

extern const Asset explain_css;
extern const Asset explain_js;

}  // namespace presscut::format
