// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"
#include "core/plan/plan_json.h"
#include "tests/unit/catalogue/json_edit.h"
#include "tests/unit/catalogue/manifest_files.h"

#include <QDir>
#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace labour {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int mostInt = std::numeric_limits<int>::max();

Mix mixOf(const QStringList& texts)
{
    return *mixFromTexts(texts);
}

/// A plan that is sound by the catalogue of ManifestFiles.
Plan soundPlan()
{
    Plan plan;
    plan.servers = *serversFromText(u"oak:wide,workers=2,title=a%2Cb,oak"_s);
    plan.mix = mixOf({ u"Growing=98"_s, u"culprit:Growing?height=5&pause=500ms=2"_s });
    plan.seed = 12345;
    plan.load.connections = 8;
    plan.load.processes = 2;
    plan.load.requests = 1000;
    return plan;
}

/// A plan in which nothing is as by default.
Plan richPlan()
{
    Plan plan = soundPlan();
    plan.test = u"Forest"_s;
    plan.policy = Policy::Repeat;
    plan.seed = seedLimit - 1;
    plan.engine = u"qt"_s;
    plan.load.keepAlive = false;
    plan.load.requests = 9'007'199'254'740'991;
    plan.load.durationS = 0.1;
    plan.load.timeoutS = 2.5;
    plan.load.requestsPerConnection = 20;
    plan.load.insecure = true;
    plan.load.thinkS = 0.25;
    plan.load.rate = RatePlan { 10, 99.5 };
    plan.load.arrivals = Arrivals::Poisson;
    plan.load.phases = *phasesFromText(u"baseline:5s storm:10s@50..60(1,2)"_s);
    plan.repetitions = 7;
    return plan;
}

Result<Plan> fromObject(const QJsonObject& object)
{
    QList<Problem> problems;
    const JsonPlace place = JsonPlace::fromObject(object, u"my.labour"_s, problems);
    return planFromJson(place, problems);
}

void changeRow(const char* name, const std::function<void(Plan&)>& change, const QString& said)
{
    Plan plan = soundPlan();
    change(plan);
    QTest::newRow(name) << QVariant::fromValue(plan) << said;
}

Plan planOf(const QVariant& variant)
{
    return variant.value<Plan>();
}

}

}

Q_DECLARE_METATYPE(labour::Plan)

namespace labour {

class PlanTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void soundPlansPass();
    void valuesBecomeCanonical();
    void sendingForTenSecondsIsTheDefault();
    void boundsThatAreAllowed_data();
    void boundsThatAreAllowed();
    void badPlans_data();
    void badPlans();
    void connectionsBeyondDescriptors();
    void testsArePutIntoPlans();
    void everyShippedTestMakesAPlan();
    void seeds();
    void defaults();

    void jsonRoundTrips_data();
    void jsonRoundTrips();
    void jsonKeys();
    void sparseJson();
    void badJson_data();
    void badJson();
    void files();
    void badFiles_data();
    void badFiles();

private:
    ManifestFiles m_files;
    Catalogue m_catalogue;
};

void PlanTest::initTestCase()
{
    ManifestFiles::writeServer(m_files.shipped(u"servers"_s), u"oak"_s, textOf(soundServer()));
    ManifestFiles::writeBehaviour(m_files.shipped(u"behaviours"_s), u"Growing"_s, textOf(soundBehaviour()));
    ManifestFiles::write(m_files.shipped(u"resources/tests/Forest.json"_s), textOf(soundTest()));
    m_catalogue = Catalogue::load(m_files.folders());
    QVERIFY(m_catalogue.problems().isEmpty());
}

void PlanTest::soundPlansPass()
{
    const Result<Plan> checked = checkedPlan(soundPlan(), m_catalogue);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error()));
    Plan expected = soundPlan();
    expected.mix = mixOf({ u"Growing=98"_s, u"culprit:Growing?height=5&pause=0.5=2"_s });
    QCOMPARE(*checked, expected);
    const Result<Plan> again = checkedPlan(*checked, m_catalogue);
    QVERIFY(again);
    QCOMPARE(*again, *checked);
}

