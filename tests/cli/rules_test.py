"""Rules by options, and the commands about rules: explain, rules, completion."""

import glob
import os
import subprocess
import unittest

from program import PRESSCUT, ProgramTest

OWN_RULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "rules")

NOTE = "A third paragraph tells"


class RuleOptionsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.html")

    def test_cut_and_keep(self):
        self.assertIn(NOTE, self.check("a.html").stdout)
        self.assertNotIn(NOTE, self.check("--cut", ".aside-note", "a.html").stdout)
        self.assertNotIn(NOTE, self.check("--cut", "[class^=aside]", "a.html").stdout)
        self.write("my.rules", "##.aside-note\n")
        self.assertNotIn(NOTE, self.check("--rules", "my.rules", "a.html").stdout)
        self.assertIn(NOTE, self.check("--rules", "my.rules", "--keep", ".aside-note", "a.html").stdout)

    def test_rules_for_a_site(self):
        self.write("my.rules", "news.example##.aside-note\n")
        self.assertIn(NOTE, self.check("--rules", "my.rules", "a.html").stdout)
        self.assertNotIn(NOTE, self.check("--rules", "my.rules", "--url", "https://news.example/1", "a.html").stdout)

    def test_none_of_our_rules(self):
        self.assertEqual(self.check("rules", "list", "--no-default-rules").stdout, "")
        everything = self.check("rules", "list").stdout
        self.assertNotEqual(everything, "")
        self.assertEqual(self.check("rules", "list", "--no-site-rules").stdout, everything)

    def test_allow(self):
        self.write("video.rules", "##.aside-note\n")
        arguments = ["--no-default-rules", "--rules", "video.rules", "a.html"]
        self.assertNotIn(NOTE, self.check(*arguments).stdout)
        self.assertIn(NOTE, self.check("--allow", "related,video", *arguments).stdout)

    def test_a_bad_line_stops_the_run(self):
        self.write("my.rules", "! mine\n##.a\n##.b:nonsense(x)\n")
        done = self.check("--rules", "my.rules", "a.html", status=2)
        self.assertRegex(done.stderr, r"^presscut: my\.rules:3:\d+: .*\n  ##\.b:nonsense\(x\)\n  +\^\n$")
        self.assertEqual(done.stdout, "")
        done = self.check("--cut", "p:::", "a.html", status=2)
        self.assertRegex(done.stderr, r"^presscut: command line:1:\d+: ")
        self.check_fails("presscut: gone.rules: No such file or directory\n", "--rules", "gone.rules", "a.html", status=2)

    def test_a_folder_of_rules(self):
        self.write("lists/b.txt", "##.none\n")
        self.write("lists/a.txt", "##.aside-note\n")
        self.write("lists/.hidden", "##p[\n")
        self.write("lists/deeper/c.txt", "##p[\n")
        self.assertNotIn(NOTE, self.check("--rules", "lists", "a.html").stdout)
        out = self.check("rules", "list", "--no-default-rules", "--rules", "lists").stdout
        self.assertEqual(out, "other\n  lists/a.txt:1  ##.aside-note\n  lists/b.txt:1  ##.none\n")
        self.assertEqual(self.check("rules", "check", "lists").stdout, "lists/a.txt: 1 rule\nlists/b.txt: 1 rule\n")
        self.write("lists/c.txt", "##p[\n")
        self.assertIn("lists/c.txt:1:4: ", self.check("--rules", "lists", "a.html", status=2).stderr)

    def test_a_list_is_known_by_its_look(self):
        for line in ("[Adblock Plus 2.0]", "! Expires: 5 days", "||ads.example^", "@@||a.example^$ghide", "a.example##+js(x)"):
            with self.subTest(line):
                self.write("list.txt", line + "\n##.b:nonsense(x)\n##.aside-note\n")
                self.assertNotIn(NOTE, self.check("--rules", "list.txt", "a.html").stdout)

    def test_lists_for_ad_blockers_may_hold_anything(self):
        self.write("list.txt", "[Adblock Plus 2.0]\n||ads.example^$third-party\n##.b:nonsense(x)\n##.aside-note\n")
        self.assertNotIn(NOTE, self.check("--rules", "list.txt", "a.html").stdout)


