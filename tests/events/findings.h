/* SPDX-License-Identifier: MIT */
/* What is told of events, as a table: each with the words that it points to, and those of its note. */
#ifndef ENT_TESTS_EVENTS_FINDINGS_H
#define ENT_TESTS_EVENTS_FINDINGS_H

/* What the events of the table happen to. */
#define HEAD                                                                                       \
    "entente: 1\nsources:\n  press: {title: Press}\nparties: {us: , ru: }\n"                       \
    "options:\n  talk: {party: us}\n  aid: {party: us, values: [none, some, full]}\n"              \
    "  fire: {party: ru}\n"
#define WISHES                                                                                     \
    "preferences:\n  us:\n    - {id: peace, want: not fire}\n    - {id: words, want: talk}\n"      \
    "    - aid = none\n  ru:\n    - {id: war, want: fire}\n"
#define RULES "rules:\n  - {id: one, never: talk and fire}\n  - {id: two, always: talk or fire}\n"
#define FIRE  "today: {fire: yes}\n"

/* A finding: its code, the words that it points to, and those of its note ("" without one). */
typedef struct finding {
    const char *events, *code, *at, *note;
} finding;

#define US(STEPS) "  - {id: e, preferences: {us: [" STEPS "]}}\n"

static const finding told[] = {
    /* names: none, not yet, not any more */
    {US("{drop: nobody}"), "E801", "nobody", ""},
    {US("{drop: soon}") "  - {id: f, preferences: {us: [{insert: {id: soon, want: talk}}]}}\n",
     "E801", "soon", "soon"},
    {US("{drop: peace}") "  - {id: f, preferences: {us: [{move: words, after: peace}]}}\n", "E801",
     "peace", "peace"},
    {US("{insert: talk, before: war}"), "E801", "war", ""},
    {"  - {id: e, options: {drop: [meet]}}\n  - {id: f, options: {add: {meet: {party: us}}}}\n",
     "E801", "meet", "meet"},
    {"  - {id: e, today: {meet: yes}}\n", "E801", "meet", ""},
    {"  - {id: e, rules: {drop: [two]}}\n  - {id: f, rules: {replace: {two: {never: fire}}}}\n",
     "E801", "two", "two"},
    {"  - {id: e, rules: {drop: [three]}}\n  - {id: f, rules: {add: [{id: three, never: "
     "fire}]}}\n",
     "E801", "three", "three"},
    {"  - {id: e, preferences: {eu: [{insert: talk}]}}\n", "E801", "eu", ""},
    {"  - {id: e, attitudes: {eu: {us: positive}}}\n  - {id: f, parties: {add: {eu: }}}\n", "E801",
     "eu", "eu"},
    {"  - {id: e, states: {drop: [calm]}}\n", "E801", "calm", ""},
    {"  - {id: e, coalitions: {replace: {west: [us]}}}\n", "E801", "west", ""},
    {"  - {id: e, source: wire}\n  - {id: f, sources: {add: {wire: {title: W}}}}\n", "E303", "wire",
     "wire"},
    /* what is there already */
    {"  - {id: e, options: {add: {talk: {party: us}}}}\n", "E802", "talk", "talk"},
    {US("{insert: {id: words, want: fire}}"), "E802", "words", "words"},
    {US("{replace: words, by: {id: peace, want: fire}}"), "E802", "peace", "peace"},
    {"  - {id: e, rules: {add: [{id: two, never: fire}]}}\n", "E802", "two", "two"},
    /* twice by one event */
    {"  - {id: e, options: {replace: {talk: {party: us}}, drop: [talk]}}\n", "E803", "talk",
     "talk"},
    {"  - {id: e, rules: {drop: [one, one]}}\n", "E803", "one", "one"},
    {"  - {id: e, options: {add: {meet: {party: us}}, drop: [meet]}}\n", "E803", "meet", "meet"},
    /* dates */
    {"  - {id: e, date: 2025-13}\n", "E804", "2025-13", ""},
    {"  - {id: e, date: 2025-02-30}\n", "E804", "2025-02-30", ""},
    {"  - {id: e, date: yesterday}\n", "E804", "yesterday", ""},
    {"  - {id: e, date: 2025-02-12}\n  - {id: f, date: 2025-02}\n  - {id: g, date: "
     "2025-02-11}\n",
     "E804", "2025-02-11", "2025-02-12"},
    {"  - {id: e, date: 2025}\n  - {id: f, date: 2024-12-31}\n", "E804", "2024-12-31", "2025"},
    /* ids */
    {"  - {id: e}\n  - {id: e}\n", "E805", "e", "e"},
    {"  - {date: 2025}\n", "E203", "{date: 2025}", ""},
    {"  - {id: start}\n", "E207", "start", ""},
    {"  - {id: 7up}\n", "E206", "7up", ""},
    {"  - {id: e, preferences: {us: {statements: [{id: a, want: talk}, {id: a, want: "
     "fire}]}}}\n",
     "E802", "a", "a"},
    /* places */
    {US("{insert: talk, at: top}"), "E806", "top", ""},
    {US("{insert: talk, at: 99}"), "E806", "99", ""},
    {US("{insert: talk, at: first, after: peace}"), "E806",
     "{insert: talk, at: first, after: peace}", ""},
    {US("{move: peace, before: peace}"), "E806", "peace", ""},
    {US("{drop: peace, at: last}"), "E806", "{drop: peace, at: last}", ""},
    /* steps */
    {US("{insert: talk, drop: peace}"), "E807", "{insert: talk, drop: peace}", ""},
    {US("{replace: peace}"), "E807", "{replace: peace}", ""},
    {US("{by: talk}"), "E807", "{by: talk}", ""},
    {US("talk"), "E201", "talk", ""},
    {US("{insert: talk, under: peace}"), "E202", "under", ""},
    {"  - {id: e, preferences: {us: {ranking: [talk, rest]}}}\n"
     "  - {id: f, preferences: {us: [{drop: peace}]}}\n",
     "E807", "us", ""},
    {"  - {id: e, preferences: {us: {ranking: [talk, rest], weights: []}}}\n", "E807", "us", ""},
    {"  - {id: e, preferences: {us: {statements: [talk], of: 3}}}\n", "E807", "us", ""},
    /* form */
    {"  - {id: e, what: talk}\n", "E202", "what", ""},
    {"  - {id: e, kind: party}\n", "E205", "party", ""},
    {"  - {id: e, parties: {drop: [us]}}\n", "E202", "drop", ""},
    {"  - {id: e, options: [talk]}\n", "E201", "[talk]", ""},
    {"  - {id: e, bytes: 12}\n", "E811", "12", ""},
    {"  - {id: e, bytes: 12-12}\n", "E811", "12-12", ""},
    {"  - {id: e, sources: {add: {wire: {title: W, passages: {lead: nine}}}}}\n", "E811", "nine",
     ""},
    /* what the changed sections say is told where it was written */
    {US("{insert: {want: nowhere}}"), "E305", "nowhere", ""},
    {"  - {id: e, options: {drop: [aid]}}\n", "E305", "aid", "aid"},
    {"  - {id: e, today: {aid: much}}\n", "E304", "much", ""},
    /* warnings */
    {"  - {id: e, today: {fire: yes}}\n", "W813", "fire", ""},
    {"  - {id: e, today: {fire: true, aid: full}}\n", "W813", "fire", ""},
    {"  - {id: e, today: {aid: none}}\n", "W813", "aid", ""},
    {"  - {id: e, today: {talk: false}}\n", "W813", "talk", ""},
    {"  - {id: e, options: {}}\n", "W812", "e", ""},
    {US("{move: peace, at: first}"), "W812", "e", ""},
    {US("{replace: peace, by: not fire}"), "W812", "e", ""},
    {"  - {id: e, options: {replace: {talk: {party: us}}}}\n", "W812", "e", ""},
    /* what is brought is looked at like any section */
    {US("{insert: {want: talk, source: pres}}"), "E303", "pres", ""},
    {US("{insert: {want: talk, bytes: 12345678901234567890-3}}"), "E811", "12345678901234567890-3",
     ""},
    {US("{insert: {want: talk, bytes: 3-}}"), "E811", "3-", ""},
    {US("{insert: {want: talk, bytes: -3}}"), "E811", "-3", ""},
    {US("{insert: {want: talk, bytes: 3+4}}"), "E811", "3+4", ""},
    {US("{insert: {want: talk, bytes: 3-4-5}}"), "E811", "3-4-5", ""},
    {US("{insert: {want: talk, bytes: [3]}}"), "E811", "[3]", ""},
    {US("{insert: {want: talk, id: 7}}"), "E206", "7", ""},
    {US("{insert: {want: talk, id: [a]}}"), "E201", "[a]", ""},
    {"  - {id: e, sources: {add: {w: {title: W, passages: [1]}}}}\n", "E201", "[1]", ""},
    {"  - {id: e, sources: {add: {w: {title: W, passages: {a: [1]}}}}}\n", "E201", "[1]", ""},
    {"  - {id: e, sources: {add: {w: {title: W, passages: {a: {note: n}}}}}}\n", "E203", "a", ""},
    {"  - {id: e, sources: {add: {w: {title: W, passages: {a: {bytes: 1-2, at: n}}}}}}\n", "E202",
     "at", ""},
    {"  - {id: e, parties: {replace: {us: {aliases: [[a]]}}}}\n", "E201", "[a]", ""},
    {"  - {id: e, parties: {replace: {us: {aliases: {names: a}}}}}\n", "E201", "a", ""},
    {"  - {id: e, parties: {replace: {us: {aliases: {nicks: [a]}}}}}\n", "E202", "nicks", ""},
    {"  - {id: e, parties: {replace: {us: {aliases: a}}}}\n", "E201", "a", ""},
    {"  - {id: e, options: {replace: {aid: {party: us, values: [none, some, full], aliases: {lots: "
     "[a]}}}}}\n",
     "E304", "lots", ""},
    {"  - {id: e, options: {replace: {talk: {party: us, aliases: {maybe: [a]}}}}}\n", "E304",
     "maybe", ""},
    {"  - {id: e, options: {replace: {talk: {party: us, aliases: a}}}}\n", "E201", "a", ""},
    /* and events themselves */
    {"  - talk\n", "E201", "talk", ""},
    {"  - {id: e, participants: us}\n", "E201", "us", ""},
    {"  - {id: e, participants: [[us]]}\n", "E201", "[us]", ""},
    {"  - {id: e, date: [2025]}\n", "E201", "[2025]", ""},
    {"  - {id: e, date: 2025x02}\n", "E804", "2025x02", ""},
    {"  - {id: e, date: 2025-02x03}\n", "E804", "2025-02x03", ""},
    {"  - {id: e, date: 2025-ab}\n", "E804", "2025-ab", ""},
    {"  - {id: e, rules: [talk]}\n", "E201", "[talk]", ""},
    {"  - {id: e, rules: {add: {a: b}}}\n", "E201", "{a: b}", ""},
    {"  - {id: e, rules: {add: [{id: a, never: fire}, {id: a, never: talk}]}}\n", "E803", "a", "a"},
    {"  - {id: e, rules: {drop: [[one]]}}\n", "E201", "[one]", ""},
    {"  - {id: e, rules: {drop: one}}\n", "E201", "one", ""},
    {"  - {id: e, options: {drop: [meet]}}\n  - {id: f, options: {add: {other: {party: us}}}}\n",
     "E801", "meet", ""},
    {"  - {id: e, options: {drop: [meet]}}\n  - {id: f, options: {add: []}}\n  - {id: g, options: "
     "1}\n",
     "E801", "meet", ""},
    {US("{drop: soon}") "  - {id: f, preferences: {ru: [{insert: {id: soon, want: talk}}]}}\n",
     "E801", "soon", ""},
    {US("{drop: pease}"), "E801", "pease", ""},
    {US("{drop: [peace]}"), "E201", "[peace]", ""},
    {"  - {id: e, today: talk}\n", "E201", "talk", ""},
    {"  - {id: e, preferences: [talk]}\n", "E201", "[talk]", ""},
    {"  - {id: e, preferences: {us: talk}}\n", "E201", "talk", ""},
    {"  - {id: e, preferences: {us: {statements: talk}}}\n", "E201", "talk", ""},
    {"  - {id: e, preferences: {us: {weights: talk}}}\n", "E201", "talk", ""},
    {"  - {id: e, preferences: {us: {statement: [talk], weights: []}}}\n", "E202", "statement", ""},
    {"  - {id: e, misperceptions: [talk]}\n", "E201", "[talk]", ""},
    {"  - {id: e, misperceptions: {us: talk}}\n", "E201", "talk", ""},
    {"  - {id: e, source: nope}\n  - {id: f, sources: {add: [[x], nopf, x]}}\n  - {id: g, sources: "
     "7}\n"
     "  - {id: h, sources: {add: 7}}\n  - {id: i, sources: {add: {nop: {title: t}}}}\n",
     "E303", "nope", ""},
};

#endif
