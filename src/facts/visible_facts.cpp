#include "facts/visible_facts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

#include "dom/text_index.h"
#include "facts/author_names.h"
#include "facts/entities.h"
#include "facts/name_signs.h"
#include "text/ascii_block.h"
#include "text/strings.h"
#include "text/unicode.h"
#include "text/url.h"

namespace presscut::facts {
namespace {

using dom::AttributeName;
using dom::Document;
using dom::NodeId;
using dom::Tag;

// How far from the headline a date or byline may stand, in bytes of text less white space.
constexpr std::size_t kFarthestAfter = 1500;
constexpr std::size_t kFarthestBefore = 300;
constexpr std::size_t kLongestDate = 160;
constexpr std::size_t kLongestByline = 140;
constexpr std::size_t kFarthestPlainByline = 400;  // of text that only begins with "By"
constexpr std::size_t kFarthestLabel = 800;        // of a text that is nothing but "By"

constexpr std::string_view kModifiedTexts[] = {
    "updated",    "modified",   "last reviewed",  "aktualisiert",  "mis à jour", "actualizado",
    "aggiornato", "bijgewerkt", "uppdaterad",     "oppdatert",     "opdateret",  "atualizado",
    "обновлено",  "更新",       "zaktualizowano", "aktualizováno", "reviewed",   "edited on"};

bool says_modified(std::string_view s) {
  const std::string folded = text::fold_case(s);
  return std::any_of(std::begin(kModifiedTexts), std::end(kModifiedTexts),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

// What a link or a byline element holds where it holds a name. One word may be one where the page says so
// itself.
bool is_plain_name(const std::string& name, std::size_t least_words) {
  constexpr std::size_t kShortest = 3, kLongest = 40;  // bytes, of one word
  if (name.find_first_of("0123456789?!:") != std::string::npos) return false;
  if (looks_like_person(name)) return true;
  return least_words <= 1 && name.find(' ') == std::string::npos && name.size() >= kShortest &&
         name.size() <= kLongest;
}

bool has_token(std::string_view tokens, std::string_view wanted) {
  bool found = false;
  text::for_each_token(
      tokens, [&](std::string_view token) { found = found || text::equals_ignoring_case(token, wanted); });
  return found;
}

// "/author/jane-doe", "/people/jane-doe"
bool leads_to_author(std::string_view href) {
  constexpr std::string_view kFolders[] = {"author",  "authors",     "autor",        "autoren",     "auteur",     "profile", "profiles",
                                           "by",      "people",      "contributor",  "contributors", "staff",     "writers", "journalist",
                                           "reporter", "journalists", "team",        "our-team",    "editors"};
  for (std::size_t begin = href.find('/'); begin != std::string_view::npos;) {
    const std::size_t end = href.find('/', begin + 1);
    if (end == std::string_view::npos || end + 1 == href.size()) return false;
    const std::string_view folder = href.substr(begin + 1, end - begin - 1);
    if (std::any_of(std::begin(kFolders), std::end(kFolders), [&](auto known) { return text::equals_ignoring_case(folder, known); })) return true;
    begin = end;
  }
  return false;
}

class VisibleReader {
 public:
  VisibleReader(const Document& document, const std::vector<std::string>& headlines, DateOrder order)
      : document_(document), order_(order), signs_of_lists_(document.class_lists().size()) {
    measure();
    find_headline(headlines);
  }

  VisibleFacts read() {
    if (headline_ != dom::kNoNode) facts_.headline = dom::text_of(document_, headline_);
    for (NodeId id = 0; id < document_.size(); ++id) {
      if (document_.is_text(id)) {
        plain_byline(id);
        continue;
      }
      const unsigned signs = signs_of_classes(id);
      const unsigned signs_of_id = signs_of(document_.attribute(id, AttributeName::id));
      if (is_elsewhere(id, signs | signs_of_id)) {
        id = document_.end(id) - 1;
        continue;
      }
      date(id, (signs & kModified) | ((signs | signs_of_id) & kDate));
      byline(id, signs);
    }
    facts_.published = published_.date;
    facts_.modified = modified_.date;
    // Far from the headline stand the page's foot and teasers, each with a date of its own: the only one is
    // the page's.
    if (facts_.published.empty() && far_published_.size() == 1) facts_.published = far_published_.front();
    if (facts_.modified.empty() && far_modified_.size() == 1) facts_.modified = far_modified_.front();
    if (facts_.authors.empty()) facts_.authors = plain_authors_;
    // Far from the headline stand the author's box and the teasers of others: one name is the author's.
    if (facts_.authors.empty() && far_authors_.size() == 1) facts_.authors = far_authors_;
    return std::move(facts_);
  }

 private:
  struct Candidate {
    std::string date;
    std::size_t distance = std::string::npos;
  };

  unsigned signs_of_classes(NodeId id) {
    const std::uint32_t list = document_.class_list(id);
    if (list == dom::kNoClassList) return 0;
    std::optional<unsigned>& signs = signs_of_lists_[list];
    if (!signs) signs = signs_of(document_.view(document_.class_lists()[list]));
    return *signs;
  }

  struct Measure {
    std::uint32_t length = 0;  // of text in bytes, less white space
    std::uint32_t figures = 0;
  };

  void measure() {
    before_.reserve(document_.size() + 1);
    Measure sum;
    for (NodeId id = 0; id < document_.size(); ++id) {
      before_.push_back(sum);
      if (document_.is_text(id)) add(document_.text(id), sum);
    }
    before_.push_back(sum);
  }

  static void add(std::string_view s, Measure& sum) {
    using text::AsciiBlock;
    for (std::size_t i = 0; i < s.size();) {
      if (s.size() - i >= AsciiBlock::kSize) {
        if (const AsciiBlock block(s.data() + i); block.is_ascii()) {
          constexpr auto kSize = static_cast<std::uint32_t>(AsciiBlock::kSize);
          sum.length += kSize - AsciiBlock::count(block.equal_to(' ') | block.within('\t', '\r'));
          sum.figures += AsciiBlock::count(block.within('0', '9'));
          i += AsciiBlock::kSize;
          continue;
        }
      }
      sum.length += text::is_ascii_space(s[i]) ? 0 : 1;
      sum.figures += s[i] >= '0' && s[i] <= '9' ? 1 : 0;
      ++i;
    }
  }

  std::size_t before(NodeId id) const { return before_[id].length; }
  std::size_t length(NodeId id) const { return before(document_.end(id)) - before(id); }
  bool has_figure(NodeId id) const { return before_[document_.end(id)].figures > before_[id].figures; }

  void find_headline(const std::vector<std::string>& headlines) {
    constexpr std::size_t kLongestHeadline = 500;
    std::vector<std::string> signatures;
    signatures.reserve(headlines.size());
    for (const std::string& headline : headlines) signatures.push_back(text::signature(headline));
    for (NodeId id = 0; id < document_.size(); ++id) {
      if (!dom::is_heading(document_.tag(id)) || length(id) == 0 || length(id) > kLongestHeadline) continue;
      if (headline_ == dom::kNoNode && document_.tag(id) == Tag::h1_) headline_ = id;
      const std::string signature = text::signature(dom::text_of(document_, id));
      if (std::find(signatures.begin(), signatures.end(), signature) == signatures.end()) continue;
      headline_ = id;
      return;
    }
  }

  // The distance from the headline; npos where the node is too far.
  std::size_t distance(NodeId id) const {
    const std::size_t here = before(id);
    if (headline_ == dom::kNoNode) return here <= kFarthestAfter ? here : std::string::npos;
    const std::size_t begin = before(headline_), end = before(document_.end(headline_));
    if (id > headline_) {
      const std::size_t after = here < end ? 0 : here - end;
      return after <= kFarthestAfter ? after : std::string::npos;
    }
    return begin - here <= kFarthestBefore ? begin - here : std::string::npos;
  }

  bool is_elsewhere(NodeId id, unsigned signs) const {
    if (headline_ != dom::kNoNode && document_.contains(id, headline_)) return false;
    switch (document_.tag(id)) {
      case Tag::footer_:
        return headline_ == dom::kNoNode || id < headline_ || distance(id) > kFarthestPlainByline;
      case Tag::nav_:
      case Tag::form_:
      case Tag::head_:
        return true;
      case Tag::body_:
      case Tag::html_:
      case Tag::main_:
      case Tag::article_:
      case Tag::time_:
      case Tag::meta_:
        return false;
      default:
        break;
    }
    return (signs & kElsewhere) != 0;
  }

  // Microdata of the article: not of a comment, a product or the site.
  bool is_of_article(NodeId id) const {
    constexpr int kMostLevels = 12;
    NodeId scope = document_.parent(id);
    for (int level = 0; scope != dom::kNoNode && level < kMostLevels;
         ++level, scope = document_.parent(scope)) {
      const std::string_view type = document_.attribute(scope, "itemtype");
      if (type.empty()) continue;
      const auto is_any_of = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](auto word) { return type.find(word) != std::string_view::npos; });
      };
      return is_any_of({"Article", "Posting", "WebPage", "CreativeWork", "Recipe", "Report"}) &&
             !is_any_of({"Comment"});
    }
    return true;
  }

