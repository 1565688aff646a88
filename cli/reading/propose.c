/* SPDX-License-Identifier: MIT */
/*
 * `entente read TEXT --dispute FILE`: what is said in the text, as proposals: in words, as a coding for --review and --apply,
 * or as a table. With --output a coding, unless another format is asked for. And `entente read --rules`.
 */
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

/* Writes the coding to stdout, or to the file of --output. */
static int write_coding(cli_session *s, const ent_coding *coding, const ent_coding_report *report)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL) {
        return session_status(s, ent_coding_write(s->context, coding, report, s->format, &s->out));
    }
    const ent_format format =
        flag_value(s->arguments, "--format") == NULL ? ENT_FORMAT_JSON : s->format;
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        code =
            session_status(s, ent_coding_write(s->context, coding, report, format, &output.sink));
    }
    return output_close(&output, code);
}

/* Reads the dispute and the text, and writes what is proposed. */
static int propose(cli_session *s, char **text)
{
    size_t length = 0;
    const char *path = s->arguments->operands[0];
    int code = session_status(
        s, ent_dispute_read_file(s->context, flag_value(s->arguments, "--dispute"), &s->dispute));
    if (code == EXIT_DONE) {
        code = read_whole(path, text, &length);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    ent_reading_options options;
    ent_reading_defaults(&options);
    options.every_sentence = flag_value(s->arguments, "--all") != NULL;
    ent_coding *coding = NULL;
    code = session_status(
        s, ent_reading_new(s->context, s->dispute, path, *text, length, &options, &coding));
    if (code == EXIT_DONE) {
        const ent_coding_report report = {
            .size = sizeof report, .text = *text, .text_length = length};
        code = write_coding(s, coding, &report);
        ent_coding_free(coding);
    }
    return code;
}

int read_propose(const cli_arguments *arguments)
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
    int code = session_open(&session, arguments);
    if (code == EXIT_DONE) {
        code = propose(&session, &text);
    }
    free(text);
    return session_close(&session, code);
}
