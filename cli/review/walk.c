/* SPDX-License-Identifier: MIT */
/* Walking proposals: one key, one command. Every command that changes anything ends in a step. */
#include "review/review.h"
#include "review/terminal.h"

#include <stdlib.h>
#include <string.h>

size_t review_statement(const review *r)
{
    return r->order[r->at];
}

ent_coded review_coded(const review *r)
{
    return ent_coding_at(r->coding, review_statement(r));
}

/* A statement and where it begins. */
typedef struct begun {
    uint64_t start;
    size_t statement;
} begun;

static int by_start(const void *one, const void *other)
{
    const begun *a = one, *b = other;
    const int order = (a->start > b->start) - (a->start < b->start);
    return order != 0 ? order : (a->statement > b->statement) - (a->statement < b->statement);
}

/* Fills the order, which has room for all statements. */
static bool sort_statements(review *r)
{
    begun *places = calloc(r->count + 1, sizeof *places);
    if (places == NULL) {
        return false;
    }
    for (size_t i = 0; i < r->count; i++) {
        places[i] = (begun){.start = ent_coding_at(r->coding, i).start, .statement = i};
    }
    qsort(places, r->count, sizeof *places, by_start);
    for (size_t i = 0; i < r->count; i++) {
        r->order[i] = places[i].statement;
    }
    free(places);
    return true;
}

int review_order(review *r, size_t statement)
{
    const size_t count = ent_coding_describe(r->coding).count;
    size_t *order = realloc(r->order, (count + 1) * sizeof *order);
    if (order == NULL) {
        return session_status(r->s, ENT_ERROR_MEMORY);
    }
    r->order = order;
    r->count = count;
    if (!sort_statements(r)) {
        return session_status(r->s, ENT_ERROR_MEMORY);
    }
    for (size_t i = 0; i < count; i++) {
        r->at = order[i] == statement ? i : r->at;
    }
    r->at = r->at < count ? r->at : count == 0 ? 0 : count - 1;
    return EXIT_DONE;
}

size_t review_sentence(const review *r, uint64_t byte)
{
    size_t number = 1;
    while (number < r->sentence_count && r->sentences[number] <= byte) {
        number++;
    }
    return number;
}

bool review_ask(review *r, const char *question, char *answer)
{
    review_say(r, "%s", question);
    r->ended = !terminal_line(answer, REVIEW_LINE);
    return !r->ended;
}

int review_step(review *r, size_t statement, const ent_coded *coded, const char *done)
{
    const ent_status status = ent_coding_step(r->s->context, r->coding, statement, coded);
    if (status == ENT_ERROR_ARGUMENT) { /* only a note is not one of given words */
        review_say(r, "that cannot be kept: write plain text, without control characters");
        return EXIT_DONE;
    }
    int code = status == ENT_OK ? review_store_save(r) : session_status(r->s, status);
    if (code == EXIT_DONE) {
        code = review_order(r, statement);
        review_say(r, "%s", done);
    }
    return code;
}

/* Goes to the next statement that is not decided, from the beginning again behind the last. */
static int skip(review *r)
{
    for (size_t k = 1; k <= r->count; k++) {
        const size_t place = (r->at + k) % r->count;
        if (ent_coding_at(r->coding, r->order[place]).decision == ENT_DECISION_PROPOSED) {
            r->at = place;
            return EXIT_DONE;
        }
    }
    review_say(r, "all are decided; q ends, b and j look again");
    return EXIT_DONE;
}

static bool is_changed(const ent_coded *coded)
{
    bool changed = coded->decision == ENT_DECISION_EDITED;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const char *rule = coded->fields[f].rule;
        changed = changed || (rule != NULL && strcmp(rule, "person") == 0);
    }
    return changed;
}

static int decide(review *r, ent_decision decision, const char *word)
{
    char done[REVIEW_LINE];
    ent_coded coded = review_coded(r);
    if (coded.decision == decision) {
        review_say(r, "statement %zu is %s already", r->at + 1, ent_decision_word(decision));
        return skip(r);
    }
    coded.decision = decision;
    (void)snprintf(done, sizeof done, "%s: statement %zu", word, r->at + 1);
    const int code = review_step(r, review_statement(r), &coded, done);
    return code == EXIT_DONE ? skip(r) : code;
}

static int accept(review *r)
{
    const ent_coded coded = review_coded(r);
    return decide(r, is_changed(&coded) ? ENT_DECISION_EDITED : ENT_DECISION_ACCEPTED, "accepted");
}

static int reject(review *r)
{
    return decide(r, ENT_DECISION_REJECTED, "rejected");
}

static int back(review *r)
{
    if (r->at == 0) {
        review_say(r, "this is the first");
    } else {
        r->at--;
    }
    return EXIT_DONE;
}

