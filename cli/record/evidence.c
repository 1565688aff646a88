/* SPDX-License-Identifier: MIT */
/* `entente evidence`: what rests on which source, and what on assumption? */
#include "record.h"

#include <stdlib.h>
#include <string.h>

const cli_flag evidence_flags[] = {
    {"--without", "SOURCE", "which conclusions fall without these sources, by commas"},
    {"--without-basis", "BASIS",
     "which fall without what is stated, inferred or assumed, by commas"},
    {"--texts", "FOLDER", "read the sources' texts below this folder (default: the file's own)"},
    {"--no-hanging", NULL, "do not solve the file without each source and each basis in turn"},
    {"--most-states", "N", "solve no more states than that for it in all (default 4194304)"},
    {"--concepts", "LIST", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--limit", "N", "list at most so many states that fall each time; 0: all (default 5)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* What a run holds beside its session. */
typedef struct request {
    ent_evidence_view view;
    record_texts texts;
    ent_selection selection; /* what is withdrawn */
    char *words;             /* the ids of its sources */
    const char **sources;
    bool withdraws;
    cli_session left; /* the dispute without it; its context is not used */
    ent_comparison *comparison;
} request;

/* Cuts the ids of --without at their commas. */
static int read_sources(cli_session *s, request *r)
{
    const char *list = flag_value(s->arguments, "--without");
    if (list == NULL) {
        return EXIT_DONE;
    }
    r->words = malloc(strlen(list) + 1);
    r->sources = calloc(strlen(list) + 1, sizeof *r->sources);
    if (r->words == NULL || r->sources == NULL) {
        return session_status(s, ENT_ERROR_MEMORY);
    }
    memcpy(r->words, list, strlen(list) + 1);
    for (char *at = strtok(r->words, ","); at != NULL; at = strtok(NULL, ",")) {
        r->sources[r->selection.without_source_count++] = at;
    }
    r->selection.without_sources = r->sources;
    return r->selection.without_source_count > 0
               ? EXIT_DONE
               : usage_error(s->arguments->command, "--without names no source");
}

static int read_bases(cli_session *s, request *r)
{
    const char *list = flag_value(s->arguments, "--without-basis");
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        ent_basis basis = 0;
        while (basis < ENT_BASIS_COUNT && (strlen(ent_basis_word(basis)) != length ||
                                           memcmp(ent_basis_word(basis), list, length) != 0)) {
            basis++;
        }
        if (basis == ENT_BASIS_COUNT) {
            return usage_error(s->arguments->command,
                               "--without-basis is of stated, inferred, assumed, not '%.*s'",
                               (int)length, list);
        }
        r->selection.without_bases |= 1u << basis;
        list += length + (list[length] == ',');
    }
    return EXIT_DONE;
}

static int read_request(cli_session *s, request *r)
{
    ent_selection_defaults(&r->selection);
    r->view = (ent_evidence_view){.size = sizeof r->view,
                                  .hanging = flag_value(s->arguments, "--no-hanging") == NULL};
    int code = read_sources(s, r);
    if (code == EXIT_DONE) {
        code = read_bases(s, r);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 5, &r->view.most);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--most-states", ENT_HANGING_STATES, &r->view.most_states);
    }
    r->withdraws = r->selection.without_source_count > 0 || r->selection.without_bases != 0;
    return code;
}

/* Reads what the file says without what is withdrawn, solves it, and holds it against the whole. */
static int solve_left(cli_session *s, request *r)
{
    cli_session *left = &r->left;
    r->selection.moment = ent_dispute_moment(s->dispute);
    ent_status status = ent_dispute_select(s->context, s->dispute, &r->selection, &left->dispute);
    if (status == ENT_OK) {
        status = ent_solution_afford(s->context, left->dispute, &s->wanted);
    }
    if (status == ENT_OK) {
        status = ent_space_new(s->context, left->dispute, &left->space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(s->context, left->space, &s->wanted, &left->solution);
    }
    if (status == ENT_OK) {
        status = ent_comparison_new(s->context, s->solution, left->solution, &r->comparison);
    }
    r->view.without = r->comparison;
    return session_status(s, status);
}

static void release(request *r)
{
    ent_comparison_free(r->comparison);
    ent_solution_free(r->left.solution);
    ent_space_free(r->left.space);
    ent_dispute_free(r->left.dispute);
    record_free_texts(&r->texts);
    free(r->words);
    free((void *)r->sources);
}

/* Solves where something is asked that needs it, reads the texts, and writes. */
static int answer(cli_session *s, request *r)
{
    const bool solves = s->format != ENT_FORMAT_CSV && (r->withdraws || r->view.hanging);
    int code = solves ? session_read(s) : session_read_file(s);
    if (code == EXIT_DONE && solves) {
        code = session_solve(s);
        r->view.solution = s->solution;
    }
    if (code == EXIT_DONE && solves && r->withdraws) {
        code = solve_left(s, r);
    }
    if (code == EXIT_DONE) {
        code = record_read_texts(s, flag_value(s->arguments, "--texts"), &r->texts);
    }
    if (code == EXIT_DONE) {
        r->view.texts = r->texts.list;
        r->view.text_count = r->texts.count;
        code = session_status(
            s, ent_report_evidence(s->context, s->dispute, &r->view, s->format, &s->out));
    }
    return code;
}

int run_evidence(const cli_arguments *arguments)
{
    cli_session s;
    request r = {.words = NULL};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_request(&s, &r);
    }
    if (code == EXIT_DONE) {
        code = answer(&s, &r);
    }
    release(&r);
    return session_close(&s, code);
}
