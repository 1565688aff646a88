/* SPDX-License-Identifier: MIT */
/* Slots in a ring with one that is no entry, and names by a hash table: every operation is expected O(1). */
#include "formats/in/events/shelf.h"

void ent_shelf_open(ent_shelf *shelf, const ent_allocator *allocator, ent_arena *arena)
{
    *shelf = (ent_shelf){.arena = arena, .allocator = allocator, .open = true};
    shelf->ends.before = &shelf->ends;
    shelf->ends.after = &shelf->ends;
    ent_map_init(&shelf->map, allocator);
}

void ent_shelf_close(ent_shelf *shelf)
{
    if (shelf->open) {
        ent_map_free(&shelf->map);
        ent_memory_free(shelf->allocator, shelf->names);
        shelf->open = false;
    }
}

ent_shelf_name *ent_shelf_find(const ent_shelf *shelf, const ent_written *name)
{
    const ent_map_entry *entry = ent_map_get(&shelf->map, name->text, name->length);
    return entry == NULL ? NULL : &shelf->names[entry->number];
}

ent_slot *ent_shelf_slot(const ent_shelf *shelf, const ent_written *name)
{
    const ent_shelf_name *known = ent_shelf_find(shelf, name);
    return known == NULL ? NULL : known->slot;
}

void ent_shelf_take(ent_slot *slot)
{
    slot->before->after = slot->after;
    slot->after->before = slot->before;
}

void ent_shelf_insert(ent_slot *slot, ent_slot *next)
{
    slot->before = next->before;
    slot->after = next;
    next->before->after = slot;
    next->before = slot;
}

ent_slot *ent_shelf_put(ent_shelf *shelf, ent_slot *next)
{
    ent_slot *slot = ent_arena_new(shelf->arena, 1, sizeof *slot);
    if (slot != NULL) {
        slot->stand = slot;
        ent_shelf_insert(slot, next);
    }
    return slot;
}

ent_status ent_shelf_call(ent_shelf *shelf, const ent_written *name, ent_slot *slot)
{
    ent_shelf_name *known = ent_shelf_find(shelf, name);
    if (known != NULL) {
        known->slot = slot;
        return ENT_OK;
    }
    ent_shelf_name *names = ent_memory_grow(shelf->allocator, shelf->names, &shelf->name_room,
                                            shelf->name_count + 1, sizeof *names);
    if (names == NULL) {
        return ENT_ERROR_MEMORY;
    }
    shelf->names = names;
    ENT_TRY(ent_map_put(&shelf->map, name->text, name->length, shelf->name_count));
    names[shelf->name_count++] = (ent_shelf_name){.slot = slot};
    return ENT_OK;
}
