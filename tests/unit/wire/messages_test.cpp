// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/encoding.h"
#include "tests/unit/wire/largest_allocation.h"
#include "tests/unit/wire/message_samples.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

namespace labour {

namespace {

std::string_view payloadOf(const std::string& frame)
{
    return std::string_view(frame).substr(6);
}

std::uint8_t typeOf(const std::string& frame)
{
    return static_cast<std::uint8_t>(frame.at(5));
}

/// What a decoder may ask for at once for a payload: a vector that doubles, of elements that are a byte each on the
/// pipe.
std::size_t allowedFor(std::string_view payload)
{
    return 4096 + 64 * payload.size();
}

std::string mutated(std::string payload, std::mt19937_64& generator)
{
    static const std::vector<std::string> spices { std::string("\0", 1), "\x7f", "\x80", "\xff",
        std::string("\xff\xff\xff\xff\x0f"), std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01") };
    for (std::uint64_t left = 1 + generator() % 4; left > 0; --left) {
        const std::size_t at = payload.empty() ? 0 : generator() % payload.size();
        switch (generator() % 6) {
        case 0:
            if (!payload.empty())
                payload[at] = static_cast<char>(generator());
            break;
        case 1:
            if (!payload.empty())
                payload[at] = static_cast<char>(payload[at] ^ static_cast<char>(1U << (generator() % 8)));
            break;
        case 2:
            payload.insert(at, spices[generator() % spices.size()]);
            break;
        case 3:
            payload.erase(at, generator() % 9);
            break;
        case 4:
            payload.insert(at, payload.substr(at, generator() % 17));
            break;
        default: {
            const MessageSample& other = messageSamples()[generator() % messageSamples().size()];
            payload = payload.substr(0, at) + std::string(other.payload().substr(std::min(at, other.payload().size())));
        }
        }
    }
    return payload;
}

Encoder intervalHead()
{
    Encoder encoder;
    encoder.unsignedInteger(0); // slot
    encoder.unsignedInteger(0); // phase
    encoder.unsignedInteger(0); // in flight
    return encoder;
}

/// An interval with one latency count of these buckets, written as steps of index and counts.
std::string intervalWithSteps(
    const std::vector<std::pair<std::uint64_t, std::uint64_t>>& steps, std::uint64_t minUs = 1, std::uint64_t maxUs = 9)
{
    Encoder encoder = intervalHead();
    encoder.unsignedInteger(0); // endings
    encoder.unsignedInteger(1); // latencies
    encoder.unsignedInteger(0); // behaviour
    encoder.unsignedInteger(100);
    encoder.unsignedInteger(minUs);
    encoder.unsignedInteger(maxUs);
    encoder.unsignedInteger(0); // bytes
    encoder.unsignedInteger(steps.size());
    for (const auto& [step, count] : steps) {
        encoder.unsignedInteger(step);
        encoder.unsignedInteger(count);
    }
    encoder.unsignedInteger(0); // services
    for (int i = 0; i < 4; ++i)
        encoder.unsignedInteger(0); // schedule errors: sum, least, largest, buckets
    encoder.unsignedInteger(0); // workers
    return encoder.bytes();
}

std::string intervalWithEnding(const std::vector<std::uint64_t>& members)
{
    Encoder encoder = intervalHead();
    encoder.unsignedInteger(1);
    for (const std::uint64_t member : members)
        encoder.unsignedInteger(member);
    encoder.unsignedInteger(0); // latencies
    encoder.unsignedInteger(0); // services
    for (int i = 0; i < 4; ++i)
        encoder.unsignedInteger(0); // schedule errors: sum, least, largest, buckets
    encoder.unsignedInteger(0); // workers
    return encoder.bytes();
}

}

class MessagesTest : public QObject
{
    Q_OBJECT

private slots:
    void typesAreTheirOwn();
    void hammerMessagesRoundTrip();
    void wardenMessagesRoundTrip();
    void defaultsRoundTrip();
    void rewriting_data();
    void rewriting();
    void everyTruncationIsRefused_data();
    void everyTruncationIsRefused();
    void anythingBehindIsRefused_data();
    void anythingBehindIsRefused();
    void mutationsAreRefusedOrRead();
    void absurdCountsAreRefused_data();
    void absurdCountsAreRefused();
    void badWeights_data();
    void badWeights();
    void badEndings_data();
    void badEndings();
    void badBuckets_data();
    void badBuckets();
    void badLatencies();
    void signalsOutOfRangeAreRefused();
};

void MessagesTest::typesAreTheirOwn()
{
    QCOMPARE(typeOf(encode(richHammerSetup())), static_cast<std::uint8_t>(HammerMessage::Setup));
    QCOMPARE(typeOf(encodeStart(0)), static_cast<std::uint8_t>(HammerMessage::Start));
    QCOMPARE(typeOf(encodeWeights({})), static_cast<std::uint8_t>(HammerMessage::Weights));
    QCOMPARE(encodeStop(), framed(static_cast<std::uint8_t>(HammerMessage::Stop), {}));
    QCOMPARE(encodeReady(), framed(static_cast<std::uint8_t>(HammerMessage::Ready), {}));
    QCOMPARE(typeOf(encode(Interval {})), static_cast<std::uint8_t>(HammerMessage::Interval));
    QCOMPARE(typeOf(encode(HammerShortage {})), static_cast<std::uint8_t>(HammerMessage::Shortage));
    QCOMPARE(typeOf(encode(HammerFinished {})), static_cast<std::uint8_t>(HammerMessage::Finished));
    QCOMPARE(typeOf(encodeFailed("")), static_cast<std::uint8_t>(HammerMessage::Failed));
    QCOMPARE(typeOf(encode(richWardenSetup())), static_cast<std::uint8_t>(WardenMessage::Setup));
    QCOMPARE(typeOf(encodeReadMemory("")), static_cast<std::uint8_t>(WardenMessage::ReadMemory));
    QCOMPARE(encodeStopServer(), framed(static_cast<std::uint8_t>(WardenMessage::Stop), {}));
    QCOMPARE(typeOf(encodeAdopt({})), static_cast<std::uint8_t>(WardenMessage::Adopt));
    QCOMPARE(typeOf(encodeLaunched({})), static_cast<std::uint8_t>(WardenMessage::Launched));
    QCOMPARE(typeOf(encodeLaunchFailed("")), static_cast<std::uint8_t>(WardenMessage::LaunchFailed));
    QCOMPARE(typeOf(encodeStarted({})), static_cast<std::uint8_t>(WardenMessage::ProcessStarted));
    QCOMPARE(typeOf(encode(ProcessExit {})), static_cast<std::uint8_t>(WardenMessage::ProcessExited));
    QCOMPARE(typeOf(encode(WardenSample {})), static_cast<std::uint8_t>(WardenMessage::Sample));
    QCOMPARE(typeOf(encode(WardenMemory {})), static_cast<std::uint8_t>(WardenMessage::Memory));
    QCOMPARE(typeOf(encode(MemoryLimitHit {})), static_cast<std::uint8_t>(WardenMessage::MemoryLimit));
    QCOMPARE(typeOf(encode(ServerOutput {})), static_cast<std::uint8_t>(WardenMessage::Output));
    QCOMPARE(typeOf(encode(StopReport {})), static_cast<std::uint8_t>(WardenMessage::Stopped));
}

void MessagesTest::hammerMessagesRoundTrip()
{
    QCOMPARE(decodeSetup(payloadOf(encode(richHammerSetup()))), std::optional(richHammerSetup()));
    QCOMPARE(decodeInterval(payloadOf(encode(richInterval()))), std::optional(richInterval()));
    for (const std::int64_t ns :
        { std::int64_t { 0 }, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max() })
        QCOMPARE(decodeStart(payloadOf(encodeStart(ns))), std::optional(ns));
    const std::vector<double> weights { 98, 0, 0.25, 1e9 };
    QCOMPARE(decodeWeights(payloadOf(encodeWeights(weights))), std::optional(weights));
    const std::optional<HammerShortage> shortage = decodeShortage(payloadOf(encode(HammerShortage { -5, "no ports" })));
    QVERIFY(shortage);
    QCOMPARE(shortage->atNs, std::int64_t { -5 });
    QCOMPARE(shortage->reason, std::string("no ports"));
    const std::optional<HammerFinished> finished =
        decodeFinished(payloadOf(encode(HammerFinished { 7, 0.125, 0.25, 1U << 30, { 3, 0, 9 } })));
    QVERIFY(finished);
    QCOMPARE(finished->endNs, std::int64_t { 7 });
    QCOMPARE(finished->cpuSeconds, 0.125);
    QCOMPARE(finished->waitedSeconds, 0.25);
    QCOMPARE(finished->largestRssBytes, std::uint64_t { 1U << 30 });
    QCOMPARE(finished->unfinished, (std::vector<std::uint64_t> { 3, 0, 9 }));
    QCOMPARE(decodeFailed(payloadOf(encodeFailed("why"))), std::optional<std::string>("why"));
}

void MessagesTest::wardenMessagesRoundTrip()
{
    QCOMPARE(decodeWardenSetup(payloadOf(encode(richWardenSetup()))), std::optional(richWardenSetup()));
    QCOMPARE(decodeReadMemory(payloadOf(encodeReadMemory("recovery"))), std::optional<std::string>("recovery"));
    QCOMPARE(decodeWatchedProcess(payloadOf(encodeLaunched(richProcess()))), std::optional(richProcess()));
    QCOMPARE(decodeWatchedProcess(payloadOf(encodeStarted(richProcess()))), std::optional(richProcess()));
    QCOMPARE(decodeLaunchFailed(payloadOf(encodeLaunchFailed("no"))), std::optional<std::string>("no"));
    for (const std::optional<std::int32_t> status :
        { std::optional<std::int32_t> {}, std::optional<std::int32_t>(139) }) {
        const ProcessExit exit { richProcess(), status };
        QCOMPARE(decodeProcessExit(payloadOf(encode(exit))), std::optional(exit));
    }
    QCOMPARE(decodeSample(payloadOf(encode(richSample()))), std::optional(richSample()));
    const WardenMemory memory { 5, "storm", { { 10, 20, 30, 40, 50, 60 } } };
    QCOMPARE(decodeMemory(payloadOf(encode(memory))), std::optional(memory));
    const MemoryLimitHit hit { 1, 2, 3 };
    QCOMPARE(decodeMemoryLimit(payloadOf(encode(hit))), std::optional(hit));
    const ServerOutput output { 4096, std::string("a\0b\xff", 4) };
    QCOMPARE(decodeOutput(payloadOf(encode(output))), std::optional(output));
    QCOMPARE(decodeStopped(payloadOf(encode(richStopReport()))), std::optional(richStopReport()));
}

void MessagesTest::defaultsRoundTrip()
{
    QCOMPARE(decodeSetup(payloadOf(encode(HammerSetup {}))), std::optional(HammerSetup {}));
    QCOMPARE(decodeInterval(payloadOf(encode(Interval {}))), std::optional(Interval {}));
    QCOMPARE(decodeWardenSetup(payloadOf(encode(WardenSetup {}))), std::optional(WardenSetup {}));
    QCOMPARE(decodeSample(payloadOf(encode(WardenSample {}))), std::optional(WardenSample {}));
    QCOMPARE(decodeStopped(payloadOf(encode(StopReport {}))), std::optional(StopReport {}));
    QCOMPARE(decodeWeights(payloadOf(encodeWeights({}))), std::optional(std::vector<double> {}));
}

void MessagesTest::rewriting_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < messageSamples().size(); ++i)
        QTest::newRow(messageSamples()[i].name) << static_cast<int>(i);
}

