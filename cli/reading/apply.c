/* SPDX-License-Identifier: MIT */
/* `entente read --apply`: the dispute with what was accepted of a text. */
#include "read.h"

#include <stdlib.h>
#include <string.h>

static int check_words(const cli_arguments *arguments)
{
    static const char *const needed[] = {"--text", "--dispute", "--source"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const char *value = flag_value(arguments, needed[i]);
        if (value == NULL || *value == '\0') {
            return usage_error(arguments->command, "--apply needs %s", needed[i]);
        }
    }
    return arguments->operand_count == 0
               ? EXIT_DONE
               : usage_error(arguments->command, "--apply takes its text by --text");
}

/* Writes the new dispute to where it is wanted. */
static int write_dispute(cli_session *s, const ent_coding *coding, const char *text, size_t length)
{
    const char *path = flag_value(s->arguments, "--output");
    const char *source = flag_value(s->arguments, "--source");
    if (path == NULL || strcmp(path, "-") == 0) {
        return session_status(
            s, ent_coding_apply(s->context, s->dispute, coding, source, text, length, &s->out));
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        const ent_status status =
            ent_coding_apply(s->context, s->dispute, coding, source, text, length, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(s, status);
    }
    return output_close(&output, code);
}

static int apply(cli_session *s, ent_coding **coding, char **text)
{
    size_t length = 0;
    const cli_arguments *arguments = s->arguments;
    int code = reading_article(s, text, &length);
    if (code == EXIT_DONE) {
        code = session_status(
            s, ent_coding_read_file(s->context, flag_value(arguments, "--apply"), coding));
    }
    if (code == EXIT_DONE) {
        code = session_status(
            s, ent_dispute_read_file(s->context, flag_value(arguments, "--dispute"), &s->dispute));
    }
    return code == EXIT_DONE ? write_dispute(s, *coding, *text, length) : code;
}

int reading_apply(const cli_arguments *arguments)
{
    cli_session s;
    ent_coding *coding = NULL;
    char *text = NULL;
    int code = check_words(arguments);
    if (code != EXIT_DONE) {
        return code;
    }
    code = session_open(&s, arguments);
    if (code == EXIT_DONE && s.format != ENT_FORMAT_TEXT) {
        code = usage_error(arguments->command, "--apply writes a dispute file: --format is text");
    }
    code = code == EXIT_DONE ? apply(&s, &coding, &text) : code;
    ent_coding_free(coding);
    free(text);
    return session_close(&s, code);
}
