/* SPDX-License-Identifier: MIT */
/*
 * The table of discourse analysis: a row a stretch of a claim that cites a source.
 *
 * A wish or rule for one value of an option, for a name, or for the contrary, has that as its concept, as OPTION, as
 * OPTION=VALUE or as the name, agreed with or not; so those for and those against one thing stand under one concept.
 * Any other has its label, or else its expression, agreed with; but a rule `never: X` disagrees with X.
 */
#include "report/evidence/sheet.h"

#include <string.h>

/* Adds what an expression is for or against, if it is that plain; turns *agrees where it is against it. */
static bool add_plain(ent_text *out, const ent_dispute *dispute, const ent_expression *e,
                      bool *agrees)
{
    bool for_it = true;
    while (e->op == ENT_OP_NOT) {
        for_it = !for_it;
        e = e->children[0];
    }
    if (e->op == ENT_OP_NAME) {
        ent_text_add(out, e->name->id);
    } else if (e->op == ENT_OP_LEAF && e->low == e->high && dispute->graph == NULL) {
        const ent_option *option = &dispute->options[e->option];
        ent_text_add(out, option->id);
        if (option->graded) {
            ent_text_format(out, "=%s", option->values[e->low]);
        } else {
            for_it = for_it == (e->low == 1);
        }
    } else {
        return false;
    }
    *agrees = for_it;
    return true;
}

/* The concept of a claim; returns whether it is agreed with. */
static bool put_concept(ent_text *out, const ent_dispute *dispute, size_t index,
                        const ent_claim_view *claim)
{
    const ent_expression *said = ent_claim_expression(dispute, index);
    bool agrees = claim->word == NULL || strcmp(claim->word, "never") != 0;
    ent_text_clear(out);
    if (said == NULL || !add_plain(out, dispute, said, &agrees)) {
        ent_text_add(out, claim->label != NULL  ? claim->label
                          : claim->text != NULL ? claim->text
                                                : claim->id);
    }
    return agrees;
}

static void put_row(ent_evidence_sheet *s, size_t index, const ent_stretch *stretch)
{
    const ent_claim_view claim = ent_claim_at(s->dispute, index);
    ent_writer *w = s->w;
    const char *problem = NULL;
    ent_text text;
    ent_text_init(&text, w->buffer.allocator);
    const bool agrees = put_concept(&text, s->dispute, index, &claim);
    ent_csv_field(w, true, claim.source);
    ent_csv_field(w, false, claim.speaker == NULL ? "" : claim.speaker);
    ent_csv_field(w, false, claim.party == SIZE_MAX ? "" : ent_party_id(s->dispute, claim.party));
    ent_csv_field(w, false, ent_text_get(&text));
    ent_put(w, agrees ? ",1," : ",0,");
    if (stretch != NULL) {
        ent_put_format(w, "%llu,%llu", (unsigned long long)stretch->byte_start,
                       (unsigned long long)stretch->byte_end);
    } else {
        ent_put(w, ",");
    }
    ent_csv_field(w, false, claim.coder == NULL ? "" : claim.coder);
    ent_csv_field(w, false, ent_basis_word(claim.basis));
    ent_csv_field(w, false, claim.hedge == NULL ? "" : claim.hedge);
    const bool quoted = stretch != NULL && ent_evidence_quote(s, &claim, stretch, &text, &problem);
    ent_csv_field(w, false, quoted ? ent_text_get(&text) : "");
    ent_put(w, "\n");
    w->status = text.failed && w->status == ENT_OK ? ENT_ERROR_MEMORY : w->status;
    ent_text_free(&text);
}

void ent_evidence_csv(ent_evidence_sheet *s)
{
    ent_put(s->w, "document,speaker,organization,concept,agreement,start,stop,coder,basis,hedge,"
                  "text\n");
    for (size_t k = 0; k < ent_claim_count(s->dispute); k++) {
        const ent_claim_view claim = ent_claim_at(s->dispute, k);
        const bool told = claim.kind == ENT_CLAIM_STATEMENT || claim.kind == ENT_CLAIM_RULE ||
                          claim.kind == ENT_CLAIM_EVENT;
        if (!told || claim.source == NULL) {
            continue;
        }
        const size_t stretches = ent_claim_stretch_count(s->dispute, k);
        for (size_t i = 0; i < stretches; i++) {
            const ent_stretch stretch = ent_claim_stretch_at(s->dispute, k, i);
            put_row(s, k, &stretch);
        }
        if (stretches == 0) {
            put_row(s, k, NULL);
        }
    }
}
