"""Shares, duplicates, the report and the progress of a run."""

import json
import os
import unittest

from program import ProgramTest, page


def fnv1a(name):
    value = 0xCBF29CE484222325
    for byte in os.fsencode(name):
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return value


class ShardTest(ProgramTest):
    def test_shares_are_all_there_is_and_do_not_meet(self):
        names = [f"p/{i % 3}/{i}.html" for i in range(30)]
        for name in names:
            self.write(name)
        found = []
        for number in (1, 2, 3, 4):
            done = self.check("-f", "jsonl", "--shard", f"{number}/4", "p")
            share = [json.loads(line)["source"] for line in done.stdout.splitlines()]
            self.assertEqual(set(share), {name for name in names if fnv1a(name) % 4 == number - 1})
            found += share
        self.assertEqual(sorted(found), sorted(names))

    def test_shares_in_one_folder_do_not_take_names_from_each_other(self):
        for i in range(12):
            self.write(f"p/{i}.htm", page(f"Ferry {i} of the smaller line"))
            self.write(f"p/{i}.html", page(f"Ferry {i} of the larger line"))
        self.check("-O", "whole", "p")
        for number in (3, 1, 2):
            self.check("-O", "out", "--shard", f"{number}/3", "p")
        self.assertEqual(len(self.names("out")), 24)
        for name in self.names("whole"):
            self.assertEqual(self.read("whole/" + name), self.read("out/" + name))

    def test_what_is_no_share(self):
        for share in ("0/2", "3/2", "1", "1/", "/2", "a/b", "1/2/3", "-1/2"):
            with self.subTest(share):
                done = self.check("--shard", share, "a.html", status=2)
                self.assertIn(f"--shard: not a share: {share} (such as 2/5, the second of five)", done.stderr)


class DuplicatesTest(ProgramTest):
    def test_duplicates_name_the_first(self):
        sentence = "On day {} of the strike the ferry number {} left its pier {} minutes late, with {} people on board."
        story = "".join("<p>" + sentence.format(i, i * i, i * 7 % 60, i * 31 % 97) + "</p>" for i in range(1, 60))
        self.write("p/1.html", page().replace("</article>", story + "</article>"))
        self.write("p/2.html", page("Another headline").replace("</article>", story + "</article>"))
        self.write("p/3.html", page())
        self.write("p/4.html", page().replace("</article>", story + "</article>").replace("an hour late", "one hour late"))
        self.write("p/5.html", "")
        for jobs in ("1", "3"):
            done = self.check("-f", "jsonl", "-j", jobs, "--dedupe", "p", status=1)
            records = [json.loads(line) for line in done.stdout.splitlines()]
            self.assertEqual([record.get("duplicate_of", "no key") for record in records],
                             [None, "p/1.html", None, "p/1.html", "no key"])
            self.assertEqual(list(records[1])[-1], "duplicate_of")
        array = json.loads(self.check("-f", "json", "--dedupe", "p", status=1).stdout)
        self.assertEqual([record.get("duplicate_of", "no key") for record in array],
                         [None, "p/1.html", None, "p/1.html", "no key"])
        self.assertNotIn("duplicate_of", self.check("-f", "jsonl", "p", status=1).stdout)

    def test_not_with_resume(self):
        self.check_fails("presscut: --dedupe and --resume exclude each other: what is left out cannot be compared\n"
                         "Try 'presscut --help'.\n", "--dedupe", "--resume", "-O", "out", "p", status=2)


class ReportTest(ProgramTest):
    def test_a_report(self):
        self.write("p/a.html")
        self.write("p/b\n.html", "")
        self.check("--report", "report", "-q", "p", "gone.html", status=1)
        lines = self.read("report").splitlines()
        self.assertRegex(lines[0], rf"^ok\t\d+\.\d{{6}}\t{len(page())}\t\d+\tp/a\.html$")
        self.assertRegex(lines[1], r"^no-article\t\d+\.\d{6}\t0\t0\tp/b\\n\.html$")
        self.assertRegex(lines[2], r"^unreadable\t0\.000000\t0\t0\tgone\.html$")
        self.assertRegex(lines[3], r"^# 3 pages in \d+\.\d s: 1 ok, 2 failed$")
        self.assertEqual([line.split() for line in lines[4:6]], [["#", "unreadable", "1"], ["#", "no-article", "1"]])
        self.assertEqual(lines[6], "# slowest pages:")
        self.assertEqual(len(lines), 10)

    def test_verbose_ends_with_counts(self):
        self.write("p/a.html")
        lines = self.check("-v", "p").stderr.splitlines()
        self.assertRegex(lines[0], "^presscut: sandbox: ")
        self.assertRegex(lines[2], r"^presscut: 1 pages in \d+\.\d s: 1 ok, 0 failed$")

    def test_progress(self):
        for i in range(40):
            self.write(f"p/{i}.html")
        done = self.check("--progress", "always", "--files-from", "-", stdin=b"p\n")
        self.assertRegex(done.stderr, r"(^|\r\x1b\[K)40 pages, 0 failed, \d+ pages/s, \d+\.\d MB/s\n$")


if __name__ == "__main__":
    unittest.main()
