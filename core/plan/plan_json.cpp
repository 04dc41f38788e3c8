// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_json.h"

#include "core/catalogue/unit_text.h"
#include "core/whole_file.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace labour {

namespace {

const QString schema = QStringLiteral("labour.plan/1");

QString text(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

qint64 wholeNumber(const JsonPlace& place)
{
    const double value = place.number();
    if (value != std::floor(value) || std::abs(value) >= static_cast<double>(seedLimit)) {
        place.problem(QStringLiteral("a whole number was expected"));
        return 0;
    }
    return static_cast<qint64>(value);
}

int wholeNumberOr(const JsonPlace& place, int fallback)
{
    if (place.isMissing() || place.isNull())
        return fallback;
    const qint64 value = wholeNumber(place);
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
        place.problem(QStringLiteral("a smaller number was expected"));
        return fallback;
    }
    return static_cast<int>(value);
}

std::optional<RatePlan> readRate(const JsonPlace& place)
{
    if (place.isMissing() || place.isNull())
        return std::nullopt;
    const Result<RatePlan> rate = rateFromText(place.isString() ? place.text() : numberText(place.number()));
    if (!rate) {
        place.problem(rate.error());
        return std::nullopt;
    }
    return *rate;
}

QJsonValue rateValue(const RatePlan& rate)
{
    return rate.from == rate.to ? QJsonValue(rate.from) : QJsonValue(textOf(rate));
}

Arrivals readArrivals(const JsonPlace& place)
{
    const QByteArray name = place.textOr(QStringLiteral("constant")).toLatin1();
    const std::optional<Arrivals> arrivals = arrivalsNamed({ name.constData(), static_cast<std::size_t>(name.size()) });
    if (!arrivals)
        place.problem(QStringLiteral("constant or poisson was expected"));
    return arrivals.value_or(Arrivals::Constant);
}

QList<PhasePlan> readPhases(const JsonPlace& place)
{
    QList<PhasePlan> phases;
    if (place.isMissing())
        return phases;
    for (const JsonPlace& element : place.elements()) {
        const Result<QList<PhasePlan>> read = phasesFromText(element.text());
        if (!read)
            element.problem(read.error());
        else
            phases.append(*read);
    }
    return phases;
}

LoadPlan readLoad(const JsonPlace& place)
{
    LoadPlan load;
    if (place.isMissing())
        return load;
    place.allowKeys({ QStringLiteral("connections"), QStringLiteral("processes"), QStringLiteral("keepalive"),
        QStringLiteral("requests"), QStringLiteral("duration_s"), QStringLiteral("timeout_s"), QStringLiteral("rate"),
        QStringLiteral("arrivals"), QStringLiteral("phases"), QStringLiteral("think_s"),
        QStringLiteral("requests_per_connection"), QStringLiteral("insecure") });
    load.connections = wholeNumberOr(place[QStringLiteral("connections")], load.connections);
    load.processes =
        wholeNumberOr(place[QStringLiteral("processes")], std::min(load.processes, std::max(1, load.connections)));
    load.keepAlive = place[QStringLiteral("keepalive")].booleanOr(true);
    load.insecure = place[QStringLiteral("insecure")].booleanOr(false);
    const JsonPlace requests = place[QStringLiteral("requests")];
    if (!requests.isMissing() && !requests.isNull())
        load.requests = wholeNumber(requests);
    load.durationS = place[QStringLiteral("duration_s")].numberIfAny();
    load.timeoutS = place[QStringLiteral("timeout_s")].numberIfAny();
    load.rate = readRate(place[QStringLiteral("rate")]);
    load.arrivals = readArrivals(place[QStringLiteral("arrivals")]);
    load.phases = readPhases(place[QStringLiteral("phases")]);
    load.thinkS = place[QStringLiteral("think_s")].numberIfAny().value_or(0);
    const JsonPlace perConnection = place[QStringLiteral("requests_per_connection")];
    if (!perConnection.isMissing() && !perConnection.isNull())
        load.requestsPerConnection = wholeNumber(perConnection);
    return load;
}

void readServers(const JsonPlace& place, Plan& plan)
{
    for (const JsonPlace& element : place.elements()) {
        const Result<QList<ServerChoice>> choices = serversFromText(element.text());
        if (!choices)
            element.problem(choices.error());
        else
            plan.servers.append(*choices);
    }
}

void readMix(const JsonPlace& place, Plan& plan)
{
    for (const JsonPlace& element : place.elements()) {
        const Result<MixEntry> entry = mixEntryFromText(element.text());
        if (!entry)
            element.problem(entry.error());
        else
            plan.mix.append(*entry);
    }
}

}

