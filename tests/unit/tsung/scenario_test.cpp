// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/scenario.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace labour;

namespace {

constexpr char dtd[] = "/usr/share/tsung/tsung-1.0.dtd";

Request requestTo(const std::string& target, double weight, Role role = Role::Innocent)
{
    Request request;
    request.target = target;
    request.weight = weight;
    request.role = role;
    request.timeoutUs = 2'000'000;
    return request;
}

Load mixed()
{
    Load load;
    load.mix = { requestTo("/PlainResponse", 3), requestTo("/SIGSEGV?how=signal", 0.25, Role::Culprit) };
    load.durationNs = 5'000'000'000;
    load.connections = 8;
    load.seed = 42;
    return load;
}

Target target()
{
    return { QStringLiteral("127.0.0.1"), 8000, "0123456789abcdef0123456789abcdef" };
}

ScenarioFrame frame(const QList<ClientHost>& clients = { { "localhost", 2 } })
{
    ScenarioFrame frame;
    frame.run = "0badcafe";
    frame.clients = clients;
    return frame;
}

/// The start tags of that name, with what stands right after them as attributes "…" of their own.
QList<QXmlStreamAttributes> elements(const QByteArray& scenario, const QString& name)
{
    QList<QXmlStreamAttributes> found;
    QXmlStreamReader xml(scenario);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            found.append(xml.attributes());
    }
    return xml.hasError() ? QList<QXmlStreamAttributes>() : found;
}

QString option(const QByteArray& scenario, const QString& name)
{
    for (const QXmlStreamAttributes& each : elements(scenario, "option")) {
        if (each.value("name") == name)
            return each.value("value").toString();
    }
    return {};
}

/// The values of the headers of that name, one for each request that has it.
QStringList headers(const QByteArray& scenario, const QString& name)
{
    QStringList values;
    for (const QXmlStreamAttributes& each : elements(scenario, "http_header")) {
        if (each.value("name") == name)
            values.append(each.value("value").toString());
    }
    return values;
}

/// What the scenario's function plan() has for that key.
QString planned(const QByteArray& scenario, const QString& key)
{
    for (const QXmlStreamAttributes& each : elements(scenario, "setdynvars")) {
        const QString code = each.value("code").toString();
        const qsizetype plan = code.indexOf("plan() -> #{");
        if (plan >= 0)
            return code.mid(code.indexOf(key + " => ", plan)).section(" => ", 1, 1).section(", ", 0, -2);
    }
    return {};
}

}

class ScenarioTest : public QObject
{
    Q_OBJECT

private slots:
    void everyBehaviourIsARequestWithItsMatch();
    void requestsCarryWhatTheApplicationAsksFor();
    void weightsAndTimeoutsAreThoseOfThePlan();
    void phasesHaveTheirOwnWeightsAndRates();
    void nothingIsSentAgainNorWaitedForTooLong();
    void connectionsEndAsThePlanSays();
    void getsKeepMethodHeadersBodyAndText();
    void whatTsungCannotDoIsRefused_data();
    void whatTsungCannotDoIsRefused();
    void thePlanIsKept();
    void theDtdAllowsIt_data();
    void theDtdAllowsIt();
};

void ScenarioTest::everyBehaviourIsARequestWithItsMatch()
{
    const QByteArray scenario = tsungScenario(mixed(), target(), frame());
    const auto requests = elements(scenario, "http");
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(0).value("url").toString(), QString("/PlainResponse"));
    QCOMPARE(requests.at(1).value("url").toString(), QString("/SIGSEGV?how=signal"));
    QCOMPARE(elements(scenario, "match").size(), 2);
    QCOMPARE(elements(scenario, "request").at(1).value("tag").toString(), QString("p0b1"));
    const auto transactions = elements(scenario, "transaction");
    QCOMPARE(transactions.at(0).value("name").toString(), QString("PlainResponse_0"));
    QCOMPARE(transactions.at(1).value("name").toString(), QString("SIGSEGV_1"));
}

