/* SPDX-License-Identifier: MIT */
/*
 * The forms of all words, made from the tables by the rules of English spelling: -s, -es, -ies; -ed, -d, -ied; -ing without
 * the silent e. A verb whose last consonant is doubled has its past in the table, and is doubled where that shows it.
 */
#include "reading/lexicon/lexicon.h"

#include <string.h>

const char *ent_modality_word(ent_modality modality)
{
    static const char *const words[ENT_MODALITY_COUNT] = {NULL,        "conditional", "impossible",
                                                          "unlikely",  "possible",    "likely",
                                                          "necessary", "desired",     "certain"};
    return words[modality];
}

/* The entry of a form, made when there is none; NULL: no memory. */
static ent_entry *entry_of(ent_lexicon *lexicon, const char *form)
{
    const size_t length = strlen(form);
    const ent_map_entry *known = ent_map_get(&lexicon->forms, form, length);
    if (known != NULL) {
        return &lexicon->entries[known->number];
    }
    ent_entry *entries = ent_memory_grow(lexicon->arena.allocator, lexicon->entries,
                                         &lexicon->capacity, lexicon->count + 1, sizeof *entries);
    if (entries == NULL) {
        return NULL;
    }
    lexicon->entries = entries;
    if (ent_map_put(&lexicon->forms, form, length, lexicon->count) != ENT_OK) {
        return NULL;
    }
    entries[lexicon->count] = (ent_entry){0};
    return &entries[lexicon->count++];
}

static bool is_vowel(char letter)
{
    return strchr("aeiou", letter) != NULL;
}

/* Copies a stem without its last `cut` letters, and an ending; NULL: no memory. */
static const char *join(ent_lexicon *lexicon, const char *stem, size_t cut, const char *ending)
{
    const size_t kept = strlen(stem) - cut, more = strlen(ending);
    char *form = ent_arena_new(&lexicon->arena, kept + more + 1, 1);
    if (form != NULL) {
        memcpy(form, stem, kept);
        memcpy(form + kept, ending, more);
    }
    return form;
}

static bool ends_in_y(const char *stem)
{
    const size_t length = strlen(stem);
    return length > 1 && stem[length - 1] == 'y' && !is_vowel(stem[length - 2]);
}

static bool ends_in(const char *stem, const char *ending)
{
    const size_t length = strlen(stem), size = strlen(ending);
    return length >= size && strcmp(stem + length - size, ending) == 0;
}

/* The form with -s, of a verb or a noun. */
static const char *with_s(ent_lexicon *lexicon, const char *stem)
{
    if (ends_in_y(stem)) {
        return join(lexicon, stem, 1, "ies");
    }
    const bool hisses = ends_in(stem, "s") || ends_in(stem, "x") || ends_in(stem, "z") ||
                        ends_in(stem, "ch") || ends_in(stem, "sh") || ends_in(stem, "go") ||
                        ends_in(stem, "do") || ends_in(stem, "to");
    return join(lexicon, stem, 0, hisses ? "es" : "s");
}

static const char *with_ed(ent_lexicon *lexicon, const char *stem)
{
    if (ends_in_y(stem)) {
        return join(lexicon, stem, 1, "ied");
    }
    return join(lexicon, stem, 0, ends_in(stem, "e") ? "d" : "ed");
}

/* The form with -ing; `past` shows whether the last letter is doubled, as in planned. */
static const char *with_ing(ent_lexicon *lexicon, const char *stem, const char *past)
{
    const size_t length = strlen(stem);
    if (past != NULL && strlen(past) == length + 3 && past[length] == stem[length - 1] &&
        ends_in(past, "ed")) {
        const char ending[] = {stem[length - 1], 'i', 'n', 'g', '\0'};
        return join(lexicon, stem, 0, ending);
    }
    if (ends_in(stem, "ie")) {
        return join(lexicon, stem, 2, "ying");
    }
    const bool doubles = strcmp(stem, "cut") == 0 || strcmp(stem, "put") == 0 ||
                         strcmp(stem, "set") == 0 || strcmp(stem, "get") == 0 ||
                         strcmp(stem, "hit") == 0 || strcmp(stem, "win") == 0 ||
                         strcmp(stem, "shut") == 0 || strcmp(stem, "begin") == 0 ||
                         strcmp(stem, "run") == 0 || strcmp(stem, "quit") == 0;
    if (doubles) {
        const char ending[] = {stem[length - 1], 'i', 'n', 'g', '\0'};
        return join(lexicon, stem, 0, ending);
    }
    const bool silent = ends_in(stem, "e") && !ends_in(stem, "ee") && length > 2;
    return join(lexicon, stem, silent, "ing");
}

