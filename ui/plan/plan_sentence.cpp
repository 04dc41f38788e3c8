// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_sentence.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"
#include "ui/plan/load_text.h"
#include "ui/run/sequence_length.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

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
    QStringList parts;
    for (qsizetype i = 0; i < deeds.size(); ++i) {
        const QString& deed = deeds.at(i).first;
        if (deeds.at(i).second >= sum)
            parts.append(Texts::tr("every request will %1").arg(deed));
        else
            parts.append((i == 0 ? Texts::tr("%1 of requests will %2") : Texts::tr("%1 will %2"))
                             .arg(shareText(deeds.at(i).second / sum), deed));
    }
    return parts.isEmpty() ? Texts::tr("no request means any harm") : parts.join(Texts::tr(", "));
}

QString extentOf(const LoadPlan& load)
{
    if (load.requests)
        return Texts::tr("%1 requests").arg(QLocale().toString(*load.requests));
    return durationForPeople(load.durationS.value_or(10));
}

QString listOf(QStringList names)
{
    names.removeDuplicates();
    return names.join(Texts::tr(" and "));
}

/// What requests do, and in which phases, where that is not the same in all of them.
QString deedsInPhases(const Plan& plan, const Catalogue& catalogue)
{
    const bool haveCulprits = rolesIn(plan.mix, catalogue).contains(Role::Culprit);
    QStringList byMix;
    QStringList calm;
    QStringList byOwnWeights;
    for (const PhasePlan& phase : plan.load.phases) {
        if (!phase.weights.isEmpty())
            byOwnWeights.append(phase.name);
        else
            (phase.isCalm() && haveCulprits ? calm : byMix).append(phase.name);
    }
    QStringList parts;
    if (calm.isEmpty() && byOwnWeights.isEmpty())
        parts.append(deedsOf(plan, catalogue));
    else if (!byMix.isEmpty())
        parts.append(Texts::tr("in %1 %2").arg(listOf(byMix), deedsOf(plan, catalogue)));
    if (!calm.isEmpty())
        parts.append(Texts::tr("innocents alone in %1").arg(listOf(calm)));
    if (!byOwnWeights.isEmpty())
        parts.append(Texts::tr("weights of their own in %1").arg(listOf(byOwnWeights)));
    return parts.join(Texts::tr("; "));
}

/// "gunicorn:sync for 30 s: ", "4 servers × 3 repetitions × 30 s, about 7 min 5 s; "
QString runsOf(const Plan& plan, bool isAtOnce)
{
    const auto servers = static_cast<int>(plan.servers.size());
    const QString extent = extentOf(plan.load);
    if (servers == 1 && plan.repetitions == 1)
        return Texts::tr("%1 for %2: ").arg(textOf(plan.servers.first()), extent);
    QStringList factors { servers == 1 ? textOf(plan.servers.first())
            : isAtOnce                 ? Texts::tr("%1 servers at once").arg(servers)
                                       : Texts::tr("%1 servers").arg(servers) };
    if (plan.repetitions > 1)
        factors.append(Texts::tr("%1 repetitions").arg(QLocale().toString(plan.repetitions)));
    factors.append(extent);
    const QString what = factors.join(QStringLiteral(" × "));
    const std::optional<double> length = expectedLengthS(plan.load, plan.repetitions * (isAtOnce ? 1 : servers));
    return length ? Texts::tr("%1, about %2; ").arg(what, durationForPeople(*length)) : Texts::tr("%1; ").arg(what);
}

}

QString shareText(double share)
{
    const double percent = 100 * share;
    // Two digits that count, and no more than tenths where there are more before the point.
    const int decimals = percent >= 10 ? 0 : std::clamp(1 - static_cast<int>(std::floor(std::log10(percent))), 0, 6);
    const double scale = std::pow(10, decimals);
    const double shown = std::round(percent * scale) / scale;
    QLocale locale;
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    QString number = locale.toString(shown, 'f', decimals);
    while (number.contains(locale.decimalPoint()) && number.endsWith(locale.zeroDigit()))
        number.chop(1);
    if (number.endsWith(locale.decimalPoint()))
        number.chop(1);
    const bool isExact = std::abs(shown - percent) <= 1e-6 * percent;
    QString text = (isExact ? Texts::tr("%1 %") : Texts::tr("about %1 %")).arg(number);
    return text.replace(QStringLiteral(" %"), QStringLiteral("\u00a0%")); // they stay on one line
}

QString planSentence(const Plan& plan, const Catalogue& catalogue, bool isAtOnce)
{
    const bool areBeside = isAtOnce && plan.servers.size() > 1;
    const QString what =
        Texts::tr("%1%2; %3.").arg(runsOf(plan, areBeside), loadText(plan.load), deedsInPhases(plan, catalogue));
    return areBeside ? Texts::tr("%1 They disturb each other.").arg(what) : what;
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
