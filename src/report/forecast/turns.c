/* SPDX-License-Identifier: MIT */
/*
 * The turns of the spatial model: which games there are, and which renderer.
 *
 * An issue is played with all others on which the same parties have positions. So the games of a dispute are those of the
 * issues that are the first of theirs.
 */
#include "report/forecast/turns.h"

#include "diag/context.h"
#include "diag/diagnostic.h"
#include "report/head.h"

double ent_turns_position(const ent_turns_sheet *s, size_t issue, double position)
{
    const ent_contest_view view = ent_contest_at(s->dispute, s->game.contests[issue]);
    return view.low + position * ((view.high - view.low) / 100);
}

ent_spatial_option ent_turns_taken(const ent_turns_sheet *s, size_t turn, size_t party)
{
    size_t k = 0;
    while (!ent_spatial_option_at(s->game.spatial, turn, party, k).chosen) {
        k++; /* one is */
    }
    return ent_spatial_option_at(s->game.spatial, turn, party, k);
}

static void open_report(ent_turns_sheet *s, ent_format format)
{
    if (format == ENT_FORMAT_TEXT) {
        ent_put_head(s->w, s->dispute);
    } else if (format == ENT_FORMAT_JSON) {
        ent_json_open(s->w, '{');
        ent_json_key(s->w, "entente");
        ent_json_count(s->w, 1);
        ent_json_key(s->w, "title");
        ent_json_text(s->w, ent_dispute_title(s->dispute));
        ent_json_moment(s->w, s->dispute);
        ent_json_key(s->w, "games");
        ent_json_open(s->w, '[');
    } else {
        ent_put(s->w, "turn,party,issue,position,chance,risk,target,gain,odds,initiator\n");
    }
}

static void close_report(ent_turns_sheet *s, ent_format format)
{
    if (format == ENT_FORMAT_JSON) {
        ent_json_close(s->w, ']');
        ent_json_close(s->w, '}');
        ent_put(s->w, "\n");
    }
}

/* The game of an issue, unless an issue before it had it told. */
static ent_status tell_game(ent_context *context, ent_turns_sheet *s, size_t contest,
                            ent_format format)
{
    ent_played *played = NULL;
    ENT_TRY(ent_played_new(context, s->dispute, contest, &played));
    s->game = ent_played_describe(played);
    if (s->game.contests[0] == contest) {
        if (format == ENT_FORMAT_TEXT) {
            ent_turns_text(s);
        } else if (format == ENT_FORMAT_JSON) {
            ent_turns_json(s);
        } else {
            ent_turns_csv(s);
        }
    }
    ent_played_free(played);
    return ENT_OK;
}

ent_status ent_report_turns(ent_context *context, const ent_dispute *dispute, ent_format format,
                            const ent_sink *sink)
{
    if (context == NULL || dispute == NULL || (unsigned)format > ENT_FORMAT_CSV || sink == NULL ||
        sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (ent_contest_count(dispute) == 0) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NO_POSITIONS,
                                "the file has no positions to forecast from"));
        return ENT_ERROR_NOT_FOUND;
    }
    ent_writer writer;
    ent_turns_sheet sheet = {.dispute = dispute, .w = &writer};
    ent_status status = ENT_OK;
    ent_text_init(&sheet.text, &context->allocator);
    ent_writer_init(&writer, context, sink);
    open_report(&sheet, format);
    for (size_t k = 0; status == ENT_OK && k < ent_contest_count(dispute); k++) {
        status = tell_game(context, &sheet, k, format);
    }
    close_report(&sheet, format);
    if (sheet.text.failed || status != ENT_OK) {
        writer.status = status != ENT_OK ? status : ENT_ERROR_MEMORY;
    }
    ent_text_free(&sheet.text);
    return ent_writer_end(&writer);
}
