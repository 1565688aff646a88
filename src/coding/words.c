/* SPDX-License-Identifier: MIT */
/*
 * The words of codings, and which texts their fields may hold.
 *
 * What names a party or an option has the form of a name; whether there is one is the business of whoever has the
 * dispute. All other values are one of a few words. Every text can be written as JSON and read again: valid UTF-8
 * without control characters.
 */
#include "coding/coding.h"

#include "base/text.h"
#include "dispute/expressions/lexer.h"

#include <string.h>

static const char *const fields[] = {"speaker",  "actor",    "act",       "addressee", "issue",
                                     "negation", "modality", "quotation", NULL};
static const char *const acts[] = {"state",   "expect",   "demand",  "offer", "refuse",
                                   "promise", "threaten", "concede", "agree", "welcome",
                                   "meet",    "call",     "do",      NULL};
static const char *const confidences[] = {"low", "medium", "high", NULL};
static const char *const decisions[] = {"proposed", "accepted", "edited", "rejected", NULL};
static const char *const modalities[] = {"certain",  "likely",      "unlikely",
                                         "possible", "impossible",  "necessary",
                                         "desired",  "conditional", NULL};
static const char *const yes[] = {"yes", NULL};

const char *ent_coded_field_word(ent_coded_field field)
{
    return (unsigned)field < ENT_CODED_FIELDS ? fields[field] : NULL;
}

const char *ent_act_word(ent_act act)
{
    return (unsigned)act < ENT_ACT_COUNT ? acts[act] : NULL;
}

const char *ent_confidence_word(ent_confidence confidence)
{
    return (unsigned)confidence <= ENT_CONFIDENCE_HIGH ? confidences[confidence] : NULL;
}

const char *ent_decision_word(ent_decision decision)
{
    return (unsigned)decision < ENT_DECISION_COUNT ? decisions[decision] : NULL;
}

const char *const *ent_decision_words(void)
{
    return decisions;
}

const char *const *ent_confidence_words(void)
{
    return confidences;
}

const char *const *ent_coded_words(ent_coded_field field)
{
    static const char *const *const words[ENT_CODED_FIELDS] = {
        [ENT_CODED_ACT] = acts,
        [ENT_CODED_NEGATION] = yes,
        [ENT_CODED_MODALITY] = modalities,
        [ENT_CODED_QUOTATION] = yes,
    };
    return words[field];
}

/* Whether a text of at most `most` bytes holds no control characters but those in `allowed`. */
static bool is_text(const char *text, size_t most, const char *allowed)
{
    const size_t length = strnlen(text, most + 1);
    for (size_t at = 0; at < length;) {
        const size_t size = ent_utf8_sequence(text + at, length - at);
        if (size == 0) {
            return false;
        }
        const bool control = (unsigned char)text[at] < ' ' || ent_utf8_control(text + at, size);
        if (control && strchr(allowed, text[at]) == NULL) {
            return false;
        }
        at += size;
    }
    return length <= most;
}

bool ent_coded_line(const char *text)
{
    return *text != '\0' && is_text(text, ENT_CODED_LONGEST, "");
}

bool ent_coded_note(const char *text)
{
    return is_text(text, ENT_NOTE_LONGEST, "\t\n");
}

/* OPTION or OPTION=VALUE. */
static bool is_issue(const char *text)
{
    const size_t length = strlen(text), option = strcspn(text, "=");
    return ent_is_name(text, option) &&
           (option == length || ent_is_name(text + option + 1, length - option - 1));
}

bool ent_coded_fits(ent_coded_field field, const char *text)
{
    const char *const *words = ent_coded_words(field);
    if (words == NULL) {
        return ent_coded_line(text) &&
               (field == ENT_CODED_ISSUE ? is_issue(text) : ent_is_name(text, strlen(text)));
    }
    while (*words != NULL && strcmp(*words, text) != 0) {
        words++;
    }
    return *words != NULL;
}

const char *ent_coding_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}
