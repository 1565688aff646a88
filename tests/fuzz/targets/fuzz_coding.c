/* SPDX-License-Identifier: MIT */
/*
 * Codings: any bytes. What is refused has an error with a place; what is read is written as JSON, is read again, and is
 * written the same byte for byte. Words, JSON and a table are written with a text of the right length, whose
 * characters the places may cut. A step that changes a statement and is taken back leaves the coding as it was, and a
 * coding agrees with itself.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_TEXT = 1 << 16 };

static void write_coding(ent_context *context, const ent_coding *coding, const fuzz_text *text,
                         ent_format format, fuzz_text *out)
{
    const ent_sink sink = fuzz_text_sink(out);
    const ent_coding_report report = {.size = sizeof report,
                                      .text = text == NULL ? NULL : text->at,
                                      .text_length = text == NULL ? 0 : text->length};
    out->length = 0;
    const ent_status status = ent_coding_write(context, coding, &report, format, &sink);
    fuzz_expect(status == ENT_OK, "a coding that was read is written");
}

static bool same(const fuzz_text *a, const fuzz_text *b)
{
    return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

/* Written and read again it is the same. */
static void check_again(ent_context *context, const fuzz_text *json)
{
    ent_coding *again = NULL;
    fuzz_text rewritten = {0};
    const ent_status status =
        ent_coding_read_text(context, "again", json->at, json->length, &again);
    fuzz_expect(status == ENT_OK, "what was written is read");
    write_coding(context, again, NULL, ENT_FORMAT_JSON, &rewritten);
    fuzz_expect(same(json, &rewritten), "what was read again is written the same");
    ent_coding_free(again);
    free(rewritten.at);
}

/* A text of the length that a coding is of, of characters of two bytes and of sentences. */
static void make_text(size_t length, fuzz_text *out)
{
    static const char piece[] = "\xC3\xA9\xC3\xA9 a. B\n\"\xC3\xA9\" ";
    for (size_t k = 0; k < length; k++) {
        fuzz_add(out, piece + k % (sizeof piece - 1), 1);
    }
}

/* Words and a table with quotations from a text. */
static void check_reports(ent_context *context, const ent_coding *coding)
{
    fuzz_text text = {0}, out = {0};
    const uint64_t length = ent_coding_describe(coding).text_length;
    fuzz_add(&text, "", 0);
    if (length <= LONGEST_TEXT) {
        make_text((size_t)length, &text);
        write_coding(context, coding, &text, ENT_FORMAT_TEXT, &out);
        write_coding(context, coding, &text, ENT_FORMAT_CSV, &out);
        write_coding(context, coding, &text, ENT_FORMAT_JSON, &out);
    }
    write_coding(context, coding, NULL, ENT_FORMAT_TEXT, &out);
    write_coding(context, coding, NULL, ENT_FORMAT_CSV, &out);
    free(text.at);
    free(out.at);
}

/* Each statement is set to itself, and changed and changed back. */
static void check_steps(ent_context *context, ent_coding *coding, const fuzz_text *json)
{
    fuzz_text now = {0};
    const size_t count = ent_coding_describe(coding).count, steps = ent_coding_steps(coding);
    for (size_t i = 0; i < count; i++) {
        size_t undone = SIZE_MAX;
        ent_coded coded = ent_coding_at(coding, i);
        fuzz_expect(ent_coding_set(context, coding, i, &coded) == ENT_OK,
                    "a statement is set to itself");
        coded = ent_coding_at(coding, i);
        coded.decision = (ent_decision)((coded.decision + 1) % ENT_DECISION_COUNT);
        coded.note = "changed";
        fuzz_expect(ent_coding_step(context, coding, i, &coded) == ENT_OK, "a step is made");
        fuzz_expect(ent_coding_steps(coding) > 0, "a step is kept");
        fuzz_expect(ent_coding_undo(context, coding, &undone) == ENT_OK && undone == i,
                    "a step is taken back");
    }
    if (ent_coding_steps(coding) == steps) { /* else the oldest was forgotten */
        write_coding(context, coding, NULL, ENT_FORMAT_JSON, &now);
        fuzz_expect(same(json, &now), "steps that are taken back leave no trace");
    }
    free(now.at);
}

/* Taken away and added again: as many as there were. */
static void check_changes(ent_context *context, ent_coding *coding)
{
    const size_t count = ent_coding_describe(coding).count;
    if (count > 0) {
        ent_coded copy = ent_coding_at(coding, count - 1);
        fuzz_expect(ent_coding_add(context, coding, &copy) == ENT_OK, "a copy is added");
        fuzz_expect(ent_coding_remove(context, coding, count) == ENT_OK, "and taken away");
    }
    fuzz_expect(ent_coding_describe(coding).count == count, "none is lost");
    fuzz_expect(ent_coding_sign(context, coding, "somebody") == ENT_OK, "it is signed");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ent_context *context = NULL;
    ent_coding *coding = NULL;
    size_t steps;
    ent_context_options options = fuzz_limits(1000, &steps);
    options.cancel = NULL;
    fuzz_tally tally = {0};
    fuzz_expect(ent_context_new(&options, &context) == ENT_OK, "a context is made");
    const ent_status status =
        ent_coding_read_text(context, "fuzz", (const char *)data, size, &coding);
    if (status == ENT_OK) {
        fuzz_text json = {0};
        write_coding(context, coding, NULL, ENT_FORMAT_JSON, &json);
        check_again(context, &json);
        check_reports(context, coding);
        check_steps(context, coding, &json);
        check_changes(context, coding);
        free(json.at);
    } else {
        fuzz_expect(coding == NULL, "what is refused is not there");
        fuzz_expect(ent_diagnostic_errors(context) > 0, "what is refused is refused with a reason");
        fuzz_expect(status == ENT_ERROR_INPUT || status == ENT_ERROR_LIMIT,
                    "bytes are no other error");
    }
    ent_coding_free(coding);
    fuzz_report_diagnostics(context, &tally);
    ent_context_free(context);
    return 0;
}
