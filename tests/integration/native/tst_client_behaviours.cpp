// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"
#include "core/run/api.h"
#include "core/run/load_of.h"
#include "core/server/subreaper.h"
#include "tests/integration/native/byte_recorder.h"
#include "tests/integration/native/drive.h"

#include <QTest>

using namespace labour;

namespace {

using Answers = ByteRecorder::Answers;
using End = ByteRecorder::End;

constexpr qint64 requests = 4;

struct Wanted {
    std::function<bool(const std::string&)> bytes; ///< of each connection
    End end = End::Fin;
    bool isUploaded = false;
};

bool isAHead(const std::string& bytes)
{
    return bytes.starts_with("GET /p HTTP/1.1\r\n") && bytes.find("\r\n\r\n") == bytes.size() - 4;
}

/// "xxx" after a head, so long.
std::function<bool(const std::string&)> uploadOf(std::size_t size, const std::string& begin = {})
{
    return [size, begin](const std::string& bytes) {
        const std::size_t head = bytes.find("\r\n\r\n") + 4;
        return bytes.starts_with("POST /p HTTP/1.1\r\n") && bytes.substr(head) == begin + std::string(size, 'x');
    };
}

}

class ClientBehavioursTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        becomeSubreaper();
        m_catalogue = Catalogue::load(DataFolders::ofThisProgram());
        QVERIFY(m_catalogue.problems().isEmpty());
    }

    void sendJustThis_data()
    {
        QTest::addColumn<Wanted>("wanted");
        const auto row = [](const char* text, const std::function<bool(const std::string&)>& bytes, End end = End::Fin,
                             bool isUploaded = false) {
            QTest::addRow("%s", text) << Wanted { bytes, end, isUploaded };
        };
        const auto nothing = [](const std::string& bytes) { return bytes.empty(); };
        row("SilentConnection?duration=50ms", nothing);
        row("ConnectionChurn", nothing);
        row("ConnectionChurn?request=true&path=/p", isAHead);
        row("SlowHeaders?chunk=50&interval=5ms&path=/p", isAHead);
        row("SlowUpload?size=100&chunk=20&interval=5ms&path=/p", uploadOf(100), End::Fin, true);
        row("SlowDownload?chunk=2&interval=5ms&path=/p", isAHead);
        row("AbandonBefore?path=/p", isAHead);
        // What is left unread makes the system end the connection by RST in any case.
        row("AbandonWithin?path=/p&received=10", isAHead, End::Reset);
        row("AbandonWithin?path=/p&received=10&reset=true", isAHead, End::Reset);
        row("ResetConnection?path=/p&wait=50ms", isAHead, End::Reset);
        row("HalfClose?path=/p", isAHead);
        row("Pipelining?requests=2&path=/p", [](const std::string& bytes) {
            const std::size_t second = bytes.find("GET /p HTTP/1.1\r\n", 1);
            return second != std::string::npos && isAHead(bytes.substr(0, second)) && isAHead(bytes.substr(second));
        });
        row("OversizedHeader?size=100000&path=/p", [](const std::string& bytes) {
            return isAHead(bytes)
                && bytes.find("\r\nX-Filler: " + std::string(100'000, 'x') + "\r\n") != std::string::npos;
        });
        row("MalformedRequest?fault=version&path=/p",
            [](const std::string& bytes) { return bytes == "GET /p HTTP/9.9\r\nHost: localhost\r\n\r\n"; });
        row("MalformedRequest?fault=nul&path=/p", [](const std::string& bytes) {
            return isAHead(bytes) && bytes.find(std::string("\r\nX-Nul: a\0b\r\n", 14)) != std::string::npos;
        });
        row("TruncatedUpload?size=256&sent=30&path=/p", uploadOf(30, "100\r\n"), End::Fin, true);
        row("LargeUpload?size=1000000&path=/p", uploadOf(1'000'000), End::Fin, true);
    }

    /// Against a server that answers once the whole request is there, and never where it does not come to be.
    void sendJustThis()
    {
        QFETCH(Wanted, wanted);
        const QString text = QString::fromLatin1(QTest::currentDataTag());
        const bool isTwice = text.startsWith("Pipelining");
        const std::string one = "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n" + std::string(40, 'x');
        ByteRecorder server({ text.startsWith("HalfClose")                                 ? Answers::AtTheEnd
                : wanted.isUploaded || text.contains("Before") || text.startsWith("Reset") ? Answers::Never
                                                                                           : Answers::AfterHeads,
            isTwice ? one + one : one, isTwice ? 2 : 1 });
        Load load = loadOf({ text + "=1" });
        load.mix.front().timeoutUs = 500'000;
        load.requestsPerConnection = 1;
        const Driven driven = drive(load, server.port());
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        const auto heard = server.heardOnceEnded(requests);
        QCOMPARE(heard.size(), std::size_t { requests });
        for (const auto& connection : heard) {
            QVERIFY2(wanted.bytes(connection.bytes), connection.bytes.substr(0, 1000).c_str());
            QCOMPARE(connection.end, wanted.end);
        }
    }

    void leaveInnocentsOfARealServerAlone_data()
    {
        // BEHAVIOUR and what most of its requests have to come to
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* text, Outcome outcome) {
            QTest::addRow("%s", text) << text << static_cast<int>(outcome);
        };
        row("SilentConnection?duration=100ms", Outcome::Closed);
        row("SlowHeaders?interval=2ms", Outcome::Replied);
        row("SlowUpload?interval=1ms", Outcome::Replied);
        row("SlowDownload?path=/PlainResponse%3Flength%3D200000&interval=10ms", Outcome::Replied);
        row("AbandonBefore", Outcome::Closed);
        row("AbandonWithin", Outcome::Closed);
        row("ResetConnection", Outcome::Closed);
        row("HalfClose", Outcome::Replied);
        row("Pipelining", Outcome::Replied);
        row("OversizedHeader?size=1MiB", Outcome::Replied);
        row("MalformedRequest?fault=lengths", Outcome::Replied);
        row("TruncatedUpload", Outcome::Closed);
        row("ConnectionChurn", Outcome::Closed);
        row("ConnectionChurn?request=true", Outcome::Replied);
        row("LargeUpload", Outcome::Replied);
    }

    void leaveInnocentsOfARealServerAlone()
    {
        QFETCH(QString, text);
        QFETCH(int, outcome);
        const RunRecord record = measured("waitress", text);
        const Tally innocents = record.recording.tally(0);
        const Tally culprits = record.recording.tally(1);
        QCOMPARE(innocents.asExpected, std::uint64_t { 20 });
        QCOMPARE(culprits.requests, std::uint64_t { 20 });
        QCOMPARE(culprits.outcomes.at(static_cast<std::size_t>(outcome)), std::uint64_t { 20 });
    }

    /// A server that serves one after the other waits for who says nothing, and lets the others wait.
    void areFeltByTheInnocents()
    {
        const RunRecord record = measured("wsgiref", "SilentConnection?duration=100ms");
        QCOMPARE(record.recording.tally(1).asExpected, std::uint64_t { 20 });
        QVERIFY(record.recording.tally(0).latency.maxUs() > 80'000);
    }

private:
    Load loadOf(const QStringList& mix) const
    {
        Plan plan;
        plan.servers = *serversFromText("wsgiref");
        plan.mix = *mixFromTexts(mix);
        plan.load.requests = requests;
        plan.load.connections = 2;
        plan.load.processes = 1;
        const Result<Plan> checked = checkedPlan(plan, m_catalogue);
        if (!checked)
            qFatal("%s", qPrintable(checked.error()));
        return labour::loadOf(*checked, m_catalogue);
    }

    /// Twenty innocents and twenty of these, in turn.
    static RunRecord measured(const std::string& choice, const QString& text)
    {
        Server server(choice);
        Client client;
        client.add({ "PlainResponse" });
        const MixEntry entry = mixFromTexts({ text + "=1" })->first();
        Behaviour behaviour { entry.behaviour.toStdString() };
        for (const auto& [name, value] : entry.parameters)
            behaviour.parameters.emplace_back(name.toStdString(), value.toStdString());
        client.add(behaviour);
        LoadPlan load;
        load.requests = 40;
        load.connections = 4;
        load.processes = 1;
        return client.execute(server, load, Policy::Repeat);
    }

    Catalogue m_catalogue;
};

QTEST_GUILESS_MAIN(ClientBehavioursTest)

#include "tst_client_behaviours.moc"
