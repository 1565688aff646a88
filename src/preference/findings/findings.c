/* SPDX-License-Identifier: MIT */
/*
 * Statements that decide nothing, and all findings together.
 *
 * A statement is evaluated on all states; it is never or always true when none or all bits are set.
 * Prioritized statements divide the states into groups that they find equally good; a statement
 * decides something iff it is true in one state and false in another of some group of those above it.
 * The groups are kept as a number a state. Once every state is alone, no further statement decides.
 * For one that decides nothing the groups are made again, to point to the statement above that took
 * its place: a further O(states * statements) for each, within a bound for all, after which they are told without it.
 */
#include <entente/findings.h>

#include "dispute/events.h"
#include "preference/findings/misread.h"
#include "preference/findings/unused.h"
#include "space/rules.h"

#include <string.h>

/* What all statements together may take for finding rules behind them. */
static const uint64_t REASON_STEPS = (uint64_t)1 << 25;
/* What all of them may take for pointing to the statement that decides, in states times statements. */
static const uint64_t POINTING_STEPS = (uint64_t)1 << 28;
static const uint32_t NO_GROUP = UINT32_MAX;

enum { SEEN_FALSE = 1, SEEN_TRUE = 2 };

typedef struct work {
    ent_context *context;
    const ent_space *space;
    ent_inquiry inquiry;
    uint64_t *bits;   /* the truth of the statement at hand, a bit a state */
    uint64_t *idle;   /* that of one that decides nothing */
    uint32_t *group;  /* per state: its group by the statements so far */
    uint32_t *beside; /* per group: what was seen of it, then the group split off it */
    uint32_t groups;
    uint64_t pointing; /* what is left of POINTING_STEPS */
} work;

/* How a statement is odd by itself. */
typedef enum verdict { SOMETIMES, NEVER, ALWAYS } verdict;

/* Evaluates an expression: the one place where findings ask for the truth in states. */
static ent_status evaluate(work *w, const ent_expression *want, verdict *out)
{
    const size_t count = w->space->count;
    ENT_TRY(ent_space_evaluate(w->context, w->space, want, w->bits));
    const uint64_t holds = ent_bits_count(w->bits, ent_bits_words(count));
    *out = holds == 0 ? NEVER : holds == count ? ALWAYS : SOMETIMES;
    return ENT_OK;
}

/* Issues W504 or W505 and points to the rule that makes it so, when one alone does. */
static ent_status issue_constant(work *w, const ent_expression *want, verdict odd,
                                 const char *message, const char *without_rules)
{
    ent_bar bar = {.kind = ENT_BARRED};
    ent_issue issue = {.kind = odd == NEVER ? ENT_KIND_NEVER_TRUE : ENT_KIND_ALWAYS_TRUE,
                       .source = &w->space->dispute->source,
                       .span = want->span,
                       .message = message};
    ENT_TRY(ent_rules_bar(&w->inquiry, want, odd == NEVER, &bar));
    if (bar.kind == ENT_BARRED_BY_ITSELF) {
        issue.message = without_rules;
        issue.cure = "correct the expression, or leave it out";
    } else if (bar.kind == ENT_BARRED_BY_RULE) {
        issue.note = "this rule makes it so";
        issue.note_source = &w->space->dispute->source;
        issue.note_span = w->space->dispute->rules[bar.rule].span;
    }
    return ent_issue_add(w->context, &issue);
}

static ent_status issue_odd_statement(work *w, const ent_expression *want, verdict odd)
{
    if (odd == NEVER) {
        return issue_constant(w, want, odd, "this wish is true in no possible state",
                              "this wish contradicts itself: it is never true");
    }
    return issue_constant(w, want, odd, "this wish is true in every possible state",
                          "this wish cannot be false, whatever happens");
}

