# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Manual pages and the changelog are compressed in a Debian package, and nowhere else.
file(GLOB_RECURSE texts ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/*.[1-8])
list(APPEND texts ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/labour/changelog)
execute_process(COMMAND gzip -9n ${texts} COMMAND_ERROR_IS_FATAL ANY)
