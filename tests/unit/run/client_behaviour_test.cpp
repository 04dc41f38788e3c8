// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/client_behaviours.h"
#include "core/plan/plan_check.h"
#include "core/run/load_of.h"

#include <QTest>

using namespace labour;

using Leaving = Manners::Leaving;

class ClientBehaviourTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        DataFolders folders;
        folders.shipped = qEnvironmentVariable("LABOUR_BIN") + "/../share/labour";
        m_catalogue = Catalogue::load(folders);
        QVERIFY(m_catalogue.problems().isEmpty());
    }

    void eachIsShippedAndDiffersFromADecentRequest()
    {
        for (const QString& name : clientBehaviours()) {
            const Result<const BehaviourManifest*> manifest = m_catalogue.behaviour(name);
            QVERIFY2(manifest, qPrintable(name));
            QCOMPARE((*manifest)->side, "client");
            if (name == "Get")
                continue;
            QCOMPARE((*manifest)->role, Role::Culprit);
            QCOMPARE((*manifest)->group, "client");
            QVERIFY((*manifest)->help.contains("robust server"));
            const Request request = requestOf(name);
            const Request plain;
            QVERIFY2(!request.manners.areDecent() || request.headers != plain.headers || request.method != plain.method,
                qPrintable(name));
        }
    }

    void askForThePathOfTheirs()
    {
        QCOMPARE(requestOf("HalfClose").target, "/PlainResponse");
        QCOMPARE(requestOf("HalfClose?path=/a%3Fb%3Dc").target, "/a?b=c");
        QCOMPARE(requestOf("AbandonWithin").target, "/PlainResponse?length=10000000");
        const Result<Mix> mix = mixFromTexts({ "HalfClose?path=a" });
        const Result<Mix> checked = checkedMix(*mix, m_catalogue);
        QVERIFY(!checked);
        QVERIFY(checked.error().contains("path has to begin with a slash"));
    }

    void pace()
    {
        const Manners slowHeaders = requestOf("SlowHeaders?chunk=3&interval=20ms").manners;
        QCOMPARE(slowHeaders.sendChunk, 3U);
        QCOMPARE(slowHeaders.sendPauseUs, 20'000);
        QCOMPARE(slowHeaders.uploadBytes, 0U);
        const Request slowUpload = requestOf("SlowUpload?size=5kB&chunk=7&interval=1s");
        QCOMPARE(slowUpload.method, "POST");
        QCOMPARE(slowUpload.manners.uploadBytes, 5000U);
        QCOMPARE(slowUpload.manners.sendChunk, 7U);
        QCOMPARE(slowUpload.manners.sendPauseUs, 1'000'000);
        const Manners slowDownload = requestOf("SlowDownload?chunk=1KiB&interval=5ms").manners;
        QCOMPARE(slowDownload.readChunk, 1024U);
        QCOMPARE(slowDownload.readPauseUs, 5'000);
    }

    void leave_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("leaving");
        QTest::addColumn<qint64>("afterUs");
        const auto row = [](const char* text, Leaving leaving, qint64 afterUs) {
            QTest::addRow("%s", text) << text << static_cast<int>(leaving) << afterUs;
        };
        row("SilentConnection?duration=2", Leaving::Closes, 2'000'000);
        row("AbandonBefore?wait=10ms", Leaving::Closes, 10'000);
        row("AbandonWithin", Leaving::Closes, 0);
        row("AbandonWithin?reset=true", Leaving::Resets, 0);
        row("ResetConnection", Leaving::Resets, 0);
        row("HalfClose?wait=1", Leaving::HalfCloses, 1'000'000);
        row("TruncatedUpload?wait=1", Leaving::Closes, 1'000'000);
        row("TruncatedUpload?ending=half-close", Leaving::HalfCloses, 0);
        row("TruncatedUpload?ending=silence&wait=1", Leaving::Stays, 0);
        row("ConnectionChurn", Leaving::Closes, 0);
        row("ConnectionChurn?request=true", Leaving::Closes, 30'000'000);
        row("LargeUpload", Leaving::Stays, 0);
    }

    void leave()
    {
        QFETCH(QString, text);
        const Manners manners = requestOf(text).manners;
        QTEST(static_cast<int>(manners.leaving), "leaving");
        QTEST(qint64 { manners.leavesAfterUs }, "afterUs");
    }

    void sendLessThanTheySay()
    {
        QCOMPARE(requestOf("SilentConnection").manners.sendLimit, 0U);
        QCOMPARE(requestOf("ConnectionChurn").manners.sendLimit, 0U);
        QCOMPARE(requestOf("ConnectionChurn?request=true").manners.sendLimit, Manners::everything);
        const Request truncated = requestOf("TruncatedUpload?size=255&sent=12");
        QCOMPARE(truncated.headers, "Transfer-Encoding: chunked\r\n");
        QCOMPARE(truncated.body, "ff\r\n");
        QCOMPARE(truncated.manners.uploadBytes, 255U);
        QCOMPARE(truncated.manners.sendLimit, 12U);
        QCOMPARE(requestOf("TruncatedUpload?size=255&sent=1000").manners.sendLimit, 254U);
        QCOMPARE(requestOf("AbandonWithin?received=77").manners.readLimit, 77U);
    }

    void sendMoreThanTheyOught()
    {
        QCOMPARE(requestOf("OversizedHeader?size=3").headers, "X-Filler: xxx\r\n");
        QCOMPARE(requestOf("Pipelining?requests=7").manners.pipelined, 7U);
        QCOMPARE(requestOf("LargeUpload?size=3GB").manners.uploadBytes, 3'000'000'000U);
    }

    void breakTheRulesInOnePlace()
    {
        const auto malformed = [this](const char* fault) {
            return requestOf(QStringLiteral("MalformedRequest?path=/p&fault=") + fault);
        };
        QCOMPARE(malformed("lengths").headers, "Content-Length: 5\r\nContent-Length: 6\r\n");
        QCOMPARE(malformed("nul").headers.size(), std::size_t { 12 });
        QCOMPARE(malformed("nul").method, "GET");
        QVERIFY(malformed("garbage").method.empty());
        QVERIFY(malformed("garbage").body.ends_with("\r\n\r\n"));
        QCOMPARE(malformed("request-line").body, "GET\r\n\r\n");
        QCOMPARE(malformed("version").body, "GET /p HTTP/9.9\r\nHost: localhost\r\n\r\n");
        QCOMPARE(malformed("no-host").body, "GET /p HTTP/1.1\r\n\r\n");
        for (const QString& fault :
            settingNamed((*m_catalogue.behaviour("MalformedRequest"))->parameters, "fault")->choices) {
            const Request request = malformed(qPrintable(fault));
            QVERIFY2(fault == "garbage" || request.body != malformed("garbage").body, qPrintable(fault));
        }
    }

private:
    Request requestOf(const QString& text) const
    {
        Plan plan;
        plan.servers = *serversFromText("wsgiref");
        plan.mix = *mixFromTexts({ text });
        const Result<Plan> checked = checkedPlan(plan, m_catalogue);
        if (!checked)
            qFatal("%s", qPrintable(checked.error()));
        return loadOf(*checked, m_catalogue).mix.front();
    }

    Catalogue m_catalogue;
};

QTEST_GUILESS_MAIN(ClientBehaviourTest)

#include "client_behaviour_test.moc"
