#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that every room includes only what it may use, and the house rules for folders and files.

The tables below are the column "may use" of the rooms; to let a room use more, change its row. The picture and
the table of docs/architecture.md must say the same. Long because its self-test stands in it.
Usage: tools/check_layers.py [ROOT] | --self-test
Exit codes: 0 clean; 1 findings, one line each as file:line: message; 2 wrong usage.
"""

import os
import re
import sys
import tempfile

CORE = ["base", "diag", "dispute", "space", "preference", "stability"]
QUESTIONS = [
    "explain", "journey", "leverage", "robust", "settlement", "forecast", "timeline", "evidence",
    "exists", "coalitions", "certainty", "comparison",
]

# Room under src/ -> the rooms that it may use besides itself. Every room may use <entente/...>.
MAY_USE = {
    "base": [],
    "diag": ["base"],
    "dispute": ["base", "diag"],
    "space": ["base", "diag", "dispute"],
    "preference": ["base", "diag", "dispute", "space"],
    "stability": ["base", "diag", "dispute", "space", "preference"],
    **{question: CORE for question in QUESTIONS},
    "formats/in": ["base", "diag", "dispute", "coding"],
    "formats/out": CORE,
    "coding": ["base", "diag", "dispute"],
    "editing": ["base", "diag", "dispute", "coding", "formats/out"],
    "verify": ["base", "diag", "dispute"],
    "reading": ["base", "diag", "dispute", "coding"],
    "report": CORE + QUESTIONS + ["formats/out", "coding"],
}

# Headers beyond plain libc that a room may use.
EXTERNAL = {
    "base": ["pthread.h", "unistd.h", "sys/mman.h"],  # the first two in one file alone, see THREADS
    "exists": ["ccadical.h"],  # in solver.c alone
    "formats/in": ["libfyaml.h", "expat.h", "fcntl.h", "sys/stat.h", "unistd.h"],
}

# Folders that see the library as its users do -> headers beyond libc and POSIX.
CLIENTS = {
    "cli": ["malloc.h"],
    "server": ["jansson.h", "microhttpd.h", "sys/inotify.h", "sys/prctl.h", "sys/random.h", "sys/syscall.h"],
    "mpi": ["mpi.h"],
    "grammar": ["link-grammar/link-includes.h"],
}

PUBLIC = "include/entente"
PUBLIC_LIBC = {"inttypes.h", "stdbool.h", "stddef.h", "stdint.h"}

LIBC_IN_SRC = {
    "assert.h", "complex.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "iso646.h",
    "limits.h", "math.h", "setjmp.h", "stdalign.h", "stdarg.h", "stdatomic.h", "stdbool.h",
    "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h", "string.h", "tgmath.h",
    "uchar.h", "wchar.h", "wctype.h",
}
LIBC_OF_CLIENTS = LIBC_IN_SRC | {"locale.h", "signal.h", "threads.h", "time.h"}
POSIX = {
    "aio.h", "arpa/inet.h", "dirent.h", "dlfcn.h", "fcntl.h", "fnmatch.h", "ftw.h", "getopt.h",
    "glob.h", "grp.h", "iconv.h", "langinfo.h", "libgen.h", "net/if.h", "netdb.h", "netinet/in.h",
    "netinet/tcp.h", "poll.h", "pthread.h", "pwd.h", "regex.h", "sched.h", "search.h",
    "semaphore.h", "spawn.h", "strings.h", "sys/file.h", "sys/ioctl.h", "sys/mman.h",
    "sys/resource.h", "sys/select.h", "sys/socket.h", "sys/stat.h", "sys/statvfs.h", "sys/time.h",
    "sys/types.h", "sys/uio.h", "sys/un.h", "sys/wait.h", "syslog.h", "termios.h", "unistd.h",
    "wordexp.h",
}

# What makes a file of src/ one that knows threads; there may be one such file, in base.
THREADS = re.compile(r"^[ \t]*#[ \t]*(include[ \t]*<(omp|threads|pthread)\.h>|pragma[ \t]+omp\b)", re.M)
# The number of processors is asked of <unistd.h>; in base that is the same file's business.
PROCESSORS = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<unistd\.h>", re.M)

CODE = (".c", ".h", ".inc", ".def")
INCLUDE = re.compile(r"^[ \t]*(?:#|%:)[ \t]*include\b[ \t]*(.*?)[ \t]*$", re.M)
README_LINES = 15
C_FILES = 15
FILE_LINES = 600
EXCUSE = "Long because"
EXCUSE_LINES = 15

# The page with the picture, whose rooms use only what stands on lower lines, and the table of rooms.
PAGE = "docs/architecture.md"
PICTURE = re.compile(r"^## Rooms$.*?^```\n(.*?)^```$", re.M | re.S)
ROW = re.compile(r"^\| `([a-z/]+)` \|[^|]*\| ([\d,]+) \|([^|]*)\|$", re.M)
SHORT = {"core": CORE, "questions": QUESTIONS}


class Findings:
    """What is wrong, each with a kind (for the self-test), a place and a message."""

    def __init__(self):
        self.found = []

    def add(self, kind, path, line, message):
        assert kind in KINDS, kind
        self.found.append((path, line, message, kind))

    def lines(self):
        return [f"{path}:{line}: {message}" for path, line, message, _ in sorted(self.found)]

    def kinds(self):
        return {kind for _, _, _, kind in self.found}


# Every kind of finding; the self-test shows that each can be found.
KINDS = {
    "unknown-room", "room-use", "question-use", "bare-include", "up-include", "computed-include",
    "unknown-include", "src-header", "src-angle", "threads", "public-quote", "public-header",
    "client-quote", "client-header", "no-readme", "long-readme", "many-files", "long-file",
    "no-spdx", "picture", "room-row", "room-size",
}


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


# A string, a character or a comment, whichever begins first.
TOKEN = re.compile(
    r'''"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|//[^\n]*|/\*.*?(?:\*/|\Z)''', re.S)


def without_comments(text):
    """The text with each comment blanked, lines kept, so that places stay right."""
    def blank(match):
        word = match.group()
        return re.sub(r"[^\n]", " ", word) if word[0] == "/" else word

    return TOKEN.sub(blank, text)


def includes(text):
    """Yields (line, form, name) per #include: form is '"', '<', or '' when it is neither."""
    clean = without_comments(text)
    for match in INCLUDE.finditer(clean):
        line = clean.count("\n", 0, match.start()) + 1
        name = re.fullmatch(r'"([^"]+)"|<([^>]+)>', match.group(1))
        if name is None:
            yield line, "", match.group(1)
        else:
            yield line, match.group(1)[0], name.group(1) or name.group(2)


