# SPDX-License-Identifier: MIT
# What `cmake --install` puts where. Components: command, library (the shared one), development, mpi where MPI is
# found, grammar where link-grammar is, and workbench where that is built.
# Nothing that is installed holds the prefix, so an installed tree can be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(ENTENTE_DATA ${CMAKE_INSTALL_DATADIR}/entente)
set(ENTENTE_PACKAGE ${CMAKE_INSTALL_LIBDIR}/cmake/entente)

install(TARGETS entente-cli RUNTIME COMPONENT command)
# Help names the pages by their full path where they stand beside the command as they are installed.
file(RELATIVE_PATH ENTENTE_TO_DOCS ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_DOCDIR})
foreach(command entente-cli entente-mpi)
    if(TARGET ${command})
        target_compile_definitions(${command} PRIVATE ENTENTE_DOCS="${ENTENTE_TO_DOCS}")
    endif()
endforeach()
if(TARGET entente-mpi)
    install(TARGETS entente-mpi RUNTIME COMPONENT mpi)
    install(FILES docs/mpi.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT mpi)
endif()
if(TARGET entente-serve)
    install(TARGETS entente-serve RUNTIME COMPONENT workbench)
    install(FILES docs/workbench.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT workbench)
endif()
if(TARGET entente-grammar)
    install(TARGETS entente-grammar RUNTIME COMPONENT grammar)
    install(FILES docs/reading.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT grammar)
endif()
install(FILES LICENSE CHANGELOG.md CITATION.cff SECURITY.md docs/commands.md docs/format.md docs/glossary.md docs/diagnostics.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(FILES docs/tutorial.md docs/cookbook.md docs/scholars.md docs/comparison.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
foreach(page timeline evidence settle forecast formats genius report trust installing) # that those above lead to
    install(FILES docs/${page}.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
endforeach()
install(DIRECTORY docs/methods DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(DIRECTORY cases DESTINATION ${ENTENTE_DATA} COMPONENT command)

# Completions, and manual pages where scdoc is found; the command itself tells what is in them.
if(NOT CMAKE_CROSSCOMPILING OR CMAKE_CROSSCOMPILING_EMULATOR)
    set(ENTENTE_BASH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/bash-completion/completions CACHE STRING
        "Where bash looks for completions")
    set(ENTENTE_ZSH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
        "Where zsh looks for completions")
    find_program(SCDOC scdoc)
    file(RELATIVE_PATH ENTENTE_FROM_COMMAND ${CMAKE_INSTALL_FULL_BINDIR}
        ${CMAKE_INSTALL_FULL_DATADIR}/entente)
    set(MANUAL ${PROJECT_BINARY_DIR}/manual)
    add_custom_command(OUTPUT ${MANUAL}/made
        COMMAND ${CMAKE_COMMAND} -DENTENTE=$<TARGET_FILE:entente-cli>
            -DSCDOC=$<$<BOOL:${SCDOC}>:${SCDOC}> -DCOMPLETIONS=${PROJECT_SOURCE_DIR}/completions
            -DDATA=${ENTENTE_FROM_COMMAND} -DFOLDER=${MANUAL}
            -P ${PROJECT_SOURCE_DIR}/cmake/manual.cmake
        DEPENDS entente-cli cmake/manual.cmake completions/entente.bash completions/_entente
        VERBATIM)
    add_custom_target(manual ALL DEPENDS ${MANUAL}/made)
    install(FILES ${MANUAL}/completions/entente.bash DESTINATION ${ENTENTE_BASH_COMPLETIONS}
        RENAME entente COMPONENT command)
    install(FILES ${MANUAL}/completions/_entente DESTINATION ${ENTENTE_ZSH_COMPLETIONS}
        COMPONENT command)
    if(SCDOC)
        foreach(other mpi grammar) # programs that have one page, written by hand
            if(TARGET entente-${other})
                configure_file(${other}/entente-${other}.scd ${MANUAL}/others/entente-${other}.scd @ONLY)
                execute_process(COMMAND ${SCDOC} INPUT_FILE ${MANUAL}/others/entente-${other}.scd
                    OUTPUT_FILE ${MANUAL}/others/entente-${other}.1 COMMAND_ERROR_IS_FATAL ANY)
                install(FILES ${MANUAL}/others/entente-${other}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
                    COMPONENT ${other})
            endif()
        endforeach()
        install(DIRECTORY ${MANUAL}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
            COMPONENT command FILES_MATCHING PATTERN "*.1")
    endif()
endif()

install(TARGETS entente EXPORT static ARCHIVE COMPONENT development)
install(FILES docs/developers.md docs/api.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT development)
install(FILES examples/embed.c DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT development)
install(EXPORT static NAMESPACE entente:: FILE entente-static.cmake
    DESTINATION ${ENTENTE_PACKAGE} COMPONENT development)
install(DIRECTORY include/entente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
    FILES_MATCHING PATTERN "*.h")
set(ENTENTE_REQUIRES "Requires: libfyaml expat") # a static library needs them wherever it is linked
set(ENTENTE_LIBS " -lm") # and so with the solver, which has no .pc file
set(ENTENTE_LIBS_PRIVATE "")
if(ENTENTE_SOLVER_LIBRARIES)
    list(JOIN ENTENTE_SOLVER_LIBRARIES " -l" ENTENTE_LIBS)
    set(ENTENTE_LIBS " -l${ENTENTE_LIBS}")
endif()
if(ENTENTE_SHARED)
    install(TARGETS entente-shared EXPORT shared
        LIBRARY COMPONENT library NAMELINK_COMPONENT development)
    install(EXPORT shared NAMESPACE entente:: FILE entente-shared.cmake
        DESTINATION ${ENTENTE_PACKAGE} COMPONENT development)
    set(ENTENTE_REQUIRES "Requires.private: libfyaml expat")
    set(ENTENTE_LIBS_PRIVATE "Libs.private:${ENTENTE_LIBS}")
    set(ENTENTE_LIBS "")
endif()

configure_package_config_file(cmake/entente-config.cmake.in entente-config.cmake
    INSTALL_DESTINATION ${ENTENTE_PACKAGE})
write_basic_package_version_file(entente-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/entente-config.cmake
    ${PROJECT_BINARY_DIR}/entente-config-version.cmake
    DESTINATION ${ENTENTE_PACKAGE} COMPONENT development)

# The .pc file finds the prefix from where it stands itself.
file(RELATIVE_PATH ENTENTE_UP ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" ENTENTE_UP "${ENTENTE_UP}")
configure_file(cmake/entente.pc.in entente.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/entente.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)
