/* SPDX-License-Identifier: MIT */
/*
 * What is done with the words of a group.
 *
 * A verb of a move says it itself; of a light verb the noun behind it does. What somebody says without more is judged by how
 * it is said: of oneself "will" promises and "will not" refuses; "must" and "should" demand; "cannot" refuses; of others "will"
 * is what is expected. What nobody says is a deed.
 */
#include "reading/clauses/statements.h"

#include "reading/rules.h"

#include <string.h>

/* Whether a group only frames the next one: "it is essential that ...", "there was no expectation that ...". */
static bool is_frame(const ent_scene *s, size_t index)
{
    const ent_group *g = &s->groups[index];
    return g->be && index + 1 < s->group_count && !s->groups[index + 1].infinitive &&
           s->groups[index + 1].governor == g->governor && !s->groups[index + 1].condition &&
           (ent_scene_is(s, g->subject.first, "it") || ent_scene_is(s, g->subject.first, "there"));
}

/* The noun of a move that a light verb takes: among the next words, before a preposition; or ENT_NO_TOKEN. */
static size_t noun_of(const ent_scene *s, size_t from, size_t end)
{
    for (size_t at = from; at < end && at < from + 10; at++) {
        const ent_token *token = &s->tokens[at];
        if (ent_token_is(token, ENT_CLASS_MOVE)) {
            if (!ent_scene_kind(s, at + 1, ENT_TOKEN_HYPHEN)) {
                return at;
            }
        } else if (ent_token_is(token, ENT_CLASS_PREPOSITION) ||
                   (ent_token_is(token, ENT_CLASS_AND) && !token->quoted) ||
                   token->kind == ENT_TOKEN_COMMA || token->kind == ENT_TOKEN_BREAK) {
            return ENT_NO_TOKEN;
        }
    }
    return ENT_NO_TOKEN;
}

static bool talks(ent_act act)
{
    return act == ENT_ACT_MEET || act == ENT_ACT_CALL || act == ENT_ACT_AGREE;
}

/* Whether an act is done in words when its verb does not say so. */
static bool is_done_in_words(ent_act act)
{
    return act >= ENT_ACT_EXPECT && act <= ENT_ACT_WELCOME && act != ENT_ACT_AGREE;
}

/* Whether the subject of a group is the party that speaks, or nobody else. */
static bool is_own(const ent_reference *who, const ent_reference *speaker)
{
    return who->self ||
           (who->count > 0 && speaker->count > 0 && who->party[0] == speaker->party[0]);
}

/* Shows the act by the word that says how it is said: the modal verb with its "not", or what stands behind "is". */
static void show_by_modality(const ent_scene *s, const ent_group *g, ent_draft *out)
{
    const size_t first = g->words.first;
    if (ent_scene_has(s, first, ENT_CLASS_MODAL)) {
        out->act_words = (ent_stretch){first, g->negation == first + 1 ? first + 2 : first + 1};
    } else {
        for (size_t at = first; at < g->words.end + 4 && at < s->token_count; at++) {
            const ent_entry *entry = s->tokens[at].entry;
            if (entry != NULL && out->fields[ENT_CODED_MODALITY].value != ENT_MODALITY_NONE &&
                entry->modality == out->fields[ENT_CODED_MODALITY].value) {
                out->act_words = (ent_stretch){at, at + 1};
            }
        }
    }
}

/* Whether the subject is an option of the party that speaks: "our blockade will end". */
static bool tells_of_own(const ent_scene *s, const ent_group *g, const ent_reference *speaker)
{
    if (g->joined || g->who.count > 0) {
        return false;
    }
    for (size_t i = 0; i < s->mention_count; i++) {
        const ent_mention *m = &s->mentions[i];
        if (m->named.option && m->first >= g->subject.first && m->first < g->subject.end &&
            speaker->count > 0) {
            return ent_option_at(s->dispute, m->named.index).party == speaker->party[0];
        }
    }
    return false;
}

