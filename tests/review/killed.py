#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A review is killed at random moments while keys are typed: afterwards the file is a whole coding, every step that was
acknowledged is in it and can be undone, nothing else but the step that was being made, and the terminal is as it was.

Usage: killed.py ENTENTE [KILLS]
"""

import json
import pathlib
import random
import sys
import tempfile
import time

from coded import ACTS, Checks, Model, Screen, follow, lay_out

STATEMENTS = 40


def keys(chance, undoes):
    """A random key, and what it asks for; `u` only where undoing is asked for."""
    kind = chance.random()
    if kind < 0.35:
        return "a"
    if kind < 0.55:
        return "r"
    if kind < 0.70:
        return f"e3\n{chance.choice(ACTS)}\n\n"
    return chance.choice("uuubsx" if undoes else "bsx") if kind < 0.98 else f"j{chance.randrange(1, STATEMENTS)}\n"


def step_apart(model, found, undoes):
    """Whether the file is one step ahead of what was acknowledged, or, where steps are undone, one undone."""
    ahead, behind = Model({"statements": found.statements, "x-history": found.history}), Model(
        {"statements": model.statements, "x-history": model.history})
    if ahead.history:
        ahead.undo()
        if ahead.same(model):
            return True
    if undoes and behind.history:
        behind.undo()
        return behind.same(found)
    return False


def main():
    entente, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 40
    checks, chance = Checks("killed"), random.Random(2026)
    count = {"steps": 0, "ahead": 0, "half": 0}
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words = lay_out(folder, STATEMENTS)
        path = pathlib.Path(folder, "coding.json")
        model = Model(json.loads(path.read_text()))
        for number in range(kills):
            screen, undoes = Screen(entente, words, folder, NO_COLOR="1"), number % 2 == 1
            end = time.monotonic() + chance.uniform(0.005, 0.12)
            while time.monotonic() < end:
                screen.type(keys(chance, undoes))
                screen.read(chance.uniform(0, 0.004))
            screen.process.kill()
            screen.process.wait()
            screen.read(0)
            checks.that(screen.modes_return(), f"kill {number}: the terminal is not as it was")
            count["steps"] += follow(model, screen.printed.decode("utf-8", "replace"))
            screen.close()
            found = Model(json.loads(path.read_text()))
            if not found.same(model):
                count["ahead"] += 1
                checks.that(step_apart(model, found, undoes), f"kill {number}: the file is not what was acknowledged")
            count["half"] += path.with_name(".coding.json.part").exists()
            model = found
        screen = Screen(entente, words, folder, NO_COLOR="1")
        screen.expect("[q]uit")
        screen.type("q")
        checks.same(screen.end(), 0, "the end")
        screen.close()
    checks.end(f"; {kills} kills, {count['steps']} steps acknowledged, the file was one step ahead {count['ahead']} times, "
               f"{count['half']} cut a save short")


if __name__ == "__main__":
    main()
