#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page docs/glossary.md against the words that the program has, and the pages that they name.

Usage: glossary.py ENTENTE ROOT [--update]
"""

import json
import pathlib
import subprocess
import sys
import textwrap

HEAD = """# Glossary

The words of this program and of the field, in plain language. `entente help words` lists them, `entente help WORD` says what one
means, under any of its names; a report ends with those that it uses, and the workbench shows one when the pointer rests on it.
This page is written by `tests/one_way/glossary.py ENTENTE ROOT --update` from the table in `src/report/glossary/`.
"""


def entry(word):
    """One word as an item of a list, with its key as an anchor that other pages lead to."""
    name = word["key"] if word["key"] == word["term"] else f"{word['key']}, {word['term']}"
    also = f" Also: {', '.join(word['others'])}." if word["others"] else ""
    text = f"**{name}**: {word['meaning']}{also} See {', '.join(word['see'])}; defined in [{word['page']}]({word['page']})."
    filled = textwrap.fill(text, 120, initial_indent="- ", subsequent_indent="  ", break_long_words=False,
                           break_on_hyphens=False)
    return filled.replace("- ", f'- <a id="{word["key"]}"></a>', 1)


def page(words):
    lines, group = [HEAD], None
    for word in words:
        if word["group"] != group:
            group = word["group"]
            lines.append(f"{'' if len(lines) == 1 else chr(10)}## {group}\n")
        lines.append(entry(word))
    return "\n".join(lines) + "\n"


def main():
    entente, root = sys.argv[1], pathlib.Path(sys.argv[2])
    told = subprocess.run([entente, "help", "words", "--format", "json"], stdout=subprocess.PIPE, check=True)
    words = json.loads(told.stdout)["terms"]
    missing = [word["page"] for word in words if not (root / "docs" / word["page"]).is_file()]
    if missing:
        print(f"glossary: there is no page docs/{missing[0]}")
        return 1
    path = root / "docs" / "glossary.md"
    if "--update" in sys.argv:
        path.write_text(page(words), encoding="utf-8")
    elif path.read_text(encoding="utf-8") != page(words):
        print("glossary: docs/glossary.md says something else than the program; --update writes it")
        return 1
    print(f"glossary: {len(words)} words, as docs/glossary.md has them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
