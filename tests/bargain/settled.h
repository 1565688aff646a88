/* SPDX-License-Identifier: MIT */
/* Disputes to settle, for several tests. */
#ifndef ENT_TESTS_SETTLED_H
#define ENT_TESTS_SETTLED_H

/* Packages: numbers that fit a word, and, of the third party, that do not. */
static const char packages_text[] =
    "entente: 1\n"
    "parties: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
    "issues:\n"
    "  price:\n"
    "    range: [10, 14]\n"
    "    utilities:\n"
    "      a: {offset: 1.4, slope: -0.1}\n"
    "      b: {from: 10, top: 13, to: 14}\n"
    "      c: [0.00000000000000000000000000003, 1, 2, 3, 5]\n"
    "    weights: {a: 0.5, b: 0.3333333333333333}\n"
    "  term:\n"
    "    values: [short, long]\n"
    "    utilities: {a: [0, 7], b: [5, 0], c: [1, 0]}\n"
    "bargaining:\n"
    "  reservation: {a: 0.1, b: -3, c: 0.00000000000000000000000000001}\n"
    "  rules: [{never: price = 14 and term = long}]\n"
    "  bonuses: {a: [{where: price <= 11 and term = long, utility: 0.1}]}\n";

/* The same with numbers of many digits everywhere, so that each step asks for memory. */
#define DIGITS "0000000000000000000000000000000000000000000000000007"
static const char wide_text[] =
    "entente: 1\n"
    "parties: {a: , b: , c: }\n"
    "issues:\n"
    "  price:\n"
    "    range: [10, 11]\n"
    "    utilities:\n"
    "      a: {offset: 1." DIGITS ", slope: -0." DIGITS "}\n"
    "      b: {from: 9." DIGITS ", top: 10." DIGITS ", to: 14." DIGITS "}\n"
    "      c: [-1." DIGITS ", 1]\n"
    "    weights: {a: 0.3" DIGITS ", b: 0.6" DIGITS "}\n"
    "bargaining:\n"
    "  reservation: {a: -0.1" DIGITS "}\n"
    "  bonuses: {a: [{where: price = 10, utility: 0.1" DIGITS "}]}\n";

/* Six largest numbers that have nothing in common: their common multiple has more than a thousand bits. */
#define NINES "99999999999999999999999999999999999999999999999999"
#define LARGEST(issue, last)                                                                       \
    "  " issue ": {values: [v, w], utilities: {a: [1, " NINES last "], b: [1, 0]},\n"              \
    "     weights: {a: 0.1, b: 0.1}}\n"
static const char long_text[] = "entente: 1\nparties: {a: , b: }\nissues:\n" LARGEST("i", "1")
    LARGEST("j", "3") LARGEST("k", "7") LARGEST("l", "09") LARGEST("m", "57")
        LARGEST("n", "83") "bargaining: {scale: unit}\n";

/* States: by utilities of an option and of what expressions tell, by weights, and by an order alone. */
#define STATES_OF(last)                                                                            \
    "entente: 1\n"                                                                                 \
    "parties: {a: {name: A}, b: {name: B}, c: {name: C}}\n"                                        \
    "options:\n"                                                                                   \
    "  land: {party: a, values: [none, some, all]}\n"                                              \
    "  deal: {party: b}\n"                                                                         \
    "  pay: {party: c}\n"                                                                          \
    "today: {land: some}\n"                                                                        \
    "preferences:\n"                                                                               \
    "  a: [deal]\n"                                                                                \
    "  b: {weights: [{want: deal, weight: 2.5}, {want: land = all, weight: 1}, {want: pay, "       \
    "weight: -0.75}]}\n"                                                                           \
    "  c: " last "\n"                                                                              \
    "issues:\n"                                                                                    \
    "  earth: {option: land, utilities: {a: {none: 3, some: 1, all: 0}}}\n"                        \
    "  calm:\n"                                                                                    \
    "    values: {lasting: deal and pay, brittle: deal, none: rest}\n"                             \
    "    utilities: {a: [2, 1, 0]}\n"

static const char states_text[] = STATES_OF("{weights: [{want: not pay, weight: 1}]}");
static const char ordered_text[] = STATES_OF("[not pay, land = all]");

#endif
