// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/run_record.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace labour {

/// "16 connections"
QString connectionsText(int count);

/// The run on view: what is known of it here, growing while it goes on. All that shows a run reads this and listens to
/// it, wherever the run comes from. For the thread of the interface.
class LiveRun : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool isEmpty() const { return m_isEmpty; }
    bool isOver() const { return m_record != nullptr; }
    const Plan& plan() const { return m_plan; }
    const ServerChoice& choice() const { return m_choice; }
    const ServerIdentity& server() const { return m_server; }
    const Recording& recording() const { return m_record ? m_record->recording : m_recording; }
    /// Unix time in ms of the first request; 0 before it.
    qint64 startedMs() const { return m_startedMs; }
    /// Once it is over; null before.
    const std::shared_ptr<const RunRecord>& record() const { return m_record; }

    /// "gunicorn:sync,workers=4 20.1.0", as far as it is known.
    QString serverText() const;
    /// Server, mix, the engine unless it is the usual one, and time of day, with the date unless it is today, in a few
    /// words.
    QString caption() const;
    /// All that a picture needs to be understood later: the mix in full, and Labour's version.
    QString provenance() const;

    void reset(const Plan& plan, const ServerChoice& choice);
    /// Above which the server's memory is not let; until another run is on view.
    void setMemoryCeiling(quint64 bytes) { m_memoryCeilingBytes = bytes; }
    /// Nothing where it is not known, as of runs from files.
    std::optional<double> memoryCeilingMib() const;
    void begin(const Recording& empty, const ServerIdentity& server);
    void add(const Interval& interval);
    void add(const TreeSample& sample);
    void add(const MemoryReading& reading);
    void add(const Event& event);
    void addOutput(const QString& text);
    void finish(const std::shared_ptr<const RunRecord>& record);
    /// Puts a run on view that is over already.
    void show(const std::shared_ptr<const RunRecord>& record);

signals:
    void started();
    void began(); ///< the first request is about to be sent; server and date are known
    void intervalAdded(const labour::Interval& interval);
    void sampleAdded(const labour::TreeSample& sample);
    void eventAdded(const labour::Event& event);
    void outputAdded(const QString& text);
    void finished();

private:
    QString engineText() const;
    QStringList facts(const QStringList& what, const QString& dateFormat) const;

    bool m_isEmpty = true;
    Plan m_plan;
    ServerChoice m_choice;
    ServerIdentity m_server;
    Recording m_recording;
    qint64 m_startedMs = 0;
    std::optional<quint64> m_memoryCeilingBytes;
    std::shared_ptr<const RunRecord> m_record;
};

}
