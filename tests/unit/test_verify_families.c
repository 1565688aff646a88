/* SPDX-License-Identifier: MIT */
/* The verifier of the wider families of concepts: what is refused, and with which words. */
#include "verifying.h"

/* The samples of wider_certificates.h. */
enum {
    DRIVERS = SAMPLES,
    PORT,
    BLINKERED_WAR,
    BOLD,
    BOLD_BLIND,
    KIN,
    UNSURE,
    UNSURE_TOO,
    BACK,
    DOUBT,
    DOUBT_TOO,
    HELD,
};

#define GAIN "E704 verdicts[0].parties[0].improvements[0]"

static void families_are_not_mixed(void **unused)
{
    (void)unused;
    static const char kinds[] = "E701 concepts: a certificate speaks of concepts of one kind";
    expect(DRIVERS, "'strong_sseq'],'sanction", "'strong_sseq','agmr'],'sanction", kinds);
    expect(DRIVERS, "'strong_sseq'],'sanction", "'strong_sseq','gmr_a'],'sanction", kinds);
    expect(KIN, "'aseq'],'sanction", "'aseq','nash_d'],'sanction", kinds);
    expect(BACK, "['gmr_a',", "['sim','gmr_a',", kinds);
    expect(DOUBT, "['fnash',", "['nash_a','fnash',", kinds);
    expect(DRIVERS, "['nash','gmr','smr'", "['nash','gmr'",
           "E701 concepts[5]: this stands only beside 'smr'");
    expect(PORT, "'seq','strong_gmr'", "'strong_gmr'",
           "E701 concepts[5]: this stands only beside 'seq'");
    expect(BACK, "'nash_b','gmr_c'", "'gmr_c','nash_b'",
           "E701 concepts[2]: this concept stands twice or out of order");
    expect(BACK, "'gmr_c'", "'gmr_e'",
           "E701 concepts[2]: this is not a concept that can stand here");
    expect(BACK, "'under':['gmr_c'", "'under':['gmr_b','gmr_c'",
           "E701 verdicts[0].parties[0].improvements[0].deterred[0].under[0]: this is not a "
           "concept that can stand here");
    expect(KIN, "'under':['agmr']", "'under':['rnash','agmr']",
           "E701 verdicts[0].parties[0].improvements[0].deterred[0].under[0]: this is not a "
           "concept that can stand here");
}

/* Every departure is judged under just those concepts under which it is one. */
static void departures_are_complete(void **unused)
{
    (void)unused;
    static const char wrong[] = "every concept under which others answer this move, and no other, "
                                "has an answer or stands here";
    char words[300];
    (void)snprintf(words, sizeof words, "%s.open: %s", GAIN, wrong);
    expect(DRIVERS, "'open':['seq','sseq'", "'open':['seq'", words);
    expect(KIN, "'open':['asmr','aseq']", "'open':['asmr']", words);
    expect(BACK, "'open':['gmr_a']", "'open':[]", words);
    (void)snprintf(words, sizeof words, "E704 verdicts[0].parties[1].improvements[0].open: %s",
                   wrong); /* to what is unknown one does not leave under type d */
    expect(UNSURE, "'to':3}],'escapes':[5]}],'open':[]",
           "'to':3}],'escapes':[5]}],'open':['gmr_d']", words);
    expect(UNSURE, "'under':['gmr_a','sseq_a'],'steps':[{'party':'city'",
           "'under':['gmr_a','sseq_a','seq_d'],'steps':[{'party':'city'", words);
    expect(KIN, "'stable':['agmr'],'improvements':[", "'stable':['agmr'],'improvements':[], 'x':[",
           "E701 verdicts[0].parties[0].x: this key does not belong here");
    expect(KIN, "'improvements':[{'to':3,", "'improvements':[{'to':2,",
           GAIN ".to: this is no reply for 'hill', or one is missing before it");
    expect(BACK, "'improvements':[{'to':2,", "'improvements':[{'to':1,",
           GAIN ".to: this is no improvement for 'a', or one is missing before it");
    expect(
        UNSURE_TOO, "[{'to':4,'deterred':[],'open':['gmr_a','sseq_a','smr_c','gmr_d','seq_d']}]",
        "[]",
        "E704 verdicts[0].parties[2].improvements: that of 'port' to (yes, yes, yes) is missing");
}

