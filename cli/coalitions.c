/* SPDX-License-Identifier: MIT */
/* `entente coalitions`: who, acting together, could do better? `solve --coalition` and `solve --merge`. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

const cli_flag coalitions_flags[] = {
    {"--with", "PARTIES", "only coalitions in which these are, by commas"},
    {"--limit", "N", "show at most so many ways a coalition (default 3; 0: all)"},
    {"--certificate", "PATH", "write what shows the verdicts, for 'entente verify'"},
    OUTPUT_FLAG,
    {"--force", NULL, "replace the file if it exists"},
    {"--format", "text|json", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

enum { LONGEST_ID = 256 };

/* The bit of a party; where there are more than there are bits, the library refuses the dispute. */
static uint64_t bit_of(size_t party)
{
    return (uint64_t)1 << party % ENT_MOST_COALITION_PARTIES;
}

/* Adds the party or the coalition of the file that a word names to a set. */
static int add_named(const cli_session *s, const char *flag_name, const char *word, size_t length,
                     uint64_t *parties)
{
    char id[LONGEST_ID];
    size_t party = 0;
    (void)snprintf(id, sizeof id, "%.*s", (int)(length < sizeof id ? length : sizeof id - 1), word);
    size_t named = 0;
    if (ent_named_coalition_find(s->dispute, id, &named) == ENT_OK) {
        const ent_named_coalition coalition = ent_named_coalition_at(s->dispute, named);
        for (size_t k = 0; k < coalition.member_count; k++) {
            *parties |= bit_of(coalition.members[k]);
        }
        return EXIT_DONE;
    }
    if (session_find_party(s, word, length, &party)) {
        *parties |= bit_of(party);
        return EXIT_DONE;
    }
    return session_no_party(s, flag_name, word, length);
}

/* Reads parties such as "us,europe" from the beginning of a list, which ends there or at '/'. */
static int read_group(const cli_session *s, const char *flag_name, const char **list,
                      uint64_t *parties)
{
    int code = EXIT_DONE;
    *parties = 0;
    while (**list != '\0' && **list != '/' && code == EXIT_DONE) {
        const size_t length = strcspn(*list, ",/");
        code = add_named(s, flag_name, *list, length, parties);
        *list += length + ((*list)[length] == ',');
    }
    return code == EXIT_DONE && *parties == 0
               ? usage_error(s->arguments->command, "%s names no party", flag_name)
               : code;
}

/* Reads a list of parties from a flag; none where it is absent. */
static int read_parties(const cli_session *s, const char *flag_name, uint64_t *parties)
{
    const char *list = flag_value(s->arguments, flag_name);
    *parties = 0;
    const int code = list == NULL ? EXIT_DONE : read_group(s, flag_name, &list, parties);
    return code == EXIT_DONE && list != NULL && *list == '/'
               ? usage_error(s->arguments->command, "%s takes one group of parties", flag_name)
               : code;
}

/* The state that holds most strongly, where the file says nothing of today. */
static int find_strongest(cli_session *s, uint64_t *state)
{
    int code = session_solve(s);
    ent_digest *digest = NULL;
    if (code == EXIT_DONE) {
        code = session_status(s, ent_digest_new(s->context, s->solution, s->where, 1, &digest));
    }
    if (code == EXIT_DONE && digest->shown_count > 0) {
        *state = digest->shown[0].state;
    } else if (code == EXIT_DONE) {
        (void)fputs("entente: today is not possible and nothing holds; name a STATE\n", stderr);
        code = EXIT_USAGE;
    }
    ent_digest_free(s->context, digest);
    return code;
}

/* The state that is asked about. */
static int find_state(cli_session *s, uint64_t *state)
{
    const char *text = s->arguments->operand_count > 1 ? s->arguments->operands[1] : NULL;
    if (text == NULL) {
        return ent_state_today(s->space, state) == ENT_OK ? EXIT_DONE : find_strongest(s, state);
    }
    const cli_choice how = {
        .what = "STATE", .text = text, .strength = session_holds, .most = "most strongly"};
    return session_choose(s, &how, state);
}

