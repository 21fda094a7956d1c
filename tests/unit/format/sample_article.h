// An article with one of everything, for the tests of the formats.
#pragma once

#include "presscut/article.h"

namespace presscut::format {

inline Block block(BlockKind kind, std::string text) {
  Block made;
  made.kind = kind;
  made.text = std::move(text);
  return made;
}

inline Block heading(int level, std::string text) {
  Block made = block(BlockKind::heading, std::move(text));
  made.level = level;
  return made;
}

inline Block item(int depth, bool ordered, std::string text) {
  Block made = block(BlockKind::list_item, std::move(text));
  made.depth = depth;
  made.ordered = ordered;
  return made;
}

inline Article sample_article() {
  Article article;
  article.source = "pages/ferry.html";
  article.url = "https://news.example/ferry";
  article.publisher = "The Example";
  article.headline = "Ferry <late> again";
  article.summary = {"Two boats stayed in port", "Commuters waited"};
  article.body = {
      block(BlockKind::paragraph, "The 8.15 ferry left an hour late."),
      heading(1, "What went wrong"),
      block(BlockKind::quote, "We are sorry."),
      block(BlockKind::quote, "It will not happen again."),
      item(0, false, "Engine"),
      item(1, true, "Fuel"),
      item(1, true, "Pump"),
      item(0, false, "Crew"),
      block(BlockKind::code, "a < b\n  c"),
      block(BlockKind::caption, "The pier at dawn"),
  };
  Block table = block(BlockKind::table, "Boat Delay Star 60|");
  table.rows = {{"Boat", "Delay"}, {"Star", "60|"}};
  article.body.push_back(table);
  article.authors = {"Ada Lam", "Ben Ho"};
  article.published = "2026-02-03T08:00:00+08:00";
  article.section = "City";
  article.tags = {"ferries"};
  article.image = Image{"https://news.example/a.jpg", "The pier"};
  article.language = "en";
  article.paywalled = false;
  article.words = 21;
  return article;
}

}  // namespace presscut::format
