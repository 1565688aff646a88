/* SPDX-License-Identifier: MIT */
/*
 * What an event changes within issues, bargaining and positions.
 *
 * `change` gives some keys anew; all others stay. What lies in a mapping by party or by value is told party by party and value by
 * value, and so is what lies in a stake key by key; a party with nothing behind it is taken out. On each side of an entry
 * (shelf.h) the same is done with what stands there.
 */
#include "formats/in/events/apply.h"

#include <string.h>

/* How two mappings are blended. */
typedef enum blending {
    WHOLE,   /* what is new replaces what was */
    CONTEST, /* parties by PARTIES, the rest whole */
    PARTIES, /* each by STAKE */
    STAKE,   /* key by key, whole */
    ISSUE,   /* utilities, weights and labels by NAMES, the rest whole */
    NAMES,   /* name by name, whole */
    TERMS    /* reservations, discounts and bonuses by NAMES, the rest whole */
} blending;

/* How the value under a key is blended in a mapping that is blended like this. */
static blending below(blending how, const ent_node *key)
{
    static const struct {
        blending within, how;
        const char *key;
    } ways[] = {{CONTEST, PARTIES, "parties"}, {ISSUE, NAMES, "utilities"},
                {ISSUE, NAMES, "weights"},     {ISSUE, NAMES, "labels"},
                {TERMS, NAMES, "reservation"}, {TERMS, NAMES, "discount"},
                {TERMS, NAMES, "bonuses"}};
    blending found = how == PARTIES ? STAKE : WHOLE;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        found = ways[i].within == how && ent_node_is(key, ways[i].key) ? ways[i].how : found;
    }
    return found;
}

/* Where a mapping has a key; its count where it has not. */
static size_t place_of(const ent_node *map, const ent_node *key)
{
    size_t at = 0;
    while (at < map->count &&
           (map->keys[at]->text.length != key->text.length ||
            memcmp(map->keys[at]->text.text, key->text.text, key->text.length) != 0)) {
        at++;
    }
    return at;
}

/* What is blended: what was, what is new, and how. */
typedef struct blend {
    ent_node *old, *new;
    blending how;
} blend;

static ent_node *blended(ent_applier *a, const blend *b);

/* Puts an entry that a change has: blended with what was there, or as it is; false when memory is refused. */
static bool put_changed(ent_applier *a, ent_node *out, const blend *b, size_t at)
{
    ent_node *item = b->new->items[at];
    const size_t place = place_of(b->old, b->new->keys[at]);
    const bool removes = b->how == PARTIES || b->how == NAMES;
    if (item->empty && removes) {
        return true;
    }
    if (place == b->old->count && b->how == PARTIES && item->kind == ENT_NODE_MAP &&
        ent_field(item, "position") == NULL && a->blends_shown) {
        return true; /* what was changed is withdrawn: a part of it says nothing */
    }
    if (place < b->old->count) {
        const blend inner = {b->old->items[place], item, below(b->how, b->new->keys[at])};
        item = blended(a, &inner);
    }
    if (item != NULL) {
        ent_node_append(out, b->new->keys[at], item);
    }
    return item != NULL;
}

/* What becomes of a mapping by a change; NULL when memory is refused. Old entries keep their places, as far as they stay.
 * Recursion is three deep at most. */
static ent_node *blended(ent_applier *a, const blend *b)
{
    ent_node *const old = b->old, *const new = b->new;
    if (b->how == WHOLE || old->kind != ENT_NODE_MAP || new->kind != ENT_NODE_MAP) {
        return new;
    }
    const bool grounds = (b->how == STAKE || b->how == ISSUE) && ent_node_grounded(new);
    ent_node *out = ent_node_map(a, new, old->count + new->count);
    bool held = out != NULL;
    for (size_t i = 0; held && i < old->count; i++) {
        const size_t at = place_of(new, old->keys[i]);
        if (at < new->count) {
            held = put_changed(a, out, b, at);
        } else if (!grounds || !ent_is_grounds_key(old->keys[i])) {
            ent_node_append(out, old->keys[i], old->items[i]);
        }
    }
    for (size_t i = 0; held && i < new->count; i++) {
        if (place_of(old, new->keys[i]) == old->count) {
            held = put_changed(a, out, b, i);
        }
    }
    return held ? out : NULL;
}

/* The parties of an issue, each with the grounds of the event where its own are silent. */
static ent_node *parties_brought(ent_applier *a, const ent_node *parties)
{
    ent_node *out = ent_node_map(a, parties, parties->count);
    for (size_t i = 0; out != NULL && i < parties->count; i++) {
        ent_node *stake = ent_node_brought(a, parties->items[i], NULL, NULL);
        if (stake == NULL) {
            return NULL;
        }
        ent_node_append(out, parties->keys[i], stake);
    }
    return out;
}

ent_node *ent_issue_brought(ent_applier *a, ent_changed section, ent_node *node)
{
    if (section == ENT_CHANGED_ISSUES) {
        return ent_node_brought(a, node, NULL, NULL);
    }
    const ent_node *parties = node->kind == ENT_NODE_MAP ? ent_field(node, "parties") : NULL;
    if (parties == NULL || parties->kind != ENT_NODE_MAP) {
        return node;
    }
    ent_node *brought = parties_brought(a, parties);
    return brought == NULL ? NULL : ent_node_with(a, node, "parties", brought);
}

