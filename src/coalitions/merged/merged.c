/* SPDX-License-Identifier: MIT */
/*
 * Stability where parties are merged: each player is a coalition that moves once, against all others.
 *
 * What a player can do is one move, which by cells is a part of a graph and what follows it, and by arcs a legal
 * sequence of one mover; so the contests of coalitions answer for players too, and for a party that is
 * not merged they say what the ordinary concepts say.
 */
#include "coalitions/coalitions.h"
#include "coalitions/merged/players.h"
#include "diag/diagnostic.h"

void ent_merged_defaults(ent_merged_options *out)
{
    *out = (ent_merged_options){.size = sizeof *out, .concepts = ENT_COALITION_CONCEPTS};
}

bool ent_coalitions_merged(const ent_coalitions *coalitions)
{
    return coalitions->players != NULL;
}

/* Whether options mean something: known concepts, groups of parties that there are, each in one. */
static bool options_fit(const ent_merged_options *options, uint64_t all)
{
    uint64_t taken = 0;
    bool fit = options->size == sizeof *options && options->concepts != 0 &&
               (options->concepts & ~(unsigned)(ENT_COALITION_CONCEPTS)) == 0 &&
               options->groups != NULL && options->group_count > 0;
    for (size_t k = 0; fit && k < options->group_count; k++) {
        fit = options->groups[k] != 0 && (options->groups[k] & (taken | ~all)) == 0;
        taken |= options->groups[k];
    }
    return fit;
}

/* The group in which a party is; itself where it is in none. */
static uint64_t group_of(const ent_merged_options *options, size_t party)
{
    uint64_t found = (uint64_t)1 << party;
    for (size_t k = 0; k < options->group_count; k++) {
        found = (options->groups[k] >> party & 1) != 0 ? options->groups[k] : found;
    }
    return found;
}

/* Lists the players, in the order of their first parties. */
static ent_status list_players(const ent_merged_options *options, size_t parties, ent_coalitions *c)
{
    c->list = ent_memory_new(&c->allocator, parties, sizeof *c->list);
    c->players = ent_memory_zero(&c->allocator, 1, sizeof *c->players);
    if (c->list == NULL || c->players == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        const uint64_t group = group_of(options, p);
        if ((group & (((uint64_t)1 << p) - 1)) == 0) {
            c->list[c->count++] = group;
        }
    }
    c->players->count = c->count;
    return ENT_OK;
}

/* Refuses what has no options to change together, or too many parties for a set. */
static ent_status check_form(ent_context *context, const ent_dispute *dispute)
{
    if (dispute->graph != NULL) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_MERGED_GRAPH,
                                "parties cannot be merged in graph form"));
        return ENT_ERROR_UNSUPPORTED;
    }
    if (dispute->party_count > ENT_MOST_COALITION_PARTIES) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_COALITION_PARTIES,
                                "there are %zu parties, and those merged are of 64 at most",
                                dispute->party_count));
        return ENT_ERROR_UNSUPPORTED;
    }
    return ENT_OK;
}

ent_status ent_merged_new(ent_context *context, const ent_space *space,
                          const ent_merged_options *options, ent_coalitions **out)
{
    if (context == NULL || space == NULL || options == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    const size_t parties = space->dispute->party_count;
    const uint64_t all =
        parties >= ENT_MOST_COALITION_PARTIES ? UINT64_MAX : ((uint64_t)1 << parties) - 1;
    if (!options_fit(options, all)) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(check_form(context, space->dispute));
    ent_coalitions *c = ent_coalitions_begin(context, space, options->concepts);
    return c == NULL ? ENT_ERROR_MEMORY
                     : ent_coalitions_end(context, c, list_players(options, parties, c), out);
}
