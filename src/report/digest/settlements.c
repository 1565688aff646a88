/* SPDX-License-Identifier: MIT */
/* The settlements: what all share, how they fall into groups, and the undominated ones as cards. */
#include "report/digest/digest.h"

#include "diag/context.h"
#include "report/journey/fears.h"
#include "report/words.h"

enum { MOST_GROUPS = 3 };

/* Which of three lists an option with a shared value belongs to; -1 when it is not told. */
static int list_of(const ent_digest_sheet *s, const int32_t *shared, const int32_t *except,
                   size_t option)
{
    if (shared[option] < 0 || (except != NULL && except[option] >= 0)) {
        return -1;
    }
    return ent_option_at(s->dispute, option).graded ? 2 : shared[option] == 0 ? 1 : 0;
}

/* Adds one party's shared values: `United States with "support", without "a seat"`. */
static bool add_shared_of(ent_digest_sheet *s, const int32_t *shared, const int32_t *except,
                          size_t party, bool follows)
{
    static const char *const words[] = {" with", " without", " at"};
    bool any = false;
    for (int list = 0; list < 3; list++) {
        bool first = true;
        for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
            const ent_option_view option = ent_option_at(s->dispute, o);
            if (option.party != party || list_of(s, shared, except, o) != list) {
                continue;
            }
            if (!any) {
                ent_text_add(&s->text, follows ? "; " : "");
                ent_text_add(&s->text, ent_party_name(s->dispute, party));
            } else {
                ent_text_add(&s->text, ",");
            }
            ent_text_format(&s->text, "%s \"%s\"", first ? words[list] : "", option.label);
            if (list == 2) {
                ent_text_format(&s->text, " %s",
                                ent_option_value_label(s->dispute, o, (size_t)shared[o]));
            }
            any = true;
            first = false;
        }
    }
    return any;
}

/* Adds the options whose value in `shared` is settled (and open in `except`), party by party. */
static bool add_shared(ent_digest_sheet *s, const int32_t *shared, const int32_t *except)
{
    bool any = false;
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        any = add_shared_of(s, shared, except, p, any) || any;
    }
    return any;
}

static void put_common(ent_digest_sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->equilibrium_count < 2 || ent_is_graph_form(s->dispute)) {
        return;
    }
    ent_text_add(&s->text, "What all ");
    ent_text_add_grouped(&s->text, digest->equilibrium_count);
    ent_text_add(&s->text, " that hold under any of these have in common");
    ent_digest_heading(s, ent_text_get(&s->text));
    ent_text_clear(&s->text);
    if (!add_shared(s, digest->common, NULL)) {
        ent_text_add(&s->text, "nothing: no option is the same in all of them");
    }
    ent_digest_paragraph(s, 2, 2);
}

static void put_clusters(ent_digest_sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->cluster_count == 0) {
        return;
    }
    const size_t shown =
        digest->cluster_count > MOST_GROUPS + 1 ? MOST_GROUPS : digest->cluster_count;
    uint64_t left = 0;
    for (size_t i = shown; i < digest->cluster_count; i++) {
        left += digest->clusters[i].count;
    }
    if (left > digest->equilibrium_count / 2) {
        return; /* the few that would be told say little of all */
    }
    ent_digest_heading(s, "Where they differ, in groups: which choices go together (the rest "
                          "differs within a group)");
    for (size_t i = 0; i < shown; i++) {
        ent_text_add_grouped(&s->text, digest->clusters[i].count);
        ent_text_add(&s->text, digest->clusters[i].count == 1 ? " state: " : " states: ");
        if (!add_shared(s, digest->clusters[i].shared, digest->common)) {
            ent_text_add(&s->text, "the rest");
        }
        ent_digest_paragraph(s, 2, 6);
    }
    if (left > 0) {
        ent_text_add_grouped(&s->text, left);
        ent_text_format(&s->text, " states: in %zu smaller groups", digest->cluster_count - shown);
        ent_digest_paragraph(s, 2, 6);
    }
}

/* Who is better and who is worse off than today. */
static void put_gains(ent_digest_sheet *s, uint64_t state)
{
    static const struct {
        int sign;
        const char *words;
    } signs[] = {{1, "better for "}, {-1, "worse for "}, {0, "no different for "}};
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        const uint32_t now = ent_level(s->solution, p, s->today);
        const uint32_t then = ent_level(s->solution, p, state);
        s->chosen[p] = then > now ? 1 : then < now ? -1 : 0;
    }
    ent_text_add(&s->text, "against today: ");
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        bool some = false;
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            some = some || s->chosen[p] == signs[i].sign;
        }
        if (some) {
            ent_text_add(&s->text, any ? "; " : "");
            ent_text_add(&s->text, signs[i].words);
            (void)ent_words_parties(&s->text, s->dispute, s->chosen, signs[i].sign);
            any = true;
        }
    }
    ent_digest_paragraph(s, 6, 8);
}

