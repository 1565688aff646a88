/* SPDX-License-Identifier: MIT */
/* What falls, in words: today first, then outcomes that have names and those that are shown first, then how many states, and which. */
#include "dispute/subject.h"
#include "report/evidence/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"
#include <entente/explain.h>

static void put_line(ent_evidence_sheet *s, size_t first, ent_text *text)
{
    ent_put_gathered(s->w, first, first + 4, text);
}

/* Behind a name, under which concepts it holds no more, and newly: " holds no more under Nash; newly under GMR". */
static void add_change(ent_text *text, unsigned before, unsigned after)
{
    const unsigned lost = before & ~after, gained = after & ~before;
    if (lost != 0) {
        ent_text_add(text, " holds no more under ");
        ent_words_concepts(text, lost);
    }
    if (gained != 0) {
        ent_text_add(text, lost != 0 ? "; newly under " : " newly holds under ");
        ent_words_concepts(text, gained);
    }
}

/* Whether a name as such still holds: " still holds under Nash", " holds no more under Nash; still under GMR". */
static void add_whole(ent_text *text, const ent_fall_name *name)
{
    const unsigned kept = name->before & name->after;
    if (name->before == name->after) {
        ent_text_add(text, " still holds under ");
        ent_words_concepts(text, name->after);
        return;
    }
    add_change(text, name->before, name->after);
    if (name->after == 0) {
        ent_text_add(text, ", so under none any more");
    } else if (kept != 0) {
        ent_text_add(text, "; still under ");
        ent_words_concepts(text, kept);
    }
}

void ent_evidence_by(ent_text *text, const ent_fall_name *name)
{
    const bool newly = name->before == 0;
    const bool same = name->then_listed && name->then == name->strongest && !newly;
    if (name->after == 0 || same) {
        return;
    }
    if (name->then_listed) {
        ent_text_format(text, newly ? ", by s%llu" : ", by another of its states, s%llu",
                        (unsigned long long)(name->then + 1));
    } else {
        ent_text_add(text, ", by a state that was not possible before");
    }
}

/* What becomes of the state that held most firmly, where the name does not say it all. */
static void add_strongest(ent_text *text, const ent_fall_name *name)
{
    if ((name->lost | name->gained) == 0 || name->before == 0 || name->after == 0 ||
        (name->states < 2 && name->before != name->after)) {
        return;
    }
    ent_text_format(text, "; the strongest before, s%llu,",
                    (unsigned long long)(name->strongest + 1));
    add_change(text, name->lost, name->gained);
}

void ent_evidence_named(ent_text *text, const ent_fall_name *name)
{
    add_whole(text, name);
    ent_evidence_by(text, name);
    add_strongest(text, name);
    ent_evidence_states(text, name);
}

void ent_evidence_states(ent_text *text, const ent_fall_name *name)
{
    if (name->newcomers > 0) {
        ent_text_add(text, "; ");
        ent_words_count(text, name->newcomers, "state of it that was not possible before holds",
                        "states of it that were not possible before hold");
    }
    if (name->states < 2 || name->losing + name->gaining == 0) {
        return;
    }
    ent_text_add(text, "; of its ");
    ent_words_count(text, name->states, "state", "states");
    if (name->losing > 0) {
        ent_text_add(text, " ");
        ent_words_count(text, name->losing, "loses one concept or more",
                        "lose one concept or more");
    }
    if (name->gaining > 0) {
        ent_text_add(text, name->losing > 0 ? ", " : " ");
        ent_words_count(text, name->gaining, "gains", "gain");
        ent_text_add(text, name->losing > 0 ? " one or more" : " one concept or more");
    }
}

void ent_evidence_today(ent_text *text, const ent_fall *fall)
{
    if (!fall->today_moved) {
        add_change(text, fall->today[0], fall->today[1]);
        return;
    }
    if (fall->today_listed) {
        ent_text_format(text, " is then another state, s%llu",
                        (unsigned long long)(fall->today_then + 1));
    } else {
        ent_text_add(text, " is then another state, which was not possible before");
    }
    ent_text_add(text, fall->today[1] != 0 ? ", and holds under " : ", and does not hold");
    if (fall->today[1] != 0) {
        ent_words_concepts(text, fall->today[1]);
    }
}

