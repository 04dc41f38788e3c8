// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/named_runs.h"

#include <QRegularExpression>

namespace labour::cli {

namespace {

constexpr qint64 mostRuns = 1000;

Error noRun(const QString& part)
{
    return { QStringLiteral("“%1” is no run; numbers as `labour history` has them were expected, as in 12 or 1-5 or "
                            "1,2,7-9, or @12 for run 12 and its repetitions, or “last”")
                 .arg(part) };
}

/// "12", "1-5", "1,2,7-9".
Result<QList<qint64>> runsFromText(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A([1-9]\\d{0,15})(?:-([1-9]\\d{0,15}))?\\z"));
    QList<qint64> runs;
    for (const QString& part : text.split(u',')) {
        const QRegularExpressionMatch match = form.match(part);
        const qint64 from = match.captured(1).toLongLong();
        const qint64 to = match.captured(2).isEmpty() ? from : match.captured(2).toLongLong();
        if (!match.hasMatch() || to < from || to - from >= mostRuns)
            return noRun(part);
        for (qint64 run = from; run <= to; ++run)
            runs.append(run);
        if (runs.size() > mostRuns)
            return Error { QStringLiteral("no more than %1 runs are named at once").arg(mostRuns) };
    }
    return runs;
}

/// The repetitions that "@12" names: all whole ones of the command that measured run 12.
Result<QList<qint64>> groupFromText(History& history, const QString& text)
{
    bool isNumber = false;
    const qint64 id = text.mid(1).toLongLong(&isNumber);
    if (!isNumber || id < 1)
        return noRun(text);
    const Result<StoredRun> run = history.run(id);
    if (!run)
        return Error { run.error() };
    if (run->group.isEmpty())
        return Error {
            QStringLiteral("%1: run %2 is none of several repetitions; %2 alone names it").arg(text).arg(id)
        };
    const Result<QList<StoredRun>> repetitions = history.repetitionsOf(*run);
    if (!repetitions)
        return Error { repetitions.error() };
    if (repetitions->isEmpty())
        return Error { QStringLiteral("%1: none of these repetitions is whole").arg(text) };
    QList<qint64> runs;
    for (const StoredRun& each : *repetitions)
        runs.append(each.id);
    return runs;
}

Result<QList<qint64>> newest(History& history)
{
    RunQuery query;
    query.atMost = 1;
    const Result<QList<StoredRun>> runs = history.runs(query);
    if (!runs)
        return Error { runs.error() };
    if (runs->isEmpty())
        return Error { QStringLiteral("the history %1 is empty").arg(history.path()) };
    return QList<qint64> { runs->constFirst().id };
}

}

Result<QList<qint64>> namedRuns(History& history, const QString& text)
{
    return text == QLatin1String("last") ? newest(history)
        : text.startsWith(u'@')          ? groupFromText(history, text)
                                         : runsFromText(text);
}

}
