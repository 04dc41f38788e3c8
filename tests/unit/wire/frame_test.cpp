// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/encoding.h"
#include "core/wire/frame.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

namespace labour {

namespace {

std::string bytesOf(const QByteArray& hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

std::string headOfLength(std::uint32_t length)
{
    std::string bytes;
    for (unsigned i = 0; i < 4; ++i)
        bytes += static_cast<char>((length >> (8 * i)) & 0xff);
    return bytes;
}

}

class FrameTest : public QObject
{
    Q_OBJECT

private slots:
    void unsignedIntegers_data();
    void unsignedIntegers();
    void signedIntegers_data();
    void signedIntegers();
    void integersRoundTrip();
    void reals_data();
    void reals();
    void texts_data();
    void texts();
    void booleans();
    void mixedValues();
    void badIntegers_data();
    void badIntegers();
    void boundedIntegers();
    void shortReals();
    void impossibleTexts_data();
    void impossibleTexts();
    void impossibleCounts_data();
    void impossibleCounts();
    void failureLasts();
    void somethingLeftIsNotDone();

    void frameLayout();
    void splitAtEveryByte();
    void byteByByte();
    void severalAtOnce();
    void bytesAfterAFrameAreKept();
    void emptyPayload();
    void nonsense_data();
    void nonsense();
    void theLargestFrameIsWaitedFor();
    void nothingIsReadAfterNonsense();
    void framesBeforeNonsenseAreRead();
};

void FrameTest::unsignedIntegers_data()
{
    QTest::addColumn<quint64>("value");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("0") << quint64 { 0 } << QByteArray("00");
    QTest::newRow("127") << quint64 { 127 } << QByteArray("7f");
    QTest::newRow("128") << quint64 { 128 } << QByteArray("8001");
    QTest::newRow("300") << quint64 { 300 } << QByteArray("ac02");
    QTest::newRow("2^32") << (quint64 { 1 } << 32) << QByteArray("8080808010");
    QTest::newRow("2^63") << (quint64 { 1 } << 63) << QByteArray("80808080808080808001");
    QTest::newRow("largest") << std::numeric_limits<quint64>::max() << QByteArray("ffffffffffffffffff01");
}

void FrameTest::unsignedIntegers()
{
    QFETCH(quint64, value);
    QFETCH(QByteArray, hex);
    Encoder encoder;
    encoder.unsignedInteger(value);
    QCOMPARE(encoder.bytes(), bytesOf(hex));
    Decoder decoder(encoder.bytes());
    QCOMPARE(decoder.unsignedInteger(), std::uint64_t { value });
    QVERIFY(decoder.done());
}

void FrameTest::signedIntegers_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("0") << qint64 { 0 } << QByteArray("00");
    QTest::newRow("-1") << qint64 { -1 } << QByteArray("01");
    QTest::newRow("1") << qint64 { 1 } << QByteArray("02");
    QTest::newRow("-64") << qint64 { -64 } << QByteArray("7f");
    QTest::newRow("64") << qint64 { 64 } << QByteArray("8001");
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << QByteArray("feffffffffffffffff01");
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << QByteArray("ffffffffffffffffff01");
}

void FrameTest::signedIntegers()
{
    QFETCH(qint64, value);
    QFETCH(QByteArray, hex);
    Encoder encoder;
    encoder.signedInteger(value);
    QCOMPARE(encoder.bytes(), bytesOf(hex));
    Decoder decoder(encoder.bytes());
    QCOMPARE(decoder.signedInteger(), std::int64_t { value });
    QVERIFY(decoder.done());
}

void FrameTest::integersRoundTrip()
{
    std::mt19937_64 generator(31);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t value = generator() >> (generator() % 64);
        const auto negative = static_cast<std::int64_t>(~value);
        Encoder encoder;
        encoder.unsignedInteger(value);
        encoder.signedInteger(static_cast<std::int64_t>(value));
        encoder.signedInteger(negative);
        Decoder decoder(encoder.bytes());
        QCOMPARE(decoder.unsignedInteger(), value);
        QCOMPARE(decoder.signedInteger(), static_cast<std::int64_t>(value));
        QCOMPARE(decoder.signedInteger(), negative);
        QVERIFY(decoder.done());
    }
}

