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

/* What is asked of each dispute. */
typedef enum question {
    ORDINARY,
    STRENGTH,
    BLIND_OTHERS,
    ATTITUDES,
    TYPES,
    FUZZY,
    COALITIONS,
    LOOKAHEAD,
    COMPLETIONS,
    QUESTIONS
} question;
static const char *const flags[QUESTIONS] = {
    "",        "--strength",   "--blind-others", "--attitudes",  "--types",
    "--fuzzy", "--coalitions", "--lookahead",    "--completions"};

typedef struct bench {
    ent_context *context;
    ent_dispute *dispute;
    question asked;
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
    static const char *const keys[] = {
        "\"to\":", "\"makes\":", "\"sanction_by_return\":", "\"blind_others\":"};
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

/* Solves, and writes the certificate by a view: of equilibria, and of the states of its set. */
static ent_status ask_ordinary(bench *b, const ent_space *space, bool no_return,
                               const ent_certificate_view *view, const ent_sink *sink)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS; /* SIM is left out where it is not defined */
    options.no_return = no_return;
    options.strength = b->asked == STRENGTH;
    options.blind_others = b->asked == BLIND_OTHERS;
    ent_status status = ent_solution_new(b->context, space, &options, &solution);
    if (status == ENT_OK) {
        status = ent_report_certificate(b->context, solution, view, sink);
    }
    ent_solution_free(solution);
    return status;
}

static ent_status ask_attitudes(bench *b, const ent_space *space, const ent_certificate_view *view,
                                const ent_sink *sink)
{
    ent_replies *replies = NULL;
    ent_status status = ent_replies_new(b->context, space, &replies);
    if (status == ENT_OK) {
        status = ent_report_reply_certificate(b->context, replies, view, sink);
    }
    ent_replies_free(replies);
    return status;
}

static ent_status ask_certainty(bench *b, const ent_space *space, const ent_certificate_view *view,
                                const ent_sink *sink)
{
    ent_certainty_options options;
    ent_certainty *certainty = NULL;
    ent_certainty_defaults(&options);
    options.types = b->asked == TYPES;
    options.completions = !options.types;
    ent_status status = ent_certainty_new(b->context, space, &options, &certainty);
    if (status == ENT_OK) {
        status = options.types
                     ? ent_report_type_certificate(b->context, certainty, view, sink)
                     : ent_report_completion_certificate(b->context, certainty, view, sink);
    }
    ent_certainty_free(certainty);
    return status;
}

static ent_status ask_fuzzy(bench *b, const ent_space *space, const ent_certificate_view *view,
                            const ent_sink *sink)
{
    ent_fuzzy *fuzzy = NULL;
    ent_status status = ent_fuzzy_new(b->context, space, NULL, &fuzzy);
    if (status == ENT_OK) {
        status = ent_report_fuzzy_certificate(b->context, fuzzy, view, sink);
    }
    ent_fuzzy_free(fuzzy);
    return status;
}

/* What all coalitions do. */
static ent_status ask_coalitions(bench *b, const ent_space *space, const ent_certificate_view *view,
                                 const ent_sink *sink)
{
    ent_coalitions *found = NULL;
    ent_status status = ent_coalitions_new(b->context, space, NULL, &found);
    if (status == ENT_OK) {
        status = ent_report_coalition_certificate(b->context, found, view, sink);
    }
    ent_coalitions_free(found);
    return status;
}

/* What two parties foresee. */
static ent_status ask_lookahead(bench *b, const ent_space *space, const ent_certificate_view *view,
                                const ent_sink *sink)
{
    ent_lookahead *ahead = NULL;
    ent_lookahead_options options;
    ent_lookahead_defaults(&options);
    options.horizon = 5;
    ent_status status = ent_lookahead_new(b->context, space, &options, &ahead);
    if (status == ENT_OK) {
        status = ent_report_lookahead_certificate(b->context, ahead, view, sink);
    }
    ent_lookahead_free(ahead);
    return status;
}

static ent_status ask(bench *b, const ent_space *space, bool no_return,
                      const ent_certificate_view *view, const ent_sink *sink)
{
    switch (b->asked) {
    case ATTITUDES:
        return ask_attitudes(b, space, view, sink);
    case TYPES:
    case COMPLETIONS:
        return ask_certainty(b, space, view, sink);
    case FUZZY:
        return ask_fuzzy(b, space, view, sink);
    case COALITIONS:
        return ask_coalitions(b, space, view, sink);
    case LOOKAHEAD:
        return ask_lookahead(b, space, view, sink);
    default:
        return ask_ordinary(b, space, no_return, view, sink);
    }
}

static bool certify(bench *b, const ent_space *space, bool no_return, bytes *out)
{
    ent_state_set *all = NULL;
    const ent_sink sink = {.write = append, .user = out};
    const bool few = !b->equilibria && (!b->altering || ent_state_count(space) <= 500);
    ent_status status = few ? find_all(b, space, &all) : ENT_OK;
    const ent_certificate_view view = {.size = sizeof view, .also = all};
    if (status == ENT_OK) {
        status = ask(b, space, no_return, &view, &sink);
    }
    ent_state_set_free(all);
    const bool undefined = /* wishes on which merged states differ; pairs, more than two parties */
        status == ENT_ERROR_INPUT || status == ENT_ERROR_UNSUPPORTED;
    if (status != ENT_OK && !undefined) {
        printf("no certificate: %s\n", ent_status_text(status));
        b->failed++;
    }
    return status == ENT_OK;
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
    const int readings = b->asked < ATTITUDES ? 2 : 1; /* others count a return */
    for (int no_return = 0; listed == ENT_OK && no_return < readings; no_return++) {
        bytes certificate = {0};
        if (certify(b, space, no_return == 1, &certificate)) {
            const bool good = accepts(b, &certificate, true);
            b->passed += good;
            b->failed += !good;
            if (!good) {
                printf("in %s\n%.*s\n%s\n", name, (int)length, text, certificate.at);
            } else if (b->altering && no_return == 0) {
                alter_all(b, &certificate);
            }
        }
        free(certificate.at);
    }
    ent_space_free(space);
    ent_dispute_free(b->dispute);
    b->dispute = NULL;
}

/* The question that an argument asks; ORDINARY where it is none of these. */
static question question_of(const char *argument)
{
    question asked = QUESTIONS - 1;
    while (asked > ORDINARY && strcmp(argument, flags[asked]) != 0) {
        asked--;
    }
    return asked;
}

int main(int argc, char **argv)
{
    bench b = {.asked = ORDINARY};
    int first = 1;
    for (; first < argc && argv[first][0] == '-'; first++) {
        const question asked = question_of(argv[first]);
        b.asked = asked == ORDINARY ? b.asked : asked;
        b.altering = b.altering || strcmp(argv[first], "--alter") == 0;
        b.equilibria = b.equilibria || strcmp(argv[first], "--equilibria") == 0;
    }
    if (argc < first + 1 || ent_context_new(NULL, &b.context) != ENT_OK) {
        fprintf(stderr, "usage: certificates [--alter|--equilibria] "
                        "[--strength|--blind-others|--attitudes|--types|--fuzzy|--coalitions|"
                        "--lookahead|--completions] FILE...\n");
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
