/* SPDX-License-Identifier: MIT */
/* How certain parties are of what they prefer: the section `fuzzy` of a dispute file, and degrees as such. */
#include "base/number.h"
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

ent_status ent_read_degree(ent_builder *builder, const ent_node *node, const ent_degree_form *form,
                           uint32_t *out)
{
    int64_t number = 0;
    if (node->kind != ENT_NODE_SCALAR ||
        !ent_decimal_read(node->text.text, node->text.length, ENT_DEGREE_DIGITS, &number) ||
        number < form->least || number > form->most) {
        return ent_builder_issue(builder, ENT_KIND_DEGREE, node->span, form->message, form->cure);
    }
    *out = (uint32_t)number;
    return ENT_OK;
}

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
    return ent_read_degree(builder, node->items[2], &degree_of_pair, &out->degree);
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

static ent_status read_party(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *threshold = ent_field(map, "threshold");
    ENT_TRY(ent_fields_known(builder, map, &ent_form_fuzzy));
    if (threshold != NULL) {
        ENT_TRY(ent_read_degree(builder, threshold, &threshold_form, &party->threshold));
    }
    ENT_TRY(ent_read_state_count(builder, ent_field(map, "of"), &party->degrees_of));
    return read_pairs(builder, party, ent_field(map, "degrees"));
}

ent_status ent_read_fuzzy(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'fuzzy'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        const ent_written *id = &section->keys[i]->text;
        const ent_map_entry *entry = ent_map_get(&builder->parties, id->text, id->length);
        bool fine = false;
        if (entry == NULL) {
            ENT_TRY(ent_builder_issue_party(builder, id));
            continue;
        }
        ENT_TRY(ent_expect(builder, section->items[i], ENT_NODE_MAP, "the certainty of a party",
                           &fine));
        if (fine) {
            ENT_TRY(
                read_party(builder, &builder->dispute->parties[entry->number], section->items[i]));
        }
    }
    return ENT_OK;
}
