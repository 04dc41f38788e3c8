// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

#include <csignal>
#include <memory>

using namespace labour::test;

class DurabilityCliTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_labour = std::make_unique<LabourProgram>(); }

    void badInputIsAnsweredInOneSentence_data();
    void badInputIsAnsweredInOneSentence();
    void aTableIsWrittenInEveryForm();
    void anInterruptedTableIsGoneOnWith();
    void whatIsOfAnotherVersionIsMeasuredAnew();
    void aServerThatIsNotThereIsLeftOut();
    void aServerThatFailsToStartOnceIsNotLeftOut();
    void aHelperThatDiesIsTold();
    void aServerThatDiesInPeaceHasNoGrade();
    void conditionsDecideTheExitStatus();
    void quickMeasuresOneBaselineForEachServer();
    void tablesAreCompared();
    void aRunInPhasesIsGraded();
    void aRunThatCannotBeGradedSaysWhy_data();
    void aRunThatCannotBeGradedSaysWhy();

private:
    QString file(const QString& name) const { return m_labour->folder() + '/' + name; }
    QJsonObject read(const QString& name) const
    {
        QFile file(this->file(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    std::unique_ptr<LabourProgram> m_labour;
};

void DurabilityCliTest::badInputIsAnsweredInOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* what, const QStringList& arguments, const char* sentence) {
        QTest::newRow(what) << arguments << QByteArray(sentence);
    };
    row("an unknown server", { "--servers", "gunicrn" }, "did you mean gunicorn?");
    row("an unknown variant", { "--servers", "all:fast" }, "no server has a variant fast");
    row("an unknown behaviour", { "--behaviours", "SIGSEG" }, "did you mean SIGSEGV?");
    row("a parameter that there is not", { "--behaviours", "SIGSEGV?why=1" }, "why");
    row("a dose that is none", { "--dose", "1,many" }, "a dose is a number from 0 to 256, or pool, not \"many\"");
    row("a dose twice", { "--dose", "1,1" }, "twice");
    row("a time that is none", { "--slow", "soon" }, "--slow");
    row("a time without a unit", { "--slow", "250" }, "--slow: a time with its unit is expected");
    row("a recovery without a unit", { "--recovery", "10" }, "--recovery: a time with its unit is expected");
    row("nothing for a time", { "--slow", "" }, "--slow: a time with its unit is expected");
    row("slow beyond the timeout", { "--slow", "2s" },
        "slow has to be more than 0 and less than the innocents' timeout");
    row("slow at once", { "--slow", "0ms" }, "slow has to be more than 0");
    row("a weight", { "--behaviours", "SIGSEGV=5" }, "\"SIGSEGV=5\": a durability table sends culprits in doses");
    row("an innocent culprit", { "--behaviours", "innocent:SIGSEGV" }, "is the culprit");
    row("too short a recovery", { "--recovery", "1s" }, "the time to recover");
    row("a rate of nothing", { "--rate", "0" }, "the rate of innocents");
    row("a running server", { "--servers", "http://127.0.0.1:80" }, "http://127.0.0.1:80");
    row("a figure that there is not", { "--fail-if", "dead>0" }, "died");
    row("a condition that is none", { "--fail-if", "died" }, "is no condition");
    row("a unit that does not fit", { "--fail-if", "recovery>5%" }, "a time with its unit");
    row("two tables to standard output", { "--json", "-", "--csv", "-" }, "only one of");
    row("a file that cannot be written", { "--json", "/nowhere/table.json" }, "/nowhere/table.json cannot be written");
}

void DurabilityCliTest::badInputIsAnsweredInOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(QByteArray, sentence);
    QVERIFY(m_labour->run(QStringList { "durability", "--share-machine" } + arguments));
    QCOMPARE(m_labour->exitCode(), 2);
    QByteArray errors = m_labour->errors();
    errors.replace("“", "\"").replace("”", "\"");
    QVERIFY2(errors.contains(sentence), errors.constData());
    QVERIFY(m_labour->output().isEmpty());
}

