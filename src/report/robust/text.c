/* SPDX-License-Identifier: MIT */
/*
 * Shares in words: family by family what was tried, then the named states, then those that hold in most
 * readings, each with a row for the concepts that have the same share, and what it hangs on.
 */
#include "report/robust/sheet.h"

#include "diag/context.h"
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/head.h"
#include "report/words.h"
#include "stability/concepts.h"

#include <stdlib.h>
#include <string.h>

enum { CONCEPTS = ENT_SEQUENTIAL_COUNT, BAR = 20, LABEL = 31 };

/* How often something holds, by concept. */
typedef struct shares {
    uint64_t hits[ENT_CONCEPT_COUNT];
} shares;

static void paragraph(ent_robust_sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

/* Hundredths of a per cent; all and nothing are told for themselves alone. */
static unsigned rounded(uint64_t hits, uint64_t tried)
{
    const unsigned share = (unsigned)((double)hits / (double)tried * 10000 + 0.5);
    return hits == tried ? 10000 : hits == 0 ? 0 : share == 10000 ? 9999 : share == 0 ? 1 : share;
}

static void add_percent(ent_text *text, unsigned hundredths)
{
    ent_text_format(text, "%u.%02u", hundredths / 100, hundredths % 100);
}

/* One row: the share, its interval where readings are drawn, and a bar. */
static void put_share(ent_robust_sheet *s, const ent_robust_part *part, unsigned concepts,
                      uint64_t hits)
{
    const uint64_t tried = ent_tally_readings(part->tally);
    const unsigned share = rounded(hits, tried);
    char bar[BAR + 1] = "";
    ent_text_add(&s->text, "      ");
    ent_words_concepts(&s->text, concepts);
    ent_put_padded(s->w, ent_text_get(&s->text), LABEL);
    ent_text_clear(&s->text);
    add_percent(&s->text, share);
    ent_put_format(s->w, "%7s %%", ent_text_get(&s->text));
    ent_text_clear(&s->text);
    if (!ent_readings_exact(ent_robust_family(part))) {
        const ent_interval interval = ent_share_interval(hits, tried);
        ent_text_add(&s->text, "(");
        add_percent(&s->text, interval.low / 100);
        ent_text_add(&s->text, " to ");
        add_percent(&s->text, (interval.high + 99) / 100);
        ent_text_add(&s->text, ")");
        ent_put_format(s->w, "  %-18s", ent_text_get(&s->text));
        ent_text_clear(&s->text);
    }
    const unsigned full = (share * BAR + 5000) / 10000;
    memset(bar, '#', full);
    memset(bar + full, '.', BAR - full);
    ent_put_format(s->w, "  %s\n", bar);
}

/* A row for each run of concepts that have the same share. */
static void put_shares(ent_robust_sheet *s, const ent_robust_part *part, const shares *all)
{
    unsigned together = 0;
    uint64_t hits = 0;
    for (size_t i = 0; i < CONCEPTS; i++) {
        const ent_concept c = ent_strictest[i];
        if ((s->concepts >> c & 1) == 0) {
            continue;
        }
        if (together != 0 && all->hits[c] != hits) {
            put_share(s, part, together, hits);
            together = 0;
        }
        together |= 1u << c;
        hits = all->hits[c];
    }
    put_share(s, part, together, hits);
}

static shares shares_of(const ent_robust_sheet *s, const ent_robust_part *part, uint64_t state)
{
    shares all = {{0}};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((s->concepts >> c & 1) != 0) {
            all.hits[c] = ent_tally_holds(part->tally, c, state);
        }
    }
    return all;
}

/* The strictest concept under which a state holds in the file; where it does not, in some reading. */
static ent_concept telling_concept(const ent_robust_sheet *s, unsigned file, const shares *all)
{
    ent_concept found = ENT_CONCEPT_COUNT;
    for (size_t i = CONCEPTS; i-- > 0;) {
        const ent_concept c = ent_strictest[i];
        const bool holds = file != 0 ? (file >> c & 1) != 0 : all->hits[c] > 0;
        found = (s->concepts >> c & 1) != 0 && holds ? c : found;
    }
    return found;
}

