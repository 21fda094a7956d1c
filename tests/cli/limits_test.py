"""Limits: what is within one is read, and what is beyond says its name or is passed over."""

import gzip
import json
import lzma
import os
import unittest

from program import ProgramTest, page


def with_more(markup):
    return page().replace("</article>", markup + "</article>")


class LimitsTest(ProgramTest):
    def check_both(self, content, within, beyond, message):
        self.write("a.html", content)
        self.check(*within, "a.html")
        self.check_fails(f"presscut: a.html: {message}\n", *beyond, "a.html")

    def test_pages_beyond_fail(self):
        size = len(page())
        self.check_both(page(), ["--max-size", str(size)], ["--max-size", str(size - 1)],
                        f"too-large: the page is larger than {size - 1} bytes (--max-size)")
        many = with_more("<i>x</i>" * 1000)
        self.check_both(many, ["--limit", "nodes=2100"], ["--limit", "nodes=2000"],
                        "too-large: the page has more nodes than --limit nodes=2000")
        large = with_more("<table><tr>" + "<td>x</td>" * 2000)
        self.check_both(large, ["--limit", "parse-memory=4M"], ["--limit", "parse-memory=300K"],
                        "out-of-memory: parsing needs more memory than --limit parse-memory=307200")
        # Each cell is looked for among all that were put before the table.
        slow = with_more("<table>" + "<b>x</b>" * 50_000)
        self.check_both(slow, ["--limit", "parse-milliseconds=20000"], ["--limit", "parse-milliseconds=1"],
                        "timeout: parsing takes longer than --limit parse-milliseconds=1")
        printed = len(self.check("a.html").stdout.encode())
        self.check_both(slow, ["--limit", f"output={printed}"], ["--limit", f"output={printed - 1}"],
                        f"too-large: the article is larger than --limit output={printed - 1}")

    def test_text_beyond_fails(self):
        text = "\n\n".join(f"Ferry number {i} left the pier an hour late, and those who waited were not amused."
                           for i in range(50))
        self.write("a.txt", text)
        self.check("--limit", "nodes=110", "a.txt")
        self.check_fails("presscut: a.txt: too-large: the page has more nodes than --limit nodes=90\n", "--limit", "nodes=90", "a.txt")
        self.write("b.txt", text[:1000] + "\n" * 5_000_000 + text[1000:])
        self.assertEqual(self.check("--max-memory", "100M", "--only", "headline", "b.txt").returncode, 0)

    def test_growth(self):
        self.write("a.html.gz", gzip.compress(page().encode() + b"<!--" + b" " * (270 << 20) + b"-->", 1))
        self.check("--max-size", "400M", "--limit", "growth=2000", "--max-memory", "3G", "a.html.gz")
        self.check_fails("presscut: a.html.gz: too-large: decompressed it is more than 100 times as large (--limit growth)\n",
                         "--max-size", "400M", "--limit", "growth=100", "--max-memory", "3G", "a.html.gz")

    def test_size_counts_what_is_decompressed_and_decoded(self):
        size = len(page())
        message = f"too-large: the page is larger than {size - 1} bytes (--max-size)"
        self.write("b.html.gz", gzip.compress(page().encode()))
        self.write("b.html.xz", lzma.compress(page().encode()))
        for name in ("b.html.gz", "b.html.xz"):
            self.assertLess(os.path.getsize(os.path.join(self.folder, name)), size - 1)
            self.check("--max-size", str(size), name)
            self.check_fails(f"presscut: {name}: {message}\n", "--max-size", str(size - 1), name)
        turkish = page().replace("ferry", "\u011ferry")
        self.write("c.html", turkish.encode("iso-8859-9"))
        size = len(turkish.encode())
        self.check("--encoding", "iso-8859-9", "--max-size", str(size), "c.html")
        self.check_fails(f"presscut: c.html: too-large: the page is larger than {size - 1} bytes (--max-size)\n",
                         "--encoding", "iso-8859-9", "--max-size", str(size - 1), "c.html")

    def test_time_and_memory(self):
        slow = with_more("<p>x</p>" * 100_000)
        self.check_both(slow, ["--timeout", "50"], ["--timeout", "0.01"], "timeout: no result in time (--timeout)")
        self.check_both(with_more("<p>" + "words and " * 1_000_000), ["--max-memory", "1G"], ["--max-memory", "40M"],
                        "out-of-memory: more than --max-memory")

    def test_steps_of_rules(self):
        deep = with_more("<i class=gone></i>" + "<div>" * 490 + "<p>x")
        self.write("a.html", deep)
        rule = ["--cut", "div:has(.gone), .aside-note", "--limit"]
        self.assertNotIn("A third paragraph", self.check(*rule, "rule-steps=1000", "a.html").stdout)
        self.assertIn("A third paragraph", self.check(*rule, "rule-steps=1", "a.html").stdout)

    def headline(self, content, *options):
        self.write("a.html", content)
        return json.loads(self.check("-f", "jsonl", *options, "a.html").stdout)

    def test_what_is_beyond_is_passed_over(self):
        deep = with_more("<div>" * 30 + "<h2>Deep</h2><p>This text is as deep as nothing else of the page, and still it is a part"
                         " of the article.</p>" + "</div>" * 30)
        for depth in ("10", "100"):
            self.assertIn("as deep as nothing", self.check("--limit", "depth=" + depth, stdin=deep.encode()).stdout)
        attributes = page().replace("<p class", "<p a=1 b=2 c=3 class")
        self.write("a.html", attributes)
        for limit, found in (("3", True), ("4", False)):
            text = self.check("--cut", ".aside-note", "--limit", "attributes=" + limit, "a.html").stdout
            self.assertEqual("A third paragraph" in text, found)
        data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "articleSection": ["Ships"]}</script>'
        sections = page().replace("</head>", data + "</head>")
        self.assertEqual(self.headline(sections)["section"], "Ships")
        self.assertEqual(self.headline(sections, "--limit", "json-depth=2,json-size=80")["section"], "Ships")
        self.assertIsNone(self.headline(sections, "--limit", "json-depth=1")["section"])
        self.assertIsNone(self.headline(sections, "--limit", "json-size=40")["section"])

    def test_what_is_no_limit(self):
        for given, message in (("nodes", "no size given: nodes (such as nodes=2M)"), ("depth=9999999", "depth can be 5000 at most"),
                               ("nodes=x", "not a size: x (such as 500K, 64M or 1G)"), ("node=1", "no such value: node; did you mean nodes? (")):
            done = self.check("--limit", given, "a.html", status=2)
            self.assertIn("presscut: --limit: " + message, done.stderr)


if __name__ == "__main__":
    unittest.main()