/* Whether a group, or the infinitive behind it, does harm to another. */
static bool harms(const ent_scene *s, const ent_group *g)
{
    const ent_group *next = g + 1 < s->groups + s->group_count ? g + 1 : g;
    const ent_verb *verb = g->be && next->infinitive ? next->verb : g->verb;
    return verb != NULL && (verb->uses & ENT_VERB_HARMS) != 0;
}

/* Whether a condition begins with a word. */
static bool condition_is(const ent_scene *s, const ent_draft *draft, const char *word)
{
    const ent_span span = draft->fields[ENT_CODED_MODALITY].span;
    for (size_t at = 0; at < s->token_count; at++) {
        if (s->tokens[at].span.start == span.start) {
            return ent_scene_is(s, at, word) || (at > 0 && ent_scene_is(s, at - 1, word));
        }
    }
    return false;
}

/* Whether somebody only hints at what would be done. */
static bool is_hinted(const ent_scene *s, const ent_group *g)
{
    const ent_verb *by = g->governor == ENT_NO_GROUP ? NULL : s->groups[g->governor].verb;
    return by != NULL && (strcmp(by->lemma, "hint") == 0 || strcmp(by->lemma, "indicate") == 0 ||
                          strcmp(by->lemma, "signal") == 0);
}

/* What "will" and "would" do in what somebody reports; without them it is only stated. */
static ent_act act_of_future(const ent_scene *s, const ent_group *g, const ent_reference *speaker,
                             const ent_draft *draft)
{
    const bool own = is_own(&g->who, speaker);
    const bool conditional = draft->modality == ENT_MODALITY_CONDITIONAL;
    if (!g->future) {
        return ENT_ACT_STATE;
    }
    if (!own && !tells_of_own(s, g, speaker)) {
        return ENT_ACT_EXPECT;
    }
    if (g->negation != ENT_NO_TOKEN) {
        return ENT_ACT_REFUSE;
    }
    if (harms(s, g) || (conditional && condition_is(s, draft, "unless"))) {
        return ENT_ACT_THREATEN;
    }
    if (is_hinted(s, g)) {
        return ENT_ACT_CONCEDE;
    }
    return conditional && (condition_is(s, draft, "only") || condition_is(s, draft, "provided"))
               ? ENT_ACT_CONCEDE
               : ENT_ACT_PROMISE;
}

/* By how a thing is said: the act of what somebody reports. `drafted` has its modality. */
static ent_act act_as_said(const ent_scene *s, const ent_group *g, const ent_reference *speaker,
                           const ent_draft *draft)
{
    const bool own = is_own(&g->who, speaker);
    const bool conditional = draft->modality == ENT_MODALITY_CONDITIONAL;
    const size_t at = g->words.end;
    if (g->be && ent_scene_is(s, g->subject.first, "there") && ent_scene_is(s, at, "no")) {
        return ENT_ACT_REFUSE; /* there will be no */
    }
    switch (draft->fields[ENT_CODED_MODALITY].value) { /* the modality without conditions */
    case ENT_MODALITY_DESIRED:
        if (own && (g->be || ent_scene_is(s, at, "ready"))) {
            if (g->negation != ENT_NO_TOKEN) {
                return ENT_ACT_REFUSE;
            }
            return harms(s, g) ? ENT_ACT_THREATEN : conditional ? ENT_ACT_CONCEDE : ENT_ACT_PROMISE;
        }
        return ENT_ACT_DEMAND;
    case ENT_MODALITY_NECESSARY: /* of itself: we would have to close it if */
        return own && conditional && g->future ? ENT_ACT_THREATEN : ENT_ACT_DEMAND;
    case ENT_MODALITY_IMPOSSIBLE:
        return ENT_ACT_REFUSE;
    case ENT_MODALITY_POSSIBLE:
        if (g->passive && g->verb != NULL && (g->verb->uses & ENT_VERB_ENDS) != 0 &&
            tells_of_own(s, g, speaker)) {
            return ENT_ACT_CONCEDE; /* our strike could be called off */
        }
        return own ? ENT_ACT_THREATEN : ENT_ACT_EXPECT;
    case ENT_MODALITY_LIKELY:
    case ENT_MODALITY_UNLIKELY:
        return ENT_ACT_EXPECT;
    default:
        break;
    }
    return act_of_future(s, g, speaker, draft);
}

