// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/story.h"

#include "core/run/exit_text.h"
#include "core/verdict/process_end.h"

#include <QTest>

#include <csignal>

using namespace labour;

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

/// Innocents that are answered in 2 ms, ten each 100 ms, beside a culprit of that name.
class Made
{
public:
    explicit Made(double seconds, const std::string& culprit = "SIGSEGV")
        : m_slots(static_cast<std::uint32_t>(std::lround(seconds * 10)))
    {
        m_record.recording =
            Recording({ { "PlainResponse", {}, 95, Role::Innocent }, { culprit, {}, 5, Role::Culprit } });
        m_record.server = { "gunicorn", "sync", {}, "20.1.0", {} };
    }

    Made& answered(double from, double to, std::uint32_t count = 10, std::uint64_t us = 2000)
    {
        for (std::uint32_t slot = at(from); slot < at(to); ++slot) {
            Interval interval;
            interval.slot = slot;
            interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, count } };
            interval.latencies = { { 0, us * count, us, us, 0, { { Histogram::indexOf(us), count } } } };
            m_record.recording.add(interval);
        }
        return *this;
    }

    Made& ended(double t, Outcome outcome, std::uint32_t count, std::uint16_t behaviour = 0, bool asExpected = false,
        Wrong wrong = Wrong::Nothing)
    {
        Interval interval;
        interval.slot = at(t);
        const auto status = static_cast<std::uint16_t>(outcome == Outcome::Replied ? 500 : 0);
        interval.endings = { { behaviour, outcome, wrong, asExpected, status, count } };
        m_record.recording.add(interval);
        return *this;
    }

    Made& culprits(double t, std::uint32_t count) { return ended(t, Outcome::Closed, count, 1, true); }

    Made& happened(double t, const char* kind, std::int64_t pid, const char* detail)
    {
        m_record.recording.add(Event { t, kind, pid, detail });
        return *this;
    }

    /// A worker that its ordinal-th SIGSEGV ends.
    Made& crash(double t, int pid, const char* ordinal)
    {
        const QString detail =
            QString("process %1 was ended by SIGSEGV, 2 ms after it began the %2 SIGSEGV (request 1-2)")
                .arg(pid)
                .arg(ordinal);
        return happened(t, events::workerExited, pid, qPrintable(detail));
    }

    Made& memory(double t, double mebibytes, int processes = 1)
    {
        TreeSample sample { t, 0, 0, {} };
        for (int i = 0; i < processes; ++i)
            sample.processes.push_back({ 10 + i, 1,
                static_cast<std::uint64_t>(mebibytes * static_cast<double>(mebibyte))
                    / static_cast<std::uint64_t>(processes),
                0 });
        m_record.recording.add(sample);
        return *this;
    }

    RunRecord record()
    {
        m_record.recording.setDuration(static_cast<double>(m_slots) / 10);
        return m_record;
    }

    QStringList story()
    {
        QStringList texts;
        for (const StorySentence& sentence : storyOf(record()))
            texts.append(sentence.text);
        return texts;
    }

    RunRecord& open() { return m_record; }

private:
    static std::uint32_t at(double t) { return static_cast<std::uint32_t>(std::lround(t * 10)); }

    std::uint32_t m_slots;
    RunRecord m_record;
};

bool isAmong(const QStringList& story, const QString& sentence)
{
    if (story.contains(sentence))
        return true;
    qWarning().noquote() << "not among\n " << story.join("\n  ");
    return false;
}

bool hasWord(const QStringList& story, const QString& word)
{
    return !story.filter(word).isEmpty();
}

}

