#!/usr/bin/env python3
"""presscut and the tools one would otherwise take, on the same pages, as one Markdown table.

    peers.py PRESSCUT FOLDER... [--node-modules DIR] [--sample N] [--only NAME,...] [--json FILE]

A FOLDER holds pages, or is a corpus as quality.py reads them: pages/ and gold.ndjson. Tools that are not there are named.
Each tool works alone, on one page after another, and is told nothing but the page: the extractors from npm and
Trafilatura in one process for all pages, as a program that uses them would run; rdrview, w3m and html2text in one a
page, which is how they are made. Times are of the processor, of all processes and threads of a tool; memory is the peak of
its processes together.

Quality is judged for all alike, by quality.py. An article's HTML is split into its blocks, figcaptions left out; text into its
lines. The words compared are those of summary and body together, since most tools know no summary.
"""

import argparse
import gzip
import json
import math
import re
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from html.parser import HTMLParser
from pathlib import Path

import quality

HERE = Path(__file__).resolve().parent
LIMIT = 180  # seconds for one page, of the clock
LOOK = 0.01  # seconds between looks at a tool's memory
TRAFILATURA = """
import json, sys, trafilatura
for name in sys.stdin:
    try:
        found = trafilatura.extract(open(name.rstrip("\\n"), "rb").read(), output_format="json", with_metadata=True,
                                    include_comments=False)
        article = json.loads(found) if found else {"error": "no article"}
        article = {key: article[key] for key in ("title", "text", "error") if key in article}
    except Exception as error:
        article = {"error": repr(error)}
    print(json.dumps(article), flush=True)
"""


class Blocks(HTMLParser):
    """The texts of an article's blocks."""

    LEFT_OUT = {"script", "style", "template", "noscript", "figcaption"}
    INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
              "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "td", "th",
              "time", "tt", "u", "var", "wbr"}

    def __init__(self, html):
        super().__init__()
        self.texts, self.line, self.breaks, self.left_out = [], [], 0, 0
        self.feed(html or "")
        self.close()
        self.end_block()

    def end_block(self):
        text = " ".join("".join(self.line).split())
        self.texts += [text] if text else []
        self.line, self.breaks = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in self.LEFT_OUT:
            self.left_out += 1
        if tag == "br":
            self.breaks += 1
            self.line.append(" ")
            if self.breaks == 2:
                self.end_block()
        elif tag in ("td", "th"):
            self.line.append(" ")
        elif tag not in self.INLINE:
            self.end_block()

    def handle_endtag(self, tag):
        if tag in self.LEFT_OUT:
            self.left_out = max(0, self.left_out - 1)
        if tag not in self.INLINE and tag != "br":
            self.end_block()

    def handle_data(self, data):
        if self.left_out == 0:
            self.line.append(data)
            self.breaks = self.breaks if data.isspace() else 0


def article(headline, texts):
    body = [{"kind": "paragraph", "text": text} for text in texts]
    return {"headline": headline, "summary": [], "body": body} if body else {"error": "no article"}


def of_html(found):
    return article(found.get("headline"), Blocks(found.get("html")).texts)


def of_text(found):
    return article(found.get("title"), [line.strip() for line in found.get("text", "").split("\n") if line.strip()])


class Batch:
    """A tool that reads names and prints a line of JSON for each, in one process."""

    def __init__(self, command, read):
        self.command, self.read = command, read

    def run(self, pages, memory):
        left = list(pages)
        while left:
            with subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as tool:
                memory.watch(tool.pid)
                writer = threading.Thread(target=self.write, args=(tool.stdin, list(left)))
                writer.start()
                for line in self.lines(tool):
                    found = json.loads(line)
                    left.pop(0)
                    yield found if "error" in found else self.read(found)
                tool.kill()
                writer.join()
            if left:  # the process has ended or hangs: that page's fault
                left.pop(0)
                yield {"error": "crashed, or took too long"}

    @staticmethod
    def write(stream, pages):
        try:
            with stream:
                stream.write("".join(f"{page}\n" for page in pages).encode())
        except BrokenPipeError:
            pass

    @staticmethod
    def lines(tool):
        buffer = b""
        while select.select([tool.stdout], [], [], LIMIT)[0]:
            piece = tool.stdout.read1()
            if not piece:
                return
            *whole, buffer = (buffer + piece).split(b"\n")
            yield from whole


