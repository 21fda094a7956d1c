"""Pages of any size, each of one shape repeated: what any page has much of, and what hurts."""

HEAD = "<title>Ferry is late again | The Example</title><h1>Ferry is late again</h1>"
SECTION = (
    "<h2>What the crew said</h2><p class='text body'>The eight fifteen ferry left the pier an hour late on Monday, and the "
    "passengers, who had waited in the rain since the <a href='/early'>early morning</a>, were not amused by what the crew "
    "told them.</p><script>window.data = {\"a\": [1, 2, 3], \"b\": \"<p>\"};</script><div class='teaser related-{n}'><a href='/story/{n}' "
    "title='Read &amp; see'><img src='/pictures/{n}.jpg' alt=''>Another story, number {n}</a></div><style>.a{n} { color: red }</style>\n")


def numbered(piece, size, head=HEAD):
    """The piece again and again, its {n} counted, until the page has `size` bytes."""
    parts, length, count = [head], len(head), 0
    while length < size:
        parts.append(piece.replace("{n}", str(count)))
        length += len(parts[-1])
        count += 1
    return "".join(parts)


def wrapped(begin, piece, size, end):
    return HEAD + begin + numbered(piece, size, "") + end


GROWING = {
    "an article": lambda size: numbered(SECTION, size),
    "paragraphs": lambda size: numbered("<p>Some words, and more of them, in the paragraph {n}.</p>", size),
    "one text": lambda size: numbered("words and words, ", size, HEAD + "<p>"),
    "lines": lambda size: numbered("A line of a poem<br>", size, HEAD + "<p>"),
    "list items": lambda size: numbered("<li>An item of some words, {n}", size, HEAD + "<ul>"),
    "links": lambda size: numbered("<a class='l{n}' href='/{n}'>Read more</a> ", size),
    "headings": lambda size: numbered("<h2>Ferry is late again</h2><p>x", size),
    "images": lambda size: numbered("<figure><img src=/{n}.jpg><figcaption>The pier. Photo: A. Lam</figcaption></figure>", size),
    "table rows": lambda size: numbered("<tr><td>{n}<td>cell", size, HEAD + "<table>"),
    "text in a table": lambda size: numbered("x<tr>", size, HEAD + "<table>"),
    "nested": lambda size: numbered("<div>", size),
    "nested formatting": lambda size: numbered("<b><i><a href=x>", size),
    "formatting left open": lambda size: numbered("<p><b class=x>text", size),
    "misnested": lambda size: numbered("<a><b><i></a></b>x", size),
    "drawings": lambda size: numbered("<svg class=i><title>t</title><path d='M0 0'/></svg>", size),
    "unknown tags": lambda size: numbered("<x-{n}>x</x-{n}>", size),
    "attributes": lambda size: numbered("a{n}=1 ", size, HEAD + "<p "),
    "class names": lambda size: numbered("c{n} ", size, HEAD + "<p class='"),
    "comments": lambda size: numbered("<!--{n}-->", size),
    "scripts": lambda size: numbered("<script>a{n}<!--</script>", size),
    "references": lambda size: numbered("&amp;&#8217;&notit;&", size),
    "NULs": lambda size: numbered("\0", size),
    "meta elements": lambda size: numbered("<meta property=article:tag content='tag {n}'>", size),
    "linked data": lambda size: wrapped("<script type=application/ld+json>[", '{"@type":"NewsArticle","headline":"Headline {n}"},', size, "{}]</script>"),
    "data in data": lambda size: wrapped("<script type=application/ld+json>", "[", size, "</script>"),
    "datelines": lambda size: numbered("<p class=date>Published 3 February 2026, 08:{n}</p>", size),
    "bylines": lambda size: numbered("<p class=byline>By Ann Poe {n}</p>", size),
    "labels": lambda size: numbered("<div><span>Advertisement</span></div><p>Read more: see {n}</p>", size),
}
