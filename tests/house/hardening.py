"""What the compiler and the linker were asked to do against a page that takes the program over, looked for in what they made.

Usage: hardening.py PROGRAM LIBRARY BUILD_TYPE SANITIZERS

LIBRARY is the static library: of its objects, none are Debian's, which are hardened anyway.
"""

import re
import subprocess
import sys


def readelf(flags, program):
    return subprocess.run(["readelf", "-W", *flags, program], check=True, capture_output=True, text=True).stdout


def faults(program, library, build_type, sanitizers):
    headers = readelf(["-hl"], program)
    dynamic = readelf(["-d"], program)
    symbols = readelf(["-s"], library)
    if not re.search(r"Type:\s+DYN", headers) or "PIE" not in dynamic:
        yield "it is not position-independent: its code is always at one address"
    if not re.search(r"GNU_STACK(\s+0x\w+){5} RW ", headers):
        yield "its stack can hold code"
    if "GNU_RELRO" not in headers or not re.search(r"BIND_NOW|FLAGS_1.*NOW", dynamic):
        yield "its table of functions can be written (no full RELRO)"
    if re.search(r"LOAD.*RWE", headers):
        yield "some of its memory can be both written and run"
    if "__stack_chk_fail" not in symbols:
        yield "its stack is not guarded"
    if build_type == "Release" and not sanitizers and not re.search(r"__memcpy_chk\b", symbols):
        yield "its copies are not checked (_FORTIFY_SOURCE)"


def main():
    program, library, build_type, sanitizers = sys.argv[1:]
    found = list(faults(program, library, build_type, "" if sanitizers in ("OFF", "") else sanitizers))
    for fault in found:
        print(f"{program}: {fault}")
    print("hardened" if not found else f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
