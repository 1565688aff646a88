/* SPDX-License-Identifier: MIT */
/*
 * Mistakes in a dispute: for each the code, the words that are underlined, what is said and the cure.
 *
 * A text must be refused with one error alone, as the second of two would only echo the first; where a
 * text holds two mistakes there are two rows for it.
 * Long because it is one table of everything that a person may get wrong.
 */
#ifndef ENT_TESTS_MISTAKES_H
#define ENT_TESTS_MISTAKES_H

#include <stddef.h>
#include <stdint.h>

/* What is said of a text; NULL: not looked at. */
typedef struct mistake {
    const char *text, *code, *at, *message, *cure;
    uint64_t errors; /* 0: one */
} mistake;

/* Two parties, an option of two values, one of two values of its own, one of many. */
#define HEAD                                                                                       \
    "entente: 1\n"                                                                                 \
    "parties: {ann: , bob: }\n"                                                                    \
    "options:\n"                                                                                   \
    "  pay: {party: ann}\n"                                                                        \
    "  level: {party: bob, values: [low, high]}\n"                                                 \
    "  wide: {party: bob, values: [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3]}\n"

static const mistake wrong_expressions[] = {
    {"pay AND level = low", "E307", "AND", "does not belong", "in small letters", 0},
    {"pay NOT pay", "E307", "NOT", NULL, "in small letters", 0},
    {"pay Or pay", "E307", "Or", NULL, "join the two parts", 0},
    {"pay if level = low", "E307", "if", NULL, "for 'b if a' and", 0},
    {"pay only if level = low", "E307", "only", NULL, "a implies b", 0},
    {"pay unless level = low", "E307", "unless", NULL, "write: a or b", 0},
    {"pay is yes", "E307", "is", NULL, "for 'a is no' write: not a", 0},
    {"level = 7", "E304", "7", "no value '7'", "write one of: low high", 0},
    {"a0 in-between", "E305", "a0", NULL, "it is a value of 'wide'", 0},
    {"the", "E305", "the", "'the'", NULL, 0},
    {"a pay", "E305", "a", NULL, "leave this word out", 0},
    {"x pay", "E305", "x", "'x'", NULL, 0},
    {"one-two-three four five six seven", "E305", "one", "'one'", NULL, 0},
    {"one - (pay)", "E305", "one", "'one'", NULL, 0},
    {"pay when level = low", "E307", "when", NULL, "a implies b", 0},
    {"the pay", "E305", "the", NULL, "leave this word out", 0},
    {"not\xC2\xA0pay", "E306", "\xC2\xA0", "a blank of another kind", "write a plain blank", 0},
    {"pay\xE2\x80\xAFor pay", "E307", "\xE2\x80\xAF", NULL, "write a plain blank", 0},
    {"pay, pay", "E307", ",", NULL, "lists in counts have no commas", 0},
    {"pay)", "E307", ")", NULL, "remove this parenthesis", 0},
    {"no pay", "E306", "no", "found 'no'", "write 'not'", 0},
    {"pay and false", "E306", "false", "found 'false'", "write 'not'", 0},
    {"exactly no of (pay)", "E306", "no", "found 'no'", "for example", 0},
    {"2b and pay", "E306", "2b", "found '2b'", NULL, 0},
    {"pay and [pay]", "E306", "[", "found '['", NULL, 0},
    {"pay and @", "E306", "@", "found '@'", NULL, 0},
    {"pay and ^", "E306", "^", "found '^'", NULL, 0},
    {"pay and `", "E306", "`", "found '`'", NULL, 0},
    {"pay and {", "E306", "{", "found '{'", NULL, 0},
    {"pay and \xE2\x82\xAC", "E306", "\xE2\x82\xAC", "found '\xE2\x82\xAC'", NULL, 0},
    {"exactly 1234567 of (pay)", "E306", "1234567", "below one million", NULL, 0},
    {"exactly 12345678901234567890123456789012345678901234567890 of (pay)", "E306",
     "12345678901234567890123456789012345678901234567890",
     "found '1234567890123456789012345678901234567890'", NULL, 0},
    {"exactly 1 (pay)", "E306", "(", "expected 'of'", "exactly 1 of (a b c)", 0},
    {"exactly 1 of pay", "E306", "pay", "expected '('", "without commas", 0},
    {"exactly 1 of", "E306", NULL, "ends where '(' should follow", NULL, 0},
    {"exactly 1 of (pay, pay)", "E306", ",", "found ','", "have no commas", 0},
    {"exactly 2 of (pay)", "E309", "exactly 2 of (pay)", "more than the things", NULL, 0},
    {"(pay pay)", "E306", "pay", "expected 'and', 'or'", NULL, 0},
    {"pay implies (", "E306", NULL, "ends where an option", NULL, 0},
    {"pay iff )", "E306", ")", "expected an option", NULL, 0},
    {"pay and (pay", "E306", "(", "never closed", "add the missing", 0},
    {"low", "E305", "low", "'low'", "it is a value of 'level'; compare: level >= low", 0},
    {"today and pay", "E305", "today", NULL, "give today's state a name", 0},
    {"if and pay", "E305", "if", NULL, "write: a implies b", 0},
    {"pay and when", "E305", "when", NULL, "write: a implies b", 0},
    {"bob", "E305", "bob", NULL, "it is a party", 0},
    {"pai", "E305", "pai", NULL, "did you mean 'pay'?", 0},
    {"unheard_of", "E305", "unheard_of", "'unheard_of'", NULL, 0},
    {"level", "E308", "level", NULL, "for example: level >= high", 0},
    {"level = medium", "E304", "medium", "'level' has no value 'medium'", "write one of: low high",
     0},
    {"pay = high", "E304", "high", NULL, "write one of: no yes", 0},
    {"wide = c", "E304", "c", NULL, "a9 b0 b1", 0},
    {"level = 2", "E304", "2", "no value", "one of: low high", 0},
};

