/* SPDX-License-Identifier: MIT */
/*
 * The verifier: what it says of certificates that do not hold, and of those that it cannot judge; its limits.
 * test_altered.c tries every alteration of the true ones.
 */
#include "dispute/certificate.h"
#include "verifying.h"

/* Altered and not sealed anew: cut anywhere, or with another byte anywhere. */
static void the_seal_is_checked(void **unused)
{
    (void)unused;
    stage s = open_stage(samples[0].dispute);
    char *body = body_of(&samples[0]), *text = seal(body, strlen(body));
    const size_t length = strlen(text);
    ent_verification result;
    for (size_t k = 0; k + 1 < length; k++) {
        const char kept = text[k];
        text[k] = kept == '1' ? '2' : '1';
        assert_false(accepts(s.context, s.dispute, text, &result));
        text[k] = '\0';
        assert_false(accepts(s.context, s.dispute, text, &result));
        text[k] = kept;
    }
    text[length - 1] = '\0'; /* the line end is not sealed, and need not be there */
    assert_true(accepts(s.context, s.dispute, text, &result));
    (void)strcpy(text + length - 4, "\" }");
    assert_false(accepts(s.context, s.dispute, text, &result));
    assert_string_equal(reason(s.context),
                        "E701 a certificate ends with its seal, and this one does not");
    free(text);
    text = seal(body, strlen(body));
    text[length - 10] ^= 1;
    assert_false(accepts(s.context, s.dispute, text, &result));
    assert_string_equal(reason(s.context), "E703 seal: the certificate was altered after it was "
                                           "sealed");
    free(text);
    free(body);
    close_stage(&s);
}

/* --- reasons --- */

static void reasons_have_paths(void **unused)
{
    (void)unused;
    expect(0, "Three", "Four", "E702 dispute.title: the file has another title");
    expect(0, ",'concepts'", ",\n'concepts'", "E701 a certificate stands on one line");
    expect(0, "entente_certificate':1", "entente_certificate':2",
           "E701 entente_certificate: this is not a version that this program reads");
    expect(0, "'concepts':['nash','gmr'", "'concepts':['gmr','gmr'",
           "E701 concepts[1]: this concept stands twice or out of order");
    expect(0, "'concepts':['nash','gmr','smr','seq','sseq','sim']", "'concepts':[]",
           "E701 concepts: no concept was asked for");
    expect(0, "['no','no','no']", "['no','no']",
           "E704 states[0]: a state of this file has 3 values");
    expect(0, "['no','no','no']", "['no','nay','no']",
           "E704 states[0][1]: 'pond' has no such value");
    expect(
        0, "'to':3", "'to':4",
        "E704 verdicts[0].parties[0].improvements[0].deterred[0].steps[2]: the party has no such "
        "improvement");
    expect(0, "'escapes':[4]", "'escapes':[4,4]",
           "E704 verdicts[0].parties[0].improvements[0].deterred[0].escapes[1]: this is no move of "
           "the party, or one is missing before it");
    expect(
        0, "'seq','sseq'],'steps'", "'seq'],'steps'",
        "E704 verdicts[0].parties[0].improvements[0].open: every concept under which others answer "
        "this move, and no other, has an answer or stands here");
    expect(0, "'open':[", "'opened':[",
           "E701 verdicts[0].parties[0].improvements[0]: the key 'open' is missing");
    expect(0, "'open':[", "'more':0,'open':[",
           "E701 verdicts[0].parties[0].improvements[0].more: this key does not belong here");
    expect(1, "'makes':3", "'makes':4",
           "E704 verdicts[0].parties[0].improvements[0].deterred[0].makes: the changes do not make "
           "this state");
    expect(
        6, "'to':2}],'escapes':[0]", "'to':0}],'escapes':[0]",
        "E704 verdicts[0].parties[0].improvements[0].deterred[1].steps[1]: the party has no such "
        "move");
    expect(7, "['s10']", "['s0']", "E704 states[2][0]: 'state' has no such value");
    expect(7, "['s10']", "['s4294967296']", "E704 states[2][0]: 'state' has no such value");
    expect(7, "['s10']", "['t10']", "E704 states[2][0]: 'state' has no such value");
    expect(4, "['no','no','no','yes','no']", "['yes','no','no','yes','no']",
           "E704 states[2]: a merged state stands here by its least member");
    expect(4, "['no','no','no','yes','no']", "['no','no','no','no','no']",
           "E704 states[2]: the rules do not allow this state");
}