/* The parties that leave a state in some readings. */
static void put_leavers(ent_robust_sheet *s, const ent_robust_part *part, uint64_t state,
                        ent_concept concept)
{
    const uint64_t tried = ent_tally_readings(part->tally);
    bool any = false;
    for (size_t p = 0; concept != ENT_CONCEPT_COUNT && p < ent_party_count(s->dispute); p++) {
        const uint64_t leaves = tried - ent_tally_stays(part->tally, concept, p, state);
        if (leaves > 0) {
            ent_text_add(&s->text, any ? ", " : "hangs on: ");
            ent_text_add(&s->text, ent_party_name(s->dispute, p));
            ent_subject who = ent_party_subject(s->dispute, p);
            ent_text_add(&s->text, any ? " " : ent_inflect(&who, " {leaves|leave} it in "));
            add_percent(&s->text, rounded(leaves, tried));
            ent_text_add(&s->text, " %");
            any = true;
        }
    }
    if (any) {
        ent_text_format(&s->text, " (%s)", ent_concept_label(concept));
        paragraph(s, 6, 8);
    }
}

static void put_state(ent_robust_sheet *s, const ent_robust_part *part, uint64_t state)
{
    const unsigned file = ent_robust_file(s, ent_robust_family(part), state);
    const shares all = shares_of(s, part, state);
    uint64_t today = 0;
    ent_words_state(&s->text, s->space, state);
    if (ent_state_today(s->space, &today) == ENT_OK && today == state) {
        ent_text_add(&s->text, ", today");
    }
    ent_text_add(&s->text, "; in the file: ");
    if (file == 0) {
        ent_text_add(&s->text, "does not hold");
    } else {
        ent_words_concepts(&s->text, file);
    }
    paragraph(s, 4, 6);
    put_shares(s, part, &all);
    if (part->overturns != NULL) {
        ent_robust_put_losses(s, part, state);
    } else {
        put_leavers(s, part, state, telling_concept(s, file, &all));
    }
}

static uint64_t name_size(const ent_robust_sheet *s, size_t name)
{
    uint64_t count = 0;
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        count += ent_state_has_name(s->space, state, name);
    }
    return count;
}

/* Whether a state is the only one of some name. */
static bool has_own_name(const ent_robust_sheet *s, uint64_t state)
{
    bool own = false;
    for (size_t n = 0; n < ent_name_count(s->dispute) && !own; n++) {
        own = ent_state_has_name(s->space, state, n) && name_size(s, n) == 1;
    }
    return own;
}

/* A state and its shares, the strictest concept first, to sort by. */
typedef struct row {
    uint64_t state, hits[CONCEPTS];
} row;

/* Those that hold more often first; equal ones by number. */
static int by_share(const void *left, const void *right)
{
    const row *a = left, *b = right;
    for (size_t i = 0; i < CONCEPTS; i++) {
        if (a->hits[i] != b->hits[i]) {
            return a->hits[i] < b->hits[i] ? 1 : -1;
        }
    }
    return a->state < b->state ? -1 : a->state > b->state;
}

static row row_of(const ent_robust_sheet *s, const ent_robust_part *part, uint64_t state)
{
    const shares all = shares_of(s, part, state);
    row made = {.state = state};
    for (size_t i = 0; i < CONCEPTS; i++) {
        made.hits[i] = all.hits[ent_strictest[i]];
    }
    return made;
}

/* Adds the share under the strictest concept under which something holds in the file; of what does not hold there, the
 * largest under any: "97.78 % under SSEQ". */
