/* SPDX-License-Identifier: MIT */
/*
 * Asking link-grammar.
 *
 * Few linkages are looked at: the cheapest of them is taken for what the sentence says, if it has a verb. At first
 * every word has to be linked; where that cannot be, a few may be left alone, since much news text is not a sentence to a
 * dictionary.
 * Quotation marks and apostrophes are given to it straight, as its dictionary has them, and places are counted back.
 * The library is told how long it may take, in processor time. What it thinks aloud is dropped.
 *
 * The library looks for its dictionary in the working directory first, so main() leaves that before.
 */
#include "parser.h"

#include <link-grammar/link-includes.h>

#include <stdlib.h>
#include <string.h>

enum {
    LINKAGES = 1000,  /* to choose from */
    LEFT_ALONE = 3,   /* words that need no link, at the second attempt */
    SECONDS = 1,      /* for each attempt */
    SHORT_LENGTH = 12 /* the longest link that is not one of a sentence's frame */
};

struct parser {
    Dictionary dictionary;
    Parse_Options options;
};

static void drop_message(lg_errinfo *message, void *user)
{
    (void)message;
    (void)user;
}

parser *parser_new(void)
{
    parser *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    (void)lg_error_set_handler(drop_message, NULL);
    made->options = parse_options_create();
    made->dictionary = dictionary_create_lang("en");
    if (made->options == NULL || made->dictionary == NULL) {
        parser_free(made);
        return NULL;
    }
    parse_options_set_verbosity(made->options, 0);
    parse_options_set_linkage_limit(made->options, LINKAGES);
    parse_options_set_max_parse_time(made->options, SECONDS);
    parse_options_set_short_length(made->options, SHORT_LENGTH);
    parse_options_set_spell_guess(made->options, 0);
    parse_options_set_islands_ok(made->options, false);
    parse_options_set_repeatable_rand(made->options, true);
    return made;
}

void parser_free(parser *reader)
{
    if (reader == NULL) {
        return;
    }
    if (reader->dictionary != NULL) {
        dictionary_delete(reader->dictionary);
    }
    if (reader->options != NULL) {
        (void)parse_options_delete(reader->options);
    }
    free(reader);
}

const char *parser_version(void)
{
    const char *words = linkgrammar_get_version(); /* link-grammar-5.12.0 */
    const char *number = strrchr(words, '-');
    return number == NULL ? words : number + 1;
}

/* Parses with at most so many words left alone; whether there is a linkage that can be trusted. */
static bool parse(parser *reader, Sentence sentence, int alone)
{
    parse_options_reset_resources(reader->options);
    parse_options_set_min_null_count(reader->options, alone == 0 ? 0 : 1);
    parse_options_set_max_null_count(reader->options, alone);
    return sentence_parse(sentence, reader->options) > 0 &&
           !parse_options_resources_exhausted(reader->options) &&
           sentence_num_valid_linkages(sentence) > 0;
}

/* Copies the stretch of a label that is of one kind, capitals or others, from *at on. */
static void copy_label(const char **at, bool capitals, char *out)
{
    size_t length = 0;
    while (**at != '\0' && (**at >= 'A' && **at <= 'Z') == capitals) {
        if (length + 1 < LONGEST_LABEL) {
            out[length++] = **at;
        }
        (*at)++;
    }
    out[length] = '\0';
}

static void copy_link(const Linkage linkage, size_t index, parsed_link *out)
{
    const char *label = linkage_get_link_label(linkage, index);
    char head[LONGEST_LABEL]; /* which end is the head: 'h' or 'd', before the capitals */
    out->left = linkage_get_link_lword(linkage, index);
    out->right = linkage_get_link_rword(linkage, index);
    copy_label(&label, false, head);
    copy_label(&label, true, out->base);
    copy_label(&label, false, out->minor);
}

/* The text as it is given to the library, and for each of its bytes where that is in the sentence. */
typedef struct straight {
    char text[LONGEST_SENTENCE + 1];
    size_t length;
    size_t places[LONGEST_SENTENCE + 1];
} straight;

