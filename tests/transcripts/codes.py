#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every code of the catalogue of diagnostics has a section in its document, whose sample prints it; sections ascend.

The first section of a code has its title. The contents at the top of the document list them by what kind of trouble they are.
Usage: codes.py CATALOGUE.c DIAGNOSTICS.md [--update]. The last line is "N passed, N failed".
"""
import pathlib
import re
import sys

MARKS = ("<!-- contents: written by tests/transcripts/codes.py --update -->\n", "<!-- /contents -->\n")
FAMILIES = {
    "1": "The text cannot be read", "2": "The form of the file", "3": "What the file says, and what was asked of it",
    "4": "Limits of the run", "5": "Warnings: allowed, and perhaps not meant", "6": "Notes", "7": "Certificates, verifying, editing and comparing",
    "80": "Events", "81": "Events", "84": "Codings and reading", "85": "Codings and reading", "86": "Issues and positions",
    "87": "Settling and forecasts", "88": "Formats of others", "89": "Genius' XML",
}
HEADING = re.compile(r"(?m)^## ([EWN]\d{3}): (.+)$")


def family_of(code):
    return FAMILIES.get(code[1]) or FAMILIES[code[1:3]]


def anchor(code, title):
    return re.sub(r"[^\w\- ]", "", f"{code} {title}".lower()).replace(" ", "-")


def contents(document):
    """A line a family, with a link for each code; of sections of one code the first."""
    lines = {}
    for code, title in HEADING.findall(document):
        codes = lines.setdefault(family_of(code), {})
        codes.setdefault(code, f"[{code}](#{anchor(code, title)}) {title}")
    return "\n".join(f"\n**{family}.** {'; '.join(codes.values())}." for family, codes in lines.items()) + "\n\n"


def main():
    path = pathlib.Path(sys.argv[2])
    catalogue, document = (pathlib.Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    codes = set(re.findall(r'"([EWN]\d{3})"', catalogue))
    sections = re.split(r"(?m)^## (?=[EWN]\d{3}:)", document)[1:]
    shown = {text[:4] for text in sections if f"[{text[:4]}]: " in text}
    failed = len(codes ^ shown)
    for code in sorted(codes ^ shown):
        print(f"{code}: {'has no sample that prints it' if code in codes else 'is no code'}")
    titles = dict(reversed(HEADING.findall(document)))
    joined = re.sub(r'"\s+"', "", catalogue)
    for code, title in re.findall(r'"([EWN]\d{3})",\s*[EWN],\s*"([^"]*)"', joined):
        if titles.get(code) != title:
            print(f"{code}: is called '{titles.get(code)}' in the document, and '{title}' in the catalogue")
            failed += 1
    numbers = [code[1:] for code, _ in HEADING.findall(document)]
    for before, after in zip(numbers, numbers[1:]):
        if after < before:
            print(f"the section of {after} stands behind that of {before}")
            failed += 1
    start, end = document.index(MARKS[0]) + len(MARKS[0]), document.index(MARKS[1])
    if "--update" in sys.argv:
        path.write_text(document[:start] + contents(document) + document[end:], encoding="utf-8")
    elif document[start:end] != contents(document):
        print("the contents are not those of the sections; --update writes them")
        failed += 1
    print(f"{len(codes & shown)} passed, {failed} failed")
    return 1 if failed or not codes else 0


if __name__ == "__main__":
    sys.exit(main())
