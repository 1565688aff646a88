# SPDX-License-Identifier: MIT
# The workbench: `entente-serve` with the page in it. It needs libmicrohttpd, jansson, node and npm; where one of them is
# missing, or npm cannot fetch what the page is made of, the rest is built without it, and `entente serve` says so.
#
# npm fetches at configure time, into web/node_modules, and only where that is older than the lock file. Everything else
# is made without the network.
set(ENTENTE_WEB ${PROJECT_SOURCE_DIR}/web)
set(ENTENTE_PAGE ${PROJECT_BINARY_DIR}/page)

# Sets `missing` to what is missing, "" when all is there.
function(entente_find_workbench missing)
    set(${missing} "" PARENT_SCOPE)
    pkg_check_modules(MICROHTTPD QUIET IMPORTED_TARGET GLOBAL libmicrohttpd>=0.9.75)
    pkg_check_modules(JANSSON QUIET IMPORTED_TARGET GLOBAL jansson)
    find_program(NODE NAMES node nodejs)
    find_program(NPM npm)
    if(NOT MICROHTTPD_FOUND)
        set(${missing} "libmicrohttpd is not found" PARENT_SCOPE)
    elseif(NOT JANSSON_FOUND)
        set(${missing} "jansson is not found" PARENT_SCOPE)
    elseif(NOT NODE OR NOT NPM)
        set(${missing} "node and npm are not found" PARENT_SCOPE)
    else()
        execute_process(COMMAND ${NODE} --version OUTPUT_VARIABLE version ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(NOT version MATCHES "^v([0-9]+)" OR CMAKE_MATCH_1 LESS 18)
            set(${missing} "node 18 is needed, and this is ${version}" PARENT_SCOPE)
        endif()
    endif()
endfunction()

# Fetches the packages of the page; `failed` is "" when they are there.
function(entente_fetch_packages failed)
    set(${failed} "" PARENT_SCOPE)
    set(fetched ${ENTENTE_WEB}/node_modules/.package-lock.json)
    if(EXISTS ${fetched} AND NOT ${ENTENTE_WEB}/package-lock.json IS_NEWER_THAN ${fetched})
        return()
    endif()
    message(STATUS "fetching what the page of the workbench is made of, by npm")
    # What npm has kept is taken without asking; without a network it is given up after moments, not minutes.
    execute_process(COMMAND ${NPM} ci --no-audit --no-fund --ignore-scripts --prefer-offline --fetch-retries=1
        --fetch-retry-mintimeout=2000
        WORKING_DIRECTORY ${ENTENTE_WEB} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE words)
    if(NOT result EQUAL 0)
        string(REGEX REPLACE "\n.*" "" words "${words}")
        set(${failed} "npm ci failed (${words})" PARENT_SCOPE)
    else()
        file(TOUCH ${fetched})
    endif()
endfunction()

# Bundles the page, and makes a C file of it.
function(entente_bundle_page)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${ENTENTE_WEB}/src/*)
    file(GLOB others CONFIGURE_DEPENDS ${ENTENTE_WEB}/*.html ${PROJECT_SOURCE_DIR}/src/report/page/*.css)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/page.c
        COMMAND ${CMAKE_COMMAND} -E rm -rf ${ENTENTE_PAGE}
        COMMAND ${NODE} ${ENTENTE_WEB}/build.mjs --out ${ENTENTE_PAGE}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${PROJECT_BINARY_DIR}/page.c -DFOLDER=${ENTENTE_PAGE}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake
        DEPENDS ${sources} ${others} ${ENTENTE_WEB}/build.mjs ${ENTENTE_WEB}/package-lock.json
            ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake
        VERBATIM)
endfunction()

entente_find_workbench(ENTENTE_WORKBENCH_LACKS)
if(NOT ENTENTE_WORKBENCH_LACKS)
    entente_fetch_packages(ENTENTE_WORKBENCH_LACKS)
endif()
if(ENTENTE_WORKBENCH_LACKS)
    message(STATUS "the workbench is left out: ${ENTENTE_WORKBENCH_LACKS}")
    return()
endif()

find_package(Threads REQUIRED)
entente_bundle_page()
file(GLOB_RECURSE ENTENTE_SERVER CONFIGURE_DEPENDS server/*.c)
add_executable(entente-serve ${ENTENTE_SERVER} ${PROJECT_BINARY_DIR}/page.c)
target_include_directories(entente-serve PRIVATE server)
target_compile_definitions(entente-serve PRIVATE _GNU_SOURCE ENTENTE_VERSION="${PROJECT_VERSION}")
target_link_libraries(entente-serve PRIVATE entente PkgConfig::MICROHTTPD PkgConfig::JANSSON Threads::Threads)
