/* SPDX-License-Identifier: MIT */
/* On what a dispute rests, as JSON. */
#include "report/data.h"
#include "report/evidence/sheet.h"
#include "report/head.h"

static void put_party(ent_evidence_sheet *s, const char *key, size_t party)
{
    ent_json_field_text(s->w, key, party == SIZE_MAX ? NULL : ent_party_id(s->dispute, party));
}

static void put_shares(ent_evidence_sheet *s, const ent_shares *of)
{
    ent_json_field_count(s->w, "claims", of->claims);
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        ent_json_field_count(s->w, ent_basis_word(b), of->bases[b]);
    }
    ent_json_field_count(s->w, "silent", of->silent);
    ent_json_field_count(s->w, "sourced", of->sourced);
    ent_json_field_count(s->w, "hedged", of->hedged);
}

static void put_all_shares(ent_evidence_sheet *s)
{
    ent_json_key(s->w, "shares");
    ent_json_open(s->w, '{');
    put_shares(s, &s->all);
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '[');
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        ent_json_open(s->w, '{');
        put_party(s, "party", p);
        put_shares(s, &s->parties[p]);
        ent_json_field_bool(s->w, "assumed_alone", ent_party_assumed(s->dispute, p));
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

static void put_sources(ent_evidence_sheet *s)
{
    ent_json_key(s->w, "sources");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_source_count(s->dispute); k++) {
        const ent_source_view source = ent_source_at(s->dispute, k);
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "id", source.id);
        ent_json_field_text(s->w, "title", source.title);
        ent_json_field_text(s->w, "author", source.author);
        ent_json_field_text(s->w, "publisher", source.publisher);
        ent_json_field_text(s->w, "date", source.date);
        ent_json_field_text(s->w, "file", source.file);
        ent_json_field_text(s->w, "url", source.url);
        ent_json_field_text(s->w, "note", source.note);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_coders(ent_evidence_sheet *s)
{
    ent_json_key(s->w, "coders");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < s->coder_count; k++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "coder", s->coders[k].name);
        ent_json_field_count(s->w, "claims", s->coders[k].claims);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_stretches(ent_evidence_sheet *s, size_t index, const ent_claim_view *claim)
{
    ent_text quote;
    ent_text_init(&quote, s->w->buffer.allocator);
    ent_json_key(s->w, "stretches");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_claim_stretch_count(s->dispute, index); k++) {
        const ent_stretch stretch = ent_claim_stretch_at(s->dispute, index, k);
        const char *problem = NULL;
        const bool quoted = ent_evidence_quote(s, claim, &stretch, &quote, &problem);
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "passage", stretch.passage);
        ent_json_field_count(s->w, "start", stretch.byte_start);
        ent_json_field_count(s->w, "end", stretch.byte_end);
        ent_json_field_text(s->w, "quote", quoted ? ent_text_get(&quote) : NULL);
        ent_json_field_text(s->w, "problem", problem);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    s->w->status = quote.failed && s->w->status == ENT_OK ? ENT_ERROR_MEMORY : s->w->status;
    ent_text_free(&quote);
}

static void put_claim(ent_evidence_sheet *s, size_t index)
{
    const ent_claim_view claim = ent_claim_at(s->dispute, index);
    ent_writer *w = s->w;
    ent_json_open(w, '{');
    ent_json_field_text(w, "kind", ent_claim_word(claim.kind));
    put_party(s, "party", claim.party);
    ent_json_field_count(w, "index", claim.index + 1);
    ent_json_field_text(w, "id", claim.id);
    ent_json_field_text(w, "word", claim.word);
    ent_json_field_text(w, "text", claim.text);
    ent_json_field_text(w, "label", claim.label);
    ent_json_field_text(w, "basis", ent_claim_rests(&claim) ? ent_basis_word(claim.basis) : NULL);
    ent_json_field_text(w, "source", claim.source);
    ent_json_field_text(w, "passage", claim.passage);
    ent_json_field_text(w, "speaker", claim.speaker);
    ent_json_field_text(w, "hedge", claim.hedge);
    ent_json_field_text(w, "coder", claim.coder);
    ent_json_field_text(w, "note", claim.note);
    ent_json_field_text(
        w, "event", claim.event == ENT_NO_EVENT ? NULL : ent_event_at(s->dispute, claim.event).id);
    ent_json_field_count(w, "line", claim.place.line);
    put_stretches(s, index, &claim);
    ent_json_close(w, '}');
}

