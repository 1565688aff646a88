/* SPDX-License-Identifier: MIT */
/*
 * `entente evidence`: what rests on which source, and what on assumption?
 *
 * Other commands answer for what --without leaves; here that is held against the whole.
 */
#include "record.h"

const cli_flag evidence_flags[] = {
    {"--texts", "FOLDER", "read the sources' texts below this folder (default the file's own)"},
    {"--no-hanging", NULL, "do not solve the file without each source and each basis in turn"},
    {"--max-solved", "N", "solve no more states than that for this, in all (default 4194304)"},
    {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--limit", "N", "show at most so many states that fall each time (default 5; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* What a run holds beside its session, whose dispute is the whole. */
typedef struct request {
    ent_evidence_view view;
    record_texts texts;
    ent_dispute *dispute; /* what is left of it, or NULL */
    ent_space *space;
    ent_solution *solution;
    ent_comparison *comparison;
} request;

static int read_request(cli_session *s, request *r)
{
    r->view = (ent_evidence_view){.size = sizeof r->view,
                                  .hanging = flag_value(s->arguments, "--no-hanging") == NULL};
    const int code = session_number(s, "--limit", 5, &r->view.most);
    return code != EXIT_DONE
               ? code
               : session_number(s, "--max-solved", ENT_HANGING_STATES, &r->view.most_states);
}

/* Reads the file; where something is withdrawn, both what is left and the whole of the same moment. */
static int read_both(cli_session *s, request *r)
{
    ent_selection whole;
    int code = session_read_file(s);
    if (code != EXIT_DONE) {
        return code;
    }
    const ent_selection left = ent_dispute_selection(s->dispute);
    if (left.without_source_count == 0 && left.without_bases == 0) {
        return EXIT_DONE;
    }
    ent_selection_defaults(&whole);
    whole.moment = left.moment;
    r->dispute = s->dispute;
    s->dispute = NULL;
    return session_status(s, ent_dispute_select(s->context, r->dispute, &whole, &s->dispute));
}

static ent_status solve(cli_session *s, const ent_dispute *dispute, ent_space **space,
                        ent_solution **solution)
{
    ent_status status = ent_solution_afford(s->context, dispute, &s->wanted);
    if (status == ENT_OK) {
        status = ent_space_new(s->context, dispute, space);
    }
    return status == ENT_OK ? ent_solution_new(s->context, *space, &s->wanted, solution) : status;
}

/* Solves the whole and what is left, where something is withdrawn. */
static int solve_both(cli_session *s, request *r)
{
    r->view.concepts = s->wanted.concepts;
    const bool states = ent_option_count(s->dispute) > 0 || ent_is_graph_form(s->dispute);
    if (s->format == ENT_FORMAT_CSV || r->dispute == NULL || !states) {
        return EXIT_DONE;
    }
    ent_status status = solve(s, s->dispute, &s->space, &s->solution);
    if (status == ENT_OK) {
        status = solve(s, r->dispute, &r->space, &r->solution);
    }
    if (status == ENT_OK) {
        status = ent_comparison_new(s->context, s->solution, r->solution, &r->comparison);
    }
    r->view.solution = s->solution;
    r->view.without = r->comparison;
    return session_status(s, status);
}

static int write_evidence(cli_session *s, request *r)
{
    r->view.texts = r->texts.list;
    r->view.text_count = r->texts.count;
    return session_status(
        s, ent_report_evidence(s->context, s->dispute, &r->view, s->format, &s->out));
}

static void release(request *r)
{
    ent_comparison_free(r->comparison);
    ent_solution_free(r->solution);
    ent_space_free(r->space);
    ent_dispute_free(r->dispute);
    record_free_texts(&r->texts);
}

int run_evidence(const cli_arguments *arguments)
{
    cli_session s;
    request r = {.dispute = NULL};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_request(&s, &r);
    }
    if (code == EXIT_DONE) {
        code = read_both(&s, &r);
    }
    if (code == EXIT_DONE) {
        code = solve_both(&s, &r);
    }
    if (code == EXIT_DONE) {
        code = record_read_texts(&s, flag_value(arguments, "--texts"), &r.texts);
    }
    if (code == EXIT_DONE) {
        code = write_evidence(&s, &r);
    }
    release(&r);
    return session_close(&s, code);
}
