/* SPDX-License-Identifier: MIT */
/* Finding a command in the program's table, and reading its words by its table of flags. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const cli_command *find_command(const char *name)
{
    for (const cli_command *c = commands; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0) {
            return c;
        }
    }
    return NULL;
}

int unknown_command(const char *name)
{
    cli_nearest nearest = nearest_to(name);
    for (const cli_command *c = commands; c->name != NULL; c++) {
        nearest_offer(&nearest, c->name, strlen(c->name));
    }
    (void)fprintf(stderr, "%s: there is no command '%s'%s\nthe commands are:", program, name,
                  nearest_words(&nearest));
    for (const cli_command *c = commands; c->name != NULL; c++) {
        (void)fprintf(stderr, " %s", c->name);
    }
    (void)fputs("\n", stderr);
    return EXIT_USAGE;
}

int usage_error(const cli_command *command, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    (void)fprintf(stderr, "%s: ", program);
    (void)vfprintf(stderr, format, rest);
    (void)fprintf(stderr, "\nusage: %s %s %s [FLAGS]; '%s help %s' lists the flags\n", program,
                  command->name, command->operands, program, command->name);
    va_end(rest);
    return EXIT_USAGE;
}

/* The index of the flag that `word` begins with: all of it, or up to '='. */
static size_t find_flag(const cli_command *command, const char *word, size_t length)
{
    size_t k = 0;
    while (command->flags[k].name != NULL && (strlen(command->flags[k].name) != length ||
                                              memcmp(command->flags[k].name, word, length) != 0)) {
        k++;
    }
    return k;
}

/* Flags that mean nearly the same, here or elsewhere: of one that a command does not have, the first that it has. */
static const char *const alike[][8] = {
    {"--party", "--by", "--with", "--coalition", "--parties", NULL},
    {"--concepts", "--concept", "--equilibria", NULL},
    {"--want", "--add", "--insert", "--wish", NULL},
    {"--drop", "--remove", "--delete", NULL},
    {"--without", "--source", "--sources", "--without-source", "--without-sources", NULL},
    {"--at", "--date", "--moment", "--event", "--after", "--when", NULL},
    {"--output", "--out", "--file", "--write", "-o", NULL},
    {"--limit", "--most", "--top", "--max", "--all", "-n", NULL},
    {"--where", "--state", "--targets", "--filter", "--only", NULL},
    {"--format", "--to", "--json", "--csv", "--type", NULL},
    {"--samples", "--draws", "--readings", NULL},
};

/* The flag of a command that means what this one, which it does not have, means; NULL: none. */
static const char *find_same(const cli_command *command, const char *name)
{
    for (size_t k = 0; k < sizeof alike / sizeof *alike; k++) {
        const char *has = NULL;
        bool among = false;
        for (const char *const *word = alike[k]; *word != NULL; word++) {
            among = among || strcmp(*word, name) == 0;
            const size_t flag = find_flag(command, *word, strlen(*word));
            has = has == NULL ? command->flags[flag].name : has;
        }
        if (among && has != NULL) {
            return has;
        }
    }
    return NULL;
}

static void refuse_flag(const cli_command *command, const char *word, size_t length)
{
    char name[40];
    (void)snprintf(name, sizeof name, "%.*s", (int)length, word);
    cli_nearest nearest = nearest_to(name);
    const char *same = find_same(command, name);
    for (const cli_flag *flag = command->flags; flag->name != NULL && same == NULL; flag++) {
        nearest_offer(&nearest, flag->name, strlen(flag->name));
    }
    (void)usage_error(command,
                      same == NULL ? "'%s' is not a flag of '%s'%s"
                                   : "'%s' is not a flag of '%s'; did you mean '%s'?",
                      word, command->name, same == NULL ? nearest_words(&nearest) : same);
}

/* Reads the flag at words[*at], and its argument. */
static bool read_flag(const cli_command *command, int count, char **words, int *at,
                      cli_arguments *out)
{
    const char *word = words[*at];
    const char *equals = strchr(word, '=');
    const size_t length = equals == NULL ? strlen(word) : (size_t)(equals - word);
    const size_t k = find_flag(command, word, length);
    const cli_flag *found = &command->flags[k];
    if (found->name == NULL) {
        refuse_flag(command, word, length);
        return false;
    }
    if (found->argument == NULL) {
        if (equals != NULL) {
            (void)usage_error(command, "%s takes no argument", found->name);
            return false;
        }
        out->values[k] = "";
        return true;
    }
    if (equals != NULL) {
        out->values[k] = equals + 1;
    } else if (*at + 1 < count) {
        out->values[k] = words[++*at];
    } else {
        (void)usage_error(command, "%s needs an argument: %s", found->name, found->argument);
        return false;
    }
    return true;
}

bool read_arguments(const cli_command *command, int count, char **words, cli_arguments *out,
                    bool *help)
{
    *out = (cli_arguments){.command = command};
    *help = false;
    bool flags_end = false;
    for (int at = 0; at < count; at++) {
        const char *word = words[at];
        if (!flags_end && strcmp(word, "--") == 0) {
            flags_end = true;
        } else if (!flags_end && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            *help = true;
            return true;
        } else if (!flags_end && word[0] == '-' && word[1] != '\0') {
            if (!read_flag(command, count, words, &at, out)) {
                return false;
            }
        } else if (out->operand_count == MOST_OPERANDS ||
                   (command->operand_count != SIZE_MAX &&
                    out->operand_count == command->operand_count)) {
            (void)usage_error(command, "'%s' is one word too many", word);
            return false;
        } else {
            out->operands[out->operand_count++] = word;
        }
    }
    if (command->operand_count != SIZE_MAX && out->operand_count < command->operand_count) {
        (void)usage_error(command, "'%s' needs: %s", command->name, command->operands);
        return false;
    }
    return true;
}

const char *flag_value(const cli_arguments *arguments, const char *name)
{
    const size_t k = find_flag(arguments->command, name, strlen(name));
    return arguments->command->flags[k].name == NULL ? NULL : arguments->values[k];
}

int finish_output(void)
{
    const bool flushed = fflush(stdout) == 0;
    if ((flushed && ferror(stdout) == 0) ||
        errno == EPIPE) { /* of what went before, stdout remembers that it failed */
        return EXIT_DONE;
    }
    (void)fprintf(stderr, "entente: cannot write the output: %s; what was written is not whole\n",
                  strerror(errno));
    return EXIT_LIMIT;
}
