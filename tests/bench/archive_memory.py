"""Peak memory of a run over a web archive, by the archive's length. The peaks should not grow with it.

Usage: archive_memory.py PRESSCUT PAGES_DIR [MEGABYTES...]

The archives are made from the pages of a folder (.html, .html.gz), repeated, in a temporary folder, and deleted again.
"""

import gzip
import os
import pathlib
import subprocess
import sys
import tempfile
import time

LENGTHS = (250, 500, 1000, 2000)
TICK = 0.05  # seconds between looks at the processes


def page_of(path):
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def record(address, body):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def write_archive(path, pages, length):
    """Returns the number of pages in it."""
    count = 0
    with open(path, "wb") as file:
        while file.tell() < length:
            file.write(record(f"https://example.org/{count}", pages[count % len(pages)]))
            count += 1
    return count


def peak(process):
    """In MB; 0 for a process that has gone."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def children(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            return file.read().split()
    except OSError:
        return []


def measure(command, folder):
    """Seconds, records, and the peaks of the supervisor and of the largest worker."""
    begin = time.monotonic()
    supervisor = worker = 0
    with open(os.path.join(folder, "out"), "wb") as out, subprocess.Popen(command, stdout=out) as run:
        while run.poll() is None:
            supervisor = max(supervisor, peak(run.pid))
            worker = max([worker] + [peak(child) for child in children(run.pid)])
            time.sleep(TICK)
    seconds = time.monotonic() - begin
    with open(os.path.join(folder, "out"), "rb") as out:
        return seconds, sum(1 for _ in out), supervisor, worker


def main():
    program, pages_folder, *lengths = sys.argv[1:]
    pages = [page_of(path) for path in sorted(pathlib.Path(pages_folder).rglob("*.html*"))]
    print("       MB   pages  records  seconds  pages/s  supervisor MB  worker MB", flush=True)
    for length in [int(length) for length in lengths] or LENGTHS:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "pages.warc")
            count = write_archive(path, pages, length * 10**6)
            seconds, records, supervisor, worker = measure([program, "-q", "-f", "jsonl", path], folder)
        print(f"{length:9} {count:7} {records:8} {seconds:8.1f} {count / seconds:8.0f} {supervisor:14.1f} {worker:10.1f}", flush=True)


if __name__ == "__main__":
    main()
