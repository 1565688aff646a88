#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rows of the benchmark, for points of the table.

Usage: rows.py FILE COLUMN=VALUE...                            a line for each row in which all these stand
       rows.py FILE COLUMN=VALUE... --beside COLUMN=VALUE...   how often its cost is that of the other, by time and processors
A value may be a list, "32,64"; a column that is not named counts as any. It ends with 77 when there is no such row.
"""
import csv
import sys


def matching(rows, words):
    wanted = [word.split("=", 1) for word in words]
    return [row for row in rows if row["seconds_minimum"] and all(row[name] in value.split(",") for name, value in wanted)]


def cost(row, column):
    """Seconds, for a state where the number of states is told."""
    return float(row[column]) / float(row["states"] or 1)


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words, beside = sys.argv[2:], []
    if "--beside" in words:
        words, beside = words[:words.index("--beside")], words[words.index("--beside") + 1:]
    found, others = matching(rows, words), matching(rows, beside)
    if not found or not others:
        return 77
    if beside:
        times = [cost(found[0], column) / cost(others[0], column) for column in ("seconds_minimum", "processor_seconds_minimum")]
        print(f"times {times[0]:.3f} processors {times[1]:.3f} least {min(times):.3f}")
        return 0
    for row in found:
        seconds, processors = float(row["seconds_minimum"]), float(row["processor_seconds_minimum"])
        print(f"states {row['states'] or 0} seconds {seconds:.4f} processors {processors:.4f} least {min(seconds, processors):.4f} "
              f"MiB {row['mib_largest']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