class RulesCommandsTest(ProgramTest):
    def test_our_own_files_are_free_of_warnings(self):
        files = sorted(glob.glob(os.path.join(OWN_RULES, "**", "*.rules"), recursive=True))
        self.assertGreater(len(files), 12)
        lines = self.check("rules", "check", *files).stdout.splitlines()
        self.assertEqual(len(lines), len(files))
        for name, line in zip(files, lines):
            self.assertRegex(line[len(name):], r"^: \d+ rules?$")

    def test_a_copy_of_our_own_file_repeats_it(self):
        with open(os.path.join(OWN_RULES, "advert.rules"), encoding="utf-8") as file:
            self.write("copy.rules", file.read())
        self.assertIn("warning: says the same as advert.rules:", self.check("rules", "check", "copy.rules").stdout)

    def test_check(self):
        self.write("good.rules", "! mine\n##.a\n##.b\n")
        self.write("list.txt", "[Adblock Plus 2.0]\n||ads.example^\n##.a\n##.b:nonsense(x)\n")
        self.write("bad.rules", "##.a\n##.b:nonsense(x)\n##.c\n##[d\n")
        self.assertEqual(self.check("rules", "check", "good.rules").stdout, "good.rules: 2 rules\n")
        done = self.check("rules", "check", "bad.rules", status=2)
        places = [line.split(":")[:2] for line in done.stdout.splitlines() if line.startswith("bad")]
        self.assertEqual(places, [["bad.rules", "2"], ["bad.rules", "4"]])
        self.assertEqual(done.stdout.count("^\n"), 2)
        self.check_fails("presscut: gone: No such file or directory\n", "rules", "check", "gone", status=2)

    def test_check_of_a_list(self):
        self.write("list.txt", "[Adblock Plus 2.0]\n||ads.example^\n||a.example^$cookie\n@@||a.example^$generichide\n##.a\n"
                   "b.example##.a\nb.example#@#.c\nb.example##+js(x)\nb.example##^script\nb.example##p:style(color: red)\n"
                   "b.example##p:matches-css(top: 0)\nb.example##p:not(:xpath(a))\nb.example##p:has-text(x)\n##.b:has-txet(x)\n")
        done = self.check("rules", "check", "list.txt")
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.stdout, """\
list.txt:11:13: ":matches-css" depends on layout, which a saved page does not have
  b.example##p:matches-css(top: 0)
              ^
list.txt:12:18: ":xpath" cannot stand inside another selector
  b.example##p:not(:xpath(a))
                   ^
list.txt:14:5: ":has-txet" is not known; did you mean ":has-text"?
  ##.b:has-txet(x)
      ^
list.txt: 5 rules, of a list for ad blockers
        1  for every site
        2  for named sites
        1  exceptions
        1  exceptions of whole sites
        1  of these procedural
list.txt: 8 lines not used
        1  broken: cannot be read
        1  network: about requests
        1  cookie: about cookies
        1  scriptlet: run scripts
        1  html: change a page's source
        1  style: change looks or attributes, cut nothing
        1  layout: depend on layout
        1  unsupported: not supported
""")

    def test_check_warns_of_rules_that_change_nothing(self):
        self.write("my.rules", "##.aa\na.example##.aa\n##.aa\na.example,b.example##.bb\nsport.b.example##.bb\n"
                   "a.example##.cc\nb.example##.cc\n~x.example##.dd\nx.example##.dd\nb.example#@#.cc\nc.example#@#.cc\n"
                   "##.cc:keep()\n")
        out = self.check("rules", "check", "my.rules").stdout
        self.assertEqual([line for line in out.splitlines() if line.startswith("my")], [
            "my.rules:2:1: warning: needless: on more sites, the same is said by my.rules:1",
            "my.rules:3:1: warning: says the same as my.rules:1",
            "my.rules:5:1: warning: needless: on more sites, the same is said by my.rules:4",
            "my.rules:11:1: warning: excepts nothing: no rule here has this very selector",
            "my.rules: 12 rules, 4 warnings",
        ])

    def test_check_warns_of_rules_about_a_part_of_what_another_is_about(self):
        self.write("my.rules", "##.aa\n##div.aa\n##.aa > p\na.example##p > .x.aa\n##p:has(.aa)\na.example##.bb\n##p.bb\n"
                   "##.aab\n##p.aa:keep()\n")
        out = self.check("rules", "check", "my.rules").stdout
        self.assertEqual([line for line in out.splitlines() if line.startswith("my")], [
            'my.rules:2:1: warning: needless: my.rules:1 cuts all that are ".aa"',
            'my.rules:4:1: warning: needless: my.rules:1 cuts all that are ".aa"',
            "my.rules: 9 rules, 2 warnings",
        ])

    def test_check_shows_the_place_in_a_long_line(self):
        sites = ",".join(f"paper-{number}.example" for number in range(100))
        self.write("bad.rules", sites + "##p:nonsense(x)\n")
        lines = self.check("rules", "check", "bad.rules", status=2).stdout.splitlines()
        self.assertLess(len(lines[1]), 200)
        self.assertEqual(lines[1][lines[2].index("^"):], ":nonsense(x)")

    def test_list_of_a_family(self):
        self.write("video.rules", "##.clip\n![advert]\n##.banner\n")
        run = ["rules", "list", "--no-default-rules", "--rules", "video.rules"]
        self.assertEqual(self.check(*run, "--family", "advert").stdout, "advert\n  video.rules:3  ##.banner\n")
        self.assertEqual(self.check(*run, "--family", "advert,video").stdout, self.check(*run).stdout)
        self.check(*run, "--family", "nonsense", status=2)

    def test_list(self):
        self.write("video.rules", "##.clip\nnews.example##.film\n")
        run = ["rules", "list", "--no-default-rules", "--rules", "video.rules"]
        self.assertEqual(self.check(*run).stdout, "video\n  video.rules:1  ##.clip\n")
        self.assertIn("video.rules:2  news.example##.film\n", self.check(*run, "--host", "news.example").stdout)

    def test_test(self):
        self.write("a.html")
        for rule in (".aside-note", "##.aside-note", "##p:has-text(third paragraph)"):
            with self.subTest(rule):
                lines = self.check("rules", "test", rule, "a.html").stdout.splitlines()
                self.assertRegex(lines[0], "^body +p +The company said")
                self.assertRegex(lines[1], "^cut +p.aside-note +" + NOTE)
                self.assertRegex(lines[2], r"^ +other: ##.*\(command line:1\)$")
                self.assertRegex(lines[3], "^outside +footer +Copyright")
                self.assertRegex(lines[-1], r"^cuts 1 of \d+ blocks, in 1 element$")
        self.assertRegex(self.check("rules", "test", "##.none", "a.html", status=1).stdout, r"^cuts 0 of \d+ blocks, in 0 elements\n$")
        lines = self.check("rules", "test", "h1:headline()", "a.html").stdout.splitlines()
        self.assertRegex(lines[1], "^headline +h1 +Ferry late again$")
        self.assertRegex(lines[2], r"^ +other: ##h1:headline\(\)  \(command line:1\)$")
        self.assertRegex(lines[-1], r"^picks 1 of \d+ blocks, in 1 element$")
        lines = self.check("rules", "test", "nav, .aside-note", "a.html").stdout.splitlines()
        self.assertIn("--", lines)
        self.assertIn("command line:1:", self.check("rules", "test", "##.b:nonsense(x)", "a.html", status=2).stderr)
        self.check_fails("presscut: gone.html: unreadable: No such file or directory\n", "rules", "test", ".a", "gone.html")

    def test_explain(self):
        self.write("a.html")
        out = self.check("explain", "--cut", ".aside-note", "a.html").stdout
        self.assertRegex(out, r"(?m)^headline +h1 +Ferry late again$")
        self.assertRegex(out, r"(?m)^body +p +The eight fifteen")
        self.assertRegex(out, r"(?m)^cut +p\.aside-note +" + NOTE + r".*\n +.*##\.aside-note.*command line:1")
        self.assertNotIn("\x1b", out)
        self.assertIn("\x1b[31mcut", self.check("explain", "--color", "always", "--cut", ".aside-note", "a.html").stdout)
        done = self.check("explain", "gone.html", status=1)
        self.assertEqual(done.stderr, "presscut: gone.html: unreadable: No such file or directory\n")

    def test_explain_where_there_is_no_article(self):
        self.write("a.html", "<nav><a href=/>Home</a></nav>")
        done = self.check("explain", "a.html", status=1)
        self.assertRegex(done.stdout, "Home")
        self.assertRegex(done.stderr, r"^presscut: a\.html: no-article: ")


