/* SPDX-License-Identifier: MIT */
/*
 * "What would have to change": the least changes of wishes and of possible moves by which a state would hold, or if
 * it does, would hold no more; and who could bring that about by its wishes alone.
 */
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "report/words.h"

#include "diag/context.h"
#include "dispute/subject.h"
#include "stability/concepts.h"
#include <entente/leverage.h>

#include <string.h>

/* Which direction of an option becomes possible or impossible. */
static void put_direction(ent_section_job *job, ent_page *page, const ent_edit *edit)
{
    static const char *const words[2][2] = {{"drop", "take up"}, {"lower", "raise"}};
    const ent_option_view option = ent_option_at(job->dispute, edit->option);
    ent_tree_format(page, " %s %s \"%s\"", edit->possible ? "can" : "can no longer",
                    words[option.graded][edit->up], option.label);
}

static void put_pair(ent_section_job *job, ent_page *page, const ent_edit *edit)
{
    ent_phrase_state(job, page, edit->above);
    ent_tree_text(page, " above ");
    ent_phrase_state(job, page, edit->below);
}

/* A wish that is added, `not strike` or `wages >= half`, with the label of its option; else in the words of a name. */
static void put_added(ent_section_job *job, ent_page *page, const char *added)
{
    const bool against = strncmp(added, "not ", 4) == 0;
    const char *id = added + (against ? 4 : 0);
    const size_t length = strcspn(id, " ");
    for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
        const ent_option_view view = ent_option_at(job->dispute, o);
        if (strlen(view.id) == length && memcmp(view.id, id, length) == 0) {
            const char *rest = id + length;
            const bool least = strncmp(rest, " >= ", 4) == 0;
            ent_tree_text(page, against ? "not " : "");
            ent_wording_label(&job->text, job->dispute, o, true);
            ent_section_text(job, page);
            if (*rest != '\0') {
                ent_tree_format(
                    page, least ? " at least %s" : " less than %s",
                    ent_words_value_named(job->dispute, o, rest + strcspn(rest + 1, " ") + 2));
            }
            return;
        }
    }
    ent_tree_text(page, against ? "not " : "");
    ent_phrase_named(job, page, id);
}

/* One edit, as what would have to be so. */
static void put_edit(ent_section_job *job, ent_page *page, const ent_edit *edit)
{
    ent_subject who = ent_party_subject(job->dispute, edit->party);
    if (edit->kind == ENT_EDIT_MOVE) {
        ent_phrase_moved(job, page, edit);
        return;
    }
    ent_section_put_party(job, page, edit->party);
    switch (edit->kind) {
    case ENT_EDIT_DROP:
        ent_tree_text(page, ent_inflect(&who, " {gives|give} up "));
        ent_phrase_wish(job, page, edit->party, edit->statement);
        break;
    case ENT_EDIT_ADD:
        ent_tree_text(page, ent_inflect(&who, " also {wants|want} "));
        put_added(job, page, edit->added);
        ent_tree_format(page, ent_inflect(&who, ", in place %zu of {its|their} wishes"),
                        edit->rank + 1);
        break;
    case ENT_EDIT_SWAP:
        ent_tree_text(page, ent_inflect(&who, " {ranks|rank} "));
        put_pair(job, page, edit);
        break;
    default:
        put_direction(job, page, edit);
        break;
    }
}

/* All edits of a change; pairs of the same ranking in one clause. */
static void put_edits(ent_section_job *job, ent_page *page, const ent_lever *lever)
{
    for (size_t k = 0; k < lever->edit_count; k++) {
        const ent_edit *edit = &lever->edits[k], *before = k > 0 ? edit - 1 : NULL;
        if (before != NULL && before->kind == ENT_EDIT_SWAP && edit->kind == ENT_EDIT_SWAP &&
            before->party == edit->party) {
            ent_tree_text(page, ", ");
            put_pair(job, page, edit);
        } else {
            ent_tree_text(page, k > 0 ? "; and " : "");
            put_edit(job, page, edit);
        }
    }
}

