// Safari's web archive: a property list with the page and all that belongs to it.
#include "input/container.h"
#include "input/header_fields.h"
#include "input/property_list.h"

namespace presscut::input {

bool looks_like_webarchive(std::string_view bytes, std::string_view /*name*/) {
  // Keys stand where their writer wants them, often at the very end; what else begins so is told when it is
  // opened.
  return bytes.starts_with("bplist0");
}

Result<OpenedPage> open_webarchive(const OpenRequest& request) {
  const auto list = PropertyList::parse(request.bytes);
  if (!list) return Error{Reason::unreadable, "a damaged property list"};
  const auto main = list->find(list->top(), "WebMainResource");
  if (!main) return Error{Reason::unsupported, "a property list that is no web archive"};
  const auto text_of = [&](std::string_view key) {
    const auto object = list->find(*main, key);
    return object ? list->string(*object).value_or("") : std::string();
  };
  const auto content = list->find(*main, "WebResourceData");
  const auto bytes = content ? list->data(*content) : std::nullopt;
  if (!bytes) return Error{Reason::unreadable, "a web archive whose page is damaged"};
  const std::string type = text_of("WebResourceMIMEType");
  if (!type.empty() && !is_html_type(media_type(type))) {
    return Error{Reason::unsupported, "a web archive of something that is not HTML"};
  }
  const std::string charset = text_of("WebResourceTextEncodingName");
  OpenRequest inner = request;
  inner.bytes = *bytes;
  inner.charset = charset;
  Result<OpenedPage> page = open_html(inner);
  if (!page) return page;
  if (std::string url = text_of("WebResourceURL"); !url.empty()) page->url = std::move(url);
  return page;
}

}  // namespace presscut::input
