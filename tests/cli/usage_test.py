"""Help, the version, and wrong usage."""

import unittest

from program import ProgramTest


class UsageTest(ProgramTest):
    def test_help_names_every_option_and_the_exit_status(self):
        done = self.check("--help")
        for word in ("--format", "--only", "--include", "--output", "--output-dir", "--resume", "--files-from", "--null",
                     "--url", "--encoding", "--language", "--embedded-data", "--max-size", "--rules", "--no-default-rules",
                     "--no-site-rules", "--cut", "--keep", "--allow", "--progress", "--quiet", "--verbose", "--color",
                     "--version", "Examples:", "Exit status:"):
            self.assertIn(word, done.stdout)
        self.assertEqual(done.stderr, "")
        self.assertTrue(all(len(line) <= 120 for line in done.stdout.splitlines()))
        self.assertEqual(self.check("-h").stdout, done.stdout)

    def test_each_command_has_help(self):
        for command in (["explain"], ["rules", "list"], ["rules", "check"], ["rules", "test"], ["completion"]):
            done = self.check(*command, "--help")
            self.assertIn("Usage: presscut " + " ".join(command), done.stdout)
        self.assertIn("presscut rules list", self.check("rules", "--help").stdout)

    def test_version_names_the_libraries(self):
        lines = self.check("--version").stdout.splitlines()
        self.assertEqual(len(lines), 3)
        self.assertRegex(lines[2], "^sandbox: ")
        self.assertRegex(lines[0], r"^presscut \d+\.\d+\.\d+$")
        for library in ("gumbo", "RE2", "uchardet", "utf8proc", "zlib", "fmt", "nlohmann-json", "CLI11"):
            self.assertIn(library + " ", lines[1])

    def test_wrong_usage_is_told_on_stderr(self):
        hint = "Try 'presscut --help'.\n"
        formats = "text, markdown, json, jsonl, html"
        for arguments, message in (
                (["--fromat", "json"], "unknown option: --fromat (did you mean --format?)"),
                (["--nonsense"], "unknown option: --nonsense"),
                (["-x"], "unknown option: -x"),
                (["-f"], "--format: no value given"),
                (["-f", "xml"], f"--format: no such value: xml (choose from {formats})"),
                (["--format=xml"], f"--format: no such value: xml (choose from {formats})"),
                (["--include", "links,sounds"],
                 "--include: no such value: sounds (choose from captions, links, images, tables)"),
                (["--embedded-data", "maybe"],
                 "--embedded-data: no such value: maybe (choose from auto, never, always)"),
                (["--color", "red"], "--color: no such value: red (choose from auto, always, never)"),
                (["--max-size", "big"], "--max-size: not a size: big (such as 500K, 64M or 1G)"),
                (["--encoding", "klingon"], "--encoding: no such encoding: klingon"),
                (["-o", "a", "-O", "b"], "-o and -O exclude each other"),
                (["--resume", "a.html"], "--resume needs -O DIR"),
                (["-0", "a.html"], "-0 needs --files-from"),
                (["-", "-"], "standard input can be read only once"),
                (["-", "--files-from", "-"], "standard input can be read only once"),
                (["--only", "headline,title"],
                 "--only: no such value: title (choose from source, url, publisher, headline, summary, body, authors, "
                 "published, modified, section, tags, image, language, paywalled, words, body_from)"),
                (["--allow", "ads"],
                 "--allow: no such value: ads (choose from advert, video, newsletter, social, related, comments, paywall, "
                 "cookie, byline, label, navigation, other)")):
            with self.subTest(arguments):
                self.check_fails(f"presscut: {message}\n{hint}", *arguments, status=2)

    def test_wrong_usage_of_commands(self):
        for arguments, message, command in (
                (["rules"], "rules needs list, check or test", "rules"),
                (["rules", "lsit"], "rules: no such command: lsit", "rules"),
                (["rules", "check"], "rules check needs a FILE", "rules check"),
                (["rules", "test"], "rules test needs a RULE and a PAGE", "rules test"),
                (["rules", "list", "x"], "unexpected argument: x", "rules list"),
                (["explain", "a", "b"], "explain takes one PAGE", "explain"),
                (["explain", "-f", "json", "a"], "unknown option: -f", "explain"),
                (["completion"], "completion needs a shell: bash, zsh or fish", "completion"),
                (["completion", "tcsh"], "completion: no such value: tcsh (choose from bash, zsh, fish)", "completion")):
            with self.subTest(arguments):
                self.check_fails(f"presscut: {message}\nTry 'presscut {command} --help'.\n", *arguments, status=2)


if __name__ == "__main__":
    unittest.main()
