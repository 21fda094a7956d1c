"""Runs the examples of a document as a reader would. Usage: readme_examples.py DOCUMENT SOURCE_DIR PRESSCUT

An example is a fenced block marked `console`: lines "$ command", each followed by what it prints. A command goes on in lines
that begin with "> ". A line that is "…" alone stands for any number of lines. All examples of a document run in one copy of
the sources, in order, so that they may make files and use them, and set variables ("$ name=value").
With PRESSCUT_UPDATE=1 in the environment, what is printed otherwise is rewritten for review, and the test still fails.

An address such as http://harrowvale-echo.example/story.html gets the samples' file of that name: the examples' HTTP proxy
serves it. An example whose tools are not there is skipped, and named, and with it what follows in its block.
"""

import difflib
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

TOOLS = ("curl", "jq", "sqlite3", "parallel", "pandoc", "newsboat", "less", "script")
COPIED = ("CMakeLists.txt", "LICENSE", "README.md", "include", "samples", "src", "tests")


def examples(document):
    for number, block in enumerate(re.findall(r"^```console\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *rest = example.splitlines(keepends=True)
            while rest and re.match(r">( |$)", rest[0]):
                command += rest.pop(0)
            yield number, command, "".join(rest)


def matches(expected, actual):
    pattern = "".join("(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, actual) is not None


class Samples(http.server.SimpleHTTPRequestHandler):
    """A proxy that knows one site: whatever the host, the path is a file of the samples."""

    def translate_path(self, path):
        return str(pathlib.Path(self.directory, pathlib.PurePosixPath(urllib.parse.urlsplit(path).path).name))

    def log_message(self, *_):
        pass


def missing_tools(command):
    return [tool for tool in TOOLS if re.search(rf"(^|[|&;(]\s*){tool}\b", command, re.MULTILINE) and shutil.which(tool) is None]


def run_all(document, folder, environment):
    wrong, skipped, ran, variables = 0, 0, 0, ""
    missing_in = {}  # by block
    text = document.read_text(encoding="utf-8")
    for block, shown, expected in examples(text):
        command = re.sub(r"^>( |$)", "", shown, flags=re.MULTILINE)
        variables += command if re.fullmatch(r"\w+=\S*\n", command) else ""
        missing_in.setdefault(block, []).extend(missing_tools(command))
        if missing := missing_in[block]:
            skipped += 1
            print(f"skip $ {command}     not there: {', '.join(missing)}")
            continue
        ran += 1
        run = subprocess.run(["bash", "-c", variables + command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        actual = run.stdout.decode("utf-8")
        if matches(expected, actual):
            print(f"ok   $ {command}", end="")
            continue
        wrong += 1
        print(f"FAIL $ {command}", end="")
        sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), document.name, "real"))
        text = text.replace(f"$ {shown}{expected}", f"$ {shown}{actual}")
    print(f"{ran + skipped} examples, {wrong} wrong, {skipped} skipped")
    if wrong and os.environ.get("PRESSCUT_UPDATE") == "1":
        document.write_text(text, encoding="utf-8")
        print(f"{document} was rewritten: review it, then run the test again")
    return ran > 0 and wrong == 0


def main():
    document, root, program = (pathlib.Path(name).resolve() for name in sys.argv[1:])
    with tempfile.TemporaryDirectory() as scratch:
        for name in COPIED:
            copy = shutil.copytree if (root / name).is_dir() else shutil.copy
            copy(root / name, pathlib.Path(scratch, name))
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), lambda *request: Samples(*request, directory=pathlib.Path(scratch, "samples")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = dict(os.environ, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8",
                           http_proxy=f"http://127.0.0.1:{server.server_port}", no_proxy="", HOME=scratch,
                           PYTHONDONTWRITEBYTECODE="1", TERM="xterm")
        good = run_all(document, scratch, environment)
        server.shutdown()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