/* Sees in which groups the bits are true and false; whether in one they are both. */
static bool parts(work *w, const uint64_t *bits)
{
    const size_t count = w->space->count;
    bool both = false;
    for (uint32_t g = 0; g < w->groups; g++) {
        w->beside[g] = 0;
    }
    for (size_t s = 0; s < count && w->groups < count; s++) {
        w->beside[w->group[s]] |= ent_bits_has(bits, s) ? SEEN_TRUE : SEEN_FALSE;
        both = both || w->beside[w->group[s]] == (SEEN_FALSE | SEEN_TRUE);
    }
    return both;
}

/* Divides the groups by the bits; returns whether any was divided. */
static bool divide(work *w)
{
    const size_t count = w->space->count;
    const uint32_t before = w->groups;
    if (!parts(w, w->bits)) {
        return false;
    }
    for (uint32_t g = 0; g < before; g++) {
        w->beside[g] = w->beside[g] == (SEEN_FALSE | SEEN_TRUE) ? w->groups++ : NO_GROUP;
    }
    for (size_t s = ent_bits_next(w->bits, count, 0); s < count;
         s = ent_bits_next(w->bits, count, s + 1)) {
        const uint32_t split = w->beside[w->group[s]];
        w->group[s] = split == NO_GROUP ? w->group[s] : split;
    }
    return true;
}

static void gather_all(work *w)
{
    w->groups = 1;
    for (size_t s = 0; s < w->space->count; s++) {
        w->group[s] = 0;
    }
}

/* What the statement at hand is to the idle one, in words; NULL: neither the same nor the contrary. */
static const char *kinship(const work *w)
{
    uint64_t differing = 0;
    for (size_t k = 0; k < ent_bits_words(w->space->count); k++) {
        differing += ent_bits_in_word(w->bits[k] ^ w->idle[k]);
    }
    return differing == 0                 ? "this wish says the same"
           : differing == w->space->count ? "this wish says the contrary"
                                          : NULL;
}

/* Points the issue to the first statement above that says the same or the contrary, or else to the one below which
 * the idle one has nothing left to decide. The groups are afterwards as they were. */
static ent_status point_to_decider(work *w, const ent_party *party, size_t idle, ent_issue *issue)
{
    const ent_statement *decider = NULL, *kin = NULL;
    memcpy(w->idle, w->bits, ent_bits_words(w->space->count) * sizeof *w->bits);
    gather_all(w);
    for (size_t i = 0; i < idle; i++) {
        verdict odd = SOMETIMES;
        ENT_TRY(evaluate(w, party->statements[i].want, &odd));
        (void)divide(w);
        const char *words = kin == NULL ? kinship(w) : NULL;
        if (words != NULL) {
            kin = &party->statements[i];
            issue->note = words;
        }
        if (decider == NULL && !parts(w, w->idle)) {
            decider = &party->statements[i];
        }
    }
    if (kin == NULL) {
        kin = decider;
        issue->note = decider == party->statements ? "this wish has decided"
                                                   : "this wish, with those above it, has decided";
    }
    if (kin != NULL) {
        issue->note_source = &w->space->dispute->source;
        issue->note_span = kin->want->span;
    }
    return ENT_OK;
}

static ent_status issue_idle(work *w, const ent_party *party, size_t idle)
{
    ent_issue issue = {.kind = ENT_KIND_IDLE_STATEMENT,
                       .source = &w->space->dispute->source,
                       .span = party->statements[idle].want->span,
                       .message = "this wish decides nothing: wherever it would, a "
                                  "wish above it has decided"};
    const uint64_t steps = (uint64_t)(idle + 1) * w->space->count;
    if (steps <= w->pointing) {
        w->pointing -= steps;
        ENT_TRY(point_to_decider(w, party, idle, &issue));
    }
    return ent_issue_add(w->context, &issue);
}

static ent_status check_statements(work *w, const ent_party *party)
{
    gather_all(w);
    for (size_t i = 0; i < party->statement_count; i++) {
        const ent_expression *want = party->statements[i].want;
        verdict odd = SOMETIMES;
        ENT_TRY(evaluate(w, want, &odd));
        if (odd != SOMETIMES) {
            ENT_TRY(issue_odd_statement(w, want, odd));
        } else if (party->order == ENT_ORDER_STATEMENTS && !divide(w)) {
            ENT_TRY(issue_idle(w, party, i));
        }
    }
    return ENT_OK;
}

