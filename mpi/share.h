/* SPDX-License-Identifier: MIT */
/*
 * Sharing the readings of a family among ranks.
 *
 * Readings are cut into chunks by their numbers, the same for any number of ranks. The first rank hands chunks out,
 * solves some itself, and adds up the tallies that come back, which is the same in any order.
 */
#ifndef ENTENTE_MPI_SHARE_H
#define ENTENTE_MPI_SHARE_H

#include "ranks.h"

#include "robust.h"

/* What one rank has for a family. */
typedef struct mpi_share {
    mpi_ranks *ranks;
    cli_session *session;
    const ent_readings *readings;
    ent_tally **tally; /* of the first rank: what is counted, which *tally has when it begins */
    uint64_t every;    /* of the first rank: seconds between two writings of --resume */
    bool lost;         /* of the first rank: some rank did not answer at the end */
} mpi_share;

/* The first rank's part: all that is missing of the tally, or less when stopped. EXIT_DONE or the exit code. */
int share_lead(mpi_share *share);

/* Every other rank's part: solves what it is given until it is told that there is no more. */
void share_follow(mpi_share *share);

/* What both know: the messages, in order of a chunk's way. */
enum { TAG_TASK = 1, TAG_END, TAG_HEAD, TAG_TALLY };

/* What stands before a tally as text. */
typedef struct share_head {
    uint64_t length;  /* of the text; 0: no reading was done */
    uint64_t code;    /* an exit code, when it failed */
    uint64_t stopped; /* by a signal or the time limit */
    uint64_t bye;     /* nothing more will come */
} share_head;

enum { HEAD_WORDS = 4 };

#endif
