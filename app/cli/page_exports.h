// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace labour::cli {

/// --html FILE and --markdown FILE.
void addPageOptions(Arguments& arguments);
QStringList pageExportNames();
/// What keeps them from being written, as far as can be known before anything is measured.
std::optional<QString> wrongPages(const Arguments& arguments);
/// --json, --html or --markdown goes to standard output, so that the text has to go to standard error.
bool isOutputTaken(const Arguments& arguments);
/// Writes them as asked for. False, and said, where one could not be written.
bool writePages(
    const Arguments& arguments, const std::function<QByteArray()>& html, const std::function<QByteArray()>& markdown);

}