def room_of(path):
    """The room of a path relative to src/, or None; subfolders belong to their room."""
    parts = path.split("/")[:-1]
    for length in range(len(parts), 0, -1):
        name = "/".join(parts[:length])
        if name in MAY_USE:
            return name
    return None


def folder_name(path):
    return path.rsplit("/", 1)[0] if "/" in path else "(src itself)"


def check_src_quoted(findings, path, line, room, name):
    if ".." in name.split("/"):
        findings.add("up-include", path, line, f'"{name}" climbs out; write it relative to src/')
        return
    if "/" not in name:
        findings.add("bare-include", path, line, f'"{name}" has no room; write "{room}/{name}"')
        return
    used = room_of(name)
    if used is None:
        findings.add("unknown-include", path, line, f'"{name}" is in no known room')
    elif used != room and used not in MAY_USE[room]:
        kind = "question-use" if room in QUESTIONS and used in QUESTIONS else "room-use"
        findings.add(kind, path, line, f'{room} may not use {used}: "{name}"')


def check_src_angle(findings, path, line, room, name):
    if name.startswith("entente/") or name in LIBC_IN_SRC or name in EXTERNAL.get(room, []):
        return
    if name.split("/")[0] in MAY_USE or room_of(name) is not None:
        message = f'<{name}> is internal; write "{name}"'
        findings.add("src-angle", path, line, message)
        return
    findings.add("src-header", path, line, f"{room} may not use <{name}>")


