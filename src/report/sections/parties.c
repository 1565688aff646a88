/* SPDX-License-Identifier: MIT */
/*
 * "What each party wants": its wishes, the most important first, each with what it rests on.
 *
 * Every party is shown in the same way and in the order of the file. Notes stand in a part of their own, so that the
 * tables stay readable; the columns of a table are those that something is in.
 */
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "report/words.h"

enum { MOST_WISHES = 40, MOST_GROUPS = 12, MOST_IN_GROUP = 8 };

/* What the table of a party has to show. */
typedef struct columns {
    bool weight, degree, source, hedge, expression, mark;
} columns;

static columns columns_of(const ent_party *party)
{
    columns found = {.weight = party->order == ENT_ORDER_WEIGHTS};
    for (size_t k = 0; k < party->statement_count; k++) {
        const ent_statement *wish = &party->statements[k];
        found.degree = found.degree || wish->degree != 0;
        found.source = found.source || wish->grounds.source != NULL;
        found.hedge = found.hedge || wish->grounds.hedge != NULL;
        found.expression = found.expression || wish->label != NULL;
        found.mark = found.mark || wish->strong || wish->certainty != ENT_SURE;
    }
    return found;
}

/* The caption names the party, since tables are told apart by their captions when they are heard, not seen. */
static void put_head(ent_section_job *job, ent_page *page, const ent_party *party, columns has)
{
    ent_subject who = ent_subject_of(party->plural);
    ent_text_format(&job->text, "Wishes of %s%s", party->name,
                    party->order == ENT_ORDER_WEIGHTS
                        ? ent_inflect(&who, "; a state is as good to {it|them} as the sum of the "
                                            "weights of what is true in it")
                        : ", the most important first; the first on which two states differ "
                          "decides between them");
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_text_clear(&job->text);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(page, ENT_ROLE_NUMBER, "Wish");
    ent_tree_cell(page, ENT_ROLE_PLAIN, ent_inflect(&who, "{It wants|They want}"));
    const struct {
        bool shown;
        const char *head;
    } heads[] = {{has.expression, "In terms of the options"},
                 {has.weight, "Weight"},
                 {has.degree, "Certainty"},
                 {true, "Rests on"},
                 {has.mark, "Marked"},
                 {has.source, "Source"},
                 {has.hedge, "Words of the source"}};
    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
        if (heads[k].shown) {
            ent_tree_cell(page, ENT_ROLE_PLAIN, heads[k].head);
        }
    }
    ent_tree_close(page, ENT_TREE_ROW);
}

/* A weight, in units of 10^-6, without what is 0 at its end. */
static void put_weight(ent_section_job *job, ent_page *page, int64_t weight)
{
    const uint64_t size = weight < 0 ? -(uint64_t)weight : (uint64_t)weight;
    uint64_t rest = size % 1000000;
    ent_text_format(&job->text, "%s%llu", weight < 0 ? "-" : "",
                    (unsigned long long)(size / 1000000));
    if (rest > 0) {
        unsigned digits = 6;
        for (; rest % 10 == 0; rest /= 10) {
            digits--;
        }
        ent_text_format(&job->text, ".%0*llu", (int)digits, (unsigned long long)rest);
    }
    ent_tree_cell(page, ENT_ROLE_NUMBER, ent_text_get(&job->text));
    ent_text_clear(&job->text);
}

static void put_source(ent_page *page, const ent_grounds *grounds)
{
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (grounds->source == NULL) {
        ent_tree_text(page, "none named");
    } else if (grounds->passage == NULL) {
        ent_tree_text(page, grounds->source);
    } else {
        ent_tree_format(page, "%s, %s", grounds->source, grounds->passage);
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

/* That a wish is strong, or not sure. */
static void put_mark(ent_page *page, const ent_statement *wish)
{
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (wish->strong) {
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_PLAIN, "strong", NULL);
    }
    if (wish->certainty != ENT_SURE) {
        ent_tree_text(page, wish->strong ? " " : "");
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_REMARK,
                      wish->certainty == ENT_UNSURE ? "unsure" : "unknown", NULL);
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

/* What a wish asks, in words. */
static void put_expression(ent_section_job *job, ent_page *page, const ent_statement *wish)
{
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_wording_add(&job->text, job->dispute, wish->want, wish->text);
    ent_section_text(job, page);
    ent_tree_close(page, ENT_TREE_CELL);
}

static void put_wish(ent_section_job *job, ent_page *page, const ent_party *party, size_t index,
                     columns has)
{
    const ent_statement *wish = &party->statements[index];
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_number(job, page, index + 1);
    if (wish->label != NULL) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, wish->label);
    } else {
        put_expression(job, page, wish);
    }
    if (has.expression && wish->label != NULL) {
        put_expression(job, page, wish);
    } else if (has.expression) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, "the same");
    }
    if (has.weight) {
        put_weight(job, page, wish->weight);
    }
    if (has.degree) {
        put_weight(job, page, wish->degree == 0 ? ENT_DEGREE_CERTAIN : wish->degree);
    }
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_basis(page, wish->grounds.basis);
    ent_tree_close(page, ENT_TREE_CELL);
    if (has.mark) {
        put_mark(page, wish);
    }
    if (has.source) {
        put_source(page, &wish->grounds);
    }
    if (has.hedge) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, wish->grounds.hedge == NULL ? "" : wish->grounds.hedge);
    }
    ent_tree_close(page, ENT_TREE_ROW);
}

