"""Pages made to hurt, by name: each a function that gives its bytes."""

ARTICLE = "<h1>Ferry is late again</h1>" + 3 * (
    "<p>The eight fifteen ferry left the pier an hour late on Monday, and the passengers, who had waited in the rain since "
    "the early morning, were not amused by what the crew told them.</p>")


def nested(tag, depth, close=False):
    return ARTICLE + f"<{tag}>" * depth + "deep" + (f"</{tag.split()[0]}>" * depth if close else "")


def data(content, kind="application/ld+json"):
    return f"<script type='{kind}'>{content}</script>" + ARTICLE


def attributes(count):
    return ARTICLE + "<p " + " ".join(f"a{i}=1" for i in range(count)) + ">x</p>"


SHAPES = {
    # Depth of each kind.
    "div": lambda: nested("div", 300_000),
    "div, closed": lambda: nested("div", 300_000, close=True),
    "span": lambda: nested("span", 300_000),
    "b": lambda: nested("b", 300_000),
    "custom elements": lambda: nested("x-y", 300_000),
    "font with attributes": lambda: nested("font size=1", 100_000),
    "different formatting": lambda: ARTICLE + "<b><i><a href=x>" * 30_000 + "x",
    "tables": lambda: nested("table><tr><td", 100_000),
    "svg": lambda: nested("svg", 300_000),
    "math": lambda: nested("math><mi", 100_000),
    "foreignObject": lambda: nested("svg><foreignObject", 100_000),
    "template": lambda: nested("template", 300_000),
    "open templates": lambda: nested("template shadowrootmode=open", 100_000),
    "select": lambda: nested("select", 300_000),
    "select and options": lambda: nested("select><option><optgroup", 100_000),
    "lists": lambda: nested("ul><li", 200_000),
    "quotes": lambda: nested("blockquote", 300_000),
    "ruby": lambda: nested("ruby><rt", 100_000),
    "buttons": lambda: nested("button", 100_000),
    "nobr": lambda: nested("nobr", 100_000),
    "forms and frames": lambda: ARTICLE + "<form><frameset><frame>" * 100_000,
    "object and applet": lambda: nested("object><applet><marquee", 50_000),
    # What is put before a table, and what is opened again in each block.
    "foster-parented": lambda: ARTICLE + "<table>" + "<b>x</b>" * 50_000,
    "foster-parented text": lambda: ARTICLE + "<table>" + "x<tr>" * 100_000,
    "foster-parented deep": lambda: ARTICLE + "<table><div>" * 20_000,
    "formatting opened again": lambda: ARTICLE + "".join(f"<font size={i}>" for i in range(500)) + "<p>x" * 20_000,
    "formatting left open": lambda: ARTICLE + "<p><b class=x>text" * 30_000,
    "misnested": lambda: ARTICLE + "<a><b><i><u></a></b>x" * 30_000,
    "adoption agency": lambda: ARTICLE + "<b><p><i></b>" * 20_000,
    # Numbers.
    "siblings": lambda: ARTICLE + "<br>" * 1_000_000,
    "paragraphs": lambda: "<p>Some words, and more.</p>" * 200_000,
    "attributes": lambda: attributes(1_000_000),
    "attributes on many": lambda: ARTICLE + ("<p " + " ".join(f"a{i}" for i in range(300)) + ">x") * 3000,
    "attributes on end tags": lambda: ARTICLE + "</p " + " ".join(f"a{i}" for i in range(200_000)) + ">",
    "classes": lambda: ARTICLE + "<p class='" + " ".join(f"c{i}" for i in range(500_000)) + "'>x</p>",
    "list items": lambda: "<h1>A list</h1><ul>" + "<li>An item of some words</li>" * 100_000 + "</ul>",
    "links": lambda: ARTICLE + "<a href='/a'>Read more</a> " * 100_000,
    "headings": lambda: "<h1>Ferry is late again</h1>" * 50_000,
    "tag names": lambda: ARTICLE + "".join(f"<x{i}></x{i}>" for i in range(100_000)),
    "scripts": lambda: ARTICLE + "<script>x</script>" * 200_000,
    "comments": lambda: ARTICLE + "<!---->" * 1_000_000,
    # Lengths.
    "one text": lambda: "<h1>Long</h1><p>" + "word " * 10_000_000,
    "one word": lambda: "<h1>Long</h1><p>" + "w" * 20_000_000,
    "a title": lambda: "<title>" + "Ferry late " * 1_000_000 + "</title>" + ARTICLE,
    "a headline": lambda: "<h1>" + "Ferry late " * 1_000_000 + "</h1>" + ARTICLE,
    "separators in a title": lambda: "<title>" + "a | " * 500_000 + "</title>" + ARTICLE,
    "an attribute": lambda: ARTICLE + "<img alt='" + "x" * 20_000_000 + "'>",
    "a data address": lambda: ARTICLE + "<img src='data:image/png;base64," + "A" * 40_000_000 + "'>",
    "a byline": lambda: ARTICLE.replace("</h1>", "</h1><p class=byline>By " + "Ann Poe, " * 200_000 + "</p>"),
    "a date": lambda: "<meta property='article:published_time' content='" + "2024-" * 1_000_000 + "'>" + ARTICLE,
    "a number": lambda: data('{"@type":"NewsArticle","wordCount":' + "9" * 5_000_000 + "}"),
    "spaces": lambda: ARTICLE + "<p>" + " " * 20_000_000,
    "line ends": lambda: "Title\n\n" + "\n" * 20_000_000,
    "lines": lambda: "A line of words.\n" * 400_000,
    "hard spaces": lambda: ARTICLE + "<p>" + "&nbsp;" * 2_000_000,
    "combining marks": lambda: ARTICLE + "<p>a" + "\u0301" * 2_000_000,
    # Bytes.
    "NULs": lambda: ARTICLE.encode() + b"\0" * 10_000_000,
    "NULs in tags": lambda: ARTICLE.encode() + b"<\0p\0 a\0=\0>" * 500_000,
    "broken UTF-8": lambda: b"<meta charset=utf-8>" + ARTICLE.encode() + b"\xff\xfe\xed\xa0\x80" * 2_000_000,
    "broken Shift_JIS": lambda: b"<meta charset=shift_jis>" + ARTICLE.encode() + b"\x81\xff\xa0" * 1_000_000,
    "broken GB18030": lambda: b"<meta charset=gb18030>" + ARTICLE.encode() + b"\x81\x30\xff" * 1_000_000,
    "broken Big5": lambda: b"<meta charset=big5>" + ARTICLE.encode() + b"\x81\xff\xfe" * 1_000_000,
    "broken EUC-KR": lambda: b"<meta charset=euc-kr>" + ARTICLE.encode() + b"\x81\xff\xfe" * 1_000_000,
    "broken ISO-2022-JP": lambda: b"<meta charset=iso-2022-jp>" + ARTICLE.encode() + b"\x1b$B\x1b(J\xff" * 500_000,
    "broken EUC-JP": lambda: b"<meta charset=euc-jp>" + ARTICLE.encode() + b"\x8f\xa1\xff\x8e" * 500_000,
    "broken windows-1253": lambda: b"<meta charset=windows-1253>" + ARTICLE.encode() + b"\xaa\xd2\xff" * 500_000,
    "UTF-16BE cut short": lambda: b"\xfe\xff" + b"\xdc\x00\xd8" * 2_000_000 + b"\x00",
    "UTF-16 of surrogates": lambda: b"\xff\xfe" + b"\x00\xd8" * 5_000_000,
    "entities without end": lambda: ARTICLE + "&" * 5_000_000,
    "entities cut short": lambda: ARTICLE + "&amp&notit&#x&#" * 500_000,
    "large entities": lambda: ARTICLE + "&NotEqualTilde;&#99999999999999;" * 200_000,
    "tags that do not begin": lambda: ARTICLE + "<" * 5_000_000,
    "tags that do not end": lambda: ARTICLE + "<p a='" * 500_000,
    "comments that do not end": lambda: ARTICLE + "<!--" * 1_000_000,
    "scripts that do not end": lambda: ARTICLE + "<script>" * 500_000,
    "escaped scripts": lambda: ARTICLE + "<script><!--<script>" * 200_000,
    "comments in a script": lambda: ARTICLE + "<script>" + "<!-- -->" * 500_000 + "</script>",
    "scripts in a script": lambda: ARTICLE + "<script>" + "<!--<script></script>" * 200_000,
    "scripts in comments in a script": lambda: ARTICLE + "<script>" + "<!--<script>-->" * 200_000,
    "comments that end oddly": lambda: ARTICLE + "<!--x--!>" * 500_000,
    "tags in plain text": lambda: ARTICLE + "<plaintext>" + "<div a=1 a=2>" * 300_000,
    "titles that do not end": lambda: ARTICLE + "<title>" * 500_000,
    "CDATA": lambda: ARTICLE + "<svg>" + "<![CDATA[" * 500_000,
    "end tags": lambda: ARTICLE + "</p></div></b></table>" * 300_000,
    # Data.
    "JSON-LD nested": lambda: data("[" * 100_000),
    "JSON-LD objects": lambda: data('{"a":' * 100_000),
    "JSON-LD quotes": lambda: data('{"a":"' + '\\"' * 2_000_000),
    "JSON-LD blocks": lambda: data('{"@type":"NewsArticle","headline":"x"}') * 20_000,
    "JSON-LD values": lambda: data('{"@type":"NewsArticle","headline":"x"}' * 100_000),
    "JSON-LD authors": lambda: data('{"@type":"NewsArticle","author":[' + '{"name":"Ann Poe"},' * 100_000 + "{}]}"),
    "JSON-LD references": lambda: data('{"@graph":[' + ",".join(
        f'{{"@type":"NewsArticle","@id":"#{i}","author":{{"@id":"#{i + 1}"}}}}' for i in range(50_000)) + "]}"),
    "JSON-LD circles": lambda: data('{"@graph":[{"@id":"#a","@type":"NewsArticle","author":{"@id":"#b"}},'
                                    '{"@id":"#b","author":{"@id":"#a"}}]}'),
    "embedded data": lambda: "<script>x=" + '{"a":' * 50_000 + "</script>" + "<div id=app></div>",
    "embedded strings": lambda: "<div id=app></div><script>" + '"' + "'`" * 1_000_000 + "</script>",
    "embedded markup": lambda: "<div id=app></div><script>x={\"body\":\"" + "<p>" * 500_000 + "\"}</script>",
    "meta tags": lambda: "<meta property='og:title' content='x'>" * 200_000 + ARTICLE,
    # Patterns.
    "text for patterns": lambda: ARTICLE + "<p>" + "By By By Updated: read more - " * 100_000 + "</p>",
    "commas": lambda: ARTICLE + "<p>" + "a, " * 2_000_000 + "</p>",
    "dates in paragraphs": lambda: ARTICLE + "<p>12 June 2024 12/06/2024 </p>" * 30_000,
    "bylines": lambda: ARTICLE + "<p class=byline>By Ann Poe and Bo Roe</p>" * 30_000,
    "right to left": lambda: ARTICLE + "<p>" + "\u202e\u2066x" * 500_000,
}