class StoryTest : public QObject
{
    Q_OBJECT

private slots:
    void whatAnEventSaysOfAnEnd();
    void nothingHappened();
    void requestsOfAMixWithoutCulprits();
    void aCrashIsToldWithWhatFollowed();
    void manyCrashesAreOneSentence();
    void endsThatDifferAreToldApart();
    void anEndAtTheEndIsNotSaidToBeFinal();
    void theWorstOfSeveralIsNamed();
    void theServerIsGone();
    void workersMayOutliveTheServer();
    void anOutage();
    void whatWasNotSentIsNotSpokenOf();
    void anOutageToTheEnd();
    void silenceIsNoOutageWhereNobodyWaited();
    void aSecondIsAnOutageAndLessIsNot();
    void rareInnocentsMakeNoOutage();
    void failuresWithoutACause();
    void manyStretchesAreOneSentence();
    void whoWaits();
    void slowBehavioursDoNotWait();
    void memoryGrows();
    void memoryComesBack();
    void memoryThatStays();
    void theCeilingIsToldOnce();
    void changesAreCondensed();
    void whatWasTheClients();
    void howItEnded();
    void sentencesAreInOrder();
    void aRunWithoutRequests();
};

void StoryTest::whatAnEventSaysOfAnEnd()
{
    const auto endOf = [](const char* kind, const QString& detail) {
        return processEndOf(Event { 1, kind, 11, detail.toStdString() });
    };
    const auto killed = endOf(events::workerExited, "process 11 " + exitText(SIGSEGV));
    QVERIFY(killed);
    QCOMPARE(killed->how, "was ended by SIGSEGV");
    QVERIFY(!killed->last);
    const auto main = endOf(events::serverExited,
        "the server's main process 11 " + exitText(3 << 8)
            + ", 2 min 5 s after it began the 22nd Get?path=/a,b (request 1-2)");
    QVERIFY(main && main->last);
    QCOMPARE(main->how, "exited with status 3");
    QCOMPARE(main->last->target, "Get?path=/a,b");
    QCOMPARE(main->last->ordinal, ordinal(22));
    QVERIFY(!main->last->beforeS);
    const auto brief =
        endOf(events::workerExited, "process 11 ended, 2.09 ms after it began the 1st SIGSEGV (request 1-2)");
    QVERIFY(brief && brief->last && brief->last->beforeS);
    QCOMPARE(*brief->last->beforeS, 0.00209);
    QVERIFY(!endOf(events::workerStarted, "process 11 started"));
}

void StoryTest::nothingHappened()
{
    Made made(3);
    made.answered(0, 3).culprits(1, 4).memory(0, 20).memory(2.9, 21);
    QCOMPARE(made.story(),
        QStringList({ "All 300 innocents and all 4 culprits ended as expected.",
            "Nothing else happened: no process of the server was seen to end; its memory was 20 MiB at the start and "
            "21 "
            "MiB at the end." }));
    // Without samples nothing is known of processes.
    QCOMPARE(Made(1).answered(0, 1).story(), QStringList({ "All 100 innocents ended as expected." }));
}

void StoryTest::requestsOfAMixWithoutCulprits()
{
    RunRecord record;
    record.recording = Recording({ { "PlainResponse", {}, 1, Role::Innocent } });
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 1 } };
    record.recording.add(interval);
    QCOMPARE(storyOf(record).constFirst().text, "The only request ended as expected.");
    interval.endings = { { 0, Outcome::Replied, Wrong::Status, false, 500, 3 } };
    record.recording.add(interval);
    QCOMPARE(
        storyOf(record).constFirst().text, "Of 4 requests, 3 got the wrong status (75 %, 95 % interval 30.1 to 95.4).");
}

void StoryTest::aCrashIsToldWithWhatFollowed()
{
    Made made(20);
    made.answered(0, 4.2).culprits(4.2, 3).ended(4.3, Outcome::Reset, 37).answered(4.6, 20);
    made.crash(4.2, 11, "3rd").happened(4.51, events::workerStarted, 12, "process 12 started");
    for (int i = 0; i < 200; ++i)
        made.memory(0.1 * i, i <= 42 ? 62 : 41);
    Interval seen;
    seen.slot = 46;
    seen.workers = { { 12, 5 } };
    made.open().recording.add(seen);
    QVERIFY(isAmong(made.story(),
        "At 4.2 s process 11 was ended by SIGSEGV, 2 ms after it began the 3rd SIGSEGV; within a second of it 37 "
        "innocents were reset (1.9 %, 95 % interval 1.3 to 2.5); a new process was there 310 ms later, and answered; "
        "memory went from 62 MiB to 41 MiB."));
    QVERIFY2(!hasWord(made.story(), "Between"), "what failed is told once");
}

