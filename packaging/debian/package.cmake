# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The Debian package that cpack builds: what it is, what it needs and what goes well with it. The program's own libraries
# are found by dpkg-shlibdeps; what is named here is loaded or started while it runs.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME labour)
set(CPACK_PACKAGE_CONTACT "The Labour developers <labour@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "python3, libqt6sql6-sqlite, libqt6svg6, fonts-dejavu-core | fonts-liberation | fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
    "gunicorn, uwsgi-core, uwsgi-plugin-python3, libapache2-mod-wsgi-py3, python3-waitress, uvicorn, daphne, \
python3-hypercorn, aiohttp-wsgi-serve, python3-cheroot, python3-cherrypy3, python3-eventlet, python3-gevent, \
python3-paste, python3-tornado, python3-twisted, python3-werkzeug, tsung")
string(CONCAT CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "how web application servers behave when their code does not\n"
    " Labour measures what a server does with workers that leak, wedge, sleep, crash\n"
    " or lie about the length of a reply: which innocent requests go down with the\n"
    " culprits, how long recovery takes, which dose is lethal, what mess is left.\n"
    " .\n"
    " This package has the workbench, in which servers are chosen and behaviours\n"
    " mixed with sliders while response codes, latency and memory are drawn, and\n"
    " the command line over the same library.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/compress.cmake)

# What policy wants beside the program: whose it is, and what changed.
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_BINARY_DIR}/share/doc/labour/changelog @ONLY)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright ${CMAKE_BINARY_DIR}/share/doc/labour/changelog
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documents)
include(CPack)
