/* SPDX-License-Identifier: MIT */
/*
 * The outcomes that the file names: those that hold and of which nothing was told yet, the firmest first, a line each; those
 * that never hold, with who would leave them; and all as a table: under which concept how many states of each hold, the
 * strictest first, and which of them holds most firmly. O(states) a name, and for each party where none of them holds.
 */
#include "report/coalitions/namesakes.h"
#include "report/equals.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "stability/concepts.h"

enum { MOST_HEADS = ENT_CONCEPT_COUNT + 3, MOST_LINES = 8 };

/* How many states of a name hold under each concept. */
static void count_holding(const ent_section_job *job, size_t name, uint64_t *counts)
{
    for (uint64_t s = 0; s < ent_state_count(job->space); s++) {
        if (ent_state_has_name(job->space, s, name)) {
            const unsigned concepts = ent_equilibrium_concepts(job->solution, s);
            for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
                counts[c] += concepts >> c & 1;
            }
        }
    }
}

/* The state taken for a name with how it holds, and how many hold as firmly; where none does, who would leave its only one. */
static void put_strongest(ent_section_job *job, ent_page *page, const ent_name_standing *name)
{
    ent_concept concept = ENT_NASH;
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (name->states == 0) {
        ent_tree_text(page, "not possible");
    } else if (name->holding > 0) {
        ent_phrase_state(job, page, name->strongest.state);
        if (ent_phrase_telling(name->strongest.concepts, &concept)) {
            ent_tree_text(page, " ");
            ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_GOOD, ent_concept_label(concept), NULL);
        }
        if (name->equally > 1) {
            ent_tree_text(page, ", and ");
            ent_phrase_count(job, page, name->equally - 1, "equally firm", "equally firm");
        }
    } else if (name->states == 1) {
        ent_phrase_leavers(job, page, name->strongest.state);
    } else {
        ent_tree_text(page, "none holds");
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

static void put_name(ent_section_job *job, ent_page *page, const ent_name_standing *name)
{
    uint64_t counts[ENT_CONCEPT_COUNT] = {0};
    count_holding(job, name->name, counts);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_name(job, page, name->name);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_phrase_number(job, page, name->states);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_solution_concepts(job->solution) >> ent_strictest[k] & 1) != 0) {
            ent_phrase_number(job, page, counts[ent_strictest[k]]);
        }
    }
    put_strongest(job, page, name);
    ent_tree_close(page, ENT_TREE_ROW);
}

/* What was told of before the names. */
typedef struct above {
    const ent_shown *shown;
    size_t count;
} above;

/* Whether the state that is taken for a name was told of, as today's or among the first to look at. */
static bool is_told_of(const ent_name_standing *name, const above *told)
{
    bool found = false;
    for (size_t k = 0; k < told->count; k++) {
        const ent_shown *shown = &told->shown[k];
        found = found || ((shown->first || shown->why == ENT_SHOWN_TODAY) &&
                          shown->standing.state == name->strongest.state);
    }
    return found;
}

/* Of the names that hold and of which nothing was told yet the next behind `last`, the firmest first; NULL: there is none. */
static const ent_name_standing *next_untold(const ent_digest *digest, const above *told,
                                            const ent_name_standing *last)
{
    const ent_name_standing *best = NULL;
    const unsigned passed = last == NULL ? 0 : ent_strictness(last->strongest.concepts);
    for (size_t k = 0; k < digest->name_count; k++) {
        const ent_name_standing *name = &digest->names[k];
        const unsigned firm = ent_strictness(name->strongest.concepts);
        const bool behind = last == NULL || firm > passed || (firm == passed && name > last);
        if (name->holding > 0 && behind && !is_told_of(name, told) &&
            (best == NULL || firm < ent_strictness(best->strongest.concepts))) {
            best = name;
        }
    }
    return best;
}

/* One of them in a line: what is done in its strongest state, how that holds, and who gains. */
static void put_line(ent_section_job *job, ent_page *page, const ent_name_standing *name)
{
    char key[ENT_STATE_KEY_ROOM];
    const uint64_t state = name->strongest.state;
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_wording_opening(&job->text, ent_name_at(job->dispute, name->name));
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_text_clear(&job->text);
    ent_phrase_key(key, state);
    ent_tree_text(page, ", ");
    ent_tree_word(page, ENT_TREE_STATE, ENT_ROLE_PLAIN, key, key);
    if (!ent_is_graph_form(job->dispute)) {
        ent_tree_text(page, ". ");
        ent_phrase_doings(job, page, state);
    }
    ent_tree_text(page, ". It holds ");
    ent_phrase_firmness(page, name->strongest.concepts);
    if (job->has_today) {
        ent_tree_text(page, "; against today ");
        ent_phrase_gains(job, page, state);
    }
    ent_tree_text(page, name->strongest.moves == ENT_NOT_REACHED && job->has_today
                            ? "; no moves lead there from today."
                            : ".");
    ent_tree_close(page, ENT_TREE_ITEM);
}