  std::string value_of(NodeId id) const {
    for (const char* name : {"datetime", "content", "title", "data-datetime", "data-timestamp"}) {
      const std::string_view value = document_.attribute(id, name);
      if (!value.empty() && !read_date(value, order_).empty()) return std::string(value);
    }
    return length(id) <= kLongestDate ? dom::text_of(document_, id) : "";
  }

  void date(NodeId id, unsigned signs) {
    const std::string_view property = document_.attribute(id, AttributeName::itemprop);
    const bool is_published = has_token(property, "datePublished"),
               is_modified = has_token(property, "dateModified");
    if ((is_published || is_modified) && is_of_article(id)) {
      std::string& slot = is_published ? facts_.microdata_published : facts_.microdata_modified;
      if (slot.empty()) slot = read_date(value_of(id), order_);
    }
    const bool is_time = document_.tag(id) == Tag::time_;
    const bool is_called_date = (signs & kDate) != 0;
    const bool is_plain = !is_time && !is_called_date;
    if (is_plain && (length(id) == 0 || length(id) > kLongestDate / 2 || !has_figure(id) || !has_text_child(id))) return;
    const std::size_t far = distance(id);
    const bool is_far = far == std::string::npos;
    if (is_plain && !(is_far ? says_published(id) : far <= kFarthestPlainByline)) return;
    const std::string value = is_plain ? dom::text_of(document_, id) : value_of(id);
    const std::string read = read_dateline(value, order_);
    if (read.empty()) return;
    // An update and the first publication in one element: the label counts that stands before the date.
    const bool is_update = (signs & kModified) != 0 || says_modified(label_of(id, value));
    if (is_far) {
      std::vector<std::string>& dates = is_update ? far_modified_ : far_published_;
      if (dates.empty() || !is_same_day(dates.front(), read)) dates.push_back(read);
      return;
    }
    Candidate& best = is_update ? modified_ : published_;
    // A <time> is surer than what is only called a date, and that surer than a text.
    std::size_t doubt = is_time ? 0 : is_called_date ? 200 : 400;
    if (headline_ != dom::kNoNode && id < headline_)
      doubt += kFarthestAfter;  // what stands after the headline is rather its own
    if (far + doubt < best.distance) best = {read, far + doubt};
  }