static const mistake wrong_names[] = {
    {HEAD "states: {pay: pay}\n", "E208", "pay", "'pay'", NULL, 0},
    {HEAD "states: {one: not (other), other: one and pay}\n", "E310", "one", "by itself", NULL, 0},
    {HEAD "states: {one: 'pay and', other: one}\n", "E306", NULL, "ends where", NULL, 0},
    {HEAD "states: {deal: pay, one: {deal: yes}}\n", "E302", "deal", "no option 'deal'", NULL, 0},
    {HEAD "states: {one: {pay: perhaps}}\n", "E304", "perhaps", NULL, NULL, 0},
    {HEAD "states: {one: {pay: [yes]}}\n", "E201", "[yes]", "the value of an option", NULL, 0},
    {HEAD "states: [pay]\n", "E201", "[pay]", "the section 'states'", NULL, 0},
    {HEAD "states: {rest: pay}\n", "E207", "rest", NULL, NULL, 0},
    {HEAD "states: {one: }\n", "E201", NULL, "this is empty", NULL, 0},
    {HEAD "today: {level: low, pya: yes}\n", "E302", "pya", NULL, "did you mean 'pay'?", 0},
    {HEAD "today: [pay]\n", "E201", "[pay]", "the section 'today'", NULL, 0},
};

