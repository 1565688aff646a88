/* SPDX-License-Identifier: MIT */
/*
 * What a command has written, as one line of JSON.
 *
 * JSON goes in as it is, in one line: between its tokens a line feed is as good as a blank, and within them there is
 * none. Standard error holds lists of diagnostics, a line each, and sentences of the command.
 */
#include "workers/outcome.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Exit codes of the command that come with a result (docs/commands.md). */
enum { EXIT_DONE = 0, EXIT_NEGATIVE = 1, EXIT_INPUT = 3, EXIT_PARTIAL = 5 };

enum { MOST_SENTENCES = 20, LONGEST_SENTENCE = 2000 };

/* What stands on standard error. */
typedef struct messages {
    json_t *diagnostics; /* all lists in one; NULL: no memory */
    json_t *sentences;
} messages;

bool outcome_is_progress(const char *line, size_t length)
{
    static const char begins[] = "{\"progress\":";
    return length > sizeof begins && memcmp(line, begins, sizeof begins - 1) == 0 &&
           line[length - 1] == '}';
}

/* How much of a sentence is kept: not a part of a character, with which none of it would be taken. */
static size_t sentence_length(const char *words, size_t length)
{
    size_t most = length < LONGEST_SENTENCE ? length : LONGEST_SENTENCE;
    while (most > 0 && most < length && ((unsigned char)words[most] & 0xc0) == 0x80) {
        most--;
    }
    return most;
}

static void take_line(messages *to, const char *line, size_t length)
{
    static const char name[] = "entente: ";
    json_t *list = line[0] == '[' ? json_loadb(line, length, 0, NULL) : NULL;
    if (list != NULL) {
        (void)json_array_extend(to->diagnostics, list);
        json_decref(list);
    } else if (length > 0 && json_array_size(to->sentences) < MOST_SENTENCES) {
        const size_t skip =
            length > sizeof name && memcmp(line, name, sizeof name - 1) == 0 ? sizeof name - 1 : 0;
        const size_t most = sentence_length(line + skip, length - skip);
        (void)json_array_append_new(to->sentences, json_stringn(line + skip, most));
    }
}

static messages read_messages(const char *errors)
{
    messages read = {json_array(), json_array()};
    while (*errors != '\0') {
        const size_t length = strcspn(errors, "\n");
        take_line(&read, errors, length);
        errors += length + (errors[length] == '\n');
    }
    return read;
}

static void put_list(text *to, const char *key, const json_t *list)
{
    char *words = list == NULL ? NULL : json_dumps(list, JSON_COMPACT);
    text_print(to, ",\"%s\":", key);
    text_add(to, words == NULL ? "[]" : words);
    free(words);
}

/* The first error, else the first sentence, else NULL. */
static const char *first_reason(const messages *from)
{
    size_t k;
    json_t *each;
    json_array_foreach(from->diagnostics, k, each)
    {
        const char *severity = json_string_value(json_object_get(each, "severity"));
        if (severity != NULL && strcmp(severity, "error") == 0) {
            return json_string_value(json_object_get(each, "message"));
        }
    }
    return json_string_value(json_array_get(from->sentences, 0));
}

/* Why a process ended that did not end by itself. */
static void put_ending(char *out, size_t size, const outcome_about *about, const pool_end *end)
{
    const int code = end->code;
    if (end->how == POOL_LATE) {
        (void)snprintf(out, size, "It was stopped: it went on for longer than %u seconds.",
                       about->seconds);
    } else if (end->how == POOL_FLOODED) {
        (void)snprintf(out, size, "The answer is larger than %zu MiB, the most that is taken.",
                       about->output >> 20);
    } else if (end->how == POOL_CANCELLED) {
        (void)snprintf(out, size, "It was cancelled.");
    } else if (end->how == POOL_NO_START) {
        (void)snprintf(out, size, "It could not be started or read: %s.", strerror(code));
    } else if (end->how == POOL_KILLED && code == SIGXCPU) {
        (void)snprintf(out, size, "It was stopped: it took more processor time than it may.");
    } else if (end->how == POOL_KILLED && code == SIGKILL) {
        (void)snprintf(out, size, "It was killed by the system, which may be short of memory.");
    } else if (end->how == POOL_KILLED) {
        (void)snprintf(out, size, "It crashed (signal %d). This is a fault of the program.", code);
    } else {
        (void)snprintf(out, size, "It ended with exit code %d, without a word.", code);
    }
}

/* Whether what was written is a result: all that can be had, in the form that was asked for. */
static bool is_result(const outcome_about *about, const pool_end *end)
{
    if (end->how != POOL_EXITED || end->length == 0 ||
        (end->code != EXIT_DONE && end->code != EXIT_NEGATIVE && end->code != EXIT_INPUT &&
         end->code != EXIT_PARTIAL)) {
        return false;
    }
    size_t last = end->length;
    while (about->json && last > 1 &&
           (end->output[last - 1] == '\n' || end->output[last - 1] == ' ')) {
        last--;
    }
    return about->json ? (end->output[0] == '{' && end->output[last - 1] == '}') ||
                             (end->output[0] == '[' && end->output[last - 1] == ']')
                       : text_is_utf8(end->output, end->length);
}

static void put_result(text *to, const outcome_about *about, const pool_end *end)
{
    text_add(to, "{\"result\":");
    if (!about->json) {
        text_quote(to, end->output, end->length);
        return;
    }
    for (size_t at = 0; at < end->length;) {
        const char *line = memchr(end->output + at, '\n', end->length - at);
        const size_t length = line == NULL ? end->length - at : (size_t)(line - end->output) - at;
        text_put(to, end->output + at, length);
        text_put(to, " ", line != NULL);
        at += length + (line != NULL);
    }
}

void outcome_put(text *to, const outcome_about *about, const pool_end *end)
{
    const messages said = read_messages(end->errors);
    if (is_result(about, end)) {
        put_result(to, about, end);
    } else {
        char ending[200];
        const char *reason = end->how == POOL_EXITED ? first_reason(&said) : NULL;
        put_ending(ending, sizeof ending, about, end);
        text_add(to, "{\"failed\":");
        text_quote_words(to, reason == NULL ? ending : reason);
    }
    if (end->how == POOL_EXITED) {
        text_print(to, ",\"exit\":%d", end->code);
    } else {
        text_add(to, ",\"exit\":null");
    }
    text_print(to, ",\"seconds\":%.3f,\"command\":", end->seconds);
    text_quote_words(to, about->command);
    put_list(to, "diagnostics", said.diagnostics);
    put_list(to, "messages", said.sentences);
    text_add(to, "}\n");
    json_decref(said.diagnostics);
    json_decref(said.sentences);
}
