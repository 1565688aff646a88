#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Flags are the same in all commands, and docs/commands.md has each of them, and no other.

One flag has one argument and one explanation, but for those in VARIES, whose explanation has a form. Help keeps to its columns,
and says what a flag is in one style. Usage: flags.py ENTENTE ROOT
"""

import pathlib
import re
import subprocess
import sys

# Flags that say something of their command, and the form in which they say it.
VARIES = {
    "--format": r"(how the answer is written|the new text, or what changes in it) \(default \w+\)(;.*)?",
    "--limit": r"show at most so many .+ \(default \d+(; 0: all)?\)",
    "--samples": r"draw .+ \(default .+\)",
    "--max-tries": r"stop a search for changes after so many tries \(default \d+\)",
    "--concepts": r"of nash,gmr,smr,seq,sseq(,sim)?, by commas \(default .+\)",
    "--party": r".+",
    "--at": r".+; start or last \(default last\)|of a file with a timeline: .+",
    "--time-limit": r"stop .*after so long.*",
    "--memory": r"refuse .+, such as 900M or 8G \(default .+\)",
}
WIDTH = 100
SPECIAL = "flags of special questions, and limits:"


def rows(text):
    """Yields (flag, argument, explanation) of the help of a command."""
    found = []
    for line in text.split("\nflags:\n")[1].split("\n\nexample")[0].splitlines():
        if not line or line == SPECIAL:
            continue
        begins = re.match(r"  (--[a-z-]+)(?: (\S+))?(?:  +(.*)|$)", line)
        if begins:
            found.append([begins[1], begins[2] or "", begins[3] or ""])
        else:
            found[-1][2] = (found[-1][2] + " " + line.strip()).strip()
    return found


def complaints_of_help(command, text):
    for line in text.splitlines():
        if len(line) > WIDTH and not line.startswith("  entente "):
            yield f"{command}: a line of {len(line)} columns: {line}"
    if text.count("\nexample:\n  entente ") != 1:
        yield f"{command}: not exactly one example"
    for flag, argument, words in rows(text):
        if argument == "LIST" or "(default: " in words:
            yield f"{command} {flag}: a list is called by what it lists, and defaults stand as (default X)"


def complaints_of_flags(helps):
    seen = {}
    for command, text in helps.items():
        for flag, argument, words in rows(text):
            form = VARIES.get(flag)
            if form is not None and not re.fullmatch(form, words):
                yield f"{command} {flag}: '{words}' has not the form {form}"
            if form is not None and flag in ("--format", "--limit"):
                argument = ""
            told = (argument, None if form else words)
            before = seen.setdefault(flag, (told, command))
            if before[0] != told:
                yield f"{flag}: {told} in {command}, {before[0]} in {before[1]}"


def complaints_of_page(helps, page):
    known = {flag for text in helps.values() for flag, _, _ in rows(text)}
    written = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page))
    for flag in sorted(known - written):
        yield f"docs/commands.md does not have {flag}"
    others = {"--nonsense"}
    for flag in sorted(written - known - others):
        yield f"docs/commands.md has {flag}, which is no flag"


def main():
    entente, root = sys.argv[1], pathlib.Path(sys.argv[2])

    def ask(*topic):
        return subprocess.run([entente, "help", *topic], stdout=subprocess.PIPE, check=True, text=True).stdout

    commands = re.findall(r"^  ([a-z]+)\b", ask(), re.M)
    helps = {command: ask(command) for command in commands}
    found = [words for command, text in helps.items() for words in complaints_of_help(command, text)]
    found += complaints_of_flags(helps)
    found += complaints_of_page(helps, (root / "docs" / "commands.md").read_text(encoding="utf-8"))
    for words in found:
        print("flags:", words)
    print(f"flags: {len(helps)} commands, {sum(len(rows(text)) for text in helps.values())} flags, {len(found)} complaints")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