/* Whether a verb of wishing tells what its own subject is to do: wants to begin. */
static bool wishes_itself(const ent_scene *s, const ent_group *g)
{
    const ent_group *next = g + 1;
    return g->verb->act == ENT_ACT_DEMAND && g->verb->modality == ENT_MODALITY_DESIRED &&
           next < s->groups + s->group_count && next->infinitive &&
           next->words.first == g->words.end;
}

/* Whether an option is the object of a verb: announced a strike. */
static bool announces_option(const ent_scene *s, const ent_group *g)
{
    for (size_t at = g->words.end; at < g->reach_end; at++) {
        if (ent_scene_mention(s, at, true) != NULL) {
            return true;
        }
        if (ent_scene_has(s, at, ENT_CLASS_PREPOSITION | ENT_CLASS_AND)) {
            return false;
        }
    }
    return false;
}

/* What a verb of a move does where it is denied, conditional or impossible. */
static ent_act shade_act(const ent_group *g, bool intends, ent_draft *out)
{
    const ent_verb *verb = g->verb;
    const bool denied = out->fields[ENT_CODED_NEGATION].known;
    if (verb->act == ENT_ACT_CONCEDE || verb->act == ENT_ACT_AGREE) {
        if (out->fields[ENT_CODED_MODALITY].value == ENT_MODALITY_IMPOSSIBLE ||
            (denied && g->future)) {
            return ENT_ACT_REFUSE; /* cannot accept, would sign no contract */
        }
        if (out->modality == ENT_MODALITY_CONDITIONAL && g->future) {
            return ENT_ACT_CONCEDE;
        }
    }
    if (denied && (strcmp(verb->lemma, "oppose") == 0 || strcmp(verb->lemma, "object") == 0)) {
        return ENT_ACT_STATE;
    }
    if (denied && verb->act == ENT_ACT_REFUSE) {
        out->fields[ENT_CODED_NEGATION].known = false;
        return ENT_ACT_CONCEDE; /* not to rule out */
    }
    return denied && (verb->act == ENT_ACT_CONCEDE || intends) ? ENT_ACT_REFUSE : verb->act;
}

/* The act of a verb that says one by itself. */
static bool act_of_verb(const ent_scene *s, const ent_group *g, ent_draft *out)
{
    const ent_verb *verb = g->verb;
    const bool intends = strcmp(verb->lemma, "plan") == 0 || strcmp(verb->lemma, "intend") == 0;
    if (intends && g->passive) {
        return false; /* nobody says who does */
    }
    if (wishes_itself(s, g)) {
        out->act = ENT_ACT_STATE; /* wants to begin: nothing is asked of anybody */
        return true;
    }
    out->act = shade_act(g, intends, out);
    out->in_words = (verb->uses & ENT_VERB_WORDS) != 0;
    return true;
}

