/* SPDX-License-Identifier: MIT */
/* `entente solve --certainty` and `entente explain --certainty`: what holds however unsure and unknown wishes turn out? */
#include "cli.h"

#include <string.h>

/* Flags of `solve` that ask for something else. */
static const char *const others[] = {"--no-return", "--blind-others", "--party", "--exists"};

/* Reads a list of types by commas into a set. */
static bool read_types(const char *list, unsigned *out)
{
    unsigned types = 0;
    for (const char *at = list;; at += 2) {
        if (*at < 'a' || *at >= 'a' + ENT_TYPE_COUNT || (at[1] != ',' && at[1] != '\0')) {
            return false;
        }
        types |= 1u << (*at - 'a');
        if (at[1] == '\0') {
            *out = types;
            return true;
        }
    }
}

int certainty_options(cli_session *s, ent_certainty_options *options)
{
    const char *types = flag_value(s->arguments, "--types");
    const char *kind = flag_value(s->arguments, "--certainty");
    ent_certainty_defaults(options);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (flag_value(s->arguments, others[i]) != NULL) {
            return usage_error(s->arguments->command, "%s does not go with --certainty", others[i]);
        }
    }
    options->completions = strcmp(kind, "completions") == 0;
    options->types = strcmp(kind, "types") == 0;
    if (!options->completions && !options->types) {
        return usage_error(s->arguments->command, "--certainty is completions or types, not '%s'",
                           kind);
    }
    options->strength = flag_value(s->arguments, "--strength") != NULL;
    if (options->strength && !options->types) {
        return usage_error(s->arguments->command, "--strength goes with --certainty types alone");
    }
    if (types != NULL && !options->types) {
        return usage_error(s->arguments->command, "--types needs --certainty types");
    }
    if (types != NULL && !read_types(types, &options->type_set)) {
        return usage_error(s->arguments->command,
                           "--types is a list of a, b, c and d by commas, not '%s'", types);
    }
    return session_number(s, "--max-completions", options->max_completions,
                          &options->max_completions);
}

int certainty_concepts(cli_session *s, ent_certainty_options *options)
{
    options->concepts = s->wanted.concepts;
    if ((options->concepts >> ENT_SIM & 1) != 0) {
        return usage_error(s->arguments->command, "--certainty knows no sim");
    }
    return options->max_completions > 0
               ? EXIT_DONE
               : usage_error(s->arguments->command, "--max-completions is at least 1");
}

static ent_status put_certificate(cli_session *s, const ent_certificate_view *view,
                                  const ent_sink *sink)
{
    return ent_certainty_has_types(s->certainty)
               ? ent_report_type_certificate(s->context, s->certainty, view, sink)
               : ent_report_completion_certificate(s->context, s->certainty, view, sink);
}

static int write_answer(cli_session *s, uint64_t most)
{
    const ent_certainty_view view = {.size = sizeof view,
                                     .where = s->where,
                                     .lists = flag_value(s->arguments, "--summary") == NULL,
                                     .most = most};
    return session_status(
        s, ent_report_certainty(s->context, s->certainty, &view, s->format, &s->out));
}

/* Reads flags and file, and decides. */
static int decide(cli_session *s, ent_certainty_options *options)
{
    int code = session_read(s);
    if (code == EXIT_DONE) {
        code = certainty_concepts(s, options);
    }
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    const ent_status status = ent_certainty_new(s->context, s->space, options, &s->certainty);
    session_tell(s, ENT_SEVERITY_NOTE); /* that nothing is unsure */
    return session_status(s, status);
}

int solve_certainty(cli_session *s)
{
    ent_certainty_options options;
    uint64_t most = 0;
    int code = certainty_options(s, &options);
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 6, &most);
    }
    if (code == EXIT_DONE) {
        code = decide(s, &options);
    }
    if (code == EXIT_DONE) {
        code = session_certify(s, put_certificate);
    }
    return code == EXIT_DONE ? write_answer(s, most) : code;
}

/* Under how many types of concepts a state would hold. */
static unsigned strength(const cli_session *s, uint64_t state)
{
    const unsigned concepts = ent_certainty_concepts(s->certainty);
    unsigned total = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (ent_certainty_type t = 0; (concepts >> c & 1) != 0 && t < ENT_TYPE_COUNT; t++) {
            total += ent_type_is_stable(s->certainty, t, c, ENT_ALL_PARTIES, state);
        }
    }
    return total;
}

/* Under how many concepts a state holds in every completion, and then in some. */
static unsigned often(const cli_session *s, uint64_t state)
{
    unsigned total = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_certainty_concepts(s->certainty) >> c & 1) != 0) {
            const ent_holds holds = ent_holds_in(s->certainty, c, ENT_ALL_PARTIES, state);
            total += holds == ENT_HOLDS_IN_EVERY ? 16 : holds == ENT_HOLDS_IN_SOME;
        }
    }
    return total;
}

static int explain_completions(cli_session *s, const ent_certainty_options *options, uint64_t state)
{
    ent_completion_explanation *explanation = NULL;
    ent_status status =
        ent_completion_explanation_new(s->context, s->space, options, state, &explanation);
    if (status == ENT_OK) {
        status = ent_report_completion_explanation(s->context, explanation, s->format, &s->out);
    }
    ent_completion_explanation_free(explanation);
    return session_status(s, status);
}

int explain_certainty(cli_session *s)
{
    ent_certainty_options options;
    uint64_t most = 0, state = 0;
    int code = certainty_options(s, &options);
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 3, &most);
    }
    if (code == EXIT_DONE) {
        code = decide(s, &options);
    }
    if (code == EXIT_DONE) {
        const cli_choice how = {.what = "STATE",
                                .text = s->arguments->operands[1],
                                .strength = options.completions ? often : strength,
                                .most = options.completions
                                            ? "in every completion under the most concepts"
                                            : "by the most types of concepts"};
        code = session_choose(s, &how, &state);
    }
    if (code == EXIT_DONE && options.completions) {
        return explain_completions(s, &options, state);
    }
    return code == EXIT_DONE
               ? session_status(s, ent_report_type_explanation(s->context, s->certainty, state,
                                                               (size_t)most, s->format, &s->out))
               : code;
}
