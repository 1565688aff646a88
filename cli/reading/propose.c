/* SPDX-License-Identifier: MIT */
/*
 * `entente read TEXT --dispute FILE`: what is said in the text, as proposals: in words, as a coding for --review and --apply,
 * or as a table. With --output a coding, unless another format is asked for. And `entente read --rules`.
 */
#include "grammar.h"
#include "read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int put_rules(void)
{
    for (const ent_reading_rule *rule = ent_reading_rules(); rule->id != NULL; rule++) {
        (void)printf("%-14s %s\n", rule->id, rule->words);
    }
    return finish_output();
}

/* A coding, and how it was made. */
typedef struct proposals {
    const ent_coding *coding;
    ent_coding_report report;
    const grammar_child *second;
} proposals;

/* Writes proposals; in words what came of the second opinion stands behind them. */
static ent_status put_proposals(cli_session *s, const proposals *made, ent_format format,
                                const ent_sink *sink)
{
    const ent_status status =
        ent_coding_write(s->context, made->coding, &made->report, format, sink);
    if (status != ENT_OK || format != ENT_FORMAT_TEXT) {
        return status;
    }
    char words[GRAMMAR_WORDS];
    grammar_words(made->second, words, sizeof words - 1);
    const size_t length = strlen(words);
    words[length] = '\n';
    return sink->write(sink->user, "\n", 1) && sink->write(sink->user, words, length + 1)
               ? ENT_OK
               : ENT_ERROR_IO;
}

/* A second opinion that ended before the text did is told, whatever the format. */
static void tell_spent(const grammar_child *second)
{
    char words[GRAMMAR_WORDS];
    if (second->state == GRAMMAR_SPENT) {
        grammar_words(second, words, sizeof words);
        (void)fprintf(stderr, "entente: %s\n", words);
    }
}

/* Writes the coding to stdout, or to the file of --output. */
static int write_coding(cli_session *s, const proposals *made)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL) {
        return session_status(s, put_proposals(s, made, s->format, &s->out));
    }
    const ent_format format =
        flag_value(s->arguments, "--format") == NULL ? ENT_FORMAT_JSON : s->format;
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        code = session_status(s, put_proposals(s, made, format, &output.sink));
    }
    return output_close(&output, code);
}

/* Reads the dispute and the text, and writes what is proposed. Meanwhile the child reads its dictionary. */
static int propose(cli_session *s, char **text, grammar_child *second)
{
    size_t length = 0;
    const char *path = s->arguments->operands[0];
    int code = session_status(
        s, ent_dispute_read_file(s->context, flag_value(s->arguments, "--dispute"), &s->dispute));
    if (code == EXIT_DONE) {
        code = reading_whole(path, text, &length);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    ent_reading_options options;
    ent_reading_defaults(&options);
    options.every_sentence = flag_value(s->arguments, "--all") != NULL;
    if (second->state != GRAMMAR_OFF) {
        options.grammar = grammar_ask;
        options.grammar_user = second;
    }
    ent_coding *coding = NULL;
    code = session_status(
        s, ent_reading_new(s->context, s->dispute, path, *text, length, &options, &coding));
    if (code == EXIT_DONE) {
        const proposals made = {
            coding, {.size = sizeof made.report, .text = *text, .text_length = length}, second};
        code = write_coding(s, &made);
        tell_spent(second);
        ent_coding_free(coding);
    }
    return code;
}

int reading_propose(const cli_arguments *arguments)
{
    if (flag_value(arguments, "--rules") != NULL) {
        return arguments->operand_count == 0
                   ? put_rules()
                   : usage_error(arguments->command, "--rules stands alone");
    }
    if (arguments->operand_count != 1 || flag_value(arguments, "--dispute") == NULL) {
        return usage_error(arguments->command, "reading needs a text and --dispute FILE");
    }
    cli_session session;
    char *text = NULL;
    grammar_child second = {.state = GRAMMAR_OFF};
    int code = session_open(&session, arguments);
    if (code == EXIT_DONE) {
        if (flag_value(arguments, "--no-grammar") == NULL) {
            grammar_open(&second, NULL, NULL);
        }
        code = propose(&session, &text, &second);
        grammar_close(&second);
    }
    free(text);
    return session_close(&session, code);
}
