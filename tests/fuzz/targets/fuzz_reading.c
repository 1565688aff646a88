/* SPDX-License-Identifier: MIT */
/*
 * Reading news. The bytes are a few that choose what is asked, and a text; or they choose words, names and marks of which a text
 * is made. A grammar says what the bytes say, in the sentence or not. What is refused has an error; what is read
 * lies in its sentence, on borders of characters, and is the same a second time; values are the same without the
 * grammar; what is written is read again whole. Sentences follow one another to the end of the text.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

static const char dispute_text[] =
    "entente: 1\n"
    "parties:\n"
    "  norland: {name: Norland, aliases: [Nor, Norish, \"U.N.\"]}\n"
    "  sudland: {name: Sudland, aliases: [\"the S\xC3\xBC"
    "dland cabinet\", Orta]}\n"
    "  union: {name: the Union, aliases: [union, workers]}\n"
    "options:\n"
    "  withdraw: {party: sudland, label: withdraw its troops, aliases: [troops, pull back]}\n"
    "  pay: {party: union, label: pay rise, values: [none, some, full], aliases: [wages]}\n"
    "  talks: {party: norland, label: talks, aliases: [peace talks, negotiations]}\n"
    "preferences:\n"
    "  norland: [{want: withdraw}]\n"
    "  sudland: [{want: talks}]\n"
    "  union: [{want: pay = full}]\n";

/* Pieces of which texts are made. */
static const char *const pieces[] = {"Norland",
                                     "Sudland",
                                     "the Union",
                                     "Orta",
                                     "Nor",
                                     "U.N.",
                                     "workers",
                                     "Mr. Lee",
                                     "Ann Lee",
                                     "minister",
                                     "president of",
                                     "he",
                                     "they",
                                     "we",
                                     "both",
                                     "said",
                                     "told",
                                     "asked",
                                     "demanded",
                                     "rejected",
                                     "offered",
                                     "will",
                                     "must",
                                     "cannot",
                                     "didn't",
                                     "did not",
                                     "never",
                                     "may",
                                     "agreed",
                                     "to withdraw",
                                     "its troops",
                                     "peace talks",
                                     "wages",
                                     "met",
                                     "called",
                                     "phoned",
                                     "announced",
                                     "according to",
                                     "that",
                                     "who",
                                     "and",
                                     "but",
                                     "while",
                                     "if",
                                     "until",
                                     "to",
                                     "with",
                                     "from",
                                     "by",
                                     "of",
                                     "for",
                                     "\xE2\x80\x99s",
                                     "'s",
                                     "\xE2\x80\x9C",
                                     "\xE2\x80\x9D",
                                     "\"",
                                     "'",
                                     ",",
                                     ".",
                                     "?",
                                     ";",
                                     ":",
                                     "(",
                                     ")",
                                     "-",
                                     "\xE2\x80\x94",
                                     "\xE2\x80\xA6",
                                     "3.5",
                                     "\n",
                                     "\n\n",
                                     "\xC3\x89",
                                     "e\xCC\x81",
                                     "\xF0\x9F\x98\x80",
                                     "it is essential",
                                     "there was no",
                                     "a statement"};

static void make_text(fuzz_input *input, fuzz_text *out)
{
    fuzz_add(out, "", 0);
    while (input->left > 0) {
        const char *piece = pieces[fuzz_byte(input) % (sizeof pieces / sizeof *pieces)];
        fuzz_add(out, piece, strlen(piece));
        if (fuzz_byte(input) % 8 != 0) {
            fuzz_add(out, " ", 1);
        }
    }
}

/* What a grammar says: by a generator of numbers that begins alike for each sentence of a reading. */
typedef struct saying {
    uint64_t seed;
    bool wild; /* also outside of the sentence */
} saying;

