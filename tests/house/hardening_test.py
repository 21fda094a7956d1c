"""Each fault that hardening.py looks for, made on purpose, is found. Usage: hardening_test.py COMPILER"""

import os
import subprocess
import sys
import tempfile
import unittest

from hardening import faults

SOURCE = """
#include <cstdio>
#include <cstring>
int main(int count, char** arguments) {
  char copy[64];
  std::memcpy(copy, arguments[0], static_cast<unsigned>(count));
  return std::puts(copy) < 0;
}
"""
# Names both what is compiled and what is linked; the last of two that contradict counts.
HARDENED = ["-O2", "-fPIE", "-pie", "-fstack-protector-strong", "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=3",
            "-Wl,-z,relro,-z,now,-z,noexecstack"]
COMPILER = sys.argv.pop()


class HardeningTest(unittest.TestCase):
    def faults_with(self, *flags, build_type="Release"):
        with tempfile.TemporaryDirectory() as folder:
            source, compiled, program = (os.path.join(folder, name) for name in ("a.cpp", "a.o", "a"))
            with open(source, "w", encoding="utf-8") as file:
                file.write(SOURCE)
            subprocess.run([COMPILER, *HARDENED, *flags, "-c", source, "-o", compiled], check=True, stderr=subprocess.DEVNULL)
            subprocess.run([COMPILER, *HARDENED, *flags, compiled, "-o", program], check=True, stderr=subprocess.DEVNULL)
            return [fault.split(":")[0].split(" (")[0] for fault in faults(program, compiled, build_type, "")]

    def test_what_is_hardened_has_none(self):
        self.assertEqual(self.faults_with(), [])

    def test_each_fault_is_found(self):
        for flags, fault in (
            (["-fno-PIE", "-no-pie"], "it is not position-independent"),
            (["-Wl,-z,execstack"], "its stack can hold code"),
            (["-Wl,-z,lazy"], "its table of functions can be written"),
            (["-Wl,-z,norelro"], "its table of functions can be written"),
            (["-fno-stack-protector"], "its stack is not guarded"),
            (["-U_FORTIFY_SOURCE"], "its copies are not checked"),
        ):
            with self.subTest(flags):
                self.assertEqual(self.faults_with(*flags), [fault])

    def test_without_optimisation_copies_are_not_checked(self):
        self.assertEqual(self.faults_with("-U_FORTIFY_SOURCE", build_type="Debug"), [])


if __name__ == "__main__":
    unittest.main()
