/* SPDX-License-Identifier: MIT */
/* What may be read otherwise than it is written: told where it should be, and not where the writer has shown that it is
 * meant. */
#include "support.h"

/* What is told of a text that may be misread, and what is not worth telling. */
static void what_may_be_misread(void **unused)
{
    (void)unused;
    static const char head[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, p: {party: a, moves: down}, "
        "q: {party: b, values: [low, mid, high], moves: up}}\n";
    static const char wishes[] = "preferences: {a: [q = mid, not o, not p], b: [o, q = low]}\n";
    static const struct {
        const char *text, *codes; /* in order; less those of idle rules and wishes */
    } texts[] = {
        {"", ""},
        {"rules: [{never: o and q = mid}]\n", "N606"},
        {"rules: [{never: o and q = mid, note: meant}]\n", "N606"},
        {"rules: [{never: o and q = mid}, {never: p and q = low, note: meant}]\n", "N606 N606"},
        {"rules: [{never: o and not p}]\n", "N610"},
        {"rules: [{never: o and not p, note: for good}]\n", "N610"},
        {"rules: [{never: o and p}]\n", ""},
        {"rules: [{always: p or p}, {always: q != mid or q = mid or q = low}]\n", ""},
        {"rules: [{always: exactly 1 of (o p (q = mid))}]\n", "N606"},
        {"states: {x: o and p or not p}\n", "N609"},
        {"states: {x: (o and p) or not p}\n", ""},
        {"states: {x: o iff p implies o, y: not o and p, z: not p and q = low}\n", "N609 N609"},
        {"states: {x: not (o or p) and q = low, y: not o and not p, z: o iff p iff q = low}\n", ""},
        {"states: {x: {o: yes}}\n", "N605"},
        {"states: {x: {o: yes, p: no, q: mid}}\n", ""},
        {"today: {o: yes, q: low}\nstates: {x: {o: yes}}\n", ""},
        {"title: one #2\n", "W520"},
        {"title: one  # 2\n", ""},
        {"title: 'one #2'\n", ""},
        {"today: {q: mid, p: yes}\ntimeline: [{id: e, date: 2024, today: {q: low, p: no}}, "
         "{id: f, date: 2025, today: {p: yes}}]\n",
         "W519 W519"},
        {"today: {q: mid}\ntimeline: [{id: e, date: 2024, today: {q: high}}]\n", ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char codes[100] = "", *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        assert_non_null(out);
        fprintf(out, "%s%s%s", head, texts[i].text, wishes);
        assert_int_equal(fclose(out), 0);
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, text);
        ent_space *space = NULL;
        ent_diagnostics_clear(context);
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        assert_int_equal(ent_findings(context, space), ENT_OK);
        for (size_t k = 0; k < ent_diagnostic_count(context); k++) {
            const char *code = ent_diagnostic_at(context, k)->code;
            if (strncmp(code, "W50", 3) != 0 && strcmp(code, "N604") != 0) {
                strcat(codes, codes[0] != '\0' ? " " : "");
                strcat(codes, code);
            }
        }
        assert_string_equal(codes, texts[i].codes);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_may_be_misread)};
    return cmocka_run_group_tests_name("misread", tests, NULL, NULL);
}