/* Claims that are false though the certificate agrees with itself. */
static void false_claims_are_found(void **unused)
{
    (void)unused;
    static const char there[] =
        "{'under':['gmr','seq'],'steps':[{'party':'south','to':0}]},{'under':['smr'],'steps':["
        "{'party':'south','to':1},{'party':'east','to':2}],'escapes':[0]}],'open':['sseq']";
    expect(6, there,
           "{'under':['gmr','smr','seq'],'steps':[{'party':'south','to':0}],'escapes':[2,3]}],"
           "'open':['sseq']",
           "E704 verdicts[0].parties[0].improvements[0].deterred[0].escapes[1]: this is better "
           "for the party, so it can escape");
    expect(6, there,
           "{'under':['gmr'],'steps':[{'party':'south','to':0},{'party':'south','to':2}]}],"
           "'open':['smr','seq','sseq']",
           "E704 verdicts[0].parties[0].improvements[0].deterred[0].steps[1]: this party has just "
           "moved");
    expect(5, "{'under':['gmr'],'steps':[{'party':'south','to':0}]}],'open':[", "],'open':['gmr',",
           "E704 verdicts[0].parties[0].improvements[0].open: under gmr it is deterred: the others "
           "can bring about (war)");
    expect(5, "'sanction_by_return':true", "'sanction_by_return':false",
           "E704 verdicts[0].parties[0].improvements[0].deterred[0].steps[0]: going back is no "
           "answer here");
    expect(1,
           "{'under':['sim'],'at_once':[{'party':'mill','to':1},{'party':'meadow','to':2}],"
           "'makes':3},{'under':['gmr','smr','seq','sseq'],'steps':[{'party':'meadow','to':4},"
           "{'party':'mill','to':3}],'escapes':[5]}],'open':[]",
           "{'under':['gmr','smr','seq','sseq'],'steps':[{'party':'meadow','to':4},"
           "{'party':'mill','to':3}],'escapes':[5]}],'open':['sim']",
           "E704 verdicts[0].parties[0].improvements[0].open: under sim it is deterred: the others "
           "can bring about (yes, no, yes)");
    expect(1,
           "{'under':['sim'],'at_once':[{'party':'hill','to':6}],'makes':7},{'under':['gmr','smr',"
           "'seq','sseq'],'steps':[{'party':'hill','to':7}],'escapes':[6]}],'open':[]",
           "{'under':['gmr','smr','seq','sseq'],'steps':[{'party':'hill','to':7}],'escapes':[6]}],"
           "'open':['sim']",
           "E704 verdicts[0].parties[1].improvements[0].open: under sim it is deterred: the others "
           "can bring about (yes, no, no)");
    expect(1, "[{'party':'mill','to':1},{'party':'meadow','to':2}],'makes'",
           "[{'party':'meadow','to':2},{'party':'mill','to':1}],'makes'", ""); /* in any order */
    expect(1, "[{'party':'mill','to':1},{'party':'meadow','to':2}],'makes'",
           "[{'party':'mill','to':1},{'party':'mill','to':1}],'makes'",
           "E704 verdicts[0].parties[0].improvements[0].deterred[0].at_once[1]: this party stands "
           "here twice");
}

/* --- disputes that cannot be judged, and limits --- */

#define HEAD   "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
#define STAYS  "'stable':['nash'],'improvements':[]}"
#define LEAVES "'stable':[],'improvements':[]}"
#define BOTH   "'parties':[{'party':'a'," STAYS ",{'party':'b'," STAYS "]}"

