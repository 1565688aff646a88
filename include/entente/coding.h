/* SPDX-License-Identifier: MIT */
/*
 * Codings: what was said in a text, by whom, statement by statement, and what a person decided of each.
 *
 * A coding belongs to one text and one coder. It is proposed by ent_reading_new() (entente/reading.h), read from its
 * own file, or from a table of discourse analysis; a person accepts, edits or rejects each statement; two codings of
 * one text can be held against each other; and what was accepted becomes events of a dispute. Unlike other things
 * a coding changes: one thread at a time. See docs/reading.md.
 */
#ifndef ENTENTE_CODING_H
#define ENTENTE_CODING_H

#include <entente/moment.h>
#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is said of a coded statement, each with the stretch of text that shows it. */
typedef enum ent_coded_field {
    ENT_CODED_SPEAKER,   /* whose words they are: the id of a party; none: the author of the text */
    ENT_CODED_ACTOR,     /* who acts, or would: the id of a party */
    ENT_CODED_ACT,       /* what is done with the words: a word of ent_act_word() */
    ENT_CODED_ADDRESSEE, /* towards whom: the id of a party */
    ENT_CODED_ISSUE,     /* what it is about: OPTION, or OPTION=VALUE */
    ENT_CODED_NEGATION,  /* "yes" when the issue is denied; the stretch is the negation */
    ENT_CODED_MODALITY, /* certain, likely, unlikely, possible, impossible, necessary, desired, conditional */
    ENT_CODED_QUOTATION, /* "yes" when words are quoted; the stretch is the quotation */
    ENT_CODED_FIELDS
} ent_coded_field;

/* "speaker", "actor", ...; constant; NULL out of range. */
ENT_API const char *ent_coded_field_word(ent_coded_field field);

/* Moves of negotiation. */
typedef enum ent_act {
    ENT_ACT_STATE, /* says, without more */
    ENT_ACT_EXPECT,
    ENT_ACT_DEMAND,
    ENT_ACT_OFFER,
    ENT_ACT_REFUSE,
    ENT_ACT_PROMISE,
    ENT_ACT_THREATEN,
    ENT_ACT_CONCEDE,
    ENT_ACT_AGREE,
    ENT_ACT_WELCOME,
    ENT_ACT_MEET,
    ENT_ACT_CALL, /* speaks by telephone */
    ENT_ACT_DO,   /* does something else, such as striking */
    ENT_ACT_COUNT
} ent_act;

/* "state", "expect", "demand", ...; constant; NULL out of range. */
ENT_API const char *ent_act_word(ent_act act);

/* How far a proposal can be relied on. */
typedef enum ent_confidence {
    ENT_CONFIDENCE_LOW,    /* two opinions differ, or the rule is a guess */
    ENT_CONFIDENCE_MEDIUM, /* one opinion */
    ENT_CONFIDENCE_HIGH    /* two opinions agree, or a person set it */
} ent_confidence;

/* "low", "medium" or "high"; constant; NULL out of range. */
ENT_API const char *ent_confidence_word(ent_confidence confidence);

/* The value of a field, and why. value NULL: nothing is said. Text belongs to the coding. */
typedef struct ent_coded_value {
    const char *value;
    uint64_t start, end; /* bytes of the text that show it; equal when none do */
    const char *rule;    /* the id of the rule that proposed it, "person", or NULL */
    ent_confidence confidence;
    const char *other; /* what the second opinion says where it differs, or NULL */
    uint64_t other_start, other_end;
} ent_coded_value;

/* What a person decided of a statement. */
typedef enum ent_decision {
    ENT_DECISION_PROPOSED,
    ENT_DECISION_ACCEPTED, /* as it was proposed */
    ENT_DECISION_EDITED,   /* accepted, after a person changed something */
    ENT_DECISION_REJECTED,
    ENT_DECISION_COUNT
} ent_decision;

/* "proposed", "accepted", "edited", "rejected". */
ENT_API const char *ent_decision_word(ent_decision decision);

/* One statement. */
typedef struct ent_coded {
    uint64_t start, end; /* the bytes of its sentence */
    ent_coded_value fields[ENT_CODED_FIELDS];
    ent_decision decision;
    const char *note; /* of the coder, or NULL */
} ent_coded;

