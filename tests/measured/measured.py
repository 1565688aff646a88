#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs what shows each thing that the project says it reaches, and writes the table of docs/measured.md.

Usage: measured.py [--build FOLDER] [--only PATTERN]... [--quick] [--missing]   runs points and writes the table
       measured.py --page    writes the table from the figures that are kept
       measured.py --check   whether the table is that of points and figures
       measured.py --list    keys and commands

The points are in points.toml (README.md says how one is written), the figures in docs/measured.csv, where those of points
that are not run stay. A point is run by bash at the root of the project; `build-test` in its command stands for the build
folder. Exit codes: 0 every point that was run is reached; 1 one is not; 2 wrong usage.
"""
import argparse
import csv
import datetime
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
POINTS, FIGURES, PAGE = HERE / "points.toml", ROOT / "docs/measured.csv", ROOT / "docs/measured.md"
COLUMNS = ["key", "reached", "seen", "date", "load", "machine"]
REQUIRED = {"key", "promise", "asked", "run", "say"}
OPTIONAL = {"find", "fold", "least", "most", "runs", "exit", "limit", "needs", "slow", "short", "also", "timed"}
CANNOT = 77  # the exit code of a command that says so
BUSY = 4  # a load at which times say nothing against a point
LIMIT = 1800  # seconds that a command may take, where its point says nothing else
FOLDS = {"sum": sum, "most": max, "least": min, "first": lambda numbers: numbers[0]}


def read_points():
    """The head and foot of the page, and the subjects, each with its points."""
    file = tomllib.loads(POINTS.read_text(encoding="utf-8"))
    keys = set()
    for point in points_of(file):
        unknown, missing = set(point) - REQUIRED - OPTIONAL, REQUIRED - set(point)
        if unknown or missing or point["key"] in keys:
            sys.exit(f"measured: {point.get('key')} stands twice, or lacks {missing}, or has {unknown}")
        keys.add(point["key"])
    return file


def points_of(file):
    return [point for subject in file["subject"] for point in subject["point"]]


def read_figures():
    if not FIGURES.exists():
        return {}
    with open(FIGURES, encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def write(file, figures):
    """The figures, and the page of them."""
    with open(FIGURES, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(figures[point["key"]] for point in points_of(file) if point["key"] in figures)
    PAGE.write_text(page(file, figures), encoding="utf-8")


def machine():
    model = "an unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{model}, {os.cpu_count()} processors, {memory:.0f} GiB"


def run_once(command, limit):
    """Exit code, what was printed, and what it took: seconds, seconds of processors, MiB of its largest process."""
    start = time.monotonic()
    with subprocess.Popen(["timeout", "--kill-after=10", str(limit), "bash", "-o", "pipefail", "-c", command], cwd=ROOT,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            printed = process.stdout.read().decode("utf-8", "backslashreplace")
        except BaseException:
            process.terminate()  # and timeout hands it on
            raise
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, printed, {"seconds": time.monotonic() - start, "cpu": used.ru_utime + used.ru_stime,
                                         "mib": used.ru_maxrss / 1024}


def number(word):
    if not word:
        return 0
    word = word.replace(",", "")
    try:
        return int(word)
    except ValueError:
        return float(word)


def figures_of(point, printed):
    """The numbers that the pattern finds, those of one group folded to one; None when it finds nothing."""
    found = [match.groups() for match in re.finditer(point["find"], printed, re.MULTILINE)]
    if not found:
        return None
    groups = len(found[0])
    folds = point.get("fold", ["sum"] * groups)
    return [FOLDS[folds[g]]([number(match[g]) for match in found]) for g in range(groups)]


def is_within(point, values):
    """Whether each figure is between its least and its most."""
    return (all(values[name] >= least for name, least in point.get("least", {}).items()) and
            all(values[name] <= most for name, most in point.get("most", {}).items()))


def run_point(point, build):
    """Whether it is reached, None when that cannot be told here, and what was seen."""
    command = point["run"].replace("build-test", build)
    times, took = [], {}
    for _ in range(point.get("runs", 1)):
        code, printed, now = run_once(command, point.get("limit", LIMIT))
        times.append(now["seconds"])
        took = {name: min(took.get(name, now[name]), now[name]) for name in now}
        if code == CANNOT:
            return None, "cannot be run here"
        if code != point.get("exit", 0):
            print(printed[-2000:], file=sys.stderr)
            return False, f"ended with {code}"
    numbers = figures_of(point, printed) if "find" in point else []
    if numbers is None:
        print(printed[-2000:], file=sys.stderr)
        return False, "did not print its figure"
    values = dict(took, least=min(took["seconds"], took["cpu"]), median=statistics.median(times), **{str(k + 1): value for k, value in enumerate(numbers)})
    return is_within(point, values), point["say"].format(None, *numbers, **{k: v for k, v in values.items() if not k.isdigit()})


def is_timed(point):
    """Whether what bounds it is a time, of the command or told by a benchmark."""
    return "least" in point.get("most", {}) or point.get("timed", False)


def cell(text):
    return " ".join(text.split()).replace("|", "\\|")


def row_of(point, figure):
    reached, seen, when = "not run", "", ""
    if figure is not None:
        reached = figure["reached"] if figure["reached"] == "yes" else "**no**"
        if reached != "yes" and is_timed(point) and float(figure["load"]) > BUSY:
            reached = "**not at this load**"
        seen, when = figure["seen"], f"{figure['date']}, {figure['load']}"
        if figure["reached"] != "yes" and "short" in point:
            seen += "; " + point["short"]
    if "also" in point:
        seen += (". " if seen else "") + point["also"]
    command = "`" + point["run"].replace("|", "\\|") + "`"
    return "| " + " | ".join([cell(point["promise"]), cell(point["asked"]), cell(seen), reached, command, when]) + " |"


def page(file, figures):
    points = points_of(file)
    shown = [figures[point["key"]] for point in points if point["key"] in figures]
    reached = sum(figure["reached"] == "yes" for figure in shown)
    lines = [file["head"].strip(), "",
             f"Of {len(points)} points {reached} are reached; missed: {len(shown) - reached}; not run: {len(points) - len(shown)}.",
             ""]
    lines += ["Measured on: " + "; ".join(sorted({figure["machine"] for figure in shown})) + ".", ""]
    busy = sum(float(figure["load"]) > BUSY for figure in shown)
    if busy > 0:
        lines += [f"While {busy} of them were run other work had the processors, too; [the benchmark](benchmark.md) has times of a "
                  "quiet machine.", ""]
    for subject in file["subject"]:
        lines += [f"## {subject['title']}", "",
                  "| what is promised | asked | seen | reached | shown by | day, load |", "| --- | --- | --- | --- | --- | --- |"]
        lines += [row_of(point, figures.get(point["key"])) for point in subject["point"]] + [""]
    return "\n".join(lines + [file["foot"].strip()]) + "\n"


def chosen(file, figures, arguments):
    words = arguments.only
    points = [point for point in points_of(file) if not words or any(re.search(word, point["key"]) for word in words)]
    return [point for point in points if not (arguments.quick and point.get("slow", False)) and
            not (arguments.missing and point["key"] in figures)]


def lacks(point):
    """What a point needs and is not there: files and folders from the root, or programs."""
    for need in point.get("needs", []):
        if not (ROOT / need).exists() and subprocess.run(["which", need], capture_output=True, check=False).returncode != 0:
            return need
    return None


def run_points(file, arguments):
    failed = 0
    for point in chosen(file, read_figures(), arguments):
        if lacks(point):
            print(f"{point['key']}: not run, as there is no {lacks(point)}")
            continue
        load = os.getloadavg()[0]
        reached, seen = run_point(point, arguments.build)
        if reached is None:
            print(f"{point['key']}: not run, as it {seen}")
            continue
        failed += not reached
        figures = read_figures()  # of which another run may have written some meanwhile
        figures[point["key"]] = {"key": point["key"], "reached": "yes" if reached else "no", "seen": seen,
                                 "date": datetime.date.today().isoformat(), "load": f"{load:.1f}", "machine": machine()}
        print(f"{point['key']}: {'reached' if reached else 'NOT REACHED'}: {seen}", flush=True)
        write(file, figures)
    return failed


def main():
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", default="build-test", help="the build folder (build-test)")
    parser.add_argument("--only", action="append", default=[], help="points whose key has this pattern")
    parser.add_argument("--quick", action="store_true", help="leave out what takes more than a minute")
    parser.add_argument("--missing", action="store_true", help="those alone that have no figure")
    for flag in ("--page", "--check", "--list"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    file, figures = read_points(), read_figures()
    if arguments.list:
        print("\n".join(f"{point['key']}: {point['run']}" for point in points_of(file)))
        return 0
    if arguments.check:
        same = PAGE.read_text(encoding="utf-8") == page(file, figures)
        print(f"{'1 passed, 0 failed' if same else 'docs/measured.md is not what points and figures say: measured.py --page'}")
        return 0 if same else 1
    if arguments.page:
        write(file, figures)
        return 0
    return 1 if run_points(file, arguments) else 0


if __name__ == "__main__":
    sys.exit(main())
