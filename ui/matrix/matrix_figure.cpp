// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_figure.h"

#include "core/catalogue/unit_text.h"
#include "ui/matrix/grade_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <limits>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::MatrixFigures)
};

constexpr double beyond = std::numeric_limits<double>::infinity();

QString countText(double value)
{
    return QLocale().toString(std::llround(value));
}

QString percentText(double value)
{
    return Texts::tr("%1 %").arg(QLocale().toString(value * 100, 'f', 1));
}

QString secondsText(double value)
{
    return std::isinf(value) ? Texts::tr("never") : durationForPeople(value);
}

QString millisecondsText(double value)
{
    return std::isinf(value) ? Texts::tr("over the timeout")
                             : Texts::tr("%1 ms").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

QString bytesText(double value)
{
    return bytesForPeople(value);
}

}

const QList<MatrixFigure>& matrixFigures()
{
    using R = DurabilityResult;
    using Value = std::optional<double>;
    static const QList<MatrixFigure> figures {
        { "grade", Texts::tr("Grade"), Texts::tr("What became of the innocents"),
            [](const R& r) -> Value { return static_cast<double>(r.verdict.grade); },
            [](double value) { return gradeText(static_cast<Grade>(std::lround(value))); } },
        { "failed", Texts::tr("Innocents that failed"), Texts::tr("From the storm on"),
            [](const R& r) -> Value { return static_cast<double>(r.verdict.failed); }, countText },
        { "slow", Texts::tr("Innocents that were slow"), Texts::tr("From the storm on, and not failed"),
            [](const R& r) -> Value { return static_cast<double>(r.verdict.slow); }, countText },
        { "hurtPerCulprit", Texts::tr("Hurt by each culprit"), Texts::tr("Innocents failed or slow, for each culprit"),
            [](const R& r) { return r.verdict.hurtPerCulprit; },
            [](double value) { return QLocale().toString(value, 'f', 1); } },
        { "collateral", Texts::tr("Collateral"), Texts::tr("The share that failed, less that of the baseline"),
            [](const R& r) -> Value { return r.verdict.collateral; }, percentText },
        { "outage", Texts::tr("Outage"), Texts::tr("The time in which every innocent that was due failed"),
            [](const R& r) -> Value { return r.verdict.outageS; }, secondsText },
        { "recovery", Texts::tr("Time to recover"), Texts::tr("From the last culprit until all was well again"),
            [](const R& r) -> Value { return r.verdict.recoveryS.value_or(beyond); }, secondsText },
        { "detection", Texts::tr("Time to detect"),
            Texts::tr("From the first culprit's start to the first thing that the server did about one"),
            [](const R& r) -> Value { return r.detectionS.value_or(beyond); }, secondsText },
        { "p99", Texts::tr("p99 of innocents"), Texts::tr("From the storm on"),
            [](const R& r) -> Value { return r.verdict.p99Ms.value_or(beyond); }, millisecondsText },
        { "stormP99", Texts::tr("p99 in the storm"), Texts::tr("Of innocents until the last culprit had ended"),
            [](const R& r) -> Value { return r.verdict.stormP99Ms.value_or(beyond); }, millisecondsText },
        { "recoveryP99", Texts::tr("p99 in the recovery"), Texts::tr("Of innocents after the last culprit had ended"),
            [](const R& r) -> Value { return r.verdict.recoveryP99Ms.value_or(beyond); }, millisecondsText },
        { "workersExited", Texts::tr("Workers that exited"), Texts::tr("At least so many"),
            [](const R& r) -> Value { return static_cast<double>(r.workersExited); }, countText },
        { "workersStarted", Texts::tr("Workers that were started"), Texts::tr("At least so many"),
            [](const R& r) -> Value { return static_cast<double>(r.workersStarted); }, countText },
        { "growth", Texts::tr("Growth of memory"), Texts::tr("Resident memory at the end, less that before the storm"),
            [](const R& r) -> Value {
                return static_cast<double>(r.rssAfterBytes) - static_cast<double>(r.rssBeforeBytes);
            },
            bytesText },
        { "leak", Texts::tr("Leak of each culprit"), Texts::tr("How memory grew with the culprits, measured apart"),
            [](const R& r) -> Value { return r.leak ? Value(r.leak->bytesPerCulprit) : std::nullopt; }, bytesText,
            true },
        { "lostToRecycling", Texts::tr("Lost to recycling"),
            Texts::tr("Innocents that failed within a second of a worker's replacement, where leaks are measured"),
            [](const R& r) -> Value {
                return r.leak ? Value(static_cast<double>(r.leak->recycling.requestsLost)) : std::nullopt;
            },
            countText, true },
        { "stop", Texts::tr("Time to stop"), Texts::tr("What the server's stop took at the end"),
            [](const R& r) -> Value { return r.stop.seconds; }, secondsText },
        { "leftovers", Texts::tr("Left behind"), Texts::tr("Processes and files that outlived the server's stop"),
            [](const R& r) -> Value { return static_cast<double>(r.stop.leftovers.size() + r.stop.files.size()); },
            countText },
    };
    return figures;
}

}
