/* SPDX-License-Identifier: MIT */
/* What is wanted: the section `preferences` of a dispute file, by statements, rankings or weights; and the
 * section `attitudes`. */
#include "base/number.h"
#include "formats/in/dispute_yaml.h"

#include <string.h>

#define STRONG_GAP "strong gap"

static const ent_degree_form degree_of_statement = {
    .least = ENT_DEGREE_CERTAIN / 2 + 1,
    .most = ENT_DEGREE_CERTAIN,
    .message = "this is not a degree of preference",
    .cure = "write a number above 0.5, up to 1, such as 0.8; 0.5 would be indifference"};

/* How firmly, how surely and with what certainty a statement is wanted. */
static ent_status read_degrees(ent_builder *builder, const ent_node *entry, ent_statement *out)
{
    static const char *const certainties[] = {"sure", "unsure", "unknown", NULL};
    static const char *const strengths[] = {"mild", "strong", NULL};
    size_t certainty = ENT_SURE, strength = 0;
    ENT_TRY(ent_field_word(builder, entry, "certainty", certainties, ENT_SURE, &certainty));
    ENT_TRY(ent_field_word(builder, entry, "strength", strengths, 0, &strength));
    out->certainty = (ent_sureness)certainty;
    out->strong = strength == 1;
    const ent_node *degree = ent_field(entry, "degree");
    return degree == NULL ? ENT_OK
                          : ent_field_degree(builder, degree, &degree_of_statement, &out->degree);
}

static ent_status read_statement(ent_builder *builder, const ent_node *entry, ent_statement *out)
{
    *out = (ent_statement){
        .span = entry->span, .event = entry->brought - 1, .grounds = {.basis = ENT_BASIS_ASSUMED}};
    const ent_node *want = entry;
    if (entry->kind == ENT_NODE_MAP) {
        ENT_TRY(ent_fields_known(builder, entry, &ent_form_statement));
        want = ent_field(entry, "want");
        if (want == NULL) {
            return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, entry->span,
                                     "a wish needs the key 'want'",
                                     "write what the party wants: - want: EXPRESSION");
        }
        ENT_TRY(ent_field_text(builder, entry, "label", &out->label));
        ENT_TRY(ent_field_grounds(builder, entry, &out->grounds));
        ENT_TRY(ent_field_id(builder, entry, &out->id));
        ENT_TRY(read_degrees(builder, entry, out));
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
    return ent_ids_differ(builder, list);
}

/* Refuses a strong statement below a mild one; one finding a party, so that there are no cascades. */
static ent_status check_strong_first(ent_builder *builder, const ent_party *party)
{
    size_t first_mild = 0;
    while (first_mild < party->statement_count && party->statements[first_mild].strong) {
        first_mild++;
    }
    for (size_t i = first_mild; i < party->statement_count; i++) {
        if (party->statements[i].strong) {
            const ent_issue issue = {.kind = ENT_KIND_STRONG_AFTER_MILD,
                                     .source = builder->source,
                                     .span = party->statements[i].span,
                                     .message = "a strong wish stands below a mild one",
                                     .note = "this one is mild",
                                     .note_source = builder->source,
                                     .note_span = party->statements[first_mild].span};
            return ent_issue_add(builder->context, &issue);
        }
    }
    return ENT_OK;
}

/* Reads `want` and `weight` of a weighted statement. */
static ent_status read_weight(ent_builder *builder, const ent_node *entry, ent_statement *out)
{
    const ent_node *weight = entry->kind == ENT_NODE_MAP ? ent_field(entry, "weight") : NULL;
    if (weight == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, entry->span,
                                 "a wish with a weight needs the keys 'want' and 'weight'",
                                 "write: - want: EXPRESSION, and below it: weight: 3");
    }
    if (weight->kind != ENT_NODE_SCALAR || !ent_decimal_read(weight->text.text, weight->text.length,
                                                             ENT_WEIGHT_DIGITS, &out->weight)) {
        return ent_builder_issue(builder, ENT_KIND_NUMBER, weight->span, "this is not a weight",
                                 "write a number such as 3, -2 or 0.5: at most 9 digits before the "
                                 "point and 6 behind it");
    }
    if (out->degree > 0) {
        ENT_TRY(ent_builder_issue(builder, ENT_KIND_DEGREE_OF_WEIGHT,
                                  ent_field(entry, "degree")->span,
                                  "a wish with a weight has no degree", NULL));
    }
    return !out->strong ? ENT_OK
                        : ent_builder_issue(builder, ENT_KIND_STRENGTH_OF_WEIGHT,
                                            ent_field(entry, "strength")->span,
                                            "a wish with a weight has no strength", NULL);
}

