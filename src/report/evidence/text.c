/* SPDX-License-Identifier: MIT */
/* On what a dispute rests, in words: shares, sources, every claim with its grounds, hedges, coders, and what falls. */
#include "report/evidence/sheet.h"
#include "report/head.h"
#include "report/words.h"

#include <string.h>

void ent_evidence_name(ent_text *text, const ent_dispute *dispute, const ent_claim_view *claim)
{
    const char *said = claim->label != NULL ? claim->label : claim->text;
    switch (claim->kind) {
    case ENT_CLAIM_STATEMENT:
        ent_text_format(text, "wish %zu", claim->index + 1);
        break;
    case ENT_CLAIM_RANKING:
        ent_text_add(text, "the ranking");
        break;
    case ENT_CLAIM_UNSEEN:
        ent_text_format(text, "what is unseen, %zu", claim->index + 1);
        break;
    case ENT_CLAIM_RULE:
        ent_text_format(text, "rule %s", claim->word);
        break;
    case ENT_CLAIM_POSITION:
        ent_text_format(text, "position %s", claim->text);
        break;
    default:
        ent_text_add(text, claim->kind == ENT_CLAIM_OPTION ? "option " : "event ");
        ent_text_add(text, claim->id);
    }
    if (claim->party != SIZE_MAX) {
        ent_text_format(text, " of %s", ent_party_name(dispute, claim->party));
    }
    if (said != NULL) {
        ent_text_format(text, ", \"%s\"", said);
    }
}

static void put_shares(ent_evidence_sheet *s)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_words_count(&text, s->all.claims, "claim", "claims");
    ent_text_add(&text, ": ");
    ent_words_basis(&text, s->all.bases);
    if (s->all.silent > 0) {
        ent_text_add(&text, ", and ");
        ent_words_count(&text, s->all.silent, "option without a basis", "options without a basis");
    }
    ent_text_format(&text, "; %llu with a source, %llu hedged", (unsigned long long)s->all.sourced,
                    (unsigned long long)s->all.hedged);
    ent_put(s->w, "\nOn what it rests\n");
    ent_put_gathered(s->w, 2, 2, &text);
    ent_put(s->w, "    stated  inferred   assumed   sourced    hedged\n");
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        const ent_shares *of = &s->parties[p];
        ent_put_format(s->w, "%10llu%10llu%10llu%10llu%10llu  ", (unsigned long long)of->bases[0],
                       (unsigned long long)of->bases[1], (unsigned long long)of->bases[2],
                       (unsigned long long)of->sourced, (unsigned long long)of->hedged);
        ent_put(s->w, ent_party_name(s->dispute, p));
        ent_put(s->w, "\n");
    }
    ent_text_free(&text);
}

static void put_sources(ent_evidence_sheet *s)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_put(s->w, "\nSources\n");
    for (size_t k = 0; k < ent_source_count(s->dispute); k++) {
        const ent_source_view source = ent_source_at(s->dispute, k);
        const char *const parts[] = {source.author, source.publisher, source.date, source.file,
                                     source.url};
        ent_text_format(&text, "%s: %s", source.id, source.title == NULL ? "" : source.title);
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            ent_text_add(&text, parts[i] == NULL ? "" : ", ");
            ent_text_add(&text, parts[i] == NULL ? "" : parts[i]);
        }
        ent_text_add(&text, "; cited by ");
        ent_words_count(&text, ent_evidence_citing(s->dispute, source.id), "claim", "claims");
        ent_put_gathered(s->w, 2, 6, &text);
    }
    ent_put(s->w, ent_source_count(s->dispute) == 0 ? "  the file names none\n" : "");
    ent_text_free(&text);
}

/* "stated; article, paragraph 3; said by ann; hedged: perhaps; coded by ab; by event call". */
static void add_grounds(const ent_evidence_sheet *s, ent_text *text, const ent_claim_view *claim)
{
    ent_text_add(text, ": ");
    if (!claim->basis_given && (claim->source != NULL || !ent_claim_rests(claim))) {
        ent_text_add(text, "no basis is given");
        ent_text_add(text, ent_claim_rests(claim) ? ", so it counts as assumed" : "");
    } else {
        ent_text_add(text, ent_basis_word(claim->basis));
    }
    if (claim->source != NULL) {
        ent_text_format(text, "; %s", claim->source);
    }
    if (claim->passage != NULL) {
        ent_text_format(text, ", %s", claim->passage);
    }
    if (claim->speaker != NULL) {
        ent_text_format(text, "; said by %s", claim->speaker);
    }
    if (claim->hedge != NULL) {
        ent_text_format(text, "; hedged: %s", claim->hedge);
    }
    if (claim->coder != NULL) {
        ent_text_format(text, "; coded by %s", claim->coder);
    }
    if (claim->event != ENT_NO_EVENT) {
        ent_text_format(text, "; by event %s", ent_event_at(s->dispute, claim->event).id);
    }
}

