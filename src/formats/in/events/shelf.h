/* SPDX-License-Identifier: MIT */
/*
 * A section while events change it: its entries in order, found by their names.
 *
 * Each entry has two sides. `item` is what all events made of it; every place, drop and replacement of the file refers
 * to that. `shown` is what is left when what a selection withdraws never happened. Where nothing is withdrawn they
 * are the same. An event that is withdrawn changes items alone; so an entry can have one side only: one that was
 * withdrawn is still a place for others, and one whose drop was withdrawn is still shown. Where a withdrawn event moved an
 * entry, its shown side stays behind, in a slot of its own, which is its `stand`.
 */
#ifndef ENT_FORMATS_IN_EVENTS_SHELF_H
#define ENT_FORMATS_IN_EVENTS_SHELF_H

#include "base/map.h"
#include "dispute/document.h"

typedef struct ent_slot {
    struct ent_slot *before, *after;
    struct ent_slot
        *stand; /* where its shown side is: itself, or what a withdrawn event left behind */
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

/* A new slot without sides, before `next`; NULL when memory is refused. */
ent_slot *ent_shelf_put(ent_shelf *shelf, ent_slot *next);

/* Lets a name, which is not there, stand for a slot. ENT_ERROR_MEMORY. */
ent_status ent_shelf_call(ent_shelf *shelf, const ent_written *name, ent_slot *slot);

/* Takes a slot out, and puts it before `next`. */
void ent_shelf_take(ent_slot *slot);
void ent_shelf_insert(ent_slot *slot, ent_slot *next);

#endif