def check_src(findings, path, text):
    inner = path[len("src/"):]
    room = room_of(inner)
    if room is None:
        findings.add("unknown-room", path, 1, f"{folder_name(inner)} is not a known room")
        return None
    for line, form, name in includes(text):
        if form == '"':
            check_src_quoted(findings, path, line, room, name)
        elif form == "<":
            check_src_angle(findings, path, line, room, name)
        else:
            findings.add("computed-include", path, line, f"cannot tell what this includes: {name}")
    return room


def check_threads(findings, files):
    """One file of src/, in base, knows threads."""
    clean = [(path, without_comments(text)) for path, text in files if path.startswith("src/")]
    knowing = [(path, text, THREADS.search(text) or
                (PROCESSORS.search(text) if path.startswith("src/base/") else None))
               for path, text in clean]
    knowing = sorted((path, text, match) for path, text, match in knowing if match)
    home = next((path for path, _, _ in knowing if path.startswith("src/base/")), None)
    for path, text, match in knowing:
        if path != home:
            line = text.count("\n", 0, match.start()) + 1
            only = f"only {home} may" if home else "only one file of src/base may"
            findings.add("threads", path, line, f"{only} know threads")


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def check_picture(findings, text):
    """The picture has every room once, and whatever a room may use on a line below its own."""
    picture = PICTURE.search(text)
    if picture is None:
        findings.add("picture", PAGE, 1, "no picture of the rooms")
        return
    first, floors = line_of(text, picture.start(1)), {}
    for number, line in enumerate(picture.group(1).splitlines(), first):
        for word in line.split("|")[0].split():
            if word not in MAY_USE and word not in CLIENTS and word != PUBLIC:
                findings.add("picture", PAGE, number, f"{word} is not a known room")
            elif word in floors:
                findings.add("picture", PAGE, number, f"{word} stands twice in the picture")
            floors[word] = number
    for room in [*MAY_USE, *CLIENTS, PUBLIC]:
        if room not in floors:
            findings.add("picture", PAGE, first, f"{room} is missing from the picture")
        for used in MAY_USE.get(room, []):
            if room in floors and floors.get(used, floors[room] + 1) <= floors[room]:
                findings.add("picture", PAGE, floors[room], f"{room} must stand above {used}")


def check_rows(findings, text, sizes):
    """The table has a row for every room, with what it may use, and its lines to about a quarter."""
    told = set()
    for row in ROW.finditer(text):
        line, room = line_of(text, row.start()), row.group(1)
        told.add(room)
        words = [word for word in row.group(3).replace(",", " ").split() if word != "-"]
        uses = sorted(used for word in words for used in SHORT.get(word, [word]))
        if uses != sorted(MAY_USE.get(room, [])):
            findings.add("room-row", PAGE, line, f"{room} has another row in tools/check_layers.py")
        lines, size = int(row.group(2).replace(",", "")), sizes.get(room, 0)
        if abs(lines - size) > max(size / 4, 100):
            message = f"{room} has about {round(size, -2):,} lines, not {lines:,}"
            findings.add("room-size", PAGE, line, message)
    for room in [*MAY_USE, *CLIENTS, PUBLIC]:
        if room not in told:
            findings.add("room-row", PAGE, 1, f"{room} has no row in the table")


def size_of(sizes, path, text):
    """Adds the lines of a file to those of its room."""
    top = path.split("/")[0]
    room = PUBLIC if top == "include" else room_of(path[len("src/"):]) if top == "src" else top
    sizes[room] = sizes.get(room, 0) + text.count("\n")


def check_page(findings, root, sizes):
    path = os.path.join(root, PAGE)
    text = read(path) if os.path.exists(path) else ""
    check_picture(findings, text)
    check_rows(findings, text, sizes)


