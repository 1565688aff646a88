/* SPDX-License-Identifier: MIT */
/*
 * What help knows beside commands and words: matters that have a page of their own, and how what a word means is written
 * in a file. Keys of `ways` are those of the glossary.
 */
#include "manual/manual.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct topic {
    const char *names[4]; /* ended by NULL */
    const char *text, *page;
} topic;

static const topic topics[] = {
    {{"format", "file", "file format", NULL},
     "A dispute is one text file in YAML: parties, options, today, named states, and what each "
     "party\nwants, the most important first. 'entente new' writes one that runs and explains "
     "itself;\n'entente check FILE' tells what is wrong, with the cure.",
     "format.md"},
    {{"values", "value", NULL},
     "An option is a matter of no or yes, unless it lists values of its own, from least to most:\n"
     "  pay: {party: city, values: [none, p5, p10], labels: {p5: 5 percent, p10: 10 percent}}\n"
     "They are compared by name: pay = p10, pay >= p5, pay < p10. Labels, which may be left out, "
     "are\nhow they read.",
     "format.md"},
    {{"certainty", NULL},
     "How sure one is that a party wants something: 'certainty: unsure' or 'unknown' at a wish.\n"
     "'entente solve FILE --certainty completions' tells what holds however that is decided, in "
     "some\nway, and in none; '--certainty types' by how parties act on what is unknown.",
     "methods/certainty.md"},
    {{"levels", "level", NULL},
     "How high a state stands in the order of one party: states of one level are equally good "
     "for\nit. 'entente states FILE --by PARTY' shows them. Levels of two parties say nothing of "
     "each other.",
     "format.md"},
    {{"deter", "deterred", "deterrence", NULL},
     "A party is deterred from a move when the others could answer it so that the party ends no "
     "better\nthan it stood. Which answers count is what the concepts differ in: 'entente help "
     "sanction'.",
     "methods/stability.md"},
    {{"expression", "expressions", "where", NULL},
     "Names of options and named states, joined by not, and, or, implies, iff, with "
     "parentheses. Options\nwith values of their own are compared: pay >= some. 'exactly 1 of (a b "
     "c)' counts. 'b if a' is\nwritten: a implies b.",
     "format.md"},
    {{"csv", "excel", "table", NULL},
     "'--format csv' writes an answer as a table, with --output FILE into a file that Excel, R and "
     "others\nopen: 'entente solve FILE --format csv --output states.csv'. Which commands have it "
     "says their\n--help; 'entente convert FILE --to ...' writes files of other programs.",
     "commands.md"},
    {{"cite", "citation", NULL},
     "The Entente authors. Entente: which settlements of a dispute would hold, and how to get "
     "there.\nVersion " ENTENTE_VERSION ", 2026. CITATION.cff has it for programs.",
     "scholars.md"},
};

/* How it is written in a file. */
static const struct {
    const char *key, *lines;
} ways[] = {
    {"party", "parties:\n  city: {name: the city council}\n  union: {name: the dockers, plural: "
              "yes}   # they take up"},
    {"option", "options:\n  strike: {party: union, label: a strike}"},
    {"graded", "options:\n  pay: {party: city, values: [none, some, full]}   # pay >= some"},
    {"irreversible", "options:\n  close: {party: city, moves: up}   # cannot be taken back"},
    {"rule", "rules:\n  - never: strike and sign"},
    {"wish",
     "preferences:\n  union:\n    - want: not strike\n      basis: stated\n      source: letter"},
    {"unsure", "preferences:\n  union:\n    - want: strike\n      certainty: unsure"},
    {"unknown", "preferences:\n  union:\n    - want: strike\n      certainty: unknown"},
    {"weight", "preferences:\n  union:\n    weights:\n      - {want: pay >= some, weight: 3}"},
    {"ranking", "preferences:\n  union: {ranking: [deal, not deal and not strike, rest]}"},
    {"today", "today: {strike: yes}"},
    {"event", "timeline:\n  - id: offer\n    date: 2025-03-01\n    label: The city begins to pay\n"
              "    today: {pay: some}"},
    {"source", "sources:\n  letter: {title: The union's letter, date: 2025-03-01}"},
};

void put_written(const char *key)
{
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        if (strcmp(ways[k].key, key) != 0) {
            continue;
        }
        printf("  written:\n");
        for (const char *line = ways[k].lines; *line != '\0';) {
            const size_t length = strcspn(line, "\n");
            printf("    %.*s\n", (int)length, line);
            line += length + (line[length] == '\n');
        }
    }
}

void put_page(const char *page)
{
    enum { LONGEST = 4096 };
    char command[LONGEST] = "", path[2 * LONGEST];
    const char *docs = "../" ENTENTE_DOCS; /* from the command itself */
    const ssize_t length = readlink("/proc/self/exe", command, sizeof command - 1);
    while (length > 0 && strncmp(docs, "../", 3) == 0 && strrchr(command, '/') != NULL) {
        *strrchr(command, '/') = '\0';
        docs += 3;
    }
    (void)snprintf(path, sizeof path, "%s/%s/%s", command, docs, page);
    if (access(path, R_OK) == 0) {
        printf("  the page: %s\n", path);
    }
}

static const topic *find_topic(const char *words)
{
    for (size_t k = 0; k < sizeof topics / sizeof *topics; k++) {
        for (size_t n = 0; topics[k].names[n] != NULL; n++) {
            if (strcmp(topics[k].names[n], words) == 0) {
                return &topics[k];
            }
        }
    }
    return NULL;
}

bool is_topic(const char *words)
{
    return find_topic(words) != NULL;
}

void print_topic(const char *words)
{
    const topic *found = find_topic(words);
    printf("%s\n", found->names[0]);
    for (const char *line = found->text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        printf("  %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    printf("  defined in: docs/%s\n", found->page);
    put_page(found->page);
}
