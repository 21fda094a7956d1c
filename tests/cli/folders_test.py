"""Folders and lists of pages in, files and folders of articles out."""

import gzip
import json
import os
import signal
import subprocess
import time
import unittest

from program import PRESSCUT, ProgramTest, page


class InputsTest(ProgramTest):
    def sources(self, *arguments, status=0, stdin=b""):
        done = self.check("-f", "jsonl", *arguments, status=status, stdin=stdin)
        return [json.loads(line)["source"] for line in done.stdout.splitlines()]

    def test_a_folder_is_walked_by_name(self):
        for name in ("p/b.HTML", "p/a/z.htm", "p/c.xhtml", "p/d.shtml", "p/e.txt", "p/noSuffix"):
            self.write(name)
        self.write("p/f.html.gz", gzip.compress(page().encode()))
        self.write("p/style.css")
        self.write("p/plain", "no page at all")
        self.write("p/.hidden.html")
        self.write("p/.git/a.html")
        self.write("p/c_files/frame.html")
        self.write("p/alone_files/x.html")
        os.symlink("..", os.path.join(self.folder, "p/a/loop"))
        os.symlink("../b.HTML", os.path.join(self.folder, "p/a/y.html"))
        expected = ["p/a/y.html", "p/a/z.htm", "p/alone_files/x.html", "p/b.HTML", "p/c.xhtml", "p/d.shtml", "p/e.txt",
                    "p/f.html.gz", "p/noSuffix"]
        self.assertEqual(self.sources("p"), expected)
        self.assertEqual(self.sources("p/"), expected)

    def test_a_named_file_is_read_whatever_its_suffix(self):
        self.write("story.php")
        self.assertEqual(self.sources("story.php"), ["story.php"])

    def test_a_folder_without_pages(self):
        os.makedirs(os.path.join(self.folder, "p/q"))
        self.check_fails("presscut: p: no-article: no pages in this folder\n", "p")

    def test_what_may_not_be_read(self):
        self.as_mere_user()
        path = self.write("p/a.html")
        os.chmod(path, 0)
        self.check_fails("presscut: p/a.html: unreadable: Permission denied\n", "p")

    def test_a_link_to_nowhere(self):
        self.write("p/a.html")
        os.symlink("gone", os.path.join(self.folder, "p/b.html"))
        done = self.check("--only", "headline", "p", status=1)
        self.assertEqual(done.stderr, "presscut: p/b.html: unreadable: No such file or directory\n")
        self.assertEqual(done.stdout, "Ferry late again\n")

    def test_files_from(self):
        self.write("a b.html")
        self.write(b"new\nline.html")
        self.write("p/c.html")
        self.write("names", "a b.html\n\np\r\n")
        self.assertEqual(self.sources("--files-from", "names"), ["a b.html", "p/c.html"])
        self.assertEqual(self.sources("--files-from", "-", stdin=b"a b.html"), ["a b.html"])
        self.assertEqual(self.sources("--files-from", "-", "-0", stdin=b"new\nline.html\0a b.html\0"),
                         ["new\nline.html", "a b.html"])
        self.assertEqual(self.sources("p", "--files-from", "-", stdin=b"a b.html\n"), ["p/c.html", "a b.html"])
        self.assertEqual(self.sources("--files-from", "-"), [])
        self.check_fails("presscut: gone: No such file or directory\n", "--files-from", "gone", status=2)


