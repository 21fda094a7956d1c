"""What a page costs grows as the page does. Counted in instructions, by callgrind, not in time.

Usage: growth_test.py PROGRAM [SHAPE...]; the program reads the page that it is given. Without valgrind the test shows as skipped.
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from growing import GROWING

SKIPPED = 77
SIZE = 16_000  # bytes of the smallest page of three, each twice as large
# What the second step costs, where the first costs 1: 2 if the cost is in proportion, 4 if it is the square. Pages past a
# limit cost less.
MOST = 2.8
AT_ONCE = 2


def instructions(program, path):
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", program, str(path)], check=True,
                          capture_output=True, text=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def growth(program, shape, folder):
    counts = []
    for size in (SIZE, 2 * SIZE, 4 * SIZE):
        path = pathlib.Path(folder, f"{list(GROWING).index(shape)}-{size}.html")
        path.write_text(GROWING[shape](size), encoding="utf-8")
        counts.append(instructions(program, path))
    return (counts[2] - counts[1]) / max(counts[1] - counts[0], 1), counts


def main():
    if shutil.which("valgrind") is None:
        print("skipped: there is no valgrind")
        return SKIPPED
    program, shapes = sys.argv[1], sys.argv[2:] or GROWING
    failed = False
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {shape: pool.submit(growth, program, shape, folder) for shape in shapes}
        for shape, run in runs.items():
            ratio, counts = run.result()
            # What is read no further costs next to nothing more, whichever way.
            is_too_much = ratio > MOST and counts[2] - counts[1] > SIZE
            failed = failed or is_too_much
            print(f"{'FAILED' if is_too_much else 'ok':6} {ratio:6.2f}  {counts[0] / 1e6:8.1f} {counts[1] / 1e6:8.1f} {counts[2] / 1e6:8.1f} M  {shape}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
