// The library in many threads at once: one rule set for all of them, each with an extraction of its own.
//
// The threads come first and the comparison after, so that they are the ones that find rules not compiled yet and
// libraries not loaded yet. Built with ThreadSanitizer, the program ends where two threads are at one place unguarded.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "case_page.h"

namespace presscut::testing {
namespace {

constexpr std::size_t kThreads = 4;

// One of each kind of rule that is prepared only when it is first needed.
constexpr std::string_view kRules =
    "##p:xpath(self::p[contains(., 'Sign up')])\n"
    "##p:has-text(/^(read|see) (more|also)\\b/i)\n"
    "/(news|zeitung)/##aside:matches-attr(class=/pro(mo|duct)/)\n"
    "##div:has(> a[href*=\"/advert/\"])\n";

// Pages on which gumbo's assertions fail: each thread has a way out of its own.
constexpr std::string_view kBrokenPages[] = {"<p>t</p><table><svg><desc><![CDATA[>]]>>",
                                             "<p>t</p><table><svg><select><foreignObject><select><table>"};

struct Page {
  std::string name;
  std::string bytes;
  CaseOptions asked;  // its rules are passed over: all share one set
};

std::vector<Page> all_pages() {
  std::vector<Page> pages;
  for (const Case& a_case : all_cases()) {
    Page page{a_case.name, read_file(*page_of(a_case)), {}};
    for (const auto& line : lines_of(a_case.folder / "options")) {
      const auto equals = line.find('=');
      apply(page.asked, line.substr(0, equals), line.substr(equals + 1));
    }
    pages.push_back(std::move(page));
  }
  for (const auto& entry : entries_of(source_dir() / "tests" / "fuzz" / "corpus" / "container")) {
    pages.push_back({entry.filename().string(), read_file(entry), {}});
  }
  for (const auto& entry : entries_of(source_dir() / "tests" / "fuzz" / "corpus" / "encoding")) {
    pages.push_back({entry.filename().string(), read_file(entry), {}});
  }
  for (const std::string_view html : kBrokenPages) pages.push_back({"broken.html", std::string(html), {}});
  return pages;
}

std::string extracted(const Page& page, const Rules& rules, const std::string& site_configs) {
  ExtractOptions options = page.asked.options;
  options.rules = &rules;
  options.site_config_folder = site_configs;
  const auto article = extract(page.bytes, page.name, options);
  return article ? render(*article, Format::jsonl) + render(*article, Format::markdown) + render(*article, Format::html)
                 : article.error().to_string();
}

// The first places where the two differ.
std::string difference(const std::vector<Page>& pages, const std::vector<std::string>& one,
                       const std::vector<std::string>& other) {
  std::string out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (one[i] != other[i]) out += pages[i].name + ":\n" + one[i] + "\n" + other[i] + "\n";
  }
  return out.substr(0, 4000);
}

TEST(Threads, ShareOneRuleSet) {
  const std::vector<Page> pages = all_pages();
  const auto rules = Rules::defaults().with(kRules, "list.txt", RuleLayer::foreign_list);
  ASSERT_TRUE(rules);
  const fs::path configs = fs::path(::testing::TempDir()) / "presscut-threads";
  fs::create_directories(configs);
  std::ofstream(configs / "global.txt") << "author: //meta[@name='byline']/@content\nstrip_id_or_class: promo-box\n";

  std::vector<std::vector<std::string>> found(kThreads, std::vector<std::string>(pages.size()));
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      // Half of them go in step, the others elsewhere.
      const std::size_t start = t % 2 == 0 ? 0 : t * pages.size() / kThreads;
      for (std::size_t n = 0; n < pages.size(); ++n) {
        const std::size_t i = (start + n) % pages.size();
        found[t][i] = extracted(pages[i], *rules, configs.string());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  std::vector<std::string> alone;
  for (const Page& page : pages) alone.push_back(extracted(page, *rules, configs.string()));
  fs::remove_all(configs);
  for (std::size_t t = 0; t < kThreads; ++t) EXPECT_EQ(difference(pages, alone, found[t]), "") << "thread " << t;
  EXPECT_GT(pages.size(), 500U);
}

}  // namespace
}  // namespace presscut::testing
