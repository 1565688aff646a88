/* SPDX-License-Identifier: MIT */
/* Small disputes of every form, for the sections of pages. */
#ifndef ENT_TESTS_REPORT_DISPUTES_H
#define ENT_TESTS_REPORT_DISPUTES_H

/* Statements of every basis, sources, hedges, notes, unsure and unknown wishes, rules, steps, names. */
static const char quarry[] =
    "entente: 1\ntitle: The quarry\ndescription: A quarry and its neighbours.\n"
    "sources: {paper: {title: A newspaper, date: 2024-05-02, url: example.org/a}, letter: {title: "
    "A letter}}\n"
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

/* A name of two states, of which one takes less than the other to hold. */
static const char lopsided[] =
    "entente: 1\ntitle: Lopsided\nparties: {a: {name: Ann}, b: {name: Bob}}\noptions:\n"
    "  dig: {party: a, moves: up}\n  depth: {party: a, values: [low, middle, high]}\n"
    "  pay: {party: b, moves: down}\nrules:\n  - never: dig and depth = high\n"
    "states: {aim: dig and pay}\npreferences:\n  a: [dig implies pay, not dig, depth > low]\n"
    "  b: [not pay, dig]\n";

/* Graph form, with words for its states; moves need a return; nothing is said of today. */
static const char rooms[] =
    "entente: 1\ntitle: Rooms\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "graph:\n  states: [hall, attic, cellar, yard]\n  moves:\n"
    "    a: {hall: [attic], attic: [cellar], cellar: [hall]}\n"
    "    b: {attic: [hall, cellar], cellar: [attic]}\n"
    "today: hall\nstates: {inside: hall or attic}\n"
    "preferences:\n  a: {ranking: [[hall], [attic, cellar], [yard]], basis: stated}\n"
    "  b: {ranking: [[cellar], [hall], [attic], [yard]]}\n";

/* All three together would leave Ann no better off than today; after Cy has moved, she and Bob gain by going on. */
static const char lake[] =
    "entente: 1\ntitle: Lake\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cy}}\n"
    "options: {x: {party: a}, y: {party: b}, z: {party: c}}\n"
    "today: {x: no, y: no, z: no}\n"
    "preferences:\n  a: [not z, x and y]\n  b: [x and y]\n  c: [z]\n";

/* Di gains alone; Ann, Bob and Cy by all three of them, not by two; and all four can go together. */
static const char strait[] =
    "entente: 1\ntitle: Strait\n"
    "parties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cy}, d: {name: Di}}\n"
    "options: {x: {party: a}, y: {party: b}, z: {party: c}, v: {party: d}}\n"
    "today: {x: no, y: no, z: no, v: no}\n"
    "preferences:\n  a: [x and y and z, not x]\n  b: [x and y and z, not y]\n"
    "  c: [x and y and z, not z]\n  d: [v]\n";

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
                           "states: {some: o or q}\npreferences: {a: [o, q]}\n";

/* A party that does not perceive some states, attitudes, degrees. */
static const char veiled[] =
    "entente: 1\ntitle: Veiled\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}}\nstates: {both: o and q}\n"
    "misperceptions: {a: [{unseen: q, basis: inferred}]}\n"
    "attitudes: {a: {b: negative}}\n"
    "preferences:\n  a: [{want: o, degree: 0.75}, q]\n  b: [not o, q]\n";

/* Answers of two steps; notes on parties; a rule of a block; options that cannot be changed or only lowered. */
static const char village[] =
    "entente: 1\ntitle: Village\nparties: {a: {name: Ann, note: Upstream.}, b: {name: Bob}, c: "
    "{name: Cid}}\n"
    "options: {o: {party: a, basis: assumed}, p: {party: b}, r: {party: c, moves: up}}\n"
    "states: {Back: not o, _x: o}\n"
    "preferences:\n  a: [(o and r) implies p, o]\n  b: [o implies (p or r), not p]\n"
    "  c: [p implies r, not r]\n";

static const char harbour[] =
    "entente: 1\ntitle: Harbour\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options:\n  o: {party: a, moves: up}\n  p: {party: a, moves: never}\n  q: {party: b}\n"
    "  r: {party: c, values: [x, y, z], moves: step}\n  t: {party: c, values: [u, v], moves: "
    "down}\n"
    "  w: {party: c, values: [u, v], moves: up}\n"
    "rules:\n  - never: o and q\n    basis: assumed\n    note: As built.\n"
    "states: {Old: p, _new: o and not q and r = z, back: not o and q}\n"
    "today: {q: yes, t: v}\n"
    "preferences:\n  a: [{want: o, strength: strong}, not q]\n  b: [{want: q, label: keep, "
    "strength: strong}, not o]\n"
    "  c: [r = x, {want: q, certainty: unsure}]\n";

/* Nothing can be changed by moves that are perceived, or by single steps. */
static const char hooded[] =
    "entente: 1\ntitle: Hooded\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options: {o: {party: a}, q: {party: b, moves: never}, r: {party: c, values: [x, y, z], moves: "
    "step}}\n"
    "rules: [{never: r = y}]\nmisperceptions: {a: [q]}\ntoday: {q: yes}\n"
    "preferences: {a: [o], b: [q], c: [r = z]}\n";

