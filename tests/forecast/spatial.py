#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the spatial model against the plain one of spatial_oracle.py, on random games.

Usage: spatial.py SPATIAL_SHOW SEED COUNT
Every number of every turn agrees to 1e-9, but for chances where next to nothing is voted. Exit codes: 0 all games agree; 1 one does not.
"""

import json
import random
import subprocess
import sys

import spatial_oracle


def invent():
    """Positions, saliences, influence and the most turns: small games, some with parties together or without weight."""
    parties, issues = random.randint(2, 7), random.randint(1, 4)
    step = random.choice([0.01, 0.01, 5, 25])
    positions = [[round(random.randrange(int(100 / step) + 1) * step, 2) for _ in range(issues)]
                 for _ in range(parties)]
    saliences = []
    for _ in range(parties):
        shares = [random.random() for _ in range(issues)]
        cares = random.choice([random.uniform(0, 100), random.uniform(60, 99), 0, 100])
        saliences.append([cares * s / sum(shares) * (1 - 1e-12) for s in shares])
    powers = [random.choice([random.uniform(0, 200), random.uniform(0, 200), 0]) for _ in range(parties)]
    return positions, saliences, powers, random.choice([0, 0, 1, 2, 5])


def play(program, positions, saliences, powers, most):
    words = [len(positions), len(positions[0]), most]
    for x, s, c in zip(positions, saliences, powers):
        words += [repr(c)] + [repr(v) for pair in zip(x, s) for v in pair]
    run = subprocess.run([program], input=" ".join(map(str, words)), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def flat(value):
    """All numbers in a value, in order; truth as 0 and 1."""
    if not isinstance(value, (list, tuple)):
        return [float(value)]
    return [number for item in value for number in flat(item)]


def ours(turn):
    """A turn of the oracle in the form of spatial_show."""
    out = {"positions": [100 * v for x in turn["positions"] for v in x]}
    out.update({key: turn[key] for key in ("risks", "chances", "own", "seen")})
    out["neutral"] = turn["raw"]
    if not turn["last"]:
        out.update({key: turn[key] for key in ("targets", "gains", "odds")})
        out["bargains"] = [[[100 * v for v in x] for x in turn["bargains"].get(i, [])]
                           for i in range(len(turn["risks"]))]
        out["options"] = [{"votes": [v if k != l else 1e-8 for k, row in enumerate(o["votes"]) for l, v in enumerate(row)],
                           "list": [[*key, chance, at == o["best"], [u[at] for u in o["utilities"]]]
                                    for at, (key, chance) in enumerate(zip(o["keys"], o["chances"]))]}
                          for o in turn["options"]]
    return out


def slack_of(votes, powers):
    """By how much chances may differ that follow from so few votes."""
    return 1e-9 + 2e-15 * sum(powers) / float(votes)


def hangs_on_rounding(turn, theirs, powers):
    """Whether bargains differ in the last decimal alone, where the odds that they follow from are known to less than
    1e-8: what comes of them is another game."""
    if turn["last"] or slack_of(turn["least"].get("odds", 1), powers) <= 1e-8:
        return False
    apart = [abs(x - y) for key, a, b, _ in pairs_of(turn, ours(turn), theirs, powers) if key == "bargains"
             for x, y in zip(flat(a), flat(b))]
    return 1e-9 < max(apart, default=0) <= 0.01 + 1e-9


def pairs_of(turn, mine, theirs, powers):
    """What is to agree, by name: the two values, and by how much they may differ. Chances follow from shares of votes;
    where next to no votes are cast, rounding may carry them farther."""
    def slack(votes):
        return slack_of(votes, powers)

    for key in mine:
        if key == "options":
            for a, b, option in zip(mine[key], theirs[key], turn["options"]):
                yield "votes", a["votes"], b["votes"], 1e-9
                yield "options", a["list"], b["list"], slack(option["least"])
        elif key == "bargains":  # of parties that challenge nobody nothing is said
            size = len(theirs[key]) // len(mine[key])
            for i, a in enumerate(mine[key]):
                yield key, a, theirs[key][size * i:size * (i + 1)] if a else [], 1e-9
        else:
            yield key, mine[key], theirs[key], slack(turn["least"].get(key, 1))


def compare(turn, theirs, powers):
    """The first difference of two turns, or None."""
    for key, a, b, by in pairs_of(turn, ours(turn), theirs, powers):
        a, b = flat(a), flat(b)
        if len(a) != len(b) or any(not abs(x - y) <= by * max(1, abs(x)) for x, y in zip(a, b)):
            return "%s: %s, not %s" % (key, b, a)
    return None


def main():
    program, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    turns = left = 0
    for number in range(count):
        random.seed("%d %d" % (seed, number))
        game = invent()
        mine = spatial_oracle.run(*game[:3], game[3] or 100)
        theirs = play(program, *game)
        found = None
        for t, (turn, other) in enumerate(zip(mine, theirs)):
            if hangs_on_rounding(turn, other, game[2]):
                left += 1
                break
            difference = compare(turn, other, game[2])
            found = found or (difference and "turn %d: %s" % (t, difference))
        else:
            found = found or (None if len(mine) == len(theirs) else "%d turns, not %d" % (len(theirs), len(mine)))
        if found:
            print("seed %d, game %d: %s" % (seed, number, found))
            return 1
        turns += len(mine) - 1
    print("%d games of %d turns agree to 1e-9, %d of them up to a bargain that hangs on rounding" % (count, turns, left))
    return 0


if __name__ == "__main__":
    sys.exit(main())
