/* SPDX-License-Identifier: MIT */
/* The verifier of coalitions and of looking ahead: what is refused, and with which words. */
#include "unit/verifying.h"

/* The samples of joint_certificates.h. */
enum { WAR = JOINT, WAR_TOO, VILLAGES, COUNT, WAYS, SUMS, PLANT, BLINKERED, AHEAD };

#define STANCE "coalitions[0].verdicts[0]"
#define GAIN   STANCE ".improvements[0]"
#define ANSWER GAIN ".deterred[0]"

static void forms_are_strict(void **unused)
{
    (void)unused;
    static const char misplaced[] = ": this is not a concept that can stand here";
    char words[300];
    expect(WAR, "['cnash','cgmr','csmr','cseq'],'states'", "[],'states'",
           "E701 concepts: no concept was asked for");
    expect(WAR, "'cnash','cgmr'", "'cgmr','cnash'",
           "E701 concepts[1]: this concept stands twice or out of order");
    expect(WAR, "'cnash','cgmr'", "'nash','cgmr'",
           "E701 concepts[0]: this is not a concept that can stand here");
    expect(WAR, "'parties':['east']", "'parties':[]",
           "E701 coalitions[0].parties: here must stand a list of parties");
    expect(WAR, "'actions':[{", "'actions':[],'x':[{",
           "E701 " ANSWER ".x: this key does not belong here");
    expect(WAR, "'under':['cseq']", "'under':[]",
           "E701 " ANSWER ".under: here must stand cseq alone, or other concepts");
    expect(WAR_TOO, "'under':['cgmr','csmr']", "'under':['cgmr','cseq']",
           "E701 " ANSWER ".under: here must stand cseq alone, or other concepts");
    expect(WAR_TOO, "'under':['cgmr','csmr']", "'under':['cgmr']",
           "E701 " ANSWER ".reaches: this key does not belong here");
    expect(WAR, "'open':['cgmr','csmr']", "'open':['cgmr']",
           "E701 " GAIN ".open: every concept but CNash has an answer, or stands here");
    (void)snprintf(words, sizeof words, "E701 %s.open[2]%s", GAIN, misplaced);
    expect(WAR, "'open':['cgmr','csmr']", "'open':['cgmr','csmr','cseq']", words);
    expect(WAR, "'steps':[{'party':'east','to':0}]", "'steps':[]",
           "E701 " GAIN ".steps: here must stand one step at least");
    expect(WAR, "'equilibria':[{'state':3", "'equilibria':[{'state':2",
           "E701 " STANCE ".state: the equilibria have another state in this place");
    expect(WAR, "'equilibria':[{", "'equilibria':[{'state':3,'stable':[]},{",
           "E701 equilibria[1].state: this state has a verdict already");
    expect(WAR, "'equilibria':[{", "'equilibria':[{'state':2,'stable':[]},{",
           "E701 "
           "coalitions[0].verdicts: here must stand the states of the equilibria, and no "
           "others");
    expect(WAR, "'sha256'", "'sanction_by_return':true,'sha256'",
           "E701 dispute.sanction_by_return: this key does not belong here");
    expect(AHEAD, "'horizon':4", "'horizon':5",
           "E701 lookahead[0].parties[0].foresees: here must stand one end for each horizon");
    expect(AHEAD, "'horizon':4", "'horizon':65",
           "E701 horizon: here must stand a horizon of this certificate");
    expect(AHEAD, "'equilibrium':[2,4]", "'equilibrium':[4,2]",
           "E701 lookahead[0].equilibrium[1]: this horizon stands twice or out of order");
    expect(AHEAD, "'equilibrium':[2,4]", "'equilibrium':[2,5]",
           "E701 lookahead[0].equilibrium[1]: here must stand a horizon of this certificate");
    expect(AHEAD, "'lookahead':[{", "'lookahead':[{'state':0},{",
           "E701 lookahead[0]: the key 'equilibrium' is missing");
}