void DurabilityCliTest::aTableIsWrittenInEveryForm()
{
    QVERIFY(m_labour->run({ "durability", "--share-machine", "--behaviours", "PlainResponse,SIGSEGV", "--dose", "1",
        "--json", file("table.json"), "--csv", file("table.csv"), "--html", file("table.html"), "--junit",
        file("table.xml") }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(m_labour->output().contains("unharmed"));

    const QJsonObject table = read("table.json");
    QCOMPARE(table["schema"].toString(), "labour.durability/1");
    QVERIFY(table["whole"].toBool());
    QVERIFY(table["machine"]["cores"].toInt() > 0);
    QCOMPARE(table["results"].toArray().size(), 2);
    const QJsonObject result = table["results"][1].toObject();
    for (const char* key : { "server", "variant", "behaviour", "parameters", "dose", "grade", "innocents",
             "hurt_per_culprit", "outage_s", "collateral", "collateral_ci95", "baseline_p99_ms", "storm_p99_ms",
             "recovery_s", "recovery_limit_s", "culprit_outcomes", "culprit_statuses", "workers_exited",
             "workers_started", "main_survived", "rss_before_bytes", "rss_after_bytes", "stop", "leftovers" })
        QVERIFY2(result.contains(QLatin1String(key)), key);
    QCOMPARE(result["grade"].toString(), "died");
    QCOMPARE(result["culprit_outcomes"]["closed"].toInt() + result["culprit_outcomes"]["reset"].toInt(), 1);
    QCOMPARE(table["lethal_doses"][1]["lethal_dose"].toInt(), 1);
    QVERIFY(table["lethal_doses"][0]["lethal_dose"].isNull());

    QFile html(file("table.html"));
    QVERIFY(html.open(QIODevice::ReadOnly));
    QVERIFY(html.readAll().contains("What culprits do to innocents"));
    QFile csv(file("table.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(
        lines[2].startsWith("wsgiref,") && lines[2].contains(",SIGSEGV,1,false,1,died,") && lines[2].endsWith('\r'));
    QCOMPARE(lines[0].count(','), lines[2].count(','));

    QFile junit(file("table.xml"));
    QVERIFY(junit.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&junit);
    int cases = 0;
    int failures = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        cases += xml.isStartElement() && xml.name() == QLatin1String("testcase") ? 1 : 0;
        failures += xml.isStartElement() && xml.name() == QLatin1String("failure") ? 1 : 0;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(cases, 2);
    QCOMPARE(failures, 1);

    // One cell is enough for a condition, in the file as in the exit status.
    QVERIFY(m_labour->run({ "durability", "--share-machine", "--behaviours", "PlainResponse,SIGSEGV", "--dose", "1",
        "--json", file("table.json"), "--junit", file("table.xml"), "--fail-if", "outage<1h" }));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY2(m_labour->errors().contains("outage of wsgiref · PlainResponse · 1 is 0"), m_labour->errors().constData());
    QFile again(file("table.xml"));
    QVERIFY(again.open(QIODevice::ReadOnly));
    QCOMPARE(again.readAll().count("<failure"), 1);
}

void DurabilityCliTest::anInterruptedTableIsGoneOnWith()
{
    const QStringList command { "durability", "--share-machine", "--behaviours", "PlainResponse,SIGSEGV,IOBound",
        "--dose", "1", "--json", file("table.json") };
    m_labour->start(command);
    QTRY_COMPARE_WITH_TIMEOUT(read("table.json")["results"].toArray().size(), 1, 60'000);
    ::kill(static_cast<pid_t>(m_labour->process().processId()), SIGINT);
    QVERIFY(m_labour->waitForEnd());
    QCOMPARE(m_labour->exitCode(), 4);
    QVERIFY(m_labour->output().contains("is not whole"));
    const QJsonObject before = read("table.json");
    QVERIFY(!before["whole"].toBool());
    QCOMPARE(before["results"].toArray().size(), 1);

    QVERIFY(m_labour->run(QStringList(command) << "--slow"
                                               << "300ms"));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("other rules"), m_labour->errors().constData());

    QVERIFY(m_labour->run(command, 120));
    QCOMPARE(m_labour->exitCode(), 0);
    const QJsonObject after = read("table.json");
    QVERIFY(after["whole"].toBool());
    QCOMPARE(after["results"].toArray().size(), 3);
    // Kept, but for what the baselines of the others add to.
    for (const char* key : { "server", "culprit", "grade", "innocents", "baseline", "culprit_workers", "took_s" })
        QCOMPARE(after["results"][0][QLatin1String(key)], before["results"][0][QLatin1String(key)]);
    const int pooled = after["results"][0]["graded_by"]["sent"].toInt();
    int baselines = 0;
    for (const QJsonValue& result : after["results"].toArray()) {
        QCOMPARE(result["graded_by"]["sent"].toInt(), pooled);
        QCOMPARE(result["baseline_p99_ms"], after["results"][0]["baseline_p99_ms"]);
        baselines += result["baseline"]["sent"].toInt();
    }
    QCOMPARE(baselines, pooled);
    QCOMPARE(after["started"], before["started"]);
    QCOMPARE(after["seed"], before["seed"]);

    // That it was disturbed stays true of it, though nothing is measured now.
    QJsonObject disturbed = after;
    QJsonObject machine = after["machine"].toObject();
    machine["shared"] = true;
    disturbed["machine"] = machine;
    QFile table(file("table.json"));
    QVERIFY(table.open(QIODevice::WriteOnly) && table.write(QJsonDocument(disturbed).toJson()) > 0);
    table.close();
    QVERIFY(m_labour->run(command));
    QCOMPARE(m_labour->exitCode(), 0);
    const QJsonObject still = read("table.json");
    QVERIFY(still["machine"]["shared"].toBool());
    QVERIFY2(m_labour->output().contains("disturbed each other"), m_labour->output().constData());

    // What is not in the table is not thrown away.
    QStringList narrower(command);
    narrower[3] = "PlainResponse";
    QVERIFY(m_labour->run(narrower));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("would be lost"), m_labour->errors().constData());

    QFile foreign(file("table.json"));
    QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write("{\"schema\": \"labour.run/1\"}") > 0);
    foreign.close();
    QVERIFY(m_labour->run(command));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("no durability table"), m_labour->errors().constData());
}

