/* SPDX-License-Identifier: MIT */
/* What is wanted: the section `preferences` of a dispute file, by statements, rankings or weights. */
#include "base/number.h"
#include "formats/in/dispute_yaml.h"

/* Certainty and strength are read and kept for later; the analyses of this version treat all alike. */
static ent_status note_degrees(ent_builder *builder, const ent_node *entry)
{
    static const char *const certainties[] = {"sure", "unsure", "unknown", NULL};
    static const char *const strengths[] = {"mild", "strong", NULL};
    size_t certainty = 0, strength = 0;
    ENT_TRY(ent_field_word(builder, entry, "certainty", certainties, 0, &certainty));
    ENT_TRY(ent_field_word(builder, entry, "strength", strengths, 0, &strength));
    if (certainty > 0) {
        ENT_TRY(
            ent_builder_issue(builder, ENT_KIND_NOT_ANALYSED, ent_field(entry, "certainty")->span,
                              "not analysed by this version: the statement counts as sure", NULL));
    }
    if (strength > 0) {
        ENT_TRY(
            ent_builder_issue(builder, ENT_KIND_NOT_ANALYSED, ent_field(entry, "strength")->span,
                              "not analysed by this version: all improvements count alike", NULL));
    }
    return ENT_OK;
}

static ent_status read_statement(ent_builder *builder, const ent_node *entry, ent_statement *out)
{
    *out = (ent_statement){.span = entry->span, .grounds = {.basis = ENT_BASIS_ASSUMED}};
    const ent_node *want = entry;
    if (entry->kind == ENT_NODE_MAP) {
        ENT_TRY(ent_fields_known(builder, entry, &ent_form_statement));
        want = ent_field(entry, "want");
        if (want == NULL) {
            return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, entry->span,
                                     "a statement needs the key 'want'",
                                     "write what the party wants: - want: EXPRESSION");
        }
        ENT_TRY(ent_field_text(builder, entry, "label", &out->label));
        ENT_TRY(ent_field_grounds(builder, entry, &out->grounds));
        ENT_TRY(note_degrees(builder, entry));
    }
    ENT_TRY(ent_read_expression(builder, want, "what a party wants", &out->want));
    out->text = ent_builder_keep(builder, &want->text);
    return out->text == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status read_statements(ent_builder *builder, ent_party *party, const ent_node *list)
{
    const ent_allocator *allocator = &builder->dispute->allocator;
    party->statements = ent_memory_new(allocator, list->count, sizeof *party->statements);
    if (party->statements == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(read_statement(builder, list->items[i], &party->statements[i]));
        party->statement_count++;
    }
    return ENT_OK;
}

/* Reads `want` and `weight` of a weighted statement. */
static ent_status read_weight(ent_builder *builder, const ent_node *entry, ent_statement *out)
{
    const ent_node *weight = entry->kind == ENT_NODE_MAP ? ent_field(entry, "weight") : NULL;
    if (weight == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, entry->span,
                                 "a weighted statement needs the keys 'want' and 'weight'",
                                 "write: - want: EXPRESSION, and below it: weight: 3");
    }
    if (weight->kind != ENT_NODE_SCALAR || !ent_decimal_read(weight->text.text, weight->text.length,
                                                             ENT_WEIGHT_DIGITS, &out->weight)) {
        return ent_builder_issue(builder, ENT_KIND_NUMBER, weight->span, "this is not a weight",
                                 "write a number such as 3, -2 or 0.5: at most 9 digits before the "
                                 "point and 6 behind it");
    }
    return ENT_OK;
}

static ent_status read_weights(ent_builder *builder, ent_party *party, const ent_node *list)
{
    bool good = false;
    ENT_TRY(ent_expect(builder, list, ENT_NODE_LIST, "weights", &good));
    if (!good) {
        return ENT_OK;
    }
    party->order = ENT_ORDER_WEIGHTS;
    ENT_TRY(read_statements(builder, party, list));
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(read_weight(builder, list->items[i], &party->statements[i]));
    }
    return ENT_OK;
}

/* The number in `12` or `s12`; 0 when the text is not of that form or the number is too large. */
static uint64_t state_number(const ent_written *text)
{
    const size_t from = text->length > 0 && text->text[0] == 's';
    uint64_t number = 0;
    for (size_t i = from; i < text->length; i++) {
        if (text->text[i] < '0' || text->text[i] > '9' || i - from > 9) {
            return 0;
        }
        number = number * 10 + (uint64_t)(text->text[i] - '0');
    }
    return number;
}

