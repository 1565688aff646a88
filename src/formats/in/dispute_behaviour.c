/* SPDX-License-Identifier: MIT */
/* What parties go by beside their order of the states: the sections `attitudes` and `fuzzy` of a dispute file. */
#include "formats/in/dispute_yaml.h"

static const ent_degree_form degree_of_pair = {
    .least = 0,
    .most = ENT_DEGREE_CERTAIN,
    .message = "this is not a degree of preference",
    .cure = "write a number from 0 to 1, such as 0.7; 0.5 is indifference"};

static const ent_degree_form threshold_form = {
    .least = 1,
    .most = ENT_DEGREE_CERTAIN,
    .message = "this is not a threshold",
    .cure = "write a number above 0, up to 1, such as 0.4; leave it out for any certainty above 0"};

/* Reads one pair of `degrees`. */
static ent_status read_pair(ent_builder *builder, const ent_node *node, ent_degree_pair *out)
{
    bool good = node->kind == ENT_NODE_LIST && node->count == 3;
    *out = (ent_degree_pair){.span = node->span};
    for (size_t k = 0; good && k < 2; k++) {
        good = !ent_node_is(node->items[k], "rest");
    }
    if (!good) {
        return ent_builder_issue(builder, ENT_KIND_DEGREE_PAIR, node->span,
                                 "this is not a pair of states with a degree", NULL);
    }
    for (size_t k = 0; k < 2; k++) {
        ENT_TRY(ent_read_state_item(builder, node->items[k], "a state with a degree", &out->item[k],
                                    &good));
    }
    return ent_field_degree(builder, node->items[2], &degree_of_pair, &out->degree);
}

static ent_status read_pairs(ent_builder *builder, ent_party *party, const ent_node *list)
{
    bool good = false;
    if (list == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, list, ENT_NODE_LIST, "'degrees'", &good));
    if (!good) {
        return ENT_OK;
    }
    party->degrees_span = list->span;
    party->degrees = ent_arena_new(&builder->dispute->arena, list->count, sizeof *party->degrees);
    if (party->degrees == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(read_pair(builder, list->items[i], &party->degrees[party->degree_count++]));
    }
    return ENT_OK;
}

static ent_status read_certainty(ent_builder *builder, size_t of, const ent_node *map)
{
    ent_party *party = &builder->dispute->parties[of];
    const ent_node *threshold = ent_field(map, "threshold");
    ENT_TRY(ent_fields_known(builder, map, &ent_form_fuzzy));
    if (threshold != NULL) {
        ENT_TRY(ent_field_degree(builder, threshold, &threshold_form, &party->threshold));
    }
    ENT_TRY(ent_read_state_count(builder, ent_field(map, "of"), &party->degrees_of));
    return read_pairs(builder, party, ent_field(map, "degrees"));
}

ent_status ent_read_fuzzy(ent_builder *builder, const ent_node *section)
{
    static const ent_party_section form = {"the section 'fuzzy'", "the certainty of a party",
                                           ENT_NODE_MAP, read_certainty};
    return ent_fields_by_party(builder, section, &form);
}

/* The attitudes of one party; those that are not named stay as they are. */
static ent_status read_attitudes(ent_builder *builder, size_t of, const ent_node *map)
{
    static const char *const words[] = {"neutral", "positive", "negative", NULL};
    ent_dispute *dispute = builder->dispute;
    ent_attitude *attitudes =
        ent_arena_new(&dispute->arena, dispute->party_count, sizeof *attitudes);
    if (attitudes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    attitudes[of] = ENT_ATTITUDE_POSITIVE;
    for (size_t i = 0; i < map->count; i++) {
        const ent_node *key = map->keys[i];
        size_t party = 0, word = 0;
        bool found = false;
        ENT_TRY(ent_field_party(builder, key, &party, &found));
        if (found) {
            ENT_TRY(ent_field_word(builder, map, key->text.text, words, attitudes[party], &word));
            attitudes[party] = (ent_attitude)word;
        }
    }
    dispute->parties[of].attitudes = attitudes;
    return ENT_OK;
}

ent_status ent_read_attitudes(ent_builder *builder, const ent_node *section)
{
    static const ent_party_section form = {"the section 'attitudes'", "the attitudes of a party",
                                           ENT_NODE_MAP, read_attitudes};
    return ent_fields_by_party(builder, section, &form);
}
