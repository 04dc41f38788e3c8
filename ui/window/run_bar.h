// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace labour {

class LiveRun;
class RunController;
class RunDesk;

/// How far the run is: its stage, a bar, and the time it has taken and will take; of several runs which one it is of
/// how many, and the time of all. Between runs how the last one ended, or whether one can begin.
class RunBar : public QWidget
{
    Q_OBJECT

public:
    RunBar(const RunController& controller, const RunDesk& desk, const LiveRun& run, QWidget* parent = nullptr);

private:
    void showStage();
    void showProgress(const RunProgress& progress);
    void showSequence();
    void showTime(double elapsedS, std::optional<double> remainingS);
    bool areSeveral() const;
    QString stageText() const;
    QString shortened(const QString& name) const;
    void showEnd();
    void showReadiness();

    const RunController& m_controller;
    const RunDesk& m_desk;
    const LiveRun& m_run;
    QLabel* m_stage;
    QProgressBar* m_bar;
    QLabel* m_time;
    QString m_lastEnd; ///< empty where there is none, or none any more
};

}