#define P "entente: 1\nparties: {ann: }\n"
static const mistake wrong_parties_and_options[] = {
    {"parties: {ann: }\noptions: {pay: {party: ann}}\n", "E203", "p", "'entente' is missing", NULL,
     0},
    {"entente: [1]\nparties: {ann: }\n", "E204", "[1]", "not a version", NULL, 0},
    {"entente: 1\noptions: {pay: {party: ann}}\n", "E203", "e", "'parties' is missing", NULL, 0},
    {P, "E203", "e", "'options' is missing", NULL, 0},
    {"entente: 1\nparties: {'': }\noptions: {pay: {party: ann}}\n", "E206", "", NULL, NULL, 0},
    {"entente: 1\nparties: [ann]\noptions: {pay: {party: ann}}\n", "E201", "[ann]",
     "the section 'parties'", NULL, 0},
    {"entente: 1\nparties: {}\noptions: {pay: {party: ann}}\n", "E203", "{}", "has no parties",
     "list the parties", 0},
    {"entente: 1\nparties: {}\ngraph: {states: 3}\n", "E203", "{}", "has no parties", NULL, 0},
    {"entente: 1\nparties: {a: , b: , c: , d: , e: , f: , g: , h: , i: , j: , k: , l: , m: }\n"
     "options: {pay: {party: somebody}}\n",
     "E301", "somebody", NULL, "write one of: a b c d e f g h i j k l", 0},
    {P "options: {pay: {party: anne}}\n", "E301", "anne", NULL, "did you mean 'ann'?", 0},
    {P "options: [pay]\n", "E201", "[pay]", "the section 'options'", NULL, 0},
    {P "options: {}\n", "E314", "{}", NULL, NULL, 0},
    {P "options: {pay: {party: [ann]}}\n", "E201", "[ann]", "party must be", NULL, 0},
    {P "options: {pay: {party: ann, values: some}}\n", "E201", "some", "values must be", NULL, 0},
    {P "options: {pay: {party: ann, values: [[a], b]}}\n", "E201", "[a]", "a value must be", NULL,
     0},
    {P "options: {pay: {party: ann, values: [b, {a: c}]}}\n", "E201", "{a: c}", "a value must be",
     NULL, 0},
    {P "options: {and: {party: ann, values: [a, 2]}}\n", "E207", "and", NULL, NULL, 2},
    {P "options: {and: {party: ann, values: [a, 2]}}\n", "E206", "2", NULL, NULL, 2},
    {P "options: {and: {party: ann, values: [a, b]}}\n", "E207", "and", NULL, NULL, 0},
    {P "options: {pay: {party: ann, moves: [up]}}\n", "E201", "[up]", "moves must be", NULL, 0},
    {P "options: {pay: {party: ann, label: {a: b}}}\n", "E201", "{a: b}", "label must be", NULL, 0},
    {P "options: {pay: {party: ann, source: [a]}}\n", "E201", "[a]", "source must be", NULL, 0},
    {P "options: {pay: {party: ann, label: a, b}}\n", "E112", "b", "a comma cut this off", NULL, 0},
    {P "options: {pay: {party: ann, lable: b}}\n", "E202", "lable", NULL, "'label'", 0},
    {P "options: {pay: {party: ann, lable: ''}}\n", "E202", "lable", NULL, "'label'", 0},
    {P "options: {pay: {party: ann, lable: null}}\n", "E202", "lable", NULL, "'label'", 0},
    {P "sources: [a]\noptions: {pay: {party: ann}}\n", "E201", "[a]", "the section 'sources'", NULL,
     0},
    {P "sources: {a: b}\noptions: {pay: {party: ann}}\n", "E201", "b", "a source", NULL, 0},
    {P "sources: {a: {title: t, w: z}}\noptions: {pay: {party: ann}}\n", "E202", "w", NULL, NULL,
     0},
    {P "rules: {never: pay}\noptions: {pay: {party: ann}}\n", "E201", "{never: pay}",
     "the section 'rules'", NULL, 0},
    {P "rules: [pay]\noptions: {pay: {party: ann}}\n", "E201", "pay", "a rule", NULL, 0},
    {P "rules:\n  -\n  - never: pay\noptions: {pay: {party: ann}}\n", "E201", NULL, "this is empty",
     NULL, 0},
    {P "rules: [{never: pay, w: pay}]\noptions: {pay: {party: ann}}\n", "E202", "w", NULL, NULL, 0},
};

