// Zip and tar archives, by libarchive. WACZ is a zip archive of WARC files, MAFF one of saved pages.
//
// Nothing of an archive is written to files, so that its names could lead nowhere; those that try to are
// refused still, since outputs are named after them.
#include <array>
#include <unordered_set>

#include "input/binary.h"
#include "input/container.h"
#include "input/file_names.h"
#include "input/libarchive.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

// After damage that libarchive does not get over, an archive whose parts can be found is opened anew, and
// what was read passed over. Each time costs a walk over the entries, hence no more than so often.
constexpr int kMostReopenings = 100;

// In a row, of entries whose headers cannot be used.
constexpr int kMostBadHeaders = 1000;

std::string_view file_part(std::string_view name) {
  return name.substr(name.rfind('/') + 1);  // npos + 1 is 0
}

// Calls visit(component, place where it begins) for each part between slashes; backslashes are such in zip
// files made on Windows.
template <class Visit>
void for_each_component(std::string_view name, Visit&& visit) {
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t end = std::min(name.find_first_of("/\\", begin), name.size());
    visit(name.substr(begin, end - begin), begin);
    begin = end + 1;
  }
}

bool leads_out(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\')) return true;
  if (name.size() >= 2 && name[1] == ':') return true;  // a drive of Windows
  bool found = false;
  for_each_component(name,
                     [&](std::string_view component, std::size_t) { found = found || component == ".."; });
  return found;
}

// ".git/", "__MACOSX/", "._page.html": not for people to read, as in folders.
bool is_hidden(std::string_view name) {
  bool found = false;
  for_each_component(name, [&](std::string_view component, std::size_t) {
    found = found || component == "__MACOSX" ||
            (component.size() > 1 && component[0] == '.' && component != "..");
  });
  return found;
}

// Tells the files that a browser saved beside a page, if the page came before them, as it does by name.
class Companions {
 public:
  void saw_page(std::string_view name) {
    stems_.insert(std::hash<std::string_view>{}(name.substr(0, name.size() - page_suffix(name).size())));
  }
  bool is_of_page(std::string_view name) const {
    bool found = false;
    for_each_component(name, [&](std::string_view component, std::size_t begin) {
      if (found || begin + component.size() == name.size()) return;
      const std::string_view page = companion_of(component);
      if (!page.empty())
        found = stems_.contains(std::hash<std::string_view>{}(name.substr(0, begin + page.size())));
    });
    return found;
  }

 private:
  std::unordered_set<std::size_t> stems_;  // hashes: a million names would be a burden
};

// The bytes of the entry that an archive stands at.
class EntryStream : public ByteStream {
 public:
  explicit EntryStream(OpenArchive& archive, std::string_view format) : archive_(archive), format_(format) {}

  Result<std::size_t> read(std::span<char> room) override {
    if (error_) return *error_;
    const la_ssize_t count = archive_.read(room);
    // A warning is a wrong checksum: the bytes are not those that were put in.
    if (count >= 0) return static_cast<std::size_t>(count);
    error_ = archive_.error(Reason::unreadable, "damaged " + std::string(format_) + " data");
    return *error_;
  }

 private:
  OpenArchive& archive_;
  std::string_view format_;
  std::optional<Error> error_;
};

class ArchiveReader : public PageReader {
 public:
  ArchiveReader(ReadRequest request, OpenArchive::Format format)
      : request_(std::move(request)), format_(format), descriptor_(request_.stream->seekable_descriptor()) {
    if (auto missing = LibArchive::get().library.missing())
      error_ = *missing;
    else
      open();
  }

  std::optional<RawPage> next() override {
    while (!ended_) {
      if (error_) {
        ended_ = true;
        return failed(request_.inside, *std::exchange(error_, std::nullopt));
      }
      if (!nested_) {
        if (auto page = next_entry()) return page;
        continue;
      }
      if (auto page = nested_->next()) return page;
      nested_.reset();
    }
    return std::nullopt;
  }

 private:
  std::string_view format_name() const { return format_ == OpenArchive::Format::zip ? "zip" : "tar"; }

  void open() { archive_ = std::make_unique<OpenArchive>(format_, *request_.stream, descriptor_); }

  RawPage failed(std::string_view inside, Error error) const {
    RawPage page;
    page.name = entry_name(request_.name, inside);
    page.inside = inside;
    page.error = std::move(error);
    return page;
  }