void StoryTest::manyCrashesAreOneSentence()
{
    Made made(15);
    made.answered(0, 15);
    for (int i = 0; i < 23; ++i) {
        made.crash(0.1 + 0.63 * i, 100 + i, "1st").culprits(0.1 + 0.6 * i, 1);
        made.happened(0.2 + 0.63 * i, events::workerStarted, 101 + i, "started");
    }
    QCOMPARE(made.story(),
        QStringList({ "All 1500 innocents and all 23 culprits ended as expected.",
            "At least 23 processes were ended by SIGSEGV between 0.1 and 14.0 s, each 2 ms after it began a request "
            "for "
            "SIGSEGV; no innocent failed within a second of these ends; new ones were there after 100 ms." }));
}

void StoryTest::endsThatDifferAreToldApart()
{
    Made made(5);
    made.answered(0, 5).crash(1, 11, "1st").crash(2, 12, "2nd");
    made.happened(3, events::workerExited, 13, "process 13 exited with status 1");
    const QStringList story = made.story();
    QVERIFY(story.at(1).startsWith("At least 2 processes were ended by SIGSEGV between 1.0 and 2.0 s"));
    QVERIFY(story.at(2).startsWith("At 3.0 s process 13 exited with status 1; no innocent failed"));
    QVERIFY(story.at(2).endsWith("no new process came."));
}

void StoryTest::anEndAtTheEndIsNotSaidToBeFinal()
{
    QVERIFY(hasWord(Made(5).answered(0, 5).crash(4, 11, "1st").story(), "no new process came"));
    QVERIFY(!hasWord(Made(5).answered(0, 5).crash(4.1, 11, "1st").story(), "no new process came"));
}

void StoryTest::theWorstOfSeveralIsNamed()
{
    Made made(9);
    made.answered(0, 9).crash(1, 11, "1st").crash(4, 12, "2nd").crash(7, 13, "3rd");
    made.ended(1.1, Outcome::Reset, 3).ended(4.1, Outcome::Reset, 10).ended(4.2, Outcome::Closed, 5);
    QVERIFY(
        made.story().at(1).contains("within a second of these ends 18 innocents failed: 13 were reset and 5 were "
                                    "closed without a reply (2.0 %, 95 % interval 1.2 to 3.1), 15 of them after the "
                                    "one at 4.0 s"));
}

void StoryTest::theServerIsGone()
{
    Made made(1.9);
    made.answered(0, 0.9).ended(0.9, Outcome::Reset, 10).ended(1.5, Outcome::Refused, 97).culprits(0.9, 1);
    made.happened(0.9, events::serverExited, 7,
        "the server's main process 7 was ended by SIGSEGV, 3.13 ms after it began the 1st SIGSEGV (request 1-2)");
    QCOMPARE(made.story(),
        QStringList({ "Of 197 innocents, 107 failed: 97 were refused and 10 were reset (54.3 %, 95 % interval 47.3 to "
                      "61.1).",
            "The only culprit ended as expected.",
            "At 0.9 s the server's main process was ended by SIGSEGV, 3.13 ms after it began the 1st SIGSEGV; from "
            "then "
            "on 107 innocents failed: 97 were refused and 10 were reset, and none was answered in the 1 s for which "
            "sending went on." }));
}