static size_t say(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                  size_t room)
{
    const saying *how = user;
    fuzz_input from = {.goes_on = true, .taken = how->seed};
    from.taken += length + (length > 0 ? (unsigned char)sentence[0] : 0);
    const size_t count = fuzz_byte(&from) % 16;
    for (size_t k = 0; k < count && k < room; k++) {
        size_t places[4];
        for (size_t p = 0; p < 4; p += 2) {
            const size_t limit = length + (how->wild ? 3 : 0) + 1;
            places[p] = (fuzz_byte(&from) * 256 + fuzz_byte(&from)) % limit;
            places[p + 1] = places[p] + fuzz_byte(&from) % 16;
            if (how->wild && fuzz_byte(&from) == 0) {
                places[p + 1] = SIZE_MAX - fuzz_byte(&from);
            }
        }
        links[k] = (ent_grammar_link){(ent_grammar_role)(fuzz_byte(&from) % (how->wild ? 5 : 3)),
                                      places[0], places[1], places[2], places[3]};
    }
    const unsigned end = fuzz_byte(&from);
    return end == 0 ? SIZE_MAX : how->wild && end == 1 ? room + 1 : count;
}

static bool on_border(const fuzz_text *text, uint64_t at)
{
    return at <= text->length &&
           (at == text->length || ((unsigned char)text->at[at] & 0xC0) != 0x80);
}

static bool good_stretch(const fuzz_text *text, const ent_coded *coded, uint64_t start,
                         uint64_t end)
{
    return start <= end && on_border(text, start) && on_border(text, end) &&
           (start == end || (start >= coded->start && end <= coded->end));
}

/* Every stretch lies in its sentence. */
static void check_places(const fuzz_text *text, const ent_coding *coding)
{
    uint64_t last = 0;
    for (size_t i = 0; i < ent_coding_describe(coding).count; i++) {
        const ent_coded coded = ent_coding_at(coding, i);
        fuzz_expect(coded.start <= coded.end && coded.start >= last, "sentences are in order");
        fuzz_expect(on_border(text, coded.start) && on_border(text, coded.end),
                    "sentences cut no characters");
        fuzz_expect(coded.decision == ENT_DECISION_PROPOSED, "everything is proposed");
        last = coded.start;
        for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
            const ent_coded_value *value = &coded.fields[f];
            fuzz_expect(value->value == NULL ||
                            good_stretch(text, &coded, value->start, value->end),
                        "a stretch is within its sentence");
            fuzz_expect(value->other == NULL ||
                            (good_stretch(text, &coded, value->other_start, value->other_end) &&
                             value->confidence == ENT_CONFIDENCE_LOW),
                        "another value is within the sentence, and nothing is sure then");
        }
    }
}

/* Both say the same, but for what a second opinion changes. */
static void check_values(const ent_coding *with, const ent_coding *without)
{
    const size_t count = ent_coding_describe(with).count;
    fuzz_expect(count == ent_coding_describe(without).count, "a grammar adds no statements");
    for (size_t i = 0; i < count; i++) {
        const ent_coded a = ent_coding_at(with, i), b = ent_coding_at(without, i);
        for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
            const char *one = a.fields[f].value, *two = b.fields[f].value;
            fuzz_expect((one == NULL) == (two == NULL) && (one == NULL || strcmp(one, two) == 0),
                        "a grammar changes no value");
            fuzz_expect(one == NULL || (a.fields[f].start == b.fields[f].start &&
                                        a.fields[f].end == b.fields[f].end),
                        "a grammar moves no stretch");
        }
    }
}

static void check_sentences(const fuzz_text *text)
{
    for (size_t at = 0, next = 0; at < text->length; at = next) {
        const size_t end = ent_sentence_end(text->at, text->length, at, &next);
        fuzz_expect(end >= at && end <= next && next > at && next <= text->length,
                    "sentences go on to the end of the text");
    }
}

static void write_json(ent_context *context, const ent_coding *coding, fuzz_text *out)
{
    const ent_sink sink = fuzz_text_sink(out);
    const ent_coding_report report = {.size = sizeof report};
    fuzz_expect(ent_coding_write(context, coding, &report, ENT_FORMAT_JSON, &sink) == ENT_OK,
                "proposals are written");
}

