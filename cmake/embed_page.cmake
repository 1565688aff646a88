# SPDX-License-Identifier: MIT
# Writes OUTPUT, a C file with all files of FOLDER as bytes: cmake -DOUTPUT=... -DFOLDER=... -P this file.
cmake_policy(VERSION 3.25)
set(TYPES "html=text/html" "js=text/javascript" "css=text/css" "svg=image/svg+xml" "json=application/json")
file(GLOB_RECURSE names RELATIVE "${FOLDER}" "${FOLDER}/*")
if(NOT "index.html" IN_LIST names)
    message(FATAL_ERROR "there is no index.html in ${FOLDER}")
endif()

set(arrays "")
set(rows "")
foreach(name ${names})
    string(REGEX REPLACE ".*\\." "" ending "${name}")
    set(type "application/octet-stream")
    foreach(row ${TYPES})
        if(row MATCHES "^${ending}=(.*)$")
            set(type "${CMAKE_MATCH_1}; charset=utf-8")
        endif()
    endforeach()
    file(READ "${FOLDER}/${name}" hex HEX)
    file(SHA256 "${FOLDER}/${name}" hash)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(MAKE_C_IDENTIFIER "file_${name}" id)
    string(APPEND arrays "static const unsigned char ${id}[] = {${bytes}0};\n")
    string(APPEND rows "    {\"/${name}\", \"${type}\", \"\\\"${hash}\\\"\", ${id}, sizeof ${id} - 1},\n")
endforeach()
file(WRITE "${OUTPUT}" "/* Made by cmake/embed_page.cmake of the bundled page. */\n"
    "#include \"assets.h\"\n\n${arrays}\n"
    "const asset assets[] = {\n${rows}    {NULL, NULL, NULL, NULL, 0},\n};\n")