/* What an answer ends in, and where the party could go from there, must do for each concept. */
static void answers_deter_under_each_concept(void **unused)
{
    (void)unused;
    static const char ann[] = "{'under':['smr','strong_gmr'],'steps':[{'party':'bob','to':1}],"
                              "'escapes':[2]},{'under':['gmr'],'steps':[{'party':'bob','to':1}]}],"
                              "'open':['seq','sseq','strong_smr',";
    /* a crash is far worse, but she could turn alone, which is not */
    expect(DRIVERS, ann,
           "{'under':['gmr','smr','strong_gmr','strong_smr'],'steps':[{'party':'bob','to':1}],"
           "'escapes':[2]}],'open':['seq','sseq',",
           GAIN ".deterred[0].escapes[0]: this is not far worse for the party, so it can escape");
    expect(DRIVERS, ann,
           "{'under':['gmr','seq'],'steps':[{'party':'bob','to':1}]},{'under':['smr','strong_gmr'],"
           "'steps':[{'party':'bob','to':1}],'escapes':[2]}],'open':['sseq','strong_smr',",
           GAIN ".deterred[0].steps[0]: the party has no such improvement");
    /* worse, but not far worse */
    expect(PORT,
           "{'under':['gmr','seq'],'steps':[{'party':'port','to':1},{'party':'city','to':2}]},",
           "{'under':['gmr','seq','strong_gmr'],'steps':[{'party':'port','to':1},{'party':'city',"
           "'to':2}]},",
           "E701 verdicts[0].parties[1].improvements[0].open[0]: this is not a concept that can "
           "stand here");
    expect(PORT,
           "{'under':['gmr','seq'],'steps':[{'party':'port','to':1},{'party':'city','to':2}]},"
           "{'under':['smr'],'steps':[{'party':'port','to':1}],'escapes':[3]}],'open':["
           "'strong_gmr',",
           "{'under':['gmr','seq','strong_gmr'],'steps':[{'party':'port','to':1},{'party':'city',"
           "'to':2}]},{'under':['smr'],'steps':[{'party':'port','to':1}],'escapes':[3]}],'open':[",
           "E704 verdicts[0].parties[1].improvements[0].deterred[0].steps[1]: this is not far "
           "worse for the party, so it does not deter it");
    /* back where one went, which is unknown: a sanction under type c, and none without a step */
    static const char round[] = "{'under':['gmr_c','sseq_c'],'steps':[{'party':'b','to':1},"
                                "{'party':'c','to':2}],'escapes':[]}],'open':['gmr_a']";
    expect(BACK, round,
           "{'under':['gmr_a','gmr_c','sseq_c'],'steps':[{'party':'b','to':1},{'party':'c','to':2}"
           "],'escapes':[]}],'open':[]",
           GAIN ".deterred[0].steps[1]: this is perhaps better for the party, so it does not deter "
                "it");
    expect(BACK, "'steps':[{'party':'b','to':1},{'party':'c','to':2}]", "'steps':[]",
           GAIN ".deterred[0]: an answer is one move of the others at least");
    expect(BACK, round, "],'open':['gmr_a','gmr_c','sseq_c']",
           GAIN ".open: under gmr_c it is deterred: the others can bring about (s2)");
    expect(KIN, "'steps':[{'party':'meadow','to':1},{'party':'mill','to':2}]",
           "'steps':[{'party':'meadow','to':1}]",
           GAIN ".deterred[0].steps[0]: this is better for the party, so it does not deter it");
    expect(KIN,
           "{'under':['agmr'],'steps':[{'party':'meadow','to':1},{'party':'mill','to':2}]}],"
           "'open':['asmr','aseq']",
           "{'under':['agmr','aseq'],'steps':[{'party':'meadow','to':1},{'party':'mill','to':2}]}],"
           "'open':['asmr']",
           GAIN ".deterred[0].steps[1]: the party has no such reply");
    expect(
        DRIVERS, "'equilibrium':['gmr','smr','strong_gmr']", "'equilibrium':['gmr','smr']",
        "E704 verdicts[0].equilibrium: this does not follow from what is stable for the parties");
}

