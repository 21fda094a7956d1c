# The target `package`: Debian packages, one a component, and an archive with all of it.
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The presscut authors <presscut@presscut.invalid>")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
string(TOLOWER ${CMAKE_SYSTEM_NAME} SYSTEM)
set(CPACK_PACKAGE_FILE_NAME presscut-${PROJECT_VERSION}-${SYSTEM}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_BINARY_DIR}/prefix.cmake)
file(WRITE ${CPACK_PROJECT_CONFIG_FILE} [[
if(CPACK_GENERATOR STREQUAL "DEB")
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
else()
  set(CPACK_PACKAGING_INSTALL_PREFIX /)
endif()
]])
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program library development)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)

# What is loaded when it is needed, no linker notes down: the Debian packages of the libraries that are here now.
set(RECOMMENDED "")
foreach(library LIBARCHIVE LIBZSTD LIBBROTLIDEC LIBXML2)
  list(GET ${library}_LINK_LIBRARIES 0 file)
  file(REAL_PATH "${file}" file)
  get_filename_component(file "${file}" NAME)
  execute_process(COMMAND dpkg-query --search "*/${file}" OUTPUT_VARIABLE found RESULT_VARIABLE status ERROR_QUIET)
  if(status STREQUAL "0" AND found MATCHES "^([^:]+):")
    list(APPEND RECOMMENDED ${CMAKE_MATCH_1})
  endif()
endforeach()
list(JOIN RECOMMENDED ", " RECOMMENDED)

set(SONAME_PACKAGE libpresscut${PRESSCUT_SOVERSION})
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME presscut)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS ${RECOMMENDED})
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "cut the article out of a saved news page
presscut reads saved news pages and prints their headline, summary and body
as text, Markdown, HTML or JSON. Adverts, sponsored boxes, newsletter forms,
share bars, related stories, comments and paywall notices are cut, by rules
in the syntax of ad blockers and by what text looks like. It can tell of
every part of a page why it was kept or cut.
.
Pages may be HTML or plain text, saved whole by a browser, compressed, or in
archives and web archives.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${SONAME_PACKAGE})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CONTROL ${CMAKE_CURRENT_BINARY_DIR}/control)
file(WRITE ${CONTROL}/shlibs "libpresscut ${PRESSCUT_SOVERSION} ${SONAME_PACKAGE} (>= ${PROJECT_VERSION})\n")
file(WRITE ${CONTROL}/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CONTROL}/shlibs ${CONTROL}/triggers)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_RECOMMENDS ${RECOMMENDED})
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "library that cuts the article out of a news page
The library of presscut: from the bytes of a saved news page to a record of
its headline, summary, body, authors and dates.
.
This package holds the shared library.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libpresscut-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${SONAME_PACKAGE} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), libre2-dev, libuchardet-dev, libutf8proc-dev, zlib1g-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "library that cuts the article out of a news page (development files)
The library of presscut: from the bytes of a saved news page to a record of
its headline, summary, body, authors and dates.
.
This package holds the static library, the headers for C++ and C, and files
for CMake and pkg-config.")

set(PRESSCUT_DEBIAN_PACKAGES "program=presscut;library=${SONAME_PACKAGE};development=libpresscut-dev")
configure_file(debian/changelog.in changelog @ONLY)
configure_file(debian/finish.cmake.in finish.cmake @ONLY)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_BINARY_DIR}/finish.cmake)
include(CPack)
