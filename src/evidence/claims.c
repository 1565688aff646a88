/* SPDX-License-Identifier: MIT */
/*
 * The claims of a dispute: what it says of the world, kind by kind, each with its grounds.
 *
 * Nothing is gathered: a claim is found by counting through the model, in the order of the kinds, and within one of the
 * parties and of the file; rules that exclude stand before rules that merge.
 */
#include "dispute/positions.h"
#include "evidence/evidence.h"

const char *ent_claim_word(ent_claim_kind kind)
{
    static const char *const words[ENT_CLAIM_KINDS] = {
        [ENT_CLAIM_STATEMENT] = "statement", [ENT_CLAIM_RANKING] = "ranking",
        [ENT_CLAIM_RULE] = "rule",           [ENT_CLAIM_OPTION] = "option",
        [ENT_CLAIM_UNSEEN] = "unseen",       [ENT_CLAIM_EVENT] = "event",
        [ENT_CLAIM_POSITION] = "position"};
    return (unsigned)kind < ENT_CLAIM_KINDS ? words[kind] : NULL;
}

/* How many positions there are on all issues. */
static size_t count_positions(const ent_dispute *dispute)
{
    size_t count = 0;
    for (size_t c = 0; c < dispute->contest_count; c++) {
        count += dispute->contests[c].stake_count;
    }
    return count;
}

/* The position of this index among all, and its issue. */
static const ent_stake *find_stake(const ent_dispute *dispute, size_t index,
                                   const ent_contest **contest)
{
    *contest = dispute->contests;
    while (index >= (*contest)->stake_count) {
        index -= (*contest)++->stake_count;
    }
    return &(*contest)->stakes[index];
}

/* How many claims of a kind a party has; for kinds that are nobody's all of them, with `party` 0. */
static size_t count_of(const ent_dispute *dispute, ent_claim_kind kind, size_t party)
{
    const ent_party *of = &dispute->parties[party];
    switch (kind) {
    case ENT_CLAIM_STATEMENT:
        return of->statement_count;
    case ENT_CLAIM_RANKING:
        return of->order == ENT_ORDER_RANKING;
    case ENT_CLAIM_UNSEEN:
        return of->unseen_count;
    case ENT_CLAIM_RULE:
        return party > 0 ? 0 : dispute->rule_count + dispute->merge_count;
    case ENT_CLAIM_OPTION:
        return party > 0 ? 0 : ent_option_count(dispute);
    case ENT_CLAIM_POSITION:
        return party > 0 ? 0 : count_positions(dispute);
    default:
        return party > 0 ? 0 : dispute->moment;
    }
}

size_t ent_claim_count(const ent_dispute *dispute)
{
    size_t count = 0;
    for (ent_claim_kind kind = 0; kind < ENT_CLAIM_KINDS; kind++) {
        for (size_t p = 0; p < dispute->party_count; p++) {
            count += count_of(dispute, kind, p);
        }
    }
    return count;
}

/* What is the same for all kinds. */
static void put_grounds(ent_claim_view *claim, const ent_grounds *grounds, size_t event)
{
    claim->basis = grounds->basis;
    claim->basis_given = grounds->has_basis;
    claim->source = grounds->source;
    claim->passage = grounds->passage;
    claim->speaker = grounds->speaker;
    claim->hedge = grounds->hedge;
    claim->note = grounds->note;
    claim->coder = grounds->coder;
    claim->event = event;
}

static void view_statement(const ent_dispute *dispute, ent_claim_view *claim)
{
    const ent_statement *one = &dispute->parties[claim->party].statements[claim->index];
    claim->id = one->id;
    claim->text = one->text;
    claim->label = one->label;
    claim->place = ent_source_point(&dispute->source, one->span);
    put_grounds(claim, &one->grounds, one->event);
}

static void view_ranking(const ent_dispute *dispute, ent_claim_view *claim)
{
    const ent_party *one = &dispute->parties[claim->party];
    claim->place = ent_source_point(&dispute->source, one->ranked_span);
    put_grounds(claim, &one->ranked_grounds, one->ranked_event);
}

static void view_rule(const ent_dispute *dispute, ent_claim_view *claim)
{
    claim->party = SIZE_MAX;
    if (claim->index < dispute->rule_count) {
        const ent_rule *one = &dispute->rules[claim->index];
        claim->id = one->id;
        claim->word = one->never ? "never" : "always";
        claim->text = one->text;
        claim->place = ent_source_point(&dispute->source, one->span);
        put_grounds(claim, &one->grounds, one->event);
        return;
    }
    const ent_merge *one = &dispute->merges[claim->index - dispute->rule_count];
    claim->id = one->id;
    claim->word = "same";
    claim->text = one->text;
    claim->place = ent_source_point(&dispute->source, one->span);
    put_grounds(claim, &one->grounds, one->event);
}

