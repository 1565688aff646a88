/* SPDX-License-Identifier: MIT */
/*
 * Edits of any text: its first bytes say what is asked. What is refused has an error; else the splices make the text
 * that results, it is a dispute, and a move and its inverse restore what was there; of a file with events, whose edits
 * become events, the order of the wishes. The outline of any bytes is written, or refused with an error.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

typedef struct run {
    ent_context *context;
    ent_dispute *dispute;
    const char *text;
    size_t length;
} run;

static void write_outline(run *r)
{
    ent_outline *outline = NULL;
    const ent_status status =
        ent_outline_read_text(r->context, "fuzz", r->text, r->length, &outline);
    fuzz_expect((status == ENT_OK) == (ent_diagnostic_errors(r->context) == 0),
                "an outline that is refused has an error, and no other has");
    if (status == ENT_OK) {
        fuzz_tally tally = {0};
        size_t length = 0;
        const ent_sink sink = fuzz_tally_sink(&tally);
        fuzz_expect(ent_report_outline(r->context, outline, NULL, &sink) == ENT_OK &&
                        tally.bytes > 0,
                    "an outline is written");
        fuzz_expect(memcmp(ent_outline_text(outline, &length), r->text, r->length) == 0 &&
                        length == r->length && strcmp(ent_outline_name(outline), "fuzz") == 0,
                    "an outline keeps the text");
        ent_outline_free(outline);
    }
    ent_diagnostics_clear(r->context);
}

/* What the bytes ask for. */
static ent_amendment decode(const run *r, fuzz_input *input)
{
    ent_amendment out = {.kind = (ent_amend)fuzz_below(input, 4),
                         .party = fuzz_byte(input) % ent_party_count(r->dispute),
                         .from = fuzz_below(input, 6),
                         .to = fuzz_below(input, 6)};
    if (out.kind == ENT_AMEND_TODAY && ent_is_graph_form(r->dispute)) {
        static const char *const words[] = {"s1", "s2", "s3", "war", "peace", "truce"};
        out.value = words[out.from];
    } else if (out.kind == ENT_AMEND_TODAY) {
        const size_t options = ent_option_count(r->dispute);
        const size_t o = out.from % options;
        out.option = ent_option_at(r->dispute, o).id;
        out.value =
            ent_option_value(r->dispute, o, out.to % ent_option_at(r->dispute, o).value_count);
    }
    return out;
}

/* Makes amendments; the text that results in `out`, empty where they are refused. */
static bool amend(run *r, const ent_amendment *list, size_t count, fuzz_text *out)
{
    ent_revision *revision = NULL;
    const ent_status status = ent_revision_new(r->context, r->dispute, list, count, &revision);
    fuzz_expect(status == ENT_OK || (status == ENT_ERROR_INPUT && revision == NULL),
                "an edit is made or refused");
    fuzz_expect((status == ENT_OK) == (ent_diagnostic_errors(r->context) == 0),
                "an edit that is refused has an error, and no other has");
    fuzz_tally tally = {0};
    fuzz_report_diagnostics(r->context, &tally);
    if (status != ENT_OK) {
        return false;
    }
    size_t length = 0, at = 0;
    const char *made = ent_revision_text(revision, &length);
    for (size_t i = 0; i < ent_splice_count(revision); i++) {
        const ent_splice splice = ent_splice_at(revision, i);
        fuzz_expect(splice.byte_start >= at && splice.byte_end >= splice.byte_start &&
                        splice.byte_end <= r->length,
                    "splices ascend");
        fuzz_add(out, r->text + at, splice.byte_start - at);
        fuzz_add(out, splice.text, splice.length);
        at = splice.byte_end;
    }
    fuzz_add(out, r->text + at, r->length - at);
    fuzz_expect(out->length == length && memcmp(out->at, made, length) == 0,
                "the splices make the text");
    const ent_sink sink = fuzz_tally_sink(&tally);
    fuzz_expect(ent_report_revision(r->context, revision, ENT_FORMAT_JSON, &sink) == ENT_OK,
                "an edit is written");
    ent_revision_free(revision);
    return true;
}

/* The opposite of an amendment that can be taken back byte by byte. */
static bool inverse(const ent_amendment *of, ent_amendment *out)
{
    *out = *of;
    out->from = of->to;
    out->to = of->from;
    return of->kind == ENT_AMEND_MOVE;
}

/* Whether a party wants the same in the same order. */
static bool same_wishes(const ent_dispute *a, const ent_dispute *b, size_t party)
{
    bool same = ent_statement_count(a, party) == ent_statement_count(b, party);
    for (size_t i = 0; same && i < ent_statement_count(a, party); i++) {
        same = strcmp(ent_statement_at(a, party, i).want, ent_statement_at(b, party, i).want) == 0;
    }
    return same;
}

/* A move, taken back. */
static void move_back(const run *r, run *after, const ent_amendment *opposite)
{
    fuzz_text back = {0};
    fuzz_expect(amend(after, opposite, 1, &back), "a move can be taken back");
    if (ent_event_count(r->dispute) == 0) {
        fuzz_expect(back.length == r->length && memcmp(back.at, r->text, r->length) == 0,
                    "a move back restores the text");
    } else {
        ent_dispute *again = NULL;
        fuzz_expect(ent_dispute_read_text(r->context, "back", back.at, back.length, &again) ==
                            ENT_OK &&
                        same_wishes(r->dispute, again, opposite->party),
                    "a move back restores the order");
        ent_dispute_free(again);
        ent_diagnostics_clear(r->context);
    }
    free(back.at);
}

static void edit(run *r, fuzz_input *input)
{
    ent_amendment list[3];
    const size_t count = 1 + fuzz_below(input, 3);
    for (size_t i = 0; i < count; i++) {
        list[i] = decode(r, input);
    }
    fuzz_text made = {0};
    ent_amendment opposite;
    if (amend(r, list, count, &made)) {
        run after = {.context = r->context, .text = made.at, .length = made.length};
        fuzz_expect(ent_dispute_read_text(r->context, "made", made.at, made.length,
                                          &after.dispute) == ENT_OK,
                    "what results is a dispute");
        ent_diagnostics_clear(r->context);
        if (count == 1 && inverse(&list[0], &opposite)) {
            move_back(r, &after, &opposite);
        }
        ent_dispute_free(after.dispute);
    }
    free(made.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { ASKED = 13 }; /* bytes for what is asked */
    size_t steps = 0;
    run r = {0};
    const ent_context_options options = fuzz_limits(64, &steps);
    fuzz_input input = {.at = data, .left = size < ASKED ? size : ASKED};
    fuzz_expect(ent_context_new(&options, &r.context) == ENT_OK, "a context is made");
    r.text = size < ASKED ? "" : (const char *)data + ASKED;
    r.length = size < ASKED ? 0 : size - ASKED;
    write_outline(&r);
    if (ent_dispute_read_text(r.context, "fuzz", r.text, r.length, &r.dispute) == ENT_OK) {
        ent_diagnostics_clear(r.context);
        edit(&r, &input);
    }
    ent_dispute_free(r.dispute);
    ent_context_free(r.context);
    return 0;
}
