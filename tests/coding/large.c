/* SPDX-License-Identifier: MIT */
/*
 * Codings of many statements: what it takes to make, write and compare them, twice as many each time, in seconds.
 * Usage: coding_large MOST. Exit 1 where the counts are wrong or time grows by more than three times.
 */
#include <entente/entente.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool drop(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return true;
}

/* Sentences of ten bytes, each with three statements; the second coder takes some for others. */
static ent_coding *make(ent_context *context, const char *text, size_t count, size_t coder)
{
    ent_coding *coding = NULL;
    if (ent_coding_new(context, "text", text, count * 10, "ab", &coding) != ENT_OK) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        char name[32];
        ent_coded coded = {.start = i / 3 * 10, .end = i / 3 * 10 + 10};
        (void)snprintf(name, sizeof name, "o%zu", (i + coder * (i % 7 == 0)) % 1000);
        coded.fields[ENT_CODED_ISSUE] = (ent_coded_value){.value = name, .rule = "person"};
        coded.fields[ENT_CODED_ACT].value = ent_act_word((ent_act)(i % ENT_ACT_COUNT));
        coded.fields[ENT_CODED_SPEAKER].value = i % 2 == 0 ? "alpha" : "beta";
        if (ent_coding_add(context, coding, &coded) != ENT_OK) {
            ent_coding_free(coding);
            return NULL;
        }
    }
    return coding;
}

/* The seconds that it all takes; negative where something is wrong. */
static double try_count(ent_context *context, const char *text, size_t count)
{
    size_t bytes = 0;
    const ent_sink sink = {.write = drop, .user = &bytes};
    ent_agreement *agreement = NULL;
    const double begun = seconds();
    ent_coding *first = make(context, text, count, 0), *second = make(context, text, count, 1);
    const double made = seconds();
    bool good = first != NULL && second != NULL &&
                ent_coding_write(context, first, NULL, ENT_FORMAT_JSON, &sink) == ENT_OK;
    const double put = seconds();
    good = good && ent_agreement_new(context, first, second, 0, &agreement) == ENT_OK &&
           ent_agreement_of(agreement, ENT_CODED_ISSUE).both == count &&
           ent_agreement_of(agreement, ENT_CODED_ACT).both == count;
    const double compared = seconds();
    good =
        good && ent_report_agreement(context, agreement, NULL, 0, ENT_FORMAT_CSV, &sink) == ENT_OK;
    const double ended = seconds();
    printf("%8zu statements: make two %.2f s, write one %.2f s, compare %.2f s, report %.2f s\n",
           count, made - begun, put - made, compared - put, ended - compared);
    ent_agreement_free(agreement);
    ent_coding_free(first);
    ent_coding_free(second);
    return good ? ended - begun : -1;
}

int main(int count, char **words)
{
    const size_t most = count == 2 ? (size_t)strtoull(words[1], NULL, 10) : 0;
    ent_context *context = NULL;
    char *text = calloc(most * 10 + 1, 1);
    if (most < 4 || text == NULL || ent_context_new(NULL, &context) != ENT_OK) {
        free(text);
        return 2;
    }
    int code = 0;
    double before = 0;
    for (size_t n = most / 4; n <= most && code == 0; n *= 2) {
        const double now = try_count(context, text, n);
        code = now < 0 || (before > 0.1 && now > 3 * before);
        before = now;
    }
    ent_context_free(context);
    free(text);
    return code;
}
