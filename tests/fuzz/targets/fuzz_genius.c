/* SPDX-License-Identifier: MIT */
/*
 * Genius scenarios. Bytes that begin with < are texts, a record separator (1E) between them; other bytes choose pieces of which a
 * domain and two profiles are made, right but for a detail here and there. What is refused has an error, whose place lies in
 * the text that it names; what is read is written as a dispute file, which is read, and written the same.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TEXTS = 4, SEPARATOR = 0x1E };

static const char *const names[MOST_TEXTS] = {"d.xml", "p.xml", "folder/Q 2.xml", "-"};

/* --- scenarios made of pieces --- */

/* One of the words, the first where the bytes do not ask for another. */
static const char *word(fuzz_input *in, const char *const *words, unsigned count)
{
    const unsigned byte = fuzz_byte(in);
    return words[byte < 224 ? 0 : 1 + byte % (count - 1)];
}

static const char *number(fuzz_input *in)
{
    static const char *const numbers[] = {"3",  "0",  "10",  "0.25", "-1",   "1e2",
                                          ".5", "7.", "12,", "",     "1e99", "0.4452125771655631"};
    return numbers[fuzz_byte(in) % (sizeof numbers / sizeof *numbers)];
}

static const char *issue_name(fuzz_input *in, unsigned issue)
{
    static const char *const words[][3] = {
        {"Colour", "Size", "\xC3\x89t\xC3\xA9"}, {"Price", "Colour", "not"}, {"s1", "Price", ""}};
    return word(in, words[issue], 3);
}

static const char *element_name(fuzz_input *in, const char *usual)
{
    const char *const words[] = {usual, "agent", "objective", "x"};
    return word(in, words, 4);
}

static void put_kind(fuzz_input *in, fuzz_text *out, unsigned kind)
{
    static const char *const kinds[] = {"discrete", "integer", "real"};
    static const char *const attributes[] = {"vtype", "type", "etype"};
    if (fuzz_below(in, 4) > 0) {
        fuzz_format(out, " %s=\"%s\"", attributes[fuzz_below(in, 3)], kinds[kind]);
    }
}

static void put_items(fuzz_input *in, fuzz_text *out, bool profile)
{
    static const char *const values[] = {"Red", "Blue &amp; white", "0-500", "Red"};
    for (unsigned v = 0; v < 3 + fuzz_byte(in) / 250; v++) {
        fuzz_format(out, "<%s index='%u' value=\"%s\"", element_name(in, "item"), v,
                    word(in, &values[v < 3 ? v : 0], 2));
        if (profile) {
            fuzz_format(out, " evaluation='%s'", number(in));
        }
        fuzz_format(out, "/>");
    }
}

static void put_evaluator(fuzz_input *in, fuzz_text *out)
{
    static const char *const kinds[] = {"linear", "triangular", "constant", "other"};
    fuzz_format(out, "<evaluator ftype='%s' offset='%s' slope='%s'", kinds[fuzz_below(in, 3)],
                number(in), number(in));
    if (fuzz_below(in, 2) == 1) {
        fuzz_format(out, " parameter0='%s' parameter1='%s' parameter2='%s'", number(in), number(in),
                    number(in));
    }
    fuzz_format(out, "/>");
}

/* Kinds are those of the domain, so that profiles fit as a rule. */
static void put_issue(fuzz_input *in, fuzz_text *out, unsigned issue, unsigned kinds, bool profile)
{
    const unsigned kind = (kinds >> 2 * issue & 3U) % 3;
    fuzz_format(out, "<issue index='%u' name='%s'", issue + 1, issue_name(in, issue));
    put_kind(in, out, kind);
    if (kind == 0) {
        fuzz_format(out, ">");
        put_items(in, out, profile);
    } else {
        const char *const lower[] = {"1", "0.5", "-3"}, *const upper[] = {"9", "1e3", "9.5"};
        fuzz_format(out, " lowerbound='%s'><range upperbound='%s'/>", word(in, lower, 3),
                    word(in, upper, 3));
        if (profile) {
            put_evaluator(in, out);
        }
    }
    fuzz_format(out, "</issue>");
}

static void put_rectangles(fuzz_input *in, fuzz_text *out)
{
    fuzz_format(out, "<utility_function maxutility='%s'><ufun weight='%s'>", number(in),
                number(in));
    for (unsigned count = fuzz_below(in, 4); count > 0; count--) {
        fuzz_format(out, "<hyperRectangle utility='%s'>", number(in));
        for (unsigned sides = fuzz_below(in, 4); sides > 0; sides--) {
            const unsigned index = 1 + fuzz_below(in, 4);
            const char *low = number(in), *high = number(in);
            fuzz_format(out, "<%s index='%u' min='%s' max='%s'/>",
                        fuzz_below(in, 3) == 2 ? "EXCLUDES" : "INCLUDES", index, low, high);
        }
        fuzz_format(out, "</hyperRectangle>");
    }
    fuzz_format(out, "</ufun></utility_function>");
}

