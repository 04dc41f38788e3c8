// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/live_table.h"
#include "ui/matrix/table_host.h"

#include <QObject>
#include <QSet>
#include <QThread>

#include <memory>

namespace labour {

/// Measures durability tables in a thread of their own, keeps a LiveTable up to date with what comes of it, and the
/// table's file with the LiveTable, after every cell. Never blocks the thread of the interface, but for its
/// destructor: that kills what is still under way.
class TableController : public QObject
{
    Q_OBJECT

public:
    TableController(std::shared_ptr<const Catalogue> catalogue, LiveTable& view, QObject* parent = nullptr);
    ~TableController() override;

    bool isRunning() const { return m_isRunning; }
    bool isStopping() const { return m_isStopping; }
    const TableProgress& progress() const { return m_progress; }
    /// What the table on view still lacks; or why it cannot be measured here.
    Result<QList<DurabilityCell>> missing() const;

    /// A new table, whose plan has been through checkedPlan(). Not while another one is under way, as the next two.
    void start(const DurabilityPlan& plan, const QString& file);
    /// Measures what the table on view lacks.
    void goOn();
    /// Measures one cell of the table on view again.
    void again(const DurabilityCell& cell);
    /// ended() follows once the server is gone; asked again, it is killed.
    void interrupt();
    /// Kills at once what runs; ended() follows.
    void abandon();

    void open(const QString& file);
    void save(const QString& file, TableFormat format);

signals:
    void started();
    void progressed();
    void stopping();
    void ended();
    void opened(const QString& file);
    void saved(const QString& file);
    /// What went wrong, as a sentence for people.
    void failed(const QString& sentence);

private:
    void listen();
    void measure(const DurabilityPlan& plan, const QList<DurabilityResult>& finished);
    void take(const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record);
    void conclude(const TableEnd& end);
    void finish();
    void keep();
    Result<DurabilityPlan> planHere() const;

    std::shared_ptr<const Catalogue> m_catalogue;
    LiveTable& m_view;
    QThread m_thread;
    TableHost* m_host; ///< deleted by the thread's end
    TableProgress m_progress;
    QList<std::pair<ServerChoice, QString>> m_skippedBefore; ///< of cells that are not measured now
    QSet<QString> m_asked; ///< files that the user wants to have
    int m_number = 0;
    bool m_isOneCell = false;
    bool m_isRunning = false;
    bool m_isStopping = false;
};

}