/* Two ways, neither of which one party can block; one is longer. */
static const char gates[] =
    "entente: 1\ntitle: Gates\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "graph:\n  states: 3\n  moves: {a: {s1: [s2]}, b: {s1: [s3]}, c: {s3: [s2]}}\n"
    "today: s1\npreferences:\n  a: {of: 3, ranking: [[s2], [s1], [s3]]}\n"
    "  b: {of: 3, ranking: [[s3], [s2], [s1]]}\n  c: {of: 3, ranking: [[s2], [s3], [s1]]}\n";

/* Only another direction of an option would change anything; strong wishes; one wish more than is told. */
static const char stuck[] =
    "entente: 1\ntitle: Stuck\nparties: {a: {name: Ann}}\n"
    "options: {o: {party: a, moves: never}, r: {party: a, values: [x, y, z], moves: never}}\n"
    "preferences: {a: [o, r = z]}\n";

static const char strongly[] =
    "entente: 1\ntitle: Strongly\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {talk: {party: a}, sing: {party: b}, x: {party: a}, y: {party: a}, z: {party: a}}\n"
    "preferences:\n  a: [{want: not sing, strength: strong}, talk, x, y, z]\n"
    "  b: [{want: not talk, strength: strong}, sing]\n";

/* In its last state one answer pays and can be repaired, another costs and cannot. */
static const char either[] =
    "entente: 1\ntitle: Either\nparties: {a: , b: , c: }\n"
    "options: {o: {party: a}, p: {party: b}, q: {party: b}, r: {party: c}}\npreferences:\n"
    "  a: [o and r, not q iff r, q and r, q or p]\n"
    "  b: [not o iff p, o or q, not r and p, r and p]\n"
    "  c: [not r or o, not r iff q, r or p, not r and q]\n";

/* A ranking with unknown pairs, and a source. */
static const char doubt[] =
    "entente: 1\ntitle: Doubt\nsources: {told: {title: Tales}}\nparties: {a: {name: Ann}, b: "
    "{name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}}\n"
    "preferences:\n  a: {ranking: [[o], [rest]], source: told, unknown: [[o and q, o and not q]]}\n"
    "  b: [q, o]\n";

/* Many states that hold, which only one party moves among. */
static const char many[] =
    "entente: 1\ntitle: Many\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a, moves: up}, p: {party: a, moves: up}, q: {party: a, moves: up}, "
    "r: {party: a, moves: up}, s: {party: a, moves: up}, t: {party: a, moves: up}, "
    "u: {party: a, moves: up}, v: {party: a, moves: up}, x: {party: b}}\n"
    "rules: [always: atmost 1 of (o p q r s t u v)]\n"
    "preferences: {a: [atleast 1 of (o p q r s t u v)], b: [x iff x]}\n";

/* One wish that changes nothing. */
static const char flat[] =
    "entente: 1\ntitle: Flat\nparties: {a: {name: Ann}}\n"
    "options: {o: {party: a, moves: never}}\nstates: {_x: not o}\npreferences: {a: [o]}\n";

/* Two events: an option comes, and what holds today changes. */
static const char fence[] =
    "entente: 1\ntitle: Fence\nparties: {a: {name: Ann}, b: {name: Ben}}\n"
    "options: {fence: {party: a, label: a fence}, cut: {party: b, label: a cut hedge}}\n"
    "states: {deal: fence and cut, wild: not cut}\ntoday: {fence: no, cut: no}\n"
    "preferences:\n  a: [{id: cut, want: cut}, {id: fence, want: not fence}]\n"
    "  b: [{id: fence, want: fence}, {id: keep, want: not cut}]\n"
    "timeline:\n- {id: court, date: 2025-01, label: Ann may go to court, basis: inferred, "
    "options: {add: {sue: {party: a}}}, states: {add: {trial: sue}}, preferences: {b: [{insert: "
    "{want: not sue}, at: first}]}}\n"
    "- {id: begun, label: The fence is begun, today: {fence: yes}}\n";

/* What has been begun is not undone: of two deals one cannot come about. */
static const char poured[] =
    "entente: 1\ntitle: Poured\nparties: {a: {name: Ann}, b: {name: Ben}}\n"
    "options: {dam: {party: a, label: the dam, values: [none, half, full], moves: up}, sign: "
    "{party: "
    "b}}\n"
    "today: {dam: half}\nstates: {deal: sign}\npreferences:\n  a: [sign, dam < full]\n  b: [dam < "
    "full, "
    "sign]\n";

