/* SPDX-License-Identifier: MIT */
/* `entente read --agree FIRST,SECOND`: how far do two coders of one text agree? */
#include "read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a comparison is made of. */
typedef struct comparison {
    ent_coding *first, *second;
    char *text; /* NULL: none was named */
    size_t length;
    uint64_t sentences; /* of the text; 0: not known */
} comparison;

/* Reads a coding whose path is the first `length` bytes of a list. */
static int read_coding(cli_session *s, const char *list, size_t length, ent_coding **out)
{
    char *path = malloc(length + 1);
    if (path == NULL) {
        return session_status(s, ENT_ERROR_MEMORY);
    }
    memcpy(path, list, length);
    path[length] = '\0';
    const ent_status status = ent_coding_read_file(s->context, path, out);
    free(path);
    return session_status(s, status);
}

/* Reads the two codings of --agree. */
static int read_codings(cli_session *s, comparison *c)
{
    const char *list = flag_value(s->arguments, "--agree");
    const char *comma = strchr(list, ',');
    if (comma == NULL || comma == list || comma[1] == '\0' || strchr(comma + 1, ',') != NULL) {
        return usage_error(s->arguments->command, "--agree needs two paths with a comma between");
    }
    const int code = read_coding(s, list, (size_t)(comma - list), &c->first);
    return code != EXIT_DONE ? code : read_coding(s, comma + 1, strlen(comma + 1), &c->second);
}

/* Reads the text of --text, if one is named, and counts its sentences. */
static int read_text(cli_session *s, comparison *c)
{
    if (flag_value(s->arguments, "--text") == NULL) {
        return EXIT_DONE;
    }
    const int code = reading_article(s, &c->text, &c->length);
    if (code != EXIT_DONE) {
        return code;
    }
    if (!reading_is_text_of(c->first, c->text, c->length)) {
        (void)fprintf(stderr, "entente: '%s' is not the text that was coded\n",
                      flag_value(s->arguments, "--text"));
        return EXIT_INPUT;
    }
    for (size_t at = 0, next; at < c->length; at = next) {
        c->sentences += ent_sentence_end(c->text, c->length, at, &next) > at;
    }
    return EXIT_DONE;
}

static int write_agreement(cli_session *s, const comparison *c, const ent_sink *sink)
{
    ent_agreement *agreement = NULL;
    ent_status status =
        ent_agreement_new(s->context, c->first, c->second, c->sentences, &agreement);
    if (status == ENT_OK) {
        status = ent_report_agreement(s->context, agreement, c->text, c->length, s->format, sink);
    }
    ent_agreement_free(agreement);
    return session_status(s, status);
}

/* Writes to stdout, or to the file of --output. */
static int write_out(cli_session *s, const comparison *c)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL) {
        return write_agreement(s, c, &s->out);
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        code = write_agreement(s, c, &output.sink);
    }
    return output_close(&output, code);
}

int reading_agree(const cli_arguments *arguments)
{
    cli_session s;
    comparison c = {0};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE && arguments->operand_count > 0) {
        code = usage_error(arguments->command, "--agree takes no other file");
    }
    if (code == EXIT_DONE) {
        code = read_codings(&s, &c);
    }
    if (code == EXIT_DONE) {
        code = read_text(&s, &c);
    }
    if (code == EXIT_DONE) {
        code = write_out(&s, &c);
    }
    ent_coding_free(c.first);
    ent_coding_free(c.second);
    free(c.text);
    return session_close(&s, code);
}
