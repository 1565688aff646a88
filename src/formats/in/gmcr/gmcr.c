/* SPDX-License-Identifier: MIT */
/*
 * A `.gmcr` file to a dispute file's tree.
 *
 *   decisionMakers[i].name          parties, by identifiers made of the names
 *   options[k].permittedDirection   both: any, fwd: up, back: down
 *   infeasibles                     rules: never
 *   decisionMakers[i].misperceptions  misperceptions: unseen
 *   preferences                     statements, the most important first
 *   preferenceRanking               a ranking, where the file asks for it by useManualPreferenceRanking
 *   coalitions                      coalitions of several parties, by names made of their numbers
 *   any other key                   x-KEY of the mapping that it stands in
 *
 * Options are put in the order of their parties, and of a party's own list. In that order a ranking
 * numbers the feasible states from 1, which is how Entente numbers them.
 */
#include "formats/in/gmcr/gmcr.h"

#include "formats/in/gmcr/gmcr_parts.h"

#include <string.h>

bool ent_gmcr_recognised(const ent_node *root)
{
    return root->kind == ENT_NODE_MAP && ent_field(root, "decisionMakers") != NULL &&
           ent_field(root, "entente") == NULL;
}

static bool is_one_of(const ent_node *key, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        if (ent_node_is(key, words[i])) {
            return true;
        }
    }
    return false;
}

static bool says_nothing(const ent_node *node)
{
    return node->kind == ENT_NODE_SCALAR ? node->empty : node->count == 0;
}

/* Keeps under x-KEY what is not `read`; a note at the first of each key that is not `silent`. */
static ent_status keep_rest(ent_gmcr *g, const ent_node *from, const char *const *read,
                            const char *const *silent, ent_node *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const ent_node *key = from->keys[i];
        if (is_one_of(key, read) || says_nothing(from->items[i])) {
            continue;
        }
        ent_text name;
        ent_text_init(&name, &g->builder->context->allocator);
        ent_text_add(&name, "x-");
        ent_text_add_bytes(&name, key->text.text, key->text.length);
        ent_node *kept =
            name.failed ? NULL : ent_gmcr_text(g, ent_text_get(&name), name.length, key->span);
        ent_text_free(&name);
        if (kept == NULL) {
            return ENT_ERROR_MEMORY;
        }
        to->keys[to->count] = kept;
        ent_node_add(to, from->items[i]);
        if (!is_one_of(key, silent) &&
            ent_map_get(&g->noted, key->text.text, key->text.length) == NULL) {
            ENT_TRY(ent_map_put(&g->noted, key->text.text, key->text.length, 0));
            ENT_TRY(ent_builder_issue_name(
                g->builder, ENT_KIND_NOT_ANALYSED, key->span,
                "kept as a key that begins with x-, not analysed:", &key->text, NULL));
        }
    }
    return ENT_OK;
}

/* The list under a key that must be there. */
static ent_status need_list(ent_gmcr *g, const ent_node *map, const char *key, const char *message,
                            const ent_node **out)
{
    ENT_TRY(ent_gmcr_list(g, map, key, out));
    const ent_node *there = ent_field(map, key);
    return there != NULL && !there->empty
               ? ENT_OK
               : ent_gmcr_refuse(g, (ent_span){map->span.start, map->span.start + 1}, message,
                                 "a .gmcr file has 'decisionMakers', each with its 'options', and "
                                 "'options'");
}

/* --- who owns what --- */

static ent_status issue_owned_twice(ent_gmcr *g, const ent_node *again, const ent_node *first)
{
    const ent_issue issue = {.kind = ENT_KIND_GMCR_OWNER,
                             .source = g->builder->source,
                             .span = again->span,
                             .message = "this option is given to a party for the second time",
                             .note = "for the first time here",
                             .note_source = g->builder->source,
                             .note_span = first->span};
    return ent_issue_add(g->builder->context, &issue);
}

