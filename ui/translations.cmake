# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Texts of the window. labour.ts is the template for translators, kept current by the build; labour_LANGUAGE.ts are the
# translations there are (English has its plurals there), which go into the program.
set(LABOUR_TRANSLATIONS ${CMAKE_SOURCE_DIR}/resources/translations)
file(GLOB LABOUR_TRANSLATION_FILES CONFIGURE_DEPENDS ${LABOUR_TRANSLATIONS}/labour_*.ts)
file(GLOB_RECURSE LABOUR_TRANSLATED CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/ui/*.cpp ${CMAKE_SOURCE_DIR}/ui/*.h)
find_program(LABOUR_LUPDATE NAMES lupdate HINTS /usr/lib/qt6/bin)
find_program(LABOUR_LRELEASE NAMES lrelease HINTS /usr/lib/qt6/bin)

if(LABOUR_LUPDATE AND LABOUR_LRELEASE)
    set(LABOUR_TRANSLATED_LIST ${CMAKE_CURRENT_BINARY_DIR}/translated.lst)
    list(JOIN LABOUR_TRANSLATED "\n" sources)
    file(GENERATE OUTPUT ${LABOUR_TRANSLATED_LIST} CONTENT "${sources}\n")
    set(lupdate ${LABOUR_LUPDATE} -silent -locations none -no-obsolete -I ${CMAKE_SOURCE_DIR}
                @${LABOUR_TRANSLATED_LIST})
    add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/translated.stamp
        COMMAND ${lupdate} -ts ${LABOUR_TRANSLATIONS}/labour.ts
        COMMAND ${lupdate} -pluralonly -target-language en -ts ${LABOUR_TRANSLATIONS}/labour_en.ts
        COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/translated.stamp
        DEPENDS ${LABOUR_TRANSLATED} COMMENT "Taking the window's texts into the template for translators" VERBATIM)
    add_custom_target(translations ALL DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/translated.stamp)
    foreach(file ${LABOUR_TRANSLATION_FILES})
        get_filename_component(name ${file} NAME_WE)
        add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm
            COMMAND ${LABOUR_LRELEASE} -silent ${file} -qm ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm
            DEPENDS ${file} VERBATIM)
        list(APPEND LABOUR_TRANSLATIONS_BUILT ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm)
    endforeach()
    qt_add_resources(labour_ui translations PREFIX /labour/translations BASE ${CMAKE_CURRENT_BINARY_DIR}
                     FILES ${LABOUR_TRANSLATIONS_BUILT})
else()
    message(STATUS "Without lupdate and lrelease (qt6-l10n-tools) the window speaks English alone")
endif()
