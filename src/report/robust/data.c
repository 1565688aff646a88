/* SPDX-License-Identifier: MIT */
/* Shares for programs: JSON, with the states that ever hold, and CSV with a row a state. */
#include "report/data.h"

#include "report/head.h"
#include "report/robust/sheet.h"
#include "robust/turned.h"

static bool asked(const ent_robust_sheet *s, ent_concept concept)
{
    return (s->concepts >> concept & 1) != 0;
}

/* A share in millionths, as a decimal below or of 1: written in two pieces, as one number. */
static void put_millionths(ent_writer *w, const char *key, uint64_t millionths)
{
    ent_json_field_count(w, key, millionths / 1000000);
    ent_put_format(w, ".%06u", (unsigned)(millionths % 1000000));
}

/* How many readings have something, and their share. */
static void put_share(const ent_robust_sheet *s, const ent_robust_part *part, uint64_t hits)
{
    const uint64_t tried = ent_tally_readings(part->tally);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "readings", hits);
    if (tried > 0) {
        const double share = (double)hits / (double)tried * 1e6 + 0.5;
        put_millionths(s->w, "share", hits == tried ? 1000000 : (uint64_t)share);
    }
    if (!ent_readings_exact(ent_robust_family(part))) {
        const ent_interval interval = ent_share_interval(hits, tried);
        put_millionths(s->w, "low", interval.low);
        put_millionths(s->w, "high", interval.high);
    }
    ent_json_close(s->w, '}');
}

static void put_state(const ent_robust_sheet *s, const ent_robust_part *part, uint64_t state)
{
    ent_json_open(s->w, '{');
    ent_json_state(s->w, s->space, state);
    ent_json_concepts(s->w, "file", ent_robust_file(s, ent_robust_family(part), state));
    ent_json_key(s->w, "equilibrium");
    ent_json_open(s->w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (asked(s, c)) {
            ent_json_key(s->w, ent_concept_key(c));
            put_share(s, part, ent_tally_holds(part->tally, c, state));
        }
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "stays");
    ent_json_open(s->w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (!asked(s, c)) {
            continue;
        }
        ent_json_key(s->w, ent_concept_key(c));
        ent_json_open(s->w, '{');
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            ent_json_field_count(s->w, ent_party_id(s->dispute, p),
                                 ent_tally_stays(part->tally, c, p, state));
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
    ent_json_close(s->w, '}');
}

static void put_names(const ent_robust_sheet *s, const ent_robust_part *part)
{
    ent_json_key(s->w, "names");
    ent_json_open(s->w, '{');
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        ent_json_key(s->w, ent_name_at(s->dispute, n));
        ent_json_open(s->w, '{');
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            if (asked(s, c)) {
                ent_json_key(s->w, ent_concept_key(c));
                put_share(s, part, ent_tally_name_holds(part->tally, c, n));
            }
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}

/* The equilibria that a change loses or gains. */
static void put_difference(const ent_robust_sheet *s, const ent_robust_part *part, size_t rank,
                           bool lost)
{
    const ent_readings *readings = ent_robust_family(part);
    ent_json_key(s->w, lost ? "lost" : "gained");
    ent_json_open(s->w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (!asked(s, c)) {
            continue;
        }
        ent_json_key(s->w, ent_concept_key(c));
        ent_json_open(s->w, '[');
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            if (ent_robust_shows(s, state) && ent_readings_file_holds(readings, c, state) == lost &&
                ent_overturn_holds(part->overturns, rank, c, state) != lost) {
                ent_json_count(s->w, state + 1);
            }
        }
        ent_json_close(s->w, ']');
    }
    ent_json_close(s->w, '}');
}

static void put_change(const ent_robust_sheet *s, const ent_robust_part *part, size_t rank)
{
    const ent_overturn row = ent_overturn_at(part->overturns, rank);
    const ent_change change = ent_change_at(ent_robust_family(part), row.reading);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "reading", row.reading);
    ent_json_field_text(s->w, "change", ent_change_word(change.kind));
    ent_json_field_text(s->w, "party",
                        change.party == ent_party_count(s->dispute)
                            ? NULL
                            : ent_party_id(s->dispute, change.party));
    if (change.kind != ENT_CHANGE_ASSUMED) {
        ent_json_field_count(s->w, "item", change.item + 1);
    }
    if (change.kind == ENT_CHANGE_SWAP) {
        ent_json_field_count(s->w, "other", change.other + 1);
    }
    ent_json_field_count(s->w, "total", row.total);
    put_difference(s, part, rank, true);
    put_difference(s, part, rank, false);
    ent_json_close(s->w, '}');
}