/* Whose party would have to fear an answer on the way; a failure is the writer's. */
static void add_fears(ent_digest_sheet *s, uint64_t state)
{
    ent_status status = ENT_OK;
    if (s->gains == NULL) {
        const ent_journey_options options = {
            .size = sizeof options, .from = s->today, .improvements_only = true};
        status = ent_journey_new(s->context, s->solution, &options, &s->gains);
    }
    if (status == ENT_OK) {
        status = ent_words_fears(&s->text, s->context, s->gains, state);
    }
    if (status != ENT_OK && s->w->status == ENT_OK) {
        s->w->status = status;
    }
}

static void put_way(ent_digest_sheet *s, const ent_settlement *settlement)
{
    ent_text_add(&s->text, "from today: ");
    if (settlement->moves == ENT_NOT_REACHED) {
        ent_text_add(&s->text, "no sequence of moves leads there");
    } else if (settlement->improvements != ENT_NOT_REACHED) {
        ent_words_count(&s->text, settlement->improvements, "move leads there", "moves lead there");
        ent_text_add(&s->text, settlement->improvements == 1
                                   ? ", an improvement for the party that makes it"
                                   : ", each an improvement for the party that makes it");
        add_fears(s, settlement->state);
    } else {
        ent_words_count(&s->text, settlement->moves, "move leads there", "moves lead there");
        ent_text_add(
            &s->text,
            ", but not by improvements alone: some step brings no gain to the party that makes it");
    }
    ent_digest_paragraph(s, 6, 8);
}

static void put_card(ent_digest_sheet *s, const ent_settlement *settlement)
{
    ent_words_state(&s->text, s->space, settlement->state);
    ent_text_add(&s->text, ": holds under ");
    ent_digest_concepts(s, settlement);
    ent_digest_paragraph(s, 2, 6);
    if (ent_digest_several(s, settlement->state)) {
        ent_digest_paragraph(s, 6, 8);
    }
    if (!s->has_today) {
        return;
    }
    if (settlement->state == s->today) {
        ent_put(s->w, "      this is today's state\n");
        return;
    }
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        const size_t before = s->text.length;
        ent_words_change(&s->text, s->space, p, s->today, settlement->state);
        if (s->text.length > before) {
            ent_text line = s->text;
            ent_text_init(&s->text, &s->context->allocator);
            ent_text_format(&s->text, "%s %s", ent_party_name(s->dispute, p), ent_text_get(&line));
            ent_text_free(&line);
            ent_digest_paragraph(s, 6, 8);
        }
    }
    put_gains(s, settlement->state);
    put_way(s, settlement);
}

/* How many of those that hold cannot come about. */
static void put_unreached(ent_digest_sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->unreached_count == 0) {
        return;
    }
    const bool all = digest->unreached_count == digest->equilibrium_count;
    ent_text_add(&s->text, "(of the ");
    ent_text_add_grouped(&s->text, digest->equilibrium_count);
    ent_text_add(&s->text, " that hold, no moves from today lead to ");
    ent_text_add_grouped(&s->text, digest->unreached_count);
    ent_text_add(&s->text, all                            ? ")"
                           : digest->unreached_count == 1 ? ", which is left out)"
                                                          : ", which are left out)");
    ent_digest_paragraph(s, 2, 3);
}

static void put_cards(ent_digest_sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->equilibrium_count == 0) {
        ent_digest_heading(s, "No state would hold under these concepts.");
        return;
    }
    const uint64_t total =
        digest->undominated_known ? digest->undominated_count : digest->equilibrium_count;
    const bool chosen = s->view->where != NULL;
    if (digest->undominated_known) {
        ent_digest_heading(
            s, chosen ? "The undominated ones: no other of these that holds is at least "
                        "as good for all and better for one"
                      : "The undominated ones: no other that holds is at least as good "
                        "for all and better for one");
    } else {
        ent_digest_heading(s, "The strongest ones (too many hold to compare them all)");
    }
    put_unreached(s);
    for (size_t i = 0; i < digest->shown_count; i++) {
        put_card(s, &digest->shown[i]);
    }
    if (digest->shown_count < total) {
        ent_put_more(s->w, 2, total - digest->shown_count);
    }
}

void ent_digest_settlements(ent_digest_sheet *s)
{
    put_common(s);
    put_clusters(s);
    put_cards(s);
    ent_journey_free(s->gains);
    s->gains = NULL;
}
