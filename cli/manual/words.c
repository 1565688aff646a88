/* SPDX-License-Identifier: MIT */
/* What a word means, and the list of all words: `entente help WORD` and `entente help words`. */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>

static bool write_words(void *user, const char *bytes, size_t length)
{
    (void)user;
    return fwrite(bytes, 1, length, stdout) == length;
}

bool print_code(const char *code)
{
    static const char *const severities[] = {"a note", "a warning", "an error"};
    ent_code_view found;
    if (ent_code_find(code, &found) != ENT_OK) {
        return false;
    }
    printf("%s, %s: %s\n", found.code, severities[found.severity], found.title);
    printf("  cause: ");
    put_folded(found.cause, 9, 9);
    if (found.cure != NULL) {
        printf("  cure:  ");
        put_folded(found.cure, 9, 9);
    }
    printf("  with an example in: docs/diagnostics.md\n");
    put_page("diagnostics.md");
    return true;
}

/* Complains that there is no such topic, with what is spelled most nearly so. */
static int unknown_topic(const char *words)
{
    const char *nearest = ent_term_nearest(words);
    for (size_t k = 0; nearest == NULL && strlen(words) > 2 && k < ent_term_count(); k++) {
        const ent_term_view term = ent_term_at(k);
        nearest = strncmp(term.term, words, strlen(words)) == 0 ? term.term : NULL;
    }
    (void)fprintf(stderr, "%s: there is no command or word '%s'", program, words);
    if (nearest != NULL) {
        (void)fprintf(stderr, "; did you mean '%s'?", nearest);
    } else if (strchr("EWNewn", words[0]) != NULL && strspn(words + 1, "0123456789") == 3) {
        (void)fprintf(stderr, "; the codes of messages are in docs/diagnostics.md");
    }
    (void)fprintf(stderr, "\n'%s help' lists the commands, '%s help words' the words\n", program,
                  program);
    return EXIT_USAGE;
}

int print_words(const char *words, ent_format format)
{
    const ent_sink sink = {.write = write_words};
    const bool all = strcmp(words, "words") == 0;
    ent_context *context = NULL;
    size_t term = 0;
    if (!all && ent_term_find(words, &term) != ENT_OK) {
        return unknown_topic(words);
    }
    ent_status status = ent_context_new(NULL, &context);
    if (status == ENT_OK) {
        status = all ? ent_report_terms(context, format, &sink)
                     : ent_report_term(context, term, format, &sink);
    }
    ent_context_free(context);
    if (status == ENT_OK && !all && format == ENT_FORMAT_TEXT) {
        put_written(ent_term_at(term).key);
        put_page(ent_term_at(term).page);
    }
    if (status == ENT_ERROR_UNSUPPORTED) {
        (void)fprintf(stderr, "%s: one word is written as text or json, not csv\n", program);
        return EXIT_USAGE;
    }
    if (status == ENT_ERROR_MEMORY) {
        (void)fprintf(stderr, "%s: out of memory\n", program);
        return EXIT_LIMIT;
    }
    return finish_output();
}
