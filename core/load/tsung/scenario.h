// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/tsung/client_host.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// What a scenario says besides what is sent.
struct ScenarioFrame {
    QByteArray run; ///< eight hexadecimal digits that no other run has
    QList<ClientHost> clients; ///< at least one
    QString beginFile {}; ///< whose µs since the epoch are when to begin; empty: as soon as all users are there
    qint64 parent = 0; ///< the process whose end ends the run too; with a `beginFile`
    QByteArray plan {}; ///< kept for who reads the results: the plan as JSON, without secrets
};

/// Why Tsung cannot send that load to that target; nothing where it can.
std::optional<QString> beyondTsung(const Load& load, const Target& target);

/// The scenario for Tsung 1.7.0 (/usr/share/tsung/tsung-1.0.dtd) that sends `load`, for which Tsung is able, to
/// `target`. It holds the target's token. Format: Tsung's manual, chapter 6; what its <setdynvars> call is labour.erl,
/// which the scenario carries along.
///
/// One session is all that there is. It begins with whatever it takes to have the module labour loaded, asks it for a
/// seat, and then sends, over and over, the request that the module names: every request has its <match> and is a
/// transaction of the name "BEHAVIOUR_INDEX". Its tag, "p1b0", is the phase and the behaviour, from 0.
QByteArray tsungScenario(const Load& load, const Target& target, const ScenarioFrame& frame);

/// The plan that a scenario keeps; nothing where there is none.
std::optional<QByteArray> planInScenario(const QByteArray& scenario);

}
