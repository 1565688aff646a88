#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads pages in every format as their readers do, and checks that they are what they should be.

Usage: page.py hostile SHOW_PAGE          pages whose every text is hostile, from show_page
       page.py reports ENTENTE FILE...    the report of each dispute file
Exit 0 when all is well, 1 with a line for each page that is not.
"""

import base64
import hashlib
import html.parser
import json
import re
import subprocess
import sys

VOID = {"meta", "br", "hr", "img", "input", "link", "base", "area", "col", "embed", "source", "wbr"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "h5", "h6",
    "nav", "ol", "ul", "li", "main", "section", "p", "div", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "article", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "pre", "code",
    "strong", "span", "i", "footer", "svg", "desc", "defs", "marker", "path", "rect", "line", "circle", "text",
}
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope", "tabindex", "role",
    "aria-label", "aria-labelledby", "data-state", "data-party",
    # of drawings
    "xmlns", "viewbox", "width", "height", "font-size", "fill", "stroke", "stroke-width", "x", "y", "x1",
    "x2", "y1", "y2", "cx", "cy", "r", "rx", "d", "marker-end", "markerwidth", "markerheight",
    "markerunits", "refx", "refy", "orient", "text-anchor", "font-weight", "stroke-dasharray",
}
KINDS = {
    "section", "heading", "paragraph", "list", "steps", "item", "table", "row", "cell", "cards", "card",
    "terms", "term", "meaning", "code", "details", "chart", "text", "strong", "word", "state", "party",
    "badge", "link",
}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Page(html.parser.HTMLParser):
    """What stands in an HTML page, and what is wrong with it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.wrong, self.open, self.ids, self.refs, self.levels = [], [], [], [], []
        self.policy, self.styles, self.words = None, [], []
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append(f"never closed: {self.open}")
        self.check()

    def handle_starttag(self, tag, attributes):
        if tag not in ALLOWED:
            self.wrong.append(f"element {tag}")
        if tag not in VOID:
            self.open.append(tag)
        names = dict(attributes)
        if len(names) != len(attributes):
            self.wrong.append(f"{tag} has an attribute twice")
        for name, value in attributes:
            self.attribute(tag, name, value or "")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if names.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = names["content"]

    def attribute(self, tag, name, value):
        if name not in ATTRIBUTES:
            self.wrong.append(f"attribute {name} of {tag}")
        if name == "id":
            self.ids.append(value)
        elif name == "aria-labelledby":
            self.refs += value.split()
        elif name == "href":
            if not value.startswith("#"):
                self.wrong.append(f"leads away: {value}")
            self.refs.append(value[1:])
        elif name == "marker-end":
            self.refs.append(re.fullmatch(r"url\(#(.*)\)", value).group(1))
        elif name == "xmlns":
            if value != "http://www.w3.org/2000/svg":
                self.wrong.append(f"xmlns {value}")
        elif "url(" in value.lower():
            self.wrong.append(f"{name}={value}")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> where it closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.styles.append(data)
        else:
            self.words.append(data)

    def handle_comment(self, data):
        self.wrong.append(f"comment {data!r}")

    def handle_pi(self, data):
        self.wrong.append(f"instruction {data!r}")

    def unknown_decl(self, data):
        self.wrong.append(f"declaration {data!r}")

    def check(self):
        style = "".join(self.styles)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        wanted = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        if self.policy != wanted:
            self.wrong.append(f"policy {self.policy!r}, not {wanted!r}")
        if re.search(r"url\(|@import|@font-face|expression", style):
            self.wrong.append("the style sheet loads something")
        for name in sorted(set(self.ids)):
            if self.ids.count(name) > 1:
                self.wrong.append(f"id {name} {self.ids.count(name)} times")
        for name in sorted(set(self.refs) - set(self.ids)):
            self.wrong.append(f"nothing has the id {name}")
        if self.levels[:1] != [1] or self.levels.count(1) != 1:
            self.wrong.append("not one h1, and first")
        for above, below in zip(self.levels, self.levels[1:]):
            if below > above + 1:
                self.wrong.append(f"h{below} behind h{above}")

    def text(self):
        return squeeze("".join(self.words))


