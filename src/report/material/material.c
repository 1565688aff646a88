/* SPDX-License-Identifier: MIT */
/*
 * Material: the digest, what is shown of it and why, and what is reached from today.
 *
 * Three kinds of states are shown: today, to compare with; those of the digest, which no other that holds is
 * better than for all; and the few that hold more strictly than any of these, as they are the likeliest to
 * stay once they are there. O(equilibria) beside the digest.
 */
#include "report/material/inside.h"

#include "diag/context.h"
#include "explain/strength.h"
#include "report/material/titles.h"
#include "stability/concepts.h"

ent_status ent_material_new(ent_context *context, const ent_solution *solution,
                            const ent_page_options *options, ent_material **out)
{
    ent_material *material = ent_memory_zero(&context->allocator, 1, sizeof *material);
    if (material == NULL) {
        return ENT_ERROR_MEMORY;
    }
    material->context = context;
    material->solution = solution;
    material->space = ent_solution_space(solution);
    material->dispute = ent_space_dispute(material->space);
    material->options = options;
    material->has_today = ent_state_today(material->space, &material->today) == ENT_OK;
    ent_arena_init(&material->arena, &context->allocator);
    *out = material;
    return ENT_OK;
}

void ent_material_free(ent_material *material)
{
    if (material == NULL) {
        return;
    }
    const ent_allocator *allocator = &material->context->allocator;
    ent_material_drop_readings(material);
    ent_journey_free(material->journeys[0]);
    ent_journey_free(material->journeys[1]);
    ent_digest_free(material->context, material->digest);
    ent_arena_free(&material->arena);
    ent_memory_free(allocator, material);
}

ent_status ent_material_digest(ent_material *material, const ent_digest **out)
{
    if (material->digest == NULL) {
        ENT_TRY(ent_digest_new(material->context, material->solution, NULL,
                               (size_t)material->options->most, &material->digest));
    }
    *out = material->digest;
    return ENT_OK;
}

size_t ent_material_name(const ent_material *material, uint64_t state)
{
    const ent_digest *digest = material->digest;
    uint64_t fewest = UINT64_MAX;
    size_t found = ENT_NO_NAME;
    for (size_t k = 0; digest != NULL && k < digest->name_count; k++) {
        const ent_name_standing *name = &digest->names[k];
        if (name->states < fewest && ent_state_has_name(material->space, state, name->name)) {
            fewest = name->states;
            found = name->name;
        }
    }
    return found;
}

static bool is_shown(const ent_material *m, uint64_t state)
{
    bool found = false;
    for (size_t k = 0; k < m->shown_count; k++) {
        found = found || m->shown[k].standing.state == state;
    }
    return found;
}

static void show(ent_material *m, ent_shown_why why, ent_settlement standing)
{
    m->shown[m->shown_count++] = (ent_shown){.why = why, .standing = standing};
}

/* The strongest of a set that holds more strictly than `least` and is not shown yet. */
static bool find_firm(const ent_material *m, const ent_state_set *set, unsigned least,
                      uint64_t *out)
{
    bool found = false;
    uint64_t state = 0;
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        if (ent_strictness(ent_equilibrium_concepts(m->solution, state)) < least &&
            !is_shown(m, state) && (!found || ent_stronger(m->solution, state, *out))) {
            *out = state;
            found = true;
        }
    }
    return found;
}

/* How many moves it takes to a state from today. */
static ent_status find_ways(ent_material *m, ent_settlement *standing)
{
    ent_journey *moves = NULL, *improvements = NULL;
    standing->moves = standing->improvements = ENT_NOT_REACHED;
    if (m->has_today) {
        ENT_TRY(ent_material_journey(m, false, &moves));
        ENT_TRY(ent_material_journey(m, true, &improvements));
        standing->moves = ent_journey_steps(moves, standing->state);
        standing->improvements = ent_journey_steps(improvements, standing->state);
    }
    return ENT_OK;
}

/* Those that hold more strictly than any that the digest shows. */
static ent_status show_firm(ent_material *m, unsigned least)
{
    ent_state_set *set = NULL;
    uint64_t state = 0;
    ent_status status = ENT_OK;
    ENT_TRY(ent_equilibria_set(m->context, m->solution, ent_solution_concepts(m->solution), &set));
    for (size_t k = 0; status == ENT_OK && k < ENT_MOST_FIRM && find_firm(m, set, least, &state);
         k++) {
        ent_settlement standing = {.state = state,
                                   .concepts = ent_equilibrium_concepts(m->solution, state)};
        status = find_ways(m, &standing);
        show(m, ENT_SHOWN_FIRM, standing);
    }
    ent_state_set_free(set);
    return status;
}

static ent_status choose(ent_material *m, const ent_digest *digest)
{
    unsigned strictest = 5;
    const size_t room = digest->shown_count + ENT_MOST_FIRM + 1;
    m->shown_count = 0;
    m->shown = ent_arena_new(&m->arena, room, sizeof *m->shown);
    if (m->shown == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (m->has_today) {
        show(m, ENT_SHOWN_TODAY,
             (ent_settlement){.state = m->today,
                              .concepts = ent_equilibrium_concepts(m->solution, m->today)});
    }
    for (size_t k = 0; k < digest->shown_count; k++) {
        const unsigned strict = ent_strictness(digest->shown[k].concepts);
        strictest = strict < strictest ? strict : strictest;
        if (!is_shown(m, digest->shown[k].state)) {
            show(m, ENT_SHOWN_DIGEST, digest->shown[k]);
        }
    }
    ENT_TRY(show_firm(m, strictest));
    for (size_t k = 0; k < m->shown_count; k++) {
        ENT_TRY(ent_title_of(m, k));
    }
    return ENT_OK;
}

ent_status ent_material_shown(ent_material *material, const ent_shown **out, size_t *count)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(material, &digest));
    if (material->shown == NULL) {
        const ent_status status = choose(material, digest);
        if (status != ENT_OK) {
            material->shown = NULL;
            return status;
        }
    }
    *out = material->shown;
    *count = material->shown_count;
    return ENT_OK;
}

ent_status ent_material_state(ent_material *material, uint64_t *out)
{
    const ent_shown *shown = NULL;
    size_t count = 0, k = 0;
    if (material->options->state_given) {
        *out = material->options->state;
        return ENT_OK;
    }
    ENT_TRY(ent_material_shown(material, &shown, &count));
    while (k < count && shown[k].why == ENT_SHOWN_TODAY) {
        k++;
    }
    if (count == 0) {
        return ENT_ERROR_NOT_FOUND;
    }
    *out = shown[k < count ? k : 0].standing.state;
    return ENT_OK;
}

ent_status ent_material_journey(ent_material *material, bool improvements, ent_journey **out)
{
    ent_journey **journey = &material->journeys[improvements];
    if (!material->has_today) {
        return ENT_ERROR_NOT_FOUND;
    }
    if (*journey == NULL) {
        const ent_journey_options options = {
            .size = sizeof options, .from = material->today, .improvements_only = improvements};
        ENT_TRY(ent_journey_new(material->context, material->solution, &options, journey));
    }
    *out = *journey;
    return ENT_OK;
}
