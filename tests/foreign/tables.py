#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What commands write as CSV, as other programs read it without being told how.

Usage: tables.py ENTENTE CASES. Every table must be UTF-8 with LF behind each line, the last one too, have a heading whose names
differ, as many cells in each row, and in each column numbers alone or no numbers, empty cells aside. Where pandas is installed, it
must read as many rows, and a column of numbers as numbers. Exit 0 when all tables are so.
"""
import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import pandas
except ImportError:
    pandas = None

NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
NUMBER_LIKE = re.compile(r"[-+~<>≤≥]?\s*\d[\d.,' ]*\s*%?")

# Every option that is called as a column of a table is.
CLASH = """entente: 1
parties: {a: , b: }
options: {state: {party: a}, names: {party: a}, moves: {party: b}, nash: {party: b}}
preferences: {a: [nash], b: [state]}
"""
POSITIONS = """issue,actor,position,salience,influence,today,outcome
"Landing, new",The city,20,80,60,0,30
"Landing, new",union,60.5,40,50,0,30
fee,The city,0,30,60,,
fee,union,100,90,50,,
"""
STRONG = """entente: 1
parties: {a: , b: }
options: {x: {party: a}, y: {party: b}}
preferences:
  a: [{want: not y, strength: strong}, x]
  b: [{want: not x, strength: strong}, {want: y, certainty: unsure}]
"""


def commands(cases, folder):
    """Arguments of commands that write a table."""
    files = {name: str(cases / name / "dispute.yaml") for name in ("elmira-1991", "chicken", "ukraine-2025")}
    elmira, chicken, ukraine = files.values()
    texts = {"clash.yaml": CLASH, "positions.csv": POSITIONS, "strong.yaml": STRONG,
             "other.yaml": pathlib.Path(elmira).read_text(encoding="utf-8").replace("want: accept", "want: not accept"),
             "news.txt": "The union refuses a strike.\n",
             "table.csv": "document,speaker,organization,concept,agreement,start,stop\nnews,,b,x,1,0,27\n"}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    clash, positions, strong, other, news, table = (str(folder / name) for name in texts)
    yield from [["states", elmira], ["states", clash, "--by", "a"], ["states", ukraine, "--where", "deal"]]
    for flags in ([], ["--strength"], ["--party", "ministry"], ["--coalition", "all"], ["--coalition", "ministry,local"],
                  ["--merge", "ministry,local"], ["--attitudes"], ["--fuzzy"], ["--plan"], ["--summary"]):
        yield ["solve", elmira, *flags]
    yield from [["solve", chicken, "--concepts", "nash,sim"], ["solve", chicken, "--horizon", "3", "--leader", "first"],
                ["solve", clash], ["solve", strong, "--strength"], ["solve", chicken, "--plan"],
                ["solve", strong, "--certainty", "completions"], ["solve", strong, "--certainty", "types", "--strength"]]
    yield from [["paths", elmira], ["paths", clash], ["leverage", elmira, "s4"], ["leverage", chicken, "s1", "--limit", "0"],
                ["compare", elmira, other], ["timeline", ukraine], ["evidence", ukraine],
                ["robust", elmira, "--samples", "20"], ["robust", clash, "--samples", "20"],
                ["settle", elmira], ["settle", clash], ["forecast", positions, "--samples", "20"],
                ["read", news, "--dispute", strong, "--no-grammar"],
                ["read", "--table", table, "--text", news, "--dispute", strong, "--coder", "ab"]]
    yield ["convert", positions, "--to", "positions"]


def findings(data):
    """Yields what is wrong with a table."""
    text = data.decode("utf-8")
    if not text.endswith("\n") or "\r" in text:
        yield "lines do not end with LF"
    rows = list(csv.reader(io.StringIO(text, newline="")))
    heading = rows[0]
    if len(set(heading)) != len(heading) or not all(heading):
        yield f"names of columns: {heading}"
    if any(len(row) != len(heading) for row in rows):
        yield f"rows of other widths: {sorted({len(row) for row in rows})}"
        return
    for column, name in enumerate(heading):
        cells = [row[column] for row in rows[1:] if row[column]]
        numbers = sum(bool(NUMBER.fullmatch(cell)) for cell in cells)
        alike = sum(bool(NUMBER_LIKE.fullmatch(cell)) for cell in cells)
        if 0 < numbers < len(cells) or alike > numbers:
            yield f"numbers and other text in '{name}': {sorted(set(cells))[:6]}"
    if pandas is not None:
        frame = pandas.read_csv(io.StringIO(text))
        if len(frame) != len(rows) - 1 or list(frame.columns) != heading:
            yield "pandas reads something else"
        for column, name in enumerate(heading):
            cells = [row[column] for row in rows[1:] if row[column]]
            if cells and all(NUMBER.fullmatch(cell) for cell in cells) and frame[name].dtype == object:
                yield f"pandas reads no numbers in '{name}'"


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    program, failed, count = sys.argv[1], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for command in commands(pathlib.Path(sys.argv[2]), pathlib.Path(folder)):
            flags = [] if command[0] == "convert" else ["--format", "csv"]
            done = subprocess.run([program, *command, *flags], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            wrong = list(findings(done.stdout)) if done.stdout else [f"exit {done.returncode}: {done.stderr.decode()}"]
            count += 1
            failed += bool(wrong)
            for what in wrong:
                print(f"{' '.join(command)}: {what}")
    print(f"{count - failed} passed, {failed} failed{'' if pandas else '; pandas is not installed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