static ent_status check_ranking(work *w, const ent_party *party)
{
    for (size_t i = 0; i < party->ranked_count; i++) {
        const ent_expression *want = party->ranked[i].want;
        verdict odd = SOMETIMES;
        if (want != NULL) {
            ENT_TRY(evaluate(w, want, &odd));
        }
        if (odd == NEVER) {
            ENT_TRY(issue_constant(w, want, odd, "this item of the ranking fits no possible state",
                                   "this item of the ranking contradicts itself"));
        }
    }
    return ENT_OK;
}

static ent_status check_unseen(work *w, const ent_party *party)
{
    for (size_t i = 0; i < party->unseen_count; i++) {
        const ent_expression *where = party->unseen[i].where;
        verdict odd = SOMETIMES;
        ENT_TRY(evaluate(w, where, &odd));
        if (odd == NEVER) {
            ENT_TRY(issue_constant(w, where, odd, "this misperception fits no possible state",
                                   "this misperception contradicts itself"));
        }
    }
    return ENT_OK;
}

static ent_status check_parties(work *w)
{
    for (size_t p = 0; p < w->space->dispute->party_count; p++) {
        const ent_party *party = &w->space->dispute->parties[p];
        ENT_TRY(check_statements(w, party));
        ENT_TRY(check_ranking(w, party));
        ENT_TRY(check_unseen(w, party));
    }
    return ENT_OK;
}

static ent_status find_in_preferences(ent_context *context, const ent_space *space)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.context = context,
              .space = space,
              .pointing = POINTING_STEPS,
              .inquiry = {.context = context, .dispute = space->dispute, .steps = REASON_STEPS},
              .bits = ent_memory_zero(allocator, ent_bits_words(space->count), sizeof *w.bits),
              .idle = ent_memory_new(allocator, ent_bits_words(space->count), sizeof *w.idle),
              .group = ent_memory_new(allocator, space->count, sizeof *w.group),
              .beside = ent_memory_new(allocator, space->count, sizeof *w.beside)};
    const ent_status status =
        w.bits == NULL || w.idle == NULL || w.group == NULL || w.beside == NULL ? ENT_ERROR_MEMORY
                                                                                : check_parties(&w);
    ent_search_free(w.inquiry.rules);
    ent_memory_free(allocator, w.bits);
    ent_memory_free(allocator, w.idle);
    ent_memory_free(allocator, w.group);
    ent_memory_free(allocator, w.beside);
    return status;
}

/* What may be read otherwise than it is written. */
static ent_status find_misread(ent_context *context, const ent_dispute *dispute)
{
    ENT_TRY(ent_find_lone_states(context, dispute));
    ENT_TRY(ent_find_shared_rules(context, dispute));
    ENT_TRY(ent_find_lasting_rules(context, dispute));
    return ent_find_unparted(context, dispute);
}

ent_status ent_findings(ent_context *context, const ent_space *space)
{
    if (context == NULL || space == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_find_odd_sources(context, space->dispute));
    ENT_TRY(ent_find_untold_today(context, space));
    ENT_TRY(ent_find_undone(context, space->dispute));
    ENT_TRY(ent_find_cut_text(context, space->dispute));
    const size_t first = context->diagnostic_count; /* what may be so at this moment alone */
    ENT_TRY(ent_find_unwanted(context, space->dispute));
    ENT_TRY(ent_rules_findings(context, space->dispute));
    ENT_TRY(ent_find_same_names(context, space));
    ENT_TRY(find_in_preferences(context, space));
    ENT_TRY(ent_find_unpriced(context, space->dispute));
    ENT_TRY(ent_find_alike_values(context, space->dispute));
    ENT_TRY(ent_find_only_costs(context, space->dispute));
    ENT_TRY(ent_find_late_conditions(context, space->dispute));
    ENT_TRY(ent_moment_tell(context, space->dispute, first));
    return find_misread(context, space->dispute);
}
