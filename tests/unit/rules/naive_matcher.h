// A matcher that knows no index, no short cut and no limit, and that tries everything; with trees and
// selectors made by chance, or from bytes. What the engine says is compared with what it says.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "dom/document.h"

namespace presscut::rules::naive {

struct Element {
  std::string tag;
  std::string id;
  std::vector<std::string> classes;
  std::string data;  // of the attribute data-x; "" for none
  int parent = -1;
  std::vector<int> children;
};

struct AnyComplex;
using AnyList = std::vector<AnyComplex>;

struct AnyTest {
  enum Kind {
    tag,
    id,
    class_token,
    data_is,
    data_starts,
    has_data,
    nth,
    nth_last,
    nth_of_type,
    nth_last_of_type,
    empty,
    is,
    is_not,
    has
  };
  Kind kind;
  std::string word;
  int step = 0;
  int offset = 0;
  AnyList list;
};

struct AnyCompound {
  char combinator = ' ';  // to the one on the left
  std::vector<AnyTest> tests;
};

struct AnyComplex {
  std::vector<AnyCompound> compounds;  // as written; in :has(), the first hangs on the element asked
};

class Naive {
 public:
  explicit Naive(const std::vector<Element>& tree) : tree_(tree) {}

  bool matches(const AnyList& list, int element) const {
    for (const AnyComplex& complex : list) {
      if (matches(complex, complex.compounds.size() - 1, element, -1)) return true;
    }
    return false;
  }

  // Whether it has taken so many steps that what it says counts for nothing.
  bool gave_up() const { return steps_ > kMostSteps; }

 private:
  // `scope` is -1 outside :has().
  bool matches(const AnyComplex& complex, std::size_t last, int element, int scope) const {
    if (++steps_ > kMostSteps) return false;
    for (const AnyTest& test : complex.compounds[last].tests) {
      if (!holds(test, element)) return false;
    }
    if (last == 0 && scope < 0) return true;
    for (const int other : reached(complex.compounds[last].combinator, element)) {
      if (last == 0 ? other == scope : matches(complex, last - 1, other, scope)) return true;
    }
    return false;
  }

  std::vector<int> reached(char combinator, int element) const {
    std::vector<int> out;
    const int parent = tree_[element].parent;
    if (combinator == '>' && parent >= 0) out.push_back(parent);
    if (combinator == ' ') {
      for (int up = parent; up >= 0; up = tree_[up].parent) out.push_back(up);
    }
    if ((combinator == '+' || combinator == '~') && parent >= 0) {
      for (const int sibling : tree_[parent].children) {
        if (sibling == element) break;
        out.push_back(sibling);
      }
      if (combinator == '+' && out.size() > 1) out.erase(out.begin(), out.end() - 1);
    }
    return out;
  }

  bool is_nth(const AnyTest& test, int element, bool from_end, bool of_type) const {
    const int parent = tree_[element].parent;
    std::vector<int> siblings = parent < 0 ? std::vector<int>{element} : tree_[parent].children;
    if (from_end) std::reverse(siblings.begin(), siblings.end());
    int place = 0;
    for (const int sibling : siblings) {
      if (!of_type || tree_[sibling].tag == tree_[element].tag) ++place;
      if (sibling == element) break;
    }
    for (int n = 0; n <= 200; ++n) {
      if (test.step * n + test.offset == place) return true;
    }
    return false;
  }

  bool holds(const AnyTest& test, int element) const {
    const Element& e = tree_[element];
    switch (test.kind) {
      case AnyTest::tag:
        return e.tag == test.word;
      case AnyTest::id:
        return e.id == test.word;
      case AnyTest::class_token:
        return std::find(e.classes.begin(), e.classes.end(), test.word) != e.classes.end();
      case AnyTest::data_is:
        return !e.data.empty() && e.data == test.word;
      case AnyTest::data_starts:
        return e.data.starts_with(test.word);
      case AnyTest::has_data:
        return !e.data.empty();
      case AnyTest::nth:
        return is_nth(test, element, false, false);
      case AnyTest::nth_last:
        return is_nth(test, element, true, false);
      case AnyTest::nth_of_type:
        return is_nth(test, element, false, true);
      case AnyTest::nth_last_of_type:
        return is_nth(test, element, true, true);
      case AnyTest::empty:
        return e.children.empty();
      case AnyTest::is:
        return matches(test.list, element);
      case AnyTest::is_not:
        return !matches(test.list, element);
      case AnyTest::has:
        for (const AnyComplex& complex : test.list) {
          for (int other = 0; other < static_cast<int>(tree_.size()); ++other) {
            if (matches(complex, complex.compounds.size() - 1, other, element)) return true;
          }
        }
        return false;
    }
    return false;
  }

  static constexpr int kMostSteps = 50'000;  // it takes all ways, which multiply
  const std::vector<Element>& tree_;
  mutable int steps_ = 0;
};

class Maker {
 public:
  // `below(n)` chooses a number from 0 to n - 1.
  explicit Maker(std::function<int(int)> below) : below_(std::move(below)) {}

  int below(int n) { return below_(n); }
  std::string pick(std::initializer_list<const char*> words) {
    return words.begin()[below(static_cast<int>(words.size()))];
  }