def squeeze(text):
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def check_markdown(text):
    """Tables keep their columns, and nothing in it is HTML, an image or leads away."""
    wrong, columns, fence = [], None, None
    for number, line in enumerate(text.split("\n"), 1):
        mark = re.match(r"[ 0-9.-]*(`{3,})$", line)
        if fence is not None:
            fence = None if line.strip() == fence else fence
            continue
        if mark:
            fence = mark.group(1)
            continue
        if re.match(r"(?:[ ]|- |[0-9]+[.] )*\|", line):
            bars = line.count("|")
            columns = bars if columns is None else columns
            if bars != columns or not line.endswith("|"):
                wrong.append(f"line {number}: {bars} bars, not {columns}")
        else:
            columns = None
        plain = re.sub(r"\\.", "", re.sub(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", "", line))
        if re.search(r"<|!\[|\]\((?!#)", plain):
            wrong.append(f"line {number}: {plain!r}")
    return wrong + (["a fence is not closed"] if fence else [])


def check_text(text):
    return [f"line {number} has {len(line)} columns" for number, line in enumerate(text.split("\n"), 1)
            if len(line) > 96] + (["control characters"] if CONTROL.search(text) else [])


def nodes_of(tree):
    for node in tree.get("sections", tree.get("children", [])):
        yield node
        yield from nodes_of(node)


def check_json(tree):
    wrong = [] if tree["entente"] == 1 and "title" in tree else ["no layout 1"]
    for node in nodes_of(tree):
        if node["kind"] not in KINDS:
            wrong.append(f"kind {node['kind']}")
        if not set(node) <= {"kind", "role", "text", "key", "children", "drawing"}:
            wrong.append(f"keys {sorted(node)}")
        if CONTROL.search(node.get("text", "")) or CONTROL.search(node.get("key", "")):
            wrong.append(f"control characters in {node['kind']}")
        if "\n" in node.get("text", "") and node["kind"] != "code":
            wrong.append(f"a line end in {node['kind']}")
        if (node["kind"] == "chart") != ("drawing" in node):
            wrong.append("a chart without a drawing, or the reverse")
    return wrong


def check_all(pages):
    """The findings of a page in its four formats, and of these against each other."""
    page, tree = Page(pages["html"]), json.loads(pages["json"])
    wrong = [f"html: {line}" for line in page.wrong]
    wrong += [f"text: {line}" for line in check_text(pages["text"])]
    wrong += [f"markdown: {line}" for line in check_markdown(pages["markdown"])]
    wrong += [f"json: {line}" for line in check_json(tree)]
    told = page.text()
    for node in nodes_of(tree):
        said = node.get("text", "")
        if node["kind"] == "code":  # the command, whose --format is that of each page
            said = said.replace("--format json", "--format html")
        if squeeze(said) not in told:
            wrong.append(f"html: does not say {node['text']!r}")
    return wrong, page, tree


def run(command, allowed=(0,)):
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=300, check=False)
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}")
    return done.stdout.decode("utf-8", "strict") if done.returncode == 0 else None


FORMATS = ("html", "text", "markdown", "json")


def hostile(show_page):
    number, wrong = 0, []
    while run([show_page, "html", str(number)], (0, 3)) is not None:
        pages = {name: run([show_page, name, str(number)]) for name in FORMATS}
        wrong += [f"text {number}: {line}" for line in check_all(pages)[0]]
        number += 1
    return wrong, number


def reports(entente, files):
    wrong = []
    for path in files:
        pages = {name: run([entente, "report", path, "--format", name, "--samples", "50",
                            "--max-tries", "200"]) for name in FORMATS}
        found, page, tree = check_all(pages)
        wrong += [f"{path}: {line}" for line in found]
        keys = [section["key"] for section in tree["sections"]]
        if not keys or [name for name in page.ids if name in keys] != keys:
            wrong.append(f"{path}: sections {keys} in JSON, ids {page.ids} in HTML")
        for section in tree["sections"]:
            if not section.get("children"):
                wrong.append(f"{path}: section {section['key']} is empty")
        if tree.get("generator", "").split(" ")[0] != "entente":
            wrong.append(f"{path}: generator {tree.get('generator')}")
    return wrong, len(files)


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "hostile":
        wrong, count = hostile(arguments[1])
    elif len(arguments) > 2 and arguments[0] == "reports":
        wrong, count = reports(arguments[1], arguments[2:])
    else:
        print(__doc__, file=sys.stderr)
        return 2
    print("\n".join(wrong[:40]) if wrong else f"{count} pages in {len(FORMATS)} formats")
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