def check_public(findings, path, text):
    for line, form, name in includes(text):
        if form == '"':
            message = f'"{name}" in a public header; write <entente/...>'
            findings.add("public-quote", path, line, message)
        elif form == "":
            findings.add("computed-include", path, line, f"cannot tell what this includes: {name}")
        elif not name.startswith("entente/") and name not in PUBLIC_LIBC:
            findings.add("public-header", path, line, f"a public header may not use <{name}>")


def check_client(findings, path, text, client):
    """A client includes the public headers, libc, POSIX, and its own by bare name or subfolder."""
    for line, form, name in includes(text):
        if form == '"':
            foreign = ".." in name.split("/") or room_of(name) is not None
            if foreign or name.startswith(("entente/", "src/", "include/")):
                message = f'{client} may use <entente/...> and its own headers, not "{name}"'
                findings.add("client-quote", path, line, message)
        elif form == "":
            findings.add("computed-include", path, line, f"cannot tell what this includes: {name}")
        elif not (name.startswith("entente/") or name in LIBC_OF_CLIENTS or name in POSIX
                  or name in CLIENTS[client]):
            findings.add("client-header", path, line, f"{client} may not use <{name}>")


def check_file(findings, path, text):
    lines = text.splitlines()
    if not any("SPDX-License-Identifier:" in line for line in lines[:3]):
        findings.add("no-spdx", path, 1, "no SPDX line among the first 3")
    excused = any(EXCUSE in line for line in lines[:EXCUSE_LINES])
    if len(lines) > FILE_LINES and not excused:
        cure = f'split it, or say at its top "{EXCUSE} ..."'
        message = f"{len(lines)} lines, over {FILE_LINES}; {cure}"
        findings.add("long-file", path, FILE_LINES + 1, message)


def needs_readme(folder, names):
    if folder == "tools":
        return True
    top = folder.split("/")[0]
    inside = top in ("src", "tests") or top in CLIENTS or folder == PUBLIC
    return inside and any(name.endswith((".c", ".h")) for name in names)


def check_folder(findings, root, folder, names):
    if needs_readme(folder, names):
        if "README.md" not in names:
            findings.add("no-readme", folder, 1, "this folder has no README.md")
        else:
            path = folder + "/README.md"
            count = len(read(os.path.join(root, path)).splitlines())
            if count > README_LINES:
                message = f"{count} lines; a README has at most {README_LINES}"
                findings.add("long-readme", path, README_LINES + 1, message)
    count = sum(name.endswith(".c") for name in names)
    if count > C_FILES:
        findings.add("many-files", folder, 1, f"{count} .c files; a folder has at most {C_FILES}")


def folders(root):
    """Yields (folder, names of its files), leaving out hidden and build folders."""
    for here, inside, names in os.walk(root):
        folder = os.path.relpath(here, root).replace(os.sep, "/")
        if "CMakeCache.txt" in names:
            inside[:] = []
            continue
        inside[:] = sorted(
            name for name in inside
            if not name.startswith(".") and name not in ("node_modules", "__pycache__")
            and not (folder == "." and name.startswith("build"))
        )
        yield folder, sorted(names)


def check(root):
    """Checks a tree; returns its findings, the number of files and of rooms."""
    findings = Findings()
    files = []
    rooms = set()
    sizes = {}
    for folder, names in folders(root):
        check_folder(findings, root, folder, names)
        for name in names:
            path = name if folder == "." else f"{folder}/{name}"
            if name.endswith(CODE + (".sh", ".py")):
                files.append((path, read(os.path.join(root, path))))
    for path, text in files:
        if path.endswith((".c", ".h", ".sh", ".py")):
            check_file(findings, path, text)
        if not path.endswith(CODE):
            continue
        size_of(sizes, path, text)
        top = path.split("/")[0]
        if top == "src":
            rooms.add(check_src(findings, path, text))
        elif top == "include":
            rooms.add(PUBLIC)
            check_public(findings, path, text)
        elif top in CLIENTS:
            rooms.add(top)
            check_client(findings, path, text, top)
    check_threads(findings, files)
    check_page(findings, root, sizes)
    return findings, len(files), len(rooms - {None})


