// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/reply_classification.h"

#include <QTest>

using namespace labour;

namespace {

const QByteArray ownId = QByteArrayLiteral("0011223344556677.0.1");
const QByteArray otherId = QByteArrayLiteral("0011223344556677.0.2");

}

class TestReplyClassification : public QObject
{
    Q_OBJECT

private slots:
    void outcome_data();
    void outcome();
    void endingCarriesWhatTheReplySaid();
    void repliesWithoutABodyAreMarked();
    void repliesShorterThanTheySayAreTruncated();
    void claimIsParsed();
    void workerIsParsed();
    void malformedClaimIsNone_data();
    void malformedClaimIsNone();
    void malformedWorkerIsNone_data();
    void malformedWorkerIsNone();
    void hostsThatCannotBeReachedRefuse();
};

void TestReplyClassification::outcome_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Outcome>("expected");

    using Reply = QNetworkReply;
    QTest::newRow("200") << Reply::NoError << 200 << ownId << Outcome::Replied;
    QTest::newRow("200 without an id") << Reply::NoError << 200 << QByteArray() << Outcome::Replied;
    QTest::newRow("204") << Reply::NoError << 204 << ownId << Outcome::Replied;
    QTest::newRow("302") << Reply::NoError << 302 << ownId << Outcome::Replied;
    QTest::newRow("400") << Reply::ProtocolInvalidOperationError << 400 << ownId << Outcome::Replied;
    QTest::newRow("401") << Reply::AuthenticationRequiredError << 401 << ownId << Outcome::Replied;
    QTest::newRow("403") << Reply::ContentAccessDenied << 403 << ownId << Outcome::Replied;
    QTest::newRow("404") << Reply::ContentNotFoundError << 404 << ownId << Outcome::Replied;
    QTest::newRow("407") << Reply::ProxyAuthenticationRequiredError << 407 << ownId << Outcome::Replied;
    QTest::newRow("418") << Reply::UnknownContentError << 418 << ownId << Outcome::Replied;
    QTest::newRow("500") << Reply::InternalServerError << 500 << ownId << Outcome::Replied;
    QTest::newRow("503") << Reply::ServiceUnavailableError << 503 << QByteArray() << Outcome::Replied;
    QTest::newRow("599") << Reply::UnknownServerError << 599 << ownId << Outcome::Replied;

    QTest::newRow("another's reply") << Reply::NoError << 200 << otherId << Outcome::Foreign;
    QTest::newRow("another's error") << Reply::InternalServerError << 500 << otherId << Outcome::Foreign;
    QTest::newRow("half of another's reply") << Reply::RemoteHostClosedError << 200 << otherId << Outcome::Foreign;
    QTest::newRow("an id of nothing") << Reply::NoError << 200 << QByteArray("") << Outcome::Foreign;

    QTest::newRow("closed in the body") << Reply::RemoteHostClosedError << 200 << ownId << Outcome::Truncated;
    QTest::newRow("closed in a 500's body") << Reply::RemoteHostClosedError << 500 << ownId << Outcome::Truncated;
    QTest::newRow("broke in the body") << Reply::UnknownNetworkError << 200 << ownId << Outcome::Truncated;
    QTest::newRow("silent in the body") << Reply::TimeoutError << 200 << ownId << Outcome::Truncated;
    QTest::newRow("senseless in the body") << Reply::ProtocolFailure << 200 << ownId << Outcome::Truncated;

    QTest::newRow("refused") << Reply::ConnectionRefusedError << 0 << QByteArray() << Outcome::Refused;
    QTest::newRow("closed, reset or garbage") << Reply::RemoteHostClosedError << 0 << QByteArray() << Outcome::Closed;
    QTest::newRow("not connected in time") << Reply::TimeoutError << 0 << QByteArray() << Outcome::ConnectTimeout;
    QTest::newRow("TLS") << Reply::SslHandshakeFailedError << 0 << QByteArray() << Outcome::TlsError;
    QTest::newRow("no socket") << Reply::UnknownNetworkError << 0 << QByteArray() << Outcome::ClientError;
    QTest::newRow("no network") << Reply::TemporaryNetworkFailureError << 0 << QByteArray() << Outcome::ClientError;
    QTest::newRow("no such host") << Reply::HostNotFoundError << 0 << QByteArray() << Outcome::ClientError;
    QTest::newRow("protocol failure") << Reply::ProtocolFailure << 0 << QByteArray() << Outcome::Malformed;
    QTest::newRow("unknown protocol") << Reply::ProtocolUnknownError << 0 << QByteArray() << Outcome::Malformed;
    QTest::newRow("neither status nor error") << Reply::NoError << 0 << QByteArray() << Outcome::Malformed;
}