static void put_today(ent_evidence_sheet *s, const ent_fall *fall, ent_text *text)
{
    if (fall->today_known[0] && fall->today_known[1]) {
        if (fall->today_moved || fall->today[0] != fall->today[1]) {
            ent_text_add(text, "today");
            ent_evidence_today(text, fall);
            put_line(s, 4, text);
        }
    } else if (fall->today_known[0] != fall->today_known[1]) {
        ent_text_add(text, fall->today_known[0] ? "today would not be possible"
                                                : "today would be possible");
        put_line(s, 4, text);
    }
}

static void put_names(ent_evidence_sheet *s, const ent_fall *fall, ent_text *text)
{
    for (size_t n = 0; n < fall->name_count; n++) {
        if (ent_fall_name_changes(&fall->names[n])) {
            ent_text_add(text, ent_name_at(s->dispute, n));
            ent_evidence_named(text, &fall->names[n]);
            put_line(s, 4, text);
        }
    }
}

/* The concepts of a set under which the counts are those of one of them. */
static unsigned alike(const ent_fall *fall, unsigned concepts, ent_concept as)
{
    const ent_fall_count *one = &fall->counts[as];
    unsigned found = 0;
    for (ent_concept k = 0; k < ENT_CONCEPT_COUNT; k++) {
        const ent_fall_count *of = &fall->counts[k];
        if ((concepts >> k & 1) != 0 && of->before == one->before && of->lost == one->lost &&
            of->gained == one->gained) {
            found |= 1u << k;
        }
    }
    return found;
}

bool ent_evidence_counts(ent_text *text, const ent_fall *fall, unsigned *left)
{
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        const ent_fall_count *of = &fall->counts[ent_strictest[i]];
        if ((*left >> ent_strictest[i] & 1) == 0 || of->lost + of->gained == 0) {
            continue;
        }
        const unsigned same = alike(fall, *left, ent_strictest[i]);
        *left &= ~same;
        ent_words_concepts(text, same);
        ent_text_add(text, ": of ");
        ent_words_count(text, of->before, "state that holds, ", "states that hold, ");
        ent_text_add_grouped(text, of->lost);
        ent_text_add(text, of->lost == 1 ? " does no more, " : " do no more, ");
        ent_text_add_grouped(text, of->gained);
        ent_text_add(text, of->gained == 1 ? " newly does" : " newly do");
        return true;
    }
    return false;
}

/* The counts on one line. */
static void put_counts(ent_evidence_sheet *s, const ent_fall *fall, ent_text *text)
{
    unsigned left = fall->concepts;
    while (ent_evidence_counts(text, fall, &left)) {
        ent_text_add(text, "; ");
    }
    if (text->length > 0) {
        text->length -= 2; /* what stands behind the last of them */
        text->bytes[text->length] = '\0';
        put_line(s, 4, text);
    }
}

static void put_more(ent_evidence_sheet *s, const ent_fall_list *list, ent_text *text)
{
    if (list->count < list->total) {
        ent_text_format(text, "... and %llu more; --limit 0 lists them",
                        (unsigned long long)(list->total - list->count));
        put_line(s, 4, text);
    }
}

static void put_lost(ent_evidence_sheet *s, const ent_fall_list *list, ent_text *text)
{
    for (uint64_t k = 0; k < list->count; k++) {
        ent_words_state(text, s->space, list->states[k].state);
        ent_text_add(text, " holds no more under ");
        ent_words_concepts(text, list->states[k].concepts);
        put_line(s, 4, text);
    }
    put_more(s, list, text);
}

/* What newly holds, by its number in the whole; what was not possible there has one in what is left alone. */
static void put_gained(ent_evidence_sheet *s, const ent_comparison *comparison,
                       const ent_fall_list *list, ent_text *text)
{
    const ent_solution *after = ent_comparison_solution(comparison, ENT_SIDE_AFTER);
    for (uint64_t k = 0; k < list->count; k++) {
        uint64_t before = 0;
        if (ent_compared_match(comparison, ENT_SIDE_AFTER, list->states[k].state, &before) > 0) {
            ent_words_state(text, s->space, before);
        } else {
            ent_words_state(text, ent_solution_space(after), list->states[k].state);
            ent_text_add(text, " of what is left, not possible before,");
        }
        ent_text_add(text, " newly holds under ");
        ent_words_concepts(text, list->states[k].concepts);
        put_line(s, 4, text);
    }
    put_more(s, list, text);
}

