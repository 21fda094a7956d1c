"""What presscut costs on a folder of pages, as a Markdown table.

Usage: bench.py BUILD_DIR PAGES_DIR [--pages N]

BUILD_DIR is a Release build with PRESSCUT_BENCH; PAGES_DIR holds .html and .html.gz. Instructions are counted by
callgrind over N pages (40 by default, evenly chosen) that one process reads; times are those of the program over all
pages, the best of three runs. gumbo_parse is Debian's parser as everyone calls it, on the same bytes. Needs valgrind.
"""

import argparse
import gzip
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

STAGES = ("input", "dom", "facts", "filter", "compose", "format")
RUNS = 3
STARTS = 40
LOOK = 0.005  # seconds between looks at the processes


def page_of(path):
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def unpack(folder, target):
    paths = sorted(p for p in folder.iterdir() if p.name.endswith((".html", ".html.gz", ".htm", ".htm.gz")))
    for number, path in enumerate(paths):
        (target / f"{number:05}.html").write_bytes(page_of(path))
    return sorted(target.iterdir())


def callgrind(command, collect, out):
    """Instructions: all that were collected, and by function where it is a stage."""
    toggle = [f"--toggle-collect={collect}"] if collect else []
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *toggle, *command],
                   check=True, capture_output=True)
    listing = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], check=True,
                             capture_output=True, text=True).stdout
    total = int(re.search(r"^\s*([\d,]+) .*PROGRAM TOTALS", listing, re.M)[1].replace(",", ""))
    stages = {name: int(count.replace(",", ""))
              for count, name in re.findall(r"^\s*([\d,]+) .*:measured_(\w+)[\s\[]", listing, re.M)}
    return total, stages


def seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def processor_seconds(command):
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def rows_of_ratios(program, pages):
    """Times within one process, less those of reading the pages; the runs take turns."""
    names = [str(p) for p in pages]
    took = {what: [] for what in ("nothing", "gumbo", "arena", "whole")}
    for _ in range(RUNS):
        for what, runs in took.items():
            runs.append(processor_seconds([program, what, *names]))
    best = {what: min(runs) - min(took["nothing"]) for what, runs in took.items()}
    yield "time from bytes to JSON", f"{best['whole'] / best['gumbo']:.2f} of `gumbo_parse` alone, {best['whole'] / best['arena']:.2f} of it in an arena"


def rows_of_counts(program, pages, scratch):
    size = sum(p.stat().st_size for p in pages)
    names = [str(p) for p in pages]
    gumbo, _ = callgrind([program, "gumbo", *names], "measured_gumbo", scratch)
    arena, _ = callgrind([program, "arena", *names], "measured_gumbo_arena", scratch)
    whole, _ = callgrind([program, "whole", *names], "measured_whole", scratch)
    _, stages = callgrind([program, "stages", *names], "measured_stages", scratch)

    def row(what, count):
        return what, f"{count / size:.1f} instructions a byte, {count / gumbo:.3f} of gumbo_parse"

    yield "pages counted", f"{len(pages)}, {size / 1e6:.1f} MB"
    yield row("`gumbo_parse` alone", gumbo)
    yield row("the same in an arena", arena)
    yield row("**presscut, from bytes to JSON**", whole)
    yield "the same", f"{whole / arena:.3f} of `gumbo_parse` in an arena"
    for stage in STAGES:
        yield row(f"its stage {stage}", stages.get(stage, 0))
    # The middle page, once and twice in a process: what the first time costs more.
    page = str(sorted(pages, key=lambda p: p.stat().st_size)[len(pages) // 2])
    once, twice = (callgrind([program, "whole", *named], "measured_whole", scratch)[0] for named in ([page], [page, page]))
    yield "first use of what is made ready only once", f"{(2 * once - twice) / 1e6:.2f} M instructions"


def largest_process(command):
    """Peak memory of the largest process below a command, in MB, as looks at /proc find it."""
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while run.poll() is None:
        below = [str(run.pid)]
        for process in below:
            try:
                below += pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
                status = pathlib.Path(f"/proc/{process}/status").read_text()
                peak = max(peak, int(re.search(r"VmHWM:\s+(\d+)", status)[1]))
            except (OSError, TypeError):  # it has gone
                pass
        time.sleep(LOOK)
    return peak / 1024


def rows_of_times(presscut, folder, pages, scratch):
    size = sum(p.stat().st_size for p in pages)
    start, _ = callgrind([presscut, "--version"], "", scratch)
    yield "`presscut --version`, instructions", f"{start / 1e6:.2f} M"
    starts = sorted(seconds([presscut, "--version"]) for _ in range(STARTS))
    yield "`presscut --version`", f"{statistics.median(starts) * 1e3:.2f} ms"
    page = str(sorted(pages, key=lambda p: p.stat().st_size)[len(pages) // 2])
    runs = sorted(seconds([presscut, "-q", "-f", "jsonl", page]) for _ in range(STARTS))
    yield "a run of the middle page", f"{statistics.median(runs) * 1e3:.2f} ms"
    took = {}
    for jobs in (1, 2):
        command = [presscut, "-q", "-f", "jsonl", "-j", str(jobs), str(folder)]
        took[jobs] = min(seconds(command) for _ in range(RUNS))
        yield f"all pages, `-j{jobs}`", f"{len(pages) / took[jobs]:.0f} pages/s, {size / took[jobs] / 1e6:.1f} MB/s"
    yield "`-j2` against `-j1`", f"{took[1] / took[2]:.2f} times"
    largest = max(p.stat().st_size for p in pages)
    yield "largest process", f"{largest_process(command):.1f} MB, with pages up to {largest / 1e6:.1f} MB"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=40)
    options = parser.parse_args()
    print("| what | |\n| --- | --- |")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "pages"
        folder.mkdir()
        pages = unpack(options.folder, folder)
        if not pages:
            sys.exit(f"no pages in {options.folder}")
        chosen = pages[::max(1, len(pages) // options.pages)][:options.pages]
        # As it is installed: a file as the linker has written it lies in the page cache in pieces, and a page takes 6 % longer.
        presscut = shutil.copy(options.build / "presscut", temporary)
        rows = list(rows_of_times(presscut, folder, pages, f"{temporary}/callgrind"))
        rows += rows_of_ratios(options.build / "tests/bench/count_pages", chosen)
        rows += rows_of_counts(options.build / "tests/bench/count_pages", chosen, f"{temporary}/callgrind")
        for what, value in rows:
            print(f"| {what} | {value} |")


if __name__ == "__main__":
    main()
