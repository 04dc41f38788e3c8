// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_messages.h"

#include "ui/plan/plan_sentence.h"
#include "ui/run/live_run.h"
#include "ui/run/run_controller.h"
#include "ui/run/run_desk.h"
#include "ui/run/run_headline.h"
#include "ui/widgets/elided_label.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_messages.h"

#include <QDockWidget>

#include <algorithm>

namespace labour {

RunMessages::RunMessages(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&parts.desk, &RunDesk::readinessChanged, this, &RunMessages::invite);
    connect(&parts.desk, &RunDesk::started, this, [this] {
        m_parts.messages.hideBar();
        m_parts.messages.sayNothing();
        showCaption();
    });
    connect(&parts.desk, &RunDesk::stopping, this, &RunMessages::tellOfStopping);
    connect(&parts.desk, &RunDesk::ended, this, &RunMessages::tellOfEndOfAll);
    connect(&parts.controller, &RunController::started, this, [this] {
        m_parts.messages.hideBar();
        showCaption();
    });
    connect(&parts.controller, &RunController::stageChanged, this, &RunMessages::tellOfStage);
    connect(&parts.controller, &RunController::notKept, this,
        [this](const QString& sentence) { m_parts.messages.tellOfRun(MessageBar::Kind::Warning, sentence); });
    connect(&parts.run, &LiveRun::started, &parts.messages, &WindowMessages::forgetRun);
    connect(&parts.run, &LiveRun::began, this, &RunMessages::showCaption);
    connect(&parts.run, &LiveRun::eventAdded, this, &RunMessages::tellOfEvent);
    connect(&parts.run, &LiveRun::finished, this, &RunMessages::tellOfEnd);
    invite();
}

void RunMessages::setFirstStart(bool isFirst)
{
    m_isFirstStart = isFirst;
    invite();
}

void RunMessages::invite()
{
    if (!m_parts.run.isEmpty())
        return;
    const QString key = m_parts.actions.run.shortcut().toString(QKeySequence::NativeText);
    m_parts.caption.setText(!m_parts.desk.isReady() ? QString()
            : m_isFirstStart ? tr("Drag SIGSEGV up, press Run (%1), and see whom it hurts.").arg(key)
                             : tr("Ready: press Run (%1) and watch what comes of it.").arg(key));
}

void RunMessages::showCaption()
{
    m_parts.caption.setText(m_parts.run.caption());
}

void RunMessages::tellOfStage(RunStage stage)
{
    if (stage == RunStage::StoppingServer && !m_isClosing && !m_parts.desk.sequence().isMoreToCome())
        tellOfStopping();
}

void RunMessages::tellOfStopping()
{
    const QString key = m_parts.actions.stop.shortcut().toString(QKeySequence::NativeText);
    const RunSequence& sequence = m_parts.desk.sequence();
    const bool areMoreLeft = sequence.isStopping()
        && std::any_of(sequence.runs().begin(), sequence.runs().end(),
            [](const SequenceRun& run) { return run.state == SequenceRun::State::Waiting; });
    WindowMessages& messages = m_parts.messages;
    if (m_parts.controller.isKilling())
        messages.say(tr("The server is killed."));
    else if (m_parts.controller.stage() == RunStage::StoppingServer)
        messages.say(areMoreLeft ? tr("No further run is begun. The server is asked to stop. %1 kills it.").arg(key)
                                 : tr("The server is asked to stop. %1 kills it.").arg(key));
    else
        messages.say(areMoreLeft
                ? tr("No further run is begun. The load ends, then the server is asked to stop. %1 again kills it.")
                      .arg(key)
                : tr("The load ends, then the server is asked to stop. %1 again kills it.").arg(key));
}

void RunMessages::tellOfEvent(const Event& event)
{
    if (const std::optional<QString> end = endOfServer(event, m_parts.run.server()))
        m_parts.messages.tellOfRun(MessageBar::Kind::Warning, *end);
}

void RunMessages::tellOfEnd()
{
    m_parts.messages.sayNothing();
    showCaption();
    if (m_parts.controller.isRunning()) // and not one of the list, which is gone on with
        m_parts.report.raise();
    if (!m_parts.desk.sequence().isMoreToCome())
        tellWhatIsToBeKnown({});
}

/// Of the run on view, and `last`.
void RunMessages::tellWhatIsToBeKnown(const QStringList& last)
{
    const RunRecord& record = *m_parts.run.record();
    QStringList sentences = warningsOf(record);
    if (hasFailed(record.end))
        sentences.prepend(asSentence(record.failure));
    const bool isAllWell = sentences.isEmpty();
    sentences += last;
    if (!sentences.isEmpty())
        m_parts.messages.tellOfRun(hasFailed(record.end) ? MessageBar::Kind::Failure
                : isAllWell                              ? MessageBar::Kind::Information
                                                         : MessageBar::Kind::Warning,
            sentences.join(QLatin1Char(' ')), isAllWell ? QString() : record.log);
}

/// Of several runs: where to read what came of each, and what to do next.
void RunMessages::tellOfEndOfAll()
{
    if (m_parts.desk.sequence().runs().size() < 2)
        return;
    m_parts.report.show();
    m_parts.report.raise();
    const QString where = tr("The runs are over. What came of each stands under Report; choose one to see its charts.");
    if (m_parts.run.record())
        tellWhatIsToBeKnown({ where });
    else // it was given up
        m_parts.messages.tellOfRun(MessageBar::Kind::Information, where);
    if (m_parts.compare.isEnabled())
        m_parts.messages.offer({ &m_parts.compare });
}

void RunMessages::tellOfClosing()
{
    m_isClosing = true;
    m_parts.messages.say(tr("Stopping the server before the window closes. Close again to kill it."));
}

}
