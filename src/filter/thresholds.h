// Every number the filters judge by. Lengths are in characters that are not white space (code points).
// Where a number was tuned, it was on saved news pages of some 100 publishers in 19 languages and some 800 English pages.
#pragma once

#include <cstddef>
#include <cstdint>

namespace presscut::filter {

// text_blocks.cpp: a <br> after a sentence ends a paragraph if this much stands before it; less is an address or a verse.
inline constexpr std::uint32_t kMinBrokenLine = 60;
// An <aside>, <form>, <footer> … that holds more than this share of the page's text outside links is the page's main part.
inline constexpr double kMaxSideShare = 0.5;

// hidden.cpp: a "hidden" element that holds this share of the page's text outside links is the page itself, saved while a dialog
// covered it or before a script showed it.
inline constexpr double kMaxHiddenShare = 0.3;
// Characters outside links that an aria-hidden element may hold to be an ornament.
inline constexpr double kMaxAriaHidden = 120;

// rule_marks.cpp: no single rule of a foreign list, and no generic one, may cut this share of the page's running text.
inline constexpr double kMaxRuleShare = 0.5;

// select.cpp: where the cuts leave no article, one with this share of the page's running text was none of navigation.
inline constexpr double kMaxShareLost = 0.2;

// landmarks.cpp: agreement with the headlines that metadata names counts from 0 to 1; to it is added what the markup says.
inline constexpr std::size_t kMostNamedHeadlines = 64;  // pages name one to five; a hostile one names thousands
inline constexpr std::uint32_t kMinHeadline = 3;
inline constexpr std::uint32_t kMaxHeadline = 300;
inline constexpr double kTopHeadingBonus = 0.4;       // an <h1>
inline constexpr double kMarkedHeadlineBonus = 0.25;  // named as the headline by a rule
inline constexpr double kCutHeadlinePenalty = 0.6;
inline constexpr double kLinkedHeadlinePenalty = 0.5;  // a link leads to another page
inline constexpr double kMinHeadlineScore = 0.5;
inline constexpr double kMinUnnamedHeadlineScore = 0.3;  // where metadata names none
// With this many characters of the body's paragraphs above it a heading is a part's, unless it is an <h1> that agrees this
// well and has no more than this share of them above it.
inline constexpr double kMinTextAbove = 150;
inline constexpr double kSureAgreement = 0.9;
inline constexpr double kMaxShareAbove = 0.3;

// region.cpp: a block this long that has a sentence in it is a paragraph of running text.
inline constexpr std::uint32_t kMinParagraph = 25;
// A block mostly of links is navigation from this density on.
inline constexpr double kLinkBlockDensity = 0.6;
// What a line that is no running text takes from its container's weight.
inline constexpr double kShortLinePenalty = 8;
inline constexpr double kLinkLinePenalty = 20;

// A part is gone into as long as it keeps this share of the weight.
inline constexpr double kDescendShare = 0.95;
// Elements marked as the body by a rule are the body if they hold this share of the weight of the best part.
inline constexpr double kMarkedBodyShare = 0.5;
// An <article> that holds the headline is the article if it holds this share of the best part's weight.
inline constexpr double kHeadlineArticleShare = 0.3;
// Paragraphs in an <article> with the headline, as a multiple of those in the heaviest part inside it.
inline constexpr double kWholeArticle = 2;
// Below this weight there is no article.
inline constexpr double kMinBodyWeight = 140;

// select.cpp: lines longer than this are no labels.
inline constexpr std::uint32_t kMaxLabel = 200;
// link_blocks.cpp: share of the text in links from which a list, and a paragraph, only points elsewhere.
inline constexpr double kLinkListDensity = 0.7;
inline constexpr double kLinkParagraphDensity = 0.9;
// boxes.cpp: paragraphs whose element and class hold this share of the running text are the text's own; together they
// must hold the second share, or the page has no one style and nothing is told by it.
inline constexpr double kMinStyleShare = 0.1;
inline constexpr double kMinOwnShare = 0.6;
// Boxes with headings that hold more than this share of the text are parts of the text.
inline constexpr double kMaxBoxShare = 0.2;
inline constexpr double kMinClosingPart = 600;
// What a teaser says under its linked title, and what is left of a box that other filters have cut most of.
inline constexpr double kMaxTeaser = 400;
inline constexpr double kMaxRest = 200;
// bylines.cpp: lines and notes on the author are no longer than this.
inline constexpr std::uint32_t kMaxByline = 80;
inline constexpr std::uint32_t kMaxBiography = 600;
// A last line as short as this, without a sentence, is a signature or an agency's sign.
inline constexpr std::uint32_t kMaxSignature = 25;
// stray_lines.cpp
inline constexpr std::uint32_t kMaxStrayLine = 80;
inline constexpr std::uint32_t kMaxDateline = 18;
// repeats.cpp: shorter texts may well be said twice.
inline constexpr std::uint32_t kMinRepeat = 30;

// page_kind.cpp: a link as long as a headline is a teaser; from so many on a page may be a front.
inline constexpr std::uint32_t kMinTeaser = 18;
inline constexpr double kTeaserLinkShare = 0.8;
inline constexpr std::uint32_t kMinTeasers = 8;
// Share of a front's text in links, and of its paragraphs that stand under a linked heading or are links.
inline constexpr double kFrontLinkShare = 0.5;
inline constexpr double kFrontBlurbShare = 0.6;
inline constexpr double kOnlyBlurbShare = 0.9;  // where the page calls itself a website, its links need not be as many
// Running text on an error page, with a video, and outside the links of a page that a script fills.
inline constexpr std::uint32_t kMaxErrorText = 800;
inline constexpr std::uint32_t kMaxVideoText = 250;
inline constexpr std::uint32_t kMaxShellText = 250;
// What an error page calls itself is short.
inline constexpr std::size_t kMostNameWords = 12;

}  // namespace presscut::filter
