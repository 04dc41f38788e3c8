// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history_controller.h"

#include <QAction>
#include <QObject>
#include <QStringList>

namespace labour {

class LiveRun;
class MessageBar;
class PlanDocument;

/// Puts runs of the history or of files on view, or their plans into the set-up. A run that is being measured stays on
/// view. Whether a file's run is to be kept is asked over the charts.
class RunOpener : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    RunOpener(HistoryController& history, LiveRun& view, PlanDocument& document, MessageBar& message,
        QObject* parent = nullptr);

    /// Nothing is opened meanwhile.
    void setMeasuring(bool isMeasuring) { m_isMeasuring = isMeasuring; }
    void open(qint64 id);
    /// A number in the history, "last", or the name of a file.
    void openNamed(const QString& name);
    /// One is put on view; several can only be added to the history, which is asked.
    void openFiles(const QStringList& files);
    void setUpPlanOf(qint64 id);
    void compare(const QList<qint64>& ids);

signals:
    void shown(); ///< another run is on view
    void compareWanted(const QList<std::shared_ptr<const labour::RunRecord>>& records);
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    bool mayOpen();
    void take(const QList<ReadRun>& runs, RunUse use);
    void show(const ReadRun& read);
    void askToKeep(const QString& sentence, const QStringList& files);

    HistoryController& m_history;
    LiveRun& m_view;
    PlanDocument& m_document;
    MessageBar& m_message;
    QAction m_keep;
    QStringList m_files; ///< that m_keep adds to the history
    bool m_isMeasuring = false;
};

}
