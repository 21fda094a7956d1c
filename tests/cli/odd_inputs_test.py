"""Inputs as they come in real folders and from real pipelines."""

import json
import os
import subprocess
import threading
import unittest

from program import PRESSCUT, ProgramTest, page


class OddInputsTest(ProgramTest):
    def shell(self, command, stdin=b""):
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.folder, input=stdin, capture_output=True,
                              timeout=100, check=False, env=dict(os.environ, PRESSCUT=PRESSCUT))
        return done.returncode, done.stdout, done.stderr

    def test_names_from_find(self):
        names = [b"p/new\nline.html", b"p/\xff\xfe.html", b"p/a b.html", b"p/-v.html", b"p/'\".html"]
        for name in names:
            self.write(name)
        for command in ("find p -type f -print0 | sort -z | $PRESSCUT --only headline --files-from - -0",
                        "find p -type f -print0 | sort -z | xargs -0 -n 2 $PRESSCUT --only headline --"):
            with self.subTest(command):
                self.assertEqual(self.shell(command), (0, b"Ferry late again\n" * 5, b""))

    def test_a_named_pipe(self):
        pipe = os.path.join(self.folder, "p/pipe.html")
        self.write("p/a.html")
        os.mkfifo(pipe)

        def feed():
            with open(pipe, "wb") as file:
                file.write(page("Ferry from a pipe").encode())

        feeder = threading.Thread(target=feed)
        feeder.start()
        self.assertEqual(self.check("--only", "headline", "p/pipe.html").stdout, "Ferry from a pipe\n")
        feeder.join()
        self.assertEqual(self.check("--only", "headline", "p").stdout, "Ferry late again\n")  # in a folder, passed over
        self.assertEqual(self.shell("$PRESSCUT --only headline <(cat p/a.html) - < p/a.html")[:2],
                         (0, b"Ferry late again\n" * 2))

    def test_a_page_that_goes_after_it_was_listed(self):
        for i in range(300):
            self.write(f"p/{i:03}.html")
        run = subprocess.Popen([PRESSCUT, "-f", "jsonl", "-j", "2", "p"], cwd=self.folder, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
        records = [json.loads(run.stdout.readline())]
        os.unlink(os.path.join(self.folder, "p/299.html"))  # the folder has been listed by now
        with run.stdout, run.stderr:
            out, err = run.stdout.read(), run.stderr.read()
        run.wait(60)
        records += [json.loads(line) for line in out.splitlines()]
        self.assertEqual(run.returncode, 1)
        self.assertEqual(len(records), 300)
        self.assertEqual(records[-1], {"source": "p/299.html", "error": "unreadable: No such file or directory"})
        self.assertEqual(err, b"presscut: p/299.html: unreadable: No such file or directory\n")

    def test_links_in_a_circle(self):
        self.write("p/a.html")
        os.symlink("loop.html", os.path.join(self.folder, "p/loop.html"))
        os.symlink(".", os.path.join(self.folder, "p/self"))
        done = self.check("--only", "headline", "p", status=1)
        self.assertEqual(done.stdout, "Ferry late again\n")
        self.assertEqual(done.stderr, "presscut: p/loop.html: unreadable: Too many levels of symbolic links\n")

    def test_a_folder_that_may_not_be_read(self):
        self.as_mere_user()
        self.write("p/a.html")
        locked = os.path.dirname(self.write("p/q/b.html"))
        os.chmod(locked, 0)
        self.addCleanup(os.chmod, locked, 0o700)
        done = self.check("--only", "headline", "p", status=1)
        self.assertEqual((done.stdout, done.stderr), ("Ferry late again\n", "presscut: p/q/: unreadable: Permission denied\n"))

    def test_a_folder_that_may_not_be_written(self):
        self.as_mere_user()
        self.write("p/a.html")
        out = os.path.join(self.folder, "out")
        os.mkdir(out, 0o500)
        self.check_fails("presscut: p/a.html: not written: out/a.txt: cannot write: Permission denied\n", "-O", "out", "p")

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_ends_the_run(self):
        for i in range(200):
            self.write(f"p/{i}.html")
        self.write("a.html")
        full = b"presscut: standard output: cannot write: No space left on device\n"
        self.assertEqual(self.shell("$PRESSCUT -j 2 p > /dev/full"), (1, b"", full))
        status, _, error = self.shell("$PRESSCUT --report /dev/full a.html a.html")
        self.assertEqual((status, error), (1, b"presscut: /dev/full: cannot write: No space left on device\n"))

    def test_many_files_in_one_folder(self):
        first = self.write("p/00000.html", "<title>x</title>")
        for i in range(1, 10_000):
            os.link(first, os.path.join(self.folder, f"p/{i:05}.html"))
        status, out, _ = self.shell("$PRESSCUT -q -f jsonl p | wc -l")
        self.assertEqual((status, out), (1, b"10000\n"))
        self.write("good.html")
        self.assertEqual(self.shell("$PRESSCUT -q --only headline good.html p | head -n 1")[1:], (b"Ferry late again\n", b""))


if __name__ == "__main__":
    unittest.main()