  std::vector<Element> tree() {
    std::vector<Element> out(1);
    out[0].tag = "html";
    const int size = 2 + below(40);
    for (int i = 1; i < size; ++i) {
      Element e;
      e.tag = pick({"div", "p", "b", "x-y"});
      if (below(4) == 0) e.id = pick({"i1", "i2"});
      for (const char* token : {"c1", "c2", "c3"}) {
        if (below(3) == 0) e.classes.emplace_back(token);
      }
      if (below(3) == 0) e.data = pick({"v", "vw", "w"});
      // In page order: below the last element or one of those around it.
      int parent = i - 1;
      while (parent > 0 && below(3) != 0) parent = out[parent].parent;
      e.parent = parent;
      out[parent].children.push_back(i);
      out.push_back(e);
    }
    return out;
  }

  AnyList list(int nesting, bool relative) {
    AnyList out(1 + below(2));
    for (AnyComplex& complex : out) {
      complex.compounds.resize(1 + below(nesting > 0 ? 2 : 4));
      for (std::size_t i = 0; i < complex.compounds.size(); ++i) {
        AnyCompound& compound = complex.compounds[i];
        if (i > 0 || relative) compound.combinator = " >+~"[below(4)];
        const int tests = below(3);
        for (int t = 0; t < tests; ++t) compound.tests.push_back(test(nesting));
      }
    }
    return out;
  }

 private:
  AnyTest test(int nesting) {
    AnyTest out{AnyTest::class_token, "", 0, 0, {}};
    const int kind = below(nesting < 2 ? 16 : 12);
    if (kind < 4) {
      out.word = pick({"c1", "c2", "c3"});
    } else if (kind < 6) {
      out.kind = AnyTest::tag;
      out.word = pick({"div", "p", "b", "x-y", "html"});
    } else if (kind == 6) {
      out.kind = AnyTest::id;
      out.word = pick({"i1", "i2"});
    } else if (kind == 7) {
      out.kind = below(2) == 0 ? AnyTest::data_is : AnyTest::data_starts;
      out.word = pick({"v", "vw"});
    } else if (kind == 8) {
      out.kind = AnyTest::has_data;
    } else if (kind < 11) {
      out.kind = static_cast<AnyTest::Kind>(AnyTest::nth + below(4));
      out.step = below(7) - 3;
      out.offset = below(7) - 2;
    } else if (kind == 11) {
      out.kind = AnyTest::empty;
    } else {
      out.kind = kind == 12 ? AnyTest::is : kind == 13 ? AnyTest::is_not : AnyTest::has;
      out.list = list(nesting + 1, out.kind == AnyTest::has);
    }
    return out;
  }

  std::function<int(int)> below_;
};

inline std::string written(const AnyList& list, bool relative);

inline std::string written(const AnyTest& test) {
  const std::string nth = '(' + std::to_string(test.step) + 'n' + (test.offset < 0 ? "" : "+") +
                          std::to_string(test.offset) + ')';
  switch (test.kind) {
    case AnyTest::tag:
      return test.word;
    case AnyTest::id:
      return '#' + test.word;
    case AnyTest::class_token:
      return '.' + test.word;
    case AnyTest::data_is:
      return "[data-x=" + test.word + ']';
    case AnyTest::data_starts:
      return "[data-x^='" + test.word + "']";
    case AnyTest::has_data:
      return "[data-x]";
    case AnyTest::nth:
      return ":nth-child" + nth;
    case AnyTest::nth_last:
      return ":nth-last-child" + nth;
    case AnyTest::nth_of_type:
      return ":nth-of-type" + nth;
    case AnyTest::nth_last_of_type:
      return ":nth-last-of-type" + nth;
    case AnyTest::empty:
      return ":empty";
    case AnyTest::is:
      return ":is(" + written(test.list, false) + ')';
    case AnyTest::is_not:
      return ":not(" + written(test.list, false) + ')';
    default:
      return ":has(" + written(test.list, true) + ')';
  }
}

inline std::string written(const AnyList& list, bool relative) {
  std::string out;
  for (const AnyComplex& complex : list) {
    if (!out.empty()) out += ", ";
    for (std::size_t i = 0; i < complex.compounds.size(); ++i) {
      const AnyCompound& compound = complex.compounds[i];
      if (i > 0 || relative) out += std::string(" ") + compound.combinator + ' ';
      std::string tests;
      for (const AnyTest& test : compound.tests) {
        // A type stands first, and once: a second one is written as :is().
        if (test.kind != AnyTest::tag) {
          tests += written(test);
        } else if (!tests.empty() && tests[0] != '.' && tests[0] != '#' && tests[0] != '[' &&
                   tests[0] != ':') {
          tests += ":is(" + test.word + ')';
        } else {
          tests.insert(0, test.word);
        }
      }
      out += tests.empty() ? "*" : tests;
    }
  }
  return out;
}

inline dom::Document document_of(const std::vector<Element>& tree) {
  PageLimits limits;
  limits.rule_steps = 200'000;  // none, for what Maker makes
  dom::DocumentBuilder builder({}, limits);
  std::vector<int> open;
  for (int i = 0; i < static_cast<int>(tree.size()); ++i) {
    while (!open.empty() && open.back() != tree[i].parent) {
      builder.close();
      open.pop_back();
    }
    builder.open(tree[i].tag);
    open.push_back(i);
    if (!tree[i].id.empty()) builder.attribute("id", tree[i].id);
    std::string tokens;
    for (const std::string& token : tree[i].classes) tokens += ' ' + token;
    if (!tokens.empty()) builder.attribute("class", tokens);
    if (!tree[i].data.empty()) builder.attribute("data-x", tree[i].data);
  }
  return std::move(builder).finish();
}

}  // namespace presscut::rules::naive
