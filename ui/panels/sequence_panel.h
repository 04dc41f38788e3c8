// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QAction>
#include <QWidget>

#include <memory>

namespace labour {

class HintingTreeView;
class LiveRun;
class RunSequence;

/// The report of the run on view, and above it, where several runs belong together, what came of each.
class SequencePanel : public QWidget
{
    Q_OBJECT

public:
    SequencePanel(const RunSequence& sequence, LiveRun& run, QWidget* parent = nullptr);

    /// Of the runs that are over; enabled once there are two.
    QAction& compareAction() { return m_compare; }

signals:
    /// To be put on view.
    void chosen(const std::shared_ptr<const labour::RunRecord>& record);
    void comparisonWanted(const QList<std::shared_ptr<const labour::RunRecord>>& records);

private:
    QWidget* runs();
    QList<std::shared_ptr<const RunRecord>> comparable() const;
    void begin();
    void showComparable();

    const RunSequence& m_sequence;
    QAction m_compare;
    HintingTreeView* m_view;
    QWidget* m_runs;
};

}
