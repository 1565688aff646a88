/* SPDX-License-Identifier: MIT */
/*
 * The least change by which one state of a target would hold.
 *
 * A search asks of one state, so of a target with many the states that the fewest parties would leave are asked of:
 * there the fewest have to be persuaded. They share the tries, and none is asked after a change that costs the least that
 * any can.
 */
#include "dispute/subject.h"
#include "timeline/timeline.h"

#include <entente/leverage.h>
#include <string.h>

/* The states to search, by the parties that would leave them, then by number. */
typedef struct candidates {
    uint64_t states[ENT_TIMELINE_SEARCHES];
    size_t leavers[ENT_TIMELINE_SEARCHES];
    size_t count;
} candidates;

/* SEQ, or else the first concept asked for that leverage knows; false when there is none. */
static bool choose_concept(const ent_timeline *timeline, ent_concept *out)
{
    const unsigned known = timeline->concepts & ~(1u << ENT_SIM);
    *out = ENT_SEQ;
    for (ent_concept c = 0; (known >> *out & 1) == 0 && c < ENT_CONCEPT_COUNT; c++) {
        *out = (known >> c & 1) != 0 ? c : *out;
    }
    return known != 0;
}

static size_t count_leavers(const ent_solved *now, ent_concept concept, uint64_t state)
{
    size_t leavers = 0;
    for (size_t p = 0; p < ent_party_count(now->dispute); p++) {
        leavers += !ent_is_stable(now->solution, concept, p, state);
    }
    return leavers;
}

static void add_candidate(candidates *c, uint64_t state, size_t leavers)
{
    size_t at = c->count;
    while (at > 0 && leavers < c->leavers[at - 1]) {
        at--;
    }
    if (at == ENT_TIMELINE_SEARCHES) {
        return;
    }
    c->count += c->count < ENT_TIMELINE_SEARCHES;
    for (size_t k = c->count - 1; k > at; k--) {
        c->states[k] = c->states[k - 1];
        c->leavers[k] = c->leavers[k - 1];
    }
    c->states[at] = state;
    c->leavers[at] = leavers;
}

static void add_statement(ent_text *text, const ent_dispute *dispute, const ent_edit *edit)
{
    const ent_statement_view view = ent_statement_at(dispute, edit->party, edit->statement);
    ent_text_format(text, "\"%s\"", view.label == NULL ? view.want : view.label);
}

static void add_option(ent_text *text, const ent_dispute *dispute, const ent_edit *edit)
{
    static const char *const words[2][2] = {{"drop", "take up"}, {"lower", "raise"}};
    const ent_option_view option = ent_option_at(dispute, edit->option);
    ent_text_format(text, "%s %s \"%s\"", edit->possible ? "can" : "can no longer",
                    words[option.graded][edit->up], option.label);
}

/* One edit, behind the party's name: `wants "no talks without us" less, in place 4`. */
static void add_edit(ent_text *text, const ent_dispute *dispute, const ent_edit *edit)
{
    ent_subject who = ent_party_subject(dispute, edit->party);
    ent_text_format(text, "%s ", ent_party_name(dispute, edit->party));
    switch (edit->kind) {
    case ENT_EDIT_MOVE:
        ent_text_add(text, ent_inflect(&who, "{puts|put} "));
        add_statement(text, dispute, edit);
        ent_text_format(text, " in place %zu", edit->rank + 1);
        break;
    case ENT_EDIT_DROP:
        ent_text_add(text, ent_inflect(&who, "no longer {wants|want} "));
        add_statement(text, dispute, edit);
        break;
    case ENT_EDIT_ADD:
        ent_text_format(text, ent_inflect(&who, "also {wants|want} '%s', in place %zu"),
                        edit->added, edit->rank + 1);
        break;
    case ENT_EDIT_SWAP:
        ent_text_format(text, ent_inflect(&who, "{ranks|rank} s%llu above s%llu"),
                        (unsigned long long)(edit->above + 1),
                        (unsigned long long)(edit->below + 1));
        break;
    default:
        add_option(text, dispute, edit);
        break;
    }
}

/* What the cheapest edit costs: no change costs less. */
static int64_t cheapest(const ent_leverage_options *options)
{
    uint32_t least = UINT32_MAX;
    for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        least = options->costs[kind] < least ? options->costs[kind] : least;
    }
    return least;
}

static ent_status word_lever(ent_timeline *timeline, const ent_dispute *dispute,
                             const ent_lever *lever, const char **out)
{
    ent_text text;
    bool failed = false;
    ent_text_init(&text, &timeline->allocator);
    for (size_t k = 0; k < lever->edit_count; k++) {
        ent_text_add(&text, k == 0 ? "" : "; ");
        add_edit(&text, dispute, &lever->edits[k]);
    }
    *out = ent_timeline_keep(timeline, ent_text_get(&text), &failed);
    failed = failed || text.failed;
    ent_text_free(&text);
    return failed ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Takes what a search found where it costs less than what was found before. */
static ent_status take(ent_timeline *timeline, const ent_solved *now, const ent_leverage *found,
                       ent_target_view *out)
{
    const ent_leverage_facts facts = ent_leverage_found(found);
    out->searched++;
    if (facts.end != ENT_LEVERAGE_FOUND || facts.kept == 0 ||
        (out->cost >= 0 && (uint64_t)out->cost <= facts.cost)) {
        return ENT_OK;
    }
    out->cost = (int64_t)facts.cost;
    return word_lever(timeline, now->dispute, &facts.levers[0], &out->change);
}

/* Searches, and takes the tries that it took from those that are left. */
static ent_status search(ent_context *context, ent_timeline *timeline, const ent_solved *now,
                         ent_leverage_options *options, ent_target_view *out)
{
    const ent_issued mark = ent_issued_mark(context);
    ent_leverage *found = NULL;
    ENT_TRY(ent_leverage_new(context, now->space, options, &found));
    ent_issued_forget(context, mark); /* notes that are told of every state */
    const uint64_t tries = ent_leverage_found(found).tries;
    options->max_tries -= tries < options->max_tries ? tries : options->max_tries;
    const ent_status status = take(timeline, now, found, out);
    ent_leverage_free(found);
    return status;
}

ent_status ent_target_lever(ent_context *context, ent_timeline *timeline, const ent_solved *now,
                            const ent_state_set *set, ent_target_view *out)
{
    candidates best = {.count = 0};
    uint64_t state = 0;
    ent_leverage_options options;
    ent_leverage_defaults(&options);
    options.max_tries = timeline->max_tries;
    options.most = 1;
    const int64_t least = cheapest(&options);
    if (!choose_concept(timeline, &options.concept)) {
        return ENT_OK;
    }
    if ((out->holds >> options.concept & 1) != 0) {
        out->cost = 0;
        return ENT_OK;
    }
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        add_candidate(&best, state, count_leavers(now, options.concept, state));
    }
    for (size_t k = 0; k < best.count && options.max_tries > 0 && out->cost != least; k++) {
        options.state = best.states[k];
        ENT_TRY(search(context, timeline, now, &options, out));
    }
    return ENT_OK;
}
