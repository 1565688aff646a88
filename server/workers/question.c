/* SPDX-License-Identifier: MIT */
/*
 * Reading a request.
 *
 * The JSON is read by jansson, strictly: no key twice, no NUL, no bytes behind it, valid UTF-8. Before that, what
 * stands outside of strings is counted, so that no request makes many nodes of few bytes.
 *
 * Values become words such as `--limit=6`, and operands come behind `--`, so no value can become a flag.
 */
#include "workers/question.h"

#include "text.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 300, LONGEST_PATH = 4096, LONGEST_QUOTED = 60 };

/* The texts of a request: their keys, those of their paths, and where the command finds them. */
static const struct {
    const char *key, *path_key, *file;
} texts[MOST_TEXTS] = {{"text", "path", "-"},
                       {"other", "other_path", "/dev/fd/3"},
                       {"third", "third_path", "/dev/fd/4"}};

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static bool
refuse(question *q, const char *code, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    (void)vsnprintf(q->refusal, sizeof q->refusal, format, rest);
    va_end(rest);
    q->code = code;
    return false;
}

/* A name from outside, cut and made plain, for a sentence. */
static const char *plain(char out[LONGEST_QUOTED + 1], const char *name)
{
    size_t k = 0;
    for (; name[k] != '\0' && k < LONGEST_QUOTED; k++) {
        out[k] = name[k] >= ' ' && name[k] <= '~' ? name[k] : '?';
    }
    out[k] = '\0';
    return out;
}

/* Whether JSON has few values, whatever it is. */
static bool is_small(const char *body, size_t length)
{
    size_t nodes = 0;
    bool inside = false; /* a string */
    for (size_t k = 0; k < length; k++) {
        if (inside && body[k] == '\\') {
            k++;
        } else if (body[k] == '"') {
            inside = !inside;
        } else if (!inside) {
            nodes += body[k] == ',' || body[k] == '[' || body[k] == '{';
        }
    }
    return nodes <= MOST_NODES;
}

/* Adds a word that lives long enough. */
static bool add_word(question *q, const char *word)
{
    if (q->word_count + 1 >= MOST_WORDS) {
        return refuse(q, "flags", "There are too many flags.");
    }
    q->words[q->word_count++] = word;
    return true;
}

/* Adds a word that was made, and is freed with the rest. */
static bool add_made(question *q, text *word)
{
    char *made = text_take(word, NULL);
    if (made == NULL) {
        return refuse(q, "memory", "There is not enough memory for this now.");
    }
    q->made[q->made_count++] = made; /* one a word at most */
    return add_word(q, made);
}

/* Adds `--name=value`; NULL value: `--name`. */
static bool add_flag(question *q, const char *name, const char *value)
{
    text word = {0};
    text_add(&word, "--");
    text_add(&word, name);
    if (value != NULL) {
        text_add(&word, "=");
        text_add(&word, value);
    }
    return add_made(q, &word);
}

static bool add_number(question *q, const char *name, unsigned long long number, const char *unit)
{
    char value[40];
    (void)snprintf(value, sizeof value, "%llu%s", number, unit);
    return add_flag(q, name, value);
}

/* Appends a blank and a word as a shell takes it. */
static void show(text *to, const char *word)
{
    static const char safe[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=,@%+-";
    text_add(to, " ");
    if (*word != '\0' && strspn(word, safe) == strlen(word)) {
        text_add(to, word);
        return;
    }
    text_add(to, "'");
    for (; *word != '\0'; word++) {
        if (*word == '\'') {
            text_add(to, "'\\'");
        }
        text_put(to, word, 1);
    }
    text_add(to, "'");
}

/* The string of a key; `out` stays as it is where there is none. */
static bool read_string(question *q, const char *key, size_t most, const char **out)
{
    const json_t *value = json_object_get(q->tree, key);
    if (value == NULL || json_is_null(value)) {
        return true;
    }
    if (!json_is_string(value)) {
        return refuse(q, "request", "'%s' must be a string.", key);
    }
    if (json_string_length(value) > most) {
        return refuse(q, "too-large", "'%s' is longer than %zu bytes.", key, most);
    }
    *out = json_string_value(value);
    return true;
}

static bool check_keys(question *q)
{
    static const char *const known[] = {"command", "path",       "text",  "other",  "other_path",
                                        "third",   "third_path", "flags", "operand"};
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)q->tree, key, value)
    {
        size_t k = 0;
        while (k < sizeof known / sizeof *known && strcmp(known[k], key) != 0) {
            k++;
        }
        if (k == sizeof known / sizeof *known) {
            char name[LONGEST_QUOTED + 1];
            return refuse(q, "request", "'%s' is no part of a request.", plain(name, key));
        }
    }
    return true;
}

