/* SPDX-License-Identifier: MIT */
/* The identifiers of the rules; what each says is in rules.c. */
#ifndef ENT_READING_RULES_H
#define ENT_READING_RULES_H

#define ENT_RULE_NAME       "name"
#define ENT_RULE_ROLE       "role"
#define ENT_RULE_INTRODUCED "introduced"
#define ENT_RULE_PRONOUN    "pronoun"
#define ENT_RULE_BOTH       "both"
#define ENT_RULE_OTHER      "other-side"
#define ENT_RULE_WE         "we"
#define ENT_RULE_SAYS       "says"
#define ENT_RULE_SAID       "said-behind"
#define ENT_RULE_ACCORDING  "according-to"
#define ENT_RULE_QUOTE      "quote-goes-on"
#define ENT_RULE_WORDS      "act-in-words"
#define ENT_RULE_BY         "done-by"
#define ENT_RULE_VERB       "verb"
#define ENT_RULE_NOUN       "noun"
#define ENT_RULE_MODAL      "said-future"
#define ENT_RULE_OWN        "speaker-acts"
#define ENT_RULE_OBJECT     "object"
#define ENT_RULE_WITH       "with"
#define ENT_RULE_ASKED      "asked"
#define ENT_RULE_OWNER      "owner"
#define ENT_RULE_ALIAS      "alias"
#define ENT_RULE_ENDED      "ended"
#define ENT_RULE_TAKEN      "taken-up"
#define ENT_RULE_GOES_ON    "issue-goes-on"
#define ENT_RULE_CUE        "last-word"
#define ENT_RULE_NOT        "negation"
#define ENT_RULE_MODALITY   "modality"
#define ENT_RULE_CONDITION  "condition"
#define ENT_RULE_MARKS      "marks"

#endif
