// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/durability_plan.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"
#include "core/plan/variant_limits.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace labour {

namespace {

const QString all = QStringLiteral("all");
const QString every = QStringLiteral("*");
const QString leakGroup = QStringLiteral("leaks");

QList<ServerChoice> expanded(const ServerChoice& choice, const Catalogue& catalogue)
{
    QList<ServerChoice> servers;
    for (const ServerManifest& server : catalogue.servers()) {
        if (choice.name != all && choice.name != server.name)
            continue;
        for (const QString& variant : server.variantNames()) {
            if (choice.variant == every || choice.variant == variant)
                servers.append({ server.name, variant, choice.options });
        }
    }
    return servers;
}

int poolOf(const ServerChoice& server, const Catalogue& catalogue)
{
    const std::optional<double> capacity = limitsOf(server, catalogue).capacity;
    if (!capacity)
        return poolWithoutBound;
    return static_cast<int>(std::clamp(std::floor(*capacity) + 1, 1.0, double { largestDose }));
}

}

Result<QList<Dose>> dosesFromText(const QString& text)
{
    QList<Dose> doses;
    for (const QString& part : text.split(QLatin1Char(','))) {
        bool isNumber = false;
        const Dose dose { part.toInt(&isNumber), part == QLatin1String("pool") };
        if (!dose.isPool && (!isNumber || dose.count < 0 || dose.count > largestDose))
            return Error {
                QStringLiteral("a dose is a number from 0 to %1, or pool, not “%2”").arg(largestDose).arg(part)
            };
        if (doses.contains(dose))
            return Error { QStringLiteral("the dose %1 is given twice").arg(part) };
        doses.append(dose);
    }
    return doses;
}

QString textOf(const QList<Dose>& doses)
{
    QStringList parts;
    for (const Dose& dose : doses)
        parts.append(dose.isPool ? QStringLiteral("pool") : QString::number(dose.count));
    return parts.join(QLatin1Char(','));
}

Result<QList<ServerChoice>> serversOf(const QString& text, const Catalogue& catalogue)
{
    const Result<QList<ServerChoice>> written = serversFromText(text);
    if (!written)
        return written;
    QList<ServerChoice> servers;
    for (const ServerChoice& choice : *written) {
        const bool isPattern = choice.name == all || choice.variant == every;
        if (isPattern && choice.name != all) {
            if (const Result<const ServerManifest*> server = catalogue.server(choice.name); !server)
                return Error { server.error() };
        }
        const QList<ServerChoice> found = isPattern ? expanded(choice, catalogue) : QList<ServerChoice> { choice };
        if (found.isEmpty())
            return Error { QStringLiteral("no server has a variant %1").arg(choice.variant) };
        for (const ServerChoice& server : found) {
            if (!servers.contains(server))
                servers.append(server);
        }
    }
    return servers;
}

Result<Mix> culpritsOf(const QString& text, const Catalogue& catalogue)
{
    Mix culprits;
    const auto add = [&culprits](const MixEntry& entry) {
        if (!culprits.contains(entry))
            culprits.append(entry);
    };
    for (const QString& part : text.split(QLatin1Char(','))) {
        if (part == all) {
            for (const BehaviourManifest& behaviour : catalogue.behaviours()) {
                if (behaviour.role == Role::Culprit && behaviour.side == QLatin1String("server"))
                    add({ behaviour.name, {}, 1, Role::Culprit });
            }
            continue;
        }
        Result<MixEntry> entry = mixEntryFromText(part);
        if (!entry)
            return Error { entry.error() };
        if (entry->weight != 1)
            return Error {
                QStringLiteral("“%1”: a durability table sends culprits in doses, and has no weights").arg(part)
            };
        if (entry->role == Role::Innocent)
            return Error { QStringLiteral("“%1”: each behaviour of a durability table is the culprit").arg(part) };
        entry->role = Role::Culprit;
        add(*entry);
    }
    return culprits;
}

QString originalBehaviours()
{
    return QStringLiteral("PlainResponse,Sleeping,IOBound,LeakMemory,PythonWedge,SIGSEGV");
}

Result<DurabilityPlan> checkedPlan(const DurabilityPlan& plan, const Catalogue& catalogue)
{
    DurabilityPlan checked = plan;
    for (ServerChoice& server : checked.servers) {
        if (!server.url.isEmpty())
            return Error { QStringLiteral("%1: durability starts a fresh server for each measurement, and cannot take "
                                          "one that runs already")
                               .arg(server.url) };
        const Result<ServerChoice> found = checkedServer(server, catalogue);
        if (!found)
            return Error { found.error() };
        server = *found;
    }
    const Result<Mix> culprits = checkedMix(plan.culprits, catalogue);
    if (!culprits)
        return Error { culprits.error() };
    checked.culprits = *culprits;
    if (checked.servers.isEmpty() || checked.culprits.isEmpty() || checked.doses.isEmpty())
        return Error { QStringLiteral("a durability table needs a server, a behaviour and a dose at least") };
    if (checked.repetitions < 1)
        return Error { QStringLiteral("repetitions have to be 1 or more, not %1").arg(checked.repetitions) };
    const DurabilitySettings& settings = checked.settings;
    if (!(settings.rate >= 1 && settings.rate <= 1000))
        return Error { QStringLiteral("the rate of innocents has to be from 1 to 1000 a second") };
    if (!(settings.rules.slowMs > 0 && settings.rules.slowMs < settings.innocentTimeoutS * 1000))
        return Error { QStringLiteral("slow has to be more than 0 and less than the innocents' timeout, %1")
                           .arg(durationForPeople(settings.innocentTimeoutS)) };
    if (!(settings.recoveryS >= settings.rules.calmS && settings.recoveryS <= 3000))
        return Error { QStringLiteral("the time to recover has to be from %1 s to 3000 s").arg(settings.rules.calmS) };
    return checked;
}

QList<DurabilityCell> cellsOf(const DurabilityPlan& plan, const Catalogue& catalogue)
{
    QList<ServerChoice> servers = plan.servers;
    std::mt19937_64 generator(plan.seed);
    for (qsizetype left = servers.size(); left > 1; --left)
        servers.swapItemsAt(left - 1, static_cast<qsizetype>(generator() % static_cast<quint64>(left)));
    QList<DurabilityCell> cells;
    for (const ServerChoice& server : servers) {
        for (const MixEntry& culprit : plan.culprits) {
            for (int repetition = 1; repetition <= plan.repetitions; ++repetition) {
                for (const Dose& dose : plan.doses) {
                    const int count = dose.isPool ? poolOf(server, catalogue) : dose.count;
                    cells.append({ server, culprit, count, dose.isPool, false, repetition });
                }
            }
            if (plan.measuresLeaks && (*catalogue.behaviour(culprit.behaviour))->group == leakGroup)
                cells.append({ server, culprit, 0, false, true, 1 });
        }
    }
    return cells;
}

}