  // "Posted on …", "Last updated: …", in the element's own text.
  bool says_published(NodeId id) const {
    const NodeId child = document_.first_child(id);
    if (child == dom::kNoNode || !document_.is_text(child)) return false;
    const std::string folded = text::fold_case(text::trim(document_.text(child)));
    return folded.starts_with("publi") || folded.starts_with("posted") ||
           folded.starts_with("veröffentlicht") || says_modified(folded);
  }

  bool has_text_child(NodeId id) const {
    for (NodeId child = document_.first_child(id); child != dom::kNoNode;
         child = document_.next_sibling(child)) {
      if (document_.is_text(child)) return true;
    }
    return false;
  }

  // The words before the date's first figure, in the element or just before it.
  std::string label_of(NodeId id, const std::string& value) const {
    std::string label = length(id) <= kLongestDate ? dom::text_of(document_, id) : value;
    label.resize(std::min(label.find_first_of("0123456789"), label.size()));
    constexpr std::size_t kLongestLabel = 30;
    NodeId previous = id;
    for (int steps = 0; steps < 4 && previous > 0; ++steps) {
      --previous;
      if (!document_.is_text(previous)) continue;
      const std::string before = text::clean(document_.text(previous));
      if (before.empty()) continue;
      if (before.size() <= kLongestLabel && before.find_first_of("0123456789") == std::string::npos)
        label.insert(0, before + " ");
      break;
    }
    return label;
  }