static void add_telling(ent_robust_sheet *s, const ent_robust_part *part, unsigned file,
                        const shares *all)
{
    ent_concept told = ENT_CONCEPT_COUNT;
    for (size_t i = 0; i < CONCEPTS; i++) {
        const ent_concept c = ent_strictest[i];
        const bool asked = (s->concepts >> c & 1) != 0;
        if (asked && file != 0 && (file >> c & 1) != 0) {
            told = c;
            break;
        }
        if (asked && file == 0 && all->hits[c] > 0 &&
            (told == ENT_CONCEPT_COUNT || all->hits[c] > all->hits[told])) {
            told = c;
        }
    }
    if (told == ENT_CONCEPT_COUNT) {
        ent_text_add(&s->text, "never");
        return;
    }
    add_percent(&s->text, rounded(all->hits[told], ent_tally_readings(part->tally)));
    ent_text_format(&s->text, " %% under %s%s", ent_concept_label(told),
                    file == 0 ? " (in the file not)" : "");
}

/* Which of a name's states holds most often, behind `before`; nothing where none ever holds. */
static void add_most_often(ent_robust_sheet *s, const ent_robust_part *part, size_t name,
                           const char *before)
{
    row best = {.state = UINT64_MAX};
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_state_has_name(s->space, state, name) && ent_robust_ever_holds(s, part, state)) {
            const row now = row_of(s, part, state);
            best = best.state == UINT64_MAX || by_share(&now, &best) < 0 ? now : best;
        }
    }
    if (best.state != UINT64_MAX) {
        const shares all = shares_of(s, part, best.state);
        ent_text_format(&s->text, "%smost often s%llu, in ", before,
                        (unsigned long long)best.state + 1);
        add_telling(s, part, ent_robust_file(s, ent_robust_family(part), best.state), &all);
    }
}

static shares shares_of_name(const ent_robust_sheet *s, const ent_robust_part *part, size_t name)
{
    shares all = {{0}};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((s->concepts >> c & 1) != 0) {
            all.hits[c] = ent_tally_name_holds(part->tally, c, name);
        }
    }
    return all;
}

/* A name of several states: whether any of them holds. */
static void put_name(ent_robust_sheet *s, const ent_robust_part *part, size_t name, uint64_t size)
{
    const shares all = shares_of_name(s, part, name);
    ent_text_format(&s->text, "%s: at least one of its ", ent_name_at(s->dispute, name));
    ent_words_count(&s->text, size, "state", "states");
    ent_text_add(&s->text, " holds");
    paragraph(s, 4, 6);
    put_shares(s, part, &all);
    add_most_often(s, part, name, "");
    if (s->text.length > 0) {
        paragraph(s, 6, 8);
    }
}

static void put_named(ent_robust_sheet *s, const ent_robust_part *part)
{
    bool any = false;
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        const uint64_t size = name_size(s, n);
        if (size > 1 && s->view->where == NULL) {
            ent_put(s->w, any ? "" : "\n  Named states\n");
            put_name(s, part, n, size);
            any = true;
        }
    }
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_robust_shows(s, state) && has_own_name(s, state)) {
            ent_put(s->w, any ? "" : "\n  Named states\n");
            put_state(s, part, state);
            any = true;
        }
    }
}

/* The states that ever hold and have no name of their own. */
static size_t list_rows(const ent_robust_sheet *s, const ent_robust_part *part, row *rows)
{
    size_t count = 0;
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!ent_robust_shows(s, state) || !ent_robust_ever_holds(s, part, state) ||
            has_own_name(s, state)) {
            continue;
        }
        if (rows != NULL) {
            rows[count] = row_of(s, part, state);
        }
        count++;
    }
    return count;
}

static void put_most_robust(ent_robust_sheet *s, const ent_robust_part *part)
{
    const size_t count = list_rows(s, part, NULL);
    const uint64_t most = s->view->most == 0 ? count : s->view->most;
    row *rows = ent_memory_zero(&s->context->allocator, count, sizeof *rows);
    if (rows == NULL) {
        s->w->status = ENT_ERROR_MEMORY;
        return;
    }
    (void)list_rows(s, part, rows);
    qsort(rows, count, sizeof *rows, by_share);
    const bool named = ent_name_count(s->dispute) > 0;
    if (count == 0) {
        ent_put_format(s->w, "\n  No %sstate holds in any of them.\n", named ? "other " : "");
    } else {
        ent_put_format(s->w, "\n  %s that hold, the most robust first\n",
                       named ? "Single states" : "States");
    }
    for (size_t k = 0; k < count && k < most; k++) {
        put_state(s, part, rows[k].state);
    }
    if (count > most) {
        ent_put_more(s->w, 4, count - most);
    }
    ent_memory_free(&s->context->allocator, rows);
}

