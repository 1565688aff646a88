/* SPDX-License-Identifier: MIT */
/* `entente convert`: the same dispute as another file, of ours or for another program. */
#include "cli.h"

#include <entente/foreign.h>
#include <string.h>

const cli_flag convert_flags[] = {
    {"--to", "yaml|json|gmcr|nfg|graphml|dot|positions|ktab", "what is written (default yaml)"},
    OUTPUT_FLAGS,
    MOMENT_FLAGS,
    {"--diagnostics", "text|json", "how messages are written to stderr (default text)"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

/* A dispute file, or a format of others. */
typedef struct written_form {
    bool foreign;
    ent_document_format document;
    ent_foreign_format format;
} written_form;

static int read_format(const cli_arguments *arguments, written_form *out)
{
    const char *word = flag_value(arguments, "--to");
    *out = (written_form){.document = ENT_DOCUMENT_YAML};
    if (word == NULL || strcmp(word, "yaml") == 0) {
        return EXIT_DONE;
    }
    if (strcmp(word, "json") == 0) {
        out->document = ENT_DOCUMENT_JSON;
        return EXIT_DONE;
    }
    out->foreign = true;
    for (int f = 0; f < ENT_FOREIGN_COUNT; f++) {
        out->format = (ent_foreign_format)f;
        if (strcmp(word, ent_foreign_key(out->format)) == 0) {
            return EXIT_DONE;
        }
    }
    return usage_error(arguments->command,
                       "--to is yaml, json, gmcr, nfg, graphml, dot, positions or ktab, not '%s'",
                       word);
}

/* As a dispute file the whole with its timeline; of a moment, or with something left out, that alone. */
static ent_status put_dispute(const cli_session *s, const written_form *form, const ent_sink *sink)
{
    if (form->foreign) {
        return ent_dispute_export(s->context, s->dispute, form->format, sink);
    }
    return (session_selects(s) ? ent_dispute_write_moment
                               : ent_dispute_write)(s->context, s->dispute, form->document, sink);
}

/* What happened in writing; notes say what was left out. */
static int tell_written(cli_session *s, ent_status status)
{
    session_tell(s, ENT_SEVERITY_NOTE);
    return session_status(s, status);
}

static int write_dispute(cli_session *s, const written_form *form)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL || strcmp(path, "-") == 0) {
        return tell_written(s, put_dispute(s, form, &s->out));
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    output.told = s->diagnostics == ENT_FORMAT_TEXT;
    if (code == EXIT_DONE) {
        const ent_status status = put_dispute(s, form, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : tell_written(s, status);
    }
    return output_close(&output, code);
}

int run_convert(const cli_arguments *arguments)
{
    cli_session s;
    written_form form;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_format(arguments, &form);
    }
    if (code == EXIT_DONE) {
        const ent_status status = session_read_dispute(&s);
        session_tell(&s, ENT_SEVERITY_NOTE); /* also what is kept but not understood */
        code = session_status(&s, status);
    }
    if (code == EXIT_DONE) {
        code = write_dispute(&s, &form);
    }
    return session_close(&s, code);
}