static int examine(cli_session *s, const ent_coalition_options *options)
{
    return session_status(s, ent_coalitions_new(s->context, s->space, options, &s->coalitions));
}

static ent_status put_certificate(cli_session *s, const ent_certificate_view *view,
                                  const ent_sink *sink)
{
    return ent_report_coalition_certificate(s->context, s->coalitions, view, sink);
}

/* The same of the state that is asked about. */
static ent_status put_state(cli_session *s, const ent_certificate_view *view, const ent_sink *sink)
{
    const ent_certificate_view only = {.size = sizeof only, .also = s->where};
    (void)view;
    return put_certificate(s, &only, sink);
}

/* Writes the certificate of one state, if one is asked for. */
static int certify_state(cli_session *s, uint64_t state)
{
    char number[32];
    if (flag_value(s->arguments, "--certificate") == NULL) {
        return EXIT_DONE;
    }
    (void)snprintf(number, sizeof number, "s%llu", (unsigned long long)(state + 1));
    ent_state_set_free(s->where);
    s->where = NULL;
    const int code =
        session_status(s, ent_states_find(s->context, s->space, "STATE", number, &s->where));
    return code == EXIT_DONE ? session_certify(s, put_state) : code;
}

static int tell_coalitions(cli_session *s)
{
    ent_coalition_options options;
    uint64_t most = 0, state = 0;
    ent_coalition_defaults(&options);
    options.concepts = 0; /* of one state, not of all */
    int code = session_read(s);
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 3, &most);
    }
    if (code == EXIT_DONE) {
        code = read_parties(s, "--with", &options.with);
    }
    if (code == EXIT_DONE) {
        code = find_state(s, &state);
    }
    if (code == EXIT_DONE) {
        code = examine(s, &options);
    }
    if (code == EXIT_DONE) {
        code = certify_state(s, state);
    }
    return code != EXIT_DONE
               ? code
               : session_status(s, ent_report_joint_moves(s->context, s->coalitions, state,
                                                          (size_t)most, s->format, &s->out));
}

int run_coalitions(const cli_arguments *arguments)
{
    cli_session s;
    if (arguments->operand_count == 0 || arguments->operand_count > 2) {
        return arguments->operand_count == 0
                   ? usage_error(arguments->command, "'coalitions' needs: FILE")
                   : usage_error(arguments->command, "'%s' is one word too many",
                                 arguments->operands[2]);
    }
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = tell_coalitions(&s);
    }
    return session_close(&s, code);
}

/* Refuses flags that mean nothing for coalitions or merged parties. */
static int refuse_flags(const cli_session *s, const char *question)
{
    static const char *const names[] = {"--party", "--no-return", "--blind-others"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (flag_value(s->arguments, names[i]) != NULL) {
            return usage_error(s->arguments->command, "%s does not go with %s", names[i], question);
        }
    }
    return EXIT_DONE;
}

/* The concepts asked for, of those that there are for coalitions. */
static int read_coalition_concepts(const cli_session *s, const char *of, unsigned *out)
{
    if (flag_value(s->arguments, "--concepts") == NULL) {
        return EXIT_DONE;
    }
    *out = s->wanted.concepts;
    return (*out & ~(unsigned)(ENT_COALITION_CONCEPTS)) == 0
               ? EXIT_DONE
               : usage_error(s->arguments->command, "the concepts for %s are nash,gmr,smr,seq", of);
}

/* Writes what was found. */
static int write_coalitions(cli_session *s, uint64_t most)
{
    const ent_coalitions_view view = {.size = sizeof view,
                                      .where = s->where,
                                      .lists = flag_value(s->arguments, "--summary") == NULL,
                                      .most = (size_t)most};
    return session_status(
        s, ent_report_coalitions(s->context, s->coalitions, &view, s->format, &s->out));
}

