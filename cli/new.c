/* SPDX-License-Identifier: MIT */
/* `entente new`: a dispute file to start from. The first line of a template says what it is. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

const cli_flag new_flags[] = {
    {"--list", NULL, "show the templates"},
    OUTPUT_FLAGS,
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

/* The template of this name; NULL after a message with the nearest one and the list. */
static const cli_template *find_template(const char *name)
{
    cli_nearest nearest = nearest_to(name);
    for (const cli_template *t = templates; t->name != NULL; t++) {
        if (strcmp(name, t->name) == 0) {
            return t;
        }
        nearest_offer(&nearest, t->name, strlen(t->name));
    }
    (void)fprintf(stderr, "entente: there is no template '%s'%s", name, nearest_words(&nearest));
    (void)fputs("\nthe templates are:", stderr);
    for (const cli_template *t = templates; t->name != NULL; t++) {
        (void)fprintf(stderr, " %s", t->name);
    }
    (void)fputs("\n", stderr);
    return NULL;
}

static void print_list(void)
{
    for (const cli_template *t = templates; t->name != NULL; t++) {
        const char *first = (const char *)t->bytes + 2; /* behind "# " */
        printf("%-14s %.*s\n", t->name, (int)strcspn(first, "\n"), first);
    }
}

int run_new(const cli_arguments *arguments)
{
    if (arguments->operand_count > 1) {
        return usage_error(arguments->command, "'%s' is one word too many", arguments->operands[1]);
    }
    if (flag_value(arguments, "--list") != NULL) {
        print_list();
        return finish_output();
    }
    const cli_template *chosen =
        arguments->operand_count == 0 ? templates : find_template(arguments->operands[0]);
    if (chosen == NULL) {
        return EXIT_USAGE;
    }
    const char *path = flag_value(arguments, "--output");
    if (path == NULL || strcmp(path, "-") == 0) {
        (void)fwrite(chosen->bytes, 1, chosen->length, stdout);
        return finish_output();
    }
    cli_output output;
    const int code = output_open(&output, path, flag_value(arguments, "--force") != NULL);
    if (code == EXIT_DONE) { /* a failed write is remembered in the output */
        (void)output.sink.write(output.sink.user, (const char *)chosen->bytes, chosen->length);
    }
    const int closed = output_close(&output, code);
    if (closed == EXIT_DONE) {
        printf("written: %s; change it, and ask: entente check %s\n", path, path);
        if (arguments->operand_count == 0) {
            printf("for other kinds of disputes: entente new --list\n");
        }
        return finish_output();
    }
    return closed;
}