/* A state that is as good as what was left deters, but not strongly. */
static void equal_is_not_far_worse(void **unused)
{
    (void)unused;
    static const char dispute[] = "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 3\n  moves:\n"
                                  "    a: {s1: s2}\n    b: {s2: s3}\npreferences: {a: [s2]}\n";
#define ANSWER(UNDER, OPEN, STABLE)                                                                \
    "{'state':0,'equilibrium':[" STABLE "],'parties':[{'party':'a','stable':[" STABLE              \
    "],'improvements':[{'to':1,'deterred':[{'under':[" UNDER "],'steps':[{'party':'b','to':2}]}"   \
    "],'open':[" OPEN "]}]},{'party':'b','stable':['gmr','strong_gmr'],'improvements':[]}]}"
    expect_about(dispute, "'gmr','strong_gmr'", "['s1'],['s2'],['s3']",
                 ANSWER("'gmr'", "'strong_gmr'", "'gmr'"), "");
    expect_about(dispute, "'gmr','strong_gmr'", "['s1'],['s2'],['s3']",
                 ANSWER("'gmr','strong_gmr'", "", "'gmr','strong_gmr'"),
                 GAIN ".deterred[0].steps[0]: this is as good for the party, so it does not deter "
                      "it");
#undef ANSWER
}

static void misperceptions_are_told(void **unused)
{
    (void)unused;
    static const char missing[] = "E704 the file has misperceptions, and 'blind_others' is missing";
    expect(BOLD, "'blind_others':false,", "", missing);
    expect(BLINKERED_WAR, "'blind_others':false,", "", missing);
    expect(KIN, "'states'", "'blind_others':false,'states'",
           "E704 blind_others: the file has no misperceptions");
    expect(BOLD, "'blind_others':false", "'blind_others':'false'",
           "E701 blind_others: here must stand true or false");
    expect(BOLD, "'blind_others':false", "'blind_others':true",
           GAIN ".deterred[0].steps[0]: 'a' perceives nothing there");
    expect(BOLD_BLIND, "'blind_others':true", "'blind_others':false",
           GAIN ".open: under gmr it is deterred: the others can bring about (yes, yes, no)");
    /* north does not move to where it perceives nothing, nor does south from there */
    expect(BLINKERED_WAR, "'improvements':[{'to':1,", "'improvements':[{'to':0,",
           GAIN ".to: this is no improvement for 'north', or one is missing before it");
}

#define BLIND_TO(EXPRESSION)                                                                       \
    "entente: 1\ntitle: test\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"      \
    "preferences: {a: [not (o and q), not q, o], b: [not (o and q), not o, q]}\n"                  \
    "misperceptions: {a: [" EXPRESSION "]}\n"

/* The certificate of a file with misperceptions is refused for this reason; "" where it is accepted. */
static void expect_blind(const char *dispute, const char *head, const char *verdict,
                         const char *why)
{
    stage s = open_stage(dispute);
    ent_verification result;
    char text[2000];
    (void)snprintf(text, sizeof text,
                   "{'entente_certificate':1,'dispute':{'title':'test','sha256':'?'},%s,"
                   "'states':[['no','no'],['yes','no'],['no','yes'],['yes','yes']],'verdicts':[%s]",
                   head, verdict);
    const sample made = {.dispute = dispute, .certificate = text};
    char *body = body_of(&made), *whole = seal(body, strlen(body));
    (void)accepts(s.context, s.dispute, whole, &result);
    assert_string_equal(reason(s.context), why);
    free(whole);
    free(body);
    close_stage(&s);
}

