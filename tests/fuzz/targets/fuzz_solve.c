/* SPDX-License-Identifier: MIT */
/*
 * A dispute through everything: states, solution, explanations, digest, findings, reports.
 *
 * Five bytes choose the options and an allocation to refuse; the rest is the text of a dispute or is
 * decoded into one. The work is done twice, the second time with the refusal: a refused call is made
 * once more, and all must come out the same, with no block lost. Beside that laws must hold.
 */
#include "common/fuzz.h"
#include "solve/laws.h"

#include <stdlib.h>
#include <string.h>

enum { REPORTED_EACH = 8 /* of so many explanations one is written */ };

typedef struct miser {
    size_t calls, refuse_at; /* the number of the call to refuse; 0: none */
    bool onward;             /* and all behind it */
    bool refused;
    size_t live;
} miser;

/* What the first bytes choose. */
typedef struct choices {
    unsigned concepts;
    bool no_return, as_text, onward, as_graph, part, lists;
    size_t refuse_at, most;
    uint64_t max_states, max_moves;
} choices;

typedef struct run {
    const choices *how;
    const fuzz_text *text;
    miser m;
    size_t steps;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_state_set *set;
    ent_solution *solution;
    ent_coalitions *coalitions;
    ent_digest *digest;
    ent_explanation *explanation;
    uint64_t state; /* to be explained */
    ent_format format;
    fuzz_tally tally, noted; /* of results; of diagnostics */
} run;

static void *resize(void *user, void *block, size_t size)
{
    miser *m = user;
    if (size == 0) {
        m->live--;
        free(block);
        return NULL;
    }
    m->calls++;
    if (m->refuse_at > 0 && (m->onward ? m->calls >= m->refuse_at : m->calls == m->refuse_at)) {
        m->refused = true;
        return NULL;
    }
    m->live += block == NULL;
    return realloc(block, size);
}

/* Makes a call, once more when memory was refused, and counts what it came to. */
static ent_status call(run *r, ent_status (*step)(run *))
{
    ent_status status = step(r);
    if (status == ENT_ERROR_MEMORY) {
        fuzz_expect(r->m.refused, "memory is out only when it was refused");
        r->m.refuse_at = 0;
        status = step(r);
    }
    fuzz_expect(status != ENT_ERROR_MEMORY && status != ENT_ERROR_ARGUMENT,
                "a right call with memory is not refused");
    fuzz_count_number(&r->tally, (uint64_t)status);
    return status;
}

static ent_status new_context(run *r)
{
    ent_context_options options = fuzz_limits(r->how->max_states, &r->steps);
    options.max_moves = r->how->max_moves;
    options.allocator = (ent_allocator){.resize = resize, .user = &r->m};
    return ent_context_new(&options, &r->context);
}

static ent_status read_text(run *r)
{
    return ent_dispute_read_text(r->context, "fuzz", r->text->at, r->text->length, &r->dispute);
}

static ent_status list_states(run *r)
{
    return ent_space_new(r->context, r->dispute, &r->space);
}

static ent_status check_preferences(run *r)
{
    return ent_preferences_check(r->context, r->space);
}

static ent_status find_today(run *r)
{
    return ent_states_find(r->context, r->space, "--where", "today", &r->set);
}

static ent_status find_findings(run *r)
{
    return ent_findings(r->context, r->space);
}

static ent_status solve(run *r)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = r->how->concepts;
    options.no_return = r->how->no_return;
    return ent_solution_new(r->context, r->space, &options, &r->solution);
}

static ent_status make_digest(run *r)
{
    return ent_digest_new(r->context, r->solution, r->how->part ? r->set : NULL, r->how->most,
                          &r->digest);
}

static ent_status explain(run *r)
{
    return ent_explanation_new(r->context, r->solution, r->state, r->how->most, &r->explanation);
}

