/* SPDX-License-Identifier: MIT */
/* Identifiers for the names of parties and of options. */
#include "formats/in/gmcr/gmcr_parts.h"

#include "formats/in/tree/identifiers.h"

static ent_status identify_all(ent_gmcr *g, const ent_node *list, ent_identifiers *made,
                               ent_written *ids)
{
    for (size_t i = 0; i < list->count; i++) {
        const ent_node *item = list->items[i];
        const ent_node *name = item->kind == ENT_NODE_MAP ? ent_field(item, "name") : NULL;
        if (name == NULL || name->kind != ENT_NODE_SCALAR || name->empty) {
            ENT_TRY(ent_gmcr_refuse(g, item->span, "a name is missing here",
                                    "write {\"name\": \"...\"} with what else there is to say"));
            continue;
        }
        const ent_written written = {
            .text = name->text.text, .length = name->text.length, .span = name->span};
        ENT_TRY(ent_identifiers_add(made, &written, &ids[i]));
    }
    return ENT_OK;
}

ent_status ent_gmcr_identify(ent_gmcr *g, const ent_node *list, const char *what, ent_written **out)
{
    ent_arena *arena = &g->builder->dispute->arena;
    ent_written *ids = ent_arena_new(arena, list->count, sizeof *ids);
    if (ids == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_identifiers made;
    ent_identifiers_init(&made, arena, what);
    const ent_status status = identify_all(g, list, &made, ids);
    ent_identifiers_free(&made);
    *out = ids;
    return status;
}