void PlanTest::valuesBecomeCanonical()
{
    Plan plan = soundPlan();
    plan.servers = *serversFromText(u"oak,buffer=1k,timeout=2m,workers=04,verbose=YES"_s);
    plan.mix = mixOf({ u"Growing?pause=1m&leaf=a%26b&height=007=1"_s });
    const Result<Plan> checked = checkedPlan(plan, m_catalogue);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error()));
    QCOMPARE(textOf(checked->servers.first()), u"oak,workers=4,timeout=120,verbose=true,buffer=1024"_s);
    QCOMPARE(textsOf(checked->mix), QStringList { u"Growing?height=7&pause=60&leaf=a%26b=1"_s });
}

void PlanTest::sendingForTenSecondsIsTheDefault()
{
    Plan plan = soundPlan();
    plan.load.requests.reset();
    QCOMPARE(checkedPlan(plan, m_catalogue)->load.durationS, std::optional<double>(10));
    plan.load.durationS = 3;
    QCOMPARE(checkedPlan(plan, m_catalogue)->load.durationS, std::optional<double>(3));
    QVERIFY(!checkedPlan(soundPlan(), m_catalogue)->load.durationS);
}

void PlanTest::boundsThatAreAllowed_data()
{
    QTest::addColumn<QVariant>("plan");
    QTest::addColumn<QString>("unused");
    const auto row = [](const char* name, const std::function<void(Plan&)>& change) { changeRow(name, change, {}); };
    row("one connection", [](Plan& plan) { plan.load.connections = plan.load.processes = 1; });
    row("a process a connection", [](Plan& plan) { plan.load.processes = 8; });
    row("one request", [](Plan& plan) { plan.load.requests = 1; });
    row("fewer requests than connections", [](Plan& plan) { plan.load.requests = 3; });
    row("a day", [](Plan& plan) {
        plan.load.requests.reset();
        plan.load.durationS = 86400;
    });
    row("a millisecond", [](Plan& plan) {
        plan.load.requests.reset();
        plan.load.durationS = 0.001;
    });
    row("a timeout of an hour", [](Plan& plan) { plan.load.timeoutS = 3600; });
    row("one weight above zero", [](Plan& plan) { plan.mix = mixOf({ u"Growing=0"_s, u"Growing?height=1=0.001"_s }); });
    row("random with fractions", [](Plan& plan) { plan.mix = mixOf({ u"Growing=0.5"_s }); });
    row("repeat with whole weights", [](Plan& plan) { plan.policy = Policy::Repeat; });
    row("repeat with a weight of zero", [](Plan& plan) {
        plan.policy = Policy::Repeat;
        plan.mix[0].weight = 0;
    });
    row("the largest sum of weights", [](Plan& plan) { plan.mix = mixOf({ u"Growing=1e9"_s }); });
    row("the largest seed", [](Plan& plan) { plan.seed = seedLimit - 1; });
    row("no seed", [](Plan& plan) { plan.seed.reset(); });
    row("a thousand repetitions", [](Plan& plan) { plan.repetitions = 1000; });
    row("qt", [](Plan& plan) { plan.engine = u"qt"_s; });
    row("all that qt holds", [](Plan& plan) {
        plan.engine = u"qt"_s;
        plan.load.connections = qtConnections;
    });
    row("all that descriptors allow", [](Plan& plan) {
        plan.load.connections = connectionsPerProcess();
        plan.load.processes = 1;
    });
}

void PlanTest::boundsThatAreAllowed()
{
    QFETCH(QVariant, plan);
    const Result<Plan> checked = checkedPlan(planOf(plan), m_catalogue);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error()));
}

