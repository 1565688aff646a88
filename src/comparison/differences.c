/* SPDX-License-Identifier: MIT */
/* What differs between two files: parties, options, rules, names and today, by what was written. */
#include "comparison/comparison.h"

#include "base/text.h"
#include "diag/context.h"

#include <stdio.h>
#include <string.h>

const char *ent_difference_word(ent_difference_kind kind)
{
    static const char *const words[ENT_DIFFERENCE_KINDS] = {
        "party", "option", "owner",  "values",    "moves", "rule",
        "name",  "today",  "wishes", "statement", "weight"};
    return (unsigned)kind < ENT_DIFFERENCE_KINDS ? words[kind] : NULL;
}

/* A copy in the comparison's arena; NULL stays NULL. */
static bool keep(ent_comparison *c, const char **text)
{
    if (*text != NULL) {
        *text = ent_arena_text(&c->arena, *text, strlen(*text));
        return *text != NULL;
    }
    return true;
}

ent_status ent_comparison_add(ent_comparison *c, const ent_difference *difference)
{
    ent_difference *list = ent_memory_grow(&c->allocator, c->differences, &c->difference_room,
                                           c->difference_count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_difference copy = *difference;
    c->differences = list;
    if (!keep(c, &copy.subject) || !keep(c, &copy.before) || !keep(c, &copy.after) ||
        !keep(c, &copy.label)) {
        return ENT_ERROR_MEMORY;
    }
    list[c->difference_count++] = copy;
    return ENT_OK;
}

static ent_status add(ent_comparison *c, ent_difference_kind kind, const char *subject,
                      const char *before, const char *after)
{
    const ent_difference difference = {.kind = kind,
                                       .subject = subject,
                                       .before = before,
                                       .after = after,
                                       .before_place = ENT_NO_PLACE,
                                       .after_place = ENT_NO_PLACE};
    return ent_comparison_add(c, &difference);
}

/* The same where the two texts differ. */
static ent_status add_changed(ent_comparison *c, ent_difference_kind kind, const char *subject,
                              const char *before, const char *after)
{
    return ent_same_words(before, after) ? ENT_OK : add(c, kind, subject, before, after);
}

static ent_status compare_parties(ent_comparison *c)
{
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_dispute *dispute = ent_comparison_dispute(c, side);
        for (size_t p = 0; p < dispute->party_count; p++) {
            const ent_party *party = &dispute->parties[p];
            if (c->party[side][p] == ENT_NO_PLACE) {
                ENT_TRY(add(c, ENT_DIFFERS_PARTY, party->id, side == 0 ? party->name : NULL,
                            side == 1 ? party->name : NULL));
            }
        }
    }
    return ENT_OK;
}

static const ent_option *find_option(const ent_dispute *dispute, const char *id)
{
    for (size_t o = 0; dispute->graph == NULL && o < dispute->option_count; o++) {
        if (strcmp(dispute->options[o].id, id) == 0) {
            return &dispute->options[o];
        }
    }
    return NULL;
}

static const char *value_word(const ent_option *option, uint32_t value)
{
    return option->graded ? option->values[value] : value == 0 ? "no" : "yes";
}

static void add_values(ent_text *text, const ent_option *option)
{
    for (uint32_t v = 0; v < option->value_count; v++) {
        ent_text_add(text, v > 0 ? ", " : "");
        ent_text_add(text, value_word(option, v));
    }
}

static ent_status compare_values(ent_comparison *c, const ent_option *before,
                                 const ent_option *after)
{
    ent_text text[ENT_SIDES];
    ent_text_init(&text[0], &c->allocator);
    ent_text_init(&text[1], &c->allocator);
    add_values(&text[0], before);
    add_values(&text[1], after);
    const ent_status status = text[0].failed || text[1].failed
                                  ? ENT_ERROR_MEMORY
                                  : add_changed(c, ENT_DIFFERS_VALUES, before->id,
                                                ent_text_get(&text[0]), ent_text_get(&text[1]));
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

/* Options of one side alone, then what differs in those of both. */
static ent_status compare_options(ent_comparison *c)
{
    const ent_dispute *dispute[ENT_SIDES] = {ent_comparison_dispute(c, 0),
                                             ent_comparison_dispute(c, 1)};
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_dispute *own = dispute[side];
        for (size_t o = 0; own->graph == NULL && o < own->option_count; o++) {
            const ent_option *option = &own->options[o];
            if (find_option(dispute[1 - side], option->id) == NULL) {
                ENT_TRY(add(c, ENT_DIFFERS_OPTION, option->id, side == 0 ? option->label : NULL,
                            side == 1 ? option->label : NULL));
            }
        }
    }
    for (size_t o = 0; dispute[0]->graph == NULL && o < dispute[0]->option_count; o++) {
        const ent_option *b = &dispute[0]->options[o];
        const ent_option *a = find_option(dispute[1], b->id);
        if (a == NULL) {
            continue;
        }
        ENT_TRY(add_changed(c, ENT_DIFFERS_OWNER, b->id, dispute[0]->parties[b->party].id,
                            dispute[1]->parties[a->party].id));
        ENT_TRY(compare_values(c, b, a));
        ENT_TRY(add_changed(c, ENT_DIFFERS_MOVES, b->id, ent_moves_word(b->moves),
                            ent_moves_word(a->moves)));
    }
    return ENT_OK;
}

