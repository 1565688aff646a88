#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Settles Genius scenarios on both scales and compares all with what another program found by plain enumeration.

Usage: reference.py ENTENTE FOLDER SCENARIO... FOLDER has a folder of XML for each SCENARIO, and `reference.json`: per scenario
`brute_raw` (numbers as the files have them, here --scale written) and `brute_genius` (--scale unit), in doubles, and
`exact_rational_arithmetic` of both. Compared are counts, the efficient outcomes and what each is worth, four points
with their values, and the opposition; and a scenario that was converted to a dispute file says the same.

Two things are said otherwise there. Outcomes are numbered with the first issue as the most significant digit; here it is the least, and
numbers begin at 1. And the largest least share (Kalai and Smorodinsky) divides by what each could gain over all outcomes; here
over those in which nobody loses. Where that makes another number, both are worked out from the utilities, and compared.

Exit 0 when all agree, 1 when not, 77 when the folder is not there (nothing was tested).
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SCALES = [("written", "brute_raw", "raw"), ("unit", "brute_genius", "genius")]
POINTS = [("nash", "nash", "nash_value"), ("kalai", "ks_maxmin_ratio", "ks_maxmin_value"),
          ("egalitarian", "egalitarian_maxmin_gain", "egalitarian_value"),
          ("utilitarian", "max_welfare", "max_welfare_value")]
CLOSE = 1e-9


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def number_of(index, shape):
    """Our number of an outcome, from theirs."""
    digits = []
    for size in reversed(shape):
        digits.append(index % size)
        index //= size
    number = 0
    for size, digit in zip(reversed(shape), digits):
        number = number * size + digit
    return number + 1


def close(one, other):
    return abs(one - other) <= CLOSE * max(1, abs(one), abs(other))


def least_share(worths, parties, at_best):
    """The least share, in one outcome, of what each party could gain at best."""
    shares = []
    for worth, party in zip(worths, parties):
        start = max(party["at_disagreement"]["number"], party["least"]["number"])
        reach = party[at_best]["number"] - start
        if reach > 0:
            shares.append((worth - start) / reach)
    return min(shares)


class Comparison:
    """What is otherwise than in the reference, and how much was compared."""

    def __init__(self, name):
        self.name, self.found, self.compared, self.notes = name, [], 0, []

    def same(self, what, ours, theirs):
        self.compared += 1
        if ours != theirs:
            self.found.append(f"{self.name}: {what}: {str(ours)[:200]}, there {str(theirs)[:200]}")

    def near(self, what, ours, theirs):
        self.compared += 1
        if not close(ours, theirs):
            self.found.append(f"{self.name}: {what}: {ours!r}, there {theirs!r}")


def compare_outcomes(to, ours, theirs, exact):
    shape, counts = theirs["shape"], ours["counts"]
    to.same("outcomes", counts["outcomes"], theirs["n_outcomes"])
    to.same("rational", counts["rational"], theirs["rational_ge"])
    to.same("efficient", counts["efficient"], theirs["pareto_all_outcomes"])
    to.same("distinct", counts["efficient_distinct"], theirs["pareto_all_distinct"])
    to.same("efficient and rational", counts["efficient_rational"],
            theirs["pareto_rational_outcomes"])
    worths = {row["state"]: [cell["number"] for cell in row["worth"].values()]
              for row in ours["efficient"] if row["rational"]}
    to.same("the efficient", sorted(worths),
            sorted(number_of(row["outcome_index"], shape) for row in theirs["pareto"]))
    for row in theirs["pareto"]:
        state = number_of(row["outcome_index"], shape)
        for one, other in zip(worths.get(state, []), row["utils"]):
            to.near(f"worth of s{state}", one, other)
    if isinstance(exact, dict):  # where theirs did not run out of digits
        to.same("rational, exactly", counts["rational"], exact["rational"])
        to.same("the efficient, exactly", sorted(worths),
                sorted(number_of(index, shape) for index in exact["pareto_indices"]))


def compare_points(to, ours, theirs):
    for point, picked, value in POINTS:
        mine = ours["points"][point]
        to.same(point, mine["outcomes"],
                sorted(number_of(row["outcome_index"], theirs["shape"]) for row in theirs[picked]))
        number = mine["value"]["number"]
        if point != "kalai" or close(number, theirs[value]):
            to.near(f"value of {point}", number, theirs[value])
            continue
        worths = theirs[picked][0]["utils"]
        to.near("least share of the rational best", number, least_share(worths, ours["parties"], "best"))
        to.near("least share of the best of all", least_share(worths, ours["parties"], "most"),
                theirs[value])
        to.notes.append(f"{to.name}: the largest least share is {number:.6g} of what each could gain where nobody "
                        f"loses, and {theirs[value]:.6g} of what each could gain anywhere, as the reference has it")
    to.near("opposition", ours["opposition"], theirs["opposition"])


def compare(program, folder, scenario, reference, scratch):
    domain = [str(path) for path in sorted((folder / scenario).glob("*.xml"))
              if b"<negotiation_template" in path.read_bytes()]
    assert len(domain) == 1, scenario
    converted = pathlib.Path(scratch) / (scenario + ".yaml")
    files = domain + [str(folder / scenario / name) for name in reference["brute_raw"]["files"]]
    converted.write_bytes(run(program, "convert", *files))
    for scale, key, exact in SCALES:
        to = Comparison(f"{scenario} on the {scale} scale")
        asked = ["--scale", scale, "--format", "json", "--no-lotteries"]
        ours = run(program, "settle", *files, *asked)
        to.same("as a dispute file", run(program, "settle", str(converted), *asked), ours)
        compare_outcomes(to, json.loads(ours), reference[key],
                         reference["exact_rational_arithmetic"][exact])
        compare_points(to, json.loads(ours), reference[key])
        yield to


def main():
    program, folder, scenarios = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    if not (folder / "reference.json").exists():
        print(f"skipped: {folder} is not there")
        return 77
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))["scenarios"]
    compared = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for scenario in scenarios:
            for to in compare(program, folder, scenario, reference[scenario], scratch):
                print("\n".join([f"{to.name}: {to.compared} compared", *to.notes, *to.found]))
                compared, failed = compared + to.compared, failed + len(to.found)
    print(f"{compared - failed} passed, {failed} failed")
    return 1 if failed or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
