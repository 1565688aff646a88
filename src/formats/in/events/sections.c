/* SPDX-License-Identifier: MIT */
/* What an event changes in sections of names (`add`, `replace`, `drop`), in the rules, in what holds today, and in what is
 * said of each party. */
#include "formats/in/events/apply.h"

#include <string.h>

/* What is said when an entry of a section of names is not there. */
static const char *const absent_words[ENT_CHANGED_COUNT] = {
    [ENT_CHANGED_SOURCES] = "there is no source",
    [ENT_CHANGED_PARTIES] = "there is no party",
    [ENT_CHANGED_COALITIONS] = "there is no coalition",
    [ENT_CHANGED_OPTIONS] = "there is no option",
    [ENT_CHANGED_STATES] = "there is no named state",
    [ENT_CHANGED_SHORTHANDS] = "there is no shorthand",
    [ENT_CHANGED_RULES] = "there is no rule",
    [ENT_CHANGED_ISSUES] = "there is no issue",
    [ENT_CHANGED_POSITIONS] = "there is no issue"};

/* A section's changes while they are made: its shelf, and what to say when something is not there. */
typedef struct changes {
    ent_applier *a;
    ent_shelf *shelf;
    ent_absent absent;
} changes;

static ent_status begin(ent_applier *a, ent_changed section, changes *out)
{
    *out = (changes){.a = a, .absent = {.words = absent_words[section], .section = section}};
    return ent_applier_shelf(a, section, &out->shelf);
}

/* Whether this very event changed an entry, or dropped it. */
static const ent_node *changed_already(const ent_applier *a, const ent_shelf_name *known)
{
    if (known == NULL) {
        return NULL;
    }
    if (known->slot != NULL) {
        return known->slot->changed == a->event + 1 ? known->slot->where : NULL;
    }
    return known->where != NULL && known->dropped == a->event ? known->where : NULL;
}

