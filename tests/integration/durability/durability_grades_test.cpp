// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QJsonArray>
#include <QTest>
#include <QThread>

#include <cmath>
#include <memory>
#include <vector>

using namespace labour::test;

/// That the grades are right: what real servers do, known beforehand.
class DurabilityGradesTest : public QObject
{
    Q_OBJECT

private slots:
    void aServerHasToGetIt_data();
    void aServerHasToGetIt();
    void aStormOfNoCulpritsIsUnharmed();
    void aLeakIsMeasuredAsWhatWasAskedFor();
    void workersThatAreReplacedKeepALeakInBounds();

private:
    QJsonObject measured(LabourProgram& labour, const QStringList& arguments)
    {
        if (!labour.run(QStringList { "durability", "--share-machine", "--json", "-" } + arguments, 120))
            return {};
        return labour.json();
    }
};

void DurabilityGradesTest::aServerHasToGetIt_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("culprit");
    QTest::addColumn<QString>("dose");
    QTest::addColumn<QString>("grade");
    QTest::addColumn<bool>("mainSurvives");
    const auto row = [](const char* what, const char* module, const char* server, const char* culprit, const char* dose,
                         const char* grade, bool mainSurvives) {
        QTest::newRow(what) << module << server << culprit << dose << grade << mainSurvives;
    };
    row("nothing happens", "wsgiref", "wsgiref", "PlainResponse", "1", "unharmed", true);
    row("the only process ends", "wsgiref", "wsgiref", "OsExit", "1", "died", false);
    row("nothing listens any more", "wsgiref", "wsgiref", "CloseListener", "1", "died", true);
    row("the others queue", "wsgiref", "wsgiref", "Sleeping?sleep_duration=1", "1", "degraded", true);
    row("one of two workers ends", "gunicorn", "gunicorn:sync", "SIGSEGV", "1", "unharmed|recovered", true);
    row("both workers are wedged", "gunicorn", "gunicorn:sync", "PythonWedge", "2", "recovered", true);
    row("all threads are locked", "waitress", "waitress,threads=4", "Deadlock", "4", "wedged", true);
    row("three of four threads are locked", "waitress", "waitress,threads=4", "Deadlock", "3", "unharmed", true);
}

void DurabilityGradesTest::aServerHasToGetIt()
{
    QFETCH(const QString, module);
    QFETCH(const QString, server);
    QFETCH(const QString, culprit);
    QFETCH(const QString, dose);
    QFETCH(const QString, grade);
    QFETCH(const bool, mainSurvives);
    if (module != "wsgiref" && !hasPythonModule(module))
        QSKIP(qPrintable(server + " is not installed: /usr/bin/python3 has no module " + module));
    LabourProgram labour;
    const QJsonObject table = measured(labour, { "--servers", server, "--behaviours", culprit, "--dose", dose });
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject result = table["results"][0].toObject();
    QVERIFY2(grade.split('|').contains(result["grade"].toString()), labour.errors().constData());
    QCOMPARE(result["main_survived"].toBool(), mainSurvives);
    QCOMPARE(result["culprits"].toInt(), dose.toInt());
    QVERIFY(result["innocents"]["sent"].toInt() >= 50);
    const bool isHurt = grade != "unharmed" && !grade.contains('|');
    if (isHurt) // and one that is unharmed may have had two slow ones
        QVERIFY(result["hurt_per_culprit"].toDouble() > 0);
    if (grade == "recovered" || grade == "degraded")
        QVERIFY(result["recovery_s"].toDouble() > 0);
    if (grade == "wedged" || grade == "died")
        QVERIFY(result["recovery_s"].isNull());
    if (grade == "recovered") {
        QVERIFY(result["workers_exited"].toInt() >= 2);
        QVERIFY(result["workers_started"].toInt() >= 2);
        QVERIFY(result["collateral_ci95"][0].toDouble() > 0);
        QVERIFY(result["detection_s"].toDouble() > 0);
        QVERIFY(result["detection_s"].toDouble() < result["culprit_timeout_s"].toDouble());
        QCOMPARE(result["culprit_workers"].toObject().size(), 2);
    }
    QVERIFY(result["leftovers"]["processes"].toArray().isEmpty());
}

