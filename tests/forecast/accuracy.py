#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The models of forecasts on decisions of the EU, against the figures of another program and against their definitions.

Usage: accuracy.py FORECAST_ACCURACY [FOLDER]
FOLDER holds the two tables and reference.json. Where it is not there (exit code 77), or always before that, the
program is run on a small folder of its own, with what is missing and wrong.
"""
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

ROW = re.compile(r"^(\w+) +(\S+) +(\d+\.\d{3}) +(\d\.\d{3})(?: +([+-][\d.]+) +([+-][\d.]+) to +([+-][\d.]+)  (.+))?$")
HEAD = "issue_id,proposal_id,outcome\n"
POSITIONS = "actor,power_treaty_regime_0_100,issue_id,salience,position,more\n"


def run(program, folder):
    return subprocess.run([program, str(folder)], capture_output=True, text=True, check=False)


def rows_of(text):
    found = [ROW.match(line.rstrip()) for line in text.splitlines()]
    return {m[1]: m.groups()[1:] for m in found if m}


def mean(stakes, weigh):
    total = sum(weigh(s) for s in stakes)
    return sum(weigh(s) * s[0] for s in stakes) / total if total > 0 else sum(s[0] for s in stakes) / len(stakes)


def lower_median(stakes):
    total = sum(s * c for _, s, c in stakes)
    for x in sorted(x for x, _, _ in stakes):
        if sum(s * c for y, s, c in stakes if y <= x) >= total / 2 - 1e-9:
            return x
    raise AssertionError("no median")


def middle(stakes):
    ordered = sorted(x for x, _, _ in stakes)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def election(stakes, markov):
    places = sorted({x for x, _, _ in stakes})

    def votes(k, l):
        return 1e-8 + sum(max(0, c * s * (abs(x - l) - abs(x - k)) / 100) for x, s, c in stakes)

    beats = [[votes(k, l) / (votes(k, l) + votes(l, k)) for l in places] for k in places]
    count = len(places)
    if markov:
        chances = stationary(beats)
    else:
        chances = [math.prod(beats[k][l] for l in range(count) if l != k) for k in range(count)]
    return sum(p * x for p, x in zip(chances, places)) / sum(chances)


def stationary(beats):
    """Who holds office in the long run, by elimination: p_k = mean over l of V_kl (p_k + p_l), the sum 1."""
    count = len(beats)
    rows = [[beats[k][l] / count + (k == l) * (sum(beats[k]) / count - 1) for l in range(count)] + [0.0] for k in range(count)]
    rows[-1] = [1.0] * (count + 1)
    for c in range(count):
        best = max(range(c, count), key=lambda r: abs(rows[r][c]))
        rows[c], rows[best] = rows[best], rows[c]
        for r in range(count):
            if r != c:
                factor = rows[r][c] / rows[c][c]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[c])]
    return [rows[k][count] / rows[k][k] for k in range(count)]


MODELS = {
    "mean_unweighted": lambda s: mean(s, lambda _: 1),
    "mean_salience": lambda s: mean(s, lambda t: t[1]),
    "compromise_salience_x_power": lambda s: mean(s, lambda t: t[1] * t[2]),
    "median_unweighted": middle,
    "weighted_median": lower_median,
    "pce_prop_linear_conditional": lambda s: election(s, False),
    "pce_prop_linear_markov_uniform": lambda s: election(s, True),
}


def by_definition(folder):
    """Each model's mean error and share within 10."""
    stakes = {}
    with open(folder / "deu_positions.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            cells = [row[k] for k in ("position", "salience", "power_treaty_regime_0_100")]
            if "" not in cells:
                stakes.setdefault(row["issue_id"], []).append(tuple(map(float, cells)))
    with open(folder / "deu_issues.csv", encoding="utf-8") as file:
        issues = [(r["issue_id"], float(r["outcome"])) for r in csv.DictReader(file) if r["outcome"] != ""]
    out = {}
    for name, model in MODELS.items():
        errors = [abs(model(stakes[i]) - outcome) for i, outcome in issues if i in stakes]
        out[name] = (sum(errors) / len(errors), sum(e <= 10 + 1e-9 for e in errors) / len(errors))
    return out


def check_rows(text, expected, slack):
    """Rows, in the order of what is expected, and their figures."""
    rows = rows_of(text)
    assert list(rows) == list(expected) + ["position_exchange", "spatial"], list(rows)
    for name, (error, within) in expected.items():
        assert abs(float(rows[name][1]) - error) <= slack, (name, rows[name], error)
        assert abs(float(rows[name][2]) - within) <= slack, (name, rows[name], within)
    for name, row in rows.items():
        if row[3] is None:
            assert name == "compromise_salience_x_power"
            continue
        low, high = float(row[4]), float(row[5])
        said = "better" if high < 0 else "worse" if low > 0 else "no difference shown"
        assert row[6].split(" (on ")[0] == said and low <= float(row[3]) <= high, row


def write(folder, issues, positions):
    (folder / "deu_issues.csv").write_text(issues, encoding="utf-8")
    (folder / "deu_positions.csv").write_text(positions, encoding="utf-8")


def small(program):
    """A folder of our own: columns in another order, quotes, what is missing, and what is wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, HEAD + "a,p,40\r\nb,p,\nc,p,10\n\"d\",p,70.5",
              POSITIONS + 'x,50,a,20,0,"m, ""n"""\ny,100,a,80,100,\nz,100,a,,50,\nx,1,c,0,30,\ny,2,c,0,0,\nx,5,d,5,5,\n')
        done = run(program, folder)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("3 of 4 issues; left out: 1 without an outcome, 0 without positions\n"
                                      "6 positions, of which 1 lack a number and are left out\n"), done.stdout
        check_rows(done.stdout, by_definition(folder), 0.0005001)
        for issues, positions, code, words in [
                (HEAD, POSITIONS, 3, "no issue has an outcome and positions"),
                (HEAD + "a,p,1\na,p,1\n", POSITIONS, 3, "has 'a' twice"),
                ("issue_id,proposal_id\na,p\n", POSITIONS, 3, "deu_issues.csv has no column 'outcome'"),
                (HEAD + "a,p\n", POSITIONS, 3, "rows differ in their number of cells"),
                (HEAD + "a,p,1\n", "", 3, "rows differ in their number of cells")]:
            write(folder, issues, positions)
            done = run(program, folder)
            assert (done.returncode, done.stdout) == (code, "") and words in done.stderr, (done, words)
        (folder / "deu_positions.csv").unlink()
        done = run(program, folder)
        assert done.returncode == 3 and "No such file" in done.stderr, done
    for arguments in ([], ["--help"], ["one", "two"]):
        done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 2 and done.stderr.startswith("usage:"), done


def main():
    program = sys.argv[1]
    small(program)
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if folder is None or not (folder / "reference.json").is_file():
        print("skipped: the decisions of the EU are not there; the small folder is as it should be")
        return 77
    done = run(program, folder)
    assert done.returncode == 0, done.stderr
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    assert done.stdout.startswith(f"{reference['issues']} of "), done.stdout
    figures = {name: (m["mae"], m["within10"]) for name, m in reference["models"].items()}
    check_rows(done.stdout, figures, 0.0010001)
    check_rows(done.stdout, by_definition(folder), 0.0005001)
    assert run(program, folder).stdout == done.stdout
    print(f"{reference['issues']} issues, {len(figures)} models as in the reference, and by definition")
    return 0


if __name__ == "__main__":
    sys.exit(main())