/* The key and the expression of a rule of the document. */
static const char *rule_parts(const ent_node *rule, const char **expression)
{
    static const char *const keys[] = {"never", "always", "same"};
    for (size_t k = 0; k < 3; k++) {
        const ent_node *value = ent_field(rule, keys[k]);
        if (value != NULL) {
            *expression = value->text.text;
            return keys[k];
        }
    }
    return NULL;
}

/* The parsed expression of a rule that is written so; NULL for those that merge. */
static const ent_expression *parsed_rule(const ent_dispute *dispute, const char *key,
                                         const char *expression)
{
    for (size_t k = 0; k < dispute->rule_count; k++) {
        const ent_rule *rule = &dispute->rules[k];
        if (rule->text != NULL && rule->never == (strcmp(key, "never") == 0) &&
            ent_same_words(rule->text, expression)) {
            return strcmp(key, "same") == 0 ? NULL : rule->always;
        }
    }
    return NULL;
}

/* A rule of one side. */
typedef struct sided {
    const ent_dispute *dispute;
    const ent_node *rule;
} sided;

static bool same_rule(sided a, sided b)
{
    const char *x = NULL, *y = NULL;
    const char *key = rule_parts(a.rule, &x);
    if (strcmp(key, rule_parts(b.rule, &y)) != 0) {
        return false;
    }
    const ent_expression *one = parsed_rule(a.dispute, key, x);
    const ent_expression *other = parsed_rule(b.dispute, key, y);
    return ent_same_words(x, y) ||
           (one != NULL && other != NULL && ent_same_meaning(a.dispute, one, b.dispute, other));
}

/* How many rules of a list of one side, up to `count` of them, are the same as one. */
static size_t alike(const ent_dispute *dispute, const ent_node *list, size_t count, sided rule)
{
    size_t found = 0;
    for (size_t i = 0; list != NULL && i < count; i++) {
        found += same_rule((sided){dispute, list->items[i]}, rule);
    }
    return found;
}

/* Rules that one side has more often than the other. */
static ent_status compare_rules(ent_comparison *c)
{
    const ent_node *list[ENT_SIDES];
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_node *rules = ent_field(ent_comparison_dispute(c, side)->current, "rules");
        list[side] = rules != NULL && rules->kind == ENT_NODE_LIST ? rules : NULL;
    }
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_node *other = list[1 - side];
        for (size_t i = 0; list[side] != NULL && i < list[side]->count; i++) {
            const ent_node *rule = list[side]->items[i];
            const sided own = {ent_comparison_dispute(c, side), rule};
            if (alike(own.dispute, list[side], i + 1, own) <=
                alike(ent_comparison_dispute(c, 1 - side), other, other == NULL ? 0 : other->count,
                      own)) {
                continue;
            }
            const char *expression = NULL;
            const char *key = rule_parts(rule, &expression);
            ent_text text;
            ent_text_init(&text, &c->allocator);
            ent_text_format(&text, "%s: %s", key, expression);
            const char *words = ent_text_get(&text);
            const ent_status status = text.failed
                                          ? ENT_ERROR_MEMORY
                                          : add(c, ENT_DIFFERS_RULE, NULL, side == 0 ? words : NULL,
                                                side == 1 ? words : NULL);
            ent_text_free(&text);
            ENT_TRY(status);
        }
    }
    return ENT_OK;
}

/* What a name means, as it was written; a mapping on one line. */
static void add_meaning(ent_text *text, const ent_node *meaning)
{
    ent_text_add(text, meaning->kind == ENT_NODE_SCALAR ? meaning->text.text : "");
    for (size_t i = 0; meaning->kind == ENT_NODE_MAP && i < meaning->count; i++) {
        ent_text_format(text, "%s%s: %s", i > 0 ? ", " : "", meaning->keys[i]->text.text,
                        meaning->items[i]->text.text);
    }
}