/* The act that the verb of a group, or the noun behind it, shows by itself. */
static bool shown_act(const ent_scene *s, const ent_group *g, ent_draft *out)
{
    const ent_verb *verb = g->verb;
    if (verb == NULL || g->be) {
        return false;
    }
    const bool announces = (verb->uses & ENT_VERB_SUPPORTS) != 0;
    if ((verb->uses & ENT_VERB_LIGHT) != 0 || announces) {
        const size_t noun = noun_of(s, g->words.end, g->reach_end);
        if (noun != ENT_NO_TOKEN && (!announces || talks(s->tokens[noun].entry->act))) {
            out->act = s->tokens[noun].entry->act;
            out->act_words = (ent_stretch){noun, noun + 1};
            out->act_rule = ENT_RULE_NOUN;
            out->in_words = announces || is_done_in_words(out->act);
            return true;
        }
    }
    const ent_mention *option = ent_scene_mention(s, g->head, true);
    if (option != NULL && option->end - option->first > 1) {
        return false; /* the verb belongs to the words for an option */
    }
    if (strcmp(verb->lemma, "announce") == 0 && !g->passive && announces_option(s, g)) {
        out->act = ENT_ACT_PROMISE;
        out->in_words = true;
        return true;
    }
    if (verb->act == ENT_ACT_STATE || verb->act == ENT_ACT_DO) {
        return false;
    }
    return act_of_verb(s, g, out);
}

/* Whether the subject is a meeting, a call or an agreement: then that is the act. */
static bool show_talks(const ent_scene *s, const ent_group *g, ent_draft *out)
{
    if (g->joined || g->inverted || g->passive) {
        return false;
    }
    size_t noun = ENT_NO_TOKEN;
    for (size_t at = g->subject.first; at < g->subject.end; at++) {
        if (ent_scene_has(s, at, ENT_CLASS_PREPOSITION) &&
            !ent_scene_kind(s, at + 1, ENT_TOKEN_HYPHEN)) {
            break;
        }
        noun = ent_scene_has(s, at, ENT_CLASS_MOVE) ? at : ENT_NO_TOKEN;
    }
    if (noun == ENT_NO_TOKEN || !talks(s->tokens[noun].entry->act) ||
        out->modality == ENT_MODALITY_DESIRED || out->modality == ENT_MODALITY_NECESSARY) {
        return false;
    }
    out->act = s->tokens[noun].entry->act;
    out->act_words = (ent_stretch){noun, noun + 1};
    out->act_rule = ENT_RULE_NOUN;
    return true;
}

/* Verbs that leave the act to what is reported: he insists that it will come, he concedes that it may. */
static bool says_as_it_is(const ent_verb *verb)
{
    return strcmp(verb->lemma, "insist") == 0 || strcmp(verb->lemma, "concede") == 0;
}

/* Of a group that somebody reports. False: it only tells when or why. */
static bool reported_act(const ent_scene *s, const ent_group *g, const ent_reference *speaker,
                         ent_draft *out)
{
    const ent_group *by = g->governor == ENT_NO_GROUP ? NULL : &s->groups[g->governor];
    if (by != NULL && by->verb != NULL && strcmp(by->verb->lemma, "deny") == 0) {
        out->act = ENT_ACT_STATE; /* whatever it is that is denied */
        out->act_words = (ent_stretch){by->head, by->head + 1};
        return !g->aside;
    }
    if (shown_act(s, g, out) || show_talks(s, g, out)) {
        return true;
    }
    const bool only_says = by == NULL || by->verb == NULL || says_as_it_is(by->verb);
    const ent_act said = only_says ? ENT_ACT_STATE : by->verb->act;
    const bool of_others = g->who.count > 0 && !is_own(&g->who, speaker);
    if (said != ENT_ACT_STATE && said != ENT_ACT_DO) {
        out->act = said == ENT_ACT_THREATEN && of_others ? ENT_ACT_EXPECT : said;
        out->act_words = (ent_stretch){by->head, by->head + 1};
        out->act_rule = ENT_RULE_VERB;
        return !g->aside;
    }
    out->act = act_as_said(s, g, speaker, out);
    out->act_rule = ENT_RULE_MODAL;
    if (out->act == ENT_ACT_STATE && by != NULL) {
        out->act_words = (ent_stretch){by->head, by->head + 1};
        out->act_rule = ENT_RULE_VERB;
    } else {
        show_by_modality(s, g, out);
    }
    return !g->aside;
}

