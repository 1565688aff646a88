/* SPDX-License-Identifier: MIT */
/*
 * Checks the cases: whether the results written down for a dispute are those that the library finds.
 *
 * Usage: cases DIR...; each DIR holds dispute.yaml and results.txt. cases/README.md tells the format
 * of the latter. Sets and orders are compared in one form, a *place* for every state: in a set 1 for
 * members and 0 for others; in an order 1 for the best states, 2 for the next, 0 for a state left out.
 */
#include <entente/entente.h>

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 5, MOST_SHOWN = 60 };

typedef enum fact_kind {
    FACT_EQUILIBRIA,
    FACT_STABLE,
    FACT_ORDER,
    FACT_COALITIONS, /* what holds against all coalitions */
    FACT_COALITION,  /* against one */
    FACT_JOINT       /* what a coalition could do better than a state */
} fact_kind;

/* What a line is about. */
typedef struct fact {
    fact_kind kind;
    ent_concept concept;
    bool ahead; /* in place of a concept, a stability of two parties that look ahead */
    ent_lookahead_kind look;
    uint32_t horizon;
    size_t party;
    uint64_t parties; /* a coalition */
    uint64_t state;
} fact;

/* The case at hand, and the count over all. */
typedef struct bench {
    char path[4096];
    unsigned long line; /* from 1; 0 stands for the file as a whole */
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_coalitions *coalitions;
    ent_lookahead *ahead; /* NULL: there are not two parties */
    uint64_t states;
    uint32_t *expected, *found; /* a place for every state */
    unsigned long passed, failed;
} bench;

/* Counts a failure and tells where it is and what it is. */
static void fail(bench *b, const char *what)
{
    printf("%s:%lu: %s\n", b->path, b->line, what);
    b->failed++;
}

/* Reads the key of a concept, or "l1", "l2", ... or "nm". */
static bool find_concept(const bench *b, const char *word, fact *out)
{
    int c = 0;
    while (c < ENT_CONCEPT_COUNT && strcmp(word, ent_concept_key((ent_concept)c)) != 0) {
        c++;
    }
    out->concept = (ent_concept)c;
    if (c < ENT_CONCEPT_COUNT || b->ahead == NULL) {
        return c < ENT_CONCEPT_COUNT;
    }
    const bool limited = word[0] == 'l' && isdigit((unsigned char)word[1]) && word[2] == '\0';
    out->ahead = true;
    out->look = limited ? ENT_LIMITED : ENT_NONMYOPIC;
    out->horizon = limited ? (uint32_t)(word[1] - '0') : 0;
    return limited ? out->horizon >= 1 && out->horizon <= ent_lookahead_facts_of(b->ahead).horizon
                   : strcmp(word, "nm") == 0;
}

/* Reads a coalition such as "ministry+uniroyal". */
static bool find_coalition(const bench *b, char *word, uint64_t *out)
{
    char *rest = NULL;
    *out = 0;
    for (char *id = strtok_r(word, "+", &rest); id != NULL; id = strtok_r(NULL, "+", &rest)) {
        size_t party = 0;
        if (ent_party_find(b->dispute, id, &party) != ENT_OK) {
            return false;
        }
        *out |= (uint64_t)1 << party;
    }
    return *out != 0;
}

/* Reads "coalitions CONCEPT", "coalition CONCEPT A+B" and "joint A+B STATE". */
static bool read_coalition_fact(const bench *b, char *const *words, size_t count, fact *out)
{
    if (strcmp(words[1], "joint") == 0) {
        out->kind = FACT_JOINT;
        out->state = count == 4 ? strtoull(words[3], NULL, 10) - 1 : UINT64_MAX;
        return out->state < b->states && find_coalition(b, words[2], &out->parties);
    }
    const bool all = strcmp(words[1], "coalitions") == 0 && count == 3;
    out->kind = all ? FACT_COALITIONS : FACT_COALITION;
    return (all || (strcmp(words[1], "coalition") == 0 && count == 4 &&
                    find_coalition(b, words[3], &out->parties))) &&
           find_concept(b, words[2], out) && !out->ahead &&
           (ENT_COALITION_CONCEPTS >> out->concept & 1) != 0;
}

/* Reads what stands before the colon; false when it is none of the forms. */
static bool read_fact(const bench *b, char *text, fact *out)
{
    char *words[MOST_WORDS], *rest = NULL;
    size_t count = 0;
    for (char *word = strtok_r(text, " \t", &rest); word != NULL && count < MOST_WORDS;
         word = strtok_r(NULL, " \t", &rest)) {
        words[count++] = word;
    }
    *out = (fact){.kind = FACT_EQUILIBRIA};
    if (count < 2 || (strcmp(words[0], "published") != 0 && strcmp(words[0], "computed") != 0)) {
        return false;
    }
    if (count == 2) {
        return find_concept(b, words[1], out);
    }
    const bool is_order = strcmp(words[1], "order") == 0,
               is_stable = strcmp(words[1], "stable") == 0;
    if (!(is_order && count == 3) && !(is_stable && count == 4)) {
        return read_coalition_fact(b, words, count, out);
    }
    out->kind = is_order ? FACT_ORDER : FACT_STABLE;
    return (is_order || find_concept(b, words[2], out)) &&
           ent_party_find(b->dispute, words[count - 1], &out->party) == ENT_OK;
}

