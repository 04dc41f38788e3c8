// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_sentence.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"
#include "ui/plan/load_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::PlanSentence)
};

/// What requests of a group do, after "will".
QString deedOf(const QString& group)
{
    if (group == QLatin1String("slow"))
        return Texts::tr("be slow");
    if (group == QLatin1String("ends"))
        return Texts::tr("crash a worker");
    if (group == QLatin1String("hangs"))
        return Texts::tr("hang a worker");
    if (group == QLatin1String("leaks"))
        return Texts::tr("leak");
    if (group == QLatin1String("hunger"))
        return Texts::tr("use up a resource");
    if (group == QLatin1String("contract"))
        return Texts::tr("break the server's rules");
    if (group == QLatin1String("ambience"))
        return Texts::tr("disturb what is around the server");
    if (group == QLatin1String("client"))
        return Texts::tr("come from a client that misbehaves");
    return {};
}

QString deedsOf(const Plan& plan, const Catalogue& catalogue)
{
    double sum = 0;
    QList<std::pair<QString, double>> deeds;
    for (const MixEntry& entry : plan.mix) {
        sum += entry.weight;
        const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(entry.behaviour);
        const QString deed = behaviour ? deedOf((*behaviour)->group) : QString();
        if (deed.isEmpty() || entry.weight <= 0)
            continue;
        const auto known =
            std::find_if(deeds.begin(), deeds.end(), [&](const auto& each) { return each.first == deed; });
        if (known == deeds.end())
            deeds.append({ deed, entry.weight });
        else
            known->second += entry.weight;
    }
    QList<double> shares;
    for (const auto& each : deeds)
        shares.append(each.second / sum);
    const int base = baseOf(shares);
    QStringList parts;
    for (qsizetype i = 0; i < deeds.size(); ++i) {
        const QString& deed = deeds.at(i).first;
        if (deeds.at(i).second >= sum)
            parts.append(Texts::tr("every request will %1").arg(deed));
        else
            parts.append((i == 0 ? Texts::tr("%1 requests will %2") : Texts::tr("%1 will %2"))
                             .arg(shareText(shares.at(i), base), deed));
    }
    return parts.isEmpty() ? Texts::tr("no request means any harm") : parts.join(Texts::tr(", "));
}

QString extentOf(const LoadPlan& load)
{
    if (load.requests)
        return Texts::tr("%1 requests").arg(QLocale().toString(*load.requests));
    return durationForPeople(load.durationS.value_or(10));
}

/// Whom calm phases spare; empty where nothing is different for it.
QString calmOf(const Plan& plan, const Catalogue& catalogue)
{
    QStringList calm;
    for (const PhasePlan& phase : plan.load.phases) {
        if (phase.isCalm() && phase.weights.isEmpty() && !calm.contains(phase.name))
            calm.append(phase.name);
    }
    if (calm.isEmpty() || !rolesIn(plan.mix, catalogue).contains(Role::Culprit))
        return {};
    return Texts::tr("; innocents alone in %1").arg(calm.join(Texts::tr(" and ")));
}

/// What of the plan is not run here; empty if nothing.
QString leftOutOf(const Plan& plan)
{
    QStringList others;
    for (const ServerChoice& choice : plan.servers.mid(1))
        others.append(textOf(choice));
    QStringList parts;
    if (!others.isEmpty())
        parts.append(others.join(Texts::tr(", ")));
    if (plan.repetitions > 1)
        parts.append(plan.repetitions == 2 ? Texts::tr("the second repetition")
                                           : Texts::tr("%1 more repetitions").arg(plan.repetitions - 1));
    return parts.isEmpty() ? QString() : Texts::tr(" Left out here: %1.").arg(parts.join(Texts::tr("; ")));
}

/// Whether a share can be told in parts of `base`, and whether just so.
struct Fit {
    Fit(double share, int base)
        : parts(share * base)
        , error(std::abs(parts - std::round(parts)))
    {
    }
    bool isExact() const { return parts >= 1 && error < 1e-6 * parts; }
    bool isGood() const { return parts >= 1 && error < tolerance * parts; }

    static constexpr double tolerance = 0.05;
    double parts;
    double error;
};

}

int baseOf(const QList<double>& shares)
{
    constexpr int finest = 10000;
    for (const int base : { 100, 1000 }) {
        if (std::all_of(shares.begin(), shares.end(), [base](double share) { return Fit(share, base).isGood(); }))
            return base;
    }
    return finest;
}

QString shareText(double share, int base)
{
    const Fit fit(share, base);
    const QString pattern = fit.isExact() ? Texts::tr("%1 of %2") : Texts::tr("about %1 of %2");
    return pattern.arg(QLocale().toString(std::max(1LL, std::llround(fit.parts))), QLocale().toString(base));
}

QString planSentence(const Plan& plan, const Catalogue& catalogue)
{
    const QString what = Texts::tr("%1 for %2: %3; %4%5.")
                             .arg(textOf(plan.servers.first()), extentOf(plan.load), loadText(plan.load),
                                 deedsOf(plan, catalogue), calmOf(plan, catalogue));
    return QString(what % leftOutOf(plan));
}

QString asSentence(const QString& text)
{
    if (text.isEmpty())
        return text;
    // A name before a colon is written as it is.
    const bool isName = text.section(QLatin1Char(' '), 0, 0).endsWith(QLatin1Char(':'));
    const QString begun = isName ? text : QString(text.at(0).toUpper() % text.mid(1));
    return begun.endsWith(QLatin1Char('.')) || begun.endsWith(QLatin1Char('?')) ? begun
                                                                                : QString(begun % QLatin1Char('.'));
}

}
