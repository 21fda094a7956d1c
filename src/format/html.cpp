#include <algorithm>

#include "format/address.h"
#include "format/formats.h"
#include "format/inline_runs.h"
#include "format/list_marks.h"

namespace presscut::format {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view tag, std::string_view text) {
  return "<" + std::string(tag) + ">" + escaped(text) + "</" + std::string(tag) + ">";
}

std::string inline_html(std::string_view text, InlineRuns& runs) {
  std::string out;
  for (const InlineRun& run : runs.next(text)) {
    out += run.link == nullptr ? escaped(run.text)
                               : "<a href=\"" + escaped(encoded_address(run.link->url)) + "\">" + escaped(run.text) + "</a>";
  }
  return out;
}

std::string inline_html(const Block& block) {
  InlineRuns runs(block.links);
  return inline_html(block.text, runs);
}

// Images with the caption under them, already HTML; "" without either.
std::string figure(const std::vector<Image>& images, const std::string& caption) {
  std::string out;
  for (const Image& image : images) {
    if (!is_safe_address(image.url)) continue;
    out += "<img src=\"" + escaped(encoded_address(image.url)) + "\" alt=\"" + escaped(image.caption) + "\">";
  }
  if (!caption.empty()) out += "<figcaption>" + caption + "</figcaption>";
  return out.empty() ? "" : "<figure>" + out + "</figure>\n";
}

