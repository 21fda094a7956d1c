#include <algorithm>

#include "format/address.h"
#include "format/formats.h"
#include "format/inline_runs.h"
#include "format/list_marks.h"
#include "format/markdown_escape.h"

namespace presscut::format {
namespace {

// The summary's bullets differ from the body's, so that a body that begins with a list does not continue it.
constexpr std::string_view kSummaryBullet = "- ";
constexpr std::string_view kBodyBullet = "* ";

std::string image_of(const Image& image) {
  if (!is_safe_address(image.url)) return "";
  return "![" + escape_inline(on_one_line(image.caption)) + "](" + escape_address(image.url) + ")";
}

std::string inline_text(std::string_view text, InlineRuns& runs) {
  std::string out;
  for (const InlineRun& run : runs.next(text)) {
    if (run.link == nullptr) {
      out += escape_inline(run.text);
      continue;
    }
    if (!out.empty() && out.back() == '!') out.insert(out.size() - 1, "\\");  // "![" would be an image
    out += "[" + escape_inline(run.text) + "](" + escape_address(run.link->url) + ")";
  }
  return out;
}

std::string inline_text(const Block& block) {
  InlineRuns runs(block.links);
  return inline_text(on_one_line(block.text), runs);
}

std::string fenced(const std::string& code) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
  return fence + "\n" + code + (code.ends_with('\n') ? "" : "\n") + fence;
}

std::string table_of(const Block& block) {
  std::size_t columns = 0;
  for (const auto& row : block.rows) columns = std::max(columns, row.size());
  if (columns == 0) return escape_line_start(inline_text(block));
  InlineRuns runs(block.links);
  std::string out;
  for (std::size_t y = 0; y < block.rows.size(); ++y) {
    out += y == 0 ? "|" : "\n|";
    for (std::size_t x = 0; x < columns; ++x) {
      const std::string cell = x < block.rows[y].size() ? on_one_line(block.rows[y][x]) : "";
      out += " " + escape_cell(inline_text(cell, runs)) + " |";
    }
    if (y > 0) continue;
    out += "\n|";
    for (std::size_t x = 0; x < columns; ++x) out += " --- |";
  }
  return out;
}

// Items of nested lists stand where the text of the item above them begins.
class MarkdownLists {
 public:
  std::string item(const Block& block) {
    const ListMark mark = marks_.next(block);
    columns_.resize(mark.depth + 1);
    const std::size_t column = columns_[mark.depth];
    const std::string bullet =
        mark.number > 0 ? std::to_string(mark.number) + ". " : std::string(kBodyBullet);
    columns_.push_back(column + bullet.size());
    return std::string(column, ' ') + bullet + escape_line_start(inline_text(block));
  }
  // Where what belongs to the last item stands.
  std::string margin() const { return std::string(columns_.back(), ' '); }
  void end() {
    marks_.end_lists();
    columns_.assign(1, 0);
  }

 private:
  ListMarks marks_;
  std::vector<std::size_t> columns_{0};  // where the items of each depth begin
};

std::string markdown_of(const Block& block, MarkdownLists& lists) {
  if (block.kind == BlockKind::list_item) return lists.item(block);
  lists.end();
  switch (block.kind) {
    case BlockKind::heading: {
      const int level = std::clamp(block.level, 2, 6);  // the headline alone is of level 1
      return std::string(static_cast<std::size_t>(level), '#') + " " + escape_heading(inline_text(block));
    }
    case BlockKind::quote:
      return "> " + escape_line_start(inline_text(block));
    case BlockKind::table:
      return table_of(block);
    case BlockKind::code:
      return fenced(block.text);
    case BlockKind::caption:
      return "*" + inline_text(block) + "*";
    default:
      return escape_line_start(inline_text(block));
  }
}

std::string_view separator(const Block* before, const Block& block) {
  if (before == nullptr) return "";
  if (before->kind == BlockKind::list_item && block.kind == BlockKind::list_item) return "\n";
  // Quoted paragraphs in a row are one quotation.
  if (before->kind == BlockKind::quote && block.kind == BlockKind::quote) return "\n>\n";
  return "\n\n";
}

// Images, each a paragraph of its own.
std::vector<std::string> image_lines(const Block& block) {
  std::vector<std::string> lines;
  for (const Image& image : block.images) {
    std::string line = image_of(image);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string body_markdown(const Article& article) {
  std::string out;
  out.reserve(body_size(article));
  MarkdownLists lists;
  const Block* before = nullptr;
  const auto write = [&](const Block& block) {
    if (block.text.empty()) return;
    out += separator(before, block);
    out += markdown_of(block, lists);
    before = &block;
  };
  static const Block image;  // whatever follows an image is a paragraph of its own
  for (const auto& block : article.body) {
    const std::vector<std::string> images = image_lines(block);
    if (block.kind == BlockKind::list_item && !block.text.empty()) {
      write(block);
      for (const std::string& line : images) out += "\n\n" + lists.margin() + line;  // inside the item
      continue;
    }
    // They stand before the block on the page, or inside it.
    for (const std::string& line : images) {
      out += (out.empty() ? "" : "\n\n") + line;
      lists.end();
      before = &image;
    }
    write(block);
  }
  return out;
}

std::string markdown_of(const Article& article, Field field) {
  std::string out;
  switch (field) {
    case Field::headline:
      return article.headline ? "# " + escape_heading(escape_inline(on_one_line(*article.headline))) : "";
    case Field::summary:
      for (const auto& item : article.summary) {
        if (!out.empty()) out += "\n";
        out += std::string(kSummaryBullet) + escape_line_start(escape_inline(on_one_line(item)));
      }
      return out;
    case Field::body:
      return body_markdown(article);
    default:
      for (const auto& value : values_of(article, field)) {
        if (!out.empty()) out += "\n\n";
        out += escape_line_start(escape_inline(value));
      }
      return out;
  }
}

}  // namespace

std::string render_markdown(const Article& article, const Selection& selection) {
  std::string out;
  const std::vector<Field> parts =
      selection.all() ? std::vector{Field::headline, Field::summary, Field::body} : selection.only();
  for (const Field field : parts) append_part(out, markdown_of(article, field));
  return out;
}

}  // namespace presscut::format
