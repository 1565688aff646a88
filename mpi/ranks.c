/* SPDX-License-Identifier: MIT */
/* The processes of a run: who speaks, and whether all can go on. */
#include "ranks.h"

#include <time.h>
#include <unistd.h>

void ranks_begin(mpi_ranks *ranks, int *argc, char ***argv)
{
    (void)MPI_Init(argc, argv); /* an error of MPI ends all ranks */
    (void)MPI_Comm_rank(MPI_COMM_WORLD, &ranks->rank);
    (void)MPI_Comm_size(MPI_COMM_WORLD, &ranks->count);
    ranks->aside = -1;
    ranks->held = ranks->rank == 0 ? NULL : tmpfile();
    if (ranks->held != NULL) {
        ranks->aside = dup(STDERR_FILENO);
        (void)dup2(fileno(ranks->held), STDERR_FILENO);
    }
}

void ranks_end(mpi_ranks *ranks)
{
    (void)MPI_Finalize();
    if (ranks->held != NULL) {
        (void)fclose(ranks->held);
    }
    if (ranks->aside >= 0) {
        (void)close(ranks->aside);
    }
}

void ranks_speak(mpi_ranks *ranks)
{
    char name[MPI_MAX_PROCESSOR_NAME + 1] = "", block[4096];
    int length = 0;
    size_t got = 0;
    if (ranks->aside < 0) {
        return;
    }
    (void)dup2(ranks->aside, STDERR_FILENO);
    (void)close(ranks->aside);
    ranks->aside = -1;
    (void)MPI_Get_processor_name(name, &length);
    (void)fprintf(stderr, "entente-mpi: rank %d on %s says:\n", ranks->rank, name);
    rewind(ranks->held);
    while ((got = fread(block, 1, sizeof block, ranks->held)) > 0) {
        (void)fwrite(block, 1, got, stderr);
    }
}

int ranks_agree(mpi_ranks *ranks, int code)
{
    struct {
        int code, rank;
    } mine = {code, ranks->rank}, worst = {0, 0};
    int first = code;
    (void)MPI_Bcast(&first, 1, MPI_INT, 0, MPI_COMM_WORLD);
    if (first != 0) {
        return first;
    }
    (void)MPI_Allreduce(&mine, &worst, 1, MPI_2INT, MPI_MAXLOC, MPI_COMM_WORLD);
    if (worst.code != 0 && worst.rank == ranks->rank) {
        ranks_speak(ranks);
    }
    return worst.code;
}

void ranks_nap(void)
{
    const struct timespec little = {.tv_nsec = 200000};
    (void)nanosleep(&little, NULL);
}
