// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"
#include "core/run/durability_table.h"
#include "ui/matrix/table_format.h"

#include <QObject>

#include <memory>

namespace labour {

/// How far a table is.
struct TableProgress {
    int done = 0; ///< cells that are done or left out
    int total = 0;
    std::optional<double> remainingS; ///< nothing before the first
    QString cell; ///< the label of the cell under way; empty between cells
    QString stage; ///< what it is doing
    QList<std::pair<ServerChoice, QString>> skipped;
};

/// How the measuring of a table ended.
struct TableEnd {
    QString refusal; ///< why nothing could be measured; empty where something could
    Machine machine;
    bool isWhole = false; ///< every cell of its plan is there, or its server was left out
};

/// Lives in the table's thread and holds the table there; its signals are queued to the interface. Reads and writes
/// tables too, which takes the longer the larger they are. Each measuring has a number, so that what was already under
/// way when one was given up can be told from what belongs to the next.
class TableHost : public QObject
{
    Q_OBJECT

public:
    explicit TableHost(std::shared_ptr<const Catalogue> catalogue);
    ~TableHost() override;

    void start(
        int number, const DurabilityPlan& plan, const QList<DurabilityResult>& finished, const RunSettings& settings);
    void interrupt();
    /// Kills what runs, without ended().
    void abandon();
    void read(const QString& file);
    void write(const QString& file, const DurabilityReport& report, TableFormat format);

signals:
    void progressed(int number, const labour::TableProgress& progress);
    void cellFinished(
        int number, const labour::DurabilityResult& result, const std::shared_ptr<const labour::RunRecord>& record);
    /// What was measured of other versions of that server is measured anew.
    void versionChanged(int number, const QString& server, const QString& is);
    void ended(int number, const labour::TableEnd& end);
    void abandoned();
    void hasRead(const QString& file, const labour::DurabilityReport& report);
    void notRead(const QString& sentence);
    void written(const QString& file, labour::TableFormat format);
    void notWritten(const QString& sentence);

private:
    TableProgress progress() const;
    TableEnd end() const;

    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<DurabilityTable> m_table;
};

}
