/* SPDX-License-Identifier: MIT */
/*
 * A section while events change it: its entries in order, found by their names.
 *
 * Each entry has two sides. `item` is what all events made of it; every place, drop and replacement of the file refers
 * to that. `shown` is what is left when what a selection withdraws never happened. Where nothing is withdrawn they
 * are the same. Each side has an order of its own, in which every entry has a place whether or not it is there. An event that
 * is withdrawn changes items alone. So an entry can have one side only: one that was withdrawn is still a place for
 * others, and one whose drop was withdrawn is still shown.
 */
#ifndef ENT_FORMATS_IN_EVENTS_SHELF_H
#define ENT_FORMATS_IN_EVENTS_SHELF_H

#include "base/map.h"
#include "dispute/document.h"

typedef enum ent_side { ENT_SIDE_ITEM, ENT_SIDE_SHOWN, ENT_SIDES } ent_side;

typedef struct ent_slot {
    struct ent_slot *before[ENT_SIDES], *after[ENT_SIDES];
    /* Whose shown side is its own: itself, but where a withdrawn event dropped an entry and added it anew, the one that
     * was there before. */
    struct ent_slot *stand;
    ent_node *key, *shown_key; /* of a mapping's entry, on either side */
    ent_node *item, *shown;    /* NULL: not there on this side */
    size_t changed;            /* 1 + the event that changed it last; 0: none has */
    const ent_node *where;     /* and the place where it says so */
    struct ent_wishes *wishes; /* of a party's preferences, once they are opened */
} ent_slot;

/* What is known of a name. */
typedef struct ent_shelf_name {
    ent_slot *slot;   /* NULL: it is not there any more */
    ent_slot *spared; /* not there any more, but still shown, as its drop was withdrawn; or NULL */
    size_t dropped;   /* by which event, and where */
    const ent_node *where;
} ent_shelf_name;

typedef struct ent_shelf {
    ent_arena *arena; /* of slots and names */
    const ent_allocator *allocator;
    ent_node *node; /* the section as it was; NULL: there was none */
    ent_slot ends;  /* before the first and behind the last */
    ent_map map;    /* from names to places in `names` */
    ent_shelf_name *names;
    size_t name_count, name_room;
    bool words;  /* its entries are words, which stay when the event that adds them is withdrawn */
    bool claims; /* they have grounds, and are withdrawn with them */
    bool open;
} ent_shelf;

/* An empty shelf; `arena` must stay until it is closed. */
void ent_shelf_open(ent_shelf *shelf, const ent_allocator *allocator, ent_arena *arena);
void ent_shelf_close(ent_shelf *shelf);

/* What is known of a name; NULL when it never was. Expected O(length). */
ent_shelf_name *ent_shelf_find(const ent_shelf *shelf, const ent_written *name);

/* The slot of a name that is there; NULL when there is none. */
ent_slot *ent_shelf_slot(const ent_shelf *shelf, const ent_written *name);

/* A place: what follows on each side. */
typedef struct ent_shelf_place {
    ent_slot *next[ENT_SIDES];
} ent_shelf_place;

/* The place before or behind a slot, and the one at the end. */
ent_shelf_place ent_place_before(ent_slot *slot);
ent_shelf_place ent_place_behind(ent_slot *slot);
ent_shelf_place ent_place_last(ent_shelf *shelf);

/* A new slot without sides; NULL when memory is refused. */
ent_slot *ent_shelf_put(ent_shelf *shelf, ent_shelf_place place);

/* Lets a name, which is not there, stand for a slot. ENT_ERROR_MEMORY. */
ent_status ent_shelf_call(ent_shelf *shelf, const ent_written *name, ent_slot *slot);

/* Puts a slot to another place on one side; whether that is another one than it has. */
bool ent_slot_move(ent_slot *slot, ent_side side, ent_shelf_place place);

/* Takes a slot out of both orders. */
void ent_slot_take(ent_slot *slot);

#endif