/* Answers at once, too, are only what the party reckons with; and the wider families know one reading. */
static void blind_parties_at_once(void **unused)
{
    (void)unused;
#define HEAD(CONCEPTS, BLIND)                                                                      \
    "'concepts':[" CONCEPTS "],'sanction_by_return':true,'blind_others':" BLIND
    static const char verdict[] =
        "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':[{'to':1,"
        "'deterred':[],'open':['sim']}]},{'party':'b','stable':['sim'],'improvements':[{'to':2,"
        "'deterred':[{'under':['sim'],'at_once':[{'party':'a','to':1}],'makes':3}],'open':[]}]}]}";
    expect_blind(BLIND_TO("q and not o"), HEAD("'sim'", "true"), verdict, "");
    expect_blind(BLIND_TO("q and not o"), HEAD("'sim'", "false"), verdict,
                 GAIN ".open: under sim it is deterred: the others can bring about (yes, yes)");
    expect_blind(BLIND_TO("o and q"), HEAD("'sim'", "true"), verdict,
                 GAIN ".open: under sim it is deterred: the others can bring about (yes, yes)");
    expect_blind(BLIND_TO("q, q and not o"), HEAD("'sim'", "true"), verdict, "");
    static const char narrow[] =
        "E704 blind_others: this is not defined for the concepts asked for";
    expect_blind(BLIND_TO("q"), HEAD("'gmr_a'", "true"), "", narrow);
    expect_blind(BLIND_TO("q"), HEAD("'rnash'", "true"), "", narrow);
    expect_blind(BLIND_TO("q"), HEAD("'rnash'", "false"), "",
                 "E704 states[0]: nothing refers to this state");
#undef HEAD
}

/* What a state is to a party in all completions, by every kind of wishes. */
static void completions_are_compared(void **unused)
{
    (void)unused;
#define WISHES(WISHES)                                                                             \
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"                   \
    "preferences:\n  a: " WISHES "\n"
/* a leaves not o for o, under types a and b; nobody answers */
#define LEAVES_BY(CONCEPTS, STAYS_BY, OPEN)                                                        \
    "{'state':0,'equilibrium':[" STAYS_BY "],'parties':[{'party':'a','stable':[" STAYS_BY          \
    "],'improvements':[" OPEN "]},{'party':'b','stable':[" CONCEPTS "],'improvements':[]}]}"
#define OPEN(CONCEPTS) "{'to':1,'deterred':[],'open':[" CONCEPTS "]}"
    static const char table[] = "['no','no'],['yes','no']", both[] = "'nash_a','nash_b'";
    static const char better[] = LEAVES_BY("'nash_a','nash_b'", "", OPEN(""));
    static const char unknown[] = LEAVES_BY("'nash_a','nash_b'", "'nash_b'", OPEN(""));
    static const char other[] = LEAVES_BY("'nash_a','nash_b'", "'nash_a','nash_b'", "");
    static const struct {
        const char *dispute, *verdict;
    } rows[] = {
        {WISHES("[o]"), better},
        {WISHES("[{want: o, certainty: unsure}]"), unknown},
        {WISHES("[{want: o, certainty: unknown}]"), unknown},
        {WISHES("[{want: o, certainty: unsure}, o]"), better},
        {WISHES("[{want: o, certainty: unknown}, o]"), unknown},
        {WISHES("[{want: o, certainty: unsure}, not o]"), unknown},
        {WISHES("[{want: not o, certainty: unsure}, not o]"), other},
        {WISHES("[o, {want: o, certainty: unknown}]"), better},
        {WISHES("[{want: q, certainty: unknown}, not o]"), other},
        {WISHES("{weights: [{want: o, weight: 2}, {want: o, weight: -1, certainty: unsure}]}"),
         better},
        {WISHES("{weights: [{want: o, weight: 1}, {want: o, weight: -1, certainty: unsure}]}"),
         unknown},
        {WISHES("{weights: [{want: not o, weight: 1}, {want: o, weight: 1, certainty: unsure}]}"),
         unknown},
        {WISHES("{weights: [{want: o, weight: 2}, {want: o, weight: 1, certainty: unknown}]}"),
         better},
        {WISHES("{weights: [{want: o, weight: -2}, {want: o, weight: 1, certainty: unknown}]}"),
         other},
        {WISHES("{weights: [{want: o, weight: 1}, {want: o, weight: -2, certainty: unknown}]}"),
         unknown},
        {WISHES("{weights: [{want: o, weight: 1}, {want: o, weight: -1}, {want: q, weight: 3, "
                "certainty: unknown}]}"),
         other},
        {WISHES("{ranking: [o, rest]}"), better},
        {WISHES("{ranking: [not o, rest]}"), other},
        {WISHES("{ranking: [not o, rest], unknown: [[o and not q, not o and not q]]}"), unknown},
        {WISHES("{ranking: [o, rest], unknown: [[q, not q]]}"), better},
        {WISHES("{ranking: [[o, rest]], unknown: [[s1, s2]], of: 4}"), unknown},
        {WISHES("{ranking: [[o, rest]], unknown: [[s3, s2]], of: 4}"), other},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const char *states = rows[k].verdict == other ? "['no','no']" : table;
        expect_about(rows[k].dispute, both, states, rows[k].verdict, "");
    }
    expect_about(WISHES("{ranking: [o, rest], unknown: [[s1, s2]], of: 5}"), both, table, better,
                 "E704 nothing can be checked: the file's wishes of 'a' have numbers that were "
                 "written for another listing");
#undef OPEN
#undef LEAVES_BY
#undef WISHES
}