/* Deals that differ in the last of their options; expressions of every form. */
static const char twins[] =
    "entente: 1\ntitle: Twins\nparties: {a: {name: Ann}, b: {name: Ben}}\n"
    "options: {o: {party: a}, p: {party: b}, r: {party: b}, grade: {party: a, values: [low, mid, "
    "high], moves: never}}\n"
    "states:\n  deal: o\n  never_seen: not (o and p)\n  either_one: p or grade >= mid or (deal and "
    "not "
    "r)\n"
    "  bound: o implies grade = high\n  alike: o iff (p and r)\n  some: atleast 2 of (o p r)\n"
    "preferences:\n  a: [o]\n  b: [p iff not r]\n";

/* Whoever acts loses, but any two who act together gain. */
static const char pairs[] =
    "entente: 1\ntitle: Pairs\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}, d: {name: "
    "Dora}}\noptions: {o: {party: a}, p: {party: b}, q: {party: c}, r: {party: d}}\ntoday: {o: "
    "no}\n"
    "preferences:\n  a: [o and atleast 2 of (o p q r), not o]\n  b: [p and atleast 2 of (o p q r), "
    "not p]\n  c: [q and atleast 2 of (o p q r), not q]\n  d: [r and atleast 2 of (o p q r), not "
    "r]\n";

/* The same of two, whom a third could deter. */
static const char guarded[] =
    "entente: 1\ntitle: Guarded\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options: {o: {party: a}, p: {party: b}, q: {party: c}}\ntoday: {o: no}\n"
    "preferences:\n  a: [not q, o and p, not o]\n  b: [o and p, not p]\n  c: [not q]\n";

/* Once the office has banned it, a signature matters to nobody: of two bans that hold the second is nearer to today. Of the
 * names of a ban the first fits more states, and the last as many. */
static const char bans[] =
    "entente: 1\ntitle: Bans\nparties: {a: {name: Ann}, o: {name: The office}}\n"
    "options: {sign: {party: a, label: a signature}, ban: {party: o, label: a ban, moves: up}}\n"
    "today: {sign: yes}\nstates: {ended: ban or not sign, banned: ban, stopped: "
    "ban}\npreferences:\n  a: [sign or ban]\n  o: [ban]\n";

/* The office rather clears than bans, and rather bans than waits; it would like best to clear at a fee, to which Ann answers. */
static const char office[] =
    "entente: 1\ntitle: Office\nparties: {a: {name: Ann}, o: {name: The office}}\n"
    "options: {protest: {party: a}, ban: {party: o, label: a ban, moves: up}, clear: {party: o, "
    "label: a clearance, moves: up}, fee: {party: o, label: a fee, moves: up}}\n"
    "rules: [never: ban and clear, never: fee and not clear]\ntoday: {protest: no}\n"
    "preferences:\n  a: [protest iff fee]\n  o: [not (protest and fee), fee, clear, ban]\n";

/* What the office has decided it cannot take back, and would; a plant holds by itself then, and its pay is out of all hands. */
static const char decree[] =
    "entente: 1\ntitle: Decree\nparties: {o: {name: the office}, f: {name: The firm}}\n"
    "options: {clear: {party: o, label: a clearance, moves: up}, fee: {party: o, label: a fee, "
    "moves: up}, build: {party: f, label: a plant}, pay: {party: f, label: the pay, values: [low, "
    "high], moves: never}, bid: {party: f, label: a bid, moves: down}}\n"
    "today: {clear: yes}\nstates: {cleared: clear and not fee, charged: clear and fee}\n"
    "preferences:\n  o: [not clear, not fee]\n  f: [build, pay = high, bid]\n";

/* Neighbours may change places; only when the last wish is put first, or the first last, the state of both holds no more. */
static const char ladder[] =
    "entente: 1\ntitle: Ladder\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, p: {party: a}, q: {party: b}}\ntoday: {o: no}\n"
    "preferences:\n  a: [o, p, not o]\n  b: [q iff q]\n";

/* No name holds: of one two parties leave every state, of another always one or the other, of the last the only one. */
static const char nowhere[] =
    "entente: 1\ntitle: Nowhere\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}, d: "
    "{name: "
    "Dora}}\noptions: {o: {party: a}, p: {party: b}, q: {party: c}, r: {party: d}}\n"
    "states: {both: o and p, any: o or not o, all: o and p and q and r}\n"
    "preferences:\n  a: [not o]\n  b: [not p]\n  c: [q iff r]\n  d: [not (q iff r)]\n";

/* All want to go or to stay together, and rather to go; one has gone. To stay is nearer, to go is better. */
static const char convoy[] =
    "entente: 1\ntitle: Convoy\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cy}}\n"
    "options: {o: {party: a}, p: {party: b}, q: {party: c}}\ntoday: {o: yes}\n"
    "preferences:\n"
    "  a: [(o and p and q) or not (o or p or q), o]\n"
    "  b: [(o and p and q) or not (o or p or q), p]\n"
    "  c: [(o and p and q) or not (o or p or q), q]\n";

/* Wishes of which nothing is said for one party. */
static const char silent[] = "entente: 1\ntitle: Silent\nparties: {a: {name: Ann}, b: }\n"
                             "options: {o: {party: a}, q: {party: b}}\n"
                             "preferences: {a: [o]}\n";

#endif
