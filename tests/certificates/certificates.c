/* SPDX-License-Identifier: MIT */
/*
 * Solver against verifier: every certificate is accepted, every altered one refused. See README.md.
 */
#include "base/sha256.h"
#include "bundle.h"
#include <entente/entente.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct bench {
    ent_context *context;
    ent_dispute *dispute;
    bool altering, equilibria; /* certify equilibria alone */
    size_t passed, failed, altered, also_true;
} bench;

/* Whether the verifier accepts a certificate; tells why not. */
static bool accepts(bench *b, const bytes *text, bool tell)
{
    ent_certificate *certificate = NULL;
    ent_verification result = {0};
    ent_diagnostics_clear(b->context);
    ent_status status =
        ent_certificate_read_text(b->context, "certificate", text->at, text->length, &certificate);
    if (status == ENT_OK) {
        status = ent_verify(b->context, b->dispute, certificate, &result);
    }
    ent_certificate_free(certificate);
    const bool accepted = status == ENT_OK && result.accepted;
    for (size_t i = 0; tell && !accepted && i < ent_diagnostic_count(b->context); i++) {
        printf("refused: %s\n", ent_diagnostic_at(b->context, i)->message);
    }
    if (!accepted && ent_diagnostic_errors(b->context) == 0) {
        printf("refused without a reason (%s)\n", ent_status_text(status));
        b->failed++;
    }
    return accepted;
}

static const char before_seal[] = ",\"seal\":\"";

/* Seals a certificate anew. */
static void seal(bytes *text)
{
    char digits[ENT_SHA256_TEXT];
    char *found = NULL;
    for (char *at = text->at; (at = strstr(at, before_seal)) != NULL; at++) {
        found = at;
    }
    if (found != NULL) {
        ent_sha256_text(text->at, (size_t)(found - text->at), digits);
        memcpy(found + sizeof before_seal - 1, digits, strlen(digits));
    }
}

/* A stretch of a certificate that is one key, word, number or truth value. */
typedef struct part {
    size_t start, end;
    bool key;
} part;

/* The next part at or after `at`; false at the end. */
static bool next_part(const bytes *text, size_t at, part *out)
{
    while (at < text->length && strchr("{}[],:\n", text->at[at]) != NULL) {
        at++;
    }
    if (at >= text->length) {
        return false;
    }
    out->start = at;
    if (text->at[at] == '"') {
        for (at++; text->at[at] != '"'; at++) {
            at += text->at[at] == '\\';
        }
        at++;
    } else {
        at += strcspn(text->at + at, ",]}");
    }
    out->end = at;
    out->key = text->at[at] == ':';
    return true;
}

/* The certificate with one part altered: a word gets a letter, a number is one more, a truth flips. */
static bytes alter(const bytes *text, const part *p)
{
    bytes out = {0};
    char number[32];
    (void)append(&out, text->at, p->start);
    const char *old = text->at + p->start;
    if (*old == '"') {
        (void)append(&out, old, p->end - p->start - 1);
        (void)append(&out, "x\"", 2);
    } else if (*old == 't') {
        (void)append(&out, "false", 5);
    } else if (*old == 'f') {
        (void)append(&out, "true", 4);
    } else {
        (void)snprintf(number, sizeof number, "%lu", strtoul(old, NULL, 10) + 1);
        (void)append(&out, number, strlen(number));
    }
    (void)append(&out, text->at + p->end, text->length - p->end);
    return out;
}