/* Writes the report; the states are decided. */
static int finish(cli_session *s)
{
    uint64_t most = 0;
    const int code = session_number(s, "--limit", 6, &most);
    return code == EXIT_DONE ? write_coalitions(s, most) : code;
}

int coalition_options(cli_session *s, ent_coalition_options *options, uint64_t *parties)
{
    const bool all = strcmp(flag_value(s->arguments, "--coalition"), "all") == 0;
    ent_coalition_defaults(options);
    int code = refuse_flags(s, "--coalition");
    if (code == EXIT_DONE) {
        code = session_read_file(s);
    }
    if (code == EXIT_DONE) {
        code = read_coalition_concepts(s, "coalitions", &options->concepts);
    }
    if (code == EXIT_DONE && !all) {
        code = read_parties(s, "--coalition", parties);
        options->list = parties;
        options->list_count = 1;
    }
    return code;
}

int ask_several(cli_session *s)
{
    if (s->partial || flag_value(s->arguments, "--no-return") != NULL ||
        flag_value(s->arguments, "--blind-others") != NULL) {
        return EXIT_DONE;
    }
    const ent_status status = ent_coalitions_several(s->context, s->space, &s->coalitions);
    return status == ENT_ERROR_CANCELLED ? EXIT_DONE /* the answer is whole without */
                                         : session_status(s, status);
}

/* Lists the states, no more than can be examined. */
static ent_status list_states(cli_session *s, const ent_coalition_options *options)
{
    const ent_status status = ent_coalitions_afford(s->context, s->dispute, options);
    return status == ENT_OK ? ent_space_new(s->context, s->dispute, &s->space) : status;
}

int solve_coalition(cli_session *s)
{
    ent_coalition_options options;
    uint64_t parties = 0;
    int code = coalition_options(s, &options, &parties);
    if (code == EXIT_DONE) {
        code = session_status(s, list_states(s, &options));
    }
    if (code == EXIT_DONE) {
        code = examine(s, &options);
    }
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    if (code == EXIT_DONE) {
        code = session_certify(s, put_certificate);
    }
    return code == EXIT_DONE ? finish(s) : code;
}

/* Reads the groups of --merge, which have no party in common, into `groups`. */
static int read_groups(const cli_session *s, uint64_t *groups, size_t *count)
{
    const char *list = flag_value(s->arguments, "--merge");
    uint64_t taken = 0;
    for (bool more = true; more; list += more) {
        if (*count == ENT_MOST_COALITION_PARTIES) {
            return usage_error(s->arguments->command, "--merge names too many groups");
        }
        const int code = read_group(s, "--merge", &list, &groups[*count]);
        if (code != EXIT_DONE) {
            return code;
        }
        if ((groups[*count] & taken) != 0) {
            return usage_error(s->arguments->command, "--merge names a party in two groups");
        }
        if ((groups[*count] & (groups[*count] - 1)) == 0) {
            return usage_error(s->arguments->command,
                               "a group of --merge has two parties at least");
        }
        taken |= groups[(*count)++];
        more = *list == '/';
    }
    return EXIT_DONE;
}

int solve_merged(cli_session *s)
{
    uint64_t groups[ENT_MOST_COALITION_PARTIES];
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = groups;
    int code = refuse_flags(s, "--merge");
    for (size_t i = 0; i < 2 && code == EXIT_DONE; i++) {
        static const char *const of_certificates[] = {"--certificate", "--certify"};
        if (flag_value(s->arguments, of_certificates[i]) != NULL) {
            code = usage_error(s->arguments->command, "%s does not go with --merge",
                               of_certificates[i]);
        }
    }
    if (code == EXIT_DONE) {
        code = session_read(s);
    }
    if (code == EXIT_DONE) {
        code = read_coalition_concepts(s, "merged parties", &options.concepts);
    }
    if (code == EXIT_DONE) {
        code = read_groups(s, groups, &options.group_count);
    }
    if (code == EXIT_DONE) {
        code = session_status(s, ent_merged_new(s->context, s->space, &options, &s->coalitions));
    }
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    return code == EXIT_DONE ? finish(s) : code;
}
