#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the style sheet of pages: contrast, and that the colours of parties can be told from each other.

Usage: style.py STYLE.css DRAWING.h. Exit 0 when all is well, 1 with a line for each finding.
Contrast is that of WCAG 2: 4.5 for text on what it may stand on, 3 for lines of charts.
"""

import re
import sys

PAPERS = ("paper", "card")
# Text, and the backgrounds that it may stand on.
TEXTS = {
    "text": PAPERS + ("node-fill", "holds-fill", "today-fill", "mark-fill", "remark-back"),
    "faint": PAPERS + ("node-fill", "holds-fill", "today-fill", "mark-fill"),
    "link": PAPERS + ("remark-back",),
    "good": PAPERS + ("good-back",), "bad": PAPERS + ("bad-back",),
    "stated": PAPERS + ("stated-back",), "inferred": PAPERS + ("inferred-back",),
    "assumed": PAPERS + ("assumed-back",), "remark": PAPERS + ("remark-back",),
    "holds-line": PAPERS + ("holds-fill",), "fails-line": PAPERS, "today-line": PAPERS + ("today-fill",),
    "mark-line": PAPERS + ("mark-fill",), "point": PAPERS, "gain": PAPERS,
    **{f"party-{k}": PAPERS for k in range(1, 9)},
}
LINES = ("edge", "range", "move", "focus")


def colours_of(css):
    """The variables of the light and the dark set."""
    blocks = re.findall(r":root\s*\{(.*?)\}", css, re.S)
    light, dark = (dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", block)) for block in blocks)
    return {"light": light, "dark": {**light, **dark}}, set(light) - set(dark)


def linear(colour):
    def part(value):
        value /= 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return [part(int(colour[k:k + 2], 16)) for k in (1, 3, 5)]


def luminance(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour)))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def check_contrast(name, colours):
    wrong = []
    for text, backs in TEXTS.items():
        for back in backs:
            ratio = contrast(colours[text], colours[back])
            if ratio < 4.5:
                wrong.append(f"{name}: --{text} on --{back} has {ratio:.2f}, under 4.5")
    for line in LINES:
        ratio = contrast(colours[line], colours["paper"])
        if ratio < 3:
            wrong.append(f"{name}: --{line} on --paper has {ratio:.2f}, under 3")
    return wrong


def check_inks(css, header):
    """Every ink has a rule."""
    inks = re.findall(r"ENT_INK_([A-Z]+)\b,", header)
    inks += [f"PARTY-{k}" for k in range(1, 9)]
    return [f"no rule for ink-{ink.lower()}" for ink in inks
            if ink not in ("TEXT",) and f".ink-{ink.lower()} " not in css]


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        css = file.read()
    with open(arguments[1], encoding="utf-8") as file:
        header = file.read()
    sets, missing = colours_of(css)
    wrong = [f"--{name} has no dark value" for name in sorted(missing)]
    for name, colours in sets.items():
        wrong += check_contrast(name, colours)
        parties = [colours[f"party-{k}"] for k in range(1, 9)]
        if len(set(parties)) < len(parties):
            wrong.append(f"{name}: two parties have one colour")
    wrong += check_inks(css, header)
    for line in re.findall(r"^[^/@ }:\n].*\{", css, re.M):
        wrong += [f"not within .report: {part.strip()}" for part in line.split(",")
                  if not part.strip().startswith(".report")]
    print("\n".join(wrong) if wrong else f"{sum(map(len, TEXTS.values())) * 2} pairs have contrast enough")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
