/* SPDX-License-Identifier: MIT */
/* Disagreement, and what is rational by it. */
#include "settlement/standing.h"
#include "dispute/subject.h"

static bool has_today(const ent_bargaining *b)
{
    return !ent_settle_of_packages(b) && b->space->has_today;
}

static bool has_reservation(const ent_bargaining *b, size_t party)
{
    return b->bargain != NULL && b->bargain->parties[party].has_reservation;
}

/* What is asked for; else what the file says; else a rule. */
static ent_disagreement wanted(const ent_bargaining *b)
{
    const ent_disagreement asked = b->options.disagreement;
    return asked == ENT_DISAGREEMENT_OF_FILE && b->bargain != NULL ? b->bargain->disagreement
                                                                   : asked;
}

/* What can be had of what is wanted. */
static ent_disagreement choose(const ent_bargaining *b, size_t party, bool cardinal)
{
    const ent_disagreement want = wanted(b);
    if (cardinal && has_reservation(b, party) &&
        (want == ENT_DISAGREEMENT_OF_FILE || want == ENT_DISAGREEMENT_RESERVATION)) {
        return ENT_DISAGREEMENT_RESERVATION;
    }
    return want != ENT_DISAGREEMENT_WORST && has_today(b) ? ENT_DISAGREEMENT_TODAY
                                                          : ENT_DISAGREEMENT_WORST;
}

static ent_status make_terms(ent_context *context, ent_bargaining *b, size_t party,
                             const ent_decimal *reservation)
{
    ent_worth_lists lists;
    ent_status status = ent_worth_lists_new(context, b, party, &lists);
    if (status == ENT_OK) {
        status = ent_settle_terms_new(b, &b->utilities[party], &lists, reservation);
    }
    ent_worth_lists_free(&lists);
    return status;
}

ent_status ent_settle_find_utility(ent_context *context, ent_bargaining *b, size_t party)
{
    const ent_party *at = &b->dispute->parties[party];
    ent_utility *utility = &b->utilities[party];
    const bool silent =
        ent_settle_of_packages(b) || (at->statement_count == 0 && at->ranked_count == 0);
    utility->cardinal =
        silent || ent_settle_has_utilities(b, party) || ent_settle_has_weights(b, party);
    utility->disagreement = choose(b, party, utility->cardinal);
    const bool reserved = utility->disagreement == ENT_DISAGREEMENT_RESERVATION;
    if (utility->cardinal) {
        ENT_TRY(make_terms(context, b, party,
                           reserved ? &b->bargain->parties[party].reservation : NULL));
    }
    ENT_TRY(ent_settle_find_keys(context, b, party, reserved));
    if (reserved &&
        (wanted(b) == ENT_DISAGREEMENT_RESERVATION || utility->at_disagreement >= utility->least)) {
        return ENT_OK;
    }
    if (reserved) { /* it is below all outcomes */
        utility->disagreement = ENT_DISAGREEMENT_WORST;
    }
    utility->at_disagreement = utility->disagreement == ENT_DISAGREEMENT_TODAY
                                   ? b->keys[b->space->today * b->parties + party]
                                   : utility->least;
    return utility->cardinal ? ent_settle_key_whole(b, party, utility->at_disagreement,
                                                    &utility->disagreement_whole)
                             : ENT_OK;
}

/* Whether a row of keys gives every party what it has at disagreement. */
static bool is_rational(const ent_bargaining *b, const int64_t *keys)
{
    size_t p = 0;
    while (p < b->parties && keys[p] >= b->utilities[p].at_disagreement) {
        p++;
    }
    return p == b->parties;
}

ent_status ent_settle_find_rational(ent_context *context, ent_bargaining *b)
{
    const size_t count = b->space->count;
    const int64_t *keys = b->keys;
    b->rational = ent_memory_zero(&b->allocator, ent_bits_words(count), sizeof *b->rational);
    if (b->rational == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++, keys += b->parties) {
        if (k % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(context, "comparing outcomes", k, count));
        }
        if (!is_rational(b, keys)) {
            continue;
        }
        ent_bits_add(b->rational, k);
        b->rational_count++;
        for (size_t p = 0; p < b->parties; p++) {
            int64_t *best = &b->utilities[p].best;
            *best = b->rational_count == 1 || keys[p] > *best ? keys[p] : *best;
        }
    }
    for (size_t p = 0; p < b->parties; p++) {
        ent_utility *utility = &b->utilities[p];
        utility->best = b->rational_count == 0 ? utility->least : utility->best;
        utility->stuck = b->rational_count > 0 && utility->best == utility->at_disagreement;
    }
    return ENT_OK;
}

