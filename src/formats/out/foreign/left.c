/* SPDX-License-Identifier: MIT */
/*
 * What a format has no place for. That it is left out changes nothing of what is written: who moves where and prefers
 * what, or who stands where. Where it would, the format refuses.
 */
#include "formats/out/foreign/foreign.h"

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
    if ((STATES >> format & 1) != 0 && has_shades(x->dispute)) {
        add(&left, "how strong and how sure wishes are");
    }
    ent_status status = left.failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && left.length > 0) {
        status =
            ent_issue_plain(x->context, ENT_KIND_FOREIGN_LEFT, "left out: %s", ent_text_get(&left));
    }
    ent_text_free(&left);
    return status;
}
