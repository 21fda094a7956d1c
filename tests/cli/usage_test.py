"""Help, the version, and wrong usage."""

import re
import unittest

from program import ProgramTest


class UsageTest(ProgramTest):
    COMMANDS = ([], ["explain"], ["rules"], ["rules", "list"], ["rules", "check"], ["rules", "test"], ["completion"])

    def test_help_fits_a_screen(self):
        for command in self.COMMANDS:
            done = self.check(*command, "--help")
            lines = done.stdout.splitlines()
            self.assertLessEqual(len(lines), 58, command)
            self.assertEqual([line for line in lines if len(line) > 80], [])
            self.assertEqual(done.stderr, "")
            self.assertEqual(self.check(*command, "-h").stdout, done.stdout)

    def test_help_groups_the_options_a_line_each(self):
        help_text = self.check("--help").stdout
        groups = re.findall(r"^([A-Z]\w+):\n((?: .*\n)+)", help_text, re.MULTILINE)
        self.assertEqual([name for name, _ in groups],
                         ["Output", "Input", "Page", "Rules", "Work", "Messages", "Help", "Examples"])
        for _, lines in groups[:-1]:
            for line in lines.splitlines():
                self.assertRegex(line, r"^  (-\w, |    )--[a-z-]+( [A-Z/=,.]+)? +\S")
        self.assertRegex(help_text, "(?m)^Exit status: 0 .* 1 .* 2 ")

    def test_each_command_has_help(self):
        for command in self.COMMANDS[1:]:
            self.assertIn("presscut " + " ".join(command), self.check(*command, "--help").stdout)
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
                (["--encoding", "klingon"], "--encoding: no such encoding: klingon (such as utf-8, windows-1252 or shift_jis)"),
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
                (["rules", "lsit"], "rules: no such command: lsit (did you mean list?)", "rules"),
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
