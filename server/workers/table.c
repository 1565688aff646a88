/* SPDX-License-Identifier: MIT */
/*
 * The table of commands. No row has a flag that names a file to read or to write, or that says how much memory or
 * time may be taken.
 */
#include "workers/table.h"

#include <string.h>

/* Of which moment, and without what: of every command that analyses. */
static const flag_row moment_flags[] = {
    {"at", VALUE_WORD},
    {"without", VALUE_WORD},
    {"without-basis", VALUE_WORD},
    {NULL, VALUE_NONE},
};

static const flag_row check_flags[] = {{NULL, VALUE_NONE}};

static const flag_row solve_flags[] = {
    {"concepts", VALUE_WORD},     {"no-return", VALUE_NONE}, {"strength", VALUE_NONE},
    {"certainty", VALUE_WORD},    {"types", VALUE_WORD},     {"max-completions", VALUE_NUMBER},
    {"blind-others", VALUE_NONE}, {"party", VALUE_WORD},     {"coalition", VALUE_WORD},
    {"merge", VALUE_WORD},        {"where", VALUE_TEXT},     {"summary", VALUE_NONE},
    {"plan", VALUE_NONE},         {"exists", VALUE_TEXT},    {"concept", VALUE_WORD},
    {"max-steps", VALUE_NUMBER},  {"horizon", VALUE_NUMBER}, {"leader", VALUE_WORD},
    {"max-rounds", VALUE_NUMBER}, {"attitudes", VALUE_NONE}, {"fuzzy", VALUE_NONE},
    {"threshold", VALUE_WORD},    {"limit", VALUE_NUMBER},   {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row explain_flags[] = {
    {"concepts", VALUE_WORD},     {"no-return", VALUE_NONE}, {"strength", VALUE_NONE},
    {"horizon", VALUE_NUMBER},    {"leader", VALUE_WORD},    {"max-rounds", VALUE_NUMBER},
    {"blind-others", VALUE_NONE}, {"attitudes", VALUE_NONE}, {"fuzzy", VALUE_NONE},
    {"threshold", VALUE_WORD},    {"certainty", VALUE_WORD}, {"max-completions", VALUE_NUMBER},
    {"limit", VALUE_NUMBER},      {"format", VALUE_FORMAT},  {NULL, VALUE_NONE},
};

static const flag_row coalitions_flags[] = {
    {"with", VALUE_WORD},
    {"limit", VALUE_NUMBER},
    {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row paths_flags[] = {
    {"from", VALUE_TEXT},     {"equilibria", VALUE_WORD}, {"limit", VALUE_NUMBER},
    {"format", VALUE_FORMAT}, {NULL, VALUE_NONE},
};

static const flag_row leverage_flags[] = {
    {"concept", VALUE_WORD},     {"break", VALUE_NONE},    {"conditions", VALUE_NONE},
    {"cost", VALUE_WORD},        {"free", VALUE_WORD},     {"limit", VALUE_NUMBER},
    {"max-tries", VALUE_NUMBER}, {"format", VALUE_FORMAT}, {NULL, VALUE_NONE},
};

static const flag_row robust_flags[] = {
    {"over", VALUE_WORD},      {"swaps", VALUE_NUMBER},   {"shuffle", VALUE_NUMBER},
    {"samples", VALUE_NUMBER}, {"seed", VALUE_NUMBER},    {"max-exact", VALUE_NUMBER},
    {"concepts", VALUE_WORD},  {"no-return", VALUE_NONE}, {"party", VALUE_WORD},
    {"where", VALUE_TEXT},     {"limit", VALUE_NUMBER},   {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row report_flags[] = {
    {"sections", VALUE_WORD}, {"state", VALUE_TEXT},       {"party", VALUE_WORD},
    {"limit", VALUE_NUMBER},  {"seed", VALUE_NUMBER},      {"samples", VALUE_NUMBER},
    {"format", VALUE_FORMAT}, {"max-tries", VALUE_NUMBER}, {NULL, VALUE_NONE},
};

static const flag_row compare_flags[] = {
    {"concepts", VALUE_WORD}, {"no-return", VALUE_NONE}, {"limit", VALUE_NUMBER},
    {"format", VALUE_FORMAT}, {"and", VALUE_WORD},       {NULL, VALUE_NONE},
};

static const flag_row timeline_flags[] = {
    {"targets", VALUE_TEXT},     {"concepts", VALUE_WORD}, {"leverage", VALUE_NONE},
    {"max-tries", VALUE_NUMBER}, {"limit", VALUE_NUMBER},  {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row settle_flags[] = {
    {"scale", VALUE_WORD},    {"disagreement", VALUE_WORD}, {"from", VALUE_TEXT},
    {"concepts", VALUE_WORD}, {"no-lotteries", VALUE_NONE}, {"limit", VALUE_NUMBER},
    {"format", VALUE_FORMAT}, {NULL, VALUE_NONE},
};

static const flag_row forecast_flags[] = {
    {"models", VALUE_WORD},   {"samples", VALUE_NUMBER}, {"seed", VALUE_NUMBER},
    {"spread", VALUE_NUMBER}, {"limit", VALUE_NUMBER},   {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row evidence_flags[] = {
    {"no-hanging", VALUE_NONE}, {"max-solved", VALUE_NUMBER}, {"concepts", VALUE_WORD},
    {"limit", VALUE_NUMBER},    {"format", VALUE_FORMAT},     {NULL, VALUE_NONE},
};

/* Proposals of what a text says of the dispute; and the dispute with what was accepted of them. */
static const flag_row read_flags[] = {
    {"all", VALUE_NONE},
    {"no-grammar", VALUE_NONE},
    {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row apply_flags[] = {
    {"source", VALUE_WORD},
    {"format", VALUE_FORMAT},
    {NULL, VALUE_NONE},
};

static const flag_row edit_flags[] = {
    {"today", VALUE_WORD}, {"move", VALUE_WORD},     {"drop", VALUE_WORD},
    {"off", VALUE_WORD},   {"format", VALUE_FORMAT}, {NULL, VALUE_NONE},
};

/* One text, the dispute; or two to be held against each other. */
#define ONE                                                                                        \
    {                                                                                              \
        "", NULL, NULL                                                                             \
    }
#define TWO                                                                                        \
    {                                                                                              \
        "", "", NULL                                                                               \
    }

static const command_row commands[] = {
    {"check", "check", OPERAND_NEVER, true, true, ONE, "--outline", "", check_flags},
    {"solve", "solve", OPERAND_NEVER, false, true, ONE, NULL, "text,csv", solve_flags},
    {"report", "report", OPERAND_NEVER, false, true, ONE, NULL, "html,text,markdown", report_flags},
    {"explain", "explain", OPERAND_ALWAYS, false, true, ONE, NULL, "text", explain_flags},
    {"coalitions", "coalitions", OPERAND_MAYBE, false, true, ONE, NULL, "text", coalitions_flags},
    {"paths", "paths", OPERAND_MAYBE, false, true, ONE, NULL, "text,csv", paths_flags},
    {"leverage", "leverage", OPERAND_ALWAYS, false, true, ONE, NULL, "text,csv", leverage_flags},
    {"robust", "robust", OPERAND_NEVER, false, true, ONE, NULL, "text,csv", robust_flags},
    {"timeline", "timeline", OPERAND_NEVER, false, true, ONE, NULL, "text,csv", timeline_flags},
    {"settle", "settle", OPERAND_NEVER, false, true, ONE, NULL, "text,csv", settle_flags},
    {"forecast", "forecast", OPERAND_NEVER, false, true, ONE, NULL, "text,csv", forecast_flags},
    {"evidence", "evidence", OPERAND_NEVER, false, true, ONE, NULL, "text,csv", evidence_flags},
    {"compare", "compare", OPERAND_NEVER, false, true, TWO, NULL, "text,csv", compare_flags},
    {"edit", "edit", OPERAND_NEVER, true, false, ONE, NULL, "text", edit_flags},
    {"read",
     "read",
     OPERAND_NEVER,
     false,
     false,
     {"dispute", "", NULL},
     NULL,
     "text,csv",
     read_flags},
    {"apply",
     "read",
     OPERAND_NEVER,
     true,
     false,
     {"dispute", "text", "apply"},
     NULL,
     "text",
     apply_flags},
};

const command_row *command_find(const char *name)
{
    for (size_t k = 0; k < sizeof commands / sizeof *commands; k++) {
        if (strcmp(commands[k].name, name) == 0) {
            return &commands[k];
        }
    }
    return NULL;
}

static const flag_row *find_flag(const flag_row *flags, const char *name)
{
    for (const flag_row *f = flags; f->name != NULL; f++) {
        if (strcmp(f->name, name) == 0) {
            return f;
        }
    }
    return NULL;
}

const flag_row *command_flag(const command_row *command, const char *name)
{
    const flag_row *found = find_flag(command->flags, name);
    return found != NULL || !command->limited ? found : find_flag(moment_flags, name);
}

/* Whether a word is one of those in a list by commas. */
static bool is_listed(const char *list, const char *word)
{
    const size_t length = strlen(word);
    while (*list != '\0') {
        const size_t size = strcspn(list, ",");
        if (size == length && memcmp(list, word, length) == 0) {
            return true;
        }
        list += size + (list[size] == ',');
    }
    return false;
}

bool value_allowed(const command_row *command, value_kind kind, const char *value)
{
    const size_t length = strlen(value);
    if (length == 0 || length > LONGEST_VALUE || value[0] == '-') {
        return false;
    }
    for (const char *c = value; *c != '\0'; c++) {
        if ((unsigned char)*c < ' ' || *c == '\x7f' || (kind == VALUE_WORD && *c == ' ')) {
            return false;
        }
    }
    switch (kind) {
    case VALUE_NONE:
        return false;
    case VALUE_NUMBER:
        return length <= 18 && strspn(value, "0123456789") == length;
    case VALUE_FORMAT:
        return strcmp(value, "json") == 0 || is_listed(command->formats, value);
    case VALUE_WORD:
    case VALUE_TEXT:
        return true;
    }
    return false;
}
