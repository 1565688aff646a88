/* SPDX-License-Identifier: MIT */
/*
 * Conditions and counts of rankings, against all rankings.
 *
 * On small random disputes each strict ranking of each party is judged by plain loops: it stays exactly where the
 * clauses say so, and as many stay as are counted. Clauses are as short as they are said to be. With two parties free
 * all combinations are judged. Of Syria and Iraq the numbers are those of the literature.
 */
#include "leverage/write.h"

/* Lets a party's wishes be a strict ranking, which is its list in a version. */
static void free_party(plain *d, size_t party)
{
    plain_party *p = &d->party[party];
    p->order = ENT_ORDER_RANKING;
    p->groups = d->states;
    for (size_t s = 0; s < d->states; s++) {
        p->group[s] = s;
    }
}

static void first_ranking(const plain *d, version *v, size_t party)
{
    uint8_t list[MOST_STATES];
    for (size_t s = 0; s < MOST_STATES; s++) {
        list[s] = s < d->states ? (uint8_t)s : 0;
    }
    memcpy(v->list[party], list, sizeof list);
    v->length[party] = d->states;
}

static bool next_ranking(uint8_t *list, size_t count)
{
    size_t k = count - 1, j = count - 1;
    while (k > 0 && list[k - 1] > list[k]) {
        k--;
    }
    if (k == 0) {
        return false;
    }
    while (list[j] < list[k - 1]) {
        j--;
    }
    const uint8_t swap = list[k - 1];
    list[k - 1] = list[j];
    list[j] = swap;
    for (j = count - 1; k < j; k++, j--) {
        const uint8_t other = list[k];
        list[k] = list[j];
        list[j] = other;
    }
    return true;
}

/* Whether the clauses hold where these states are liked no better. */
static bool says(const ent_condition *c, const bool *below)
{
    bool all = true;
    for (size_t k = 0; k < c->clause_count; k++) {
        bool any = false;
        for (size_t t = 0; t < c->clauses[k].count; t++) {
            bool good = true;
            for (size_t i = 0; i < c->clauses[k].terms[t].count; i++) {
                good = good && below[c->clauses[k].terms[t].states[i]];
            }
            any = any || good;
        }
        all = all && any;
    }
    return all;
}

static bool holds_in(const ent_term *part, const ent_term *whole)
{
    size_t found = 0;
    for (size_t k = 0; k < part->count; k++) {
        for (size_t j = 0; j < whole->count; j++) {
            found += part->states[k] == whole->states[j];
        }
    }
    return found == part->count;
}

/* No term holds another of its clause, and no clause implies another. */
static void check_minimal(const ent_condition *c)
{
    for (size_t k = 0; k < c->clause_count; k++) {
        const ent_clause *clause = &c->clauses[k];
        assert_true(clause->count > 0);
        for (size_t t = 0; t < clause->count; t++) {
            for (size_t u = 0; u < clause->count; u++) {
                assert_true(t == u || !holds_in(&clause->terms[u], &clause->terms[t]));
            }
        }
        for (size_t j = 0; j < c->clause_count; j++) {
            size_t followed = 0;
            for (size_t t = 0; t < c->clauses[j].count; t++) {
                bool any = false;
                for (size_t u = 0; u < clause->count; u++) {
                    any = any || holds_in(&clause->terms[u], &c->clauses[j].terms[t]);
                }
                followed += any;
            }
            assert_true(j == k || followed < c->clauses[j].count);
        }
    }
}

