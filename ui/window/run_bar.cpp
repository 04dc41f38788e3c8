// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_bar.h"

#include "core/catalogue/unit_text.h"
#include "ui/run/run_controller.h"
#include "ui/run/run_desk.h"
#include "ui/run/run_headline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <algorithm>

namespace labour {

namespace {

constexpr int barEnd = 1000;

/// As nameOf(), but in the language of the window.
QString stageName(RunStage stage)
{
    switch (stage) {
    case RunStage::Waiting:
        return RunBar::tr("Waiting");
    case RunStage::LookingForServer:
        return RunBar::tr("Looking for the server");
    case RunStage::StartingServer:
        return RunBar::tr("Starting the server");
    case RunStage::Sending:
        return RunBar::tr("Sending");
    case RunStage::StoppingServer:
        return RunBar::tr("Stopping the server");
    case RunStage::Ended:
        break;
    }
    return RunBar::tr("Ended");
}

QString tenths(double seconds)
{
    return seconds < 100 ? QLocale().toString(seconds, 'f', 1) + QStringLiteral(" s") : durationForPeople(seconds);
}

}

RunBar::RunBar(const RunController& controller, const RunDesk& desk, const LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_desk(desk)
    , m_run(run)
    , m_stage(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_time(new QLabel(this))
{
    m_stage->setObjectName(QStringLiteral("stage"));
    m_stage->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stage->setMinimumWidth(fontMetrics().horizontalAdvance(stageName(RunStage::LookingForServer)) + 8);
    m_bar->setObjectName(QStringLiteral("progress"));
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_bar->setRange(0, barEnd);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setMinimumWidth(120);
    m_bar->setMaximumWidth(260);
    m_bar->hide();
    m_time->setObjectName(QStringLiteral("time"));
    m_time->setMinimumWidth(
        fontMetrics().horizontalAdvance(tr("%1 of %2, %3 left").arg(tenths(99.9), tenths(99.9), tenths(99.9))) + 8);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(10);
    layout->addStretch(1);
    layout->addWidget(m_stage);
    layout->addWidget(m_bar, 2);
    layout->addWidget(m_time);
    connect(&controller, &RunController::started, this, [this] {
        m_bar->show();
        if (!areSeveral()) {
            m_bar->setValue(0);
            m_time->clear();
        }
        showStage();
    });
    connect(&controller, &RunController::stageChanged, this, &RunBar::showStage);
    connect(&controller, &RunController::stopping, this, &RunBar::showStage);
    connect(&controller, &RunController::progressed, this, &RunBar::showProgress);
    connect(&desk, &RunDesk::stopping, this, &RunBar::showStage);
    connect(&desk, &RunDesk::phaseChanged, this, [this] {
        if (m_controller.isRunning())
            showStage();
    });
    connect(&desk, &RunDesk::ended, this, &RunBar::showEnd);
    connect(&desk, &RunDesk::readinessChanged, this, &RunBar::showReadiness);
    showReadiness();
}

bool RunBar::areSeveral() const
{
    return m_desk.sequence().runs().size() > 1;
}

QString RunBar::stageText() const
{
    const RunStage stage = m_controller.stage();
    if (m_controller.isKilling())
        return tr("Killing the server");
    if (m_controller.isStopping() && stage < RunStage::StoppingServer)
        return tr("Ending the load");
    const std::optional<qsizetype> phase = m_desk.phaseUnderWay();
    if (stage == RunStage::Sending && phase && *phase < m_run.plan().load.phases.size())
        return tr("%1, %2").arg(stageName(stage), shortened(m_run.plan().load.phases.at(*phase).name));
    return stageName(stage);
}

/// The names of phases are the user's, and the bar is short.
QString RunBar::shortened(const QString& name) const
{
    constexpr int widest = 20; // mean letters
    return fontMetrics().elidedText(name, Qt::ElideRight, widest * fontMetrics().averageCharWidth());
}

void RunBar::showStage()
{
    if (areSeveral()) {
        const SequenceProgress progress = m_desk.sequence().progress();
        const std::optional<qsizetype> current = m_desk.sequence().current();
        const QString what = m_desk.sequence().isAtOnce() || !current
            ? QString()
            : tr("%1: ").arg(textOf(m_desk.sequence().runs().at(*current).server));
        m_stage->setText(tr("%1 of %2  ·  %3%4").arg(progress.round).arg(progress.rounds).arg(what, stageText()));
        return;
    }
    m_stage->setText(stageText());
    const bool isSending = m_controller.stage() == RunStage::Sending && !m_controller.isStopping();
    m_bar->setRange(0, isSending ? barEnd : 0);
    if (!isSending)
        m_time->clear(); // nobody knows how long it takes
}

void RunBar::showProgress(const RunProgress& progress)
{
    if (areSeveral()) {
        showSequence();
        return;
    }
    if (m_controller.stage() != RunStage::Sending || m_controller.isStopping())
        return;
    m_bar->setRange(0, barEnd);
    m_bar->setValue(static_cast<int>(progress.share.value_or(0) * barEnd));
    showTime(progress.elapsedS, progress.remainingS);
}

void RunBar::showSequence()
{
    const SequenceProgress progress = m_desk.sequence().progress();
    const std::optional<double> share = progress.share();
    m_bar->setRange(0, share && !m_desk.sequence().isStopping() ? barEnd : 0);
    m_bar->setValue(static_cast<int>(share.value_or(0) * barEnd));
    if (m_desk.sequence().isStopping())
        m_time->clear();
    else
        showTime(progress.elapsedS, progress.remainingS);
}

void RunBar::showTime(double elapsedS, std::optional<double> remainingS)
{
    m_time->setText(remainingS
            ? tr("%1 of %2, %3 left").arg(tenths(elapsedS), tenths(elapsedS + *remainingS), tenths(*remainingS))
            : tenths(elapsedS));
}

/// How the last run ended; of several, how many went to their end.
void RunBar::showEnd()
{
    if (m_desk.isRunning())
        return;
    m_bar->hide();
    m_time->clear();
    const QList<SequenceRun>& runs = m_desk.sequence().runs();
    if (areSeveral()) {
        const auto done = std::count_if(runs.begin(), runs.end(),
            [](const SequenceRun& run) { return run.record && run.record->end == RunEnd::Done; });
        m_lastEnd = tr("%1 of %2 runs done").arg(done).arg(runs.size());
    } else {
        m_lastEnd = m_run.record() ? endText(*m_run.record()) : tr("Killed");
    }
    m_stage->setText(m_lastEnd);
}

void RunBar::showReadiness()
{
    if (m_desk.isRunning())
        return;
    if (!m_desk.isReady())
        m_lastEnd.clear();
    m_stage->setText(!m_desk.isReady() ? tr("Not ready") : m_lastEnd.isEmpty() ? tr("Ready") : m_lastEnd);
}

}