static bool read_tree(question *q, const char *body, size_t length)
{
    json_error_t error;
    if (!is_small(body, length)) {
        return refuse(q, "request", "The request has too many parts.");
    }
    q->tree = json_loadb(body, length, JSON_REJECT_DUPLICATES, &error);
    if (q->tree == NULL) {
        char words[LONGEST_QUOTED + 1];
        return refuse(q, "json", "The request is not JSON: %s, at byte %d.",
                      plain(words, error.text), error.position);
    }
    return json_is_object((json_t *)q->tree)
               ? check_keys(q)
               : refuse(q, "request", "The request must be an object.");
}

/* Whether the command takes a text: a second one not where two moments of one are compared. */
static bool takes_text(const question *q, size_t k)
{
    const json_t *flags = json_object_get(q->tree, "flags");
    return q->command->texts[k] != NULL && (k != 1 || json_object_get(flags, "and") == NULL);
}

/* The texts that the command takes, and no other. */
static bool read_texts(question *q)
{
    for (size_t k = 0; k < MOST_TEXTS; k++) {
        const bool wanted = takes_text(q, k);
        if (!read_string(q, texts[k].key, MOST_INPUT, &q->texts[k])) {
            return false;
        }
        if ((q->texts[k] != NULL) != wanted) {
            return refuse(q, "request", "'%s' is %s for '%s'.", texts[k].key,
                          wanted ? "missing" : "nothing", q->command->name);
        }
        q->lengths[k] = wanted ? strlen(q->texts[k]) : 0;
    }
    return true;
}

/* What is asked, and about which texts. */
static bool read_subject(question *q)
{
    const char *name = NULL;
    if (!read_string(q, "command", LONGEST_NAME, &name)) {
        return false;
    }
    q->command = name == NULL ? NULL : command_find(name);
    if (q->command == NULL) {
        return refuse(q, "command", "There is no such command here.");
    }
    return read_texts(q);
}

/* Adds a flag that was asked for, with its value in JSON. */
static bool add_asked(question *q, text *shown, const char *name, const json_t *value)
{
    const flag_row *flag = command_flag(q->command, name);
    char digits[40], quoted[LONGEST_QUOTED + 1];
    const char *words = json_string_value(value);
    if (flag == NULL) {
        return refuse(q, "flags", "'%s' has no flag '%s' here.", q->command->name,
                      plain(quoted, name));
    }
    if (json_is_false(value) || json_is_null(value)) {
        return true;
    }
    if (json_is_integer(value)) {
        (void)snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        words = digits;
    }
    const bool allowed = flag->kind == VALUE_NONE
                             ? json_is_true(value)
                             : words != NULL && value_allowed(q->command, flag->kind, words);
    if (!allowed) {
        return refuse(q, "flags", "The flag '%s' of '%s' does not take this value.", flag->name,
                      q->command->name);
    }
    if (flag->kind == VALUE_FORMAT) {
        q->formatted = true;
        q->json = strcmp(words, "json") == 0;
    }
    if (!add_flag(q, flag->name, words)) {
        return false;
    }
    text_print(shown, " --%s", flag->name);
    if (words != NULL) {
        show(shown, words);
    }
    return true;
}

