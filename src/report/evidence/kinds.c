/* SPDX-License-Identifier: MIT */
/* Which claims go with a source, a basis, or what was withdrawn: so many of each kind, and options, which stay. */
#include "report/evidence/sheet.h"
#include "report/words.h"

#include <string.h>

static const struct {
    const char *one, *many;
} kinds[ENT_CLAIM_KINDS] = {[ENT_CLAIM_STATEMENT] = {"wish", "wishes"},
                            [ENT_CLAIM_RANKING] = {"ranking", "rankings"},
                            [ENT_CLAIM_RULE] = {"rule", "rules"},
                            [ENT_CLAIM_OPTION] = {"option stays", "options stay"},
                            [ENT_CLAIM_UNSEEN] = {"thing unseen", "things unseen"},
                            [ENT_CLAIM_EVENT] = {"event", "events"},
                            [ENT_CLAIM_POSITION] = {"position", "positions"}};

/* Whether a claim rests on what a selection leaves out. */
static bool is_left_out(const ent_claim_view *claim, const ent_selection *left)
{
    bool found = ent_claim_rests(claim) && (left->without_bases >> claim->basis & 1) != 0;
    for (size_t k = 0; claim->source != NULL && k < left->without_source_count; k++) {
        found = found || strcmp(left->without_sources[k], claim->source) == 0;
    }
    return found;
}

static void add_counts(ent_text *text, const ent_dispute *dispute, const ent_selection *left)
{
    uint64_t counts[ENT_CLAIM_KINDS] = {0};
    bool any = false;
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const ent_claim_view claim = ent_claim_at(dispute, k);
        counts[claim.kind] += is_left_out(&claim, left);
    }
    for (ent_claim_kind kind = 0; kind < ENT_CLAIM_KINDS; kind++) {
        if (ent_claim_falls(kind) && counts[kind] > 0) {
            ent_text_add(text, any ? ", " : "");
            ent_words_count(text, counts[kind], kinds[kind].one, kinds[kind].many);
            any = true;
        }
    }
    if (counts[ENT_CLAIM_OPTION] > 0) {
        ent_text_add(text, any ? "; " : "");
        ent_words_count(text, counts[ENT_CLAIM_OPTION], kinds[ENT_CLAIM_OPTION].one,
                        kinds[ENT_CLAIM_OPTION].many);
    }
}

void ent_evidence_kinds(ent_text *text, const ent_dispute *dispute, const ent_fall *fall)
{
    ent_selection left;
    const char *id = NULL;
    ent_selection_defaults(&left);
    if (fall->source == SIZE_MAX) {
        left.without_bases = 1u << fall->basis;
    } else {
        id = ent_source_at(dispute, fall->source).id;
        left.without_sources = &id;
        left.without_source_count = 1;
    }
    add_counts(text, dispute, &left);
}

void ent_evidence_withdrawn(ent_text *text, const ent_dispute *whole, const ent_dispute *rest)
{
    const ent_selection left = ent_dispute_selection(rest);
    add_counts(text, whole, &left);
}

uint64_t ent_evidence_citing(const ent_dispute *dispute, const char *source)
{
    uint64_t count = 0;
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const char *cited = ent_claim_grounds(dispute, k)->source;
        count += cited != NULL && strcmp(cited, source) == 0;
    }
    return count;
}