std::string table(const Block& block) {
  if (block.rows.empty()) return "<p>" + inline_html(block) + "</p>\n";
  std::size_t columns = 0;
  for (const auto& row : block.rows) columns = std::max(columns, row.size());
  InlineRuns runs(block.links);
  std::string out = "<table>\n";
  for (const auto& row : block.rows) {
    out += "<tr>";
    for (std::size_t x = 0; x < columns; ++x) {
      out += "<td>" + (x < row.size() ? inline_html(row[x], runs) : "") + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</table>\n";
}

// Writes a body block by block, with lists and quotations open as long as their blocks last.
class BodyWriter {
 public:
  explicit BodyWriter(const Article& article) {
    constexpr std::size_t kTags = 8;  // "<p></p>\n"
    out_.reserve(body_size(article) + kTags * article.body.size());
  }

  void add(const Block& block) {
    const bool item = block.kind == BlockKind::list_item;
    const bool quote = block.kind == BlockKind::quote;
    if (!item) end_lists();
    if (!quote) close_quote();
    if (item) {
      add_item(block);
      out_ += figure(block.images, "");  // inside it
    } else if (block.kind == BlockKind::caption) {
      out_ += figure(block.images, inline_html(block));
    } else {
      // They stand before the block on the page, or inside it.
      const std::string images = figure(block.images, "");
      if (!images.empty()) close_quote();
      out_ += images;
      if (block.text.empty()) return;
      if (quote) open_quote();
      out_ += html_of(block);
    }
  }

  std::string finish() {
    end_lists();
    close_quote();
    return std::move(out_);
  }

 private:
  static std::string html_of(const Block& block) {
    switch (block.kind) {
      case BlockKind::heading: {
        const std::string tag =
            "h" + std::to_string(std::clamp(block.level, 2, 6));  // the headline alone is h1
        return "<" + tag + ">" + inline_html(block) + "</" + tag + ">\n";
      }
      case BlockKind::table:
        return table(block);
      case BlockKind::code:
        return "<pre><code>" + escaped(block.text) + "</code></pre>\n";
      default:
        return "<p>" + inline_html(block) + "</p>\n";
    }
  }

  // A list inside an item stands before that item's end tag.
  void add_item(const Block& block) {
    const ListMark mark = marks_.next(block);
    const std::string_view tag = block.ordered ? "ol" : "ul";
    if (open_lists_.size() > mark.depth) {
      close_lists(open_lists_[mark.depth] == tag ? mark.depth + 1 : mark.depth);
    }
    if (open_lists_.size() > mark.depth) {
      out_ += "</li>\n";
    } else {
      if (!open_lists_.empty()) out_ += "\n";
      out_ += "<" + std::string(tag) + ">\n";
      open_lists_.push_back(tag);
    }
    out_ += "<li>" + inline_html(block);
  }

  void close_lists(std::size_t depth) {
    for (; open_lists_.size() > depth; open_lists_.pop_back()) {
      out_ += "</li>\n</" + std::string(open_lists_.back()) + ">\n";
    }
  }

  void end_lists() {
    close_lists(0);
    marks_.end_lists();
  }

  void open_quote() {
    if (!in_quote_) out_ += "<blockquote>\n";
    in_quote_ = true;
  }

  void close_quote() {
    if (in_quote_) out_ += "</blockquote>\n";
    in_quote_ = false;
  }

  std::string out_;
  ListMarks marks_;
  std::vector<std::string_view> open_lists_;  // their tags, from the outermost
  bool in_quote_ = false;
};

std::string summary_html(const Article& article) {
  if (article.summary.empty()) return "";
  if (article.summary.size() == 1)
    return "<p class=\"summary\">" + escaped(article.summary.front()) + "</p>\n";
  std::string out = "<ul class=\"summary\">\n";
  for (const auto& item : article.summary) out += element("li", item) + "\n";
  return out + "</ul>\n";
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A date of RFC 3339, perhaps without the time or the zone: to programs as it is, to people the day.
std::string time_html(const std::string& when) {
  constexpr std::size_t kDay = 10;  // "2024-06-13"
  const bool is_date = when.size() >= kDay && is_number(std::string_view(when).substr(0, 4)) && when[4] == '-' &&
                       is_number(std::string_view(when).substr(5, 2)) && when[7] == '-' &&
                       is_number(std::string_view(when).substr(8, 2)) && (when.size() == kDay || when[kDay] == 'T');
  if (!is_date) return escaped(when);
  return "<time datetime=\"" + escaped(when) + "\">" + when.substr(0, kDay) + "</time>";
}

std::string paragraph_html(Field field, const std::string& inner) {
  return "<p class=\"" + std::string(presscut::name_of(field)) + "\">" + inner + "</p>\n";
}

std::string html_of(const Article& article, Field field) {
  switch (field) {
    case Field::headline:
      return article.headline ? element("h1", *article.headline) + "\n" : "";
    case Field::summary:
      return summary_html(article);
    case Field::body: {
      BodyWriter writer(article);
      for (const auto& block : article.body) writer.add(block);
      return writer.finish();
    }
    case Field::image:
      if (!article.image) return "";
      return figure({{article.image->url, ""}}, escaped(article.image->caption));
    case Field::published:
      return article.published ? paragraph_html(field, time_html(*article.published)) : "";
    case Field::modified:
      return article.modified ? paragraph_html(field, time_html(*article.modified)) : "";
    default: {
      std::string out;
      for (const auto& value : values_of(article, field)) out += paragraph_html(field, escaped(value));
      return out;
    }
  }
}

std::string header_html(const Article& article) {
  std::string out;
  for (const Field field : {Field::headline, Field::summary, Field::authors, Field::published}) out += html_of(article, field);
  return out.empty() ? "" : "<header>\n" + out + "</header>\n";
}

// A page must have a title, and one that is not empty.
std::string title_of(const Article& article) {
  if (article.headline && !article.headline->empty()) return *article.headline;
  return article.source.empty() ? "Article" : article.source;
}

std::string head(const Article& article, const Selection& selection) {
  std::string out = "<!DOCTYPE html>\n<html";
  if (article.language) out += " lang=\"" + escaped(*article.language) + "\"";
  out += ">\n<head>\n<meta charset=\"utf-8\">\n";
  out += element("title", title_of(article)) + "\n";
  if (selection.all()) {
    for (const auto& author : article.authors)
      out += "<meta name=\"author\" content=\"" + escaped(author) + "\">\n";
    if (article.published) {
      out += "<meta property=\"article:published_time\" content=\"" + escaped(*article.published) + "\">\n";
    }
    if (article.url && is_safe_address(*article.url)) {
      out += "<link rel=\"canonical\" href=\"" + escaped(encoded_address(*article.url)) + "\">\n";
    }
  }
  return out + "</head>\n";
}

}  // namespace

std::string render_html(const Article& article, const Selection& selection) {
  std::string out = head(article, selection) + "<body>\n<article>\n";
  if (selection.all()) {
    out += header_html(article);
    out += html_of(article, Field::body);
  } else {
    for (const Field field : selection.only()) out += html_of(article, field);
  }
  out += "</article>\n</body>\n</html>\n";
  return out;
}

}  // namespace presscut::format