/* The same of a small certificate of Nash. */
static void expect_nash(const char *dispute, const char *why)
{
    expect_about(dispute, "'nash'", "['yes','no']", "{'state':0,'equilibrium':['nash']," BOTH, why);
}

static void wishes_that_do_not_fit(void **unused)
{
    (void)unused;
    static const char twice[] = "E704 states[0]: nothing can be checked: the file's wishes of 'a' "
                                "rank a state twice or not "
                                "at all";
    static const char numbers[] = "E704 nothing can be checked: the file's wishes of 'a' have "
                                  "numbers that were written for another listing";
    expect_nash(HEAD "preferences: {a: [o]}\n", "");
    expect_nash(HEAD "preferences: {a: {ranking: [o, o or q, rest]}}\n", twice);
    expect_nash(HEAD "preferences: {a: {ranking: [[o, o or q], rest]}}\n", "");
    expect_nash(HEAD "preferences: {a: {ranking: [q]}}\n", twice);
    expect_nash(HEAD "preferences: {a: {ranking: [o and q, rest, not o, rest]}}\n", twice);
    expect_nash(HEAD "preferences: {a: {ranking: [s2, rest], of: 4}}\n", "");
    expect_nash(HEAD "preferences: {a: {ranking: [s2, rest], of: 5}}\n", numbers);
    expect_nash(HEAD "preferences: {a: {ranking: [s9, rest], of: 4}}\n", numbers);
    expect_nash(
        HEAD "rules: [same: not o]\npreferences: {a: [o], b: [q]}\n",
        "E704 nothing can be checked: the file's wishes of 'b' differ between states that a "
        "rule makes one");
    expect_nash(HEAD "rules: [never: o, never: q]\n",
                "E704 states[0]: the rules do not allow this state");
    expect_nash(HEAD "preferences: {a: [n or n, exactly 1 of (n q), atmost 0 of (o)]}\nstates: {n: "
                     "o and not q}\n",
                "");
    expect_nash(HEAD "rules: [same: o and not o, same: not o]\npreferences: {a: [o]}\n", "");
}

/* Sums of weights beyond 64 bits are exact: 10,000 weights of nearly 10^15 units each. */
static void weights_do_not_overflow(void **unused)
{
    (void)unused;
    enum { WEIGHTS = 10000, LINE = 60 };
    char *dispute = malloc(2 * WEIGHTS * LINE + 1000);
    size_t used = (size_t)sprintf(dispute, HEAD "preferences:\n");
    for (int party = 0; party < 2; party++) {
        used += (size_t)sprintf(dispute + used, "  %c:\n    weights:\n", 'a' + party);
        for (size_t k = 0; k < WEIGHTS; k++) {
            used += (size_t)sprintf(dispute + used, "      - {want: %s, weight: %s999999999.5}\n",
                                    party == 0 ? "o" : "q", party == 0 ? "" : "-");
        }
    }
    expect_nash(dispute, "");
    free(dispute);
}

/* Verifies under the given options; the status, and the first reason in *why. */
static ent_status verify_under(const ent_context_options *options, const char *dispute,
                               const char *text, const char **why)
{
    stage s = {.context = NULL};
    ent_certificate *certificate = NULL;
    ent_verification result = {.states = 77};
    assert_int_equal(ent_context_new(options, &s.context), ENT_OK);
    ent_context *reader = new_context(); /* reading has limits of its own */
    s.dispute = read_dispute(reader, dispute);
    assert_int_equal(ent_certificate_read_text(s.context, "test", text, strlen(text), &certificate),
                     ENT_OK);
    const ent_status status = ent_verify(s.context, s.dispute, certificate, &result);
    assert_true(status == ENT_OK || result.states == 77);
    *why = reason(s.context);
    ent_certificate_free(certificate);
    ent_dispute_free(s.dispute);
    s.dispute = NULL;
    ent_context_free(reader);
    close_stage(&s);
    return status;
}

static void expect_limit(const ent_context_options *options, const char *dispute, const char *text,
                         const char *expected)
{
    const char *why = NULL;
    assert_int_equal(verify_under(options, dispute, text, &why), ENT_ERROR_LIMIT);
    assert_string_equal(why, expected);
}