  // Goes to the next entry, and opens it or tells why not. Nothing: it is no page, or the archive's end.
  std::optional<RawPage> next_entry() {
    archive_entry* entry = nullptr;
    const int status = archive_->next(entry);
    if (status == ARCHIVE_EOF) {
      ended_ = true;
      return std::nullopt;
    }
    if (status == ARCHIVE_FATAL) {
      if (!reopen())
        error_ = archive_->error(Reason::unreadable, "damaged " + std::string(format_name()) + " archive");
      return std::nullopt;
    }
    if (++entries_ > request_.limits.max_entries) {
      error_ =
          Error{Reason::too_large, "more than " + std::to_string(request_.limits.max_entries) + " entries"};
      return std::nullopt;
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      if (++bad_headers_ > kMostBadHeaders) error_ = archive_->error(Reason::unreadable, "damaged archive");
      return std::nullopt;
    }
    bad_headers_ = 0;
    return read_entry(entry);
  }

  // Past the damage, where the file says at its end where each entry begins.
  bool reopen() {
    const bool can = format_ == OpenArchive::Format::zip && descriptor_ >= 0 && entries_ > reopened_at_;
    if (!can || ++reopenings_ > kMostReopenings) return false;
    reopened_at_ = entries_;
    open();
    archive_entry* entry = nullptr;
    for (std::uint64_t i = 0; i < entries_; ++i) {
      const int status = archive_->next(entry);
      if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL) return false;
    }
    return true;
  }

  std::optional<RawPage> read_entry(archive_entry* entry) {
    const LibArchive& library = LibArchive::get();
    const char* path = library.entry_pathname(entry);
    if (path == nullptr)
      path = library.entry_pathname_utf8(entry);  // not to be said in the system's encoding
    if (path == nullptr) return failed(request_.inside, {Reason::unreadable, "an entry without a name"});
    std::string name = path;
    while (name.starts_with("./")) name.erase(0, 2);
    const bool link = library.entry_hardlink(entry) != nullptr || library.entry_filetype(entry) == AE_IFLNK;
    if (name.ends_with('/') || (!link && library.entry_filetype(entry) == AE_IFDIR)) return std::nullopt;

    const bool is_page = !page_suffix(name).empty();
    const bool is_archive = is_archive_name(name);
    const bool may_be_page = file_part(name).find('.') == std::string_view::npos;
    if (!is_page && !is_archive && !may_be_page) return std::nullopt;
    if (is_hidden(name) || companions_.is_of_page(name)) return std::nullopt;

    const std::string inside = request_.inside.empty() ? name : request_.inside + "!" + name;
    if (is_page || is_archive) {
      if (leads_out(name))
        return failed(inside, {Reason::unsupported, "refused: its name leads out of the archive"});
      if (link) return failed(inside, {Reason::unsupported, "a link, which is not followed"});
    }
    if (leads_out(name) || library.entry_filetype(entry) != AE_IFREG) {
      if (!is_page && !is_archive) return std::nullopt;
      return failed(inside, {Reason::unsupported, "not a file but something special"});
    }
    if (library.entry_is_data_encrypted(entry) != 0) {
      if (!is_page && !is_archive) return std::nullopt;
      return failed(inside, {Reason::unsupported, "encrypted"});
    }
    if (is_page) companions_.saw_page(name);

    auto stream = std::make_unique<Lookahead>(std::make_unique<EntryStream>(*archive_, format_name()));
    if (!is_page && !is_archive && !looks_like_html(stream->peek(kChunkBytes), "")) return std::nullopt;
    nested_ = read_contained(
        {std::move(stream), request_.name, inside, name, request_.limits, request_.containers_left});
    return std::nullopt;
  }

  ReadRequest request_;
  OpenArchive::Format format_;
  int descriptor_;
  std::unique_ptr<OpenArchive> archive_;
  std::unique_ptr<PageReader> nested_;  // of the entry at hand
  Companions companions_;
  std::uint64_t entries_ = 0;
  std::uint64_t reopened_at_ = 0;
  int reopenings_ = 0;
  int bad_headers_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;  // why the archive ends here
};

}  // namespace

bool looks_like_zip(std::string_view bytes, std::string_view /*name*/) {
  // A first entry, an empty archive's end, or the mark of one that was to be split.
  return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv) ||
         bytes.starts_with("PK\x07\x08PK\x03\x04"sv);
}

std::unique_ptr<PageReader> read_zip(ReadRequest request) {
  return std::make_unique<ArchiveReader>(std::move(request), OpenArchive::Format::zip);
}

bool looks_like_tar(std::string_view bytes, std::string_view name) {
  // The oldest tar programs left no mark.
  return (bytes.size() > 262 && bytes.substr(257).starts_with("ustar")) ||
         (has_suffix(name, ".tar") && !looks_like_html(bytes, ""));
}

std::unique_ptr<PageReader> read_tar(ReadRequest request) {
  return std::make_unique<ArchiveReader>(std::move(request), OpenArchive::Format::tar);
}

}  // namespace presscut::input