void DurabilityCliTest::whatIsOfAnotherVersionIsMeasuredAnew()
{
    const QStringList command { "durability", "--share-machine", "--quick", "--behaviours", "PlainResponse,IOBound",
        "--json", file("table.json") };
    QVERIFY(m_labour->run(command));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    const auto change = [this](const QByteArray& from, const QByteArray& to) {
        QFile file(this->file("table.json"));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        QByteArray json = file.readAll();
        const bool isThere = json.contains(from);
        json.replace(from, to);
        file.close();
        return isThere && file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
    };
    const QByteArray version = read("table.json")["results"][0]["version"].toString().toUtf8();
    QVERIFY(!version.isEmpty());
    QVERIFY(change("\"version\": \"" + version + "\"", "\"version\": \"1.2.3\""));
    QVERIFY(m_labour->run(command));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY2(m_labour->errors().contains("wsgiref is version " + version + " now, and was 1.2.3"),
        m_labour->errors().constData());
    const QJsonObject anew = read("table.json");
    QCOMPARE(anew["results"].toArray().size(), 2);
    for (const QJsonValue& result : anew["results"].toArray())
        QCOMPARE(result["version"].toString().toUtf8(), version);

    // Labour itself, and the machine.
    const QByteArray labour = "\"labour\": \"" + anew["labour"].toString().toUtf8() + '"';
    QVERIFY(change(labour, "\"labour\": \"0.0.1\""));
    QVERIFY(m_labour->run(command));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("it was measured by Labour 0.0.1"), m_labour->errors().constData());
    QVERIFY(change("\"labour\": \"0.0.1\"", labour));
    QVERIFY(change("\"kernel\": \"", "\"kernel\": \"not "));
    QVERIFY(m_labour->run(command));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("on another machine"), m_labour->errors().constData());
}

