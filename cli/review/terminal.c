/* SPDX-License-Identifier: MIT */
/*
 * The terminal while proposals are walked.
 *
 * Keys are read one by one and are not shown, signals stay what they are. The modes that the terminal had come back
 * when the review ends, when it is stopped for a while (Ctrl-Z), and when the process is killed in a way that it
 * cannot see: a child that does nothing else waits at a pipe for that, and sets them when the pipe closes without a
 * word.
 */
#include "review/terminal.h"

#include "cli.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { BYTES = 4096, ESCAPE = 27, WIDTH = 96, NARROWEST = 24 };
enum { OF_AN_ESCAPE = 25, OF_A_SIGNAL = 250 }; /* milliseconds of waiting */

static volatile sig_atomic_t resized;

/* One terminal a process. */
static struct {
    bool keys, ended;
    struct termios before, single;
    const struct termios *wanted; /* one of these */
    int guard_pipe;               /* -1: no guard */
    pid_t guard;
    char bytes[BYTES]; /* that were read and not taken */
    size_t at, count;
    bool in_line; /* the rest of a line is still to be taken */
} terminal = {.guard_pipe = -1};

static void set_modes(const struct termios *modes)
{
    terminal.wanted = modes;
    (void)tcsetattr(STDIN_FILENO, TCSANOW, modes);
}

static void note_size(int number)
{
    (void)number;
    resized = 1;
}

/* Ctrl-Z: the terminal as it was while the process is stopped. */
static void stop(int number)
{
    struct sigaction plain = {.sa_handler = SIG_DFL}, mine;
    sigset_t open;
    const int error = errno;
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &terminal.before);
    (void)sigemptyset(&plain.sa_mask);
    (void)sigaction(number, &plain, &mine);
    (void)raise(number);
    (void)sigemptyset(&open);
    (void)sigaddset(&open, number);
    (void)sigprocmask(SIG_UNBLOCK, &open, NULL); /* stops here */
    (void)sigaction(number, &mine, NULL);
    (void)tcsetattr(STDIN_FILENO, TCSANOW, terminal.wanted);
    resized = 1;
    errno = error;
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(number, &action, NULL);
}

/* The child: sets the modes when the pipe closes without a word. It is in a group of its own, as what ends a group would
 * end it, too. */
static void watch_over(int pipe_end)
{
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTOU};
    char word = 0;
    ssize_t got;
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        handle(ignored[i], SIG_IGN);
    }
    (void)setpgid(0, 0);
    (void)close(STDOUT_FILENO);
    (void)close(STDERR_FILENO);
    do {
        got = read(pipe_end, &word, 1);
    } while (got < 0 && errno == EINTR);
    if (got == 0) {
        (void)tcsetattr(STDIN_FILENO, TCSANOW, &terminal.before);
    }
    _exit(0);
}

static void set_guard(void)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return; /* the terminal then comes back in all cases but one */
    }
    terminal.guard = fork();
    if (terminal.guard == 0) {
        (void)close(ends[1]);
        watch_over(ends[0]);
    }
    (void)close(ends[0]);
    if (terminal.guard < 0) {
        (void)close(ends[1]);
        return;
    }
    terminal.guard_pipe = ends[1];
}

static void release_guard(void)
{
    if (terminal.guard_pipe < 0) {
        return;
    }
    ssize_t written;
    do {
        written = write(terminal.guard_pipe, "", 1);
    } while (written < 0 && errno == EINTR);
    (void)close(terminal.guard_pipe);
    terminal.guard_pipe = -1;
    while (waitpid(terminal.guard, NULL, 0) < 0 && errno == EINTR) {
    }
}

void terminal_begin(void)
{
    handle(SIGWINCH, note_size);
    if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &terminal.before) != 0) {
        return;
    }
    set_guard();
    handle(SIGTSTP, stop);
    terminal.single = terminal.before;
    terminal.single.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    terminal.single.c_cc[VMIN] = 1;
    terminal.single.c_cc[VTIME] = 0;
    terminal.keys = true;
    set_modes(&terminal.single);
}

void terminal_end(void)
{
    if (terminal.keys) {
        handle(SIGTSTP, SIG_DFL);
        set_modes(&terminal.before);
        terminal.keys = false;
    }
    release_guard();
}

