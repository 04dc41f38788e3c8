// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/figure_list.h"

#include "core/catalogue/unit_text.h"
#include "core/verdict/figures.h"
#include "ui/matrix/grade_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::FigureList)
};

QString counted(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', 1);
}

QString milliseconds(std::optional<double> value)
{
    return value ? Texts::tr("%1 ms").arg(QLocale().toString(*value, 'f', 1)) : QStringLiteral("–");
}

QString seconds(std::optional<double> value)
{
    return value ? durationForPeople(*value) : Texts::tr("never");
}

QString culpritsSaw(const DurabilityResult& result)
{
    QStringList parts;
    for (const auto& [outcome, count] : result.culpritOutcomes) {
        if (outcome != "replied")
            parts.append(QStringLiteral("%1 × %2").arg(count).arg(QString::fromStdString(outcome)));
    }
    for (const auto& [status, count] : result.culpritStatuses)
        parts.append(QStringLiteral("%1 × %2").arg(count).arg(status));
    return parts.join(QStringLiteral(", "));
}

QString workersOf(const DurabilityResult& result)
{
    QStringList parts;
    for (const auto& [pid, count] : result.culpritWorkers)
        parts.append(Texts::tr("process %1: %2").arg(pid).arg(count));
    return parts.join(QStringLiteral(", "));
}

QString plateauOf(const Recycling& recycling)
{
    if (!recycling.plateaus)
        return Texts::tr("not known");
    return recycling.plateauRssBytes
        ? Texts::tr("at %1").arg(bytesForPeople(static_cast<double>(*recycling.plateauRssBytes)))
        : Texts::tr("no");
}

QString leftBehind(const StopReport& stop)
{
    QStringList parts;
    for (const Leftover& leftover : stop.leftovers)
        parts.append(Texts::tr("process %1 (%2)").arg(leftover.pid).arg(QString::fromStdString(leftover.command)));
    for (const std::string& file : stop.files)
        parts.append(QString::fromStdString(file));
    if (stop.listening)
        parts.append(Texts::tr("a socket that listened"));
    return parts.isEmpty() ? Texts::tr("nothing") : parts.join(QStringLiteral(", "));
}

QString stopText(const StopReport& stop)
{
    return stop.signal.empty()
        ? Texts::tr("had ended by itself")
        : Texts::tr("%1 in %2").arg(QString::fromStdString(stop.signal), durationForPeople(stop.seconds));
}

}

QList<std::pair<QString, QString>> figureList(const DurabilityResult& result)
{
    if (!result.failure.isEmpty())
        return { { Texts::tr("Not measured"), result.failure } };
    const DurabilityVerdict& verdict = result.verdict;
    QList<std::pair<QString, QString>> list {
        { Texts::tr("Grade"), gradeText(verdict.grade) },
        { Texts::tr("Culprits sent"), counted(result.seen.culprits) },
        { Texts::tr("Culprits saw"), culpritsSaw(result) },
        { Texts::tr("Innocents"),
            Texts::tr("%1 sent, %2 failed, %3 slow")
                .arg(counted(verdict.sent), counted(verdict.failed), counted(verdict.slow)) },
        { Texts::tr("Hurt by each culprit"),
            verdict.hurtPerCulprit ? QLocale().toString(*verdict.hurtPerCulprit, 'f', 1) : QStringLiteral("–") },
        { Texts::tr("Collateral"),
            Texts::tr("%1 % (95 %: %2 to %3)")
                .arg(percent(verdict.collateral), percent(verdict.collateralCi95.low),
                    percent(verdict.collateralCi95.high)) },
        { Texts::tr("Outage"), outageText(verdict) },
        { Texts::tr("Detected after"), seconds(result.detectionS) },
        { Texts::tr("Recovered after"), seconds(verdict.recoveryS) },
        { Texts::tr("p99, baseline"), milliseconds(verdict.baselineP99Ms) },
        { Texts::tr("p99, storm"), milliseconds(verdict.stormP99Ms) },
        { Texts::tr("p99, recovery"), milliseconds(verdict.recoveryP99Ms) },
        { Texts::tr("Workers"),
            Texts::tr("at least %1 exited, %2 started")
                .arg(counted(result.workersExited), counted(result.workersStarted)) },
        { Texts::tr("Culprits ran in"), workersOf(result) },
        { Texts::tr("Main process"), result.seen.mainSurvived ? Texts::tr("survived") : Texts::tr("gone") },
        { Texts::tr("Port"), result.seen.isListening ? Texts::tr("listened at the end") : Texts::tr("was closed") },
        { Texts::tr("Memory"),
            Texts::tr("%1 before, %2 after")
                .arg(bytesForPeople(static_cast<double>(result.rssBeforeBytes)),
                    bytesForPeople(static_cast<double>(result.rssAfterBytes))) },
    };
    if (result.leak) {
        list.append({ Texts::tr("Leak of each culprit"), bytesForPeople(result.leak->bytesPerCulprit) });
        if (result.leak->askedBytes)
            list.append({ Texts::tr("Asked to leak"), bytesForPeople(static_cast<double>(*result.leak->askedBytes)) });
        const Recycling& recycling = result.leak->recycling;
        if (recycling.bytesPerCulpritInALife)
            list.append({ Texts::tr("In a worker's life"), bytesForPeople(*recycling.bytesPerCulpritInALife) });
        if (recycling.workersReplaced > 0) {
            list.append({ Texts::tr("Workers replaced"), counted(recycling.workersReplaced) });
            list.append({ Texts::tr("Requests lost to that"), counted(recycling.requestsLost) });
            list.append({ Texts::tr("Memory levels off"), plateauOf(recycling) });
        }
        list.append({ Texts::tr("Largest memory"), bytesForPeople(static_cast<double>(result.leak->peakRssBytes)) });
    }
    list.append({ Texts::tr("Stopped by"), stopText(result.stop) });
    list.append({ Texts::tr("Left behind"), leftBehind(result.stop) });
    list.append({ Texts::tr("Measuring took"), durationForPeople(result.tookS) });
    list.removeIf([](const auto& each) { return each.second.isEmpty(); });
    return list;
}

}
