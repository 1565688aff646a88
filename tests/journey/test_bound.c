/* SPDX-License-Identifier: MIT */
/*
 * What a report says of a party whose hands are tied: that it has no move, or which rule forbids what it would do, and
 * that it would. It never stands among those of whom it is said that no move of their own gives them anything. And of
 * where the others can go if one refuses, how firmly that holds and who of them is worse off there; and what
 * others can answer to a joint move.
 */
#include "report/disputes.h"
#include "report/sayings.h"

/* An office can ban what a town has not allowed; a union can strike only with a vote, and the vote is the town's. */
#define YARD                                                                                       \
    "entente: 1\ntitle: Yard\nparties: {t: {name: the town}, o: {name: the office}, u: {name: "    \
    "the "                                                                                         \
    "union}}\noptions: {allow: {party: t, label: leave to dig}, ban: {party: o, label: a ban}, "   \
    "strike: {party: u, label: a strike}, march: {party: u, label: a march}}\n"                    \
    "rules:\n  - never: allow and ban\n  - never: strike and allow\n    note: by law\n"            \
    "today: {allow: yes}\npreferences:\n  t: [allow]\n"

/* By what its wishes say of it, the office would ban, and the union would strike. */
static const char yard[] = YARD "  o: [ban]\n  u: [strike, march]\n";

/* The office would be no better off by the ban itself, and the union worse off by a strike. */
static const char calm[] = YARD "  o: [not ban or allow]\n  u: [not strike, march]\n";

/* The office would rather not ban. The union would by the sum of its weights. */
static const char weighed[] = YARD "  o: [not ban]\n"
                                   "  u: {weights: [{want: strike, weight: 3}, {want: not strike, "
                                   "weight: 1}, {want: march, weight: 1}]}\n";

/* Whose wishes are a ranking of states says nothing of what is not possible. */
static const char ranked[] =
    "entente: 1\ntitle: Ranked\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options: {o: {party: a}, p: {party: b}, q: {party: b}}\nrules:\n  - never: o and p\n"
    "today: {o: yes}\npreferences:\n  a: [o]\n  b: {ranking: [[q], [not q]]}\n  c: [o]\n";

/* Of pay, more than a little is excluded by one rule, and any less by another. */
static const char paid[] =
    "entente: 1\ntitle: Paid\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, pay: {party: b, label: the pay, values: [none, some, full], labels: "
    "{full: all of it}, moves: step}}\n"
    "rules:\n  - never: o and pay = full\n  - never: o and pay = none\n"
    "today: {o: yes, pay: some}\npreferences:\n  a: [o]\n  b: [pay = full]\n";

/* Ann does x, whether or not Bob does y, to whom nothing matters. And the same, where he wants what she does not. */
static const char ford[] =
    "entente: 1\ntitle: Ford\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options: {x: {party: a}, y: {party: b}}\ntoday: {x: no}\nstates: {done: x}\n"
    "preferences:\n  a: [x]\n  b: [x or not x]\n  c: [not x]\n";
static const char torn[] =
    "entente: 1\ntitle: Torn\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options: {x: {party: a}, y: {party: b}}\ntoday: {x: no}\nstates: {done: x}\n"
    "preferences:\n  a: [x iff y]\n  b: [y]\n  c: [not x]\n";

/* What Ann and Bob gain together, Cid can spoil, though it costs him something. */
static const char weir[] =
    "entente: 1\ntitle: Weir\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cid}}\n"
    "options: {x: {party: a}, y: {party: b}, z: {party: c}}\ntoday: {x: no}\n"
    "preferences:\n  a: [x and y and not z, not x]\n  b: [x and y and not z, not y]\n  c: [not "
    "z]\n";

/* One of two wards is closed for good, and they exclude each other; it is not told that the board would close both. */
static const char wards[] =
    "entente: 1\ntitle: Wards\nparties: {a: {name: Ann}, b: {name: the board}}\n"
    "options: {o: {party: a}, u: {party: b, moves: up}, l: {party: b, moves: up}, n: {party: b}}\n"
    "rules:\n  - never: u and l\ntoday: {u: yes}\npreferences:\n  a: [o]\n  b: [l, n]\n";

