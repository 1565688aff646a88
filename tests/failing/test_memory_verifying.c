/* SPDX-License-Identifier: MIT */
/* Refused memory: certificates read and verified, true ones and those with a flaw that is told. */
#include "failing/trial.h"
#include "unit/wider_certificates.h"

static void with_certificate(stage *s)
{
    assert_int_equal(
        ent_certificate_read_text(s->context, "test", s->text, strlen(s->text), &s->certificate),
        ENT_OK);
}

static ent_status call_certificate(stage *s)
{
    MAKE(ent_certificate,
         ent_certificate_read_text(s->context, "test", s->text, strlen(s->text), &out),
         ent_certificate_free(out));
}

static ent_status call_verify(stage *s)
{
    ent_verification out = {.states = 77};
    const ent_status status = ent_verify(s->context, s->dispute, s->certificate, &out);
    s->touched = out.states != 77;
    return status;
}

/* A certificate is verified with memory refused; then with fewer states allowed than `most_states`. */
static void verify_sample(const char *name, const sample *made, uint64_t most_states)
{
    char *body = body_of(made), *text = seal(body, strlen(body));
    trial t = {.name = name,
               .call = call_verify,
               .before = with_certificate,
               .depth = DISPUTE,
               .dispute = made->dispute,
               .text = text};
    exhaust_all(&t, 1);
    for (t.max_states = 1; t.max_states < most_states; t.max_states++) {
        stage s;
        t.ordinary = ENT_ERROR_LIMIT;
        prepare(&t, &s);
        (void)call_refused(&t, &s, SIZE_MAX, false);
        clean_up(&s);
    }
    free(text);
    free(body);
}

#ifndef REFUSE_ITEMS /* where items are refused one by one, few of them will do */
/* So many parties, options, names and states of a table that each takes memory of its own. */
static void verifying_much(void)
{
    enum { PARTIES = 600, OPTIONS = 2000, NAMES = 2000, STATES = 40000 };
    static char dispute[300000], certificate[200000];
    char *end = dispute + sprintf(dispute, "entente: 1\ntitle: much\nparties:\n");
    for (size_t k = 0; k < PARTIES; k++) {
        end += sprintf(end, "  p%zu:\n", k);
    }
    end += sprintf(end, "options:\n");
    for (size_t k = 0; k < OPTIONS; k++) {
        end += sprintf(end, "  o%zu: {party: p%zu}\n", k, k % PARTIES);
    }
    end += sprintf(end, "states:\n");
    for (size_t k = 0; k < NAMES; k++) {
        end += sprintf(end, "  n%zu: o%zu\n", k, k);
    }
    (void)sprintf(end, "preferences: {p0: [n0], p1: [o1], p2: [o2], p3: [o3]}\n");
    end = certificate + sprintf(certificate,
                                "{'entente_certificate':1,'dispute':{'title':'much','sha256':'?'},"
                                "'concepts':['sim'],'sanction_by_return':true,'states':[[");
    for (size_t k = 0; k < OPTIONS; k++) {
        end += sprintf(end, "%s'no'", k == 0 ? "" : ",");
    }
    for (size_t k = 1; k < STATES; k++) {
        end += sprintf(end, k == 1 ? "],[]" : ",[]");
    }
    (void)sprintf(end, "],'verdicts':[]");
    const sample made = {.dispute = dispute, .certificate = certificate};
    char *body = body_of(&made), *text = seal(body, strlen(body));
    const trial t = {.name = "verify much",
                     .call = call_verify,
                     .before = with_certificate,
                     .depth = DISPUTE,
                     .dispute = dispute,
                     .text = text};
    exhaust_all(&t, 1);
    const trial reading = {.name = "certificate_read_text of much",
                           .call = call_certificate,
                           .depth = CONTEXT,
                           .text = text};
    exhaust_all(&reading, 1);
    free(text);
    free(body);
}