/* Reads one number and gives its state the place; returns what is wrong, or NULL. */
static const char *place_number(bench *b, const char **text, uint32_t place)
{
    char *end = NULL;
    const unsigned long long number = strtoull(*text, &end, 10);
    *text = end;
    if (number < 1 || number > b->states) {
        return "malformed: a state number outside the range";
    }
    if (b->expected[number - 1] != 0) {
        return "malformed: a state named twice";
    }
    b->expected[number - 1] = place;
    return NULL;
}

/* Reads what stands behind the colon into `expected`; returns what is wrong, or NULL. */
static const char *read_places(bench *b, const char *text, bool ordered)
{
    const char *wrong = NULL;
    uint32_t place = ordered ? 0 : 1;
    bool tied = false;      /* inside parentheses */
    uint64_t tie_count = 0; /* states inside them */
    memset(b->expected, 0, (size_t)b->states * sizeof *b->expected);
    while (wrong == NULL && *text != '\0') {
        if (isdigit((unsigned char)*text)) {
            place += ordered && !tied;
            tie_count++;
            wrong = place_number(b, &text, place);
        } else if (ordered && *text == '(' && !tied) {
            place++;
            tied = true;
            tie_count = 0;
            text++;
        } else if (*text == ')' && tied && tie_count > 0) {
            tied = false;
            text++;
        } else if (isspace((unsigned char)*text)) {
            text++;
        } else {
            wrong = "malformed: not a list of state numbers";
        }
    }
    return wrong == NULL && tied ? "malformed: a parenthesis left open" : wrong;
}

/* Marks what a coalition could do better than a state. */
static void find_joint(bench *b, const fact *about)
{
    ent_joint_moves *moves = NULL;
    memset(b->found, 0, (size_t)b->states * sizeof *b->found);
    if (ent_joint_moves_new(b->context, b->coalitions, about->parties, about->state, 0, &moves) ==
        ENT_OK) {
        for (size_t k = 0; k < moves->shown_count; k++) {
            b->found[moves->shown[k].to] = 1;
        }
        ent_joint_moves_free(b->context, moves);
    }
}

/* Fills `found` with what the library says. */
static void find_places(bench *b, const fact *about)
{
    size_t coalition = 0;
    if (about->kind == FACT_JOINT) {
        find_joint(b, about);
        return;
    }
    (void)ent_coalition_find(b->coalitions, about->parties, &coalition);
    for (uint64_t s = 0; s < b->states; s++) {
        if (about->kind == FACT_COALITIONS) {
            b->found[s] = ent_is_coalition_equilibrium(b->coalitions, about->concept, s);
        } else if (about->kind == FACT_COALITION) {
            b->found[s] = ent_coalition_is_stable(b->coalitions, about->concept, coalition, s);
        } else if (about->kind == FACT_ORDER) {
            b->found[s] = ent_level_count(b->solution, about->party) -
                          ent_level(b->solution, about->party, s);
        } else if (about->ahead && about->kind == FACT_STABLE) {
            b->found[s] =
                ent_lookahead_is_stable(b->ahead, about->look, about->horizon, about->party, s);
        } else if (about->ahead) {
            b->found[s] = ent_lookahead_is_equilibrium(b->ahead, about->look, about->horizon, s);
        } else if (about->kind == FACT_STABLE) {
            b->found[s] = ent_is_stable(b->solution, about->concept, about->party, s);
        } else {
            b->found[s] = ent_is_equilibrium(b->solution, about->concept, s);
        }
    }
}

static uint64_t count_at(const bench *b, const uint32_t *places, uint32_t place)
{
    uint64_t count = 0;
    for (uint64_t s = 0; s < b->states; s++) {
        count += places[s] == place;
    }
    return count;
}

/* Prints places as results.txt writes them, the first MOST_SHOWN states of them. */
static void print_places(const bench *b, const char *what, const uint32_t *places, bool ordered)
{
    uint64_t left = b->states - count_at(b, places, 0), shown = 0;
    printf("  %s:%s", what, left == 0 ? " none" : "");
    for (uint32_t place = 1; left > 0 && shown < MOST_SHOWN; place++) {
        const bool group = ordered && count_at(b, places, place) > 1;
        const char *before = group ? " (" : " ";
        for (uint64_t s = 0; s < b->states && shown < MOST_SHOWN; s++) {
            if (places[s] == place) {
                printf("%s%" PRIu64, before, s + 1);
                before = " ";
                shown++;
                left--;
            }
        }
        printf("%s", group ? ")" : "");
    }
    if (left > 0) {
        printf(" and %" PRIu64 " more", left);
    }
    printf("\n");
}

