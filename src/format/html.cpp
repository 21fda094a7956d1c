#include <algorithm>

#include "format/address.h"
#include "format/formats.h"
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

// The block's text, with its links where their texts are found in it, in order.
std::string inline_html(const Block& block) {
  const std::string_view text = block.text;
  std::string out;
  std::size_t done = 0;
  for (const auto& link : block.links) {
    if (link.text.empty() || !is_safe_address(link.url)) continue;
    const std::size_t found = text.find(link.text, done);
    if (found == std::string_view::npos) continue;
    out += escaped(text.substr(done, found - done));
    out += "<a href=\"" + escaped(link.url) + "\">" + escaped(link.text) + "</a>";
    done = found + link.text.size();
  }
  return out + escaped(text.substr(done));
}

std::string figure(const Image& image) {
  if (!is_safe_address(image.url)) return "";
  std::string out = "<figure><img src=\"" + escaped(image.url) + "\" alt=\"\">";
  if (!image.caption.empty()) out += element("figcaption", image.caption);
  return out + "</figure>\n";
}

std::string table(const Block& block) {
  if (block.rows.empty()) return "<p>" + inline_html(block) + "</p>\n";
  std::string out = "<table>\n";
  for (const auto& row : block.rows) {
    out += "<tr>";
    for (const auto& cell : row) out += element("td", cell);
    out += "</tr>\n";
  }
  return out + "</table>\n";
}

// Writes a body block by block, with lists and quotations open as long as their blocks last.
class BodyWriter {
 public:
  void add(const Block& block) {
    const bool item = block.kind == BlockKind::list_item;
    const bool quote = block.kind == BlockKind::quote;
    if (!item) end_lists();
    if (!quote) close_quote();
    if (item) {
      add_item(block);
    } else if (!block.text.empty()) {
      if (quote) open_quote();
      out_ += html_of(block);
    }
    if (block.images.empty()) return;
    if (!item) close_quote();
    for (const auto& image : block.images) out_ += figure(image);  // of an item: inside it
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
      case BlockKind::caption:
        return "<figure><figcaption>" + inline_html(block) + "</figcaption></figure>\n";
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

std::string html_of(const Article& article, Field field) {
  switch (field) {
    case Field::headline:
      return article.headline ? element("h1", *article.headline) + "\n" : "";
    case Field::summary:
      return summary_html(article);
    case Field::body: {
      BodyWriter writer;
      for (const auto& block : article.body) writer.add(block);
      return writer.finish();
    }
    case Field::image:
      return article.image ? figure(*article.image) : "";
    default: {
      std::string out;
      for (const auto& value : values_of(article, field)) {
        out += "<p class=\"" + std::string(presscut::name_of(field)) + "\">" + escaped(value) + "</p>\n";
      }
      return out;
    }
  }
}

std::string head(const Article& article, const Selection& selection) {
  std::string out = "<!DOCTYPE html>\n<html";
  if (article.language) out += " lang=\"" + escaped(*article.language) + "\"";
  out += ">\n<head>\n<meta charset=\"utf-8\">\n";
  out += element("title", selection.has(Field::headline) ? article.headline.value_or("") : "") + "\n";
  if (selection.all()) {
    for (const auto& author : article.authors)
      out += "<meta name=\"author\" content=\"" + escaped(author) + "\">\n";
    if (article.published) {
      out += "<meta property=\"article:published_time\" content=\"" + escaped(*article.published) + "\">\n";
    }
    if (article.url && is_safe_address(*article.url)) {
      out += "<link rel=\"canonical\" href=\"" + escaped(*article.url) + "\">\n";
    }
  }
  return out + "</head>\n";
}

}  // namespace

std::string render_html(const Article& article, const Selection& selection) {
  const std::vector<Field> parts =
      selection.all() ? std::vector{Field::headline, Field::summary, Field::body} : selection.only();
  std::string out = head(article, selection) + "<body>\n<article>\n";
  for (const Field field : parts) out += html_of(article, field);
  return out + "</article>\n</body>\n</html>\n";
}

}  // namespace presscut::format
