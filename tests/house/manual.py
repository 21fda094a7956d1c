"""Holds the manual pages against what the program says of itself, and runs their examples.

Usage: PRESSCUT=PROGRAM SOURCE_DIR=FOLDER manual.py
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from readme_examples import matches

PRESSCUT = pathlib.Path(os.environ["PRESSCUT"]).resolve()
ROOT = pathlib.Path(os.environ["SOURCE_DIR"]).resolve()
PAGES = sorted((ROOT / "src/package/man").glob("*.in"))
MANUAL = (ROOT / "src/package/man/presscut.1.in").read_text(encoding="utf-8")
COMMANDS = ("", "explain", "rules list", "rules check", "rules test", "completion")


def call(*arguments, **options):
    return subprocess.run([PRESSCUT, *arguments], capture_output=True, text=True, timeout=60, check=False, **options)


def plain(source):
    """What stands there once it is printed: the escapes of literal text, undone."""
    for escape, text in (("\\-", "-"), ("\\(aq", "'"), ("\\(dq", '"'), ("\\&", ""), ("\\e", "\\")):
        source = source.replace(escape, text)
    return source


def section(name):
    return re.search(rf"^\.Sh {name}\n(.*?)(?=^\.Sh |\Z)", MANUAL, re.MULTILINE | re.DOTALL)[1]


def items(text):
    """Items of options: {"--format": ("-f, --format FORMAT", the lines of its text)}."""
    found = {}
    for head, body in re.findall(r"^\.It (Fl .*)\n((?:(?!\.It Fl ).*\n)*)", text, re.MULTILINE):
        names = head.replace(" , ", ", ").replace("Fl ", "-").replace("Ar ", "")
        found[re.search(r"--[a-z-]+", names)[0]] = (names, body)
    return found


def options_of(command):
    """As --help lists them: {"--format": ("-f, --format FORMAT", help)}."""
    rows = re.findall(r"^  (-\w, |    )(--\S+(?: [A-Z/=,.]+)?) +(.*)$", call(*command.split(), "--help").stdout, re.MULTILINE)
    return {names.split()[0]: (short.strip() + " " * bool(short.strip()) + names, text) for short, names, text in rows}


def words_in(text):
    return set(re.findall(r"[\w-]+", text))


class ManualTest(unittest.TestCase):
    maxDiff = None

    def test_every_option_is_in_the_manual_and_every_one_there_is_an_option(self):
        general = items(section("OPTIONS"))
        self.assertEqual({name: names for name, (names, _) in general.items()},
                         {name: names for name, (names, _) in options_of("").items()})
        for command in COMMANDS[1:]:
            text = re.search(rf"^\.It Nm Cm {command}\b.*\n((?:(?!\.It Nm ).*\n)*)", section("COMMANDS"), re.MULTILINE)
            self.assertIsNotNone(text, command)
            own = {name: names for name, (names, _) in options_of(command).items()
                   if name not in general or names != general[name][0]}
            self.assertEqual({name: names for name, (names, _) in items(text[1]).items()}, own, command)

    def test_every_word_and_default_of_an_option_is_in_its_item(self):
        named = 0
        for name, (names, text) in items(section("OPTIONS")).items():
            message = call(f"{name}=no-such-word").stderr
            words = re.search(r"\(choose from (.*)\)", message)
            if words:
                named += 1
                self.assertLessEqual(set(words[1].split(", ")), words_in(text), name)
            default = re.search(r"default: (\d\w*)", options_of("")[name][1])
            if default:
                self.assertIn(f"default is {default[1]}", text.replace("; the default", "\nthe default"), name)
        self.assertGreaterEqual(named, 8)

    def test_every_key_of_the_record_is_there_in_its_order(self):
        record = json.loads(call("-f", "json", ROOT / "samples/kqvt-creek-bridge.html").stdout)
        text = re.search(r"^\.Bl.*?^\.El", section("RECORD"), re.MULTILINE | re.DOTALL)[0]
        self.assertEqual(re.findall(r"^\.It Cm (\w+)$", text, re.MULTILINE), list(record))
        kinds = re.findall(r'return "(\w+)"', re.search(r"name_of\(BlockKind.*?\n}", (ROOT / "src/names.cpp").read_text(encoding="utf-8"), re.DOTALL)[0])
        self.assertGreater(len(kinds), 5)
        self.assertLessEqual(set(kinds), words_in(text))

    def test_every_exit_status_and_reason_is_there(self):
        text = section("EXIT STATUS")
        self.assertEqual(re.findall(r"^\.It (\d.*)$", text, re.MULTILINE), ["0", "1", "2", "130 , 143"])
        reasons = re.findall(r'return "([a-z-]+)"', re.search(r"name_of\(Reason.*?\n}", (ROOT / "src/names.cpp").read_text(encoding="utf-8"), re.DOTALL)[0])
        self.assertEqual(re.findall(r"^\.It Cm ([a-z-]+)$", text, re.MULTILINE), reasons)

    def test_every_selector_and_action_is_in_the_manual_of_rules(self):
        manual = (ROOT / "src/package/man/presscut-rules.5.in").read_text(encoding="utf-8")
        for name in re.findall(r":([a-z-]+)\(?", " ".join(re.findall(r"^\.It Cm (:.*)$", manual, re.MULTILINE))):
            argument = {"upward": "(2)", "xpath": "(.)", "matches-attr": "(a=b)", "matches-path": "(a)"}.get(name, "")
            argument = argument or ("(0.5)" if name.endswith("density") else "(5)" if name.endswith("length") else
                                    "(a)" if name.endswith("-text") else "()")
            done = call("rules", "test", f"##p:{name}{argument}", ROOT / "samples/kqvt-creek-bridge.html")
            self.assertEqual(done.stderr, "", name)

    def test_formatters_have_nothing_to_say(self):
        for page in PAGES:
            for command in (["mandoc", "-Tlint", "-Wwarning"], ["groff", "-mandoc", "-k", "-Tutf8", "-ww", "-z"]):
                done = subprocess.run([*command, page], capture_output=True, text=True, timeout=60, check=False)
                self.assertEqual((done.stdout, done.stderr, done.returncode), ("", "", 0), page)

    def test_examples_print_what_they_say(self):
        environment = dict(os.environ, PATH=f"{PRESSCUT.parent}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8")
        for page in PAGES:
            text = re.search(r"^\.Sh EXAMPLES\n(.*?)^\.Sh", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]
            blocks = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", text, re.MULTILINE | re.DOTALL)
            examples = [example for block in blocks for example in re.split(r"^\$ ", plain(block), flags=re.MULTILINE)[1:]]
            self.assertGreaterEqual(len(examples), 3)
            with tempfile.TemporaryDirectory() as folder:
                for sample in (ROOT / "samples").glob("*.html"):
                    shutil.copy(sample, folder)
                for example in examples:
                    command, _, expected = example.partition("\n")
                    done = subprocess.run(command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE,
                                          stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
                    with self.subTest(command):
                        self.assertTrue(matches(expected, done.stdout), done.stdout)


if __name__ == "__main__":
    unittest.main()
