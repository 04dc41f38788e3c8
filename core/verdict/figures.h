// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"
#include "core/result.h"
#include "core/verdict/durability_result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace labour {

struct MixDurability;

/// One figure that a condition can be about. Infinite where it is beyond all bounds: a percentile over the timeout,
/// a recovery that never came.
struct Figure {
    enum class Kind {
        Count, ///< with what it is a share of
        Share, ///< 0 to 1
        Milliseconds,
        Seconds, ///< until something is: infinite where it never was
        Duration, ///< seconds too: infinite where there was no end to it
        Bytes,
        PerSecond,
    };

    Kind kind = Kind::Count;
    double value = 0;
    double of = 0; ///< of a count: all that there were
};

using Figures = QHash<QString, Figure>;

/// "failed", "innocents.p99", "culprits.requests", "rss" and so on.
Figures figuresOf(const Recording& recording);
/// "died", "wedged", "collateral", "recovery", "leak", "outage", "failed" …, each the worst over all cells that could
/// be measured, or their number: of "lethal_dose" and "agreement" (of repetitions) the smallest.
Figures figuresOf(const QList<DurabilityResult>& all);
/// Those of the above that a mix in phases has beside its recording's; without a grade, none that follows from it.
Figures figuresOf(const MixDurability& durability);

/// "failed>1%", "innocents.p99>500ms", "died>0": what must not be.
struct FailCondition {
    QString figure;
    QString comparison; ///< > >= < <= = !=
    double value = 0; ///< in the figure's unit, or a share where it was given in per cent
    bool isPercent = false;
    QString text; ///< as written
    bool isToReference = false; ///< `value` is what is added to `factor` times the reference's
    double factor = 1;
    QString note {}; ///< what the reference has, once it is known

    bool holds(const Figure& figure) const;
    /// The same with a value of its own: the reference has that one, a share where the condition is in per cent.
    FailCondition against(double ofReference) const;
};

/// What came of a condition.
struct JudgedCondition {
    QString text; ///< as written
    QString message {}; ///< that it holds, or is about what is not known, and so fails; empty where it does not
};

/// Each of them, of these figures.
QList<JudgedCondition> judged(const QList<FailCondition>& conditions, const Figures& figures);
/// Whether it is about what the cells of a table come to together: a sum, a number of cells, the lethal dose.
bool isOfTheTable(const FailCondition& condition);
/// The figure of a table's cell for which the condition holds by itself; nothing where it does not, or where its
/// figure is none that a single cell has.
std::optional<Figure> heldBy(const FailCondition& condition, const DurabilityResult& result);

/// The condition, whose figure is one of those given and whose unit fits it; or what is wrong with it. To a reference:
/// "innocents.p99>reference*1.2", "failed>reference+1%"; counts are compared with it as shares, but for "requests".
Result<FailCondition> failConditionFromText(const QString& text, const Figures& figures);

/// A figure for people: "12.5 ms", "3 of 400".
QString textOf(const Figure& figure);
/// "1 s and on" of a server that died: sending went on for so long only.
QString outageText(const DurabilityVerdict& verdict);

}