/* An issue that a withdrawn event adds stays as a word, and nobody values it. */
static ent_status bare_issue(ent_applier *a, ent_slot *slot)
{
    if (a->withdrawn && slot->stand == slot && slot->item->kind == ENT_NODE_MAP) {
        slot->shown = ent_issue_bare(a, slot->item);
        return slot->shown == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    return ENT_OK;
}

/* Adds an entry: with its name as a key, or with an id or none. */
static ent_status add_entry(const changes *c, const ent_node *name, ent_node *key, ent_node *item)
{
    const ent_shelf_name *known = name == NULL ? NULL : ent_shelf_find(c->shelf, &name->text);
    const ent_node *before = changed_already(c->a, known);
    if (before != NULL) {
        return ent_issue_again(c->a, name, before);
    }
    if (known != NULL && known->slot != NULL) {
        return ent_issue_present(c->a, known->slot, name);
    }
    const ent_addition addition = {.name = name,
                                   .where = name == NULL ? item : name,
                                   .key = key,
                                   .item = item,
                                   .place = ent_place_last(c->shelf)};
    ent_slot *slot = NULL;
    ENT_TRY(item == NULL ? ENT_ERROR_MEMORY : ent_entry_add(c->a, c->shelf, &addition, &slot));
    return c->absent.section == ENT_CHANGED_ISSUES ? bare_issue(c->a, slot) : ENT_OK;
}

/* Finds what is to be replaced or dropped; *out NULL after an error. */
static ent_status find_entry(const changes *c, const ent_node *name, ent_shelf_name **out)
{
    bool good = false;
    *out = NULL;
    ENT_TRY(ent_expect(c->a->builder, name, ENT_NODE_SCALAR, "a name", &good));
    if (!good) {
        return ENT_OK;
    }
    ent_shelf_name *known = ent_shelf_find(c->shelf, &name->text);
    const ent_node *before = changed_already(c->a, known);
    if (before != NULL) {
        return ent_issue_again(c->a, name, before);
    }
    if (known == NULL || known->slot == NULL) {
        return ent_issue_absent(c->a, c->shelf, &c->absent, name);
    }
    *out = known;
    return ENT_OK;
}

static ent_status replace_entry(const changes *c, const ent_node *name, ent_node *key,
                                ent_node *item)
{
    ent_shelf_name *known = NULL;
    ENT_TRY(find_entry(c, name, &known));
    if (item == NULL || known == NULL) {
        return item == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    const ent_addition by = {.where = name, .key = key, .item = item};
    ent_entry_replace(c->a, c->shelf, known->slot, &by);
    return ENT_OK;
}

/* An option that goes takes along what holds of it today. */
static ent_status drop_value(const changes *c, const ent_node *option)
{
    ent_shelf *today = NULL;
    if (c->absent.section != ENT_CHANGED_OPTIONS) {
        return ENT_OK;
    }
    ENT_TRY(ent_applier_shelf(c->a, ENT_CHANGED_TODAY, &today));
    ent_shelf_name *known = ent_shelf_find(today, &option->text);
    if (known != NULL && known->slot != NULL) {
        ent_entry_drop(c->a, known, option);
    }
    return ENT_OK;
}

/* Drops all that a list names. */
static ent_status drop_listed(const changes *c, const ent_node *list)
{
    bool good = false;
    if (list == NULL || list->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(c->a->builder, list, ENT_NODE_LIST, "'drop'", &good));
    for (size_t i = 0; good && i < list->count; i++) {
        ent_shelf_name *known = NULL;
        ENT_TRY(find_entry(c, list->items[i], &known));
        if (known != NULL) {
            ent_entry_drop(c->a, known, list->items[i]);
            ENT_TRY(drop_value(c, list->items[i]));
        }
    }
    return ENT_OK;
}

/* The part of a section's changes under a key, of this kind; NULL where there is none, or after E201. */
static ent_status find_part(ent_applier *a, const ent_node *value, const char *key,
                            ent_node_kind kind, const ent_node **out)
{
    bool good = false;
    *out = ent_field(value, key);
    if (*out == NULL || (*out)->empty) {
        *out = NULL;
        return ENT_OK;
    }
    char what[16];
    what[0] = '\'';
    (void)strcpy(what + 1, key);
    (void)strcat(what, "'");
    ENT_TRY(ent_expect(a->builder, *out, kind, what, &good));
    *out = good ? *out : NULL;
    return ENT_OK;
}

/* What an event makes of an entry: options, issues and positions have grounds, other names have none. */
static ent_node *brought(const changes *c, ent_node *node)
{
    switch (c->absent.section) {
    case ENT_CHANGED_OPTIONS:
        return ent_node_brought(c->a, node, NULL, NULL);
    case ENT_CHANGED_ISSUES:
    case ENT_CHANGED_POSITIONS:
        return ent_issue_brought(c->a, c->absent.section, node);
    default:
        return node;
    }
}

/* The form of what an event changes in a section of names. */
static const ent_form *form_of(ent_changed section)
{
    return section == ENT_CHANGED_PARTIES     ? &ent_form_party_changes
           : section == ENT_CHANGED_ISSUES    ? &ent_form_issue_changes
           : section == ENT_CHANGED_POSITIONS ? &ent_form_position_changes
                                              : &ent_form_changes;
}

/* Whether a key says what becomes of a section, or is misspelt for one that does, or is one's own. */
static bool is_change(const ent_node *key, const ent_form *form)
{
    const char *known[ENT_FORM_MOST_KEYS + 1];
    ent_form_names(form, known);
    bool found = key->text.length >= 2 && memcmp(key->text.text, "x-", 2) == 0;
    for (size_t k = 0; known[k] != NULL; k++) {
        found = found || ent_node_is(key, known[k]);
    }
    return found || ent_nearest_word(known, key->text.text, key->text.length) != NULL;
}

/* Refuses what stands in an event as it would in the section itself, without a word for what becomes of it; and other
 * keys that mean nothing. *good: there is none of the first kind. */
static ent_status check_changes(ent_applier *a, const ent_node *value, const ent_form *form,
                                bool *good)
{
    *good = true;
    for (size_t i = 0; i < value->count; i++) {
        const ent_node *key = value->keys[i];
        if (is_change(key, form) || value->items[i]->empty) {
            continue;
        }
        *good = false;
        return ent_node_is(key, "drop")
                   ? ent_builder_issue(a->builder, ENT_KIND_UNKNOWN_KEY, key->span,
                                       "parties are not dropped",
                                       "drop its options, or replace its wishes")
                   : ent_builder_issue(
                         a->builder, ENT_KIND_UNKNOWN_KEY, key->span,
                         "an event says what becomes of this: is it added, or replaced?",
                         "put 'add:' above it if it is new, 'replace:' if it is there already");
    }
    return ent_fields_known(a->builder, value, form);
}

ent_status ent_change_names(ent_applier *a, ent_changed section, const ent_node *value)
{
    changes c;
    bool good = false;
    const ent_node *part = NULL;
    ENT_TRY(begin(a, section, &c));
    ENT_TRY(
        ent_expect(a->builder, value, ENT_NODE_MAP, "what an event changes in a section", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(check_changes(a, value, form_of(section), &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(find_part(a, value, "add", ENT_NODE_MAP, &part));
    for (size_t i = 0; part != NULL && i < part->count; i++) {
        ENT_TRY(add_entry(&c, part->keys[i], part->keys[i], brought(&c, part->items[i])));
    }
    ENT_TRY(find_part(a, value, "replace", ENT_NODE_MAP, &part));
    for (size_t i = 0; part != NULL && i < part->count; i++) {
        ENT_TRY(replace_entry(&c, part->keys[i], part->keys[i], brought(&c, part->items[i])));
    }
    if (section == ENT_CHANGED_ISSUES || section == ENT_CHANGED_POSITIONS) {
        ENT_TRY(find_part(a, value, "change", ENT_NODE_MAP, &part));
        ENT_TRY(part == NULL ? ENT_OK : ent_change_keys(a, section, part));
    }
    return section == ENT_CHANGED_PARTIES ? ENT_OK : drop_listed(&c, ent_field(value, "drop"));
}

ent_status ent_change_rules(ent_applier *a, const ent_node *value)
{
    changes c;
    bool good = false;
    const ent_node *part = NULL;
    ENT_TRY(begin(a, ENT_CHANGED_RULES, &c));
    ENT_TRY(
        ent_expect(a->builder, value, ENT_NODE_MAP, "what an event changes in a section", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(a->builder, value, &ent_form_changes));
    ENT_TRY(find_part(a, value, "add", ENT_NODE_LIST, &part));
    for (size_t i = 0; part != NULL && i < part->count; i++) {
        ENT_TRY(add_entry(&c, ent_node_id(part->items[i]), NULL,
                          ent_node_brought(a, part->items[i], NULL, NULL)));
    }
    ENT_TRY(find_part(a, value, "replace", ENT_NODE_MAP, &part));
    for (size_t i = 0; part != NULL && i < part->count; i++) {
        ENT_TRY(replace_entry(&c, part->keys[i], NULL,
                              ent_node_brought(a, part->items[i], NULL, part->keys[i])));
    }
    return drop_listed(&c, ent_field(value, "drop"));
}

ent_status ent_entry_set(ent_applier *a, ent_shelf *shelf, ent_node *key, ent_node *value)
{
    ent_slot *slot = ent_shelf_slot(shelf, &key->text);
    const ent_addition addition = {
        .name = key, .where = key, .key = key, .item = value, .place = ent_place_last(shelf)};
    if (slot != NULL) {
        ent_entry_replace(a, shelf, slot, &addition);
        return ENT_OK;
    }
    return ent_entry_add(a, shelf, &addition, &slot);
}

/* The word for the first value of an option that is there. */
static const ent_node *first_value(const ent_node *option)
{
    const ent_node *values = option->kind == ENT_NODE_MAP ? ent_field(option, "values") : NULL;
    return values != NULL && values->kind == ENT_NODE_LIST && values->count > 0 ? values->items[0]
                                                                                : NULL;
}

/* Whether an option has a value already: `item` is what the file says of it, NULL when it is silent. */
static bool is_so_already(const ent_node *option, const ent_node *item, const ent_node *value)
{
    if (item != NULL && ent_nodes_same(item, value)) {
        return true;
    }
    const ent_node *first = first_value(option);
    if (first != NULL) {
        return item == NULL && ent_nodes_same(first, value);
    }
    const bool was = item != NULL && (ent_node_is(item, "yes") || ent_node_is(item, "true"));
    const bool is = ent_node_is(value, "yes") || ent_node_is(value, "true");
    const bool is_not = ent_node_is(value, "no") || ent_node_is(value, "false");
    return was ? is : is_not;
}

static ent_status change_value(ent_applier *a, const changes *options, ent_node *key,
                               ent_node *value)
{
    ent_shelf *today = NULL;
    const ent_slot *option = ent_shelf_slot(options->shelf, &key->text);
    if (option == NULL) {
        return ent_issue_absent(a, options->shelf, &options->absent, key);
    }
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_TODAY, &today));
    const ent_slot *slot = ent_shelf_slot(today, &key->text);
    if (value->kind == ENT_NODE_SCALAR &&
        is_so_already(option->item, slot == NULL ? NULL : slot->item, value)) {
        a->told++;
        ENT_TRY(ent_builder_issue_name(a->builder, ENT_KIND_EVENT_TODAY, key->span,
                                       "this holds already:", &key->text, NULL));
    }
    return ent_entry_set(a, today, key, value);
}

/* In graph form: the state that holds from now on. */
static ent_status change_state(ent_applier *a, ent_node *value)
{
    bool good = false;
    ENT_TRY(ent_expect(a->builder, value, ENT_NODE_SCALAR, "the state that holds", &good));
    if (!good) {
        return ENT_OK;
    }
    const bool same = a->today != NULL && ent_nodes_same(a->today, value);
    if (same) {
        a->told++;
        ENT_TRY(ent_builder_issue_name(a->builder, ENT_KIND_EVENT_TODAY, value->span,
                                       "this holds already:", &value->text, NULL));
    }
    a->did += !same;
    a->today = value;
    a->today_shown = a->withdrawn ? a->today_shown : value;
    return ENT_OK;
}

ent_status ent_change_today(ent_applier *a, ent_node *value)
{
    bool good = false;
    changes options;
    if (ent_field(a->root, "graph") != NULL) {
        return change_state(a, value);
    }
    ENT_TRY(begin(a, ENT_CHANGED_OPTIONS, &options));
    ENT_TRY(ent_expect(a->builder, value, ENT_NODE_MAP, "what holds from now on", &good));
    for (size_t i = 0; good && i < value->count; i++) {
        ENT_TRY(change_value(a, &options, value->keys[i], value->items[i]));
    }
    return ENT_OK;
}

ent_status ent_change_values(ent_applier *a, ent_changed section, const ent_node *value)
{
    bool good = false;
    changes parties;
    ent_shelf *shelf = NULL;
    ENT_TRY(begin(a, ENT_CHANGED_PARTIES, &parties));
    ENT_TRY(ent_applier_shelf(a, section, &shelf));
    ENT_TRY(ent_expect(a->builder, value, ENT_NODE_MAP, "what an event says of parties", &good));
    for (size_t i = 0; good && i < value->count; i++) {
        ent_node *item = value->items[i];
        if (ent_shelf_slot(parties.shelf, &value->keys[i]->text) == NULL) {
            ENT_TRY(ent_issue_absent(a, parties.shelf, &parties.absent, value->keys[i]));
            continue;
        }
        if (section == ENT_CHANGED_MISPERCEPTIONS && item->kind == ENT_NODE_LIST) {
            item = ent_list_brought(a, item, "unseen");
        }
        if (item == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(ent_entry_set(a, shelf, value->keys[i], item));
    }
    return ENT_OK;
}