static int undo(review *r)
{
    size_t statement = 0;
    const ent_status status = ent_coding_undo(r->s->context, r->coding, &statement);
    if (status == ENT_ERROR_NOT_FOUND) {
        review_say(r, "there is nothing to undo");
        return EXIT_DONE;
    }
    int code = status == ENT_OK ? review_store_save(r) : session_status(r->s, status);
    code = code == EXIT_DONE ? review_order(r, statement) : code;
    if (code == EXIT_DONE && statement == r->count) {
        review_say(r, "undone: the statement that was added last is gone");
    } else if (code == EXIT_DONE) {
        review_say(r, "undone: statement %zu is %s", r->at + 1,
                   ent_decision_word(review_coded(r).decision));
    }
    return code;
}

static int jump(review *r)
{
    char answer[REVIEW_LINE], *end = NULL;
    if (!review_ask(r, "sentence (its number)?", answer) || *answer == '\0') {
        return EXIT_DONE;
    }
    const unsigned long number = strtoul(answer, &end, 10);
    if (*end != '\0' || number < 1 || number > r->sentence_count) {
        review_say(r, "the sentences are 1 to %zu", r->sentence_count);
        return EXIT_DONE;
    }
    size_t place = 0;
    while (number > 1 && place < r->count &&
           ent_coding_at(r->coding, r->order[place]).start < r->sentences[number - 1]) {
        place++;
    }
    if (place == r->count) {
        review_say(r, "there is no statement from there on");
    } else {
        r->at = place;
    }
    return EXIT_DONE;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether words stand in a text; the case of letters does not count. */
static bool holds(const char *text, size_t length, const char *words)
{
    const size_t size = strlen(words);
    for (size_t at = 0; at + size <= length; at++) {
        size_t same = 0;
        while (same < size && lower(text[at + same]) == lower(words[same])) {
            same++;
        }
        if (same == size) {
            return true;
        }
    }
    return false;
}

static bool fits(const review *r, const ent_coded *coded, const char *words)
{
    bool found = holds(r->text + coded->start, (size_t)(coded->end - coded->start), words);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS && !found; f++) {
        const char *value = coded->fields[f].value;
        found = value != NULL && holds(value, strlen(value), words);
    }
    return found;
}

static int search(review *r)
{
    char answer[REVIEW_LINE];
    if (!review_ask(r, "words of a sentence, or a value?", answer) || *answer == '\0') {
        return EXIT_DONE;
    }
    for (size_t k = 1; k <= r->count; k++) {
        const size_t place = (r->at + k) % r->count;
        const ent_coded coded = ent_coding_at(r->coding, r->order[place]);
        if (fits(r, &coded, answer)) {
            r->at = place;
            return EXIT_DONE;
        }
    }
    review_say(r, "no statement has '%s'", answer);
    return EXIT_DONE;
}

static int quit(review *r)
{
    r->ended = true;
    return EXIT_DONE;
}

static int help(review *r);

static const struct {
    char key;
    bool shows; /* the statement is shown again */
    int (*run)(review *r);
    const char *words;
} commands_of_review[] = {
    {'a', true, accept, "accept it"},
    {'r', true, reject, "reject it"},
    {'e', true, review_change_field, "edit a field: its value, and the words that show it"},
    {'o', true, review_take_other, "take the second opinion of a field"},
    {'n', true, review_add_statement, "add a statement of the same sentence"},
    {'s', true, skip, "leave it open, and go to the next that is open"},
    {'b', true, back, "go back by one"},
    {'u', true, undo, "undo the last step, as often as you like"},
    {'j', true, jump, "jump to a sentence"},
    {'/', true, search, "search in sentences and values"},
    {'?', false, help, "show this"},
    {'q', false, quit, "end; what was decided is saved"},
};
enum { COMMANDS = sizeof commands_of_review / sizeof *commands_of_review };

static int help(review *r)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        review_say(r, "  %c  %s", commands_of_review[i].key, commands_of_review[i].words);
    }
    return EXIT_DONE;
}

/* Does what a key asks for; *show: the statement is to be shown again. */
static int obey(review *r, int key, bool *show)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (commands_of_review[i].key == key) {
            *show = commands_of_review[i].shows;
            return commands_of_review[i].run(r);
        }
    }
    *show = key == KEY_RESIZED;
    if (key == KEY_CONTROL_D) {
        r->ended = true;
    } else if (key != KEY_RESIZED && key != 0 && key != '\n') {
        review_say(r, "there is no such key; ? lists them");
    }
    return EXIT_DONE;
}

int review_walk(review *r)
{
    bool show = true;
    int code = EXIT_DONE;
    while (code == EXIT_DONE && !r->ended) {
        if (show && review_show_statement(r) != ENT_OK) {
            return session_status(r->s, ENT_ERROR_MEMORY);
        }
        const int key = r->ended ? KEY_END : terminal_key();
        if (key == KEY_END) {
            break;
        }
        code = obey(r, key, &show);
    }
    return code;
}
