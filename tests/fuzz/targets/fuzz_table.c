/* SPDX-License-Identifier: MIT */
/*
 * Tables of discourse analysis, and what becomes of codings. The bytes choose how places are counted, and are a table, or choose
 * pieces of which one is made. What is refused has an error; what is read lies in its text, is written and read
 * again, as JSON whole, as a table without loss of statements; agrees with itself; and where it becomes events of a dispute, the
 * result is a dispute that has all lines of the one before.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

static const char text[] =
    "Norland said that S\xC3\xBC"
    "dland must withdraw its troops. \xE2\x80\x9CNever,\xE2\x80\x9D said Orta; the Union "
    "wants full pay. Nobody spoke of talks.";

static const char dispute_text[] = "entente: 1\n"
                                   "parties:\n"
                                   "  norland: {name: Norland, aliases: [Nor]}\n"
                                   "  sudland:\n"
                                   "    name: S\xC3\xBC"
                                   "dland # the other\n"
                                   "    aliases: [Orta]\n"
                                   "options:\n"
                                   "  withdraw: {party: sudland, label: withdraw its troops}\n"
                                   "  pay: {party: norland, values: [none, some, full]}\n"
                                   "preferences:\n"
                                   "  norland:\n"
                                   "    - want: withdraw\n"
                                   "  sudland: [{want: not withdraw}]\n";

static const char *const pieces[] = {
    "Norland",  "sudland", "Orta", "nobody", "withdraw", "pay=full", "pay",   "pay=none", "yes",
    "no",       "1",       "0",    "TRUE",   "t.txt",    "t",        "12",    "34",       "99999",
    "-1",       "55",      "\"",   "\"\"",   "\"a,b\"",  "\n",       "\r\n",  ",",        ";",
    "\xC3\xA9", " ",       "80",   "120",    "121",      "\"Nor\"",  "\"\n\""};

static void make_table(fuzz_input *input, fuzz_text *out)
{
    static const char *const heads[] = {
        "document,speaker,organization,concept,agreement,start,stop\n",
        "stop,start,agreement,concept,organization,speaker,document,x\n",
        "document;organization;concept\n", ""};
    const char *head = heads[fuzz_below(input, 4)];
    fuzz_add(out, head, strlen(head));
    while (input->left > 0) {
        const char *piece = pieces[fuzz_byte(input) % (sizeof pieces / sizeof *pieces)];
        fuzz_add(out, piece, strlen(piece));
        if (fuzz_byte(input) % 4 != 0) {
            fuzz_add(out, ",", 1);
        }
    }
}

/* Everything of a run. */
typedef struct run {
    ent_context *context;
    ent_dispute *dispute;
    ent_table_options options;
    ent_coding *coding;
} run;

static void write_coding(const run *r, const ent_coding *coding, ent_format format, fuzz_text *out)
{
    const ent_sink sink = fuzz_text_sink(out);
    const ent_coding_report report = {
        .size = sizeof report, .text = text, .text_length = sizeof text - 1};
    out->length = 0;
    fuzz_expect(ent_coding_write(r->context, coding, &report, format, &sink) == ENT_OK,
                "a coding is written");
}

static void check_places(const ent_coding *coding)
{
    for (size_t i = 0; i < ent_coding_describe(coding).count; i++) {
        const ent_coded coded = ent_coding_at(coding, i);
        fuzz_expect(coded.start <= coded.end && coded.end <= sizeof text - 1,
                    "a statement lies in its text");
        for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
            fuzz_expect(coded.fields[f].start <= coded.fields[f].end &&
                            coded.fields[f].end <= sizeof text - 1,
                        "a field lies in its text");
        }
    }
}

static void check_written(const run *r)
{
    fuzz_text first = {0}, second = {0};
    ent_coding *again = NULL;
    write_coding(r, r->coding, ENT_FORMAT_TEXT, &first);
    write_coding(r, r->coding, ENT_FORMAT_JSON, &first);
    fuzz_expect(ent_coding_read_text(r->context, "again", first.at, first.length, &again) == ENT_OK,
                "what was written is read");
    write_coding(r, again, ENT_FORMAT_JSON, &second);
    fuzz_expect(first.length == second.length && memcmp(first.at, second.at, first.length) == 0,
                "what was read again is written the same");
    ent_coding_free(again);
    again = NULL;
    ent_table_options options = r->options;
    options.document = NULL;
    options.in_characters = false;
    write_coding(r, r->coding, ENT_FORMAT_CSV, &first);
    fuzz_expect(ent_coding_read_table(r->context, r->dispute, "again", first.at, first.length,
                                      &options, &again) == ENT_OK,
                "a table that was written is read");
    fuzz_expect(ent_coding_describe(again).count == ent_coding_describe(r->coding).count,
                "a table that was written has all statements");
    ent_coding_free(again);
    free(first.at);
    free(second.at);
}