void StoryTest::workersMayOutliveTheServer()
{
    Made made(3);
    made.answered(0, 3).happened(1, events::serverExited, 7, "the server's main process 7 was ended by SIGKILL");
    QVERIFY(isAmong(made.story(),
        "At 1.0 s the server's main process was ended by SIGKILL; 190 innocents ended as expected all the same."));
}

void StoryTest::anOutage()
{
    Made made(10);
    made.answered(0, 4.2).ended(5.8, Outcome::Timeout, 38).ended(6, Outcome::NotSent, 12).answered(6.3, 10);
    const QStringList story = made.story();
    QVERIFY(isAmong(story,
        "For 2.1 s, from 4.2 to 6.3 s, no innocent was answered as expected: 38 timed out; 12 could not be sent for "
        "want "
        "of a free connection."));
    QVERIFY(!hasWord(story, "Between"));
    QVERIFY(hasWord(story, "12 requests were due while every connection was busy, and not sent"));
    QVERIFY2(story.constFirst().startsWith("Of 828 innocents that were sent, 38 timed out"),
        "what was not sent is no failure");
}

void StoryTest::whatWasNotSentIsNotSpokenOf()
{
    Made made(1);
    made.answered(0, 1).ended(0.5, Outcome::NotSent, 12);
    QVERIFY(isAmong(made.story(), "All 100 innocents that were sent ended as expected."));
    made.culprits(0.5, 3).ended(0.5, Outcome::NotSent, 4, 1);
    QVERIFY(
        isAmong(made.story(), "All 100 innocents that were sent and all 3 culprits that were sent ended as expected."));
    made.ended(0.6, Outcome::Timeout, 2, 1);
    QVERIFY(isAmong(made.story(), "Of 5 culprits that were sent, 2 did not end as expected: 2 timed out."));
    QVERIFY(isAmong(Made(1).ended(0.5, Outcome::NotSent, 2).ended(0.5, Outcome::NotSent, 2, 1).story(),
        "No innocent request was sent."));
    // Beside those that waited are only those that were there.
    QVERIFY(hasWord(
        Made(3).answered(0, 1).answered(1, 3, 10, 900'000).culprits(1, 3).ended(1, Outcome::NotSent, 4, 1).story(),
        "beside 3 culprits"));
}

void StoryTest::anOutageToTheEnd()
{
    Made made(6);
    made.answered(0, 4);
    made.open().recording.addUnfinished(0, 16);
    QVERIFY(isAmong(
        made.story(), "From 4.0 s to the end, for 2 s, no innocent was answered as expected; 16 waited still."));
}

void StoryTest::silenceIsNoOutageWhereNobodyWaited()
{
    // As where innocents weigh nothing for a while: those after it took no longer than those before.
    QVERIFY(!hasWord(Made(10).answered(0, 4).answered(7, 10).story(), "no innocent"));
    QVERIFY(!hasWord(Made(10).answered(0, 4).story(), "no innocent"));
    // All of them waiting behind one: the first to come back took as long as the silence.
    QVERIFY(isAmong(Made(10).answered(0, 4).answered(7, 7.1, 10, 2'900'000).answered(7.1, 10).story(),
        "For 3 s, from 4.0 to 7.0 s, no innocent was answered as expected."));
}

void StoryTest::aSecondIsAnOutageAndLessIsNot()
{
    QVERIFY(hasWord(Made(6).answered(0, 2).ended(2.5, Outcome::Timeout, 1).answered(3, 6).story(), "For 1 s"));
    const QStringList story = Made(6).answered(0, 2).ended(2.5, Outcome::Timeout, 1).answered(2.9, 6).story();
    QVERIFY(!hasWord(story, "For "));
    QVERIFY(isAmong(story, "At 2.5 s 1 innocent timed out, while none ended as expected."));
}

void StoryTest::rareInnocentsMakeNoOutage()
{
    Made made(20);
    for (int i = 0; i < 20; ++i)
        made.answered(i, i + 0.1, 1);
    made.ended(5.5, Outcome::Timeout, 1);
    QVERIFY(!hasWord(made.story(), "no innocent"));
}

void StoryTest::failuresWithoutACause()
{
    Made made(6);
    made.answered(0, 6).ended(2, Outcome::Timeout, 4).ended(2.9, Outcome::Replied, 2, 0, false, Wrong::Body);
    QVERIFY(isAmong(made.story(),
        "Between 2.0 and 3.0 s 6 innocents failed: 4 timed out and 2 got the wrong body, while 100 ended as "
        "expected."));
    // Just a second apart, they are two stretches.
    const QStringList two =
        Made(6).answered(0, 6).ended(2, Outcome::Timeout, 1).ended(3.1, Outcome::Timeout, 1).story();
    QCOMPARE(two.filter("1 innocent timed out").size(), 2);
}

void StoryTest::manyStretchesAreOneSentence()
{
    Made made(20);
    made.answered(0, 20);
    for (int i = 0; i < 4; ++i)
        made.ended(2.0 + 4 * i, Outcome::Reset, 2);
    QVERIFY(
        isAmong(made.story(), "4 times between 2.0 and 14.1 s, for 400 ms in all, innocents failed: 8 were reset."));
}

void StoryTest::whoWaits()
{
    Made made(5);
    made.answered(0, 2).answered(2, 2.2, 1, 900'000).answered(2.2, 5).culprits(1, 20);
    QVERIFY2(!hasWord(made.story(), "slow"), "two are none, by the rules of durability");
    made.answered(3, 3.1, 1, 1'900'000);
    QVERIFY(isAmong(made.story(),
        "3 of 483 replies to innocents were slow: they took longer than 250 ms and ten times the fastest of their "
        "kind, "
        "900 ms in the median and up to 1.9 s, beside 20 culprits."));
}

void StoryTest::slowBehavioursDoNotWait()
{
    RunRecord record;
    record.recording = Recording({ { "Sleeping", { { "sleep_duration", "1" } }, 1, Role::Innocent } });
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 20 } };
    interval.latencies = { { 0, 20'000'000, 1'000'000, 1'000'000, 0, { { Histogram::indexOf(1'000'000), 20 } } } };
    record.recording.add(interval);
    QCOMPARE(storyOf(record).size(), 1);
}

