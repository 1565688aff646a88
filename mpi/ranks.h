/* SPDX-License-Identifier: MIT */
/*
 * The processes of a run. The first speaks; the others read the same words and the same file, keep what they would say to
 * themselves, and say it only when they fail where the first does not.
 */
#ifndef ENTENTE_MPI_RANKS_H
#define ENTENTE_MPI_RANKS_H

#include <mpi.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct mpi_ranks {
    int rank, count;
    int aside;  /* of others than the first: where standard error was; else -1 */
    FILE *held; /* what goes there instead */
} mpi_ranks;

/* Begins and ends; every process does both. */
void ranks_begin(mpi_ranks *ranks, int *argc, char ***argv);
void ranks_end(mpi_ranks *ranks);

/* From now on, and what was held so far, goes to standard error, behind the name of the rank. */
void ranks_speak(mpi_ranks *ranks);

/* Every rank says whether it can go on, by an exit code; each learns 0, or what the first rank said, or else the
 * largest, whose rank then speaks. */
int ranks_agree(mpi_ranks *ranks, int code);

/* Waits a little where there is nothing to do. */
void ranks_nap(void);

#endif
