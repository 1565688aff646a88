/* SPDX-License-Identifier: MIT */
/*
 * What a second opinion needs to know of a draft: which verbs it rests on, and where parties are named.
 */
#include "reading/clauses/statements.h"

static ent_span head_of(const ent_scene *s, size_t group)
{
    return s->tokens[s->groups[group].head].span;
}

/* Whether a field is the subject of a group, in its own words. */
static bool is_subject(const ent_scene *s, const ent_found *field, const ent_group *g)
{
    return field->known && g->who.count > 0 && g->who.words.first < g->who.words.end &&
           ent_scene_span(s, g->who.words).start == field->span.start;
}

/* The verb of the group whose subject the actor is; of a passive, whoever is behind "by"; nothing where the rules found the
 * actor elsewhere, or name nobody on purpose. */
static ent_span acting_verb(const ent_scene *s, const ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const ent_found *actor = &draft->fields[ENT_CODED_ACTOR];
    if (actor->known ? is_subject(s, actor, g) != g->passive : draft->act != ENT_ACT_STATE) {
        return head_of(s, draft->group);
    }
    if (g->governor != ENT_NO_GROUP && is_subject(s, actor, &s->groups[g->governor])) {
        return head_of(s, g->governor);
    }
    return (ent_span){0, 0};
}

/* The verbs of a draft. */
static void take_verbs(const ent_scene *s, const ent_draft *draft, ent_opinion_basis *out)
{
    const ent_group *g = &s->groups[draft->group];
    out->verb = head_of(s, draft->group);
    out->acting = acting_verb(s, draft);
    if (g->governor != ENT_NO_GROUP) {
        out->saying = head_of(s, g->governor);
    } else if (draft->in_words && s->according.count == 0 && !s->tokens[g->head].quoted) {
        out->saying = head_of(s, draft->group);
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