#define W HEAD "preferences:\n"
static const mistake wrong_preferences[] = {
    {HEAD "preferences: [pay]\n", "E201", "[pay]", "the section 'preferences'", NULL, 0},
    {W "  ann: pay\n", "E201", "pay", "the preferences of a party", NULL, 0},
    {W "  ann: {of: 3}\n", "E203", "{of: 3}", "a 'ranking' or 'weights'", NULL, 0},
    {W "  ann: {weights: pay}\n", "E201", "pay", "weights must be", NULL, 0},
    {W "  ann: {weights: [{want: pay, weight: [1]}]}\n", "E316", "[1]", "not a weight", NULL, 0},
    {W "  ann: {ranking: pay}\n", "E201", "pay", "a ranking must be", NULL, 0},
    {W "  ann: {ranking: [[[pay]], rest]}\n", "E201", "[pay]", "a state in a ranking", NULL, 0},
    {W "  ann: {ranking: ['', rest]}\n", "E306", NULL, "ends where", NULL, 0},
    {W "  ann: {ranking: [12345678901, rest], of: 5}\n", "E306", "12345678901", NULL, NULL, 0},
    {W "  ann: {ranking: [1, rest], of: s5}\n", "E316", "s5", "a number of states", NULL, 0},
    {W "  ann: {ranking: [1, rest], of: [5]}\n", "E316", "[5]", "a number of states", NULL, 0},
    {W "  ann: {ranking: [1, rest], of: ''}\n", "E316", "", "a number of states", NULL, 0},
    {W "  ann: {ranking: [1, rest], oof: 5, of: 56}\n", "E202", "oof", NULL, "'of'", 0},
    {W "  ann: [{want: pay, strength: weak}]\n", "E205", "weak", "'strength'", "mild strong", 0},
    {W "  ann: [{want: pay, strength: [mild]}]\n", "E201", "[mild]", "strength must be", NULL, 0},
    {W "  ann: [{want: pay, strength: strong}, not pay, {want: pay, strength: strong}]\n", "E341",
     "{want: pay, strength: strong}", "below a mild one", "move it above", 0},
    {W "  ann: {ranking: [strong gap, pay, rest]}\n", "E342", "strong gap", "on one side", NULL, 0},
    {W "  ann: {ranking: [pay, strong gap, strong gap, rest]}\n", "E342", "strong gap",
     "on one side", NULL, 0},
    {W "  ann: {ranking: [[pay, strong gap], rest]}\n", "E342", "strong gap", "inside a group",
     NULL, 0},
    {W "  ann: {weights: [{want: pay, weight: 1, strength: strong}]}\n", "E343", "strong",
     "no strength", "strong_from", 0},
    {W "  ann: {weights: [{want: pay, weight: 1}], strong_from: 0}\n", "E316", "0",
     "difference of weights", "above 0", 0},
    {W "  ann: {weights: [{want: pay, weight: 1}], strong_from: [1]}\n", "E316", "[1]",
     "difference of weights", NULL, 0},
    {W "  ann: {weights: [{want: pay, weight: 1}], strong_from: much}\n", "E316", "much",
     "difference of weights", NULL, 0},
    {W "  ann: {weights: [{want: pay, weight: 1}], unknown: []}\n", "E211", "[]",
     "belongs to a 'ranking'", "certainty", 0},
    {W "  ann: [{want: pay, weight: 3}]\n", "E211", "3", "'weight' belongs to 'weights'",
     "the place counts", 0},
    {W "  ann: {ranking: [pay, rest], strong_from: 2}\n", "E211", "2", "belongs to 'weights'",
     "strong gap", 0},
    {W "  ann: {ranking: [pay, rest], unknown: pay}\n", "E201", "pay", "'unknown' must", NULL, 0},
    {W "  ann: {ranking: [pay, rest], unknown: [[pay, rest]]}\n", "E344", "[pay, rest]",
     "not a pair", NULL, 0},
    {W "  ann: {ranking: [pay, rest], unknown: [[pay, strong gap]]}\n", "E344", "[pay, strong gap]",
     "not a pair", NULL, 0},
    {W "  ann: {ranking: [pay, rest], unknown: [pay]}\n", "E344", "pay", "not a pair", NULL, 0},
    {W "  ann: {ranking: [pay, rest], unknown: [[pay, [pay]]]}\n", "E201", "[pay]",
     "a state in a ranking", NULL, 0},
    {W "  ann: {ranking: [pay, rest], unknown: [[s1, s2]]}\n", "E203", NULL, "needs the key 'of'",
     NULL, 0},
    {W "  ann: [{want: pay, w: pay}]\n", "E202", "w", NULL, NULL, 0},
    {W "  ann: [{want: [pay]}]\n", "E201", "[pay]", "what a party wants", NULL, 0},
    {HEAD "misperceptions: [pay]\n", "E201", "[pay]", "the section 'misperceptions'", NULL, 0},
    {HEAD "misperceptions: {ann: pay}\n", "E201", "pay", "the misperceptions of a party", NULL, 0},
    {HEAD "misperceptions: {cat: [pay]}\n", "E301", "cat", "'cat'", NULL, 0},
    {HEAD "misperceptions: {ann: [{note: n}]}\n", "E203", "{note: n}", "needs the key 'unseen'",
     NULL, 0},
    {HEAD "misperceptions: {ann: [{unsee: pay}]}\n", "E202", "unsee", NULL, "'unseen'", 2},
    {HEAD "misperceptions: {ann: [[pay]]}\n", "E201", "[pay]", "does not perceive", NULL, 0},
    {HEAD "attitudes: [pay]\n", "E201", "[pay]", "the section 'attitudes'", NULL, 0},
    {HEAD "attitudes: {ann: positive}\n", "E201", "positive", "the attitudes of a party", NULL, 0},
    {HEAD "attitudes: {cat: {ann: positive}}\n", "E301", "cat", "'cat'", NULL, 0},
    {HEAD "attitudes: {ann: {cat: positive}}\n", "E301", "cat", "'cat'", NULL, 0},
    {HEAD "attitudes: {ann: {bob: hostile}}\n", "E205", "hostile", NULL, NULL, 0},
    {HEAD "misperceptions: {ann: [pya]}\n", "E305", "pya", "'pya'", NULL, 0},
    {W "  ann: [{want: pay, degree: 0.5}]\n", "E361", "0.5", "not a degree", "above 0.5", 0},
    {W "  ann: [{want: pay, degree: 1.000001}]\n", "E361", "1.000001", "not a degree", NULL, 0},
    {W "  ann: [{want: pay, degree: 0.7654321}]\n", "E361", "0.7654321", "not a degree", NULL, 0},
    {W "  ann: [{want: pay, degree: high}]\n", "E361", "high", "not a degree", NULL, 0},
    {W "  ann: [{want: pay, degree: [0.7]}]\n", "E361", "[0.7]", "not a degree", NULL, 0},
    {W "  ann: {weights: [{want: pay, weight: 1, degree: 0.7}]}\n", "E362", "0.7", "no degree",
     "certain_from", 0},
    {W "  ann: {weights: [{want: pay, weight: 1}], certain_from: -1}\n", "E316", "-1",
     "difference of weights", "above 0", 0},
    {W "  ann: {ranking: [pay, rest], certain_from: 2}\n", "E211", "2", "belongs to 'weights'",
     "degrees", 0},
    {HEAD "fuzzy: [ann]\n", "E201", "[ann]", "the section 'fuzzy'", NULL, 0},
    {HEAD "fuzzy: {ann: }\n", "E201", NULL, "the certainty of a party", NULL, 0},
    {HEAD "fuzzy: {ann: 0.4}\n", "E201", "0.4", "the certainty of a party", NULL, 0},
    {HEAD "fuzzy: {cat: {threshold: 0.4}}\n", "E301", "cat", "'cat'", NULL, 0},
    {HEAD "fuzzy: {ann: {treshold: 0.4}}\n", "E202", "treshold", NULL, "'threshold'", 0},
    {HEAD "fuzzy: {ann: {threshold: 0}}\n", "E361", "0", "not a threshold", "above 0", 0},
    {HEAD "fuzzy: {ann: {threshold: 1.1}}\n", "E361", "1.1", "not a threshold", NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: 0.4}}\n", "E201", "0.4", "'degrees' must", NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: [[s1, s2]]}}\n", "E363", "[s1, s2]", "not a pair", NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: [s1]}}\n", "E363", "s1", "not a pair", NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: [[s1, rest, 0.4]]}}\n", "E363", "[s1, rest, 0.4]", "not a pair",
     NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: [[s1, [s2], 0.4]]}}\n", "E201", "[s2]", "a state with a degree",
     NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: [[s1, pya, 0.4]]}}\n", "E305", "pya", "'pya'", NULL, 0},
    {HEAD "fuzzy: {ann: {degrees: [[s1, s2, -0.1]]}}\n", "E361", "-0.1", "not a degree",
     "from 0 to 1", 0},
    {HEAD "fuzzy: {ann: {of: many}}\n", "E316", "many", "number of states", NULL, 0},
};

