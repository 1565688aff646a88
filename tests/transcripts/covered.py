#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every command line that a page shows is run, or stands in a table with the reason why it is not.

A command line stands in a fenced block or an indented one, and begins with "$ " or with the name of a
program that a reader would type. It is run where `run.py` runs the page and it stands behind "$ " in a
block ``console``. Of `make TARGET` the Makefile must have the target. A block ``usage`` says how a command
is called, one with a NAME is a file, and others are code: there are no command lines in them. All others
have a row in the table: page, command, reason; what ends there with "..." stands for all that begins so.
A row that no page needs any more is an error, too.
"""
import argparse
import pathlib
import re
import sys

from run import ROOT, blocks

PROGRAMS = re.compile(r"(\$ |(sudo|apt|apt-get|entente|entente-\w+|make|cmake|ninja|mpirun|python3|git|curl|cc|gcc"
                      r"|(\./|build/|tools/|tests/)\S+)( |$))")
OTHERS = {None, "usage", "c", "cmake", "cpp", "json", "python", "xml", "yaml"}
ROW = re.compile(r"\| `(?P<page>[^`]+)` \| `(?P<command>[^`]+)` \| .+ \|$")
PAGES = ("*.md", "docs/**/*.md", "*/README.md", "tests/**/*.md")


def command_lines(lines):
    """Yields (number, kind of block or "indented", command) of what looks like a command."""
    fenced = {}
    for kind, start, end in blocks(lines):
        fenced.update((number, kind) for number in range(start - 1, end + 1))
    for number, line in enumerate(lines):
        kind = fenced.get(number, "indented" if line.startswith("    ") else None)
        command = line.strip()
        if kind in OTHERS or " " in kind or not PROGRAMS.match(command):
            continue
        if kind == "console" and not line.startswith("$ "):
            continue  # what a command printed
        yield number + 1, kind, re.sub(r"\s+# .*|  +[^-].*", "", command.removeprefix("$ "))


def fits(pattern, text):
    """Whether a cell of the table is this text, or the beginning of it before "..."."""
    return text.startswith(pattern[:-3]) if pattern.endswith("...") else pattern == text


def row_of(page, command, rows):
    """The row of the table that a command line has, or None."""
    return next((row for row in rows if fits(row[0], page) and fits(row[1], command)), None)


def is_target(command, targets):
    words = command.split()
    return words[0] == "make" and len(words) > 1 and words[1] in targets


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--not-run", required=True, type=pathlib.Path, help="the table")
    parser.add_argument("documents", nargs="+", type=pathlib.Path, help="pages that run.py runs")
    arguments = parser.parse_args()
    run = {document.resolve() for document in arguments.documents}
    table = arguments.not_run.read_text(encoding="utf-8").splitlines()
    rows = sorted((row["page"], row["command"]) for row in map(ROW.match, table) if row)
    targets = set(re.findall(r"^([a-z-]+)(?= ?[a-z -]*:)", (ROOT / "Makefile").read_text(), re.M))
    used, missed = set(), 0
    for path in sorted({page.resolve() for pattern in PAGES for page in ROOT.glob(pattern)}):
        page = path.relative_to(ROOT).as_posix()
        for number, kind, command in command_lines(path.read_text(encoding="utf-8").splitlines()):
            row = row_of(page, command, rows)
            if row:
                used.add(row)
            elif not (kind == "console" and path in run) and not is_target(command, targets):
                print(f"{page}:{number}: no test runs this: {command}")
                missed += 1
    stale = [row for row in rows if row not in used]
    for page, command in stale:
        print(f"{arguments.not_run.name}: {page} has no such line any more: {command}")
    return 1 if missed or stale else 0


if __name__ == "__main__":
    sys.exit(main())