void PlanTest::badPlans_data()
{
    QTest::addColumn<QVariant>("plan");
    QTest::addColumn<QString>("said");
    changeRow(
        "no server", [](Plan& plan) { plan.servers.clear(); }, u"no server was chosen"_s);
    changeRow(
        "an unknown server", [](Plan& plan) { plan.servers[1].name = u"oka"_s; },
        u"there is no server named “oka”; did you mean oak?"_s);
    changeRow(
        "an unknown variant", [](Plan& plan) { plan.servers[0].variant = u"wied"_s; },
        u"oak: there is no variant named “wied”; did you mean wide?"_s);
    changeRow(
        "an unknown option",
        [](Plan& plan) {
            plan.servers[0].options.append({ u"wrokers"_s, u"1"_s });
        },
        u"oak: there is no option named “wrokers”; did you mean workers?"_s);
    changeRow(
        "an option twice",
        [](Plan& plan) {
            plan.servers[0].options.append({ u"workers"_s, u"1"_s });
        },
        u"oak: workers is given twice"_s);
    changeRow(
        "an option too large", [](Plan& plan) { plan.servers[0].options[0].second = u"17"_s; },
        u"oak: workers has to be an integer from 1 to 16, not “17”"_s);
    changeRow(
        "an unknown behaviour", [](Plan& plan) { plan.mix[0].behaviour = u"growing"_s; },
        u"there is no behaviour named “growing”; did you mean Growing?"_s);
    changeRow(
        "an unknown parameter", [](Plan& plan) { plan.mix = mixOf({ u"Growing?hieght=5=1"_s }); },
        u"Growing: there is no parameter named “hieght”; did you mean height?"_s);
    changeRow(
        "a parameter twice", [](Plan& plan) { plan.mix = mixOf({ u"Growing?height=5&height=5=1"_s }); },
        u"Growing: height is given twice"_s);
    changeRow(
        "a parameter of another type", [](Plan& plan) { plan.mix = mixOf({ u"Growing?height=high=1"_s }); },
        u"Growing: height has to be an integer from 0 to 100, not “high”"_s);
    changeRow(
        "a parameter below its minimum", [](Plan& plan) { plan.mix = mixOf({ u"Growing?height=-1=1"_s }); },
        u"Growing: height has to be"_s);
    changeRow(
        "a parameter with a line break", [](Plan& plan) { plan.mix = mixOf({ u"Growing?leaf=a%0D%0AX-Evil: 1=1"_s }); },
        u"Growing: leaf has to be text without control characters"_s);
    changeRow(
        "an unknown engine", [](Plan& plan) { plan.engine = u"natvie"_s; },
        u"there is no engine named “natvie”; did you mean native?"_s);
    changeRow(
        "an engine nothing like any", [](Plan& plan) { plan.engine = u"steam"_s; },
        u"there is no engine named “steam”; there are native, qt and tsung"_s);

    changeRow(
        "an empty mix", [](Plan& plan) { plan.mix.clear(); }, u"the mix is empty: choose a test or a behaviour"_s);
    changeRow(
        "all weights zero", [](Plan& plan) { plan.mix[0].weight = plan.mix[1].weight = 0; }, u"all weights are 0"_s);
    changeRow(
        "a negative weight", [](Plan& plan) { plan.mix[1].weight = -1; }, u"the weight of Growing is negative (-1)"_s);
    changeRow(
        "a negative weight, their sum above zero", [](Plan& plan) { plan.mix[0].weight = -0.5; }, u"negative (-0.5)"_s);
    changeRow(
        "a weight that is no number", [](Plan& plan) { plan.mix[1].weight = nan; }, u"weight of Growing"_s);
    changeRow(
        "an infinite weight", [](Plan& plan) { plan.mix[1].weight = infinity; }, u"weight"_s);
    changeRow(
        "weights too large", [](Plan& plan) { plan.mix[1].weight = 1e9; }, u"add up to more than 1000000000"_s);
    changeRow(
        "repeat with a fraction",
        [](Plan& plan) {
            plan.policy = Policy::Repeat;
            plan.mix[1].weight = 0.5;
        },
        u"the policy repeat needs whole weights, not 0.5 for Growing"_s);

    changeRow(
        "no connections", [](Plan& plan) { plan.load.connections = 0; }, u"connections have to be 1 or more, not 0"_s);
    changeRow(
        "negative connections", [](Plan& plan) { plan.load.connections = -5; },
        u"connections have to be 1 or more, not -5"_s);
    changeRow(
        "no processes", [](Plan& plan) { plan.load.processes = 0; }, u"processes have to be 1 or more, not 0"_s);
    changeRow(
        "negative processes", [](Plan& plan) { plan.load.processes = -1; },
        u"processes have to be 1 or more, not -1"_s);
    changeRow(
        "more processes than connections", [](Plan& plan) { plan.load.processes = 9; },
        u"9 processes cannot share 8 connections"_s);
    changeRow(
        "as many connections as an integer holds", [](Plan& plan) { plan.load.connections = mostInt; },
        u"file descriptors"_s);
    changeRow(
        "more connections than qt holds",
        [](Plan& plan) {
            plan.engine = u"qt"_s;
            plan.load.connections = qtConnections + 1;
        },
        u"the qt engine holds at most 192 connections, not 193"_s);
    changeRow(
        "no requests", [](Plan& plan) { plan.load.requests = 0; }, u"requests have to be 1 or more, not 0"_s);
    changeRow(
        "negative requests", [](Plan& plan) { plan.load.requests = -1; }, u"requests have to be 1 or more, not -1"_s);
    changeRow(
        "requests and a duration", [](Plan& plan) { plan.load.durationS = 5; }, u"not for both"_s);
    const auto lasting = [](double seconds) {
        return [seconds](Plan& plan) {
            plan.load.requests.reset();
            plan.load.durationS = seconds;
        };
    };
    const QString duration = u"a duration has to be more than 0 and at most a day, not "_s;
    changeRow("a duration of nothing", lasting(0), duration + u"0 s"_s);
    changeRow("a negative duration", lasting(-1), duration + u"-1 s"_s);
    changeRow("more than a day", lasting(86401), duration + u"86401 s"_s);
    changeRow("a duration that is no number", lasting(nan), duration);
    changeRow("an infinite duration", lasting(infinity), duration);
    const QString timeout = u"a timeout has to be more than 0 and at most an hour, not "_s;
    changeRow(
        "a timeout of nothing", [](Plan& plan) { plan.load.timeoutS = 0; }, timeout + u"0 s"_s);
    changeRow(
        "a negative timeout", [](Plan& plan) { plan.load.timeoutS = -0.5; }, timeout + u"-0.5 s"_s);
    changeRow(
        "a timeout of more than an hour", [](Plan& plan) { plan.load.timeoutS = 3601; }, timeout + u"3601 s"_s);
    changeRow(
        "a timeout that is no number", [](Plan& plan) { plan.load.timeoutS = nan; }, timeout);
    changeRow(
        "a seed too large", [](Plan& plan) { plan.seed = seedLimit; }, u"a seed has to be below 9007199254740992"_s);
    changeRow(
        "no repetitions", [](Plan& plan) { plan.repetitions = 0; }, u"repetitions have to be from 1 to 1000, not 0"_s);
    changeRow(
        "too many repetitions", [](Plan& plan) { plan.repetitions = 1001; },
        u"repetitions have to be from 1 to 1000, not 1001"_s);
}

