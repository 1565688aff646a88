/* SPDX-License-Identifier: MIT */
/*
 * What the first rank does: hands out chunks, solves some, adds tallies up, and keeps them in the file of --resume.
 *
 * Every other rank has two chunks, so that it goes on with one while the first rank is busy with its own. A tally
 * that comes back is read like one from a file: it must be of the same file, question and seed, and whole.
 */
#include "share.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    CHUNK_STATES = 1 << 21, /* readings times states of a chunk, about */
    CHUNK_LEAST = 64,       /* readings; so that a tally is small beside the work for it */
    AHEAD = 2,              /* chunks that a rank has */
    PATIENCE = 10           /* seconds for the last tallies */
};

static const double haste =
    0.5; /* the same after a signal, behind which the next may follow soon */

typedef struct lead {
    mpi_share *share;
    uint64_t next, end, chunk;
    int busy;      /* chunks that are out */
    int here;      /* ranks that have not said that they are done, but the first */
    bool stopped;  /* by a signal or the time limit, of any rank */
    int code;      /* EXIT_DONE, or what went wrong */
    double kept;   /* when --resume was last written */
    uint64_t told; /* readings that were in it */
} lead;

/* The next chunk that is not counted yet; none when the run is to end. */
static bool next_chunk(lead *l, ent_reading_range *out)
{
    if (l->stopped || l->code != EXIT_DONE || !robust_gap(*l->share->tally, l->next, l->end, out)) {
        return false;
    }
    const uint64_t left = l->chunk - out->first % l->chunk;
    out->count = left < out->count ? left : out->count;
    l->next = out->first + out->count;
    return true;
}

static void hand_out(lead *l, int rank)
{
    ent_reading_range range;
    if (next_chunk(l, &range)) {
        const uint64_t task[2] = {range.first, range.count};
        (void)MPI_Send(task, 2, MPI_UINT64_T, rank, TAG_TASK, MPI_COMM_WORLD);
        l->busy++;
    }
}

/* Adds a tally, and frees it. */
static void add(lead *l, ent_status status, ent_tally *more)
{
    if (status == ENT_OK) {
        status = ent_tally_add(*l->share->tally, more);
    }
    ent_tally_free(more);
    if (status == ENT_ERROR_CANCELLED) {
        l->stopped = true;
    } else if (status != ENT_OK) {
        l->code = session_status(l->share->session, status);
    }
}

/* Takes the text of a tally from a rank. */
static void take_tally(lead *l, int rank, size_t length)
{
    cli_session *session = l->share->session;
    char name[40], *bytes = malloc(length);
    ent_tally *more = NULL;
    if (bytes == NULL) {
        l->code = session_status(session, ENT_ERROR_MEMORY);
        MPI_Abort(MPI_COMM_WORLD, l->code); /* the message could not be taken */
        return;
    }
    (void)snprintf(name, sizeof name, "tally of rank %d", rank);
    (void)MPI_Recv(bytes, (int)length, MPI_BYTE, rank, TAG_TALLY, MPI_COMM_WORLD,
                   MPI_STATUS_IGNORE);
    const ent_status status =
        ent_tally_read(session->context, l->share->readings, name, bytes, length, &more);
    free(bytes);
    add(l, status, more);
}

/* Takes what a rank has done, if one waits. */
static bool take_answer(lead *l)
{
    MPI_Status from;
    share_head head;
    int waits = 0;
    (void)MPI_Iprobe(MPI_ANY_SOURCE, TAG_HEAD, MPI_COMM_WORLD, &waits, &from);
    if (!waits) {
        return false;
    }
    (void)MPI_Recv(&head, HEAD_WORDS, MPI_UINT64_T, from.MPI_SOURCE, TAG_HEAD, MPI_COMM_WORLD,
                   MPI_STATUS_IGNORE);
    if (head.bye) {
        l->here--;
        return true;
    }
    l->busy--;
    if (head.length > 0) {
        take_tally(l, from.MPI_SOURCE, (size_t)head.length);
    }
    l->stopped = l->stopped || head.stopped;
    l->code = l->code == EXIT_DONE ? (int)head.code : l->code;
    hand_out(l, from.MPI_SOURCE);
    return true;
}

static bool solve_here(lead *l)
{
    ent_reading_range range;
    ent_tally *more = NULL;
    if (!next_chunk(l, &range)) {
        return false;
    }
    const ent_status status = ent_readings_run(l->share->session->context, l->share->readings,
                                               range.first, range.count, &more);
    add(l, status, more);
    return true;
}

/* Writes the file of --resume, where the flag is given and there is something new. */
static void keep(lead *l)
{
    cli_session *session = l->share->session;
    const char *path = flag_value(session->arguments, "--resume");
    const uint64_t readings = ent_tally_readings(*l->share->tally);
    cli_output output;
    l->kept = watch_seconds();
    if (path == NULL || readings == l->told) {
        return;
    }
    int code = output_open(&output, path, true);
    if (code == EXIT_DONE) {
        const ent_status status = ent_tally_write(session->context, *l->share->tally, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(session, status);
    }
    code = output_close(&output, code);
    l->told = readings;
    l->code = l->code == EXIT_DONE ? code : l->code;
}

/* Until all is solved, or it is to end. */
static void solve_all(lead *l)
{
    for (int k = 0; k < AHEAD; k++) {
        for (int rank = 1; rank < l->share->ranks->count; rank++) {
            hand_out(l, rank);
        }
    }
    while (!l->stopped && l->code == EXIT_DONE) {
        const bool took = take_answer(l), solved = solve_here(l);
        if (!took && !solved && l->busy == 0) {
            break;
        }
        if (!took && !solved) {
            ranks_nap();
        }
        watch_count("solving readings", ent_tally_readings(*l->share->tally), l->end);
        if (watch_seconds() - l->kept >= (double)l->share->every) {
            keep(l);
        }
        l->stopped = l->stopped || watch_cancel(NULL);
    }
    keep(l); /* at once: there may be little time */
}

/* Tells all ranks that there is no more, and takes what they still have. */
static void end_all(lead *l)
{
    const double began = watch_seconds();
    l->here = l->share->ranks->count - 1;
    for (int rank = 1; rank < l->share->ranks->count; rank++) {
        (void)MPI_Send(NULL, 0, MPI_BYTE, rank, TAG_END, MPI_COMM_WORLD);
    }
    while (l->here > 0 &&
           watch_seconds() - began < (watch_interrupted() ? haste : (double)PATIENCE)) {
        if (!take_answer(l)) {
            ranks_nap();
        }
    }
    if (l->here > 0) {
        (void)fprintf(stderr, "entente-mpi: %d of %d ranks did not answer\n", l->here,
                      l->share->ranks->count);
        l->share->lost = true;
    }
    keep(l);
}

int share_lead(mpi_share *s)
{
    const uint64_t states = ent_state_count(ent_readings_space(s->readings));
    lead l = {.share = s,
              .end = ent_readings_count(s->readings),
              .chunk = CHUNK_STATES / states + CHUNK_LEAST,
              .told = UINT64_MAX};
    keep(&l); /* which tells early when it cannot be written */
    solve_all(&l);
    end_all(&l);
    return l.code;
}
