// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/history_options.h"

#include "core/store/history_file.h"

namespace labour::cli {

namespace {

const QString historyOption = QStringLiteral("history");
const QString noHistoryOption = QStringLiteral("no-history");

}

void addHistoryOption(Arguments& arguments)
{
    arguments.addOption(historyOption, QStringLiteral("FILE"),
        QStringLiteral("The history. Default: what LABOUR_HISTORY names, else history.sqlite in the\nuser's data."));
}

void addKeepingOptions(Arguments& arguments)
{
    arguments.addOption(historyOption, QStringLiteral("FILE"),
        QStringLiteral("Keep the run in this history. Default: what LABOUR_HISTORY names, else\nhistory.sqlite in the "
                       "user's data."));
    arguments.addFlag(noHistoryOption, QStringLiteral("Keep it in none; so does LABOUR_HISTORY=none."));
}

QString historyPath(const Arguments& arguments)
{
    return arguments.isSet(historyOption) ? arguments.value(historyOption) : HistoryFile::usualPath();
}

QString keepingPath(const Arguments& arguments)
{
    return arguments.isSet(noHistoryOption) ? QString() : historyPath(arguments);
}

}
