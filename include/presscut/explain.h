// Why each block of a page was kept or cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/export.h"
#include "presscut/extract.h"

namespace presscut {

// Where a block of the page went.
enum class Verdict { headline, summary, body, cut, outside };  // outside: not in the part chosen as the body

PRESSCUT_API std::string_view name_of(Verdict verdict);

struct ExplainedBlock {
  Verdict verdict = Verdict::outside;
  BlockKind kind = BlockKind::paragraph;
  std::string element;      // such as "p.article-text"; "" for a line of plain text
  std::string around;       // the elements around it, the outer first: "article > div.story"
  std::string text;
  std::string reason;       // one line; why
  std::string family;       // of the rule, "" if no rule decided
  std::string rule;         // "file:line", "" if no rule decided
  std::string cut_element;  // the element that was cut, where that is one around the block
  std::size_t characters = 0;  // without white space
  double link_share = 0;       // of the characters: 0 to 1
  double weight = 0;           // what it adds to the weight of the elements around it
};

// A part of the page that competed to be the body.
struct BodyCandidate {
  enum class Place { body, around, apart };  // what was chosen; what it stands in; others

  Place place = Place::apart;
  std::string element;
  std::string around;
  double weight = 0;            // characters of running text, less what speaks against it
  std::size_t first_block = 0;  // the blocks in it: a range of Explanation::blocks
  std::size_t block_count = 0;
  std::string reason;           // of what was chosen: why
};

struct Explanation {
  std::string source;                     // the page as given
  std::vector<std::string> notes;         // one line each: of a site config, what was used and what found nothing
  std::vector<ExplainedBlock> blocks;     // in page order
  std::vector<BodyCandidate> candidates;  // what was chosen first; of each place the heaviest few, best first
  Result<Article> article;
};

// As extract(), and tells what became of every block. Errors as extract(): of the container only; a page without
// an article still explains its blocks.
PRESSCUT_API Result<Explanation> explain(std::string_view bytes, std::string_view source, const ExtractOptions& options = {});

// One HTML page that shows all of it: the blocks in order, why each was kept or cut, and the article. It holds all
// it needs, its script is the only one it lets run, and whatever the page says is text in it.
PRESSCUT_API std::string render_html(const Explanation& explanation);

}  // namespace presscut
