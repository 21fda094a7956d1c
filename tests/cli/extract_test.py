"""One page or several: formats, fields, and what is known of the page."""

import gzip
import json
import os
import unittest

from program import ProgramTest, page

KEYS = ["source", "url", "publisher", "headline", "summary", "body", "authors", "published", "modified", "section", "tags",
        "image", "language", "paywalled", "words", "body_from"]


class ExtractTest(ProgramTest):
    def test_text_is_the_default(self):
        self.write("a.html")
        lines = self.check("a.html").stdout.split("\n\n")
        self.assertEqual(lines[0], "Ferry late again")
        self.assertEqual(len(lines), 4)
        self.assertTrue(lines[1].startswith("The eight fifteen ferry"))

    def test_standard_input(self):
        expected = self.check("-", stdin=page().encode()).stdout
        self.assertTrue(expected.startswith("Ferry late again\n\n"))
        self.assertEqual(self.check(stdin=page().encode()).stdout, expected)
        record = json.loads(self.check("-f", "jsonl", stdin=page().encode()).stdout)
        self.assertEqual(record["source"], "-")

    def test_gzip_by_name_and_by_content(self):
        self.write("a.html.gz", gzip.compress(page().encode()))
        expected = self.check("a.html.gz").stdout
        self.assertTrue(expected.startswith("Ferry late again\n\n"))
        self.assertEqual(self.check(stdin=gzip.compress(page().encode())).stdout, expected)

    def test_json_is_one_object_for_one_page_and_an_array_for_more(self):
        self.write("a.html", page("First story"))
        self.write("b.html", page("Second story"))
        one = json.loads(self.check("-f", "json", "a.html").stdout)
        self.assertEqual(list(one), KEYS)
        many = json.loads(self.check("-f", "json", "a.html", "b.html").stdout)
        self.assertEqual([record["headline"] for record in many], ["First story", "Second story"])
        os.remove(os.path.join(self.folder, "b.html"))
        self.assertEqual(json.loads(self.check("-f", "json", ".").stdout)[0]["source"], "./a.html")

    def test_jsonl_is_one_line_a_page_failed_ones_too(self):
        self.write("a.html")
        done = self.check("-f", "jsonl", "a.html", "gone.html", status=1)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(list(records[0]), KEYS)
        self.assertEqual(records[1], {"source": "gone.html", "error": "unreadable: No such file or directory"})
        self.assertEqual(done.stderr, "presscut: gone.html: unreadable: No such file or directory\n")

    def test_more_pages_have_headers(self):
        self.write("a.html", page("First story"))
        self.write("b.html", page("Second story"))
        for kind in ("text", "markdown"):
            with self.subTest(kind):
                done = self.check("-f", kind, "a.html", "b.html")
                one = self.check("-f", kind, "a.html").stdout
                two = self.check("-f", kind, "b.html").stdout
                self.assertEqual(done.stdout, f"==> a.html <==\n{one}\n==> b.html <==\n{two}")

    def test_only_some_fields(self):
        self.write("a.html", page("First story"))
        self.write("b.html", page("Second story"))
        self.assertEqual(self.check("--only", "headline", "a.html").stdout, "First story\n")
        self.assertEqual(self.check("--only", "language,headline", "a.html").stdout, "en\nFirst story\n")
        self.assertEqual(self.check("--only", "headline", "a.html", "b.html").stdout, "First story\nSecond story\n")
        self.assertEqual(self.check("-f", "jsonl", "--only", "words,headline", "--only", "source", "a.html").stdout.split(":")[0],
                         '{"source"')
        self.assertEqual(len(self.check("--only", "body", "a.html").stdout.splitlines()), 3)
        self.assertEqual(self.check("-f", "markdown", "--only", "headline", "a.html").stdout, "# First story\n")

    def test_html_is_a_document(self):
        self.write("a.html", page("A &lt;b&gt; story"))
        out = self.check("-f", "html", "a.html").stdout
        self.assertTrue(out.startswith('<!DOCTYPE html>\n<html lang="en">\n'))
        self.assertIn("<h1>A &lt;b&gt; story</h1>\n", out)

    def test_include_links(self):
        self.write("a.html", page().replace("the engine", '<a href="https://news.example/engine">the engine</a>'))
        def links(*more):
            record = json.loads(self.check("-f", "jsonl", *more, "a.html").stdout)
            return [link for block in record["body"] for link in block.get("links", [])]
        self.assertEqual(links(), [])
        self.assertEqual(links("--include", "links,images"), [{"text": "the engine", "url": "https://news.example/engine"}])

    def test_what_the_page_does_not_say(self):
        self.write("a.html", page("Caf\u00e9").replace(' lang="en"', "").encode("windows-1252"))
        record = json.loads(self.check("-f", "jsonl", "--url", "https://news.example/a", "--language", "fr", "--encoding",
                                       "latin1", "a.html").stdout)
        self.assertEqual((record["url"], record["language"], record["headline"]), ("https://news.example/a", "fr", "Caf\u00e9"))

    def test_max_size(self):
        self.write("a.html")
        done = self.check("--max-size", "500", "a.html", status=1)
        self.assertRegex(done.stderr, r"^presscut: a\.html: too-large: .*\n$")
        self.check("--max-size", "1M", "a.html")
        self.write("b.html.gz", gzip.compress(page().encode() + b" " * 2_000_000))
        self.assertIn("too-large", self.check("--max-size", "1M", "b.html.gz", status=1).stderr)

    def test_failed_pages_are_named_and_the_rest_done(self):
        self.write("a.html")
        self.write("empty.html", "")
        self.write("image.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
        done = self.check("empty.html", "image.html", "gone.html", "a.html", status=1)
        reasons = [line.split(": ")[1:3] for line in done.stderr.splitlines()]
        self.assertEqual(reasons, [["empty.html", "no-article"], ["image.html", "unsupported"], ["gone.html", "unreadable"]])
        self.assertTrue(done.stdout.startswith("==> a.html <==\nFerry late again\n"))

    def test_quiet_keeps_the_exit_status(self):
        self.check_fails("", "-q", "gone.html")

    def test_verbose_tells_of_each_page(self):
        self.write("a.html")
        self.assertRegex(self.check("-v", "a.html").stderr, r"^presscut: sandbox: .*\npresscut: a\.html: \d+ words\n$")

    def test_progress(self):
        self.write("a.html")
        self.assertEqual(self.check("a.html", "a.html").stderr, "")
        self.assertRegex(self.check("--progress", "always", "a.html", "a.html").stderr, r"2 pages, 0 failed, \d+ pages/s, [\d.]+ MB/s\n$")

    def test_a_page_named_like_a_command_or_an_option(self):
        for name in ("explain", "rules", "-f", "--help", "[a,b]"):
            with self.subTest(name):
                self.write(name)
                self.assertTrue(self.check("./" + name).stdout.startswith("Ferry late again"))
                if name not in ("explain", "rules"):
                    self.assertTrue(self.check("--", name).stdout.startswith("Ferry late again"))

    def test_names_of_any_bytes(self):
        name = b"new\nline \xff\x1b[31m.html"
        self.write(name)
        done = self.check("-f", "jsonl", name)
        self.assertEqual(json.loads(done.stdout)["source"], "new\nline \ufffd\x1b[31m.html")
        done = self.check(name, b"gone\n" + name, status=1)
        self.assertTrue(done.stdout.startswith("==> new\\nline \udcff\\x1b[31m.html <==\n"))
        self.assertEqual(done.stderr, "presscut: gone\\nnew\\nline \udcff\\x1b[31m.html: unreadable: No such file or directory\n")


if __name__ == "__main__":
    unittest.main()
