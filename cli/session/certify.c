/* SPDX-License-Identifier: MIT */
/* Writing the certificate of --certificate, whatever was solved. */
#include "cli.h"

/* The states of --certify, or none. */
static int find_also(cli_session *s, ent_state_set **also)
{
    const char *certify = flag_value(s->arguments, "--certify");
    return certify == NULL ? EXIT_DONE : session_find(s, "--certify", certify, also);
}

int session_certify(cli_session *s, cli_certifier *put)
{
    const char *path = flag_value(s->arguments, "--certificate");
    if (path == NULL) {
        return flag_value(s->arguments, "--certify") == NULL
                   ? EXIT_DONE
                   : usage_error(s->arguments->command, "--certify needs --certificate");
    }
    ent_state_set *also = NULL;
    int code = find_also(s, &also);
    cli_output output;
    if (code == EXIT_DONE) {
        code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
        if (code == EXIT_DONE) {
            const ent_certificate_view view = {
                .size = sizeof view, .where = s->where, .also = also};
            const ent_status status = put(s, &view, &output.sink);
            code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(s, status);
        }
        code = output_close(&output, code);
    }
    ent_state_set_free(also);
    return code;
}
