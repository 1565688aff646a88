/* SPDX-License-Identifier: MIT */
/*
 * How parties bargain: the section `bargaining`, and the packages of issues that have values of their own.
 *
 * Rules and bonuses are over packages where there are some. These are built here, by a builder of their own, so that their
 * expressions are parsed as any other's.
 */
#include "formats/in/bargain/bargain.h"

static const ent_number_form reservation_form = {.what = "a reservation"};
static const ent_number_form discount_form = {.what = "a discount", .positive = true};
static const ent_number_form bonus_form = {.what = "the utility of a bonus"};

/* Where a number that a party has is put: its reservation or its discount. */
typedef struct column {
    const char *key;
    const ent_number_form *form;
    bool share; /* from 0 to 1 */
} column;
static const column columns[] = {{"reservation", &reservation_form, false},
                                 {"discount", &discount_form, true}};

/* Puts a number of a column where it belongs. */
static void put_number(ent_bargainer *party, const column *of, ent_decimal number)
{
    if (of->share) {
        party->has_discount = true;
        party->discount = number;
    } else {
        party->has_reservation = true;
        party->reservation = number;
    }
}

static ent_status read_column(ent_builder *builder, const ent_node *section, const column *of)
{
    const ent_node *map = ent_field(section, of->key);
    bool good = false;
    if (map == NULL || map->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, map, ENT_NODE_MAP, of->form->what, &good));
    for (size_t i = 0; good && i < map->count; i++) {
        size_t party = 0;
        bool found = false, fine = false;
        ent_decimal number;
        ENT_TRY(ent_field_party(builder, map->keys[i], &party, &found));
        ENT_TRY(ent_read_number(builder, map->items[i], of->form, &number, &fine));
        if (fine && of->share && number.nearest > 1) {
            ENT_TRY(ent_builder_issue(
                builder, ENT_KIND_ISSUE_NUMBER, map->items[i]->span, "a discount is at most 1",
                "write what a gain of 1 is worth a round later, such as 0.9"));
        } else if (fine && found) {
            put_number(&builder->dispute->bargain->parties[party], of, number);
        }
    }
    return ENT_OK;
}

static ent_status read_bonus(ent_builder *builder, ent_builder *over, const ent_node *entry,
                             ent_bargainer *party)
{
    const ent_node *where = ent_field(entry, "where"), *utility = ent_field(entry, "utility");
    ent_bonus bonus = {.span = entry->span};
    bool good = false;
    ENT_TRY(ent_fields_known(builder, entry, &ent_form_bonus));
    if (where == NULL || utility == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY,
                                 (ent_span){entry->span.start, entry->span.start + 1},
                                 "a bonus has the keys 'where' and 'utility'",
                                 "write '- where: EXPRESSION' and 'utility: NUMBER' below it");
    }
    ENT_TRY(ent_read_expression(over, where, "where a bonus is gained", &bonus.where));
    ENT_TRY(ent_read_number(builder, utility, &bonus_form, &bonus.utility, &good));
    if (good && bonus.where != NULL) {
        party->bonuses[party->bonus_count++] = bonus;
    }
    return ENT_OK;
}

static ent_status read_bonuses(ent_builder *builder, ent_builder *over, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "'bonuses'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        const ent_node *list = section->items[i];
        size_t party = 0;
        bool found = false, fine = false;
        ENT_TRY(ent_field_party(builder, section->keys[i], &party, &found));
        ENT_TRY(ent_expect(builder, list, ENT_NODE_LIST, "the bonuses of a party", &fine));
        if (!found || !fine) {
            continue;
        }
        ent_bargainer *to = &builder->dispute->bargain->parties[party];
        to->bonuses = ent_arena_new(builder->arena, list->count, sizeof *to->bonuses);
        if (to->bonuses == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t k = 0; k < list->count; k++) {
            ENT_TRY(ent_expect(builder, list->items[k], ENT_NODE_MAP, "a bonus", &fine));
            ENT_TRY(fine ? read_bonus(builder, over, list->items[k], to) : ENT_OK);
        }
    }
    return ENT_OK;
}