void ScenarioTest::requestsCarryWhatTheApplicationAsksFor()
{
    QByteArray scenario = tsungScenario(mixed(), target(), frame());
    const QString token = QString::fromLatin1(target().token);
    QCOMPARE(headers(scenario, "X-Labour-Token"), (QStringList { token, token }));
    QCOMPARE(headers(scenario, "X-Labour-Id").size(), 2);
    QCOMPARE(headers(scenario, "X-Labour-Note"), QStringList { "1" }); // of the culprit
    QVERIFY(headers(scenario, "Connection").isEmpty());
    Target other = target();
    other.token.clear();
    other.authority = "example.org:81";
    scenario = tsungScenario(mixed(), other, frame());
    QVERIFY(headers(scenario, "X-Labour-Token").isEmpty());
    QCOMPARE(headers(scenario, "Host").first(), QString("example.org:81"));
}

void ScenarioTest::weightsAndTimeoutsAreThoseOfThePlan()
{
    Load load = mixed();
    load.mix[1].timeoutUs = 30'000'000;
    const QByteArray scenario = tsungScenario(load, target(), frame());
    QVERIFY2(planned(scenario, "phases").contains("[3, 2.5e-01]"), qPrintable(planned(scenario, "phases")));
    QVERIFY(planned(scenario, "timeouts").startsWith("{2000000, 30000000}"));
    QVERIFY(planned(scenario, "seats").startsWith("8"));
    QVERIFY(planned(scenario, "machines").startsWith("2"));
    QVERIFY(planned(scenario, "duration").startsWith("5000000"));
    QVERIFY(planned(scenario, "requests").startsWith("none"));
    QVERIFY(planned(scenario, "seed").startsWith("42"));
}

void ScenarioTest::phasesHaveTheirOwnWeightsAndRates()
{
    Load load = mixed();
    load.isOpen = true;
    load.arrivals = Arrivals::Poisson;
    load.phases = { { 2'000'000'000, { 3, 0 }, 20, 20 }, { 3'000'000'000, { 3, 0.25 }, 20, 60.5 } };
    const QByteArray scenario = tsungScenario(load, target(), frame());
    QVERIFY2(planned(scenario, "phases")
                 .startsWith("[{0, 2000000, 20, 20, [3, 0]}, {2000000, 5000000, 20, 6.05e+01, [3, 2.5e-01]}]"),
        qPrintable(planned(scenario, "phases")));
    QVERIFY(planned(scenario, "arrivals").startsWith("poisson"));
    // What has no weight in a phase is no request of it.
    QStringList tags;
    for (const QXmlStreamAttributes& request : elements(scenario, "request"))
        tags.append(request.value("tag").toString());
    QCOMPARE(tags, (QStringList { "p0b0", "p1b0", "p1b1" }));
}

void ScenarioTest::nothingIsSentAgainNorWaitedForTooLong()
{
    const QByteArray scenario = tsungScenario(mixed(), target(), frame());
    QCOMPARE(option(scenario, "max_retries"), QString("0"));
    QCOMPARE(option(scenario, "connect_timeout"), QString("2001"));
    QVERIFY(option(scenario, "idle_timeout").toInt() > 2001); // the module is to be the first
    QVERIFY(option(scenario, "idle_timeout").toInt() < 10'000);
    QVERIFY(elements(scenario, "load").first().value("duration").toInt() > 5);
}

void ScenarioTest::connectionsEndAsThePlanSays()
{
    Load load = mixed();
    load.keepAlive = false;
    QByteArray scenario = tsungScenario(load, target(), frame());
    QCOMPARE(headers(scenario, "Connection").size(), 2);
    QVERIFY(planned(scenario, "keep_alive").startsWith("false"));
    load.keepAlive = true;
    load.requestsPerConnection = 7;
    scenario = tsungScenario(load, target(), frame());
    QCOMPARE(headers(scenario, "Connection").size(), 2);
    QVERIFY(planned(scenario, "per_connection").startsWith("7"));
}

void ScenarioTest::getsKeepMethodHeadersBodyAndText()
{
    Load load = mixed();
    Request& request = load.mix[1];
    request.method = "POST";
    request.headers = "Accept: text/html, */*\r\nX-Quote: <\"&'>\r\n";
    request.body = "{\"a\": 1}\n";
    AcceptedEnding accepted;
    accepted.statuses = { { 200, 200 } };
    accepted.bodyText = "\xc3\xa4";
    request.expectation = { accepted };
    const QByteArray scenario = tsungScenario(load, target(), frame());
    QCOMPARE(elements(scenario, "http").at(1).value("method").toString(), QString("POST"));
    QCOMPARE(elements(scenario, "http").at(1).value("contents").toString(), QString("{\"a\": 1}\n"));
    QCOMPARE(headers(scenario, "Accept"), QStringList { "text/html, */*" });
    QCOMPARE(headers(scenario, "X-Quote"), QStringList { "<\"&'>" });
    QVERIFY(planned(scenario, "texts").startsWith("{none, <<195,164>>}"));
}

void ScenarioTest::whatTsungCannotDoIsRefused_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QString>("says");
    const Request good = requestTo("/", 1);
    Request request = good;
    request.manners.sendChunk = 1;
    QTest::newRow("manners") << request << false << "cannot misbehave";
    request = good;
    request.method = "BREW";
    QTest::newRow("method") << request << false << "no method BREW";
    request = good;
    request.target = "/100%%";
    QTest::newRow("substitution") << request << false << "%%";
    request = good;
    request.body = "\xff";
    QTest::newRow("bytes") << request << false << "ASCII";
    QTest::newRow("tls") << good << true << "plain http";
}

