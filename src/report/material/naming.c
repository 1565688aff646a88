/* SPDX-License-Identifier: MIT */
/*
 * The names of a state that say something of it: the one that tells most, and those that do not follow from that one or from
 * another that is told. A name *follows* from another where each possible state that bears the other bears it, too.
 */
#include "report/material/inside.h"

#include "diag/context.h"

enum {
    MOST_WORK = 1 << 27,
    MOST_NAMES = 1 << 10
}; /* states times pairs of names that are compared, and names */

/* Whether one name follows from another, at [other * names + one]; NULL where that would take long. */
static ent_status find_following(ent_material *m, const bool **out)
{
    const size_t names = ent_name_count(m->dispute);
    const uint64_t states = ent_state_count(m->space);
    *out = m->following;
    if (m->following != NULL || names == 0 || names > MOST_NAMES ||
        states > MOST_WORK / names / names) {
        return ENT_OK;
    }
    bool *follows = ent_arena_new(&m->arena, names * names, sizeof *follows);
    if (follows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < names * names; k++) {
        follows[k] = true;
    }
    for (uint64_t s = 0; s < states; s++) {
        for (size_t of = 0; of < names; of++) {
            for (size_t n = 0; ent_state_has_name(m->space, s, of) && n < names; n++) {
                follows[of * names + n] =
                    follows[of * names + n] && ent_state_has_name(m->space, s, n);
            }
        }
    }
    m->following = follows;
    *out = follows;
    return ENT_OK;
}

/* Whether a name follows from one of those that are told. */
static bool follows_from(const ent_material *m, const size_t *told, size_t count, size_t name)
{
    bool follows = false;
    for (size_t k = 0; k < count; k++) {
        follows = follows || m->following[told[k] * ent_name_count(m->dispute) + name];
    }
    return follows;
}

ent_status ent_material_names(ent_material *material, uint64_t state, size_t *told, size_t most,
                              size_t *count)
{
    const bool *following = NULL;
    const size_t first = ent_material_name(material, state);
    *count = 0;
    ENT_TRY(find_following(material, &following));
    if (first == ENT_NO_NAME || most == 0) {
        return ENT_OK;
    }
    told[(*count)++] = first;
    const ent_digest *digest = material->digest;
    for (size_t k = 0; following != NULL && k < digest->name_count && *count < most; k++) {
        const size_t name = digest->names[k].name;
        if (ent_state_has_name(material->space, state, name) &&
            !follows_from(material, told, *count, name)) {
            told[(*count)++] = name;
        }
    }
    return ENT_OK;
}
