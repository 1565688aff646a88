# SPDX-License-Identifier: MIT
# Writes OUTPUT, a C file with the bytes of FILE as the array NAME and their number as NAME_length, which HEADER
# declares: cmake -DOUTPUT=... -DFILE=... -DNAME=... -DHEADER=... -P this file.
file(READ "${FILE}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE "${OUTPUT}" "/* Made by cmake/embed_text.cmake. */\n#include \"${HEADER}\"\n\n"
    "const char ${NAME}[] = {${bytes}0};\nconst size_t ${NAME}_length = sizeof ${NAME} - 1;\n")
