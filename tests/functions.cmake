# SPDX-License-Identifier: MIT
# What the lists of all folders of tests use.

# A program that sees the inside of the library and the headers of the tests.
function(add_inner_program name) # then its sources
    add_executable(${name} ${ARGN})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${TESTS})
    target_link_libraries(${name} PRIVATE entente)
endfunction()

# A test of a tier: quick, full or long. The command is a program or a script of the folder; what returns 77 is skipped.
function(add_tier_test tier name command) # then its arguments
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${command})
        set(command ${CMAKE_CURRENT_SOURCE_DIR}/${command})
    endif()
    if(command MATCHES "\\.py$")
        set(command ${Python3_EXECUTABLE} -B ${command})
    endif()
    set(timeout_quick 900)
    set(timeout_full 3000)
    set(timeout_long 3600)
    add_test(NAME ${name} COMMAND ${command} ${ARGN} WORKING_DIRECTORY ${TESTS_BUILD})
    set_tests_properties(${name} PROPERTIES LABELS ${tier} TIMEOUT ${timeout_${tier}} SKIP_RETURN_CODE 77)
endfunction()

# Tests that take longest begin first, so that no processor waits for one of them at the end.
function(begin_first) # names of tests
    set_tests_properties(${ARGN} PROPERTIES COST 1000)
endfunction()

# A program given random disputes of a feature, which the oracle's generator writes.
function(add_random_test tier name program seed count) # then a feature and flags, if any
    add_tier_test(${tier} ${name} ${TESTS}/formats/round_trip.sh $<TARGET_FILE:generate> $<TARGET_FILE:${program}>
        ${seed} ${count} ${ARGN})
endfunction()
