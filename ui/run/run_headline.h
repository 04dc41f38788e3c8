// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace labour {

/// "Done", "Stopped", "Server ended": how a run ended, in a word or two.
QString endText(const RunRecord& record);

/// There is nothing that was measured, or it is not to be relied on.
bool hasFailed(RunEnd end);

/// Which server ended when and how, in two sentences; nothing for any other event.
std::optional<QString> endOfServer(const Event& event, const ServerIdentity& server);

/// How the run went, in a line: how the server or its workers ended, or who failed.
QString whatHappened(const RunRecord& record);

/// What one has to know before one reads the figures, as sentences.
QStringList warningsOf(const RunRecord& record);

}