/* The parties whose order each reading turns round. */
static void put_turned(const ent_robust_sheet *s, const ent_readings *readings)
{
    ent_json_key(s->w, "turned_round");
    ent_json_open(s->w, '[');
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if (ent_readings_turn_round(readings, p)) {
            ent_json_text(s->w, ent_party_id(s->dispute, p));
        }
    }
    ent_json_close(s->w, ']');
}

/* What was tried. */
static void put_question(const ent_robust_sheet *s, const ent_robust_part *part)
{
    const ent_readings *readings = ent_robust_family(part);
    const ent_readings_options *options = ent_readings_asked(readings);
    ent_json_field_text(s->w, "over", ent_variation_word(options->over));
    if (options->over == ENT_VARY_SWAPS || options->over == ENT_VARY_SHUFFLES) {
        ent_json_field_count(s->w, "reach", options->reach);
    }
    ent_json_field_bool(s->w, "exact", ent_readings_exact(readings));
    if (!ent_readings_exact(readings)) {
        ent_json_field_count(s->w, "seed", options->seed);
    }
    ent_json_field_text(s->w, "party",
                        options->one_party ? ent_party_id(s->dispute, options->party) : NULL);
    if (options->over == ENT_VARY_SWAPS) {
        put_turned(s, readings);
    }
    ent_json_field_count(s->w, "readings", ent_tally_readings(part->tally));
    ent_json_field_count(s->w, "of", ent_readings_count(readings));
    ent_json_field_bool(s->w, "partial",
                        ent_tally_readings(part->tally) < ent_readings_count(readings));
}

static void put_part(const ent_robust_sheet *s, const ent_robust_part *part)
{
    ent_json_open(s->w, '{');
    put_question(s, part);
    ent_json_key(s->w, "list");
    ent_json_open(s->w, '[');
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_robust_shows(s, state) && ent_robust_ever_holds(s, part, state)) {
            put_state(s, part, state);
        }
    }
    ent_json_close(s->w, ']');
    put_names(s, part);
    if (part->overturns != NULL) {
        ent_json_key(s->w, "changes");
        ent_json_open(s->w, '[');
        for (size_t k = 0; k < ent_overturn_count(part->overturns); k++) {
            put_change(s, part, k);
        }
        ent_json_close(s->w, ']');
    }
    ent_json_close(s->w, '}');
}

void ent_robust_json(ent_robust_sheet *s)
{
    const ent_readings *first = ent_robust_family(&s->view->parts[0]);
    ent_json_head(s->w, s->dispute);
    ent_json_field_count(s->w, "state_count", ent_state_count(s->space));
    ent_json_concepts(s->w, "concepts", s->concepts);
    ent_json_field_bool(s->w, "sanction_by_return", !ent_readings_asked(first)->no_return);
    ent_json_field_bool(s->w, "partial", ent_robust_is_partial(s));
    ent_json_field_text(s->w, "share_is", "a share of the readings tried, not a probability");
    ent_json_key(s->w, "families");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < s->view->part_count; k++) {
        put_part(s, &s->view->parts[k]);
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

/* The columns of a part in the header, or its numbers for a state. */
static void put_columns(const ent_robust_sheet *s, const ent_robust_part *part,
                        const uint64_t *state)
{
    const char *word = ent_variation_word(ent_readings_asked(ent_robust_family(part))->over);
    if (state == NULL) {
        ent_put_format(s->w, ",%s_readings_tried", word);
    } else {
        ent_put_format(s->w, ",%llu", (unsigned long long)ent_tally_readings(part->tally));
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (!asked(s, c)) {
            continue;
        }
        if (state == NULL) {
            ent_put_format(s->w, ",%s_%s", word, ent_concept_key(c));
        } else {
            ent_put_format(s->w, ",%llu",
                           (unsigned long long)ent_tally_holds(part->tally, c, *state));
        }
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            if (state == NULL) {
                ent_put_format(s->w, ",%s_%s_%s", word, ent_concept_key(c),
                               ent_party_id(s->dispute, p));
            } else {
                ent_put_format(s->w, ",%llu",
                               (unsigned long long)ent_tally_stays(part->tally, c, p, *state));
            }
        }
    }
}

void ent_robust_csv(ent_robust_sheet *s)
{
    ent_csv_state_header(s->w, s->dispute);
    for (size_t k = 0; k < s->view->part_count; k++) {
        put_columns(s, &s->view->parts[k], NULL);
    }
    ent_put(s->w, "\n");
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!ent_robust_shows(s, state)) {
            continue;
        }
        ent_csv_state(s->w, s->space, state);
        for (size_t k = 0; k < s->view->part_count; k++) {
            put_columns(s, &s->view->parts[k], &state);
        }
        ent_put(s->w, "\n");
    }
}