/* A report is counted when it is whole. */
static ent_status counted(run *r, ent_status status, const fuzz_tally *tally)
{
    if (status == ENT_OK) {
        fuzz_expect(tally->bytes > 0, "a report says something");
        fuzz_count(&r->tally, tally, sizeof *tally);
    }
    return status;
}

static ent_status report_states(run *r)
{
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    const ent_states_view view = {.size = sizeof view,
                                  .where = r->how->part ? r->set : NULL,
                                  .by_party = r->how->lists && r->solution != NULL,
                                  .party = ent_party_count(r->dispute) - 1,
                                  .most = r->how->most};
    return counted(r, ent_report_states(r->context, r->space, &view, r->format, &sink), &tally);
}

static ent_status report_solution(run *r)
{
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    const ent_solution_view view = {.size = sizeof view,
                                    .where = r->how->part ? r->set : NULL,
                                    .one_party = r->how->part && r->how->lists,
                                    .party = 0,
                                    .lists = r->how->lists,
                                    .digest = r->how->most == 1 ? NULL : r->digest};
    return counted(r, ent_report_solution(r->context, r->solution, &view, r->format, &sink),
                   &tally);
}

static ent_status report_explanation(run *r)
{
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    return counted(
        r, ent_report_explanation(r->context, r->solution, r->explanation, r->format, &sink),
        &tally);
}

/* All coalitions of few parties; of many, those that leave out two at most. */
static ent_status examine(run *r)
{
    const size_t parties = ent_party_count(r->dispute);
    ent_coalition_options options;
    ent_coalition_defaults(&options);
    options.concepts = r->how->concepts & ENT_COALITION_CONCEPTS;
    if (parties > 4 && parties <= ENT_MOST_COALITION_PARTIES) {
        options.with = UINT64_MAX >> (ENT_MOST_COALITION_PARTIES - parties) & ~(uint64_t)3;
    }
    r->steps = 0; /* a call has all of them to itself, so that a refused one takes none away */
    return ent_coalitions_new(r->context, r->space, &options, &r->coalitions);
}

/* Merged parties: the first two, or the first alone, which is nothing merged. */
static ent_status merge(run *r)
{
    const uint64_t group = r->how->part || ent_party_count(r->dispute) < 2 ? 1 : 3;
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = &group;
    options.group_count = 1;
    r->steps = 0;
    return ent_merged_new(r->context, r->space, &options, &r->coalitions);
}

static ent_status report_coalitions(run *r)
{
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    const ent_coalitions_view view = {.size = sizeof view,
                                      .where = r->how->part ? r->set : NULL,
                                      .lists = r->how->lists,
                                      .most = r->how->most};
    return counted(r, ent_report_coalitions(r->context, r->coalitions, &view, r->format, &sink),
                   &tally);
}

static ent_status report_joint_moves(run *r)
{
    fuzz_tally tally = {0};
    r->steps = 0;
    const ent_sink sink = fuzz_tally_sink(&tally);
    return counted(
        r,
        ent_report_joint_moves(r->context, r->coalitions, r->state, r->how->most, r->format, &sink),
        &tally);
}

static ent_status report_certificate(run *r)
{
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    const ent_certificate_view view = {.size = sizeof view,
                                       .where = r->how->lists ? r->set : NULL,
                                       .also = r->how->part ? r->set : NULL};
    return counted(r, ent_report_certificate(r->context, r->solution, &view, &sink), &tally);
}

static void report(run *r, ent_status (*step)(run *), bool csv)
{
    for (r->format = ENT_FORMAT_TEXT; r->format <= ENT_FORMAT_CSV; r->format++) {
        const ent_status status = call(r, step);
        fuzz_expect(status == (csv || r->format != ENT_FORMAT_CSV ? ENT_OK : ENT_ERROR_UNSUPPORTED),
                    "a report in a format that is offered can be written");
    }
}

