/* SPDX-License-Identifier: MIT */
/*
 * A statement in plain words: who does what, about which issue, towards whom.
 *
 * "Ukraine demands security guarantees for Ukraine (at least limited) of United States"; and where another speaks of it,
 * "Russia says that Ukraine demands ...". Names and labels are the file's.
 */
#include "editing/coded/coded.h"

/* How an act is said: with an issue, without one, and the word before the addressee. */
typedef struct phrase {
    const char *with, *without, *towards;
} phrase;

static const phrase phrases[ENT_ACT_COUNT] = {
    [ENT_ACT_STATE] = {"speaks of", "makes a statement", "to"},
    [ENT_ACT_EXPECT] = {"expects", "voices an expectation", "of"},
    [ENT_ACT_DEMAND] = {"demands", "makes a demand", "of"},
    [ENT_ACT_OFFER] = {"offers", "makes an offer", "to"},
    [ENT_ACT_REFUSE] = {"refuses", "refuses", "towards"},
    [ENT_ACT_PROMISE] = {"promises", "makes a promise", "to"},
    [ENT_ACT_THREATEN] = {"makes a threat about", "makes a threat", "against"},
    [ENT_ACT_CONCEDE] = {"concedes", "makes a concession", "to"},
    [ENT_ACT_AGREE] = {"agrees to", "agrees", "with"},
    [ENT_ACT_WELCOME] = {"welcomes", "welcomes it", "towards"},
    [ENT_ACT_MEET] = {"holds a meeting about", "holds a meeting", "with"},
    [ENT_ACT_CALL] = {"speaks by telephone about", "speaks by telephone", "with"},
    [ENT_ACT_DO] = {"acts on", "acts", "towards"},
};

static const char *const values_no_yes[] = {"no", "yes"};

/* Adds what is said of a degree, in parentheses. */
static void add_degree(ent_text *text, const ent_option *option, const char *words, uint32_t value)
{
    ent_text_format(text, " (%s%s)", words,
                    option->graded ? option->values[value] : values_no_yes[value]);
}

static void add_issue(ent_text *text, const ent_coded_told *told)
{
    const ent_coded_issue *issue = &told->issue;
    const ent_option *option = issue->option;
    uint32_t value = 0;
    const bool shown = issue->valued && (option->graded || issue->value == 0); /* yes is plain */
    const bool at_least = ent_coded_wish(told, &value) == ENT_RELATION_AT_LEAST;
    const bool denied = issue->denied && told->act != ENT_ACT_REFUSE; /* which says so already */
    ent_text_add(text, denied ? " not " : " ");
    ent_text_add(text, option->label);
    if (shown) {
        add_degree(text, option, at_least ? "at least " : "", issue->value);
    }
}

void ent_coded_add_label(ent_text *text, const ent_coded_told *told)
{
    const ent_party *actor = told->actor != NULL ? told->actor : told->speaker;
    const phrase *said = &phrases[told->act];
    if (told->speaker != NULL && actor != told->speaker) {
        ent_text_format(text, "%s says that ", told->speaker->name);
    }
    ent_text_add(text, actor == NULL ? "Someone" : actor->name);
    ent_text_format(text, " %s", told->issue.option == NULL ? said->without : said->with);
    if (told->issue.option != NULL) {
        add_issue(text, told);
    }
    if (told->addressee != NULL && told->addressee != actor) {
        ent_text_format(text, " %s %s", said->towards, told->addressee->name);
    }
}

void ent_coded_add_wish_label(ent_text *text, const ent_option *option, ent_relation relation,
                              uint32_t value)
{
    static const char *const words[] = {"", "", "at least ", "more than ", "less than "};
    if (option->graded) {
        ent_text_add(text, option->label);
        add_degree(text, option, words[relation], value);
    } else {
        ent_text_format(text, "%s%s", value == 1 ? "" : "not ", option->label);
    }
}