/* A state is as good as itself, whatever pair it is in: to be back there deters. */
static void going_back_is_known(void **unused)
{
    (void)unused;
    static const char dispute[] =
        "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 3\n  moves:\n    a: {s1: s2}\n"
        "    b: {s2: s1}\npreferences:\n  a:\n    ranking: [s1, s2, s3]\n"
        "    unknown: [[s1 or s2, s1 or s2]]\n    of: 3\n";
    expect_about(dispute, "'gmr_a'", "['s1'],['s2']",
                 "{'state':0,'equilibrium':['gmr_a'],'parties':[{'party':'a','stable':['gmr_a'],"
                 "'improvements':[{'to':1,'deterred':[{'under':['gmr_a'],'steps':[{'party':'b',"
                 "'to':0}]}],'open':[]}]},{'party':'b','stable':['gmr_a'],'improvements':[]}]}",
                 "");
}

/* What is certain enough, by every kind of wishes. */
static void certainty_is_compared(void **unused)
{
    (void)unused;
#define WISHES(WISHES, DOUBTS)                                                                     \
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"                   \
    "preferences:\n  a: " WISHES "\nfuzzy: {a: {" DOUBTS "}}\n"
#define NUMBERED WISHES("[o]", "degrees: [[s2, s1, 0.7]], of: 5")
#define VERDICT(STABLE, GAINS)                                                                     \
    "{'state':0,'equilibrium':[" STABLE "],'parties':[{'party':'a','stable':[" STABLE              \
    "],'improvements':[" GAINS "]},{'party':'b','stable':['fnash'],'improvements':[]}]}"
    static const char leaves[] = VERDICT("", "{'to':1,'deterred':[],'open':[]}");
    static const char stays[] = VERDICT("'fnash'", "");
    static const struct {
        const char *dispute;
        bool leaves;
    } rows[] = {
        {WISHES("[o]", "threshold: 1"), true},
        {WISHES("[{want: o, degree: 0.75}]", ""), true},
        {WISHES("[{want: o, degree: 0.75}]", "threshold: 0.5"), true},
        {WISHES("[{want: o, degree: 0.75}]", "threshold: 0.500001"), false},
        {WISHES("[{want: q, degree: 0.6}, {want: o, degree: 0.75}]", "threshold: 0.5"), true},
        {WISHES("[{want: not o, degree: 0.75}]", ""), false},
        {WISHES("{ranking: [o, rest]}", "threshold: 1"), true},
        {WISHES("{weights: [{want: o, weight: 1}], certain_from: 3}", ""), true},
        {WISHES("{weights: [{want: o, weight: 1}], certain_from: 3}", "threshold: 0.333333"), true},
        {WISHES("{weights: [{want: o, weight: 1}], certain_from: 3}", "threshold: 0.333334"),
         false},
        {WISHES("{weights: [{want: o, weight: 3}], certain_from: 3}", "threshold: 1"), true},
        {WISHES("{weights: [{want: o, weight: 0.000001}]}", "threshold: 1"), true},
        {WISHES("[o]", "degrees: [[s2, s1, 0.5]]"), false},
        {WISHES("[o]", "degrees: [[s1, s2, 0.5]], of: 4"), false},
        {WISHES("[not o]", "degrees: [[s2, s1, 0.7]], threshold: 0.4"), true},
        {WISHES("[not o]", "degrees: [[s1, s2, 0.3]], threshold: 0.4"), true},
        {WISHES("[not o]", "degrees: [[s1, s2, 0.3]], threshold: 0.5"), false},
        {WISHES("[not o]", "degrees: [[o and not q, not o and not q, 1]], threshold: 1"), true},
        {WISHES("[o]", "degrees: [[s3, s4, 0.5], [s2, s3, 0.1], [s4, s1, 0.1]]"), true},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        expect_about(rows[k].dispute, "'fnash'",
                     rows[k].leaves ? "['no','no'],['yes','no']" : "['no','no']",
                     rows[k].leaves ? leaves : stays, "");
    }
    expect_about(NUMBERED, "'fnash'", "['no','no'],['yes','no']", leaves,
                 "E704 nothing can be checked: the file's wishes of 'a' have numbers that were "
                 "written for another listing");
    expect_about(
        NUMBERED, "'nash'", "['no','no']", "",
        "E704 states[0]: nothing refers to this state"); /* which does not ask of degrees */
#undef VERDICT
#undef NUMBERED
#undef WISHES
}

