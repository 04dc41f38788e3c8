// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/comparison_format.h"
#include "ui/comparison/comparison_values.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace labour {

/// Lives in the comparison's thread; its signals are queued to the interface. All that takes the longer the longer the
/// runs are happens here.
class ComparisonHost : public QObject
{
    Q_OBJECT

public:
    /// The numbers of what is wanted last. What was asked for before and has not begun is left out.
    struct Latest {
        std::atomic<int> figures = 0;
        std::atomic<int> curves = 0;
        std::atomic<int> latencies = 0;
    };

    explicit ComparisonHost(std::shared_ptr<const Latest> latest);

    void compare(int number, const QList<ComparedRun>& runs);
    void draw(int number, const QList<ComparedRun>& runs, const CurvesWanted& wanted);
    void measure(int number, const QList<ComparedRun>& runs, const QString& part);
    void read(const QString& file);
    /// The newest run of the history that is done and is not `shown`, and before it that one; without it, the newest
    /// two.
    void readLast(const std::shared_ptr<const RunRecord>& shown);
    void write(const QString& file, const ComparedFigures& figures, ComparisonFormat format);

signals:
    void compared(int number, const labour::ComparedFigures& figures);
    void drawn(int number, const labour::RunCurves& curves);
    void measured(int number, const labour::RunLatencies& latencies);
    void hasRead(const labour::RunRecords& records, bool isWhole);
    void written(const QString& file);
    void failed(const QString& sentence);

private:
    std::shared_ptr<const Latest> m_latest;
};

}
