// gumbo alone, for comparison.
#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "stages.h"

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

MEASURED std::size_t measured_gumbo(std::string_view html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  const std::size_t children = output->root->v.element.children.length;
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return children;
}

MEASURED std::size_t measured_gumbo_arena(std::string_view html) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) {
    return static_cast<Arena*>(userdata)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root->v.element.children.length;
}
