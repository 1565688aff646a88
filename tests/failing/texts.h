/* SPDX-License-Identifier: MIT */
/*
 * What the calls of trial.h are given: disputes in which each public function asks for memory in as
 * many places as it can, and texts with an error of every stage.
 */
#ifndef ENT_TESTS_FAILING_TEXTS_H
#define ENT_TESTS_FAILING_TEXTS_H

/* A title that no line buffer holds, and no line: eight times 80 letters. */
#define LINE80 "A long name that goes on and on, so that it fits into no buffer of a fixed size, "
#define LONG   LINE80 LINE80 LINE80 LINE80 LINE80 LINE80 LINE80 LINE80

/* Every section and key; many diagnostics that are no errors. */
static const char rich[] =
    "entente: 1\n"
    "title: A case with everything\n"
    "description: what it is about\n"
    "sources:\n"
    "  one: {title: First, author: A, publisher: P, date: 2024-01-01, url: 'https://a.b', note: "
    "n}\n"
    "  two: {title: Second, file: SOURCE.md}\n"
    "parties:\n"
    "  ann: {name: '" LONG "', note: n}\n"
    "  bob: {name: Bob}\n"
    "  cat:\n"
    "  dan: {name: Dan}\n"
    "  eve: {name: Eve}\n"
    "  fay:\n"
    "options:\n"
    "  raise: {party: ann, label: '" LONG
    "', moves: up, basis: stated, source: one, passage: p. 1}\n"
    "  pay: {party: bob, values: [none, some, full], labels: {some: a part}, moves: down, note: n, "
    "hedge: perhaps}\n"
    "  strike: {party: bob, label: strike}\n"
    "  sign: {party: cat, label: 'sign, or \"agree\"'}\n"
    "  talk: {party: ann}\n"
    "  leave: {party: cat, moves: never}\n"
    "rules:\n"
    "  - never: raise and strike\n"
    "    basis: inferred\n"
    "    source: two\n"
    "  - always: atleast 1 of ((pay >= some) raise strike !sign talk)\n"
    "  - never: leave\n"
    "today: {strike: yes, pay: full}\n"
    "states:\n"
    "  quiet: not strike\n"
    "  deal: quiet and (sign iff raise)\n"
    "  nowhere: raise and strike\n"
    "  one_state: {pay: some, talk: yes}\n"
    "shorthands:\n"
    "  busy: talk or strike\n"
    "  calm: not busy and quiet\n"
    "preferences:\n"
    "  ann:\n"
    "    - {want: not strike, label: '" LONG "', basis: stated, source: one, certainty: unsure, "
    "strength: strong}\n"
    "    - {want: exactly 1 of (talk sign), basis: inferred, certainty: unknown}\n"
    "    - want: raise implies pay > none\n"
    "    - not raise\n"
    "  bob: [raise, 'pay = full', not strike, 'sign iff talk']\n"
    "  cat:\n"
    "    - deal\n"
    "    - not sign\n"
    "    - pay < full\n"
    "  dan:\n"
    "    ranking: [deal, strong gap, [quiet and not deal, one_state and strike], rest]\n"
    "    basis: inferred\n"
    "  eve:\n"
    "    strong_from: 1\n"
    "    weights:\n"
    "      - {want: quiet, weight: 2.5, label: it is quiet, certainty: unsure}\n"
    "      - {want: sign, weight: -1}\n"
    "timeline: []\n"
    "issues:\n"
    "coalitions: {both: [dan, eve], one: [eve]}\n"
    "x-mine: 1\n";

/* Unknown pairs of a ranking, which have types; and without them. */
#define PAIRS(UNKNOWN)                                                                             \
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\npreferences:\n"     \
    "  a:\n    of: 4\n    ranking: [s1, strong gap, [s2, s3], s4]\n" UNKNOWN                       \
    "  b:\n    - {want: q, certainty: unknown}\n    - not o\n"
static const char pairs[] = PAIRS("    unknown: [[s1, s4], [s2, not o]]\n");
static const char no_pairs[] = PAIRS("");

