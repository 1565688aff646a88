/* SPDX-License-Identifier: MIT */
/* `entente solve --plan`: how large would it be? Nothing is listed or solved. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The most states that can be solved, as numbers of states take 32 bits. */
static const unsigned long long MOST_STATES = 4294967294;

typedef struct outlook {
    const char *states; /* in digits */
    bool too_many, known;
    const char *unknown; /* why no plan can be made */
    uint64_t bytes;
} outlook;

/* What it would take, in the words of a person. */
static void put_text(cli_session *s, const outlook *o)
{
    char line[400], needed[32], given[32], states[200];
    group_digits(states, sizeof states, o->states);
    (void)snprintf(line, sizeof line, "%s possible states of %zu parties\n", states,
                   ent_party_count(s->dispute));
    session_put(s, line);
    memory_words(needed, sizeof needed, o->bytes);
    memory_words(given, sizeof given, s->memory);
    if (o->too_many) {
        (void)snprintf(line, sizeof line,
                       "too many to solve: %llu are the most; --exists asks without listing them\n",
                       MOST_STATES);
    } else if (!o->known) {
        (void)snprintf(line, sizeof line,
                       "memory: not known beforehand, since %s; --max-moves limits them\n",
                       o->unknown);
    } else if (s->memory == 0) {
        (void)snprintf(line, sizeof line, "memory: at most %s\n", needed);
    } else {
        (void)snprintf(line, sizeof line, "memory: at most %s; %s may be taken\n", needed, given);
    }
    session_put(s, line);
}

static void put_json(cli_session *s, const outlook *o)
{
    char line[400], number[32];
    (void)snprintf(number, sizeof number, "%llu", (unsigned long long)o->bytes);
    session_put(s, "{\"entente\":1,\"state_count\":");
    session_put(s, o->states);
    (void)snprintf(line, sizeof line, ",\"party_count\":%zu,\"bytes\":%s,\"limit\":%llu}\n",
                   ent_party_count(s->dispute), o->known ? number : "null",
                   (unsigned long long)s->memory);
    session_put(s, line);
}

static void put_csv(cli_session *s, const outlook *o)
{
    char line[120], number[32];
    (void)snprintf(number, sizeof number, "%llu", (unsigned long long)o->bytes);
    session_put(s, "state_count,party_count,bytes,limit\n");
    session_put(s, o->states);
    (void)snprintf(line, sizeof line, ",%zu,%s,%llu\n", ent_party_count(s->dispute),
                   o->known ? number : "", (unsigned long long)s->memory);
    session_put(s, line);
}

/* What is asked, beside what every solution is. */
typedef struct question {
    bool certainty, coalition; /* else a plain solution */
    ent_certainty_options types;
    ent_coalition_options coalitions;
    uint64_t parties; /* of the coalition */
} question;

/* Reads the file, and what is asked of types. */
static int read_types(cli_session *s, ent_certainty_options *types)
{
    int code = certainty_options(s, types);
    if (code == EXIT_DONE && types->completions) {
        code =
            usage_error(s->arguments->command, "--plan does not go with --certainty completions");
    }
    if (code == EXIT_DONE) {
        code = session_read_file(s);
    }
    return code == EXIT_DONE ? certainty_concepts(s, types) : code;
}

/* Reads the file, and what is asked. */
static int read_all(cli_session *s, question *q)
{
    q->certainty = flag_value(s->arguments, "--certainty") != NULL;
    q->coalition = flag_value(s->arguments, "--coalition") != NULL;
    if (q->certainty && q->coalition) {
        return usage_error(s->arguments->command, "--certainty and --coalition do not go together");
    }
    return q->certainty   ? read_types(s, &q->types)
           : q->coalition ? coalition_options(s, &q->coalitions, &q->parties)
                          : session_read_file(s);
}

/* What the answer takes for so many states. */
static ent_status plan_states(cli_session *s, const question *q, uint64_t count, outlook *o)
{
    o->unknown = "moves are kept one by one";
    if (q->certainty) {
        return ent_certainty_plan(s->context, s->dispute, count, &q->types, &o->bytes);
    }
    if (!q->coalition) {
        return ent_solution_plan(s->context, s->dispute, count, &s->wanted, &o->bytes);
    }
    if ((q->coalitions.concepts >> ENT_SEQ & 1) != 0) {
        o->unknown = "what coalitions could do better is kept for CSEQ";
    }
    return ent_coalitions_plan(s->context, s->dispute, count, &q->coalitions, &o->bytes);
}

int solve_plan(cli_session *s)
{
    ent_state_total *total = NULL;
    question q = {.parties = 0};
    int code = read_all(s, &q);
    if (code == EXIT_DONE) {
        code = session_status(s, ent_states_count(s->context, s->dispute, NULL, NULL, &total));
    }
    if (code != EXIT_DONE) {
        return code;
    }
    outlook o = {.states = ent_state_total_text(total)};
    const unsigned long long count = strtoull(o.states, NULL, 10);
    o.too_many = strlen(o.states) > 10 || count > MOST_STATES;
    o.known = !o.too_many && plan_states(s, &q, count, &o) == ENT_OK;
    if (s->format == ENT_FORMAT_JSON) {
        put_json(s, &o);
    } else if (s->format == ENT_FORMAT_CSV) {
        put_csv(s, &o);
    } else {
        put_text(s, &o);
    }
    ent_state_total_free(total);
    const bool over = s->memory > 0 && o.known && o.bytes > s->memory;
    return over || o.too_many ? EXIT_NEGATIVE : EXIT_DONE;
}