/* Differences of weights beyond 64 bits: they are strong, and certain. */
static void large_differences(void **unused)
{
    (void)unused;
    enum { WEIGHTS = 40000, LINE = 60 };
    char *dispute = malloc(WEIGHTS * LINE + 1000);
    size_t used = (size_t)sprintf(dispute, "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 3\n"
                                           "  moves:\n    a: {s1: s2}\n    b: {s2: s3}\n"
                                           "preferences:\n  a:\n    weights:\n");
    for (size_t k = 0; k < WEIGHTS; k++) {
        used += (size_t)sprintf(dispute + used, "      - {want: not s3, weight: 999999999.5}\n");
    }
    (void)sprintf(dispute + used, "      - {want: s2, weight: 1}\n    strong_from: 999999999\n"
                                  "    certain_from: 999999999\nfuzzy: {a: {threshold: 0.9}}\n");
#define ANSWER(WORDS)                                                                              \
    "{'state':0,'equilibrium':[" WORDS "],'parties':[{'party':'a','stable':[" WORDS                \
    "],'improvements':[{'to':1,'deterred':[{'under':[" WORDS "],'steps':[{'party':'b','to':2}]}]," \
    "'open':[]}]},{'party':'b','stable':[" WORDS "],'improvements':[]}]}"
    expect_about(dispute, "'gmr','strong_gmr'", "['s1'],['s2'],['s3']",
                 ANSWER("'gmr','strong_gmr'"), "");
#undef ANSWER
    /* and going back from there is certain */
    used = (size_t)(strstr(dispute, "a: {s1: s2}") - dispute);
    memcpy(dispute + used, "a: {s3: s1}", strlen("a: {s1: s2}"));
    expect_about(dispute, "'fnash'", "['s3'],['s1']",
                 "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':[{"
                 "'to':1,'deterred':[],'open':[]}]},{'party':'b','stable':['fnash'],"
                 "'improvements':[]}]}",
                 "");
    expect_about(dispute, "'nash_a'", "['s3'],['s1']",
                 "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],'improvements':[{"
                 "'to':1,'deterred':[],'open':[]}]},{'party':'b','stable':['nash_a'],"
                 "'improvements':[]}]}",
                 "");
    free(dispute);
}

/* To verify what is asked of a dispute takes too many completions. */
static void expect_too_many(const char *dispute, const char *concepts)
{
    ent_verification result;
    ent_certificate *certificate = NULL;
    stage s = open_stage(dispute);
    char *text = about(dispute, concepts, "['no','no']",
                       "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],"
                       "'improvements':[]},{'party':'b','stable':[],'improvements':[]}]}");
    assert_int_equal(ent_certificate_read_text(s.context, "test", text, strlen(text), &certificate),
                     ENT_OK);
    assert_int_equal(ent_verify(s.context, s.dispute, certificate, &result), ENT_ERROR_LIMIT);
    assert_string_equal(reason(s.context),
                        "E705 more than 65536 completions would have to be looked at");
    ent_certificate_free(certificate);
    free(text);
    close_stage(&s);
}

