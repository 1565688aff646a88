/* SPDX-License-Identifier: MIT */
/*
 * From links between words to roles.
 *
 * A subject is linked to the first verb of its group: "Russia will not have accepted" has S from Russia to will, I to
 * have, PP to accepted. So a walk goes to the right, from verb to verb, and tells the subject of each; where a passive
 * begins (Pv) what was the subject is the object from there on, and "by" tells the subject. The walk goes through
 * "ready to", "agreed not to", and through "urged Russia to" with the object as subject of what follows.
 * The same walk takes a negation from an auxiliary to the verbs behind it, but not through "to": who did not agree
 * to talk may talk.
 *
 * What the names of links mean is told in the documentation of link-grammar: S and SI join subjects (SF: it, there),
 * O objects, MV prepositions to verbs and J these to nouns, R and MX "who" to what it stands for,
 * SJ and VJ what "and" joins, N and NT "not", E adverbs.
 */
#include "roles.h"

#include <string.h>
#include <strings.h>

typedef struct finder {
    const parsed_sentence *s;
    ent_grammar_link *links;
    size_t room, count;
} finder;

typedef struct stretch {
    size_t start, end;
} stretch;

static bool is_word(const parsed_sentence *s, size_t word, const char *text)
{
    const parsed_word *w = &s->words[word];
    const size_t length = strlen(text);
    return w->end - w->start == length && strncasecmp(s->text + w->start, text, length) == 0;
}

static bool is_one_of(const parsed_sentence *s, size_t word, const char *const *texts)
{
    while (*texts != NULL && !is_word(s, word, *texts)) {
        texts++;
    }
    return *texts != NULL;
}

static bool has_base(const parsed_link *link, const char *base)
{
    return strcmp(link->base, base) == 0;
}

/* The first link from or to a word, of one base, whose minor part begins with `minor` ('\0': any); NULL when none. */
static const parsed_link *find_from(const parsed_sentence *s, size_t left, const char *base,
                                    char minor)
{
    for (size_t k = 0; k < s->link_count; k++) {
        const parsed_link *link = &s->links[k];
        if (link->left == left && has_base(link, base) &&
            (minor == '\0' || link->minor[0] == minor)) {
            return link;
        }
    }
    return NULL;
}

static const parsed_link *find_to(const parsed_sentence *s, size_t right, const char *base,
                                  char minor)
{
    for (size_t k = 0; k < s->link_count; k++) {
        const parsed_link *link = &s->links[k];
        if (link->right == right && has_base(link, base) &&
            (minor == '\0' || link->minor[0] == minor)) {
            return link;
        }
    }
    return NULL;
}

/* Whether a link joins a noun to what stands before it in its phrase: determiners, names, adjectives, owners. */
static bool in_phrase(const parsed_link *link)
{
    return link->base[0] == 'D' || link->base[0] == 'Y' || has_base(link, "G") ||
           has_base(link, "GN") || has_base(link, "A") || has_base(link, "AN");
}

static size_t phrase_start(const parsed_sentence *s, size_t noun)
{
    size_t first = s->words[noun].start;
    for (size_t k = 0; k < s->link_count; k++) {
        const parsed_link *link = &s->links[k];
        const parsed_word *left = &s->words[link->left];
        if (link->right == noun && in_phrase(link) && left->start < left->end) {
            const size_t start = phrase_start(s, link->left);
            first = start < first ? start : first;
        }
    }
    return first;
}

/* The end of a phrase, with what "of" or "for" adds to it. */
static size_t phrase_end(const parsed_sentence *s, size_t noun)
{
    static const char *const adding[] = {"of", "for", NULL};
    const parsed_link *more = find_from(s, noun, "M", '\0');
    if (more != NULL && is_one_of(s, more->right, adding)) {
        const parsed_link *next = find_from(s, more->right, "J", '\0');
        if (next != NULL && s->words[next->right].end > s->words[noun].end) {
            return phrase_end(s, next->right);
        }
    }
    return s->words[noun].end;
}

/* Adds a link, unless it is there or a place is empty. */
static void add(finder *f, ent_grammar_role role, stretch left, stretch right)
{
    const ent_grammar_link link = {role, left.start, left.end, right.start, right.end};
    for (size_t k = 0; k < f->count; k++) {
        const ent_grammar_link *other = &f->links[k];
        if (other->role == role && other->left_start == left.start && other->left_end == left.end &&
            other->right_start == right.start && other->right_end == right.end) {
            return;
        }
    }
    if (left.start < left.end && right.start < right.end && f->count < f->room) {
        f->links[f->count++] = link;
    }
}

