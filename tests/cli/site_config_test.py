"""--site-config, and "rules check" of a site config."""

import os
import unittest

from program import ProgramTest, page

CONFIG = """# The Example
title: //h1
body: //article/p[not(@class)]
author: //footer
strip_id_or_class: advert
tidy: no
prune: no
"""
TEXT = """Ferry late again

The eight fifteen ferry left the pier an hour late on Monday, and the passengers, who had waited in the rain \
since the early morning, were not amused by what the crew told them.

The company said that it was sorry, that the engine had been repaired over night by its own people, and that \
such a delay would not happen again this week, or in the next.
"""
URL = "https://www.example.com/ferry"


class SiteConfigTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("page.html")
        self.write("configs/example.com.txt", CONFIG)

    def extract(self, *arguments):
        return self.check("--site-config", "configs", "--url", URL, *arguments, "page.html").stdout

    def test_the_config_of_the_host_names_the_body(self):
        self.assertEqual(self.extract(), TEXT)

    def test_other_hosts_and_no_host_go_without(self):
        plain = self.check("page.html").stdout
        self.assertNotEqual(plain, self.extract())
        self.assertEqual(self.check("--site-config", "configs", "page.html").stdout, plain)
        self.assertEqual(self.check("--site-config", "configs", "--url", "https://example.org/", "page.html").stdout, plain)

    def test_a_wildcard_is_for_the_hosts_below(self):
        self.write("configs/.example.org.txt", CONFIG)
        done = self.check("--site-config", "configs", "--url", "https://m.news.example.org/", "page.html")
        self.assertEqual(done.stdout, TEXT)

    def test_explain_names_the_file_and_what_has_rotted(self):
        self.write("configs/example.com.txt", "body: //div[@id='gone']\nstrip: //p[1]\n")
        done = self.check("explain", "--site-config", "configs", "--url", URL, "page.html").stdout
        self.assertTrue(done.startswith(
            "note: site config: configs/example.com.txt\n"
            "note: configs/example.com.txt:1: finds nothing: body: //div[@id='gone']\n"
            "note: the site config finds no body here: it is chosen as on any other page\n\n"), done)
        self.assertIn("other: strip: //p[1]  (configs/example.com.txt:2)\n", done)

    def test_a_bad_expression_is_left_out_and_printed_nowhere(self):
        self.write("configs/example.com.txt", "strip: //p[\nstrip: frob()\nstrip: count('x')\n" + CONFIG)
        done = self.check("--site-config", "configs", "--url", URL, "page.html")
        self.assertEqual(done.stdout, TEXT)
        self.assertEqual(done.stderr, "")

    def test_a_folder_that_is_none(self):
        for command in ([], ["explain"]):
            self.check_fails("presscut: none: No such file or directory\n", *command, "--site-config", "none", "page.html",
                             status=2)
            self.check_fails("presscut: page.html: not a folder\n", *command, "--site-config", "page.html", "page.html",
                             status=2)

    def test_a_folder_that_may_not_be_read(self):
        self.as_mere_user()
        os.chmod(os.path.join(self.folder, "configs"), 0)
        self.check_fails("presscut: configs: Permission denied\n", "--site-config", "configs", "page.html", status=2)

    def test_check_of_a_good_config(self):
        done = self.check("rules", "check", "configs/example.com.txt")
        self.assertEqual(done.stdout, "configs/example.com.txt:6:1: tidy: ignored: a saved page is not fetched\n"
                                      "configs/example.com.txt: a site config with 4 directives\n")

    def test_check_shows_each_bad_line(self):
        self.write("configs/bad.txt", "body: //div[@id='x'\ntitl: //h1\nparser: html5\nstrip: //p[matches(., 'x')]\n")
        done = self.check("rules", "check", "configs/bad.txt", status=2)
        self.assertEqual(done.stdout, """configs/bad.txt:1:20: XPath: not what can stand in [ ]
  body: //div[@id='x'
                     ^
configs/bad.txt:2:1: no such directive: titl (did you mean title?)
  titl: //h1
  ^
configs/bad.txt:3:1: parser: ignored: a saved page is not fetched
configs/bad.txt:4:12: XPath: XPath 1.0 has no function matches()
  strip: //p[matches(., 'x')]
             ^
""")

    def test_a_rewriting_config_counts_against_the_size(self):
        self.write("configs/example.com.txt", "replace_string(<p): <p class='n'\nbody: //p[@class='n'][1]\nprune: no\n")
        self.assertIn("eight fifteen", self.extract())
        self.write("page.html", page().replace("Copyright", "</p" * 400))
        self.assertIn("eight fifteen", self.extract("--max-size", "4k"))


if __name__ == "__main__":
    unittest.main()
