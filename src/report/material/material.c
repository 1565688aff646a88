/* SPDX-License-Identifier: MIT */
/*
 * Material: the digest, the names of states, and what is reached from today.
 */
#include "report/material/inside.h"

#include "diag/context.h"

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
    ent_coalitions_free(material->several);
    ent_leverage_free(material->levers);
    ent_digest_free(material->context, material->digest);
    ent_digest_free(material->context, material->near);
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

uint64_t ent_material_alike(const ent_material *material, uint64_t state)
{
    const ent_digest *digest = material->digest;
    const size_t name = ent_material_name(material, state);
    uint64_t holding = 0;
    for (size_t k = 0; name != ENT_NO_NAME && k < digest->name_count; k++) {
        holding += digest->names[k].name == name ? digest->names[k].holding : 0;
    }
    return holding - (holding > 0 && ent_equilibrium_concepts(material->solution, state) != 0);
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

ent_status ent_material_several(ent_material *material, const ent_coalitions **out)
{
    const bool alike = ent_solution_counts_return(material->solution) &&
                       !ent_solution_blinds_others(material->solution);
    if (!material->several_asked && alike) {
        ENT_TRY(ent_coalitions_several(material->context, material->space, &material->several));
    }
    material->several_asked = true;
    *out = material->several;
    return ENT_OK;
}