void FrameTest::reals_data()
{
    QTest::addColumn<double>("value");
    using Limits = std::numeric_limits<double>;
    QTest::newRow("0") << 0.0;
    QTest::newRow("-0") << -0.0;
    QTest::newRow("0.1") << 0.1;
    QTest::newRow("smallest") << Limits::denorm_min();
    QTest::newRow("largest") << Limits::max();
    QTest::newRow("lowest") << Limits::lowest();
    QTest::newRow("infinity") << Limits::infinity();
    QTest::newRow("not a number") << Limits::quiet_NaN();
}

void FrameTest::reals()
{
    QFETCH(double, value);
    Encoder encoder;
    encoder.real(value);
    QCOMPARE(encoder.bytes().size(), std::size_t { 8 });
    Decoder decoder(encoder.bytes());
    QCOMPARE(std::bit_cast<std::uint64_t>(decoder.real()), std::bit_cast<std::uint64_t>(value));
    QVERIFY(decoder.done());
}

void FrameTest::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("plain") << QByteArray("GET /Sleeping?sleep_duration=0.5");
    QTest::newRow("zeros and high bytes") << QByteArray("\0\xff\x80\0", 4);
    QTest::newRow("127 bytes") << QByteArray(127, 'a');
    QTest::newRow("128 bytes") << QByteArray(128, 'b');
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'c');
}

void FrameTest::texts()
{
    QFETCH(QByteArray, text);
    Encoder encoder;
    encoder.text(text.toStdString());
    Decoder decoder(encoder.bytes());
    QCOMPARE(decoder.text(), text.toStdString());
    QVERIFY(decoder.done());
}

void FrameTest::booleans()
{
    Encoder encoder;
    encoder.boolean(true);
    encoder.boolean(false);
    QCOMPARE(encoder.bytes(), bytesOf("0100"));
    Decoder decoder(encoder.bytes());
    QVERIFY(decoder.boolean());
    QVERIFY(!decoder.boolean());
    QVERIFY(decoder.done());
}

void FrameTest::mixedValues()
{
    Encoder encoder;
    encoder.text("name");
    encoder.signedInteger(-7);
    encoder.real(0.25);
    encoder.unsignedInteger(2);
    encoder.text("a");
    encoder.text("b");
    Decoder decoder(encoder.bytes());
    QCOMPARE(decoder.text(), std::string("name"));
    QCOMPARE(decoder.signedInteger(), std::int64_t { -7 });
    QCOMPARE(decoder.real(), 0.25);
    QCOMPARE(decoder.count(), std::size_t { 2 });
    QCOMPARE(decoder.text(), std::string("a"));
    QVERIFY(!decoder.done());
    QCOMPARE(decoder.text(), std::string("b"));
    QVERIFY(decoder.done());
}

void FrameTest::badIntegers_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("ends within") << QByteArray("80");
    QTest::newRow("ends within, long") << QByteArray("ffffffffffffffffff");
    QTest::newRow("65 bits") << QByteArray("ffffffffffffffffff02");
    QTest::newRow("70 bits") << QByteArray("ffffffffffffffffff7f");
    QTest::newRow("without end") << QByteArray("8080808080808080808080808000");
}

void FrameTest::badIntegers()
{
    QFETCH(QByteArray, hex);
    const std::string bytes = bytesOf(hex);
    Decoder decoder(bytes);
    QCOMPARE(decoder.unsignedInteger(), std::uint64_t { 0 });
    QVERIFY(decoder.failed());
    Decoder again(bytes);
    QCOMPARE(again.signedInteger(), std::int64_t { 0 });
    QVERIFY(again.failed());
}

