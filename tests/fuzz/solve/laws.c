/* SPDX-License-Identifier: MIT */
/* Laws of the theory and of the API, over the public headers. */
#include "laws.h"

#include "common/fuzz.h"

#include <stdlib.h>

static const unsigned ORDERED = ENT_ALL_CONCEPTS & ~(1u << ENT_SIM);

static bool has(const ent_solution *solution, ent_concept concept)
{
    return (ent_solution_concepts(solution) >> concept & 1u) != 0;
}

static bool is_other(const ent_space *space, uint64_t s, uint64_t t)
{
    const size_t options = ent_option_count(ent_space_dispute(space));
    bool other = options == 0;
    for (size_t o = 0; o < options; o++) {
        other = other || ent_state_value(space, s, o) != ent_state_value(space, t, o);
    }
    return other;
}

void law_of_states(const ent_space *space)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    uint64_t today = 0;
    fuzz_expect(ent_state_count(space) > 0, "a space has states");
    fuzz_expect(ent_state_today(space, &today) != ENT_OK || today < ent_state_count(space),
                "today is a state");
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        fuzz_expect(ent_state_member_count(space, s) > 0, "a state stands for something");
        fuzz_expect(ent_state_id(space, s) == NULL || ent_is_graph_form(dispute),
                    "states have words of their own in graph form alone");
        for (uint64_t t = 0; t < s; t++) {
            fuzz_expect(is_other(space, s, t), "states differ in a value");
        }
        for (size_t o = 0; o < ent_option_count(dispute); o++) {
            fuzz_expect(ent_state_value(space, s, o) < ent_option_at(dispute, o).value_count,
                        "a value is one of the option's");
            fuzz_expect(!ent_state_varies(space, s, o) || ent_state_member_count(space, s) > 1,
                        "only merged states vary");
        }
    }
}

void law_of_implication(const ent_solution *solution)
{
    static const ent_concept from[] = {ENT_NASH, ENT_NASH, ENT_SSEQ, ENT_SSEQ, ENT_SEQ, ENT_SMR};
    static const ent_concept to[] = {ENT_SSEQ, ENT_SIM, ENT_SEQ, ENT_SMR, ENT_GMR, ENT_GMR};
    const ent_space *space = ent_solution_space(solution);
    const size_t parties = ent_party_count(ent_space_dispute(space));
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        if (!has(solution, from[i]) || !has(solution, to[i])) {
            continue;
        }
        for (uint64_t s = 0; s < ent_state_count(space); s++) {
            for (size_t p = 0; p < parties; p++) {
                fuzz_expect(!ent_is_stable(solution, from[i], p, s) ||
                                ent_is_stable(solution, to[i], p, s),
                            "what is stable is stable under weaker concepts");
            }
        }
    }
}

void law_of_equilibria(const ent_solution *solution)
{
    const ent_space *space = ent_solution_space(solution);
    const size_t parties = ent_party_count(ent_space_dispute(space));
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        uint64_t equilibria = 0, stable = 0, counted = 0;
        for (uint64_t s = 0; has(solution, c) && s < ent_state_count(space); s++) {
            bool all = true;
            for (size_t p = 0; p < parties; p++) {
                const bool here = ent_is_stable(solution, c, p, s);
                all = all && here;
                stable += here;
            }
            equilibria += all;
            fuzz_expect(all == ent_is_equilibrium(solution, c, s) &&
                            all == (ent_equilibrium_concepts(solution, s) >> c & 1u),
                        "an equilibrium is what is stable for all");
        }
        for (size_t p = 0; has(solution, c) && p < parties; p++) {
            counted += ent_stable_count(solution, c, p);
        }
        fuzz_expect(stable == counted, "stable states are as many as counted");
        fuzz_expect(!has(solution, c) || equilibria == ent_equilibrium_count(solution, c),
                    "equilibria are as many as counted");
    }
}

void law_of_options(const ent_solution *solution, unsigned concepts, bool no_return,
                    const ent_state_set *set)
{
    const unsigned decided = ent_solution_concepts(solution);
    uint64_t strongest = 0;
    fuzz_expect(decided == concepts || decided == (concepts & ORDERED),
                "what is decided is what was asked for, but perhaps SIM");
    fuzz_expect(ent_solution_counts_return(solution) == !no_return,
                "returns count unless they are not to");
    fuzz_expect(set == NULL || (ent_strongest(solution, set, &strongest) == ENT_OK &&
                                ent_state_set_has(set, strongest)),
                "the strongest of some states is one of them");
}