class Single:
    """A tool that reads one page and prints what it makes of it."""

    def __init__(self, command, read):
        self.command, self.read = command, read

    def run(self, pages, memory):
        for page in pages:
            with open(page, "rb") as text, subprocess.Popen(self.command, stdin=text, stdout=subprocess.PIPE,
                                                            stderr=subprocess.DEVNULL) as tool:
                memory.watch(tool.pid)
                try:
                    printed = tool.communicate(timeout=LIMIT)[0].decode("utf-8", "replace")
                except subprocess.TimeoutExpired:
                    tool.kill()
                    printed = ""
            yield self.read({"html": printed, "text": printed})


class Memory:
    """The peak memory of a process and those below it."""

    def __init__(self):
        self.peak, self.root, self.ended = 0, None, False
        self.thread = threading.Thread(target=self.look)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended = True
        self.thread.join()

    def watch(self, process):
        self.root = process

    def look(self):
        while not self.ended:
            below, size = [self.root] if self.root else [], 0
            for process in below:
                try:
                    below += Path(f"/proc/{process}/task/{process}/children").read_text().split()
                    size += int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1])
                except (OSError, TypeError):  # it has gone
                    pass
            self.peak = max(self.peak, size)
            time.sleep(LOOK)


def first_line(*command):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    found = re.search(r"\d+\.[\w.+-]*\w", run.stdout)
    return found[0] if found else ""


def npm_version(modules, *names):
    """The versions of packages, or None where one is missing."""
    try:
        return " + ".join(json.loads((modules / name / "package.json").read_text())["version"] for name in names)
    except (OSError, TypeError):
        return None


def tools(presscut, modules):
    """(name, how to get it, version or None, tool)"""
    node = shutil.which("node")
    for name, tool, packages in (("Readability, jsdom", "readability-jsdom", ("@mozilla/readability", "jsdom")),
                                 ("Readability, linkedom", "readability-linkedom", ("@mozilla/readability", "linkedom")),
                                 ("Defuddle", "defuddle", ("defuddle", "linkedom"))):
        version = npm_version(modules, *packages) if node and modules else None
        yield name, f"npm install {' '.join(packages)}, and --node-modules", version, Batch(
            [node, HERE / "peers.mjs", tool, modules], of_html)
    have = subprocess.run([sys.executable, "-c", "import trafilatura; print(trafilatura.__version__)"], capture_output=True,
                          text=True, check=False)
    yield "Trafilatura", "pip install trafilatura", have.stdout.strip() or None, Batch(
        [sys.executable, "-c", TRAFILATURA], of_text)
    for name, how, command, read in (
            ("rdrview", "github.com/eafer/rdrview", ["rdrview", "-H", "-u", "http://localhost"], of_html),
            ("w3m", "apt-get install w3m", ["w3m", "-dump", "-T", "text/html", "-O", "UTF-8", "-cols", "9999"], of_text),
            ("html2text", "apt-get install html2text", ["html2text", "-nobs", "-utf8", "-width", "9999"], of_text)):
        program = shutil.which(command[0])
        version = first_line(program, "-v" if name == "rdrview" else "-version") if program else None
        yield name, how, version, Single(command, read)
    yield "**presscut**", "build it", first_line(presscut, "--version"), Batch(
        [presscut, "-q", "-j1", "-f", "jsonl", "--files-from", "-"], lambda record: record)