static void put_space(fuzz_input *in, fuzz_text *out, unsigned kinds, bool profile)
{
    const unsigned issues = 1 + kinds % 3, more = fuzz_byte(in);
    fuzz_format(out, "<utility_space><objective>");
    for (unsigned i = 0; i < issues; i++) {
        put_issue(in, out, i, kinds, profile);
    }
    for (unsigned i = 0; profile && more < 200 && i < issues; i++) {
        fuzz_format(out, "<%s index='%u' value='%s'/>", element_name(in, "weight"), i + 1,
                    number(in));
    }
    fuzz_format(out, "</objective>");
    if (profile && (more & 1U) != 0) {
        put_rectangles(in, out);
    }
    if (profile && (more & 2U) != 0) {
        fuzz_format(out, "<reservation value='%s'/><discount_factor value='%s'/>", number(in),
                    number(in));
    }
    fuzz_format(out, "</utility_space>");
}

/* --- what must hold --- */

static size_t count_lines(const ent_input_text *text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text->length; i++) {
        lines += text->bytes[i] == '\n';
    }
    return lines;
}

/* Every place lies in the text that it names; what is not UTF-8 has its own lines. */
static void check_places(const ent_context *context, const ent_input_text *texts, size_t count)
{
    for (size_t d = 0; d < ent_diagnostic_count(context); d++) {
        const ent_place *place = &ent_diagnostic_at(context, d)->place;
        bool found = !ent_diagnostic_at(context, d)->has_place;
        for (size_t t = 0; !found && t < count; t++) {
            const bool utf16 = memchr(texts[t].bytes, 0, texts[t].length) != NULL;
            found = strcmp(texts[t].name, place->source) == 0 &&
                    (utf16 || place->line <= count_lines(&texts[t]));
        }
        fuzz_expect(found, "a place lies in the text that it names");
    }
}

static void write_dispute(ent_context *context, const ent_dispute *dispute, fuzz_text *out)
{
    const ent_sink sink = fuzz_text_sink(out);
    fuzz_add(out, "", 0);
    fuzz_expect(ent_dispute_write(context, dispute, ENT_DOCUMENT_YAML, &sink) == ENT_OK,
                "a scenario is written");
}

static void check_written(ent_context *context, const ent_dispute *dispute)
{
    fuzz_text first = {0}, second = {0};
    ent_dispute *again = NULL;
    write_dispute(context, dispute, &first);
    fuzz_expect(ent_dispute_read_text(context, "again", first.at, first.length, &again) == ENT_OK,
                "what was written is read");
    write_dispute(context, again, &second);
    fuzz_expect(first.length == second.length && memcmp(first.at, second.at, first.length) == 0,
                "what was read again is written the same");
    ent_dispute_free(again);
    free(first.at);
    free(second.at);
}

static void check(const ent_input_text *texts, size_t count)
{
    size_t steps;
    ent_context_options limits = fuzz_limits(1000, &steps);
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    fuzz_tally tally = {0};
    limits.cancel = NULL;
    fuzz_expect(ent_context_new(&limits, &context) == ENT_OK, "a context is made");
    const ent_status status = ent_dispute_read_texts(context, texts, count, &dispute);
    check_places(context, texts, count);
    if (status == ENT_OK) {
        fuzz_expect(ent_diagnostic_errors(context) == 0, "what is read has no error");
        check_written(context, dispute);
    } else {
        fuzz_expect(status == ENT_ERROR_INPUT && ent_diagnostic_errors(context) > 0,
                    "what is refused is refused with a reason");
    }
    fuzz_report_diagnostics(context, &tally);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void check_made(fuzz_input *in)
{
    fuzz_text made[3] = {{0}};
    ent_input_text texts[3];
    const unsigned kinds = fuzz_byte(in);
    fuzz_format(&made[0], "<negotiation_template>");
    put_space(in, &made[0], kinds, false);
    fuzz_format(&made[0], "</negotiation_template>");
    put_space(in, &made[1], kinds, true);
    put_space(in, &made[2], kinds, true);
    for (size_t t = 0; t < 3; t++) {
        texts[t] =
            (ent_input_text){.name = names[t], .bytes = made[t].at, .length = made[t].length};
    }
    check(texts, 3);
    for (size_t t = 0; t < 3; t++) {
        free(made[t].at);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || data[0] != '<') {
        fuzz_input in = {.at = data, .left = size};
        check_made(&in);
        return 0;
    }
    ent_input_text texts[MOST_TEXTS];
    size_t count = 0, at = 0;
    while (at <= size && count < MOST_TEXTS) {
        const char *bytes = (const char *)data + at;
        const char *end = memchr(bytes, SEPARATOR, size - at);
        const size_t length = end == NULL ? size - at : (size_t)(end - bytes);
        texts[count] = (ent_input_text){.name = names[count], .bytes = bytes, .length = length};
        count++;
        at += length + 1;
    }
    check(texts, count);
    return 0;
}
