/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target on files, without a fuzzer: `replay FILE...`, where a folder stands for its files.
 * A failure ends the process as it does under a fuzzer; the file is named before it runs. The last
 * line is the number of files. Exit 0 when there was one, 2 for wrong usage, 1 for what cannot be read.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t files;

static bool run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    fuzz_text whole = {.at = NULL};
    char block[4096];
    size_t got = 0;
    if (file == NULL) {
        return false;
    }
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        fuzz_add(&whole, block, got);
    }
    const bool read = ferror(file) == 0;
    fclose(file);
    if (read) {
        printf("%s\n", path);
        fflush(stdout);
        uint8_t *exact = malloc(whole.length + 1); /* its own block, so that overruns are seen */
        fuzz_expect(exact != NULL, "there is memory for the test itself");
        exact = realloc(exact, whole.length > 0 ? whole.length : 1);
        if (whole.length > 0) {
            memcpy(exact, whole.at, whole.length);
        }
        (void)LLVMFuzzerTestOneInput(exact, whole.length);
        free(exact);
        files++;
    }
    free(whole.at);
    return read;
}

static bool run(const char *path)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return run_file(path);
    }
    bool good = true;
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "README.md") != 0) {
            fuzz_text name = {.at = NULL};
            fuzz_add(&name, path, strlen(path));
            fuzz_add(&name, "/", 1);
            fuzz_add(&name, entry->d_name, strlen(entry->d_name));
            good = run_file(name.at) && good;
            free(name.at);
        }
    }
    closedir(folder);
    return good;
}

int main(int argc, char **argv)
{
    bool good = true;
    if (argc < 2) {
        fputs("usage: replay FILE-OR-FOLDER...\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        good = run(argv[i]) && good;
    }
    printf("%zu files\n", files);
    return good && files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