static void check_condition(const plain *d, size_t party, size_t state, ent_concept concept)
{
    static likings file, l;
    plain ranked = *d;
    version v = plain_version(d);
    ent_condition *c = NULL;
    uint64_t stays = 0, all = 0;
    plain_tables(d, &v, &file);
    assert_int_equal(ask_condition(d, concept, party, state, &c), ENT_OK);
    assert_int_equal(c->stays, plain_stays(d, &file, party, state, concept));
    bool met = true;
    for (size_t k = 0; k < c->clause_count; k++) {
        met = met && c->clauses[k].met;
    }
    assert_int_equal(met, c->stays);
    check_minimal(c);
    free_party(&ranked, party);
    first_ranking(&ranked, &v, party);
    l = file;
    do {
        bool below[MOST_STATES];
        for (size_t a = 0; a < d->states; a++) {
            for (size_t b = 0; b < d->states; b++) {
                l.better[party][a][b] = plain_gain(&ranked, &v, party, a, b) > 0;
            }
        }
        for (size_t s = 0; s < d->states; s++) {
            below[s] = !l.better[party][state][s];
        }
        const bool is = plain_stays(&ranked, &l, party, state, concept);
        assert_int_equal(says(c, below), is);
        stays += is;
        all++;
    } while (next_ranking(v.list[party], d->states));
    assert_true(c->rankings.counted);
    assert_int_equal(strtoull(c->rankings.count, NULL, 10), stays);
    assert_int_equal(c->rankings.per_mille, (2000 * stays + all) / (2 * all));
    ent_condition_free(d->context, c);
}

/* All combinations of two parties' rankings. */
static void check_two(const plain *d, size_t one, size_t other, size_t state, ent_concept concept)
{
    plain ranked = *d;
    version v = plain_version(d);
    uint64_t stays = 0;
    free_party(&ranked, one);
    free_party(&ranked, other);
    first_ranking(&ranked, &v, one);
    do {
        first_ranking(&ranked, &v, other);
        do {
            static likings l;
            bool all = true;
            plain_tables(&ranked, &v, &l);
            for (size_t p = 0; all && p < d->parties; p++) {
                all = plain_stays(&ranked, &l, p, state, concept);
            }
            stays += all;
        } while (next_ranking(v.list[other], d->states));
    } while (next_ranking(v.list[one], d->states));
    ent_rankings *r = NULL;
    const uint64_t parties = (uint64_t)1 << one | (uint64_t)1 << other;
    assert_int_equal(ask_rankings(d, concept, parties, state, &r), ENT_OK);
    assert_true(r->share.counted);
    assert_int_equal(strtoull(r->share.count, NULL, 10), stays);
    ent_rankings_free(d->context, r);
}

static size_t disputes = 60;

static void as_by_all_rankings(void **unused)
{
    uint64_t random = 20250215;
    size_t single = 0, joint = 0;
    (void)unused;
    for (size_t k = 0; k < disputes; k++) {
        static plain d;
        if (!plain_new(&d, &random)) {
            continue;
        }
        const size_t state = below(&random, d.states), party = below(&random, d.parties);
        for (ent_concept c = 0; d.states <= 6 && c < ENT_SIM; c++) {
            check_condition(&d, party, state, c);
            single++;
        }
        for (ent_concept c = 0; d.states <= 4 && c < ENT_SIM; c++) {
            check_two(&d, party, (party + 1) % d.parties, state, c);
            joint++;
        }
        plain_free(&d);
    }
    print_message("%zu conditions, %zu of two parties\n", single, joint);
    assert_true(single > disputes && joint > 0);
}

/* A case of the project as plain tables. */
static void read_case(plain *d, const char *text)
{
    memset(d, 0, sizeof *d);
    assert_true(plain_read(d, text));
    d->parties = ent_party_count(d->dispute);
    d->options = ent_option_count(d->dispute);
    for (size_t o = 0; o < d->options; o++) {
        d->owner[o] = ent_option_at(d->dispute, o).party;
        d->up[o] = d->down[o] = true;
        d->values[o] = 2;
    }
    d->has_rule = true; /* never: release and escalate */
    d->rule = (wish){.part = {{0, 0, 0}, {1, 0, 0}}, .parts = 2, .either = true};
    find_members(d);
}

/* Syria and Iraq, 1975, by their published rankings. */
static const char syria_iraq[] =
    "entente: 1\nparties:\n  syria:\n  iraq:\noptions:\n  release: {party: syria}\n"
    "  escalate: {party: syria}\n  attack: {party: iraq}\nrules:\n  - never: release and escalate\n"
    "preferences:\n  syria:\n    of: 6\n    ranking: [s1, s3, s6, s2, s4, s5]\n"
    "  iraq:\n    of: 6\n    ranking: [s2, s4, s6, s1, s5, s3]\n";

