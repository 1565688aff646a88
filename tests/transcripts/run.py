#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the commands in documents and compares what they print, to the letter.

What the word behind the fence says of a block:
- ``console``: commands behind "$ ", each followed by all that it prints on both streams and, when
  its exit code is not 0, a line "[exit N]";
- ``yaml``: the text of `sample.yaml`; any word and a NAME, as in ``csv points.csv``: the text of NAME;
- any word, ``>>`` and a NAME: lines at the end of NAME;
- ``diff NAME``: lines of NAME that are taken out (-) and put in (+), among lines that stay ( ); those
  out and those that stay must stand together in NAME, at one place alone.
Commands run in bash in a fresh folder of the document, which holds these files and a link `cases`, with
`entente` on the path. With --update the document gets what the commands print now; look at the
difference before keeping it.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def blocks(lines):
    """Yields (kind, first line, last line) of the fenced blocks, fences excluded."""
    start, kind = None, None
    for number, line in enumerate(lines):
        if line.startswith("```"):
            if start is None:
                start, kind = number + 1, line[3:].strip()
            else:
                yield kind, start, number
                start = None


def change_file(path, lines):
    """Makes the change that a block of marked lines tells; says what hinders it, if something does."""
    before = "".join(line[1:] + "\n" for line in lines if line[:1] != "+")
    after = "".join(line[1:] + "\n" for line in lines if line[:1] != "-")
    text = "\n" + path.read_text(encoding="utf-8")
    places = text.count("\n" + before)
    if places != 1:
        return f"the change fits {places} places of {path.name}"
    path.write_text(text.replace("\n" + before, "\n" + after)[1:], encoding="utf-8")
    return None


def make_file(kind, lines, folder):
    """Writes or changes the file that a block is, if it is one; says what hinders it."""
    word, *rest = kind.split() or [""]
    if kind == "yaml":
        rest = ["sample.yaml"]
    if not rest:
        return None
    path = pathlib.Path(folder) / rest[-1]
    if word == "diff":
        return change_file(path, lines)
    with path.open("a" if rest[0] == ">>" else "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    return None


def run_command(command, folder, environment):
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120)
    printed = done.stdout.decode("utf-8", "backslashreplace").splitlines()
    if done.returncode != 0:
        printed.append(f"[exit {done.returncode}]")
    return printed


def run_console(lines, folder, environment):
    """Runs the commands of a block; returns the block as it should read and the number of commands."""
    actual, commands = [], 0
    for line in lines:
        if line.startswith("$ "):
            actual.append(line)
            actual += run_command(line[2:], folder, environment)
            commands += 1
    return actual, commands


def run_document(path, build, update):
    """Returns (commands run, failures)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    commands, failures, edits = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, PATH=f"{build}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
        os.symlink(ROOT / "cases", pathlib.Path(folder) / "cases")
        for kind, start, end in blocks(lines):
            hindered = make_file(kind, lines[start:end], folder)
            if hindered:
                print(f"{path}:{start + 1}: {hindered}")
                return commands, failures + 1
            if kind == "console":
                actual, ran = run_console(lines[start:end], folder, environment)
                commands += ran
                if actual != lines[start:end]:
                    failures += 1
                    edits.append((start, end, actual))
    if update:
        for start, end, actual in reversed(edits):
            lines[start:end] = actual
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return commands, 0
    for start, end, actual in edits:
        print(f"{path}:{start + 1}: printed otherwise")
        show_difference(lines[start:end], actual)
    return commands, failures


def show_difference(expected, actual):
    for k in range(max(len(expected), len(actual))):
        want = expected[k] if k < len(expected) else "(nothing)"
        got = actual[k] if k < len(actual) else "(nothing)"
        if want != got:
            print(f"  expected: {want}\n  printed:  {got}")
            return


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True, help="folder that holds the program")
    parser.add_argument("--update", action="store_true", help="rewrite the documents")
    parser.add_argument("documents", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    passed = failed = 0
    for document in arguments.documents:
        commands, failures = run_document(document, os.path.abspath(arguments.build),
                                          arguments.update)
        passed += commands - min(failures, commands)
        failed += failures
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