/* What becomes of one of those that `solve` tells of first: "s29 (deal) holds no more under SSEQ". */
static void put_one(ent_evidence_sheet *s, const ent_comparison *comparison, uint64_t state,
                    ent_text *text)
{
    const ent_solution *whole = ent_comparison_solution(comparison, ENT_SIDE_BEFORE);
    const ent_solution *after = ent_comparison_solution(comparison, ENT_SIDE_AFTER);
    const unsigned before = ent_equilibrium_concepts(whole, state);
    uint64_t then = 0;
    ent_words_state(text, s->space, state);
    if (ent_compared_match(comparison, ENT_SIDE_BEFORE, state, &then) == 0) {
        ent_text_add(text, " is then not possible");
    } else if (before == ent_equilibrium_concepts(after, then)) {
        ent_text_add(text, " holds as before");
    } else {
        add_change(text, before, ent_equilibrium_concepts(after, then));
    }
    put_line(s, 6, text);
}

/* What becomes of the settlements that `solve` shows, the undominated ones. */
static void put_first(ent_evidence_sheet *s, const ent_comparison *comparison, ent_text *text)
{
    enum { SHOWN = 6 };
    ent_digest *digest = NULL;
    const ent_status status = ent_digest_new(
        s->context, ent_comparison_solution(comparison, ENT_SIDE_BEFORE), NULL, SHOWN, &digest);
    if (status != ENT_OK) {
        s->w->status = s->w->status == ENT_OK ? status : s->w->status;
        return;
    }
    ent_put(s->w, digest->shown_count == 0 ? ""
                  : digest->undominated_known
                      ? "    of the undominated states that hold, which 'solve' shows:\n"
                      : "    of the states that 'solve' shows:\n");
    for (size_t k = 0; k < digest->shown_count; k++) {
        put_one(s, comparison, digest->shown[k].state, text);
    }
    ent_digest_free(s->context, digest);
}

/* `comparison`: of the whole and what is left, or NULL where that is gone, and states are only counted. */
static void put_fall(ent_evidence_sheet *s, const ent_fall *fall, const ent_comparison *comparison)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    if (fall->failure != NULL) {
        ent_text_format(&text, "this could not be worked out: %s", fall->failure);
        put_line(s, 4, &text);
    } else if (!fall->worked || !ent_fall_changes(fall)) {
        ent_put(s->w, "    nothing falls\n");
    } else {
        put_today(s, fall, &text);
        put_names(s, fall, &text);
        if (comparison != NULL) {
            put_first(s, comparison, &text);
        }
        put_counts(s, fall, &text);
        if (comparison != NULL) {
            put_lost(s, &fall->lost, &text);
            put_gained(s, comparison, &fall->gained, &text);
        }
    }
    ent_writer_drop(s->w, &text);
}

/* "without what is assumed (4 wishes, 3 rules)", "without source article (6 wishes; 1 option stays)". */
static void put_head(ent_evidence_sheet *s, const ent_fall *fall)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    if (fall->source != SIZE_MAX) {
        ent_text_format(&text, "without source %s (", ent_source_at(s->dispute, fall->source).id);
    } else {
        ent_text_format(&text, "without what is %s (", ent_basis_word(fall->basis));
    }
    ent_evidence_kinds(&text, s->dispute, fall);
    ent_text_add(&text, ")");
    put_line(s, 2, &text);
    ent_text_free(&text);
}

void ent_evidence_hanging(ent_evidence_sheet *s)
{
    if (s->hanging == NULL && !s->large) {
        return;
    }
    ent_put(s->w, "\nWhat hangs on each source, and on each basis\n");
    ent_put(s->w, s->large ? "  this is not worked out, since the dispute is large\n" : "");
    for (size_t k = 0; !s->large && k < s->hanging->count; k++) {
        if (s->hanging->falls[k].claims > 0) {
            put_head(s, &s->hanging->falls[k]);
            put_fall(s, &s->hanging->falls[k], NULL);
        }
    }
}

