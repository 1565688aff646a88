/* SPDX-License-Identifier: MIT */
/*
 * What an event came to, in one line: what it changed in the dispute, how many states newly hold or hold no more, targets that
 * now hold or no more, ways that open or close, changes that would now cost more or less. What stayed as it was is not told.
 */
#include "stability/concepts.h"
#include "timeline/timeline.h"

void ent_timeline_add_concepts(ent_text *text, unsigned concepts)
{
    bool any = false;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        size_t end = k;
        while (end < ENT_CONCEPT_COUNT && (concepts >> ent_strictest[end] & 1) != 0) {
            end++;
        }
        if (end == k) {
            continue;
        }
        ent_text_format(text, any ? ", %s" : "%s", ent_concept_label(ent_strictest[k]));
        any = true;
        if (end - k >= 3) {
            ent_text_format(text, " to %s", ent_concept_label(ent_strictest[end - 1]));
            k = end - 1;
        }
    }
    ent_text_add(text, any ? "" : "nothing");
}

/* The line so far. Parts are put apart by semicolons, and items of a part by commas. */
typedef struct line {
    ent_text text;
    const ent_timeline *timeline;
    size_t moment;
} line;

static void begin_part(line *l)
{
    ent_text_add(&l->text, l->text.length == 0 ? "" : "; ");
}

/* The first state with a name among those that newly hold, or hold no more, as a whole; NULL when there is none. */
static const ent_turn *find_named(const ent_moment_view *view, bool gained)
{
    for (size_t k = 0; k < view->turn_count; k++) {
        const ent_turn *turn = &view->turns[k];
        const char *at = turn->words;
        while (*at != '\0' && *at != '(') {
            at++;
        }
        if (turn->gained == gained && turn->kept == 0 && *at == '(') {
            return turn;
        }
    }
    return NULL;
}

/* "2 states newly hold, one of them s12 (deal)". */
static void add_count(line *l, const ent_moment_view *view, bool gained)
{
    const uint64_t count = gained ? view->appeared : view->vanished;
    const ent_turn *named = find_named(view, gained);
    if (count == 0) {
        return;
    }
    begin_part(l);
    ent_text_add_grouped(&l->text, count);
    ent_text_add(&l->text, count == 1 ? gained ? " state newly holds" : " state holds no more"
                           : gained   ? " states newly hold"
                                      : " states hold no more");
    if (named != NULL) {
        ent_text_format(&l->text, count == 1 ? ": %s" : ", one of them %s", named->words);
    }
}

/* How many hold under more concepts, or under fewer. */
static void add_shift(line *l, uint64_t count, const char *how)
{
    if (count > 0) {
        begin_part(l);
        ent_text_add_grouped(&l->text, count);
        ent_text_format(&l->text,
                        count == 1 ? " holds under %s concepts" : " hold under %s concepts", how);
    }
}

/* Under which concepts today, or a target, held before and holds now; today is number 0, and targets follow. Where it
 * is not told, both are 0: there is no such state now, though there was. */
typedef struct standing {
    unsigned before, now;
} standing;

static standing standing_of(const line *l, size_t number)
{
    const ent_record *records = l->timeline->records;
    if (number == 0) {
        return (standing){l->moment == 0 ? 0 : records[l->moment - 1].view.today_holds,
                          records[l->moment].view.today_holds};
    }
    const ent_target_view now = ent_timeline_target(l->timeline, l->moment, number - 1);
    if (l->moment == 0) {
        return (standing){0, now.holds};
    }
    const ent_target_view before = ent_timeline_target(l->timeline, l->moment - 1, number - 1);
    return before.state_count > 0 && now.state_count == 0 ? (standing){0, 0}
                                                          : (standing){before.holds, now.holds};
}

/* Behind the names of those that stand alike. */
static void add_standing(line *l, standing s, bool many)
{
    const char *end = many ? "" : "s";
    if (s.now == 0) {
        ent_text_format(&l->text, " hold%s no more (was ", end);
        ent_timeline_add_concepts(&l->text, s.before);
    } else if (s.before == 0) {
        ent_text_format(&l->text, l->moment == 0 ? " hold%s (" : " now hold%s (", end);
        ent_timeline_add_concepts(&l->text, s.now);
    } else {
        ent_text_format(&l->text, " hold%s under ", end);
        ent_timeline_add_concepts(&l->text, s.now);
        ent_text_add(&l->text, " (was ");
        ent_timeline_add_concepts(&l->text, s.before);
    }
    ent_text_add(&l->text, ")");
}