static void members_are_checked(void **unused)
{
    (void)unused;
    expect(
        WAR_TOO, "'parties':['south','east']", "'parties':['east','south']",
        "E704 coalitions[0].parties[1]: this party stands twice or not in the order of the file");
    expect(WAR_TOO, "'parties':['south','east']", "'parties':['south','west']",
           "E704 coalitions[0].parties[1]: no such party can stand here");
    expect(WAR_TOO, "'steps':[{'party':'south','to':1}]", "'steps':[{'party':'north','to':1}]",
           "E704 " GAIN ".steps[0].party: here must stand one of the parties that act");
    expect(WAR_TOO, "'steps':[{'party':'north','to':0}]", "'steps':[{'party':'east','to':0}]",
           "E704 " ANSWER ".steps[0].party: here must stand one of the parties that act");
    expect(VILLAGES, "'parties':['mill','meadow']", "'parties':['hill','meadow']",
           "E704 " GAIN ".deterred[1].actions[1].parties[0]: no such party can stand here");
    expect(VILLAGES, "'parties':['mill','meadow']", "'parties':['mill']",
           "E704 " GAIN ".deterred[1].actions[1].parties: these have just acted");
}

static void steps_are_followed(void **unused)
{
    (void)unused;
    expect(PLANT, "{'party':'ministry','to':1},", "{'party':'plant','to':1},",
           "E704 " GAIN ".steps[0]: the party has no such move");
    expect(SUMS, "'steps':[{'party':'a','to':1},{'party':'c','to':4}]",
           "'steps':[{'party':'c','to':4},{'party':'a','to':4}]",
           "E704 " GAIN ".steps[0]: the party has no such move");
    expect(SUMS, "'steps':[{'party':'a','to':1},{'party':'c','to':4}]",
           "'steps':[{'party':'a','to':1},{'party':'c','to':4},{'party':'c','to':7}]",
           "E704 " GAIN ".steps[2]: this party has just moved");
    expect(SUMS, "'steps':[{'party':'a','to':1},{'party':'c','to':4}]",
           "'steps':[{'party':'a','to':1},{'party':'c','to':7}]",
           "E704 " GAIN ".to: the steps do not lead here");
    expect(SUMS, "{'to':4,'steps':[{'party':'a','to':1},{'party':'c','to':4}]",
           "{'to':1,'steps':[{'party':'a','to':1}]",
           "E704 " GAIN ".to: this is not better for all members");
    expect(SUMS, "{'to':7,'steps':[{'party':'a','to':1},{'party':'c','to':7}]",
           "{'to':4,'steps':[{'party':'a','to':1},{'party':'c','to':4}]",
           "E704 " STANCE ".improvements[1].to: this is out of order");
}

static void answers_are_followed(void **unused)
{
    (void)unused;
    expect(VILLAGES, "'steps':[{'party':'meadow','to':4}],'reaches':[3]",
           "'steps':[{'party':'mill','to':2}],'reaches':[3]",
           "E704 " ANSWER ": the coalition prefers where this ends, so it is not deterred");
    expect(WAYS, "'reaches':[2,3,5,6,7]", "'reaches':[2,3,5,6]",
           "E704 " ANSWER ".reaches: a state that the coalition reaches is missing");
    expect(WAYS, "'reaches':[2,3,5,6,7]", "'reaches':[2,3,6,5,7]",
           "E704 " ANSWER ".reaches[3]: the coalition does not reach this, or it is out of order");
    expect(WAYS, "'reaches':[2,3,5,6,7]", "'reaches':[0,2,3,5,6,7]",
           "E704 " ANSWER ".reaches[0]: the coalition does not reach this, or it is out of order");
    expect(COUNT, "'under':['cgmr'],'steps':[{'party':'south','to':0}]}",
           "'under':['cgmr','csmr'],'steps':[{'party':'south','to':0}],'reaches':[1,3]}",
           "E701 " GAIN ".open[0]: this is not a concept that can stand here");
    expect(VILLAGES, "'to':1},{'party':'meadow','to':4}]}]}", "'to':1}]}]}",
           "E704 " GAIN ".deterred[1].actions[1]: this does not pay for all who act");
    expect(WAR,
           "{'parties':['north','south'],'steps':[{'party':'north','to':1}]},"
           "{'parties':['north'],'steps':[{'party':'north','to':2}]}",
           "{'parties':['north'],'steps':[{'party':'north','to':1}]}",
           "E704 " ANSWER ": the coalition prefers where this ends, so it is not deterred");
}

