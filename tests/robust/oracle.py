#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws readings of random conflicts, has each solved by the oracle, and compares what `entente robust` counts.

Random numbers and the orders that are made of them are written here once more, from docs/methods/robust.md.
Usage: oracle.py ENTENTE GENERATE ORACLE SEED COUNT FEATURE, a feature of the generator; conflicts whose
orders stand in the dispute file in another form than for the oracle are passed over.
Exit codes: 0 all is the same; 1 a difference, with the conflict; 2 wrong usage.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile

SAMPLES = 8
CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq"]
WORD = 0xFFFFFFFF


def philox(counter, key):
    """Philox4x32-10."""
    a, b, c, d = counter
    one, two = key
    for _ in range(10):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (second >> 32) ^ b ^ one, second & WORD, (first >> 32) ^ d ^ two, first & WORD
        one, two = (one + 0x9E3779B9) & WORD, (two + 0xBB67AE85) & WORD
    return a, b, c, d


def numbers(seed, sample, party):
    """The numbers of a party in a reading."""
    block = 0
    while True:
        words = philox((sample & WORD, sample >> 32, party, block), (seed & WORD, seed >> 32))
        yield words[0] | words[1] << 32
        yield words[2] | words[3] << 32
        block += 1


def below(stream, limit):
    while True:
        product = next(stream) * limit
        if product % 2**64 >= 2**64 % limit:
            return product >> 64


def vary(items, family, reach, stream):
    """The items of an order, swapped or shuffled."""
    items = list(items)
    if len(items) < 2:
        return items
    if family == "swaps":
        for _ in range(reach):
            at = below(stream, len(items) - 1)
            items[at], items[at + 1] = items[at + 1], items[at]
        return items
    keys = [(k << 32) + below(stream, (reach + 1) << 32) for k in range(len(items))]
    return [items[k] for k in sorted(range(len(items)), key=lambda k: (keys[k], k))]


def perturb(text, family, reach, seed, sample):
    """A conflict in the plain form with the orders of a reading."""
    lines, at = text.splitlines(), 0
    while at < len(lines):
        words = lines[at].split()
        if words[0] == "statements":
            count = int(words[2])
            stream = numbers(seed, sample, int(words[1]))
            lines[at + 1:at + 1 + count] = vary(lines[at + 1:at + 1 + count], family, reach, stream)
            at += count
        elif words[0] == "weights":
            count = int(words[2])
            wishes = [line.split(" ", 1) for line in lines[at + 1:at + 1 + count]]
            by_size = sorted(wishes, key=lambda wish: -abs(int(wish[0])))  # equal ones as they stood
            sizes = [abs(int(weight)) for weight, _ in by_size]
            varied = vary(by_size, family, reach, numbers(seed, sample, int(words[1])))
            lines[at + 1:at + 1 + count] = [f"{'-' if weight[0] == '-' else ''}{size} {want}"
                                            for size, (weight, want) in zip(sizes, varied)]
            at += count
        elif words[0] == "levels":
            groups = sorted(set(words[2:]), key=int, reverse=True)
            stream = numbers(seed, sample, int(words[1]))
            varied = vary(groups, family, reach, stream)
            level = {group: str(len(varied) - k) for k, group in enumerate(varied)}
            lines[at] = " ".join(words[:2] + [level[word] for word in words[2:]])
        at += 1
    return "\n".join(lines) + "\n"


def answers(text):
    """Per conflict the states by their values, and per concept which are equilibria; None: refused."""
    found = []
    for part in text.split("conflict ")[1:]:
        lines = part.splitlines()
        count = int(lines[1].split()[1]) if lines[1].startswith("states ") else 0
        if count == 0:
            found.append(None)
            continue
        states = [tuple(line.split()) for line in lines[2:2 + count]]
        holds = {concept: [True] * count for concept in CONCEPTS}
        for line in lines[2 + count:]:
            words = line.split()
            if words[0] in holds and words[1].isdigit():
                for k, bit in enumerate(words[2]):
                    holds[words[0]][k] = holds[words[0]][k] and bit == "1"
        found.append((states, holds))
    return found


