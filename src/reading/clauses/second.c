/* SPDX-License-Identifier: MIT */
/*
 * What a second opinion needs to know of a draft: which verbs it rests on, and where parties are named.
 */
#include "reading/clauses/statements.h"

static ent_span head_of(const ent_scene *s, size_t group)
{
    return s->tokens[s->groups[group].head].span;
}

/* The verbs of a draft; where the rules name nobody on purpose the verb is left out. */
static void take_verbs(const ent_scene *s, const ent_draft *draft, ent_opinion_basis *out)
{
    const ent_group *g = &s->groups[draft->group];
    const ent_found *actor = &draft->fields[ENT_CODED_ACTOR];
    const ent_found *speaker = &draft->fields[ENT_CODED_SPEAKER];
    const bool reported = g->governor != ENT_NO_GROUP;
    out->verb = head_of(s, draft->group);
    if (reported) {
        out->saying = head_of(s, g->governor);
    } else if (draft->in_words && s->according.count == 0 && !s->tokens[g->head].quoted) {
        out->saying = head_of(s, draft->group);
    }
    if (reported && actor->known && speaker->known && actor->span.start == speaker->span.start) {
        out->acting = out->saying;
    } else if (draft->act != ENT_ACT_STATE || actor->known) {
        out->acting = head_of(s, draft->group);
    }
}

void ent_draft_second(const ent_scene *scene, const ent_draft *draft, const ent_opinion *opinion,
                      ent_coded *coded)
{
    ent_opinion_name names[ENT_MOST_TOKENS];
    ent_opinion_basis basis = {.names = names};
    if (opinion->count == 0) {
        return;
    }
    for (size_t m = 0; m < scene->mention_count && basis.name_count < ENT_MOST_TOKENS; m++) {
        const ent_mention *mention = &scene->mentions[m];
        if (!mention->named.option) {
            names[basis.name_count++] = (ent_opinion_name){
                ent_scene_span(scene, (ent_stretch){mention->first, mention->end}),
                ent_party_id(scene->dispute, mention->named.index)};
        }
    }
    take_verbs(scene, draft, &basis);
    ent_opinion_merge(opinion, &basis, coded);
}
