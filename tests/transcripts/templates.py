#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every template of `entente new` is calm to begin with: `check` finds nothing, no note either, and where it has states,
some hold."""
import argparse
import json
import subprocess
import sys


def run(program, *words, text=None):
    """What the program prints on standard output."""
    return subprocess.run([program, *words], input=text, capture_output=True, text=True, check=True).stdout


def faults(program, name):
    """Yields what is wrong with a template."""
    text = run(program, "new", name)
    found = json.loads(run(program, "check", "-", "--format", "json", text=text))
    for diagnostic in found["diagnostics"]:
        yield f"{diagnostic['code']}: {diagnostic['message']}"
    if found["counts"].get("states", 0) > 0:
        if not any(json.loads(run(program, "solve", "-", "--format", "json", text=text))["equilibria"].values()):
            yield "no state holds"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    program = parser.parse_args().program
    names = [line.split()[0] for line in run(program, "new", "--list").splitlines()]
    told = [f"{name}: {fault}" for name in names for fault in faults(program, name)]
    print("\n".join(told) or f"{len(names)} templates, nothing found")
    return 1 if told or len(names) < 7 else 0


if __name__ == "__main__":
    sys.exit(main())
