/* SPDX-License-Identifier: MIT */
/*
 * The table of discourse analysis: a row a stretch of a claim that cites a source.
 *
 * A wish or rule for an option or a name alone, or for the plain negation of one, has that as its concept, agreed with
 * or not; so those for and those against one thing stand under one concept. Any other has its label, or else its
 * expression, agreed with. A rule `never: X` disagrees with X.
 */
#include "report/evidence/sheet.h"

#include <string.h>

/* The word alone that an expression is, after `not ` or `!` where *negated; NULL where it is more. */
static const char *plain_word(const char *text, size_t *length, bool *negated)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    text += strspn(text, " ");
    *negated = *text == '!' || strncmp(text, "not ", 4) == 0;
    text += *negated ? (*text == '!' ? 1 : 4) : 0;
    text += strspn(text, " ");
    *length = strspn(text, letters);
    const char *rest = text + *length;
    rest += strspn(rest, " ");
    return *length > 0 && *rest == '\0' ? text : NULL;
}

/* The concept of a claim and whether it is agreed with. */
static bool put_concept(ent_text *out, const ent_claim_view *claim)
{
    size_t length = 0;
    bool negated = false;
    const bool never = claim->word != NULL && strcmp(claim->word, "never") == 0;
    const char *word = claim->text == NULL ? NULL : plain_word(claim->text, &length, &negated);
    ent_text_clear(out);
    if (word != NULL) {
        ent_text_add_bytes(out, word, length);
    } else {
        ent_text_add(out, claim->label != NULL  ? claim->label
                          : claim->text != NULL ? claim->text
                          : claim->id != NULL   ? claim->id
                                                : "");
    }
    return (word != NULL && negated) == never;
}

static void put_row(ent_evidence_sheet *s, const ent_claim_view *claim, const ent_stretch *stretch)
{
    ent_writer *w = s->w;
    const char *problem = NULL;
    ent_text text;
    ent_text_init(&text, w->buffer.allocator);
    const bool agrees = put_concept(&text, claim);
    ent_csv_field(w, true, claim->source);
    ent_csv_field(w, false, claim->speaker == NULL ? "" : claim->speaker);
    ent_csv_field(w, false, claim->party == SIZE_MAX ? "" : ent_party_id(s->dispute, claim->party));
    ent_csv_field(w, false, ent_text_get(&text));
    ent_put(w, agrees ? ",1," : ",0,");
    if (stretch != NULL) {
        ent_put_format(w, "%llu,%llu", (unsigned long long)stretch->byte_start,
                       (unsigned long long)stretch->byte_end);
    } else {
        ent_put(w, ",");
    }
    ent_csv_field(w, false, claim->coder == NULL ? "" : claim->coder);
    ent_csv_field(w, false, ent_basis_word(claim->basis));
    ent_csv_field(w, false, claim->hedge == NULL ? "" : claim->hedge);
    const bool quoted = stretch != NULL && ent_evidence_quote(s, claim, stretch, &text, &problem);
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
            put_row(s, &claim, &stretch);
        }
        if (stretches == 0) {
            put_row(s, &claim, NULL);
        }
    }
}