void StoryTest::memoryGrows()
{
    Made made(4, "LeakMemory");
    made.answered(0, 4).ended(1, Outcome::Replied, 40, 1, true);
    for (int i = 0; i < 40; ++i)
        made.memory(0.1 * i, 20 + i);
    QVERIFY(isAmong(made.story(),
        "Memory kept growing, from 20 MiB to 59 MiB, which is 998.4 KiB for each of 40 requests for LeakMemory."));
    // Up and half-way down again.
    Made other(4);
    other.answered(0, 4).memory(0, 20).memory(2, 60).memory(3, 40);
    QVERIFY(isAmong(other.story(), "Memory grew from 20 MiB to 40 MiB, and to at least 60 MiB at 2.0 s."));
    Made more(4);
    more.answered(0, 4).memory(0, 20, 1).memory(2, 60, 3);
    QVERIFY(isAmong(more.story(), "Memory grew from 20 MiB to 60 MiB (3 processes, 1 at the start)."));
}

void StoryTest::memoryComesBack()
{
    Made made(4);
    made.answered(0, 4).memory(0, 20).memory(2, 60).memory(3, 30);
    QVERIFY(isAmong(
        made.story(), "Memory grew from 20 MiB to at least 60 MiB, at 2.0 s, and was back at 30 MiB at the end."));
}

void StoryTest::memoryThatStays()
{
    QVERIFY(!hasWord(Made(4).answered(0, 4).memory(0, 20).memory(2, 23.9).story(), "grew"));
    QVERIFY(hasWord(Made(4).answered(0, 4).memory(0, 20).memory(2, 24).story(), "grew"));
    QVERIFY2(!hasWord(Made(4).answered(0, 4).memory(0, 200).memory(2, 219).story(), "grew"), "less than a tenth");
}

