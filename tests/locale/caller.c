/* SPDX-License-Identifier: MIT */
/*
 * A caller of the library that lives in the locale of its environment: writes all about the disputes it
 * is given, in every format. With --comma alone: succeeds if the locale writes 1,5.
 */
#include <entente/entente.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

static bool put(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, (FILE *)user) == length;
}

static const ent_sink out = {put, NULL};

typedef struct work {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_digest *digest;
    ent_explanation *explanation;
    ent_sink sink;
} work;

static ent_status write_format(const work *w, ent_format format)
{
    const ent_states_view states = {.size = sizeof states, .by_party = true};
    const ent_solution_view view = {.size = sizeof view, .lists = true, .digest = w->digest};
    ent_status status = ent_report_states(w->context, w->space, &states, format, &w->sink);
    if (status == ENT_OK) {
        status = ent_report_solution(w->context, w->solution, &view, format, &w->sink);
    }
    if (status == ENT_OK && format != ENT_FORMAT_CSV) {
        status = ent_report_explanation(w->context, w->solution, w->explanation, format, &w->sink);
    }
    return status;
}

static ent_status analyse(work *w, const char *path)
{
    ent_status status = ent_dispute_read_file(w->context, path, &w->dispute);
    if (status == ENT_OK) {
        status = ent_space_new(w->context, w->dispute, &w->space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(w->context, w->space, NULL, &w->solution);
    }
    if (status == ENT_OK) {
        status = ent_digest_new(w->context, w->solution, NULL, 6, &w->digest);
    }
    if (status == ENT_OK) {
        status = ent_explanation_new(w->context, w->solution, 0, 3, &w->explanation);
    }
    return status;
}

static ent_status write_all(const work *w)
{
    ent_status status = ENT_OK;
    for (int format = ENT_FORMAT_TEXT; status == ENT_OK && format <= ENT_FORMAT_CSV; format++) {
        status = write_format(w, (ent_format)format);
    }
    for (int format = ENT_DOCUMENT_YAML; status == ENT_OK && format <= ENT_DOCUMENT_JSON;
         format++) {
        status = ent_dispute_write(w->context, w->dispute, (ent_document_format)format, &w->sink);
    }
    return status;
}

static ent_status run(const char *path)
{
    work w = {.sink = out};
    w.sink.user = stdout;
    ent_status status = ent_context_new(NULL, &w.context);
    if (status == ENT_OK) {
        status = analyse(&w, path);
    }
    if (status == ENT_OK) {
        status = write_all(&w);
    }
    if (w.context != NULL) {
        ent_explanation_free(w.context, w.explanation);
        ent_digest_free(w.context, w.digest);
    }
    ent_solution_free(w.solution);
    ent_space_free(w.space);
    ent_dispute_free(w.dispute);
    ent_context_free(w.context);
    return status;
}

int main(int argc, char **argv)
{
    if (setlocale(LC_ALL, "") == NULL) {
        (void)fputs("caller: there is no such locale\n", stderr);
        return 1;
    }
    if (argc == 2 && strcmp(argv[1], "--comma") == 0) {
        return localeconv()->decimal_point[0] == ',' ? 0 : 1;
    }
    for (int i = 1; i < argc; i++) {
        const ent_status status = run(argv[i]);
        if (status != ENT_OK) {
            (void)fprintf(stderr, "caller: %s: %s\n", argv[i], ent_status_text(status));
            return 1;
        }
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
