/* SPDX-License-Identifier: MIT */
/* Where parties stand on each issue: the section `positions`. */
#include "formats/in/bargain/bargain.h"

static const ent_number_form point_form = {.what = "a point of the scale"};
static const ent_number_form position_form = {.what = "a position"};
static const ent_number_form salience_form = {.what = "salience", .positive = true};
static const ent_number_form influence_form = {.what = "influence", .positive = true};
static const ent_number_form spread_form = {.what = "a spread", .positive = true};

/* Reads a number of a mapping as a double; what is absent leaves *out as it is. */
static ent_status read_double(ent_builder *builder, const ent_node *map, const char *key,
                              const ent_number_form *form, double *out)
{
    ent_decimal number;
    bool there = false;
    ENT_TRY(ent_read_number_at(builder, map, key, form, &number, &there));
    *out = there ? number.nearest : *out;
    return ENT_OK;
}

/* Asks whether a number lies on the scale: E866. */
static ent_status check_on_scale(ent_builder *builder, const ent_contest *contest,
                                 const ent_node *node, double at)
{
    return at >= contest->low && at <= contest->high
               ? ENT_OK
               : ent_issue_number(builder, ENT_KIND_OFF_SCALE, node, "this is off the scale");
}

/* Reads a point of the scale under a key. */
static ent_status read_point(ent_builder *builder, const ent_node *map, const char *key,
                             const ent_contest *contest, double *out, bool *there)
{
    ent_decimal number;
    ENT_TRY(ent_read_number_at(builder, map, key, &point_form, &number, there));
    if (!*there) {
        return ENT_OK;
    }
    *out = number.nearest;
    return check_on_scale(builder, contest, ent_field(map, key), *out);
}

static ent_status read_scale(ent_builder *builder, const ent_node *entry, ent_contest *contest)
{
    const ent_node *scale = ent_field(entry, "scale");
    ent_decimal ends[2];
    bool good = false;
    contest->low = 0;
    contest->high = 100;
    if (scale == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_read_ends(builder, scale, "a scale", ends, &good));
    if (good && ends[0].nearest >= ends[1].nearest) {
        return ent_builder_issue(builder, ENT_KIND_ISSUE_ORDER, scale->span,
                                 "the ends are too near to each other to be told apart", NULL);
    }
    if (good) {
        contest->low = ends[0].nearest;
        contest->high = ends[1].nearest;
    }
    return ENT_OK;
}

/* Puts a meaning where it belongs in the ascending list. */
static void put_meaning(ent_contest *contest, ent_meaning meaning)
{
    size_t at = contest->meaning_count++;
    for (; at > 0 && contest->meanings[at - 1].at > meaning.at; at--) {
        contest->meanings[at] = contest->meanings[at - 1];
    }
    contest->meanings[at] = meaning;
}

/* Reads the words for points of the scale. */
static ent_status read_meanings(ent_builder *builder, const ent_node *section, ent_contest *contest)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "'meanings'", &good));
    if (!good) {
        return ENT_OK;
    }
    contest->meanings = ent_arena_new(builder->arena, section->count, sizeof *contest->meanings);
    if (contest->meanings == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < section->count; i++) {
        ent_decimal at;
        bool fine = false;
        ENT_TRY(ent_read_number(builder, section->keys[i], &point_form, &at, &good));
        ENT_TRY(ent_expect(builder, section->items[i], ENT_NODE_SCALAR, "a meaning", &fine));
        if (good && fine) {
            ENT_TRY(check_on_scale(builder, contest, section->keys[i], at.nearest));
            ent_meaning meaning = {.at = at.nearest};
            ENT_TRY(ent_field_kept(builder, section->items[i], &meaning.words));
            put_meaning(contest, meaning);
        }
    }
    return ENT_OK;
}

static ent_status read_spread(ent_builder *builder, const ent_node *entry, ent_stake *stake)
{
    const ent_node *spread = ent_field(entry, "spread");
    bool good = false;
    if (spread == NULL || spread->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, spread, ENT_NODE_MAP, "'spread'", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(builder, spread, &ent_form_spread));
    ENT_TRY(read_double(builder, spread, "position", &spread_form, &stake->position_spread));
    ENT_TRY(read_double(builder, spread, "salience", &spread_form, &stake->salience_spread));
    return read_double(builder, spread, "influence", &spread_form, &stake->influence_spread);
}