#define G  "entente: 1\nparties: {ann: , bob: }\ngraph:\n"
#define XY G "  states: [x, y]\n"
static const mistake wrong_graphs[] = {
    {"entente: 1\nparties: {ann: }\ngraph: [x, y]\n", "E201", "[x, y]", "the section 'graph'", NULL,
     0},
    {G "  states: {x: y}\n", "E324", "{x: y}", NULL, NULL, 0},
    {G "  states: []\n", "E324", "[]", NULL, NULL, 0},
    {G "  states: 0\n", "E324", "0", NULL, NULL, 0},
    {G "  states: -3\n", "E324", "-3", NULL, NULL, 0},
    {G "  states: 3:\n", "E105", NULL, NULL, NULL, 0},
    {G "  states: '3;'\n", "E324", "3;", NULL, NULL, 0},
    {G "  states: 123456789\n", "E324", "123456789", NULL, NULL, 0},
    {G "  states: 16777217\n", "E324", "16777217", NULL, NULL, 0},
    {G "  states: [x, [y]]\n", "E201", "[y]", "a state of the graph", NULL, 0},
    {G "  states: [x, y, x]\n", "E324", "x", "stands twice", NULL, 0},
    {XY "  state: z\n", "E202", "state", NULL, "'states'", 0},
    {XY "  moves: [x]\n", "E201", "[x]", "the moves of a graph", NULL, 0},
    {XY "  moves: {ann: x}\n", "E201", "x", "the moves of a party", NULL, 0},
    {XY "  moves: {carl: {x: y}}\n", "E301", "carl", NULL, NULL, 0},
    {XY "  moves: {\"ann\\0carl\": {x: y}}\n", "E103", "ann\\0carl", NULL, NULL, 0},
    {XY "  moves: {ann: {x: z}}\n", "E323", "z", "no state 'z'", NULL, 0},
    {XY "  moves: {ann: {x: }}\n", "E201", NULL, "this is empty", NULL, 0},
    {XY "today: calm\nstates: {calm: x}\n", "E323", "calm", "not what stands under 'states'", NULL,
     0},
    {XY "today: [x]\n", "E201", "[x]", "a state of the graph", NULL, 0},
    {XY "states: {x: y}\n", "E208", "x", "'x'", NULL, 0},
    {XY "states: {calm: lost}\n", "E305", "lost", NULL, NULL, 0},
    {XY "options: {pay: {party: ann}}\n", "E210", "options", NULL, NULL, 0},
    {G "  states: 3\ntoday: s0\n", "E323", "s0", NULL, NULL, 0},
    {G "  states: 3\ntoday: s4\n", "E323", "s4", NULL, NULL, 0},
    {G "  states: 3\ntoday: ''\n", "E323", "", NULL, NULL, 0},
    {G "  states: 3\ntoday: x1\n", "E323", "x1", NULL, NULL, 0},
    {G "  states: 3\ntoday: 's.'\n", "E323", "s.", NULL, NULL, 0},
    {G "  states: 3\ntoday: s12345678901\n", "E323", "s12345678901", NULL, NULL, 0},
};

