// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_text.h"

#include "core/catalogue/unit_text.h"
#include "core/report/json_values.h"
#include "core/report/leaks_table.h"
#include "core/report/repetitions_report.h"
#include "core/report/text_table.h"
#include "core/verdict/figures.h"
#include "core/verdict/lethal_dose.h"

#include <QMap>
#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

constexpr qsizetype columnsAtOnce = 6;

QString doseText(const DurabilityCell& cell)
{
    return cell.isPool ? QStringLiteral("pool") : QString::number(cell.dose);
}

/// Of all repetitions: one grade, or those that there were.
QString gradesOf(const QList<DurabilityResult>& results)
{
    QStringList grades;
    for (const DurabilityResult& result : results) {
        const QString grade = result.failure.isEmpty() ? text(nameOf(result.verdict.grade)) : QStringLiteral("?");
        if (!grades.contains(grade))
            grades.append(grade);
    }
    return grades.join(QLatin1Char('|'));
}

QString matrix(const QList<DurabilityResult>& results)
{
    QStringList behaviours;
    QStringList rows;
    QMap<QString, QList<DurabilityResult>> cells;
    for (const DurabilityResult& result : results) {
        if (result.cell.isLeak)
            continue;
        const QString behaviour = culpritText(result.cell.culprit);
        const QString row = textOf(result.cell.server) % QLatin1Char('\t') % doseText(result.cell);
        if (!behaviours.contains(behaviour))
            behaviours.append(behaviour);
        if (!rows.contains(row))
            rows.append(row);
        cells[row % QLatin1Char('\t') % behaviour].append(result);
    }
    std::sort(rows.begin(), rows.end());
    QString text;
    for (qsizetype from = 0; from < behaviours.size(); from += columnsAtOnce) {
        const QStringList columns = behaviours.mid(from, columnsAtOnce);
        QList<QStringList> table { QStringList { QStringLiteral("Server"), QStringLiteral("dose") } + columns };
        for (const QString& row : rows) {
            QStringList line = row.split(QLatin1Char('\t'));
            for (const QString& behaviour : columns)
                line.append(gradesOf(cells.value(row % QLatin1Char('\t') % behaviour)));
            table.append(line);
        }
        text += textTable(table) % QLatin1Char('\n');
    }
    return text;
}

QString seconds(std::optional<double> value)
{
    return value ? durationForPeople(*value) : QStringLiteral("never");
}

QString hurtCells(const QList<DurabilityResult>& results)
{
    QList<QStringList> table { { QStringLiteral("Innocents that were hurt"), QStringLiteral("grade"),
        QStringLiteral("sent"), QStringLiteral("failed"), QStringLiteral("slow"), QStringLiteral("a culprit"),
        QStringLiteral("outage"), QStringLiteral("recovery"), QStringLiteral("exited"), QStringLiteral("started"),
        QStringLiteral("main process") } };
    for (const DurabilityResult& result : results) {
        const DurabilityVerdict& verdict = result.verdict;
        if (result.cell.isLeak || !result.failure.isEmpty() || verdict.failed + verdict.slow == 0)
            continue;
        table.append({ result.cell.label(), text(nameOf(verdict.grade)), QString::number(verdict.sent),
            QString::number(verdict.failed), QString::number(verdict.slow),
            verdict.hurtPerCulprit ? QString::number(*verdict.hurtPerCulprit, 'f', 1) : QString(), outageText(verdict),
            seconds(verdict.recoveryS), QString::number(result.workersExited), QString::number(result.workersStarted),
            result.seen.mainSurvived ? QStringLiteral("lives") : QStringLiteral("gone") });
    }
    return table.size() > 1 ? textTable(table) % QLatin1Char('\n') : QString();
}

QString collateralOf(const DurabilityVerdict& verdict)
{
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 1); };
    return QStringLiteral("%1 % (%2 to %3)")
        .arg(percent(verdict.collateral), percent(verdict.collateralCi95.low), percent(verdict.collateralCi95.high));
}

QString stopOf(const StopReport& stop)
{
    return stop.signal.empty() ? QStringLiteral("itself")
                               : QString(text(stop.signal) % QStringLiteral(" in ") % durationForPeople(stop.seconds));
}

QString percentiles(const DurabilityVerdict& verdict)
{
    QStringList parts;
    for (const std::optional<double>& ms : { verdict.baselineP99Ms, verdict.stormP99Ms, verdict.recoveryP99Ms })
        parts.append(ms ? QString::number(*ms, 'f', 0) : QStringLiteral("–"));
    return parts.join(QStringLiteral(", "));
}

/// JSON and CSV have all of them.
QString shortened(const QString& list)
{
    constexpr qsizetype longest = 24;
    return list.size() <= longest
        ? list
        : QString(list.left(list.lastIndexOf(QLatin1Char(','), longest)) % QStringLiteral(", …"));
}

/// Of the same cells: what the culprits' clients saw, who began with them, and what it took.
QString endings(const QList<DurabilityResult>& results)
{
    QList<QStringList> table { { QStringLiteral("What came of it"), QStringLiteral("culprits saw"),
        QStringLiteral("begun by"), QStringLiteral("detected after"), QStringLiteral("collateral (95 %)"),
        QStringLiteral("p99 ms before, in, after"), QStringLiteral("memory"), QStringLiteral("stopped by") } };
    for (const DurabilityResult& result : results) {
        const DurabilityVerdict& verdict = result.verdict;
        if (result.cell.isLeak || !result.failure.isEmpty() || verdict.failed + verdict.slow == 0)
            continue;
        table.append({ result.cell.label(), culpritsSaw(result), shortened(begunBy(result)),
            result.detectionS ? durationForPeople(*result.detectionS) : QStringLiteral("never"), collateralOf(verdict),
            percentiles(verdict),
            QStringLiteral("%1 to %2")
                .arg(bytesForPeople(static_cast<double>(result.rssBeforeBytes)),
                    bytesForPeople(static_cast<double>(result.rssAfterBytes))),
            stopOf(result.stop) });
    }
    return table.size() > 1 ? textTable(table) % QLatin1Char('\n') : QString();
}