/* The straight form of the curly mark that a text begins with, or '\0'. */
static char straight_mark(const char *text)
{
    static const struct {
        const char *curly;
        char plain;
    } marks[] = {{"\xe2\x80\x98", '\''},
                 {"\xe2\x80\x99", '\''},
                 {"\xe2\x80\x9c", '"'},
                 {"\xe2\x80\x9d", '"'}};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        if (strncmp(text, marks[k].curly, 3) == 0) {
            return marks[k].plain;
        }
    }
    return '\0';
}

static void straighten(const char *text, straight *out)
{
    out->length = 0;
    size_t at = 0;
    while (text[at] != '\0' && out->length < LONGEST_SENTENCE) {
        const char mark = straight_mark(text + at);
        out->places[out->length] = at;
        out->text[out->length++] = mark == '\0' ? text[at] : mark;
        at += mark == '\0' ? 1 : 3;
    }
    out->text[out->length] = '\0';
    out->places[out->length] = at;
}

/* Where a word stands in the sentence; nowhere where it is a wall, or something that the library made of its own. */
static void place_word(const Linkage linkage, size_t index, const straight *given, parsed_word *out)
{
    const size_t start = linkage_get_word_byte_start(linkage, index);
    const size_t end = linkage_get_word_byte_end(linkage, index);
    const bool whole = start <= end && end <= given->length;
    out->start = whole ? given->places[start] : 0;
    out->end = whole ? given->places[end] : 0;
}

/* Copies words and links; false when there are too many. */
static bool copy(const Linkage linkage, const straight *given, parsed_sentence *out)
{
    out->word_count = linkage_get_num_words(linkage);
    out->link_count = linkage_get_num_links(linkage);
    if (out->word_count > MOST_WORDS || out->link_count > MOST_LINKS) {
        return false;
    }
    for (size_t w = 0; w < out->word_count; w++) {
        parsed_word *word = &out->words[w];
        const char *written = linkage_get_word(linkage, w);
        const char *dot = written == NULL ? NULL : strrchr(written, '.');
        place_word(linkage, w, given, word);
        word->verb = dot != NULL && (dot[1] == 'v' || dot[1] == 'w' || dot[1] == 'q');
    }
    for (size_t k = 0; k < out->link_count; k++) {
        copy_link(linkage, k, &out->links[k]);
        if (out->links[k].right >= out->word_count || out->links[k].left >= out->links[k].right) {
            return false;
        }
    }
    return true;
}

/* Whether the wall is linked to a phrase, in place of a sentence. */
static bool only_phrase(const parsed_sentence *sentence)
{
    for (size_t k = 0; k < sentence->link_count; k++) {
        const parsed_link *link = &sentence->links[k];
        if (link->left == 0 && strcmp(link->base, "W") == 0 && link->minor[0] == 'a') {
            return true;
        }
    }
    return false;
}

/* Copies the cheapest linkage; false when it is no sentence. */
static bool take_best(const parser *reader, Sentence sentence, const straight *given,
                      parsed_sentence *out)
{
    Linkage linkage = linkage_create(0, sentence, reader->options);
    if (linkage == NULL) {
        return false;
    }
    const bool done = copy(linkage, given, out) && !only_phrase(out);
    linkage_delete(linkage);
    return done;
}

bool parser_read(parser *reader, const char *text, parsed_sentence *out)
{
    bool done = false;
    if (text[0] == '\0') {
        return false; /* the library does not survive it */
    }
    straight given;
    straighten(text, &given);
    Sentence sentence = sentence_create(given.text, reader->dictionary);
    out->text = text;
    out->length = strlen(text);
    if (sentence == NULL) {
        return false;
    }
    if (sentence_split(sentence, reader->options) >= 0 && sentence_length(sentence) <= MOST_WORDS &&
        (parse(reader, sentence, 0) || parse(reader, sentence, LEFT_ALONE))) {
        done = take_best(reader, sentence, &given, out);
    }
    sentence_delete(sentence);
    return done;
}
