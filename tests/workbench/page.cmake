# SPDX-License-Identifier: MIT
# Tests of the page: of its parts that need no browser, where there is node; and in Chromium, where that is there, too.
# The tests in a browser leave pictures in the folder `shots` of the build.
find_program(NODE NAMES node nodejs)
find_program(CHROMIUM NAMES chromium chromium-browser google-chrome)
if(NOT NODE)
    return()
endif()
execute_process(COMMAND ${NODE} --version OUTPUT_VARIABLE version ERROR_QUIET)
if(NOT version MATCHES "^v([0-9]+)" OR CMAKE_MATCH_1 LESS 18)
    return() # which does not know --test
endif()

file(GLOB PAGE_UNITS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/test/*.test.mjs)
add_tier_test(full workbench/page ${NODE} --test ${PAGE_UNITS})

if(NOT CHROMIUM OR NOT TARGET entente-serve)
    return()
endif()
file(GLOB PAGE_SCENES CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/browser/*.test.mjs)
foreach(scene IN LISTS PAGE_SCENES)
    get_filename_component(name ${scene} NAME_WE)
    add_tier_test(full workbench/browser/${name} ${NODE} --test --test-concurrency=1 ${scene})
    set_tests_properties(workbench/browser/${name} PROPERTIES RESOURCE_LOCK browser ENVIRONMENT
        "ENTENTE=${ENTENTE};ENTENTE_SERVE=$<TARGET_FILE:entente-serve>;CHROMIUM=${CHROMIUM};ENTENTE_SHOTS=${PROJECT_BINARY_DIR}/shots")
endforeach()
