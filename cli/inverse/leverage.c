/* SPDX-License-Identifier: MIT */
/*
 * `entente leverage`: what is the least that would have to change for a state to hold? Where several fit it is asked
 * after which change one of them does; with --break, of the one that is taken, and which others hold after it.
 */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const cli_flag leverage_flags[] = {
    {"--concept", "CONCEPT",
     "nash, gmr, smr, seq or sseq (default seq, or the next firmer under which it fails)"},
    {"--break", NULL, "for the state to hold no more (of several that fit, the strongest)"},
    {"--cost", "COSTS", "of edits: move=1,drop=2,add=2,swap=1,moves=3; 0 leaves a kind out"},
    {"--max-tries", "N", "stop a search for changes after so many tries (default 1000000)"},
    {"--conditions", NULL, "in text also on what it depends that each party stays"},
    {"--free", "PARTIES", "also how often it holds when the rankings of these are free, by commas"},
    {"--limit", "N", "show at most so many levers, and parts of conditions (default 5; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* What the command finds. */
typedef struct lever_finding {
    ent_leverage_options options;
    ent_leverage *leverage;
    ent_condition **conditions; /* per party */
    ent_rankings *rankings;     /* NULL: not asked for */
} lever_finding;

/* Reads one of "move=1", of so many characters. */
static bool read_cost(const char *word, size_t length, uint32_t *costs)
{
    const char *sign = memchr(word, '=', length);
    const size_t name = sign == NULL ? length : (size_t)(sign - word);
    const size_t digits = length - name - (sign != NULL);
    if (digits < 1 || digits > 4 || strspn(sign + 1, "0123456789") < digits) {
        return false;
    }
    for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        const char *known = ent_edit_word((ent_edit_kind)kind);
        if (strlen(known) == name && memcmp(known, word, name) == 0) {
            costs[kind] = (uint32_t)strtoul(sign + 1, NULL, 10);
            return costs[kind] <= ENT_MOST_EDIT_COST;
        }
    }
    return false;
}

static int read_costs(const cli_session *s, lever_finding *found)
{
    const char *list = flag_value(s->arguments, "--cost");
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        if (!read_cost(list, length, found->options.costs)) {
            return usage_error(s->arguments->command,
                               "--cost is a list such as move=1,drop=2,add=2,swap=1,moves=3 of "
                               "numbers up to %d, not '%.*s'",
                               ENT_MOST_EDIT_COST, (int)length, list);
        }
        list += length + (list[length] == ',');
    }
    return EXIT_DONE;
}

static int read_concept(cli_session *s, lever_finding *found)
{
    unsigned concepts = 0;
    const int code = session_concepts(s, "--concept", 1u << ENT_SEQ, &concepts);
    for (ent_concept c = 0; code == EXIT_DONE && c < ENT_SIM; c++) {
        if (concepts == 1u << c) {
            found->options.concept = c;
            return EXIT_DONE;
        }
    }
    return code != EXIT_DONE ? code
                             : usage_error(s->arguments->command,
                                           "--concept is one of nash, gmr, smr, seq and sseq");
}

static int read_options(cli_session *s, lever_finding *found)
{
    uint64_t most = 0;
    ent_leverage_defaults(&found->options);
    found->options.breaks = flag_value(s->arguments, "--break") != NULL;
    int code = read_concept(s, found);
    if (code == EXIT_DONE) {
        code = read_costs(s, found);
    }
    if (code == EXIT_DONE) {
        code =
            session_number(s, "--max-tries", found->options.max_tries, &found->options.max_tries);
    }
    if (code == EXIT_DONE && found->options.max_tries == 0) {
        code = usage_error(s->arguments->command, "--max-tries is a number from 1");
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", found->options.most, &most);
    }
    found->options.most = (size_t)most;
    return code;
}

/* The state that is asked about, or the states, beginning with the strongest. */
static int find_states(cli_session *s, ent_leverage_options *out)
{
    const cli_choice how = {.what = "STATE",
                            .text = s->arguments->operands[1],
                            .strength = session_holds,
                            .most = "most strongly",
                            .unsaid = !out->breaks};
    const int code = session_choose(s, &how, &out->state);
    if (code == EXIT_DONE && ent_state_set_count(s->where) > 1) {
        out->where = s->where;
    }
    return code;
}