/* What is said to be open is searched, and what is left out is found. */
static void nothing_is_left_out(void **unused)
{
    (void)unused;
    expect(
        COUNT,
        "{'under':['cgmr'],'steps':[{'party':'south','to':0}]},{'under':['cseq'],"
        "'actions':[{'parties':['south'],'steps':[{'party':'south','to':0}]}]}],'open':['csmr']}",
        "],'open':['cgmr','csmr','cseq']}",
        "E704 " GAIN ".open: under cgmr it is deterred: the others can bring about (s1)");
    expect(COUNT,
           ",{'under':['cseq'],'actions':[{'parties':['south'],'steps':[{'party':'south',"
           "'to':0}]}]}],'open':['csmr']}",
           "],'open':['csmr','cseq']}",
           "E704 " GAIN ".open: under cseq it is deterred: the others can bring about (s1)");
    expect(COUNT,
           "{'under':['cgmr','csmr'],'steps':[{'party':'south','to':2}],'reaches':[]},{'under':["
           "'cseq'],'actions':[{'parties':['south'],'steps':[{'party':'south','to':0}]}]}],"
           "'open':[]",
           "{'under':['cgmr'],'steps':[{'party':'south','to':2}]},{'under':['cseq'],'actions':[{"
           "'parties':['south'],'steps':[{'party':'south','to':0}]}]}],'open':['csmr']",
           "E704 " STANCE
           ".improvements[1].open: under csmr it is deterred: the others can bring about (s10)");
    expect(SUMS,
           "{'to':4,'steps':[{'party':'a','to':1},{'party':'c','to':4}],'deterred':[{'under':["
           "'cgmr','csmr'],'steps':[{'party':'b','to':6}],'reaches':[2,3,5,8]},{'under':['cseq'],"
           "'actions':[{'parties':['b'],'steps':[{'party':'b','to':6}]}]}],'open':[]},",
           "", "E704 " STANCE ".improvements: that to (yes, no, some, no) is missing");
    expect(WAR, "'stable':['cseq'],'improvements'", "'stable':[],'improvements'",
           "E704 " STANCE ".stable: this does not follow from the improvements");
    expect(WAR, "[{'state':3,'stable':['cseq']}]", "[{'state':3,'stable':[]}]",
           "E704 equilibria[0].stable: this does not follow from what is stable for the "
           "coalitions");
    expect(PLANT, "'states':[", "'states':[['no','yes','no','no','no'],",
           "E704 coalitions[0].verdicts[0].improvements[0].steps[0]: the party has no such move");
}

/* A certificate of coalitions of a dispute of so many parties with an option each, that p0 alone wants to take up:
 * p0 leaves, and nobody deters it. */
static char *about_many(size_t parties, char **dispute)
{
    size_t length = 0;
    char *values = malloc(6 * parties + 1), *text = malloc(12 * parties + 700);
    FILE *out = open_memstream(dispute, &length);
    assert_non_null(out);
    fputs("entente: 1\ntitle: test\nparties:\n", out);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  p%zu:\n", p);
        (void)strcpy(values + 5 * p, ",'no'");
    }
    fputs("options:\n", out);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  o%zu: {party: p%zu}\n", p, p);
    }
    fputs("preferences:\n  p0: [o0]\n", out);
    assert_int_equal(fclose(out), 0);
    (void)sprintf(text,
                  "{'entente_certificate':1,'dispute':{'title':'test','sha256':'?'},'concepts':["
                  "'cseq'],'states':[[%s],['yes'%s]],'coalitions':[{'parties':['p0'],'verdicts':"
                  "[{'state':0,'stable':[],'improvements':[{'to':1,'steps':[{'party':'p0','to':1}],"
                  "'deterred':[],'open':['cseq']}]}]}],'equilibria':[{'state':0,'stable':[]}]",
                  values + 1, values + 5);
    const sample made = {.dispute = *dispute, .certificate = text};
    char *body = body_of(&made), *whole = seal(body, strlen(body));
    free(body);
    free(text);
    free(values);
    return whole;
}