/* Many rules; and moves of which there are a few more each time, until their list needs memory. */
static void verifying_many(void)
{
    static char dispute[20000];
    char *end = dispute + sprintf(dispute, "entente: 1\ntitle: many\nparties: {a: }\noptions: {o: "
                                           "{party: a}}\nrules:\n");
    for (size_t k = 0; k < 600; k++) {
        end += sprintf(end, "  - same: o\n");
    }
    for (size_t values = 0; values < 256; values += values == 0 ? 150 : 9) {
        if (values > 0) {
            end =
                dispute + sprintf(dispute, "entente: 1\ntitle: many\nparties: {a: }\noptions: {o: "
                                           "{party: a, values: [no");
            for (size_t k = 1; k < values; k++) {
                end += sprintf(end, ", v%zu", k);
            }
            (void)sprintf(end, "]}}\n");
        }
        const sample made = {
            .dispute = dispute,
            .certificate = "{'entente_certificate':1,'dispute':{'title':'many','sha256':'?'},"
                           "'concepts':['nash'],'sanction_by_return':true,'states':[['no']],"
                           "'verdicts':[{'state':0,'equilibrium':['nash'],'parties':[{'party':'a',"
                           "'stable':['nash'],'improvements':[]}]}]"};
        verify_sample("verify many", &made, 0);
    }
}

#endif

/* Sums of the answers of three others, of which there are 64. */
static void verifying_sums(void)
{
    static const char dispute[] =
        "entente: 1\ntitle: sums\nparties: {a: , b: , c: , d: }\noptions:\n  o: {party: a}\n"
        "  p: {party: b, values: [w0, w1, w2, w3]}\n  q: {party: c, values: [w0, w1, w2, w3]}\n"
        "  r: {party: d, values: [w0, w1, w2, w3]}\n"
        "preferences: {a: [o], b: [p > w0], c: [q > w0], d: [r > w0]}\n";
    const sample made = {
        .dispute = dispute,
        .certificate =
            "{'entente_certificate':1,'dispute':{'title':'sums','sha256':'?'},'concepts':['sim'],"
            "'sanction_by_return':true,'states':[['no','w0','w0','w0'],['yes','w0','w0','w0']],"
            "'verdicts':[{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],"
            "'improvements':[{'to':1,'deterred':[],'open':['sim']}]},{'party':'b','stable':[],"
            "'improvements':[]},{'party':'c','stable':[],'improvements':[]},{'party':'d',"
            "'stable':[],'improvements':[]}]}]"};
    verify_sample("verify sums", &made, 70);
}

/* A certificate that does not tell how misperceptions were taken. */
static void verifying_blinkered(void)
{
    const sample made = {
        .dispute = blinkered,
        .certificate = "{'entente_certificate':1,'dispute':{'title':'t','sha256':'?'},"
                       "'concepts':['nash'],'sanction_by_return':true,'states':[],'verdicts':[]"};
    verify_sample("verify with misperceptions", &made, 0);
}

/* Certificates, true ones and those with a flaw that is told. */
static void verifying(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < ALL_SAMPLES; k++) {
        char *body = body_of(sample_at(k)), *text = seal(body, strlen(body));
        trial t = {.name = "certificate_read_text",
                   .call = call_certificate,
                   .depth = CONTEXT,
                   .text = text};
        exhaust_all(&t, 1);
        t = (trial){.name = "verify",
                    .call = call_verify,
                    .before = with_certificate,
                    .depth = DISPUTE,
                    .dispute = sample_at(k)->dispute,
                    .text = text};
        exhaust_all(&t, 1);
        t.dispute = sample_at((k + 5) % ALL_SAMPLES)->dispute;
        t.name = "verify for another file";
        exhaust_all(&t, 1);
        t.dispute = sample_at(k)->dispute;
        t.name = "verify under limits";
        t.max_states = 3;
        t.max_moves = 2;
        t.ordinary = ENT_ERROR_LIMIT;
        exhaust_all(&t, 1);
        free(text);
        free(body);
    }
#ifndef REFUSE_ITEMS
    verifying_much();
    verifying_many();
#endif
    verifying_blinkered();
    verifying_sums();
    const trial t = {.name = "certificate_read_text of none",
                     .call = call_certificate,
                     .depth = CONTEXT,
                     .ordinary = ENT_ERROR_INPUT,
                     .text = "{\"entente_certificate\":1,\"states\":[[0]]}"};
    exhaust_all(&t, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verifying),
    };
    return cmocka_run_group_tests_name("refused memory: verifying", tests, NULL, NULL);
}
