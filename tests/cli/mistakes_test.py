"""Typical mistakes: what is said of them helps to go on."""

import os
import unittest

from program import ProgramTest, page

HINT = "Try 'presscut --help'.\n"
FORMATS = "text, markdown, json, jsonl, html"


class MistakesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("page.html")

    def check_usage(self, message, *arguments):
        self.check_fails(f"presscut: {message}\n{HINT}", *arguments, "page.html", status=2)

    def test_options(self):
        self.check_usage("unknown option: --fromat (did you mean --format?)", "--fromat", "json")
        self.check_usage("unknown option: -format (did you mean --format?)", "-format", "json")
        self.check_usage("unknown option: -only (did you mean --only?)", "-only=headline")
        self.check_usage("-o and -O exclude each other", "-o", "a", "-O", "b")
        self.check_usage("--resume needs -O DIR", "--resume")
        self.assertEqual(self.names(), ["page.html"])

    def test_words(self):
        self.check_usage(f"--format: no such value: jsonn; did you mean json? (choose from {FORMATS})", "-f", "jsonn")
        self.check_usage(f"--format: no such value: md (choose from {FORMATS})", "-f", "md")
        self.check_usage("--only: no such value: author; did you mean authors? (choose from source, url, publisher, headline, "
                         "summary, body, authors, published, modified, section, tags, image, language, paywalled, words, "
                         "body_from)", "--only", "author")
        self.check_usage("--limit: no such value: node; did you mean nodes? (choose from nodes, parse-memory, "
                         "parse-milliseconds, growth, output, depth, attributes, json-depth, json-size, rule-steps)",
                         "--limit", "node=5")
        self.check_usage("--encoding: no such encoding: utf8x (such as utf-8, windows-1252 or shift_jis)", "--encoding", "utf8x")

    def test_numbers(self):
        self.check_usage("--max-size: not a size: 10MB (such as 500K, 64M or 1G)", "--max-size", "10MB")
        self.check_usage("--timeout: not a time in seconds: 30s (such as 30 or 0.5)", "--timeout", "30s")
        self.check_usage("--jobs: not a number from 1 to 1024: 0", "-j", "0")
        self.check_usage("--limit: no size given: nodes (such as nodes=2M)", "--limit", "nodes")

    def test_commands(self):
        self.check_fails("presscut: rules: no such command: chekc (did you mean check?)\nTry 'presscut rules --help'.\n",
                         "rules", "chekc", "my.rules", status=2)
        done = self.check("explian", "page.html", status=1)
        self.assertEqual(done.stderr, "presscut: explian is no page here; did you mean the command explain?\n"
                                      "presscut: explian: unreadable: No such file or directory\n")

    def test_rules(self):
        self.write("bad.rules", "! mine\n##div >> p\n")
        self.check_fails('presscut: bad.rules:2:8: expected a selector, found ">"\n  ##div >> p\n         ^\n',
                         "--rules", "bad.rules", "page.html", status=2)
        self.check_fails("presscut: no.rules: No such file or directory\n", "--rules", "no.rules", "page.html", status=2)
        self.check_fails('presscut: command line:1:6: this "[" is never closed\n  ##div[\n       ^\n',
                         "--cut", "div[", "page.html", status=2)
        for option in ("--cut", "--keep"):
            with_sign = self.check(option, "##.aside-note", "page.html").stdout
            self.assertEqual(self.check(option, ".aside-note", "page.html").stdout, with_sign)
        self.assertNotIn("third paragraph", self.check("--cut", "##.aside-note", "page.html").stdout)

    def test_pages(self):
        self.write("empty.html", "")
        self.write("blank.html", " \n\n")
        self.write("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(50))
        self.write("noise.html", bytes(range(256)) * 20)
        self.write("letter.pdf", "%PDF-1.4\n")
        os.mkdir(os.path.join(self.folder, "nothing"))
        for name, message in (
                ("no.html", "unreadable: No such file or directory"),
                ("empty.html", "no-article: the page is empty"),
                ("blank.html", "no-article: the page is empty"),
                ("-", "no-article: the page is empty"),
                ("nothing", "no-article: no pages in this folder"),
                ("noise.html", "unsupported: not a page but binary data"),
                ("picture.html", "unsupported: not a page but a PNG image"),
                ("letter.pdf", "unsupported: not a page but a PDF document"),
                ("https://example.org/a.html",
                 "unreadable: an address, not a file; presscut loads nothing: curl -s ADDRESS | presscut")):
            with self.subTest(name):
                self.check_fails(f"presscut: {name}: {message}\n", name)

    def test_permission(self):
        os.chmod(self.write("secret.html"), 0)
        os.mkdir(os.path.join(self.folder, "closed"), 0o555)
        self.as_mere_user()
        self.check_fails("presscut: secret.html: unreadable: Permission denied\n", "secret.html")
        self.check_fails("presscut: closed/a.txt: cannot write: Permission denied\n", "-o", "closed/a.txt", "page.html")
        self.check_fails("presscut: closed/a: cannot write: Permission denied\n", "-O", "closed/a", "page.html")

    def test_outputs(self):
        os.mkdir(os.path.join(self.folder, "texts"))
        self.check_fails("presscut: texts: cannot write: Is a directory (-O writes into a folder)\n", "-o", "texts", "page.html")
        self.check_fails("presscut: out/a.txt: cannot write: No such file or directory (make the folder out first)\n",
                         "-o", "out/a.txt", "page.html")
        self.check_fails("presscut: -o: the output would replace the page: page.html\n", "-o", "page.html", "page.html", status=2)
        self.write("other.txt", "")
        self.check_fails("presscut: other.txt: cannot write: Not a directory\n", "-O", "other.txt", "page.html")

    def test_a_library_that_is_not_there(self):
        # The loader takes an empty file for none.
        self.write("lib/libarchive.so.13", "")
        self.write("a.zip", b"PK\x03\x04" + bytes(40))
        done = self.check("a.zip", status=1, environment={"LD_LIBRARY_PATH": os.path.join(self.folder, "lib")})
        self.assertEqual(done.stderr, "presscut: a.zip: unsupported: this needs libarchive.so.13, which is not on this machine: "
                                      "install libarchive\n")
        self.write("lib/libxml2.so.2", "")
        done = self.check("--cut", "p:xpath(.)", "page.html", status=2,
                          environment={"LD_LIBRARY_PATH": os.path.join(self.folder, "lib")})
        self.assertIn('":xpath" needs libxml2: ', done.stderr)


if __name__ == "__main__":
    unittest.main()
