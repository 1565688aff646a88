/* SPDX-License-Identifier: MIT */
/*
 * A KTAB scenario: a row a party, two columns an issue. All parties stand on all issues, each has one power for all of them, and
 * its saliences add up to at most 100; what is otherwise is refused. Scales become 0 to 100.
 */
#include "dispute/positions.h"
#include "formats/out/foreign/foreign.h"
#include "formats/out/foreign/names.h"

typedef struct writing {
    ent_foreign *x;
    const ent_stake **stakes; /* per party and issue; NULL: none */
    ent_foreign_names names;
    size_t actors; /* parties that stand anywhere */
} writing;

static const ent_stake *stake_of(const writing *g, size_t party, size_t contest)
{
    return g->stakes[party * g->x->dispute->contest_count + contest];
}

static bool stands_anywhere(const writing *g, size_t party)
{
    for (size_t c = 0; c < g->x->dispute->contest_count; c++) {
        if (stake_of(g, party, c) != NULL) {
            return true;
        }
    }
    return false;
}

static void take_stakes(writing *g)
{
    const ent_dispute *dispute = g->x->dispute;
    for (size_t c = 0; c < dispute->contest_count; c++) {
        for (size_t s = 0; s < dispute->contests[c].stake_count; s++) {
            const ent_stake *stake = &dispute->contests[c].stakes[s];
            g->stakes[stake->party * dispute->contest_count + c] = stake;
        }
    }
}

/* What a party's row must be. */
static ent_status check_party(writing *g, size_t party)
{
    enum { MOST = 100 };
    const double slack = 1e-9;
    const ent_dispute *dispute = g->x->dispute;
    const ent_stake *first = NULL;
    double salience = 0;
    for (size_t c = 0; c < dispute->contest_count; c++) {
        const ent_stake *stake = stake_of(g, party, c);
        if (stake == NULL) {
            return ent_foreign_unfit(g->x, dispute->contests[c].span,
                                     "in a KTAB scenario every party stands on every issue, and on "
                                     "this one not all do",
                                     NULL);
        }
        first = first == NULL ? stake : first;
        salience += stake->salience;
        if (stake->influence < first->influence || stake->influence > first->influence) {
            return ent_foreign_unfit(g->x, stake->span,
                                     "in a KTAB scenario a party has one power, and here its "
                                     "influence is another than on an issue before",
                                     NULL);
        }
        if (salience > MOST + slack) {
            return ent_foreign_unfit(g->x, stake->span,
                                     "in a KTAB scenario a party's saliences add up to at most "
                                     "100, and up to here they are more",
                                     NULL);
        }
    }
    return ENT_OK;
}

static ent_status check(writing *g)
{
    for (size_t p = 0; p < g->x->dispute->party_count; p++) {
        if (stands_anywhere(g, p)) {
            ENT_TRY(check_party(g, p));
            g->actors++;
        }
    }
    return ENT_OK;
}

static void put_head(writing *g)
{
    const ent_dispute *dispute = g->x->dispute;
    ent_writer *w = &g->x->w;
    const ent_node *about = ent_field(dispute->current, "description");
    const bool plain = about != NULL && about->kind == ENT_NODE_SCALAR && !about->empty;
    ent_csv_field(w, true, ent_dispute_title(dispute));
    ent_csv_field(w, false, plain ? about->text.text : "");
    ent_put_format(w, ",%zu,%zu,\nActor,Description,Power,", g->actors, dispute->contest_count);
    for (size_t c = 0; c < dispute->contest_count; c++) {
        ent_text heading;
        ent_text_init(&heading, &g->x->context->allocator);
        ent_text_format(&heading, "%s Position", g->names.issues[c]);
        ent_csv_field(w, true, ent_text_get(&heading));
        ent_text_clear(&heading);
        ent_text_format(&heading, "%s Salience", g->names.issues[c]);
        ent_csv_field(w, false, ent_text_get(&heading));
        ent_put(w, ",");
        w->buffer.failed = w->buffer.failed || heading.failed;
        ent_text_free(&heading);
    }
    ent_put(w, "\n");
}

/* A position on 0 to 100; rounding does not lead out of it. */
static double rescale(const ent_contest *contest, double position)
{
    const double top = 100, width = contest->high - contest->low;
    if (!(contest->low < 0 || contest->low > 0) && !(width < top || width > top)) {
        return position;
    }
    const double share = (position - contest->low) / width * top;
    return share > top ? top : share < 0 ? 0 : share;
}

static void put_party(writing *g, size_t party)
{
    const ent_dispute *dispute = g->x->dispute;
    ent_writer *w = &g->x->w;
    ent_csv_field(w, true, dispute->parties[party].id);
    ent_csv_field(w, false, g->names.parties[party]);
    ent_csv_double(w, true, stake_of(g, party, 0)->influence);
    for (size_t c = 0; c < dispute->contest_count; c++) {
        const ent_stake *stake = stake_of(g, party, c);
        ent_csv_double(w, true, rescale(&dispute->contests[c], stake->position));
        ent_csv_double(w, true, stake->salience);
    }
    ent_put(w, ",\n");
}

static ent_status write_scenario(writing *g)
{
    take_stakes(g);
    ENT_TRY(check(g));
    ENT_TRY(ent_foreign_names_new(g->x, &g->names));
    put_head(g);
    for (size_t p = 0; p < g->x->dispute->party_count; p++) {
        if (stands_anywhere(g, p)) {
            put_party(g, p);
        }
    }
    return ENT_OK;
}

ent_status ent_foreign_ktab(ent_foreign *x)
{
    const ent_allocator *allocator = &x->context->allocator;
    const size_t contests = x->dispute->contest_count;
    writing g = {.x = x, .names = {.allocator = allocator}};
    if (contests > SIZE_MAX / sizeof *g.stakes / (x->dispute->party_count + 1)) {
        return ENT_ERROR_MEMORY;
    }
    g.stakes = ent_memory_zero(allocator, x->dispute->party_count * contests, sizeof *g.stakes);
    const ent_status status = g.stakes == NULL ? ENT_ERROR_MEMORY : write_scenario(&g);
    ent_foreign_names_free(&g.names);
    ent_memory_free(allocator, g.stakes);
    return status;
}