static ent_status read_ranked(ent_builder *builder, ent_party *party, const ent_node *node,
                              size_t group, size_t *room)
{
    bool good = false;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "a state in a ranking", &good));
    if (!good) {
        return ENT_OK;
    }
    ent_ranked item = {.group = group, .number = state_number(&node->text), .span = node->span};
    if (item.number == 0 && !ent_node_is(node, "rest")) {
        ENT_TRY(ent_builder_expression(builder, &node->text, &item.want));
    }
    ent_ranked *list = ent_memory_grow(&builder->dispute->allocator, party->ranked, room,
                                       party->ranked_count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    party->ranked = list;
    list[party->ranked_count++] = item;
    return ENT_OK;
}

/* Reads `of:`, how many states the numbers of a ranking were written for. */
static ent_status read_ranked_of(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *of = ent_field(map, "of");
    bool numbers = false;
    for (size_t i = 0; i < party->ranked_count; i++) {
        numbers = numbers || party->ranked[i].number > 0;
    }
    if (of == NULL && numbers) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, party->ranked_span,
                                 "a ranking by numbers needs the key 'of'",
                                 "write 'of: N' below it, N being the number of possible states; "
                                 "a wrong N is told with the right one");
    }
    if (of == NULL) {
        return ENT_OK;
    }
    if (of->kind == ENT_NODE_SCALAR && of->text.text[0] != 's') {
        party->ranked_of = state_number(&of->text);
    }
    return party->ranked_of > 0 ? ENT_OK
                                : ent_builder_issue(builder, ENT_KIND_NUMBER, of->span,
                                                    "this is not a number of states",
                                                    "write a whole number, for example: of: 9");
}

static ent_status read_ranking(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *ranking = ent_field(map, "ranking");
    size_t room = 0;
    bool good = false;
    ENT_TRY(ent_expect(builder, ranking, ENT_NODE_LIST, "a ranking", &good));
    if (!good) {
        return ENT_OK;
    }
    party->order = ENT_ORDER_RANKING;
    party->ranked_span = ranking->span;
    party->group_count = ranking->count;
    ENT_TRY(ent_field_grounds(builder, map, &party->ranked_grounds));
    for (size_t g = 0; g < ranking->count; g++) {
        const ent_node *group = ranking->items[g];
        if (group->kind != ENT_NODE_LIST) {
            ENT_TRY(read_ranked(builder, party, group, g, &room));
            continue;
        }
        for (size_t i = 0; i < group->count; i++) {
            ENT_TRY(read_ranked(builder, party, group->items[i], g, &room));
        }
    }
    return read_ranked_of(builder, party, map);
}

static ent_status read_party(ent_builder *builder, ent_party *party, const ent_node *node)
{
    if (node->kind != ENT_NODE_MAP) {
        bool good = false;
        ENT_TRY(ent_expect(builder, node, ENT_NODE_LIST, "the preferences of a party", &good));
        return good ? read_statements(builder, party, node) : ENT_OK;
    }
    ENT_TRY(ent_fields_known(builder, node, &ent_form_wishes));
    const ent_node *weights = ent_field(node, "weights");
    if (weights != NULL && ent_field(node, "ranking") != NULL) {
        return ent_builder_issue(builder, ENT_KIND_TOO_MANY_KEYS, weights->span,
                                 "a party has a 'ranking' or 'weights', and this one has both",
                                 NULL);
    }
    if (weights == NULL && ent_field(node, "ranking") == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, node->span,
                                 "preferences are a list of statements, a 'ranking' or 'weights'",
                                 "write '- want: EXPRESSION' lines, or one of the two keys");
    }
    return weights == NULL ? read_ranking(builder, party, node)
                           : read_weights(builder, party, weights);
}

ent_status ent_read_preferences(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'preferences'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        const ent_written *id = &section->keys[i]->text;
        const ent_map_entry *entry = ent_map_get(&builder->parties, id->text, id->length);
        if (entry == NULL) {
            ENT_TRY(ent_builder_issue_party(builder, id));
            continue;
        }
        ENT_TRY(read_party(builder, &builder->dispute->parties[entry->number], section->items[i]));
    }
    return ENT_OK;
}
