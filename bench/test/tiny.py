#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The whole benchmark at tiny size, and what it does when things go wrong.

Usage: tiny.py BENCH ENTENTE DISPUTE
The command is also replaced by small programs: one that knows every flag, one that fails at one row.
"""
import csv
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

SVG = "{http://www.w3.org/2000/svg}"
TINY = ["--largest", "8", "--runs", "1", "--budget", "20"]

# Knows all flags; tells counters when asked to.
KNOWING = """#!/bin/sh
case "$*" in
*--statistics*) echo 'statistics: steps done 42' >&2; echo 'statistics: cells 7' >&2 ;;
esac
case "$*" in
*--exists*) exit 1 ;;
*--count*) echo 330 ;;
*version*) echo 'entente 9' ;;
esac
"""
FAILING = """#!/bin/sh
case "$*" in
*--no-return*) echo 'something is wrong' >&2; exit 9 ;;
esac
"""
SLOW = """#!/bin/sh
case "$*" in
*--no-return*) exec sleep 30 ;;
esac
"""

failures = 0


def check(holds, what):
    global failures
    if not holds:
        print(f"failed: {what}")
        failures += 1


def run(words, **more):
    return subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60, check=False, **more)


def script(folder, name, text):
    path = pathlib.Path(folder) / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_chart(path, rows):
    """Well-formed, real text, and a line for each kind that has a time of four parties."""
    root = xml.etree.ElementTree.parse(path).getroot()
    lines = [line.get("data-kind") for line in root.iter(SVG + "polyline")]
    kinds = {row["kind"] for row in rows if row["parties"] == "4" and row["states"] and
             row["kind"] not in ("unsure", "types-b-d", "types", "mild", "strength") and
             row["ns_per_state_and_party"] and float(row["seconds_median_less_empty"]) > 2e-5}
    check(root.tag == SVG + "svg", "the chart is SVG")
    check(kinds <= set(lines), f"a line for each of {kinds}, not only {lines}")
    check(len(lines) == len(set(lines)), f"one line a kind: {lines}")
    words = ["".join(text.itertext()) for text in root.iter(SVG + "text")]
    check(set(lines) <= set(words), f"the kinds are named: {words}")
    check("possible states" in words and "28" in words, f"axes have text: {words}")


def whole(bench, entente, dispute, folder):
    paths = [f"{folder}/out.{end}" for end in ("csv", "svg", "md")]
    done = run([bench, entente, *TINY, "--reference", dispute, "--csv", paths[0], "--chart",
                paths[1], "--page", paths[2]])
    check(done.returncode == 0, f"a tiny run ends with 0: {done.stderr}")
    rows = rows_of(paths[0])
    statuses = {row["status"] for row in rows}
    check(statuses <= {"ok", "yes", "no", "unknown"}, f"all rows are measured: {statuses}")
    check(len(rows) >= 10 and rows[0]["kind"] == "empty" and rows[1]["kind"] == "reference",
          "the empty run comes first, then the reference")
    check(all(row["states"] == "256" for row in rows if row["kind"] == "reversible"), "2^8 states")
    check([row["states"] for row in rows if row["kind"] == "merged"] == ["161"], "merged states")
    check_chart(paths[1], rows)
    page = pathlib.Path(paths[2]).read_text(encoding="utf-8")
    check("## Three figures" in page and "make bench LARGEST=26" in page, "the page")


def knowing(bench, folder):
    program = script(folder, "knowing", KNOWING)
    path = f"{folder}/knowing.csv"
    done = run([bench, program, *TINY, "--threads", "1,2", "--csv", path,
                "--kinds", "reversible,tight,counting,exists"])
    check(done.returncode == 0 and "does not know" not in done.stderr, f"no notes: {done.stderr}")
    rows = rows_of(path)[1:]
    check([row["threads"] for row in rows] == ["1", "2"] * 4, "each row with each number of threads")
    check(all(row["steps done"] == "42" and row["cells"] == "7" for row in rows), "counters")
    found = {(row["kind"], row["states"], row["status"]) for row in rows}
    check(found == {("reversible", "256", "ok"), ("tight", "330", "ok"), ("counting", "330", "ok"),
                    ("exists", "", "no")}, f"what is told: {found}")


def hostile(bench, entente, folder):
    missing = run([bench, f"{folder}/missing", *TINY])
    check(missing.returncode == 3 and "cannot run" in missing.stderr, f"missing: {missing.stderr}")
    plain = run([bench, script(folder, "plain", "no program"), *TINY])
    check(plain.returncode == 3 and "empty" in plain.stderr, f"no program: {plain.stderr}")
    failing = run([bench, script(folder, "failing", FAILING), *TINY, "--kinds",
                   "graph,graph-no-return"])
    check(failing.returncode == 1 and "failed (exit 9)" in failing.stderr and
          "something is wrong" in failing.stderr, f"a failing row: {failing.stderr}")
    check("graph-no-return,,4,,,,1,,,exit 9," in failing.stdout and "\ngraph,," in failing.stdout,
          f"is told, with the others: {failing.stdout}")
    short = [bench, entente, *TINY, "--kinds", "reversible"]
    for flag in ("--csv", "--chart", "--page"):
        full = run([*short, flag, "/dev/full"])
        check(full.returncode == 4 and "cannot write '/dev/full'" in full.stderr,
              f"a full disk for {flag}: {full.returncode} {full.stderr}")
    with open("/dev/full", "w", encoding="utf-8") as file:
        done = subprocess.run(short, stdout=file, stderr=subprocess.PIPE, check=False)
    check(done.returncode == 4 and b"standard output" in done.stderr, "a full standard output")
    nowhere = run([*short], env=dict(os.environ, TMPDIR="/nowhere"))
    check(nowhere.returncode == 4 and "cannot write" in nowhere.stderr, "no folder for disputes")
    for wrong in (["--largest", "28"], ["--runs", "0"], ["--kinds", "grap"], ["--what", "1"],
                  ["--threads", "1,"], ["--runs"], ["--budget", "-1"]):
        done = run([bench, entente, *wrong])
        check(done.returncode == 2 and "usage: bench" in done.stderr, f"wrong usage: {wrong}")


def slow(bench, folder):
    """A row that is too slow is ended and said to be; the others are measured."""
    done = run([bench, script(folder, "slow", SLOW), "--largest", "7", "--runs", "1", "--budget", "1", "--kinds",
                "graph,graph-no-return"])
    check(done.returncode == 0 and "graph-no-return,,4,,,,1,,,time," in done.stdout and
          ",100,,ok," in done.stdout, f"a slow row: {done.stdout} {done.stderr}")


def interrupted(bench, folder):
    """Ends with what it runs, and keeps the rows that are done."""
    path = pathlib.Path(folder) / "interrupted.csv"
    words = [bench, script(folder, "waiting", SLOW), "--largest", "7", "--runs", "1", "--csv",
             str(path), "--kinds", "graph,graph-no-return"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        for _ in range(500):
            if path.exists() and "\ngraph,," in path.read_text(encoding="utf-8"):
                break
            time.sleep(0.01)
        time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)  # which ends when nobody writes any more
        check(process.returncode == 128 + signal.SIGTERM, f"interrupted: {process.returncode}")
    check("\ngraph,," in path.read_text(encoding="utf-8"), "what was measured is kept")


def main():
    bench, entente, dispute = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        os.environ["TMPDIR"] = scratch
        whole(bench, entente, dispute, folder)
        knowing(bench, folder)
        hostile(bench, entente, folder)
        slow(bench, folder)
        interrupted(bench, folder)
        check(os.listdir(scratch) == [], f"nothing is left behind: {os.listdir(scratch)}")
    print(f"{failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
