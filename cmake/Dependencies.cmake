# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later

set(LABOUR_QT_COMPONENTS Core Network Sql)
if(LABOUR_GUI)
    list(APPEND LABOUR_QT_COMPONENTS Widgets Charts Svg)
endif()
if(BUILD_TESTING)
    list(APPEND LABOUR_QT_COMPONENTS Test)
endif()
find_package(Qt6 6.4 COMPONENTS ${LABOUR_QT_COMPONENTS})
set_package_properties(Qt6 PROPERTIES TYPE REQUIRED
                       PURPOSE "Events, processes and network of the library, window and charts of the workbench")
find_package(Boost 1.81)
set_package_properties(Boost PROPERTIES TYPE REQUIRED PURPOSE "Beast parses replies, Math compares runs")
find_package(ZLIB)
set_package_properties(ZLIB PROPERTIES TYPE REQUIRED PURPOSE "The CRC-32 of replies")
find_package(OpenSSL 3.0 COMPONENTS SSL Crypto)
set_package_properties(OpenSSL PROPERTIES TYPE REQUIRED PURPOSE "TLS of the native engine's connections")
find_package(Threads REQUIRED)
