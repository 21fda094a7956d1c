"""The shared library as others use it: from Python and from C++, and what it shows. Usage: embed_test.py"""

import importlib.util
import json
import os
import pathlib
import subprocess
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "samples/kqvt-creek-bridge.html"
LIBRARY = os.environ["PRESSCUT_LIBRARY"]
SYMBOLS = pathlib.Path(__file__).with_name("symbols.txt")


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, **more)


def python_sample():
    spec = importlib.util.spec_from_file_location("record", ROOT / "samples/embed/record.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Embed(unittest.TestCase):
    def test_python_gets_the_record_that_the_program_prints(self):
        name = str(PAGE.relative_to(ROOT))
        printed = run(os.environ["PRESSCUT"], "-f", "json", name)
        record = python_sample().record(PAGE.read_bytes(), name)
        self.assertEqual(record, json.loads(printed.stdout))

    def test_python_sample_runs_as_a_program(self):
        done = run("python3", "samples/embed/record.py", "samples/kqvt-creek-bridge.html", "LICENSE")
        self.assertEqual(done.stderr, "")
        headline, failed = done.stdout.splitlines()
        self.assertEqual(headline, "samples/kqvt-creek-bridge.html: Crews reopen Alder Creek bridge two weeks early (141 words)")
        self.assertRegex(failed, "^LICENSE: (no-article: |.* words)")

    def test_python_threads_get_what_one_gets(self):
        record = python_sample().record
        pages = sorted(ROOT.glob("samples/*.html"))
        alone = [record(page.read_bytes(), page.name) for page in pages]
        together = [None] * len(pages)

        def read(i):
            together[i] = record(pages[i].read_bytes(), pages[i].name)

        threads = [threading.Thread(target=read, args=(i,)) for i in range(len(pages))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(together, alone)

    def test_cpp_sample_prints_what_the_program_prints(self):
        name = str(PAGE.relative_to(ROOT))
        done = run(os.environ["SAMPLE_CPP"], name)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, run(os.environ["PRESSCUT"], "-f", "markdown", name).stdout)
        failed = run(os.environ["SAMPLE_CPP"], "no-such-page")
        self.assertEqual(failed.returncode, 1)
        self.assertRegex(failed.stderr, "^no-such-page: no-article: ")

    def test_readme_shows_the_cpp_sample(self):
        sample = (ROOT / "samples/embed/article.cpp").read_text(encoding="utf-8")
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        self.assertIn(f"```cpp\n{sample}```\n", readme)

    def test_library_shows_its_interface_and_nothing_else(self):
        # A line that goes from symbols.txt, or changes, breaks programs that are linked: the version has to say so.
        shown = run("nm", "-DC", "--defined-only", LIBRARY).stdout.splitlines()
        names = sorted(line.split(" ", 2)[2] for line in shown)
        self.assertEqual(names, SYMBOLS.read_text(encoding="utf-8").splitlines())

    def test_library_has_a_versioned_name(self):
        self.assertRegex(run("readelf", "-d", LIBRARY).stdout, r"SONAME.*\[libpresscut\.so\.(0\.)?\d+\]")


if __name__ == "__main__":
    unittest.main()
