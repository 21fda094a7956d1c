"""Saved pages as Python values, read by libpresscut in this process:  python3 record.py PAGE..."""

import ctypes
import ctypes.util
import json
import sys

library = ctypes.CDLL(ctypes.util.find_library("presscut") or "libpresscut.so")
library.presscut_extract.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p]
library.presscut_extract.restype = ctypes.c_void_p
library.presscut_text_of.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
library.presscut_text_of.restype = ctypes.c_char_p
library.presscut_result_free.argtypes = [ctypes.c_void_p]
library.presscut_result_free.restype = None


def record(page, source):
    """The record of a page, given as bytes: a dictionary, which has the key "error" where there is no article."""
    result = library.presscut_extract(page, len(page), source.encode(), None)
    try:
        return json.loads(library.presscut_text_of(result, None))
    finally:
        library.presscut_result_free(result)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            article = record(file.read(), name)
        print(name, article.get("error") or f"{article['headline']} ({article['words']} words)", sep=": ")