/* Whose orders vary. */
static const char *whose(const ent_robust_sheet *s, const ent_readings_options *options)
{
    return options->one_party ? ent_party_name(s->dispute, options->party) : "every party";
}

static void add_family(ent_robust_sheet *s, const ent_readings *readings)
{
    const ent_readings_options *options = ent_readings_asked(readings);
    const unsigned long long reach = options->reach;
    switch (options->over) {
    case ENT_VARY_COMPLETIONS:
        ent_text_add(&s->text, "each decides what is unsure or unknown for ");
        ent_text_add(&s->text, whose(s, options));
        if (!ent_readings_exact(readings)) {
            ent_text_format(&s->text, " (of %s%llu)",
                            ent_readings_joint(readings) == UINT64_MAX ? "more than " : "",
                            (unsigned long long)ent_readings_joint(readings));
        }
        return;
    case ENT_VARY_SWAPS:
        ent_text_format(&s->text, "in each %llu %s of neighbours, at random, in the order of %s",
                        reach, reach == 1 ? "swap" : "swaps", whose(s, options));
        break;
    case ENT_VARY_SHUFFLES:
        ent_text_format(&s->text, "in each the order of %s is shuffled within %llu %s",
                        whose(s, options), reach, reach == 1 ? "place" : "places");
        break;
    case ENT_VARY_CHANGES:
        ent_text_format(&s->text, "each changes one thing in the order of %s",
                        options->one_party ? whose(s, options) : "one party");
        break;
    default:
        ent_text_format(&s->text, "each leaves out what is assumed by %s",
                        options->one_party ? whose(s, options) : "all parties, or by one");
        break;
    }
    if (ent_certainty_given(s->dispute)) {
        ent_text_add(&s->text, "; what is unsure or unknown is taken as sure");
    }
}

static void put_family(ent_robust_sheet *s, const ent_robust_part *part)
{
    const ent_readings *readings = ent_robust_family(part);
    const uint64_t done = ent_tally_readings(part->tally), count = ent_readings_count(readings);
    const bool exact = ent_readings_exact(readings);
    ent_text_format(&s->text, "Over %s: ", ent_variation_word(ent_readings_asked(readings)->over));
    ent_words_count(&s->text, done, "reading", "readings");
    if (done < count) {
        ent_text_add(&s->text, " of ");
        ent_text_add_grouped(&s->text, count);
        ent_text_add(&s->text, " (stopped early: partial)");
    }
    if (exact) {
        ent_text_add(&s->text, done < count ? "" : ", all there are");
    } else {
        ent_text_format(&s->text, ", drawn (seed %llu)",
                        (unsigned long long)ent_readings_asked(readings)->seed);
    }
    ent_text_add(&s->text, "; ");
    add_family(s, readings);
    ent_text_add(&s->text, exact ? "." : ". In parentheses: intervals of 95 %.");
    ent_put(s->w, "\n");
    paragraph(s, 0, 2);
}

/* Rankings that are assumed and stay. */
static void put_kept(ent_robust_sheet *s, const ent_robust_part *part)
{
    const ent_readings_options *options = ent_readings_asked(ent_robust_family(part));
    for (size_t p = 0; options->over == ENT_VARY_ASSUMED && p < s->dispute->party_count; p++) {
        const ent_party *party = &s->dispute->parties[p];
        if (party->order == ENT_ORDER_RANKING && party->ranked_grounds.basis == ENT_BASIS_ASSUMED &&
            (!options->one_party || options->party == p)) {
            ent_text_format(&s->text,
                            "The ranking of %s is assumed and stays: nothing would be known of it "
                            "without.",
                            party->name);
            paragraph(s, 2, 4);
        }
    }
}

