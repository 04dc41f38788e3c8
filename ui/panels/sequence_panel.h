// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

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

signals:
    /// To be put on view.
    void chosen(const std::shared_ptr<const labour::RunRecord>& record);

private:
    void begin();

    const RunSequence& m_sequence;
    HintingTreeView* m_view;
};

}