static bool is_coefficient(bool defined, double value)
{
    return defined ? value >= -1.0000001 && value <= 1.0000001 : value == 0;
}

static void check_agreement(const run *r)
{
    ent_agreement *agreement = NULL;
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    fuzz_expect(ent_agreement_new(r->context, r->coding, r->coding, 0, &agreement) == ENT_OK,
                "a coding is compared with itself");
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_agreement_row row = ent_agreement_of(agreement, f);
        fuzz_expect(row.both == row.agree, "a coding agrees with itself");
        fuzz_expect(is_coefficient(row.kappa_defined, row.kappa) &&
                        is_coefficient(row.alpha_defined, row.alpha),
                    "coefficients are at most 1");
    }
    const ent_agreement_row all = ent_agreement_sentences(agreement);
    fuzz_expect(all.both == all.agree, "a coding has its own sentences");
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV; format++) {
        fuzz_expect(ent_report_agreement(r->context, agreement, text, sizeof text - 1, format,
                                         &sink) == ENT_OK,
                    "agreement is written");
    }
    ent_agreement_free(agreement);
}

/* Whether all lines of one text stand in another, in their order, and more between them. */
static bool has_lines(const fuzz_text *whole, const char *part)
{
    const char *at = whole->at;
    while (*part != '\0') {
        const size_t length = strcspn(part, "\n");
        while (strncmp(at, part, length) != 0 || (at[length] != '\n' && at[length] != '\0')) {
            at += strcspn(at, "\n");
            if (*at == '\0') {
                return false;
            }
            at++;
        }
        at += length + (at[length] == '\n');
        part += length + (part[length] == '\n');
    }
    return true;
}

static void check_applied(const run *r)
{
    fuzz_text out = {0};
    const ent_sink sink = fuzz_text_sink(&out);
    ent_dispute *again = NULL;
    ent_diagnostics_clear(r->context);
    fuzz_add(&out, "", 0);
    const ent_status status =
        ent_coding_apply(r->context, r->dispute, r->coding, "press", text, sizeof text - 1, &sink);
    if (status == ENT_OK) {
        fuzz_expect(ent_dispute_read_text(r->context, "applied", out.at, out.length, &again) ==
                        ENT_OK,
                    "events make a dispute");
        fuzz_expect(has_lines(&out, "parties:\n  norland: {name: Norland, aliases: [Nor]}\n"
                                    "    aliases: [Orta]\noptions:\n"),
                    "what stood there stands there");
        ent_dispute_free(again);
    } else {
        fuzz_expect(status == ENT_ERROR_INPUT && ent_diagnostic_errors(r->context) > 0,
                    "what becomes no event is told");
    }
    free(out.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t steps;
    fuzz_input input = {.at = data, .left = size};
    const unsigned choice = fuzz_byte(&input);
    ent_context_options limits = fuzz_limits(1000, &steps);
    limits.cancel = NULL;
    fuzz_tally tally = {0};
    fuzz_text table = {0};
    run r = {.options = {.size = sizeof r.options,
                         .text_name = "t.txt",
                         .text = text,
                         .text_length = sizeof text - 1,
                         .document = (choice & 4) != 0 ? "12" : NULL,
                         .coder = "fuzz",
                         .in_characters = (choice & 1) != 0}};
    fuzz_add(&table, "", 0);
    if ((choice & 2) != 0) {
        fuzz_add(&table, (const char *)input.at, input.left);
    } else {
        make_table(&input, &table);
    }
    fuzz_expect(ent_context_new(&limits, &r.context) == ENT_OK &&
                    ent_dispute_read_text(r.context, "dispute", dispute_text,
                                          sizeof dispute_text - 1, &r.dispute) == ENT_OK,
                "the dispute is read");
    const ent_status status = ent_coding_read_table(r.context, r.dispute, "fuzz", table.at,
                                                    table.length, &r.options, &r.coding);
    if (status == ENT_OK) {
        check_places(r.coding);
        check_written(&r);
        check_agreement(&r);
        check_applied(&r);
    } else {
        fuzz_expect(status == ENT_ERROR_INPUT && ent_diagnostic_errors(r.context) > 0,
                    "what is refused is refused with a reason");
    }
    fuzz_report_diagnostics(r.context, &tally);
    ent_coding_free(r.coding);
    ent_dispute_free(r.dispute);
    ent_context_free(r.context);
    free(table.at);
    return 0;
}