/* How much a party cares and can do. */
static ent_status read_powers(ent_builder *builder, const ent_node *entry, ent_stake *stake)
{
    stake->salience = stake->influence = 100;
    ENT_TRY(read_double(builder, entry, "salience", &salience_form, &stake->salience));
    ENT_TRY(read_double(builder, entry, "influence", &influence_form, &stake->influence));
    return stake->salience > 100
               ? ent_issue_number(builder, ENT_KIND_SALIENCE, ent_field(entry, "salience"),
                                  "this salience is above 100")
               : ENT_OK;
}

/* Reads what a party has at stake in an issue. */
static ent_status read_stake(ent_builder *builder, const ent_node *key, const ent_node *entry,
                             ent_contest *contest)
{
    ent_stake stake = {.span = key->span, .event = entry->brought - 1};
    bool found = false, good = false;
    const ent_node *position = NULL;
    ENT_TRY(ent_field_party(builder, key, &stake.party, &found));
    ENT_TRY(ent_expect(builder, entry, ENT_NODE_MAP, "what a party has at stake", &good));
    if (!good) {
        return ENT_OK;
    }
    position = ent_field(entry, "position");
    ENT_TRY(ent_fields_known(builder, entry, &ent_form_stake));
    ENT_TRY(ent_field_grounds(builder, entry, &stake.grounds));
    if (position == NULL) {
        return ent_builder_issue_name(builder, ENT_KIND_MISSING_KEY, key->span,
                                      "the key 'position' is missing for party", &key->text, NULL);
    }
    ent_decimal at;
    ENT_TRY(ent_read_number(builder, position, &position_form, &at, &good));
    stake.position = at.nearest;
    ENT_TRY(good ? check_on_scale(builder, contest, position, at.nearest) : ENT_OK);
    ENT_TRY(ent_field_kept(builder, position, &stake.text));
    ENT_TRY(read_powers(builder, entry, &stake));
    ENT_TRY(read_spread(builder, entry, &stake));
    if (found) {
        contest->stakes[contest->stake_count++] = stake;
    }
    return ENT_OK;
}

static ent_status read_stakes(ent_builder *builder, const ent_node *section, ent_contest *contest)
{
    bool good = section != NULL && !section->empty;
    if (good) {
        ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the parties of an issue", &good));
    }
    const size_t count = good ? section->count : 0;
    contest->stakes = ent_arena_new(builder->arena, count, sizeof *contest->stakes);
    if (contest->stakes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        ENT_TRY(read_stake(builder, section->keys[i], section->items[i], contest));
    }
    return ENT_OK;
}

static ent_status read_contest(ent_builder *builder, const ent_node *key, const ent_node *entry,
                               ent_contest *out)
{
    *out = (ent_contest){.span = key->span};
    ENT_TRY(ent_fields_known(builder, entry, &ent_form_contest));
    ENT_TRY(ent_field_text(builder, entry, "label", &out->label));
    ENT_TRY(ent_field_kept(builder, key, &out->id));
    out->label = out->label == NULL ? out->id : out->label;
    ENT_TRY(read_scale(builder, entry, out));
    ENT_TRY(read_point(builder, entry, "today", out, &out->today, &out->has_today));
    ENT_TRY(read_point(builder, entry, "outcome", out, &out->outcome, &out->has_outcome));
    ENT_TRY(read_meanings(builder, ent_field(entry, "meanings"), out));
    ENT_TRY(read_stakes(builder, ent_field(entry, "parties"), out));
    if (out->stake_count == 0) {
        return ent_builder_issue_name(builder, ENT_KIND_ISSUE_OF_NOBODY, key->span,
                                      "nobody has a position on issue", &key->text, NULL);
    }
    return ENT_OK;
}

ent_status ent_read_positions(ent_builder *builder, const ent_node *section)
{
    ent_dispute *dispute = builder->dispute;
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'positions'", &good));
    if (!good) {
        return ENT_OK;
    }
    dispute->contests = ent_arena_new(builder->arena, section->count, sizeof *dispute->contests);
    if (dispute->contests == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < section->count; i++) {
        bool named = false, fine = false;
        ENT_TRY(ent_builder_check_name(builder, &section->keys[i]->text, &named));
        ENT_TRY(ent_expect(builder, section->items[i], ENT_NODE_MAP, "an issue", &fine));
        if (fine) {
            ENT_TRY(read_contest(builder, section->keys[i], section->items[i],
                                 &dispute->contests[dispute->contest_count++]));
        }
    }
    return ENT_OK;
}