static int find_conditions(cli_session *s, lever_finding *found)
{
    const size_t count = ent_party_count(s->dispute);
    if (s->format == ENT_FORMAT_TEXT && flag_value(s->arguments, "--conditions") == NULL) {
        return EXIT_DONE;
    }
    found->conditions = calloc(count + 1, sizeof(ent_condition *));
    if (found->conditions == NULL) {
        return session_status(s, ENT_ERROR_MEMORY);
    }
    for (size_t p = 0; p < count; p++) {
        const ent_condition_query query = {.size = sizeof query,
                                           .concept = found->options.concept,
                                           .state = found->options.state,
                                           .party = p};
        const ent_status status =
            ent_condition_new(s->context, s->space, &query, &found->conditions[p]);
        if (status != ENT_OK) {
            return session_status(s, status);
        }
    }
    return EXIT_DONE;
}

/* Reads a list of parties, by commas. */
static int read_parties(const cli_session *s, const char *list, uint64_t *out)
{
    while (*list != '\0') {
        const size_t length = strcspn(list, ",");
        size_t party = 0;
        if (!session_find_party(s, list, length, &party)) {
            return session_no_party(s, "--free", list, length);
        }
        *out |= (uint64_t)1 << party;
        list += length + (list[length] == ',');
    }
    return *out == 0 ? usage_error(s->arguments->command, "--free names no party") : EXIT_DONE;
}

/* Counts the rankings of the parties of --free. */
static int find_free(cli_session *s, lever_finding *found)
{
    const char *list = flag_value(s->arguments, "--free");
    ent_rankings_query query = {
        .size = sizeof query, .concept = found->options.concept, .state = found->options.state};
    if (list == NULL) {
        return EXIT_DONE;
    }
    const int code = read_parties(s, list, &query.parties);
    return code != EXIT_DONE ? code
                             : session_status(s, ent_rankings_new(s->context, s->space, &query,
                                                                  &found->rankings));
}

/* Searches under the concept at hand. */
static int search_once(cli_session *s, lever_finding *found)
{
    ent_leverage_free(found->leverage);
    found->leverage = NULL;
    const ent_status status =
        ent_leverage_new(s->context, s->space, &found->options, &found->leverage);
    session_tell(s, ENT_SEVERITY_NOTE);
    const int code = session_status(s, status);
    if (code == EXIT_DONE && ent_leverage_found(found->leverage).cancelled) {
        s->partial = true;
        watch_release(); /* what was ruled out is still to be written */
        (void)fprintf(stderr, "entente: %s after %.1f s; the result is partial\n",
                      watch_late() ? "stopped by --time-limit" : "interrupted", watch_seconds());
    }
    return code;
}

/* Whether nothing has to change for it to hold under the concept at hand. */
static bool holds_already(const lever_finding *found)
{
    return !found->options.breaks &&
           ent_leverage_found(found->leverage).end == ENT_LEVERAGE_ALREADY;
}

/* Where no concept was named and the state holds under the usual one: under the next firmer that asks for a change. */
static int search_firmer(cli_session *s, lever_finding *found)
{
    static const ent_concept firmer[] = {ENT_SSEQ, ENT_NASH};
    const ent_concept first = found->options.concept;
    int code = EXIT_DONE;
    if (flag_value(s->arguments, "--concept") != NULL) {
        return EXIT_DONE;
    }
    for (size_t k = 0; k < sizeof firmer / sizeof *firmer && code == EXIT_DONE; k++) {
        if (holds_already(found)) {
            found->options.concept = firmer[k];
            code = search_once(s, found);
        }
    }
    if (code == EXIT_DONE && s->format == ENT_FORMAT_TEXT && found->options.concept != first) {
        session_put(s, found->options.where == NULL ? "It holds under "
                                                    : "One that fits holds under ");
        session_put(s, ent_concept_label(first));
        session_put(s, " as things stand, so asked is ");
        session_put(s, ent_concept_label(found->options.concept));
        session_put(s, holds_already(found) ? ", the firmest.\n\n"
                                            : ", the next firmer under which it does not.\n\n");
    }
    return code;
}

static int search(cli_session *s, lever_finding *found)
{
    found->options.partial = true;
    int code = search_once(s, found);
    if (code == EXIT_DONE) {
        code = search_firmer(s, found);
    }
    if (code == EXIT_DONE) {
        found->options.state = ent_leverage_asked(found->leverage)->state;
        code = find_conditions(s, found);
    }
    return code == EXIT_DONE ? find_free(s, found) : code;
}