void TestReplyClassification::outcome()
{
    QFETCH(const QNetworkReply::NetworkError, error);
    QFETCH(const int, status);
    QFETCH(const QByteArray, id);
    QFETCH(const Outcome, expected);

    const Ending ending = endingOf({ error, status, ownId, id, {}, {}, {} });
    QCOMPARE(ending.outcome, expected);
    QCOMPARE(int(ending.status), expected == Outcome::Replied ? status : 0);
    QCOMPARE(ending.ownId, id == ownId);
}

void TestReplyClassification::endingCarriesWhatTheReplySaid()
{
    const Ending ending = endingOf({ QNetworkReply::NoError, 200, ownId, ownId, "5 3610a686", 5, digestOf("hello") });
    QVERIFY(ending.claim.has_value());
    QVERIFY(*ending.claim == digestOf("hello"));
    QVERIFY(ending.body == digestOf("hello"));
    QVERIFY(!ending.bodiless);
}

void TestReplyClassification::repliesWithoutABodyAreMarked()
{
    for (const int status : { 204, 304 }) {
        const Ending ending = endingOf({ QNetworkReply::NoError, status, ownId, ownId, {}, 5, {} });
        QVERIFY(ending.bodiless);
        QCOMPARE(ending.outcome, Outcome::Replied);
    }
    QVERIFY(!endingOf({ QNetworkReply::NoError, 205, ownId, ownId, {}, {}, {} }).bodiless);
}

void TestReplyClassification::repliesShorterThanTheySayAreTruncated()
{
    const BodyDigest hello = digestOf("hello");
    const auto outcomeFor = [&](std::optional<std::uint64_t> contentLength) {
        return endingOf({ QNetworkReply::NoError, 200, ownId, ownId, {}, contentLength, hello }).outcome;
    };
    QCOMPARE(outcomeFor(std::nullopt), Outcome::Replied);
    QCOMPARE(outcomeFor(5), Outcome::Replied);
    QCOMPARE(outcomeFor(6), Outcome::Truncated);
}

void TestReplyClassification::claimIsParsed()
{
    const std::optional<BodyDigest> claim = parseClaim("4294967296 00c0ffee");
    QVERIFY(claim.has_value());
    QCOMPARE(claim->length, std::uint64_t { 4294967296 });
    QCOMPARE(claim->crc, 0x00c0ffeeU);
}

void TestReplyClassification::workerIsParsed()
{
    const std::optional<WorkerSeen> worker = parseWorker("4711 123456 17");
    QVERIFY(worker.has_value());
    QCOMPARE(worker->pid, 4711);
    QCOMPARE(worker->start, std::uint64_t { 123456 });
}

void TestReplyClassification::malformedClaimIsNone_data()
{
    QTest::addColumn<QByteArray>("header");
    for (const char* header :
        { "", "5", "5 ", "5 3610a68", "5 3610a6861", "5 3610a68g", "-5 3610a686", "5 3610a686 1", "x y" })
        QTest::newRow(header) << QByteArray(header);
}

void TestReplyClassification::malformedClaimIsNone()
{
    QFETCH(const QByteArray, header);
    QVERIFY(!parseClaim(header));
}

void TestReplyClassification::malformedWorkerIsNone_data()
{
    QTest::addColumn<QByteArray>("header");
    for (const char* header : { "", "4711", "4711 1", "4711 1 2 3", "x 1 2", "0 1 2", "-3 1 2", "4711 x 2" })
        QTest::newRow(header) << QByteArray(header);
}

void TestReplyClassification::malformedWorkerIsNone()
{
    QFETCH(const QByteArray, header);
    QVERIFY(!parseWorker(header));
}

/// As with the other engines: tst_server_address, tsung_dump.
void TestReplyClassification::hostsThatCannotBeReachedRefuse()
{
    ReplyFacts facts;
    facts.error = QNetworkReply::UnknownNetworkError;
    for (const char* text : { "Network unreachable", "Host unreachable" }) { // ENETUNREACH, EHOSTUNREACH
        facts.isUnreachable = tellsOfNoRoute(text);
        QCOMPARE(endingOf(facts).outcome, Outcome::Refused);
    }
    facts.isUnreachable = tellsOfNoRoute("Socket operation unsupported");
    QCOMPARE(endingOf(facts).outcome, Outcome::ClientError);
    facts.isUnreachable = true;
    facts.status = 200;
    facts.sentId = facts.id = ownId;
    QCOMPARE(endingOf(facts).outcome, Outcome::Truncated);
}

QTEST_APPLESS_MAIN(TestReplyClassification)
#include "tst_qt_reply_classification.moc"
