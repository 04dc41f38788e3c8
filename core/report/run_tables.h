// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace labour {

// What requests came to, as tables of texts whose first row is the head. Without rows where there is nothing to say.

/// Everything that a behaviour's requests came to and was not expected.
QList<QStringList> failuresTable(const Recording& recording);
/// A row a behaviour, and where a mix has both, one for all innocents and one for all culprits.
QList<QStringList> behavioursTable(const Recording& recording);
QList<QStringList> phasesTable(const Recording& recording);

/// "9.52 %"
QString percentText(double share);
/// What stands for a percentile that would fall among requests without a whole reply: "over the timeout" where some of
/// these timed out, "no reply" where none did.
QString withoutReplyText(const Tally& tally);
/// "12.5", by its size with up to two decimals; withoutReplyText() where there is none.
QString millisecondsText(std::optional<double> ms, const Tally& tally);

}
