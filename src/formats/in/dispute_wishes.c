/* SPDX-License-Identifier: MIT */
/* What is possible and wanted: the sections `rules`, `today`, `states` and `preferences`. */
#include "formats/in/dispute_yaml.h"

/* Parses the expression in a node; *out NULL after an error. */
static ent_status read_expression(ent_builder *builder, const ent_node *node, const char *what,
                                  ent_expression **out)
{
    bool good = false;
    *out = NULL;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, what, &good));
    return good ? ent_builder_expression(builder, &node->text, out) : ENT_OK;
}

static ent_status read_rule(ent_builder *builder, const ent_node *rule)
{
    static const char *const keys[] = {"never",   "always", "same",  "basis", "source",
                                       "passage", "note",   "hedge", NULL};
    bool good = false;
    ENT_TRY(ent_expect(builder, rule, ENT_NODE_MAP, "a rule", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(builder, rule, keys));
    const ent_node *never = ent_field(rule, "never"), *always = ent_field(rule, "always");
    if (ent_field(rule, "same") != NULL) {
        return ent_builder_issue(builder, ENT_KIND_NOT_SUPPORTED, rule->span,
                                 "merged states ('same') are not analysed by this version",
                                 "leave the rule out, or forbid all but one of the states");
    }
    if ((never == NULL) == (always == NULL)) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, rule->span,
                                 "a rule has exactly one of 'never' and 'always'",
                                 "write one rule a line: - never: EXPRESSION");
    }
    ent_grounds grounds;
    ent_expression *expression = NULL;
    ENT_TRY(ent_field_grounds(builder, rule, &grounds));
    ENT_TRY(read_expression(builder, never == NULL ? always : never, "a rule's expression",
                            &expression));
    return ent_builder_rule(builder, expression, never != NULL, grounds, rule->span);
}

ent_status ent_read_rules(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_LIST, "the section 'rules'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        ENT_TRY(read_rule(builder, section->items[i]));
    }
    return ENT_OK;
}

/* Reads `option: value` pairs; what is not named keeps what `values` holds. */
static ent_status read_assignment(ent_builder *builder, const ent_node *map, uint32_t *values,
                                  bool *whole)
{
    *whole = true;
    for (size_t i = 0; i < map->count; i++) {
        size_t option = 0;
        bool found = false, good = false;
        ENT_TRY(ent_builder_find_option(builder, &map->keys[i]->text, &option, &found));
        ENT_TRY(
            ent_expect(builder, map->items[i], ENT_NODE_SCALAR, "the value of an option", &good));
        if (found && good) {
            ENT_TRY(ent_builder_find_value(builder, option, &map->items[i]->text, &values[option],
                                           &found));
        }
        *whole = *whole && found && good;
    }
    return ENT_OK;
}

ent_status ent_read_today(ent_builder *builder, const ent_node *section)
{
    ent_dispute *dispute = builder->dispute;
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'today'", &good));
    uint32_t *values = ent_arena_new(&dispute->arena, dispute->option_count, sizeof *values);
    if (values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    dispute->today_span = section->span;
    if (good) {
        bool whole = false;
        ENT_TRY(read_assignment(builder, section, values, &whole));
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        dispute->options[o].today = values[o];
        ent_key_set(&dispute->options[o], dispute->today, values[o]);
    }
    return ENT_OK;
}

/* A name is given by an expression, or by a mapping that describes one state as `today` does. */
static ent_status read_meaning(ent_builder *builder, const ent_node *node, ent_expression **out)
{
    if (node->kind != ENT_NODE_MAP) {
        return read_expression(builder, node, "the meaning of a named state", out);
    }
    uint32_t *values =
        ent_arena_new(&builder->dispute->arena, builder->dispute->option_count, sizeof *values);
    bool whole = false;
    *out = NULL;
    if (values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(read_assignment(builder, node, values, &whole));
    return whole ? ent_builder_exact(builder, values, node->span, out) : ENT_OK;
}

ent_status ent_read_states(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'states'", &good));
    if (!good) {
        return ENT_OK;
    }
    size_t *index = ent_arena_new(&builder->dispute->arena, section->count, sizeof *index);
    bool *taken = ent_arena_new(&builder->dispute->arena, section->count, sizeof *taken);
    if (index == NULL || taken == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < section->count; i++) {
        ENT_TRY(ent_builder_name(builder, &section->keys[i]->text, &index[i], &taken[i]));
    }
    for (size_t i = 0; i < section->count; i++) {
        ent_expression *meaning = NULL;
        ENT_TRY(read_meaning(builder, section->items[i], &meaning));
        if (!taken[i]) {
            ent_builder_mean(builder, index[i], meaning);
        }
    }
    return ent_builder_check_names(builder);
}

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
    static const char *const keys[] = {"want", "label", "basis",     "source",   "passage",
                                       "note", "hedge", "certainty", "strength", NULL};
    *out = (ent_statement){.span = entry->span, .grounds = {.basis = ENT_BASIS_ASSUMED}};
    const ent_node *want = entry;
    if (entry->kind == ENT_NODE_MAP) {
        ENT_TRY(ent_fields_known(builder, entry, keys));
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
    ENT_TRY(read_expression(builder, want, "what a party wants", &out->want));
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

static ent_status read_party(ent_builder *builder, ent_party *party, const ent_node *node)
{
    if (node->kind == ENT_NODE_MAP &&
        (ent_field(node, "ranking") != NULL || ent_field(node, "weights") != NULL)) {
        return ent_builder_issue(
            builder, ENT_KIND_NOT_SUPPORTED, node->span,
            "rankings and weights are not analysed by this version",
            "write the preferences as a list of statements: - want: EXPRESSION");
    }
    bool good = false;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_LIST, "the preferences of a party", &good));
    return good ? read_statements(builder, party, node) : ENT_OK;
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
            ENT_TRY(ent_builder_issue_name(
                builder, ENT_KIND_UNKNOWN_PARTY, id->span, "there is no party", id,
                ent_map_nearest(&builder->parties, id->text, id->length)));
            continue;
        }
        ENT_TRY(read_party(builder, &builder->dispute->parties[entry->number], section->items[i]));
    }
    return ENT_OK;
}
