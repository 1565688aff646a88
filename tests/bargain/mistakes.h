/* SPDX-License-Identifier: MIT */
/* Mistakes in issues, bargaining and positions: for each the code, what is underlined, what is said and the cure. */
#ifndef ENT_TESTS_BARGAIN_MISTAKES_H
#define ENT_TESTS_BARGAIN_MISTAKES_H

#include <stddef.h>

/* What is said of a text; NULL: not looked at. Each is refused with this error alone. */
typedef struct mistake {
    const char *text, *code, *at, *message, *cure;
} mistake;

/* Two parties, an option of two values and one of values of its own, a named state. */
#define HEAD                                                                                       \
    "entente: 1\nparties: {ann: , bob: }\n"                                                        \
    "options: {pay: {party: ann}, level: {party: bob, values: [low, high]}}\n"                     \
    "states: {calm: not pay}\n"
#define ISSUE(FIELDS) HEAD "issues: {it: {" FIELDS "}}\n"
#define OWN(FIELDS)   ISSUE("values: [x, y, z], " FIELDS)
#define RANGE(FIELDS) ISSUE("range: [1, 5], " FIELDS)
#define TERMS(FIELDS)                                                                              \
    HEAD "issues: {it: {values: [x, y], utilities: {ann: [0, 1]}}, much: {range: [1, 5]}}\n"       \
         "bargaining: {" FIELDS "}\n"
#define STANDS(FIELDS) HEAD "positions: {land: {" FIELDS "}}\n"
#define STAKE(FIELDS)  STANDS("parties: {ann: {" FIELDS "}}")

static const mistake wrong_issues[] = {
    {HEAD "issues: [it]\n", "E201", "[it]", "must be a mapping", NULL},
    {HEAD "issues: {it: 3}\n", "E201", "3", "an issue must be a mapping", NULL},
    {HEAD "issues: {today: {option: pay}}\n", "E207", "today", NULL, NULL},
    {HEAD "issues: {a-b: {option: pay}}\n", "E206", "a-b", NULL, NULL},
    {ISSUE("label: x"), "E862", "it", "which values", "option: NAME"},
    {ISSUE("option: pay, values: [a, b]"), "E862", "it", "only one of", "keep one"},
    {ISSUE("option: pay, range: [1, 2]"), "E862", "it", "only one of", NULL},
    {ISSUE("option: pay, type: real"), "E862", "it", "belong to a 'range'", NULL},
    {ISSUE("option: play"), "E302", "play", "there is no option", "did you mean 'pay'"},
    {ISSUE("option: [pay]"), "E201", "[pay]", NULL, NULL},
    {ISSUE("values: 3"), "E201", "3", "'values' must be a list", NULL},
    {ISSUE("values: [x]"), "E862", "[x]", "2 to 256 values", NULL},
    {ISSUE("values: [x, 3]"), "E206", "3", "not a name for a value",
     "values: [x, p3], and below it labels: {p3: 3}"},
    {ISSUE("values: {x: pay, 3: rest}"), "E206", "3", "not a name for a value", NULL},
    {ISSUE("values: [x, [y]]"), "E201", "[y]", "a value must be", NULL},
    {ISSUE("values: [x, y, x]"), "E862", "x", "stands twice", NULL},
    {ISSUE("values: {x: pay, y: not pay}"), "E862", "not pay", "is the rest", "NAME: rest"},
    {ISSUE("values: {x: rest, y: rest}"), "E862", "rest", "and no other", NULL},
    {ISSUE("values: {x: play, y: rest}"), "E305", "play", "there is no option", NULL},
    {ISSUE("values: {x: rest}"), "E862", "{x: rest}", "2 to 256", NULL},
    {OWN("value: 3"), "E202", "value", "unknown key", "did you mean 'values'"},
    {OWN("source: s"), "E303", "s", NULL, NULL},
    {OWN("labels: {x: one, w: two}"), "E304", "w", "issue 'it' has no value", "x y z"},
    {OWN("labels: [one]"), "E201", "[one]", NULL, NULL},
    {OWN("labels: {x: [one]}"), "E201", "[one]", "a label", NULL},
    {OWN("labels: {x: ''}"), "E326", "", "is empty", NULL},
    {OWN("labels: {x: one, y: one}"), "E326", "one", "'x' and 'y'", "words of its own"},
    {OWN("labels: {x: z}"), "E326", "z", "'z' and 'x' would both be told as 'z'", NULL},
    {HEAD "issues: {pay: {values: [x, y]}}\n", "E208", "pay", "something else", "rename"},
    {HEAD "issues: {calm: {range: [1, 2]}}\n", "E208", "calm", NULL, NULL},
    {HEAD "issues: {a: {option: pay}, b: {range: [1, 2]}}\n", "E862", "b", "has values of its own",
     "two files"},
    {HEAD "issues: {a: {range: [1, 2]}, b: {option: pay}}\n", "E862", "b", "no values of its own",
     "two files"},
    {"entente: 1\nparties: {ann: }\ngraph: {states: [u, v]}\nissues: {u: {range: [1, 2]}}\n",
     "E208", "u", NULL, NULL},
    {"entente: 1\nparties: {ann: }\nissues: {a: {option: pay}}\n", "E302", "pay", NULL, NULL},
    {"entente: 1\nparties: {ann: }\n", "E203", NULL, "'options' is missing", NULL},
};

