/* SPDX-License-Identifier: MIT */
/*
 * A statement in plain words: who does what, towards whom, and about which issue.
 *
 * "Ukraine demands of United States: security guarantees for Ukraine (at least limited)"; and where another speaks of it,
 * "Russia says that Ukraine demands ...". Names and labels are the file's. The label of an option stands behind a colon, as
 * it may be a thing, "the strike", or a deed, "close the plant".
 */
#include "dispute/subject.h"
#include "editing/coded/coded.h"

/* How an act is said, and what stands before the addressee. */
typedef struct phrase {
    const char *words, *towards;
} phrase;

static const phrase with_issue[ENT_ACT_COUNT] = {
    [ENT_ACT_STATE] = {"{makes|make} a statement", " to"},
    [ENT_ACT_EXPECT] = {"{expects|expect}", " of"},
    [ENT_ACT_DEMAND] = {"{demands|demand}", " of"},
    [ENT_ACT_OFFER] = {"{offers|offer}", ""},
    [ENT_ACT_REFUSE] = {"{refuses|refuse}", ""},
    [ENT_ACT_PROMISE] = {"{promises|promise}", ""},
    [ENT_ACT_THREATEN] = {"{threatens|threaten}", ""},
    [ENT_ACT_CONCEDE] = {"{concedes|concede}", " to"},
    [ENT_ACT_AGREE] = {"{agrees|agree}", " with"},
    [ENT_ACT_WELCOME] = {"{welcomes|welcome}", " from"},
    [ENT_ACT_MEET] = {"{holds|hold} a meeting", " with"},
    [ENT_ACT_CALL] = {"{speaks|speak} by telephone", " with"},
    [ENT_ACT_DO] = {"{acts|act}", " towards"},
};

/* The same where nothing is said of an issue; NULL: as above. */
static const phrase alone[ENT_ACT_COUNT] = {
    [ENT_ACT_EXPECT] = {"{voices|voice} an expectation", " of"},
    [ENT_ACT_DEMAND] = {"{makes|make} a demand", " of"},
    [ENT_ACT_OFFER] = {"{makes|make} an offer", " to"},
    [ENT_ACT_PROMISE] = {"{makes|make} a promise", " to"},
    [ENT_ACT_CONCEDE] = {"{makes|make} a concession", " to"},
    [ENT_ACT_WELCOME] = {"{voices|voice} a welcome", " to"},
};

/* Adds what is said of a degree, in parentheses. */
static void add_degree(ent_text *text, const ent_option *option, const char *words, uint32_t value)
{
    ent_text_format(text, " (%s%s)", words, ent_value_words(option, value));
}

static void add_issue(ent_text *text, const ent_coded_told *told)
{
    const ent_coded_issue *issue = &told->issue;
    const ent_option *option = issue->option;
    uint32_t value = 0;
    const bool shown = issue->valued && (option->graded || issue->value == 0); /* yes is plain */
    const bool at_least = ent_coded_wish(told, &value) == ENT_RELATION_AT_LEAST;
    const bool denied = issue->denied && told->act != ENT_ACT_REFUSE; /* which says so already */
    ent_text_add(text, denied ? ": not " : ": ");
    ent_text_add(text, option->label);
    if (shown) {
        add_degree(text, option, at_least ? "at least " : "", issue->value);
    }
}

void ent_coded_add_label(ent_text *text, const ent_coded_told *told)
{
    const ent_party *actor = told->actor != NULL ? told->actor : told->speaker;
    const bool issue = told->issue.option != NULL || alone[told->act].words == NULL;
    const phrase *said = issue ? &with_issue[told->act] : &alone[told->act];
    const bool spoken = told->speaker != NULL && actor != told->speaker;
    ent_subject who = ent_subject_of(actor != NULL && actor->plural);
    if (spoken) {
        ent_subject speaker = ent_subject_of(told->speaker->plural);
        ent_text_format(text, ent_inflect(&speaker, "%s {says|say} that "), told->speaker->opening);
    }
    ent_text_format(text, "%s %s",
                    actor == NULL ? "Someone"
                    : spoken      ? actor->name
                                  : actor->opening,
                    ent_inflect(&who, said->words));
    if (told->addressee != NULL && told->addressee != actor) {
        ent_text_format(text, "%s %s", said->towards, told->addressee->name);
    }
    if (told->issue.option != NULL) {
        add_issue(text, told);
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
