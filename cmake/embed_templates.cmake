# SPDX-License-Identifier: MIT
# Writes OUTPUT, a C file with the templates NAMES of FOLDER as bytes: cmake -DOUTPUT=... -P this file.
string(REPLACE "," ";" NAMES "${NAMES}")
set(arrays "")
set(rows "")
foreach(name ${NAMES})
    file(READ "${FOLDER}/${name}.yaml" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(MAKE_C_IDENTIFIER "${name}" id)
    string(APPEND arrays "static const unsigned char ${id}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${name}\", ${id}, sizeof ${id}},\n")
endforeach()
file(WRITE "${OUTPUT}" "/* Made by cmake/embed_templates.cmake from the files of templates/. */\n"
    "#include \"cli.h\"\n\n${arrays}\n"
    "const cli_template templates[] = {\n${rows}    {NULL, NULL, 0},\n};\n")
