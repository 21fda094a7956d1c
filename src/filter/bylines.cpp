#include <algorithm>
#include <string>
#include <vector>

#include "filter/block_filters.h"
#include "filter/thresholds.h"
#include "text/unicode.h"

namespace presscut::filter {

namespace {

// How many blocks from the end may be about the author.
constexpr std::size_t kClosingBlocks = 3;
// A name of one short word would be found in any text.
constexpr std::size_t kMinName = 6;

std::vector<std::string> author_signatures(const facts::PageFacts& facts) {
  std::vector<std::string> names;
  for (const std::string& author : facts.authors) {
    std::string name = text::signature(author);
    if (name.size() >= kMinName) names.push_back(std::move(name));
  }
  return names;
}

bool names_author(const std::string& signature, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(), [&](const std::string& name) { return signature.find(name) != std::string::npos; });
}

bool begins_with_author(const std::string& signature, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(), [&](const std::string& name) { return signature.starts_with(name); });
}

}  // namespace

void cut_bylines(const char* name, const dom::Document&, const facts::PageFacts& facts, Selection& selection) {
  const std::vector<std::string> authors = author_signatures(facts);
  const TextBlocks& blocks = selection.blocks;
  for (std::size_t i = 0; i < blocks.size() && !authors.empty(); ++i) {
    if (selection.decisions[i].state != State::body || blocks[i].characters > kMaxByline || blocks[i].sentence_ends > 0) continue;
    if (blocks[i].kind != BlockKind::paragraph) continue;
    if (names_author(text::signature(blocks.text(i)), authors)) cut_block(selection, i, name);
  }
  // From the end: notes on the author, signatures, agencies' signs.
  std::size_t looked_at = 0;
  for (std::size_t i = blocks.size(); i-- > 0 && looked_at < kClosingBlocks;) {
    if (selection.decisions[i].state != State::body || blocks[i].kind == BlockKind::caption) continue;
    ++looked_at;
    const bool is_paragraph = blocks[i].kind == BlockKind::paragraph;
    const bool is_biography =
        is_paragraph && blocks[i].characters <= kMaxBiography && begins_with_author(text::signature(blocks.text(i)), authors);
    const bool is_signature = is_paragraph && blocks[i].characters <= kMaxSignature && blocks[i].sentence_ends == 0;
    if (!is_biography && !is_signature) break;
    cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