/* What a coding is of. */
typedef struct ent_coding_view {
    const char *text_name; /* the file's name, without folders */
    uint64_t text_length;
    char text_sha256[65]; /* lower-case hexadecimal digits of the text's hash */
    const char *coder;    /* "entente" for proposals that nobody has touched */
    size_t count;
} ent_coding_view;

typedef struct ent_coding ent_coding;

/* Bytes that a text of a coding may have: a value, rule, name or coder, and a note. All is UTF-8 without control
 * characters; only notes may have tabs and line feeds. */
enum { ENT_CODED_LONGEST = 1024, ENT_NOTE_LONGEST = 65536 };

/* An empty coding of a text of `length` bytes; folders before its name are left out. Errors: ENT_ERROR_ARGUMENT,
 * ENT_ERROR_MEMORY. The caller owns *out. */
ENT_API ent_status ent_coding_new(ent_context *context, const char *text_name, const char *bytes,
                                  size_t length, const char *coder, ent_coding **out);
ENT_API void ent_coding_free(ent_coding *coding);
ENT_API ent_coding_view ent_coding_describe(const ent_coding *coding);

/* The statement at a place, below count. The view lasts until the coding changes. */
ENT_API ent_coded ent_coding_at(const ent_coding *coding, size_t index);

/* Appends a statement; all text is copied. A field with neither value nor other is dropped whole, and an empty note
 * is none. ENT_ERROR_ARGUMENT: places outside the text, a word that is none of its field's, an end before its start,
 * a text that a coding may not hold; ENT_ERROR_MEMORY, and nothing has changed. */
ENT_API ent_status ent_coding_add(ent_context *context, ent_coding *coding, const ent_coded *coded);

/* Replaces the statement at a place, or takes it away. Errors as of ent_coding_add(). */
ENT_API ent_status ent_coding_set(ent_context *context, ent_coding *coding, size_t index,
                                  const ent_coded *coded);
ENT_API ent_status ent_coding_remove(ent_context *context, ent_coding *coding, size_t index);

/*
 * Changes that can be taken back, step by step, also after the coding was written as JSON and read again.
 * ent_coding_step() does what ent_coding_set() does, or at the place behind the last what ent_coding_add() does, and
 * keeps what stood there. Errors as of these. ent_coding_undo() takes the last step back and tells of which statement
 * it was, which is gone where the step added it; ENT_ERROR_NOT_FOUND: there is none. ent_coding_remove() forgets all
 * steps.
 */
ENT_API ent_status ent_coding_step(ent_context *context, ent_coding *coding, size_t index,
                                   const ent_coded *coded);
ENT_API ent_status ent_coding_undo(ent_context *context, ent_coding *coding, size_t *index);
ENT_API size_t ent_coding_steps(const ent_coding *coding);

/* Signs a coding with the name of its coder: one line of text. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_coding_sign(ent_context *context, ent_coding *coding, const char *coder);

/*
 * Reads a coding that ent_coding_write() wrote as JSON ("-": standard input). Errors: ENT_ERROR_INPUT (E841 .. E844),
 * ENT_ERROR_IO, ENT_ERROR_MEMORY. The caller owns *out and releases it with ent_coding_free().
 */
ENT_API ent_status ent_coding_read_file(ent_context *context, const char *path, ent_coding **out);
ENT_API ent_status ent_coding_read_text(ent_context *context, const char *name, const char *bytes,
                                        size_t length, ent_coding **out);

/*
 * Reads a table of discourse analysis: CSV (RFC 4180, UTF-8) with a heading, and in it the columns document, speaker,
 * organization, concept, agreement, start and stop, in any order and among others. Each row that belongs to the text
 * becomes an accepted statement: who speaks is the party that the organization means, or where that is empty the
 * speaker; the issue is what the concept means, denied where the agreement is 0. Parties and options are meant by their
 * ids, names, labels, aliases and OPTION=VALUE, whatever the case. What means nothing in the dispute is left out and
 * told (W848), and a row of which nothing is left with it. Places are bytes or characters of the text, or both empty.
 * Errors: ENT_ERROR_INPUT (E845 .. E847, with line and column), ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. The caller owns *out and releases it with ent_coding_free(). Time and memory O(size of table,
 * text and dispute).
 */