/* Neither can undo what has been done. */
static const char stone[] =
    "entente: 1\ntitle: Stone\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a, moves: up}, q: {party: b, moves: up}}\ntoday: {o: yes, q: yes}\n"
    "preferences:\n  a: [o]\n  b: [not q]\n";

static const saying bound[] = {
    {.text = yard,
     .section = "settlements",
     .words =
         {"The office has no move here: what it could change is excluded by the rule \"never: "
          "allow and ban\". By a rule of the file (\"never: allow and ban\") the office cannot "
          "take up \"a ban\" here, and would if it could.",
          "By a rule of the file (\"never: strike and allow\") the union cannot take up \"a "
          "strike\" here, and would if it could.",
          "!by law"}},
    {.text = yard,
     .section = "summary",
     .words = {"By a rule of the file (\"never: allow and ban\") the office cannot take up \"a "
               "ban\" here, and would if it could. By a rule of the file (\"never: strike and "
               "allow\") the union cannot take up \"a strike\" here, and would if it could. - "
               "Several together.",
               "!no move here"}},
    {.text = calm,
     .section = "settlements",
     .words =
         {"The town and the union: no move of its own gives any of them anything that it wants",
          "The office has no move here: what it could change is excluded by the rule \"never: "
          "allow and ban\".",
          "!By a rule of the file"}},
    {.text = calm,
     .section = "summary",
     .words = {". The office has no move here: what it could change is excluded by the rule "
               "\"never: allow and ban\". - Several together.",
               "!By a rule of the file"}},
    {.text = weighed,
     .section = "summary",
     .words = {"By a rule of the file (\"never: strike and allow\") the union cannot take up \"a "
               "strike\" here, and would if it could.",
               "!The office has no move here"}},
    {.text = ranked,
     .section = "settlements",
     .words = {"By a rule of the file (\"never: o and p\") Bob cannot take up \"p\" here.",
               "Cid has no options.", "!if he could", "!if it could"}},
    {.text = ranked, .section = "summary", .words = {"!By a rule of the file", "!Cid has"}},
    {.text = paid,
     .section = "settlements",
     .words =
         {"Bob has no move here: what it could change is excluded by the rules \"never: o and "
          "pay = none\" and \"never: o and pay = full\". By a rule of the file (\"never: o and "
          "pay = full\") Bob cannot change \"the pay\" to all of it here, and would if it "
          "could."}},
    {.text = yard,
     .section = "moves",
     .words = {"The office has no move here: what it could change is excluded by the rule"}},
    {.text = ford,
     .section = "summary",
     .state = "4",
     .words = {"If Bob refuses, moves of the others lead to s2 (done), which is \"done\", too, and "
               "would hold by itself [Nash], but is worse than today for Cid."}},
    {.text = torn,
     .section = "summary",
     .state = "4",
     .words = {"If Bob refuses, moves of the others lead to s2 (done), which is \"done\", too, but "
               "would not hold, and is worse than today for Ann and Cid."}},
    {.text = weir,
     .section = "paths",
     .state = "4",
     .words =
         {"The others can answer it: Cid takes up \"z\" (to s8). After that, Ann and Bob are no "
          "better off than before this move. Whether the answer pays",
          "!Not asked"}},
    {.text = wards,
     .section = "settlements",
     .words = {"the board: no move of its own", "!By a rule of the file"}},
    {.text = wards, .section = "summary", .words = {"!By a rule of the file"}},
    {.text = stone,
     .section = "settlements",
     .words =
         {"- Ann and Bob have no move here. Bob cannot take back \"q\", and would if it could."}},
    {.text = door, .section = "moves", .words = {"Bob has no move here."}},
};

static void test_bound(void **state)
{
    (void)state;
    check_sayings(bound, sizeof bound / sizeof *bound);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bound)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
