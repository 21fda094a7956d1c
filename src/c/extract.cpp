// Extraction through the C interface.
#include <new>

#include "c/handles.h"
#include "presscut/version.h"

namespace presscut::c {
namespace {

presscut_reason reason_of(Reason reason) {
  switch (reason) {
    case Reason::unreadable:
      return PRESSCUT_UNREADABLE;
    case Reason::unsupported:
      return PRESSCUT_UNSUPPORTED;
    case Reason::too_large:
      return PRESSCUT_TOO_LARGE;
    case Reason::no_article:
      return PRESSCUT_NO_ARTICLE;
    case Reason::timeout:
      return PRESSCUT_TIMEOUT;
    case Reason::out_of_memory:
      return PRESSCUT_OUT_OF_MEMORY;
    case Reason::crashed:
      break;
  }
  return PRESSCUT_CRASHED;
}

// The article as text, or why there is none.
Result<std::string> rendered(std::string_view bytes, std::string_view source, const presscut_options& options) {
  try {
    ExtractOptions extract_options = options.extract;
    extract_options.rules = &options.rules;
    const Result<Article> article = extract(bytes, source, extract_options);
    if (!article) return article.error();
    std::string text;
    if (options.has_front_matter && options.format == Format::markdown) text = render_front_matter(*article, options.only);
    text += render(*article, options.format, options.only);
    const PageLimits& limits = options.extract.limits;
    if (text.size() > limits.output) {
      return Error{Reason::too_large, "the article is larger than " + limit_text(&PageLimits::output, limits)};
    }
    return text;
  } catch (const std::bad_alloc&) {
    return Error{Reason::out_of_memory, "out of memory"};
  } catch (const std::exception& exception) {
    return Error{Reason::crashed, exception.what()};
  }
}

}  // namespace
}  // namespace presscut::c

using namespace presscut::c;

const char* presscut_version() {
  return presscut::kVersion;
}

presscut_result* presscut_extract(const char* bytes, size_t length, const char* source, const presscut_options* options) {
  return guarded<presscut_result*>(nullptr, [&] {
    const presscut_options defaults;
    const presscut_options& wanted = options != nullptr ? *options : defaults;
    const std::string_view page = bytes != nullptr ? std::string_view(bytes, length) : std::string_view();
    auto text = rendered(page, view(source), wanted);
    if (text) return new presscut_result{PRESSCUT_OK, "", std::move(*text)};
    return new presscut_result{reason_of(text.error().reason), text.error().to_string(),
                               render_error(view(source), text.error(), wanted.format)};
  });
}

presscut_reason presscut_reason_of(const presscut_result* result) {
  return result != nullptr ? result->reason : PRESSCUT_OUT_OF_MEMORY;
}

const char* presscut_message_of(const presscut_result* result) {
  return result != nullptr ? result->message.c_str() : "out-of-memory: out of memory";
}

const char* presscut_text_of(const presscut_result* result, size_t* length) {
  if (length != nullptr) *length = result != nullptr ? result->text.size() : 0;
  return result != nullptr ? result->text.c_str() : "";
}

void presscut_result_free(presscut_result* result) {
  delete result;
}
