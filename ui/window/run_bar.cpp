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

namespace labour {

namespace {

constexpr int barEnd = 1000;

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
    m_stage->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("Looking for the server")) + 8);
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
        m_bar->setValue(0);
        m_time->clear();
        showStage();
    });
    connect(&controller, &RunController::stageChanged, this, &RunBar::showStage);
    connect(&controller, &RunController::stopping, this, &RunBar::showStage);
    connect(&controller, &RunController::progressed, this, &RunBar::showProgress);
    connect(&controller, &RunController::ended, this, &RunBar::showEnd);
    connect(&desk, &RunDesk::readinessChanged, this, &RunBar::showReadiness);
    showReadiness();
}

void RunBar::showStage()
{
    const RunStage stage = m_controller.stage();
    if (m_controller.isKilling())
        m_stage->setText(tr("Killing the server"));
    else if (m_controller.isStopping() && stage < RunStage::StoppingServer)
        m_stage->setText(tr("Ending the load"));
    else
        m_stage->setText(nameOf(stage));
    const bool isSending = stage == RunStage::Sending && !m_controller.isStopping();
    m_bar->setRange(0, isSending ? barEnd : 0);
    if (!isSending)
        m_time->clear(); // nobody knows how long it takes
}

void RunBar::showProgress(const RunProgress& progress)
{
    if (m_controller.stage() != RunStage::Sending || m_controller.isStopping())
        return;
    m_bar->setRange(0, barEnd);
    m_bar->setValue(static_cast<int>(progress.share.value_or(0) * barEnd));
    if (progress.remainingS)
        m_time->setText(tr("%1 of %2, %3 left")
                            .arg(tenths(progress.elapsedS), tenths(progress.elapsedS + *progress.remainingS),
                                tenths(*progress.remainingS)));
    else
        m_time->setText(tenths(progress.elapsedS));
}

void RunBar::showEnd()
{
    m_bar->hide();
    m_time->clear();
    m_lastEnd = m_run.record() ? endText(*m_run.record()) : tr("Killed");
    m_stage->setText(m_lastEnd);
}

void RunBar::showReadiness()
{
    if (m_controller.isRunning())
        return;
    if (!m_desk.isReady())
        m_lastEnd.clear();
    m_stage->setText(!m_desk.isReady() ? tr("Not ready") : m_lastEnd.isEmpty() ? tr("Ready") : m_lastEnd);
}

}
