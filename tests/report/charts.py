#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Charts as files: SVG that an XML parser takes, whatever text is in it, and JSON that says the same.

Usage: charts.py SAMPLES DISPUTE...
SAMPLES is the program that writes them (samples.c).
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {SVG + name for name in
            ("svg", "title", "desc", "defs", "marker", "rect", "line", "path", "circle", "text")}
SHAPES = ("rect", "line", "path", "circle", "text")


def check(truth, where, message):
    if not truth:
        sys.exit(f"charts.py: {where}: {message}")


def check_svg(text, where):
    """Parses a drawing; returns its shapes."""
    root = xml.fromstring(text)
    ids = [element.get("id") for element in root.iter() if element.get("id") is not None]
    check(len(ids) == len(set(ids)), where, "an id stands twice")
    check(root.get("aria-labelledby").split() == ids[:2], where, "title and description are not named")
    for element in root.iter():
        check(element.tag in ELEMENTS, where, f"{element.tag} is no element of a chart")
        check("style" not in element.attrib, where, "a style attribute")
        end = element.get("marker-end")
        check(end is None or end[len("url(#"):-1] in ids, where, f"{end} leads nowhere")
    return [element for element in root if element.tag[len(SVG):] in SHAPES]


def check_same(shape, record, where):
    """Whether a shape of the SVG is the shape of the JSON."""
    check(shape.tag == SVG + record["element"], where, "another element")
    check(shape.get("class") == record["class"], where, "another class")
    for name, value in record.items():
        if name in ("element", "class", "tip", "text", "arrow", "state"):
            continue
        drawn = shape.get(name)
        same = float(drawn) == value if isinstance(value, (int, float)) else drawn == value
        check(same, where, f"{name} is {drawn} and {value}")
    check((shape.get("marker-end") is not None) == record.get("arrow", False), where, "an arrowhead")
    tip = shape.find(SVG + "title")
    check((tip is not None) == ("tip" in record), where, "a tip")


def main():
    samples, disputes = sys.argv[1], sys.argv[2:]
    drawings = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([samples, folder, *disputes], check=True)
        for page in sorted(pathlib.Path(folder).glob("*.html")):
            html = page.read_text(encoding="utf-8")
            parts = [part.split("</svg>")[0] + "</svg>" for part in html.split("<svg ")[1:]]
            lines = page.with_suffix(".json").read_text(encoding="utf-8").rstrip("\n").split("\n")
            check(len(parts) == len(lines) > 0, page.name, "not as many drawings as JSON")
            for number, (part, line) in enumerate(zip(parts, lines)):
                where = f"{page.name}, drawing {number + 1}"
                shapes, record = check_svg("<svg " + part, where), json.loads(line)
                check(len(shapes) == len(record["shapes"]), where, "not as many shapes")
                for shape, other in zip(shapes, record["shapes"]):
                    check_same(shape, other, where)
                drawings += 1
    print(f"{drawings} drawings are well formed and the same in both")


main()
