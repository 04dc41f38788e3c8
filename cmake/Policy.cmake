# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of Labour is compiled with; targets link it, nothing is set globally.
add_library(labour_policy INTERFACE)
target_compile_features(labour_policy INTERFACE cxx_std_20)
target_include_directories(labour_policy INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(labour_policy INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor
    -Wsuggest-override $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op> -Wundef
    $<$<BOOL:${LABOUR_WERROR}>:-Werror>)
target_compile_definitions(labour_policy INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS QT_FORCE_ASSERTS>)

if(LABOUR_SANITIZE)
    target_compile_options(labour_policy INTERFACE -fsanitize=${LABOUR_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(labour_policy INTERFACE -fsanitize=${LABOUR_SANITIZE})
endif()

find_program(LABOUR_CCACHE ccache)
if(LABOUR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${LABOUR_CCACHE})
endif()

file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/labour_version.h @ONLY CONTENT [[
// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace labour {

inline constexpr char version[] = "@PROJECT_VERSION@";

}
]])

# Executables find their data at ../share/labour, installed or not.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/labour)
foreach(folder servers behaviours resources)
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${CMAKE_BINARY_DIR}/share/labour/${folder} SYMBOLIC)
endforeach()
