#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every code of the catalogue of diagnostics has a section in its document, whose sample prints it.

Usage: codes.py CATALOGUE.c DIAGNOSTICS.md. The last line is "N passed, N failed".
"""
import pathlib
import re
import sys


def main():
    catalogue, document = (pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[1:3])
    codes = set(re.findall(r'"([EWN]\d{3})"', catalogue))
    sections = re.split(r"(?m)^## (?=[EWN]\d{3}:)", document)[1:]
    shown = {text[:4] for text in sections if f"[{text[:4]}]: " in text}
    for code in sorted(codes ^ shown):
        print(f"{code}: {'has no sample that prints it' if code in codes else 'is no code'}")
    print(f"{len(codes & shown)} passed, {len(codes ^ shown)} failed")
    return 1 if codes ^ shown or not codes else 0


if __name__ == "__main__":
    sys.exit(main())