/* Weights and statements that are not sure. */
static const char unsure[] =
    "entente: 1\nparties: {ann: , bob: {name: 'the " LONG "', plural: yes}}\noptions:\n"
    "  pay: {party: ann}\n  talk: {party: ann}\n  strike: {party: bob}\npreferences:\n"
    "  ann:\n    weights:\n      - {want: not strike, weight: 3}\n"
    "      - {want: pay, weight: 1, certainty: unknown}\n"
    "      - {want: talk, weight: 2, certainty: unsure}\n"
    "  bob:\n    - {want: pay, label: '" LONG "', certainty: unsure}\n    - strike\n";
/* Unsure wishes by weights and statements, where all can be taken back. */
static const char unsure_weights[] =
    "entente: 1\nparties: {a: , b: , c: }\noptions: {o: {party: a}, q: {party: b}, r: {party: c}}\n"
    "preferences:\n"
    "  a: {strong_from: 2, weights: [{want: o, weight: 1}, {want: q, weight: -2, certainty: "
    "unsure},\n"
    "    {want: r, weight: 3, certainty: unknown}]}\n"
    "  b: [{want: not o, certainty: unsure}, {want: q iff r, certainty: unsure}]\n"
    "  c: [{want: o and q, strength: strong}, {want: r, certainty: unknown}]\n";

/* Parties that do not perceive some states, with all that needs: names, grounds, both ways of writing. */
static const char blinkered[] =
    "entente: 1\nparties: {ann: , bob: , cat: {name: '" LONG "'}}\noptions:\n"
    "  pay: {party: ann, values: [none, some, full]}\n"
    "  strike: {party: bob}\n"
    "  sign: {party: cat}\n"
    "states: {quiet: not strike}\n"
    "preferences: {ann: [not strike, pay < full], bob: [pay = full, not strike], cat: [quiet]}\n"
    "misperceptions:\n"
    "  ann: [strike and sign]\n"
    "  cat: [{unseen: pay = full, basis: inferred, note: n}, quiet and sign]\n"
    "attitudes: {ann: {bob: negative, ann: neutral}, cat: {bob: positive}}\n";

/* Degrees of every kind; and pairs of states that do not fit, which is found when they are looked for. */
#define HESITANT(PAIRS)                                                                            \
    "entente: 1\nparties: {ann: {name: '" LONG "'}, bob: , cat: }\noptions:\n"                     \
    "  pay: {party: ann, values: [none, some, full]}\n"                                            \
    "  strike: {party: bob}\n"                                                                     \
    "  sign: {party: cat}\n"                                                                       \
    "states: {deal: sign and pay = full and not strike}\n"                                         \
    "preferences:\n"                                                                               \
    "  ann: [{want: not strike, degree: 0.8}, pay < full, {want: sign, degree: 0.6}]\n"            \
    "  bob: {weights: [{want: pay = full, weight: 2}, {want: not strike, weight: 1}], "            \
    "certain_from: 4}\n"                                                                           \
    "  cat: {ranking: [deal, strike, rest]}\n"                                                     \
    "fuzzy:\n"                                                                                     \
    "  ann: {threshold: 0.4, of: 12, degrees: [[s1, deal, 0.7], [s2, s1, 0]]}\n"                   \
    "  cat: {degrees: " PAIRS "}\n"
static const char hesitant[] = HESITANT("[[s1, s2, 0.6]]");
static const char undecided[] =
    HESITANT("[[s1, s99, 0.6], [strike, s2, 0.6], [s3, s3, 1], [not deal, deal, 0.5]]");
static const char repeated[] = HESITANT("[[s1, s2, 0.6], [s2, s1, 0.4]]");
static const char moved[] = HESITANT("[[s1, s2, 0.6]], of: 13");

/* Two parties, for those that look ahead: by cells with ties and a one-way option, and by arcs. */
static const char pair[] = "entente: 1\ntitle: A pair\nparties: {ann: {name: '" LONG "'}, bob: }\n"
                           "options:\n"
                           "  raise: {party: ann, moves: up}\n"
                           "  talk: {party: ann, label: '" LONG "'}\n"
                           "  strike: {party: bob}\n"
                           "states: {quiet: not strike}\n"
                           "preferences:\n"
                           "  ann: [not strike, {want: not raise, label: '" LONG "'}]\n"
                           "  bob: [raise, strike and not raise]\n";