/* Orders that no reading keeps. */
static void put_turned(ent_robust_sheet *s, const ent_robust_part *part)
{
    ent_robust_words_turned(s->dispute, &s->text, ent_robust_family(part));
    if (s->text.length > 0) {
        paragraph(s, 2, 4);
    }
}

/* A name and its share; of several states, that one of them holds, and which most often. */
static void add_named(ent_robust_sheet *s, const ent_robust_part *part, size_t name)
{
    const shares all = shares_of_name(s, part, name);
    unsigned file = 0;
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_state_has_name(s->space, state, name)) {
            file |= ent_robust_file(s, ent_robust_family(part), state);
        }
    }
    const uint64_t size = name_size(s, name);
    if (size > 1) {
        ent_text_add(&s->text, "one of ");
        ent_words_count(&s->text, size, "state", "states");
        ent_text_add(&s->text, " of ");
    }
    ent_text_format(&s->text, "%s ", ent_name_at(s->dispute, name));
    add_telling(s, part, file, &all);
    if (size > 1) {
        add_most_often(s, part, name, ", ");
    }
}

/* A family in short, behind one that is told whole. */
static void put_brief(ent_robust_sheet *s, const ent_robust_part *part)
{
    uint64_t today = 0;
    const char *word = ent_variation_word(ent_readings_asked(ent_robust_family(part))->over);
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        ent_text_add(&s->text, n == 0 ? "" : "; ");
        add_named(s, part, n);
    }
    if (ent_state_today(s->space, &today) == ENT_OK) {
        const shares all = shares_of(s, part, today);
        ent_text_add(&s->text, ent_name_count(s->dispute) == 0 ? "today " : "; today ");
        add_telling(s, part, ent_robust_file(s, ent_robust_family(part), today), &all);
    }
    ent_text_format(&s->text, "%sall of it: --over %s", s->text.length == 0 ? "" : "; ", word);
    paragraph(s, 2, 4);
}

/* What is below, where that is more than one family. */
static void put_families(ent_robust_sheet *s)
{
    if (s->view->part_count < 2) {
        return;
    }
    ent_text_add(&s->text,
                 s->view->brief
                     ? "Families of readings below, the first at length, each alone with --over: "
                     : "Families of readings below, each alone with --over: ");
    for (size_t k = 0; k < s->view->part_count; k++) {
        const ent_readings *readings = ent_robust_family(&s->view->parts[k]);
        ent_text_add(&s->text, k == 0 ? "" : ", ");
        ent_text_add(&s->text, ent_variation_word(ent_readings_asked(readings)->over));
        ent_text_add(&s->text, " (");
        ent_words_count(&s->text, ent_tally_readings(s->view->parts[k].tally), "reading",
                        "readings");
        ent_text_add(&s->text, ")");
    }
    ent_text_add(&s->text, ".");
    paragraph(s, 2, 4);
}

void ent_robust_text(ent_robust_sheet *s)
{
    ent_put_head(s->w, s->dispute);
    ent_text_add(&s->text, "");
    ent_put(s->w, ent_robust_is_partial(s)
                      ? "PARTIAL RESULT: stopped before all readings were tried\n"
                      : "");
    ent_words_sizes(&s->text, s->space);
    if (s->view->where != NULL) {
        ent_text_add(&s->text, ", of which ");
        ent_words_count(&s->text, ent_state_set_count(s->view->where), "is", "are");
        ent_text_add(&s->text, " looked at (--where)");
    }
    paragraph(s, 2, 4);
    ent_put(s->w, "  A share counts the readings tried; it is not a probability.\n");
    put_families(s);
    for (size_t k = 0; k < s->view->part_count; k++) {
        const ent_robust_part *part = &s->view->parts[k];
        put_family(s, part);
        put_kept(s, part);
        put_turned(s, part);
        if (ent_tally_readings(part->tally) == 0) {
            ent_put(s->w, "  There is nothing to vary.\n");
            continue;
        }
        if (k > 0 && s->view->brief) {
            put_brief(s, part);
            continue;
        }
        put_named(s, part);
        put_most_robust(s, part);
        if (part->overturns != NULL) {
            ent_robust_put_changes(s, part);
        }
    }
}
