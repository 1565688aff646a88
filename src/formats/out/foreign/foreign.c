/* SPDX-License-Identifier: MIT */
/* The table of formats, and writing one of them. */
#include "formats/out/foreign/foreign.h"

static const struct {
    const char *key, *about;
    bool of_states; /* else of positions */
    ent_status (*write)(ent_foreign *x);
} formats[ENT_FOREIGN_COUNT] = {
    [ENT_FOREIGN_GMCR] =
        {"gmcr", "options and wishes, or rankings, as JSON for other programs of the graph model",
         true, ent_foreign_gmcr},
    [ENT_FOREIGN_NFG] = {"nfg",
                         "a strategic game for Gambit: each party chooses its options at once",
                         true, ent_foreign_nfg},
    [ENT_FOREIGN_GRAPHML] = {"graphml", "states and moves for yEd, Gephi, igraph and networkx",
                             true, ent_foreign_graphml},
    [ENT_FOREIGN_DOT] = {"dot", "states and moves for Graphviz", true, ent_foreign_dot},
    [ENT_FOREIGN_POSITIONS] =
        {"positions", "CSV: a row for each issue and party, with position, salience and influence",
         false, ent_foreign_positions},
    [ENT_FOREIGN_KTAB] = {"ktab", "CSV of a KTAB scenario: a row a party, two columns an issue",
                          false, ent_foreign_ktab},
};

const char *ent_foreign_key(ent_foreign_format format)
{
    return (unsigned)format < ENT_FOREIGN_COUNT ? formats[format].key : NULL;
}

const char *ent_foreign_about(ent_foreign_format format)
{
    return (unsigned)format < ENT_FOREIGN_COUNT ? formats[format].about : NULL;
}

ent_status ent_foreign_unfit(ent_foreign *x, ent_span span, const char *message, const char *cure)
{
    const ent_issue issue = {.kind = ENT_KIND_FOREIGN_UNFIT,
                             .source = &x->dispute->source,
                             .span = span,
                             .message = message,
                             .cure = cure};
    ENT_TRY(ent_issue_add(x->context, &issue));
    return ENT_ERROR_UNSUPPORTED;
}

const char *ent_foreign_value(const ent_option *option, uint32_t value)
{
    return option->graded ? option->values[value] : value == 0 ? "no" : "yes";
}

ent_status ent_foreign_space(ent_foreign *x, ent_space **out)
{
    ENT_TRY(ent_space_new(x->context, x->dispute, out));
    return ent_preferences_check(x->context, *out);
}

static ent_status write(ent_foreign *x, ent_foreign_format format)
{
    const ent_span beginning = {0, x->dispute->source.length > 0};
    if (formats[format].of_states && x->dispute->option_count == 0) {
        return ent_foreign_unfit(x, beginning, "this file has no options, and so no states",
                                 "--to positions and --to ktab write its positions");
    }
    if (!formats[format].of_states && x->dispute->contest_count == 0) {
        return ent_foreign_unfit(x, beginning, "this file has no positions", NULL);
    }
    ENT_TRY(formats[format].write(x));
    return ent_foreign_note_left(x, format);
}

ent_status ent_dispute_export(ent_context *context, const ent_dispute *dispute,
                              ent_foreign_format format, const ent_sink *sink)
{
    if (context == NULL || dispute == NULL || sink == NULL || sink->write == NULL ||
        (unsigned)format >= ENT_FOREIGN_COUNT) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_foreign x = {.context = context, .dispute = dispute};
    ent_writer_init(&x.w, context, sink);
    const ent_status status = write(&x, format);
    const ent_status written = ent_writer_end(&x.w);
    return status == ENT_OK ? written : status;
}
