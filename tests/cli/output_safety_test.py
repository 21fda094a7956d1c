"""What a page says stays text: in a terminal, in HTML, in JSON lines and in Markdown."""

import html.parser
import json
import unicodedata
import unittest

from program import ProgramTest, page

SCRIPT = "&lt;script&gt;alert(1)&lt;/script&gt;"
ESCAPES = "\x1b[31mred\x1b]0;title\x07 \x9b31m \x08\x7f&#x1b;[2J&#155;31m&#8;"
BIDI = "\u202eevil\u202c \u2066x\u2069 \u200f\u061c"


class Tags(html.parser.HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags = set()
        self.attributes = set()
        self.addresses = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value for name, value in attrs if name in ("href", "src")]


def hostile_page():
    paragraph = f"<p>{SCRIPT}{ESCAPES}{BIDI} The ferry left the pier an hour late, and those who waited were not amused by it.</p>"
    return (page(f"Ferry {SCRIPT} {ESCAPES} {BIDI} late")
            .replace("</article>", paragraph +
                     f"<figure><img src='javascript:alert(1)' alt='\"><script>alert(2)</script>'><figcaption>{SCRIPT} {ESCAPES}</figcaption></figure>"
                     f"<p>A <a href='javascript:alert(3)'>link</a>, <a href='data:text/html,<script>x</script>'>two</a>, "
                     f"<a href='https://example.org/\"onmouseover=alert(4)'>three</a> of them, and some more words to fill it.</p>"
                     f"<ul><li>{SCRIPT} one item of some length</ul><pre>```\n# no heading\n{ESCAPES}</pre>"
                     f"<table><tr><td>{SCRIPT}|{ESCAPES}<td>x</table></article>")
            .replace("</head>", f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'author': 'Ann <script>alert(5)</script> Poe', 'articleSection': ESCAPES + BIDI, 'url': 'javascript:alert(6)'})}</script>"
                     f"<meta name=author content='Bo <script>alert(7)</script>{ESCAPES}'></head>"))


INCLUDE = ["--include", "captions,links,images,tables"]


def controls_of(text):
    return {hex(ord(c)) for c in text if unicodedata.category(c) == "Cc" and c not in "\n\t"}


def overrides_of(text):
    return {hex(ord(c)) for c in text if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


class OutputSafetyTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.html", hostile_page())

    def test_no_control_reaches_a_terminal(self):
        for options in (["-f", "text"], ["-f", "markdown"], ["-f", "html"], ["-f", "json"], ["-f", "jsonl"],
                        ["--only", "headline,authors,section,body"]):
            with self.subTest(options):
                out = self.check(*options, *INCLUDE, "a.html").stdout
                self.assertIn("The ferry left the pier", out)
                self.assertEqual((controls_of(out), overrides_of(out)), (set(), set()))
        for options in (["explain"], ["explain", "--color", "never"], ["rules", "test", "p"]):
            with self.subTest(options):
                out = self.check(*options, "a.html").stdout
                self.assertEqual((controls_of(out), overrides_of(out)), (set(), set()))

    def test_no_control_in_messages(self):
        self.write("\x1b[31m\u202e.html", "")
        error = self.check("\x1b[31m\u202e.html", status=1).stderr
        self.assertEqual((controls_of(error), overrides_of(error)), (set(), set()))
        self.write("b.jsonl", json.dumps({"url": "https://example.org/\x1b[31m\u202e", "html": ""}) + "\n")
        for options in (["-v"], ["--report", "report"], ["-O", "out"]):
            error = self.check(*options, "b.jsonl", status=1).stderr
            self.assertEqual((controls_of(error), overrides_of(error)), (set(), set()), options)
        self.assertEqual(controls_of(self.read("report")), set())

    def test_html_has_no_tag_of_the_page(self):
        found = Tags(self.check("-f", "html", *INCLUDE, "a.html").stdout)
        self.assertFalse(found.tags & {"script", "iframe", "object", "embed", "style", "form", "svg", "base"})
        self.assertFalse({name for name in found.attributes if name.startswith("on") or name in ("style", "srcdoc")})
        self.assertTrue(found.addresses)
        for address in found.addresses:
            self.assertRegex(address, "^https?://")
        explained = Tags(self.check("explain", "--html", "-", "a.html").stdout)
        self.assertFalse({name for name in explained.attributes if name.startswith("on") or name == "srcdoc"})

    def test_json_lines_are_lines(self):
        self.write("b.html", page().replace("Ferry late", "Ferry&#10;late \u2028\u2029&#0;&#xD800;&#xFFFF;\ufeff").encode() + b"\xff\xed\xa0\x80")
        out = self.check("-f", "jsonl", *INCLUDE, "a.html", "b.html").stdout
        self.assertEqual(out.count("\n"), 2)
        for line in out.encode("utf-8").decode("utf-8").splitlines():
            json.loads(line)
        self.assertEqual(len(out.encode("utf-8", "strict").split(b"\n")), 3)

    def test_markdown_stays_what_it_is(self):
        out = self.check("-f", "markdown", *INCLUDE, "a.html").stdout
        self.assertNotIn("<script", out.replace("\\<script", ""))
        self.assertNotIn("javascript:", out)
        self.assertNotIn("](data:", out)


if __name__ == "__main__":
    unittest.main()
