/* SPDX-License-Identifier: MIT */
/* Coalitions that the file names: sets of parties, in the order in which they stand. */
#include "dispute/builder.h"

#include <string.h>

ent_status ent_builder_coalition(ent_builder *builder, const ent_written *id, const size_t *members,
                                 size_t count)
{
    ent_dispute *dispute = builder->dispute;
    const ent_map_entry *party = ent_map_get(&builder->parties, id->text, id->length);
    bool good = false;
    ENT_TRY(ent_builder_check_name(builder, id, &good));
    if (!good) {
        return ENT_OK;
    }
    if (id->length == 3 && memcmp(id->text, "all", 3) == 0) {
        return ent_builder_issue_name(builder, ENT_KIND_RESERVED_NAME, id->span,
                                      "this word stands for all coalitions:", id, NULL);
    }
    if (party != NULL) {
        return ent_builder_issue_taken(builder, id, dispute->parties[party->number].span);
    }
    ent_named_set *list =
        ent_memory_grow(&dispute->allocator, dispute->coalitions, &builder->coalition_room,
                        dispute->coalition_count + 1, sizeof *list);
    const char *kept = ent_builder_keep(builder, id);
    if (list != NULL) {
        dispute->coalitions = list;
    }
    if (list == NULL || kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list[dispute->coalition_count++] =
        (ent_named_set){.id = kept, .members = members, .member_count = count};
    return ENT_OK;
}

size_t ent_named_coalition_count(const ent_dispute *dispute)
{
    return dispute->coalition_count;
}

ent_named_coalition ent_named_coalition_at(const ent_dispute *dispute, size_t coalition)
{
    const ent_named_set *set = &dispute->coalitions[coalition];
    return (ent_named_coalition){
        .id = set->id, .members = set->members, .member_count = set->member_count};
}

ent_status ent_named_coalition_find(const ent_dispute *dispute, const char *id, size_t *out)
{
    for (size_t k = 0; k < dispute->coalition_count; k++) {
        if (strcmp(dispute->coalitions[k].id, id) == 0) {
            *out = k;
            return ENT_OK;
        }
    }
    return ENT_ERROR_NOT_FOUND;
}