  void byline(NodeId id, unsigned signs) {
    const std::string_view property = document_.attribute(id, AttributeName::itemprop);
    if ((has_token(property, "author") || has_token(property, "creator")) && is_of_article(id))
      microdata_author(id);
    if (length(id) == 0 || length(id) > kLongestByline) return;
    const bool is_link = document_.tag(id) == Tag::a_;
    const bool is_rel = is_link && has_token(document_.attribute(id, AttributeName::rel), "author");
    const bool is_author_link = is_rel || (is_link && leads_to_author(document_.attribute(id, AttributeName::href)));
    const bool is_byline = ((signs | signs_of(document_.attribute(id, "data-testid"))) & kByline) != 0;
    if (!is_author_link && !is_byline) return;
    if (authors_in_ != dom::kRoot && document_.contains(authors_in_, id))
      return;  // said by the element around it
    const bool is_far = distance(id) == std::string::npos;
    if (is_far && (!facts_.authors.empty() || far_authors_.size() > 1)) return;  // of no use any more
    if (is_far && !is_author_link && (signs & kNamePart) == 0) return;
    // The first that names somebody; others only beside it.
    constexpr std::size_t kWidest = 40;
    if (!is_far && !facts_.authors.empty() && before(id) > authors_end_ + kWidest) return;
    if (!is_far && facts_.authors.size() >= kMostNames) return;
    const std::vector<std::string> names = names_in(id, is_rel ? 1 : 2);
    if (names.empty()) return;
    if (is_far) {
      add_names(far_authors_, names);
      return;
    }
    add_names(facts_.authors, names);
    authors_end_ = before(document_.end(id));
    authors_in_ = id;
  }

  // The names in an element, whose parts ("By", the name, the role) are often elements of their own.
  std::vector<std::string> names_in(NodeId id, std::size_t least_words) const {
    std::string parts;
    for (NodeId inner = id; inner < document_.end(id); ++inner) {
      if (!document_.is_text(inner) || text::trim(document_.text(inner)).empty()) continue;
      if (!parts.empty()) parts += " | ";
      parts += document_.text(inner);
    }
    for (const std::string& text : {parts, dom::text_of(document_, id)}) {
      std::vector<std::string> names = author_names(text);
      std::erase_if(names, [&](const std::string& name) { return !is_plain_name(name, least_words); });
      if (!names.empty()) return names;
    }
    return {};
  }

  void microdata_author(NodeId author) {
    constexpr std::size_t kWidest =
        400;  // between the authors of one article; teasers further on have their own
    if (!facts_.microdata_authors.empty() && before(author) > microdata_end_ + kWidest) return;
    std::vector<std::string> names;
    const std::string_view content = document_.attribute(author, "content");
    if (!content.empty()) names = author_names(content);
    for (NodeId id = author + 1; id < document_.end(author) && names.empty(); ++id) {
      if (document_.is_text(id) || !has_token(document_.attribute(id, AttributeName::itemprop), "name")) continue;
      const std::string_view value = document_.attribute(id, "content");
      if (!value.empty())
        names = author_names(value);
      else if (length(id) <= kLongestByline)
        names = author_names(dom::text_of(document_, id));
    }
    if (names.empty() && length(author) <= kLongestByline)
      names = author_names(dom::text_of(document_, author));
    add_names(facts_.microdata_authors, names);
    if (!names.empty()) microdata_end_ = before(document_.end(author));
  }

