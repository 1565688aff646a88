/* SPDX-License-Identifier: MIT */
/*
 * A text that is a dispute is written, and what is written is read: it must be a dispute, be written the
 * same byte for byte, and have the same states with the same names.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STATES = 64 };

typedef struct version {
    ent_dispute *dispute;
    ent_space *space;
    ent_status listed;  /* what listing the states came to */
    ent_status counted; /* and counting packages */
    uint64_t packages;
    fuzz_text written[2]; /* by ent_document_format */
} version;

/* Asks for everything that a dispute can tell. */
static void visit(const ent_dispute *dispute)
{
    fuzz_tally told = {0};
    uint64_t counts[ENT_BASIS_COUNT];
    size_t found = 0;
    fuzz_count(&told, ent_dispute_title(dispute), strlen(ent_dispute_title(dispute)));
    ent_basis_counts(dispute, counts);
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        fuzz_count(&told, ent_party_name(dispute, p), strlen(ent_party_name(dispute, p)));
        fuzz_expect(ent_party_find(dispute, ent_party_id(dispute, p), &found) == ENT_OK &&
                        found == p,
                    "a party is found by its identifier");
        for (size_t i = 0; i < ent_statement_count(dispute, p); i++) {
            const ent_statement_view statement = ent_statement_at(dispute, p, i);
            fuzz_expect(statement.want != NULL, "a statement has an expression");
            fuzz_count(&told, ent_basis_word(statement.basis), 1);
        }
    }
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const ent_option_view option = ent_option_at(dispute, o);
        fuzz_expect(option.value_count > 1 && option.party < ent_party_count(dispute),
                    "an option has values and an owner");
        fuzz_count(&told, ent_moves_word(option.moves), 1);
        for (size_t v = 0; v < option.value_count; v++) {
            fuzz_count(&told, ent_option_value(dispute, o, v), 1);
            fuzz_count(&told, ent_option_value_label(dispute, o, v), 1);
        }
    }
    for (size_t n = 0; n < ent_name_count(dispute); n++) {
        fuzz_count(&told, ent_name_at(dispute, n), 1);
    }
}

/* Asks for all positions: they lie on their scales, and what points mean stands in ascending order. */
static void visit_positions(const ent_dispute *dispute)
{
    fuzz_tally told = {0};
    for (size_t c = 0; c < ent_contest_count(dispute); c++) {
        const ent_contest_view contest = ent_contest_at(dispute, c);
        fuzz_count(&told, contest.id, strlen(contest.id));
        fuzz_count(&told, contest.label, strlen(contest.label));
        fuzz_expect(contest.low < contest.high, "a scale has two ends");
        for (size_t s = 0; s < contest.stake_count; s++) {
            const ent_stake_view stake = ent_stake_at(dispute, c, s);
            fuzz_expect(stake.position >= contest.low && stake.position <= contest.high &&
                            stake.party < ent_party_count(dispute) && stake.salience >= 0 &&
                            stake.influence >= 0,
                        "a stake is a party's, on the scale");
        }
        for (size_t m = 0; m < contest.meaning_count; m++) {
            const ent_meaning_view meaning = ent_meaning_at(dispute, c, m);
            fuzz_expect(m == 0 || ent_meaning_at(dispute, c, m - 1).at <= meaning.at,
                        "meanings ascend");
            fuzz_count(&told, meaning.words, 1);
        }
    }
}

static bool open_version(ent_context *context, const char *text, size_t length, version *out)
{
    *out = (version){.dispute = NULL};
    const ent_status status = ent_dispute_read_text(context, "text", text, length, &out->dispute);
    fuzz_expect((status == ENT_OK) == (out->dispute != NULL), "a dispute comes with ENT_OK alone");
    fuzz_expect((status == ENT_OK) == (ent_diagnostic_errors(context) == 0),
                "a text that is refused has an error, and no other has");
    fuzz_tally tally = {0};
    fuzz_report_diagnostics(context, &tally);
    if (status != ENT_OK) {
        return false;
    }
    for (ent_document_format f = ENT_DOCUMENT_YAML; f <= ENT_DOCUMENT_JSON; f++) {
        const ent_sink sink = fuzz_text_sink(&out->written[f]);
        fuzz_expect(ent_dispute_write(context, out->dispute, f, &sink) == ENT_OK,
                    "a dispute can be written");
    }
    out->listed = ent_space_new(context, out->dispute, &out->space);
    out->counted = ent_packages_count(context, out->dispute, &out->packages);
    fuzz_report_diagnostics(context, &tally);
    return true;
}