static const mistake wrong_ranges[] = {
    {ISSUE("range: 5"), "E201", "5", "range of an issue", NULL},
    {ISSUE("range: [5]"), "E865", "[5]", "two numbers", "[0, 100]"},
    {ISSUE("range: [1, 2, 3]"), "E865", "[1, 2, 3]", "two numbers", NULL},
    {ISSUE("range: [1, [2]]"), "E201", "[2]", NULL, NULL},
    {ISSUE("range: [1, many]"), "E863", "many", "not a number", "0.25"},
    {ISSUE("range: [5, 1]"), "E865", "[5, 1]", "not below", "lower one first"},
    {ISSUE("range: [5, 5.0]"), "E865", "[5, 5.0]", "not below", NULL},
    {ISSUE("range: [1, 2.5]"), "E862", "[1, 2.5]", "whole ends", "type: real"},
    {ISSUE("range: [1, 9], type: whole"), "E205", "whole", NULL, "integer real"},
    {ISSUE("range: [1, 9], steps: 1"), "E862", "1", "2 to 256", NULL},
    {ISSUE("range: [1, 9], steps: 257"), "E862", "257", "2 to 256", NULL},
    {ISSUE("range: [1, 9], steps: 2.5"), "E862", "2.5", "2 to 256", NULL},
    {ISSUE("range: [1, 9], steps: 1000"), "E862", "1000", NULL, "leave it out"},
    {ISSUE("range: [1, 9], steps: [3]"), "E201", "[3]", NULL, NULL},
};

static const mistake wrong_utilities[] = {
    {OWN("utilities: [1, 2, 3]"), "E201", "[1, 2, 3]", "'utilities'", NULL},
    {OWN("utilities: {ann: 3}"), "E201", "3", "worth to a party", NULL},
    {OWN("utilities: {anna: [1, 2, 3]}"), "E301", "anna", NULL, "did you mean 'ann'"},
    {OWN("utilities: {ann: [1, 2]}"), "E864", "[1, 2]", "3 values, and this is a list of 2", NULL},
    {OWN("utilities: {ann: [1, 2, x]}"), "E863", "x", "not a number", NULL},
    {OWN("utilities: {ann: [1, 2, [3]]}"), "E201", "[3]", "the utility of a value", NULL},
    {OWN("utilities: {ann: {x: 1, y: 2}}"), "E864", NULL, "for the value 'z'", NULL},
    {OWN("utilities: {ann: {x: 1, y: 2, z: 3, w: 4}}"), "E304", "w", NULL, "x y z"},
    {OWN("utilities: {ann: {slope: 1, x: 1, y: 2, z: 3}}"), "E304", "slope", NULL, NULL},
    {OWN("weights: {ann: -1}"), "E863", "-1", "weight of an issue is not negative", "0 or more"},
    {OWN("weights: {anna: 1}"), "E301", "anna", NULL, NULL},
    {OWN("weights: 3"), "E201", "3", "'weights'", NULL},
    {RANGE("utilities: {ann: {slope: x}}"), "E863", "x", NULL, NULL},
    {RANGE("utilities: {ann: {offset: 1}}"), "E864", NULL, "a line has a 'slope'", "slope: -0.025"},
    {RANGE("utilities: {ann: {slope: 1, top: 2}}"), "E202", "top", NULL, NULL},
    {RANGE("utilities: {ann: {from: 1, top: 2}}"), "E864", NULL, "a triangle", NULL},
    {RANGE("utilities: {ann: {from: 1, top: 2, to: 3, tip: 3}}"), "E202", "tip", NULL, "'top'"},
    {RANGE("utilities: {ann: {from: 1, top: 3, to: 2}}"), "E865", NULL, "in their order", NULL},
    {RANGE("utilities: {ann: {from: 2, top: 2, to: 2}}"), "E865", NULL, "in their order",
     "from < to"},
    {RANGE("utilities: {ann: {1: 1, 2: 2, 3: 3, 4: 4}}"), "E864", NULL, "value '5'", NULL},
};

