/* SPDX-License-Identifier: MIT */
/* Text, tallies, bytes and limits for the fuzz targets. */
#include "fuzz.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 20000 };

void fuzz_expect(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "fuzz: does not hold: %s\n", what);
        abort();
    }
}

void fuzz_add(fuzz_text *text, const char *bytes, size_t length)
{
    if (text->length + length + 1 > text->room) {
        text->room = 2 * (text->length + length + 1);
        text->at = realloc(text->at, text->room);
        fuzz_expect(text->at != NULL, "there is memory for the test itself");
    }
    if (length > 0) {
        memcpy(text->at + text->length, bytes, length);
    }
    text->length += length;
    text->at[text->length] = '\0';
}

void fuzz_format(fuzz_text *text, const char *format, ...)
{
    char piece[256];
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(piece, sizeof piece, format, arguments);
    va_end(arguments);
    fuzz_expect(length >= 0 && (size_t)length < sizeof piece, "a piece of text fits");
    fuzz_add(text, piece, (size_t)length);
}

static bool write_text(void *user, const char *bytes, size_t length)
{
    fuzz_add(user, bytes, length);
    return true;
}

ent_sink fuzz_text_sink(fuzz_text *text)
{
    return (ent_sink){.write = write_text, .user = text};
}

/* FNV-1a. */
void fuzz_count(fuzz_tally *tally, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) {
        tally->hash = (tally->hash ^ at[i]) * 0x100000001B3u;
    }
    tally->bytes += length;
}

void fuzz_count_number(fuzz_tally *tally, uint64_t number)
{
    fuzz_count(tally, &number, sizeof number);
}

static bool write_tally(void *user, const char *bytes, size_t length)
{
    fuzz_count(user, bytes, length);
    return true;
}

ent_sink fuzz_tally_sink(fuzz_tally *tally)
{
    return (ent_sink){.write = write_tally, .user = tally};
}

unsigned fuzz_byte(fuzz_input *input)
{
    if (input->left > 0) {
        input->taken = (input->taken ^ *input->at) * 0x100000001B3u + 1;
        input->left--;
        return *input->at++;
    }
    if (!input->goes_on) {
        return 0;
    }
    uint64_t z = input->taken += 0x9E3779B97F4A7C15u; /* splitmix64 */
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (unsigned)(z >> 56);
}

unsigned fuzz_below(fuzz_input *input, unsigned limit)
{
    return limit < 2 ? 0 : fuzz_byte(input) % limit;
}

/* The library counts its steps and asks no clock, so an input is cancelled always or never. */
static bool cancel(void *user)
{
    size_t *steps = user;
    return ++*steps > MOST_STEPS;
}

ent_context_options fuzz_limits(uint64_t max_states, size_t *steps)
{
    ent_context_options options;
    ent_context_defaults(&options);
    *steps = 0;
    options.max_states = max_states;
    options.max_moves = 10000;
    options.cancel = cancel;
    options.user = steps;
    return options;
}

void fuzz_report_diagnostics(ent_context *context, fuzz_tally *tally)
{
    const ent_sink sink = fuzz_tally_sink(tally);
    fuzz_expect(
        ent_report_diagnostics(context, ENT_SEVERITY_NOTE, ENT_FORMAT_TEXT, &sink) == ENT_OK &&
            ent_report_diagnostics(context, ENT_SEVERITY_NOTE, ENT_FORMAT_JSON, &sink) == ENT_OK,
        "diagnostics can be reported");
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        const ent_place *place = &ent_diagnostic_at(context, i)->place;
        fuzz_expect(!ent_diagnostic_at(context, i)->has_place ||
                        (place->byte_start <= place->byte_end && place->line <= place->end_line &&
                         place->line > 0 && place->column > 0),
                    "a place begins before it ends");
    }
    ent_diagnostics_clear(context);
}
