# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails where the template for translators lacks texts of the window, or has ones that are gone:
#   cmake -DLUPDATE=… -DSOURCE_DIR=… -DLIST=… -P translations_current.cmake
foreach(kind labour labour_en)
    file(COPY ${SOURCE_DIR}/resources/translations/${kind}.ts DESTINATION ${CMAKE_CURRENT_BINARY_DIR}/translations_now)
    set(options "")
    if(kind STREQUAL "labour_en")
        set(options -pluralonly -target-language en)
    endif()
    execute_process(COMMAND ${LUPDATE} -silent -locations none -no-obsolete ${options} -I ${SOURCE_DIR} @${LIST}
                            -ts ${CMAKE_CURRENT_BINARY_DIR}/translations_now/${kind}.ts
                    COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${SOURCE_DIR}/resources/translations/${kind}.ts
                            ${CMAKE_CURRENT_BINARY_DIR}/translations_now/${kind}.ts
                    RESULT_VARIABLE differs)
    if(differs)
        message(FATAL_ERROR "resources/translations/${kind}.ts is not current: build the target translations and commit it")
    endif()
    file(READ ${SOURCE_DIR}/resources/translations/${kind}.ts text)
    if(kind STREQUAL "labour_en" AND text MATCHES "unfinished")
        message(FATAL_ERROR "resources/translations/labour_en.ts has a text without its plurals")
    endif()
endforeach()
