/* SPDX-License-Identifier: MIT */
/* What is possible, and what of it is perceived: the sections `rules`, `today`, `states`, `shorthands` and
 * `misperceptions` of a dispute file. */
#include "formats/in/dispute_yaml.h"

ent_status ent_read_expression(ent_builder *builder, const ent_node *node, const char *what,
                               ent_expression **out)
{
    bool good = false;
    *out = NULL;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, what, &good));
    return good ? ent_builder_expression(builder, &node->text, out) : ENT_OK;
}

/* Reads a rule whose expression is in `given`, one of its values. */
static ent_status read_sound_rule(ent_builder *builder, const ent_node *rule, const ent_node *given)
{
    ent_rule made = {
        .span = rule->span, .event = rule->brought - 1, .never = given == ent_field(rule, "never")};
    ENT_TRY(ent_field_grounds(builder, rule, &made.grounds));
    ENT_TRY(ent_field_id(builder, rule, &made.id));
    ENT_TRY(ent_read_expression(builder, given, "a rule's expression", &made.always));
    ENT_TRY(ent_field_kept(builder, given, &made.text));
    if (given != ent_field(rule, "same")) {
        return ent_builder_rule(builder, &made);
    }
    const ent_merge merge = {.where = made.always,
                             .id = made.id,
                             .text = made.text,
                             .event = made.event,
                             .grounds = made.grounds,
                             .span = made.span};
    return ent_builder_merge(builder, &merge);
}

static ent_status read_rule(ent_builder *builder, const ent_node *rule)
{
    bool good = false;
    ENT_TRY(ent_expect(builder, rule, ENT_NODE_MAP, "a rule", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(builder, rule, &ent_form_rule));
    const ent_node *never = ent_field(rule, "never"), *always = ent_field(rule, "always");
    const ent_node *same = ent_field(rule, "same");
    if ((never != NULL) + (always != NULL) + (same != NULL) > 1) {
        return ent_builder_issue(
            builder, ENT_KIND_TOO_MANY_KEYS, rule->span,
            "a rule has one of 'never', 'always' and 'same', and this has more", NULL);
    }
    if (never == NULL && always == NULL && same == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, rule->span,
                                 "a rule has exactly one of 'never', 'always' and 'same'",
                                 "write one rule a line: - never: EXPRESSION");
    }
    return read_sound_rule(builder, rule, never != NULL ? never : always != NULL ? always : same);
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
    return good ? ent_ids_differ(builder, section) : ENT_OK;
}

/* Whether there is a value for an option; the cure names the values that it has. */
static ent_status expect_value(ent_builder *builder, const ent_node *node, size_t of, bool *good)
{
    const ent_option *option = &builder->model->options[of];
    ent_text cure;
    ent_text_init(&cure, &builder->context->allocator);
    if (option->graded) {
        ent_add_all_values(&cure, option);
    } else {
        ent_text_add(&cure, "write no or yes");
    }
    const ent_status status =
        cure.failed ? ENT_ERROR_MEMORY
                    : ent_expect_or(builder, node, ENT_NODE_SCALAR, "the value of an option",
                                    ent_text_get(&cure), good);
    ent_text_free(&cure);
    return status;
}

/* Reads `option: value` pairs; what is not named keeps what `values` and, unless it is NULL, `places`
 * hold. */