static void close_version(version *v)
{
    ent_space_free(v->space);
    ent_dispute_free(v->dispute);
    free(v->written[0].at);
    free(v->written[1].at);
}

static void compare_states(const ent_space *a, const ent_space *b)
{
    const ent_dispute *dispute = ent_space_dispute(a);
    uint64_t today_a = UINT64_MAX, today_b = UINT64_MAX;
    fuzz_expect(ent_state_count(a) == ent_state_count(b), "there are as many states");
    fuzz_expect(ent_today_given(dispute) == ent_today_given(ent_space_dispute(b)),
                "today is told in both");
    fuzz_expect(ent_state_today(a, &today_a) == ent_state_today(b, &today_b) && today_a == today_b,
                "today is the same state");
    for (uint64_t s = 0; s < ent_state_count(a); s++) {
        bool same = ent_state_member_count(a, s) == ent_state_member_count(b, s);
        for (size_t o = 0; o < ent_option_count(dispute); o++) {
            same = same && ent_state_value(a, s, o) == ent_state_value(b, s, o) &&
                   ent_state_varies(a, s, o) == ent_state_varies(b, s, o);
        }
        for (size_t n = 0; n < ent_name_count(dispute); n++) {
            same = same && ent_state_has_name(a, s, n) == ent_state_has_name(b, s, n);
        }
        fuzz_expect(same, "states are the same");
    }
}

static void compare(const version *first, const version *again)
{
    for (int f = 0; f < 2; f++) {
        const fuzz_text *a = &first->written[f], *b = &again->written[f];
        fuzz_expect(a->length == b->length && memcmp(a->at, b->at, a->length) == 0,
                    "what is written is written the same again");
    }
    fuzz_expect(first->listed == again->listed || first->listed == ENT_ERROR_CANCELLED ||
                    again->listed == ENT_ERROR_CANCELLED,
                "states can be listed in both, or in none for the same reason");
    fuzz_expect(ent_party_count(first->dispute) == ent_party_count(again->dispute) &&
                    ent_option_count(first->dispute) == ent_option_count(again->dispute) &&
                    ent_issue_count(first->dispute) == ent_issue_count(again->dispute) &&
                    ent_has_packages(first->dispute) == ent_has_packages(again->dispute) &&
                    ent_contest_count(first->dispute) == ent_contest_count(again->dispute) &&
                    ent_name_count(first->dispute) == ent_name_count(again->dispute),
                "there is as much of everything");
    fuzz_expect(first->counted != ENT_OK || again->counted != ENT_OK ||
                    first->packages == again->packages,
                "there are as many packages");
    if (first->space != NULL && again->space != NULL) {
        compare_states(first->space, again->space);
    }
}

void fuzz_round_trip(const uint8_t *data, size_t size)
{
    size_t steps = 0;
    ent_context_options options = fuzz_limits(MOST_STATES, &steps);
    ent_context *context = NULL;
    version first, again;
    fuzz_expect(ent_context_new(&options, &context) == ENT_OK, "a context can be made");
    if (open_version(context, (const char *)data, size, &first)) {
        visit(first.dispute);
        visit_positions(first.dispute);
        for (int f = 0; f < 2; f++) {
            steps = 0;
            fuzz_expect(open_version(context, first.written[f].at, first.written[f].length, &again),
                        "what is written can be read");
            compare(&first, &again);
            close_version(&again);
        }
        close_version(&first);
    }
    ent_context_free(context);
}