/* Enters a form of a verb. A form that is already one of another lemma keeps that. */
static ent_status put_verb(ent_lexicon *lexicon, const char *form, const ent_verb *verb,
                           unsigned use)
{
    ent_entry *entry = form == NULL ? NULL : entry_of(lexicon, form);
    if (entry == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (entry->verb == NULL) {
        entry->verb = verb;
    }
    if (strcmp(entry->verb->lemma, verb->lemma) == 0) {
        entry->forms |= use;
    }
    return ENT_OK;
}

static ent_status put_forms(ent_lexicon *lexicon, const ent_verb *verb)
{
    const char *past = verb->past != NULL ? verb->past : with_ed(lexicon, verb->lemma);
    const size_t length = strlen(verb->lemma);
    if (verb->past == NULL && length > 3 && ends_in(verb->lemma, "l") &&
        is_vowel(verb->lemma[length - 2]) && !is_vowel(verb->lemma[length - 3])) { /* signalled */
        ENT_TRY(put_verb(lexicon, join(lexicon, verb->lemma, 0, "led"), verb,
                         ENT_FORM_PAST | ENT_FORM_PARTICIPLE));
        ENT_TRY(put_verb(lexicon, join(lexicon, verb->lemma, 0, "ling"), verb, ENT_FORM_ING));
    }
    ENT_TRY(put_verb(lexicon, verb->lemma, verb, ENT_FORM_BASE));
    ENT_TRY(put_verb(lexicon, with_s(lexicon, verb->lemma), verb, ENT_FORM_S));
    ENT_TRY(put_verb(lexicon, past, verb, ENT_FORM_PAST));
    ENT_TRY(put_verb(lexicon, verb->participle != NULL ? verb->participle : past, verb,
                     ENT_FORM_PARTICIPLE));
    return put_verb(lexicon, with_ing(lexicon, verb->lemma, verb->past), verb, ENT_FORM_ING);
}

static ent_status put_word(ent_lexicon *lexicon, const char *form, const ent_word_row *row)
{
    ent_entry *entry = form == NULL ? NULL : entry_of(lexicon, form);
    if (entry == NULL) {
        return ENT_ERROR_MEMORY;
    }
    entry->classes |= row->classes;
    if (row->modality != ENT_MODALITY_NONE) {
        entry->modality = row->modality;
    }
    if ((row->classes & ENT_CLASS_MOVE) != 0) {
        entry->act = row->act;
    }
    return ENT_OK;
}

static ent_status put_deed(ent_lexicon *lexicon, const char *form, const ent_deed_row *row)
{
    ent_entry *entry = form == NULL ? NULL : entry_of(lexicon, form);
    if (entry == NULL) {
        return ENT_ERROR_MEMORY;
    }
    entry->deed = row->verb;
    return ENT_OK;
}

static ent_status fill_verbs(ent_lexicon *lexicon)
{
    const ent_verb *const tables[] = {ent_verbs, ent_more_verbs, ent_more_deeds};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        for (const ent_verb *verb = tables[t]; verb->lemma != NULL; verb++) {
            ENT_TRY(put_forms(lexicon, verb));
        }
    }
    return ENT_OK;
}

static ent_status fill(ent_lexicon *lexicon)
{
    ENT_TRY(fill_verbs(lexicon));
    for (const ent_word_row *row = ent_nouns; row->word != NULL; row++) {
        ENT_TRY(put_word(lexicon, row->word, row));
        ENT_TRY(put_word(lexicon, with_s(lexicon, row->word), row));
    }
    for (const ent_deed_row *row = ent_deeds; row->noun != NULL; row++) {
        ENT_TRY(put_deed(lexicon, row->noun, row));
        ENT_TRY(put_deed(lexicon, with_s(lexicon, row->noun), row));
    }
    for (const ent_word_row *row = ent_words; row->word != NULL; row++) {
        ENT_TRY(put_word(lexicon, row->word, row));
    }
    return ENT_OK;
}

ent_status ent_lexicon_init(ent_lexicon *out, const ent_allocator *allocator)
{
    *out = (ent_lexicon){0};
    ent_arena_init(&out->arena, allocator);
    ent_map_init(&out->forms, allocator);
    const ent_status status = fill(out);
    if (status != ENT_OK) {
        ent_lexicon_free(out);
    }
    return status;
}

void ent_lexicon_free(ent_lexicon *lexicon)
{
    ent_memory_free(lexicon->arena.allocator, lexicon->entries);
    ent_map_free(&lexicon->forms);
    ent_arena_free(&lexicon->arena);
}

const ent_entry *ent_lexicon_find(const ent_lexicon *lexicon, const char *form, size_t length)
{
    const ent_map_entry *known = ent_map_get(&lexicon->forms, form, length);
    return known == NULL ? NULL : &lexicon->entries[known->number];
}
