/* SPDX-License-Identifier: MIT */
/*
 * `entente serve`: the workbench, in the browser. It is a program of its own, `entente-serve`, since it needs what the
 * command does not; this one finds it, tells it where `entente` itself is, and becomes it.
 */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096, MOST_WORDS = 2 * MOST_FLAGS + 8 };

static const char server[] = "entente-serve";

const cli_flag serve_flags[] = {
    {"--port", "N", "listen on this port of 127.0.0.1 (default any that is free)"},
    {"--no-browser", NULL, "do not open the browser; what is printed says where to go"},
    {"--workers", "N", "analyse so many things at once (default one a processor)"},
    {"--time-limit", "SECONDS", "stop an analysis after so long (default 120)"},
    {"--memory", "SIZE", "refuse an analysis that takes more, such as 900M or 8G (default 2G)"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

/* The path of this program; false when the system does not tell. */
static bool find_self(char *out, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", out, size - 1);
    if (length <= 0 || (size_t)length >= size - 1) {
        return false;
    }
    out[length] = '\0';
    return true;
}

/* Becomes the server that stands beside this program, else the one on the path; returns where there is none. */
static void become_server(const char *self, const char **words)
{
    char beside[LONGEST_PATH + sizeof server];
    const char *name = strrchr(self, '/');
    size_t folder = name == NULL ? 0 : (size_t)(name + 1 - self);
    memcpy(beside, self, folder);
    memcpy(beside + folder, server, sizeof server);
    union { /* execv() changes none of the words, but does not say so */
        const char **given;
        char *const *taken;
    } all = {words};
    if (folder > 0) {
        (void)execv(beside, all.taken);
    }
    if (errno == ENOENT || folder == 0) {
        (void)execvp(server, all.taken);
    }
}

int run_serve(const cli_arguments *arguments)
{
    char self[LONGEST_PATH] = "";
    const char *words[MOST_WORDS] = {server};
    size_t count = 1;
    if (find_self(self, sizeof self)) {
        words[count++] = "--entente";
        words[count++] = self;
    }
    for (size_t k = 0; serve_flags[k].name != NULL; k++) {
        if (arguments->values[k] != NULL) {
            words[count++] = serve_flags[k].name;
            if (serve_flags[k].argument != NULL) {
                words[count++] = arguments->values[k];
            }
        }
    }
    words[count++] = "--";
    words[count++] = arguments->operands[0];
    become_server(self, words);
    if (errno == ENOENT) {
        (void)fputs(
            "entente: the workbench is not installed: there is no 'entente-serve' beside this "
            "program or on the path; in the sources 'make serve' builds it\n",
            stderr);
    } else {
        (void)fprintf(stderr, "entente: cannot start 'entente-serve': %s\n", strerror(errno));
    }
    return EXIT_LIMIT;
}