/* Writes options NAME0, NAME1, ... of a party; `values` of two or more. */
static char *put_options(char *to, const char *name, const char *party, size_t count, size_t values)
{
    for (size_t k = 0; k < count; k++) {
        to += sprintf(to, "  %s%zu: {party: %s, values: [w0", name, k, party);
        for (size_t value = 1; value < values; value++) {
            to += sprintf(to, ", w%zu", value);
        }
        to += sprintf(to, "]}\n");
    }
    return to;
}

static void limits_are_told(void **unused)
{
    (void)unused;
    static const char two[] = HEAD "preferences: {a: [o], b: [q]}\n";
    ent_context_options options;
    ent_context_defaults(&options);
    options.max_states = 1;
    char *text = about(two, "'nash'", "['yes','no']", "{'state':0,'equilibrium':[]," BOTH);
    expect_limit(&options, two, text, "E705 more than 1 states would have to be looked at");
    ent_context_defaults(&options);
    options.max_moves = 1;
    expect_limit(&options, two, text, "E705 more than 1 moves would have to be looked at");
    free(text);
    ent_context_defaults(&options);
    options.max_states = 3; /* the sum is a fourth */
    text = about(two, "'sim'", "['no','no'],['yes','no'],['no','yes']",
                 "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':"
                 "[{'to':1,'deterred':[{'under':['sim'],'at_once':[{'party':'b','to':2}],'makes':0}"
                 "],'open':[]}]},{'party':'b'," LEAVES "]}");
    expect_limit(&options, two, text, "E705 more than 3 states would have to be looked at");
    free(text);

    ent_context_defaults(&options);
    char *wide = malloc(20000), *end = wide;
    end += sprintf(end, "entente: 1\nparties: {a: , b: }\noptions:\n");
    end = put_options(end, "o", "a", 23, 2);
    (void)sprintf(end, "  q: {party: b}\npreferences: {a: [q], b: [q]}\n");
    text = about(wide, "'nash'",
                 "['w0','w0','w0','w0','w0','w0','w0','w0','w0','w0','w0','w0','w0','w0','w0','w0',"
                 "'w0','w0','w0','w0','w0','w0','w0','no']",
                 "{'state':0,'equilibrium':['nash']," BOTH);
    expect_limit(&options, wide, text,
                 "E705 more than 4194304 combinations of values would have to be looked at");
    free(text);
    (void)sprintf(end, "  q: {party: b}\nrules: [same: q]\n");
    text = about(wide, "'nash'", "", "");
    expect_limit(&options, wide, text,
                 "E705 more than 4194304 combinations of values would have to be looked at");
    free(text);

    end = wide + sprintf(wide, "entente: 1\nparties: {a: , b: , c: , d: }\noptions: \n  o: {party: "
                               "a}\n");
    end = put_options(end, "p", "b", 1, 256);
    end = put_options(end, "q", "c", 1, 256);
    end = put_options(end, "r", "d", 1, 256);
    (void)sprintf(end, "preferences: {a: [o], b: [p0 > w0], c: [q0 > w0], d: [r0 > w0]}\n");
    text = about(wide, "'sim'", "['no','w0','w0','w0'],['yes','w0','w0','w0']",
                 "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':"
                 "[{'to':1,'deterred':[],'open':['sim']}]},{'party':'b'," LEAVES
                 ",{'party':'c'," LEAVES ",{'party':'d'," LEAVES "]}");
    expect_limit(&options, wide, text,
                 "E705 more than 4194304 answers at once would have to be looked at");
    free(text);
    free(wide);
}

