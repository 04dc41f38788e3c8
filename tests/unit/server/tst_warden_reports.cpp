// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_descriptor.h"
#include "core/server/warden/outbox.h"
#include "core/server/warden/output_relay.h"
#include "core/wire/warden_messages.h"

#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace labour;

namespace {

struct Pipe {
    Pipe()
    {
        std::array<int, 2> ends {};
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
            reading = FileDescriptor(ends[0]);
            writing = FileDescriptor(ends[1]);
        }
    }
    std::string readAll() const
    {
        std::string all;
        std::array<char, 65536> piece;
        ssize_t count = 0;
        while ((count = ::read(reading.get(), piece.data(), piece.size())) > 0)
            all.append(piece.data(), static_cast<std::size_t>(count));
        return all;
    }
    FileDescriptor reading;
    FileDescriptor writing;
};

}

/// The warden's words on their way out: whole, bounded, and never waited for.
class TestWardenReports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }
    void stuckReaderLosesSamplesOnly();
    void readerThatIsGone();
    void readerThatNeverReads();
    void outputKeepsTheNewest();
    void outputThatDoesNotFitIsCounted();
};

void TestWardenReports::stuckReaderLosesSamplesOnly()
{
    Pipe pipe;
    Outbox outbox(pipe.writing.get());
    const std::string sample = framed(1, std::string(1000, 's'));
    const std::string exit = framed(2, "exit");
    int kept = 0;
    for (int i = 0; i < 5000; ++i) {
        kept += outbox.send(sample, Outbox::Keep::IfRoom) ? 1 : 0;
        QVERIFY(outbox.send(exit));
    }
    QVERIFY(kept > 0 && kept < 5000);
    QVERIFY(!outbox.isBroken());

    FrameReader reader;
    int samples = 0;
    int exits = 0;
    for (std::string bytes = pipe.readAll(); !bytes.empty(); bytes = pipe.readAll()) {
        reader.feed(bytes);
        while (const auto frame = reader.next())
            ++(frame->type == 1 ? samples : exits);
        outbox.flush();
    }
    QVERIFY(reader.error().empty());
    QVERIFY(!reader.isWithinFrame());
    QVERIFY(outbox.isEmpty());
    QCOMPARE(samples, kept);
    QCOMPARE(exits, 5000);
}

void TestWardenReports::readerThatIsGone()
{
    Pipe pipe;
    pipe.reading.reset();
    Outbox outbox(pipe.writing.get());
    outbox.send(framed(1, "anything"));
    QVERIFY(outbox.isBroken());
}

void TestWardenReports::readerThatNeverReads()
{
    Pipe pipe;
    Outbox outbox(pipe.writing.get());
    const std::string frame = framed(1, std::string(1 << 20, 'x'));
    int sent = 0;
    while (!outbox.isBroken() && sent < 200) {
        outbox.send(frame);
        ++sent;
    }
    QVERIFY(sent > 10 && sent < 100);
}

void TestWardenReports::outputKeepsTheNewest()
{
    Pipe server;
    Pipe pipe;
    Outbox outbox(pipe.writing.get());
    OutputRelay relay(server.reading.get(), outbox);
    std::uint64_t written = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string text = std::string(10'000, 'x') + std::to_string(i) + '\n';
        written += static_cast<std::uint64_t>(::write(server.writing.get(), text.data(), text.size()));
        QVERIFY(relay.drain());
    }
    relay.flush();
    QVERIFY(!relay.isWaiting());
    FrameReader reader;
    std::optional<Frame> frame;
    while (!frame) {
        reader.feed(pipe.readAll());
        frame = reader.next();
        outbox.flush();
    }
    const auto output = decodeOutput(frame->payload);
    QVERIFY(output);
    QCOMPARE(output->text.size(), std::size_t { 64 << 10 });
    QCOMPARE(output->droppedBytes + output->text.size(), written);
    QVERIFY(output->text.ends_with("99\n"));

    server.writing.reset();
    QVERIFY(!relay.drain());
}

void TestWardenReports::outputThatDoesNotFitIsCounted()
{
    Pipe server;
    Pipe pipe;
    Outbox outbox(pipe.writing.get());
    OutputRelay relay(server.reading.get(), outbox);
    while (outbox.send(framed(99, std::string(1000, 's')), Outbox::Keep::IfRoom)) { }
    QCOMPARE(::write(server.writing.get(), std::string(5000, 'a').data(), 5000), ssize_t { 5000 });
    QVERIFY(relay.drain());
    relay.flush();
    QVERIFY(relay.isWaiting()); // with the news of what is missing

    FrameReader reader;
    std::optional<ServerOutput> output;
    for (int i = 0; i < 1000 && !output; ++i) {
        reader.feed(pipe.readAll());
        outbox.flush();
        while (const auto frame = reader.next()) {
            if (frame->type == static_cast<std::uint8_t>(WardenMessage::Output))
                output = decodeOutput(frame->payload);
        }
        if (outbox.isEmpty())
            relay.flush();
    }
    QVERIFY(output);
    QCOMPARE(output->droppedBytes, std::uint64_t { 5000 });
    QVERIFY(output->text.empty());
}

QTEST_APPLESS_MAIN(TestWardenReports)
#include "tst_warden_reports.moc"
