#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what the public headers say of each declaration, and writes the index of functions in docs/api.md.

A comment covers the declarations that follow it without an empty line. Asked is:
  no-purpose   a header opens with an SPDX line and a comment
  no-threads   that comment says from which threads its functions may be called
  no-comment   a function, or a type with members, has a comment
  no-failure   the comment of a function that returns ent_status names one, or says "Errors as of" another
  no-release   an owned object comes with the function that releases it, in the comment or right below
  old-index    docs/api.md lists every function with the first sentence of its comment
Usage: tools/check_headers.py [ROOT] [--update] | --self-test
Exit codes: 0 clean; 1 findings, one line each as file:line: message; 2 wrong usage.
"""

import pathlib
import re
import sys
import tempfile

PAGE = "docs/api.md"
FOLDER = "include/entente"
MARKS = ("<!-- functions: written by tools/check_headers.py --update -->\n", "<!-- /functions -->\n")
OPENING = re.compile(r"/\* SPDX-License-Identifier: MIT \*/\n/\*(.*?)\*/", re.S)
FUNCTION = re.compile(r"ENT_API\b[^;{]*?\b(ent_\w+)\s*\([^;]*;", re.S)
TYPE = re.compile(r"typedef (?:struct|enum) (\w+) \{.*?\n?\}\s*\w+;", re.S)
OPAQUE = re.compile(r"typedef struct (\w+) \w+;")
TOKEN = re.compile(r"/\*(.*?)\*/|" + "|".join(f"(?:{p.pattern})" for p in (FUNCTION, TYPE, OPAQUE)), re.S)
OWNED = re.compile(r"(?<!const )\b(ent_\w+) \*\*out\b")
SENTENCE = re.compile(r"(?:\([^()]*\)|.)+?(?<!\.)[.;](?= |$)", re.S)


class Group:
    """Declarations that stand below one comment."""

    def __init__(self, comment):
        self.comment = comment
        self.functions = []  # (name, text, line)
        self.types = []


def words_of(comment):
    """A comment as one line, without stars at the margin."""
    lines = [re.sub(r"^\s*\*(?=\s|$)", "", line) for line in comment.split("\n")]
    return " ".join(" ".join(lines).split())


def groups_of(text):
    """The groups of a header in order, after its opening; a group without a comment has None."""
    found, group, end = [], None, 0
    opening = OPENING.match(text)
    for match in TOKEN.finditer(text, opening.end() if opening else 0):
        comment, function, kind, opaque = match.groups()
        apart = "\n\n" in text[end:match.start()] or "#" in text[end:match.start()]
        line = text.count("\n", 0, match.start()) + 1
        if comment is not None:
            if text[text.rfind("\n", 0, match.start()) + 1:match.start()].strip():
                continue  # at the end of a line
            group = Group(words_of(comment))
            found.append(group)
        elif group is None or apart:
            group = Group(None)
            found.append(group)
        if function:
            group.functions.append((function, " ".join(match.group().split()), line))
        elif kind or opaque:
            group.types.append((kind, line))
        end = match.end()
    return [group for group in found if group.functions or group.types]


def check_function(group, name, text):
    """Yields what the comment of a function lacks."""
    comment = group.comment or ""
    if not comment:
        yield f"no-comment: {name}() has no comment"
        return
    if text.startswith("ENT_API ent_status ") and not re.search(r"ENT_ERROR_|Errors as of", comment):
        yield f"no-failure: the comment of {name}() names no failure"
    owned = OWNED.search(text)
    released = re.search(r"\b\w+_free\b", comment) or any(n.endswith("_free") for n, _, _ in group.functions)
    if owned and not released:
        yield f"no-release: nothing says what releases the {owned.group(1)} of {name}()"


def check_header(path, text):
    opening = OPENING.match(text)
    if not opening:
        yield f"{path}:1: no-purpose: no comment says what this header is for"
    elif "thread" not in opening.group(1).lower():
        yield f"{path}:2: no-threads: the opening says nothing of threads"
    for group in groups_of(text):
        for name, declaration, line in group.functions:
            for message in check_function(group, name, declaration):
                yield f"{path}:{line}: {message}"
        for name, line in group.types:
            if name and not group.comment:
                yield f"{path}:{line}: no-comment: {name} has no comment"


def first_sentence(comment):
    match = SENTENCE.match(comment)
    return (match.group() if match else comment).rstrip(".;").replace("*", "\\*")


def index(headers):
    """The index: a section a header, a line for the functions below each comment."""
    lines = []
    for path, text in headers:
        opening = OPENING.match(text)
        groups = [group for group in groups_of(text) if group.functions]
        if not groups or not opening:
            continue
        lines += ["", f"### [{path.name}](../{FOLDER}/{path.name})", "",
                  first_sentence(words_of(opening.group(1))) + ".", ""]
        for group in groups:
            names = ", ".join(f"`{name}`" for name, _, _ in group.functions)
            lines.append(f"- {names}: {first_sentence(group.comment or '')}")
    return "\n".join(lines[1:]) + "\n\n"


def check_index(root, headers, update):
    path = root / PAGE
    text = path.read_text(encoding="utf-8")
    if any(mark not in text for mark in MARKS):
        yield f"{PAGE}:1: old-index: the lines are missing between which the index stands"
        return
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    wanted = text[:start] + "\n" + index(headers) + text[end:]
    if update:
        path.write_text(wanted, encoding="utf-8")
    elif wanted != text:
        line = text.count("\n", 0, start)
        yield f"{PAGE}:{line}: old-index: the index is not what the headers say; --update writes it"


def check(root, update=False):
    headers = [(path, path.read_text(encoding="utf-8")) for path in sorted((root / FOLDER).glob("*.h"))]
    found = [message for path, text in headers for message in check_header(path.relative_to(root), text)]
    found += check_index(root, headers, update)
    count = sum(len(group.functions) for _, text in headers for group in groups_of(text))
    return found, count


GOOD = """/* SPDX-License-Identifier: MIT */
/*
 * Things. Any number of threads may read one.
 */