# --- the self-test -------------------------------------------------------------------------------

SPDX_C = "// SPDX-License-Identifier: MIT\n"
SPDX_SH = "#!/bin/sh\n# SPDX-License-Identifier: MIT\n"


def page_of(rooms):
    """A page whose picture has these rooms, one a line, and a row for each."""
    rows = "".join(f"| `{room}` | x | 0 | {', '.join(MAY_USE.get(room, [])) or '-'} |\n"
                   for room in rooms)
    return "## Rooms\n\n```\n" + "".join(f"{room} | x\n" for room in rooms) + "```\n\n" + rows


# From the top down: MAY_USE runs up from the ground, but for two rooms.
FLOORS = [*CLIENTS, *reversed([room for room in MAY_USE if room not in ("formats/in", "coding")])]
FLOORS[FLOORS.index("dispute"):FLOORS.index("dispute")] = ["formats/in", "coding"]
FLOORS.append(PUBLIC)
PAGE_TEXT = page_of(FLOORS)

# A tree without any finding, though it comes close to many.
CLEAN_TREE = {
    PAGE: PAGE_TEXT,
    "include/entente/README.md": "x\n" * README_LINES,
    "include/entente/a.h": SPDX_C + "#include <stdint.h>\n#include <entente/b.h>\n",
    "src/base/README.md": "x\n",
    "src/base/threads.c": SPDX_C + "#include <pthread.h>\n#include <unistd.h>\n",
    "src/base/arena.h": SPDX_C + "#include <entente/a.h>\n#include <stdlib.h>\n",
    "src/diag/README.md": "x\n",
    "src/diag/text.c": SPDX_C + '#include "base/arena.h"\n#include "diag/text.h"\n',
    "src/dispute/README.md": "x\n",
    "src/dispute/model.c": SPDX_C + '#include "base/arena.h"\n#include "diag/text.h"\n',
    "src/space/README.md": "x\n",
    "src/space/s.c": SPDX_C + '#include "diag/text.h"\n#include "dispute/model.h"\n',
    "src/preference/README.md": "x\n",
    "src/preference/p.c": SPDX_C + '#include "dispute/model.h"\n#include "space/s.h"\n',
    "src/stability/README.md": "x\n",
    "src/stability/flood.c": SPDX_C + '#include "space/s.h"\n#include "preference/p.h"\n',
    "src/reading/README.md": "x\n",
    "src/reading/news.c": SPDX_C + '#include "diag/text.h"\n#include "dispute/model.h"\n',
    "src/explain/README.md": "x\n",
    "src/explain/why.c": SPDX_C + '/*\n#include "journey/path.h"\n*/\n'
                         '#include "stability/flood.h"\n',
    "src/formats/in/README.md": "x\n",
    "src/formats/in/yaml.c": SPDX_C + "#include <libfyaml.h> // marks\n#include <unistd.h>\n"
                             '#include "formats/in/yaml.h"\n#include "dispute/model.h"\n',
    "src/formats/out/README.md": "x\n",
    "src/formats/out/gmcr.c": SPDX_C + '#include "stability/flood.h"\n',
    "src/report/README.md": "x\n",
    "src/report/html.c": SPDX_C + '#include "explain/why.h"\n#include "evidence/e.h"\n'
                         'static const char text[] = "/*";\n#include <string.h>\n',
    "src/stability/concepts/nash.c": SPDX_C + '#include "stability/flood.h"\n',
    "src/stability/concepts/README.md": "x\n",
    "src/verify/README.md": "x\n",
    "src/verify/check.c": SPDX_C + '#include "dispute/model.h"\n',
    "cli/README.md": "x\n",
    "cli/main.c": SPDX_C + '#include "cli.h"\n#include <entente/a.h>\n#include <signal.h>\n'
                  "#include <sys/stat.h>\n",
    "cli/complete.sh": SPDX_SH + "#include <nothing.h>\n",
    "server/README.md": "x\n",
    "server/main.c": SPDX_C + "#include <microhttpd.h>\n",
    "mpi/README.md": "x\n",
    "mpi/main.c": SPDX_C + "#include <mpi.h>\n",
    "tests/unit/README.md": "x\n",
    "tests/unit/test_arena.c": SPDX_C + '#include <time.h>\n#include "base/arena.h"\n',
    "tests/unit/long.c": SPDX_C + "// Long because it is one table.\n" + "\n" * FILE_LINES,
    "tools/README.md": "x\n",
    "tools/a.sh": SPDX_SH,
    "build-asan/main.c": "#include <nothing.h>\n",
    "out/CMakeCache.txt": "",
    "out/id.c": "",
}

