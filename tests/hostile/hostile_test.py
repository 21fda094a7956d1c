"""Each shape of shapes.py ends within its time and memory, whatever comes of it. Prints the worst.

HOSTILE_REPORT=1 prints them all.
"""

import concurrent.futures
import os
import subprocess
import sys
import tempfile

from shapes import SHAPES

PRESSCUT = os.environ["PRESSCUT"]
SECONDS = 40  # of processor time, in a build without optimisation
PATIENCE = 400  # seconds: on a busy machine, a second of processor time takes many
MEGABYTES = 1100  # peak of the largest process: --max-memory and the program
STATUSES = {0, 1}
AT_ONCE = 2


def run(name, folder):
    """Exit status, processor seconds, peak in MB, and the message."""
    path = os.path.join(folder, str(list(SHAPES).index(name)) + ".html")
    content = SHAPES[name]()
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    del content
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen([PRESSCUT, "-f", "jsonl", "--timeout", str(PATIENCE), path], stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        messages.seek(0)
        message = messages.read().decode("utf-8", "replace").strip()
    os.remove(path)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, message[len("presscut: " + path + ": "):]


def main():
    faults = []
    rows = []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {pool.submit(run, name, folder): name for name in sys.argv[1:] or SHAPES}
        for done in concurrent.futures.as_completed(runs):
            name = runs[done]
            status, seconds, megabytes, message = done.result()
            rows.append((seconds, megabytes, name))
            if status not in STATUSES or message.startswith("crashed"):
                faults.append(f"{name}: status {status}: {message}")
            if seconds > SECONDS or megabytes > MEGABYTES or message.startswith("timeout: no result"):
                faults.append(f"{name}: {seconds:.1f} s, {megabytes:.0f} MB")
            if "HOSTILE_REPORT" in os.environ:
                print(f"{seconds:6.2f} s {megabytes:6.0f} MB  {name}  {message}", flush=True)
    slowest = max(rows)
    largest = max(rows, key=lambda row: row[1])
    print(f"{len(rows)} shapes, {sum(row[0] for row in rows):.0f} s; the slowest: {slowest[0]:.1f} s, {slowest[2]}; "
          f"the largest: {largest[1]:.0f} MB, {largest[2]}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
