/* SPDX-License-Identifier: MIT */
/*
 * Edits of a dispute that is followed: one event at the end of its timeline.
 *
 * What holds after the last event is written nowhere in the file, so nothing can be changed there in place. The amendments
 * become what an event changes: values of today, and steps in lists of statements. What is switched off is dropped,
 * as an event has no comments. Nothing else of the text changes, and without the event it is as it was.
 */
#include "editing/growth.h"
#include "editing/today.h"
#include "editing/wishes.h"

#include <string.h>

static const char prefix[] = "edited_";

/* The number behind the prefix of an id; 0: it is no such id. */
static uint64_t number_of(const char *id)
{
    uint64_t number = 0;
    if (strncmp(id, prefix, sizeof prefix - 1) != 0) {
        return 0;
    }
    for (const char *at = id + sizeof prefix - 1; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || number > UINT64_MAX / 100) {
            return 0;
        }
        number = number * 10 + (uint64_t)(*at - '0');
    }
    return number;
}

/* The first keys of the event: its id is one that no event has. */
static ent_status put_telling(ent_plan *plan, ent_node *event)
{
    const ent_dispute *dispute = plan->dispute;
    uint64_t largest = 0;
    for (size_t e = 0; e < dispute->event_count; e++) {
        const uint64_t number = number_of(dispute->events[e].id);
        largest = number > largest ? number : largest;
    }
    ent_text id;
    ent_text_init(&id, &plan->context->allocator);
    ent_text_format(&id, "%s%llu", prefix, (unsigned long long)largest + 1);
    const ent_status status =
        id.failed ? ENT_ERROR_MEMORY : ent_plan_put_text(plan, event, "id", ent_text_get(&id));
    ent_text_free(&id);
    ENT_TRY(status);
    ENT_TRY(ent_plan_put_text(plan, event, "label", "Edited"));
    ENT_TRY(ent_plan_put_text(plan, event, "kind", "other"));
    return ent_plan_put_text(plan, event, "basis", "assumed");
}

/* What becomes of one party's wishes. */
static ent_status change_party(ent_plan *plan, ent_wishes *w, ent_node *preferences)
{
    ent_node *steps = NULL;
    ENT_TRY(ent_wishes_settle(w, plan->dispute->current));
    if (plan->refused) {
        return ENT_OK;
    }
    ENT_TRY(ent_wishes_steps(w, &steps));
    if (steps->count == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_wishes_expect(w, plan->now, true));
    return ent_plan_put(plan, preferences, w->party->id, steps);
}

static ent_status change_wishes(ent_plan *plan, const ent_amendment *amendments, size_t count,
                                ent_node *preferences)
{
    for (size_t p = 0; p < plan->dispute->party_count && !plan->refused; p++) {
        ent_wishes w = {.plan = plan,
                        .party = &plan->dispute->parties[p],
                        .number = p,
                        .asked = amendments,
                        .asked_count = count};
        if (ent_plan_concerns(amendments, count, p)) {
            ENT_TRY(change_party(plan, &w, preferences));
        }
    }
    return ENT_OK;
}

ent_status ent_plan_event(ent_plan *plan, const ent_amendment *amendments, size_t count)
{
    enum { KEYS = 6 };
    ent_node *today = NULL;
    ent_node *event = ent_plan_room(plan, ENT_NODE_MAP, KEYS);
    ent_node *events = ent_plan_room(plan, ENT_NODE_LIST, 1);
    ent_node *preferences = ent_plan_room(plan, ENT_NODE_MAP, plan->dispute->party_count);
    plan->now = ent_plan_own(plan, plan->dispute->current, 2);
    if (event == NULL || events == NULL || preferences == NULL || plan->now == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_today_event(plan, amendments, count, &today));
    ENT_TRY(plan->refused ? ENT_OK : change_wishes(plan, amendments, count, preferences));
    if (plan->refused || (today == NULL && preferences->count == 0)) {
        return ENT_OK;
    }
    ENT_TRY(put_telling(plan, event));
    ENT_TRY(today == NULL ? ENT_OK : ent_plan_put(plan, event, "today", today));
    ENT_TRY(preferences->count == 0 ? ENT_OK
                                    : ent_plan_put(plan, event, "preferences", preferences));
    ENT_TRY(ent_plan_append(events, event));
    return ent_plan_grow(plan, "timeline", events);
}