QJsonObject toJson(const Plan& plan)
{
    QJsonArray servers;
    for (const ServerChoice& choice : plan.servers)
        servers.append(textOf(choice));
    QJsonObject load {
        { QStringLiteral("connections"), plan.load.connections },
        { QStringLiteral("processes"), plan.load.processes },
        { QStringLiteral("keepalive"), plan.load.keepAlive },
    };
    if (plan.load.requests)
        load.insert(QStringLiteral("requests"), *plan.load.requests);
    if (plan.load.durationS)
        load.insert(QStringLiteral("duration_s"), *plan.load.durationS);
    if (plan.load.timeoutS)
        load.insert(QStringLiteral("timeout_s"), *plan.load.timeoutS);
    if (plan.load.rate)
        load.insert(QStringLiteral("rate"), rateValue(*plan.load.rate));
    if (plan.load.isOpen())
        load.insert(QStringLiteral("arrivals"), text(nameOf(plan.load.arrivals)));
    if (!plan.load.phases.isEmpty()) {
        QJsonArray phases;
        for (const PhasePlan& phase : plan.load.phases)
            phases.append(textOf(QList<PhasePlan> { phase }));
        load.insert(QStringLiteral("phases"), phases);
    }
    if (plan.load.thinkS > 0)
        load.insert(QStringLiteral("think_s"), plan.load.thinkS);
    if (plan.load.requestsPerConnection > 0)
        load.insert(QStringLiteral("requests_per_connection"), plan.load.requestsPerConnection);
    if (plan.load.insecure)
        load.insert(QStringLiteral("insecure"), true);
    QJsonObject object {
        { QStringLiteral("schema"), schema },
        { QStringLiteral("servers"), servers },
        { QStringLiteral("mix"), QJsonArray::fromStringList(textsOf(plan.mix)) },
        { QStringLiteral("policy"), text(nameOf(plan.policy)) },
        { QStringLiteral("engine"), plan.engine },
        { QStringLiteral("load"), load },
        { QStringLiteral("repetitions"), plan.repetitions },
    };
    if (!plan.test.isEmpty())
        object.insert(QStringLiteral("test"), plan.test);
    if (plan.seed)
        object.insert(QStringLiteral("seed"), static_cast<qint64>(*plan.seed));
    return object;
}

Result<Plan> planFromJson(const JsonPlace& place, const QList<Problem>& problems)
{
    Plan plan;
    if (place.isObject()) {
        place.allowKeys({ QStringLiteral("schema"), QStringLiteral("servers"), QStringLiteral("test"),
            QStringLiteral("mix"), QStringLiteral("policy"), QStringLiteral("seed"), QStringLiteral("engine"),
            QStringLiteral("load"), QStringLiteral("repetitions") });
        const JsonPlace schemaPlace = place[QStringLiteral("schema")];
        if (schemaPlace.text() != schema)
            schemaPlace.problem(QStringLiteral("%1 was expected").arg(schema));
        readServers(place[QStringLiteral("servers")], plan);
        plan.test = place[QStringLiteral("test")].textOr(QString());
        readMix(place[QStringLiteral("mix")], plan);
        const QByteArray policyName = place[QStringLiteral("policy")].textOr(QStringLiteral("random")).toLatin1();
        const std::optional<Policy> policy =
            policyNamed({ policyName.constData(), static_cast<std::size_t>(policyName.size()) });
        if (!policy)
            place[QStringLiteral("policy")].problem(QStringLiteral("random or repeat was expected"));
        plan.policy = policy.value_or(Policy::Random);
        const JsonPlace seed = place[QStringLiteral("seed")];
        if (!seed.isMissing() && !seed.isNull()) {
            const qint64 value = wholeNumber(seed);
            if (value < 0)
                seed.problem(QStringLiteral("a number of 0 or more was expected"));
            plan.seed = static_cast<quint64>(std::max<qint64>(value, 0));
        }
        plan.engine = place[QStringLiteral("engine")].textOr(QStringLiteral("native"));
        plan.load = readLoad(place[QStringLiteral("load")]);
        plan.repetitions = wholeNumberOr(place[QStringLiteral("repetitions")], 1);
    }
    if (!problems.isEmpty())
        return Error { problems.first().text() };
    return plan;
}

Result<Plan> planFromFile(const QString& path)
{
    QList<Problem> problems;
    const JsonPlace place = JsonPlace::fromFile(path, problems);
    return planFromJson(place, problems);
}

Result<bool> savePlan(const Plan& plan, const QString& path)
{
    if (const std::optional<QString> why = replaceFile(path, QJsonDocument(toJson(plan)).toJson()))
        return Error { QStringLiteral("%1: cannot be written: %2").arg(path, *why) };
    return true;
}

}
