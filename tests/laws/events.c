/* SPDX-License-Identifier: MIT */
/*
 * The law of events: the dispute at a moment is that of the file which a person would have written then.
 *
 * Usage: event_laws SEED COUNT. A record is a dispute that is kept here as plain lists, and changes by random
 * events; each event is written down as it is made, and the lists are written as a file of their own at every moment. The
 * dispute that the library makes of the start and the events must say the same as that file, line by line, and have the same
 * states and equilibria. Half of the events cite a source; the lists are kept a second time as they would be had those
 * events never happened, for the law of withdrawing. Script k is made from seed SEED + k.
 */
#include <entente/entente.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PARTIES = 3, MOST = 40, WORDS = 120, EVENTS = 7 };

static uint64_t draw(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static int below(uint64_t *random, int limit)
{
    return (int)(draw(random) % (uint64_t)limit);
}

/* An entry of a list: its id or name, "" without, and what stands there. */
typedef struct entry {
    char id[16], text[WORDS];
    bool there; /* else it only marks a place */
} entry;

typedef struct list {
    entry at[MOST];
    int count;
} list;

/* What a dispute says. */
typedef struct world {
    list options, names, rules, today, wishes[PARTIES], unseen;
    bool weighed[PARTIES];
} world;

typedef struct record {
    uint64_t random;
    world full, spared; /* spared: as if the events of one source had never happened */
    FILE *out;          /* of the events */
    int next;           /* the number of the next new name */
} record;

/* --- lists --- */

static int find(const list *l, const char *id)
{
    for (int i = 0; i < l->count; i++) {
        if (*id != '\0' && strcmp(l->at[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

static void insert(list *l, int place, const char *id, const char *text, bool there)
{
    memmove(&l->at[place + 1], &l->at[place], (size_t)(l->count - place) * sizeof *l->at);
    l->count++;
    (void)snprintf(l->at[place].id, sizeof l->at[place].id, "%s", id);
    (void)snprintf(l->at[place].text, sizeof l->at[place].text, "%s", text);
    l->at[place].there = there;
}

static void take(list *l, int place)
{
    l->count--;
    memmove(&l->at[place], &l->at[place + 1], (size_t)(l->count - place) * sizeof *l->at);
}

/* --- what is said --- */

static void add_expression(record *r, char *out)
{
    static const char *const forms[] = {"o0",        "not o1",        "o2 = high",
                                        "o0 and o1", "o3 implies o0", "o1 iff not o3",
                                        "o2 != low", "o0 or o3",      "o2 >= mid and o1"};
    (void)strcpy(out, forms[below(&r->random, (int)(sizeof forms / sizeof *forms))]);
}

static void new_name(record *r, const char *kind, char *out)
{
    (void)snprintf(out, 16, "%s%d", kind, r->next++);
}

static void start(record *r)
{
    static const char *const options[] = {"{party: p0}", "{party: p1}",
                                          "{party: p2, values: [low, mid, high]}", "{party: p0}"};
    char id[16], text[WORDS];
    world *w = &r->full;
    for (int o = 0; o < 4; o++) {
        (void)snprintf(id, sizeof id, "o%d", o);
        insert(&w->options, o, id, options[o], true);
    }
    for (int p = 0; p < PARTIES; p++) {
        w->weighed[p] = below(&r->random, 4) == 0;
        for (int i = 0; i < 3; i++) {
            new_name(r, "w", id);
            add_expression(r, text);
            insert(&w->wishes[p], i, below(&r->random, 4) == 0 ? "" : id, text, true);
        }
    }
    r->spared = r->full;
}

/* --- a file --- */

static void write_map(FILE *out, const char *section, const list *l)
{
    bool any = false;
    for (int i = 0; i < l->count; i++) {
        if (l->at[i].there) {
            fprintf(out, "%s  %s: %s\n", any ? "" : section, l->at[i].id, l->at[i].text);
            any = true;
        }
    }
}

static void write_wishes(FILE *out, const world *w)
{
    fputs("preferences:\n", out);
    for (int p = 0; p < PARTIES; p++) {
        fprintf(out, "  p%d:\n%s", p, w->weighed[p] ? "    weights:\n" : "");
        int count = 0;
        for (int i = 0; i < w->wishes[p].count; i++) {
            const entry *e = &w->wishes[p].at[i];
            if (e->there) {
                fprintf(out, "      - {%s%s%swant: %s%s}\n", *e->id == '\0' ? "" : "id: ", e->id,
                        *e->id == '\0' ? "" : ", ", e->text, w->weighed[p] ? ", weight: 2" : "");
                count++;
            }
        }
        fputs(count == 0 ? "      []\n" : "", out);
    }
}

static void write_world(FILE *out, const world *w)
{
    fputs("entente: 1\nsources: {press: {title: t}}\nparties: {p0: , p1: , p2: }\n", out);
    write_map(out, "options:\n", &w->options);
    bool any = false;
    for (int i = 0; i < w->rules.count; i++) {
        const entry *e = &w->rules.at[i];
        if (e->there) {
            fprintf(out, "%s  - {%s%s%snever: %s}\n", any ? "" : "rules:\n",
                    *e->id == '\0' ? "" : "id: ", e->id, *e->id == '\0' ? "" : ", ", e->text);
            any = true;
        }
    }
    write_map(out, "today:\n", &w->today);
    write_map(out, "states:\n", &w->names);
    write_wishes(out, w);
    write_map(out, "misperceptions:\n", &w->unseen);
}

/* --- events, each made in both worlds and written down --- */

/* An entry of a list that has a name, or -1. */
static int choose(record *r, const list *l)
{
    const int from = l->count == 0 ? 0 : below(&r->random, l->count);
    for (int i = 0; i < l->count; i++) {
        const int k = (from + i) % l->count;
        if (l->at[k].there && *l->at[k].id != '\0') {
            return k;
        }
    }
    return -1;
}

/* A place, written down; in each world the same by name. */
static void choose_place(record *r, int party, const char *not_this, int place[2])
{
    list *l[2] = {&r->full.wishes[party], &r->spared.wishes[party]};
    const int how = below(&r->random, 4), beside = choose(r, l[0]);
    const char *id = beside < 0 ? "" : l[0]->at[beside].id;
    for (int w = 0; w < 2; w++) {
        place[w] = how == 0 ? 0 : l[w]->count;
        if (how > 1 && beside >= 0 && strcmp(id, not_this) != 0) {
            place[w] = find(l[w], id) + (how == 3);
        }
    }
    if (how > 1 && beside >= 0 && strcmp(id, not_this) != 0) {
        fprintf(r->out, ", %s: %s", how == 3 ? "after" : "before", id);
    } else if (how == 0 || below(&r->random, 2) == 0) {
        fprintf(r->out, ", at: %s", how == 0 ? "first" : "last");
    }
}

static void step_insert(record *r, int party, bool sourced)
{
    char id[16], text[WORDS];
    int place[2];
    new_name(r, "w", id);
    add_expression(r, text);
    fprintf(r->out, "        - {insert: {id: %s, want: %s%s}", id, text,
            r->full.weighed[party] ? ", weight: 2" : "");
    choose_place(r, party, "", place);
    fputs("}\n", r->out);
    insert(&r->full.wishes[party], place[0], id, text, true);
    insert(&r->spared.wishes[party], place[1], id, text, !sourced);
}

static void step_move(record *r, int party, bool sourced)
{
    list *l[2] = {&r->full.wishes[party], &r->spared.wishes[party]};
    const int k = choose(r, l[0]);
    if (k < 0) {
        step_insert(r, party, sourced);
        return;
    }
    const entry moved = l[0]->at[k];
    int place[2];
    fprintf(r->out, "        - {move: %s", moved.id);
    choose_place(r, party, moved.id, place);
    fputs("}\n", r->out);
    for (int w = 0; w < (sourced ? 1 : 2); w++) {
        const int from = find(l[w], moved.id);
        const entry e = l[w]->at[from];
        take(l[w], from);
        insert(l[w], place[w] - (place[w] > from), e.id, e.text, e.there);
    }
}

static void step_change(record *r, int party, bool sourced, bool drop)
{
    list *l[2] = {&r->full.wishes[party], &r->spared.wishes[party]};
    const int k = choose(r, l[0]);
    if (k < 0) {
        step_insert(r, party, sourced);
        return;
    }
    char id[16], text[WORDS];
    (void)strcpy(id, l[0]->at[k].id);
    const int other = find(l[1], id);
    if (drop) {
        fprintf(r->out, "        - drop: %s\n", id);
        take(l[0], k);
        if (!sourced) {
            take(l[1], other);
        }
        return;
    }
    add_expression(r, text);
    fprintf(r->out, "        - {replace: %s, by: {want: %s%s}}\n", id, text,
            r->full.weighed[party] ? ", weight: 2" : "");
    (void)strcpy(l[0]->at[k].text, text);
    if (!sourced) {
        (void)strcpy(l[1]->at[other].text, text);
        l[1]->at[other].there = true;
    }
}

static void change_wishes(record *r, bool sourced)
{
    fputs("    preferences:\n", r->out);
    for (int party = 0; party < PARTIES; party++) {
        if (party > 0 && below(&r->random, 2) == 0) {
            continue;
        }
        fprintf(r->out, "      p%d:\n", party);
        for (int i = 0; i < 1 + below(&r->random, 3); i++) {
            const int kind = below(&r->random, 5);
            if (kind < 2) {
                step_insert(r, party, sourced);
            } else if (kind == 2) {
                step_move(r, party, sourced);
            } else {
                step_change(r, party, sourced, kind == 3);
            }
        }
    }
}

/* Sets a named value in a list; one that is not `there` only leaves a place. */
static void set(list *l, const char *id, const char *text, bool there)
{
    const int k = find(l, id);
    if (k < 0) {
        insert(l, l->count, id, text, there);
    } else if (there) {
        (void)strcpy(l->at[k].text, text);
        l->at[k].there = true;
    }
}

static void change_today(record *r, bool sourced)
{
    static const char *const values[] = {"yes", "no", "low", "mid", "high"};
    const int o = below(&r->random, 4);
    char id[16];
    (void)snprintf(id, sizeof id, "o%d", o);
    const char *value = values[o == 2 ? 2 + below(&r->random, 3) : below(&r->random, 2)];
    fprintf(r->out, "    today: {%s: %s}\n", id, value);
    set(&r->full.today, id, value, true);
    set(&r->spared.today, id, value, !sourced);
}

static void change_rules(record *r, bool sourced)
{
    const int k = choose(r, &r->full.rules);
    char id[16], text[WORDS];
    add_expression(r, text);
    if (k < 0 || below(&r->random, 2) == 0) {
        new_name(r, "r", id);
        (void)strcat(text, " and o2 = low");
        fprintf(r->out, "    rules: {add: [{id: %s, never: %s}]}\n", id, text);
        insert(&r->full.rules, r->full.rules.count, id, text, true);
        insert(&r->spared.rules, r->spared.rules.count, id, text, !sourced);
        return;
    }
    (void)strcpy(id, r->full.rules.at[k].id);
    fprintf(r->out, "    rules: {drop: [%s]}\n", id);
    take(&r->full.rules, k);
    if (!sourced) {
        take(&r->spared.rules, find(&r->spared.rules, id));
    }
}

/* Words stay when their event is withdrawn: so the spared world has them, too. */
static void change_names(record *r, bool sourced)
{
    char id[16], text[WORDS];
    new_name(r, "n", id);
    add_expression(r, text);
    fprintf(r->out, "    states: {add: {%s: %s}", id, text);
    const int k = choose(r, &r->full.names);
    if (k >= 0 && below(&r->random, 2) == 0) {
        char old[16];
        (void)strcpy(old, r->full.names.at[k].id);
        fprintf(r->out, ", drop: [%s]", old);
        take(&r->full.names, k);
        if (!sourced) {
            take(&r->spared.names, find(&r->spared.names, old));
        }
    }
    fputs("}\n", r->out);
    insert(&r->full.names, r->full.names.count, id, text, true);
    insert(&r->spared.names, r->spared.names.count, id, text, true);
}

static void change_unseen(record *r, bool sourced)
{
    char id[16], text[WORDS], wrapped[WORDS];
    (void)snprintf(id, sizeof id, "p%d", below(&r->random, PARTIES));
    add_expression(r, text);
    (void)snprintf(wrapped, sizeof wrapped, "[%.100s]", text);
    fprintf(r->out, "    misperceptions: {%s: %s}\n", id, wrapped);
    set(&r->full.unseen, id, wrapped, true);
    set(&r->spared.unseen, id, wrapped, !sourced);
}

static void happen(record *r, int number)
{
    const bool sourced = below(&r->random, 2) == 0;
    fprintf(r->out, "  - id: e%d\n", number);
    fputs(sourced ? "    x-withdrawn: yes\n" : "", r->out);
    if (below(&r->random, 4) > 0) {
        change_wishes(r, sourced);
    }
    if (below(&r->random, 2) == 0) {
        change_today(r, sourced);
    }
    if (below(&r->random, 3) == 0) {
        change_rules(r, sourced);
    }
    if (below(&r->random, 3) == 0) {
        change_names(r, sourced);
    }
    if (below(&r->random, 4) == 0) {
        change_unseen(r, sourced);
    }
}

/* --- the laws --- */

static bool put(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

/* What a dispute says at its moment, to be freed; NULL when it cannot be written. */
static char *say(ent_context *context, const ent_dispute *dispute)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const ent_sink sink = {.write = put, .user = out};
    const ent_status status =
        out == NULL ? ENT_ERROR_MEMORY
                    : ent_dispute_write_moment(context, dispute, ENT_DOCUMENT_YAML, &sink);
    if (out != NULL && fclose(out) == 0 && status == ENT_OK) {
        return text;
    }
    free(text);
    return NULL;
}

/* The equilibria of a dispute, a word a state, to be freed; NULL where it has no states. */
static char *solve(ent_context *context, const ent_dispute *dispute)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_solution_options options;
    char *out = NULL;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS;
    if (ent_space_new(context, dispute, &space) == ENT_OK &&
        ent_solution_new(context, space, &options, &solution) == ENT_OK) {
        const uint64_t count = ent_state_count(space);
        out = calloc(count + 1, 2);
        for (uint64_t s = 0; out != NULL && s < count; s++) {
            const unsigned concepts = ent_equilibrium_concepts(solution, s);
            out[2 * s] = (char)('@' + concepts % 16);
            out[2 * s + 1] = (char)('@' + concepts / 16);
        }
    }
    ent_solution_free(solution);
    ent_space_free(space);
    return out;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Holds a dispute that events made against one by hand; NULL when they agree. */
static const char *compare(ent_context *context, const ent_dispute *made, const char *by_hand)
{
    ent_dispute *plain = NULL;
    if (ent_dispute_read_text(context, "by hand", by_hand, strlen(by_hand), &plain) != ENT_OK) {
        return "the file by hand cannot be read";
    }
    char *is = say(context, made), *should = say(context, plain);
    char *found = solve(context, made), *wanted = solve(context, plain);
    const char *wrong = is == NULL || !same(is, should) ? "it says something else"
                        : same(found, wanted)           ? NULL
                                                        : "other states hold";
    if (wrong != NULL) {
        printf("--- by events ---\n%s--- by hand ---\n%s", is == NULL ? "" : is,
               should == NULL ? "" : should);
    }
    free(is);
    free(should);
    free(found);
    free(wanted);
    ent_dispute_free(plain);
    return wrong;
}

/* The dispute of a moment, with or without the source, against the file by hand. */
static const char *check(ent_context *context, const ent_dispute *last, size_t moment,
                         const char *by_hand, bool spared)
{
    static const char *const press[] = {"press"};
    ent_selection selection;
    ent_dispute *then = NULL;
    ent_selection_defaults(&selection);
    selection.moment = moment;
    selection.without_sources = press;
    selection.without_source_count = spared;
    if (ent_dispute_select(context, last, &selection, &then) != ENT_OK) {
        return "the moment cannot be read";
    }
    const char *wrong = compare(context, then, by_hand);
    ent_dispute_free(then);
    return wrong;
}

/* The text of a world, to be freed. */
static char *write_text(const world *w)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (out != NULL) {
        write_world(out, w);
        (void)fclose(out);
    }
    return text;
}

/* What the events of the source bring is said to rest on it: nothing else has grounds here. */
static void mark_sources(char *events)
{
    static const char mark[] = "x-withdrawn: yes", source[] = "source: press   ";
    for (char *at = strstr(events, mark); at != NULL; at = strstr(at, mark)) {
        memcpy(at, source, sizeof source - 1);
    }
}

static const char *try_script(uint64_t seed)
{
    static record r;
    char *pages[EVENTS + 1][2], *text = NULL, *events = NULL;
    size_t length = 0;
    r = (record){.random = seed};
    start(&r);
    r.out = open_memstream(&events, &length);
    for (int e = 0; e <= EVENTS; e++) {
        if (e > 0) {
            happen(&r, e);
        }
        pages[e][0] = write_text(&r.full);
        pages[e][1] = write_text(&r.spared);
    }
    (void)fclose(r.out);
    text = malloc(strlen(pages[0][0]) + length + 20);
    (void)sprintf(text, "%stimeline:\n%s", pages[0][0], events);
    ent_context *context = NULL;
    ent_dispute *last = NULL;
    const char *wrong =
        ent_context_new(NULL, &context) != ENT_OK ||
                ent_dispute_read_text(context, "events", text, strlen(text), &last) != ENT_OK
            ? "the events cannot be read"
            : NULL;
    for (int e = 0; e <= EVENTS && wrong == NULL; e++) {
        wrong = check(context, last, (size_t)e, pages[e][0], false);
    }
    ent_dispute_free(last);
    last = NULL;
    mark_sources(text);
    if (wrong == NULL &&
        ent_dispute_read_text(context, "events", text, strlen(text), &last) != ENT_OK) {
        wrong = "the events of a source cannot be read";
    }
    for (int e = 0; e <= EVENTS && wrong == NULL; e++) {
        wrong = check(context, last, (size_t)e, pages[e][1], true);
    }
    if (wrong != NULL) {
        printf("--- events ---\n%s", text);
        for (size_t i = 0; context != NULL && i < ent_diagnostic_count(context); i++) {
            printf("%s: %s\n", ent_diagnostic_at(context, i)->code,
                   ent_diagnostic_at(context, i)->message);
        }
    }
    for (int e = 0; e <= EVENTS; e++) {
        free(pages[e][0]);
        free(pages[e][1]);
    }
    free(text);
    free(events);
    ent_dispute_free(last);
    ent_context_free(context);
    return wrong;
}

int main(int count, char **words)
{
    if (count != 3) {
        (void)fputs("usage: event_laws SEED COUNT\n", stderr);
        return 2;
    }
    const uint64_t seed = strtoull(words[1], NULL, 10), scripts = strtoull(words[2], NULL, 10);
    uint64_t failed = 0;
    for (uint64_t k = 0; k < scripts; k++) {
        const char *wrong = try_script(seed + k);
        if (wrong != NULL) {
            printf("event_laws %" PRIu64 " 1: %s\n", seed + k, wrong);
            failed++;
        }
    }
    printf("%" PRIu64 " passed, %" PRIu64 " failed\n", scripts - failed, failed);
    return failed == 0 ? 0 : 1;
}
