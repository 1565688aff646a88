/* SPDX-License-Identifier: MIT */
/* Sayings: the words that must stand in a section of a report, and those that must not, of small disputes. */
#ifndef ENT_TESTS_REPORT_SAYINGS_H
#define ENT_TESTS_REPORT_SAYINGS_H

#include "report/sections.h"

/* What is said where: words that stand in a section, or after "!" do not. */
typedef struct saying {
    const char *text, *section; /* NULL: the brief report */
    const char *state;          /* as a number, NULL: none is given */
    const char *words[10];
    unsigned concepts; /* 0: the default */
    char how; /* 'r' without return, 's' with strength, 'b' blind to what others do unseen */
} saying;

/* What a saying's section says of its dispute. The caller frees. */
static inline char *say(const saying *one)
{
    stage s;
    ent_solution_options asked;
    ent_solution_defaults(&asked);
    asked.concepts = one->concepts == 0 ? asked.concepts : one->concepts;
    asked.no_return = one->how == 'r';
    asked.strength = one->how == 's';
    asked.blind_others = one->how == 'b';
    open_stage(&s, one->text, &asked);
    ent_page_options options = options_for(&one->section);
    options.section_count = one->section != NULL;
    options.sections = one->section != NULL ? options.sections : NULL;
    options.state_given = one->state != NULL;
    options.state = one->state == NULL ? 0 : strtoull(one->state, NULL, 10) - 1;
    char *text = write_page(&s, &options);
    close_stage(&s);
    return text;
}

/* Fails where a word is missing, or stands where it must not, and tells all of these. */
static inline void check_sayings(const saying *sayings, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const saying *one = &sayings[i];
        char *text = say(one);
        for (size_t k = 0; k < sizeof one->words / sizeof *one->words && one->words[k] != NULL;
             k++) {
            const bool absent = one->words[k][0] == '!';
            if ((strstr(text, one->words[k] + absent) == NULL) != absent) {
                print_error("%zu, %s: '%s'\n", i, one->section != NULL ? one->section : "brief",
                            one->words[k]);
                print_error("in: %s\n", text);
                wrong++;
            }
        }
        free(text);
    }
    assert_int_equal(wrong, 0);
}

#endif