/* What the file notes on its wishes. */
static void put_notes(ent_page *page, const ent_party *party)
{
    bool any = false;
    for (size_t k = 0; k < party->statement_count && k < MOST_WISHES; k++) {
        const char *note = party->statements[k].grounds.note;
        if (note == NULL) {
            continue;
        }
        if (!any) {
            ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, "Notes on these wishes", NULL);
            ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
            any = true;
        }
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_format(page, "Wish %zu: ", k + 1);
        ent_tree_text(page, note);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    if (any) {
        ent_tree_close(page, ENT_TREE_LIST);
        ent_tree_close(page, ENT_TREE_DETAILS);
    }
}

static void put_wishes(ent_section_job *job, ent_page *page, const ent_party *party)
{
    const columns has = columns_of(party);
    put_head(job, page, party, has);
    for (size_t k = 0; k < party->statement_count && k < MOST_WISHES; k++) {
        put_wish(job, page, party, k, has);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    if (party->statement_count > MOST_WISHES) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(job, page, party->statement_count - MOST_WISHES, "more wish is not shown.",
                         "more wishes are not shown.");
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
    put_notes(page, party);
}

/* The states of one level of a party's order, the lowest numbers first; returns how many there are. */
static uint64_t put_level(ent_section_job *job, ent_page *page, size_t party, uint32_t level)
{
    uint64_t found = 0;
    for (uint64_t state = 0; state < ent_state_count(job->space); state++) {
        if (ent_level(job->solution, party, state) != level) {
            continue;
        }
        if (found < MOST_IN_GROUP) {
            ent_tree_text(page, found > 0 ? ", " : "");
            ent_phrase_state(job, page, state);
        }
        found++;
    }
    if (found > MOST_IN_GROUP) {
        ent_tree_text(page, " and ");
        ent_phrase_count(job, page, found - MOST_IN_GROUP, "more", "more");
    }
    return found;
}

/* The best states of a ranking, group by group. */
static void put_ranking(ent_section_job *job, ent_page *page, size_t party)
{
    const uint32_t levels = ent_level_count(job->solution, party);
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_phrase_begin(page);
    ent_tree_text(
        page, ent_inflect(
                  &who, "{Its|Their} order is given as a ranking of the states, the best first "));
    ent_phrase_basis(page, job->dispute->parties[party].ranked_grounds.basis);
    ent_tree_text(page,
                  levels > MOST_GROUPS ? ent_inflect(&who, ". {Its|Their} first places:") : ".");
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (uint32_t k = 0; k < levels && k < MOST_GROUPS; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        (void)put_level(job, page, party, levels - 1 - k);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_STEPS);
    if (levels > MOST_GROUPS) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(job, page, levels - MOST_GROUPS, "lower place is not shown.",
                         "lower places are not shown.");
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
}

/* What the party does not perceive, and what it feels for the others: where the file says so. */
static void put_outlook(ent_section_job *job, ent_page *page, size_t party)
{
    const ent_party *one = &job->dispute->parties[party];
    ent_subject who = ent_party_subject(job->dispute, party);
    for (size_t k = 0; k < one->unseen_count; k++) {
        ent_wording_add(&job->text, job->dispute, one->unseen[k].where, one->unseen[k].text);
        ent_phrase_begin(page);
        ent_tree_text(
            page,
            ent_inflect(&who, "{It does|They do} not perceive the states in which this holds: "));
        ent_section_text(job, page);
        ent_tree_text(page, " ");
        ent_phrase_basis(page, one->unseen[k].grounds.basis);
        ent_tree_text(page, ".");
        ent_phrase_end(page);
    }
    for (size_t other = 0; one->attitudes != NULL && other < ent_party_count(job->dispute);
         other++) {
        const ent_attitude attitude = ent_attitude_at(job->dispute, party, other);
        if (other != party && attitude != ENT_ATTITUDE_NEUTRAL) {
            ent_phrase_begin(page);
            ent_tree_format(page, "Towards ");
            ent_section_put_party(job, page, other);
            ent_tree_format(
                page,
                ent_inflect(&who,
                            " {it is|they are} %s; what holds here does not reckon with that."),
                ent_attitude_word(attitude));
            ent_phrase_end(page);
        }
    }
}

static void put_party(ent_section_job *job, ent_page *page, size_t party)
{
    const ent_party *one = &job->dispute->parties[party];
    ent_phrase_heading(page, one->opening);
    if (one->order == ENT_ORDER_RANKING) {
        put_ranking(job, page, party);
    } else if (one->statement_count == 0) {
        ent_subject who = ent_subject_of(one->plural);
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           ent_inflect(&who, "The file says nothing of what {it wants|they want}: "
                                             "all states are equal to {it|them}."));
    } else {
        put_wishes(job, page, one);
    }
    put_outlook(job, page, party);
}

ent_status ent_section_parties(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL; /* for the names of states */
    ENT_TRY(ent_material_digest(job->material, &digest));
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "Wishes say which of two states a party would rather have, never by how "
                       "much. Each is stated (a party or its source said so), inferred (the "
                       "sources support it, nobody said it) or assumed (added so that the model "
                       "is complete).");
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        if (job->options.party == ent_party_count(job->dispute) || job->options.party == p) {
            put_party(job, page, p);
        }
    }
    return ENT_OK;
}
