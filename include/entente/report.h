/* SPDX-License-Identifier: MIT */
/*
 * Writing results for people (text) and for programs (JSON, CSV), streamed to a sink.
 *
 * Output is UTF-8, the same byte for byte on every machine and in every locale. States are written by
 * their numbers, from 1. Besides what functions name, all that write fail by ENT_ERROR_ARGUMENT (a NULL, a number out of
 * range), by ENT_ERROR_IO when the sink refuses, and by ENT_ERROR_MEMORY; what the sink took until then is not whole.
 * Time is in proportion to what is written, unless said.
 *
 * Threads: one at a time with a context; what is written about does not change. A sink is called on the thread
 * of the caller.
 */
#ifndef ENTENTE_REPORT_H
#define ENTENTE_REPORT_H

#include <entente/explain.h>
#include <entente/sink.h>

#ifdef __cplusplus
extern "C" {
#endif

/* For people, for programs, and for tables. */
typedef enum ent_format { ENT_FORMAT_TEXT, ENT_FORMAT_JSON, ENT_FORMAT_CSV } ent_format;

/* The diagnostics of the context that are at least as severe as `least`: text with quoted lines and
 * carets, or a JSON array. CSV: ENT_ERROR_UNSUPPORTED. */
ENT_API ent_status ent_report_diagnostics(ent_context *context, ent_severity least,
                                          ent_format format, const ent_sink *sink);

/* What a listing of states shows. */
typedef struct ent_states_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool by_party;              /* best first in the order of `party`, equally good ones together */
    size_t party;
    uint64_t most; /* rows in text; 0: all. JSON and CSV are always whole */
} ent_states_view;

/* Lists states with their values and names. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY; where states
 * are ordered for a party, also ENT_ERROR_INPUT (wishes that do not fit the states; issued) and ENT_ERROR_CANCELLED.
 * O(rows * options), and by a party O(states * log states). */
ENT_API ent_status ent_report_states(ent_context *context, const ent_space *space,
                                     const ent_states_view *view, ent_format format,
                                     const ent_sink *sink);

/* What a report of a solution shows. */
typedef struct ent_solution_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool one_party;             /* stability of `party` alone */
    size_t party;
    bool lists;               /* JSON: lists of states, not only counts */
    const ent_digest *digest; /* for text; NULL: counts only */
    const struct ent_coalitions
        *several; /* what ent_coalitions_several() found of the same space; NULL: not asked */
} ent_solution_view;

/* Writes a solution. CSV has one row a state. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY, and of text with a
 * digest ENT_ERROR_CANCELLED, as ways from today are looked for, as by ent_route_new(). */
ENT_API ent_status ent_report_solution(ent_context *context, const ent_solution *solution,
                                       const ent_solution_view *view, ent_format format,
                                       const ent_sink *sink);

/* Which states a certificate is about. */
typedef struct ent_certificate_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* equilibria among these states; NULL: all equilibria */
    const ent_state_set *also;  /* and these states, whether they hold or not; NULL: none */
} ent_certificate_view;

/*
 * Writes a certificate (docs/methods/certificates.md): for each equilibrium, and each state asked for,
 * what shows the verdict of each party under each concept of the solution, and where the solution tells strength,
 * whether it is strongly stable. The dispute must be the one that was read, since the certificate carries the
 * hash of its text. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; what was
 * written then is no certificate.
 * Time twice a search for each improvement of these states, and about that of the solution; memory 4
 * bytes a state, party and concept. The output is streamed.
 */
ENT_API ent_status ent_report_certificate(ent_context *context, const ent_solution *solution,
                                          const ent_certificate_view *view, const ent_sink *sink);

/* Writes an explanation in words, or as JSON. CSV: ENT_ERROR_UNSUPPORTED. */
ENT_API ent_status ent_report_explanation(ent_context *context, const ent_solution *solution,
                                          const ent_explanation *explanation, ent_format format,
                                          const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
