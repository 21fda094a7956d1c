"""How time and memory grow with the page, as a Markdown table: pages of tests/growth/growing.py, from 10 kB to 30 MB.

Usage: growth.py PRESSCUT [SHAPE...]

Times are of the processor, for a megabyte of the page, all processes together; memory is that of the largest process.
Where there is no record of such a page, the reason stands behind.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "growth"))
import bench  # noqa: E402
from growing import GROWING  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 30_000_000)
SMALL = 1_000_000  # pages below are taken more than once, and what a run costs without a page is taken off
REPEATS = 20


def run(command):
    """Processor seconds, and why there is no record, if there is none."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    message = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    reason = message.split(": ")[2] if process.returncode == 1 else ""
    return usage.ru_utime + usage.ru_stime, reason


def cell(presscut, path, size):
    command = [presscut, "-j1", "-f", "jsonl", "--timeout", "0"]
    once, reason = run(command + [path])
    if size < SMALL:
        seconds = (run(command + [path] * (REPEATS + 1))[0] - once) / REPEATS
    else:
        seconds = once
    megabytes = bench.largest_process(command + [path])
    memory = f", {megabytes:.0f} MB" if megabytes else ""  # some runs end before anybody looks
    return f"{seconds * 1e3 / (size / 1e6):.0f} ms/MB{memory}" + (f" ({reason})" if reason else "")


def main():
    presscut, shapes = sys.argv[1], sys.argv[2:] or GROWING
    print("| |" + "".join(f" {size / 1e6:g} MB |" for size in SIZES))
    print("| --- |" + " ---: |" * len(SIZES))
    with tempfile.TemporaryDirectory() as folder:
        for shape in shapes:
            cells = []
            for size in SIZES:
                path = pathlib.Path(folder, "page.html")
                path.write_text(GROWING[shape](size), encoding="utf-8")
                cells.append(cell(presscut, str(path), size))
            print(f"| {shape} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