/* The states of a list, where their listing is still there. */
static void put_states(ent_evidence_sheet *s, const char *key, const ent_space *space,
                       const ent_fall_list *list)
{
    ent_json_key(s->w, key);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "count", list->total);
    ent_json_key(s->w, "states");
    ent_json_open(s->w, '[');
    for (uint64_t k = 0; space != NULL && k < list->count; k++) {
        ent_json_open(s->w, '{');
        ent_json_state(s->w, space, list->states[k].state);
        ent_json_strictest(s->w, "concepts", list->states[k].concepts);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

static void put_counts(ent_evidence_sheet *s, const ent_fall *fall)
{
    ent_json_key(s->w, "counts");
    ent_json_open(s->w, '{');
    for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((fall->concepts >> k & 1) != 0) {
            ent_json_key(s->w, ent_concept_key(k));
            ent_json_open(s->w, '{');
            ent_json_field_count(s->w, "before", fall->counts[k].before);
            ent_json_field_count(s->w, "after", fall->counts[k].after);
            ent_json_field_count(s->w, "lost", fall->counts[k].lost);
            ent_json_field_count(s->w, "gained", fall->counts[k].gained);
            ent_json_close(s->w, '}');
        }
    }
    ent_json_close(s->w, '}');
}

static void put_today(ent_evidence_sheet *s, const ent_fall *fall)
{
    static const char *const keys[] = {"before", "after"};
    ent_json_key(s->w, "today");
    ent_json_open(s->w, '{');
    for (size_t side = 0; side < 2; side++) {
        if (fall->today_known[side]) {
            ent_json_strictest(s->w, keys[side], fall->today[side]);
        } else {
            ent_json_field_text(s->w, keys[side], NULL);
        }
    }
    ent_json_field_bool(s->w, "moved", fall->today_moved);
    ent_json_key(s->w, "then");
    if (fall->today_moved && fall->today_listed) {
        ent_json_count(s->w, fall->today_then + 1);
    } else {
        ent_json_null(s->w);
    }
    ent_json_close(s->w, '}');
}

/* What becomes of the states of a name, and of the strongest. */
static void put_named(ent_evidence_sheet *s, const ent_fall_name *name)
{
    ent_json_field_count(s->w, "states", name->states);
    ent_json_field_count(s->w, "losing", name->losing);
    ent_json_field_count(s->w, "gaining", name->gaining);
    ent_json_field_count(s->w, "newcomers", name->newcomers);
    ent_json_key(s->w, "strongest");
    if (name->states == 0) {
        ent_json_null(s->w);
        return;
    }
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "state", name->strongest + 1);
    ent_json_key(s->w, "then");
    if (name->then_listed) {
        ent_json_count(s->w, name->then + 1);
    } else {
        ent_json_null(s->w);
    }
    ent_json_strictest(s->w, "lost", name->lost);
    ent_json_strictest(s->w, "gained", name->gained);
    ent_json_close(s->w, '}');
}

/* What falls, into an open object. */
static void put_fall(ent_evidence_sheet *s, const ent_fall *fall, const ent_space *after)
{
    ent_json_field_text(s->w, "failure", fall->failure);
    ent_json_field_bool(s->w, "solved", fall->worked);
    if (!fall->worked) {
        return;
    }
    ent_json_field_bool(s->w, "changes", ent_fall_changes(fall));
    ent_json_key(s->w, "names");
    ent_json_open(s->w, '[');
    for (size_t n = 0; n < fall->name_count; n++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "name", ent_name_at(s->dispute, n));
        ent_json_strictest(s->w, "before", fall->names[n].before);
        ent_json_strictest(s->w, "after", fall->names[n].after);
        put_named(s, &fall->names[n]);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    put_today(s, fall);
    put_counts(s, fall);
    put_states(s, "lost", s->space, &fall->lost);
    put_states(s, "gained", after, &fall->gained);
}

static void put_hanging(ent_evidence_sheet *s)
{
    ent_json_field_bool(s->w, "large", s->large);
    ent_json_key(s->w, "hanging");
    if (s->hanging == NULL) {
        ent_json_null(s->w);
        return;
    }
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < s->hanging->count; k++) {
        const ent_fall *fall = &s->hanging->falls[k];
        const bool source = fall->source != SIZE_MAX;
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "source",
                            source ? ent_source_at(s->dispute, fall->source).id : NULL);
        ent_json_field_text(s->w, "basis", source ? NULL : ent_basis_word(fall->basis));
        ent_json_field_count(s->w, "claims", fall->claims);
        put_fall(s, fall, NULL);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

void ent_evidence_json(ent_evidence_sheet *s)
{
    ent_json_head(s->w, s->dispute);
    put_all_shares(s);
    put_sources(s);
    put_coders(s);
    ent_json_key(s->w, "claims");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_claim_count(s->dispute); k++) {
        put_claim(s, k);
    }
    ent_json_close(s->w, ']');
    put_hanging(s);
    ent_json_key(s->w, "without");
    if (s->without == NULL) {
        ent_json_null(s->w);
    } else {
        ent_json_open(s->w, '{');
        put_fall(s, s->without,
                 ent_solution_space(ent_comparison_solution(s->view->without, ENT_SIDE_AFTER)));
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}