void DurabilityCliTest::aServerThatIsNotThereIsLeftOut()
{
    m_labour->addServer("missing", "raise SystemExit(1)\n");
    QVERIFY(m_labour->run({ "durability", "--share-machine", "--servers", "missing,wsgiref", "--behaviours",
        "PlainResponse,SIGSEGV", "--dose", "1", "--json", file("table.json"), "--quick" }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    const QJsonObject table = read("table.json");
    QCOMPARE(table["results"].toArray().size(), 2);
    QCOMPARE(table["skipped"].toArray().size(), 1);
    QCOMPARE(table["skipped"][0]["server"].toString(), "missing");
    QVERIFY(m_labour->output().contains("Left out: missing: "));
    QVERIFY(m_labour->run({ "durability", "--share-machine", "--servers", "missing", "--behaviours", "SIGSEGV" }));
    QCOMPARE(m_labour->exitCode(), 3);
}

void DurabilityCliTest::aServerThatFailsToStartOnceIsNotLeftOut()
{
    // Its second start fails.
    m_labour->addServer("shaky", R"(
import os, sys
from wsgiref.simple_server import make_server
from labour_application import application
starts = os.path.join(os.path.dirname(os.path.abspath(__file__)), "starts")
with open(starts, "a") as file:
    file.write("x")
if os.path.getsize(starts) == 2:
    raise SystemExit(1)
make_server(sys.argv[1], int(sys.argv[2]), application).serve_forever()
)");
    const QStringList command { "durability", "--share-machine", "--servers", "shaky", "--behaviours",
        "PlainResponse,IOBound,OsExit", "--quick", "--json", file("table.json") };
    QVERIFY(m_labour->run(QStringList(command) << "--fail-if"
                                               << "died>5",
        120));
    QVERIFY2(m_labour->exitCode() == 5, m_labour->errors().constData());
    const QJsonObject table = read("table.json");
    QVERIFY(!table["whole"].toBool());
    QVERIFY(table["skipped"].toArray().isEmpty());
    QCOMPARE(table["results"].toArray().size(), 3);
    QVERIFY(table["results"][1]["grade"].isNull());
    QVERIFY(!table["results"][1]["failure"].toString().isEmpty());
    QCOMPARE(table["results"][2]["grade"].toString(), "died");
    QVERIFY2(m_labour->output().contains("not measured"), m_labour->output().constData());
    QVERIFY(m_labour->run(command));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(read("table.json")["whole"].toBool());
}

void DurabilityCliTest::aHelperThatDiesIsTold()
{
    m_labour->start({ "durability", "--share-machine", "--behaviours", "PlainResponse", "--dose", "1", "--json",
        file("table.json") });
    const auto pid = m_labour->process().processId();
    QTRY_VERIFY_WITH_TIMEOUT(isSending(descendantsOf(pid)), 30'000);
    for (const Process& hammer : named(descendantsOf(pid), "labour-hammer"))
        ::kill(static_cast<pid_t>(hammer.pid), SIGKILL);
    QVERIFY(m_labour->waitForEnd());
    QCOMPARE(m_labour->exitCode(), 5);
    QVERIFY2(m_labour->output().contains("not measured"), m_labour->output().constData());
    const QJsonObject table = read("table.json");
    QVERIFY(!table["whole"].toBool());
    QVERIFY(table["results"][0]["grade"].isNull());
}

void DurabilityCliTest::aServerThatDiesInPeaceHasNoGrade()
{
    m_labour->addServer("brief", R"(
import os, sys
from wsgiref.simple_server import make_server
from labour_application import application
left = 100 # of some 250 innocents alone
def brief(environ, start_response):
    global left
    left -= 1
    if left == 0:
        os._exit(1)
    return application(environ, start_response)
make_server(sys.argv[1], int(sys.argv[2]), brief).serve_forever()
)");
    QVERIFY(m_labour->run({ "durability", "--share-machine", "--servers", "brief", "--behaviours", "PlainResponse",
        "--dose", "1", "--json", file("table.json") }));
    QCOMPARE(m_labour->exitCode(), 5);
    QVERIFY2(m_labour->output().contains("before any culprit came"), m_labour->output().constData());
}

void DurabilityCliTest::conditionsDecideTheExitStatus()
{
    const QStringList command { "durability", "--share-machine", "--behaviours", "SIGSEGV", "--dose", "1", "--quick",
        "--json", file("table.json") };
    QVERIFY(m_labour->run(QStringList(command) << "--fail-if"
                                               << "wedged>0"
                                               << "--fail-if"
                                               << "collateral>100%"
                                               << "--fail-if"
                                               << "failed>100%"));
    QCOMPARE(m_labour->exitCode(), 0);
    // The cell is there already, so that only the conditions are new.
    QVERIFY(m_labour->run(QStringList(command) << "--fail-if"
                                               << "died>0"
                                               << "--fail-if"
                                               << "recovery>10s"));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY2(m_labour->errors().contains("--fail-if died>0: died is 1 of 1"), m_labour->errors().constData());
    QVERIFY2(m_labour->errors().contains("recovery is never"), m_labour->errors().constData());

    const QStringList run { "run", "--share-machine", "--requests", "50", "--behaviour", "PlainResponse" };
    QVERIFY(m_labour->run(QStringList(run) << "--fail-if"
                                           << "failed>0"
                                           << "--fail-if"
                                           << "innocents.p99>10s"));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(m_labour->run(QStringList(run) << "--fail-if"
                                           << "requests>=50"));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY(m_labour->run(QStringList(run) << "--fail-if"
                                           << "rss<1MiB"));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(m_labour->run(QStringList(run) << "--fail-if"
                                           << "p99>slow"));
    QCOMPARE(m_labour->exitCode(), 2);
}

void DurabilityCliTest::quickMeasuresOneBaselineForEachServer()
{
    QVERIFY(m_labour->run({ "durability", "--share-machine", "--quick", "--behaviours", "PlainResponse,IOBound",
        "--json", file("table.json") }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    const QJsonObject table = read("table.json");
    QCOMPARE(table["results"].toArray().size(), 2);
    QVERIFY(table["results"][0]["baseline"]["sent"].toInt() >= 240);
    QVERIFY(table["results"][1]["baseline"]["sent"].toInt() < 100);
    QVERIFY(!table["results"][1]["baseline_p99_ms"].isNull());
}

void DurabilityCliTest::tablesAreCompared()
{
    const auto write = [this](const QString& name, const QByteArray& grade, const QByteArray& settings = "{}") {
        QFile table(file(name));
        return table.open(QIODevice::WriteOnly)
            && table.write("{\"schema\": \"labour.durability/1\", \"doses\": \"1\", \"settings\": " + settings
                   + ", \"results\": [{\"choice\": \"wsgiref\", \"culprit\": \"IOBound\", \"dose\": 1, \"grade\": "
                     "\"unharmed\"}, {\"choice\": \"wsgiref\", \"culprit\": \"SIGSEGV\", \"dose\": 1, \"grade\": \""
                   + grade + "\"}]}")
            > 0;
    };
    QVERIFY(write("a.json", "died") && write("b.json", "died") && write("c.json", "recovered"));
    QVERIFY(write("other.json", "died", "{\"rate\": 20}"));
    const auto compare = [this](const QStringList& names, const QString& condition) {
        QStringList arguments { "durability", "--fail-if", condition };
        for (const QString& name : names)
            arguments << "--compare" << file(name);
        return m_labour->run(arguments);
    };
    QVERIFY(compare({ "a.json", "b.json" }, "agreement<95%"));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY2(m_labour->output().contains("2 of 2 cells (100.0 %)"), m_labour->output().constData());
    QVERIFY(compare({ "a.json", "b.json", "c.json" }, "agreement<95%"));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY2(m_labour->errors().contains("agreement is 50.00 %"), m_labour->errors().constData());
    QVERIFY2(m_labour->output().contains("recovered: "), m_labour->output().constData());
    QVERIFY(compare({ "a.json" }, "differing>0"));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("two tables at least"), m_labour->errors().constData());
    QVERIFY(compare({ "a.json", "other.json" }, "differing>0"));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("other rules"), m_labour->errors().constData());
    QVERIFY(m_labour->run(
        { "durability", "--compare", file("a.json"), "--compare", file("b.json"), "--junit", file("agreement.xml") }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("takes no option but --fail-if: --junit"), m_labour->errors().constData());
}

void DurabilityCliTest::aRunInPhasesIsGraded()
{
    const QStringList run { "run", "--share-machine", "--behaviour", "PlainResponse=9", "--rate", "50", "--phases",
        "baseline:2s storm:2s recovery:4s", "--timeout", "2s", "--connections", "64", "--json", file("run.json") };
    QVERIFY(m_labour->run(QStringList(run) << "--behaviour"
                                           << "culprit:IOBound=1"
                                           << "--fail-if"
                                           << "died>0"
                                           << "--fail-if"
                                           << "recovery>1h"));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY2(m_labour->output().contains("Durability: unharmed."), m_labour->output().constData());
    const QJsonObject durability = read("run.json")["durability"].toObject();
    QCOMPARE(durability["grade"].toString(), "unharmed");
    QCOMPARE(durability["innocents"]["failed"].toInt(-1), 0);
    QVERIFY(durability["innocents"]["sent"].toInt() > 200);
    QVERIFY(durability["culprits"].toInt() > 0);
    QCOMPARE(durability["collateral"].toDouble(-1), 0.0);
    QVERIFY(durability["collateral_ci95"][0].toDouble() <= 0 && durability["collateral_ci95"][1].toDouble() >= 0);
    QCOMPARE(durability["recovery_s"].toDouble(-1), 0.0);
    for (const char* key : { "baseline_p99_ms", "storm_p99_ms", "recovery_p99_ms" })
        QVERIFY2(durability[QLatin1String(key)].toDouble() > 0, key);

    QVERIFY(m_labour->run(QStringList(run) << "--behaviour"
                                           << "OsExit=1"
                                           << "--fail-if"
                                           << "died>0"
                                           << "--fail-if"
                                           << "collateral<1%"));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY2(m_labour->errors().contains("died is 1 of 1"), m_labour->errors().constData());
    const QJsonObject dead = read("run.json")["durability"].toObject();
    QCOMPARE(dead["grade"].toString(), "died");
    QVERIFY(dead["recovery_s"].isNull());
    QVERIFY(dead["collateral_ci95"][0].toDouble() > 0);
}

void DurabilityCliTest::aRunThatCannotBeGradedSaysWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("why");
    const QString phases = "baseline:1s storm:1s recovery:1s";
    QTest::newRow("no baseline") << QStringList { "--rate", "20", "--phases", "storm:1s recovery:1s" }
                                 << QByteArray("its first phase, storm, has culprits already");
    QTest::newRow("too short") << QStringList { "--rate", "20", "--phases", phases }
                               << QByteArray("it takes 2 s of innocents alone after the storm");
    QTest::newRow("closed load") << QStringList { "--phases", phases } << QByteArray("under closed load");
    QTest::newRow("another engine") << QStringList { "--rate", "20", "--phases", phases, "--engine", "qt" }
                                    << QByteArray("the engine qt does not tell how each request ended");
}

void DurabilityCliTest::aRunThatCannotBeGradedSaysWhy()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, why);
    const QStringList run = QStringList {
        "run", "--share-machine", "--seed", "1", "--behaviour", "PlainResponse=9", "--behaviour", "culprit:IOBound=1"
    } + arguments;
    QVERIFY(m_labour->run(QStringList(run) << "--json" << file("run.json")));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY2(m_labour->output().contains(why), m_labour->output().constData());
    const QJsonObject durability = read("run.json")["durability"].toObject();
    QVERIFY(durability["grade"].isNull());
    QVERIFY(durability["not_graded"].toString().contains(QString::fromUtf8(why)));
    // What is not known holds no promise.
    QVERIFY(m_labour->run(QStringList(run) << "--fail-if"
                                           << "died>0"));
    QVERIFY2(m_labour->exitCode() == 2 || m_labour->exitCode() == 1, m_labour->errors().constData());
    QVERIFY2(m_labour->errors().contains("died is not known of this run"), m_labour->errors().constData());
}

QTEST_GUILESS_MAIN(DurabilityCliTest)
#include "durability_cli_test.moc"
