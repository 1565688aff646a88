#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Finds the pure equilibria of written .nfg files by plain enumeration, and compares them with Nash stability.

Usage: nfg.py ENTENTE SEED COUNT. Random disputes in which every choice can be changed for every other and the parties' choices do
not hang on one another are written by `convert --to nfg`, read here by what Gambit's description of the format says, and
enumerated; `solve --concepts nash` must hold the same states, and all payoffs must be ordered as the levels are. Some disputes break
one of these conditions, and must be refused with E886. Exit 0 when nothing differs.
"""
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

TOKEN = re.compile(r'"((?:\\"|[^"])*)"|([{}])|([^\s{},"]+)|,')


# --- disputes ---

def choices(option):
    """The values of an option, by the words of the file."""
    return option["values"] or ["no", "yes"]


def leaf(rng, options):
    option = rng.choice(options)
    if option["values"]:
        return f'{option["id"]} {rng.choice(["=", ">=", "!="])} {rng.choice(option["values"])}'
    return rng.choice(["", "not "]) + option["id"]


def expression(rng, options, depth=2):
    if depth == 0 or rng.random() < 0.3:
        return leaf(rng, options)
    joint = rng.choice(["and", "or", "implies", "iff"])
    return f"({expression(rng, options, depth - 1)}) {joint} ({expression(rng, options, depth - 1)})"


def wishes(rng, options, count):
    """The lines of a party's preferences."""
    kind = rng.choice(["statements", "weights", "ranking"])
    if kind == "ranking":
        numbers = list(range(1, count + 1))
        rng.shuffle(numbers)
        groups = []
        while numbers:
            size = rng.choice([1, 1, 2, 3])
            groups.append("[" + ", ".join(f"s{n}" for n in numbers[:size]) + "]")
            numbers = numbers[size:]
        return [f"    ranking: [{', '.join(groups)}]", f"    of: {count}"]
    wants = [expression(rng, options) for _ in range(rng.randint(0 if kind == "statements" else 1, 5))]
    if kind == "statements":
        return [f"    - want: {want}" for want in wants] or ["    []"]
    lines = ["    weights:"]
    for want in wants:
        weight = rng.choice([rng.randint(-5, 5), round(rng.uniform(-2, 2), 3), "0.000001", "-0.5"])
        lines += [f"      - want: {want}", f"        weight: {weight}"]
    return lines


def own_rule(rng, options, party):
    """A rule over a party's own options that leaves it something to choose; and how many choices remain."""
    own = [option for option in options if option["party"] == party]
    total = 1
    for option in own:
        total *= len(choices(option))
    if not own or total < 3 or rng.random() < 0.6:
        return None, total
    chosen = [(option["id"], rng.randrange(len(choices(option)))) for option in own]
    words = [f"{name} = {choices(option)[value]}" if option["values"] else ("" if value else "not ") + name
             for (name, value), option in zip(chosen, own)]
    return "never: " + " and ".join(words), total - 1


def dispute(rng, broken):
    """The text of a random dispute; `broken`: one that no strategic game is."""
    parties = [f"p{i}" for i in range(rng.randint(2, 4))]
    options, states = [], 1
    while len(options) < rng.randint(1, 6) and states < 200:
        values = [f"v{k}" for k in range(3)] if rng.random() < 0.2 else None
        options.append({"id": f"o{len(options)}", "party": rng.choice(parties), "values": values})
        states *= len(choices(options[-1]))
    rules, count = [], 1
    for party in parties:
        rule, remaining = own_rule(rng, options, party)
        rules += [rule] if rule else []
        count *= remaining
    lines = ["entente: 1", 'title: "a \\"random\\" game"', "parties:"] + [f"  {p}:" for p in parties] + ["options:"]
    for index, option in enumerate(options):
        moves = ", moves: up" if broken and index == 0 else ""
        values = f", values: [{', '.join(option['values'])}]" if option["values"] else ""
        lines.append(f"  {option['id']}: {{party: {option['party']}{values}{moves}}}")
    if rules:
        lines += ["rules:"] + [f"  - {rule}" for rule in rules]
    lines.append("preferences:")
    for party in parties:
        lines += [f"  {party}:"] + wishes(rng, options, count)
    return "\n".join(lines) + "\n"


# --- games ---

def parse(text):
    """Players, numbers of strategies, and a payoff for each player and profile, the first player's strategy fastest."""
    tokens = [(m.group(1), m.group(2), m.group(3)) for m in TOKEN.finditer(text) if m.group(0) != ","]
    at = 0

    def take(kind, value=None):
        nonlocal at
        found = tokens[at][kind]
        assert found is not None and value in (None, found), (tokens[at], value)
        at += 1
        return found

    def listing(kind):
        take(1, "{")
        items = []
        while tokens[at][1] != "}":
            items.append(take(kind))
        take(1, "}")
        return items

    for word in ("NFG", "1", "R"):
        take(2, word)
    assert take(0) == 'a \\"random\\" game'
    players = listing(0)
    take(1, "{")
    strategies = [listing(0) for _ in players]
    take(1, "}")
    take(0)  # the comment
    take(1, "{")
    outcomes = []
    while tokens[at][1] == "{":
        take(1, "{")
        take(0)
        outcomes.append([Fraction(take(2)) for _ in players])
        take(1, "}")
    take(1, "}")
    profiles = [outcomes[int(take(2)) - 1] for _ in range(len(tokens) - at)]
    for names in strategies:
        assert len(set(names)) == len(names), names
    return [len(names) for names in strategies], profiles


def equilibria(sizes, profiles):
    """Numbers of the profiles from which no player gains by another strategy alone."""
    strides = [1]
    for size in sizes:
        strides.append(strides[-1] * size)
    assert strides[-1] == len(profiles)
    found = []
    for chosen in itertools.product(*[range(size) for size in sizes]):
        number = sum(c * s for c, s in zip(chosen, strides))
        best = all(profiles[number][p] >= profiles[number + (other - chosen[p]) * strides[p]][p]
                   for p in range(len(sizes)) for other in range(sizes[p]))
        found += [number + 1] if best else []
    return sorted(found)


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, text=True)


def differs(program, path, broken):
    """What is otherwise than it should be, or None."""
    written = run(program, "convert", path, "--to", "nfg")
    if broken:
        return None if written.returncode == 2 and "E886" in written.stderr and not written.stdout else "not refused"
    if written.returncode != 0:
        return written.stderr
    solved = json.loads(run(program, "solve", path, "--concepts", "nash", "--format", "json").stdout)
    found = equilibria(*parse(written.stdout))
    nash = solved["equilibria"]["nash"]
    return None if found == nash else f"enumerated {found}, solved {nash}"


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    program, rng, count = sys.argv[1], random.Random(int(sys.argv[2])), int(sys.argv[3])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "dispute.yaml")
        for number in range(count):
            broken = number % 8 == 7
            text = dispute(rng, broken)
            pathlib.Path(path).write_text(text, encoding="utf-8")
            what = differs(program, path, broken)
            if what:
                failed += 1
                print(f"{text}\n{what}\n")
    print(f"seed {sys.argv[2]}: {count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
