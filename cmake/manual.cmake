# SPDX-License-Identifier: MIT
# Writes the manual pages and completions into FOLDER, from what the command says of itself:
# cmake -DENTENTE=... -DSCDOC=... -DCOMPLETIONS=... -DDATA=... -DFOLDER=... -P this file.
# SCDOC may be empty: then there are no pages. DATA is the way from the command's folder to the cases.
cmake_minimum_required(VERSION 3.25)

function(ask output)
    execute_process(COMMAND ${ENTENTE} help ${ARGN} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
    set(${output} "${text}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${FOLDER}/man" "${FOLDER}/completions")
foreach(shell bash zsh)
    set(name "entente.bash")
    if(shell STREQUAL "zsh")
        set(name "_entente")
    endif()
    ask(tables --format ${shell})
    file(READ "${COMPLETIONS}/${name}" script)
    string(REPLACE "@TABLES@\n" "${tables}" script "${script}")
    string(REPLACE "@DATA@" "${DATA}" script "${script}")
    file(WRITE "${FOLDER}/completions/${name}" "${script}")
endforeach()

if(SCDOC)
    ask(text --format text)
    string(REGEX MATCHALL "\n  [a-z]+" commands "${text}")
    string(REGEX REPLACE "\n  " "" commands "${commands}")
    foreach(command "" ${commands})
        set(name entente)
        if(command)
            set(name entente-${command})
        endif()
        ask(page ${command} --format scdoc)
        file(WRITE "${FOLDER}/man/${name}.scd" "${page}")
        execute_process(COMMAND ${SCDOC} INPUT_FILE "${FOLDER}/man/${name}.scd"
            OUTPUT_FILE "${FOLDER}/man/${name}.1" COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
endif()
file(TOUCH "${FOLDER}/made")
