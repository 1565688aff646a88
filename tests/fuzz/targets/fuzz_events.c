/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a dispute file with events: at every moment, and without each source and basis, there is a dispute or an error.
 * A dispute is written as a file of its own, which says the same when it is read, and is that of its moment whichever
 * dispute of the file it was made from.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_MOMENTS = 6 };

typedef struct run {
    ent_context *context;
    size_t steps;
    ent_dispute *last;
} run;

/* Makes the dispute of a selection from another of the same file; NULL where it is refused, with an error. */
static ent_dispute *make(run *r, const ent_dispute *from, const ent_selection *selection)
{
    ent_dispute *out = NULL;
    r->steps = 0;
    const ent_status status = ent_dispute_select(r->context, from, selection, &out);
    fuzz_expect(status == ENT_OK || status == ENT_ERROR_INPUT || status == ENT_ERROR_LIMIT,
                "a dispute is selected or refused");
    fuzz_expect((status == ENT_OK) == (ent_diagnostic_errors(r->context) == 0),
                "a selection that is refused has an error, and no other has");
    fuzz_expect(status != ENT_OK || ent_diagnostic_count(r->context) == 0,
                "what was told of a text is not told again");
    fuzz_tally tally = {0};
    fuzz_report_diagnostics(r->context, &tally);
    return out;
}

static void write(run *r, const ent_dispute *dispute, fuzz_text *out)
{
    const ent_sink sink = fuzz_text_sink(out);
    fuzz_expect(ent_dispute_write_moment(r->context, dispute, ENT_DOCUMENT_YAML, &sink) == ENT_OK,
                "a dispute can be written as it is at its moment");
}

static bool same(const fuzz_text *a, const fuzz_text *b)
{
    return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

/* What is written of a moment is a dispute, says the same, and has no events. */
static void read_again(run *r, const fuzz_text *text)
{
    ent_dispute *again = NULL;
    fuzz_text written = {0};
    r->steps = 0;
    fuzz_expect(ent_dispute_read_text(r->context, "again", text->at, text->length, &again) ==
                    ENT_OK,
                "what is written of a moment can be read");
    fuzz_expect(ent_event_count(again) == 0, "what is written of a moment has no events");
    write(r, again, &written);
    fuzz_expect(same(text, &written), "what is written of a moment is written the same again");
    free(written.at);
    ent_dispute_free(again);
    ent_diagnostics_clear(r->context);
}

/* Whether the dispute of a selection is the same by way of itself. */
static void select_from(run *r, const ent_selection *selection)
{
    fuzz_text one = {0}, other = {0};
    ent_dispute *then = make(r, r->last, selection);
    if (then == NULL) {
        return;
    }
    const ent_selection told = ent_dispute_selection(then);
    ent_dispute *again = make(r, then, &told);
    fuzz_expect(again != NULL, "a selection that was made can be made again");
    write(r, then, &one);
    write(r, again, &other);
    fuzz_expect(same(&one, &other), "a selection made from itself is the same");
    read_again(r, &one);
    free(one.at);
    free(other.at);
    ent_dispute_free(again);
    ent_dispute_free(then);
}

static void try_moments(run *r)
{
    ent_selection selection;
    ent_selection_defaults(&selection);
    for (size_t m = 0; m <= ent_event_count(r->last) && m <= MOST_MOMENTS; m++) {
        size_t found = 0;
        const char *word = m == 0 ? "start" : ent_event_at(r->last, m - 1).id;
        fuzz_expect(ent_moment_find(r->context, r->last, word, &found) == ENT_OK && found == m,
                    "a moment is found by the id of its event");
        selection.moment = m;
        select_from(r, &selection);
    }
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        ent_selection_defaults(&selection);
        selection.without_bases = 1u << b;
        select_from(r, &selection);
    }
    for (size_t e = 0; e < ent_event_count(r->last) && e < MOST_MOMENTS; e++) {
        const char *const source[] = {ent_event_at(r->last, e).source};
        ent_selection_defaults(&selection);
        selection.without_sources = source;
        selection.without_source_count = 1;
        if (source[0] != NULL) {
            select_from(r, &selection);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    run r = {.context = NULL};
    ent_context_options options = fuzz_limits(64, &r.steps);
    fuzz_expect(ent_context_new(&options, &r.context) == ENT_OK, "a context can be made");
    const ent_status status =
        ent_dispute_read_text(r.context, "fuzz", (const char *)data, size, &r.last);
    ent_diagnostics_clear(r.context);
    if (status == ENT_OK) {
        try_moments(&r);
        r.steps = 0;
        const ent_status checked = ent_moments_check(r.context, r.last);
        fuzz_expect(checked != ENT_OK || ent_diagnostic_count(r.context) == 0,
                    "moments without errors tell nothing");
        ent_dispute_free(r.last);
    }
    ent_context_free(r.context);
    return 0;
}
