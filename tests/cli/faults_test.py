"""Everything that can go wrong at once, by chance: each page still has its one record, and the good ones are right.

FAULTS_PAGES sets the number of pages; it prints how many faults there were.
"""

import collections
import gzip
import json
import os
import random
import signal
import subprocess
import threading
import time
import unittest

from archives_test import response, zip_of
from processes import children_of
from program import PRESSCUT_FAULTY, ProgramTest, page

PAGES = int(os.environ.get("FAULTS_PAGES", "400"))
IN_ARCHIVE = 20
REASONS = {"FAULT-CRASH": "crashed", "FAULT-EXIT": "crashed", "FAULT-THROW": "crashed", "FAULT-HANG": "timeout",
           "FAULT-MEMORY": "out-of-memory"}


class FaultsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.generator = random.Random(7)
        self.expected = {}  # by source
        self.faults = {}  # by source
        self.truncated = self.killed = 0

    def page_of(self, source, number):
        fault = self.generator.choice(list(REASONS)) if self.generator.random() < 0.05 else "FAULT-SLOW"
        self.faults[source] = fault
        headline = f"Ferry number {number} is late again"
        self.expected[source] = REASONS.get(fault, headline)
        return page(headline).replace("</body>", f"<!-- {fault} --></body>")

    def write_files(self, count):
        for number in range(count):
            name = f"p/f{number:05}.html"
            self.write(name, self.page_of(name, number))

    def write_archives(self, count):
        for first in range(0, count, IN_ARCHIVE):
            numbers = range(first, first + IN_ARCHIVE)
            if first % (2 * IN_ARCHIVE):
                name = f"p/z{first:05}.zip"
                self.write(name, zip_of({f"{i}.html": self.page_of(f"{name}!{i}.html", i) for i in numbers}))
                continue
            name = f"p/w{first:05}.warc.gz"
            records = [gzip.compress(response(address, self.page_of(f"{name}!{address}", i).encode()))
                       for i, address in ((i, f"https://example.org/{i}") for i in numbers)]
            if self.generator.random() < 0.5:  # one record is cut short: it is told under the archive's name
                cut = self.generator.randrange(IN_ARCHIVE)
                records[cut] = records[cut][:self.generator.randrange(40, len(records[cut]) - 8)]
                for known in (self.expected, self.faults):  # a fault that is cut away does not happen
                    del known[f"{name}!https://example.org/{first + cut}"]
                self.expected[name] = "unreadable"
                self.truncated += 1
            self.write(name, b"".join(records))

    def kill_now_and_then(self, run):
        while run.poll() is None:
            workers = children_of(run.pid)
            if workers:
                try:
                    os.kill(self.generator.choice(workers), signal.SIGKILL)
                    self.killed += 1
                except OSError:
                    pass
            time.sleep(1.7)  # a page that hangs has time to be found out

    def test_no_page_is_lost(self):
        self.write_files(PAGES // 2)
        self.write_archives(PAGES // 2)
        with open(os.path.join(self.folder, "out"), "wb") as out:
            run = subprocess.Popen([PRESSCUT_FAULTY, "-q", "-j", "3", "--timeout", "1", "--max-memory", "300M", "-f", "jsonl", "p"],
                                   cwd=self.folder, stdout=out)
            killer = threading.Thread(target=self.kill_now_and_then, args=(run,))
            killer.start()
            self.assertEqual(run.wait(3600), 1)
            killer.join()
        records = [json.loads(line) for line in self.read("out").splitlines()]
        found = {record["source"]: record.get("headline") or record["error"].split(":")[0] for record in records}
        self.assertEqual(len(found), len(records))
        wrong = {source: (found.get(source), expected) for source, expected in self.expected.items() if found.get(source) != expected}
        self.assertEqual((wrong, set(found) - set(self.expected)), ({}, set()))
        faults = collections.Counter(fault for fault in self.faults.values() if fault in REASONS)
        print(f"{PAGES} pages, {len(records)} records; {dict(faults)}, {self.truncated} records truncated, "
              f"{self.killed} workers killed")


if __name__ == "__main__":
    unittest.main()
