#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every link of the documents leads somewhere, every path that they or the code name exists, and so does every test.

Links are relative, with or without #anchor; paths stand in backticks and begin with a folder of the repository; what
code says is `docs/...`. Something leads to every page in docs. An ending may be left out, a README may count from its own folder, and a word in capitals is to be
filled in. A word `tests/...` may also be the name of a test, as `ctest -N` lists it.
Usage: links.py ROOT BUILD | links.py --self-test
"""

import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.M | re.S)
LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.M)
ANCHOR = re.compile(r'<a id="([^"]+)"')
SPAN = re.compile(r"`([^`\n]+)`")
PLACES = ("bench", "cases", "cli", "cmake", "completions", "docs", "examples", "grammar", "include", "mpi", "packaging",
          "server", "src", "templates", "tests", "tools", "web")
PATH = re.compile(r"(?:\./)?(?:%s)/[\w./*-]+" % "|".join(PLACES))
PAGE = re.compile(r"\bdocs/[\w./-]+\.md\b(?:#[\w-]+)?")


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def anchors_of(text):
    """The anchors of a page: those that are written, and one for each heading, as repositories show them."""
    prose = FENCE.sub(blank, text)
    found = set(ANCHOR.findall(prose))
    for title in HEADING.findall(prose):
        title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        plain = re.sub(r"[^\w\- ]", "", title).replace(" ", "-")
        name, times = plain, 0
        while name in found:
            times += 1
            name = f"{plain}-{times}"
        found.add(name)
    return found


def place_of(page, name):
    """The path that a link of a page names, "" for the root; None where it climbs out."""
    if not name:
        return page
    parts = []
    for part in [*pathlib.PurePosixPath(page).parent.parts, *name.split("/")]:
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


class Tree:
    """The files that are tracked, the pages among them with their anchors, and the names of tests."""

    def __init__(self, root, files, tests):
        self.root = root
        self.files = set(files)
        self.folders = {str(parent) for name in files for parent in pathlib.PurePosixPath(name).parents}
        self.stems = {str(pathlib.PurePosixPath(name).with_suffix("")) for name in files}
        self.tests = tests
        self.reached = set()
        self.pages = {name: self.read(name) for name in sorted(files) if name.endswith(".md")}
        self.anchors = {name: anchors_of(text) for name, text in self.pages.items()}

    def read(self, name):
        return (self.root / name).read_text(encoding="utf-8", errors="replace")

    def has(self, path):
        path = path.rstrip("/.").removeprefix("./")
        if re.search(r"\b(NAME|VERSION)\b", path):
            return True
        if "*" in path:
            pattern = re.compile(re.escape(path).replace(r"\*", "[^/]*") + "(/.*)?")
            return any(pattern.fullmatch(name) for name in self.files)
        return path in self.files or path in self.folders or path in self.stems

    def names(self, page, word):
        """Whether a word of a page names a file, a folder or a test."""
        beside = str(pathlib.PurePosixPath(page).parent / word)
        return self.has(word) or self.has(beside) or word.removeprefix("tests/").rstrip("/.") in self.tests

    def is_right(self, page, target):
        """Whether a link of a page leads somewhere; notes which page it leads to."""
        name, _, anchor = target.partition("#")
        where = place_of(page, name)
        if where is None or not (where == "" or self.has(where)):
            return False
        if where != page:
            self.reached.add(where)
        return not anchor or anchor in self.anchors.get(where, ())


def check(tree):
    def place(name, text, at):
        return f"{name}:{text.count(chr(10), 0, at) + 1}"

    for name, text in tree.pages.items():
        prose = FENCE.sub(blank, text)
        for match in LINK.finditer(prose):
            target = match.group(1)
            if not re.match(r"[a-z]+:", target) and not tree.is_right(name, target):
                yield f"{place(name, text, match.start())}: this leads nowhere: {target}"
        for span in SPAN.finditer(prose):
            for word in re.split(r"[\s,;()=]+", span.group(1)):
                if PATH.fullmatch(word) and not tree.names(name, word):
                    yield f"{place(name, text, span.start())}: there is no such file or test: {word}"
    for name in tree.pages:
        if name.startswith("docs/") and name not in tree.reached:
            yield f"{name}:1: no page leads here"
    for name in sorted(tree.files):
        if name.endswith((".c", ".h")):
            text = tree.read(name)
            for match in PAGE.finditer(text):
                if not tree.is_right("README.md", match.group()):
                    yield f"{place(name, text, match.start())}: there is no such page: {match.group()}"


def self_test():
    good = {"README.md": "[a](docs/a.md#the-word), `src/a.c`, `tests/*/x.py`, `tests/one` and `unknown/b.c`\n",
            "docs/a.md": '# The word\n[up](../README.md) [x](#it)\n<a id="it"></a>\n```\n[no](no.md) `src/no.c`\n```\n',
            "src/a.c": "/* See docs/a.md. */\n", "tests/x/x.py": ""}
    spoilt = [("README.md", "docs/a.md#the-word", "docs/a.md#a-word"), ("README.md", "[a](docs/a.md#the-word)", "a"), ("README.md", "docs/a.md#", "docs/b.md#"),
              ("README.md", "src/a.c", "src/b.c"), ("README.md", "*/x.py", "*/y.py"), ("README.md", "tests/one", "tests/two"),
              ("docs/a.md", "../README", "../../README"), ("src/a.c", "docs/a", "docs/b")]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for page, old, new in [("README.md", "", ""), *spoilt]:
            for name, text in good.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text.replace(old, new) if name == page else text, encoding="utf-8")
            found = list(check(Tree(root, list(good), {"one"})))
            assert bool(found) == bool(old), (page, old, new, found)
    print(f"links: {len(spoilt)} ways to be wrong are found")
    return 0


def names_of_tests(build):
    told = subprocess.run(["ctest", "-N"], cwd=build, stdout=subprocess.PIPE, check=True, text=True).stdout
    return set(re.findall(r"^ *Test +#\d+: (\S+)", told, re.M))


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = pathlib.Path(sys.argv[1])
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], stdout=subprocess.PIPE, check=False)
    if listed.returncode != 0:
        print("links: this is no repository, so its files are not known")
        return 77
    files = [name for name in listed.stdout.decode().split("\0") if name and (root / name).is_file()]
    found = list(check(Tree(root, files, names_of_tests(sys.argv[2]))))
    print("\n".join(found) or f"links: all lead somewhere, in {len(files)} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