/* Blends a change, of which only `old` is not told, into both sides of an entry. */
static ent_status change_entry(ent_applier *a, ent_shelf *shelf, ent_slot *slot, ent_node *key,
                               blend change)
{
    ent_slot *stand = slot->stand;
    ent_node *const shown_key = stand->shown_key, *shown = stand->shown;
    change.old = slot->item;
    const ent_addition by = {.where = key, .key = key, .item = blended(a, &change)};
    if (by.item == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_entry_replace(a, shelf, slot, &by);
    if (a->withdrawn || shown == NULL) {
        stand->shown = shown;
        stand->shown_key = shown_key;
        return ENT_OK;
    }
    if (shown == change.old) {
        return ENT_OK; /* nothing is withdrawn here: both sides are the same */
    }
    change.old = shown;
    a->blends_shown = true;
    stand->shown = blended(a, &change);
    a->blends_shown = false;
    return stand->shown == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_change_keys(ent_applier *a, ent_changed section, const ent_node *part)
{
    const ent_absent absent = {.words = "there is no issue", .section = section};
    ent_shelf *shelf = NULL;
    ENT_TRY(ent_applier_shelf(a, section, &shelf));
    for (size_t i = 0; i < part->count; i++) {
        ent_node *key = part->keys[i];
        ent_slot *slot = ent_shelf_slot(shelf, &key->text);
        bool good = false;
        ENT_TRY(ent_expect(a->builder, part->items[i], ENT_NODE_MAP, "what changes of an issue",
                           &good));
        if (slot == NULL) {
            ENT_TRY(ent_issue_absent(a, shelf, &absent, key));
        } else if (slot->changed == a->event + 1) {
            ENT_TRY(ent_issue_again(a, key, slot->where));
        } else if (good) {
            const blend change = {.new = ent_issue_brought(a, section, part->items[i]),
                                  .how = section == ENT_CHANGED_ISSUES ? ISSUE : CONTEST};
            ENT_TRY(change.new == NULL ? ENT_ERROR_MEMORY
                                       : change_entry(a, shelf, slot, key, change));
        }
    }
    return ENT_OK;
}

ent_status ent_change_terms(ent_applier *a, const ent_node *value)
{
    bool good = false;
    ent_shelf *shelf = NULL;
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_BARGAINING, &shelf));
    ENT_TRY(ent_expect(a->builder, value, ENT_NODE_MAP, "what changes of bargaining", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(a->builder, value, &ent_form_bargaining));
    for (size_t i = 0; i < value->count; i++) {
        ent_node *key = value->keys[i], *item = value->items[i];
        ent_slot *slot = ent_shelf_slot(shelf, &key->text);
        if (ent_node_is(key, "rules") && item->kind == ENT_NODE_LIST) {
            item = ent_list_brought(a, item, NULL);
        }
        if (item == NULL) {
            return ENT_ERROR_MEMORY;
        }
        const blend change = {.new = item, .how = below(TERMS, key)};
        ENT_TRY(slot == NULL ? ent_entry_set(a, shelf, key, item)
                             : change_entry(a, shelf, slot, key, change));
    }
    return ENT_OK;
}

/* The parties of an issue less those whose grounds fall. */
static ent_node *parties_thinned(ent_applier *a, const ent_node *parties)
{
    ent_node *out = ent_node_map(a, parties, parties->count);
    for (size_t i = 0; out != NULL && i < parties->count; i++) {
        if (!ent_is_withdrawn(a, parties->items[i])) {
            ent_node_append(out, parties->keys[i], parties->items[i]);
        }
    }
    if (out != NULL) {
        out->flow = out->flow || out->count == 0;
    }
    return out;
}

ent_node *ent_issue_bare(ent_applier *a, const ent_node *issue)
{
    ent_node *out = ent_node_map(a, issue, issue->count);
    for (size_t i = 0; out != NULL && i < issue->count; i++) {
        const ent_node *key = issue->keys[i];
        if (!ent_node_is(key, "utilities") && !ent_node_is(key, "weights")) {
            ent_node_append(out, issue->keys[i], issue->items[i]);
        }
    }
    return out;
}

ent_status ent_issue_thinned(ent_applier *a, ent_changed section, ent_slot *slot)
{
    ent_node *shown = slot->shown;
    if (section == ENT_CHANGED_BARGAINING) {
        return ent_node_is(slot->key, "rules") && shown->kind == ENT_NODE_LIST
                   ? ent_list_thinned(a, &slot->shown)
                   : ENT_OK;
    }
    if (shown->kind != ENT_NODE_MAP) {
        return ENT_OK;
    }
    if (section == ENT_CHANGED_ISSUES) {
        slot->shown = ent_is_withdrawn(a, shown) ? ent_issue_bare(a, shown) : shown;
    } else {
        const ent_node *parties = ent_field(shown, "parties");
        if (parties == NULL || parties->kind != ENT_NODE_MAP) {
            return ENT_OK;
        }
        ent_node *left = parties_thinned(a, parties);
        slot->shown = left == NULL ? NULL : ent_node_with(a, shown, "parties", left);
    }
    return slot->shown == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}