/* How many names hold of which nothing was told yet. */
static size_t count_untold(const ent_digest *digest, const above *told)
{
    size_t count = 0;
    for (size_t k = 0; k < digest->name_count; k++) {
        count += digest->names[k].holding > 0 && !is_told_of(&digest->names[k], told);
    }
    return count;
}

/* The names that hold and of which nothing was told yet: how many, and the first of them in a line each. */
static void put_untold(ent_section_job *job, ent_page *page, const ent_digest *digest,
                       const above *told)
{
    const size_t count = count_untold(digest, told);
    size_t lines = 0;
    if (count == 0) {
        return;
    }
    ent_phrase_begin(page);
    ent_phrase_count(job, page, count,
                     "more outcome that the file names would hold; it has no letter here",
                     "more outcomes that the file names would hold; they have no letter here");
    ent_tree_text(page, count > MOST_LINES ? ". Of these the firmest:" : ":");
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (const ent_name_standing *name = next_untold(digest, told, NULL);
         name != NULL && lines < MOST_LINES; name = next_untold(digest, told, name)) {
        put_line(job, page, name);
        lines++;
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

/* A name none of whose states holds, with the reason in a sentence. */
static void put_failing(ent_section_job *job, ent_page *page, const ent_name_standing *name)
{
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_wording_opening(&job->text, ent_name_at(job->dispute, name->name));
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_text_clear(&job->text);
    if (name->states == 0) {
        ent_tree_text(page, ": no possible state is so.");
    } else if (name->states == 1) {
        char key[ENT_STATE_KEY_ROOM];
        ent_phrase_key(key, name->strongest.state);
        ent_tree_text(page, ", ");
        ent_tree_word(page, ENT_TREE_STATE, ENT_ROLE_PLAIN, key, key);
        ent_tree_text(page, ": ");
        ent_phrase_leavers(job, page, name->strongest.state);
        ent_tree_text(page, ".");
    } else {
        ent_tree_text(page, ", ");
        ent_phrase_count(job, page, name->states, "state", "states");
        ent_tree_text(page, ". ");
        ent_phrase_leavers_of_name(job, page, name->name);
        ent_tree_text(page, ".");
    }
    ent_tree_close(page, ENT_TREE_ITEM);
}

/* The names that never hold, in the order of the file. */
static void put_never(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    size_t lines = 0;
    for (size_t k = 0; k < digest->name_count && lines < MOST_LINES; k++) {
        if (digest->names[k].holding > 0) {
            continue;
        }
        if (lines++ == 0) {
            ent_phrase_begin(page);
            ent_tree_text(page, "The outcomes that the file names and that would never hold:");
            ent_phrase_end(page);
            ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
        }
        put_failing(job, page, &digest->names[k]);
    }
    if (lines > 0) {
        ent_tree_close(page, ENT_TREE_LIST);
    }
}

/* Of the state that is taken for its name, which others hold as firmly, and why it is taken. */
static ent_status put_equals(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    for (size_t k = 0; k < digest->name_count; k++) {
        const ent_name_standing *name = &digest->names[k];
        if (name->strongest.state != state || name->equally < 2 ||
            name->name != ent_material_name(job->material, state)) {
            continue;
        }
        const ent_equals equals = {.solution = job->solution, .name = name};
        ent_tree_text(page, " Equally firm: ");
        ent_equals_list(&job->text, &equals);
        ent_text_add(&job->text, "; this one is ");
        ent_equals_reason(&job->text, &equals);
        ent_section_text(job, page);
        ent_tree_text(page, ".");
    }
    return ENT_OK;
}

/* That other states of its name hold, of which this one need not tell. */
static ent_status put_alike(ent_section_job *job, ent_page *page, uint64_t state)
{
    const uint64_t others = ent_material_alike(job->material, state);
    if (others == 0) {
        return ENT_OK;
    }
    ent_tree_text(page, " ");
    ent_phrase_count(job, page, others, "more state of this name holds",
                     "more states of this name hold");
    ent_tree_format(page, "; what is told here is of s%llu alone.",
                    (unsigned long long)(state + 1));
    return ent_equilibrium_concepts(job->solution, state) != 0 ? put_equals(job, page, state)
                                                               : ENT_OK;
}

/* The names, beside that by which it is told, of which it is the state that all commands take. */
static ent_status put_taken_for(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_digest *digest = NULL;
    bool any = false;
    ENT_TRY(ent_material_digest(job->material, &digest));
    for (size_t k = 0; k < digest->name_count; k++) {
        const ent_name_standing *name = &digest->names[k];
        if (name->holding > 0 && name->strongest.state == state &&
            name->name != ent_material_name(job->material, state)) {
            ent_tree_text(page, any ? ", " : " It is also the state told of for ");
            ent_phrase_name(job, page, name->name);
            any = true;
        }
    }
    ent_tree_text(page, any ? "." : "");
    return ENT_OK;
}

ent_status ent_section_put_namesakes(ent_section_job *job, ent_page *page, uint64_t state)
{
    ENT_TRY(put_alike(job, page, state));
    return put_taken_for(job, page, state);
}

/* "s120, equally firm": another state of the name of one, with what else it is called, and how firmly it holds beside it. */
static ent_status put_beside(ent_section_job *job, ent_page *page, uint64_t other, uint64_t state)
{
    enum { ENOUGH = 2 };
    char key[ENT_STATE_KEY_ROOM];
    size_t names[ENOUGH], count = 0;
    const unsigned here = ent_strictness(ent_equilibrium_concepts(job->solution, state));
    const unsigned there = ent_strictness(ent_equilibrium_concepts(job->solution, other));
    ENT_TRY(ent_material_names(job->material, other, names, ENOUGH, &count));
    if (count == 1 && names[0] == ent_material_name(job->material, state)) {
        ent_phrase_key(key, other);
        ent_tree_word(page, ENT_TREE_STATE, ENT_ROLE_PLAIN, key, key);
    } else {
        ent_phrase_state(job, page, other);
    }
    ent_tree_text(page, there == here  ? ", equally firm"
                        : there < here ? ", firmer"
                                       : ", less firm");
    return ENT_OK;
}

/* That the only other state of a name holds against several, or does not. */
static ent_status put_other(ent_section_job *job, ent_page *page, const ent_namesakes *found,
                            uint64_t state)
{
    const bool lasts = found->lasting > 0;
    ent_tree_text(page, lasts ? " But the other of this name, " : " The other of this name, ");
    ENT_TRY(put_beside(job, page, found->first, state));
    ent_tree_text(page, lasts ? ", does hold against several."
                              : ", does not hold against several either.");
    return ENT_OK;
}

/* How many of the others do. */
static ent_status put_others(ent_section_job *job, ent_page *page, const ent_namesakes *found,
                             uint64_t state)
{
    ent_tree_text(page, found->lasting == 0               ? " None of the "
                        : found->lasting == found->others ? " But the "
                                                          : " But ");
    if (found->lasting > 0 && found->lasting < found->others) {
        ent_phrase_count(job, page, found->lasting, "of the ", "of the ");
    }
    ent_phrase_count(job, page, found->others, "", "other states of this name that hold ");
    ent_tree_text(page, found->lasting < 2 ? "does so against several" : "do so against several");
    if (found->lasting > 0) {
        ent_tree_text(page, found->lasting == 1 ? ", too: " : ", too, such as ");
        ENT_TRY(put_beside(job, page, found->first, state));
    }
    ent_tree_text(page, ".");
    return ENT_OK;
}

ent_status ent_section_put_lasting(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_coalitions *several = NULL;
    ENT_TRY(ent_material_several(job->material, &several));
    const size_t name = ent_material_name(job->material, state);
    if (several == NULL || name == ENT_NO_NAME ||
        ent_several_of(several, state) != ENT_SEVERAL_LEAVE) {
        return ENT_OK;
    }
    const ent_namesake of = {job->solution, several, name, state, NULL};
    const ent_namesakes found = ent_namesakes_find(&of);
    return found.others == 0   ? ENT_OK
           : found.others == 1 ? put_other(job, page, &found, state)
                               : put_others(job, page, &found, state);
}

ent_status ent_section_put_names(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    above told = {.count = 0};
    const char *heads[MOST_HEADS] = {"Name", "States"};
    size_t count = 2;
    if (digest->name_count == 0 || job->names_told) {
        return ENT_OK;
    }
    ENT_TRY(ent_material_shown(job->material, &told.shown, &told.count));
    job->names_told = true;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((ent_solution_concepts(job->solution) >> ent_strictest[k] & 1) != 0) {
            heads[count++] = ent_concept_label(ent_strictest[k]);
        }
    }
    heads[count++] = "The firmest";
    put_untold(job, page, digest, &told);
    put_never(job, page, digest);
    ent_phrase_table(page, "The outcomes that the file names: how many of their states hold", heads,
                     count);
    for (size_t k = 0; k < digest->name_count; k++) {
        put_name(job, page, &digest->names[k]);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    return ENT_OK;
}