/* One part for all that stand like the first of them, which this one is: "deal, truce now hold (SMR, GMR)". */
static void add_alike(line *l, size_t first)
{
    const standing s = standing_of(l, first);
    size_t told = 0;
    for (size_t k = 0; k <= l->timeline->target_count; k++) {
        const standing other = standing_of(l, k);
        if (other.before != s.before || other.now != s.now) {
            continue;
        }
        if (k < first) {
            return;
        }
        if (told++ == 0) {
            begin_part(l);
        } else {
            ent_text_add(&l->text, ", ");
        }
        ent_text_add(&l->text, k == 0 ? "today" : ent_timeline_target_name(l->timeline, k - 1));
    }
    add_standing(l, s, told > 1);
}

static void add_standings(line *l)
{
    for (size_t k = 0; k <= l->timeline->target_count; k++) {
        const standing s = standing_of(l, k);
        if (s.before != s.now) {
            add_alike(l, k);
        }
    }
}

/* What becomes of the fewest moves to a target. */
typedef enum way_change { WAY_OPENS, WAY_CLOSES, WAY_NEARER, WAY_FARTHER, WAY_CHANGES } way_change;

typedef struct way {
    const char *name, *kind; /* "move" or "improvement" */
    uint32_t before, now;
} way;

/* The way with this number: of each target by moves of any kind, then by improvements. False where it is not told: it is
 * as before, or the same by moves, or the target is no longer there. */
static bool find_way(const line *l, size_t number, way *out)
{
    const size_t target = number / 2;
    const bool paid = number % 2 == 1;
    const ent_target_view before = ent_timeline_target(l->timeline, l->moment - 1, target);
    const ent_target_view now = ent_timeline_target(l->timeline, l->moment, target);
    *out = (way){.name = ent_timeline_target_name(l->timeline, target),
                 .kind = paid ? "improvement" : "move",
                 .before = paid ? before.improvements : before.moves,
                 .now = paid ? now.improvements : now.moves};
    const bool alike = now.improvements == now.moves && before.improvements == before.moves;
    return now.state_count > 0 && out->before != out->now && !(paid && (alike || now.moves == 0));
}

static way_change change_of(const way *w)
{
    return w->before == ENT_NOT_REACHED ? WAY_OPENS
           : w->now == ENT_NOT_REACHED  ? WAY_CLOSES
           : w->now < w->before         ? WAY_NEARER
                                        : WAY_FARTHER;
}

/* "open_table (3 moves)", "deal (by improvements)", "truce (1 move, was 2)". */
static void add_way(line *l, const way *w)
{
    ent_text_format(&l->text, "%s (", w->name);
    if (w->now == ENT_NOT_REACHED) {
        ent_text_format(&l->text, "by %ss", w->kind);
    } else if (w->now == 0) {
        ent_text_add(&l->text, "today");
    } else {
        ent_text_format(&l->text, "%u %s%s", (unsigned)w->now, w->kind, w->now == 1 ? "" : "s");
    }
    if (w->before != ENT_NOT_REACHED && w->now != ENT_NOT_REACHED) {
        ent_text_format(&l->text, ", was %u", (unsigned)w->before);
    }
    ent_text_add(&l->text, ")");
}

/* All ways of which one thing becomes. */
static void add_ways(line *l, way_change change)
{
    static const char *const heads[WAY_CHANGES][2] = {{"a way opens to ", "ways open to "},
                                                      {"the way closes to ", "ways close to "},
                                                      {"nearer: ", "nearer: "},
                                                      {"farther: ", "farther: "}};
    const size_t all = 2 * l->timeline->target_count;
    size_t count = 0, told = 0;
    way w;
    for (size_t k = 0; k < all; k++) {
        count += find_way(l, k, &w) && change_of(&w) == change;
    }
    if (count > 0) {
        begin_part(l);
        ent_text_add(&l->text, heads[change][count > 1]);
    }
    for (size_t k = 0; k < all; k++) {
        if (find_way(l, k, &w) && change_of(&w) == change) {
            ent_text_add(&l->text, told++ == 0 ? "" : ", ");
            add_way(l, &w);
        }
    }
}

