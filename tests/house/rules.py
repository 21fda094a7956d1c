"""The rules of the house that a machine can check. Usage: rules.py SOURCE_DIR"""

import json
import pathlib
import re
import sys

MAX_LINES = 500
EXPECTATIONS = ("expected.txt", "expected.error")
CASE_FILES = EXPECTATIONS + ("expected.json", "expected.cuts", "options")
FAMILIES = ("advert", "video", "newsletter", "social", "related", "comments", "paywall", "cookie", "byline", "label",
            "navigation")
TOP_LEVEL = ("CMakeLists.txt", "LICENSE", "README.md", "include", "samples", "src", "tests")

# Of the standard library a public header includes what has no dot; of ours what is beside it.
# presscut.h is for C: of its library the headers that any compiler has.
PUBLIC_INCLUDE = re.compile(r'<[a-z_]+>|"presscut/[a-z_]+\.h"')
C_INCLUDE = re.compile(r'<std(def|int|bool)\.h>|"presscut/(export|version)\.h"')
INCLUDE = re.compile(r'^\s*#\s*include\s+(<[^>]+>|"[^"]+")', re.MULTILINE)


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def sources(root):
    for folder in ("src", "include", "tests"):
        for path in sorted((root / folder).rglob("*")):
            if path.name.endswith((".cpp", ".h", ".h.in", ".py", ".cmake", ".cmake.in")) and path.is_file():
                yield path


def gumbo_stays_in_one_file(root):
    for path in sources(root):
        if "<gumbo.h>" in includes(path) and path not in (root / "src/dom/gumbo_parse.cpp",
                                                            root / "tests/bench/gumbo_alone.cpp"):
            yield f"{path}: includes gumbo.h; only src/dom/gumbo_parse.cpp may, and what measures gumbo alone"


def libxml2_stays_in_one_file(root):
    for path in sources(root):
        if any(name.startswith("<libxml/") for name in includes(path)) and path != root / "src/xpath/xpath.cpp":
            yield f"{path}: includes libxml2; only src/xpath/xpath.cpp may"


def public_headers_include_only_the_standard_library(root):
    headers = sorted((root / "include").rglob("*.h*"))
    c_headers = [root / "include" / name for name in ("presscut.h", "presscut/export.h", "presscut/version.h.in")]
    for path in c_headers:
        if path not in headers:
            yield f"{path}: not there"
    for path in headers:
        for name in includes(path):
            allowed = C_INCLUDE if path in c_headers else PUBLIC_INCLUDE
            if not allowed.fullmatch(name):
                yield f"{path}: includes {name}"


def files_stay_short(root):
    for path in sources(root):
        count = path.read_text(encoding="utf-8").count("\n")
        if count > MAX_LINES:
            yield f"{path}: {count} lines, more than {MAX_LINES}"


def includes_point_down_the_pipeline(root):
    for stage in ("format", "compose"):
        for path in sorted((root / "src" / stage).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                for name in includes(path):
                    if re.match(r'<(gumbo|CLI/|fstream|filesystem)', name):
                        yield f"{path}: includes {name}; {stage}/ sees neither parser nor options nor files"


def cases_are_complete(root):
    families = sorted(path for path in (root / "tests/cases").iterdir() if path.is_dir())
    cases = [case for family in families for case in sorted(family.iterdir())]
    if not cases:
        yield "tests/cases: no case"
    for case in cases:
        names = sorted(path.name for path in case.iterdir()) if case.is_dir() else []
        if sum(name.startswith("page.") for name in names) != 1:
            yield f"{case}: needs one page.*"
        if sum(name in names for name in EXPECTATIONS) != 1:
            yield f"{case}: needs one of {' and '.join(EXPECTATIONS)}"
        for name in names:
            if name not in CASE_FILES and not name.startswith("page."):
                yield f"{case}: what is {name}?"
            elif name != "expected.json" and (case / name).stat().st_size == 0:
                yield f"{case}/{name}: empty"
        if "expected.json" in names:
            try:
                json.loads((case / "expected.json").read_text(encoding="utf-8"))
            except ValueError as error:
                yield f"{case}/expected.json: {error}"
        if "expected.cuts" in names:
            for line in (case / "expected.cuts").read_text(encoding="utf-8").splitlines():
                if line.split(": ")[0] not in FAMILIES:
                    yield f"{case}/expected.cuts: no such family: {line}"


def top_level_stays_tidy(root):
    for path in sorted(root.iterdir()):
        if not path.name.startswith((".", "build")) and path.name not in TOP_LEVEL:
            yield f"{path}: not a place for it"


CHECKS = (gumbo_stays_in_one_file, libxml2_stays_in_one_file, public_headers_include_only_the_standard_library,
          files_stay_short,
          includes_point_down_the_pipeline, cases_are_complete, top_level_stays_tidy)


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    broken = 0
    for check in CHECKS:
        faults = list(check(root))
        print(f"{'FAIL' if faults else 'ok  '} {check.__name__.replace('_', ' ')}")
        for fault in faults:
            print(f"     {fault}")
        broken += bool(faults)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
