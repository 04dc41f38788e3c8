// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace labour {

/// What runs can be put in order by.
enum class RunKey {
    Number,
    Started,
    Server,
    Behaviours,
    Engine,
    Duration,
    Requests,
    Failed, ///< the share of all requests that did not end as expected
    Percentile99, ///< of the innocents
    Memory, ///< the most that the server took
    Ended,
    Bytes,
    Star,
    Note,
};

/// By that key, ascending or descending: what a run has no value for comes last either way, and of equal ones the
/// newest first. They point into `runs`.
std::vector<const StoredRun*> inOrder(const QList<StoredRun>& runs, RunKey key, Qt::SortOrder direction);

/// What a user orders runs by: "p99", or "-p99" for the largest first. Nothing for what is no key.
struct RunSorting {
    RunKey key;
    Qt::SortOrder direction;

    static std::optional<RunSorting> fromText(const QString& text);
    /// "run", "when", "server" …
    static QStringList keys();
    QList<StoredRun> sorted(const QList<StoredRun>& runs) const;
};

}
