"""Calls of the program, and pages to call it on."""

import os
import subprocess
import tempfile
import unittest

PRESSCUT = os.environ["PRESSCUT"]
# Crashes, hangs or eats memory where a page says so.
PRESSCUT_FAULTY = os.environ["PRESSCUT_FAULTY"]

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{headline} | The Example</title></head>
<body><nav><a href="/">Home</a></nav>
<article><h1>{headline}</h1>
<p>The eight fifteen ferry left the pier an hour late on Monday, and the passengers, who had waited in the rain
since the early morning, were not amused by what the crew told them.</p>
<p>The company said that it was sorry, that the engine had been repaired over night by its own people, and that
such a delay would not happen again this week, or in the next.</p>
<p class="aside-note">A third paragraph tells what the weather was like, how high the waves went, and why the smaller
boats had not left the harbour since the storm of the week before.</p>
</article><footer>Copyright 2026</footer></body></html>
"""


def page(headline="Ferry late again"):
    return PAGE.format(headline=headline)


class ProgramTest(unittest.TestCase):
    """Each test works in an empty folder of its own."""

    maxDiff = None

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = self._folder.name

    def write(self, name, content=None):
        """Writes a file below the test's folder; names may be bytes."""
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if content is None:
            content = page()
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def exists(self, name):
        return os.path.exists(os.path.join(self.folder, name))

    def names(self, folder="."):
        """Every file below a folder, as relative paths."""
        found = []
        top = os.path.join(self.folder, folder)
        for where, _, files in os.walk(top):
            found += [os.path.relpath(os.path.join(where, file), top) for file in files]
        return sorted(found)

    program = PRESSCUT

    # Root may read and write everything, unless it gives that up.
    MERE_USER = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    before_program = []

    def as_mere_user(self):
        """From here on the program is refused what it may not read or write."""
        self.before_program = self.MERE_USER

    def call(self, *arguments, stdin=b"", environment=None):
        """Runs the program in the test's folder; stdout and stderr as text."""
        variables = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        variables.update(environment or {})
        done = subprocess.run([*self.before_program, self.program, *arguments], cwd=self.folder, input=stdin, capture_output=True, timeout=60,
                              env=variables, check=False)
        done.stdout = done.stdout.decode("utf-8", "surrogateescape")
        done.stderr = done.stderr.decode("utf-8", "surrogateescape")
        return done

    def check(self, *arguments, status=0, stdin=b"", environment=None):
        """Runs the program, expects a status, and returns what it printed."""
        done = self.call(*arguments, stdin=stdin, environment=environment)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def check_fails(self, message, *arguments, status=1, stdin=b""):
        """Runs the program, and expects this message and nothing on standard output."""
        done = self.check(*arguments, status=status, stdin=stdin)
        self.assertEqual(done.stderr, message)
        self.assertEqual(done.stdout, "")
