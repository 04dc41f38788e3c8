// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
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

/// Gives the user's setting for this server an interpreter that alone has the server's modules: stand-ins, in an
/// archive.
void giveInterpreter(LabourProgram& labour, const QString& server, const QString& interpreter)
{
    const QString archive = labour.folder() + "/modules.zip";
    QCOMPARE(
        QProcess::execute("/usr/bin/python3", { QFINDTESTDATA("../application/stand_ins.py"), server, archive }), 0);
    const QString wrapper = labour.folder() + "/bin/python";
    write(wrapper,
        QStringLiteral("#!/bin/sh\nexport PYTHONPATH='%1':$PYTHONPATH JYTHONPATH='%1':$JYTHONPATH\nexec '%2' \"$@\"\n")
            .arg(archive, interpreter)
            .toUtf8());
    QVERIFY(QFile::setPermissions(wrapper, QFile::ReadOwner | QFile::ExeOwner));
    write(labour.folder() + "/config/labour/labour.conf", "[interpreters]\n" + server.toUtf8() + "=~/bin/python\n");
}

QJsonObject listed(LabourProgram& labour, const QString& server)
{
    labour.run({ "servers", "--json" });
    for (const QJsonValue& each : labour.json()["servers"].toArray()) {
        if (each["name"].toString() == server)
            return each.toObject();
    }
    return {};
}

bool works(const QString& interpreter)
{
    return !interpreter.isEmpty() && QProcess::execute(interpreter, { "-c", "pass" }) == 0;
}

}

/// An interpreter that the settings name for one server runs it, and no other.
class ServersInterpretersTest : public QObject
{
    Q_OBJECT

private slots:
    void itServes_data();
    void itServes();
};

void ServersInterpretersTest::itServes_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("version");
    QTest::newRow("python3") << "bjoern"
                             << "/usr/bin/python3"
                             << "3.2.2";
    QTest::newRow("jython") << "cogen"
                            << "jython"
                            << "0.2.1";
    QTest::newRow("python2.7") << "cogen"
                               << "python2.7"
                               << "0.2.1";
}

void ServersInterpretersTest::itServes()
{
    QFETCH(QString, server);
    QFETCH(QString, program);
    QFETCH(QString, version);
    const QString interpreter = QStandardPaths::findExecutable(program);
    if (!works(interpreter))
        QSKIP(qPrintable(program + " is not installed"));
    LabourProgram labour;
    QCOMPARE(listed(labour, server)["available"].toBool(), false);
    giveInterpreter(labour, server, interpreter);
    const QJsonObject found = listed(labour, server);
    QVERIFY2(found["available"].toBool(), qPrintable(found["reason"].toString()));
    QCOMPARE(found["version"].toString(), version);
    QCOMPARE(listed(labour, "meinheld")["available"].toBool(), false);

    QVERIFY(labour.run({ "run", "--server", server, "--test", "LightSleep", "--requests", "200", "--connections", "1",
        "--json", "-" }));
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject run = labour.json();
    QVERIFY2(run["totals"]["as_expected"].toInt() == 200, labour.errors().constData());
    QCOMPARE(run["server"]["command"][0].toString(), labour.folder() + "/bin/python");
    QCOMPARE(run["server"]["version"].toString(), version);
    QCOMPARE(run["leftovers"]["processes"].toArray(), QJsonArray());
}

QTEST_GUILESS_MAIN(ServersInterpretersTest)
#include "servers_interpreters_test.moc"