/* Reads a rule of packages: as a rule over states, but that none makes several one. */
static ent_status read_rule(ent_builder *builder, ent_builder *over, const ent_node *entry)
{
    const ent_node *never = ent_field(entry, "never"), *always = ent_field(entry, "always");
    ent_rule rule = {.span = entry->span, .event = entry->brought - 1, .never = never != NULL};
    const ent_node *same = ent_field(entry, "same");
    if (same != NULL) {
        return ent_builder_issue(builder, ENT_KIND_ISSUE_FORM, same->span,
                                 "packages cannot be made one",
                                 "write 'never' or 'always', or leave values out");
    }
    ENT_TRY(ent_fields_known(builder, entry, &ent_form_package_rule));
    if ((never != NULL) == (always != NULL)) {
        return ent_builder_issue(builder,
                                 never != NULL ? ENT_KIND_TOO_MANY_KEYS : ENT_KIND_MISSING_KEY,
                                 (ent_span){entry->span.start, entry->span.start + 1},
                                 "a rule over packages has exactly one of 'never' and 'always'",
                                 "write one rule a line: - never: EXPRESSION");
    }
    const ent_node *given = never != NULL ? never : always;
    ENT_TRY(ent_field_grounds(builder, entry, &rule.grounds));
    ENT_TRY(ent_field_id(builder, entry, &rule.id));
    ENT_TRY(ent_read_expression(over, given, "a rule's expression", &rule.always));
    ENT_TRY(ent_field_kept(builder, given, &rule.text));
    return ent_builder_rule(over, &rule);
}

static ent_status read_rules(ent_builder *builder, ent_builder *over, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    if (over == builder) {
        return ent_builder_issue(builder, ENT_KIND_ISSUE_FORM, section->span,
                                 "these rules are over issues that have values of their own",
                                 "put rules over states into the section 'rules'");
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_LIST, "the rules of 'bargaining'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        bool fine = false;
        ENT_TRY(ent_expect(builder, section->items[i], ENT_NODE_MAP, "a rule", &fine));
        ENT_TRY(fine ? read_rule(builder, over, section->items[i]) : ENT_OK);
    }
    return good ? ent_ids_differ(builder, section) : ENT_OK;
}

/* Reads what does not depend on outcomes. */
static ent_status read_terms(ent_builder *builder, const ent_node *section)
{
    static const char *const scales[] = {"written", "unit", NULL};
    static const char *const disagreements[] = {"reservation", "today", "worst", NULL};
    ent_bargain *bargain = builder->dispute->bargain;
    size_t word = 0;
    ENT_TRY(ent_fields_known(builder, section, &ent_form_bargaining));
    ENT_TRY(ent_field_word(builder, section, "scale", scales, SIZE_MAX, &word));
    bargain->scale =
        (ent_scale)(word + 1); /* in the order of the words; else as the file is silent */
    ENT_TRY(ent_field_word(builder, section, "disagreement", disagreements, SIZE_MAX, &word));
    bargain->disagreement = (ent_disagreement)(word + 1);
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
        ENT_TRY(read_column(builder, section, &columns[k]));
    }
    return ENT_OK;
}

/* Reads what is said of outcomes by expressions over them. */
static ent_status read_outcomes(ent_builder *builder, ent_builder *over, const ent_node *section)
{
    if (section == NULL || section->empty || section->kind != ENT_NODE_MAP) {
        return ENT_OK;
    }
    ENT_TRY(read_rules(builder, over, ent_field(section, "rules")));
    return read_bonuses(builder, over, ent_field(section, "bonuses"));
}

/* Builds the packages, with what is said of them. */
static ent_status read_packages(ent_builder *builder, const ent_node *section)
{
    ent_builder over;
    ENT_TRY(ent_builder_packages(&over, builder));
    const ent_status status = read_outcomes(builder, &over, section);
    if (status != ENT_OK) {
        ent_builder_drop(&over);
        return status;
    }
    const ent_status finished = ent_builder_finish(&over, &builder->dispute->bargain->packages);
    return finished == ENT_ERROR_INPUT ? ENT_OK : finished; /* which is told, and counted outside */
}

ent_status ent_read_bargaining(ent_builder *builder, const ent_node *section, bool own)
{
    ent_bargain *bargain = builder->dispute->bargain;
    bool good = section != NULL && !section->empty;
    bargain->parties =
        ent_arena_new(builder->arena, builder->dispute->party_count, sizeof *bargain->parties);
    if (bargain->parties == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (good) {
        ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'bargaining'", &good));
        ENT_TRY(good ? read_terms(builder, section) : ENT_OK);
    }
    return own ? read_packages(builder, section) : read_outcomes(builder, builder, section);
}
