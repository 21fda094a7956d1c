"""Archives of pages, as common tools make them."""

import bz2
import gzip
import io
import json
import lzma
import os
import plistlib
import subprocess
import tarfile
import unittest
import zipfile
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from program import PRESSCUT, ProgramTest, page


def record(kind, address, block, content_type="application/http; msgtype=response"):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def response(address, body, *fields):
    head = "\r\n".join(("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8") + fields)
    return record("response", address, head.encode() + b"\r\n\r\n" + body)


def page_record(number):
    return response(f"https://example.org/{number}", page(f"Ferry {number} late").encode())


def zip_of(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def tar_of(entries, mode="w"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, content in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return file.getvalue()


class ArchivesTest(ProgramTest):
    def records(self, *arguments, status=0, stdin=b""):
        done = self.check("-f", "jsonl", *arguments, status=status, stdin=stdin)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def pairs(self, *arguments, status=0, stdin=b""):
        """The source and the headline, or the error, of each page."""
        return [(found["source"], found.get("headline") or found["error"])
                for found in self.records(*arguments, status=status, stdin=stdin)]

    ENTRIES = {"a/one.html": page("One ferry"), "a/two ü.html": page("Two ferries"), "a/style.css": "p {}"}

    def check_entries(self, name, content):
        self.write(name, content)
        expected = [("!a/one.html", "One ferry"), ("!a/two ü.html", "Two ferries")]
        self.assertEqual(self.pairs(name), [(name + inside, headline) for inside, headline in expected])
        self.assertEqual(self.pairs(stdin=content), [("-" + inside, headline) for inside, headline in expected])

    def test_zip(self):
        self.check_entries("pages.zip", zip_of(self.ENTRIES))
        self.check_entries("saved.maff", zip_of(self.ENTRIES))

    def test_tar(self):
        self.check_entries("pages.tar", tar_of(self.ENTRIES))
        for mode in ("gz", "bz2", "xz"):
            self.check_entries("pages.tar." + mode, tar_of(self.ENTRIES, "w:" + mode))
        self.check_entries("pages.tgz", tar_of(self.ENTRIES, "w:gz"))

    def test_tools_of_the_system(self):
        for name, content in self.ENTRIES.items():
            self.write(name, content)
        expected = ["One ferry", "Two ferries"]
        for name, command in (("a.tar.zst", "tar -c --sort=name a | zstd -q"), ("b.tar", "tar -c --format=v7 --sort=name a"),
                              ("c.tar", "tar -c --format=pax --sort=name a"), ("d.tar.xz", "tar -c --sort=name a | xz")):
            subprocess.run(f"{command} > {name}", shell=True, check=True, cwd=self.folder)
            self.assertEqual([headline for _, headline in self.pairs(name)], expected, name)

    def test_single_files(self):
        content = page().encode()
        for suffix, compress in ((".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)):
            self.write("page.html" + suffix, compress(content))
        self.write("page.html.zst", subprocess.run(["zstd", "-q"], input=content, stdout=subprocess.PIPE, check=True).stdout)
        self.write("f/page.html.br", b"\x0b" + bytes([(9 - 1) >> 1, 0x80]) + b"<p>brotli" + b"\x03")
        self.assertEqual(len(self.pairs(*[name for name in self.names() if not name.startswith("f/")])), 4)
        self.check_fails("presscut: f/page.html.br: no-article: no running text on the page\n", "f/page.html.br")

    def test_web_archives(self):
        records = [record("warcinfo", "", b"software: x\r\n", "application/warc-fields"), page_record(1),
                   response("https://example.org/2", gzip.compress(page("Ferry 2 late").encode()), "Content-Encoding: gzip"),
                   record("request", "https://example.org/2", b"GET / HTTP/1.1\r\n\r\n"), page_record(3)]
        plain = b"".join(records)
        single = b"".join(gzip.compress(part) for part in records)
        zstd = subprocess.run(["zstd", "-q"], input=plain, stdout=subprocess.PIPE, check=True).stdout
        for name, content in (("c.warc", plain), ("c.warc.gz", single), ("d.warc.gz", gzip.compress(plain)), ("c.warc.zst", zstd)):
            self.write(name, content)
            expected = [(f"{name}!https://example.org/{i}", f"Ferry {i} late") for i in (1, 2, 3)]
            self.assertEqual(self.pairs(name), expected)
            self.assertEqual([found["url"] for found in self.records(name)], [f"https://example.org/{i}" for i in (1, 2, 3)])
        self.write("c.wacz", zip_of({"archive/data.warc.gz": single, "datapackage.json": "{}", "indexes/index.cdx.gz": "",
                                     "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n{"url": "https://example.org/1"}\n'}))
        self.assertEqual(self.pairs("c.wacz"), [(f"c.wacz!archive/data.warc.gz!https://example.org/{i}", f"Ferry {i} late")
                                                for i in (1, 2, 3)])

    def test_a_web_archive_with_a_dictionary(self):
        samples = [self.write(f"s/{number}.warc", page_record(number)) for number in range(100)]
        zstd = ["zstd", "-q", "-f"]
        subprocess.run([*zstd, "--train", *samples, "--maxdict=4096", "-o", "dictionary"], cwd=self.folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([*zstd, "-D", "dictionary", *samples], cwd=self.folder, check=True)
        subprocess.run([*zstd, "dictionary"], cwd=self.folder, check=True)
        frames = []
        for sample in samples:
            with open(sample + b".zst", "rb") as file:
                frames.append(file.read())
        for name in ("dictionary", "dictionary.zst"):
            with open(os.path.join(self.folder, name), "rb") as file:
                dictionary = file.read()
            head = b"\x5D\x2A\x4D\x18" + len(dictionary).to_bytes(4, "little")
            self.write("c.warc.zst", head + dictionary + b"".join(frames))
            self.assertEqual([headline for _, headline in self.pairs("c.warc.zst")], [f"Ferry {i} late" for i in range(100)])
            damaged = head + dictionary + frames[0] + frames[1][:30] + b"".join(frames[2:])
            self.assertEqual(len([text for _, text in self.pairs(stdin=damaged, status=1) if text.startswith("Ferry")]), 99)
            # A pipe that gives little at a time.
            with subprocess.Popen([PRESSCUT, "--only", "headline"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
                for i in range(0, 30):
                    run.stdin.write((head + dictionary)[i:i + 1])
                    run.stdin.flush()
                out, _ = run.communicate((head + dictionary)[30:] + frames[0])
                self.assertTrue(out.endswith(b"Ferry 0 late\n"), out)
        self.write("c.warc.zst", b"".join(frames[:2]))
        self.assertIn("damaged zstd data: Dictionary mismatch", self.pairs("c.warc.zst", status=1)[0][1])
        self.write("c.warc.zst", b"\x5D\x2A\x4D\x18\xff\xff\xff\x7f" + frames[0])
        self.assertIn("damaged zstd data: a dictionary larger than 16 MiB", self.pairs("c.warc.zst", status=1)[0][1])

    def test_what_the_server_said_of_the_encoding(self):
        body = page("Паром опоздал").replace("<head>", '<head><meta charset="iso-8859-5">').encode("koi8-r", "replace")
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n" + body
        self.write("c.warc", record("response", "https://example.org/", block))
        self.assertEqual(self.pairs("c.warc"), [("c.warc!https://example.org/", "Паром опоздал")])

    def test_damage_to_one_record(self):
        parts = [gzip.compress(page_record(i)) for i in range(3)]
        self.write("c.warc.gz", parts[0] + parts[1][:len(parts[1]) // 2] + parts[2])
        found = self.pairs("c.warc.gz", status=1)
        self.assertEqual([found[0], found[2]], [(f"c.warc.gz!https://example.org/{i}", f"Ferry {i} late") for i in (0, 2)])
        self.assertEqual(found[1][0], "c.warc.gz")
        self.assertTrue(found[1][1].startswith("unreadable: a record was passed over: damaged gzip data: "))

    def test_damage_to_the_first_record(self):
        parts = [gzip.compress(page_record(i)) for i in range(3)]
        for length in (4, 20, 60, len(parts[0]) - 4):
            with self.subTest(length):
                self.write("c.warc.gz", parts[0][:length] + parts[1] + parts[2])
                found = self.pairs("c.warc.gz", status=1)
                self.assertTrue(found[0][1].startswith("unreadable: a record was passed over: damaged gzip data: "), found[0])
                self.assertEqual([headline for _, headline in found[1:]], ["Ferry 1 late", "Ferry 2 late"])
        self.write("empty.warc", "")
        self.check_fails("presscut: empty.warc: unreadable: a web archive without a record\n", "empty.warc")

    def test_json_lines(self):
        lines = [json.dumps({"url": "https://example.org/1", "html": page("One")}), "{broken", json.dumps({"html": page("Two")})]
        expected = [("!https://example.org/1", "One"), ("!line 2", "unreadable: not JSON"), ("!line 3", "Two")]
        self.write("pages.jsonl", "\n".join(lines))
        self.assertEqual(self.pairs("pages.jsonl", status=1), [("pages.jsonl" + place, text) for place, text in expected])
        done = self.pairs(stdin="\n".join(lines).encode(), status=1)
        self.assertEqual(done, [("-" + place, text) for place, text in expected])

    def test_mhtml(self):
        message = MIMEMultipart("related", type="text/html")
        text = MIMEText(page("Fährschiff spät"), "html", "iso-8859-1")
        text["Content-Location"] = "https://example.org/story"
        message.attach(text)
        message.attach(MIMEImage(b"\x89PNG", "png"))
        self.write("story.mhtml", message.as_bytes())
        found = self.records("story.mhtml")[0]
        self.assertEqual((found["source"], found["url"], found["headline"]),
                         ("story.mhtml", "https://example.org/story", "Fährschiff spät"))

    def test_webarchive(self):
        main = {"WebResourceData": page("Fährschiff spät").encode("latin-1"), "WebResourceURL": "https://example.org/story",
                "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "iso-8859-1", "WebResourceFrameName": ""}
        content = {"WebMainResource": main, "WebSubresources": [dict(main, WebResourceData=b"x" * 300)] * 3}
        self.write("story.webarchive", plistlib.dumps(content, fmt=plistlib.FMT_BINARY))
        found = self.records("story.webarchive")[0]
        self.assertEqual((found["url"], found["headline"]), ("https://example.org/story", "Fährschiff spät"))

    def test_a_folder_of_archives(self):
        self.write("p/a.zip", zip_of({"x.html": page("Apples")}))
        self.write("p/b.jsonl", json.dumps({"html": page("Boats")}))
        self.write("p/c.html", page("Cider"))
        self.write("p/records.jsonl", json.dumps({"source": "a.html", "headline": "Not a page"}))
        self.write("p/c_files/frame.html")
        self.write("p/d.tgz", tar_of({"x.html": page("Docks"), "x_files/y.html": page("no")}, "w:gz"))
        self.write("p/e.warc", page_record(1))
        self.assertEqual(self.pairs("p"), [("p/a.zip!x.html", "Apples"), ("p/b.jsonl!line 1", "Boats"), ("p/c.html", "Cider"),
                                           ("p/d.tgz!x.html", "Docks"), ("p/e.warc!https://example.org/1", "Ferry 1 late")])

    def test_outputs_stay_below_the_archives_name(self):
        self.write("evil.tar", tar_of({"../up.html": page(), "/abs.html": page(), "d/../../up.html": page(), "in.html": page()}))
        self.write("c.warc", response("https://example.org/../../a/../b", page().encode()) +
                   response("https://example.org/" + "x" * 400, page().encode()))
        done = self.check("-q", "-O", "deep/out", "evil.tar", "c.warc", status=1)
        self.assertEqual(done.stdout, "")
        names = self.names()
        self.assertEqual(names[:2], ["c.warc", "deep/out/c.warc/example.org/a/b.txt"])
        self.assertTrue(names[2].startswith("deep/out/c.warc/example.org/xxx") and len(names[2]) < 260)
        self.assertEqual(names[3:], ["deep/out/evil.tar/in.txt", "evil.tar"])
        self.check("-q", "--resume", "-O", "deep/out", "evil.tar", "c.warc", status=1)
        self.assertEqual(self.names(), names)

    def test_links_are_not_followed(self):
        self.write("secret.html", page("Secret"))
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w") as archive:
            for name, kind in (("soft.html", tarfile.SYMTYPE), ("hard.html", tarfile.LNKTYPE), ("pipe.html", tarfile.FIFOTYPE)):
                info = tarfile.TarInfo(name)
                info.type = kind
                info.linkname = os.path.join(self.folder, "secret.html")
                archive.addfile(info)
        self.write("a.tar", file.getvalue())
        self.assertEqual(self.pairs("a.tar", status=1), [("a.tar!soft.html", "unsupported: a link, which is not followed"),
                                                         ("a.tar!hard.html", "unsupported: a link, which is not followed"),
                                                         ("a.tar!pipe.html", "unsupported: not a file but something special")])

    def test_bombs(self):
        self.write("bomb.zip", zip_of({"a.html": "<p>" + " " * (200 << 20), "b.html": page("Boats")}))
        self.assertEqual(self.pairs("bomb.zip", status=1),
                         [("bomb.zip!a.html", "too-large: the page is larger than 134217728 bytes (--max-size)"), ("bomb.zip!b.html", "Boats")])

    def test_a_damaged_entry(self):
        content = bytearray(zip_of({"a.html": page("Apples"), "b.html": page("Boats"), "c.html": page("Cider")}))
        at = content.index(b"b.html") + 6
        content[at:at + 40] = b"\xFF" * 40
        self.write("a.zip", bytes(content))
        found = self.pairs("a.zip", status=1)
        self.assertEqual([found[0], found[-1]], [("a.zip!a.html", "Apples"), ("a.zip!c.html", "Cider")])
        self.assertEqual(found[1][0], "a.zip!b.html")
        self.assertTrue(found[1][1].startswith("unreadable: damaged zip data: "), found[1][1])

    @unittest.skipUnless(os.path.exists("/proc/self/status"), "needs /proc")
    def test_memory_does_not_grow_with_the_archive(self):
        peaks = []
        for count in (40, 400):
            with open(os.path.join(self.folder, f"{count}.warc"), "wb") as file:
                for number in range(count):
                    file.write(record("response", "https://example.org/picture",
                                      b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + b"x" * 200_000))
                    file.write(page_record(number))
            run = subprocess.Popen([PRESSCUT, "--only", "headline", f"{count}.warc"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(run.returncode, 0)
            peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] * 1.3 + 4096)


if __name__ == "__main__":
    unittest.main()