void MessagesTest::rewriting()
{
    QFETCH(int, index);
    const MessageSample& sample = messageSamples().at(static_cast<std::size_t>(index));
    QCOMPARE(sample.rewritten(sample.payload()), std::optional(sample.frame));
}

void MessagesTest::everyTruncationIsRefused_data()
{
    rewriting_data();
}

void MessagesTest::everyTruncationIsRefused()
{
    QFETCH(int, index);
    const MessageSample& sample = messageSamples().at(static_cast<std::size_t>(index));
    for (std::size_t size = 0; size < sample.payload().size(); ++size) {
        // A copy of its own, so that the address sanitizer sees a byte read too far.
        const std::vector<char> bytes(
            sample.payload().begin(), sample.payload().begin() + static_cast<std::ptrdiff_t>(size));
        const std::string_view cut(bytes.data(), bytes.size());
        resetLargestAllocation();
        const bool accepted = sample.rewritten(cut).has_value();
        const std::size_t taken = largestAllocation();
        QVERIFY2(!accepted, qPrintable(QStringLiteral("%1 bytes of %2").arg(size).arg(sample.payload().size())));
        QVERIFY2(taken <= allowedFor(cut), qPrintable(QStringLiteral("%1 bytes for %2").arg(taken).arg(size)));
    }
}