/* A thing. */
typedef struct ent_thing ent_thing;

/* Makes a thing. Errors: ENT_ERROR_MEMORY. */
ENT_API ent_status ent_thing_new(ent_context *context, ent_thing **out);
ENT_API void ent_thing_free(ent_thing *thing);

/* What it weighs. */
typedef struct ent_weight {
    size_t grams; /* at most 9 */
} ent_weight;
"""

# What to change in the good header -> the finding that must come of it.
SPOILT = [
    ("/*\n * Things. Any number of threads may read one.\n */\n", "#include <stddef.h>\n", "no-purpose"),
    (" Any number of threads may read one.", "", "no-threads"),
    ("/* What it weighs. */\n", "", "no-comment"),
    ("/* Makes a thing. Errors: ENT_ERROR_MEMORY. */\n", "", "no-comment"),
    (" Errors: ENT_ERROR_MEMORY.", "", "no-failure"),
    ("ENT_API void ent_thing_free(ent_thing *thing);\n", "", "no-release"),
    ("Makes a thing.", "Builds a thing.", "old-index"),
]


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        header, page = root / FOLDER / "thing.h", root / PAGE
        header.parent.mkdir(parents=True)
        page.parent.mkdir()
        page.write_text("# Index\n" + "".join(MARKS), encoding="utf-8")
        header.write_text(GOOD, encoding="utf-8")
        check(root, update=True)
        assert check(root) == ([], 2), check(root)
        assert "`ent_thing_new`, `ent_thing_free`: Makes a thing" in page.read_text(encoding="utf-8")
        for old, new, kind in SPOILT:
            assert old in GOOD, old
            header.write_text(GOOD.replace(old, new), encoding="utf-8")
            assert any(kind in message for message in check(root)[0]), (kind, check(root))
        page.write_text("# Index\n", encoding="utf-8")
        assert any("lines are missing" in message for message in check(root)[0])
    print("check_headers: each kind of finding is found")
    return 0


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    flags = set(sys.argv[1:]) - set(arguments)
    if flags == {"--self-test"}:
        return self_test()
    if len(arguments) > 1 or flags - {"--update"}:
        print(__doc__, file=sys.stderr)
        return 2
    found, count = check(pathlib.Path(arguments[0] if arguments else "."), "--update" in flags)
    for message in found:
        print(message)
    if not found:
        print(f"headers: {count} functions, each with its comment")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