/* The words at each place that the claim cites. */
static void put_quotes(ent_evidence_sheet *s, size_t index, const ent_claim_view *claim)
{
    ent_text text, quote;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_text_init(&quote, s->w->buffer.allocator);
    for (size_t k = 0; k < ent_claim_stretch_count(s->dispute, index); k++) {
        const ent_stretch stretch = ent_claim_stretch_at(s->dispute, index, k);
        const char *problem = NULL;
        const bool quoted = ent_evidence_quote(s, claim, &stretch, &quote, &problem);
        ent_text_format(&text, "bytes %llu-%llu", (unsigned long long)stretch.byte_start,
                        (unsigned long long)stretch.byte_end);
        if (quoted) {
            ent_text_format(&text, ": \"%s\"", ent_text_get(&quote));
        } else if (problem != NULL) {
            ent_text_format(&text, ": %s", problem);
        }
        ent_put_gathered(s->w, 6, 8, &text);
    }
    s->w->status = quote.failed && s->w->status == ENT_OK ? ENT_ERROR_MEMORY : s->w->status;
    ent_text_free(&quote);
    ent_text_free(&text);
}

static void put_claims(ent_evidence_sheet *s)
{
    static const char *const heads[ENT_CLAIM_KINDS] = {[ENT_CLAIM_STATEMENT] = "Wishes",
                                                       [ENT_CLAIM_RANKING] = "Rankings",
                                                       [ENT_CLAIM_RULE] = "Rules",
                                                       [ENT_CLAIM_OPTION] =
                                                           "What the parties can do",
                                                       [ENT_CLAIM_UNSEEN] = "What is unseen",
                                                       [ENT_CLAIM_EVENT] = "Events",
                                                       [ENT_CLAIM_POSITION] = "Positions"};
    ent_claim_kind last = ENT_CLAIM_KINDS;
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    for (size_t k = 0; k < ent_claim_count(s->dispute); k++) {
        const ent_claim_view claim = ent_claim_at(s->dispute, k);
        if (claim.kind != last) {
            ent_put_format(s->w, "\n%s\n", heads[claim.kind]);
            last = claim.kind;
        }
        ent_evidence_name(&text, s->dispute, &claim);
        add_grounds(s, &text, &claim);
        ent_put_gathered(s->w, 2, 6, &text);
        put_quotes(s, k, &claim);
        if (claim.note != NULL) {
            ent_text_format(&text, "note: %s", claim.note);
            ent_put_gathered(s->w, 6, 8, &text);
        }
    }
    ent_text_free(&text);
}

static void put_coders(ent_evidence_sheet *s)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    for (size_t k = 0; k < s->coder_count; k++) {
        const ent_coder *one = &s->coders[k];
        ent_put(s->w, k == 0 ? "\nCoded by\n" : "");
        ent_text_format(&text, "%s: ", one->name == NULL ? "nobody who is named" : one->name);
        ent_words_count(&text, one->claims, "claim", "claims");
        ent_put_gathered(s->w, 2, 6, &text);
    }
    ent_text_free(&text);
}

static void put_hedges(ent_evidence_sheet *s)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_put(s->w, s->all.hedged > 0 ? "\nHedged by the source\n" : "");
    for (size_t k = 0; k < ent_claim_count(s->dispute); k++) {
        const ent_claim_view claim = ent_claim_at(s->dispute, k);
        if (claim.hedge != NULL) {
            ent_evidence_name(&text, s->dispute, &claim);
            ent_text_format(&text, ": %s", claim.hedge);
            ent_put_gathered(s->w, 2, 6, &text);
        }
    }
    ent_text_free(&text);
}

/* The answer stands first; of what was withdrawn it is all there is to say. */
void ent_evidence_text(ent_evidence_sheet *s)
{
    ent_put_head(s->w, s->dispute);
    if (s->without != NULL) {
        ent_evidence_without(s);
        return;
    }
    put_shares(s);
    ent_evidence_hanging(s);
    ent_evidence_assumed(s);
    put_sources(s);
    put_hedges(s);
    put_coders(s);
    put_claims(s);
}