/* Why more may hold, where something newly does. */
static void put_content(ent_evidence_sheet *s, const ent_fall *fall, ent_text *text)
{
    uint64_t gained = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        gained += fall->counts[c].gained;
    }
    if (gained > 0) {
        ent_text_add(text, "(a party whose wishes go is content with more, so that more may hold)");
        put_line(s, 2, text);
    }
}

void ent_evidence_without(ent_evidence_sheet *s)
{
    const ent_comparison *comparison = s->view->without;
    const ent_solution *after = ent_comparison_solution(comparison, ENT_SIDE_AFTER);
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_text_add(&text, "What falls, or newly holds, without what was withdrawn (");
    ent_evidence_withdrawn(&text, s->dispute, ent_space_dispute(ent_solution_space(after)));
    ent_text_add(&text, ")");
    ent_put(s->w, "\n");
    put_line(s, 0, &text);
    put_content(s, s->without, &text);
    ent_writer_drop(s->w, &text);
    put_fall(s, s->without, comparison);
}

/* Named settlements that hold: those for which assumptions are needed, one a line, and then the others. */
static void put_settlements(ent_evidence_sheet *s, const ent_fall *fall, ent_text *text)
{
    for (size_t n = 0; n < fall->name_count; n++) {
        const unsigned needs = fall->names[n].before & ~fall->names[n].after;
        if (needs != 0) {
            ent_text_format(text, "that %s holds under ", ent_name_at(s->dispute, n));
            ent_words_concepts(text, needs);
            put_line(s, 2, text);
        }
    }
    for (size_t n = 0; n < fall->name_count; n++) {
        const ent_fall_name *name = &fall->names[n];
        if (name->before != 0 && (name->before & ~name->after) == 0) {
            ent_text_add(text,
                         text->length == 0 ? "(without all of that would still hold: " : ", ");
            ent_text_add(text, ent_name_at(s->dispute, n));
        }
    }
    if (text->length > 0) {
        ent_text_add(text, ")");
        put_line(s, 2, text);
    }
}

/* Claims that count as assumed: those that cite a source, or those that do not. Returns how many. */
static uint64_t put_claims(ent_evidence_sheet *s, bool sourced, const char *head, ent_text *text)
{
    uint64_t found = 0;
    for (size_t k = 0; k < ent_claim_count(s->dispute); k++) {
        const ent_claim_view claim = ent_claim_at(s->dispute, k);
        if (claim.basis != ENT_BASIS_ASSUMED || !ent_claim_rests(&claim) ||
            (claim.source != NULL) != sourced) {
            continue;
        }
        if (found++ == 0 && head != NULL) {
            ent_put(s->w, head);
        }
        ent_evidence_name(text, s->dispute, &claim);
        if (sourced) {
            ent_text_format(text, ": %s%s", claim.source,
                            claim.basis_given ? "" : ", but no basis is given");
        }
        put_line(s, 2, text);
    }
    return found;
}

void ent_evidence_assumed(ent_evidence_sheet *s)
{
    ent_text text;
    ent_text_init(&text, s->w->buffer.allocator);
    ent_put(s->w, "\nWhat rests on assumption alone\n");
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if (ent_party_assumed(s->dispute, p)) {
            ent_subject who = ent_party_subject(s->dispute, p);
            ent_text_format(&text, ent_inflect(&who, "all that %s {wants|want}"),
                            ent_party_name(s->dispute, p));
            put_line(s, 2, &text);
        }
    }
    if (put_claims(s, false, NULL, &text) == 0) {
        ent_put(s->w, "  nothing\n");
    }
    (void)put_claims(s, true, "\nWhat counts as assumed, though it cites a source\n", &text);
    const ent_fall *fall =
        s->hanging == NULL ? NULL : ent_hanging_basis(s->hanging, ENT_BASIS_ASSUMED);
    if (fall != NULL && fall->worked) {
        put_settlements(s, fall, &text);
    }
    ent_writer_drop(s->w, &text);
}
