// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plan_options.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_json.h"

#include <algorithm>
#include <limits>

namespace labour::cli {

namespace {

constexpr qint64 defaultRequests = 512;

/// A whole number; what is wrong with it is told with the option's name.
Result<qint64> wholeNumber(const Arguments& arguments, const QString& option)
{
    bool isNumber = false;
    const qint64 value = arguments.value(option).toLongLong(&isNumber);
    if (!isNumber)
        return Error { QStringLiteral("--%1 has to be a whole number, not “%2”").arg(option, arguments.value(option)) };
    return value;
}

Result<double> duration(const Arguments& arguments, const QString& option)
{
    const std::optional<double> value = secondsFromText(arguments.value(option));
    if (!value)
        return Error { QStringLiteral("--%1 has to be a duration like 10s, 500ms or 2m, not “%2”")
                           .arg(option, arguments.value(option)) };
    return *value;
}

template <typename T, typename Read, typename Put>
std::optional<QString> take(const Arguments& arguments, const QString& option, Read read, Put put)
{
    if (!arguments.isSet(option))
        return std::nullopt;
    const Result<T> value = read(arguments, option);
    if (!value)
        return value.error();
    put(*value);
    return std::nullopt;
}

int bounded(qint64 value)
{
    return static_cast<int>(
        std::clamp<qint64>(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

std::optional<QString> takeArrivals(const Arguments& arguments, LoadPlan& load)
{
    const QString rate = QStringLiteral("rate");
    const QString phases = QStringLiteral("phases");
    if (arguments.isSet(rate)) {
        const Result<RatePlan> value = rateFromText(arguments.value(rate));
        if (!value)
            return QStringLiteral("--rate: ") % value.error();
        load.rate = *value;
    }
    if (arguments.isSet(QStringLiteral("arrivals"))) {
        const QByteArray name = arguments.value(QStringLiteral("arrivals")).toLatin1();
        const std::optional<Arrivals> arrivals =
            arrivalsNamed({ name.constData(), static_cast<std::size_t>(name.size()) });
        if (!arrivals)
            return QStringLiteral("--arrivals has to be constant or poisson, not “%1”").arg(QString::fromLatin1(name));
        load.arrivals = *arrivals;
    }
    if (arguments.isSet(phases)) {
        const Result<QList<PhasePlan>> value = phasesFromText(arguments.value(phases));
        if (!value)
            return QStringLiteral("--phases: ") % value.error();
        load.phases = *value;
        if (!arguments.isSet(QStringLiteral("duration")))
            load.durationS.reset();
        if (!arguments.isSet(QStringLiteral("requests")))
            load.requests.reset();
    } else if (arguments.isSet(QStringLiteral("duration")) || arguments.isSet(QStringLiteral("requests"))) {
        load.phases.clear();
    }
    return std::nullopt;
}

std::optional<QString> takeLoad(const Arguments& arguments, Plan& plan)
{
    LoadPlan& load = plan.load;
    std::optional<QString> wrong;
    const auto whole = [&](const char* option, auto put) {
        if (!wrong)
            wrong = take<qint64>(arguments, QString::fromLatin1(option), wholeNumber, put);
    };
    whole("connections", [&](qint64 value) { load.connections = bounded(value); });
    if (!arguments.isSet(QStringLiteral("processes")) && !arguments.isSet(QStringLiteral("plan")))
        load.processes = std::clamp(load.processes, 1, std::max(1, load.connections));
    whole("processes", [&](qint64 value) { load.processes = bounded(value); });
    whole("repetitions", [&](qint64 value) { plan.repetitions = bounded(value); });
    whole("requests", [&](qint64 value) {
        load.requests = value;
        load.durationS.reset();
    });
    if (!wrong)
        wrong = take<double>(arguments, QStringLiteral("duration"), duration, [&](double value) {
            load.durationS = value;
            if (!arguments.isSet(QStringLiteral("requests")))
                load.requests.reset();
        });
    if (!wrong)
        wrong =
            take<double>(arguments, QStringLiteral("timeout"), duration, [&](double value) { load.timeoutS = value; });
    if (!wrong)
        wrong = take<double>(arguments, QStringLiteral("think"), duration, [&](double value) { load.thinkS = value; });
    whole("requests-per-connection", [&](qint64 value) { load.requestsPerConnection = value; });
    if (!wrong)
        wrong = takeArrivals(arguments, load);
    if (!wrong && arguments.isSet(QStringLiteral("seed"))) {
        const Result<qint64> seed = wholeNumber(arguments, QStringLiteral("seed"));
        if (!seed || *seed < 0)
            return QStringLiteral("--seed has to be a whole number of 0 or more, not “%1”")
                .arg(arguments.value(QStringLiteral("seed")));
        plan.seed = static_cast<quint64>(*seed);
    }
    if (arguments.isSet(QStringLiteral("insecure")))
        load.insecure = true;
    if (arguments.isSet(QStringLiteral("no-keepalive")))
        load.keepAlive = false;
    return wrong;
}

std::optional<QString> takeMix(const Arguments& arguments, const Catalogue& catalogue, Plan& plan)
{
    const bool hasTest = arguments.isSet(QStringLiteral("test"));
    const bool hasMix = arguments.isSet(QStringLiteral("behaviour"));
    if (hasTest && hasMix)
        return QStringLiteral("give --test or --behaviour, not both");
    if (hasMix) {
        const Result<Mix> mix = mixFromTexts(arguments.values(QStringLiteral("behaviour")));
        if (!mix)
            return mix.error();
        plan.mix = *mix;
        plan.test.clear();
        return std::nullopt;
    }
    if (!hasTest && !plan.mix.isEmpty())
        return std::nullopt;
    const Result<const TestManifest*> test =
        catalogue.test(hasTest ? arguments.value(QStringLiteral("test")) : QStringLiteral("Basic"));
    if (!test)
        return test.error();
    const Result<Plan> withMix = withTest(plan, **test);
    if (!withMix)
        return withMix.error();
    plan = *withMix;
    return std::nullopt;
}

std::optional<QString> takePolicy(const Arguments& arguments, Plan& plan)
{
    if (!arguments.isSet(QStringLiteral("policy")))
        return std::nullopt;
    const QByteArray name = arguments.value(QStringLiteral("policy")).toLatin1();
    const std::optional<Policy> policy = policyNamed({ name.constData(), static_cast<std::size_t>(name.size()) });
    if (!policy)
        return QStringLiteral("--policy has to be random or repeat, not “%1”")
            .arg(arguments.value(QStringLiteral("policy")));
    plan.policy = *policy;
    return std::nullopt;
}

}

void addPlanOptions(Arguments& arguments)
{
    arguments.addOption(QStringLiteral("plan"), QStringLiteral("FILE"),
        QStringLiteral("Run a saved plan; the other options override it."));
    arguments.addOption(QStringLiteral("server"), QStringLiteral("S"),
        QStringLiteral("NAME[:VARIANT][,OPTION=VALUE]…; several, separated by commas, run one\nafter the other. labour "
                       "servers lists them."));
    arguments.addOption(QStringLiteral("url"), QStringLiteral("URL"),
        QStringLiteral("http[s]://HOST:PORT: a server that is running already, in place of\n--server. Its certificate "
                       "has to be for HOST, by an authority of the system."));
    arguments.addFlag(QStringLiteral("insecure"), QStringLiteral("With an https --url: any certificate will do."));
    arguments.addOption(
        QStringLiteral("test"), QStringLiteral("T"), QStringLiteral("A ready-made mix; labour tests lists them."));
    arguments.addRepeatable(QStringLiteral("behaviour"), QStringLiteral("B"),
        QStringLiteral("NAME[?PARAMETER=VALUE&…][=WEIGHT], once for each behaviour of the mix;\ninnocent: or culprit: "
                       "before it changes its role.\nlabour behaviours lists them."));
    arguments.addOption(QStringLiteral("engine"), QStringLiteral("E"),
        QStringLiteral(
            "native (default): forked load processes; qt: QNetworkAccessManager,\na client that sends again "
            "by itself; tsung: Tsung, if it is installed, on this\nmachine or, by --tsung-client, on others."));
    arguments.addOption(QStringLiteral("processes"), QStringLiteral("N"),
        QStringLiteral("Load processes (threads with qt). Default: one for each core but one."));
    arguments.addOption(QStringLiteral("connections"), QStringLiteral("N"),
        QStringLiteral("Connections in all, each waiting for its reply. Default: 16. With --rate:\nthe most that may "
                       "wait at once."));
    arguments.addOption(QStringLiteral("rate"), QStringLiteral("R"),
        QStringLiteral("Open load: R requests a second are due, whatever the server does; R..R for\na rate that "
                       "changes evenly. One that is due while every connection is busy\nis not-sent."));
    arguments.addOption(QStringLiteral("arrivals"), QStringLiteral("A"),
        QStringLiteral("Of open load: constant (default), evenly spaced; poisson, at random."));
    arguments.addOption(QStringLiteral("phases"), QStringLiteral("P"),
        QStringLiteral(
            "NAME:DURATION[@RATE[..RATE]][(WEIGHT,…)], separated by spaces, like\n'baseline:5s storm:10s@100 "
            "recovery:10s'. Baseline and recovery are for the\ninnocents alone; weights are in the order of the mix."));
    arguments.addOption(QStringLiteral("think"), QStringLiteral("100ms"),
        QStringLiteral("Closed load: how long a connection waits after a reply. Default: 0."));
    arguments.addOption(QStringLiteral("requests-per-connection"), QStringLiteral("N"),
        QStringLiteral("Close a connection after N requests. Default: as many as the server allows."));
    arguments.addOption(
        QStringLiteral("duration"), QStringLiteral("10s"), QStringLiteral("How long to send. Default: 10 s."));
    arguments.addOption(
        QStringLiteral("requests"), QStringLiteral("N"), QStringLiteral("Send so many requests in all, instead."));
    arguments.addOption(QStringLiteral("policy"), QStringLiteral("P"),
        QStringLiteral("random: by weight, seeded; repeat: in order, each process at its own\noffset. Default: the "
                       "test's, or random."));
    arguments.addOption(QStringLiteral("seed"), QStringLiteral("N"),
        QStringLiteral("The seed for random; drawn and told where there is none."));
    arguments.addOption(QStringLiteral("repetitions"), QStringLiteral("N"),
        QStringLiteral(
            "Run so many times; of several servers, each time in an order that is drawn\nby --seed, and told."));
    arguments.addFlag(QStringLiteral("no-keepalive"), QStringLiteral("A connection for each request."));
    arguments.addOption(QStringLiteral("timeout"), QStringLiteral("5s"),
        QStringLiteral("How long to wait for a reply, whatever the behaviours say."));
}

Result<Plan> planFromOptions(const Arguments& arguments, const Catalogue& catalogue)
{
    Plan plan;
    if (arguments.isSet(QStringLiteral("plan"))) {
        const Result<Plan> saved = planFromFile(arguments.value(QStringLiteral("plan")));
        if (!saved)
            return saved;
        plan = *saved;
    }
    const bool hasUrl = arguments.isSet(QStringLiteral("url"));
    if (hasUrl && arguments.isSet(QStringLiteral("server")))
        return Error { QStringLiteral("give --server or --url, not both") };
    const QString server = QStringLiteral("server");
    const QString url = arguments.value(QStringLiteral("url"));
    if (hasUrl && !url.contains(QLatin1String("://")))
        return Error { QStringLiteral("--url has to be like http://127.0.0.1:8000, not “%1”").arg(url) };
    const bool isExample = !arguments.isSet(QStringLiteral("plan")) && !arguments.isSet(server) && !hasUrl
        && !arguments.isSet(QStringLiteral("test")) && !arguments.isSet(QStringLiteral("behaviour"));
    if (isExample)
        plan.load.requests = defaultRequests;
    if (arguments.isSet(server) || hasUrl || plan.servers.isEmpty()) {
        const Result<QList<ServerChoice>> servers = serversFromText(hasUrl ? url
                : arguments.isSet(server)                                  ? arguments.value(server)
                                                                           : QStringLiteral("wsgiref"));
        if (!servers)
            return Error { servers.error() };
        plan.servers = *servers;
    }
    if (arguments.isSet(QStringLiteral("engine")))
        plan.engine = arguments.value(QStringLiteral("engine"));
    if (const std::optional<QString> wrong = takeMix(arguments, catalogue, plan))
        return Error { *wrong };
    if (const std::optional<QString> wrong = takePolicy(arguments, plan))
        return Error { *wrong };
    if (const std::optional<QString> wrong = takeLoad(arguments, plan))
        return Error { *wrong };
    return checkedPlan(plan, catalogue);
}

}
