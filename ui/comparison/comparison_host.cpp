// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_host.h"

#include "core/report/comparison_csv.h"
#include "core/report/comparison_html.h"
#include "core/report/comparison_report.h"
#include "core/report/markdown_report.h"
#include "core/store/run_file.h"
#include "core/whole_file.h"

#include <QDir>
#include <QFileInfo>

namespace labour {

namespace {

QByteArray contentOf(const ComparedFigures& figures, ComparisonFormat format)
{
    const QString first = nameOf(figures.runs, ComparisonSide::First);
    const QString second = nameOf(figures.runs, ComparisonSide::Second);
    const ComparedPair pair { { first, recordsOf(figures.runs, ComparisonSide::First) },
        { second, recordsOf(figures.runs, ComparisonSide::Second) }, figures.comparison };
    switch (format) {
    case ComparisonFormat::Html:
        return comparisonHtml({ pair });
    case ComparisonFormat::Markdown:
        return comparisonMarkdown({ pair });
    case ComparisonFormat::Json:
        return comparisonJson(figures.comparison, first, second);
    case ComparisonFormat::Csv:
        return comparisonCsv(figures.comparison, first, second);
    case ComparisonFormat::Text:
        break;
    }
    return comparisonText(figures.comparison, first, second).toUtf8();
}

bool isSameRun(const StoredRun& stored, const RunRecord& record)
{
    return stored.startedMs == record.startedMs;
}

/// The newest that are done, the older one first.
Result<RunRecords> lastOf(History& history, const std::shared_ptr<const RunRecord>& shown)
{
    RunQuery newest;
    newest.atMost = 50; // of which two can be compared
    const Result<QList<StoredRun>> runs = history.runs(newest);
    if (!runs)
        return Error { runs.error() };
    RunRecords records;
    if (shown)
        records.append(shown);
    for (const StoredRun& run : *runs) {
        const bool isDone = run.state == StoredRun::State::Done || run.state == StoredRun::State::Interrupted;
        if (records.size() == 2)
            break;
        if (!isDone || (shown && isSameRun(run, *shown)))
            continue;
        const Result<RunRecord> record = history.record(run.id);
        if (!record)
            return Error { record.error() };
        records.prepend(std::make_shared<const RunRecord>(*record));
    }
    return records;
}

}

ComparisonHost::ComparisonHost(std::shared_ptr<const Latest> latest)
    : m_latest(std::move(latest))
{
}

void ComparisonHost::compare(int number, const QList<ComparedRun>& runs)
{
    if (number == m_latest->figures)
        emit compared(number, figuresOf(runs));
}

void ComparisonHost::draw(int number, const QList<ComparedRun>& runs, const CurvesWanted& wanted)
{
    if (number == m_latest->curves)
        emit drawn(number, curvesOf(runs, wanted));
}

void ComparisonHost::measure(int number, const QList<ComparedRun>& runs, const QString& part)
{
    if (number == m_latest->latencies)
        emit measured(number, latenciesOf(runs, part));
}

void ComparisonHost::read(const QString& file)
{
    const Result<FiledRun> run = readRunFile(file);
    if (run)
        emit hasRead({ std::make_shared<const RunRecord>(run->record) }, false);
    else
        emit failed(tr("%1 cannot be compared: %2.").arg(QFileInfo(file).fileName(), run.error()));
}

void ComparisonHost::readLast(const std::shared_ptr<const RunRecord>& shown)
{
    const QString path = HistoryFile::usualPath();
    if (path.isEmpty() || !QFileInfo::exists(path)) {
        emit failed(tr("There is no other run to compare with yet: every run that ends is kept in the history."));
        return;
    }
    const Result<std::unique_ptr<History>> history = History::open(path, HistoryFile::Access::Reading);
    const Result<RunRecords> records = history ? lastOf(**history, shown) : Error { history.error() };
    if (!records)
        emit failed(tr("The last run cannot be read: %1.").arg(records.error()));
    else if (records->size() < 2)
        emit failed(tr("There is no other run to compare with yet: every run that ends is kept in the history."));
    else
        emit hasRead(*records, true);
}

void ComparisonHost::write(const QString& name, const ComparedFigures& figures, ComparisonFormat format)
{
    const std::optional<QString> why = replaceFile(name, contentOf(figures, format));
    if (!why)
        emit written(name);
    else
        emit failed(tr("%1 was not saved: %2.").arg(QDir::toNativeSeparators(name), *why));
}

}
