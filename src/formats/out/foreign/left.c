/* SPDX-License-Identifier: MIT */
/*
 * What a format has no place for. That it is left out changes nothing of what is written: who moves where and prefers
 * what, or who stands where. Where it would, the format refuses.
 */
#include "formats/out/foreign/foreign.h"

#include <string.h>

#define BIT(format) (1u << ENT_FOREIGN_##format)

enum {
    PICTURES = BIT(GRAPHML) | BIT(DOT),
    TABLES = BIT(POSITIONS) | BIT(KTAB),
    STATES = BIT(GMCR) | BIT(NFG) | PICTURES
};

/* Sections of a file, and the formats that tell what they say. */
static const struct {
    const char *section, *words;
    unsigned in;
} sections[] = {
    {"title", "the title", BIT(NFG) | BIT(KTAB) | PICTURES},
    {"description", "the description", BIT(KTAB)},
    {"sources", "sources", 0},
    {"coalitions", "coalitions", BIT(GMCR)},
    {"options", "options and what hangs on them", STATES},
    {"today", "today", PICTURES},
    {"states", "names of states", PICTURES},
    {"attitudes", "attitudes", 0},
    {"fuzzy", "degrees of preference", 0},
    {"issues", "issues", 0},
    {"bargaining", "bargaining", 0},
    {"positions", "positions", TABLES},
};

/* Whether any wish is told by strength or certainty. */
static bool has_shades(const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        bool shaded = party->unknown_count > 0 || party->strong_from > 0 || party->certain_from > 0;
        for (size_t i = 0; i < party->statement_count; i++) {
            const ent_statement *statement = &party->statements[i];
            shaded = shaded || statement->strong || statement->certainty != ENT_SURE ||
                     statement->degree > 0;
        }
        for (size_t i = 0; i < party->ranked_count; i++) {
            shaded = shaded || party->ranked[i].block > 0;
        }
        if (shaded) {
            return true;
        }
    }
    return false;
}

static bool is_grounded(const ent_grounds *grounds)
{
    return grounds->has_basis || grounds->passage != NULL || grounds->note != NULL ||
           grounds->hedge != NULL || grounds->speaker != NULL;
}

/* Whether any wish, rule or option is told on what it rests. */
static bool has_grounds(const ent_dispute *dispute)
{
    bool any = false;
    for (size_t p = 0; p < dispute->party_count && !any; p++) {
        for (size_t i = 0; i < dispute->parties[p].statement_count; i++) {
            any = any || is_grounded(&dispute->parties[p].statements[i].grounds);
        }
    }
    for (size_t r = 0; r < dispute->rule_count && !any; r++) {
        any = is_grounded(&dispute->rules[r].grounds);
    }
    for (size_t o = 0; o < dispute->option_count && !any; o++) {
        any = is_grounded(&dispute->options[o].grounds);
    }
    return any;
}

/* Whether any wish has words of its own. */
static bool has_labels(const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        for (size_t i = 0; i < dispute->parties[p].statement_count; i++) {
            if (dispute->parties[p].statements[i].label != NULL) {
                return true;
            }
        }
    }
    return false;
}

static bool has_grades(const ent_dispute *dispute)
{
    for (size_t o = 0; o < dispute->option_count; o++) {
        if (dispute->options[o].graded) {
            return true;
        }
    }
    return false;
}

/* Whether any value has words of its own. */
static bool has_value_labels(const ent_dispute *dispute)
{
    bool any = false;
    for (size_t o = 0; o < dispute->option_count && !any; o++) {
        any = dispute->options[o].labels != NULL;
    }
    return any;
}

static bool has_weights(const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (dispute->parties[p].order == ENT_ORDER_WEIGHTS) {
            return true;
        }
    }
    return false;
}

static bool has_events(const ent_dispute *dispute)
{
    return dispute->event_count > 0;
}

/* Whether any party or option, or coalition, has an id beside the label that is written. */
static bool has_ids(const ent_dispute *dispute)
{
    bool any = dispute->coalition_count > 0;
    for (size_t p = 0; p < dispute->party_count; p++) {
        any = any || strcmp(dispute->parties[p].id, ent_party_name(dispute, p)) != 0;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        any = any || strcmp(dispute->options[o].id, dispute->options[o].label) != 0;
    }
    return any;
}

/* Whether sentences take a party for several. */
static bool has_plural(const ent_dispute *dispute)
{
    bool any = false;
    for (size_t p = 0; p < dispute->party_count; p++) {
        any = any || dispute->parties[p].plural;
    }
    return any;
}

/* What is said all over a file, and the formats that have no place for it. */
static const struct {
    bool (*has)(const ent_dispute *dispute);
    const char *words;
    unsigned not_in;
} kinds[] = {
    {has_labels, "labels of wishes", BIT(GMCR) | BIT(NFG)},
    {has_grounds, "grounds and notes", STATES},
    {has_events, "events (it is written as of one moment)", STATES},
    {has_grades, "values of options (each above the first becomes an option of its own)",
     BIT(GMCR)},
    {has_value_labels, "labels of values", BIT(NFG) | PICTURES},
    {has_weights, "weights (orders of states are written)", BIT(GMCR)},
    {has_ids, "ids (read again, they are made of labels)", BIT(GMCR)},
    {has_shades, "how strong and how sure wishes are", STATES},
    {has_plural, "which parties are plural", STATES | TABLES},
};

static void add(ent_text *text, const char *words)
{
    ent_text_add(text, text->length == 0 ? "" : ", ");
    ent_text_add(text, words);
}

ent_status ent_foreign_note_left(ent_foreign *x, ent_foreign_format format)
{
    ent_text left;
    ent_text_init(&left, &x->context->allocator);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if ((sections[i].in >> format & 1) == 0 &&
            ent_field(x->dispute->current, sections[i].section) != NULL) {
            add(&left, sections[i].words);
        }
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if ((kinds[i].not_in >> format & 1) != 0 && kinds[i].has(x->dispute)) {
            add(&left, kinds[i].words);
        }
    }
    ent_status status = left.failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && left.length > 0) {
        status =
            ent_issue_plain(x->context, ENT_KIND_FOREIGN_LEFT, "left out: %s", ent_text_get(&left));
    }
    ent_text_free(&left);
    return status;
}