void FrameTest::boundedIntegers()
{
    Encoder encoder;
    for (const std::uint64_t value : { 255ULL, 65'535ULL, 4'294'967'295ULL, ~0ULL, 256ULL })
        encoder.unsignedInteger(value);
    Decoder decoder(encoder.bytes());
    QCOMPARE(decoder.bounded<std::uint8_t>(), std::uint8_t { 255 });
    QCOMPARE(decoder.bounded<std::uint16_t>(), std::uint16_t { 65'535 });
    QCOMPARE(decoder.bounded<std::uint32_t>(), std::uint32_t { 4'294'967'295 });
    QCOMPARE(decoder.bounded<std::uint64_t>(), ~std::uint64_t { 0 });
    QVERIFY(!decoder.failed());
    QCOMPARE(decoder.bounded<std::uint8_t>(), std::uint8_t { 0 });
    QVERIFY(decoder.failed());
    Encoder tooLarge;
    tooLarge.unsignedInteger(65'536);
    QCOMPARE(Decoder(tooLarge.bytes()).bounded<std::uint16_t>(), std::uint16_t { 0 });
}

void FrameTest::shortReals()
{
    const std::string bytes(7, '\x01');
    Decoder decoder(bytes);
    QCOMPARE(decoder.real(), 0.0);
    QVERIFY(decoder.failed());
}

void FrameTest::impossibleTexts_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("one byte short") << QByteArray("03 6162");
    QTest::newRow("absurdly long") << QByteArray("ffffffffffffffff7f 6162");
}

void FrameTest::impossibleTexts()
{
    QFETCH(QByteArray, hex);
    const std::string bytes = bytesOf(hex);
    Decoder decoder(bytes);
    QVERIFY(decoder.text().empty());
    QVERIFY(decoder.failed());
}

void FrameTest::impossibleCounts_data()
{
    QTest::addColumn<quint64>("claimed");
    QTest::addColumn<int>("leastBytes");
    QTest::addColumn<bool>("possible");
    QTest::newRow("none") << quint64 { 0 } << 1 << true;
    QTest::newRow("as many as bytes") << quint64 { 16 } << 1 << true;
    QTest::newRow("one too many") << quint64 { 17 } << 1 << false;
    QTest::newRow("as many as pairs") << quint64 { 8 } << 2 << true;
    QTest::newRow("one pair too many") << quint64 { 9 } << 2 << false;
    QTest::newRow("fewer than fit") << quint64 { 1 } << 12 << true;
    QTest::newRow("the largest number") << std::numeric_limits<quint64>::max() << 1 << false;
    QTest::newRow("wraps when multiplied") << (quint64 { 1 } << 61) + 1 << 8 << false;
}

void FrameTest::impossibleCounts()
{
    QFETCH(quint64, claimed);
    QFETCH(int, leastBytes);
    QFETCH(bool, possible);
    Encoder encoder;
    encoder.unsignedInteger(claimed);
    const std::string bytes = encoder.bytes() + std::string(16, '\0');
    Decoder decoder(bytes);
    QCOMPARE(decoder.count(static_cast<std::size_t>(leastBytes)), possible ? static_cast<std::size_t>(claimed) : 0);
    QCOMPARE(decoder.failed(), !possible);
}

void FrameTest::failureLasts()
{
    const std::string bytes = bytesOf("0501020304");
    Decoder decoder(bytes);
    QVERIFY(decoder.text().empty());
    QVERIFY(decoder.failed());
    QCOMPARE(decoder.unsignedInteger(), std::uint64_t { 0 });
    QCOMPARE(decoder.signedInteger(), std::int64_t { 0 });
    QCOMPARE(decoder.real(), 0.0);
    QCOMPARE(decoder.count(), std::size_t { 0 });
    QVERIFY(!decoder.boolean());
    QVERIFY(decoder.text().empty());
    QVERIFY(!decoder.done());
    Decoder told("");
    told.fail();
    QVERIFY(told.failed());
    QVERIFY(!told.done());
}

void FrameTest::somethingLeftIsNotDone()
{
    Decoder decoder(std::string_view("\x01\x01", 2));
    decoder.unsignedInteger();
    QVERIFY(!decoder.failed());
    QVERIFY(!decoder.done());
}

void FrameTest::frameLayout()
{
    QCOMPARE(framed(17, "abc"), bytesOf("05000000 02 11 616263"));
    QCOMPARE(framed(255, ""), bytesOf("02000000 02 ff"));
}

void FrameTest::splitAtEveryByte()
{
    const std::string bytes = framed(3, "first payload") + framed(4, std::string("\0\x01\x02", 3));
    for (std::size_t at = 0; at <= bytes.size(); ++at) {
        FrameReader reader;
        std::vector<Frame> frames;
        for (const std::string& part : { bytes.substr(0, at), bytes.substr(at) }) {
            reader.feed(part);
            while (std::optional<Frame> frame = reader.next())
                frames.push_back(*frame);
        }
        QCOMPARE(frames.size(), std::size_t { 2 });
        QCOMPARE(frames[0].type, std::uint8_t { 3 });
        QCOMPARE(frames[0].payload, std::string("first payload"));
        QCOMPARE(frames[1].type, std::uint8_t { 4 });
        QCOMPARE(frames[1].payload, std::string("\0\x01\x02", 3));
        QVERIFY(!reader.isWithinFrame());
        QVERIFY(reader.error().empty());
    }
}

void FrameTest::byteByByte()
{
    const std::string payload(300, 'p');
    const std::string bytes = framed(9, payload);
    FrameReader reader;
    QVERIFY(!reader.isWithinFrame());
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        reader.feed(std::string_view(bytes).substr(i, 1));
        QVERIFY(!reader.next());
        QVERIFY(reader.isWithinFrame());
    }
    reader.feed(std::string_view(bytes).substr(bytes.size() - 1));
    const std::optional<Frame> frame = reader.next();
    QVERIFY(frame);
    QCOMPARE(frame->payload, payload);
    QVERIFY(!reader.next());
    QVERIFY(!reader.isWithinFrame());
}

void FrameTest::severalAtOnce()
{
    std::string bytes;
    for (int i = 0; i < 1000; ++i)
        bytes += framed(static_cast<std::uint8_t>(i % 256), std::string(static_cast<std::size_t>(i), 'x'));
    FrameReader reader;
    reader.feed(bytes);
    for (int i = 0; i < 1000; ++i) {
        const std::optional<Frame> frame = reader.next();
        QVERIFY(frame);
        QCOMPARE(frame->type, static_cast<std::uint8_t>(i % 256));
        QCOMPARE(frame->payload.size(), static_cast<std::size_t>(i));
    }
    QVERIFY(!reader.next());
}

void FrameTest::bytesAfterAFrameAreKept()
{
    FrameReader reader;
    const std::string second = framed(2, "second");
    reader.feed(framed(1, "first") + second.substr(0, 5));
    QCOMPARE(reader.next()->payload, std::string("first"));
    QVERIFY(reader.isWithinFrame());
    QVERIFY(!reader.next());
    reader.feed(second.substr(5) + framed(3, "third"));
    QCOMPARE(reader.next()->payload, std::string("second"));
    QCOMPARE(reader.next()->payload, std::string("third"));
    QVERIFY(!reader.isWithinFrame());
}

void FrameTest::emptyPayload()
{
    FrameReader reader;
    reader.feed(framed(4, ""));
    const std::optional<Frame> frame = reader.next();
    QVERIFY(frame);
    QCOMPARE(frame->type, std::uint8_t { 4 });
    QVERIFY(frame->payload.empty());
}

void FrameTest::nonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const auto length = [](std::uint32_t value) { return QByteArray::fromStdString(headOfLength(value)); };
    QTest::newRow("no room for version and type") << length(0) << QStringLiteral("0 bytes");
    QTest::newRow("no room for the type") << length(1) + "\x01" << QStringLiteral("1 bytes");
    QTest::newRow("a byte too long") << length(largestFrame + 1) << QStringLiteral("67108865 bytes");
    QTest::newRow("absurdly long") << length(0xffffffff) << QStringLiteral("4294967295 bytes");
    QTest::newRow("text") << QByteArray("Traceback (most recent call last):\n") << QStringLiteral("bytes");
    QTest::newRow("an older version, before its end") << length(100) + "\x01" << QStringLiteral("version 1");
    QTest::newRow("a newer version, whole") << length(2) + "\x03\x03" << QStringLiteral("version 3, not 2");
    QTest::newRow("version 255") << length(2) + "\xff" << QStringLiteral("version 255");
}

void FrameTest::nonsense()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    FrameReader reader;
    reader.feed(bytes.toStdString());
    QVERIFY(!reader.next());
    const QString error = QString::fromStdString(reader.error());
    QVERIFY2(error.contains(said), qPrintable(error));
}

void FrameTest::theLargestFrameIsWaitedFor()
{
    FrameReader reader;
    reader.feed(headOfLength(largestFrame) + "\x02\x05 begins");
    QVERIFY(!reader.next());
    QVERIFY(reader.error().empty());
    QVERIFY(reader.isWithinFrame());
}

void FrameTest::nothingIsReadAfterNonsense()
{
    FrameReader reader;
    reader.feed(headOfLength(0));
    QVERIFY(!reader.next());
    const std::string error = reader.error();
    reader.feed(framed(1, "good"));
    QVERIFY(!reader.next());
    QCOMPARE(reader.error(), error);
}

void FrameTest::framesBeforeNonsenseAreRead()
{
    FrameReader reader;
    reader.feed(framed(1, "good") + headOfLength(1));
    QCOMPARE(reader.next()->payload, std::string("good"));
    QVERIFY(reader.error().empty());
    QVERIFY(!reader.next());
    QVERIFY(!reader.error().empty());
}

}

QTEST_APPLESS_MAIN(labour::FrameTest)
#include "frame_test.moc"