/* Every limit below what a certificate needs is reached, at whatever place; above it is accepted. */
static void every_limit_is_kept(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < ALL_SAMPLES; k++) {
        char *body = body_of(sample_at(k)), *text = seal(body, strlen(body));
        const char *why = NULL;
        for (int moves = 0; moves < 2; moves++) {
            ent_context_options options;
            ent_context_defaults(&options);
            uint64_t *limit = moves == 1 ? &options.max_moves : &options.max_states;
            *limit = 1;
            while (verify_under(&options, sample_at(k)->dispute, text, &why) == ENT_ERROR_LIMIT) {
                assert_string_equal(strstr(why, moves == 1 ? "moves" : "states"),
                                    moves == 1 ? "moves would have to be looked at"
                                               : "states would have to be looked at");
                ++*limit;
            }
            assert_string_equal(why, "");
            assert_true(*limit > 1 && *limit < 200);
        }
        free(text);
        free(body);
    }
}

static bool stop(void *user)
{
    size_t *left = user;
    return (*left)-- == 0;
}

/*
 * Whenever the library asks whether to stop, that stops it. The graph is a path that b and c walk, with
 * many idle parties, so that the search is where it asks.
 */
static void cancelling_stops(void **unused)
{
    (void)unused;
    enum { STATES = 200, IDLE = 100 };
    char *dispute = malloc(20000), *verdict = malloc(20000);
    char *end = dispute + sprintf(dispute, "entente: 1\nparties:\n  a:\n  b:\n  c:\n");
    char *to = verdict + sprintf(verdict, "{'state':0,'equilibrium':[],'parties':[{'party':'a',"
                                          "'stable':[],'improvements':[{'to':1,'deterred':[],"
                                          "'open':['gmr','seq']}]},{'party':'b'," LEAVES
                                          ",{'party':'c'," LEAVES);
    for (size_t k = 0; k < IDLE; k++) {
        end += sprintf(end, "  d%zu:\n", k);
        to += sprintf(to, ",{'party':'d%zu'," LEAVES, k);
    }
    (void)sprintf(to, "]}");
    end += sprintf(end, "graph:\n  states: %d\n  moves:\n    a: {s1: s2}\n", STATES);
    for (size_t party = 0; party < 2; party++) {
        end += sprintf(end, "    %s:\n", party == 0 ? "b" : "c");
        for (size_t k = 2 + party; k < STATES; k += 2) {
            end += sprintf(end, "      s%zu: s%zu\n", k, k + 1);
        }
    }
    (void)sprintf(end, "preferences: {a: [not s1]}\n");
    char *text = about(dispute, "'nash','gmr','seq'", "['s1'],['s2']", verdict);
    const char *why = NULL;
    size_t asked = 0, left = 0;
    ent_context_options options;
    ent_context_defaults(&options);
    options.cancel = stop;
    options.user = &left;
    while (verify_under(&options, dispute, text, &why) == ENT_ERROR_CANCELLED) {
        assert_string_equal(why, "");
        left = ++asked;
    }
    assert_true(asked > 1);
    free(text);
    free(verdict);
    free(dispute);
    for (size_t k = 0; k < ALL_SAMPLES; k++) {
        char *body = body_of(sample_at(k));
        text = seal(body, strlen(body));
        left = 0;
        assert_int_equal(verify_under(&options, sample_at(k)->dispute, text, &why),
                         ENT_ERROR_CANCELLED);
        free(text);
        free(body);
    }
}

static void arguments_are_checked(void **unused)
{
    (void)unused;
    stage s = open_stage(samples[0].dispute);
    ent_certificate *certificate = NULL;
    ent_verification result;
    char *body = body_of(&samples[0]), *text = seal(body, strlen(body));
    const size_t length = strlen(text);
    const ent_status wrong = ENT_ERROR_ARGUMENT;
    assert_int_equal(ent_certificate_read_text(NULL, "", text, length, &certificate), wrong);
    assert_int_equal(ent_certificate_read_text(s.context, NULL, text, length, &certificate), wrong);
    assert_int_equal(ent_certificate_read_text(s.context, "", NULL, length, &certificate), wrong);
    assert_int_equal(ent_certificate_read_text(s.context, "", text, length, NULL), wrong);
    assert_int_equal(ent_certificate_read_text(s.context, "", NULL, 0, &certificate),
                     ENT_ERROR_INPUT);
    assert_int_equal(ent_certificate_read_text(s.context, "", "\x01", 1, &certificate),
                     ENT_ERROR_INPUT);
    assert_int_equal(ent_certificate_read_file(NULL, "", &certificate), wrong);
    assert_int_equal(ent_certificate_read_file(s.context, NULL, &certificate), wrong);
    assert_int_equal(ent_certificate_read_file(s.context, "", NULL), wrong);
    assert_int_equal(ent_certificate_read_file(s.context, "/", &certificate), ENT_ERROR_IO);
    assert_int_equal(ent_certificate_read_text(s.context, "", text, length, &certificate), ENT_OK);
    assert_int_equal(ent_verify(NULL, s.dispute, certificate, &result), wrong);
    assert_int_equal(ent_verify(s.context, NULL, certificate, &result), wrong);
    assert_int_equal(ent_verify(s.context, s.dispute, NULL, &result), wrong);
    assert_int_equal(ent_verify(s.context, s.dispute, certificate, NULL), wrong);
    ent_certificate_free(certificate);
    ent_certificate_free(NULL);
    free(text);
    free(body);
    close_stage(&s);
}

