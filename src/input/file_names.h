// What a file's name says of its content.
#pragma once

#include <string>
#include <string_view>

namespace presscut::input {

// The suffix by which a name is that of a page or of a container with one page, with that of its compression:
// ".html",
// ".HTM.gz", ".mhtml"; "" if it has none. A view of `name`.
std::string_view page_suffix(std::string_view name);

// The same for files that hold many pages: ".zip", ".warc.gz", ".tgz".
std::string_view archive_suffix(std::string_view name);

// "a.tar" of "a.tar.gz" and of "a.tgz"; the name itself if it has no such suffix.
std::string less_compression(std::string_view name);

// "file!inside", or the file's name if it is itself the page.
std::string entry_name(std::string_view file, std::string_view inside);

// The page that a folder of this name belongs to, less its suffix, if a browser made it for the page's images
// and scripts ("Save as, complete"); "" for any other folder.
std::string_view companion_of(std::string_view folder);

}  // namespace presscut::input