static void as_published(void **unused)
{
    static const char *const alone[] = {"240", "384", "300", "384", "300"};
    static const char *const both[] = {"86400", "207360", "136800", "138492"};
    static plain d;
    (void)unused;
    read_case(&d, syria_iraq);
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        ent_condition *condition = NULL;
        assert_int_equal(ask_condition(&d, c, 0, 1, &condition), ENT_OK);
        assert_string_equal(condition->rankings.count, alone[c]);
        ent_condition_free(d.context, condition);
    }
    for (ent_concept c = 0; c < ENT_SSEQ; c++) {
        ent_rankings *rankings = NULL;
        assert_int_equal(ask_rankings(&d, c, 3, 1, &rankings), ENT_OK);
        assert_string_equal(rankings->share.count, both[c]);
        assert_string_equal(rankings->of, "518400");
        ent_rankings_free(d.context, rankings);
    }
    plain_free(&d);
}

/* The same by all 720 rankings of Syria, and, where there is time, by all 518,400 pairs. */
static void as_published_by_all_rankings(void **unused)
{
    static plain d;
    (void)unused;
    read_case(&d, syria_iraq);
    for (size_t p = 0; p < 2; p++) {
        static const size_t places[2][6] = {{0, 3, 1, 4, 5, 2}, {3, 0, 5, 1, 4, 2}};
        d.party[p].order = ENT_ORDER_RANKING;
        d.party[p].groups = 6;
        memcpy(d.party[p].group, places[p], sizeof places[p]);
    }
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        check_condition(&d, 0, 1, c);
        check_condition(&d, 1, 1, c);
        if (disputes > 1000) {
            check_two(&d, 0, 1, 1, c);
        }
    }
    plain_free(&d);
}

/* Too many states to go through, to count over, and to write the count of. */
static void not_offered(void **unused)
{
    char text[1600] = "entente: 1\nparties:\n  p0:\n  p1:\noptions:\n";
    ent_condition *condition = NULL;
    ent_rankings *rankings = NULL;
    (void)unused;
    for (size_t o = 0; o < 10; o++) {
        const size_t length = strlen(text);
        (void)snprintf(text + length, sizeof text - length, "  o%zu: {party: p%d}\n", o, o > 5);
    }
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_space *space = NULL;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    const plain d = {.context = context, .dispute = dispute, .space = space};
    assert_int_equal(ask_condition(&d, ENT_GMR, 0, 5, &condition), ENT_OK);
    assert_false(condition->rankings.counted);
    assert_null(condition->rankings.count);
    assert_int_equal(condition->clause_count, 63);
    ent_condition_free(context, condition);
    assert_int_equal(ask_condition(&d, ENT_NASH, 1, 5, &condition), ENT_OK);
    assert_true(condition->rankings.counted);
    assert_int_equal(condition->rankings.per_mille, 63); /* 1 of 16 */
    assert_int_equal(strlen(condition->rankings.count), 2639);
    ent_condition_free(context, condition);
    const ent_condition_query few = {
        .size = sizeof few, .concept = ENT_NASH, .party = 1, .state = 5, .max_steps = 10};
    assert_int_equal(ent_condition_new(context, space, &few, &condition), ENT_OK);
    assert_false(condition->rankings.counted);
    ent_condition_free(context, condition);
    assert_int_equal(ask_rankings(&d, ENT_SEQ, 3, 5, &rankings), ENT_OK);
    assert_false(rankings->share.counted);
    assert_non_null(rankings->of);
    ent_rankings_free(context, rankings);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(int argc, char **argv)
{
    disputes = argc > 1 ? strtoul(argv[1], NULL, 10) : disputes;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_by_all_rankings), cmocka_unit_test(as_published),
        cmocka_unit_test(as_published_by_all_rankings), cmocka_unit_test(not_offered)};
    return cmocka_run_group_tests_name("conditions", tests, NULL, NULL);
}