static void put_lever(ent_section_job *job, ent_page *page, const ent_lever *lever)
{
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    put_edits(job, page, lever);
    ent_tree_text(page, ".");
    if (lever->alike > 1) {
        ent_tree_text(page, " ");
        ent_phrase_count(job, page, lever->alike - 1, "more change comes to the same.",
                         "more changes come to the same.");
    }
    ent_tree_close(page, ENT_TREE_ITEM);
}

static void put_tries(ent_section_job *job, ent_page *page, uint64_t tries)
{
    ent_tree_text(page, " (");
    ent_phrase_count(job, page, tries, "change was tried", "changes were tried");
    ent_tree_text(page, ")");
}

/* How many changes do it, in a brief report. */
static void put_found_briefly(ent_section_job *job, ent_page *page, const ent_leverage_facts *facts)
{
    ent_tree_text(page, facts->counted ? "" : "At least ");
    ent_phrase_count(job, page, facts->lever_count, "change does it", "changes do it, each alone");
    ent_tree_text(page, ", and nothing less does");
    ent_tree_text(page, facts->kept < facts->lever_count ? ". The first of them:" : ":");
}

/* The same with what it costs. */
static void put_found_at_cost(ent_section_job *job, ent_page *page, const ent_leverage_facts *facts)
{
    ent_tree_format(page, "The least change has cost %llu; nothing cheaper does it",
                    (unsigned long long)facts->cost);
    put_tries(job, page, facts->tries);
    ent_tree_text(page, facts->counted ? ". It does it in " : ". It does it in at least ");
    ent_phrase_count(job, page, facts->lever_count, "way", "ways that differ in what matters");
    ent_tree_text(page, facts->kept < facts->lever_count ? ". The first of them:" : ":");
}

static void put_found(ent_section_job *job, ent_page *page, const ent_leverage_facts *facts)
{
    ent_phrase_begin(page);
    if (job->brief) {
        put_found_briefly(job, page, facts);
    } else {
        put_found_at_cost(job, page, facts);
    }
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < facts->kept; k++) {
        put_lever(job, page, &facts->levers[k]);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

static void put_answer(ent_section_job *job, ent_page *page, const ent_leverage_facts *facts)
{
    if (facts->end == ENT_LEVERAGE_FOUND) {
        put_found(job, page, facts);
        return;
    }
    ent_phrase_begin(page);
    if (facts->end == ENT_LEVERAGE_NONE) {
        ent_tree_text(page, "No change of these kinds does it: all were tried or ruled out");
        put_tries(job, page, facts->tries);
    } else {
        ent_tree_format(page,
                        "No change of cost up to %llu does it. Dearer ones were not all tried: "
                        "the search stopped by the limit of this page",
                        (unsigned long long)facts->tried_to);
        put_tries(job, page, facts->tries);
    }
    ent_tree_text(page, ".");
    ent_phrase_end(page);
}

/* The way of a set of parties to do it, when it is one party. */
static const ent_lever *way_of(const ent_leverage_facts *facts, size_t party)
{
    const ent_lever *found = NULL;
    for (size_t k = 0; k < facts->set_count && found == NULL; k++) {
        found = facts->sets[k].parties == (uint64_t)1 << party ? &facts->sets[k] : NULL;
    }
    return found;
}

static void put_alone(ent_section_job *job, ent_page *page, const ent_leverage *leverage,
                      size_t party)
{
    const ent_leverage_facts facts = ent_leverage_found(leverage);
    const ent_alone alone = ent_leverage_alone(leverage, party);
    const ent_lever *way = way_of(&facts, party);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(job, page, party);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (alone.end == ENT_LEVERAGE_FOUND) {
        ent_tree_format(page, "yes, at cost %llu", (unsigned long long)alone.cost);
    } else if (alone.end == ENT_LEVERAGE_NONE) {
        ent_tree_text(page, "no");
    } else {
        ent_tree_format(page, "not at cost up to %llu; dearer was not tried",
                        (unsigned long long)alone.tried_to);
    }
    ent_tree_close(page, ENT_TREE_CELL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (way != NULL) {
        put_edits(job, page, way);
    }
    ent_tree_close(page, ENT_TREE_CELL);
    ent_tree_close(page, ENT_TREE_ROW);
}

static void put_who(ent_section_job *job, ent_page *page, const ent_leverage *leverage)
{
    static const char *const heads[] = {"Party", "By its wishes alone", "For example if"};
    const ent_leverage_facts facts = ent_leverage_found(leverage);
    ent_phrase_table(page, "Which party could bring it about by a change of its wishes alone",
                     heads, 3);
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        put_alone(job, page, leverage, p);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    for (size_t k = 0; k < facts.set_count; k++) {
        const ent_lever *set = &facts.sets[k];
        if ((set->parties & (set->parties - 1)) != 0) {
            ent_words_coalition(&job->text, job->dispute, set->parties);
            ent_phrase_begin(page);
            ent_section_text(job, page);
            ent_tree_format(page, " could do it together, by their wishes alone, at cost %llu.",
                            (unsigned long long)set->cost);
            ent_phrase_end(page);
        }
    }
}

/* The letter of a state that other sections tell of by it. */
static ent_status put_letter(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        const size_t letter = strcspn(shown[k].title, ":");
        if (shown[k].standing.state == state && letter < shown[k].head) {
            ent_tree_format(page, "%.*s: ", (int)letter, shown[k].title);
        }
    }
    return ENT_OK;
}

/* How to ask the same of another outcome, where there is another with a letter. */
static ent_status put_another(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    bool another = false;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        another = another || (shown[k].first && shown[k].standing.state != state);
    }
    ent_tree_text(page, another ? " Only this outcome is asked about here; 'entente report FILE "
                                  "--state NAME' asks about another."
                                : "");
    return ENT_OK;
}

