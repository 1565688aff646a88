/* SPDX-License-Identifier: MIT */
/* `entente solve`: which outcomes would hold? */
#include "cli.h"

#include <stdio.h>
#include <string.h>

const cli_flag solve_flags[] = {
    {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--no-return", NULL, "going back to a state is no answer to leaving it"},
    {"--strength", NULL, "tell strong from weak stability, by the strength of wishes"},
    {"--certainty", "completions|types", "judge with wishes that are unsure or unknown"},
    {"--types", "TYPES", "with --certainty types: of a,b,c,d, by commas (default all)"},
    {"--max-completions", "N", "with --certainty: solve so many at most (default 4096)"},
    {"--blind-others", NULL,
     "parties disregard what others do in states that they do not perceive"},
    {"--party", "PARTY", "stability for one party alone"},
    {"--coalition", "PARTIES", "stability for these acting together, by commas; all: for all sets"},
    {"--merge", "PARTIES", "another model: these act as one, by commas; '/' between groups"},
    {"--where", "EXPR", "only the states in which an expression holds"},
    {"--summary", NULL, "counts instead of lists"},
    {"--plan", NULL, "only how many states there are, and how much memory they take"},
    {"--exists", "EXPR", "is there a Nash equilibrium in which it holds? without listing states"},
    {"--max-steps", "N", "with --exists: give up after so many steps of the solver"},
    {"--horizon", "N", "two parties: what holds if both look 1 to N moves ahead"},
    {"--leader", "PARTY", "looking ahead: Stackelberg stability too, this party leading"},
    {"--max-rounds", "N", "looking ahead: try so many moves for NM (default 10000; 0: none)"},
    {"--attitudes", NULL, "judge by what the parties feel for each other"},
    {"--fuzzy", NULL, "judge by degrees of preference"},
    {"--threshold", "G|PARTY=G,...", "with --fuzzy: move for a certainty of G or more, 0 < G <= 1"},
    {"--certificate", "PATH", "write what shows the verdicts, for 'entente verify'"},
    {"--certify", "STATE", "in the certificate also this state: a number, a name, an expression"},
    OUTPUT_FLAG,
    {"--force", NULL, "replace the file if it exists"},
    {"--statistics", NULL, "counters of the work done, to stderr: the same on every machine"},
    {"--limit", "N",
     "show at most so many settlements (default 6; 0: all), or states (default 16; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* How to ask why the first that is shown holds, to be typed as it stands. */
static void put_next(cli_session *s, const ent_digest *digest)
{
    char state[32];
    const uint64_t first = digest->shown_count > 0 ? digest->shown[0].state : 0;
    (void)snprintf(state, sizeof state, digest->shown_count > 0 ? " s%llu" : " today",
                   (unsigned long long)(first + 1));
    session_put(s, "\nWhy: entente explain");
    session_put_file(s);
    session_put(s, state);
    session_put(s, "   All of it: --format json or csv\n");
}

/* Under how many concepts some state of a name holds: the more, the firmer. */
static unsigned firmness_of(const ent_name_standing *name)
{
    unsigned found = 0;
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        found += name->under[c] > 0;
    }
    return found;
}

/* A name that some, and not all, of those that hold bear: of those that several, and at most half of them bear, and that hold
 * most firmly, the one that most do. Of one that a single state bears that is told already, and `explain` says more. */
static const char *name_to_narrow(const cli_session *s, const ent_digest *digest)
{
    const ent_name_standing *best = NULL;
    for (size_t k = 0; k < digest->name_count; k++) {
        const ent_name_standing *name = &digest->names[k];
        const bool good = name->holding > 1 && name->holding <= digest->equilibrium_count / 2;
        const unsigned firm = firmness_of(name), other = best == NULL ? 0 : firmness_of(best);
        if (good && (firm > other || (firm == other && name->holding > best->holding))) {
            best = name;
        }
    }
    return best == NULL ? NULL : ent_name_at(s->dispute, best->name);
}

/* Where no name does: an option in which they differ, as it is in the first that is shown. */
static void option_to_narrow(const cli_session *s, const ent_digest *digest, char *out, size_t room)
{
    for (size_t o = 0; o < ent_option_count(s->dispute) && *out == '\0'; o++) {
        const ent_option_view option = ent_option_at(s->dispute, o);
        const size_t value = ent_state_value(s->space, digest->shown[0].state, o);
        if (digest->common[o] >= 0 || value >= option.value_count) {
            continue;
        }
        (void)snprintf(out, room,
                       option.graded ? "%s = %s"
                       : value == 1  ? "%s"
                                     : "not %s",
                       option.id, ent_option_value(s->dispute, o, value));
    }
}

/* How to ask about fewer, where many hold, to be typed as it stands. */
static void put_narrower(cli_session *s, const ent_digest *digest)
{
    enum { MANY = 16, LONGEST = 400 };
    char by[LONGEST] = "", words[2 * LONGEST];
    const char *where = flag_value(s->arguments, "--where");
    const char *name = name_to_narrow(s, digest);
    if (digest->equilibrium_count <= MANY || digest->shown_count == 0 ||
        ent_is_graph_form(s->dispute)) {
        return;
    }
    if (name != NULL) {
        (void)snprintf(by, sizeof by, "%s", name);
    } else {
        option_to_narrow(s, digest, by, sizeof by);
    }
    if (*by == '\0' || (where != NULL && strlen(where) > LONGEST)) {
        return;
    }
    (void)snprintf(words, sizeof words, where == NULL ? "%s%s" : "(%s) and %s",
                   where == NULL ? "" : where, by);
    session_put(s, "Fewer: entente solve");
    session_put_file(s);
    session_put(s, " --where");
    session_put_word(s, words);
    session_put(s, "   or another expression\n");
}

/* How many warnings `check` has of the wishes and rules, where that takes no time. */
static int put_warnings(cli_session *s)
{
    enum { FEW_STATES = 1 << 16 };
    size_t warnings = 0;
    char line[64];
    if (ent_state_count(s->space) > FEW_STATES || s->partial) {
        return EXIT_DONE;
    }
    ent_diagnostics_clear(s->context);
    const ent_status status = ent_findings(s->context, s->space);
    for (size_t i = 0; i < ent_diagnostic_count(s->context); i++) {
        warnings += ent_diagnostic_at(s->context, i)->severity == ENT_SEVERITY_WARNING;
    }
    ent_diagnostics_clear(s->context);
    if (status == ENT_OK && warnings > 0) {
        (void)snprintf(line, sizeof line, "%zu warning%s that check tells: entente check", warnings,
                       warnings == 1 ? "" : "s");
        session_put(s, line);
        session_put_file(s);
        session_put(s, "\n");
    }
    return status == ENT_ERROR_CANCELLED ? EXIT_DONE /* the answer is whole without */
                                         : session_status(s, status);
}

static int write_solution(cli_session *s, ent_solution_view *view, size_t most)
{
    ent_digest *digest = NULL;
    ent_status status = ENT_OK;
    if (flag_value(s->arguments, "--summary") == NULL) {
        if (s->format == ENT_FORMAT_TEXT) {
            status = ent_digest_new(s->context, s->solution, s->where, most == 0 ? SIZE_MAX : most,
                                    &digest);
        }
        view->lists = true;
        view->digest = digest;
    }
    view->several = s->coalitions;
    if (status == ENT_OK) {
        view->where = s->where;
        status = ent_report_solution(s->context, s->solution, view, s->format, &s->out);
    }
    const bool told = status == ENT_OK && digest != NULL;
    if (told) {
        put_next(s, digest);
        put_narrower(s, digest);
    }
    ent_digest_free(s->context, digest);
    return told ? put_warnings(s) : session_status(s, status);
}

static ent_status put_certificate(cli_session *s, const ent_certificate_view *view,
                                  const ent_sink *sink)
{
    return ent_report_certificate(s->context, s->solution, view, sink);
}

/* Whether there are flags of --exists, --certainty or --horizon without it. */
static int refuse_flags(const cli_session *s)
{
    static const char *const names[][2] = {{"--max-steps", "--exists"},
                                           {"--max-rounds", "--horizon"},
                                           {"--types", "--certainty"},
                                           {"--max-completions", "--certainty"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (flag_value(s->arguments, names[i][0]) != NULL) {
            return usage_error(s->arguments->command, "%s needs %s", names[i][0], names[i][1]);
        }
    }
    return EXIT_DONE;
}

/* Whether the answer says what several parties acting together would do: a summary in text and a table do not. */
static bool tells_several(const cli_session *s)
{
    const bool brief = flag_value(s->arguments, "--summary") != NULL;
    return s->format == ENT_FORMAT_JSON || (s->format == ENT_FORMAT_TEXT && !brief);
}

static int solve(cli_session *s)
{
    ent_solution_view view = {.size = sizeof view};
    uint64_t most = 0;
    int code = refuse_flags(s);
    if (code == EXIT_DONE) {
        code = session_read(s);
    }
    if (code == EXIT_DONE) {
        code = session_party(s, "--party", &view.one_party, &view.party);
    }
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 6, &most);
    }
    if (code == EXIT_DONE) {
        code = session_solve(s);
    }
    if (code == EXIT_DONE) {
        code = session_certify(s, put_certificate);
    }
    if (code == EXIT_DONE && tells_several(s)) {
        code = ask_several(s);
    }
    return code == EXIT_DONE ? write_solution(s, &view, (size_t)most) : code;
}

/* Questions of their own, by the flags that ask them. */
static const cli_question questions[] = {
    {"--horizon", "looking ahead", solve_ahead, false},
    {"--leader", "looking ahead", solve_ahead, false},
    {"--attitudes", "--attitudes", solve_attitudes, false},
    {"--fuzzy", "--fuzzy", solve_fuzzy, false}, /* by degrees of preference */
    {"--certainty", "--certainty", solve_certainty, true},
    {"--exists", "--exists", solve_exists, false},
    {"--coalition", "--coalition", solve_coalition, true},
    {"--merge", "--merge", solve_merged, false},
    {"--plan", "--plan", solve_plan, false},
    {NULL, NULL, NULL, false},
};

int run_solve(const cli_arguments *arguments)
{
    cli_session s;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = session_answer(&s, questions, solve);
    }
    return session_close(&s, code);
}
