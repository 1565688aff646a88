/* SPDX-License-Identifier: MIT */
/* Small disputes of every form, for the sections of pages. */
#ifndef ENT_TESTS_REPORT_DISPUTES_H
#define ENT_TESTS_REPORT_DISPUTES_H

/* Statements of every basis, sources, hedges, notes, unsure and unknown wishes, rules, steps, names. */
static const char quarry[] =
    "entente: 1\ntitle: The quarry\ndescription: A quarry and its neighbours.\n"
    "sources: {paper: {title: A newspaper}, letter: {title: A letter}}\n"
    "parties: {firm: {name: The firm}, town: {name: The town}, board: {name: The board}}\n"
    "options:\n"
    "  dig: {party: firm, label: digging, basis: stated, source: paper}\n"
    "  wall: {party: firm, label: a wall, moves: up, basis: assumed}\n"
    "  sue: {party: town, label: a lawsuit}\n"
    "  permit: {party: board, label: the permit, values: [none, small, large], moves: step}\n"
    "rules:\n  - {never: wall and not dig, basis: inferred}\n"
    "today: {dig: yes}\n"
    "states:\n  peace: dig and wall and not sue and permit = small\n  court: sue\n"
    "  closed: not dig\n  impossible: wall and not dig\n  quiet: not sue and dig\n"
    "preferences:\n"
    "  firm:\n"
    "    - {want: dig, label: to dig, basis: stated, source: paper, passage: 3, hedge: must}\n"
    "    - {want: not sue, label: no lawsuit, basis: inferred, source: letter, note: Costs.}\n"
    "    - {want: permit >= small, certainty: unsure}\n"
    "    - {want: not wall, basis: assumed}\n"
    "  town:\n"
    "    - {want: wall or not dig, label: no dust, strength: strong, basis: stated, source: "
    "paper}\n"
    "    - {want: not sue iff (wall or not dig), basis: inferred}\n"
    "    - {want: permit = none, certainty: unknown, basis: assumed, note: A guess.}\n"
    "  board:\n"
    "    - {want: not sue, basis: stated}\n"
    "    - {want: permit = small, basis: assumed}\n";

/* The prisoner's dilemma: one settlement that answers hold together. */
static const char suspects[] =
    "entente: 1\ntitle: Suspects\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {talk: {party: a}, sing: {party: b}}\n"
    "preferences:\n  a: [not sing, talk]\n  b: [not talk, sing]\n";

/* Graph form, with words for its states; moves need a return; nothing is said of today. */
static const char rooms[] =
    "entente: 1\ntitle: Rooms\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "graph:\n  states: [hall, attic, cellar, yard]\n  moves:\n"
    "    a: {hall: [attic], attic: [cellar], cellar: [hall]}\n"
    "    b: {attic: [hall, cellar], cellar: [attic]}\n"
    "today: hall\nstates: {inside: hall or attic}\n"
    "preferences:\n  a: {ranking: [[hall], [attic, cellar], [yard]], basis: stated}\n"
    "  b: {ranking: [[cellar], [hall], [attic], [yard]]}\n";

/* Whoever goes is brought back. */
static const char door[] =
    "entente: 1\ntitle: Door\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "graph:\n  states: 2\n  moves:\n    a: {s1: [s2]}\n    b: {s2: [s1]}\n"
    "today: s1\nstates: {in: s1, either: s1 or s2}\n"
    "preferences:\n  a: {of: 2, ranking: [[s2], [s1]]}\n  b: {of: 2, ranking: [[s1], [s2]]}\n";

/* Merged states, weights and a party of one option. */
static const char merger[] =
    "entente: 1\ntitle: Merger\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}, r: {party: b}}\n"
    "rules:\n  - same: o and r\nstates: {done: o and r}\n"
    "today: {q: yes}\n"
    "preferences:\n  a: {weights: [{want: o, weight: 2.5}, {want: not r, weight: -1}]}\n"
    "  b: {weights: [{want: o and r, weight: 0.000001}, {want: o, weight: 3}]}\n";

/* Nobody is ever content: no state holds. And today is not possible. */
static const char pennies[] =
    "entente: 1\ntitle: Pennies\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}}\nstates: {same: o iff q}\n"
    "preferences:\n  a: [o iff q]\n  b: [not (o iff q)]\n";

/* The same, with no today, as its first values are not possible. */
static const char adrift[] =
    "entente: 1\ntitle: Adrift\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a, values: [x, y, z]}, q: {party: b, values: [x, y, z]}}\n"
    "rules: [{never: q = x}]\n"
    "preferences:\n  a: [(o = y and q = y) or (o = z and q = z)]\n"
    "  b: [not ((o = y and q = y) or (o = z and q = z))]\n";

static const char lost[] = "entente: 1\ntitle: Lost\nparties: {a: {name: Ann}}\n"
                           "options: {o: {party: a}, q: {party: a}}\nrules: [always: o or q]\n"
                           "preferences: {a: [o, q]}\n";

/* A party that does not perceive some states, attitudes, degrees. */
static const char veiled[] =
    "entente: 1\ntitle: Veiled\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}}\nstates: {both: o and q}\n"
    "misperceptions: {a: [{unseen: q, basis: inferred}]}\n"
    "attitudes: {a: {b: negative}}\n"
    "preferences:\n  a: [{want: o, degree: 0.75}, q]\n  b: [not o, q]\n";

/* Wishes of which nothing is said for one party. */
static const char silent[] = "entente: 1\ntitle: Silent\nparties: {a: {name: Ann}, b: }\n"
                             "options: {o: {party: a}, q: {party: b}}\n"
                             "preferences: {a: [o]}\n";

#endif