static void explain_all(run *r, bool laws)
{
    for (r->state = 0; r->state < ent_state_count(r->space); r->state++) {
        const ent_status status = call(r, explain);
        fuzz_expect((status == ENT_OK) == (r->explanation != NULL),
                    "an explanation comes with ENT_OK alone");
        if (status != ENT_OK) {
            return;
        }
        if (laws) {
            law_of_explanation(r->solution, r->explanation, r->how->most);
        }
        if (r->state % REPORTED_EACH == 0) {
            report(r, report_explanation, false);
        }
        ent_explanation_free(r->context, r->explanation);
        r->explanation = NULL;
    }
}

/* A coalition of one party is the party, where sanctions by return count. */
static void law_of_single_parties(const run *r)
{
    static const ent_concept alike[] = {ENT_NASH, ENT_GMR, ENT_SMR};
    const unsigned both =
        ent_coalitions_concepts(r->coalitions) & ent_solution_concepts(r->solution);
    for (size_t k = 0; k < ent_coalition_count(r->coalitions) && !r->how->no_return; k++) {
        for (size_t p = 0; p < ent_party_count(r->dispute); p++) {
            for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
                for (uint64_t s = 0; s < ent_state_count(r->space); s++) {
                    fuzz_expect(ent_coalition_parties(r->coalitions, k) != (uint64_t)1 << p ||
                                    (both >> alike[i] & 1) == 0 ||
                                    ent_coalition_is_stable(r->coalitions, alike[i], k, s) ==
                                        ent_is_stable(r->solution, alike[i], p, s),
                                "a coalition of one party is the party");
                }
            }
        }
    }
}

static void use_coalitions(run *r, bool laws)
{
    const ent_status status = call(r, examine);
    fuzz_expect((status == ENT_OK) == (r->coalitions != NULL), "coalitions come with ENT_OK alone");
    if (status != ENT_OK) {
        return;
    }
    if (laws) {
        law_of_single_parties(r);
    }
    report(r, report_coalitions, true);
    r->state = 0;
    for (r->format = ENT_FORMAT_TEXT; r->format <= ENT_FORMAT_CSV; r->format++) {
        (void)call(r, report_joint_moves);
    }
    ent_coalitions_free(r->coalitions);
    r->coalitions = NULL;
}

/* Players of one party each are the parties, under SEQ too. */
static void law_of_players(const run *r)
{
    static const ent_concept alike[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ};
    const size_t parties = ent_party_count(r->dispute);
    const bool all = ent_coalition_count(r->coalitions) == parties && !r->how->no_return &&
                     !ent_solution_blinds_others(r->solution);
    for (size_t k = 0; k < parties * sizeof alike / sizeof *alike && all; k++) {
        const ent_concept concept = alike[k / parties];
        for (uint64_t s = 0; s < ent_state_count(r->space); s++) {
            fuzz_expect((ent_solution_concepts(r->solution) >> concept & 1) == 0 ||
                            ent_coalition_is_stable(r->coalitions, concept, k % parties, s) ==
                                ent_is_stable(r->solution, concept, k % parties, s),
                        "a player of one party is the party");
        }
    }
}

static void use_merged(run *r, bool laws)
{
    const ent_status status = call(r, merge);
    fuzz_expect((status == ENT_OK) == (r->coalitions != NULL), "players come with ENT_OK alone");
    if (status != ENT_OK) {
        return;
    }
    fuzz_expect(ent_coalitions_merged(r->coalitions), "players are merged parties");
    if (laws) {
        law_of_players(r);
    }
    report(r, report_coalitions, true);
    ent_coalitions_free(r->coalitions);
    r->coalitions = NULL;
}

static void use_solution(run *r, bool laws)
{
    if (laws) {
        law_of_implication(r->solution);
        law_of_equilibria(r->solution);
        law_of_options(r->solution, r->how->concepts, r->how->no_return, r->set);
        law_of_existence(r->context, r->solution);
        law_of_degrees(r->context, r->solution, r->how->no_return);
        law_of_subsets(r->context, r->solution, r->how->no_return);
        if (r->how->as_graph) {
            law_of_simultaneity(r->solution);
            law_of_graph(r->context, r->solution, r->how->no_return);
        }
    }
    if (call(r, make_digest) == ENT_OK) {
        report(r, report_solution, true);
    }
    ent_digest_free(r->context, r->digest);
    r->digest = NULL;
    (void)call(r, report_certificate);
    const size_t steps = r->steps;
    use_coalitions(r, laws);
    use_merged(r, laws);
    r->steps = steps;
    explain_all(r, laws);
}