static const mistake wrong_terms[] = {
    {HEAD "bargaining: 3\n", "E201", "3", "'bargaining'", NULL},
    {TERMS("scales: unit"), "E202", "scales", NULL, "did you mean 'scale'"},
    {TERMS("scale: units"), "E205", "units", NULL, "written unit"},
    {TERMS("disagreement: none"), "E205", "none", NULL, "reservation today worst"},
    {TERMS("reservation: 3"), "E201", "3", "a reservation", NULL},
    {TERMS("reservation: {anna: 3}"), "E301", "anna", NULL, NULL},
    {TERMS("reservation: {ann: x}"), "E863", "x", NULL, NULL},
    {TERMS("discount: {ann: 1.01}"), "E863", "1.01", "at most 1", "0.9"},
    {TERMS("discount: {ann: -0.1}"), "E863", "-0.1", "not negative", NULL},
    {TERMS("rules: {never: it = x}"), "E201", NULL, "the rules of 'bargaining'", NULL},
    {TERMS("rules: [it = x]"), "E201", "it = x", "a rule", NULL},
    {TERMS("rules: [{note: x}]"), "E203", NULL, "exactly one of", NULL},
    {TERMS("rules: [{never: it = x, always: it = y}]"), "E211", NULL, "exactly one of", NULL},
    {TERMS("rules: [{same: it = x}]"), "E862", "it = x", "made one", NULL},
    {TERMS("rules: [{never: pay}]"), "E305", "pay", "there is no issue", NULL},
    {TERMS("rules: [{never: it}]"), "E308", "it", NULL, "it >= y"},
    {TERMS("rules: [{never: it = w}]"), "E304", "w", "issue 'it' has no value", "x y"},
    {TERMS("rules: [{never: it = 3}]"), "E304", "3", "no value '3'", NULL},
    {TERMS("rules: [{never: much = x}]"), "E306", "x", "expected a number", NULL},
    {TERMS("rules: [{never: much = 2.5}]"), "E304", "2.5", NULL, "1 2 3 4 5"},
    {TERMS("rules: [{never: much > 2..5}]"), "E307", ".", NULL, NULL},
    {TERMS("rules: [{never: exactly 1.5 of (it = x)}]"), "E306", "1.5", "a whole number", NULL},
    {TERMS("rules: [{id: r, never: it = x}, {id: r, never: it = y}]"), "E805", "r", NULL, NULL},
    {TERMS("bonuses: [ann]"), "E201", "[ann]", "'bonuses'", NULL},
    {TERMS("bonuses: {ann: 3}"), "E201", "3", "the bonuses of a party", NULL},
    {TERMS("bonuses: {ann: [3]}"), "E201", "3", "a bonus", NULL},
    {TERMS("bonuses: {anna: [{where: it = x, utility: 3}]}"), "E301", "anna", NULL, NULL},
    {TERMS("bonuses: {ann: [{where: it = x}]}"), "E203", NULL, "'where' and 'utility'", NULL},
    {TERMS("bonuses: {ann: [{where: it = x, utility: x}]}"), "E863", "x", NULL, NULL},
    {TERMS("bonuses: {ann: [{where: it = x, utility: 1, when: 3}]}"), "E202", "when", NULL, NULL},
    {HEAD "issues: {a: {option: pay}}\nbargaining: {rules: [{never: pay}]}\n", "E862", NULL,
     "have values of their own", "section 'rules'"},
};

