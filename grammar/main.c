/* SPDX-License-Identifier: MIT */
/*
 * `entente-grammar`: who does what in a sentence, by link-grammar. `entente read` starts it, and asks it by pipes.
 *
 * First it says "entente-grammar 1 VERSION" and a line end. Then it reads sentences, each as its number of bytes, a line
 * end, and the bytes; and answers each with a line for every link
 *
 *     ROLE LEFT-START LEFT-END RIGHT-START RIGHT-END
 *
 * where the role is S, O or N as in ent_grammar_role and places are bytes of the sentence, and then with "= COUNT";
 * or with "none" alone, where it does not understand the sentence. It ends where its input does.
 * Exit codes: 0 done; 2 what was asked is no sentence; 4 no dictionary, or what it says cannot be written.
 */
#include "parser.h"
#include "roles.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_ROLES = 512, PROTOCOL = 1 };

static const char letters[] = {'S', 'O', 'N'}; /* by ent_grammar_role */

/* Reads a length and a line end; 1, 0 at the end of the input, or -1. */
static int read_length(FILE *in, size_t *out)
{
    int byte = getc(in);
    if (byte == EOF) {
        return 0;
    }
    size_t length = 0;
    for (; byte >= '0' && byte <= '9' && length <= LONGEST_SENTENCE; byte = getc(in)) {
        length = 10 * length + (size_t)(byte - '0');
    }
    *out = length;
    return byte == '\n' && length <= LONGEST_SENTENCE ? 1 : -1;
}

static void answer(const parsed_sentence *sentence)
{
    ent_grammar_link links[MOST_ROLES];
    const size_t count = roles_find(sentence, links, MOST_ROLES);
    for (size_t k = 0; k < count; k++) {
        const ent_grammar_link *link = &links[k];
        (void)printf("%c %zu %zu %zu %zu\n", letters[link->role], link->left_start, link->left_end,
                     link->right_start, link->right_end);
    }
    (void)printf("= %zu\n", count);
}

/* Reads and answers until the input ends. */
static int serve(parser *reader)
{
    char text[LONGEST_SENTENCE + 1];
    parsed_sentence sentence;
    size_t length = 0;
    int more;
    while ((more = read_length(stdin, &length)) > 0) {
        if (fread(text, 1, length, stdin) != length) {
            return 2;
        }
        text[length] = '\0';
        if (strlen(text) == length && parser_read(reader, text, &sentence)) {
            answer(&sentence);
        } else {
            (void)puts("none");
        }
        if (fflush(stdout) != 0) {
            return 4;
        }
    }
    return more == 0 ? 0 : 2;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        (void)printf("entente-grammar %s, link-grammar %s\n", ENTENTE_VERSION, parser_version());
        return 0;
    }
    if (argc > 1) {
        (void)fputs("usage: entente-grammar [--version]; 'entente read' starts it\n", stderr);
        return 2;
    }
    parser *reader = chdir("/") == 0 ? parser_new() : NULL; /* no dictionary of this folder */
    if (reader == NULL) {
        (void)fputs("entente-grammar: link-grammar has no English dictionary\n", stderr);
        return 4;
    }
    (void)printf("entente-grammar %d %s\n", PROTOCOL, parser_version());
    const int code = fflush(stdout) == 0 ? serve(reader) : 4;
    parser_free(reader);
    return code;
}