static void check_improvement(const ent_solution *solution, size_t party, uint64_t state,
                              const ent_improvement *found)
{
    const uint64_t states = ent_state_count(ent_solution_space(solution));
    fuzz_expect(found->to < states &&
                    ent_level(solution, party, found->to) > ent_level(solution, party, state),
                "an improvement is one");
    uint64_t at = found->to;
    for (size_t i = 0; i < found->step_count; i++) {
        const ent_step *step = &found->steps[i];
        const bool together = found->by == ENT_SIM;
        const bool improving = together || found->by == ENT_SEQ || found->by == ENT_SSEQ;
        fuzz_expect(step->party != party && step->to < states, "an answer is given by others");
        fuzz_expect(step->from == (together ? state : at), "steps follow one another");
        fuzz_expect(!improving || ent_level(solution, step->party, step->to) >
                                      ent_level(solution, step->party, step->from),
                    "a credible answer pays for those who give it");
        at = step->to;
    }
    if (found->step_count > 0) {
        fuzz_expect((found->deterred >> found->by & 1u) != 0, "an answer deters");
        fuzz_expect(found->by == ENT_SIM || found->ends == at, "an answer ends where it ends");
        fuzz_expect(ent_level(solution, party, found->ends) <= ent_level(solution, party, state),
                    "an answer takes the gain away");
    }
}

void law_of_explanation(const ent_solution *solution, const ent_explanation *explanation,
                        size_t most)
{
    const uint64_t state = explanation->state;
    fuzz_expect(explanation->equilibrium == ent_equilibrium_concepts(solution, state),
                "an explanation tells under what it would hold");
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        unsigned deterred = ENT_ALL_CONCEPTS & ~(1u << ENT_NASH);
        deterred |= stance->improvement_count == 0 ? 1u << ENT_NASH : 0;
        fuzz_expect(
            stance->shown_count ==
                (most == 0 || stance->improvement_count < most ? stance->improvement_count : most),
            "as much is shown as was asked for");
        for (size_t i = 0; i < stance->shown_count; i++) {
            check_improvement(solution, p, state, &stance->shown[i]);
            deterred &= stance->shown[i].deterred;
        }
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            const bool stable = has(solution, c) && ent_is_stable(solution, c, p, state);
            fuzz_expect(!has(solution, c) || stable == (stance->stable >> c & 1u),
                        "an explanation agrees with the solution");
            fuzz_expect(!stable || (deterred >> c & 1u) != 0,
                        "where a party stays, each improvement shown is deterred");
            fuzz_expect(!has(solution, c) || stable || (deterred >> c & 1u) == 0 ||
                            stance->shown_count < stance->improvement_count,
                        "where a party leaves, some improvement is not deterred");
        }
    }
}

/* Calls `holds` for each concept, party and state; ORDERED concepts alone when `ordered`. */
static void compare(const ent_solution *one, const ent_solution *two, bool implies,
                    const char *what)
{
    const ent_space *space = ent_solution_space(one);
    const size_t parties = ent_party_count(ent_space_dispute(space));
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (uint64_t s = 0; has(one, c) && has(two, c) && s < ent_state_count(space); s++) {
            for (size_t p = 0; p < parties; p++) {
                const bool here = ent_is_stable(one, c, p, s), there = ent_is_stable(two, c, p, s);
                fuzz_expect(implies ? !here || there : here == there, what);
            }
        }
    }
}

void law_of_subsets(ent_context *context, const ent_solution *solution, bool no_return)
{
    const ent_space *space = ent_solution_space(solution);
    ent_solution_options options;
    ent_solution_defaults(&options);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ent_solution *other = NULL;
        options.concepts = 1u << c;
        options.no_return = no_return;
        if (has(solution, c) && ent_solution_new(context, space, &options, &other) == ENT_OK) {
            compare(solution, other, false, "a concept has the same answer alone");
            ent_solution_free(other);
        }
    }
    ent_solution *loose = NULL;
    options.concepts = ent_solution_concepts(solution);
    options.no_return = false;
    if (no_return && ent_solution_new(context, space, &options, &loose) == ENT_OK) {
        compare(solution, loose, true, "what is stable without returns is stable with them");
        ent_solution_free(loose);
    }
}

static void check_strength(const ent_solution *strong, size_t party, uint64_t state)
{
    static const ent_concept pairs[][2] = {
        {ENT_SSEQ, ENT_SEQ}, {ENT_SSEQ, ENT_SMR}, {ENT_SEQ, ENT_GMR}, {ENT_SMR, ENT_GMR}};
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        const ent_concept one = pairs[k][0], other = pairs[k][1];
        fuzz_expect(!has(strong, one) || !has(strong, other) ||
                        ent_strength_of(strong, one, party, state) != ENT_STRONGLY_STABLE ||
                        ent_strength_of(strong, other, party, state) == ENT_STRONGLY_STABLE,
                    "what is strong is strong under what is implied");
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        fuzz_expect(!has(strong, c) || (ent_strength_of(strong, c, party, state) != ENT_UNSTABLE) ==
                                           ent_is_stable(strong, c, party, state),
                    "what is strong or weak is stable");
    }
}