/* Of 64 wrong verdicts 20 are told. */
static void twenty_reasons_are_told(void **unused)
{
    (void)unused;
    char *dispute = malloc(1000), *states = malloc(9000), *verdicts = malloc(9000);
    char *end = dispute + sprintf(dispute, "entente: 1\nparties: {a: }\noptions:\n");
    end = put_options(end, "o", "a", 6, 2);
    (void)sprintf(end, "preferences: {a: [o0 = w0]}\n");
    states[0] = verdicts[0] = '\0';
    for (unsigned k = 0; k < 64; k++) {
        (void)sprintf(states + strlen(states), "%s['w%u','w%u','w%u','w%u','w%u','w%u']",
                      k == 0 ? "" : ",", k & 1, k >> 1 & 1, k >> 2 & 1, k >> 3 & 1, k >> 4 & 1,
                      k >> 5);
        (void)sprintf(verdicts + strlen(verdicts),
                      "%s{'state':%u,'equilibrium':[],'parties':[{'party':'a'," LEAVES "]}",
                      k == 0 ? "" : ",", k);
    }
    stage s = open_stage(dispute);
    ent_verification result;
    char *text = about(dispute, "'nash'", states, verdicts);
    assert_false(accepts(s.context, s.dispute, text, &result));
    assert_int_equal(ent_diagnostic_errors(s.context), 20);
    assert_int_equal(result.states, 64);
    assert_int_equal(result.verdicts, 0);
    free(text);
    close_stage(&s);
    free(dispute);
    free(states);
    free(verdicts);
}

/* The digest is that of the file as it was read, whatever its format. */
static void other_formats(void **unused)
{
    (void)unused;
#define MAKERS(A, RANKED)                                                                          \
    "{\"decisionMakers\": [{\"name\": \"a\", \"options\": [0], " A                                 \
    "}, {\"name\": \"b\", \"options\": [1]" RANKED "}], \"options\": [{\"name\": \"o\"}, "         \
    "{\"name\": \"q\"}], \"infeasibles\": []"
    expect_nash(MAKERS("\"preferences\": [[[0, \"Y\"]]]", "") "}", "");
    expect_nash(MAKERS("\"preferenceRanking\": [2, [4, 3], 1]",
                       ", \"preferenceRanking\": [1, 2, 3, 4]") ", "
                                                                "\"useManualPreferenceRanking\": "
                                                                "true}",
                "");
#undef MAKERS
    expect_nash("\xEF\xBB\xBF" HEAD "preferences: {a: [o]}\r\n", "");
}

