"""Workers that crash, hang, eat memory or are killed: what that costs, and that it costs nothing else."""

import json
import os
import random
import signal
import subprocess
import time
import unittest

from processes import children_of
from program import PRESSCUT_FAULTY, ProgramTest, page


def faulty(fault, headline="Ferry late again"):
    return page(headline).replace("</body>", f"<!-- {fault} --></body>")


class WorkersTest(ProgramTest):
    program = PRESSCUT_FAULTY

    def outcomes(self, *arguments, status=1):
        """Headlines, or reasons, in the order of the output."""
        done = self.check("-f", "jsonl", *arguments, status=status)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        return [record.get("headline") or record["error"].split(":")[0] for record in records]

    def write_pages(self, count, faults):
        """Pages 0 to count-1 in the folder p; `faults` by number."""
        for i in range(count):
            headline = f"Ferry number {i} is late again"
            self.write(f"p/{i:04}.html", faulty(faults.get(i, "FAULT-NONE"), headline))

    def test_a_single_page(self):
        for fault, message in (("FAULT-CRASH", "crashed: Segmentation fault"), ("FAULT-EXIT", "crashed: exit status 3"),
                               ("FAULT-THROW", "crashed: thrown by the page"), ("FAULT-HANG", "timeout: no result in time (--timeout)"),
                               ("FAULT-MEMORY", "out-of-memory: more than --max-memory")):
            with self.subTest(fault):
                self.write("a.html", faulty(fault))
                options = ["--timeout", "2", "--max-memory", "300M"]
                self.check_fails(f"presscut: a.html: {message}\n", *options, "a.html")
                done = self.check(*options, "-f", "jsonl", "-q", stdin=faulty(fault).encode(), status=1)
                self.assertEqual(json.loads(done.stdout), {"source": "-", "error": message})

    def test_a_fault_costs_its_page_only(self):
        faults = {3: "FAULT-CRASH", 4: "FAULT-CRASH", 9: "FAULT-HANG", 10: "FAULT-MEMORY", 17: "FAULT-EXIT", 30: "FAULT-LATER",
                  39: "FAULT-CRASH"}
        self.write_pages(40, faults)
        expected = [f"Ferry number {i} is late again" for i in range(40)]
        for i in (3, 4, 17, 39):
            expected[i] = "crashed"
        expected[9], expected[10] = "timeout", "out-of-memory"
        for jobs in ("1", "2", "7"):
            with self.subTest(jobs):
                self.assertEqual(self.outcomes("-j", jobs, "--timeout", "2", "--max-memory", "300M", "p"), expected)

    def test_the_same_bytes_for_every_number_of_workers(self):
        self.write_pages(60, {i: "FAULT-SLOW" for i in range(0, 60, 7)} | {11: "FAULT-CRASH"})
        for kind in ("text", "json", "jsonl", "html", "markdown"):
            done = [self.check("-f", kind, "-j", jobs, "p", "gone.html", "p", status=1) for jobs in ("1", "2", "13")]
            self.assertEqual(len({(run.stdout, run.stderr) for run in done}), 1)

    def test_time_counts_once_the_page_is_there(self):
        reading = subprocess.Popen([PRESSCUT_FAULTY, "--timeout", "0.2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        time.sleep(0.5)
        out, _ = reading.communicate(page().encode(), timeout=30)
        self.assertEqual(reading.returncode, 0)
        self.assertTrue(out.startswith(b"Ferry late again"))

    def test_records_come_as_soon_as_they_are_done(self):
        self.write("a.html")
        run = subprocess.Popen([PRESSCUT_FAULTY, "-f", "jsonl", "--files-from", "-"], cwd=self.folder, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
        for _ in range(3):
            run.stdin.write(b"a.html\n")
            run.stdin.flush()
            self.assertEqual(json.loads(run.stdout.readline())["source"], "a.html")
        run.communicate(timeout=30)
        self.assertEqual(run.returncode, 0)

    def test_workers_that_are_killed_lose_nothing(self):
        self.write_pages(150, {i: "FAULT-SLOW" for i in range(150)})
        generator = random.Random(1)
        run = subprocess.Popen([PRESSCUT_FAULTY, "-j", "3", "-f", "jsonl", "p"], cwd=self.folder, stdout=subprocess.PIPE)
        killed = 0
        until = time.time() + 60
        with open(os.path.join(self.folder, "out"), "wb") as out:
            os.set_blocking(run.stdout.fileno(), False)
            while run.poll() is None and time.time() < until:
                out.write(run.stdout.read() or b"")
                workers = children_of(run.pid)
                if workers and killed < 8:
                    os.kill(generator.choice(workers), signal.SIGKILL)
                    killed += 1
                time.sleep(0.1)
            out.write(run.stdout.read() or b"")
        run.stdout.close()
        self.assertEqual(run.wait(30), 0)
        self.assertGreater(killed, 3)
        records = [json.loads(line) for line in self.read("out").splitlines()]
        self.assertEqual([record["headline"] for record in records], [f"Ferry number {i} is late again" for i in range(150)])

    def test_workers_go_with_their_supervisor(self):
        self.write("a.html", faulty("FAULT-HANG"))
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
            with self.subTest(number):
                run = subprocess.Popen([PRESSCUT_FAULTY, "a.html"], cwd=self.folder)
                until = time.time() + 30
                while not children_of(run.pid) and time.time() < until:
                    time.sleep(0.01)
                workers = children_of(run.pid)
                run.send_signal(number)
                self.assertEqual(run.wait(30), -9 if number == signal.SIGKILL else 128 + number)
                while any(os.path.exists(f"/proc/{worker}/exe") for worker in workers) and time.time() < until:
                    time.sleep(0.01)
                self.assertFalse(any(os.path.exists(f"/proc/{worker}/exe") for worker in workers))


if __name__ == "__main__":
    unittest.main()
