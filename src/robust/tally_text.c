/* SPDX-License-Identifier: MIT */
/*
 * Tallies as text: one line of JSON in one exact form, with a seal (docs/methods/robust.md).
 *
 * The head is a function of what was asked, so it is read by writing it again. Behind it there are lists of
 * numbers, whose lengths the head gives. The reader takes that form byte for byte and nothing else.
 */
#include "robust/readings.h"

#include "base/sha256.h"
#include "diag/diagnostic.h"
#include "dispute/events.h"

#include <string.h>

enum { FLUSH_AT = 1 << 16 };

static const char SEAL[] = ",\"seal\":\"", END[] = "\"}\n";

static void add_concepts(ent_text *out, unsigned concepts)
{
    bool first = true;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            ent_text_format(out, "%s\"%s\"", first ? "" : ",", ent_concept_key(c));
            first = false;
        }
    }
}

void ent_tally_head(const ent_readings *readings, ent_text *out)
{
    const ent_readings_options *asked = &readings->asked;
    const ent_dispute *dispute = readings->setting.space->dispute;
    char hash[ENT_SHA256_TEXT];
    ent_sha256_text(dispute->source.bytes, dispute->source.length, hash);
    ent_text_format(out, "{\"entente_tally\":1,\"file\":\"%s\"", hash);
    ent_selection_add(out, dispute);
    ent_text_format(out,
                    ",\"over\":\"%s\",\"reach\":%llu,"
                    "\"exact\":%s,\"seed\":%llu,\"party\":",
                    ent_variation_word(asked->over), (unsigned long long)asked->reach,
                    readings->exact ? "true" : "false", (unsigned long long)asked->seed);
    if (asked->one_party) {
        ent_text_format(out, "\"%s\"", ent_party_id(dispute, asked->party));
    } else {
        ent_text_add(out, "null");
    }
    ent_text_format(out, ",\"sanction_by_return\":%s,\"concepts\":[",
                    asked->no_return ? "false" : "true");
    add_concepts(out, asked->concepts);
    ent_text_format(out, "],\"states\":%zu,\"parties\":%zu,\"names\":%zu",
                    readings->setting.space->count, dispute->party_count, dispute->name_count);
}

/* Output that is hashed as it goes. */
typedef struct output {
    ent_text text;
    ent_sha256 hash;
    const ent_sink *sink;
    ent_status status;
} output;

static void flush(output *out)
{
    if (out->status == ENT_OK && out->text.failed) {
        out->status = ENT_ERROR_MEMORY;
    }
    if (out->status == ENT_OK && out->text.length > 0) {
        ent_sha256_update(&out->hash, out->text.bytes, out->text.length);
        if (!out->sink->write(out->sink->user, out->text.bytes, out->text.length)) {
            out->status = ENT_ERROR_IO;
        }
    }
    ent_text_clear(&out->text);
}

static void put_numbers(output *out, const uint64_t *numbers, size_t count)
{
    ent_text_add(&out->text, "[");
    for (size_t k = 0; k < count; k++) {
        ent_text_add(&out->text, k == 0 ? "" : ",");
        ent_text_add_count(&out->text, numbers[k]);
        if (out->text.length >= FLUSH_AT) {
            flush(out);
        }
    }
    ent_text_add(&out->text, "]");
}

static void put_counts(output *out, const ent_tally *tally)
{
    const ent_setting *setting = &tally->readings->setting;
    const size_t states = setting->space->count, parties = setting->graph.party_count;
    const char *joint = "";
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (tally->counts[c] == NULL) {
            continue;
        }
        ent_text_format(&out->text, "%s\"%s\":{\"all\":", joint, ent_concept_key(c));
        put_numbers(out, tally->counts[c] + parties * states, states);
        ent_text_add(&out->text, ",\"parties\":[");
        for (size_t p = 0; p < parties; p++) {
            ent_text_add(&out->text, p == 0 ? "" : ",");
            put_numbers(out, tally->counts[c] + p * states, states);
        }
        ent_text_add(&out->text, "],\"names\":");
        put_numbers(out, tally->names[c], setting->space->dispute->name_count);
        ent_text_add(&out->text, "}");
        joint = ",";
    }
}