/* A merged state comes last, also among improvements, though its least member is the least of all. */
static void merged_states_come_last(void **unused)
{
    (void)unused;
    static const char three[] = "entente: 1\nparties: {a: , b: }\noptions:\n"
                                "  o: {party: a, values: [w0, w1, w2]}\n  q: {party: b}\n"
                                "rules: [same: o = w0]\npreferences: {a: [o != w1]}\n";
#define MOVES(FIRST, SECOND)                                                                       \
    "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':[{'to':" FIRST \
    ",'deterred':[],'open':[]},{'to':" SECOND ",'deterred':[],'open':[]}]},{'party':'b'," STAYS    \
    "]}"
    static const char states[] = "['w1','no'],['w2','no'],['w0','no']";
    expect_about(three, "'nash'", states, MOVES("1", "2"), "");
    expect_about(three, "'nash'", states, MOVES("2", "1"),
                 "E704 verdicts[0].parties[0].improvements[0].to: this is no improvement for 'a', "
                 "or one is missing before it");
#undef MOVES
    /* and what is long is cut */
#define WORD "a_word_that_is_much_longer_than_it_should_be"
    static const char wordy[] =
        "entente: 1\nparties: {a: }\noptions:\n"
        "  o: {party: a, values: [" WORD ", w1]}\n  p: {party: a, values: [" WORD ", w1]}\n"
        "  q: {party: a, values: [" WORD ", w1]}\n  r: {party: a, values: [" WORD ", w1]}\n"
        "  s: {party: a, values: [" WORD ", w1]}\npreferences: {a: [o != w1]}\n";
    expect_about(wordy, "'nash'", "['w1','" WORD "','" WORD "','" WORD "','" WORD "']",
                 "{'state':0,'equilibrium':[],'parties':[{'party':'a'," LEAVES "]}",
                 "E704 verdicts[0].parties[0].improvements: that of 'a' to "
                 "(a_word_that_is_much_longer_than_, a_word_that_is_much_longer_than_, "
                 "a_word_that_is_much_longer_than_, a_word_that_is_much_longer_than_) is missing");
#undef WORD
}

/* What others can do from a state depends on whose improvement led there, as here from s1 to s2. */
static void searches_are_not_mixed_up(void **unused)
{
    (void)unused;
    static const char shared[] = "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 3\n  moves:\n"
                                 "    a: {s1: s2}\n    b: {s1: s2, s2: s3}\n"
                                 "preferences: {a: [s2], b: [s2]}\n";
#define OPEN(CONCEPTS) "[{'to':1,'deterred':[],'open':[" CONCEPTS "]}]"
    expect_about(
        shared, "'gmr'", "['s1'],['s2'],['s3']",
        "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':['gmr'],"
        "'improvements':[{'to':1,'deterred':[{'under':['gmr'],'steps':[{'party':'b','to':2}"
        "]}],'open':[]}]},{'party':'b','stable':[],'improvements':" OPEN("'gmr'") "}]}",
        "");
    expect_about(shared, "'gmr'", "['s1'],['s2']",
                 "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],"
                 "'improvements':" OPEN("'gmr'") "},{'party':'b','stable':[],'improvements':" OPEN(
                     "'gmr'") "}]}",
                 "E704 verdicts[0].parties[0].improvements[0].open: under gmr it is deterred: the "
                 "others can bring about (s3)");
    static const char alike[] = "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 3\n  moves:\n"
                                "    a: {s1: s2}\n    b: {s1: s2}\n"
                                "preferences: {a: [s2], b: [s2]}\n";
    expect_about(
        alike, "'gmr','seq'", "['s1'],['s2']",
        "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':" OPEN(
            "'gmr','seq'") "},{'party':'b','stable':[],'improvements':" OPEN("'gmr','seq'") "}]}",
        "");
    expect_about(alike, "'sim'", "", "",
                 "E704 concepts: sim is not defined in graph form or where states are merged");
#undef OPEN
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_seal_is_checked),
        cmocka_unit_test(reasons_have_paths),
        cmocka_unit_test(false_claims_are_found),
        cmocka_unit_test(wishes_that_do_not_fit),
        cmocka_unit_test(weights_do_not_overflow),
        cmocka_unit_test(limits_are_told),
        cmocka_unit_test(every_limit_is_kept),
        cmocka_unit_test(cancelling_stops),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(twenty_reasons_are_told),
        cmocka_unit_test(other_formats),
        cmocka_unit_test(merged_states_come_last),
        cmocka_unit_test(searches_are_not_mixed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