/* Whether a part may have another true value: a step, what an answer leads to, the switch. */
static bool may_vary(const bytes *text, const part *p)
{
    static const char *const keys[] = {"\"to\":", "\"makes\":", "\"sanction_by_return\":"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const size_t length = strlen(keys[i]);
        if (!p->key && p->start >= length &&
            memcmp(text->at + p->start - length, keys[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static void alter_all(bench *b, const bytes *text)
{
    part p;
    const size_t stride = 1 + text->length / 20000; /* of large ones only some parts */
    size_t number = 0;
    for (size_t at = 0; next_part(text, at, &p); at = p.end) {
        if (number++ % stride != 0) {
            continue;
        }
        bytes altered = alter(text, &p);
        b->altered++;
        if (accepts(b, &altered, false)) {
            printf("accepted with a broken seal: %.*s\n", (int)(p.end - p.start),
                   text->at + p.start);
            b->failed++;
        }
        seal(&altered);
        if (accepts(b, &altered, false) && p.end + 4 < text->length) {
            b->also_true++;
            if (!may_vary(text, &p)) {
                printf("accepted, sealed anew: %.*s at %zu\n", (int)(p.end - p.start),
                       text->at + p.start, p.start);
                b->failed++;
            }
        }
        free(altered.at);
    }
}

/* The set of all states: those that have the first value of the first option, or have not. */
static ent_status find_all(bench *b, const ent_space *space, ent_state_set **out)
{
    char text[300];
    if (ent_is_graph_form(b->dispute)) {
        const char *id = ent_state_id(space, 0);
        (void)snprintf(text, sizeof text, "atleast 0 of (%s)", id == NULL ? "s1" : id);
    } else {
        (void)snprintf(text, sizeof text, "atleast 0 of (%s = %s)", ent_option_at(b->dispute, 0).id,
                       ent_option_value(b->dispute, 0, 0));
    }
    return ent_states_find(b->context, space, "all", text, out);
}

/* By what a dispute is judged. */
typedef enum family {
    ORDINARY,
    WITHOUT_RETURN, /* and how strongly */
    STRONG,
    BLIND, /* where somebody does not perceive something */
    ATTITUDES,
    TYPES,
    FAMILIES
} family;

static ent_status certify_solution(bench *b, const ent_space *space, family by,
                                   const ent_certificate_view *view, const ent_sink *sink)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS; /* SIM is left out where it is not defined */
    options.no_return = by == WITHOUT_RETURN;
    options.strength = by == WITHOUT_RETURN || by == STRONG;
    options.blind_others = by == BLIND;
    ent_status status = ent_solution_new(b->context, space, &options, &solution);
    if (status == ENT_OK) {
        status = ent_report_certificate(b->context, solution, view, sink);
    }
    ent_solution_free(solution);
    return status;
}

static ent_status certify_attitudes(bench *b, const ent_space *space,
                                    const ent_certificate_view *view, const ent_sink *sink)
{
    ent_replies *replies = NULL;
    ent_status status = ent_replies_new(b->context, space, &replies);
    if (status == ENT_OK) {
        status = ent_report_reply_certificate(b->context, replies, view, sink);
    }
    ent_replies_free(replies);
    return status;
}

static ent_status certify_types(bench *b, const ent_space *space, const ent_certificate_view *view,
                                const ent_sink *sink)
{
    ent_certainty_options options;
    ent_certainty *certainty = NULL;
    ent_certainty_defaults(&options);
    options.completions = false;
    ent_status status = ent_certainty_new(b->context, space, &options, &certainty);
    if (status == ENT_OK) {
        status = ent_report_type_certificate(b->context, certainty, view, sink);
    }
    ent_certainty_free(certainty);
    return status;
}

static bool certify(bench *b, const ent_space *space, family by, bytes *out)
{
    ent_state_set *all = NULL;
    const ent_sink sink = {.write = append, .user = out};
    ent_status status = find_all(b, space, &all);
    const bool few = !b->equilibria && (!b->altering || ent_state_count(space) <= 500);
    const ent_certificate_view view = {.size = sizeof view, .also = few ? all : NULL};
    if (status == ENT_OK) {
        status = by == ATTITUDES ? certify_attitudes(b, space, &view, &sink)
                 : by == TYPES   ? certify_types(b, space, &view, &sink)
                                 : certify_solution(b, space, by, &view, &sink);
    }
    ent_state_set_free(all);
    if (status != ENT_OK && status != ENT_ERROR_INPUT) { /* that is: merged states differ */
        printf("no certificate: %s\n", ent_status_text(status));
        b->failed++;
    }
    return status == ENT_OK;
}

/* Whether some party minds more than itself, or not even that. */
static bool has_attitudes(const ent_dispute *dispute)
{
    const size_t parties = ent_party_count(dispute);
    size_t k = 0;
    while (k < parties * parties &&
           ent_attitude_at(dispute, k / parties, k % parties) ==
               (k / parties == k % parties ? ENT_ATTITUDE_POSITIVE : ENT_ATTITUDE_NEUTRAL)) {
        k++;
    }
    return k < parties * parties;
}

/* Whether a family says something of its own of a dispute. */
static bool applies(const bench *b, family by)
{
    return by == STRONG      ? ent_strength_given(b->dispute)
           : by == BLIND     ? ent_has_misperceptions(b->dispute)
           : by == ATTITUDES ? has_attitudes(b->dispute)
           : by == TYPES     ? ent_certainty_given(b->dispute)
                             : true;
}

static void try_text(bench *b, const char *name, const char *text, size_t length)
{
    ent_space *space = NULL;
    ent_diagnostics_clear(b->context);
    if (ent_dispute_read_text(b->context, name, text, length, &b->dispute) != ENT_OK) {
        printf("%s: cannot be read\n", name);
        b->failed++;
        return;
    }
    const ent_status listed = ent_space_new(b->context, b->dispute, &space);
    for (family by = ORDINARY; listed == ENT_OK && by < FAMILIES; by++) {
        bytes certificate = {0};
        if (applies(b, by) && certify(b, space, by, &certificate)) {
            const bool good = accepts(b, &certificate, true);
            b->passed += good;
            b->failed += !good;
            if (!good) {
                printf("in %s\n%.*s\n%s\n", name, (int)length, text, certificate.at);
            } else if (b->altering && by != WITHOUT_RETURN) {
                alter_all(b, &certificate);
            }
        }
        free(certificate.at);
    }
    ent_space_free(space);
    ent_dispute_free(b->dispute);
    b->dispute = NULL;
}

int main(int argc, char **argv)
{
    bench b = {.altering = argc > 1 && strcmp(argv[1], "--alter") == 0,
               .equilibria = argc > 1 && strcmp(argv[1], "--equilibria") == 0};
    const int first = 1 + (b.altering || b.equilibria);
    if (argc < first + 1 || ent_context_new(NULL, &b.context) != ENT_OK) {
        fprintf(stderr, "usage: certificates [--alter|--equilibria] FILE...\n");
        return 2;
    }
    for (int i = first; i < argc; i++) {
        char *text = read_file(argv[i]);
        if (text == NULL) {
            printf("%s: cannot be opened\n", argv[i]);
            b.failed++;
            continue;
        }
        for (const char *next = text; next != NULL;) {
            size_t length = 0;
            const char *at = next_dispute(&next, &length);
            try_text(&b, argv[i], at, length);
        }
        free(text);
    }
    ent_context_free(b.context);
    if (b.altering) {
        printf("%zu parts altered, each as it is and sealed anew; %zu of these true as well\n",
               b.altered, b.also_true);
    }
    printf("%zu passed, %zu failed\n", b.passed, b.failed);
    return b.failed == 0 && b.passed > 0 ? 0 : 1;
}
