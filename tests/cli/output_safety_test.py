"""What a page says stays text: in a terminal, in HTML, in JSON lines and in Markdown."""

import html.parser
import io
import json
import shutil
import subprocess
import unicodedata
import unittest
import zipfile

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
    return {hex(ord(c)) for c in text if c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


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

    def check_clean(self, text):
        self.assertEqual((controls_of(text), overrides_of(text)), (set(), set()))

    def test_no_control_in_messages(self):
        self.write("\x1b[31m\u009b\u202e.html", "")
        self.check_clean(self.check("\x1b[31m\u009b\u202e.html", status=1).stderr)
        self.check_clean(self.check("no\x1b[31m\u009b\u202e.html", status=1).stderr)
        self.write("b.jsonl", json.dumps({"url": "https://example.org/\x1b[31m\u009b\u202e", "html": ""}) + "\n")
        for options in (["-v"], ["--report", "report"], ["-O", "out"]):
            with self.subTest(options):
                self.check_clean(self.check(*options, "b.jsonl", status=1).stderr)
        self.check_clean(self.read("report"))
        # A list that somebody else wrote, with errors in it.
        self.write("list\x1b[31m\u202e.txt", "example.org##.a:no-such(\x1b[31m\u009b\u202e)\n##div:xpath(//[\x1b[2J])\n##\x1b]0;x\x07::a\n")
        done = self.call("rules", "check", "list\x1b[31m\u202e.txt")
        self.assertIn("no-such", done.stdout + done.stderr)
        self.check_clean(done.stdout + done.stderr)
        self.write("evil.example.txt", "title: //[\x1b[31m\u202e\nno\x1b[31m_such: x\n")
        done = self.call("rules", "check", "evil.example.txt")
        self.assertNotEqual(done.stdout + done.stderr, "")
        self.check_clean(done.stdout + done.stderr)

    def test_names_of_pages(self):
        """The names of files, of what archives hold and of pages of the web are not ours either."""
        name = "\x1b[31m\u009b\u202e\u2028\n# x <script>alert(1)</script>.html"
        self.write(name)
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as entries:
            entries.writestr(name, page())
        self.write("a.zip", archive.getvalue())
        self.write("a.jsonl", json.dumps({"url": "https://example.org/" + name, "html": page()}) + "\n")
        for source in (name, "a.zip", "a.jsonl"):
            for options in (["-f", "text"], ["-f", "markdown"], ["-f", "html"], ["-f", "json"], ["-f", "jsonl"],
                            ["-f", "markdown", "--front-matter"], ["--only", "source"], ["-f", "html", "--only", "source"], ["--only", "url"],
                            ["--only", "source", "-f", "markdown"], ["explain"], ["explain", "--html", "-"]):
                with self.subTest(source=source, options=options):
                    out = self.check(*options, source).stdout
                    self.check_clean(out)
                    if "--html" in options:
                        continue  # what its title says is escaped, but may have two lines
                    self.assertNotIn("\n# x", out)
                    if "markdown" in options or "html" in options:
                        self.assertNotIn("<script>", out.replace("\\<script>", ""))
            self.check_clean(self.check("-f", "text", source, "a.html").stdout)
            record = self.check("-f", "jsonl", source).stdout
            self.assertEqual(len(record.splitlines()), 1)
            self.assertIn(name, json.loads(record)["source"])

    def test_addresses_have_no_control(self):
        address = "https://example.org/\x1b[31m\u009b\u202e"
        self.write("b.html", page().replace("</article>", f"<p>A <a href='{address}'>link</a> and an image: <img src='{address}.png'> of some kind "
                                            "at the end of the article, where the ferry is late.</p></article>")
                   .replace("</head>", f"<link rel=canonical href='{address}'><meta property='og:image' content='{address}.jpg'></head>"))
        for given in ([], ["--url", address]):
            for options in (["-f", "text"], ["-f", "markdown"], ["-f", "html"], ["-f", "json"], ["--only", "url,image"]):
                with self.subTest(options):
                    out = self.check(*options, *given, *INCLUDE, "b.html").stdout
                    self.assertRegex(out, r"example\.org/(%EF%BF%BD|%1B)\[31m")
                    self.check_clean(out)

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
        data = ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry late again", "articleSection": "a\\ud800b\\u2028c\\u0000d\\udc00",'
                ' "author": {"name": "Ann \\ud83d Poe\\n\\u0085"}}</script></head>')
        self.write("b.html", page().replace("</head>", data).replace("Ferry late", "Ferry&#10;late \u2028\u2029\x85&#0;&#xD800;&#xFFFF;&#x110000;\ufeff").encode()
                   + b"\xff\xed\xa0\x80\xf4\x90\x80\x80\0")
        self.write("c.html", "")
        self.write("d.jsonl", '{"url": "https://example.org/\\ud800\\u2028", "html": "\\ud800"}\n{"url": "\xff", "html": ""}\n{"html": "\\u2028"}\n'.encode("latin-1"))
        self.write(b"\xff\xed\xa0\x80 \xe2\x80\xa8.html")
        names = ["a.html", "b.html", "c.html", "d.jsonl", b"\xff\xed\xa0\x80 \xe2\x80\xa8.html"]
        out = self.check("-f", "jsonl", *INCLUDE, *names, status=1).stdout.encode("utf-8", "surrogateescape")
        lines = out.decode("utf-8", "strict").splitlines()  # which splits at U+2028 and U+0085, too
        self.assertEqual(len(lines), 7)
        self.assertEqual(out.count(b"\n"), 7)
        for line in lines:
            self.assertIsInstance(json.loads(line), dict)
            json.dumps(json.loads(line), ensure_ascii=False).encode()  # no lone surrogate stands for itself
        self.assertEqual(json.loads(lines[1])["headline"].split()[:2], ["Ferry", "late"])

    def test_markdown_stays_what_it_is(self):
        out = self.check("-f", "markdown", *INCLUDE, "a.html").stdout
        self.assertNotIn("<script", out.replace("\\<script", ""))
        self.assertNotIn("javascript:", out)
        self.assertNotIn("](data:", out)