  // "By Jane Doe" right at the headline, in an element that says nothing.
  void plain_byline(NodeId id) {
    const std::string_view raw = text::trim(document_.text(id));
    if (raw.size() > kLongestByline || raw.size() < 2 || !plain_authors_.empty()) return;
    if (is_byline_label(raw)) {
      if (distance(id) <= kFarthestLabel) plain_authors_ = names_behind(id);
      return;
    }
    const bool begins_so = text::starts_with_ignoring_case(raw, "by ") || text::starts_with_ignoring_case(raw, "by:") || raw.starts_with("Von ") ||
                           raw.starts_with("Par ") || raw.starts_with("Por ") ||
                           text::starts_with_ignoring_case(raw, "written by");
    if (!begins_so || distance(id) > kFarthestPlainByline) return;
    plain_authors_ = author_names(text::clean(raw));
    std::erase_if(plain_authors_, [](const std::string& name) { return !is_plain_name(name, 1); });
  }

  // "By", "Written by:", "Author(s)" alone: the names are in the next elements.
  static bool is_byline_label(std::string_view raw) {
    constexpr std::string_view kLabels[] = {"by",       "written by", "words by",  "posted by",    "author",       "authors",
                                            "author(s)", "contributors", "von",     "autor",        "autorin",      "autoren",
                                            "par",      "auteur",     "auteurs",   "por",          "autores",      "autore",
                                            "door",     "av",         "af",        "skrevet av",   "skrevet af",   "text",
                                            "автор",    "авторы",     "автори",    "geschreven door", "scritto da", "écrit par",
                                            "escrito por", "penulis", "yazan",     "tác giả",      "reported by",  "story by"};
    constexpr std::size_t kLongestLabel = 24;  // bytes
    if (raw.size() > kLongestLabel) return false;
    std::string folded = text::clean(text::fold_case(raw));
    while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
    return std::find(std::begin(kLabels), std::end(kLabels), folded) != std::end(kLabels);
  }

  // The names in the texts right behind a label, up to the first that names nobody.
  std::vector<std::string> names_behind(NodeId label) const {
    constexpr int kMostTexts = 12;
    std::vector<std::string> names;
    int texts = 0;
    for (NodeId id = label + 1; id < document_.size() && texts < kMostTexts; ++id) {
      if (!document_.is_text(id)) continue;
      const std::string line = text::clean(document_.text(id));
      if (line.empty()) continue;
      ++texts;
      // What stands between two names.
      if (text::signature(line).empty() || text::count_code_points(line) <= 3) continue;
      std::vector<std::string> found = line.size() <= kLongestByline ? author_names(line) : std::vector<std::string>();
      if (found.empty() || !std::all_of(found.begin(), found.end(), [](const auto& name) { return looks_like_person(name) && is_plain_name(name, 2); })) break;
      add_names(names, found);
    }
    return names;
  }

  const Document& document_;
  DateOrder order_;
  std::vector<std::optional<unsigned>> signs_of_lists_;  // of the document's class lists
  std::vector<Measure> before_;  // each node, and behind the last
  NodeId headline_ = dom::kNoNode;
  Candidate published_, modified_;
  std::size_t authors_end_ = 0;
  NodeId authors_in_ = dom::kRoot;
  std::vector<std::string> plain_authors_, far_authors_, far_published_, far_modified_;
  std::size_t microdata_end_ = 0;
  VisibleFacts facts_;
};

}  // namespace

VisibleFacts read_visible_facts(const Document& document, const std::vector<std::string>& headlines,
                                DateOrder order) {
  if (document.empty()) return {};
  return VisibleReader(document, headlines, order).read();
}

}  // namespace presscut::facts
