/* SPDX-License-Identifier: MIT */
/* The picture of an issue: the parties' positions and the models' forecasts on its scale. */
#include "report/sections/bargain/heading.h"

#include "report/chart/strip.h"
#include "report/forecast/words.h"

enum { WHOLE = 1000000 };

/* What is drawn of an issue: arrays in the page's arena. */
typedef struct picture {
    ent_strip_word *words;
    ent_strip_line lines[2];
    ent_strip_row *parties, *models;
    ent_strip_group groups[2];
    ent_strip strip;
} picture;

static uint32_t place_of(const ent_contest_view *contest, double value)
{
    const double share = (value - contest->low) / (contest->high - contest->low);
    return share <= 0 ? 0 : share >= 1 ? WHOLE : (uint32_t)(share * WHOLE + 0.5);
}

/* A word of the scale: "50: some", or the number alone. */
static ent_status make_word(ent_forecast_section *s, const ent_contest_view *contest, double at,
                            const char *words, ent_strip_word *out)
{
    ent_forecast_add_plain(&s->job->text, at);
    ent_text_format(&s->job->text, "%s%s", words == NULL ? "" : ": ", words == NULL ? "" : words);
    out->at = place_of(contest, at);
    return ent_section_take(s->job, s->page, &out->text);
}

/* The points that have words, and the ends of the scale. */
static ent_status make_words(ent_forecast_section *s, size_t contest, picture *p)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    size_t count = 0;
    p->words = ent_arena_new(&s->page->arena, view.meaning_count + 2, sizeof *p->words);
    if (p->words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < view.meaning_count; k++) {
        const ent_meaning_view meaning = ent_meaning_at(s->dispute, contest, k);
        if (k == 0 && meaning.at > view.low) {
            ENT_TRY(make_word(s, &view, view.low, NULL, &p->words[count++]));
        }
        ENT_TRY(make_word(s, &view, meaning.at, meaning.words, &p->words[count++]));
    }
    if (view.meaning_count == 0) {
        ENT_TRY(make_word(s, &view, view.low, NULL, &p->words[count++]));
    }
    if (view.meaning_count == 0 ||
        ent_meaning_at(s->dispute, contest, view.meaning_count - 1).at < view.high) {
        ENT_TRY(make_word(s, &view, view.high, NULL, &p->words[count++]));
    }
    p->strip.words = p->words;
    p->strip.word_count = count;
    return ENT_OK;
}

static void make_lines(const ent_contest_view *view, picture *p)
{
    if (view->has_today) {
        p->lines[p->strip.line_count++] =
            (ent_strip_line){place_of(view, view->today), ENT_INK_TODAY, "today"};
    }
    if (view->has_outcome) {
        p->lines[p->strip.line_count++] =
            (ent_strip_line){place_of(view, view->outcome), ENT_INK_MARK, "came about"};
    }
    p->strip.lines = p->lines;
}

static ent_status make_party(ent_forecast_section *s, size_t contest, size_t stake,
                             ent_strip_row *out)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_stake_view of = ent_stake_at(s->dispute, contest, stake);
    ent_text *text = &s->job->text;
    *out = (ent_strip_row){.label = ent_party_opening(s->dispute, of.party),
                           .ink = (ent_ink)(ENT_INK_PARTY_1 + of.party % 8),
                           .known = true,
                           .exact = of.position_spread <= 0,
                           .low = place_of(&view, of.position - of.position_spread),
                           .point = place_of(&view, of.position),
                           .high = place_of(&view, of.position + of.position_spread)};
    ent_forecast_add_plain(text, of.position);
    if (of.position_spread > 0) {
        ent_text_add(text, " (plus or minus ");
        ent_forecast_add_plain(text, of.position_spread);
        ent_text_add(text, ")");
    }
    return ent_section_take(s->job, s->page, &out->numbers);
}

static ent_status make_model(ent_forecast_section *s, size_t contest, ent_forecast_model model,
                             ent_strip_row *out)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_forecast_view found = ent_forecast_at(s->forecast, contest, model);
    ent_text *text = &s->job->text;
    *out = (ent_strip_row){.label = ent_forecast_name(model),
                           .tip = found.reason != NULL ? found.reason : ent_forecast_about(model),
                           .numbers = "-",
                           .ink = ENT_INK_POINT,
                           .known = found.reason == NULL};
    if (!out->known) {
        return ENT_OK;
    }
    out->exact = !found.has_interval;
    out->point = place_of(&view, found.value);
    ent_forecast_add_value(text, &view, found.value);
    if (found.has_interval) {
        out->low = place_of(&view, found.low);
        out->high = place_of(&view, found.high);
        ent_text_add(text, " (");
        ent_forecast_add_value(text, &view, found.low);
        ent_text_add(text, " to ");
        ent_forecast_add_value(text, &view, found.high);
        ent_text_add(text, ")");
    }
    return ent_section_take(s->job, s->page, &out->numbers);
}

/* The rows of both groups. */
static ent_status make_rows(ent_forecast_section *s, size_t contest, picture *p)
{
    const size_t parties = ent_contest_at(s->dispute, contest).stake_count;
    size_t models = 0;
    p->parties = ent_arena_new(&s->page->arena, parties + 1, sizeof *p->parties);
    p->models = ent_arena_new(&s->page->arena, ENT_FORECAST_COUNT, sizeof *p->models);
    if (p->parties == NULL || p->models == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < parties; k++) {
        ENT_TRY(make_party(s, contest, k, &p->parties[k]));
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            ENT_TRY(make_model(s, contest, m, &p->models[models++]));
        }
    }
    p->groups[0] = (ent_strip_group){"Where the parties stand", p->parties, parties};
    p->groups[1] = (ent_strip_group){"Forecasts", p->models, models};
    p->strip.groups = p->groups;
    p->strip.group_count = 2;
    return ENT_OK;
}

/* What is to be seen, in words. */
static ent_status describe(ent_forecast_section *s, const picture *p, const char **out)
{
    ent_text *text = &s->job->text;
    ent_text_add(text, "A scale from left to right.");
    for (size_t k = 0; k < p->strip.line_count; k++) {
        ent_text_format(text, " A line for \"%s\".", p->strip.lines[k].text);
    }
    for (size_t g = 0; g < p->strip.group_count; g++) {
        const ent_strip_group *group = &p->groups[g];
        ent_text_format(text, " %s:", group->label);
        for (size_t k = 0; k < group->row_count; k++) {
            ent_text_format(text, "%s %s %s", k == 0 ? "" : ",", group->rows[k].label,
                            group->rows[k].numbers);
        }
        ent_text_add(text, ".");
    }
    return ent_section_take(s->job, s->page, out);
}

ent_status ent_forecast_picture(ent_forecast_section *s, size_t contest)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    picture p = {.strip = {.line_count = 0}};
    ent_drawing *drawing = NULL;
    ENT_TRY(make_words(s, contest, &p));
    make_lines(&view, &p);
    ENT_TRY(make_rows(s, contest, &p));
    ENT_TRY(describe(s, &p, &p.strip.description));
    ent_text_format(&s->job->text, "Positions and forecasts: %s", view.label);
    ENT_TRY(ent_section_take(s->job, s->page, &p.strip.title));
    ENT_TRY(ent_strip_draw(&s->page->arena, &p.strip, &drawing));
    ent_tree_chart(s->page, drawing);
    return ENT_OK;
}