/* What completions come to, of each party and of all of them. */
static void completions_are_gone_through(void **unused)
{
    (void)unused;
    expect(
        HELD, "'stable':['some_gmr','some_smr']", "'stable':['some_gmr']",
        "E704 verdicts[0].parties[0].stable: this is not what the completions of 'city' come to");
    expect(HELD, "'equilibrium':['some_gmr','some_smr']", "'equilibrium':['some_gmr']",
           "E704 verdicts[0].equilibrium: this is not what the completions come to");
    expect(HELD, "{'party':'city'", "{'party':'union'",
           "E704 verdicts[0].parties[0].party: in the order of the file this is 'city'");
    expect(HELD, "'improvements':[]", "'improvements':[{'to':0,'deterred':[],'open':[]}]",
           "E704 verdicts[0].parties[0].improvements: of completions no improvements are listed");
    expect(HELD, "'concepts':['every_nash'", "'concepts':['nash','every_nash'",
           "E701 concepts: a certificate speaks of concepts of one kind");
#define WISHES "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
#define VERDICT(EQUILIBRIUM, A, B)                                                                 \
    "{'state':0,'equilibrium':[" EQUILIBRIUM "],'parties':[{'party':'a','stable':[" A              \
    "],'improvements':[]},{'party':'b','stable':[" B "],'improvements':[]}]}"
    /* one concept that asks for the wishes of others, and one that does not, each by itself */
    static const char chicken[] =
        WISHES "preferences:\n  a: [not (o and q), {want: q, certainty: unsure}, {want: o, "
               "certainty: unknown}]\n"
               "  b: {ranking: [not o and q, [o and not q, not o and not q], rest]}\n";
    expect_about(chicken, "'every_nash','some_nash'", "['no','no']", VERDICT("", "'some_nash'", ""),
                 "");
    expect_about(chicken, "'every_seq','some_seq'", "['yes','no']",
                 VERDICT("'some_seq'", "'some_seq'", "'every_seq','some_seq'"), "");
    expect_about(WISHES "preferences: {a: {ranking: [o, rest], unknown: [[o, q]]}}\n",
                 "'some_nash'", "['no','no']", "",
                 "E704 concepts: the unknown pairs of 'a' have no completions");
    /* whoever leaves by the first of two moves leaves */
    expect_about(
        "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 3\n  moves: {a: {s1: [s2, s3]}}\n"
        "preferences: {a: [not s1]}\n",
        "'every_nash'", "['s1']", VERDICT("", "", "'every_nash'"), "");
    /* 3^12 completions are too many, of one party or of all together */
#define THREE                                                                                      \
    "{want: o, certainty: unknown}, {want: q, certainty: unknown}, {want: o, certainty: "          \
    "unknown}, "
    static const char one[] = WISHES "preferences: {a: [" THREE THREE THREE THREE "o]}\n";
    static const char all[] =
        WISHES "preferences: {a: [" THREE THREE "o], b: [" THREE THREE "q]}\n";
#undef THREE
    expect_too_many(one, "'every_nash'");
    expect_too_many(all, "'every_seq'");
    expect_about(all, "'every_nash'", "['no','no']", VERDICT("", "", ""), "");
#undef VERDICT
#undef WISHES
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(families_are_not_mixed),
        cmocka_unit_test(departures_are_complete),
        cmocka_unit_test(answers_deter_under_each_concept),
        cmocka_unit_test(equal_is_not_far_worse),
        cmocka_unit_test(misperceptions_are_told),
        cmocka_unit_test(blind_parties_at_once),
        cmocka_unit_test(completions_are_compared),
        cmocka_unit_test(going_back_is_known),
        cmocka_unit_test(certainty_is_compared),
        cmocka_unit_test(large_differences),
        cmocka_unit_test(completions_are_gone_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
