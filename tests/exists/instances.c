/* SPDX-License-Identifier: MIT */
/* Writes one random dispute, its question as a comment: instances SEED PARTIES OPTIONS STATEMENTS RULES. */
#include "instance.h"

#include <stdlib.h>

int main(int argc, char **argv)
{
    char question[INSTANCE_QUESTION];
    if (argc != 6) {
        fputs("usage: instances SEED PARTIES OPTIONS STATEMENTS RULES\n", stderr);
        return 2;
    }
    instance i = {.random = strtoull(argv[1], NULL, 10),
                  .parties = atoi(argv[2]),
                  .options = atoi(argv[3]),
                  .statements = atoi(argv[4]),
                  .rules = atoi(argv[5])};
    instance_write(&i, stdout, question);
    printf("# exists: %s\n", question);
    return 0;
}
