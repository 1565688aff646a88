# SPDX-License-Identifier: MIT
# What `cmake --install` puts where. Components: command, library (the shared one), development.
# Nothing that is installed holds the prefix, so an installed tree can be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(ENTENTE_DATA ${CMAKE_INSTALL_DATADIR}/entente)
set(ENTENTE_PACKAGE ${CMAKE_INSTALL_LIBDIR}/cmake/entente)

install(TARGETS entente-cli RUNTIME COMPONENT command)
install(FILES LICENSE CHANGELOG.md docs/commands.md docs/format.md docs/diagnostics.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(DIRECTORY docs/methods DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(DIRECTORY cases DESTINATION ${ENTENTE_DATA} COMPONENT command)

install(TARGETS entente EXPORT static ARCHIVE COMPONENT development)
install(EXPORT static NAMESPACE entente:: FILE entente-static.cmake
    DESTINATION ${ENTENTE_PACKAGE} COMPONENT development)
install(DIRECTORY include/entente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
    FILES_MATCHING PATTERN "*.h")
set(ENTENTE_REQUIRES "Requires: libfyaml") # a static library needs it wherever it is linked
if(ENTENTE_SHARED)
    install(TARGETS entente-shared EXPORT shared
        LIBRARY COMPONENT library NAMELINK_COMPONENT development)
    install(EXPORT shared NAMESPACE entente:: FILE entente-shared.cmake
        DESTINATION ${ENTENTE_PACKAGE} COMPONENT development)
    set(ENTENTE_REQUIRES "Requires.private: libfyaml")
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
