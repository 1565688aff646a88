/* SPDX-License-Identifier: MIT */
/*
 * Verifying certificates: a check of verdicts by code that shares nothing with the solver.
 *
 * A certificate says of some states who stays and who leaves under which concepts, and why; the concepts are those of
 * any one family: ordinary ones with strength, attitudes, types, degrees, completions. Or it says what coalitions could
 * do, or where two parties that look ahead see things end. Verifying it
 * evaluates every expression, finds every move and searches every legal sequence that it speaks of
 * afresh, from the definitions. What is confirmed: the states are possible, each party stays or leaves as
 * written, the equilibria are equilibria. What is not: that no other state would hold. The form and the
 * proof are described in docs/methods/certificates.md. Dispute and certificate do not change: any number of threads may
 * verify them, each with a context of its own.
 */
#ifndef ENTENTE_VERIFY_H
#define ENTENTE_VERIFY_H

#include <entente/dispute.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A certificate as it was read; nothing in it is believed yet. */
typedef struct ent_certificate ent_certificate;

/*
 * Reads a certificate ("-": standard input) as a document; whether it is one, and true, is decided by
 * ent_verify(). Errors, issued: ENT_ERROR_INPUT (no text, no JSON), ENT_ERROR_IO, ENT_ERROR_MEMORY. The
 * caller owns *out and releases it with ent_certificate_free() before the context. Time and memory
 * O(size of the text).
 */
ENT_API ent_status ent_certificate_read_file(ent_context *context, const char *path,
                                             ent_certificate **out);

/* The same from `length` bytes of text, which are copied; `name` is what diagnostics call it. Errors as of
 * ent_certificate_read_file(), but ENT_ERROR_IO; released with ent_certificate_free(). */
ENT_API ent_status ent_certificate_read_text(ent_context *context, const char *name,
                                             const char *bytes, size_t length,
                                             ent_certificate **out);

/* Releases a certificate; NULL is fine. */
ENT_API void ent_certificate_free(ent_certificate *certificate);

/* What verifying came to, and how much of it was checked before it ended. */
typedef struct ent_verification {
    bool accepted; /* every statement of the certificate is true of the dispute */
    /* Entries of the table; verdicts on a state (by coalitions: of each); improvements, and for looking ahead moves
     * that parties have in mind. */
    uint64_t states, verdicts, improvements;
    uint64_t sequences; /* answers shown, each checked step by step */
    uint64_t searches;  /* claims that nobody deters an improvement, each searched afresh */
    /* Of which dispute of the file it is true (entente/moment.h): after so many events; whether something was left out. */
    size_t moment;
    bool narrowed;
} ent_verification;

/*
 * Checks a certificate against a dispute. It says itself of which moment of the file it speaks and what was left out
 * (entente/moment.h), so `dispute` may be of any: where it is not that one, its text is read again. A refusal is no
 * failure: the call returns ENT_OK with `accepted` false, and the reasons are errors among the diagnostics of
 * `context`, at most 20, each with its path in the certificate.
 * Errors: ENT_ERROR_ARGUMENT (a NULL), ENT_ERROR_LIMIT (issued: a search beyond max_states or max_moves
 * of the context, which count here over all parties, beyond 2^22 assignments where all must be looked
 * at, or beyond 2^16 completions or coalitions of others), ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY; *out is then as it
 * was. Time O(moves looked at * rules and statements), and for each claim that an improvement is not deterred
 * O(moves of the states that the others reach); for SIM all combinations of improvements; for coalitions that for
 * each state whose reach is asked about, and coalition; looking ahead, moves of the states met a horizon. Memory a few
 * bytes for each state and move looked at. Rules `same` and rankings by number need the listing of all
 * states, O(assignments * rules). The dispute and the certificate do not change; any number of threads
 * may verify, each with a context of its own.
 *
 *     ent_verification result;
 *     ent_status status = ent_verify(context, dispute, certificate, &result);
 *     if (status == ENT_OK && result.accepted) ...
 */
ENT_API ent_status ent_verify(ent_context *context, const ent_dispute *dispute,
                              const ent_certificate *certificate, ent_verification *out);

#ifdef __cplusplus
}
#endif
#endif
