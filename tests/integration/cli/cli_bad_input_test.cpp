// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace labour::test;

class CliBadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void isRefusedInOneSentence_data();
    void isRefusedInOneSentence();
    void aPlanFileIsRefusedWithItsPlace();
    void aServerThatDoesNotStart_data();
    void aServerThatDoesNotStart();
};

void CliBadInputTest::isRefusedInOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, const QByteArray& says) {
        QTest::newRow(name) << arguments << says;
    };
    row("no such command", { "rnu" }, "did you mean run?");
    row("no such option", { "run", "--sever", "wsgiref" }, "did you mean --server");
    row("a stray word", { "run", "wsgiref" }, "“wsgiref” is not expected there");
    row("no such server", { "run", "--server", "gunicron" }, "did you mean gunicorn?");
    row("no such variant", { "run", "--server", "gunicorn:snyc" }, "did you mean sync?");
    row("no such option of a server", { "run", "--server", "gunicorn,wokers=2" }, "did you mean workers?");
    row("an option out of bounds", { "run", "--server", "gunicorn,workers=0" }, "an integer from 1 to 256, not “0”");
    row("no such behaviour", { "run", "--behaviour", "SIGSEV=1" }, "did you mean SIGSEGV?");
    row("no such parameter", { "run", "--behaviour", "Sleeping?duration=1" }, "no parameter named “duration”");
    row("a parameter out of bounds", { "run", "--behaviour", "PlainResponse?status=99" }, "status has to be");
    row("no such test", { "run", "--test", "Basci" }, "did you mean Basic?");
    row("no such engine", { "run", "--engine", "natve" }, "did you mean native?");
    row("no such policy", { "run", "--policy", "round" }, "random or repeat");
    row("all weights zero", { "run", "--behaviour", "PlainResponse=0" }, "all weights are 0");
    row("a negative weight", { "run", "--behaviour", "PlainResponse=-1" }, "negative");
    row("a weight that is none", { "run", "--behaviour", "PlainResponse=x" }, "not a number");
    row("a negative number of requests", { "run", "--requests", "-5" }, "1 or more");
    row("requests that are no number", { "run", "--requests", "many" }, "whole number");
    row("a duration of nothing", { "run", "--duration", "0s" }, "more than 0");
    row("a duration that is none", { "run", "--duration", "soon" }, "10s, 500ms");
    row("no connections", { "run", "--connections", "0" }, "1 or more");
    row("more connections than descriptors", { "run", "--connections", "100000000" }, "file descriptors");
    row("more processes than connections", { "run", "--connections", "2", "--processes", "3" }, "cannot share");
    row("too many connections for qt", { "run", "--engine", "qt", "--connections", "500" }, "choose the native engine");
    row("a fractional weight for repeat", { "run", "--policy", "repeat", "--behaviour", "PlainResponse=1.5" },
        "whole weights");
    row("requests and duration", { "run", "--requests", "5", "--duration", "5s" }, "not for both");
    row("test and behaviour", { "run", "--test", "Basic", "--behaviour", "PlainResponse" }, "not both");
    row("a negative seed", { "run", "--seed", "-1" }, "0 or more");
    row("no such plan", { "run", "--plan", "/nowhere/plan.labour" }, "/nowhere/plan.labour: cannot be read");
    row("a result that cannot be written", { "run", "--json", "/nowhere/run.json" },
        "/nowhere/run.json cannot be written");
    row("a result without a name", { "run", "--json", "" }, "needs the name of a file");
    row("a result on standard output as CSV", { "run", "--csv", "-" }, "--csv needs a folder");
    row("an option twice", { "run", "--server", "wsgiref", "--server", "waitress" }, "--server is given twice");
    row("a server elsewhere", { "run", "--url", "http://192.0.2.1:80" }, "--allow-remote");
    row("a server by another protocol", { "run", "--url", "ftp://127.0.0.1:8000" }, "http or https");
    row("a server by TLS for the tsung engine", { "run", "--url", "https://127.0.0.1:8000", "--engine", "tsung" },
        "the tsung engine speaks plain http only");
    row("a server by a name", { "run", "--url", "http://example.org" }, "a numeric address or localhost");
    row("a server with a path", { "run", "--url", "http://127.0.0.1:8000/shop" }, "paths are for Get?path=");
    row("a url that is none", { "run", "--url", "localhost" }, "http://127.0.0.1:8000");
    row("a url and a server", { "run", "--url", "http://127.0.0.1:8000", "--server", "wsgiref" }, "not both");
    row("a pid without a url", { "run", "--pid", "1" }, "goes with --url");
    row("a pid of nobody", { "run", "--url", "http://127.0.0.1:8000", "--pid", "0" }, "a process of this machine");
    row("a token that cannot be read", { "run", "--url", "http://127.0.0.1:8000", "--token-file", "/nowhere/token" },
        "/nowhere/token cannot be read");
    row("a token that is none", { "run", "--url", "http://127.0.0.1:8000", "--token-file", "/dev/null" },
        "32 of the digits");
    row("a path without a slash", { "run", "--behaviour", "Get?path=shop" }, "begin with a slash");
    row("a url to serve", { "serve", "--server", "http://127.0.0.1:8000" }, "labour run --url");
    row("too many processes", { "run", "--connections", "1000", "--processes", "300" }, "at most 256");
    row("two servers to serve", { "serve", "--server", "wsgiref,waitress" }, "one server");
}

void CliBadInputTest::isRefusedInOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    LabourProgram labour;
    QVERIFY(labour.run(arguments, 20));
    QVERIFY2(labour.errors().contains(says), labour.errors().constData());
    QCOMPARE(labour.exitCode(), 2);
    QCOMPARE(labour.errors().count('\n'), 1);
    QVERIFY(labour.errors().startsWith("labour: "));
    QVERIFY(labour.output().isEmpty());
}

void CliBadInputTest::aPlanFileIsRefusedWithItsPlace()
{
    LabourProgram labour;
    const QString path = labour.folder() + "/bad.labour";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"schema": "labour.plan/1", "servers": ["wsgiref"], "mix": ["PlainResponse=1"], "load": {"connections": "ten"}})");
    file.close();
    QVERIFY(labour.run({ "run", "--plan", path }));
    QCOMPARE(labour.exitCode(), 2);
    QVERIFY2(
        labour.errors().contains("bad.labour: /load/connections: a number was expected"), labour.errors().constData());
}

void CliBadInputTest::aServerThatDoesNotStart_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("ends at once") << QByteArray("import sys\nsys.exit('I will not serve')\n")
                                  << QByteArray("I will not serve");
    QTest::newRow("answers as somebody else")
        << QByteArray("import http.server, sys\n"
                      "print('somebody else', flush=True)\n"
                      "http.server.HTTPServer((sys.argv[1], int(sys.argv[2])),\n"
                      "                       http.server.BaseHTTPRequestHandler).serve_forever()\n")
        << QByteArray("Unsupported method");
    QTest::newRow("never listens") << QByteArray(
        "import time\nprint('asleep', flush=True)\nwhile True: time.sleep(60)\n")
                                   << QByteArray("asleep");
}

void CliBadInputTest::aServerThatDoesNotStart()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, says);
    LabourProgram labour;
    labour.addServer("broken", script);
    QVERIFY(labour.run({ "run", "--server", "broken" }, 30));
    QCOMPARE(labour.exitCode(), 3);
    QVERIFY2(labour.errors().contains(says), labour.errors().constData());
}

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "cli_bad_input_test.moc"