static ent_status put_question(ent_section_job *job, ent_page *page,
                               const ent_leverage_options *asked)
{
    static const char *const kinds[ENT_EDIT_KIND_COUNT] = {
        [ENT_EDIT_MOVE] = "moves a wish to another place",
        [ENT_EDIT_DROP] = "gives up a wish",
        [ENT_EDIT_ADD] = "adds a wish",
        [ENT_EDIT_SWAP] = "turns two neighbours of a ranking round",
        [ENT_EDIT_MOVES] = "makes a direction of an option possible or impossible"};
    ent_phrase_begin(page);
    ENT_TRY(put_letter(job, page, asked->state));
    ent_phrase_state(job, page, asked->state);
    ent_tree_format(page,
                    asked->breaks ? " holds under %s at the strictest: %s. What is the least that "
                                    "would end that?"
                                  : " does not hold under %s: it is not so that %s. What is the "
                                    "least that would make it hold?",
                    ent_concept_label(asked->concept), ent_words_asks(asked->concept));
    const uint64_t others = ent_material_alike(job->material, asked->state);
    if (asked->breaks && others > 0) {
        ent_tree_text(page, " (");
        ent_phrase_count(job, page, others, "other state of its name holds",
                         "other states of its name hold");
        ent_tree_text(page, ", which may outlast it.)");
    }
    ENT_TRY(put_another(job, page, asked->state));
    if (job->brief) {
        ent_tree_text(page,
                      " Changes of any size count here: a wish may be put in any place, given "
                      "up or added, a move made possible or impossible.");
        ent_phrase_end(page);
        return ENT_OK;
    }
    ent_phrase_end(page);
    ent_phrase_begin(page);
    ent_tree_text(page, "A change of one party ");
    for (int kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        ent_tree_format(page, "%s%s (cost %u)",
                        kind == 0                        ? ""
                        : kind + 1 < ENT_EDIT_KIND_COUNT ? ", "
                                                         : ", or ",
                        kinds[kind], (unsigned)asked->costs[kind]);
    }
    ent_tree_text(page, "; costs say how much each kind counts, and those of several add up.");
    ent_phrase_end(page);
    return ENT_OK;
}

