/* SPDX-License-Identifier: MIT */
/* Slots in a ring for each side, with one that is no entry, and names by a hash table: every operation is expected O(1). */
#include "formats/in/events/shelf.h"

void ent_shelf_open(ent_shelf *shelf, const ent_allocator *allocator, ent_arena *arena)
{
    *shelf = (ent_shelf){.arena = arena, .allocator = allocator, .open = true};
    for (ent_side side = 0; side < ENT_SIDES; side++) {
        shelf->ends.before[side] = shelf->ends.after[side] = &shelf->ends;
    }
    shelf->ends.stand = &shelf->ends;
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

ent_shelf_place ent_place_before(ent_slot *slot)
{
    return (ent_shelf_place){.next = {slot, slot->stand}};
}

ent_shelf_place ent_place_behind(ent_slot *slot)
{
    return (ent_shelf_place){
        .next = {slot->after[ENT_SIDE_ITEM], slot->stand->after[ENT_SIDE_SHOWN]}};
}

ent_shelf_place ent_place_last(ent_shelf *shelf)
{
    return ent_place_before(&shelf->ends);
}

static void take(ent_slot *slot, ent_side side)
{
    slot->before[side]->after[side] = slot->after[side];
    slot->after[side]->before[side] = slot->before[side];
}

static void insert(ent_slot *slot, ent_side side, ent_slot *next)
{
    slot->before[side] = next->before[side];
    slot->after[side] = next;
    next->before[side]->after[side] = slot;
    next->before[side] = slot;
}

ent_slot *ent_shelf_put(ent_shelf *shelf, ent_shelf_place place)
{
    ent_slot *slot = ent_arena_new(shelf->arena, 1, sizeof *slot);
    if (slot != NULL) {
        slot->stand = slot;
        insert(slot, ENT_SIDE_ITEM, place.next[ENT_SIDE_ITEM]);
        insert(slot, ENT_SIDE_SHOWN, place.next[ENT_SIDE_SHOWN]);
    }
    return slot;
}

bool ent_slot_move(ent_slot *slot, ent_side side, ent_shelf_place place)
{
    ent_slot *next = place.next[side];
    if (next == slot || next == slot->after[side]) {
        return false;
    }
    take(slot, side);
    insert(slot, side, next);
    return true;
}

void ent_slot_take(ent_slot *slot)
{
    take(slot, ENT_SIDE_ITEM);
    take(slot, ENT_SIDE_SHOWN);
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