void PlanTest::badPlans()
{
    QFETCH(QVariant, plan);
    QFETCH(QString, said);
    const Result<Plan> checked = checkedPlan(planOf(plan), m_catalogue);
    QVERIFY(!checked);
    QVERIFY2(checked.error().contains(said), qPrintable(checked.error()));
}

void PlanTest::connectionsBeyondDescriptors()
{
    Plan plan = soundPlan();
    const int most = connectionsPerProcess();
    QVERIFY(most > 0);
    plan.load.processes = 2;
    plan.load.connections = 2 * most + 1;
    const Result<Plan> native = checkedPlan(plan, m_catalogue);
    QVERIFY(!native);
    const QString said =
        u"%1 connections are more than file descriptors allow: 2 processes can hold %2"_s.arg(plan.load.connections)
            .arg(2 * most);
    QVERIFY2(native.error().contains(said), qPrintable(native.error()));
    plan.load.connections = 2 * most;
    QVERIFY(checkedPlan(plan, m_catalogue));
}

void PlanTest::testsArePutIntoPlans()
{
    const Result<Plan> plan = withTest(soundPlan(), **m_catalogue.test(u"Forest"_s));
    QVERIFY(plan);
    QCOMPARE(plan->test, u"Forest"_s);
    QCOMPARE(plan->policy, Policy::Repeat);
    QCOMPARE(textsOf(plan->mix), (QStringList { u"Growing=3"_s, u"culprit:Growing?height=5=1"_s }));
    QCOMPARE(plan->servers, soundPlan().servers);
    QCOMPARE(plan->load, soundPlan().load);
    TestManifest broken;
    broken.file = u"/tests/Broken.json"_s;
    broken.mix = QStringList { u"Growing=many"_s };
    const Result<Plan> refused = withTest(soundPlan(), broken);
    QVERIFY(!refused);
    QVERIFY2(refused.error().startsWith(u"/tests/Broken.json: “Growing=many” is no behaviour"_s),
        qPrintable(refused.error()));
}