/* Few others are searched; more than 16 have too many coalitions; more than 64 are in no set. */
static void others_are_limited(void **unused)
{
    (void)unused;
    static const size_t counts[] = {5, 18, 64, 65};
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        char *dispute = NULL, *text = about_many(counts[k], &dispute);
        stage s = open_stage(dispute);
        ent_certificate *certificate = NULL;
        ent_verification result;
        ent_diagnostics_clear(s.context);
        assert_int_equal(
            ent_certificate_read_text(s.context, "test", text, strlen(text), &certificate), ENT_OK);
        const ent_status status = ent_verify(s.context, s.dispute, certificate, &result);
        if (counts[k] < 18) {
            assert_int_equal(status, ENT_OK);
            assert_true(result.accepted && result.searches == 1);
        } else if (counts[k] <= 64) {
            assert_int_equal(status, ENT_ERROR_LIMIT);
            assert_string_equal(
                reason(s.context),
                "E705 more than 65536 coalitions of others would have to be looked at");
        } else {
            assert_true(status == ENT_OK && !result.accepted);
            assert_string_equal(reason(s.context), "E704 coalitions are of 64 parties at most");
        }
        ent_certificate_free(certificate);
        close_stage(&s);
        free(text);
        free(dispute);
    }
}

/* Two coalitions with the same members; looking ahead by three parties. */
static void questions_fit_the_file(void **unused)
{
    (void)unused;
    static const char stance[] =
        "{'parties':['south','east'],'verdicts':[{'state':2,'stable':['cgmr','csmr','cseq'],"
        "'improvements':[{'to':1,'steps':[{'party':'south','to':1}],'deterred':[{'under':['cgmr',"
        "'csmr'],'steps':[{'party':'north','to':0}],'reaches':[3]},{'under':['cseq'],'actions':[{"
        "'parties':['north'],'steps':[{'party':'north','to':2}]}]}],'open':[]}]}]}";
    char twice[2 * sizeof stance];
    (void)snprintf(twice, sizeof twice, "%s,%s", stance, stance);
    expect(WAR_TOO, stance, twice, "E704 coalitions[1].parties: this coalition stands here twice");
    stage s = open_stage(file_war);
    ent_verification result;
    const sample made = {
        .dispute = file_war,
        .certificate =
            "{'entente_certificate':1,'dispute':{'title':'Two neighbours','sha256':'?'},"
            "'horizon':1,'states':[['war']],'lookahead':[{'state':0,'equilibrium':[1],'parties':[{"
            "'party':'north','stable':[1],'foresees':[{'to':0,'ends':0}]},{'party':'south',"
            "'stable':[1],'foresees':[{'to':0,'ends':0}]}]}]"};
    char *body = body_of(&made), *text = seal(body, strlen(body));
    assert_false(accepts(s.context, s.dispute, text, &result));
    assert_string_equal(reason(s.context),
                        "E704 horizon: looking ahead is for two parties, and the file has 3");
    free(text);
    free(body);
    close_stage(&s);
}

static void ends_are_worked_out(void **unused)
{
    (void)unused;
    expect(AHEAD, "'foresees':[{'to':3,'ends':3}", "'foresees':[{'to':1,'ends':3}",
           "E704 lookahead[0].parties[0].foresees[0].to: the party moves to (s12)");
    expect(AHEAD, "'foresees':[{'to':3,'ends':3}", "'foresees':[{'to':3,'ends':1}",
           "E704 lookahead[0].parties[0].foresees[0].ends: it ends in (s12)");
    expect(AHEAD, "{'to':3,'ends':3},{'to':0,", "{'to':3,'ends':3},{'to':3,",
           "E704 lookahead[0].parties[0].foresees[1].to: the party stays: (s1)");
    expect(AHEAD, "'stable':[2,4]", "'stable':[2]",
           "E704 lookahead[0].parties[0].stable: this does not follow from where things end");
    expect(AHEAD, "'equilibrium':[2,4]", "'equilibrium':[2]",
           "E704 lookahead[0].equilibrium: this does not follow from what is stable for the "
           "parties");
    expect(AHEAD, "'party':'north'", "'party':'south'",
           "E704 lookahead[0].parties[0].party: in the order of the file this is 'north'");
    expect(AHEAD, "'party':'south'", "'party':'east'",
           "E704 lookahead[0].parties[1].party: in the order of the file this is 'south'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_strict),       cmocka_unit_test(members_are_checked),
        cmocka_unit_test(steps_are_followed),     cmocka_unit_test(answers_are_followed),
        cmocka_unit_test(nothing_is_left_out),    cmocka_unit_test(others_are_limited),
        cmocka_unit_test(questions_fit_the_file), cmocka_unit_test(ends_are_worked_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
