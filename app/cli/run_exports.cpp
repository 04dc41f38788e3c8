// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_exports.h"

#include "app/cli/writing.h"
#include "core/report/csv_report.h"
#include "core/report/percentile_report.h"

#include <QDir>
#include <QFileInfo>

namespace labour::cli {

namespace {

const QString jsonOption = QStringLiteral("json");
const QString csvOption = QStringLiteral("csv");
const QString hgrmOption = QStringLiteral("hgrm");
const QString junitOption = QStringLiteral("junit");

/// "timeline.csv", or of several runs "timeline-1.csv" and so on.
std::vector<ReportFile> tables(const QList<Record>& records)
{
    std::vector<ReportFile> files;
    for (qsizetype i = 0; i < records.size(); ++i) {
        for (ReportFile& file : csvFiles(*records.at(i))) {
            if (records.size() > 1)
                file.name.insert(file.name.lastIndexOf(u'.'), QStringLiteral("-%1").arg(i + 1));
            files.push_back(std::move(file));
        }
    }
    return files;
}

/// Of several runs, each in a folder of its own: run-1 and so on.
std::vector<ReportFile> percentiles(const QList<Record>& records)
{
    std::vector<ReportFile> files;
    for (qsizetype i = 0; i < records.size(); ++i) {
        for (ReportFile& file : percentileFiles(*records.at(i))) {
            if (records.size() > 1)
                file.name.prepend(QStringLiteral("run-%1/").arg(i + 1));
            files.push_back(std::move(file));
        }
    }
    return files;
}

}

void addRunExports(Arguments& arguments)
{
    arguments.addOption(csvOption, QStringLiteral("DIR"),
        QStringLiteral("Write tables to DIR: timeline.csv, totals.csv, behaviours.csv, phases.csv, outcomes.csv,\n"
                       "events.csv, memory.csv and environment.csv."));
    arguments.addOption(hgrmOption, QStringLiteral("DIR"),
        QStringLiteral("Write the percentiles of latency, of the innocents and of each behaviour, to\nDIR in "
                       "HdrHistogram's text form: innocents.hgrm, 1-PlainResponse.hgrm, …\n"
                       "Whole replies alone are in them, not requests that failed without one."));
    arguments.addOption(junitOption, QStringLiteral("FILE"),
        QStringLiteral(
            "Write JUnit XML to FILE, for a CI server: a case for each behaviour, which fails where a request\n"
            "did not end as expected, one for the grade of a run in phases, which fails where the server\n"
            "was wedged or died, and one for each --fail-if; where there is one, these alone fail."));
}

QStringList runExportNames()
{
    return { csvOption, hgrmOption, junitOption };
}

std::optional<QString> wrongExports(const Arguments& arguments)
{
    for (const QString& option : { jsonOption, csvOption, hgrmOption, junitOption }) {
        const bool isFolder = option == csvOption || option == hgrmOption;
        const QString path = arguments.value(option);
        if (!arguments.isSet(option))
            continue;
        if (path == QLatin1String("-") && option != jsonOption)
            return QStringLiteral("--%1 needs a %2; only --json can go to standard output")
                .arg(option, isFolder ? QStringLiteral("folder") : QStringLiteral("file"));
        if (path == QLatin1String("-"))
            continue;
        if (path.isEmpty())
            return QStringLiteral("--%1 needs the name of a %2")
                .arg(option, isFolder ? QStringLiteral("folder") : QStringLiteral("file"));
        if (isFolder ? !QDir().mkpath(path) || !QFileInfo(path).isWritable() : !isWritable(path))
            return QStringLiteral("--%1: %2 cannot be written").arg(option, path);
    }
    return std::nullopt;
}

bool writeRunExports(const Arguments& arguments, const QList<Record>& records)
{
    const bool csvWritten = !arguments.isSet(csvOption) || writeAllWhole(arguments.value(csvOption), tables(records));
    const bool hgrmWritten =
        !arguments.isSet(hgrmOption) || writeAllWhole(arguments.value(hgrmOption), percentiles(records));
    return csvWritten && hgrmWritten;
}

bool writeJunit(const Arguments& arguments, const QList<JudgedRun>& runs)
{
    return !arguments.isSet(junitOption) || writeWhole(arguments.value(junitOption), junitReport(runs));
}

}