static const char pair_in_steps[] =
    "entente: 1\nparties: {ann: , bob: }\noptions:\n"
    "  pay: {party: ann, values: [none, some, full], moves: step}\n"
    "  strike: {party: bob}\n"
    "preferences: {ann: [not strike, pay < full], bob: [pay = full, not strike]}\n";

/* A .gmcr file: names that clash, conditions of both kinds, keys that are kept; once by rankings. */
#define GMCR(MANUAL)                                                                               \
    "{\"decisionMakers\": ["                                                                       \
    "{\"name\": \"One\", \"options\": [0, 2], \"preferences\": [[[1, \"Y\"], [0, \"N\"]]], "       \
    "\"preferenceRanking\": [2, [1, 3], [4, 5, 6]], \"misperceptions\": []}, "                     \
    "{\"name\": \"one\", \"options\": [1], \"preferences\": [{\"compound\": true, "                \
    "\"members\": [[[0, \"Y\"]], [[2, \"N\"]]]}], \"preferenceRanking\": [1, 2, 3, 4, 5, 6]}], "   \
    "\"options\": [{\"name\": \"" LONG "\", \"permittedDirection\": \"fwd\", \"color\": 3}, "      \
    "{\"name\": \"not\"}, {\"name\": \"2nd\", \"permittedDirection\": \"back\"}], "                \
    "\"infeasibles\": [[[0, \"Y\"], [1, \"Y\"]]], \"coalitions\": [[0, 1]], "                      \
    "\"useManualPreferenceRanking\": " MANUAL ", \"version\": \"1\"}"
static const char gmcr[] = GMCR("false"), gmcr_ranked[] = GMCR("true");

/* Names that are made into identifiers of 15 letters twice, and of nothing; keys that say nothing. */
static const char gmcr_odd[] =
    "{\"decisionMakers\": [{\"name\": \"Party{of}fifteen\", \"options\": [0], \"notes\": []}, "
    "{\"name\": \"party:of/fifteen\", \"options\": [1, 2], \"notes\": [1]}], "
    "\"options\": [{\"name\": \"~\"}, {\"name\": \"!\"}, {\"name\": \"today\"}], "
    "\"coalitions\": \"both\", \"infeasibles\": null, \"more\": {}, \"other\": null}";