def judge(gold, record):
    row = quality.judge(gold, record)
    if gold.get("body") is not None:
        whole = [*(gold["summary"] or ()), *(block["text"] for block in gold["body"])]
        found = [*(record.get("summary") or ()),
                 *(block["text"] for block in record.get("body") or () if block["kind"] != "caption")]
        row["word_f1"] = quality.f1(quality.WORD.findall("\n".join(found).lower()), quality.WORD.findall("\n".join(whole).lower()))
    if "headline" in record and record["headline"] is None:
        row.pop("headline_exact", None)  # a tool that knows none
    return row


def measure(tool, pages):
    """pages: [(path, gold or None)]"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Memory() as memory:
        records = list(tool.run([path for path, _ in pages], memory))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    for (path, _), record in zip(pages, records):
        if "error" in record:
            print(f"  {path.stem}: {record['error']}", file=sys.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows = {path: judge(gold, record) for (path, gold), record in zip(pages, records) if gold}
    return {"pages_per_second": len(pages) / cpu, "peak_mb": memory.peak / 1024,
            "failed": sum("error" in record for record in records), **quality.means(rows)}


def load(folder, target):
    """Unpacks a folder's pages; [(path, gold or None)]."""
    gold = {}
    if (folder / "gold.ndjson").exists():
        with open(folder / "gold.ndjson", encoding="utf-8") as lines:
            gold = {page["id"]: page for page in map(json.loads, lines)}
        folder = folder / "pages"
    target.mkdir()
    for path in sorted(folder.rglob("*")):
        if path.name.endswith((".html", ".htm", ".html.gz", ".htm.gz")):
            page = target / (quality.page_id(path.name) + ".html")
            page.write_bytes(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
            yield page, gold.get(quality.page_id(path.name))


COLUMNS = (("pages/s", "pages_per_second", lambda value: f"{value:.0f}" if value >= 10 else f"{value:.1f}"),
           ("memory", "peak_mb", lambda value: f"{value:.0f} MB"), ("failed", "failed", str),
           ("words F1", "word_f1", "{:.3f}".format), ("blocks F1", "article_f1", "{:.3f}".format),
           ("whole article", "article_exact", "{:.0%}".format), ("headline", "headline_exact", "{:.0%}".format),
           ("foreign", "without_rate", "{:.1%}".format))


def table(measured):
    rows = [row for row in measured["tools"] if row.get("version") is not None]
    columns = [column for column in COLUMNS if any(column[1] in row for row in rows)]
    yield "| | " + " | ".join(title for title, _, _ in columns) + " |"
    yield "| --- |" + " ---: |" * len(columns)
    for row in rows:
        cells = [show(row[key]) if key in row else "–" for _, key, show in columns]
        yield f"| {row['name']} {row['version']} | " + " | ".join(cells) + " |"
    for row in measured["tools"]:
        if row.get("version") is None:
            yield f"\nNot there, so not measured: {row['name']} ({row['how']})."


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("presscut", type=Path)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--node-modules", type=Path)
    parser.add_argument("--sample", type=int, help="so many pages, evenly chosen")
    parser.add_argument("--only", type=lambda names: names.lower().split(","), default=[""], help="tools whose names begin so")
    parser.add_argument("--json", type=Path, help="write what was measured")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        pages = [page for number, folder in enumerate(options.folders) for page in load(folder, Path(temporary, str(number)))]
        if not pages:
            sys.exit("no pages")
        pages = pages[::max(1, math.ceil(len(pages) / (options.sample or len(pages))))]
        measured = {"pages": len(pages), "blocks": sum((gold or {}).get("body") is not None for _, gold in pages), "tools": []}
        for name, how, version, tool in tools(options.presscut.resolve(), options.node_modules):
            if name.strip("*").lower().startswith(tuple(options.only)):
                print(f"{name}: {version or 'not there'}", file=sys.stderr, flush=True)
                figures = measure(tool, pages) if version is not None else {"how": how}
                measured["tools"].append({"name": name, "version": version, **figures})
    print("\n".join(table(measured)))
    if options.json:
        options.json.write_text(json.dumps(measured, indent=2) + "\n")


if __name__ == "__main__":
    main()