static stretch word_at(const parsed_sentence *s, size_t word)
{
    return (stretch){s->words[word].start, s->words[word].end};
}

/* The word by which a noun phrase denies what is said of it, or SIZE_MAX: "no agreement", "nobody". */
static size_t denied(const parsed_sentence *s, size_t noun)
{
    static const char *const deniers[] = {"nobody", "nothing", "none", "neither", "no", NULL};
    if (is_one_of(s, noun, deniers)) {
        return noun;
    }
    for (size_t k = 0; k < s->link_count; k++) {
        const parsed_link *link = &s->links[k];
        if (link->right == noun && link->base[0] == 'D' && is_one_of(s, link->left, deniers)) {
            return link->left;
        }
    }
    return SIZE_MAX;
}

/* Adds a noun as subject or object of a verb, and that its phrase denies the verb. */
static void add_noun(finder *f, ent_grammar_role role, size_t noun, size_t verb)
{
    const stretch phrase = {phrase_start(f->s, noun), phrase_end(f->s, noun)};
    const stretch word = word_at(f->s, verb);
    if (role == ENT_GRAMMAR_SUBJECT) {
        add(f, role, phrase, word);
    } else {
        add(f, role, word, phrase);
    }
    const size_t denier = denied(f->s, noun);
    if (denier != SIZE_MAX) {
        add(f, ENT_GRAMMAR_NEGATION, word, word_at(f->s, denier));
    }
}

/* What a word stands for: itself, or the words that "and" or "or" joins; how many, at most `room`. */
static size_t take_apart(const parsed_sentence *s, size_t word, const char *joint, size_t *out,
                         size_t room)
{
    size_t count = 0;
    for (size_t k = 0; k < s->link_count && count < room; k++) {
        const parsed_link *link = &s->links[k];
        if (has_base(link, joint) && (link->left == word || link->right == word)) {
            out[count++] = link->left == word ? link->right : link->left;
        }
    }
    if (count == 0) {
        out[count++] = word;
    }
    return count;
}

/* Where a group of verbs goes on from a word, by one link: 's' within the same group, 'p' in a passive, 't' through an
 * adjective or "to", or 0 where it does not. */
static char goes_on(const parsed_link *link)
{
    if (has_base(link, "I") || has_base(link, "PP") ||
        (has_base(link, "P") && link->minor[0] == 'g')) {
        return 's';
    }
    if (has_base(link, "P")) {
        return link->minor[0] == 'v' ? 'p' : link->minor[0] == 'a' ? 't' : '\0';
    }
    if ((has_base(link, "TO") && link->minor[0] != 'o') || has_base(link, "NT") ||
        (has_base(link, "MV") && link->minor[0] == 'i')) {
        return 't';
    }
    return '\0';
}

enum { MOST_JOINED = 8 };

/* Adds a noun to the verbs of a group that begins with a word. Goes to the right alone, so that it ends. */
static void walk(finder *f, ent_grammar_role role, size_t noun, size_t word)
{
    const parsed_sentence *s = f->s;
    size_t verbs[MOST_JOINED];
    const size_t count = take_apart(s, word, "VJ", verbs, MOST_JOINED);
    for (size_t v = 0; v < count; v++) {
        if (s->words[verbs[v]].verb) {
            add_noun(f, role, noun, verbs[v]);
        }
        for (size_t k = 0; k < s->link_count; k++) {
            const char how = s->links[k].left == verbs[v] ? goes_on(&s->links[k]) : '\0';
            if (how != '\0') {
                walk(f, how == 'p' ? ENT_GRAMMAR_OBJECT : role, noun, s->links[k].right);
            }
        }
    }
}

/* The same for each noun that a word stands for. */
static void walk_all(finder *f, ent_grammar_role role, size_t noun, size_t word)
{
    size_t nouns[MOST_JOINED];
    const size_t count = take_apart(f->s, noun, "SJ", nouns, MOST_JOINED);
    for (size_t n = 0; n < count; n++) {
        walk(f, role, nouns[n], word);
    }
}