void StoryTest::theCeilingIsToldOnce()
{
    Made made(6);
    made.answered(0, 6).ended(4.7, Outcome::Reset, 1);
    made.happened(4.6, events::memoryLimit, 11,
        "the server's memory reached 1 GiB, over the ceiling of 1 GiB; process 11 was killed for it");
    made.happened(4.69, events::workerExited, 11, "process 11 was ended by SIGKILL");
    const QStringList story = made.story();
    QVERIFY(isAmong(story,
        "At 4.6 s the server's memory reached 1 GiB, over the ceiling of 1 GiB; process 11 was killed for it; 1 "
        "innocent "
        "was reset from then to a second later."));
    QCOMPARE(story.size(), 2);
}

void StoryTest::changesAreCondensed()
{
    Made made(6);
    made.answered(0, 6).happened(3, events::rateChanged, 0, "the rate is now 50 requests a second");
    for (int i = 0; i < 14; ++i)
        made.happened(4 + 0.1 * i, events::weightsChanged, 0, qPrintable(QString("weights are now A=%1").arg(i)));
    const QStringList story = made.story();
    QVERIFY(isAmong(story, "At 3.0 s: the rate is now 50 requests a second."));
    QVERIFY(
        isAmong(story, "14 times between 4.0 and 5.3 s weights were changed; the last time: weights are now A=13."));
}

void StoryTest::whatWasTheClients()
{
    Made made(2);
    made.answered(0, 2).ended(1, Outcome::ClientError, 3);
    made.open().recording.setClient({ 2, 0, true, "its one process computed for 98 % of the time" });
    const QStringList story = made.story();
    QCOMPARE(story.constFirst(), "All 200 innocents ended as expected.");
    QVERIFY(isAmong(story,
        "3 requests failed for want of the load generator's own descriptors, ports or memory: never the server's "
        "failure."));
    QVERIFY(isAmong(story,
        "The load generator, not the server, was the limit (its one process computed for 98 % of the time): rates and "
        "latencies are the client's."));
}

void StoryTest::howItEnded()
{
    Made made(3.2);
    made.answered(0, 3.2).open().recording.setInterrupted(true);
    made.open().recording.setStop({ "SIGKILL", 5.2, { { 99, "orphan" } }, true });
    const QStringList story = made.story();
    QVERIFY(isAmong(story, "The run was interrupted after 3.2 s; this is what was measured by then."));
    QVERIFY(isAmong(story, "The server did not end when it was asked to, and was killed after 5.2 s."));
    QVERIFY(isAmong(story, "It left 1 process behind."));
    QVERIFY(isAmong(story, "Its port still accepted connections after the stop."));
    Made failed(2);
    failed.answered(0, 2).open().end = RunEnd::HelperFailed;
    failed.open().failure = "a load process failed.";
    QVERIFY(isAmong(failed.story(), "The run is not whole: a load process failed."));
}

void StoryTest::sentencesAreInOrder()
{
    Made made(9);
    made.answered(0, 9).ended(6, Outcome::Timeout, 4).crash(3, 11, "1st");
    made.happened(1, events::rateChanged, 0, "the rate is now 50 requests a second");
    QList<StorySentence> story = storyOf(made.record());
    QCOMPARE(story.size(), 4);
    const QList<double> times { 0, 1, 3, 6 };
    for (qsizetype i = 0; i < story.size(); ++i)
        QCOMPARE(story.at(i).t, times.at(i));
    QCOMPARE(nameOf(story.at(2).kind), "worker-ends");
    QCOMPARE(storyOf(made.record()), story);
}

void StoryTest::aRunWithoutRequests()
{
    QVERIFY(storyOf(RunRecord()).isEmpty());
    QCOMPARE(Made(1).story(), QStringList({ "No request ended." }));
}

QTEST_APPLESS_MAIN(StoryTest)
#include "story_test.moc"