/* Checks one line without its comment. */
static void check_fact(bench *b, char *text)
{
    const char *wrong =
        "malformed: expected 'published' or 'computed', then CONCEPT, 'order PARTY', "
        "'stable CONCEPT PARTY', 'coalitions CONCEPT', 'coalition CONCEPT PARTIES' or 'joint "
        "PARTIES STATE' with concepts and parties that exist, then ':'";
    char *colon = strchr(text, ':');
    fact about = {.kind = FACT_EQUILIBRIA};
    if (colon != NULL) {
        *colon = '\0';
        wrong = read_fact(b, text, &about) ? read_places(b, colon + 1, about.kind == FACT_ORDER)
                                           : wrong;
    }
    if (wrong != NULL) {
        fail(b, wrong);
        return;
    }
    find_places(b, &about);
    if (memcmp(b->expected, b->found, (size_t)b->states * sizeof *b->found) == 0) {
        b->passed++;
        return;
    }
    fail(b, "the result differs");
    print_places(b, "expected", b->expected, about.kind == FACT_ORDER);
    print_places(b, "found", b->found, about.kind == FACT_ORDER);
}

/* Checks every line of the results file, which must hold at least one fact. */
static void check_lines(bench *b, FILE *file)
{
    char *text = NULL;
    size_t capacity = 0;
    unsigned long facts = 0;
    for (ssize_t length = 0; (length = getline(&text, &capacity, file)) >= 0;) {
        b->line++;
        const bool cut = strlen(text) != (size_t)length; /* by a zero byte */
        text[strcspn(text, "#")] = '\0';
        if (cut) {
            fail(b, "malformed: a zero byte");
        } else if (text[strspn(text, " \t\r\n")] != '\0') {
            facts++;
            check_fact(b, text);
        }
    }
    free(text);
    b->line = 0;
    if (!feof(file)) {
        fail(b, "cannot be read to its end");
    } else if (facts == 0) {
        fail(b, "holds no results");
    }
}

/* Reads and solves the dispute; false after a failure, which is told. */
static bool solve(bench *b)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS; /* SIM is left out where it is not defined */
    if (ent_context_new(NULL, &b->context) == ENT_OK &&
        ent_dispute_read_file(b->context, b->path, &b->dispute) == ENT_OK &&
        ent_space_new(b->context, b->dispute, &b->space) == ENT_OK &&
        ent_solution_new(b->context, b->space, &options, &b->solution) == ENT_OK &&
        ent_coalitions_new(b->context, b->space, NULL, &b->coalitions) == ENT_OK) {
        b->states = ent_state_count(b->space);
        (void)ent_lookahead_new(b->context, b->space, NULL, &b->ahead); /* where it is defined */
        b->expected = calloc((size_t)b->states, sizeof *b->expected);
        b->found = calloc((size_t)b->states, sizeof *b->found);
    }
    if (b->expected != NULL && b->found != NULL) {
        return true;
    }
    fail(b, "the dispute cannot be read and solved");
    for (size_t i = 0; b->context != NULL && i < ent_diagnostic_count(b->context); i++) {
        printf("  %s\n", ent_diagnostic_at(b->context, i)->message);
    }
    return false;
}

/* Names a file of the case in b->path; false, and a failure, when the name is too long. */
static bool name_file(bench *b, const char *folder, const char *name)
{
    const int length = snprintf(b->path, sizeof b->path, "%s/%s", folder, name);
    const bool fits = length > 0 && (size_t)length < sizeof b->path;
    if (!fits) {
        fail(b, "the name of the folder is too long");
    }
    return fits;
}

static void check_case(bench *b, const char *folder)
{
    if (name_file(b, folder, "dispute.yaml") && solve(b) && name_file(b, folder, "results.txt")) {
        FILE *file = fopen(b->path, "r");
        if (file == NULL) {
            fail(b, "cannot be opened");
        } else {
            check_lines(b, file);
            fclose(file);
        }
    }
    free(b->expected);
    free(b->found);
    ent_coalitions_free(b->coalitions);
    ent_lookahead_free(b->ahead);
    ent_solution_free(b->solution);
    ent_space_free(b->space);
    ent_dispute_free(b->dispute);
    ent_context_free(b->context);
    *b = (bench){.passed = b->passed, .failed = b->failed};
}

int main(int argc, char **argv)
{
    bench b = {.passed = 0};
    if (argc < 2) {
        fputs("usage: cases DIR...\n", stderr);
        return EXIT_FAILURE;
    }
    for (int i = 1; i < argc; i++) {
        check_case(&b, argv[i]);
    }
    printf("%lu passed, %lu failed\n", b.passed, b.failed);
    const bool written = fflush(stdout) == 0 && !ferror(stdout);
    return b.failed == 0 && written ? EXIT_SUCCESS : EXIT_FAILURE;
}