/* Adds the nouns that a word stands for to one verb alone. */
static void add_all(finder *f, ent_grammar_role role, size_t noun, size_t verb)
{
    size_t nouns[MOST_JOINED];
    const size_t count = take_apart(f->s, noun, "SJ", nouns, MOST_JOINED);
    for (size_t n = 0; n < count && f->s->words[verb].verb; n++) {
        add_noun(f, role, nouns[n], verb);
    }
}

/* Objects, and prepositions that make an object of a noun, or in a passive the subject. */
static void take_object(finder *f, const parsed_link *link)
{
    static const char *const towards[] = {"with", "to", "against", "toward", "towards", NULL};
    const parsed_sentence *s = f->s;
    if (has_base(link, "O")) {
        add_all(f, ENT_GRAMMAR_OBJECT, link->right, link->left);
        const parsed_link *to = find_from(s, link->left, "TO", 'o');
        if (to != NULL) {
            walk_all(f, ENT_GRAMMAR_SUBJECT, link->right, to->right);
        }
    }
    const parsed_link *noun = has_base(link, "MV") ? find_from(s, link->right, "J", '\0') : NULL;
    if (noun != NULL && is_one_of(s, link->right, towards)) {
        add_all(f, ENT_GRAMMAR_OBJECT, noun->right, link->left);
    } else if (noun != NULL && is_word(s, link->right, "by") &&
               find_to(s, link->left, "P", 'v') != NULL) {
        add_all(f, ENT_GRAMMAR_SUBJECT, noun->right, link->left);
    }
}

/* Denies a verb and those behind it in its group. */
static void deny(finder *f, size_t verb, size_t denier)
{
    const parsed_sentence *s = f->s;
    if (s->words[verb].verb) {
        add(f, ENT_GRAMMAR_NEGATION, word_at(s, verb), word_at(s, denier));
    }
    for (size_t k = 0; k < s->link_count; k++) {
        const char how = s->links[k].left == verb ? goes_on(&s->links[k]) : '\0';
        if (how == 's' || how == 'p') {
            deny(f, s->links[k].right, denier);
        }
    }
}

/* Words that deny, joined to a verb or to "to". */
static void take_negation(finder *f, const parsed_link *link)
{
    static const char *const never[] = {"never", "not", NULL};
    const parsed_sentence *s = f->s;
    if (has_base(link, "N") || (has_base(link, "EB") && is_one_of(s, link->right, never))) {
        deny(f, link->left, link->right);
    } else if (has_base(link, "NT") || (has_base(link, "E") && is_one_of(s, link->left, never))) {
        deny(f, link->right, link->left);
    }
}

/* Whether a word denies within itself: "didn't", "cannot". */
static bool denies_itself(const parsed_sentence *s, size_t word)
{
    static const char *const ends[] = {"n't", "n\xe2\x80\x99t", "cannot", NULL};
    const parsed_word *w = &s->words[word];
    for (size_t k = 0; ends[k] != NULL; k++) {
        const size_t length = strlen(ends[k]);
        if (w->end - w->start >= length &&
            strncasecmp(s->text + w->end - length, ends[k], length) == 0) {
            return true;
        }
    }
    return false;
}

/* The noun that a word like "who" stands for, or the word itself. */
static size_t antecedent(const parsed_sentence *s, size_t word)
{
    static const char *const relative[] = {"who", "which", "that", NULL};
    if (!is_one_of(s, word, relative)) {
        return word;
    }
    const parsed_link *link = find_to(s, word, "R", '\0');
    if (link == NULL) {
        link = find_to(s, word, "MX", '\0');
    }
    return link == NULL ? word : link->left;
}

size_t roles_find(const parsed_sentence *sentence, ent_grammar_link *links, size_t room)
{
    finder f = {.s = sentence, .links = links, .room = room};
    for (size_t k = 0; k < sentence->link_count; k++) {
        const parsed_link *link = &sentence->links[k];
        if (has_base(link, "S") || has_base(link, "RS")) {
            walk_all(&f, ENT_GRAMMAR_SUBJECT, antecedent(sentence, link->left), link->right);
        } else if (has_base(link, "SI")) {
            walk_all(&f, ENT_GRAMMAR_SUBJECT, link->right, link->left);
        }
        take_object(&f, link);
        take_negation(&f, link);
    }
    for (size_t w = 0; w < sentence->word_count; w++) {
        if (denies_itself(sentence, w)) {
            deny(&f, w, w);
        }
    }
    return f.count;
}