/* Whether a lever can be written by `edit`: it moves, drops or adds one wish a party, and no more. */
static bool writable(const ent_lever *lever)
{
    uint64_t parties = 0;
    for (size_t k = 0; k < lever->edit_count; k++) {
        const ent_edit *edit = &lever->edits[k];
        const uint64_t bit = (uint64_t)1 << edit->party % 64;
        if (edit->kind > ENT_EDIT_ADD || (parties & bit) != 0) {
            return false;
        }
        parties |= bit;
    }
    return true;
}

/* The edits of one kind as a flag of `edit`. */
static void put_edits(cli_session *s, const ent_lever *lever, ent_edit_kind kind, const char *name)
{
    bool any = false;
    for (size_t k = 0; k < lever->edit_count; k++) {
        const ent_edit *edit = &lever->edits[k];
        char number[64];
        if (edit->kind != kind) {
            continue;
        }
        session_put(s, any ? "," : name);
        session_put(s, ent_party_id(s->dispute, edit->party));
        (void)snprintf(number, sizeof number, kind == ENT_EDIT_MOVE ? ":%zu:%zu" : ":%zu",
                       edit->statement + 1, edit->rank + 1);
        session_put(s, number);
        any = true;
    }
}

/* The wishes that are added, as one word of a shell. */
static void put_added(cli_session *s, const ent_lever *lever)
{
    bool any = false;
    for (size_t k = 0; k < lever->edit_count; k++) {
        const ent_edit *edit = &lever->edits[k];
        char number[32];
        if (edit->kind != ENT_EDIT_ADD) {
            continue;
        }
        (void)snprintf(number, sizeof number, ":%zu:", edit->rank + 1);
        session_put(s, any ? "," : " --want '");
        session_put(s, ent_party_id(s->dispute, edit->party));
        session_put(s, number);
        session_put(s, edit->added);
        any = true;
    }
    session_put(s, any ? "'" : "");
}

/* Whether the file was read as it stands: `edit` reads it so. */
static bool as_it_stands(const cli_session *s)
{
    return flag_value(s->arguments, "--at") == NULL &&
           flag_value(s->arguments, "--without") == NULL &&
           flag_value(s->arguments, "--without-basis") == NULL;
}

/* The first lever as a command that makes it. */
static void put_trial(cli_session *s, const lever_finding *found)
{
    const ent_leverage_facts facts = ent_leverage_found(found->leverage);
    if (s->format != ENT_FORMAT_TEXT || facts.kept == 0 || !as_it_stands(s) ||
        !writable(&facts.levers[0])) {
        return;
    }
    session_put(s, "\nTo try the first: entente edit");
    session_put_word(s, s->arguments->operands[0]);
    put_edits(s, &facts.levers[0], ENT_EDIT_MOVE, " --move ");
    put_edits(s, &facts.levers[0], ENT_EDIT_DROP, " --drop ");
    put_added(s, &facts.levers[0]);
    session_put(s, " --output tried.yaml\n");
}

static int write_levers(cli_session *s, const lever_finding *found)
{
    const ent_leverage_facts facts = ent_leverage_found(found->leverage);
    const bool none = facts.end == ENT_LEVERAGE_NONE &&
                      (found->options.breaks || facts.states.settled == facts.states.fit);
    const ent_leverage_view view = {.size = sizeof view,
                                    .conditions = (const ent_condition *const *)found->conditions,
                                    .rankings = found->rankings,
                                    .most = found->options.most};
    const int code = session_status(
        s, ent_report_leverage(s->context, found->leverage, &view, s->format, &s->out));
    if (code == EXIT_DONE) {
        put_trial(s, found);
    }
    s->partial = code == EXIT_DONE && facts.states.settled < facts.states.searched;
    return code == EXIT_DONE && none ? EXIT_NEGATIVE : code;
}

int run_leverage(const cli_arguments *arguments)
{
    cli_session s;
    lever_finding found = {.leverage = NULL};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_options(&s, &found);
    }
    if (code == EXIT_DONE) {
        code = session_read(&s);
    }
    if (code == EXIT_DONE) {
        code = find_states(&s, &found.options);
    }
    if (code == EXIT_DONE) {
        code = search(&s, &found);
    }
    if (code == EXIT_DONE) {
        code = write_levers(&s, &found);
    }
    for (size_t p = 0; found.conditions != NULL && p < ent_party_count(s.dispute); p++) {
        ent_condition_free(s.context, found.conditions[p]);
    }
    free(found.conditions);
    ent_rankings_free(s.context, found.rankings);
    ent_leverage_free(found.leverage);
    return session_close(&s, code);
}
