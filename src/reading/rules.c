/* SPDX-License-Identifier: MIT */
/* What each rule says, in one sentence, for people and for the documentation. */
#include "reading/rules.h"

#include <entente/reading.h>

#include <stddef.h>

static const ent_reading_rule rules[] = {
    {ENT_RULE_SAYS, "the subject of a verb of saying speaks what the verb reports"},
    {ENT_RULE_SAID,
     "the subject of a verb of saying behind a comma or a quotation speaks what stands before it"},
    {ENT_RULE_ACCORDING, "who is named behind \"according to\" speaks the sentence"},
    {ENT_RULE_QUOTE, "a quotation without a speaker goes on with the last one (a guess)"},
    {ENT_RULE_WORDS,
     "who demands, offers, refuses, promises, threatens, concedes or welcomes speaks as well"},
    {ENT_RULE_BY, "who stands behind \"by\" does what a passive verb tells"},
    {ENT_RULE_VERB, "the subject of a verb acts, and the verb shows the act"},
    {ENT_RULE_NOUN, "the noun behind a light verb shows the act, as in \"made an offer\""},
    {ENT_RULE_MODAL, "of what somebody says, the way it is said shows the act: will promises, must "
                     "demands, cannot refuses"},
    {ENT_RULE_OWN, "who says what another must do, or what cannot be, is the one who acts"},
    {ENT_RULE_ASKED, "what another must do goes to that party"},
    {ENT_RULE_OBJECT, "the object of a verb of telling, asking or meeting is whom it goes to"},
    {ENT_RULE_WITH, "who stands behind \"with\", \"to\" or \"from\" is whom it goes to; of two "
                    "together the second"},
    {ENT_RULE_OWNER, "whose offer, demand or call is refused or welcomed is whom that goes to"},
    {ENT_RULE_NAME, "a party is named by one of its names, leaders, capitals or demonyms"},
    {ENT_RULE_ROLE,
     "officials, ministers, spokesmen and the like stand for the party that is named with them"},
    {ENT_RULE_INTRODUCED,
     "somebody whom the text introduced with a role stands for that party from then on"},
    {ENT_RULE_PRONOUN,
     "a pronoun, or a role without a party, stands for who was told of last (a guess)"},
    {ENT_RULE_BOTH, "both sides are the two parties that were named last (a guess)"},
    {ENT_RULE_OTHER,
     "its neighbour, her counterpart or the other side is the party that does not act (a guess)"},
    {ENT_RULE_WE, "we and I within what is reported are the party that speaks"},
    {ENT_RULE_ALIAS,
     "the longest words for an option, or for one of its values, are what it is about"},
    {ENT_RULE_ENDED, "an option that is ended, halted or lifted is meant with the value no"},
    {ENT_RULE_TAKEN,
     "an option that is itself demanded, offered, refused or done is meant with the value yes"},
    {ENT_RULE_GOES_ON,
     "it, that, the step, the offer and the like are what was told of last (a guess)"},
    {ENT_RULE_CUE, "the last word of what one option alone is called, behind an article or an "
                   "owner, means that (a guess)"},
    {ENT_RULE_NOT, "not, no, never, neither and without deny"},
    {ENT_RULE_MODALITY, "modal verbs, and words such as likely or essential, say how sure it is"},
    {ENT_RULE_CONDITION, "if, unless, until, once, provided and the like make a condition"},
    {ENT_RULE_MARKS, "quotation marks in the words of a statement are a quotation"},
    {NULL, NULL},
};

const ent_reading_rule *ent_reading_rules(void)
{
    return rules;
}