def key_of(row):
    """A state of the command's CSV as the oracle names it: the values of options in their order."""
    names = sorted((name for name in row if name[0] == "o" and name[1:].isdigit()),
                   key=lambda name: int(name[1:]))
    values = {"no": "0", "yes": "1"}
    if not names:
        return (str(int(row["state"]) - 1),)
    return tuple(values.get(row[name], row[name].lstrip("v")) for name in names)


def by_values(rows):
    """The counts of states of the same values, in one list: two merged states may leave the same options open."""
    grouped = {}
    for values, counts in rows:
        grouped.setdefault(values, []).append(counts)
    return {values: sorted(counts) for values, counts in grouped.items()}


def kinds(conflict, dispute):
    """How each party's order is given in both forms, as two dictionaries: statements may stand as a ranking."""
    plain, written, party = {}, {}, None
    for line in conflict.splitlines():
        words = line.split()
        if words[0] in ("statements", "weights", "levels"):
            plain[words[1]] = words[0]
    for line in dispute.split("\npreferences:\n")[1].splitlines():
        words = line.split()
        if line.startswith("  p"):
            party = words[0][1:-1]
        elif not line.startswith(" "):
            break
        elif line.startswith("    ranking"):
            written[party] = "levels"
        elif line.startswith("    weights"):
            written[party] = "weights"
        elif line.startswith("    - want"):
            written[party] = "statements"
    return plain, written


def counted(command, path, family, reach, seed):
    flag = "--swaps" if family == "swaps" else "--shuffle"
    done = subprocess.run([command, "robust", path, "--over", family, flag, str(reach), "--samples",
                           str(SAMPLES), "--seed", str(seed), "--format", "csv"],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    return by_values((key_of(row), [int(row[f"{family}_{concept}"]) for concept in CONCEPTS])
                     for row in csv.DictReader(io.StringIO(done.stdout)))


def main():
    if len(sys.argv) != 7:
        print(__doc__, file=sys.stderr)
        return 2
    command, generate, oracle, seed, count, feature = sys.argv[1:]
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        plain, bundle = os.path.join(folder, "plain"), os.path.join(folder, "bundle")
        subprocess.run([generate, seed, count, plain, bundle, feature], check=True)
        with open(plain, encoding="utf-8") as file:
            conflicts = ["conflict " + part for part in file.read().split("conflict ")[1:]]
        with open(bundle, encoding="utf-8") as file:
            disputes = [part.split("\n", 1)[1] for part in file.read().split("%%%% conflict ")[1:]]
        for family, reach in (("swaps", 3), ("shuffles", 2)):
            drawn = "".join(perturb(conflict, family, reach, int(seed), sample)
                            for conflict in conflicts for sample in range(SAMPLES))
            solved = answers(subprocess.run([oracle], input=drawn, capture_output=True, text=True,
                                            check=True).stdout)
            for k, dispute in enumerate(disputes):
                path = os.path.join(folder, "dispute.yaml")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(dispute)
                found = counted(command, path, family, reach, int(seed))
                mine = solved[k * SAMPLES:(k + 1) * SAMPLES]
                plain_kinds, written = kinds(conflicts[k], dispute)
                if any(plain_kinds.get(party) != kind for party, kind in written.items()):
                    continue
                if found is None or mine[0] is None:
                    assert found is None and mine[0] is None, f"conflict {k}: one is refused"
                    continue
                wanted = by_values((state, [sum(holds[concept][at] for _, holds in mine) for concept in CONCEPTS])
                                   for at, state in enumerate(mine[0][0]))
                for state in wanted.keys() | found.keys():
                    if wanted.get(state) != found.get(state):
                        print(f"seed {seed}, {feature}, conflict {k}, {family}, state {state}: the oracle counts "
                              f"{wanted.get(state)}, the command {found.get(state)}\n{dispute}")
                        return 1
                compared += 1
    print(f"seed {seed}, {feature}: {compared} disputes of {SAMPLES} readings each are the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