/* Texts with errors, of every stage of reading. */
static const char *const broken[] = {
    "",
    "entente: 1\nparties: {a: , b: , c: , d: }\noptions: {o: {party: a}}\npreferences:\n"
    "  a: [{want: o}, {want: not o, strength: strong}]\n"
    "  b: {ranking: [strong gap, o, [strong gap, not o]], unknown: [[o], [rest, o], [o, 'o and']], "
    "strong_from: 2}\n"
    "  c: {weights: [{want: o, weight: 1, strength: strong}], strong_from: 0, unknown: []}\n"
    "  d: {ranking: [o, rest], unknown: [[s1, o]]}\n",
    "a: [1, 2\n",
    "entente: 1\n\x01",
    "entente: 1\ntitle: \xFF\n",
    "entente: 2\n",
    "just text\n",
    "entente: 1\ntitle: &x y\n",
    "entente: 1\ntitle: !t y\n",
    "entente: 1\n---\nentente: 1\n",
    "entente: 1\nparties: {a: }\noptions: {}\nrules: []\ngraph: {states: [x, y]}\n",
    "entente: 1\nparties: {a: }\ngraph: {moves: {}}\n",
    "entente: 1\nparties: {a: }\ngraph: {states: many}\n",
    "entente: 1\nparties: {a: }\ngraph: {states: [x, x, and, 1]}\n",
    "entente: 1\nparties: {a: }\ngraph: {states: [x, y], moves: {b: {x: y}, a: {x: z, w: [x], y: "
    "[[x]]}}}\ntoday: v\n",
    "entente: 1\nparties: {a: }\ngraph: {states: 3, moves: {a: {s1: s4}}}\n",
    "entente: 1\ntitle: a\ntitle: b\n",
    "entente: 1\nparteis: {a: }\n",
    "entente: 1\nparties: {a: {nam: x}, 1b: , c: [1]}\nsources: {s: {author: x}, 2: {title: t}}\n"
    "options: {o: {party: a}}\n",
    "entente: 1\nparties: {a: }\noptions:\n"
    "  o: {party: b}\n"
    "  q: {label: x}\n"
    "  and: {party: a}\n"
    "  r: {party: a, moves: sideways, basis: heard, source: nobody}\n"
    "  v: {party: a, values: [one]}\n"
    "  w: {party: a, values: [one, one]}\n"
    "  x: {party: a, values: [one, 2]}\n"
    "  s: {party: a, values: [p5, 5%]}\n"
    "  t: {party: a, labels: x}\n"
    "  u: {party: a, values: [one, two], labels: {three: 3, one: two, two: ''}}\n"
    "  y: {party: a, moves: step}\n"
    "  z: []\n"
    "  n: {party: a, label: not a, b}\n",
    "entente: 1\nparties: {a: , b: }\noptions:\n"
    "  raise: {party: a, label: x}\n"
    "  grade: {party: b, values: [low, high]}\n"
    "states:\n"
    "  first: second\n"
    "  second: first\n"
    "  raise: raise\n"
    "  s12: raise\n"
    "  third: {raise: maybe, nobody: yes, grade: [1]}\n"
    "rules:\n"
    "  - never: riase and strike\n"
    "  - {}\n"
    "  - same: [raise]\n"
    "  - always: exactly 3 of (raise raise)\n"
    "  - always: grade\n"
    "  - always: grade >= medium\n"
    "  - always: (raise\n"
    "  - always: raise, raise\n"
    "  - always: raise raise\n"
    "  - always: \"raise and\"\n"
    "  - always: exactly x of (raise)\n"
    "  - always: ''\n"
    "today: {rise: yes, raise: 7}\n"
    "preferences:\n"
    "  c: [raise]\n"
    "  a: {ranking: [1, [riase], {}], of: none}\n"
    "  b:\n"
    "    - {label: x}\n"
    "    - nothing\n"
    "    - {want: raise, certainty: maybe, source: none}\n",
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n"
    "coalitions: {a: [b], all: [a], 1x: [a], c: [], d: [a, e], e: a, f: [[a]], not: [a, b]}\n",
    "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\ncoalitions: [a]\n",
    "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n"
    "states: {round: not (round or o)}\n"
    "rules: [always: exactly 1 o]\n",
    "entente: 1\nparties: {a: , b: , c: }\noptions: {o: {party: a}}\n"
    "preferences:\n"
    "  a: {weights: [{want: o, weight: much}, {want: o}, o, {weight: 1}]}\n"
    "  b: {ranking: [1, 2]}\n"
    "  c: {ranking: [o, rest], weights: []}\n",
    "{decisionMakers: 1, options: {}}",
    "{decisionMakers: [{name: a, options: [0, 0, 7, x]}, {}], options: [{name: o}, {name: p}], "
    "useManualPreferenceRanking: maybe}",
    "{decisionMakers: [{name: a, options: [0], misperceptions: [1], preferences: [[], [[0, Q]], 1, "
    "[[9, Y]]]}, {name: b, options: [], preferenceRanking: [0]}], infeasibles: [[]], "
    "options: [{name: o, permittedDirection: x}]}",
    "{decisionMakers: [{name: a, options: [0]}], useManualPreferenceRanking: true, "
    "options: [{name: o}]}",
};

/* Disputes whose states cannot be listed. */
static const char tangled[] = "entente: 1\nparties: {a: }\n"
                              "options: {o: {party: a}, q: {party: a}, r: {party: a}}\n"
                              "rules: [always: o, always: q, never: o and q and r, always: r]\n";
static const char no_states[] = "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n"
                                "rules: [always: o, never: o]\n";
static const char bad_today[] =
    "entente: 1\nparties: {a: }\noptions: {o: {party: a}, q: {party: a}}\n"
    "rules: [always: q or not q, never: o]\ntoday: {o: yes}\n";