void ScenarioTest::whatTsungCannotDoIsRefused()
{
    QFETCH(Request, request);
    QFETCH(bool, isTls);
    QFETCH(QString, says);
    Load load = mixed();
    QVERIFY(!beyondTsung(load, target()));
    load.mix.push_back(request);
    Target to = target();
    if (isTls)
        to.tls = TlsTarget { "example.org" };
    const std::optional<QString> wrong = beyondTsung(load, to);
    QVERIFY(wrong.has_value());
    QVERIFY2(wrong->contains(says), qPrintable(*wrong));
}

void ScenarioTest::thePlanIsKept()
{
    ScenarioFrame with = frame();
    QVERIFY(!planInScenario(tsungScenario(mixed(), target(), with)));
    with.plan = "{\"mix\": [\"Get?path=/<a>&b=1\"]}";
    QCOMPARE(planInScenario(tsungScenario(mixed(), target(), with)), std::optional<QByteArray>(with.plan));
    QVERIFY(!planInScenario("no XML"));
}

void ScenarioTest::theDtdAllowsIt_data()
{
    QTest::addColumn<Load>("load");
    QTest::addColumn<QList<ClientHost>>("clients");
    const QList<ClientHost> one { { "localhost", 1 } };
    QTest::newRow("closed") << mixed() << one;
    QTest::newRow("several hosts") << mixed() << QList<ClientHost> { { "node1", 4 }, { "node2", 2 }, { "node3", 1 } };
    Load open = mixed();
    open.isOpen = true;
    open.phases = { { 2'000'000'000, { 3, 0 }, 20, 20 }, { 3'000'000'000, { 3, 0.25 }, 20, 60.5 } };
    QTest::newRow("open, in phases") << open << QList<ClientHost> { { "node1", 4 }, { "node2", 2 } };
    Load counted = mixed();
    counted.durationNs.reset();
    counted.requests = 1000;
    counted.keepAlive = false;
    counted.thinkNs = 1'000'000;
    counted.mix[0].method = "POST";
    counted.mix[0].body = "<a href=\"b\">&\n";
    QTest::newRow("for a number of requests") << counted << one;
}

void ScenarioTest::theDtdAllowsIt()
{
    QFETCH(Load, load);
    QFETCH(QList<ClientHost>, clients);
    if (QStandardPaths::findExecutable("xmllint").isEmpty())
        QSKIP("xmllint is not installed");
    if (!QFile::exists(dtd))
        QSKIP("Tsung is not installed");
    ScenarioFrame with = frame(clients);
    with.plan = "{\"a\": \"<&>\"}";
    const QTemporaryDir folder;
    QFile file(folder.filePath("scenario.xml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(tsungScenario(load, target(), with));
    file.close();
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start("xmllint", { "--noout", "--dtdvalid", dtd, file.fileName() });
    QVERIFY(lint.waitForFinished());
    QVERIFY2(lint.exitCode() == 0, lint.readAll().constData());
}

QTEST_GUILESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
