/* SPDX-License-Identifier: MIT */
/*
 * Editing by machine: small changes in the text of a dispute file, everything else byte by byte as it was.
 *
 * What holds today is set, and statements of a party are added, moved, dropped, or commented out, by splices in the
 * text that was read: comments, order and layout stay, and a moved statement takes the comments right above
 * it with it. All amendments of one revision refer to the file as it was read, and are made at once. The text that
 * comes out is read again, and must say what was asked and nothing else, or there is none.
 *
 * What holds after the events of a timeline stands nowhere in the file. There all amendments of one revision become one
 * new event at its end: `today`, and steps that insert, move and drop statements.
 *
 * Threads: one at a time with a context; the dispute does not change.
 */
#ifndef ENTENTE_EDIT_H
#define ENTENTE_EDIT_H

#include <entente/dispute.h>
#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What an amendment changes. */
typedef enum ent_amend {
    ENT_AMEND_TODAY, /* `option` has `value` today; in graph form `value` is today's state, `option` NULL */
    ENT_AMEND_MOVE, /* the statement `from` of `party` becomes its statement `to` */
    ENT_AMEND_DROP, /* the statement `from` of `party` goes */
    ENT_AMEND_OFF, /* the same, but it stays in the text as comment lines; by an event it is dropped */
    ENT_AMEND_ADD /* `value`, an expression, becomes the statement `to` of `party`; SIZE_MAX: its last */
} ent_amend;

/* One change that is asked for. Statements count from 0; `from` in the file as it was read, `to` in the list that
 * results from all amendments: what is not moved keeps its order and takes the places that are left. Of a dispute with
 * events "the file" is what it says at the dispute's moment. */
typedef struct ent_amendment {
    ent_amend kind;
    const char *option, *value;
    size_t party, from, to;
} ent_amendment;

/* A stretch of the text that was read, bytes byte_start .. byte_end - 1, and what stands there now. */
typedef struct ent_splice {
    uint64_t byte_start, byte_end;
    const char *text; /* `length` bytes */
    size_t length;
} ent_splice;

typedef struct ent_revision ent_revision;

/*
 * Makes `count` amendments in the text of a dispute. Diagnostics tell what is wrong with them: names and
 * places that do not exist (E302, E304, E323, E732), the same thing changed twice (E731), an order that is a
 * ranking or weights (E733), a text that cannot be changed there (E734), findings in the text that would
 * result, whose source is called "FILE, edited". Then it returns ENT_ERROR_INPUT. Other errors: ENT_ERROR_ARGUMENT
 * (a NULL, a kind or party out of range), ENT_ERROR_MEMORY. Where the file has events, those of the dispute of moment 0
 * are made in the sections, and those of the last moment as an event `edited_N`, N one more than any has, which changes
 * what differs; none where nothing does. The dispute of any other moment, or with something left out
 * (entente/moment.h), is refused: E735. The caller owns *out; the dispute does not change.
 * Time and memory O(size of the text), which is read once more, and O(count) more for each amendment.
 */
ENT_API ent_status ent_revision_new(ent_context *context, const ent_dispute *dispute,
                                    const ent_amendment *amendments, size_t count,
                                    ent_revision **out);
ENT_API void ent_revision_free(ent_revision *revision);

/* The whole text that results, of *length bytes; it belongs to the revision. */
ENT_API const char *ent_revision_text(const ent_revision *revision, size_t *length);

/* The splices that make it, ascending, none touching what another changes; `splice` < ent_splice_count(). */
ENT_API size_t ent_splice_count(const ent_revision *revision);
ENT_API ent_splice ent_splice_at(const ent_revision *revision, size_t splice);

/* Writes the text that results; as JSON {"entente":1,"text","changes":[{"byte_start","byte_end","text"}]}. CSV:
 * ENT_ERROR_UNSUPPORTED. */
ENT_API ent_status ent_report_revision(ent_context *context, const ent_revision *revision,
                                       ent_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