/* Reads `strong_from` or `certain_from`, a difference of sums; *out is 0 without. */
static ent_status read_difference(ent_builder *builder, const ent_node *map, const char *key,
                                  int64_t *out)
{
    const ent_node *from = ent_field(map, key);
    if (from == NULL) {
        return ENT_OK;
    }
    if (from->kind != ENT_NODE_SCALAR ||
        !ent_decimal_read(from->text.text, from->text.length, ENT_WEIGHT_DIGITS, out) ||
        *out <= 0) {
        *out = 0;
        return ent_builder_issue(builder, ENT_KIND_NUMBER, from->span,
                                 "this is not a difference of weights",
                                 "write a number above 0, such as 3 or 0.5");
    }
    return ENT_OK;
}

static ent_status read_weights(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *list = ent_field(map, "weights");
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
    ENT_TRY(read_difference(builder, map, "strong_from", &party->strong_from));
    return read_difference(builder, map, "certain_from", &party->certain_from);
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

ent_status ent_read_state_item(ent_builder *builder, const ent_node *node, const char *what,
                               ent_ranked *out, bool *good)
{
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, what, good));
    if (*good) {
        out->number = state_number(&node->text);
        out->span = node->span;
    }
    if (*good && out->number == 0 && !ent_node_is(node, "rest")) {
        ENT_TRY(ent_builder_expression(builder, &node->text, &out->want));
    }
    return ENT_OK;
}

static ent_status read_ranked(ent_builder *builder, ent_party *party, const ent_node *node,
                              ent_ranked item, size_t *room)
{
    bool good = false;
    if (ent_node_is(node, STRONG_GAP)) {
        return ent_builder_issue(builder, ENT_KIND_STRONG_GAP, node->span,
                                 "a strong gap stands inside a group", NULL);
    }
    ENT_TRY(ent_read_state_item(builder, node, "a state in a ranking", &item, &good));
    if (!good) {
        return ENT_OK;
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

/* Reads the groups, best first, and the strong gaps between them. */
static ent_status read_groups(ent_builder *builder, ent_party *party, const ent_node *ranking)
{
    size_t room = 0, block = 0;
    for (size_t g = 0; g < ranking->count; g++) {
        const ent_node *group = ranking->items[g];
        const ent_ranked item = {.group = party->group_count, .block = block};
        if (ent_node_is(group, STRONG_GAP)) {
            const bool between =
                g > 0 && g + 1 < ranking->count && !ent_node_is(ranking->items[g + 1], STRONG_GAP);
            block++;
            ENT_TRY(between ? ENT_OK
                            : ent_builder_issue(builder, ENT_KIND_STRONG_GAP, group->span,
                                                "this strong gap has no group on one side", NULL));
            continue;
        }
        party->group_count++;
        if (group->kind != ENT_NODE_LIST) {
            ENT_TRY(read_ranked(builder, party, group, item, &room));
            continue;
        }
        for (size_t i = 0; i < group->count; i++) {
            ENT_TRY(read_ranked(builder, party, group->items[i], item, &room));
        }
    }
    return ENT_OK;
}

/* Reads one pair of `unknown`. */
static ent_status read_pair(ent_builder *builder, const ent_node *node, ent_unknown_pair *out)
{
    *out = (ent_unknown_pair){.span = node->span};
    bool good = node->kind == ENT_NODE_LIST && node->count == 2;
    for (size_t k = 0; good && k < 2; k++) {
        good = !ent_node_is(node->items[k], "rest") && !ent_node_is(node->items[k], STRONG_GAP);
    }
    if (!good) {
        return ent_builder_issue(builder, ENT_KIND_UNKNOWN_PAIR, node->span,
                                 "this is not a pair of states", NULL);
    }
    for (size_t k = 0; k < 2; k++) {
        ENT_TRY(ent_read_state_item(builder, node->items[k], "a state in a ranking", &out->item[k],
                                    &good));
    }
    return ENT_OK;
}

static ent_status read_unknown(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *list = ent_field(map, "unknown");
    bool good = false;
    if (list == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, list, ENT_NODE_LIST, "'unknown'", &good));
    if (!good) {
        return ENT_OK;
    }
    party->unknown =
        ent_memory_new(&builder->dispute->allocator, list->count, sizeof *party->unknown);
    if (party->unknown == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(read_pair(builder, list->items[i], &party->unknown[party->unknown_count++]));
    }
    return ENT_OK;
}

ent_status ent_read_state_count(ent_builder *builder, const ent_node *of, uint64_t *out)
{
    if (of != NULL && of->kind == ENT_NODE_SCALAR && of->text.text[0] != 's') {
        *out = state_number(&of->text);
    }
    return of == NULL || *out > 0 ? ENT_OK
                                  : ent_builder_issue(builder, ENT_KIND_NUMBER, of->span,
                                                      "this is not a number of states",
                                                      "write a whole number, for example: of: 9");
}

/* Reads `of:`, which a ranking by numbers must have. */
static ent_status read_ranked_of(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *of = ent_field(map, "of");
    bool numbers = false;
    for (size_t i = 0; i < party->ranked_count; i++) {
        numbers = numbers || party->ranked[i].number > 0;
    }
    for (size_t i = 0; i < party->unknown_count; i++) {
        const ent_ranked *pair = party->unknown[i].item;
        numbers = numbers || pair[0].number > 0 || pair[1].number > 0;
    }
    if (of == NULL && numbers) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, party->ranked_span,
                                 "a ranking by numbers needs the key 'of'",
                                 "write 'of: N' below it, N being the number of possible states; "
                                 "a wrong N is told with the right one");
    }
    return ent_read_state_count(builder, of, &party->ranked_of);
}