static const ent_node *names_of(const ent_comparison *c, size_t side, const char *section)
{
    const ent_node *names = ent_field(ent_comparison_dispute(c, side)->current, section);
    return names != NULL && names->kind == ENT_NODE_MAP ? names : NULL;
}

/* Whether a name means the same on both sides, by its parsed expressions. */
static bool same_name(const ent_comparison *c, const char *id)
{
    const ent_expression *meaning[ENT_SIDES] = {NULL, NULL};
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_dispute *dispute = ent_comparison_dispute(c, side);
        for (size_t k = 0; k < dispute->name_count; k++) {
            meaning[side] =
                strcmp(dispute->names[k].id, id) == 0 ? dispute->names[k].meaning : meaning[side];
        }
    }
    return meaning[0] != NULL && meaning[1] != NULL &&
           ent_same_meaning(ent_comparison_dispute(c, 0), meaning[0], ent_comparison_dispute(c, 1),
                            meaning[1]);
}

static ent_status compare_name(ent_comparison *c, const char *section, size_t side, size_t name)
{
    const ent_node *own = names_of(c, side, section);
    const ent_node *others = names_of(c, 1 - side, section);
    const char *id = own->keys[name]->text.text;
    const ent_node *other = others == NULL ? NULL : ent_field(others, id);
    ent_text text[ENT_SIDES];
    ent_text_init(&text[0], &c->allocator);
    ent_text_init(&text[1], &c->allocator);
    add_meaning(&text[side], own->items[name]);
    if (other != NULL) {
        add_meaning(&text[1 - side], other);
    }
    const char *b = ent_text_get(&text[0]), *a = ent_text_get(&text[1]);
    ent_status status = text[0].failed || text[1].failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && other == NULL) {
        status = add(c, ENT_DIFFERS_NAME, id, side == 0 ? b : NULL, side == 1 ? a : NULL);
    } else if (status == ENT_OK && side == 0 && !same_name(c, id)) {
        status = add_changed(c, ENT_DIFFERS_NAME, id, b, a);
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

/* The names of one section. */
static ent_status compare_section(ent_comparison *c, const char *section)
{
    for (size_t side = 0; side < ENT_SIDES; side++) {
        const ent_node *names = names_of(c, side, section);
        for (size_t i = 0; names != NULL && i < names->count; i++) {
            ENT_TRY(compare_name(c, section, side, i));
        }
    }
    return ENT_OK;
}

static ent_status compare_names(ent_comparison *c)
{
    ENT_TRY(compare_section(c, "states"));
    return compare_section(c, "shorthands");
}

/* What holds today of the options of both; in graph form the state. */
static ent_status compare_today(ent_comparison *c)
{
    const ent_dispute *before = ent_comparison_dispute(c, 0);
    const ent_dispute *after = ent_comparison_dispute(c, 1);
    if (before->graph != NULL) {
        uint64_t state[ENT_SIDES] = {0};
        char room[ENT_SIDES][24];
        const char *words[ENT_SIDES];
        for (size_t side = 0; side < ENT_SIDES; side++) {
            (void)ent_state_today(c->space[side], &state[side]);
            const char *id = ent_state_id(c->space[side], state[side]);
            (void)snprintf(room[side], sizeof room[side], "s%llu",
                           (unsigned long long)state[side] + 1);
            words[side] = id == NULL ? room[side] : id;
        }
        return add_changed(c, ENT_DIFFERS_TODAY, "today", words[0], words[1]);
    }
    for (size_t o = 0; o < before->option_count; o++) {
        const ent_option *b = &before->options[o];
        const ent_option *a = find_option(after, b->id);
        if (a != NULL) {
            ENT_TRY(add_changed(c, ENT_DIFFERS_TODAY, b->id, value_word(b, b->today),
                                value_word(a, a->today)));
        }
    }
    return ENT_OK;
}

ent_status ent_comparison_differences(ent_context *context, ent_comparison *c)
{
    ENT_TRY(compare_parties(c));
    ENT_TRY(compare_options(c));
    ENT_TRY(compare_rules(c));
    ENT_TRY(compare_names(c));
    ENT_TRY(compare_today(c));
    for (size_t p = 0; p < ent_comparison_dispute(c, 0)->party_count; p++) {
        if (c->party[0][p] != ENT_NO_PLACE) {
            ENT_TRY(ent_comparison_wishes(context, c, p, c->party[0][p]));
        }
    }
    return ENT_OK;
}