void PlanTest::everyShippedTestMakesAPlan()
{
    const QString bin = qEnvironmentVariable("LABOUR_BIN", QCoreApplication::applicationDirPath());
    const Catalogue shipped = Catalogue::load({ QDir::cleanPath(bin + u"/../share/labour"_s), u"/nonexistent"_s });
    QVERIFY(shipped.tests().size() >= 5);
    for (const TestManifest& test : shipped.tests()) {
        Plan plan;
        plan.servers = *serversFromText(u"wsgiref"_s);
        plan.load.processes = 1;
        const Result<Plan> filled = withTest(plan, test);
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error()));
        const Result<Plan> checked = checkedPlan(*filled, shipped);
        QVERIFY2(checked, checked ? "" : qPrintable(test.name + u": "_s + checked.error()));
        QCOMPARE(checked->mix, filled->mix);
    }
}

void PlanTest::seeds()
{
    QSet<quint64> drawn;
    for (int i = 0; i < 100; ++i) {
        const quint64 seed = drawnSeed();
        QVERIFY(seed < seedLimit);
        drawn.insert(seed);
    }
    QCOMPARE(drawn.size(), 100);
}

void PlanTest::defaults()
{
    const Plan plan;
    QCOMPARE(plan.engine, u"native"_s);
    QCOMPARE(plan.policy, Policy::Random);
    QCOMPARE(plan.load.connections, 16);
    QVERIFY(plan.load.processes >= 1);
    QVERIFY(plan.load.keepAlive);
    QCOMPARE(plan.repetitions, 1);
    QVERIFY(!plan.seed);
    QVERIFY(engineNames().contains(u"native"_s) && engineNames().contains(u"qt"_s));
}

void PlanTest::jsonRoundTrips_data()
{
    QTest::addColumn<QVariant>("plan");
    QTest::newRow("by default") << QVariant::fromValue(Plan {});
    QTest::newRow("sound") << QVariant::fromValue(soundPlan());
    QTest::newRow("rich") << QVariant::fromValue(richPlan());
    Plan awkward = soundPlan();
    awkward.mix = { { u"Growing"_s, { { u"leaf"_s, u"ä & = ? , % \" \\ 🦉 "_s } }, 0.1, std::nullopt } };
    awkward.servers[0].options = { { u"title"_s, u" \"a, b=c\" "_s } };
    awkward.load.requests.reset();
    awkward.load.durationS = 1.0 / 3;
    awkward.seed = 0;
    QTest::newRow("awkward") << QVariant::fromValue(awkward);
    Plan bad = soundPlan();
    bad.mix[0].weight = -1;
    bad.load.connections = -5;
    bad.engine = u"steam"_s;
    QTest::newRow("only the form counts") << QVariant::fromValue(bad);
}

void PlanTest::jsonRoundTrips()
{
    QFETCH(QVariant, plan);
    const Plan original = planOf(plan);
    const QByteArray text = textOf(toJson(original));
    const Result<Plan> read = fromObject(jsonFrom(text.constData()));
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QCOMPARE(*read, original);
}

