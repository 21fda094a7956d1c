// Which files of a folder are pages.
#pragma once

#include <string>
#include <string_view>

namespace presscut::batch {

// The suffix by which a name is that of a page or of an archive of pages, with that of its compression:
// ".html",
// ".HTM.gz", ".zip"; "" if it has none. A view of `name`.
std::string_view page_suffix(std::string_view name);

// Where a page within an archive stands: below the archive's own place, by its name there or its address.
std::string mirror_of_entry(std::string_view archive, std::string_view inside);

// Whether a name has a suffix of any kind: a dot and a few letters or digits at its end.
bool has_suffix(std::string_view name);

// Whether the beginning of a file has a tag of HTML.
bool looks_like_html(std::string_view bytes);

// The page that a folder of this name belongs to, less its suffix, if a browser made it for the page's images
// and scripts ("Save as, complete"); "" for any other folder.
std::string_view companion_of(std::string_view folder);

}  // namespace presscut::batch
