#include "stages.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "compose/article.h"
#include "compose/body.h"
#include "compose/summary.h"
#include "dom/parse.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"
#include "filter/page_kind.h"
#include "input/open.h"
#include "pipeline.h"
#include "presscut/format.h"

using namespace presscut;

namespace presscut::bench {

namespace fs = std::filesystem;

std::vector<Page> read_pages(int count, char** paths) {
  std::vector<fs::path> files;
  for (int i = 0; i < count; ++i) {
    if (!fs::is_directory(paths[i])) {
      files.emplace_back(paths[i]);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(paths[i])) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Page> pages;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) std::fprintf(stderr, "%s: cannot be read\n", file.c_str());
    if (in) pages.push_back({file.string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  return pages;
}

}  // namespace presscut::bench

namespace {

class Arena {
 public:
  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left_) {
      left_ = std::max(size, std::size_t{1} << 18);
      chunks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = chunks_.back().get();
    }
    void* place = next_;
    next_ += size;
    left_ -= size;
    return place;
  }

 private:
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace

#define MEASURED extern "C" __attribute__((noinline))

MEASURED std::size_t measured_gumbo(std::string_view html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  const std::size_t children = output->root->v.element.children.length;
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return children;
}

MEASURED std::size_t measured_gumbo_arena(std::string_view html) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) { return static_cast<Arena*>(userdata)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root->v.element.children.length;
}

MEASURED std::size_t measured_whole(const bench::Page& page) {
  auto read = read_page(page.bytes, page.name, {});
  if (!read || !read->article) return 0;
  return render(*read->article, Format::jsonl).size();
}

MEASURED Result<input::OpenedPage> measured_input(const bench::Page& page) {
  return input::open_page(page.bytes, page.name, {}, ExtractOptions().max_bytes);
}
MEASURED dom::Document measured_dom(std::string_view html) { return dom::parse_html(html); }
MEASURED facts::PageFacts measured_facts(const dom::Document& document, const PageHints& hints) {
  return facts::read_facts(document, hints);
}
MEASURED filter::Selection measured_filter(const dom::Document& document, const facts::PageFacts& facts) {
  return filter::select(document, facts, Rules::defaults().set());
}
MEASURED Result<Article> measured_compose(const dom::Document& document, const facts::PageFacts& facts,
                                          filter::Selection& selection) {
  compose::Summary summary = compose::find_summary(document, selection, facts);
  compose::settle_body(summary, selection);
  std::vector<Block> body = compose::compose_body(document, selection, {}, facts.url);
  const filter::PageVerdict verdict = filter::judge_page(document, facts, selection, !body.empty());
  return compose::compose_article(document, facts, selection, summary, std::move(body), verdict);
}
MEASURED std::string measured_format(const Article& article) { return render(article, Format::jsonl); }

MEASURED std::size_t measured_stages(const bench::Page& page) {
  auto opened = measured_input(page);
  if (!opened) return 0;
  PageHints hints;
  hints.url = opened->url;
  const dom::Document document = measured_dom(opened->text);
  const facts::PageFacts facts = measured_facts(document, hints);
  filter::Selection selection = measured_filter(document, facts);
  Result<Article> article = measured_compose(document, facts, selection);
  return article ? measured_format(*article).size() : 0;
}