void PlanTest::jsonKeys()
{
    const QJsonObject expected = jsonFrom(R"json({
        "schema": "labour.plan/1",
        "servers": ["oak:wide,workers=2,title=a%2Cb", "oak"], "test": "Forest",
        "mix": ["Growing=98", "culprit:Growing?height=5&pause=500ms=2"],
        "policy": "repeat", "seed": 9007199254740991, "engine": "qt", "repetitions": 7,
        "load": {"connections": 8, "processes": 2, "keepalive": false, "requests": 9007199254740991, "duration_s": 0.1, "timeout_s": 2.5,
            "rate": "10..99.5", "arrivals": "poisson", "phases": ["baseline:5s", "storm:10s@50..60(1,2)"],
            "think_s": 0.25, "requests_per_connection": 20, "insecure": true
}
})json");
    QCOMPARE(toJson(richPlan()), expected);
    const QJsonObject sparse = toJson(Plan {});
    for (const QString& key : { u"test"_s, u"seed"_s })
        QVERIFY(!sparse.contains(key));
    for (const QString& key : { u"requests"_s, u"duration_s"_s, u"timeout_s"_s })
        QVERIFY(!sparse.value(u"load"_s).toObject().contains(key));
}

void PlanTest::sparseJson()
{
    const Result<Plan> bare = fromObject({ { u"schema"_s, u"labour.plan/1"_s } });
    QVERIFY2(bare, bare ? "" : qPrintable(bare.error()));
    QCOMPARE(*bare, Plan {});
    const Result<Plan> nulls =
        fromObject(jsonFrom(R"({"schema": "labour.plan/1", "seed": null, "test": null, "engine": null,
        "load": {"requests": null, "duration_s": null, "timeout_s": null, "connections": null}})"));
    QVERIFY2(nulls, nulls ? "" : qPrintable(nulls.error()));
    QCOMPARE(*nulls, Plan {});
    const Result<Plan> one = fromObject(jsonFrom(R"({"schema": "labour.plan/1", "load": {"connections": 1}})"));
    QCOMPARE(one->load.processes, 1);
    const Result<Plan> several =
        fromObject(jsonFrom(R"({"schema": "labour.plan/1", "servers": ["oak,workers=1,oak:wide", "oak"]})"));
    QCOMPARE(several->servers.size(), 3);
}