/* "Under the agreement, X is to ...": what will be done was agreed. */
static bool find_terms(const ent_scene *s, const ent_group *g, ent_draft *out)
{
    const size_t floor = g->joined ? g->words.first : g->subject.first;
    for (size_t at = 0; at < floor && at < 6 && ent_scene_is(s, 0, "under"); at++) {
        if (ent_scene_has(s, at, ENT_CLASS_MOVE) && s->tokens[at].entry->act == ENT_ACT_AGREE) {
            out->act = ENT_ACT_AGREE;
            out->act_words = (ent_stretch){at, at + 1};
            out->act_rule = ENT_RULE_NOUN;
            return true;
        }
    }
    return false;
}

/* Of a group in which the author speaks. False: it is nothing that is proposed. */
static bool told_act(const ent_scene *s, const ent_group *g, ent_draft *out)
{
    if (shown_act(s, g, out)) {
        return true;
    }
    const ent_verb *verb = g->verb;
    if (verb != NULL && !g->be &&
        ((verb->uses & ENT_VERB_SAYS) != 0 ||
         (verb->act == ENT_ACT_STATE && (verb->uses & ENT_VERB_WORDS) != 0))) {
        out->act = ENT_ACT_STATE;
        out->in_words = true;
        return true;
    }
    const size_t modality = out->fields[ENT_CODED_MODALITY].value;
    if (g->future && find_terms(s, g, out)) {
        return true;
    }
    if (modality == ENT_MODALITY_LIKELY || modality == ENT_MODALITY_UNLIKELY ||
        modality == ENT_MODALITY_POSSIBLE || g->future) {
        out->act = ENT_ACT_EXPECT;
        show_by_modality(s, g, out);
        return !g->aside;
    }
    if (g->be && modality == ENT_MODALITY_DESIRED && g->who.count > 0) { /* is willing to */
        out->act = g->negation != ENT_NO_TOKEN                 ? ENT_ACT_REFUSE
                   : harms(s, g)                               ? ENT_ACT_THREATEN
                   : out->modality == ENT_MODALITY_CONDITIONAL ? ENT_ACT_CONCEDE
                                                               : ENT_ACT_PROMISE;
        out->in_words = true;
        show_by_modality(s, g, out);
        return !g->aside;
    }
    out->act = ENT_ACT_DO;
    return !g->be && modality == ENT_MODALITY_NONE &&
           !(verb != NULL && strcmp(verb->lemma, "fail") == 0);
}

/* The end of the words in which the object may stand: those of the infinitives behind it too. */
static size_t whole_reach(const ent_scene *s, size_t index)
{
    size_t end = s->groups[index].reach_end;
    for (size_t i = index + 1; i < s->group_count && s->groups[i].infinitive; i++) {
        end = s->groups[i].reach_end;
    }
    return end;
}

const ent_reference *ent_scene_speaker(const ent_scene *scene, const ent_group *group)
{
    if (group->governor != ENT_NO_GROUP) {
        const ent_group *by = &scene->groups[group->governor];
        return by->passive ? &by->agent : &by->who;
    }
    if (scene->according.count > 0) {
        return &scene->according;
    }
    return scene->tokens[group->head].quoted ? &scene->memory->speaker : NULL;
}

bool ent_draft_act(const ent_scene *scene, size_t group, ent_draft *out)
{
    const ent_group *g = &scene->groups[group];
    const size_t end = g->particle == ENT_NO_TOKEN ? g->head + 1 : g->particle + 1;
    *out = (ent_draft){.group = group, .act_words = {g->head, end}, .act_rule = ENT_RULE_VERB};
    if (g->infinitive || g->condition || is_frame(scene, group)) {
        return false;
    }
    out->reach = (ent_stretch){g->words.first, whole_reach(scene, group)};
    ent_draft_shades(scene, out);
    const ent_reference *speaker = ent_scene_speaker(scene, g);
    if (speaker != NULL ? !reported_act(scene, g, speaker, out) : !told_act(scene, g, out)) {
        return false;
    }
    out->talks = talks(out->act);
    return true;
}