static void check_certainty(const ent_solution *solution, const ent_certainty *certainty,
                            size_t party, uint64_t state)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_certainty_concepts(certainty) >> c & 1u) == 0) {
            continue;
        }
        const ent_holds holds = ent_holds_in(certainty, c, party, state);
        bool type[ENT_TYPE_COUNT];
        for (ent_certainty_type t = 0; t < ENT_TYPE_COUNT; t++) {
            type[t] = ent_type_is_stable(certainty, t, c, party, state);
        }
        const bool own = c == ENT_NASH || c == ENT_GMR || c == ENT_SMR;
        fuzz_expect(holds != ENT_HOLDS_IN_EVERY || ent_is_stable(solution, c, party, state),
                    "what holds in every completion holds when all is sure");
        fuzz_expect(holds != ENT_HOLDS_IN_NONE || !ent_is_stable(solution, c, party, state),
                    "what holds when all is sure holds in some completion");
        fuzz_expect(!type[ENT_TYPE_A] || (type[ENT_TYPE_B] && type[ENT_TYPE_C]),
                    "type a implies b and c");
        fuzz_expect((!type[ENT_TYPE_B] && !type[ENT_TYPE_C]) || type[ENT_TYPE_D],
                    "types b and c imply d");
        fuzz_expect(!own || !type[ENT_TYPE_A] || holds == ENT_HOLDS_IN_EVERY,
                    "type a implies every completion");
        fuzz_expect(type[ENT_TYPE_D] || holds == ENT_HOLDS_IN_NONE,
                    "what holds in some completion is of type d");
    }
}

/* Makes answers about certainty where they are cheap; NULL elsewhere. */
static ent_certainty *weigh(ent_context *context, const ent_solution *solution)
{
    enum { MOST_STATES = 64, MOST_COMPLETIONS = 36 };
    ent_certainty *certainty = NULL;
    ent_certainty_options options;
    ent_certainty_defaults(&options);
    options.concepts = ent_solution_concepts(solution) & ORDERED;
    options.max_completions = MOST_COMPLETIONS;
    if (options.concepts != 0 && ent_state_count(ent_solution_space(solution)) <= MOST_STATES) {
        const ent_status status =
            ent_certainty_new(context, ent_solution_space(solution), &options, &certainty);
        fuzz_expect(status == ENT_OK || status == ENT_ERROR_LIMIT || status == ENT_ERROR_CANCELLED,
                    "what was solved can be solved in all completions");
    }
    return certainty;
}

void law_of_degrees(ent_context *context, const ent_solution *solution, bool no_return)
{
    const ent_space *space = ent_solution_space(solution);
    const size_t parties = ent_party_count(ent_space_dispute(space));
    ent_solution *strong = NULL;
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ent_solution_concepts(solution);
    options.no_return = no_return;
    options.strength = true;
    ent_certainty *certainty = no_return ? NULL : weigh(context, solution);
    if (ent_solution_new(context, space, &options, &strong) == ENT_OK) {
        compare(solution, strong, false, "strength changes nothing of what is stable");
    }
    for (uint64_t k = 0; k < parties * ent_state_count(space); k++) {
        if (strong != NULL) {
            check_strength(strong, (size_t)(k % parties), k / parties);
        }
        if (certainty != NULL) {
            check_certainty(solution, certainty, (size_t)(k % parties), k / parties);
        }
    }
    ent_certainty_free(certainty);
    ent_solution_free(strong);
}

void law_of_graph(ent_context *context, const ent_solution *solution, bool no_return)
{
    fuzz_text text = {.at = NULL};
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *other = NULL;
    const ent_space *given = ent_solution_space(solution);
    const unsigned concepts = ent_solution_concepts(solution) & ORDERED;
    if (concepts != 0 && ent_state_count(given) > 1 &&
        !ent_is_graph_form(ent_space_dispute(given)) && fuzz_as_graph(solution, &text)) {
        ent_solution_options options;
        ent_solution_defaults(&options);
        options.concepts = concepts;
        options.no_return = no_return;
        ent_status status = ent_dispute_read_text(context, "graph", text.at, text.length, &dispute);
        if (status == ENT_OK) {
            status = ent_space_new(context, dispute, &space);
        }
        if (status == ENT_OK) {
            status = ent_solution_new(context, space, &options, &other);
        }
        fuzz_expect(status == ENT_OK || status == ENT_ERROR_LIMIT || status == ENT_ERROR_CANCELLED,
                    "a graph made of a dispute can be read and solved");
    }
    if (other != NULL) {
        compare(solution, other, false, "a dispute and its graph have the same answers");
    }
    ent_solution_free(other);
    ent_space_free(space);
    ent_dispute_free(dispute);
    free(text.at);
}