/* Preferences that do not fit the states: one is missed, named twice, not there; another number. */
static const char misfit[] =
    "entente: 1\nparties: {a: , b: , c: , d: , e: }\noptions: {o: {party: a}}\n"
    "preferences:\n"
    "  a: {ranking: [o]}\n"
    "  b: {ranking: [o, 2, rest], of: 2}\n"
    "  c: {ranking: [7, rest], of: 2}\n"
    "  d: {ranking: [1, 2], of: 3}\n"
    "  e: {ranking: [rest, [o, rest]]}\n";

/* A ranking by expressions that has no place for a state. */
static const char missing[] = "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n"
                              "preferences: {a: {ranking: [o]}, b: [o]}\n";

/* One of every finding. */
static const char odd[] = "entente: 1\n"
                          "sources: {s: {title: t}}\n"
                          "parties: {a: , b: }\n"
                          "options: {o: {party: a}, q: {party: a}, r: {party: a}, u: {party: a}}\n"
                          "rules:\n"
                          "  - never: o and q\n"
                          "  - never: o and r\n"
                          "  - never: o and (q or r)\n"
                          "  - always: o or not o\n"
                          "  - never: o and q and u\n"
                          "states: {one: o, other: o and not q, none: o and q}\n"
                          "preferences:\n"
                          "  a: [one, other, o and q, not none, r, not r]\n"
                          "  b: {ranking: [none, rest]}\n";

/* Findings after an event, and of rules that take choices away. */
static const char changed[] =
    "entente: 1\nparties: {a: , b: }\n"
    "options: {o: {party: a}, p: {party: b, values: [x, y], moves: up}, q: {party: b}}\n"
    "rules: [{never: o and p = y, note: n}, {never: p = y and q}]\ntoday: {o: yes}\n"
    "preferences: {a: [p = x], b: [{id: w, want: o}, not p = y]}\n"
    "timeline: [{id: e, date: 2024, preferences: {b: [{drop: w}]}}]\n";

/* Means of pressure that are only a cost, of no and yes and of more values: for a wish, a word, and nothing that is named. */
static const char pressed[] =
    "entente: 1\nparties: {a: , b: , c: }\noptions:\n"
    "  strike: {party: a}\n  fee: {party: a, values: [none, some, full]}\n"
    "  boycott: {party: b}\n  pay: {party: c, values: [p0, p3]}\n"
    "today: {strike: yes, fee: some, boycott: yes}\nstates: {out: strike and boycott}\n"
    "preferences:\n  a: [not strike, fee < full, exactly 0 of (strike (fee = full))]\n"
    "  b: [not out, boycott implies pay = p3]\n  c: [pay = p0]\n";

/* The other forms; each has a thing called `strike`. */
static const char stepwise[] =
    "entente: 1\nparties: {a: , b: }\noptions:\n"
    "  pay: {party: a, values: [none, some, full], moves: step}\n"
    "  strike: {party: b}\n  hire: {party: a, moves: up}\n"
    "preferences:\n  a: [not strike, pay < full, not hire]\n  b: [pay = full, hire, strike]\n";
static const char merged[] =
    "entente: 1\nparties: {a: , b: }\noptions:\n"
    "  pay: {party: a}\n  strike: {party: b}\n  leave: {party: b, moves: up}\n"
    "rules: [{same: leave}, {same: pay and strike and not leave}]\n"
    "states: {mixed: strike}\n"
    "preferences:\n  a: {ranking: [s1, s2, rest, s5], of: 5}\n  b: [leave or pay, not leave]\n";
static const char uneven[] =
    "entente: 1\nparties: {a: , b: }\noptions:\n"
    "  pay: {party: a}\n  strike: {party: b}\n  leave: {party: b, moves: up}\n"
    "rules: [{same: leave}, {same: pay and not pay}]\n"
    "preferences:\n  a: {ranking: [strike, rest]}\n  b: [pay]\n";
static const char graph[] =
    "entente: 1\nparties: {a: , b: }\ngraph:\n  states: [talk, strike, deal, end]\n"
    "  moves:\n    a: {talk: [strike, deal, deal, talk], strike: deal}\n"
    "    b: {strike: talk, deal: [talk, end], end: strike}\n"
    "today: talk\nstates: {calm: not strike}\n"
    "preferences:\n  a: [deal, not strike]\n  b: {ranking: [talk, [end, strike], deal]}\n";

#endif
