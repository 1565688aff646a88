/* SPDX-License-Identifier: MIT */
/* States, moves and verdicts in plain words, shared by all reports. */
#ifndef ENT_REPORT_WORDS_H
#define ENT_REPORT_WORDS_H

#include "base/inflect.h"
#include "base/text.h"
#include "formats/out/writer.h"
#include <entente/certainty.h>
#include <entente/fuzzy.h>
#include <entente/report.h>
#include <entente/strength.h>

/* "s12", and in parentheses the names that the state bears: "s12 (deal, status_quo)"; in graph form the
 * word that lists it comes first. */
void ent_words_state(ent_text *text, const ent_space *space, uint64_t state);

/* What changes between two states for the options of one party (or, with the number of parties, of
 * all): `takes up "modify" and drops "delay"`. Nothing when nothing changes; what varies in a merged
 * state is left out. */
void ent_words_change(ent_text *text, const ent_space *space, size_t party, uint64_t from,
                      uint64_t to);

/* The same of some options alone: those whose `told` is true; of all where it is NULL. */
typedef struct ent_words_step {
    const ent_space *space;
    uint64_t from, to;
    const bool *told; /* per option */
} ent_words_step;
void ent_words_change_among(ent_text *text, const ent_words_step *step, size_t party);

/* The same of all parties, each by its name: `the port takes up "a bonus"; the union drops "a strike"`. */
void ent_words_changes(ent_text *text, const ent_words_step *step);

/* What all of several states that hold as strictly as that to which the step leads have, unlike today, from which it leads:
 * `each of the 3 that hold under Nash differs from today in this, too: the union takes up "a strike"`; nothing where no option is told. */
typedef struct ent_words_held {
    ent_words_step step;
    ent_concept concept; /* the strictest */
    uint64_t count;
} ent_words_held;
void ent_words_tied(ent_text *text, const ent_words_held *held);

/* The same for one move of a party, of which no option may tell: then "moves". */
void ent_words_move(ent_text *text, const ent_space *space, size_t party, uint64_t from,
                    uint64_t to);

/* The name of the value of an option in a state, as it is typed; "*" where a merged state leaves it open. */
const char *ent_words_value(const ent_space *space, uint64_t state, size_t option);

/* The same in the words that people read: its label. */
const char *ent_words_value_label(const ent_space *space, uint64_t state, size_t option);

/* The words for a value of an option that `name` names; `name` itself where it names none. */
const char *ent_words_value_named(const ent_dispute *dispute, size_t option, const char *name);

/* The concepts of a set, the strictest first: "Nash, SSEQ, SEQ, SMR, GMR"; "none" for the empty set. */
void ent_words_concepts(ent_text *text, unsigned concepts);

/* When a state holds under a concept: "no party can do better by a move of its own". Constant. */
const char *ent_words_asks(ent_concept concept);

/* One or two letters for the strictest of a set, as in pictures: "N", "SM"; "." for the empty set. Constant. */
const char *ent_words_letter(unsigned concepts);

/* Behind the concepts under which a state holds, or is stable for one party (ENT_ALL_PARTIES: for all):
 * "; strongly under SMR, GMR, weakly under SSEQ". Nothing where the solution does not tell strength. */
void ent_words_strength(ent_text *text, const ent_solution *solution, size_t party, uint64_t state);

/* Whether a statement asks for two things, of which a label may well say one: "a case only while it is loud", of `sue iff
 * loud`. Then the expression stands beside the label. */
bool ent_words_says_half(const ent_dispute *dispute, size_t party, size_t statement);

/* `"no talks without us" (wish 2, stated)`: a statement of a party by its label or its expression. */
void ent_words_statement(ent_text *text, const ent_dispute *dispute, size_t party,
                         size_t statement);

/* Names of the parties p with chosen[p] == value, joined: "Russia, Ukraine and Europe", the first as it
 * begins a sentence, where one begins; returns how many. */
size_t ent_words_parties(ent_text *text, const ent_dispute *dispute, const int *chosen, int value);

/* The same for a set of parties, as bits. */
void ent_words_coalition(ent_text *text, const ent_dispute *dispute, uint64_t parties);

/* Who would leave every state of a name, of those in `where` where that is not NULL, under a concept: "Ann would leave each",
 * "Ann and Bob would each leave all"; or that it is not always the same party. `chosen` has room for all parties.
 * O(parties * states). */
typedef struct ent_words_of_name {
    const ent_solution *solution;
    const ent_state_set *where;
    size_t name;
    ent_concept concept;
} ent_words_of_name;
void ent_words_leave_all(ent_text *text, const ent_words_of_name *of, int *chosen);

/* `the rule of line 12, "never: a and b"`: a rule by where it stands and its first line. */
void ent_words_rule(ent_text *text, const ent_dispute *dispute, size_t rule);

/* A set of parties, not empty, as the subject of a sentence: several are plural. */
ent_subject ent_words_subject(const ent_dispute *dispute, uint64_t parties);

/* "12 stated, 3 inferred, 7 assumed". */
void ent_words_basis(ent_text *text, const uint64_t *counts);

/* A cell of CSV: 1 or 0; in columns where strength is told strong, weak or no, so that a column is all words. */
const char *ent_words_stability(ent_stability found, bool told);

/* On what the reasons that were given rest: "The reasons given rest on 3 wishes: ..."; nothing where no wish was
 * named. */
void ent_words_grounds(ent_text *text, const uint64_t *cited);

/* Millionths as a decimal number: 0.25, 1; at most 1. */
enum { ENT_DEGREE_ROOM = 9 };
void ent_words_degree(char room[ENT_DEGREE_ROOM], uint32_t millionths);

/* "... and 1,234 more; --limit 0 shows all", on a line of its own: the end of a list that was cut. */
void ent_put_more(ent_writer *writer, size_t indent, uint64_t left);

/* "1 state", "12 states". */
void ent_words_count(ent_text *text, uint64_t number, const char *one, const char *many);

/* A number as it stands (`exact`, or NULL) where that has at most `longest` letters: "1/3", "0.25"; else, and where it is a
 * fraction beyond 1, rounded to four digits. */
void ent_words_number(ent_text *text, const char *exact, double number, size_t longest);

/* "3 parties, 12 possible states". */
void ent_words_sizes(ent_text *text, const ent_space *space);

/* "; today is s5", or "; today is not described and taken to be s1"; nothing where today is not possible. */
void ent_words_today(ent_text *text, const ent_space *space);

/* "looking only at 3 states chosen by --where". */
void ent_words_where(ent_text *text, const ent_state_set *where);

#endif
