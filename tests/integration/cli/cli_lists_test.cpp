// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace labour::test;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QJsonObject named(const QJsonArray& array, const QString& name)
{
    for (const QJsonValue& value : array) {
        if (value[QStringLiteral("name")].toString() == name)
            return value.toObject();
    }
    return {};
}

const QByteArray ownServer = R"({"name": "mine", "title": "Mine", "summary": "My own.", "interface": "wsgi",
    "requires": {"python": [], "programs": []}, "install": {}, "command": ["{python}", "{server}/start.py"], "options": [],
    "variants": [{"name": "default", "concurrency": "single"}], "stop": {"signals": ["SIGTERM"]}})";

}

class CliListsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void theVersionIsTold();
    void serversAreListed();
    void serversAreListedAsJson();
    void whatPipNeedsIsHinted();
    void theVersionOfModWsgiIsNotApaches();
    void behavioursAndTestsAreListed();
    void theUsersOwnWinAndAreMarked();
    void aMalformedManifestIsToldAndTheRestListed();
    void checkTellsWhatIsWrong();
    void anInterpreterWithoutPackagesMakesServersUnavailable();
    void theCurrentFolderIsNotImportedFrom();
    void anOutputThatIsFullIsTold();
    void theCommandLineLinksNoGraphics();
};

void CliListsTest::everyCommandHasHelp_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("labour") << QStringList { "--help" } << QByteArray("Usage: labour COMMAND");
    for (const char* command : { "servers", "behaviours", "tests", "run", "serve" })
        QTest::newRow(command) << QStringList { command, "--help" } << QByteArray("Usage: labour ") + command;
}

void CliListsTest::everyCommandHasHelp()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    LabourProgram labour;
    QVERIFY(labour.run(arguments));
    QCOMPARE(labour.exitCode(), 0);
    QVERIFY2(labour.output().startsWith(says), labour.output().constData());
    QVERIFY(labour.errors().isEmpty());
}

void CliListsTest::theVersionIsTold()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "--version" }));
    QVERIFY(labour.output().startsWith("labour 0."));
}

void CliListsTest::serversAreListed()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "servers" }));
    QCOMPARE(labour.exitCode(), 0);
    for (const char* name : { "wsgiref:threading", "gunicorn:sync", "gunicorn:gthread", "waitress" })
        QVERIFY2(labour.output().contains(name), name);
}

void CliListsTest::serversAreListedAsJson()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "servers", "--json" }));
    const QJsonObject list = labour.json();
    QCOMPARE(list["schema"].toString(), QStringLiteral("labour.servers/1"));
    const QJsonObject wsgiref = named(list["servers"].toArray(), "wsgiref");
    QCOMPARE(wsgiref["available"].toBool(), true);
    QVERIFY(wsgiref["version"].toString().startsWith("3."));
    QCOMPARE(named(wsgiref["variants"].toArray(), "default")["capacity"].toInt(), 1);
    const QJsonObject gunicorn = named(list["servers"].toArray(), "gunicorn");
    QCOMPARE(named(gunicorn["variants"].toArray(), "sync")["capacity"].toInt(), 2);
    QCOMPARE(named(gunicorn["variants"].toArray(), "sync")["hang_limit"].toInt(), 5);
    QVERIFY(named(gunicorn["variants"].toArray(), "gthread")["hang_limit"].isNull());
    QCOMPARE(named(gunicorn["options"].toArray(), "workers")["maximum"].toInt(), 256);
}

void CliListsTest::whatPipNeedsIsHinted()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "servers", "--json" }));
    const QJsonArray servers = labour.json()["servers"].toArray();
    const QString bjoern = named(servers, "bjoern").value("install")["hint"].toString();
    QVERIFY2(
        bjoern.startsWith("apt install gcc libev-dev python3-dev python3-venv, then pip install bjoern in a virtual"),
        qPrintable(bjoern));
    const QString fapws3 = named(servers, "fapws3").value("install")["hint"].toString();
    QVERIFY2(
        fapws3.startsWith("apt install gcc libev-dev, then pip install fapws3 for a Python 2"), qPrintable(fapws3));
}

void CliListsTest::theVersionOfModWsgiIsNotApaches()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "servers", "--json" }));
    const QJsonObject found = named(labour.json()["servers"].toArray(), "mod_wsgi");
    if (!found["available"].toBool())
        QSKIP(qPrintable("mod_wsgi is not installed: " + found["reason"].toString()));
    QVERIFY2(found["version"].toString().startsWith("4.") || found["version"].toString().startsWith("5."),
        qPrintable(found["version"].toString()));
}

void CliListsTest::behavioursAndTestsAreListed()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "behaviours", "--json" }));
    const QJsonArray behaviours = labour.json()["behaviours"].toArray();
    for (const char* name : { "PlainResponse", "Sleeping", "IOBound", "LeakMemory", "PythonWedge", "SIGSEGV" })
        QVERIFY2(!named(behaviours, name).isEmpty(), name);
    QCOMPARE(named(behaviours, "SIGSEGV")["role"].toString(), QStringLiteral("culprit"));
    QVERIFY(labour.run({ "behaviours" }));
    QVERIFY(labour.output().contains("original"));
    QVERIFY(labour.run({ "tests", "--json" }));
    const QJsonArray tests = labour.json()["tests"].toArray();
    for (const char* name : { "Basic", "Plain", "LightSleep", "HeavySleep", "SIGSEGV" })
        QVERIFY2(!named(tests, name).isEmpty(), name);
    QCOMPARE(named(tests, "Plain")["policy"].toString(), QStringLiteral("repeat"));
}

