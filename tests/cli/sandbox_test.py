"""What a page could do that has taken over the process that reads it: nothing."""

import os
import re
import subprocess
import threading
import unittest

from archives_test import zip_of
from program import PRESSCUT, PRESSCUT_FAULTY, ProgramTest, page

FORCE = re.search("^sandbox: (.*)$", subprocess.run([PRESSCUT, "--version"], capture_output=True, check=True, text=True).stdout,
                  re.MULTILINE)[1]


@unittest.skipUnless("seccomp" in FORCE, "this system filters no system calls: " + FORCE)
class SandboxTest(ProgramTest):
    program = PRESSCUT_FAULTY

    def setUp(self):
        super().setUp()
        self.write("a.html", page().replace("</body>", "<!-- FAULT-ESCAPE --></body>"))
        self.write("bait", "x")

    def tried(self, *options, stdin=b""):
        """What came of each attempt. That nobody hears what is told is not refused, so that one is looked for."""
        lines = self.check(*options, status=1, stdin=stdin).stderr.splitlines()
        self.assertEqual("told by the page" in lines, "off" in options)
        error = lines[-1]
        return dict(pair.split(": ") for pair in error.split("crashed: ", 1)[1].split(", "))

    def test_nothing_can_be_done(self):
        with open(os.path.join(self.folder, "a.html"), "rb") as file:
            content = file.read()
        os.mkfifo(os.path.join(self.folder, "pipe"))
        feeder = threading.Thread(target=lambda: self.write("pipe", content))
        feeder.start()
        self.write("configs/example.org.txt", "body: //article\n")
        for options, stdin in ((["a.html"], b""), (["--sandbox", "require", "a.html"], b""), (["-"], content), (["pipe"], b""),
                               (["--site-config", "configs", "a.html"], b"")):
            with self.subTest(options):
                tried = self.tried(*options, stdin=stdin)
                self.assertEqual(tried.pop("terminal"), "done")
                self.assertEqual(len(tried), 9)
                self.assertEqual({what for what, result in tried.items() if result not in ("Operation not permitted", "Permission denied")},
                                 set())
        feeder.join()
        self.assertEqual(self.names(), ["a.html", "bait", "configs/example.org.txt", "pipe"])

    def test_the_attempts_would_succeed(self):
        tried = self.tried("--sandbox", "off", "a.html")
        self.assertEqual([tried[what] for what in ("open", "delete", "socket", "fork", "code", "terminal")], ["done"] * 6)

    def test_what_is_in_force_is_said(self):
        self.assertIn("presscut: sandbox: " + FORCE, self.check("-v", "a.html", status=1).stderr)
        self.assertIn("presscut: sandbox: off", self.check("-v", "--sandbox", "off", "a.html", status=1).stderr)
        self.assertIn("no such value: yes", self.check("--sandbox", "yes", "a.html", status=2).stderr)

    def test_what_is_loaded_late_is_still_there(self):
        russian = page("Паром опоздал").replace("<head>", '<head><meta charset="koi8-r">').encode("koi8-r", "replace")
        chinese = page("渡轮晚点").replace("<head>", '<head><meta charset="gb18030">').encode("gb18030")
        for i in range(5):
            self.write(f"p/{i}.html", page(f"Ferry {i} is late again"))
        self.write("p/5.html", russian)
        self.write("p/6.html", page("Ferry 6 is late again"))
        self.write("p/7.html", chinese)
        self.write("p/8.zip", zip_of({"x.html": page("Ferry 8 is late again"), "ü.html": russian}))
        expected = [f"Ferry {i} is late again" for i in range(9)] + ["Паром опоздал"]
        expected[5], expected[7] = "Паром опоздал", "渡轮晚点"
        for jobs in ("1", "4"):
            done = self.check("-j", jobs, "--sandbox", "require", "--only", "headline", "p")
            self.assertEqual(done.stdout.splitlines(), expected)
        self.assertEqual(self.check("--only", "headline", stdin=chinese).stdout, "渡轮晚点\n")

    def test_a_list_with_xpath_is_used(self):
        # Of a list, rules for a site are parsed in the worker, when a page of the site comes.
        self.write("list.txt", "[Adblock Plus 2.0]\nexample.org##:xpath(//p[contains(., 'Advert')])\n")
        self.write("p/a.html", page().replace("</h1>", "</h1><p>This Advert is one that the list alone knows, by its words.</p>"))
        command = ("--sandbox", "require", "--url", "https://example.org/", "p")
        self.assertIn("Advert", self.check(*command).stdout)
        self.assertNotIn("Advert", self.check("--rules", "list.txt", *command).stdout)


if __name__ == "__main__":
    unittest.main()
