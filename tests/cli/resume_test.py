"""Runs into a folder that are stopped at any point, and gone on with."""

import os
import random
import signal
import subprocess
import time
import unittest

from program import PRESSCUT, ProgramTest, page

PAGES = 60
SECONDS = 12  # that the stopping may take


class ResumeTest(ProgramTest):
    def setUp(self):
        super().setUp()
        old = time.time() - 1000
        for i in range(PAGES):
            # Two of one stem, which want one name.
            name = f"p/{i % 7}/{i // 2:03}.{'html' if i % 2 else 'htm'}"
            path = self.write(name, page(f"Ferry number {i} is late again"))
            os.utime(path, (old, old))
        self.check("-O", "whole", "p")
        self.expected = self.contents("whole")
        self.assertEqual(len(self.expected), PAGES)

    def contents(self, folder):
        return {name: self.read(os.path.join(folder, name)) for name in self.names(folder)}

    def stop(self, out, after, number):
        """Starts a run, and stops it some time after its beginning. Returns its exit status."""
        with subprocess.Popen([PRESSCUT, "-j", "2", "-O", out, "--resume", "p"], cwd=self.folder) as run:
            time.sleep(after)
            run.send_signal(number)
            return run.wait(60)

    def test_stopped_at_any_point(self):
        begin = time.time()
        self.check("-j", "2", "-O", "timed", "p")
        length = time.time() - begin
        generator = random.Random(2)
        stops = 0
        whole = False
        until = time.time() + SECONDS
        while time.time() < until:
            out = f"out{stops}"
            for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)):
                ended = self.stop(out, generator.uniform(0, length / 2), number)
                if ended == 0:
                    whole = True  # it was done before
                else:
                    self.assertIn(ended, (status, -number))  # by the signal itself if it had hardly begun
                stops += 1
                there = self.contents(out) if self.exists(out) else {}
                unfinished = [name for name in there if name.rsplit("/", 1)[-1].startswith(".presscut-")]
                self.assertLessEqual(len(unfinished), 1 if number == signal.SIGKILL else 0)
                for name in set(there) - set(unfinished):
                    self.assertEqual(there[name], self.expected[name])
            self.check("-O", out, "--resume", "p")
            self.assertEqual(self.contents(out), self.expected)
        self.assertTrue(stops >= 6 or whole, stops)

    def test_what_a_killed_run_left_is_removed(self):
        left = [self.write(f"out/{name}", "half a record") for name in (".presscut-1-0.tmp", "3/.presscut-99999-0.tmp")]
        self.check("-O", "out", "p")
        self.assertEqual(self.contents("out"), self.expected)
        self.assertFalse(any(os.path.exists(path) for path in left))
        self.write(".presscut-1-0.tmp", "half a record")
        self.check("-o", "out.txt", "p")
        self.assertFalse(self.exists(".presscut-1-0.tmp"))

    def test_an_unfinished_file_of_a_run_that_lives_stays(self):
        run = subprocess.Popen([PRESSCUT, "-o", "slow.txt", "--files-from", "-"], cwd=self.folder, stdin=subprocess.PIPE)
        run.stdin.write(b"p/0/000.htm\n")
        run.stdin.flush()
        until = time.time() + 30
        while not any(name.endswith(".tmp") for name in os.listdir(self.folder)) and time.time() < until:
            time.sleep(0.01)
        self.check("-o", "other.txt", "p/1/000.html")
        run.communicate(timeout=30)
        self.assertEqual(run.returncode, 0)
        self.assertTrue(self.exists("slow.txt"))
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith(".tmp")], [])


if __name__ == "__main__":
    unittest.main()
