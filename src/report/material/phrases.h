/* SPDX-License-Identifier: MIT */
/*
 * Phrases that several sections put: states, wishes, concepts, moves, shares, each with its nodes.
 *
 * All parties are spoken of in the same way and in the order of the file.
 */
#ifndef ENT_REPORT_MATERIAL_PHRASES_H
#define ENT_REPORT_MATERIAL_PHRASES_H

#include "report/material/material.h"
#include "report/sections/sections.h"

/* Opens and closes a paragraph of no role; puts a heading; opens a table with its first row. */
void ent_phrase_begin(ent_page *page);
void ent_phrase_end(ent_page *page);
void ent_phrase_heading(ent_page *page, const char *text);
void ent_phrase_table(ent_page *page, const char *caption, const char *const *heads, size_t count);

/* A state in a line: "s12 (deal)", with the word that lists it, or its names that say something of it (naming.c); programs may
 * follow it. */
void ent_phrase_state(ent_section_job *job, ent_page *page, uint64_t state);

/* A state that is shown, by the head of its title as words of this kind (text, strong), and its number; and by all of it. */
void ent_phrase_head(ent_section_job *job, ent_page *page, const ent_shown *shown,
                     ent_tree_kind kind);
void ent_phrase_title(ent_section_job *job, ent_page *page, const ent_shown *shown,
                      ent_tree_kind kind);

/* The key of a state, "s12". */
enum { ENT_STATE_KEY_ROOM = 24 };
void ent_phrase_key(char room[ENT_STATE_KEY_ROOM], uint64_t state);

/* A wish: `its wish 2, "no talks without us"`, then badges of its basis, and of being unsure or unknown. */
void ent_phrase_wish(ent_section_job *job, ent_page *page, size_t party, size_t statement);
void ent_phrase_basis(ent_page *page, ent_basis basis);

/* The same of what may cite a source and give no basis: "no basis given, counted as [assumed]". */
void ent_phrase_counted(ent_page *page, ent_basis basis, bool given);

/* "12 stated, 3 inferred, 7 assumed", as badges. */
void ent_phrase_bases(ent_page *page, const uint64_t *counts);

/* A badge for each concept of a set, the strictest first; "none" for the empty set. */
void ent_phrase_concepts(ent_page *page, unsigned concepts, ent_tree_role role);

/* The strictest concept of a set that readings know, in *out; false when there is none. */
bool ent_phrase_telling(unsigned concepts, ent_concept *out);

/* What holding under a set of concepts, not an empty one, comes to: a sentence about the strictest; constant. */
const char *ent_phrase_holding(unsigned concepts);

/* How a state that holds does so, by the strictest concepts of the set, which imply the others: "by answers that pay and last
 * [SSEQ]"; and the words for one concept. */
void ent_phrase_firmness(ent_page *page, unsigned concepts);

/* The same of a state as a cell, with a remark behind it, which may be ""; "no" where it does not hold. */
void ent_phrase_holds(const ent_section_job *job, ent_page *page, uint64_t state,
                      const char *remark);
const char *ent_phrase_manner(ent_concept concept);

/* What each party does in a state, in one line, without what is undone today too: `Ann: a deal; no longer a strike. Bob: ...` */
void ent_phrase_doings(ent_section_job *job, ent_page *page, uint64_t state);

/* A rule as the file has it, in quotes, by its first line; on what it rests may stand in further ones. */
void ent_phrase_rule(ent_section_job *job, ent_page *page, size_t rule);

/* A name of states of the file, in words: by its number, or as it stands there. */
void ent_phrase_name(ent_section_job *job, ent_page *page, size_t name);
void ent_phrase_named(ent_section_job *job, ent_page *page, const char *name);

/* A number of things: "1 state", "2,880 states". */
void ent_phrase_count(ent_section_job *job, ent_page *page, uint64_t number, const char *one,
                      const char *many);

/* A cell with a number, its digits in groups. */
void ent_phrase_number(ent_section_job *job, ent_page *page, uint64_t number);

/* Per cent with one decimal; 0 and 100 stand for none and all alone. */
void ent_phrase_percent(ent_text *text, uint64_t hits, uint64_t tried);

/* The interval of a share that is drawn, rounded outward: " (82.5 to 87)". */
void ent_phrase_interval(ent_text *text, uint64_t hits, uint64_t tried);

/* A whole number for each party, all 0, in the page's arena; NULL after a failure, which is the page's then. */
int *ent_phrase_chosen(const ent_section_job *job, ent_page *page);

/* The parties p with chosen[p] == value, joined by commas and "and"; returns how many there are. */
size_t ent_phrase_parties(ent_section_job *job, ent_page *page, const int *chosen, int value);

/* Against today: who is better off, who is worse off, for whom it is the same. */
void ent_phrase_gains(ent_section_job *job, ent_page *page, uint64_t state);

/* How a state is reached from today, as a sentence with a blank before it: whose moves it takes, and
 * whether each can gain, one by one or by a joint move. Errors of memory, and ENT_ERROR_CANCELLED. */
ent_status ent_phrase_way(ent_section_job *job, ent_page *page, const ent_settlement *standing);

/* What is left if one of several refuses whose moves it takes, as sentences with a blank before each; nothing where it takes
 * no moves, or one party's. Errors of memory, and ENT_ERROR_CANCELLED. */
ent_status ent_phrase_refusals(ent_section_job *job, ent_page *page,
                               const ent_settlement *standing);

/* What one party changes between two states, or "moves". */
void ent_phrase_move(ent_section_job *job, ent_page *page, size_t party, uint64_t from,
                     uint64_t to);

/* The values that states share, by party: `United States: "support"; Russia: without "a halt"`; not those that
 * `except` shares too (NULL: nothing). Returns whether there are any. */
bool ent_phrase_shared(ent_section_job *job, ent_page *page, const int32_t *shared,
                       const int32_t *except);

/* Who would leave a state that does not hold, and whether anybody could deter that. */
void ent_phrase_leavers(ent_section_job *job, ent_page *page, uint64_t state);

/* The same of all states of a name, none of which holds, as it begins a sentence: "Ann would leave each". */
void ent_phrase_leavers_of_name(ent_section_job *job, ent_page *page, size_t name);

/* That a party moves a wish to another place: "Ann puts its wish 4, "x" [stated] in place 1 of its wishes". */
void ent_phrase_moved(ent_section_job *job, ent_page *page, const ent_edit *edit);

/* Behind how often what is told of holds when neighbouring wishes change places, as a sentence with a blank before it: that
 * only neighbours do, and, in a brief report, what one wish that is moved further does to the state that levers are searched
 * for. */
ent_status ent_phrase_further(ent_section_job *job, ent_page *page);

#endif
