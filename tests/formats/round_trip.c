/* SPDX-License-Identifier: MIT */
/*
 * Writes disputes and reads them again.
 *
 * Usage: round_trip FILE... Each file holds a dispute, or a bundle of them as the generator of the
 * oracle writes it. Of each: what is written as YAML and as JSON, read and written again in both
 * formats, must be the same byte for byte; and states, levels and stabilities must stay. Public API
 * alone. The last line is "N passed, N failed"; exit 0 when all passed, 2 for wrong usage, else 1.
 */
#include "bundle.h"
#include "same_verdicts.h"
#include <entente/entente.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A dispute, what it is written as, and what comes out of it. */
typedef struct version {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    bytes written[2]; /* by ent_document_format */
} version;

static bool open_version(ent_context *context, const char *text, size_t length, version *out)
{
    *out = (version){0};
    ent_diagnostics_clear(context);
    if (ent_dispute_read_text(context, "text", text, length, &out->dispute) != ENT_OK) {
        printf("cannot be read: %s\n%.*s\n", ent_diagnostic_at(context, 0)->message, (int)length,
               text);
        return false;
    }
    for (ent_document_format f = ENT_DOCUMENT_YAML; f <= ENT_DOCUMENT_JSON; f++) {
        const ent_sink sink = {.write = append, .user = &out->written[f]};
        if (ent_dispute_write(context, out->dispute, f, &sink) != ENT_OK) {
            printf("cannot be written:\n%.*s\n", (int)length, text);
            return false;
        }
    }
    if (ent_space_new(context, out->dispute, &out->space) == ENT_OK) {
        ent_solution_options options;
        ent_solution_defaults(&options);
        options.concepts = ENT_ALL_CONCEPTS; /* SIM is left out where it is not defined */
        (void)ent_solution_new(context, out->space, &options, &out->solution);
    }
    return true;
}

static void close_version(version *v)
{
    ent_solution_free(v->solution);
    ent_space_free(v->space);
    ent_dispute_free(v->dispute);
    free(v->written[0].at);
    free(v->written[1].at);
}

static bool same_bytes(const bytes *a, const bytes *b)
{
    if (a->length == b->length && memcmp(a->at, b->at, a->length) == 0) {
        return true;
    }
    printf("written otherwise; first:\n%s\nthen:\n%s\n", a->at, b->at);
    return false;
}

/* Whether a state is the same in both, for all options, parties and concepts. */
static bool same_state(const version *a, const version *b, uint64_t s)
{
    for (size_t o = 0; o < ent_option_count(a->dispute); o++) {
        if (ent_state_value(a->space, s, o) != ent_state_value(b->space, s, o) ||
            ent_state_varies(a->space, s, o) != ent_state_varies(b->space, s, o)) {
            return false;
        }
    }
    return a->solution == NULL || same_verdicts(a->dispute, a->solution, b->solution, s);
}

static bool same_meaning(const version *a, const version *b)
{
    if ((a->space == NULL) != (b->space == NULL) ||
        (a->solution == NULL) != (b->solution == NULL) ||
        ent_party_count(a->dispute) != ent_party_count(b->dispute) ||
        ent_option_count(a->dispute) != ent_option_count(b->dispute)) {
        return false;
    }
    const uint64_t count = a->space == NULL ? 0 : ent_state_count(a->space);
    bool same = a->space == NULL || count == ent_state_count(b->space);
    for (uint64_t s = 0; same && s < count; s++) {
        same = same_state(a, b, s);
    }
    return same;
}

static bool passes(ent_context *context, const char *text, size_t length)
{
    version first;
    bool good = open_version(context, text, length, &first);
    for (int f = 0; good && f < 2; f++) {
        version again;
        good = open_version(context, first.written[f].at, first.written[f].length, &again) &&
               same_bytes(&first.written[0], &again.written[0]) &&
               same_bytes(&first.written[1], &again.written[1]);
        if (good && !same_meaning(&first, &again)) {
            printf("means something else as it is written:\n%s\n", first.written[f].at);
            good = false;
        }
        close_version(&again);
    }
    close_version(&first);
    return good;
}

int main(int argc, char **argv)
{
    ent_context *context = NULL;
    size_t passed = 0, failed = 0;
    if (argc < 2 || ent_context_new(NULL, &context) != ENT_OK) {
        fprintf(stderr, "usage: round_trip FILE...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        char *text = read_file(argv[i]);
        if (text == NULL) {
            printf("%s: cannot be read\n", argv[i]);
            failed++;
            continue;
        }
        for (const char *next = text; next != NULL;) {
            size_t length = 0;
            const char *at = next_dispute(&next, &length);
            const bool good = passes(context, at, length);
            passed += good;
            failed += !good;
            if (!good) {
                printf("in %s\n", argv[i]);
            }
        }
        free(text);
    }
    ent_context_free(context);
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