static ent_status read_ranking(ent_builder *builder, ent_party *party, const ent_node *map)
{
    const ent_node *ranking = ent_field(map, "ranking");
    bool good = false;
    ENT_TRY(ent_expect(builder, ranking, ENT_NODE_LIST, "a ranking", &good));
    if (!good) {
        return ENT_OK;
    }
    party->order = ENT_ORDER_RANKING;
    party->ranked_span = ranking->span;
    party->ranked_event = map->brought - 1;
    ENT_TRY(ent_field_grounds(builder, map, &party->ranked_grounds));
    ENT_TRY(read_groups(builder, party, ranking));
    ENT_TRY(read_unknown(builder, party, map));
    return read_ranked_of(builder, party, map);
}

/* Refuses keys that belong to another kind of order. */
static ent_status refuse_strays(ent_builder *builder, const ent_node *map, const char *kind)
{
    static const struct {
        const char *key, *kind, *message, *cure;
    } strays[] = {{"unknown", "ranking", "'unknown' belongs to a 'ranking'",
                   "call the wishes with weights 'certainty: unknown' or 'unsure'"},
                  {"strong_from", "weights", "'strong_from' belongs to 'weights'",
                   "write an item 'strong gap' between two groups of the ranking"},
                  {"certain_from", "weights", "'certain_from' belongs to 'weights'",
                   "say of pairs of states how certain they are: fuzzy: {PARTY: {degrees: ...}}"}};
    for (size_t i = 0; i < sizeof strays / sizeof *strays; i++) {
        const ent_node *stray = ent_field(map, strays[i].key);
        if (stray != NULL && strcmp(kind, strays[i].kind) != 0) {
            ENT_TRY(ent_builder_issue(builder, ENT_KIND_TOO_MANY_KEYS, stray->span,
                                      strays[i].message, strays[i].cure));
        }
    }
    return ENT_OK;
}

/* Refuses a weight in an ordered list, where it would count for nothing. */
static ent_status refuse_weights(ent_builder *builder, const ent_node *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const ent_node *entry = list->items[i];
        const ent_node *weight = entry->kind == ENT_NODE_MAP ? ent_field(entry, "weight") : NULL;
        if (weight != NULL) {
            ENT_TRY(ent_builder_issue(
                builder, ENT_KIND_TOO_MANY_KEYS, weight->span, "'weight' belongs to 'weights'",
                "in a list the place counts: move the wish up, or put all wishes of the "
                "party below a key 'weights', each with its weight"));
        }
    }
    return ENT_OK;
}

static ent_status read_party(ent_builder *builder, size_t of, const ent_node *node)
{
    ent_party *party = &builder->dispute->parties[of];
    if (node->kind != ENT_NODE_MAP) {
        bool good = false;
        ENT_TRY(ent_expect(builder, node, ENT_NODE_LIST, "the preferences of a party", &good));
        if (good) {
            ENT_TRY(read_statements(builder, party, node));
            ENT_TRY(refuse_weights(builder, node));
        }
        return check_strong_first(builder, party);
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
                                 "preferences are a list of wishes, a 'ranking' or 'weights'",
                                 "write '- want: EXPRESSION' lines, or one of the two keys");
    }
    ENT_TRY(refuse_strays(builder, node, weights == NULL ? "ranking" : "weights"));
    return weights == NULL ? read_ranking(builder, party, node)
                           : read_weights(builder, party, node);
}

ent_status ent_read_preferences(ent_builder *builder, const ent_node *section)
{
    static const ent_party_section form = {.called = "the section 'preferences'",
                                           .read = read_party};
    return ent_fields_by_party(builder, section, &form);
}