# Kind, files added to the clean tree, and the one line that must then be found.
VIOLATIONS = [
    ("unknown-room", {"src/magic/README.md": "x\n", "src/magic/a.c": SPDX_C},
     "src/magic/a.c:1: magic is not a known room"),
    ("unknown-room", {"src/README.md": "x\n", "src/a.c": SPDX_C},
     "src/a.c:1: (src itself) is not a known room"),
    ("unknown-room", {"src/formats/README.md": "x\n", "src/formats/a.h": SPDX_C},
     "src/formats/a.h:1: formats is not a known room"),
    ("room-use", {"src/base/a.c": SPDX_C + '\n#include "diag/text.h"\n'},
     'src/base/a.c:3: base may not use diag: "diag/text.h"'),
    ("room-use", {"src/base/a.inc": '/* a\nb */ #  include "space/s.h" // why\n'},
     'src/base/a.inc:2: base may not use space: "space/s.h"'),
    ("room-use", {"src/verify/a.c": SPDX_C + '#include "space/s.h"\n'},
     'src/verify/a.c:2: verify may not use space: "space/s.h"'),
    ("room-use", {"src/verify/b.c": SPDX_C + '#include "stability/flood.h"\n'},
     'src/verify/b.c:2: verify may not use stability: "stability/flood.h"'),
    ("room-use", {"src/formats/in/a.c": SPDX_C + '#include "formats/out/gmcr.h"\n'},
     'src/formats/in/a.c:2: formats/in may not use formats/out: "formats/out/gmcr.h"'),
    ("room-use", {"src/formats/out/a.c": SPDX_C + '#include "explain/why.h"\n'},
     'src/formats/out/a.c:2: formats/out may not use explain: "explain/why.h"'),
    ("room-use", {"src/stability/a.c": SPDX_C + '#include "report/html.h"\n'},
     'src/stability/a.c:2: stability may not use report: "report/html.h"'),
    ("question-use", {"src/explain/a.c": SPDX_C + '#include "journey/path.h"\n'},
     'src/explain/a.c:2: explain may not use journey: "journey/path.h"'),
    ("bare-include", {"src/base/a.c": SPDX_C + '#include "arena.h"\n'},
     'src/base/a.c:2: "arena.h" has no room; write "base/arena.h"'),
    ("up-include", {"src/diag/a.c": SPDX_C + '#include "../base/arena.h"\n'},
     'src/diag/a.c:2: "../base/arena.h" climbs out; write it relative to src/'),
    ("up-include", {"src/base/a.c": SPDX_C + '#include "base/../diag/text.h"\n'},
     'src/base/a.c:2: "base/../diag/text.h" climbs out; write it relative to src/'),
    ("computed-include", {"src/base/a.c": SPDX_C + "#include HEADER\n"},
     "src/base/a.c:2: cannot tell what this includes: HEADER"),
    ("computed-include", {"cli/a.c": SPDX_C + "#include HEADER\n"},
     "cli/a.c:2: cannot tell what this includes: HEADER"),
    ("computed-include", {"include/entente/c.h": SPDX_C + "#include HEADER\n"},
     "include/entente/c.h:2: cannot tell what this includes: HEADER"),
    ("unknown-include", {"src/base/a.c": SPDX_C + '#include "magic/a.h"\n'},
     'src/base/a.c:2: "magic/a.h" is in no known room'),
    ("src-angle", {"src/diag/a.c": SPDX_C + "#include <base/arena.h>\n"},
     'src/diag/a.c:2: <base/arena.h> is internal; write "base/arena.h"'),
    ("threads", {"src/base/tricks.c": SPDX_C + "#pragma omp parallel\n"},
     "src/base/tricks.c:2: only src/base/threads.c may know threads"),
    ("threads", {"src/base/threads2.c": SPDX_C + "\n#include <pthread.h>\n"},
     "src/base/threads2.c:3: only src/base/threads.c may know threads"),
    ("threads", {"src/base/tricks.c": SPDX_C + "#include <unistd.h>\n"},
     "src/base/tricks.c:2: only src/base/threads.c may know threads"),
    ("threads", {"src/diag/a.c": SPDX_C + "# pragma  omp for\n"},
     "src/diag/a.c:2: only src/base/threads.c may know threads"),
    ("public-quote", {"include/entente/c.h": SPDX_C + '#include "base/arena.h"\n'},
     'include/entente/c.h:2: "base/arena.h" in a public header; write <entente/...>'),
    ("public-header", {"include/entente/c.h": SPDX_C + "#include <stdio.h>\n"},
     "include/entente/c.h:2: a public header may not use <stdio.h>"),
    ("client-quote", {"cli/a.c": SPDX_C + '#include "base/arena.h"\n'},
     'cli/a.c:2: cli may use <entente/...> and its own headers, not "base/arena.h"'),
    ("client-quote", {"mpi/a.c": SPDX_C + '#include "../cli/cli.h"\n'},
     'mpi/a.c:2: mpi may use <entente/...> and its own headers, not "../cli/cli.h"'),
    ("client-header", {"cli/a.c": SPDX_C + "#include <microhttpd.h>\n"},
     "cli/a.c:2: cli may not use <microhttpd.h>"),
    ("no-readme", {"src/journey/a.c": SPDX_C}, "src/journey:1: this folder has no README.md"),
    ("no-readme", {"tests/laws/a.c": SPDX_C}, "tests/laws:1: this folder has no README.md"),
    ("no-readme", {"cli/README.md": None}, "cli:1: this folder has no README.md"),
    ("no-readme", {"tools/README.md": None}, "tools:1: this folder has no README.md"),
    ("no-readme", {"include/entente/README.md": None},
     "include/entente:1: this folder has no README.md"),
    ("long-readme", {"src/base/README.md": "x\n" * (README_LINES + 1)},
     "src/base/README.md:16: 16 lines; a README has at most 15"),
    ("many-files", {f"src/diag/{n}.c": SPDX_C for n in range(C_FILES)},
     "src/diag:1: 16 .c files; a folder has at most 15"),
    ("long-file", {"tests/unit/a.c": SPDX_C + "\n" * FILE_LINES},
     'tests/unit/a.c:601: 601 lines, over 600; split it, or say at its top "Long because ..."'),
    ("long-file", {"tests/unit/a.c": SPDX_C + "\n" * FILE_LINES + "// Long because\n"},
     'tests/unit/a.c:601: 602 lines, over 600; split it, or say at its top "Long because ..."'),
    ("no-spdx", {"cli/a.h": "\n\n\n" + SPDX_C}, "cli/a.h:1: no SPDX line among the first 3"),
    ("no-spdx", {"tools/b.py": ""}, "tools/b.py:1: no SPDX line among the first 3"),
    ("no-spdx", {"tests/b.sh": ""}, "tests/b.sh:1: no SPDX line among the first 3"),
    ("picture", {PAGE: PAGE_TEXT.replace("verify | x\n", "x/y | x\nverify | x\n", 1)},
     f"{PAGE}:10: x/y is not a known room"),
    ("picture", {PAGE: PAGE_TEXT.replace("verify | x\n", "", 1)},
     f"{PAGE}:4: verify is missing from the picture"),
    ("picture", {PAGE: PAGE_TEXT.replace("verify | x\n", "verify verify | x\n", 1)},
     f"{PAGE}:10: verify stands twice in the picture"),
    ("picture", {PAGE: PAGE_TEXT.replace("base | x\n", "", 1).replace("diag |", "diag base |", 1)},
     f"{PAGE}:{3 + len(FLOORS) - 2}: diag must stand above base"),
    ("picture", {PAGE: PAGE_TEXT.replace("## Rooms", "## Room", 1)},
     f"{PAGE}:1: no picture of the rooms"),
    ("room-row", {PAGE: PAGE_TEXT.replace("| `diag` | x | 0 | base |\n", "")},
     f"{PAGE}:1: diag has no row in the table"),
    ("room-row", {PAGE: PAGE_TEXT.replace("| `diag` | x | 0 | base |", "| `diag` | x | 0 | - |")},
     f"{PAGE}:{5 + 2 * len(FLOORS) - 2}: diag has another row in tools/check_layers.py"),
    ("room-size", {PAGE: PAGE_TEXT.replace("| `diag` | x | 0 |", "| `diag` | x | 1,200 |")},
     f"{PAGE}:{5 + 2 * len(FLOORS) - 2}: diag has about 0 lines, not 1,200"),
] + [
    ("src-header", {f"src/{room}/z.c": SPDX_C + f"#include <{header}>\n"},
     f"src/{room}/z.c:2: {room} may not use <{header}>")
    for room, header in [
        ("base", "fcntl.h"), ("base", "time.h"), ("base", "sched.h"), ("diag", "locale.h"),
        ("diag", "libfyaml.h"), ("formats/out", "fcntl.h"), ("formats/out", "expat.h"),
        ("formats/in", "signal.h"), ("formats/in", "time.h"), ("formats/in", "locale.h"),
        ("formats/in", "sys/mman.h"), ("report", "sys/stat.h"), ("report", "microhttpd.h"),
    ]
]