static void view_option(const ent_dispute *dispute, ent_claim_view *claim)
{
    const ent_option *one = &dispute->options[claim->index];
    claim->party = one->party;
    claim->id = one->id;
    claim->label = one->label == one->id ? NULL : one->label;
    claim->place = ent_source_point(&dispute->source, one->span);
    put_grounds(claim, &one->grounds, one->event);
}

static void view_unseen(const ent_dispute *dispute, ent_claim_view *claim)
{
    const ent_unseen *one = &dispute->parties[claim->party].unseen[claim->index];
    claim->id = one->id;
    claim->text = one->text;
    claim->place = ent_source_point(&dispute->source, one->span);
    put_grounds(claim, &one->grounds, one->event);
}

static void view_event(const ent_dispute *dispute, ent_claim_view *claim)
{
    const ent_event *one = &dispute->events[claim->index];
    claim->party = SIZE_MAX;
    claim->id = one->id;
    claim->label = one->label;
    claim->place = ent_source_point(&dispute->source, one->span);
    put_grounds(claim, &one->grounds, ENT_NO_EVENT);
}

static void view_position(const ent_dispute *dispute, ent_claim_view *claim)
{
    const ent_contest *contest = NULL;
    const ent_stake *one = find_stake(dispute, claim->index, &contest);
    claim->party = one->party;
    claim->id = contest->id;
    claim->text = one->text;
    claim->label = contest->label;
    claim->place = ent_source_point(&dispute->source, one->span);
    put_grounds(claim, &one->grounds, one->event);
}

/* Finds the kind, the party and the index of a claim. */
static void find(const ent_dispute *dispute, size_t claim, ent_claim_view *out)
{
    for (ent_claim_kind kind = 0; kind < ENT_CLAIM_KINDS; kind++) {
        for (size_t p = 0; p < dispute->party_count; p++) {
            const size_t count = count_of(dispute, kind, p);
            if (claim < count) {
                *out = (ent_claim_view){.kind = kind, .party = p, .index = claim};
                return;
            }
            claim -= count;
        }
    }
}

ent_claim_view ent_claim_at(const ent_dispute *dispute, size_t claim)
{
    static void (*const views[ENT_CLAIM_KINDS])(const ent_dispute *, ent_claim_view *) = {
        view_statement, view_ranking, view_rule,    view_option,
        view_unseen,    view_event,   view_position};
    ent_claim_view found = {.kind = ENT_CLAIM_KINDS};
    find(dispute, claim, &found);
    views[found.kind](dispute, &found);
    found.located = ent_claim_stretch_count(dispute, claim) > 0;
    if (found.located) {
        const ent_stretch first = ent_claim_stretch_at(dispute, claim, 0);
        found.byte_start = first.byte_start;
        found.byte_end = first.byte_end;
    }
    return found;
}

const ent_grounds *ent_claim_grounds(const ent_dispute *dispute, size_t claim)
{
    ent_claim_view found = {.kind = ENT_CLAIM_KINDS};
    const ent_contest *contest = NULL;
    find(dispute, claim, &found);
    const ent_party *party = &dispute->parties[found.party];
    switch (found.kind) {
    case ENT_CLAIM_STATEMENT:
        return &party->statements[found.index].grounds;
    case ENT_CLAIM_RANKING:
        return &party->ranked_grounds;
    case ENT_CLAIM_UNSEEN:
        return &party->unseen[found.index].grounds;
    case ENT_CLAIM_OPTION:
        return &dispute->options[found.index].grounds;
    case ENT_CLAIM_RULE:
        return found.index < dispute->rule_count
                   ? &dispute->rules[found.index].grounds
                   : &dispute->merges[found.index - dispute->rule_count].grounds;
    case ENT_CLAIM_POSITION:
        return &find_stake(dispute, found.index, &contest)->grounds;
    default:
        return &dispute->events[found.index].grounds;
    }
}

const ent_expression *ent_claim_expression(const ent_dispute *dispute, size_t claim)
{
    ent_claim_view found = {.kind = ENT_CLAIM_KINDS};
    find(dispute, claim, &found);
    if (found.kind == ENT_CLAIM_STATEMENT) {
        return dispute->parties[found.party].statements[found.index].want;
    }
    if (found.kind != ENT_CLAIM_RULE) {
        return NULL;
    }
    return found.index < dispute->rule_count
               ? dispute->rules[found.index].always
               : dispute->merges[found.index - dispute->rule_count].where;
}
