# SPDX-License-Identifier: MIT
# Debian packages, made by `cpack` or `make deb`: the command, the shared library and what is needed to
# build with it, and entente-mpi, entente-serve and entente-grammar where they are built. What they depend on at run time is
# found by dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "The Entente authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "graph model for conflict resolution") # then the component's
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL command development)
set(library libentente${PROJECT_VERSION_MAJOR})
set(needed "libfyaml-dev, libexpat1-dev, libc6-dev") # by who links the static library
if(ENTENTE_SOLVER_LIBRARIES)
    string(APPEND needed ", libcadical-dev, libstdc++-dev")
endif()
if(ENTENTE_SHARED)
    list(APPEND CPACK_COMPONENTS_ALL library)
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${library} (= ${PROJECT_VERSION}), ${needed}")
else()
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${needed}")
endif()
if(TARGET entente-mpi)
    list(APPEND CPACK_COMPONENTS_ALL mpi)
endif()
if(TARGET entente-serve)
    list(APPEND CPACK_COMPONENTS_ALL workbench)
endif()

if(TARGET entente-grammar)
    list(APPEND CPACK_COMPONENTS_ALL grammar)
    set(CPACK_DEBIAN_COMMAND_PACKAGE_RECOMMENDS entente-grammar)
endif()

set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Entente authors <entente@localhost>")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME entente)
set(CPACK_DEBIAN_COMMAND_DESCRIPTION
    "Answers the questions of people who work on a dispute: which outcomes are
possible, which of them would hold and why, and what tempts each party away.
This is the command, with its manual, completions and example disputes.")
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${library})
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "The shared library, for programs that use it.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "What is needed to build with the library: headers, the static library, and
what CMake and pkg-config go by.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)

set(CPACK_DEBIAN_MPI_PACKAGE_NAME entente-mpi)
set(CPACK_DEBIAN_MPI_DESCRIPTION "How sure one can be of an outcome, worked out on several machines by MPI.")
set(CPACK_DEBIAN_MPI_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_WORKBENCH_PACKAGE_NAME entente-serve)
set(CPACK_DEBIAN_WORKBENCH_DESCRIPTION "The workbench: a dispute and what follows from it, in the browser.")
set(CPACK_DEBIAN_WORKBENCH_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_WORKBENCH_PACKAGE_DEPENDS "entente (= ${PROJECT_VERSION})")

set(CPACK_DEBIAN_GRAMMAR_PACKAGE_NAME entente-grammar)
set(CPACK_DEBIAN_GRAMMAR_DESCRIPTION
    "A second opinion on who does what in a sentence, by link-grammar, for 'entente read'.")
set(CPACK_DEBIAN_GRAMMAR_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_GRAMMAR_PACKAGE_DEPENDS "link-grammar-dictionaries-en")
include(CPack)