/* The states of the name by which a state is told; NULL: it has none. */
static ent_status find_named(ent_section_job *job, uint64_t state, ent_state_set **out)
{
    const size_t name = ent_material_name(job->material, state);
    return name == ENT_NO_NAME ? ENT_OK
                               : ent_states_find(job->context, job->space, "name",
                                                 ent_name_at(job->dispute, name), out);
}

static void put_cheaper(ent_section_job *job, ent_page *page, const ent_leverage *leverage)
{
    const ent_leverage_facts facts = ent_leverage_found(leverage);
    ent_phrase_begin(page);
    ent_tree_text(page, facts.end == ENT_LEVERAGE_ALREADY
                            ? "Another state of its name holds as things stand: "
                            : "Another state of its name takes less: ");
    ent_phrase_state(job, page, ent_leverage_asked(leverage)->state);
    if (facts.end == ENT_LEVERAGE_FOUND && !job->brief) {
        ent_tree_format(page, ", at cost %llu", (unsigned long long)facts.cost);
    }
    ent_tree_text(page, ".");
    ent_phrase_end(page);
}

/* What would make a state hold need not be what its name takes: says so where another of its states takes less. */
static ent_status put_name(ent_section_job *job, ent_page *page,
                           const ent_leverage_options *options, const ent_leverage_facts *alone)
{
    ent_leverage_options named = *options;
    ent_leverage *leverage = NULL;
    ent_state_set *set = NULL;
    if (options->breaks) {
        return ENT_OK;
    }
    ENT_TRY(find_named(job, options->state, &set));
    if (set == NULL || ent_state_set_count(set) < 2) {
        ent_state_set_free(set);
        return ENT_OK;
    }
    named.where = set;
    const size_t before = job->context->diagnostic_count; /* unsure wishes are told of elsewhere */
    const ent_status status = ent_leverage_new(job->context, job->space, &named, &leverage);
    job->context->diagnostic_count = before;
    ent_state_set_free(set);
    ENT_TRY(status);
    const ent_leverage_facts facts = ent_leverage_found(leverage);
    const bool does = facts.end == ENT_LEVERAGE_FOUND || facts.end == ENT_LEVERAGE_ALREADY;
    if (does && (alone->end != ENT_LEVERAGE_FOUND || facts.cost < alone->cost)) {
        put_cheaper(job, page, leverage);
    }
    ent_leverage_free(leverage);
    return ENT_OK;
}

ent_status ent_section_leverage(ent_section_job *job, ent_page *page)
{
    const ent_leverage *leverage = NULL;
    const ent_digest *digest = NULL; /* for the names of states */
    ent_untried untried;
    ENT_TRY(ent_material_digest(job->material, &digest));
    ENT_TRY(ent_material_levers(job->material, &untried, &leverage));
    if (leverage == NULL) {
        ent_tree_paragraph(page, untried == ENT_UNTRIED_LARGE ? ENT_ROLE_REMARK : ENT_ROLE_PLAIN,
                           untried == ENT_UNTRIED_LARGE
                               ? "There are too many states to search for changes here."
                               : "No state would hold, and none was asked for.");
        return ENT_OK;
    }
    const ent_leverage_facts facts = ent_leverage_found(leverage);
    ENT_TRY(put_question(job, page, ent_leverage_asked(leverage)));
    put_answer(job, page, &facts);
    ENT_TRY(put_name(job, page, ent_leverage_asked(leverage), &facts));
    if (!job->brief) {
        put_who(job, page, leverage);
    }
    ent_tree_paragraph(page, ENT_ROLE_REMARK,
                       "This says on what the result hangs, not what a party should want or is "
                       "ready to give up. What is marked unsure is taken as sure here.");
    return ENT_OK;
}