void CliListsTest::theUsersOwnWinAndAreMarked()
{
    LabourProgram labour;
    write(labour.dataFolder() + "/servers/mine/server.json", ownServer);
    QByteArray waitress = ownServer;
    write(labour.dataFolder() + "/servers/waitress/server.json", waitress.replace("\"mine\"", "\"waitress\""));
    QVERIFY(labour.run({ "servers", "--json" }));
    const QJsonArray servers = labour.json()["servers"].toArray();
    QCOMPARE(named(servers, "mine")["users"].toBool(), true);
    QCOMPARE(named(servers, "waitress")["summary"].toString(), QStringLiteral("My own."));
    QCOMPARE(named(servers, "wsgiref")["users"].toBool(), false);
    QVERIFY(labour.run({ "servers" }));
    QVERIFY(labour.output().contains("(yours)"));
}

void CliListsTest::aMalformedManifestIsToldAndTheRestListed()
{
    LabourProgram labour;
    write(labour.dataFolder() + "/servers/mine/server.json", "{\"name\": \"mine\",\n \"title\" 3}");
    QVERIFY(labour.run({ "servers" }));
    QCOMPARE(labour.exitCode(), 0);
    QVERIFY2(labour.errors().contains("servers/mine/server.json: line 2"), labour.errors().constData());
    QVERIFY(labour.output().contains("wsgiref"));
}

void CliListsTest::checkTellsWhatIsWrong()
{
    LabourProgram labour;
    const QString folder = labour.folder() + "/mine";
    QByteArray broken = ownServer;
    write(folder + "/server.json", broken.replace("\"single\"", "\"many\""));
    QVERIFY(labour.run({ "servers", "--check", folder }));
    QCOMPARE(labour.exitCode(), 2);
    QVERIFY2(labour.errors().contains("/variants/0/concurrency: one of single, threads"), labour.errors().constData());
    write(folder + "/server.json", ownServer);
    QVERIFY(labour.run({ "servers", "--check", folder }));
    QCOMPARE(labour.exitCode(), 0);
    QVERIFY(labour.run({ "servers", "--check", labour.folder() + "/nothing" }));
    QCOMPARE(labour.exitCode(), 2);

    const QString tests = labour.folder() + "/tests";
    write(tests + "/Odd.json", R"({"name": "Odd", "summary": "Odd.", "mix": ["PlainResponse=1", "Nonsense?x=1"]})");
    QVERIFY(labour.run({ "tests", "--check", tests }));
    QCOMPARE(labour.exitCode(), 2);
    QVERIFY2(labour.errors().contains("Odd.json: /mix/1: ") && labour.errors().contains("Nonsense"),
        labour.errors().constData());
    write(tests + "/Odd.json",
        R"({"name": "Odd", "summary": "Odd.", "mix": ["PlainResponse=1", "SIGSEGV?how=signal=2"]})");
    QVERIFY(labour.run({ "tests", "--check", tests }));
    QCOMPARE(labour.exitCode(), 0);
}

void CliListsTest::anInterpreterWithoutPackagesMakesServersUnavailable()
{
    LabourProgram labour;
    labour.setVariable("LABOUR_PYTHON", "/nowhere/python9");
    QVERIFY(labour.run({ "servers", "--json" }));
    const QJsonObject gunicorn = named(labour.json()["servers"].toArray(), "gunicorn");
    QCOMPARE(gunicorn["available"].toBool(), false);
    QVERIFY(gunicorn["reason"].toString().contains("/nowhere/python9"));
    QVERIFY(labour.run({ "run", "--server", "gunicorn" }));
    QCOMPARE(labour.exitCode(), 3);
    QVERIFY2(
        labour.errors().contains("gunicorn is not installed: ") && labour.errors().contains("apt install gunicorn"),
        labour.errors().constData());
}

void CliListsTest::theCurrentFolderIsNotImportedFrom()
{
    LabourProgram labour;
    write(labour.folder() + "/json.py", "raise SystemExit('not the standard library')");
    write(labour.folder() + "/waitress.py", "");
    labour.process().setWorkingDirectory(labour.folder());
    QVERIFY(labour.run({ "servers", "--json" }));
    const QJsonArray servers = labour.json()["servers"].toArray();
    QVERIFY2(
        named(servers, "wsgiref")["available"].toBool(), qPrintable(named(servers, "wsgiref")["reason"].toString()));
    if (!hasPythonModule("waitress"))
        QVERIFY(!named(servers, "waitress")["available"].toBool());
}

void CliListsTest::anOutputThatIsFullIsTold()
{
    LabourProgram labour;
    labour.process().setStandardOutputFile("/dev/full");
    QVERIFY(labour.run({ "servers" }));
    QCOMPARE(labour.exitCode(), 5);
    QCOMPARE(labour.errors().count("standard output cannot be written to"), 1);
}

void CliListsTest::theCommandLineLinksNoGraphics()
{
    const auto libraries = [](const QString& program) {
        QProcess ldd;
        ldd.start("ldd", { programPath(program) });
        ldd.waitForFinished();
        return ldd.readAllStandardOutput();
    };
    QVERIFY(libraries("labour").contains("libQt6Core"));
    for (const char* graphical : { "libQt6Gui", "libQt6Widgets", "libQt6Charts" })
        QVERIFY2(!libraries("labour").contains(graphical), graphical);
    QVERIFY(!libraries("labour-hammer").contains("libQt6"));
    QVERIFY(!libraries("labour-warden").contains("libQt6"));
}

QTEST_GUILESS_MAIN(CliListsTest)
#include "cli_lists_test.moc"
