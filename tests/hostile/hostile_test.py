"""Each shape of shapes.py ends within its time and memory, whatever comes of it. Prints the worst.

HOSTILE_REPORT=1 prints them all.
"""

import os
import sys
import tempfile
import time

from shapes import SHAPES

PRESSCUT = os.environ["PRESSCUT"]
SECONDS = float(os.environ.get("HOSTILE_SECONDS", "25"))  # processor time, in a build without optimisation
MEGABYTES = 1100  # peak of the largest process: --max-memory and the program
STATUSES = {0, 1}


def run(path):
    """Exit status, processor seconds, peak in MB, and the message."""
    message_read, message_write = os.pipe()
    process = os.fork()
    if process == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(message_write, 2)
        os.execv(PRESSCUT, [PRESSCUT, "-f", "jsonl", path])
    os.close(message_write)
    with os.fdopen(message_read, "rb") as said:
        message = said.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, message.strip()


def main():
    chosen = sys.argv[1:] or list(SHAPES)
    rows = []
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")
        for name in chosen:
            content = SHAPES[name]()
            with open(path, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())
            begin = time.monotonic()
            status, seconds, megabytes, message = run(path)
            rows.append((seconds, megabytes, name, message[len("presscut: " + path):]))
            if status not in STATUSES or "crashed" in message:
                faults.append(f"{name}: status {status}: {message}")
            if seconds > SECONDS or megabytes > MEGABYTES:
                faults.append(f"{name}: {seconds:.1f} s, {megabytes:.0f} MB")
            if "HOSTILE_REPORT" in os.environ:
                print(f"{seconds:6.2f} s {time.monotonic() - begin:6.2f} s {megabytes:6.0f} MB  {name}{rows[-1][3]}", flush=True)
    print(f"{len(rows)} shapes; the slowest: {max(rows)[0]:.1f} s, {max(rows)[2]};", end=" ")
    most = max(rows, key=lambda row: row[1])
    print(f"the largest: {most[1]:.0f} MB, {most[2]}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