/* Whether there is something to read within so many milliseconds. */
static bool wait_for_byte(int milliseconds)
{
    struct pollfd one = {.fd = STDIN_FILENO, .events = POLLIN};
    return terminal.at < terminal.count || poll(&one, 1, milliseconds) > 0;
}

/* The next byte; KEY_END, KEY_RESIZED. */
static int take_byte(void)
{
    while (terminal.at == terminal.count) {
        if (terminal.ended || watch_interrupted()) {
            return KEY_END;
        }
        if (resized && terminal.keys) {
            resized = 0;
            return KEY_RESIZED;
        }
        if (!wait_for_byte(OF_A_SIGNAL)) {
            continue; /* a signal just before would not end the waiting */
        }
        const ssize_t got = read(STDIN_FILENO, terminal.bytes, BYTES);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        terminal.ended = got <= 0;
        terminal.at = 0;
        terminal.count = got > 0 ? (size_t)got : 0;
    }
    return (unsigned char)terminal.bytes[terminal.at++];
}

/* Takes the rest of what an arrow or another such key sends. */
static int skip_sequence(void)
{
    int byte = wait_for_byte(OF_AN_ESCAPE) ? take_byte() : ESCAPE;
    if (byte == '[' || byte == 'O') {
        do {
            byte = wait_for_byte(OF_AN_ESCAPE) ? take_byte() : KEY_END;
        } while (byte >= 0 && (byte < 0x40 || byte > 0x7E));
    }
    return KEY_UNKNOWN;
}

/* Takes the rest of the line at which reading stands. */
static void skip_line(void)
{
    for (int byte = terminal.in_line ? 0 : '\n'; byte >= 0 && byte != '\n';) {
        byte = take_byte();
    }
    terminal.in_line = false;
}

int terminal_key(void)
{
    if (terminal.keys) {
        const int byte = take_byte();
        return byte == ESCAPE ? skip_sequence() : byte >= 0x80 ? KEY_UNKNOWN : byte;
    }
    skip_line();
    int byte = ' ';
    while (byte == ' ' || byte == '\t' || byte == '\r') {
        byte = take_byte();
    }
    terminal.in_line = byte != '\n';
    return byte == '\n' ? 0 : byte >= 0x80 ? KEY_UNKNOWN : byte;
}

/* The length without a character at the end of which a part is missing. */
static size_t whole_characters(const char *text, size_t length)
{
    size_t start = length; /* of the last character, and one more */
    while (start > 0 && length - start < 3 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    const unsigned first = start == 0 ? 0 : (unsigned char)text[start - 1];
    const size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    return length - start + 1 < size ? start - 1 : length;
}

/* Takes a line; what is beyond the room is left out. */
static bool take_line(char *out, size_t room)
{
    size_t length = 0;
    int byte = take_byte();
    if (byte == KEY_END) {
        return false;
    }
    for (; byte != KEY_END && byte != '\n'; byte = take_byte()) {
        const bool leading = length == 0 && (byte == ' ' || byte == '\t');
        if (byte >= 0 && !leading && byte != '\r' && length + 1 < room) {
            out[length++] = (char)byte;
        }
    }
    length = whole_characters(out, length);
    while (length > 0 && (out[length - 1] == ' ' || out[length - 1] == '\t')) {
        length--;
    }
    out[length] = '\0';
    terminal.in_line = false;
    return true;
}

bool terminal_line(char *out, size_t room)
{
    if (terminal.keys) {
        set_modes(&terminal.before);
        const bool taken = take_line(out, room);
        set_modes(&terminal.single);
        return taken;
    }
    if (terminal.in_line) {
        const bool taken = take_line(out, room);
        if (!taken || *out != '\0') {
            return taken;
        }
    }
    return take_line(out, room);
}

size_t terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0) {
        return WIDTH;
    }
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col < WIDTH ? size.ws_col : WIDTH;
}

bool terminal_coloured(void)
{
    const char *refused = getenv("NO_COLOR"), *kind = getenv("TERM");
    return isatty(STDOUT_FILENO) && (refused == NULL || *refused == '\0') && kind != NULL &&
           strcmp(kind, "dumb") != 0;
}
