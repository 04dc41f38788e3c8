// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_opener.h"

#include "ui/plan/plan_document.h"
#include "ui/run/live_run.h"
#include "ui/widgets/message_bar.h"

#include <QFileInfo>

namespace labour {

RunOpener::RunOpener(
    HistoryController& history, LiveRun& view, PlanDocument& document, MessageBar& message, QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_view(view)
    , m_document(document)
    , m_message(message)
    , m_keep(tr("Add to History"))
{
    m_keep.setObjectName(QStringLiteral("keepRun"));
    connect(&m_keep, &QAction::triggered, this, [this] { m_history.importFrom(m_files); });
    connect(&history, &HistoryController::hasRead, this, &RunOpener::take);
    connect(&history, &HistoryController::notRead, this, &RunOpener::failed);
}

bool RunOpener::mayOpen()
{
    if (m_isMeasuring)
        emit failed(tr("A run is under way and stays on view. Open another one when it is over."));
    return !m_isMeasuring;
}

void RunOpener::open(qint64 id)
{
    if (mayOpen())
        m_history.read({ id }, RunUse::View);
}

void RunOpener::openNamed(const QString& name)
{
    bool isNumber = false;
    const qint64 id = name.toLongLong(&isNumber);
    if (isNumber)
        open(id);
    else if (name == QLatin1String("last"))
        m_history.readNewest();
    else
        openFiles({ name });
}

void RunOpener::openFiles(const QStringList& files)
{
    if (files.size() > 1)
        askToKeep(tr("%1 were dropped. One at a time is put on view; all can be added to the history.")
                      .arg(runsText(files.size())),
            files);
    else if (mayOpen())
        m_history.readFile(files.first());
}

void RunOpener::setUpPlanOf(qint64 id)
{
    if (m_isMeasuring)
        emit failed(tr("A run is under way, and the set-up is its plan. Set up another one when it is over."));
    else
        m_history.read({ id }, RunUse::SetUp);
}

void RunOpener::compare(const QList<qint64>& ids)
{
    m_history.read(ids, RunUse::Comparison);
}

void RunOpener::take(const QList<ReadRun>& runs, RunUse use)
{
    if (use == RunUse::Comparison) {
        QList<std::shared_ptr<const RunRecord>> records;
        for (const ReadRun& run : runs)
            records.append(run.record);
        emit compareWanted(records);
        return;
    }
    if (!mayOpen()) // a run may have begun while this one was read
        return;
    if (use == RunUse::View) {
        show(runs.first());
        return;
    }
    m_document.setPlan(runs.first().record->plan);
    emit done(tr("The plan of run %1 is set up. Press Run (Ctrl+R) to run it again.").arg(runs.first().run.id));
}

void RunOpener::show(const ReadRun& read)
{
    m_message.hide();
    m_view.show(read.record);
    emit shown();
    if (read.file.isEmpty()) {
        emit done(tr("Run %1 is on view.").arg(read.run.id));
        return;
    }
    QString sentence = tr("The run of %1 is on view. It is not in the history.").arg(QFileInfo(read.file).fileName());
    if (!m_message.isHidden()) // what one has to know of the run
        sentence = m_message.sentence() % u' ' % sentence;
    askToKeep(sentence, { read.file });
}

void RunOpener::askToKeep(const QString& sentence, const QStringList& files)
{
    m_files = files;
    m_message.show(MessageBar::Kind::Information, sentence);
    if (m_history.keepsRuns())
        m_message.offer({ &m_keep });
}

}
