/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share. Each target is one file that defines LLVMFuzzerTestOneInput(); it is
 * linked with libFuzzer or AFL++ to search, or with replay.c to run files again.
 */
#ifndef ENT_TESTS_FUZZ_H
#define ENT_TESTS_FUZZ_H

#include <entente/entente.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the process, saying what should hold and does not, unless `holds`. */
void fuzz_expect(bool holds, const char *what);

/* Text that grows, always with a NUL behind it. */
typedef struct fuzz_text {
    char *at;
    size_t length, room;
} fuzz_text;

void fuzz_add(fuzz_text *text, const char *bytes, size_t length);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void fuzz_format(fuzz_text *text, const char *format, ...);
ent_sink fuzz_text_sink(fuzz_text *text);

/* A sink that keeps a count and a hash. */
typedef struct fuzz_tally {
    uint64_t bytes, hash;
} fuzz_tally;

void fuzz_count(fuzz_tally *tally, const void *bytes, size_t length);
void fuzz_count_number(fuzz_tally *tally, uint64_t number);
ent_sink fuzz_tally_sink(fuzz_tally *tally);

/* Bytes taken from the front. When there are no more: zeros, or, where `goes_on`, what follows from all
 * that were taken by a generator of random numbers. */
typedef struct fuzz_input {
    const uint8_t *at;
    size_t left;
    bool goes_on;
    uint64_t taken; /* a hash of the bytes so far */
} fuzz_input;

unsigned fuzz_byte(fuzz_input *input);

/* A number from 0 to limit - 1; limit at most 256. */
unsigned fuzz_below(fuzz_input *input, unsigned limit);

/* Limits and a cancel callback, so that no input takes long; *steps must outlive the context. */
ent_context_options fuzz_limits(uint64_t max_states, size_t *steps);

/* Reports the diagnostics of a context in all formats, and clears them. */
void fuzz_report_diagnostics(ent_context *context, fuzz_tally *tally);

/* Reads a text; when it is a dispute, writes it in both formats, reads that, and compares. */
void fuzz_round_trip(const uint8_t *data, size_t size);

/* Writes a small dispute, of any form, that the bytes describe. Most are without errors. */
void fuzz_decode_dispute(fuzz_input *input, fuzz_text *out);

/* The same with all that only some questions look at. */
void fuzz_decode_open_dispute(fuzz_input *input, fuzz_text *out);

/* Writes the dispute of a solution as one in graph form with the same states, moves and orders. False
 * where states are merged. */
bool fuzz_as_graph(const ent_solution *solution, fuzz_text *out);

#endif
