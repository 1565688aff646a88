# SPDX-License-Identifier: MIT
# Formats of others: .gmcr read again, .nfg against plain enumeration, tables and pictures as other readers see them.

add_executable(through_gmcr formats/through_gmcr.c)
target_include_directories(through_gmcr PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(through_gmcr PRIVATE entente)
add_test(NAME formats/gmcr-files COMMAND through_gmcr ${CASE_FILES} ${GMCR_FILES} ${TEMPLATE_FILES})
set_tests_properties(formats/gmcr-files PROPERTIES LABELS quick)
foreach(feature plain step mixed unseen+mixed)
    add_test(NAME formats/gmcr-${feature} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/formats/round_trip.sh
        $<TARGET_FILE:generate> $<TARGET_FILE:through_gmcr> 71 100 ${feature})
    add_test(NAME formats/gmcr-${feature}-many COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/formats/round_trip.sh
        $<TARGET_FILE:generate> $<TARGET_FILE:through_gmcr> 72 3000 ${feature})
    set_tests_properties(formats/gmcr-${feature} PROPERTIES LABELS quick)
    set_tests_properties(formats/gmcr-${feature}-many PROPERTIES LABELS long TIMEOUT 600)
endforeach()

# Pure equilibria of strategic games, enumerated by a program that knows no more than the format.
add_test(NAME formats/nfg COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/formats/nfg.py
    $<TARGET_FILE:entente-cli> 1 32)
add_test(NAME formats/nfg-many COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/formats/nfg.py
    $<TARGET_FILE:entente-cli> 2 1500)
set_tests_properties(formats/nfg PROPERTIES LABELS quick)
set_tests_properties(formats/nfg-many PROPERTIES LABELS long TIMEOUT 600)

# Tables of every command, as python's csv module reads them, and pandas where it is.
add_test(NAME foreign/tables COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/foreign/tables.py
    $<TARGET_FILE:entente-cli> ${PROJECT_SOURCE_DIR}/cases)
set_tests_properties(foreign/tables PROPERTIES LABELS quick)
