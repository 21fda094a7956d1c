"""Other programs that run many of presscut: nothing is lost when one is killed."""

import json
import os
import shutil
import signal
import subprocess
import time
import unittest

from program import PRESSCUT, PRESSCUT_FAULTY, ProgramTest, page

PAGES = 80


def processes_of(program, folder):
    """Those that run this program in this folder and have children: the supervisors."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                if os.readlink(f"/proc/{name}/exe") == program and os.readlink(f"/proc/{name}/cwd") == folder:
                    with open(f"/proc/{name}/task/{name}/children", encoding="ascii") as file:
                        if file.read().strip():
                            found.append(int(name))
            except OSError:
                pass
    return found


@unittest.skipUnless(shutil.which("parallel"), "needs GNU parallel")
class ParallelTest(ProgramTest):
    def setUp(self):
        super().setUp()
        for i in range(PAGES):
            self.write(f"p/{i:03}.html", page(f"Ferry number {i} is late again").replace("</body>", "<!-- FAULT-SLOW --></body>"))
        with open(os.path.join(self.folder, "names"), "w", encoding="ascii") as names:
            names.writelines(f"p/{i:03}.html\n" for i in range(PAGES))
        self.expected = [f"Ferry number {i} is late again" for i in range(PAGES)]

    def parallel(self, *arguments, kill=0):
        environment = dict(os.environ, HOME=self.folder, PARALLEL_HOME=self.folder)
        program = os.path.realpath(PRESSCUT_FAULTY)
        with open(os.path.join(self.folder, "names"), "rb") as names, open(os.path.join(self.folder, "out"), "wb") as out:
            run = subprocess.Popen(["parallel", "--will-cite", *arguments], cwd=self.folder,
                                   stdin=names, stdout=out, env=environment)
            killed = 0
            until = time.time() + 60
            while run.poll() is None and time.time() < until:
                running = processes_of(program, os.path.realpath(self.folder)) if killed < kill else []
                if running:
                    os.kill(running[0], signal.SIGKILL)
                    killed += 1
                time.sleep(0.05)
            self.assertEqual(run.wait(30), 0)
        self.assertEqual(killed, kill)
        return self.read("out").splitlines()

    def headlines(self, lines):
        return [json.loads(line)["headline"] for line in lines]

    def test_chunks_of_a_list(self):
        lines = self.parallel("-j2", "-k", "--pipe", "-N20", PRESSCUT, "-j1", "-f", "jsonl", "--files-from", "-")
        self.assertEqual(self.headlines(lines), self.expected)

    def test_a_killed_job_is_done_again(self):
        lines = self.parallel("-j2", "-k", "--pipe", "-N20", "--retries", "4", PRESSCUT_FAULTY, "-j1", "-f", "jsonl", "--files-from",
                              "-", kill=2)
        self.assertEqual(self.headlines(lines), self.expected)

    def test_shares_into_one_folder_lose_nothing(self):
        with open(os.path.join(self.folder, "names"), "w", encoding="ascii") as names:
            names.writelines(f"{i}\n" for i in range(1, 5))
        self.parallel("-j2", "--retries", "4", PRESSCUT_FAULTY, "-j1", "-O", "texts", "--resume", "--shard", "{}/4", "p", kill=3)
        self.assertEqual(self.names("texts"), [f"{i:03}.txt" for i in range(PAGES)])
        self.assertEqual([self.read(f"texts/{i:03}.txt").splitlines()[0] for i in range(PAGES)], self.expected)


if __name__ == "__main__":
    unittest.main()
