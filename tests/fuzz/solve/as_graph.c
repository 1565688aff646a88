/* SPDX-License-Identifier: MIT */
/*
 * A solved dispute in option form as one in graph form, by definition: who may go where follows from the
 * values of the options, and the orders are rankings by the levels found. The engine has other ways for
 * graphs, so the two answers check each other.
 */
#include "common/fuzz.h"
#include "moves.h"

#include <stdlib.h>

static bool permits(ent_moves moves, size_t from, size_t to)
{
    switch (moves) {
    case ENT_MOVES_ANY:
        return true;
    case ENT_MOVES_UP:
        return to > from;
    case ENT_MOVES_DOWN:
        return to < from;
    case ENT_MOVES_STEP:
        return to == from + 1 || from == to + 1;
    default:
        return false;
    }
}

bool fuzz_can_move(const ent_space *space, size_t party, uint64_t from, uint64_t to)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const ent_option_view option = ent_option_at(dispute, o);
        const size_t before = ent_state_value(space, from, o),
                     after = ent_state_value(space, to, o);
        if (before != after && (option.party != party || !permits(option.moves, before, after))) {
            return false;
        }
    }
    return from != to;
}

static void put_moves(const ent_space *space, size_t party, fuzz_text *out)
{
    const uint64_t states = ent_state_count(space);
    fuzz_format(out, "    p%zu: {", party);
    for (uint64_t s = 0; s < states; s++) {
        fuzz_format(out, "s%llu: [", (unsigned long long)s + 1);
        for (uint64_t to = 0; to < states; to++) {
            if (fuzz_can_move(space, party, s, to)) {
                fuzz_format(out, "s%llu, ", (unsigned long long)to + 1);
            }
        }
        fuzz_format(out, "], ");
    }
    fuzz_format(out, "}\n");
}

static void put_order(const ent_solution *solution, size_t party, fuzz_text *out)
{
    const uint64_t states = ent_state_count(ent_solution_space(solution));
    fuzz_format(out, "  p%zu:\n    of: %llu\n    ranking: [", party, (unsigned long long)states);
    for (uint32_t level = ent_level_count(solution, party); level-- > 0;) {
        fuzz_format(out, "[");
        for (uint64_t s = 0; s < states; s++) {
            if (ent_level(solution, party, s) == level) {
                fuzz_format(out, "s%llu, ", (unsigned long long)s + 1);
            }
        }
        fuzz_format(out, "], ");
    }
    fuzz_format(out, "]\n");
}

bool fuzz_has_merged(const ent_space *space)
{
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (ent_state_member_count(space, s) > 1) {
            return true;
        }
    }
    return false;
}

bool fuzz_as_graph(const ent_solution *solution, fuzz_text *out)
{
    const ent_space *space = ent_solution_space(solution);
    const size_t parties = ent_party_count(ent_space_dispute(space));
    if (fuzz_has_merged(space)) {
        return false;
    }
    fuzz_format(out, "entente: 1\nparties: {");
    for (size_t p = 0; p < parties; p++) {
        fuzz_format(out, "p%zu: , ", p);
    }
    fuzz_format(out, "}\ngraph:\n  states: %llu\n  moves:\n",
                (unsigned long long)ent_state_count(space));
    for (size_t p = 0; p < parties; p++) {
        put_moves(space, p, out);
    }
    fuzz_format(out, "preferences:\n");
    for (size_t p = 0; p < parties; p++) {
        put_order(solution, p, out);
    }
    return true;
}
