/* SPDX-License-Identifier: MIT */
/* What single changes overturn, in words. */
#include "dispute/subject.h"
#include "report/robust/sheet.h"
#include "report/words.h"

enum { MOST_STATES = 4, MOST_LOSSES = 4 };

static bool ranked(const ent_robust_sheet *s, size_t party)
{
    return ent_statement_count(s->dispute, party) == 0;
}

static void add_item(const ent_robust_sheet *s, ent_text *text, size_t party, size_t item)
{
    if (ranked(s, party)) {
        ent_text_format(text, "group %zu", item + 1);
    } else {
        ent_words_statement(text, s->dispute, party, item);
    }
}

void ent_robust_words_change(const ent_robust_sheet *s, ent_text *text, ent_change change)
{
    if (change.party == ent_party_count(s->dispute)) {
        ent_text_add(text, "all parties without their wishes that are assumed");
        return;
    }
    ent_subject who = ent_party_subject(s->dispute, change.party);
    ent_text_add(text, ent_party_name(s->dispute, change.party));
    switch (change.kind) {
    case ENT_CHANGE_DROP:
        ent_text_add(text, " without ");
        add_item(s, text, change.party, change.item);
        break;
    case ENT_CHANGE_REVERSE:
        ent_text_add(text, " with the opposite of ");
        add_item(s, text, change.party, change.item);
        break;
    case ENT_CHANGE_SWAP:
        ent_text_add(text, ": ");
        add_item(s, text, change.party, change.item);
        ent_text_add(text, ranked(s, change.party)
                               ? ent_inflect(&who, " of {its|their} ranking changes places with ")
                               : " changes places with ");
        add_item(s, text, change.party, change.other);
        break;
    default:
        ent_text_add(text, ent_inflect(&who, " without {its|their} wishes that are assumed"));
        break;
    }
}

/* The concepts under which a change loses a state, or gains it. */
static unsigned difference(const ent_robust_sheet *s, const ent_robust_part *part, size_t rank,
                           bool lost, uint64_t state)
{
    const ent_readings *readings = ent_robust_family(part);
    unsigned concepts = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((s->concepts >> c & 1) != 0 && ent_readings_file_holds(readings, c, state) == lost &&
            ent_overturn_holds(part->overturns, rank, c, state) != lost) {
            concepts |= 1u << c;
        }
    }
    return concepts;
}

/* The states that a change loses or gains, each with its concepts. */
static void put_states(ent_robust_sheet *s, const ent_robust_part *part, size_t rank, bool lost)
{
    uint64_t found = 0;
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        const unsigned concepts =
            ent_robust_shows(s, state) ? difference(s, part, rank, lost, state) : 0;
        if (concepts == 0) {
            continue;
        }
        if (found++ < MOST_STATES) {
            ent_text_add(&s->text, found > 1 ? "; " : lost ? "lost: " : "gained: ");
            ent_words_state(&s->text, s->space, state);
            ent_text_add(&s->text, " under ");
            ent_words_concepts(&s->text, concepts);
        }
    }
    if (found > MOST_STATES) {
        ent_text_format(&s->text, "; and %llu states more",
                        (unsigned long long)(found - MOST_STATES));
    }
    if (found > 0) {
        ent_put_wrapped(s->w, 8, 10, ent_text_get(&s->text));
    }
    ent_text_clear(&s->text);
}

void ent_robust_put_changes(ent_robust_sheet *s, const ent_robust_part *part)
{
    const size_t count = ent_overturn_count(part->overturns);
    const uint64_t most = s->view->most == 0 ? count : s->view->most;
    size_t some = 0;
    while (some < count && ent_overturn_at(part->overturns, some).total > 0) {
        some++;
    }
    ent_put_format(s->w, "\n  What overturns most: %zu of %zu change what holds\n", some, count);
    for (size_t k = 0; k < some && k < most; k++) {
        const ent_overturn row = ent_overturn_at(part->overturns, k);
        uint64_t lost = 0, gained = 0;
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            lost += row.lost[c];
            gained += row.gained[c];
        }
        ent_text_format(&s->text, "-%llu +%llu  ", (unsigned long long)lost,
                        (unsigned long long)gained);
        ent_robust_words_change(s, &s->text, ent_change_at(ent_robust_family(part), row.reading));
        ent_put_gathered(s->w, 4, 8, &s->text);
        put_states(s, part, k, true);
        put_states(s, part, k, false);
    }
    if (some > most) {
        ent_put_more(s->w, 4, some - most);
    }
}

void ent_robust_put_losses(ent_robust_sheet *s, const ent_robust_part *part, uint64_t state)
{
    size_t found = 0;
    for (size_t k = 0; k < ent_overturn_count(part->overturns); k++) {
        if (difference(s, part, k, true, state) == 0) {
            continue;
        }
        if (found++ < MOST_LOSSES) {
            const ent_overturn row = ent_overturn_at(part->overturns, k);
            ent_text_add(&s->text, found == 1 ? "hangs on: " : "; ");
            ent_robust_words_change(s, &s->text,
                                    ent_change_at(ent_robust_family(part), row.reading));
        }
    }
    if (found > MOST_LOSSES) {
        ent_text_format(&s->text, "; and %zu more", found - MOST_LOSSES);
    }
    if (found > 0) {
        ent_put_wrapped(s->w, 6, 8, ent_text_get(&s->text));
    }
    ent_text_clear(&s->text);
}
