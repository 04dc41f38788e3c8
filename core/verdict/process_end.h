// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/event.h"

#include <QString>

#include <optional>

namespace labour {

/// A request that a process had begun with when it ended.
struct LastRequest {
    QString target; ///< "SIGSEGV?how=signal"
    QString ordinal; ///< "3rd": how many of that target had been begun with by then, this one included
    std::optional<double> beforeS; ///< how long before the end
};

/// How a process of the server ended.
struct ProcessEnd {
    QString how; ///< "was ended by SIGSEGV", "exited with status 1", "ended"
    std::optional<LastRequest> last; ///< nothing where the journal knows of none
};

/// What the sentence of a worker-exited or server-exited event says; nothing where it is none of these.
std::optional<ProcessEnd> processEndOf(const Event& event);

}