static ent_status find_owners(ent_gmcr *g)
{
    for (size_t p = 0; p < g->makers->count; p++) {
        const ent_node *list = NULL;
        if (g->maker_ids[p].text == NULL) {
            continue; /* said so already */
        }
        ENT_TRY(need_list(g, g->makers->items[p], "options", "this party has no list of options",
                          &list));
        for (size_t i = 0; list != NULL && i < list->count; i++) {
            size_t option = 0;
            bool good = false;
            ENT_TRY(ent_gmcr_option(g, list->items[i], &option, &good));
            if (good && g->owned_at[option] != NULL) {
                ENT_TRY(issue_owned_twice(g, list->items[i], g->owned_at[option]));
            } else if (good) {
                g->owned_at[option] = list->items[i];
            }
        }
    }
    for (size_t o = 0; o < g->options->count; o++) {
        if (g->owned_at[o] == NULL && g->option_ids[o].text != NULL) {
            ENT_TRY(ent_builder_issue(g->builder, ENT_KIND_GMCR_OWNER, g->option_ids[o].span,
                                      "this option belongs to no party", NULL));
        }
    }
    return ENT_OK;
}

/* --- sections --- */

/* Puts the free name of an item under `key`, unless the identifier says the same. */
static ent_status put_name(ent_gmcr *g, const ent_node *item, const ent_written *id,
                           const char *key, ent_node *to)
{
    const ent_node *name = ent_field(item, "name");
    return ent_node_is(name, id->text)
               ? ENT_OK
               : ent_gmcr_put(g, to, key,
                              ent_gmcr_text(g, name->text.text, name->text.length, name->span));
}