QString leaks(const QList<DurabilityResult>& results)
{
    const QList<QStringList> table = leaksTable(results);
    return table.isEmpty()
        ? QString()
        : QString(textTable(table)
            % QStringLiteral("  Replaced: workers that ended, and the server went on. A plateau: memory grew over all "
                             "culprits by less than half\n  of what it grew by in a worker's life, and two were "
                             "replaced. Lost: innocents that failed within a second of\n  a replacement.\n\n"));
}

/// Of one dose alone, the grade says it all.
QString lethal(const DurabilityReport& report)
{
    QString lines;
    if (report.plan.doses.size() < 2)
        return lines;
    for (const LethalDose& dose : lethalDoses(report.results)) {
        if (dose.lethal)
            lines += QStringLiteral("  %1 · %2: lethal dose %3\n")
                         .arg(textOf(dose.server), culpritText(dose.culprit), textOf(dose));
    }
    return lines.isEmpty() ? QString() : lines % QLatin1Char('\n');
}

QString counted(std::size_t count, const char* one, const char* many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

QString left(const QList<DurabilityResult>& results)
{
    QString lines;
    for (const DurabilityResult& result : results) {
        const StopReport& stop = result.stop;
        QStringList parts;
        if (!stop.leftovers.empty())
            parts.append(counted(stop.leftovers.size(), "process", "processes"));
        if (!stop.files.empty())
            parts.append(counted(stop.files.size(), "file", "files"));
        if (stop.listening)
            parts.append(QStringLiteral("something that still listened"));
        if (!parts.isEmpty())
            lines +=
                QStringLiteral("  %1 left behind: %2\n").arg(result.cell.label(), parts.join(QStringLiteral(", ")));
    }
    return lines.isEmpty() ? QString() : lines % QLatin1Char('\n');
}

QString rules(const DurabilitySettings& settings)
{
    return QStringLiteral(
        "Innocents: %1 a second, each on a connection of its own, timeout %2; hurt when they fail, or "
        "are slower than\n%3 and %4 times the baseline's p99. Culprits time out after %5, or 3.5 s "
        "after the\nserver's own limit, %8 at most. All is well after %6 without a hurt one, for which there are "
        "%7 from "
        "the end of the storm.\n")
        .arg(numberText(settings.rate), durationForPeople(settings.innocentTimeoutS),
            durationForPeople(settings.rules.slowMs / 1000), numberText(settings.rules.slowTimesP99),
            durationForPeople(settings.culpritTimeoutS), durationForPeople(settings.rules.calmS),
            durationForPeople(settings.recoveryS), durationForPeople(settings.longestCulpritTimeoutS));
}

}

QString culpritsSaw(const DurabilityResult& result)
{
    QStringList outcomes;
    for (const auto& [outcome, count] : result.culpritOutcomes) {
        if (outcome != "replied")
            outcomes.append(QStringLiteral("%1×%2").arg(count).arg(text(outcome)));
    }
    for (const auto& [status, count] : result.culpritStatuses)
        outcomes.append(QStringLiteral("%1×%2").arg(count).arg(status));
    return outcomes.join(QStringLiteral(", "));
}

QString begunBy(const DurabilityResult& result)
{
    QStringList processes;
    for (const auto& [pid, count] : result.culpritWorkers)
        processes.append(count == 1 ? QString::number(pid) : QStringLiteral("%1×%2").arg(count).arg(pid));
    return processes.join(QStringLiteral(", "));
}

QString cellText(const DurabilityResult& result)
{
    if (!result.failure.isEmpty())
        return QStringLiteral("%1: not measured: %2").arg(result.cell.label(), result.failure);
    if (result.leak)
        return QStringLiteral("%1: %2 a culprit, %3")
            .arg(result.cell.label(), bytesForPeople(result.leak->bytesPerCulprit), text(nameOf(result.verdict.grade)));
    return QStringLiteral("%1: %2, %3 failed and %4 slow of %5")
        .arg(result.cell.label(), text(nameOf(result.verdict.grade)))
        .arg(result.verdict.failed)
        .arg(result.verdict.slow)
        .arg(result.verdict.sent);
}

QString durabilityText(const DurabilityReport& report)
{
    QString written = matrix(report.results) % hurtCells(report.results) % endings(report.results)
        % repetitionsText(report.results) % leaks(report.results) % lethal(report) % left(report.results)
        % rules(report.plan.settings);
    for (const DurabilityResult& result : report.results) {
        if (!result.failure.isEmpty())
            written += cellText(result) % QLatin1Char('\n');
    }
    for (const DurabilityResult& result : report.results) {
        if (result.verdict.notCounted > 0)
            written +=
                QStringLiteral("%1: %2 innocents could not be sent for want of our own descriptors, ports or memory, "
                               "and do not count.\n")
                    .arg(result.cell.label())
                    .arg(result.verdict.notCounted);
    }
    for (const auto& [server, reason] : report.skipped)
        written += QStringLiteral("Left out: %1: %2\n").arg(textOf(server), reason);
    if (!report.isWhole)
        written +=
            QStringLiteral("The table is not whole: the same command with the same --json FILE goes on with it.\n");
    if (report.machine.isShared)
        written += QStringLiteral("Another measurement was under way on this machine: they disturbed each other.\n");
    return written;
}

}
