// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace labour::cli {

/// Each takes the arguments from its own name on and gives the exit code.
int serversCommand(const QStringList& arguments);
int behavioursCommand(const QStringList& arguments);
int testsCommand(const QStringList& arguments);
int runCommand(const QStringList& arguments);
int multitestCommand(const QStringList& arguments);
int serveCommand(const QStringList& arguments);
int planCommand(const QStringList& arguments);
int durabilityCommand(const QStringList& arguments);
int compareCommand(const QStringList& arguments);
int abCommand(const QStringList& arguments);
int historyCommand(const QStringList& arguments);
int importCommand(const QStringList& arguments);
int schemasCommand(const QStringList& arguments);

}