static bool same(const fuzz_text *a, const fuzz_text *b)
{
    return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

/* Words and a table quote the text; what is written is read again whole. */
static void check_written(ent_context *context, const fuzz_text *text, const ent_coding *coding)
{
    fuzz_text json = {0}, again = {0};
    fuzz_tally tally = {0};
    const ent_sink sink = fuzz_tally_sink(&tally);
    const ent_coding_report report = {
        .size = sizeof report, .text = text->at, .text_length = text->length};
    ent_coding *other = NULL;
    fuzz_expect(ent_coding_write(context, coding, &report, ENT_FORMAT_TEXT, &sink) == ENT_OK &&
                    ent_coding_write(context, coding, &report, ENT_FORMAT_CSV, &sink) == ENT_OK,
                "proposals are written in words");
    write_json(context, coding, &json);
    fuzz_expect(ent_coding_read_text(context, "again", json.at, json.length, &other) == ENT_OK,
                "what was written is read");
    write_json(context, other, &again);
    fuzz_expect(same(&json, &again), "what was read again is written the same");
    ent_coding_free(other);
    free(json.at);
    free(again.at);
}

/* A second reading is the same. */
static void check_twice(ent_context *context, const ent_dispute *dispute, const fuzz_text *text,
                        const ent_reading_options *options, const ent_coding *coding)
{
    fuzz_text json = {0}, again = {0};
    ent_coding *other = NULL;
    fuzz_expect(ent_reading_new(context, dispute, "fuzz", text->at, text->length, options,
                                &other) == ENT_OK,
                "what was read is read a second time");
    write_json(context, coding, &json);
    write_json(context, other, &again);
    fuzz_expect(same(&json, &again), "the same text has the same proposals");
    ent_coding_free(other);
    free(json.at);
    free(again.at);
}

static void read_text(ent_context *context, const ent_dispute *dispute, const fuzz_text *text,
                      ent_reading_options *options, bool twice)
{
    ent_coding *with = NULL, *without = NULL;
    const ent_status status =
        ent_reading_new(context, dispute, "fuzz", text->at, text->length, options, &with);
    if (status != ENT_OK) {
        fuzz_expect(status == ENT_ERROR_INPUT && ent_diagnostic_errors(context) > 0,
                    "what is refused is refused with a reason");
        return;
    }
    check_places(text, with);
    check_written(context, text, with);
    if (twice) {
        check_twice(context, dispute, text, options, with);
    }
    if (options->grammar != NULL) {
        options->grammar = NULL;
        fuzz_expect(ent_reading_new(context, dispute, "fuzz", text->at, text->length, options,
                                    &without) == ENT_OK,
                    "it is read without a grammar");
        check_values(with, without);
    }
    ent_coding_free(with);
    ent_coding_free(without);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t steps;
    fuzz_input input = {.at = data, .left = size};
    const unsigned choice = fuzz_byte(&input);
    saying how = {.seed = fuzz_byte(&input), .wild = (choice & 4) != 0};
    ent_context_options limits = fuzz_limits(1000, &steps);
    limits.cancel = NULL;
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    fuzz_text text = {0};
    fuzz_tally tally = {0};
    ent_reading_options options;
    ent_reading_defaults(&options);
    options.every_sentence = (choice & 1) != 0;
    options.grammar = (choice & 2) != 0 ? say : NULL;
    options.grammar_user = &how;
    if ((choice & 8) != 0) {
        fuzz_add(&text, (const char *)input.at, input.left);
    } else {
        make_text(&input, &text);
    }
    fuzz_expect(ent_context_new(&limits, &context) == ENT_OK &&
                    ent_dispute_read_text(context, "dispute", dispute_text, sizeof dispute_text - 1,
                                          &dispute) == ENT_OK,
                "the dispute is read");
    check_sentences(&text);
    read_text(context, dispute, &text, &options, (choice & 16) != 0);
    fuzz_report_diagnostics(context, &tally);
    ent_dispute_free(dispute);
    ent_context_free(context);
    free(text.at);
    return 0;
}
