"""explain: to the terminal, and as a page."""

import os
import re
import unittest

from program import ProgramTest, page


class ExplainTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.html")

    def test_only_some_blocks(self):
        everything = self.check("explain", "a.html").stdout
        self.assertRegex(everything, r"(?m)^body +p ")
        self.assertRegex(everything, r"(?m)^cut +footer ")
        cut = self.check("explain", "--only", "cut", "a.html").stdout
        self.assertRegex(cut, r"(?m)^cut +footer ")
        self.assertNotRegex(cut, r"(?m)^body +p ")
        kept = self.check("explain", "--only", "kept", "a.html").stdout
        self.assertRegex(kept, r"(?m)^headline +h1 ")
        self.assertRegex(kept, r"(?m)^body +p ")
        self.assertNotRegex(kept, r"(?m)^cut +footer ")
        self.write("video.rules", "##.aside-note\n")
        video = self.check("explain", "--rules", "video.rules", "--only", "video", "a.html").stdout
        self.assertEqual(len(re.findall(r"(?m)^\w+ +\w+\.[\w-]+ ", video)), 1, video)
        done = self.check("explain", "--only", "adverts", "a.html", status=2)
        self.assertIn("no such value: adverts; did you mean advert? (choose from kept, headline, ", done.stderr)

    def test_counts_and_candidates_stand_at_the_end(self):
        out = self.check("explain", "--no-default-rules", "--cut", ".aside-note", "a.html").stdout
        self.assertRegex(out, r"(?m)^headline +1$")
        self.assertRegex(out, r"(?m)^body +2$")
        self.assertRegex(out, r"(?m)^cut +\d+  .*\bother 1")
        self.assertRegex(out, r"(?m)^ +\d+ .* body +article")

    def test_a_page_of_it(self):
        done = self.check("explain", "--html", "why.html", "a.html")
        self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assertEqual(self.names(), ["a.html", "why.html"])
        html = self.read("why.html")
        self.assertIn("Content-Security-Policy", html)
        self.assertIn("Ferry late again", html)
        self.assertTrue(html.endswith("</html>\n"))
        self.assertEqual(self.check("explain", "--html", "-", "a.html").stdout, html)
        self.assertEqual(self.check("explain", "--html=-", stdin=page().encode()).stdout, html.replace("a.html", "-"))

    def test_a_page_where_there_is_no_article(self):
        self.write("b.html", "<nav><a href=/>Home</a></nav>")
        done = self.check("explain", "--html", "why.html", "b.html", status=1)
        self.assertRegex(done.stderr, r"^presscut: b\.html: no-article: ")
        self.assertIn("no-article: ", self.read("why.html"))

    def test_nothing_is_written_where_nothing_can_be(self):
        done = self.check("explain", "--html", "why.html", "gone.html", status=1)
        self.assertIn("gone.html: unreadable", done.stderr)
        self.assertFalse(self.exists("why.html"))
        self.check_fails("presscut: none/why.html: cannot write: No such file or directory\n",
                         "explain", "--html", "none/why.html", "a.html")
        os.symlink("a.html", os.path.join(self.folder, "link.html"))
        before = self.read("a.html")
        self.check_fails("presscut: --html: the output would replace the page: a.html\n",
                         "explain", "--html", "link.html", "a.html", status=2)
        self.assertEqual(self.read("a.html"), before)

    def test_only_is_not_for_the_page(self):
        done = self.check("explain", "--html", "why.html", "--only", "cut", "a.html", status=2)
        self.assertIn("--html shows all blocks", done.stderr)

    def test_the_terminal_gets_no_control_characters_of_the_page(self):
        self.write("b.html", page().replace("aside-note", "x\x1b]0;\u009b\u202eevil"))
        out = self.check("explain", "b.html").stdout
        for character in "\x1b\u009b\u202e":
            self.assertNotIn(character, out)


if __name__ == "__main__":
    unittest.main()