/* A worth of a party in writing, in the arena. */
static ent_status write_worth(ent_bargaining *b, size_t party, int64_t key, const char **out)
{
    ent_fraction worth;
    ent_text text;
    ent_fraction_init(&worth, &b->allocator, 0);
    ent_text_init(&text, &b->allocator);
    ent_status status = ent_settle_key_worth(b, party, key, &worth);
    if (status == ENT_OK) {
        status = ent_fraction_write(&worth, &text);
    }
    if (status == ENT_OK) {
        *out = ent_arena_text(&b->arena, ent_text_get(&text), text.length);
        status = *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    ent_text_free(&text);
    ent_fraction_free(&worth);
    return status;
}

static ent_status write_worths(ent_bargaining *b, size_t party, ent_bargainer_view *view)
{
    const ent_utility *utility = &b->utilities[party];
    ENT_TRY(write_worth(b, party, utility->at_disagreement, &view->at_disagreement));
    ENT_TRY(write_worth(b, party, utility->least, &view->least));
    ENT_TRY(write_worth(b, party, utility->most, &view->most));
    return b->rational_count == 0 ? ENT_OK : write_worth(b, party, utility->best, &view->best);
}

/* What was taken for disagreement where something else was wanted; and whose wishes are not in the file. */
static ent_status remark_party(ent_bargaining *b, size_t party)
{
    const ent_party *at = &b->dispute->parties[party];
    const ent_utility *utility = &b->utilities[party];
    const ent_disagreement want = wanted(b);
    const bool unlike = want != ENT_DISAGREEMENT_OF_FILE && want != utility->disagreement;
    const bool valued = ent_settle_has_utilities(b, party);
    ent_subject who = ent_subject_of(at->plural), why = who, what = who;
    if (unlike) {
        ENT_TRY(ent_settle_remark_add(
            b, ent_inflect(&who, "%s: %s, so {its|their} disagreement is %s"), at->opening,
            want == ENT_DISAGREEMENT_TODAY ? "no outcome is today's"
            : utility->cardinal ? ent_inflect(&why, "the file gives {it|them} no reservation")
                                : "a reservation needs utilities",
            ent_inflect(&what, utility->disagreement == ENT_DISAGREEMENT_TODAY
                                   ? "what today is worth to {it|them}"
                                   : "{its|their} worst outcome")));
    }
    if (utility->cardinal && utility->term_count == 0) {
        ENT_TRY(
            ent_settle_remark_add(b,
                                  ent_inflect(&who, "%s: the file does not say what {it wants|they "
                                                    "want}, so all is worth the same to {it|them}"),
                                  at->opening));
    }
    if (valued && !ent_settle_of_packages(b) && b->options.concepts != 0 &&
        at->statement_count == 0 && at->ranked_count == 0) {
        ENT_TRY(ent_settle_remark_add(
            b,
            ent_inflect(&who,
                        "%s: what holds goes by 'preferences', which say nothing of {it|them}"),
            at->opening));
    }
    return ENT_OK;
}

/* Whose reservation lies below all outcomes. */
static ent_status remark_reservations(ent_bargaining *b)
{
    ent_text names;
    size_t count = 0;
    ent_text_init(&names, &b->allocator);
    for (size_t p = 0; p < b->parties; p++) {
        if (wanted(b) == ENT_DISAGREEMENT_OF_FILE && b->utilities[p].cardinal &&
            has_reservation(b, p) && b->utilities[p].disagreement == ENT_DISAGREEMENT_WORST) {
            ent_text_format(&names, "%s%s", count++ == 0 ? "" : ", ", b->dispute->parties[p].name);
        }
    }
    ent_status status = names.failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (count > 0 && status == ENT_OK) {
        status = ent_settle_remark_add(b,
                                       "every outcome is worth more than the reservation of %s, so "
                                       "the worst outcome stands for it",
                                       ent_text_get(&names));
    }
    ent_text_free(&names);
    return status;
}

/* Which values of an issue told by expressions no state has, the rest but: another's expression comes first. */
static ent_status remark_values(ent_bargaining *b, size_t issue)
{
    const ent_bargain_issue *at = &b->bargain->issues[issue];
    bool seen[ENT_MAX_VALUES] = {false};
    for (uint64_t outcome = 0; outcome < b->count; outcome++) {
        seen[b->values[issue][outcome]] = true;
    }
    for (size_t v = 0; v + 1 < at->value_count; v++) {
        if (!seen[v]) {
            ENT_TRY(ent_settle_remark_add(b,
                                          "%s: no possible state has the value %s; of its "
                                          "expressions the first that holds counts",
                                          at->label, at->labels[v]));
        }
    }
    return ENT_OK;
}

static ent_status remark_issues(ent_bargaining *b)
{
    for (size_t i = 0; b->bargain != NULL && i < b->bargain->issue_count; i++) {
        const ent_bargain_issue *issue = &b->bargain->issues[i];
        if (issue->sampled) {
            ENT_TRY(ent_settle_remark_add(b, "%s: its range is cut into %u steps", issue->label,
                                          (unsigned)issue->value_count));
        }
        if (b->values != NULL && b->values[i] != NULL) {
            ENT_TRY(remark_values(b, i));
        }
    }
    return ENT_OK;
}

ent_status ent_settle_put_in_words(ent_bargaining *b)
{
    ENT_TRY(remark_issues(b));
    for (size_t p = 0; p < b->parties; p++) {
        const ent_utility *utility = &b->utilities[p];
        ent_bargainer_view *view = &b->bargainers[p];
        *view = (ent_bargainer_view){.cardinal = utility->cardinal,
                                     .indifferent = utility->indifferent,
                                     .disagreement = utility->disagreement,
                                     .at_disagreement_number =
                                         ent_settle_key_number(utility, utility->at_disagreement),
                                     .least_number = ent_settle_key_number(utility, utility->least),
                                     .most_number = ent_settle_key_number(utility, utility->most),
                                     .best_number = ent_settle_key_number(utility, utility->best)};
        if (utility->cardinal) {
            ENT_TRY(write_worths(b, p, view));
        }
        ENT_TRY(remark_party(b, p));
    }
    return remark_reservations(b);
}
