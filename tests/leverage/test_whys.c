/* SPDX-License-Identifier: MIT */
/* What leverage says of why a change works: what tells it, by what was asked; and of answers that pay, how little that may mean. */
#include "report/sections.h"

#include <entente/entente.h>

/* The mill gains by a raise, which nobody minds: without one the first state would not hold, with one the second does. */
static const char peace[] = "entente: 1\nparties: {mill: , union: }\n"
                            "options: {raise: {party: mill}, strike: {party: union}}\n"
                            "today: {raise: no, strike: no}\n"
                            "preferences:\n  mill: [raise]\n  union: [not strike]\n";

/* What is said, with its lines joined. The caller frees. */
static char *say(uint64_t state, ent_concept concept, bool breaks)
{
    stage s;
    words w = {NULL, 0};
    ent_leverage_options asked;
    ent_leverage *leverage = NULL;
    const ent_sink sink = {.write = gather, .user = &w};
    const ent_leverage_view view = {.size = sizeof view};
    open_stage(&s, peace, NULL);
    ent_leverage_defaults(&asked);
    asked.state = state;
    asked.concept = concept;
    asked.breaks = breaks;
    assert_int_equal(ent_leverage_new(s.context, s.space, &asked, &leverage), ENT_OK);
    assert_int_equal(ent_report_leverage(s.context, leverage, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    ent_leverage_free(leverage);
    close_stage(&s);
    size_t length = 0;
    for (const char *c = w.bytes; *c != '\0'; c++) {
        const bool blank = *c == ' ' || *c == '\n';
        if (!blank || length == 0 || w.bytes[length - 1] != ' ') {
            w.bytes[length++] = blank ? ' ' : *c;
        }
    }
    w.bytes[length] = '\0';
    return w.bytes;
}

static void sentences(void **unused)
{
    static const struct {
        uint64_t state;
        ent_concept concept;
        bool breaks, found;
        const char *words; /* after "file tells"; without anything behind them */
    } rows[] = {
        {0, ENT_SEQ, false, true,
         " who gains by leaving no more, or is deterred, and by which answer. Such an answer pays "
         "for who gives it, perhaps only by a part that this party could have had without the "
         "rest. Who"},
        {0, ENT_GMR, false, true,
         " who gains by leaving no more, or is deterred, and by which answer. Who"},
        {0, ENT_NASH, false, true, " why nobody gains by leaving any more. Who"},
        {1, ENT_SEQ, true, true, " who then leaves, and why. Who"},
        {1, ENT_SEQ, false, false, NULL},
    };
    (void)unused;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        char *text = say(rows[k].state, rows[k].concept, rows[k].breaks);
        const char *begin = strstr(text, "Why a change works is not told here. Make it ('entente "
                                         "edit'), and 'entente explain' of the changed file tells");
        const char *rest = begin == NULL ? NULL : strstr(begin, " file tells");
        if ((begin != NULL) != rows[k].found ||
            (rest != NULL &&
             strncmp(rest + strlen(" file tells"), rows[k].words, strlen(rows[k].words)) != 0)) {
            fail_msg("%zu: %s", k, text);
        }
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sentences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