/* "leverage of deal 2 -> 1". */
static void add_cost(line *l, size_t target)
{
    const ent_target_view before = ent_timeline_target(l->timeline, l->moment - 1, target);
    const ent_target_view now = ent_timeline_target(l->timeline, l->moment, target);
    const int64_t costs[] = {before.cost, now.cost};
    if (before.state_count == 0 || now.state_count == 0 || before.cost == now.cost) {
        return;
    }
    begin_part(l);
    ent_text_format(&l->text, "leverage of %s", ent_timeline_target_name(l->timeline, target));
    for (int k = 0; k < 2; k++) {
        ent_text_add(&l->text, k == 0 ? " " : " -> ");
        if (costs[k] < 0) {
            ent_text_add(&l->text, "none");
        } else {
            ent_text_add_count(&l->text, (uint64_t)costs[k]);
        }
    }
}

static void add_target(line *l, size_t target)
{
    const char *name = ent_timeline_target_name(l->timeline, target);
    const ent_target_view before = ent_timeline_target(l->timeline, l->moment - 1, target);
    const ent_target_view now = ent_timeline_target(l->timeline, l->moment, target);
    if (before.known && !now.known) {
        begin_part(l);
        ent_text_format(&l->text, "%s means nothing any more", name);
        return;
    }
    if (before.state_count > 0 && now.known && now.state_count == 0) {
        begin_part(l);
        ent_text_format(&l->text, "%s is no longer possible", name);
        return;
    }
    if (!before.known && now.known) {
        begin_part(l);
        ent_text_format(&l->text, "%s has a meaning from here on", name);
    } else if (before.state_count == 0 && now.state_count > 0) {
        begin_part(l);
        ent_text_format(&l->text, "%s becomes possible", name);
    }
}

/* "24 possible states become 48". */
static void add_states(line *l, uint64_t before, uint64_t now)
{
    if (before != now) {
        begin_part(l);
        ent_text_add_grouped(&l->text, before);
        ent_text_format(&l->text, " possible state%s become%s ", before == 1 ? "" : "s",
                        before == 1 ? "s" : "");
        ent_text_add_grouped(&l->text, now);
    }
}

/* What became of what would hold. */
static void add_outcome(line *l, const ent_moment_view *view)
{
    add_count(l, view, true);
    add_count(l, view, false);
    add_shift(l, view->firmer, "more");
    add_shift(l, view->weaker, "fewer");
    for (size_t t = 0; t < l->timeline->target_count; t++) {
        add_target(l, t);
    }
    add_standings(l);
    for (way_change change = WAY_OPENS; change < WAY_CHANGES; change++) {
        add_ways(l, change);
    }
    for (size_t t = 0; t < l->timeline->target_count; t++) {
        add_cost(l, t);
    }
}

static void add_event(line *l)
{
    const ent_moment_view *view = &l->timeline->records[l->moment].view;
    ent_timeline_add_changed(&l->text, l->timeline, l->moment);
    add_states(l, l->timeline->records[l->moment - 1].view.state_count, view->state_count);
    const size_t told = l->text.length;
    add_outcome(l, view);
    if (l->text.length > told) {
        return;
    }
    begin_part(l);
    ent_text_add(&l->text, view->withdrawn ? "withdrawn"
                           : told > 0      ? "what would hold stays as it was"
                                      : "no option, rule or wish changed, nor what would hold");
}

/* What holds when the record begins. */
static void add_start(line *l)
{
    const ent_moment_view *view = &l->timeline->records[0].view;
    ent_text_add_grouped(&l->text, view->state_count);
    ent_text_add(&l->text, view->state_count == 1 ? " possible state" : " possible states");
    add_standings(l);
}

ent_status ent_record_words(ent_timeline *timeline, size_t moment)
{
    line l = {.timeline = timeline, .moment = moment};
    bool failed = false;
    ent_text_init(&l.text, &timeline->allocator);
    if (moment == 0) {
        add_start(&l);
    } else {
        add_event(&l);
    }
    timeline->records[moment].view.words =
        ent_timeline_keep(timeline, ent_text_get(&l.text), &failed);
    failed = failed || l.text.failed;
    ent_text_free(&l.text);
    return failed ? ENT_ERROR_MEMORY : ENT_OK;
}