ent_status ent_tally_write(ent_context *context, const ent_tally *tally, const ent_sink *sink)
{
    if (context == NULL || tally == NULL || sink == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    output out = {.sink = sink};
    uint8_t digest[ENT_SHA256_BYTES];
    char seal[ENT_SHA256_TEXT];
    ent_text_init(&out.text, &context->allocator);
    ent_sha256_init(&out.hash);
    ent_tally_head(tally->readings, &out.text);
    ent_text_add(&out.text, ",\"ranges\":[");
    for (size_t k = 0; k < tally->range_count; k++) {
        ent_text_format(&out.text, "%s[%llu,%llu]", k == 0 ? "" : ",",
                        (unsigned long long)tally->ranges[k].first,
                        (unsigned long long)tally->ranges[k].count);
    }
    ent_text_add(&out.text, "],\"counts\":{");
    put_counts(&out, tally);
    ent_text_add(&out.text, "}");
    flush(&out);
    ent_sha256_final(&out.hash, digest);
    ent_sha256_hex(digest, seal);
    ent_text_format(&out.text, "%s%s%s", SEAL, seal, END);
    flush(&out);
    ent_text_free(&out.text);
    return out.status;
}

/* Input that is taken from the front; what does not fit is remembered. */
typedef struct input {
    const char *at, *end;
    bool fits;
} input;

static void take_words(input *in, const char *words)
{
    const size_t length = strlen(words);
    in->fits =
        in->fits && (size_t)(in->end - in->at) >= length && memcmp(in->at, words, length) == 0;
    in->at += in->fits ? length : 0;
}

/* A number without needless zeros. */
static uint64_t take_number(input *in)
{
    const char *first = in->at;
    uint64_t number = 0;
    while (in->fits && in->at < in->end && *in->at >= '0' && *in->at <= '9') {
        const uint64_t digit = (uint64_t)(*in->at++ - '0');
        in->fits = number <= (UINT64_MAX - digit) / 10;
        number = number * 10 + digit;
    }
    in->fits = in->fits && in->at > first && (*first != '0' || in->at == first + 1);
    return number;
}

static void take_numbers(input *in, uint64_t *numbers, size_t count, uint64_t most)
{
    take_words(in, "[");
    for (size_t k = 0; in->fits && k < count; k++) {
        take_words(in, k == 0 ? "" : ",");
        numbers[k] = take_number(in);
        in->fits = in->fits && numbers[k] <= most;
    }
    take_words(in, "]");
}

/* The ranges: none empty, ascending, apart, and none beyond what there is. */
static ent_status take_ranges(input *in, ent_tally *tally)
{
    const ent_readings *readings = tally->readings;
    const uint64_t end = readings->exact ? readings->count : UINT64_MAX;
    uint64_t next = 0;
    take_words(in, ",\"ranges\":[");
    for (bool first = true; in->fits && in->at < in->end && *in->at != ']'; first = false) {
        take_words(in, first ? "[" : ",[");
        ent_reading_range range = {.first = take_number(in)};
        take_words(in, ",");
        range.count = take_number(in);
        take_words(in, "]");
        in->fits = in->fits && (first || range.first > next) && range.count > 0 &&
                   range.first <= end && range.count <= end - range.first;
        if (in->fits) {
            ENT_TRY(ent_tally_reserve(tally, 1));
            ent_tally_cover(tally, range);
            next = range.first + range.count;
        }
    }
    take_words(in, "],\"counts\":{");
    return ENT_OK;
}

static void take_counts(input *in, ent_tally *tally)
{
    const ent_setting *setting = &tally->readings->setting;
    const size_t states = setting->space->count, parties = setting->graph.party_count;
    const uint64_t most = ent_tally_readings(tally);
    const char *joint = "\"";
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (tally->counts[c] == NULL) {
            continue;
        }
        take_words(in, joint);
        take_words(in, ent_concept_key(c));
        take_words(in, "\":{\"all\":");
        take_numbers(in, tally->counts[c] + parties * states, states, most);
        take_words(in, ",\"parties\":[");
        for (size_t p = 0; p < parties; p++) {
            take_words(in, p == 0 ? "" : ",");
            take_numbers(in, tally->counts[c] + p * states, states, most);
        }
        take_words(in, "],\"names\":");
        take_numbers(in, tally->names[c], setting->space->dispute->name_count, most);
        take_words(in, "}");
        joint = ",\"";
    }
    take_words(in, "}");
}

static void take_seal(input *in, const char *bytes)
{
    char seal[ENT_SHA256_TEXT];
    if (in->fits) {
        ent_sha256_text(bytes, (size_t)(in->at - bytes), seal);
        take_words(in, SEAL);
        take_words(in, seal);
        take_words(in, END);
    }
    in->fits = in->fits && in->at == in->end;
}

static ent_status refuse(ent_context *context, ent_diagnostic_kind kind, const char *name,
                         const char *message)
{
    ENT_TRY(ent_issue_plain(context, kind, "'%s': %s", name, message));
    return ENT_ERROR_INPUT;
}

static ent_status fill(ent_context *context, ent_tally *tally, const char *name, input *in)
{
    const char *bytes = in->at;
    ent_text head;
    take_words(in, "{\"entente_tally\":1,\"file\":\"");
    if (!in->fits) {
        return refuse(context, ENT_KIND_TALLY_FORM, name, "this is no tally that can be read");
    }
    in->at = bytes;
    ent_text_init(&head, &context->allocator);
    ent_tally_head(tally->readings, &head);
    const bool failed = head.failed;
    take_words(in, ent_text_get(&head));
    ent_text_free(&head);
    if (failed) {
        return ENT_ERROR_MEMORY;
    }
    if (!in->fits) {
        return refuse(context, ENT_KIND_TALLY_OTHER, name,
                      "this tally is of another file, or of another question");
    }
    ENT_TRY(take_ranges(in, tally));
    take_counts(in, tally);
    take_seal(in, bytes);
    return in->fits ? ENT_OK
                    : refuse(context, ENT_KIND_TALLY_FORM, name,
                             "this tally is not whole, or was altered");
}

ent_status ent_tally_read(ent_context *context, const ent_readings *readings, const char *name,
                          const char *bytes, size_t length, ent_tally **out)
{
    if (context == NULL || readings == NULL || name == NULL || bytes == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    input in = {.at = bytes, .end = bytes + length, .fits = true};
    ent_tally *tally = NULL;
    ENT_TRY(ent_tally_new(&context->allocator, readings, &tally));
    const ent_status status = fill(context, tally, name, &in);
    if (status != ENT_OK) {
        ent_tally_free(tally);
        return status;
    }
    *out = tally;
    return ENT_OK;
}
