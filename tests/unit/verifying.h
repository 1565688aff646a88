/* SPDX-License-Identifier: MIT */
/* Judging certificates in tests: whether they are accepted, and the reason why not. */
#ifndef ENT_TESTS_VERIFYING_H
#define ENT_TESTS_VERIFYING_H

#include "support.h"
#include "wider_certificates.h"

/* What a judgement needs. */
typedef struct stage {
    ent_context *context;
    ent_dispute *dispute;
} stage;

static inline stage open_stage(const char *dispute)
{
    stage s = {.context = new_context()};
    s.dispute = read_dispute(s.context, dispute);
    return s;
}

static inline void close_stage(stage *s)
{
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

/* The first reason on record, "CODE MESSAGE"; "" when there is none. */
static inline const char *reason(const ent_context *context)
{
    static char words[600];
    words[0] = '\0';
    for (size_t i = 0; i < ent_diagnostic_count(context) && words[0] == '\0'; i++) {
        const ent_diagnostic *d = ent_diagnostic_at(context, i);
        if (d->severity == ENT_SEVERITY_ERROR) {
            (void)snprintf(words, sizeof words, "%s %s", d->code, d->message);
        }
    }
    return words;
}

/* Whether a text is accepted for a dispute. A refusal has its reasons. */
static inline bool accepts(ent_context *context, const ent_dispute *dispute, const char *text,
                           ent_verification *out)
{
    ent_certificate *certificate = NULL;
    memset(out, 0, sizeof *out);
    ent_diagnostics_clear(context);
    ent_status status =
        ent_certificate_read_text(context, "certificate", text, strlen(text), &certificate);
    if (status == ENT_OK) {
        status = ent_verify(context, dispute, certificate, out);
        assert_int_equal(status, ENT_OK);
    } else {
        assert_int_equal(status, ENT_ERROR_INPUT);
        assert_null(certificate);
    }
    ent_certificate_free(certificate);
    assert_int_equal(out->accepted, ent_diagnostic_errors(context) == 0);
    return out->accepted;
}

/* A copy with " for '. */
static inline char *quoted(const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    strcpy(copy, text);
    for (char *at = copy; (at = strchr(at, '\'')) != NULL;) {
        *at = '"';
    }
    return copy;
}

/* The certificate of a sample with a piece of it replaced (' for quotes), and the reason of its refusal. */
static inline void expect(size_t k, const char *piece, const char *other, const char *why)
{
    stage s = open_stage(sample_at(k)->dispute);
    ent_verification result;
    char *body = body_of(sample_at(k)), *old = quoted(piece), *new = quoted(other);
    char *at = strstr(body, old);
    assert_non_null(at);
    char *changed = malloc(strlen(body) + strlen(new) + 1);
    (void)sprintf(changed, "%.*s%s%s", (int)(at - body), body, new, at + strlen(old));
    char *text = seal(changed, strlen(changed));
    (void)accepts(s.context, s.dispute, text, &result);
    assert_string_equal(reason(s.context), why);
    free(text);
    free(changed);
    free(new);
    free(old);
    free(body);
    close_stage(&s);
}

/* A certificate about Nash of a dispute that is called "test", ' for quotes; released by the caller. */
static inline char *about(const char *dispute, const char *concepts, const char *states,
                          const char *verdicts)
{
    char *text = malloc(strlen(states) + strlen(verdicts) + 400);
    (void)sprintf(text,
                  "{'entente_certificate':1,'dispute':{'title':'test','sha256':'?'},"
                  "'concepts':[%s],'sanction_by_return':true,'states':[%s],'verdicts':[%s]",
                  concepts, states, verdicts);
    const sample made = {.dispute = dispute, .certificate = text};
    char *body = body_of(&made), *whole = seal(body, strlen(body));
    free(body);
    free(text);
    return whole;
}

/* A certificate that `about` makes is refused for this reason; "" where it is accepted. */
static inline void expect_about(const char *dispute, const char *concepts, const char *states,
                                const char *verdicts, const char *why)
{
    stage s = open_stage(dispute);
    ent_verification result;
    char *text = about(dispute, concepts, states, verdicts);
    (void)accepts(s.context, s.dispute, text, &result);
    assert_string_equal(reason(s.context), why);
    free(text);
    close_stage(&s);
}

#endif
