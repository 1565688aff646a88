/* SPDX-License-Identifier: MIT */
/*
 * Certificates. The bytes describe a dispute of any form, what is asked of it, and what is then done to
 * the certificate that the solver writes: as it is it must be accepted; altered it must be refused with a
 * reason, or, sealed anew, may be accepted only by being true, which is left to the other tests; and
 * bytes that come instead of it must be refused without harm.
 */
#include "base/sha256.h"
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

typedef struct run {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_coalitions *coalitions;
    ent_lookahead *ahead;
    ent_replies *replies;
    ent_fuzzy *fuzzy;
    ent_certainty *certainty;
    fuzz_text text, certificate;
} run;

/* Whether a certificate is accepted; a limit or the cancel callback may end the check. */
static bool accepted(run *r, const char *bytes, size_t length, bool *ended)
{
    ent_certificate *certificate = NULL;
    ent_verification result = {0};
    ent_diagnostics_clear(r->context);
    ent_status status = ent_certificate_read_text(r->context, "fuzz", bytes, length, &certificate);
    if (status == ENT_OK) {
        status = ent_verify(r->context, r->dispute, certificate, &result);
    }
    ent_certificate_free(certificate);
    *ended = status == ENT_ERROR_LIMIT || status == ENT_ERROR_CANCELLED;
    fuzz_expect(*ended || (status == ENT_OK && result.accepted) ||
                    ent_diagnostic_errors(r->context) > 0,
                "what is refused is refused with a reason");
    fuzz_tally tally = {0};
    fuzz_report_diagnostics(r->context, &tally);
    return status == ENT_OK && result.accepted;
}

static bool write_coalitions(run *r, const ent_certificate_view *view, const ent_sink *sink)
{
    return ent_coalitions_new(r->context, r->space, NULL, &r->coalitions) == ENT_OK &&
           ent_report_coalition_certificate(r->context, r->coalitions, view, sink) == ENT_OK;
}

static bool write_lookahead(run *r, const ent_certificate_view *view, const ent_sink *sink)
{
    return ent_lookahead_new(r->context, r->space, NULL, &r->ahead) == ENT_OK &&
           ent_report_lookahead_certificate(r->context, r->ahead, view, sink) == ENT_OK;
}

static bool write_attitudes(run *r, const ent_certificate_view *view, const ent_sink *sink)
{
    return ent_replies_new(r->context, r->space, &r->replies) == ENT_OK &&
           ent_report_reply_certificate(r->context, r->replies, view, sink) == ENT_OK;
}

static bool write_fuzzy(run *r, const ent_certificate_view *view, const ent_sink *sink)
{
    return ent_fuzzy_new(r->context, r->space, NULL, &r->fuzzy) == ENT_OK &&
           ent_report_fuzzy_certificate(r->context, r->fuzzy, view, sink) == ENT_OK;
}

static bool write_certainty(run *r, bool types, const ent_certificate_view *view,
                            const ent_sink *sink)
{
    ent_certainty_options options;
    ent_certainty_defaults(&options);
    options.types = types;
    options.completions = !types;
    options.max_completions = 64;
    return ent_certainty_new(r->context, r->space, &options, &r->certainty) == ENT_OK &&
           (types ? ent_report_type_certificate : ent_report_completion_certificate)(
               r->context, r->certainty, view, sink) == ENT_OK;
}

static bool solve(run *r, fuzz_input *input)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    const unsigned asked = fuzz_below(input, ENT_ALL_CONCEPTS);
    options.concepts = asked + 1;
    options.no_return = fuzz_below(input, 2) == 1;
    fuzz_decode_dispute(input, &r->text);
    const ent_certificate_view view = {.size = sizeof view};
    const ent_sink sink = fuzz_text_sink(&r->certificate);
    if (ent_dispute_read_text(r->context, "fuzz", r->text.at, r->text.length, &r->dispute) !=
            ENT_OK ||
        ent_space_new(r->context, r->dispute, &r->space) != ENT_OK) {
        return false;
    }
    const unsigned question = fuzz_below(input, 11);
    switch (question) {
    case 1:
        return write_coalitions(r, &view, &sink);
    case 2:
        return write_lookahead(r, &view, &sink);
    case 3:
        return write_attitudes(r, &view, &sink);
    case 4:
        return write_fuzzy(r, &view, &sink);
    case 5:
    case 6:
        return write_certainty(r, question == 5, &view, &sink);
    default:
        options.strength = question % 2 == 1;
        options.blind_others = question > 8;
        return ent_solution_new(r->context, r->space, &options, &r->solution) == ENT_OK &&
               ent_report_certificate(r->context, r->solution, &view, &sink) == ENT_OK;
    }
}

static void seal(fuzz_text *text)
{
    static const char before[] = ",\"seal\":\"";
    char digits[ENT_SHA256_TEXT];
    char *found = NULL;
    for (char *at = text->at; (at = strstr(at, before)) != NULL; at++) {
        found = at;
    }
    if (found != NULL && strlen(found) >= sizeof before - 1 + ENT_SHA256_TEXT - 1) {
        ent_sha256_text(text->at, (size_t)(found - text->at), digits);
        memcpy(found + sizeof before - 1, digits, ENT_SHA256_TEXT - 1);
    }
}

/* Alters some bytes, perhaps seals anew, and has it checked. */
static void alter(run *r, fuzz_input *input)
{
    bool ended = false, same = true;
    fuzz_text altered = {0};
    fuzz_add(&altered, r->certificate.at, r->certificate.length);
    const bool sealed = fuzz_below(input, 2) == 1;
    for (unsigned k = 1 + fuzz_below(input, 3); k > 0; k--) {
        const size_t at = (fuzz_byte(input) * 256u + fuzz_byte(input)) % altered.length;
        const char byte = "0123456789abst[]{},:\"\\ xyeno"[fuzz_below(input, 28)];
        same = same && altered.at[at] == byte;
        altered.at[at] = byte;
    }
    same = same || memcmp(altered.at, r->certificate.at, altered.length) == 0;
    if (sealed) {
        seal(&altered);
    }
    const bool good = accepted(r, altered.at, altered.length, &ended);
    const size_t last = altered.length - 1; /* the line end behind the seal may be any blank */
    fuzz_expect(same || sealed || !good || memcmp(altered.at, r->certificate.at, last) == 0,
                "an altered certificate is refused");
    free(altered.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input input = {.at = data, .left = size};
    size_t steps = 0;
    run r = {0};
    const ent_context_options options = fuzz_limits(64, &steps);
    fuzz_expect(ent_context_new(&options, &r.context) == ENT_OK, "a context is made");
    const unsigned kind = fuzz_below(&input, 4);
    if (solve(&r, &input)) {
        bool ended = false;
        const bool good = accepted(&r, r.certificate.at, r.certificate.length, &ended);
        fuzz_expect(good || ended, "what the solver writes is accepted");
        if (kind > 0) {
            alter(&r, &input);
        } else {
            (void)accepted(&r, (const char *)input.at, input.left, &ended);
        }
    }
    ent_coalitions_free(r.coalitions);
    ent_lookahead_free(r.ahead);
    ent_replies_free(r.replies);
    ent_fuzzy_free(r.fuzzy);
    ent_certainty_free(r.certainty);
    ent_solution_free(r.solution);
    ent_space_free(r.space);
    ent_dispute_free(r.dispute);
    ent_context_free(r.context);
    free(r.text.at);
    free(r.certificate.at);
    return 0;
}
