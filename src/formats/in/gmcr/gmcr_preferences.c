/* SPDX-License-Identifier: MIT */
/* What the parties of a `.gmcr` file want: lists of preferences, or rankings by the numbers of states. */
#include "formats/in/gmcr/gmcr_parts.h"

/* Newer files and older ones call it differently. */
static ent_node *find_ranking(const ent_node *maker)
{
    ent_node *ranking = ent_field(maker, "preferenceRanking");
    return ranking == NULL ? ent_field(maker, "preferenceVector") : ranking;
}

bool ent_gmcr_ranked(const ent_gmcr *g, const ent_node *maker)
{
    return g->manual || (ent_field(maker, "preferences") == NULL && find_ranking(maker) != NULL);
}

static ent_status make_statements(ent_gmcr *g, const ent_node *list, ent_node **out)
{
    *out = ent_gmcr_new(g, ENT_NODE_LIST, list->count, list->span);
    for (size_t i = 0; *out != NULL && i < list->count; i++) {
        ent_node *want = NULL;
        ent_node *statement = ent_gmcr_new(g, ENT_NODE_MAP, 1, list->items[i]->span);
        ENT_TRY(ent_gmcr_condition(g, list->items[i], &want));
        if (statement == NULL) {
            return ENT_ERROR_MEMORY;
        }
        if (want != NULL) {
            ENT_TRY(ent_gmcr_put(g, statement, "want", want));
            ent_node_add(*out, statement);
        }
    }
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Checks that a place of a ranking is a number of a state, or a list of them; counts the numbers. */
static ent_status check_place(ent_gmcr *g, const ent_node *node, bool nested, size_t *count)
{
    if (node->kind == ENT_NODE_LIST && !nested && node->count > 0) {
        for (size_t i = 0; i < node->count; i++) {
            ENT_TRY(check_place(g, node->items[i], true, count));
        }
        return ENT_OK;
    }
    bool good = node->kind == ENT_NODE_SCALAR && !node->quoted && node->text.length > 0 &&
                node->text.length < 10 && node->text.text[0] != '0';
    for (size_t i = 0; good && i < node->text.length; i++) {
        good = node->text.text[i] >= '0' && node->text.text[i] <= '9';
    }
    *count += good;
    return good ? ENT_OK
                : ent_gmcr_refuse(g, node->span, "this is not a state of a ranking",
                                  "write the number of a state, from 1, or a list of numbers");
}

static ent_status make_ranking(ent_gmcr *g, ent_node *list, ent_node **out)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(check_place(g, list->items[i], false, &count));
    }
    ent_text number;
    ent_text_init(&number, &g->builder->context->allocator);
    ent_text_add_count(&number, count);
    ent_node *of =
        number.failed ? NULL : ent_gmcr_text(g, ent_text_get(&number), number.length, list->span);
    ent_text_free(&number);
    *out = ent_gmcr_new(g, ENT_NODE_MAP, 2, list->span);
    if (*out == NULL || of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    of->quoted = false;
    ENT_TRY(ent_gmcr_put(g, *out, "ranking", list));
    return ent_gmcr_put(g, *out, "of", of);
}

/* The wishes of one party; *out NULL where the file gives none. */
static ent_status make_wishes(ent_gmcr *g, const ent_node *maker, ent_node **out)
{
    const ent_node *list = NULL;
    *out = NULL;
    if (!ent_gmcr_ranked(g, maker)) {
        ENT_TRY(ent_gmcr_list(g, maker, "preferences", &list));
        return list == NULL ? ENT_OK : make_statements(g, list, out);
    }
    ent_node *ranking = find_ranking(maker);
    if (ranking == NULL || ranking->kind != ENT_NODE_LIST) {
        return ent_gmcr_refuse(g, ranking == NULL ? maker->span : ranking->span,
                               "the file asks for rankings, and this party has none",
                               "give it a 'preferenceRanking', or set 'useManualPreferenceRanking' "
                               "to false");
    }
    return make_ranking(g, ranking, out);
}

ent_status ent_gmcr_preferences(ent_gmcr *g, ent_node *root)
{
    ent_node *preferences = ent_gmcr_new(g, ENT_NODE_MAP, g->makers->count, g->makers->span);
    for (size_t p = 0; preferences != NULL && p < g->makers->count; p++) {
        ent_node *wishes = NULL;
        ENT_TRY(make_wishes(g, g->makers->items[p], &wishes));
        if (wishes != NULL) {
            ENT_TRY(ent_gmcr_put_id(g, preferences, &g->maker_ids[p], wishes));
        }
    }
    return ent_gmcr_put(g, root, "preferences", preferences);
}
