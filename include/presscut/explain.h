// Why each block of a page was kept or cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/extract.h"

namespace presscut {

// Where a block of the page went.
enum class Verdict { headline, summary, body, cut, outside };  // outside: not in the part chosen as the body

std::string_view name_of(Verdict verdict);

struct ExplainedBlock {
  Verdict verdict = Verdict::outside;
  BlockKind kind = BlockKind::paragraph;
  std::string element;  // such as "p.article-text"; "" for a line of plain text
  std::string text;
  std::string reason;  // one line; why
  std::string family;  // of the rule, "" if no rule decided
  std::string rule;    // "file:line", "" if no rule decided
};

// A part of the page that competed to be the body, best first.
struct BodyCandidate {
  std::string element;
  double weight = 0;  // characters of running text, less what speaks against it
};

struct Explanation {
  std::vector<std::string> notes;  // one line each: of a site config, what was used and what found nothing
  std::vector<ExplainedBlock> blocks;  // in page order
  std::vector<BodyCandidate> candidates;
  Result<Article> article;
};

// As extract(), and tells what became of every block. Errors as extract(): of the container only; a page without
// an article still explains its blocks.
Result<Explanation> explain(std::string_view bytes, std::string_view source, const ExtractOptions& options = {});

}  // namespace presscut