class CompletionTest(ProgramTest):
    def complete(self, *words):
        """What bash offers for the last word."""
        script = (f"source <('{PRESSCUT}' completion bash)\n"
                  'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _presscut 2>/dev/null; printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "-c", script, "bash", "presscut", *words], capture_output=True, cwd=self.folder,
                              timeout=60, check=True)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode().split()

    def test_bash_offers_options_and_values(self):
        self.assertEqual(self.complete("--fo"), ["--format"])
        self.assertEqual(self.complete("-f", "j"), ["json", "jsonl"])
        self.assertEqual(self.complete("--format", "=", "m"), ["markdown"])
        self.assertEqual(self.complete("--only", "headline,pub"), ["headline,publisher", "headline,published"])
        self.assertEqual(self.complete("ex"), ["explain"])
        self.assertEqual(self.complete("rules", ""), ["list", "check", "test", "--help"])
        self.assertEqual(self.complete("rules", "list", "--ho"), ["--host"])
        self.assertEqual(self.complete("completion", "z"), ["zsh"])
        self.assertEqual(self.complete("explain", "--fo"), [])
        self.assertEqual(self.complete("-o", "x"), [])

    def test_every_script_knows_every_option(self):
        options = [word for word in self.check("--help").stdout.replace(",", " ").split() if word.startswith("--")]
        for shell in ("bash", "zsh", "fish"):
            script = self.check("completion", shell).stdout
            for option in options:
                with self.subTest((shell, option)):
                    self.assertIn(option if shell != "fish" else "-l " + option[2:], script)


if __name__ == "__main__":
    unittest.main()
