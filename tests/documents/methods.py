#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every page of a method tells the same things in the same order.

After the title the question in plain words; **Standing.**, what is shown and what is open; **Source.** in the literature;
then, among other sections, those below, of which the last names files that check. Links and paths are what links.py asks for.
Usage: methods.py FOLDER | methods.py --self-test
"""

import pathlib
import re
import sys
import tempfile

SECTIONS = ("Definition", "How it is computed", "What is exact", "How it is checked")
HEADING = re.compile(r"^## (.+)$", re.M)
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
SHORTEST_QUESTION = 60  # characters


def check(text):
    """Yields what a page lacks."""
    text = FENCE.sub("", text)
    head, _, _ = text.partition("\n## ")
    blocks = [block.strip() for block in head.split("\n\n") if block.strip()]
    if not blocks[0].startswith("# "):
        yield "it has no title"
    question = blocks[1] if len(blocks) > 1 else ""
    if question.startswith("**") or len(question) < SHORTEST_QUESTION:
        yield "the question in plain words does not come first"
    for words in (("**Standing.**",), ("**Source.**", "**Sources.**")):
        if not any(block.startswith(words) for block in blocks):
            yield f"{words[0]} is missing before the first section"
    titles = [title.removesuffix("s") if title == "Definitions" else title for title in HEADING.findall(text)]
    missing = [section for section in SECTIONS if section not in titles]
    for section in missing:
        yield f"there is no section '{section}'"
    places = [titles.index(section) for section in SECTIONS if section in titles]
    if places != sorted(places):
        yield f"the sections stand in another order than {', '.join(SECTIONS)}"
    computed, _, _ = text.partition("## How it is computed\n")[2].partition("\n## ")
    if not missing and not re.search(r"\bcost|\bO\(", computed, re.I):
        yield "'How it is computed' says nothing of cost"
    checked, _, _ = text.partition("## How it is checked\n")[2].partition("\n## ")
    if not missing and not re.search(r"`(tests|cases)/", checked):
        yield "'How it is checked' names no test and no case"


def check_folder(folder):
    pages = sorted(folder.glob("*.md"))
    return len(pages), [f"{page.name}: {message}" for page in pages
                        for message in check(page.read_text(encoding="utf-8"))]


def self_test():
    good = """# A method

What is asked here is something that a reader would ask in these very words.

**Standing.** Shown.

**Source.** A book.

## Definitions

## How it is computed

**Cost.** None.

## What is exact

## How it is checked

`tests/a.c`: all.
"""
    spoilt = ["# A method\n\n", "What is asked here is something that a reader would ask in these very words.\n\n",
              "**Standing.** ", "**Source.** ", "## Definitions\n", "**Cost.** None.\n", "## What is exact\n", "`tests/a.c`: "]
    swapped = good.replace("exact", "X").replace("checked", "exact").replace("X", "checked")
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "a.md"
        for text in [good.replace(words, "") for words in spoilt] + [swapped]:
            page.write_text(text, encoding="utf-8")
            assert check_folder(pathlib.Path(folder))[1], text
        page.write_text(good, encoding="utf-8")
        assert check_folder(pathlib.Path(folder)) == (1, [])
    print(f"methods: {len(spoilt) + 1} ways to be wrong are found")
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    count, found = check_folder(pathlib.Path(sys.argv[1]))
    print("\n".join(found) or f"methods: {count} pages, all of one form")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main())