def write_tree(root, tree):
    for path, text in tree.items():
        if text is None:
            continue
        target = os.path.join(root, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)


def findings_of(tree):
    with tempfile.TemporaryDirectory(prefix="check_layers.") as root:
        write_tree(root, tree)
        return check(root)


def self_test():
    """Each violation, alone in a clean tree, must be found, and nothing else with it."""
    wrong = [f"clean tree: {line}" for line in findings_of(CLEAN_TREE)[0].lines()]
    for kind, added, expected in VIOLATIONS:
        findings = findings_of({**CLEAN_TREE, **added})[0]
        if findings.lines() != [expected] or findings.kinds() != {kind}:
            wrong.append(f"{kind}: expected [{expected}], found {findings.lines()}")
    untested = KINDS - {kind for kind, _, _ in VIOLATIONS}
    wrong += [f"{kind}: has no violation in the self-test" for kind in sorted(untested)]
    for line in wrong:
        print(f"layers: self-test: {line}")
    if wrong:
        return 1
    print(f"layers: self-test: {len(VIOLATIONS)} violations of {len(KINDS)} kinds, each found")
    return 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if len(arguments) > 1 or any(word.startswith("-") for word in arguments):
        print("usage: tools/check_layers.py [ROOT] | --self-test", file=sys.stderr)
        return 2
    root = arguments[0] if arguments else here
    if not os.path.isdir(os.path.join(root, "src")):
        print(f"layers: no folder src in {root}", file=sys.stderr)
        return 2
    findings, files, rooms = check(root)
    for line in findings.lines():
        print(line)
    if findings.found:
        return 1
    print(f"layers: {files} files in {rooms} rooms, clean")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
