/* SPDX-License-Identifier: MIT */
/* What the ranks behind the first do: solve a chunk of readings, send its tally, take the next. */
#include "share.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Text that grows. */
typedef struct mpi_text {
    char *bytes;
    size_t length, room;
} mpi_text;

static bool add_text(void *user, const char *bytes, size_t length)
{
    mpi_text *t = user;
    if (length > t->room - t->length) {
        const size_t room = 2 * t->room + length;
        char *more = realloc(t->bytes, room);
        if (more == NULL) {
            return false;
        }
        t->bytes = more;
        t->room = room;
    }
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    return true;
}

static void send_head(const share_head *head)
{
    (void)MPI_Send(head, HEAD_WORDS, MPI_UINT64_T, 0, TAG_HEAD, MPI_COMM_WORLD);
}

/* The tally of a chunk as text, empty when it was stopped before the first reading. */
static ent_status solve(mpi_share *s, const uint64_t task[2], mpi_text *out)
{
    const ent_sink sink = {.write = add_text, .user = out};
    ent_tally *tally = NULL;
    ent_status status =
        ent_readings_run(s->session->context, s->readings, task[0], task[1], &tally);
    if (status == ENT_OK) {
        status = ent_tally_write(s->session->context, tally, &sink);
        status = status == ENT_ERROR_IO ? ENT_ERROR_MEMORY : status; /* it is memory we write to */
    }
    ent_tally_free(tally);
    return status == ENT_ERROR_CANCELLED ? ENT_OK : status;
}

static void take_task(mpi_share *s)
{
    uint64_t task[2];
    mpi_text text = {.bytes = NULL};
    (void)MPI_Recv(task, 2, MPI_UINT64_T, 0, TAG_TASK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    ent_status status = solve(s, task, &text);
    if (status == ENT_OK && text.length > INT_MAX) {
        status = ENT_ERROR_LIMIT; /* of what MPI sends at once */
    }
    share_head head = {.length = text.length, .stopped = watch_cancel(NULL)};
    if (status != ENT_OK) {
        ranks_speak(s->ranks);
        head = (share_head){.code = (uint64_t)session_status(s->session, status)};
    }
    send_head(&head);
    if (head.length > 0) {
        (void)MPI_Send(text.bytes, (int)head.length, MPI_BYTE, 0, TAG_TALLY, MPI_COMM_WORLD);
    }
    free(text.bytes);
}

/* Leaves what was handed out and not begun. */
static void leave_tasks(void)
{
    uint64_t task[2];
    int waits = 1;
    while (waits) {
        (void)MPI_Iprobe(0, TAG_TASK, MPI_COMM_WORLD, &waits, MPI_STATUS_IGNORE);
        if (waits) {
            (void)MPI_Recv(task, 2, MPI_UINT64_T, 0, TAG_TASK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        }
    }
}

void share_follow(mpi_share *s)
{
    int ends = 0, waits = 0;
    for (;;) {
        (void)MPI_Iprobe(0, TAG_END, MPI_COMM_WORLD, &ends, MPI_STATUS_IGNORE);
        if (ends) {
            break;
        }
        (void)MPI_Iprobe(0, TAG_TASK, MPI_COMM_WORLD, &waits, MPI_STATUS_IGNORE);
        if (waits) {
            take_task(s);
        } else {
            ranks_nap();
        }
    }
    (void)MPI_Recv(NULL, 0, MPI_BYTE, 0, TAG_END, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    leave_tasks();
    send_head(&(share_head){.bye = 1});
}
