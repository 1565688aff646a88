/* SPDX-License-Identifier: MIT */
/* `entente read --table TABLE`: a table of discourse analysis as a coding of one text. */
#include "read.h"

#include <stdlib.h>

/* The flags that must stand beside --table. */
static int check_needed(const cli_arguments *arguments)
{
    static const char *const needed[] = {"--text", "--dispute", "--coder"};
    if (arguments->operand_count > 0) {
        return usage_error(arguments->command, "--table takes no other file");
    }
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (flag_value(arguments, needed[i]) == NULL) {
            return usage_error(arguments->command, "--table needs %s", needed[i]);
        }
    }
    return EXIT_DONE;
}

static int read_rows(cli_session *s, const char *table, size_t table_length,
                     ent_table_options *options, ent_coding **out)
{
    ent_status status =
        ent_dispute_read_file(s->context, flag_value(s->arguments, "--dispute"), &s->dispute);
    if (status == ENT_OK) {
        ent_diagnostics_clear(s->context); /* what may be said of the dispute is not asked here */
        status = ent_coding_read_table(s->context, s->dispute, flag_value(s->arguments, "--table"),
                                       table, table_length, options, out);
    }
    if (status == ENT_ERROR_ARGUMENT) {
        return usage_error(s->arguments->command,
                           "the names of the text and of the coder are one line of text each");
    }
    return session_status(s, status);
}

/* Writes the coding to --output, as JSON unless told otherwise, or to stdout. */
static int write_coding(cli_session *s, const ent_coding *coding, const ent_table_options *options)
{
    const ent_coding_report report = {
        .size = sizeof report, .text = options->text, .text_length = options->text_length};
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL) {
        return session_status(s, ent_coding_write(s->context, coding, &report, s->format, &s->out));
    }
    cli_output output;
    const ent_format format =
        flag_value(s->arguments, "--format") == NULL ? ENT_FORMAT_JSON : s->format;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        code =
            session_status(s, ent_coding_write(s->context, coding, &report, format, &output.sink));
    }
    return output_close(&output, code);
}

int reading_table(const cli_arguments *arguments)
{
    cli_session s;
    char *text = NULL, *table = NULL;
    size_t table_length = 0;
    ent_coding *coding = NULL;
    ent_table_options options = {.size = sizeof options,
                                 .text_name = flag_value(arguments, "--text"),
                                 .document = flag_value(arguments, "--source"),
                                 .coder = flag_value(arguments, "--coder"),
                                 .in_characters = flag_value(arguments, "--characters") != NULL};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = check_needed(arguments);
    }
    if (code == EXIT_DONE) {
        code = reading_article(&s, &text, &options.text_length);
    }
    if (code == EXIT_DONE) {
        code = reading_whole(flag_value(arguments, "--table"), &table, &table_length);
    }
    if (code == EXIT_DONE) {
        options.text = text;
        code = read_rows(&s, table, table_length, &options, &coding);
    }
    if (code == EXIT_DONE) {
        code = write_coding(&s, coding, &options);
    }
    ent_coding_free(coding);
    free(text);
    free(table);
    return session_close(&s, code);
}