void PlanTest::badJson_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* pointer, const QJsonValue& value, const QString& said) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << value << said;
    };
    const QJsonValue removed(QJsonValue::Undefined);
    row("no schema", "/schema", removed, u"text was expected, not nothing"_s);
    row("a later schema", "/schema", u"labour.plan/2"_s, u"labour.plan/1 was expected"_s);
    row("another schema", "/schema", u"labour.run/1"_s, u"labour.plan/1 was expected"_s);
    row("an unknown key", "/repetition", 5, u"there is no key named “repetition”; did you mean repetitions?"_s);
    row("servers a text", "/servers", u"oak"_s, u"a list was expected, not “oak”"_s);
    row("a server that is a number", "/servers/1", 5, u"text was expected, not 5"_s);
    row("a server without a name", "/servers/0", u":wide"_s, u"a name is missing"_s);
    row("an option before any server", "/servers/0", u"workers=1"_s, u"no server stands before"_s);
    row("test a number", "/test", 5, u"text was expected, not 5"_s);
    row("mix an object", "/mix", QJsonObject(), u"a list was expected, not an object"_s);
    row("a behaviour that is null", "/mix/0", QJsonValue::Null, u"text was expected, not null"_s);
    row("a behaviour that is none", "/mix/1", u"Growing=many"_s, u"“Growing=many” is no behaviour"_s);
    row("an unknown policy", "/policy", u"cyclic"_s, u"random or repeat was expected"_s);
    row("policy a number", "/policy", 1, u"text was expected, not 1"_s);
    row("a policy beyond Latin-1", "/policy", u"日"_s, u"random or repeat was expected"_s);
    row("seed a text", "/seed", u"5"_s, u"a number was expected, not “5”"_s);
    row("seed with decimals", "/seed", 1.5, u"a whole number was expected"_s);
    row("seed negative", "/seed", -1, u"a number of 0 or more was expected"_s);
    row("seed too large", "/seed", 9007199254740992.0, u"a whole number was expected"_s);
    row("seed far too large", "/seed", 1e300, u"a whole number was expected"_s);
    row("engine a list", "/engine", QJsonArray(), u"text was expected, not a list"_s);
    row("repetitions a text", "/repetitions", u"two"_s, u"a number was expected"_s);
    row("repetitions too large", "/repetitions", 3e9, u"a smaller number was expected"_s);
    row("repetitions with decimals", "/repetitions", 1.5, u"a whole number was expected"_s);
    row("load a number", "/load", 16, u"an object was expected, not 16"_s);
    row("load a list", "/load", QJsonArray(), u"an object was expected, not a list"_s);
    row("an unknown key of load", "/load/conections", 16, u"did you mean connections?"_s);
    row("connections a text", "/load/connections", u"16"_s, u"a number was expected, not “16”"_s);
    row("connections with decimals", "/load/connections", 2.5, u"a whole number was expected"_s);
    row("connections too large", "/load/connections", 1e10, u"a smaller number was expected"_s);
    row("processes true", "/load/processes", true, u"a number was expected, not true"_s);
    row("keepalive a text", "/load/keepalive", u"no"_s, u"true or false was expected, not “no”"_s);
    row("requests with decimals", "/load/requests", 0.5, u"a whole number was expected"_s);
    row("requests a list", "/load/requests", QJsonArray(), u"a number was expected, not a list"_s);
    row("duration with a unit", "/load/duration_s", u"10s"_s, u"a number was expected, not “10s”"_s);
    row("timeout an object", "/load/timeout_s", QJsonObject(), u"a number was expected, not an object"_s);
}

void PlanTest::badJson()
{
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QFETCH(QString, said);
    const Result<Plan> plan = fromObject(edited(toJson(richPlan()), pointer, value));
    QVERIFY(!plan);
    QVERIFY2(plan.error().startsWith(u"my.labour: "_s + pointer + u": "_s), qPrintable(plan.error()));
    QVERIFY2(plan.error().contains(said), qPrintable(plan.error()));
}

void PlanTest::files()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a plan.labour"_s);
    for (const Plan& plan : { richPlan(), soundPlan() }) {
        const Result<bool> saved = savePlan(plan, path);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error()));
        const Result<Plan> read = planFromFile(path);
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QCOMPARE(*read, plan);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList { u"a plan.labour"_s });
    const QString nowhere = folder.filePath(u"missing/plan.labour"_s);
    const Result<bool> refused = savePlan(soundPlan(), nowhere);
    QVERIFY(!refused);
    QVERIFY2(refused.error().startsWith(nowhere + u": cannot be written: "_s), qPrintable(refused.error()));
}

void PlanTest::badFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QByteArray() << u"line 1, column 1: not JSON: "_s;
    QTest::newRow("cut off") << QByteArray("{\n \"schema\": ") << u"line 2, column "_s;
    QTest::newRow("a list") << QByteArray("[]") << u"one JSON object was expected"_s;
    QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << u"line 1, column "_s;
    QTest::newRow("huge") << QByteArray((1 << 20) + 1, ' ') << u"larger than 1 MiB"_s;
}

void PlanTest::badFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString path = ManifestFiles::write(folder.filePath(u"my.labour"_s), text);
    const Result<Plan> plan = planFromFile(path);
    QVERIFY(!plan);
    QVERIFY2(plan.error().startsWith(path + u": "_s), qPrintable(plan.error()));
    QVERIFY2(plan.error().contains(said), qPrintable(plan.error()));
    const Result<Plan> missing = planFromFile(folder.filePath(u"missing.labour"_s));
    QVERIFY(!missing);
    QVERIFY2(missing.error().contains(u"missing.labour: cannot be read: "_s), qPrintable(missing.error()));
}
}

QTEST_GUILESS_MAIN(labour::PlanTest)
#include "plan_test.moc"
