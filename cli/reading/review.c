/* SPDX-License-Identifier: MIT */
/*
 * `entente read --review`: everything that is opened before proposals are walked, and closed after.
 *
 * The text is that of the coding when its hash is. Where the coding is not there yet, the text is read first and what
 * is proposed is saved.
 */
#include "review/review.h"

#include "grammar.h"
#include "read.h"
#include "review/terminal.h"

#include <stdlib.h>
#include <string.h>

static int check_words(const cli_arguments *arguments)
{
    static const char *const needed[] = {"--text", "--dispute", "--coder"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const char *value = flag_value(arguments, needed[i]);
        if (value == NULL || *value == '\0') {
            return usage_error(arguments->command, "--review needs %s", needed[i]);
        }
    }
    if (strcmp(flag_value(arguments, "--review"), "-") == 0) {
        return usage_error(arguments->command, "--review needs a file that can be written");
    }
    return arguments->operand_count == 0
               ? EXIT_DONE
               : usage_error(arguments->command, "--review takes its text by --text");
}

/* Where each sentence of the text begins. */
static int find_sentences(review *r)
{
    size_t room = 0, at = strspn(r->text, " \t\r\n");
    do {
        if (r->sentence_count == room) {
            room = room == 0 ? 64 : room * 2;
            size_t *wider = realloc(r->sentences, room * sizeof *wider);
            if (wider == NULL) {
                return session_status(r->s, ENT_ERROR_MEMORY);
            }
            r->sentences = wider;
        }
        r->sentences[r->sentence_count++] = at;
        size_t next = r->length;
        (void)ent_sentence_end(r->text, r->length, at, &next);
        at = next;
    } while (at < r->length);
    return EXIT_DONE;
}

/* Whether the coding is of this text, and of this coder or of nobody yet. */
static int check_coding(review *r)
{
    const ent_coding_view view = ent_coding_describe(r->coding);
    if (!reading_is_text_of(r->coding, r->text, r->length)) {
        (void)fprintf(stderr, "entente: '%s' is a coding of another text than '%s'\n",
                      r->store.path, flag_value(r->s->arguments, "--text"));
        return EXIT_INPUT;
    }
    if (strcmp(view.coder, r->coder) != 0 && strcmp(view.coder, "entente") != 0) {
        (void)fprintf(stderr, "entente: '%s' is the coding of '%s', not of '%s'\n", r->store.path,
                      view.coder, r->coder);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

/* Proposes, with a second opinion unless it is not wanted. */
static int propose(review *r)
{
    grammar_child second = {.state = GRAMMAR_OFF};
    ent_reading_options options;
    ent_reading_defaults(&options);
    options.every_sentence = flag_value(r->s->arguments, "--all") != NULL;
    if (flag_value(r->s->arguments, "--no-grammar") == NULL) {
        grammar_open(&second, NULL, NULL);
        options.grammar = second.state == GRAMMAR_OFF ? NULL : grammar_ask;
        options.grammar_user = &second;
    }
    const ent_status status =
        ent_reading_new(r->s->context, r->dispute, flag_value(r->s->arguments, "--text"), r->text,
                        r->length, &options, &r->coding);
    grammar_close(&second);
    return session_status(r->s, status);
}

/* Reads the coding, or makes it, and signs it. */
static int open_coding(review *r)
{
    int code = review_store_read(r);
    const bool made = code == EXIT_DONE && !r->store.there;
    if (code == EXIT_DONE) {
        code = made ? propose(r) : check_coding(r);
    }
    if (code == EXIT_DONE) {
        const ent_status status = ent_coding_sign(r->s->context, r->coding, r->coder);
        code = status == ENT_ERROR_ARGUMENT
                   ? usage_error(r->s->arguments->command, "'%s' cannot name a coder", r->coder)
                   : session_status(r->s, status);
    }
    return code == EXIT_DONE && made ? review_store_save(r) : code;
}

/* Begins at the first statement that is not decided. */
static int begin(review *r)
{
    int code = review_order(r, 0);
    r->at = 0;
    while (r->at < r->count && review_coded(r).decision != ENT_DECISION_PROPOSED) {
        r->at++;
    }
    r->at = r->at == r->count ? 0 : r->at;
    if (code != EXIT_DONE || r->count == 0) {
        return code;
    }
    terminal_begin();
    code = review_walk(r);
    terminal_end();
    if (code != EXIT_DONE) {
        (void)fputs("entente: the last step is not saved; all before it are\n", stderr);
    }
    return code;
}

static int review_coding(review *r)
{
    int code = session_status(r->s, ent_dispute_read_file(r->s->context,
                                                          flag_value(r->s->arguments, "--dispute"),
                                                          &r->s->dispute));
    r->dispute = r->s->dispute;
    if (code == EXIT_DONE) {
        code = reading_article(r->s, &r->text, &r->length);
    }
    if (code == EXIT_DONE) {
        code = find_sentences(r);
    }
    if (code == EXIT_DONE) {
        code = review_store_open(&r->store, flag_value(r->s->arguments, "--review"));
    }
    if (code == EXIT_DONE) {
        code = open_coding(r);
    }
    if (code == EXIT_DONE) {
        code = begin(r);
    }
    if (code == EXIT_DONE) {
        review_show_summary(r);
    }
    return code == EXIT_DONE && watch_interrupted() ? EXIT_INTERRUPTED : code;
}

int reading_review(const cli_arguments *arguments)
{
    cli_session s;
    review r = {.s = &s, .store = {.lock_file = -1}};
    int code = check_words(arguments);
    if (code != EXIT_DONE) {
        return code;
    }
    code = session_open(&s, arguments);
    if (code == EXIT_DONE && s.format != ENT_FORMAT_TEXT) {
        code = usage_error(arguments->command, "--review is read on a screen: --format is text");
    }
    r.coder = flag_value(arguments, "--coder");
    code = code == EXIT_DONE ? review_coding(&r) : code;
    review_store_close(&r.store);
    ent_coding_free(r.coding);
    free(r.order);
    free(r.sentences);
    free(r.text);
    return session_close(&s, code);
}
