#include "facts/json_ld.h"

#include <algorithm>
#include <unordered_map>

#include "facts/entities.h"
#include "facts/loose_json.h"
#include "facts/none.h"
#include "text/strings.h"
#include "text/unicode.h"
#include "text/url.h"

namespace presscut::facts {
namespace {

using nlohmann::json;

constexpr std::size_t kMostItems = 200;  // of a list that is walked for names or images

// "NewsArticle" of "http://schema.org/NewsArticle" and "schema:NewsArticle".
std::string_view bare_type(std::string_view type) {
  const auto mark = type.find_last_of("/#:");
  return mark == kNone ? type : type.substr(mark + 1);
}

const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

// The string itself: not copied.
std::string_view raw_string(const json& value) {
  const auto* s = value.get_ptr<const json::string_t*>();
  return s == nullptr ? std::string_view() : std::string_view(*s);
}

template <class Visit>
void for_each_item(const json& value, Visit&& visit) {
  if (!value.is_array()) return visit(value);
  std::size_t count = 0;
  for (const json& item : value) {
    if (++count > kMostItems) return;
    visit(item);
  }
}

bool any_type(const json& object, bool (*fits)(std::string_view)) {
  const json* type = member(object, "@type");
  bool found = false;
  if (type != nullptr) {
    for_each_item(*type, [&](const json& item) { found = found || fits(bare_type(raw_string(item))); });
  }
  return found;
}

bool is_page_type(std::string_view type) {
  return type.ends_with("WebPage") || type == "ItemPage" || type == "AboutPage" || type == "FAQPage" ||
         type == "Recipe" || type == "HowTo" || type == "VideoObject" || type == "CreativeWork" ||
         type == "PodcastEpisode" || type == "QAPage" || type == "Course" || type == "Guide" ||
         type == "MedicalScholarlyArticle" || type == "WebContent" || type == "LearningResource";
}

bool is_organization_type(std::string_view type) {
  return type.ends_with("Organization") || type == "Corporation" || type == "Newspaper" ||
         type == "WebSite" || type == "Brand";
}

bool is_site_type(std::string_view type) {
  return type == "WebSite" || type == "NewsMediaOrganization" || type == "Newspaper" ||
         type == "Organization";
}

// Under these keys stand other works: answers, live updates, teasers.
bool leads_to_other_works(std::string_view key) {
  constexpr std::string_view kKeys[] = {"liveBlogUpdate", "itemListElement", "comment",  "comments",
                                        "review",         "reviews",         "citation", "relatedLink",
                                        "hasPart",        "isBasedOn",       "blogPost", "blogPosts",
                                        "subjectOf",      "video",           "mentions"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

class LinkedDataReader {
 public:
  explicit LinkedDataReader(DateOrder order) : order_(order) {}

  LinkedData read(const std::vector<std::string_view>& blocks) {
    std::vector<json> values;
    for (const std::string_view block : blocks) {
      for (json& value : read_loose_json(block)) values.push_back(std::move(value));
    }
    // All objects first: an @id may refer to any of them.
    for (const json& value : values) collect(value);
    LinkedData data;
    for (const json* object : articles_) data.articles.push_back(article(*object));
    for (const json* object : pages_) data.pages.push_back(article(*object));
    for (const json* object : sites_) {
      if (std::string name = name_of(object); !name.empty()) data.sites.push_back(std::move(name));
    }
    if (breadcrumbs_ != nullptr) data.crumbs = crumbs(*breadcrumbs_);
    return data;
  }

 private:
  struct Place {
    const json* value;
    bool is_other_work;
    bool is_nested;  // inside an article or another thing, not on its own
  };

  void collect(const json& top) {
    std::vector<Place> places = {{&top, false, false}};
    while (!places.empty()) {
      const Place place = places.back();
      places.pop_back();
      const std::size_t first = places.size();
      if (place.value->is_array()) {
        for (const json& item : *place.value) {
          if (item.is_structured()) places.push_back({&item, place.is_other_work, place.is_nested});
        }
      } else {
        note(place);
        const bool is_thing = member(*place.value, "@type") != nullptr;
        for (const auto& [key, value] : place.value->items()) {
          if (!value.is_structured()) continue;
          const bool is_top = key == "@graph" || key == "mainEntity" || key == "mainEntityOfPage";
          places.push_back({&value, place.is_other_work || leads_to_other_works(key),
                            place.is_nested || (is_thing && !is_top)});
        }
      }
      std::reverse(places.begin() + static_cast<std::ptrdiff_t>(first), places.end());  // page order
    }
  }

  void note(const Place& place) {
    const json& object = *place.value;
    if (const json* id = member(object, "@id"); id != nullptr && object.size() > 1) {
      by_id_.emplace(raw_string(*id), &object);
    }
    if (any_type(object, [](std::string_view type) { return type == "BreadcrumbList"; }) &&
        breadcrumbs_ == nullptr)
      breadcrumbs_ = &object;
    if (place.is_other_work) return;
    if (any_type(object, is_article_type))
      articles_.push_back(&object);
    else if (any_type(object, is_page_type))
      pages_.push_back(&object);
    else if (!place.is_nested && any_type(object, is_site_type))
      sites_.push_back(&object);
  }

  // The object that {"@id": …} refers to, where it says nothing more itself.
  const json* resolved(const json* value) const {
    if (value == nullptr) return nullptr;
    std::string_view id;
    if (value->is_string())
      id = raw_string(*value);
    else if (const json* own = member(*value, "@id");
             own != nullptr && member(*value, "name") == nullptr && member(*value, "url") == nullptr)
      id = raw_string(*own);
    if (id.empty()) return value;
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? value : found->second;
  }

  static std::string string_of(const json* value) {
    if (value == nullptr) return "";
    if (value->is_array()) return value->empty() ? "" : string_of_one(value->front());
    return string_of_one(*value);
  }
  static std::string string_of_one(const json& value) {
    if (value.is_string()) return clean_value(raw_string(value));
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    for (const char* key : {"@value", "name"}) {
      if (const json* inner = member(value, key); inner != nullptr && inner->is_string())
        return clean_value(raw_string(*inner));
    }
    return "";
  }
  static std::string string_at(const json& object, const char* key) { return string_of(member(object, key)); }

  std::string name_of(const json* value) const {
    if (value != nullptr && value->is_array()) value = value->empty() ? nullptr : &value->front();
    value = resolved(value);
    if (value == nullptr) return "";
    std::string name = value->is_string() ? string_of_one(*value) : string_at(*value, "name");
    return text::is_web_address(name) ? "" : name;
  }

  static std::string address(const json* value) {
    if (value == nullptr) return "";
    if (value->is_array()) return value->empty() ? "" : address(&value->front());
    if (value->is_string()) return std::string(text::trim(raw_string(*value)));
    for (const char* key : {"@id", "url", "contentUrl"}) {
      if (const json* inner = member(*value, key); inner != nullptr && inner->is_string())
        return std::string(text::trim(raw_string(*inner)));
    }
    return "";
  }

  std::string date_at(const json& object, const char* key) const {
    return read_date(string_at(object, key), order_);
  }

  // Persons first: an organisation beside them is the one they work for as often as not.
  std::vector<std::string> authors(const json& object, bool& by_organization) const {
    std::vector<std::string> persons, organizations;
    for (const char* key : {"author", "authors", "creator", "contributor"}) {
      const json* value = member(object, key);
      if (value == nullptr) continue;
      for_each_item(*value, [&](const json& item) {
        const json* author = resolved(&item);
        const bool is_organization = any_type(*author, is_organization_type);
        std::vector<std::string>& names = is_organization ? organizations : persons;
        if (author->is_string()) {
          names.push_back(string_of_one(*author));
        } else if (const json* name = member(*author, "name"); name != nullptr) {
          for_each_item(*name, [&](const json& one) { names.push_back(string_of_one(one)); });
        } else if (const json* given = member(*author, "givenName"); given != nullptr) {
          names.push_back(string_of(given) + " " + string_at(*author, "familyName"));
        }
      });
      if (!persons.empty() || !organizations.empty()) break;
    }
    by_organization = persons.empty() && !organizations.empty();
    persons.insert(persons.end(), organizations.begin(), organizations.end());
    std::erase_if(persons, [](const std::string& name) { return name.empty(); });
    return persons;
  }

  Image image(const json* value) const {
    if (value != nullptr && value->is_array()) value = value->empty() ? nullptr : &value->front();
    value = resolved(value);
    if (value == nullptr) return {};
    if (value->is_string()) return {std::string(text::trim(raw_string(*value))), ""};
    Image out;
    for (const char* key : {"url", "contentUrl", "@id"}) {
      if (out.url.empty()) out.url = address(member(*value, key));
    }
    for (const char* key : {"caption", "description"}) {
      if (out.caption.empty()) out.caption = string_at(*value, key);
    }
    return out;
  }

  static std::vector<std::string> keywords(const json* value) {
    std::vector<std::string> out;
    if (value == nullptr) return out;
    const bool is_list = value->is_array() && value->size() > 1;
    for_each_item(*value, [&](const json& item) {
      const std::string word = string_of_one(item);
      if (is_list) {
        if (!word.empty()) out.push_back(word);
        return;
      }
      for (const std::string_view part : text::split(word, ',')) out.emplace_back(part);
    });
    return out;
  }

  static std::optional<bool> as_bool(const json* value) {
    if (value == nullptr) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    const std::string_view word = bare_type(raw_string(*value));
    if (text::equals_ignoring_case(word, "true")) return true;
    if (text::equals_ignoring_case(word, "false")) return false;
    return std::nullopt;
  }

  // A part that costs makes the whole one that costs.
  static std::optional<bool> is_free(const json& object) {
    std::optional<bool> free = as_bool(member(object, "isAccessibleForFree"));
    if (const json* parts = member(object, "hasPart"); parts != nullptr) {
      for_each_item(*parts, [&](const json& part) {
        const auto of_part = as_bool(member(part, "isAccessibleForFree"));
        if (of_part.has_value() && (!free.has_value() || !*of_part))
          free = free.has_value() ? (*free && *of_part) : *of_part;
      });
    }
    return free;
  }

  static std::string body_of(const json& object) {
    for (const char* key : {"articleBody", "reviewBody"}) {
      const json* body = member(object, key);
      if (body == nullptr) continue;
      if (body->is_string()) return std::string(raw_string(*body));
      if (!body->is_array()) continue;
      std::string joined;
      for_each_item(*body, [&](const json& part) { joined.append(raw_string(part)).append("\n"); });
      return joined;
    }
    return "";
  }

  LinkedArticle article(const json& object) const {
    LinkedArticle out;
    if (const json* type = member(object, "@type"); type != nullptr) {
      for_each_item(*type, [&](const json& item) {
        const std::string_view bare = bare_type(raw_string(item));
        if (out.type.empty() || (is_article_type(bare) && !is_article_type(out.type))) out.type = bare;
      });
    }
    for (const char* key : {"mainEntityOfPage", "url", "@id"}) {
      if (out.url.empty()) out.url = address(member(object, key));
      if (!text::is_web_address(out.url) && !out.url.starts_with('/')) out.url.clear();
    }
    out.headline = string_at(object, "headline");
    if (out.headline.empty()) out.headline = string_at(object, "name");
    out.alternative_headline = string_at(object, "alternativeHeadline");
    if (out.alternative_headline.empty()) out.alternative_headline = string_at(object, "alternateName");
    out.description = string_at(object, "description");
    out.body = body_of(object);
    out.section = string_at(object, "articleSection");
    out.language = string_of(resolved(member(object, "inLanguage")));
    out.publisher = name_of(member(object, "publisher"));
    out.published = date_at(object, "datePublished");
    if (out.published.empty()) out.published = date_at(object, "dateCreated");
    if (out.published.empty()) out.published = date_at(object, "uploadDate");
    out.modified = date_at(object, "dateModified");
    out.authors = authors(object, out.by_organization);
    out.keywords = keywords(member(object, "keywords"));
    out.image = image(member(object, "image"));
    if (out.image.url.empty()) out.image = image(member(object, "thumbnailUrl"));
    out.free = is_free(object);
    return out;
  }

  static std::vector<std::string> crumbs(const json& list) {
    std::vector<std::string> out;
    if (const json* items = member(list, "itemListElement"); items != nullptr) {
      for_each_item(*items, [&](const json& item) {
        std::string name = string_at(item, "name");
        if (const json* inner = member(item, "item"); name.empty() && inner != nullptr)
          name = string_at(*inner, "name");
        if (!name.empty()) out.push_back(std::move(name));
      });
    }
    return out;
  }

  DateOrder order_;
  std::unordered_map<std::string_view, const json*> by_id_;
  std::vector<const json*> articles_, pages_, sites_;
  const json* breadcrumbs_ = nullptr;
};

// How much an article says of itself, for choosing between several.
std::size_t content_of(const LinkedArticle& article) {
  constexpr std::size_t kField = 200;  // a date or an author counts as much as so many characters of text
  std::size_t fields = 0;
  for (const bool is_there :
       {!article.headline.empty(), !article.published.empty(), !article.authors.empty(),
        !article.image.url.empty(), !article.section.empty(), !article.publisher.empty()}) {
    fields += is_there ? 1 : 0;
  }
  return fields * kField + std::min(article.body.size(), std::size_t{100'000}) + article.description.size();
}

// The address less scheme, "www.", query and closing slash.
std::string comparable(std::string_view url) {
  std::string path = text::path_of(url);
  while (path.ends_with('/')) path.pop_back();
  return text::host_of(url) + path;
}

}  // namespace

bool is_article_type(std::string_view type) {
  if (type == "JobPosting") return false;
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
         type == "CriticReview" || type == "MediaReview" || type == "ClaimReview";
}

LinkedData read_linked_data(const std::vector<std::string_view>& blocks, DateOrder order) {
  return LinkedDataReader(order).read(blocks);
}

LinkedData read_linked_data(const dom::Document& document, DateOrder order) {
  std::vector<std::string_view> blocks;
  for (const dom::Script& script : document.scripts()) {
    if (text::find_ignoring_case(document.view(script.type), "ld+json") != kNone)
      blocks.push_back(document.view(script.content));
  }
  return read_linked_data(blocks, order);
}

void sort_best_first(std::vector<LinkedArticle>& articles, std::string_view page_url) {
  const std::string page = comparable(page_url);
  const auto rank = [&](const LinkedArticle& article) {
    const bool is_page = !page_url.empty() && comparable(article.url) == page;
    return std::pair(is_page, content_of(article));
  };
  std::stable_sort(articles.begin(), articles.end(),
                   [&](const auto& a, const auto& b) { return rank(a) > rank(b); });
}

}  // namespace presscut::facts
