/* SPDX-License-Identifier: MIT */
/* `entente convert`: the same dispute as another file. */
#include "cli.h"

#include <string.h>

const cli_flag convert_flags[] = {
    {"--to", "yaml|json", "what is written (default yaml)"},
    OUTPUT_FLAGS,
    MOMENT_FLAGS,
    {"--diagnostics", "text|json", "how messages are written to stderr (default text)"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

static int read_format(const cli_arguments *arguments, ent_document_format *out)
{
    const char *word = flag_value(arguments, "--to");
    *out = ENT_DOCUMENT_YAML;
    if (word == NULL || strcmp(word, "yaml") == 0) {
        return EXIT_DONE;
    }
    *out = ENT_DOCUMENT_JSON;
    return strcmp(word, "json") == 0
               ? EXIT_DONE
               : usage_error(arguments->command, "--to is yaml or json, not '%s'", word);
}

/* The whole file with its timeline; of a moment, or with something left out, that alone. */
static ent_status put_dispute(const cli_session *s, ent_document_format format,
                              const ent_sink *sink)
{
    return (session_selects(s) ? ent_dispute_write_moment
                               : ent_dispute_write)(s->context, s->dispute, format, sink);
}

static int write_dispute(cli_session *s, ent_document_format format)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL || strcmp(path, "-") == 0) {
        return session_status(s, put_dispute(s, format, &s->out));
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        const ent_status status = put_dispute(s, format, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(s, status);
    }
    return output_close(&output, code);
}

int run_convert(const cli_arguments *arguments)
{
    cli_session s;
    ent_document_format format;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_format(arguments, &format);
    }
    if (code == EXIT_DONE) {
        const ent_status status = session_read_dispute(&s);
        session_tell(&s, ENT_SEVERITY_NOTE); /* also what is kept but not understood */
        code = session_status(&s, status);
    }
    if (code == EXIT_DONE) {
        code = write_dispute(&s, format);
    }
    return session_close(&s, code);
}