void DurabilityGradesTest::aStormOfNoCulpritsIsUnharmed()
{
    // On a loaded machine: as many processes that compute as there are cores.
    std::vector<std::unique_ptr<QProcess>> burners;
    for (int i = 0; i < QThread::idealThreadCount(); ++i) {
        burners.push_back(std::make_unique<QProcess>());
        burners.back()->start("/usr/bin/python3", { "-c", "while True: pass" });
    }
    LabourProgram labour;
    const QJsonObject table =
        measured(labour, { "--servers", "wsgiref", "--behaviours", "PlainResponse", "--dose", "0" });
    for (const auto& burner : burners) {
        burner->kill();
        burner->waitForFinished();
    }
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject result = table["results"][0].toObject();
    QCOMPARE(result["grade"].toString(), "unharmed");
    QVERIFY(result["collateral_ci95"][0].toDouble() <= 0);
    QVERIFY(result["collateral_ci95"][1].toDouble() >= 0);
    QVERIFY(result["hurt_per_culprit"].isNull());
}

void DurabilityGradesTest::aLeakIsMeasuredAsWhatWasAskedFor()
{
    LabourProgram labour;
    const QJsonObject table = measured(labour, { "--servers", "wsgiref", "--behaviours", "LeakMemory", "--dose", "1" });
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject result = table["results"][1].toObject();
    QCOMPARE(result["measures"].toString(), "leak");
    QCOMPARE(result["culprits"].toInt(), 50);
    const double mebibyte = 1048576;
    QCOMPARE(result["leak"]["asked_bytes"].toDouble(), mebibyte);
    const double measured = result["leak"]["bytes_per_culprit"].toDouble();
    QVERIFY2(std::abs(measured - mebibyte) < 0.1 * mebibyte, qPrintable(QString::number(measured)));
    QCOMPARE(result["leak"]["workers_replaced"].toInt(-1), 0);
    QCOMPARE(result["leak"]["plateaus"], QJsonValue(false));
    QVERIFY(result["leak"]["plateau_rss_bytes"].isNull());
}

void DurabilityGradesTest::workersThatAreReplacedKeepALeakInBounds()
{
    if (!hasPythonModule("gunicorn"))
        QSKIP("gunicorn is not installed: /usr/bin/python3 has no module gunicorn");
    LabourProgram labour;
    const QJsonObject table = measured(labour,
        { "--servers", "gunicorn:sync,max_requests=60,timeout=30", "--behaviours", "LeakMemory", "--dose", "1" });
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject result = table["results"][1].toObject();
    const QJsonObject leak = result["leak"].toObject();
    const double mebibyte = 1048576;
    QVERIFY2(leak["workers_replaced"].toInt() >= 2, labour.errors().constData());
    QCOMPARE(leak["plateaus"], QJsonValue(true));
    const double inALife = leak["bytes_per_culprit_in_a_life"].toDouble();
    QVERIFY2(std::abs(inALife - mebibyte) < 0.25 * mebibyte, qPrintable(QString::number(inALife)));
    QVERIFY(leak["bytes_per_culprit"].toDouble() < inALife / 2);
    QVERIFY(leak["plateau_rss_bytes"].toDouble() <= leak["peak_rss_bytes"].toDouble());
    QVERIFY(leak["lost_to_recycling"].toInt(-1) >= 0);
    QVERIFY(leak["lost_to_recycling"].toInt() <= result["innocents"]["failed"].toInt());
}

QTEST_GUILESS_MAIN(DurabilityGradesTest)
#include "durability_grades_test.moc"