class OutputsTest(ProgramTest):
    def test_one_file(self):
        self.write("a.html")
        expected = self.check("a.html").stdout
        done = self.check("-o", "out.txt", "a.html")
        self.assertEqual((done.stdout, self.read("out.txt")), ("", expected))
        self.assertEqual(self.check("-o", "-", "a.html").stdout, expected)
        self.assertEqual(self.names(), ["a.html", "out.txt"])
        self.check("-o", "/dev/null", "a.html")

    def test_one_file_for_many_pages(self):
        self.write("p/a.html")
        self.write("p/b.html")
        self.check("-f", "json", "-o", "out.json", "p")
        self.assertEqual(len(json.loads(self.read("out.json"))), 2)

    def test_a_file_stays_where_there_is_no_article(self):
        self.write("out.txt", "as before")
        self.check("-o", "out.txt", "gone.html", status=1)
        self.assertEqual(self.read("out.txt"), "as before")

    def test_a_file_keeps_its_mode_and_its_links(self):
        self.write("a.html")
        path = self.write("real.txt", "before")
        os.chmod(path, 0o640)
        os.symlink("real.txt", os.path.join(self.folder, "link.txt"))
        self.check("-o", "link.txt", "a.html")
        self.assertTrue(os.path.islink(os.path.join(self.folder, "link.txt")))
        self.assertTrue(self.read("real.txt").startswith("Ferry"))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o640)

    def test_a_folder_mirrors_the_pages(self):
        for name in ("p/a.html", "p/q/b.htm", "p/q/b.html", "p/q/b.html.txt", "alone.html"):
            self.write(name)
        done = self.check("-O", "out", "p/", "alone.html")
        self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assertEqual(self.names("out"), ["a.txt", "alone.txt", "q/b.html.txt", "q/b.html.txt.txt", "q/b.txt"])
        self.assertTrue(self.read("out/a.txt").startswith("Ferry late again\n"))

    def test_suffixes(self):
        self.write("a.html")
        for kind, name in (("text", "a.txt"), ("markdown", "a.md"), ("json", "a.json"), ("jsonl", "a.jsonl"), ("html", "a.html")):
            self.check("-f", kind, "-O", "out/" + kind, "a.html")
            self.assertEqual(self.names("out/" + kind), [name])

    def test_nothing_outside_the_folder(self):
        self.write("a.html")
        self.write("in/b.html")
        os.makedirs(os.path.join(self.folder, "x/y"))
        names = ["../a.html", os.path.join(self.folder, "in/b.html"), "y/../../in/b.html"]
        done = subprocess.run([PRESSCUT, "-O", "y/out", "--files-from", "-"], cwd=os.path.join(self.folder, "x"),
                              input="\n".join(names).encode(), check=False)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(self.names("x/y/out")), 3)
        self.assertEqual(len(self.names()), 5)

    def test_the_pages_are_not_overwritten(self):
        self.write("p/a.html")
        self.check_fails("presscut: -O: the folder of the pages cannot be that of the outputs: p\n", "-f", "html", "-O", "p", "p",
                         status=2)
        self.check_fails("presscut: -o: the output would replace the page: p/a.html\n", "-o", "p/a.html", "p/a.html", status=2)
        before = self.read("p/a.html")
        self.check_fails("presscut: p/a.html: not written: the output would replace the page\n", "-f", "html", "-O", "p",
                         "p/a.html")
        self.assertEqual(self.read("p/a.html"), before)

    def test_the_output_folder_is_not_walked(self):
        self.write("p/a.html")
        self.check("-O", "p/out", "p")
        self.check("-O", "p/out", "p")
        self.assertEqual(self.names("p/out"), ["a.txt"])

    def test_failed_pages_leave_no_file(self):
        self.write("p/a.html")
        self.write("p/b.html", "")
        self.check("-f", "jsonl", "-O", "out", "p", status=1)
        self.assertEqual(self.names("out"), ["a.jsonl"])

    def test_a_folder_that_cannot_be_made(self):
        self.write("a.html")
        self.write("file", "")
        self.check_fails("presscut: file: cannot write: Not a directory\n", "-O", "file", "a.html")
        self.check_fails("presscut: file/sub: cannot write: Not a directory\n", "-O", "file/sub", "a.html")
        self.check_fails("presscut: gone/out.txt: cannot write: No such file or directory (make the folder gone first)\n", "-o", "gone/out.txt", "a.html")

    def test_resume_leaves_out_what_is_newer(self):
        page_path = self.write("p/a.html")
        rules_path = self.write("my.rules", "##.nothing\n")
        run = ["-v", "--sandbox", "off", "-O", "out", "--resume", "--rules", "my.rules", "p"]
        old = time.time() - 1000
        os.utime(page_path, (old, old))
        os.utime(rules_path, (old, old))
        self.assertIn("words", self.check(*run).stderr)
        self.assertRegex(self.check(*run).stderr, r"^presscut: sandbox: off\npresscut: p/a.html: is there already\n.*0 ok, 0 failed, 1 there already\n$")
        new = time.time() + 1000
        os.utime(rules_path, (new, new))
        self.assertIn("words", self.check(*run).stderr)
        os.utime(rules_path, (old, old))
        os.utime(page_path, (new, new))
        self.assertIn("words", self.check(*run).stderr)
        self.write("p/b.html")
        os.utime(page_path, (old, old))
        self.assertEqual(self.check(*run).stderr.count("is there already"), 1)


class StreamsTest(ProgramTest):
    def test_a_reader_that_goes_ends_the_run_quietly(self):
        names = "\n".join([os.path.join(self.folder, "a.html")] * 3000).encode()
        self.write("a.html")
        self.write("names", names)
        done = subprocess.run(["bash", "-c", f"'{PRESSCUT}' --files-from names | head -1; echo ${{PIPESTATUS[0]}}"],
                              cwd=self.folder, capture_output=True, timeout=60, check=False)
        self.assertEqual(done.stdout.decode().splitlines()[1], "0")
        self.assertEqual(done.stderr, b"")

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_is_told(self):
        self.write("a.html")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PRESSCUT, "a.html"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, b"presscut: standard output: cannot write: No space left on device\n")

    def test_a_signal_leaves_nothing_half_done(self):
        self.write("a.html")
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                run = subprocess.Popen([PRESSCUT, "-o", "out.txt", "--files-from", "-"], cwd=self.folder,
                                       stdin=subprocess.PIPE)
                run.stdin.write(b"a.html\n" * 2000)  # more than the list's reader takes at once
                run.stdin.flush()
                until = time.time() + 30
                while not any(name.endswith(".tmp") for name in self.names()) and time.time() < until:
                    time.sleep(0.01)
                run.send_signal(number)
                self.assertEqual(run.wait(30), 128 + number)
                run.stdin.close()
                self.assertEqual(self.names(), ["a.html"])


if __name__ == "__main__":
    unittest.main()