# What would be markup if it were not escaped: each is set at the start of a text and in it.
MARKDOWN = ["# heading", "## heading ##", "- item", "* item", "+ item", "1. item", "2) item", "> quote", "    code", "\tcode", "```", "~~~", "``x``",
            "---", "***", "___", "===", "[a](javascript:x)", "![a](http://x/)", "[a]: http://x/", "[a][b]", "<b>bold</b>", "<!-- x", "<?x?>", "<![CDATA[x",
            "<http://x/>", "</article>", "&lt;b&gt;", "&#60;b&#62;", "*a*", "**a**", "_a_", "—_a_—", "__a__", "a\\", "\\*a\\*", "`a`", "| a | b |",
            "a\n---", "a\n===", "a\n# b", "x  \ny", "!", "[", "](http://x/)", "**", "\u2028# a", "\r# a", "<script\n>alert(1)</script>"]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;").replace("\n", "&#10;")


@unittest.skipUnless(shutil.which("cmark"), "needs cmark")
class MarkdownTest(ProgramTest):
    """What a CommonMark parser finds in the Markdown of pages whose texts look like markup."""

    PROSE = "The ferry left the pier an hour late, and those who had waited in the rain since the morning were not amused by it."
    MORE = "The company said that it was sorry, that the engine had been repaired over night, and that it would not happen again."

    def blocks(self, content, *options):
        self.write("a.html", content)
        markdown = self.check("-f", "markdown", *options, "a.html").stdout
        html = subprocess.run(["cmark", "--unsafe"], input=markdown.encode(), capture_output=True, check=True).stdout.decode()
        return Elements(html)

    def test_texts_are_texts(self):
        for text in MARKDOWN:
            paragraphs = "".join(f"<p>{escape(given)}</p>" for given in (text + " " + self.PROSE, self.MORE + " " + text))
            found = self.blocks(page().replace("</article>", paragraphs + "</article>"))
            with self.subTest(text):
                self.assertEqual([tag for tag, _ in found.blocks], ["h1"] + ["p"] * 5)
                self.assertEqual([found.blocks[4][1], found.blocks[5][1]],
                                 [" ".join((text + " " + self.PROSE).split()), " ".join((self.MORE + " " + text).split())])

    def test_other_parts_are_texts(self):
        for text in MARKDOWN:
            given = escape(text)
            body = (f"<h2>{given} Ferry</h2><p>{self.MORE}</p><ul><li>{given} one item of some words</li><li>{given}</li></ul><p>{self.MORE} Again.</p>"
                    f"<blockquote><p>{given} {self.PROSE}</p></blockquote><figure><img src='/a.png' alt='{given}'><figcaption>{given} The pier at dawn</figcaption></figure>"
                    f"<pre>{given}\n  {given}\n</pre><p><a href='https://example.org/{text.split()[0]}'>{given} link</a> {self.PROSE}</p></article>")
            content = page("Ferry " + given + " late again").replace("</article>", body)
            found = self.blocks(content, "--include", "captions,links,images")
            with self.subTest(text):
                tags = [tag for tag, _ in found.blocks]
                self.assertEqual(tags.count("h1"), 1)
                self.assertLessEqual(set(tags), {"h1", "h2", "p", "li", "pre", "ul", "ol", "blockquote"})
                self.assertLessEqual(tags.count("h2"), 1)
                self.assertEqual((tags.count("pre"), tags.count("ul"), tags.count("blockquote"), tags.count("ol")), (1, 1, 1, 0))
                self.assertLessEqual(found.inline, {"em", "a", "img", "code"})
                for address in found.addresses:
                    self.assertRegex(address, "^(https?://example.org/|/a.png)")


class Elements(html.parser.HTMLParser):
    """The blocks of cmark's HTML, each with its text, and what is in them."""

    BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "pre", "ul", "ol", "blockquote", "hr", "table"}

    def __init__(self, text):
        super().__init__()
        self.blocks = []
        self.inline = set()
        self.addresses = []
        self.feed(text)
        self.close()
        self.blocks = [(tag, " ".join(text.split())) for tag, text in self.blocks]

    def handle_starttag(self, tag, attrs):
        if tag in self.BLOCKS:
            self.blocks.append((tag, ""))
        else:
            self.inline.add(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        if self.blocks:
            self.blocks[-1] = (self.blocks[-1][0], self.blocks[-1][1] + data)

    def handle_comment(self, data):
        self.inline.add("comment")

    def handle_decl(self, decl):
        self.inline.add("declaration")

    unknown_decl = handle_pi = handle_decl


if __name__ == "__main__":
    unittest.main()