static ent_status make_parties(ent_gmcr *g, ent_node *root)
{
    static const char *const with_statements[] = {"name", "options", "preferences",
                                                  "misperceptions", NULL};
    static const char *const with_ranking[] = {
        "name", "options", "preferenceRanking", "preferenceVector", "misperceptions", NULL};
    static const char *const none[] = {NULL};
    ent_node *parties = ent_gmcr_new(g, ENT_NODE_MAP, g->makers->count, g->makers->span);
    for (size_t p = 0; parties != NULL && p < g->makers->count; p++) {
        const ent_node *maker = g->makers->items[p];
        ent_node *party = ent_gmcr_new(g, ENT_NODE_MAP, maker->count + 1, maker->span);
        if (party == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(put_name(g, maker, &g->maker_ids[p], "name", party));
        ENT_TRY(keep_rest(g, maker, ent_gmcr_ranked(g, maker) ? with_ranking : with_statements,
                          none, party));
        ENT_TRY(ent_gmcr_put_id(g, parties, &g->maker_ids[p], party));
    }
    return ent_gmcr_put(g, root, "parties", parties);
}

static ent_status put_moves(ent_gmcr *g, const ent_node *option, ent_node *to)
{
    const ent_node *direction = ent_field(option, "permittedDirection");
    if (direction == NULL || ent_node_is(direction, "both")) {
        return ENT_OK;
    }
    const bool up = ent_node_is(direction, "fwd");
    if (!up && !ent_node_is(direction, "back")) {
        return ent_gmcr_refuse(g, direction->span, "this is not a direction",
                               "write \"both\", \"fwd\" (from no to yes) or \"back\"");
    }
    return ent_gmcr_put(g, to, "moves",
                        ent_gmcr_text(g, up ? "up" : "down", up ? 2 : 4, direction->span));
}

static ent_status make_option(ent_gmcr *g, size_t option, size_t party, ent_node *options)
{
    static const char *const read[] = {"name", "permittedDirection", NULL};
    static const char *const none[] = {NULL};
    const ent_node *from = g->options->items[option];
    const ent_written *id = &g->option_ids[option], *owner = &g->maker_ids[party];
    ent_node *to = ent_gmcr_new(g, ENT_NODE_MAP, from->count + 3, from->span);
    if (to == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_gmcr_put(g, to, "party",
                         ent_gmcr_text(g, owner->text, owner->length, g->owned_at[option]->span)));
    ENT_TRY(put_name(g, from, id, "label", to));
    ENT_TRY(put_moves(g, from, to));
    ENT_TRY(keep_rest(g, from, read, none, to));
    return ent_gmcr_put_id(g, options, id, to);
}

static ent_status make_options(ent_gmcr *g, ent_node *root)
{
    ent_node *options = ent_gmcr_new(g, ENT_NODE_MAP, g->options->count, g->options->span);
    for (size_t p = 0; options != NULL && p < g->makers->count; p++) {
        const ent_node *own = ent_field(g->makers->items[p], "options");
        for (size_t i = 0; i < own->count; i++) {
            size_t option = 0;
            bool good = false;
            ENT_TRY(ent_gmcr_option(g, own->items[i], &option, &good));
            ENT_TRY(make_option(g, option, p, options));
        }
    }
    return ent_gmcr_put(g, root, "options", options);
}

/* The conditions of a list, each under `key` of a mapping of its own. */
static ent_status make_conditions(ent_gmcr *g, const ent_node *list, const char *key,
                                  ent_node **out)
{
    *out = ent_gmcr_new(g, ENT_NODE_LIST, list->count, list->span);
    for (size_t i = 0; *out != NULL && i < list->count; i++) {
        ent_node *condition = NULL;
        ent_node *entry = ent_gmcr_new(g, ENT_NODE_MAP, 1, list->items[i]->span);
        ENT_TRY(ent_gmcr_condition(g, list->items[i], &condition));
        if (entry == NULL) {
            return ENT_ERROR_MEMORY;
        }
        if (condition != NULL) {
            ENT_TRY(ent_gmcr_put(g, entry, key, condition));
            ent_node_add(*out, entry);
        }
    }
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status make_rules(ent_gmcr *g, const ent_node *from, ent_node *root)
{
    const ent_node *list = NULL;
    ent_node *rules = NULL;
    ENT_TRY(ent_gmcr_list(g, from, "infeasibles", &list));
    if (list == NULL || list->count == 0) {
        return ENT_OK;
    }
    ENT_TRY(make_conditions(g, list, "never", &rules));
    return ent_gmcr_put(g, root, "rules", rules);
}

static ent_status make_misperceptions(ent_gmcr *g, ent_node *root)
{
    ent_node *all = ent_gmcr_new(g, ENT_NODE_MAP, g->makers->count, g->makers->span);
    for (size_t p = 0; all != NULL && p < g->makers->count; p++) {
        const ent_node *list = NULL;
        ent_node *unseen = NULL;
        ENT_TRY(ent_gmcr_list(g, g->makers->items[p], "misperceptions", &list));
        if (list != NULL && list->count > 0) {
            ENT_TRY(make_conditions(g, list, "unseen", &unseen));
            ENT_TRY(ent_gmcr_put_id(g, all, &g->maker_ids[p], unseen));
        }
    }
    return all != NULL && all->count == 0 ? ENT_OK : ent_gmcr_put(g, root, "misperceptions", all);
}

/* --- the whole --- */

/* Whether the file asks for its rankings; newer files and older ones by different keys. */
static ent_status read_manual(ent_gmcr *g, const ent_node *root)
{
    const ent_node *manual = ent_field(root, "useManualPreferenceRanking");
    if (manual == NULL) {
        manual = ent_field(root, "useManualPreferenceVectors");
    }
    g->manual = manual != NULL && ent_node_is(manual, "true");
    return manual == NULL || g->manual || ent_node_is(manual, "false")
               ? ENT_OK
               : ent_gmcr_refuse(g, manual->span, "this is neither true nor false",
                                 "write true for rankings, false for lists of preferences");
}

/* Whether the coalitions have the usual form: each the number of a party, or a list of such numbers. */
static bool usual_coalitions(const ent_gmcr *g, const ent_node *list)
{
    bool usual = list == NULL || list->empty || list->kind == ENT_NODE_LIST;
    size_t party = 0;
    for (size_t i = 0; list != NULL && usual && i < list->count; i++) {
        const ent_node *item = list->items[i];
        usual = item->kind == ENT_NODE_LIST ||
                (item->kind == ENT_NODE_SCALAR && ent_gmcr_number(item, &party));
        for (size_t k = 0; usual && item->kind == ENT_NODE_LIST && k < item->count; k++) {
            usual = ent_gmcr_number(item->items[k], &party) && party < g->makers->count;
        }
    }
    return usual;
}

/* A name for a coalition that no party has. */
static ent_node *name_coalition(ent_gmcr *g, size_t number, ent_span span)
{
    ent_text name;
    ent_text_init(&name, &g->builder->context->allocator);
    ent_text_format(&name, "coalition_%zu", number);
    for (size_t p = 0; p < g->makers->count && !name.failed; p++) {
        const ent_written *id = &g->maker_ids[p];
        if (id->length == name.length && memcmp(id->text, name.bytes, name.length) == 0) {
            ent_text_add(&name, "_");
            p = SIZE_MAX; /* that may be a party's name again: from the first on */
        }
    }
    ent_node *made = name.failed ? NULL : ent_gmcr_text(g, ent_text_get(&name), name.length, span);
    ent_text_free(&name);
    return made;
}

static ent_status make_coalition(ent_gmcr *g, const ent_node *item, ent_node *coalitions)
{
    ent_node *members = ent_gmcr_new(g, ENT_NODE_LIST, item->count, item->span);
    ent_node *name = name_coalition(g, coalitions->count + 1, item->span);
    if (members == NULL || name == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < item->count; k++) {
        size_t party = 0;
        (void)ent_gmcr_number(item->items[k], &party); /* it is one */
        const ent_written *id = &g->maker_ids[party];
        ent_node *member = ent_gmcr_text(g, id->text, id->length, item->items[k]->span);
        if (member == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ent_node_add(members, member);
    }
    coalitions->keys[coalitions->count] = name;
    ent_node_add(coalitions, members);
    return ENT_OK;
}

/* The coalitions of several parties; those of one say nothing. */
static ent_status make_coalitions(ent_gmcr *g, const ent_node *list, ent_node *root)
{
    if (list == NULL || list->count == 0) {
        return ENT_OK;
    }
    ent_node *coalitions = ent_gmcr_new(g, ENT_NODE_MAP, list->count, list->span);
    if (coalitions == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->kind == ENT_NODE_LIST && list->items[i]->count > 1) {
            ENT_TRY(make_coalition(g, list->items[i], coalitions));
        }
    }
    return coalitions->count == 0 ? ENT_OK : ent_gmcr_put(g, root, "coalitions", coalitions);
}

static ent_status make_document(ent_gmcr *g, const ent_node *from, ent_node *root)
{
    static const char *const read[] = {"decisionMakers",
                                       "options",
                                       "infeasibles",
                                       "useManualPreferenceRanking",
                                       "useManualPreferenceVectors",
                                       "coalitions",
                                       NULL};
    static const char *const silent[] = {"program", "version", NULL};
    ent_node *version =
        ent_gmcr_text(g, "1", 1, (ent_span){from->span.start, from->span.start + 1});
    ENT_TRY(ent_gmcr_put(g, root, "entente", version));
    version->quoted = false;
    ENT_TRY(make_parties(g, root));
    const ent_node *coalitions = ent_field(from, "coalitions");
    const bool usual = usual_coalitions(g, coalitions);
    if (usual) {
        ENT_TRY(make_coalitions(g, coalitions, root));
    }
    ENT_TRY(make_options(g, root));
    ENT_TRY(make_rules(g, from, root));
    ENT_TRY(ent_gmcr_preferences(g, root));
    ENT_TRY(make_misperceptions(g, root));
    const size_t all = sizeof read / sizeof *read;
    const char *known[sizeof read / sizeof *read];
    memcpy(known, read, sizeof read);
    if (!usual) {
        known[all - 2] = NULL;
    }
    return keep_rest(g, from, known, silent, root);
}

/* The two lists, names for what is in them, and who owns what. */
static ent_status read_heads(ent_gmcr *g, const ent_node *root)
{
    ENT_TRY(
        need_list(g, root, "decisionMakers", "the list 'decisionMakers' is missing", &g->makers));
    ENT_TRY(need_list(g, root, "options", "the list 'options' is missing", &g->options));
    if (g->makers == NULL || g->options == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_gmcr_identify(g, g->makers, "party", &g->maker_ids));
    ENT_TRY(ent_gmcr_identify(g, g->options, "option", &g->option_ids));
    g->owned_at =
        ent_arena_new(&g->builder->dispute->arena, g->options->count, sizeof *g->owned_at);
    if (g->owned_at == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(find_owners(g));
    return read_manual(g, root);
}

ent_status ent_gmcr_translate(ent_builder *builder, const ent_node *root, ent_node **out)
{
    const uint64_t before = builder->context->error_count;
    ent_gmcr g = {.builder = builder};
    *out = NULL;
    ent_map_init(&g.noted, &builder->context->allocator);
    ent_status status = read_heads(&g, root);
    ent_node *document = NULL;
    if (status == ENT_OK && builder->context->error_count == before) {
        document = ent_gmcr_new(&g, ENT_NODE_MAP, root->count + 6, root->span);
        status = document == NULL ? ENT_ERROR_MEMORY : make_document(&g, root, document);
    }
    ent_map_free(&g.noted);
    if (status == ENT_OK && builder->context->error_count == before) {
        *out = document;
    }
    return status;
}
