/* SPDX-License-Identifier: MIT */
/* Reading a text whole, and whether it is the one that was coded. */
#include "read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 16 << 20, FIRST_BYTES = 1 << 16 };

static int complain(const char *path, const char *words)
{
    (void)fprintf(stderr, "entente: cannot read '%s': %s\n", path, words);
    return EXIT_INPUT;
}

/* Reads all that is left; a NUL stands behind it. */
static int read_all(const char *path, FILE *file, char **text, size_t *length)
{
    size_t room = FIRST_BYTES;
    *length = 0;
    for (;;) {
        char *wider = realloc(*text, room + 1);
        if (wider == NULL) {
            return complain(path, "out of memory");
        }
        *text = wider;
        *length += fread(*text + *length, 1, room - *length, file);
        (*text)[*length] = '\0';
        if (ferror(file)) {
            return complain(path, strerror(errno));
        }
        if (*length < room) {
            return EXIT_DONE;
        }
        if (room >= MOST_BYTES) {
            return complain(path, "a text may have 16 MiB");
        }
        room *= 2;
    }
}

int reading_whole(const char *path, char **text, size_t *length)
{
    const bool input = strcmp(path, "-") == 0;
    FILE *file = input ? stdin : fopen(path, "rb");
    if (file == NULL) {
        return complain(path, strerror(errno));
    }
    const int code = read_all(path, file, text, length);
    if (!input) {
        (void)fclose(file);
    }
    return code;
}

int reading_article(cli_session *s, char **text, size_t *length)
{
    return reading_whole(flag_value(s->arguments, "--text"), text, length);
}

bool reading_is_text_of(const ent_coding *coding, const char *text, size_t length)
{
    char hash[ENT_HASH_TEXT];
    const ent_coding_view view = ent_coding_describe(coding);
    ent_hash_text(text, length, hash);
    return view.text_length == length && strcmp(hash, view.text_sha256) == 0;
}