static ent_status read_assignment(ent_builder *builder, const ent_node *map, uint32_t *values,
                                  ent_span *places, bool *whole)
{
    *whole = true;
    for (size_t i = 0; i < map->count; i++) {
        size_t option = 0;
        bool found = false, good = false;
        ENT_TRY(ent_builder_find_option(builder, &map->keys[i]->text, &option, &found));
        const ent_node *value = map->items[i];
        ENT_TRY(found
                    ? expect_value(builder, value, option, &good)
                    : ent_expect(builder, value, ENT_NODE_SCALAR, "the value of an option", &good));
        if (found && good) {
            ENT_TRY(ent_builder_find_value(builder, option, &map->items[i]->text, &values[option],
                                           &found));
        }
        if (found && good && places != NULL) {
            places[option] = (ent_span){map->keys[i]->span.start, map->items[i]->span.end};
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
    if (dispute->graph != NULL) {
        return ent_read_graph_today(builder, section);
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'today'", &good));
    uint32_t *values = ent_arena_new(&dispute->arena, dispute->option_count, sizeof *values);
    ent_span *places = ent_arena_new(&dispute->arena, dispute->option_count, sizeof *places);
    if (values == NULL || places == NULL) {
        return ENT_ERROR_MEMORY;
    }
    dispute->today_span = section->span;
    if (good) {
        bool whole = false;
        ENT_TRY(read_assignment(builder, section, values, places, &whole));
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        dispute->options[o].today = values[o];
        dispute->options[o].today_span = places[o];
        ent_key_set(&dispute->options[o], dispute->today, values[o]);
    }
    return ENT_OK;
}

/* A name is given by an expression, or by a mapping that describes one state as `today` does. */
static ent_status read_meaning(ent_builder *builder, const ent_node *node, ent_expression **out)
{
    if (node->kind != ENT_NODE_MAP) {
        return ent_read_expression(builder, node, "the meaning of a named state", out);
    }
    uint32_t *values =
        ent_arena_new(&builder->dispute->arena, builder->dispute->option_count, sizeof *values);
    bool whole = false;
    *out = NULL;
    if (values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(read_assignment(builder, node, values, NULL, &whole));
    return whole ? ent_builder_exact(builder, values, node->span, out) : ENT_OK;
}

/* A shorthand stands for an expression, and nothing else. */
static ent_status read_shorthand(ent_builder *builder, const ent_node *node, ent_expression **out)
{
    return ent_read_expression(builder, node, "what a shorthand stands for", out);
}

/* A section of names while it is read, and how each meaning is. */
typedef struct names {
    const ent_node *section; /* NULL: there is nothing in it */
    ent_status (*read)(ent_builder *builder, const ent_node *node, ent_expression **out);
    size_t *index; /* of each entry: its name in the dispute */
    bool *taken;   /* of each entry: it could not be declared */
} names;

/* Declares the names of a section; *sound becomes false where it is none. */
static ent_status declare(ent_builder *builder, const char *what, names *n, bool *sound)
{
    bool good = false;
    if (n->section == NULL || n->section->empty) {
        n->section = NULL;
        return ENT_OK;
    }
    const ent_node *section = n->section;
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, what, &good));
    if (!good) {
        n->section = NULL;
        *sound = false;
        return ENT_OK;
    }
    n->index = ent_arena_new(&builder->dispute->arena, section->count, sizeof *n->index);
    n->taken = ent_arena_new(&builder->dispute->arena, section->count, sizeof *n->taken);
    if (n->index == NULL || n->taken == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < section->count; i++) {
        ENT_TRY(ent_builder_name(builder, &section->keys[i]->text, &n->index[i], &n->taken[i]));
    }
    return ENT_OK;
}

static ent_status read_meanings(ent_builder *builder, const names *n)
{
    for (size_t i = 0; n->section != NULL && i < n->section->count; i++) {
        ent_expression *meaning = NULL;
        ENT_TRY(n->read(builder, n->section->items[i], &meaning));
        if (!n->taken[i]) {
            ent_builder_mean(builder, n->index[i], meaning);
        }
    }
    return ENT_OK;
}

ent_status ent_read_words(ent_builder *builder, const ent_node *states, const ent_node *shorthands,
                          bool *sound)
{
    names outcomes = {.section = states, .read = read_meaning};
    names others = {.section = shorthands, .read = read_shorthand};
    *sound = true;
    ENT_TRY(declare(builder, "the section 'states'", &outcomes, sound));
    builder->dispute->outcome_count = builder->dispute->name_count;
    ENT_TRY(declare(builder, "the section 'shorthands'", &others, sound));
    if (!*sound) {
        return ENT_OK;
    }
    ENT_TRY(read_meanings(builder, &outcomes));
    ENT_TRY(read_meanings(builder, &others));
    return ent_builder_check_names(builder);
}

/* One item of what a party does not perceive: an expression, alone or under `unseen` with its grounds. */
static ent_status read_unseen(ent_builder *builder, const ent_node *entry, ent_party *party)
{
    ent_unseen item = {
        .span = entry->span, .event = entry->brought - 1, .grounds = {.basis = ENT_BASIS_ASSUMED}};
    const ent_node *where = entry;
    if (entry->kind == ENT_NODE_MAP) {
        ENT_TRY(ent_fields_known(builder, entry, &ent_form_unseen));
        ENT_TRY(ent_field_grounds(builder, entry, &item.grounds));
        ENT_TRY(ent_field_id(builder, entry, &item.id));
        where = ent_field(entry, "unseen");
    }
    if (where == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, entry->span,
                                 "a misperception needs the key 'unseen'",
                                 "write what the party does not perceive: - unseen: EXPRESSION");
    }
    ENT_TRY(ent_read_expression(builder, where, "what a party does not perceive", &item.where));
    ENT_TRY(ent_field_kept(builder, where, &item.text));
    if (item.where != NULL) {
        party->unseen[party->unseen_count++] = item;
    }
    return ENT_OK;
}

static ent_status read_misperceptions(ent_builder *builder, size_t of, const ent_node *list)
{
    ent_party *party = &builder->dispute->parties[of];
    party->unseen = ent_arena_new(&builder->dispute->arena, list->count, sizeof *party->unseen);
    if (party->unseen == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < list->count; k++) {
        ENT_TRY(read_unseen(builder, list->items[k], party));
    }
    return ent_ids_differ(builder, list);
}

ent_status ent_read_misperceptions(ent_builder *builder, const ent_node *section)
{
    static const ent_party_section form = {"the section 'misperceptions'",
                                           "the misperceptions of a party", ENT_NODE_LIST,
                                           read_misperceptions};
    return ent_fields_by_party(builder, section, &form);
}