/* Mistakes in a .gmcr file. */
static const mistake wrong_gmcr[] = {
    {"entente: 1\ndecisionMakers: []\nparties: {a: }\noptions: {o: {party: a}}\n", "E202",
     "decisionMakers", NULL, NULL, 0},
    {"{\"decisionMakers\": null, \"options\": []}", "E212", "{", "'decisionMakers' is missing",
     NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}]}", "E212", "{",
     "'options' is missing", NULL, 0},
    {"{\"decisionMakers\": 3, \"options\": [{\"name\": \"o\"}]}", "E212", "3",
     "a list is expected here", "[...]", 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": 3}", "E212", "3",
     "a list is expected here", NULL, 0},
    {"{\"decisionMakers\": [], \"options\": [{\"name\": \"o\"}]}", "E214", "o",
     "belongs to no party", NULL, 0},
    {"{\"decisionMakers\": [], \"options\": []}", "E203", "[]", "has no parties", NULL, 0},
    {"{\"decisionMakers\": [\"a\"], \"options\": []}", "E212", "a", "a name is missing", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": [\"a\"], \"options\": []}], \"options\": []}", "E212",
     "{\"name\": [\"a\"], \"options\": []}", "a name is missing", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": null, \"options\": []}], \"options\": []}", "E212",
     "{\"name\": null, \"options\": []}", "a name is missing", NULL, 0},
    {"{\"decisionMakers\": [], \"options\": [{}]}", "E212", "{}", "a name is missing", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\"}], \"options\": []}", "E212", "{",
     "no list of options", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": \"o\"}], \"options\": []}", "E212", "o",
     "a list is expected", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": []}", "E213", "0",
     "no option of this number", "no options", 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, 1]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E213", "1", "no option of this number", "the last of this file is 0", 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, 0]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E214", "0", "for the second time", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, [0]]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E212", "[0]", "not the number of an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, \"0\"]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E212", "0", "not the number of an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, \"\"]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E212", "", "not the number of an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, 1234567890]}], \"options\": "
     "[{\"name\": \"o\"}]}",
     "E212", "1234567890", "not the number of an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, -1]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E212", "-1", "not the number of an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0, 1e1]}], \"options\": [{\"name\": "
     "\"o\"}]}",
     "E212", "1e1", "not the number of an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"misperceptions\": [1]}], "
     "\"options\": [{\"name\": \"o\"}]}",
     "E212", "1", "not a condition", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"misperceptions\": 7}], "
     "\"options\": [{\"name\": \"o\"}]}",
     "E212", "7", "a list is expected", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": \"o\", "
     "\"permittedDirection\": \"sideways\"}]}",
     "E212", "sideways", "not a direction", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": \"o\", "
     "\"permittedDirection\": [\"fwd\"]}]}",
     "E212", "[\"fwd\"]", "not a direction", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"useManualPreferenceRanking\": \"yes\"}",
     "E212", "yes", "neither true nor false", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": 7}",
     "E212", "7", "a list is expected here", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [7]}",
     "E212", "7", "not a condition", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[]]}",
     "E212", "[]", "without any option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[\"Y\"]]}",
     "E212", "Y", "not an option with Y or N", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[[0]]]}",
     "E212", "[0]", "not an option with Y or N", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[[0, \"Q\"]]]}",
     "E212", "[0, \"Q\"]", "not an option with Y or N", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[[0, \"Y\"], [0, \"Q\"]]]}",
     "E212", "[0, \"Q\"]", "not an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[[0, \"Q\"], [0, \"Y\"]]]}",
     "E212", "[0, \"Q\"]", "not an option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [{\"members\": 7}]}",
     "E212", "{\"members\": 7}", "not a condition", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [{\"compound\": true}]}",
     "E212", "{\"compound\": true}", "not a condition", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [{\"members\": []}]}",
     "E212", "[]", "without any option", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [{\"members\": [[[0, \"Y\"]], 7]}]}",
     "E212", "7", "not a condition", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"infeasibles\": [[[3, \"Y\"]]]}",
     "E213", "3", "no option of this number", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, []]}], "
     "\"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "[]", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, "
     "[[2]]]}], \"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "[2]", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, "
     "\"2\"]}], \"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "2", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, "
     "\"\"]}], \"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, "
     "1234567890]}], \"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "1234567890", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, 02]}], "
     "\"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "02", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, 2x]}], "
     "\"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "2x", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, 2.5]}], "
     "\"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "2.5", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": [1, {}]}], "
     "\"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "{}", "not a state of a ranking", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferenceRanking\": 7}], "
     "\"options\": [{\"name\": \"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "7", "this party has none", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0]}], \"options\": [{\"name\": "
     "\"o\"}], \"useManualPreferenceRanking\": true}",
     "E212", "{\"name\": \"a\", \"options\": [0]}", "this party has none", NULL, 0},
    {"{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], \"preferences\": 7}], \"options\": "
     "[{\"name\": \"o\"}]}",
     "E212", "7", "a list is expected", NULL, 0},
};

/* Texts that are not YAML, or more YAML than is read. */
static const mistake wrong_yaml[] = {
    {"", "E110", "", NULL, NULL, 0},
    {"# nothing\n", "E110", "", NULL, NULL, 0},
    {"? [a]\n: b\n", "E105", "[", "a key must be a plain word", NULL, 0},
    {"{a: b}: c\n", "E105", NULL, NULL, NULL, 0},
    {"a:\n  b: c\n   d: e\n", "E105", "d", "indented by 3 blanks", "by 2 blanks", 0},
    {"a:\n    b: c\n  d: e\n", "E105", "d", "indented by 2 blanks", "by 0 or by 4", 0},
    {"a:\n  - b: c\n   d: e\n", "E105", "d", "indented by 3 blanks", "by 2 or by 4", 0},
    {"a:\n  - b\n    c: d\n", "E105", "c", "below a list item", "begin the item with a key", 0},
    {"a:\n  - b: c\n  d: e\n", "E105", "d", "beside list items", "begin it with '- '", 0},
    {"a:\n  b: c\n  - d: e\n", "E105", "-", "beside keys", "every item begins with '- '", 0},
    {"a: \"b\nc: d\n", "E105", "\"", "text in quotes begins here", "closing quote", 0},
    {"a: [b, c\nd: e\n", "E105", NULL, NULL, NULL, 0},
    {"a:\n \xC2\xA0"
     "b: c\n  d: e\n",
     "E105", NULL, NULL, NULL, 0},
    {"a: |\n    b: \"c\n   d\ne: f: g\n", "E105", ":", "a colon stands in plain text",
     "put text that has them in quotes", 0},
    {"a: b # it's: c\nd: e: f\n", "E105", ":", "a colon stands", NULL, 0},
    {"title: *x\n", "E107", NULL, "an alias stands", NULL, 0},
    {"title: &x y\n", "E107", "&x", "an anchor stands", NULL, 0},
    {"parties: &x {a: b}\n", "E107", "&x", "an anchor stands", NULL, 0},
    {"parties: &x [a, b]\n", "E107", "&x", "an anchor stands", NULL, 0},
    {"title: !x y\n", "E108", "!x", "a tag stands", NULL, 0},
    {"parties: !x [a, b]\n", "E108", "!x", "a tag stands", NULL, 0},
    {"a: b\n---\nc: d\n", "E109", NULL, "a second document", NULL, 0},
    {"a: b\na: c\n", "E111", "a", "stands here again", NULL, 0},
    {"parties:\n	a: x\n", "E105", "	", NULL, "replace the tab", 0},
    {"parties:\n  	a: x\n b\n", "E105", NULL, NULL, "replace the tab", 0},
    {"title: one: two\n", "E105", ":", NULL, "a colon and a blank", 0},
    {"title: one:\n", "E105", ":", NULL, "a colon and a blank", 0},
    {"title: one: two\nb: [\n", "E105", NULL, NULL, NULL, 0},
    {"title: \"one\": two\n", "E105", NULL, NULL, "unclosed quote", 0},
    {"title: 'one': two\n", "E105", NULL, NULL, "unclosed quote", 0},
    {"title: [one]: two\n", "E105", NULL, NULL, "unclosed quote", 0},
    {"title: {one: two}: three\n", "E105", NULL, NULL, "unclosed quote", 0},
    {"title: \"one\n", "E105", "\"", "text in quotes begins here", "closing quote", 0},
    {"a: [b, c\n", "E105", NULL, NULL, "unclosed quote", 0},
    {"a: b # c: d\n e: f\n", "E105", NULL, NULL, NULL, 0},
    {"- a\nb: c\n", "E105", NULL, NULL, NULL, 0},
    {"a: b\n}", "E105", NULL, NULL, NULL, 0},
    {"a: \"\\q\"\n", "E105", NULL, NULL, NULL, 0},
};

#endif
