// JSON lines, one page a line: {"url": …, "html": …}. https://jsonlines.org/
#include <nlohmann/json.hpp>

#include "input/binary.h"
#include "input/container.h"
#include "input/file_names.h"
#include "text/strings.h"
#include "text/url.h"

namespace presscut::input {
namespace {

// The members that count, of an object; the rest is read and let go, however deep it is.
class Members : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<std::string> html;
  std::string url;
  std::string format;  // of a list of pages in a WACZ archive, which holds no pages itself
  bool is_object = false;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& value) override {
    if (depth_ != 1) return true;
    if (key_ == "html") {
      html = std::move(value);
    } else if (key_ == "url") {
      url = std::move(value);
    } else if (key_ == "format") {
      format = std::move(value);
    }
    return true;
  }
  bool key(string_t& name) override {
    if (depth_ == 1) key_ = std::move(name);
    return true;
  }
  bool start_object(std::size_t) override {
    is_object = is_object || depth_ == 0;
    return deeper();
  }
  bool end_object() override { return shallower(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override { return shallower(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    return false;
  }

 private:
  bool deeper() {
    ++depth_;
    return true;
  }
  bool shallower() {
    --depth_;
    key_.clear();
    return true;
  }

  std::size_t depth_ = 0;
  std::string key_;
};

class JsonLinesReader : public PageReader {
 public:
  explicit JsonLinesReader(ReadRequest request) : request_(std::move(request)), stream_(*request_.stream) {}

  std::optional<RawPage> next() override {
    while (!ended_) {
      if (auto page = next_line()) return page;
    }
    return std::nullopt;
  }

 private:
  RawPage page_at(const std::string& place) const {
    RawPage page;
    page.inside = request_.inside;
    if (!place.empty()) page.inside += (page.inside.empty() ? "" : "!") + place;
    page.name = entry_name(request_.name, page.inside);
    page.file_name = "page.html";
    return page;
  }

  RawPage failed(const std::string& place, Error error) const {
    RawPage page = page_at(place);
    page.error = std::move(error);
    return page;
  }

  std::optional<RawPage> next_line() {
    ++number_;
    const std::string place = "line " + std::to_string(number_);
    // Escapes make a page longer: a quotation mark by one byte, a Chinese character by three.
    const std::size_t most = request_.limits.max_page_bytes;
    std::string line;
    bool fits = true;
    for (;;) {
      const std::string_view view = stream_.peek(1);
      if (view.empty()) {
        ended_ = true;
        if (stream_.error()) return failed("", *stream_.error());
        break;
      }
      const std::size_t end = view.find('\n');
      fits = fits && line.size() + std::min(end, view.size()) <= most;
      if (fits)
        line += view.substr(0, end);
      else
        line.clear();
      stream_.take(end == std::string_view::npos ? view.size() : end + 1);
      if (end != std::string_view::npos) break;
    }
    if (!fits) return failed(place, too_large(most));
    if (text::trim(line).empty()) return std::nullopt;
    return page_of(line, place);
  }

  std::optional<RawPage> page_of(std::string_view line, const std::string& place) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    Members members;
    if (!nlohmann::json::sax_parse(line, &members)) return failed(place, {Reason::unreadable, "not JSON"});
    if (number_ == 1 && members.format.starts_with("json-pages")) {
      ended_ = true;  // the index that WACZ archives have beside the pages
      return std::nullopt;
    }
    if (!members.is_object || !members.html) {
      return failed(place, {Reason::unsupported, "no object with a string \"html\""});
    }
    RawPage page = page_at(members.url.empty() ? place : members.url);
    if (text::is_web_address(members.url)) page.url = std::move(members.url);
    page.charset = "utf-8";  // JSON is; what <meta> says was true before
    page.bytes = std::move(*members.html);
    return page;
  }

  ReadRequest request_;
  Lookahead& stream_;
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace

bool looks_like_json_lines(std::string_view bytes, std::string_view name) {
  if (!binary_kind(bytes).empty()) return false;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  const bool named = has_suffix(name, ".jsonl") || has_suffix(name, ".ndjson");
  if (!bytes.starts_with('{')) return named && !looks_like_html(bytes, "");
  if (named) return true;
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  const std::size_t key = line.find("\"html\"");
  if (key == std::string_view::npos) return false;
  const std::size_t after = line.find_first_not_of(" \t", key + 6);
  return after != std::string_view::npos && line[after] == ':';
}

std::unique_ptr<PageReader> read_json_lines(ReadRequest request) {
  return std::make_unique<JsonLinesReader>(std::move(request));
}

}  // namespace presscut::input
