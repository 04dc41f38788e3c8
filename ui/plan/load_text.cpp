// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/load_text.h"

#include "core/catalogue/unit_text.h"
#include "ui/run/live_run.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <numeric>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::LoadText)
};

/// What is sent how fast, on how many connections.
QString amountText(const LoadPlan& load)
{
    const QString connections = connectionsText(load.connections);
    if (!load.isOpen())
        return connections;
    QString rate = load.rate ? Texts::tr("%1 requests a second").arg(rateText(*load.rate))
                             : Texts::tr("requests at the rates of the phases");
    if (load.arrivals == Arrivals::Poisson)
        rate = Texts::tr("%1 at random moments").arg(rate);
    return Texts::tr("%1 on at most %2").arg(rate, connections);
}

/// How connections are used, where that is not as usual.
QStringList mannersTexts(const LoadPlan& load)
{
    QStringList parts;
    if (!load.keepAlive || load.requestsPerConnection == 1)
        parts.append(Texts::tr("a new one for each request"));
    else if (load.requestsPerConnection > 1)
        parts.append(Texts::tr("a new one after %1 requests").arg(QLocale().toString(load.requestsPerConnection)));
    if (load.thinkS > 0)
        parts.append(Texts::tr("%1 to think after each reply").arg(durationForPeople(load.thinkS)));
    if (load.timeoutS)
        parts.append(Texts::tr("%1 timeout").arg(durationForPeople(*load.timeoutS)));
    return parts;
}

/// The phases by name, and what is different in them.
QString phasesInShort(const QList<PhasePlan>& phases)
{
    QStringList parts;
    for (const PhasePlan& phase : phases)
        parts.append(phase.rate ? Texts::tr("%1 at %2 a second").arg(phase.name, rateText(*phase.rate)) : phase.name);
    return parts.join(Texts::tr(", "));
}

}

QString rateText(const RatePlan& rate)
{
    return rate.from == rate.to ? numberText(rate.from)
                                : Texts::tr("%1 to %2").arg(numberText(rate.from), numberText(rate.to));
}

QString phasesText(const QList<PhasePlan>& phases)
{
    QStringList parts;
    for (const PhasePlan& phase : phases) {
        const QString part = Texts::tr("%1 %2").arg(phase.name, durationForPeople(phase.durationS));
        parts.append(phase.rate ? Texts::tr("%1 at %2 a second").arg(part, rateText(*phase.rate)) : part);
    }
    return parts.join(Texts::tr(", "));
}

QString phasesCount(const QList<PhasePlan>& phases)
{
    const double seconds = std::accumulate(
        phases.begin(), phases.end(), 0.0, [](double sum, const PhasePlan& phase) { return sum + phase.durationS; });
    const QString length = durationForPeople(seconds);
    return phases.size() == 1 ? Texts::tr("1 phase, %1").arg(length)
                              : Texts::tr("%1 phases, %2").arg(phases.size()).arg(length);
}

QString loadText(const LoadPlan& load)
{
    const QString text = (QStringList { amountText(load) } + mannersTexts(load)).join(Texts::tr(", "));
    return load.phases.isEmpty() ? text : Texts::tr("%1, in phases (%2)").arg(text, phasesInShort(load.phases));
}

}
