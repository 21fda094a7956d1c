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
constexpr std::size_t kMinPublisher = 4;
// A note on the author begins with the name, or with a role and the name.
constexpr std::size_t kMaxRoleAndName = 60;

std::vector<std::string> author_signatures(const facts::PageFacts& facts, const std::string& publisher) {
  std::vector<std::string> names;
  for (const std::string& author : facts.authors) {
    std::string name = text::signature(author);
    if (name.size() >= kMinName && name != publisher) names.push_back(std::move(name));
  }
  return names;
}

bool names_author(const std::string& signature, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(), [&](const std::string& name) { return signature.find(name) != std::string::npos; });
}

bool begins_with_author(const std::string& signature, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(), [&](const std::string& name) { return signature.starts_with(name); });
}

// "Political correspondent Ana Silva has covered parliament for The Courier since 2011."
bool presents_author(const std::string& signature, const std::vector<std::string>& authors, const std::string& publisher) {
  if (publisher.size() < kMinPublisher || signature.find(publisher) == std::string::npos) return false;
  return names_author(signature.substr(0, kMaxRoleAndName), authors);
}

}  // namespace

void cut_bylines(const char* name, const dom::Document&, const facts::PageFacts& facts, Selection& selection) {
  const std::string publisher = text::signature(facts.publisher);
  const std::vector<std::string> authors = author_signatures(facts, publisher);
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
    const std::string signature = text::signature(blocks.text(i));
    const bool is_biography = is_paragraph && blocks[i].characters <= kMaxBiography &&
                              (begins_with_author(signature, authors) || presents_author(signature, authors, publisher));
    const bool is_signature = is_paragraph && blocks[i].characters <= kMaxSignature && blocks[i].sentence_ends == 0;
    if (!is_biography && !is_signature) break;
    cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