static const mistake wrong_positions[] = {
    {HEAD "positions: 3\n", "E201", "3", "'positions'", NULL},
    {HEAD "positions: {land: 3}\n", "E201", "3", "an issue", NULL},
    {HEAD "positions: {rest: {parties: {ann: {position: 1}}}}\n", "E207", "rest", NULL, NULL},
    {STANDS("scales: [0, 1]"), "E202", "scales", NULL, "did you mean 'scale'"},
    {STANDS("scale: [1, 0]"), "E865", "[1, 0]", NULL, NULL},
    {STANDS("scale: [1, 1.00000000000000000001]"), "E865", NULL, "too near", NULL},
    {STANDS("today: x"), "E863", "x", NULL, NULL},
    {STANDS("today: 101"), "E866", "101", "off the scale", NULL},
    {STANDS("outcome: -1"), "E866", "-1", "off the scale", NULL},
    {STANDS("meanings: 3"), "E201", "3", "'meanings'", NULL},
    {STANDS("meanings: {x: none}"), "E863", "x", NULL, NULL},
    {STANDS("meanings: {3: [none]}"), "E201", "[none]", "a meaning", NULL},
    {STANDS("meanings: {101: none}"), "E866", "101", NULL, NULL},
    {STANDS("parties: [ann]"), "E201", "[ann]", "the parties of an issue", NULL},
    {STANDS("parties: {ann: 3}"), "E201", "3", "at stake", NULL},
    {STANDS("parties: {anna: {position: 3}}"), "E301", "anna", NULL, "'ann'"},
    {STANDS("parties: {ann: {position: 3}, ann: {position: 4}}"), "E111", "ann", NULL, NULL},
    {STAKE("salience: 3"), "E203", "ann", "'position' is missing", NULL},
    {STAKE("position: x"), "E863", "x", NULL, NULL},
    {STAKE("position: 100.5"), "E866", "100.5", NULL, NULL},
    {STAKE("position: 3, salience: -1"), "E863", "-1", "salience is not negative", NULL},
    {STAKE("position: 3, influence: -0.5"), "E863", "-0.5", "influence is not negative", NULL},
    {STAKE("position: 3, spread: 3"), "E201", "3", "'spread'", NULL},
    {STAKE("position: 3, spread: {position: -3}"), "E863", "-3", "a spread is not negative", NULL},
    {STAKE("position: 3, spread: {power: 3}"), "E202", "power", NULL, NULL},
    {STAKE("position: 3, basis: said"), "E205", "said", NULL, NULL},
    {STAKE("position: 3, weight: 3"), "E202", "weight", NULL, NULL},
};

/* An event, behind a file of issues and positions. */
#define EVENT(FIELDS)                                                                              \
    "entente: 1\nparties: {ann: , bob: }\nissues: {it: {values: [x, y], utilities: {ann: [0, "     \
    "1]}}}\n"                                                                                      \
    "positions: {land: {parties: {ann: {position: 3}}}}\n"                                         \
    "timeline: [{id: one, " FIELDS "}]\n"
static const mistake wrong_events[] = {
    {EVENT("issues: {drop: [that]}"), "E801", "that", "there is no issue 'that'", NULL},
    {EVENT("issues: {add: {it: {range: [1, 2]}}}"), "E802", "it", NULL, NULL},
    {EVENT("issues: {it: {range: [1, 2]}}"), "E202", "it", NULL, "put 'add:' above it"},
    {EVENT("issues: {change: {it: {utilities: {ann: [1]}}}}"), "E864", "[1]", NULL, NULL},
    {EVENT("issues: {change: {it: 3}}"), "E201", "3", "what changes of an issue", NULL},
    {EVENT("positions: {change: {sea: {today: 1}}}"), "E801", "sea", "there is no issue 'sea'",
     NULL},
    {EVENT("positions: {change: {land: {today: 1}}, drop: [land]}"), "E803", "land", NULL, NULL},
    {EVENT("positions: {drop: [land], change: {land: {today: 1}}}"), "E803", "land", NULL, NULL},
    {EVENT("positions: {change: {land: {parties: {bob: {salience: 1}}}}}"), "E203", "bob", NULL,
     NULL},
    {EVENT("positions: [land]"), "E201", "[land]", NULL, NULL},
    {EVENT("bargaining: [3]"), "E201", "[3]", "what changes of bargaining", NULL},
    {EVENT("bargaining: {scales: unit}"), "E202", "scales", NULL, NULL},
};

#endif
