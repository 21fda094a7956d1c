"""Makes the pictures of the README from what presscut prints. Usage: pictures.py [--check] SOURCE_DIR PRESSCUT

samples/pictures/terminal.svg: a terminal in which the commands below were run. With --check it is compared, not written;
numbers, such as the lines of rules, do not count.
samples/pictures/explain.png: the page that `explain --html` writes, in Chromium. It is made where Chromium is.
"""

import fcntl
import html
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios

COMMANDS = (
    "presscut explain --only headline,body,video,newsletter kqvt-creek-bridge.html",
    "presscut -q -f jsonl *.html | jq -r '[.published[:10], .language, .words, .headline[:64]] | @tsv'",
)
COLUMNS, ROWS = 118, 50
CELL_WIDTH, CELL_HEIGHT, SIZE, MARGIN, BAR = 8, 18, 13, 16, 34
PAPER, INK = "#16191d", "#d7dade"
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd"}
PROMPT = "\x1b[1;34m$\x1b[0m "


def run_in_terminal(command, root, environment):
    """What a command prints to a terminal of COLUMNS columns."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(["bash", "-c", command], cwd=root / "samples", env=environment, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    printed = b""
    try:
        while piece := os.read(leader, 65536):
            printed += piece
    except OSError:  # the end of a pty
        pass
    os.close(leader)
    if process.wait() != 0:
        sys.exit(f"{command}: {printed.decode()}")
    return printed.decode().replace("\r\n", "\n").rstrip("\n")


def lines_of(text):
    """Lines as a terminal breaks them: lists of (column, text, styles)."""
    line, column, styles = [], 0, ()
    for part in re.split(r"(\x1b\[[\d;]*m|\n)", text):
        if part == "\n":
            yield line
            line, column = [], 0
        elif part.startswith("\x1b"):
            codes = part[2:-1].split(";")
            styles = () if codes in (["0"], [""]) else (*styles, *codes)
        else:
            while part:
                if column == COLUMNS:
                    yield line
                    line, column = [], 0
                piece, part = part[:COLUMNS - column], part[COLUMNS - column:]
                line.append((column, piece, styles))
                column += len(piece)
    yield line


def run_of(column, text, styles):
    x = MARGIN + column * CELL_WIDTH
    look = "".join(f' fill="{COLOURS[code]}"' for code in styles if code in COLOURS)
    look += ' font-weight="bold"' if "1" in styles else ""
    look += ' opacity="0.6"' if "2" in styles else ""
    return f'<tspan x="{x}" textLength="{len(text) * CELL_WIDTH}"{look}>{html.escape(text, quote=False)}</tspan>'


def terminal(root, environment):
    session = "\n\n".join(f"{PROMPT}\x1b[1m{command}\x1b[0m\n{run_in_terminal(command, root, environment)}" for command in COMMANDS)
    lines = list(lines_of(session.expandtabs(8)))
    width, height = 2 * MARGIN + COLUMNS * CELL_WIDTH, BAR + MARGIN + len(lines) * CELL_HEIGHT
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
           f'font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="{SIZE}">')
    yield "<title>presscut in a terminal</title>"
    yield f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>'
    for number, colour in enumerate(("#ff5f57", "#febc2e", "#28c840")):
        yield f'<circle cx="{MARGIN + 6 + number * 20}" cy="{BAR // 2}" r="6" fill="{colour}"/>'
    for number, line in enumerate(lines):
        runs = "".join(run_of(*run) for run in line if run[1].strip())
        if runs:
            yield f'<text y="{BAR + SIZE + number * CELL_HEIGHT}" fill="{INK}" xml:space="preserve">{runs}</text>'
    yield "</svg>\n"


def explain(root, environment, picture):
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium: explain.png stays as it is")
        return
    with tempfile.TemporaryDirectory() as scratch:
        page = pathlib.Path(scratch, "explain.html")
        subprocess.run(["presscut", "explain", "--html", page, "kqvt-creek-bridge.html"], cwd=root / "samples", env=environment, check=True)
        subprocess.run([chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,880",
                        f"--user-data-dir={scratch}/profile", f"--screenshot={picture}", page.as_uri()],
                       check=True, stderr=subprocess.DEVNULL)
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "32", picture], check=True)
    print(picture)


def without_numbers(text):
    return re.sub(r" *\d+", "", text)


def main():
    check = "--check" in sys.argv
    root, program = (pathlib.Path(name).resolve() for name in sys.argv[-2:])
    environment = dict(os.environ, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8", TERM="xterm-256color")
    pictures = root / "samples/pictures"
    drawn = "\n".join(terminal(root, environment))
    if check:
        if without_numbers((pictures / "terminal.svg").read_text(encoding="utf-8")) == without_numbers(drawn):
            print("samples/pictures/terminal.svg: as presscut prints")
            return 0
        print("samples/pictures/terminal.svg is not what presscut prints now: run tests/house/pictures.py")
        return 1
    pictures.mkdir(exist_ok=True)
    (pictures / "terminal.svg").write_text(drawn, encoding="utf-8")
    print(pictures / "terminal.svg")
    explain(root, environment, pictures / "explain.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