typedef struct ent_table_options {
    size_t size;           /* of this struct as the caller was compiled */
    const char *text_name; /* the file's name */
    const char *text;
    size_t text_length;
    const char
        *document; /* what the table calls the text; NULL: by its name, with or without ending */
    const char *coder;
    bool in_characters; /* places are counted in code points, not in bytes */
} ent_table_options;
ENT_API ent_status ent_coding_read_table(ent_context *context, const ent_dispute *dispute,
                                         const char *name, const char *bytes, size_t length,
                                         const ent_table_options *options, ent_coding **out);

/* What is written of a coding. */
typedef struct ent_coding_report {
    size_t size; /* of this struct as the caller was compiled */
    const char *
        text; /* the text it is of, for quotations; NULL: without. ENT_ERROR_ARGUMENT: of another length */
    size_t text_length;
    unsigned decisions; /* bits 1u << ENT_DECISION_...; 0: all */
} ent_coding_report;

/* Writes a coding in words, as JSON (which ent_coding_read_text() reads again, whole), or as a CSV table of discourse
 * analysis. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_coding_write(ent_context *context, const ent_coding *coding,
                                    const ent_coding_report *report, ent_format format,
                                    const ent_sink *sink);

/* How far two codings of one text agree, in a field or on sentences. */
typedef struct ent_agreement_row {
    uint64_t both;                     /* units that both coded */
    uint64_t agree;                    /* and alike */
    bool kappa_defined, alpha_defined; /* not where a coefficient would divide by zero */
    double kappa;                      /* Cohen 1960; 0 where it is not defined */
    double alpha;                      /* Krippendorff's, nominal; likewise */
} ent_agreement_row;

typedef struct ent_agreement ent_agreement;

/*
 * Compares two codings of the same text (E849: they are of different texts), which must outlive it and not change.
 * What was rejected, or says nothing, counts as not coded. Statements of both are paired within a sentence, so that the
 * fields in which partners say the same are as many as can be (docs/methods/agreement.md); each pair is a unit, in
 * which a field that says nothing has a value of its own. `sentences`: how many the text has, at most one a byte
 * (ent_sentence_end() tells them); 0: only those that a coding has statements of, rejected ones too.
 * Errors: ENT_ERROR_INPUT, ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out.
 * Time O(n log n) for n statements, and for a and b of them in a sentence a * b * min(a, b) where neither is above 32;
 * beyond they are paired in their order. Memory 50 bytes a statement.
 */
ENT_API ent_status ent_agreement_new(ent_context *context, const ent_coding *first,
                                     const ent_coding *second, uint64_t sentences,
                                     ent_agreement **out);
ENT_API void ent_agreement_free(ent_agreement *agreement);
ENT_API ent_agreement_row ent_agreement_of(const ent_agreement *agreement, ent_coded_field field);
/* Whether a sentence was coded at all: the same coefficients over all sentences. */
ENT_API ent_agreement_row ent_agreement_sentences(const ent_agreement *agreement);
/* Writes coefficients and all disagreements; `text`, the text that was coded, may be NULL. Errors: ENT_ERROR_ARGUMENT
 * (also a text of another length), ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_agreement(ent_context *context, const ent_agreement *agreement,
                                        const char *text, size_t text_length, ent_format format,
                                        const ent_sink *sink);

/*
 * Writes the text of the dispute with the accepted statements of a coding as events at the end of its timeline, in
 * the order of the text: each with label, kind, participants, source, bytes, speaker, hedge and coder, and, where the
 * statement says what a party wants of an option, a wish inserted last among its wishes (docs/reading.md has the
 * rule). `source` is the id of the text among the file's sources, which is added when it is not there. What stands
 * there already, of the same source, bytes and label, is left out. Everything else stays byte by byte, and the result
 * is read again before it is written. Errors: ENT_ERROR_INPUT (E851: another text; E852: there is nothing to add;
 * E853: a name that the dispute does not have; E206: the source's id is no name; E734; findings in the result),
 * ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_ARGUMENT (a NULL; a dispute of another moment than the last, or from
 * which something was withdrawn). Time O(events in the file * those added).
 */
ENT_API ent_status ent_coding_apply(ent_context *context, const ent_dispute *dispute,
                                    const ent_coding *coding, const char *source, const char *text,
                                    size_t text_length, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
