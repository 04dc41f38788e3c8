// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/phase_plan.h"

#include "core/catalogue/unit_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace labour {

namespace {

const QString between = QStringLiteral("..");

std::optional<double> rateOf(const QString& text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

Error wrongPhase(const QString& phase, const QString& why)
{
    return { QStringLiteral("“%1”: %2; write NAME:DURATION, with @RATE or @RATE..RATE after it where it has a rate of "
                            "its own, and (WEIGHT,WEIGHT,…) where it has a mix of its own")
                 .arg(phase.left(120), why) };
}

Result<PhasePlan> phaseFromText(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z][\\w-]*):([^@(]+)(?:@([^(]+))?(?:\\(([^()]*)\\))?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return wrongPhase(text, QStringLiteral("this is no phase"));
    PhasePlan phase;
    phase.name = match.captured(1);
    const std::optional<double> duration = secondsFromText(match.captured(2));
    if (!duration)
        return wrongPhase(text, QStringLiteral("“%1” is no duration like 10s").arg(match.captured(2)));
    phase.durationS = *duration;
    if (match.hasCaptured(3)) {
        const Result<RatePlan> rate = rateFromText(match.captured(3));
        if (!rate)
            return wrongPhase(text, rate.error());
        phase.rate = *rate;
    }
    if (match.hasCaptured(4)) {
        for (const QString& part : match.captured(4).split(QLatin1Char(','))) {
            bool isNumber = false;
            phase.weights.append(part.toDouble(&isNumber));
            if (!isNumber)
                return wrongPhase(text, QStringLiteral("“%1” is no weight").arg(part));
        }
    }
    return phase;
}

}

bool PhasePlan::isCalm() const
{
    return name == QLatin1String("baseline") || name == QLatin1String("recovery");
}

Result<RatePlan> rateFromText(const QString& text)
{
    const qsizetype at = text.indexOf(between);
    const std::optional<double> from = rateOf(at < 0 ? text : text.left(at));
    const std::optional<double> to = at < 0 ? from : rateOf(text.mid(at + between.size()));
    if (!from || !to)
        return Error { QStringLiteral("“%1” is no rate like 50, or 10..500 for one that changes evenly").arg(text) };
    return RatePlan { *from, *to };
}

QString textOf(const RatePlan& rate)
{
    return rate.from == rate.to ? numberText(rate.from) : numberText(rate.from) % between % numberText(rate.to);
}

Result<QList<PhasePlan>> phasesFromText(const QString& text)
{
    QList<PhasePlan> phases;
    const QStringList parts = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return wrongPhase(text, QStringLiteral("there is no phase"));
    for (const QString& part : parts) {
        const Result<PhasePlan> phase = phaseFromText(part);
        if (!phase)
            return Error { phase.error() };
        phases.append(*phase);
    }
    return phases;
}

QString textOf(const QList<PhasePlan>& phases)
{
    QStringList parts;
    for (const PhasePlan& phase : phases) {
        QString part = phase.name % QLatin1Char(':') % numberText(phase.durationS) % QLatin1Char('s');
        if (phase.rate)
            part += QLatin1Char('@') % textOf(*phase.rate);
        QStringList weights;
        for (const double weight : phase.weights)
            weights.append(numberText(weight));
        if (!weights.isEmpty())
            part += QLatin1Char('(') % weights.join(QLatin1Char(',')) % QLatin1Char(')');
        parts.append(part);
    }
    return parts.join(QLatin1Char(' '));
}

std::string_view nameOf(Arrivals arrivals)
{
    return arrivals == Arrivals::Poisson ? "poisson" : "constant";
}

std::optional<Arrivals> arrivalsNamed(std::string_view name)
{
    for (const Arrivals arrivals : { Arrivals::Constant, Arrivals::Poisson }) {
        if (name == nameOf(arrivals))
            return arrivals;
    }
    return std::nullopt;
}

}