/* What every analysis is given. */
static bool add_limits(question *q, const question_setting *setting)
{
    return add_word(q, "--progress=lines") && add_number(q, "time-limit", setting->seconds, "") &&
           (setting->threads == 0 || add_number(q, "threads", setting->threads, ""));
}

static bool add_flags(question *q, const question_setting *setting, text *shown)
{
    json_t *flags = json_object_get(q->tree, "flags");
    const char *name;
    json_t *value;
    if (flags != NULL && !json_is_null(flags) && !json_is_object(flags)) {
        return refuse(q, "request", "'flags' must be an object.");
    }
    json_object_foreach(flags, name, value)
    {
        if (!add_asked(q, shown, name, value)) {
            return false;
        }
    }
    return (q->command->added == NULL || add_word(q, q->command->added)) &&
           (q->formatted || add_word(q, "--format=json")) && add_word(q, "--diagnostics=json") &&
           (!q->command->limited || add_limits(q, setting));
}

/* Shows a path; one that begins with a dash as a shell's user would write it. */
static void show_path(text *shown, const char *path)
{
    text whole = {0};
    text_add(&whole, path[0] == '-' && path[1] != '\0' ? "./" : "");
    text_add(&whole, path);
    char *words = text_take(&whole, NULL);
    show(shown, words == NULL ? "-" : words);
    free(words);
}

/* Adds the flags that name texts. Shown are the paths of the page, in the same order. */
static bool add_texts(question *q, text *shown)
{
    for (size_t k = 0; k < MOST_TEXTS && takes_text(q, k); k++) {
        const char *path = "-", *flag = q->command->texts[k];
        if (!read_string(q, texts[k].path_key, LONGEST_PATH, &path)) {
            return false;
        }
        if (*flag != '\0') {
            text_print(shown, " --%s", flag);
            if (!add_flag(q, flag, texts[k].file)) {
                return false;
            }
        }
        show_path(shown, path);
    }
    return true;
}

/* Adds the texts without a flag, and STATE. */
static bool add_operands(question *q, text *shown)
{
    const char *operand = NULL;
    if (!read_string(q, "operand", LONGEST_VALUE, &operand)) {
        return false;
    }
    if (operand == NULL ? q->command->operand == OPERAND_ALWAYS
                        : q->command->operand == OPERAND_NEVER) {
        return refuse(q, "operand", "'%s' takes %s.", q->command->name,
                      operand == NULL ? "a state" : "no state");
    }
    if (operand != NULL && !value_allowed(q->command, VALUE_TEXT, operand)) {
        return refuse(q, "operand", "This is no state.");
    }
    if (operand != NULL) {
        show(shown, operand);
    }
    if (!add_word(q, "--")) {
        return false;
    }
    for (size_t k = 0; k < MOST_TEXTS; k++) {
        const char *flag = q->command->texts[k];
        if (takes_text(q, k) && *flag == '\0' && !add_word(q, texts[k].file)) {
            return false;
        }
    }
    return operand == NULL || add_word(q, operand);
}

bool question_read(question *out, const question_setting *setting, const char *body, size_t length)
{
    text shown = {0}, flags = {0};
    *out = (question){.json = true};
    bool good = read_tree(out, body, length) && read_subject(out) &&
                add_word(out, setting->program) && add_word(out, out->command->word) &&
                add_flags(out, setting, &flags) &&
                (text_print(&shown, "entente %s", out->command->word), true) &&
                add_texts(out, &shown) && add_operands(out, &shown);
    if (good) {
        char *behind = text_take(&flags, NULL);
        text_add(&shown, behind == NULL ? "" : behind);
        free(behind);
        out->shown = text_take(&shown, NULL);
        good =
            out->shown != NULL || refuse(out, "memory", "There is not enough memory for this now.");
    }
    text_drop(&shown);
    text_drop(&flags);
    return good;
}

void question_free(question *asked)
{
    for (size_t k = 0; k < asked->made_count; k++) {
        free(asked->made[k]);
    }
    free(asked->shown);
    json_decref(asked->tree);
}
