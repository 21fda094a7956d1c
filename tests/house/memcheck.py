"""A few pages under valgrind's memcheck: nothing is read before it is set, or behind an end. Usage: memcheck.py SOURCE_DIR PROGRAM

Without valgrind the test shows as skipped.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
FOUND = 99  # what valgrind ends with where it found something

# Few, because each takes seconds; chosen for the code that they reach.
CASES = ("encoding", "data", "script", "record")  # families of tests/cases; the first case of each
LISTS = "[Adblock Plus 2.0]\nexample.org##:xpath(//p[contains(., 'Advert')])\n##.banner:has-text(/buy now/i)\n"


def pages(root):
    found = [sorted((root / "tests/cases" / family).glob("*/page.*"))[0] for family in CASES]
    return [*found, *sorted((root / "samples").glob("*.html"))[:2]]


def main():
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        print("skipped: there is no valgrind")
        return SKIPPED
    names = [str(path) for path in pages(root)]
    with tempfile.TemporaryDirectory() as folder:
        rules, log = pathlib.Path(folder, "rules.txt"), pathlib.Path(folder, "log.%p")
        rules.write_text(LISTS, encoding="utf-8")
        # Each process writes a log: the one that supervises, and its workers.
        checked = [valgrind, "--quiet", f"--error-exitcode={FOUND}", "--leak-check=no", f"--suppressions={root}/tests/house/memcheck.supp",
                   f"--log-file={log}", program]
        for arguments in (["-j1", "--sandbox", "off", "--timeout", "0", "--max-memory", "16G", "--rules", str(rules), "-f", "json"],
                          ["explain"]):
            done = subprocess.run(checked + arguments + (names if arguments[0] != "explain" else names[:1]), check=False, capture_output=True,
                                  text=True)
            findings = "".join(path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(folder).glob("log.*")))
            if findings or done.returncode not in (0, 1):
                print(findings, done.stderr, f"exit status {done.returncode}", sep="\n")
                return 1
            if not done.stdout:
                print("nothing was printed, so little can have been tried:", done.stderr)
                return 1
        print(f"{len(names)} pages: nothing found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