void MessagesTest::anythingBehindIsRefused_data()
{
    rewriting_data();
}

void MessagesTest::anythingBehindIsRefused()
{
    QFETCH(int, index);
    const MessageSample& sample = messageSamples().at(static_cast<std::size_t>(index));
    for (const char byte : { '\0', '\x01', '\xff' })
        QVERIFY(!sample.rewritten(std::string(sample.payload()) + byte));
}

void MessagesTest::mutationsAreRefusedOrRead()
{
    std::mt19937_64 generator(37);
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        const MessageSample& sample = messageSamples()[generator() % messageSamples().size()];
        const std::string payload = mutated(std::string(sample.payload()), generator);
        resetLargestAllocation();
        const std::optional<std::string> frame = sample.rewritten(payload);
        QVERIFY2(largestAllocation() <= allowedFor(payload), sample.name);
        if (!frame)
            continue;
        ++accepted;
        // What was understood can be said, and is understood again in the same way.
        QVERIFY2(sample.rewritten(payloadOf(*frame)) == frame, sample.name);
    }
    QVERIFY2(accepted > 1000 && accepted < 19'000, qPrintable(QString::number(accepted)));
}

void MessagesTest::absurdCountsAreRefused_data()
{
    QTest::addColumn<quint64>("count");
    QTest::newRow("one that is not there") << quint64 { 1 };
    QTest::newRow("a thousand million") << quint64 { 1'000'000'000 };
    QTest::newRow("2^61 + 1") << (quint64 { 1 } << 61) + 1;
    QTest::newRow("the largest number") << std::numeric_limits<quint64>::max();
}

void MessagesTest::absurdCountsAreRefused()
{
    QFETCH(quint64, count);
    Encoder list;
    list.unsignedInteger(count);
    Encoder endings = intervalHead();
    endings.unsignedInteger(count);
    Encoder sample;
    sample.signedInteger(0);
    sample.real(0);
    sample.boolean(false);
    sample.unsignedInteger(count);
    Encoder stopped;
    stopped.text("SIGTERM");
    stopped.real(0);
    stopped.unsignedInteger(count);
    resetLargestAllocation();
    QVERIFY(!decodeWeights(list.bytes()));
    QVERIFY(!decodeWardenSetup(list.bytes()));
    QVERIFY(!decodeFailed(list.bytes()));
    QVERIFY(!decodeInterval(endings.bytes()));
    QVERIFY(!decodeSample(sample.bytes()));
    QVERIFY(!decodeStopped(stopped.bytes()));
    QVERIFY(largestAllocation() < 4096);
}

void MessagesTest::badWeights_data()
{
    QTest::addColumn<double>("weight");
    QTest::newRow("negative") << -0.5;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void MessagesTest::badWeights()
{
    QFETCH(double, weight);
    QVERIFY(!decodeWeights(payloadOf(encodeWeights({ 1, weight, 1 }))));
}

void MessagesTest::badEndings_data()
{
    QTest::addColumn<QList<quint64>>("members"); // behaviour, outcome, wrong, as expected, status, count
    QTest::addColumn<bool>("accepted");
    QTest::newRow("sound") << QList<quint64> { 65535, 11, 2, 1, 65535, 4'294'967'295 } << true;
    QTest::newRow("behaviour too large") << QList<quint64> { 65536, 0, 0, 0, 0, 1 } << false;
    QTest::newRow("no such outcome") << QList<quint64> { 0, 12, 0, 0, 0, 1 } << false;
    QTest::newRow("an outcome beyond a byte") << QList<quint64> { 0, 256, 0, 0, 0, 1 } << false;
    QTest::newRow("no such wrong") << QList<quint64> { 0, 0, 3, 0, 0, 1 } << false;
    QTest::newRow("status too large") << QList<quint64> { 0, 0, 0, 0, 65536, 1 } << false;
    QTest::newRow("count too large") << QList<quint64> { 0, 0, 0, 0, 0, 4'294'967'296 } << false;
}

void MessagesTest::badEndings()
{
    QFETCH(QList<quint64>, members);
    QFETCH(bool, accepted);
    QCOMPARE(decodeInterval(intervalWithEnding({ members.begin(), members.end() })).has_value(), accepted);
}

void MessagesTest::badBuckets_data()
{
    QTest::addColumn<QList<quint64>>("steps");
    QTest::addColumn<bool>("accepted");
    const quint64 limit = Histogram::bucketLimit();
    QTest::newRow("sound") << QList<quint64> { 0, 1, limit - 2 } << true;
    QTest::newRow("the last bucket") << QList<quint64> { limit - 1 } << true;
    QTest::newRow("beyond the last bucket") << QList<quint64> { limit } << false;
    QTest::newRow("beyond the last bucket by steps") << QList<quint64> { limit - 1, 1 } << false;
    QTest::newRow("the same bucket twice") << QList<quint64> { 5, 0 } << false;
    QTest::newRow("wraps in 32 bits") << QList<quint64> { 5, 4'294'967'295 } << false;
    QTest::newRow("beyond 32 bits") << QList<quint64> { 4'294'967'296 } << false;
}

void MessagesTest::badBuckets()
{
    QFETCH(QList<quint64>, steps);
    QFETCH(bool, accepted);
    std::vector<std::pair<std::uint64_t, std::uint64_t>> buckets;
    for (const quint64 step : steps)
        buckets.emplace_back(step, 1);
    QCOMPARE(decodeInterval(intervalWithSteps(buckets)).has_value(), accepted);
}

void MessagesTest::badLatencies()
{
    QVERIFY(decodeInterval(intervalWithSteps({ { 5, 4'294'967'295 } }, 9, 9)));
    QVERIFY(!decodeInterval(intervalWithSteps({ { 5, 4'294'967'296 } })));
    QVERIFY(!decodeInterval(intervalWithSteps({ { 5, 1 } }, 9, 8)));
}

void MessagesTest::signalsOutOfRangeAreRefused()
{
    // 2^32 + 9 would be SIGKILL if its upper half were dropped.
    for (const std::int64_t signal : { (std::int64_t { 1 } << 32) + 9, -(std::int64_t { 1 } << 32) + 9 }) {
        Encoder setup;
        setup.unsignedInteger(0); // command
        setup.unsignedInteger(0); // environment
        setup.text("");
        setup.text("");
        setup.text("");
        setup.unsignedInteger(0); // port
        setup.unsignedInteger(0); // ceiling
        setup.unsignedInteger(1);
        setup.signedInteger(signal);
        setup.signedInteger(0);
        setup.signedInteger(0);
        QVERIFY(!decodeWardenSetup(setup.bytes()));
        Encoder exit;
        exit.signedInteger(1);
        exit.unsignedInteger(1);
        exit.signedInteger(1);
        exit.boolean(false);
        exit.text("");
        exit.boolean(true);
        exit.signedInteger(signal);
        QVERIFY(!decodeProcessExit(exit.bytes()));
    }
}

}

QTEST_APPLESS_MAIN(labour::MessagesTest)
#include "messages_test.moc"
