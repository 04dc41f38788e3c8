// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history_controller.h"

#include <QAction>
#include <QObject>

#include <memory>

namespace labour {

class MessageBar;

/// How the run on view stands to the reference of its plan, where one was pinned.
class RunStanding : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    RunStanding(HistoryController& history, MessageBar& message, QObject* parent = nullptr);

    /// Of this run; changed() follows now, and again when it is known. `isToBeTold`: over the charts too, with a way to
    /// the comparison, as of one that has just been measured.
    void ask(const std::shared_ptr<const RunRecord>& record, bool isToBeTold);
    /// Null where there is no reference, or it is not known yet.
    const std::shared_ptr<const Standing>& standing() const { return m_standing; }

signals:
    void changed();
    void comparisonWanted(const labour::Standing& standing);

private:
    void take(const std::shared_ptr<const RunRecord>& record, const std::shared_ptr<const Standing>& standing);

    MessageBar& m_message;
    HistoryController& m_history;
    QAction m_compare;
    std::shared_ptr<const RunRecord> m_record;
    std::shared_ptr<const Standing> m_standing;
    bool m_isToBeTold = false;
};

}
