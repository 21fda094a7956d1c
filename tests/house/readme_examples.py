"""Runs each example of README.md and compares what it prints. Usage: readme_examples.py SOURCE_DIR PRESSCUT

An example is a fenced block marked `console`: lines "$ command", each followed by its output. A line that is "…" alone
stands for any number of lines.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys


def examples(readme):
    for block in re.findall(r"^```console\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            yield command, output


def matches(expected, actual):
    pattern = "".join("(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, actual) is not None


def main():
    root, program = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    environment = dict(os.environ, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8")
    count, wrong = 0, 0
    for command, expected in examples((root / "README.md").read_text(encoding="utf-8")):
        count += 1
        run = subprocess.run(command, shell=True, cwd=root, env=environment, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, timeout=60, check=False)
        actual = run.stdout.decode("utf-8")
        if matches(expected, actual):
            print(f"ok   $ {command}")
            continue
        wrong += 1
        print(f"FAIL $ {command}")
        sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), "README.md", "real"))
    print(f"{count} examples, {wrong} wrong")
    return 0 if count > 0 and wrong == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