static void use_space(run *r, bool laws)
{
    if (laws) {
        law_of_states(r->space);
    }
    (void)call(r, find_today);
    (void)call(r, check_preferences);
    (void)call(r, find_findings);
    const ent_status status = call(r, solve);
    fuzz_expect((status == ENT_OK) == (r->solution != NULL), "a solution comes with ENT_OK alone");
    report(r, report_states, true);
    if (status == ENT_OK) {
        use_solution(r, laws);
    }
    ent_solution_free(r->solution);
    ent_state_set_free(r->set);
}

/* The whole way; `laws` checks laws, too, and lets diagnostics of those calls pass uncounted. */
static void go(run *r, bool laws)
{
    (void)call(r, new_context);
    ent_status status = call(r, read_text);
    fuzz_expect((status == ENT_OK) == (r->dispute != NULL), "a dispute comes with ENT_OK alone");
    if (status == ENT_OK) {
        status = call(r, list_states);
        fuzz_expect((status == ENT_OK) == (r->space != NULL), "a space comes with ENT_OK alone");
    }
    if (status == ENT_OK) {
        use_space(r, laws);
    }
    r->m.refuse_at = 0;
    if (!laws && !r->m.refused) {
        fuzz_report_diagnostics(r->context, &r->noted);
    }
    ent_space_free(r->space);
    ent_dispute_free(r->dispute);
    ent_context_free(r->context);
    fuzz_expect(r->m.live == 0, "every block comes back");
}

static choices choose(fuzz_input *in)
{
    choices how = {.max_states = 64, .max_moves = 10000};
    const unsigned first = fuzz_byte(in), second = fuzz_byte(in), third = fuzz_byte(in);
    how.concepts = first & ENT_ALL_CONCEPTS;
    how.concepts = how.concepts == 0 ? ENT_ALL_CONCEPTS : how.concepts;
    how.no_return = (first & 64u) != 0;
    how.as_text = (first & 128u) != 0;
    how.part = (second & 1u) != 0;
    how.lists = (second & 2u) != 0;
    how.as_graph = (second & 4u) != 0;
    how.onward = (second & 8u) != 0;
    how.most = second >> 4 & 3u;
    how.max_states -= second >> 6 == 3 ? third % 64 : 0;
    how.max_moves = second >> 6 == 2 ? 1 + third : how.max_moves;
    const unsigned low = fuzz_byte(in);
    const unsigned high = fuzz_byte(in);
    how.refuse_at = low | (size_t)(high & 15u) << 8;
    in->goes_on = (high & 128u) != 0;
    return how;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input in = {.at = data, .left = size};
    const choices how = choose(&in);
    fuzz_text text = {.at = NULL};
    if (how.as_text) {
        fuzz_add(&text, (const char *)in.at, in.left);
    } else {
        fuzz_decode_dispute(&in, &text);
    }
    run plain = {.how = &how, .text = &text}, again = plain, refused = plain;
    go(&plain, true);
    go(&again, false);
    refused.m.refuse_at = how.refuse_at;
    refused.m.onward = how.onward;
    go(&refused, false);
    fuzz_expect(memcmp(&plain.tally, &again.tally, sizeof plain.tally) == 0 &&
                    memcmp(&plain.tally, &refused.tally, sizeof plain.tally) == 0,
                "the same input gives the same output");
    fuzz_expect(refused.m.refused || memcmp(&again.noted, &refused.noted, sizeof again.noted) == 0,
                "the same input gives the same diagnostics");
    free(text.at);
    return 0;
}
