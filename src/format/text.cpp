#include "format/formats.h"
#include "format/list_marks.h"

namespace presscut::format {
namespace {

constexpr std::size_t kIndent = 2;  // blanks for each level of a list

std::string table_lines(const Block& block) {
  std::string lines;
  for (const auto& row : block.rows) {
    if (!lines.empty()) lines += '\n';
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) lines += '\t';
      lines += on_one_line(row[i]);
    }
  }
  return lines.empty() ? block.text : lines;
}

std::string lines_of(const Block& block, ListMarks& marks) {
  if (block.kind == BlockKind::list_item) {
    const ListMark mark = marks.next(block);
    const std::string bullet = mark.number > 0 ? std::to_string(mark.number) + ". " : "- ";
    return std::string(mark.depth * kIndent, ' ') + bullet + block.text;
  }
  marks.end_lists();
  return block.kind == BlockKind::table ? table_lines(block) : block.text;
}

// Links and images are lines of their own under their block.
void append_extras(std::string& lines, const Block& block) {
  for (const auto& link : block.links) lines += "\n[" + link.text + "] " + link.url;
  for (const auto& image : block.images) {
    lines += image.caption.empty() ? "\n[image] " : "\n[image: " + image.caption + "] ";
    lines += image.url;
  }
}

std::string body_text(const Article& article) {
  std::string out;
  out.reserve(body_size(article));
  ListMarks marks;
  bool after_item = false;
  for (const auto& block : article.body) {
    if (block.text.empty() && block.images.empty()) continue;
    const bool item = block.kind == BlockKind::list_item;
    std::string lines = block.text.empty() ? "" : lines_of(block, marks);
    append_extras(lines, block);
    if (lines.front() == '\n') lines.erase(0, 1);
    if (!out.empty()) out += item && after_item ? "\n" : "\n\n";
    out += lines;
    after_item = item;
  }
  return out;
}

std::string summary_text(const Article& article) {
  std::string out;
  for (const auto& item : article.summary) {
    if (!out.empty()) out += '\n';
    out += "• " + on_one_line(item);
  }
  return out;
}

}  // namespace

std::string render_text(const Article& article, const Selection& selection) {
  std::string out;
  if (!selection.all()) {
    for (const Field field : selection.only()) {
      for (const auto& value : values_of(article, field)) out += value + "\n";
    }
    return out;
  }
  for (const auto& part :
       {on_one_line(article.headline.value_or("")), summary_text(article), body_text(article)}) {
    append_part(out, part);
  }
  return out;
}

}  // namespace presscut::format
