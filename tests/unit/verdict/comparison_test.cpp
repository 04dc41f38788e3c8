// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_csv.h"
#include "core/report/comparison_report.h"
#include "core/verdict/comparison.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace labour;

namespace {

using Records = QList<std::shared_ptr<const RunRecord>>;

/// Replies after `us`, of which some fail, beside a few culprits.
std::shared_ptr<const RunRecord> run(std::uint64_t us, std::uint32_t failed = 0, const QString& server = "wsgiref")
{
    auto record = std::make_shared<RunRecord>();
    record->plan.servers = *serversFromText(server);
    record->plan.mix = *mixFromTexts({ "PlainResponse=95", "culprit:SIGSEGV=5" });
    record->plan.load.durationS = 1;
    record->server.name = "wsgiref";
    record->server.version = "3.11";
    record->machine = { "A CPU", 2, 1000, "6.1", 0.5, false, 0 };
    record->recording = Recording({ { "PlainResponse", {}, 95, Role::Innocent }, { "SIGSEGV", {}, 5, Role::Culprit } });
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 1000 - failed },
        { 0, Outcome::Reset, Wrong::Nothing, false, 0, failed }, { 1, Outcome::Closed, Wrong::Nothing, true, 0, 50 } };
    interval.latencies = { { 0, us * (1000 - failed), us, us, 1000, { { Histogram::indexOf(us), 1000 - failed } } } };
    record->recording.add(interval);
    record->recording.setDuration(1);
    return record;
}

Records runs(std::mt19937& random, int count, std::uint64_t us)
{
    Records records;
    for (int i = 0; i < count; ++i)
        records.append(run(us + random() % 2000, random() % 8));
    return records;
}

const ComparedFigure& figure(const Comparison& comparison, const QString& name)
{
    return *std::find_if(comparison.figures.begin(), comparison.figures.end(),
        [&](const ComparedFigure& each) { return each.name == name; });
}

}

class ComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSlowerIsWorse();
    void twoRunsAreNotEnough();
    void equalRunsDoNotDiffer();
    void neverIsAValueOfItsOwn();
    void whatWasNotMeasuredIsNotCompared();
    void whatDiffersIsToldFirst();
    void soAreLabourMemoryAndOtherMeasurements();
    void aSeedIsToldApart();
    void theSidesSayWhatTheyMet();
    void withoutCulpritsNothingIsAskedTwice();
    void falseAlarmsStayAtTheLevel();
    void theReportsHoldAllOfIt();
};

void ComparisonTest::whatIsSlowerIsWorse()
{
    std::mt19937 random(1);
    const Comparison slower = comparisonOf(runs(random, 5, 10'000), runs(random, 5, 50'000));
    QVERIFY(figure(slower, "innocents.p99").word == ComparisonWord::Worse);
    QVERIFY(figure(slower, "innocents.p99").shift->ci95.low > 30);
    QVERIFY(figure(slower, "innocents.p99").isPrimary);
    const Comparison faster = comparisonOf(runs(random, 5, 50'000), runs(random, 5, 10'000));
    QVERIFY(figure(faster, "innocents.p99").word == ComparisonWord::Better);
    Records whole;
    Records failing;
    for (std::uint32_t i = 0; i < 5; ++i) {
        whole.append(run(1000, i));
        failing.append(run(1000, 500 + i));
    }
    const Comparison lossy = comparisonOf(whole, failing);
    QVERIFY(figure(lossy, "innocents.failed").word == ComparisonWord::Worse);
    QCOMPARE(figure(lossy, "innocents.failed").shift->estimate, 0.5);
    QVERIFY2(figure(lossy, "innocents.goodput_per_second").word == ComparisonWord::Worse, "more of it is better");
}

void ComparisonTest::twoRunsAreNotEnough()
{
    const Comparison comparison = comparisonOf({ run(1000) }, { run(90'000) });
    for (const ComparedFigure& each : comparison.figures) {
        QVERIFY(each.word == ComparisonWord::NotEnoughRuns);
        QVERIFY(!each.p && !each.shift);
    }
    QVERIFY(figure(comparison, "innocents.p99").secondMedian > 80);
}

void ComparisonTest::equalRunsDoNotDiffer()
{
    const Records five { run(1000), run(1000), run(1000), run(1000), run(1000) };
    const Comparison comparison = comparisonOf(five, five);
    for (const ComparedFigure& each : comparison.figures) {
        QVERIFY2(
            each.isPrimary ? each.word == ComparisonWord::NoDifferenceSeen : each.word == ComparisonWord::NotEnoughRuns,
            qPrintable(each.name));
        QVERIFY2(!each.shift || each.shift->ci95.covers(0), qPrintable(each.name));
    }
    QCOMPARE(comparison.fewestForOthers, 6);
    const Records six = five + Records { run(1000) };
    for (const ComparedFigure& each : comparisonOf(six, six).figures)
        QVERIFY2(each.word == ComparisonWord::NoDifferenceSeen, qPrintable(each.name));
}

void ComparisonTest::neverIsAValueOfItsOwn()
{
    Records timely;
    Records never;
    for (int i = 0; i < 5; ++i) {
        timely.append(run(1000));
        never.append(run(1000, 500));
    }
    const ComparedFigure p99 = figure(comparisonOf(timely, never), "innocents.p99");
    QVERIFY(std::isinf(p99.secondMedian));
    QVERIFY(!p99.shift);
    QVERIFY(p99.word == ComparisonWord::Worse);
}

void ComparisonTest::whatWasNotMeasuredIsNotCompared()
{
    // Nobody answered on the second side: that is not fast.
    const auto hung = [] {
        auto record = std::make_shared<RunRecord>(*run(1000));
        record->recording = Recording({ { "PlainResponse", {}, 1, Role::Innocent } });
        record->recording.addUnfinished(0, 16);
        record->recording.setDuration(1);
        return std::shared_ptr<const RunRecord>(record);
    };
    Records answered;
    Records none;
    for (int i = 0; i < 5; ++i) {
        answered.append(run(1000));
        none.append(hung());
    }
    const Comparison comparison = comparisonOf(answered, none);
    QVERIFY(figure(comparison, "innocents.p99").word == ComparisonWord::Worse);
    QVERIFY(figure(comparison, "innocents.goodput_per_second").word == ComparisonWord::Worse);
    // Nor is memory of which there are no samples, or a share of no requests.
    for (const char* name : { "rss", "innocents.failed" })
        QVERIFY2(std::none_of(comparison.figures.begin(), comparison.figures.end(),
                     [&](const ComparedFigure& each) { return each.name == name; }),
            name);
}

void ComparisonTest::soAreLabourMemoryAndOtherMeasurements()
{
    auto other = std::make_shared<RunRecord>(*run(1000));
    other->labour = "0.0.9";
    other->machine.isShared = true;
    Comparison comparison = comparisonOf({ run(1000) }, { other });
    QStringList names;
    for (const ComparedCondition& condition : comparison.conditions)
        names.append(condition.name);
    QCOMPARE(names, QStringList({ "Labour", "machine's other measurements" }));
    QVERIFY2(caveatOf(comparison).isEmpty(), "it is the same machine");
    QVERIFY(toJson(comparison, "old", "new")["caveat"].isNull());
    other->machine.memoryBytes = 1U << 20;
    comparison = comparisonOf({ run(1000) }, { other });
    QVERIFY(!caveatOf(comparison).isEmpty());
}

void ComparisonTest::whatDiffersIsToldFirst()
{
    QVERIFY(comparisonOf({ run(1000) }, { run(1000) }).conditions.isEmpty());
    auto other = std::make_shared<RunRecord>(*run(1000, 0, "wsgiref:threading"));
    other->plan.load.connections += 1;
    other->plan.seed = 9;
    other->server.version = "3.12";
    other->machine.kernel = "6.2";
    QStringList names;
    const Comparison comparison = comparisonOf({ run(1000) }, { other });
    for (const ComparedCondition& condition : comparison.conditions)
        names.append(condition.name);
    QCOMPARE(names, QStringList({ "machine", "plan: load/connections", "server", "server's version" }));
    QCOMPARE(comparison.conditions.at(1).second, QString("17"));
    QCOMPARE(caveatOf(comparison), QString("Machines or kernels differ: this is mostly a comparison of machines."));
    QVERIFY(comparisonText(comparison, "old", "new").indexOf("mostly a comparison of machines")
        < comparisonText(comparison, "old", "new").indexOf("What differs"));
    QVERIFY(toJson(comparison, "old", "new")["caveat"].toString().contains("machines"));
    // Nor may one side hold several, in whichever order.
    const Comparison mixed = comparisonOf({ run(1000), other }, { other, run(1000) });
    QCOMPARE(textOf(mixed.conditions.at(2)), QString("server: varies within both (wsgiref; wsgiref:threading)"));
    QCOMPARE(textOf(comparison.conditions.at(2)), QString("server: A wsgiref; B wsgiref:threading"));
}

void ComparisonTest::aSeedIsToldApart()
{
    auto other = std::make_shared<RunRecord>(*run(1000));
    other->plan.seed = 9;
    const Comparison comparison = comparisonOf({ run(1000) }, { other });
    QVERIFY(comparison.conditions.isEmpty());
    QCOMPARE(samenessOf(comparison), QString("Plan, server, versions and machine are the same, apart from the seed."));
    QVERIFY(comparisonText(comparison, "old", "new").contains("are the same, apart from the seed.\n"));
    QCOMPARE(
        samenessOf(comparisonOf({ other }, { other })), QString("Plan, server, versions and machine are the same."));
    // Runs that all sent the same requests say nothing of others.
    const Comparison pinned = comparisonOf({ run(1000), run(1000) }, { other, other });
    QCOMPARE(pinned.conditions.size(), 1);
    QVERIFY2(
        textOf(pinned.conditions.first()).startsWith("plan: seed: A "), qPrintable(textOf(pinned.conditions.first())));
    QVERIFY(comparisonOf({ other, other }, { other, other }).conditions.isEmpty());
}

void ComparisonTest::theSidesSayWhatTheyMet()
{
    auto other = std::make_shared<RunRecord>(*run(1000, 0, "wsgiref:threading"));
    other->server.version = "3.12";
    other->labour = "0.0.9";
    const Comparison comparison = comparisonOf({ run(1000) }, { other, run(1000), other });
    const QJsonObject measured = toJson(comparison, "old", "new")["measured"].toObject();
    QCOMPARE(measured["first"]["servers"].toArray().size(), 1);
    QCOMPARE(measured["first"]["servers"][0]["server"].toString(), QString("wsgiref"));
    QCOMPARE(measured["first"]["servers"][0]["version"].toString(), QString("3.11"));
    QCOMPARE(measured["second"]["servers"].toArray().size(), 2);
    QCOMPARE(measured["second"]["labour"], QJsonValue(QJsonArray({ "", "0.0.9" })));
    const QList<QByteArray> lines =
        comparisonsCsv({ { comparison, "old", "new" }, { comparison, "old", "newer" } }).split('\n');
    QVERIFY2(lines.at(1).startsWith("old,wsgiref 3.11,,new,wsgiref 3.11; wsgiref:threading 3.12,; 0.0.9,innocents."),
        lines.at(1).constData());
    QVERIFY(lines.at(lines.size() - 2).startsWith("old,wsgiref 3.11,,newer,"));
    QCOMPARE(lines.size() - 2, 2 * comparison.figures.size());
}

void ComparisonTest::withoutCulpritsNothingIsAskedTwice()
{
    auto alone = std::make_shared<RunRecord>(*run(1000));
    alone->recording = Recording({ { "PlainResponse", {}, 1, Role::Innocent } });
    for (const ComparedFigure& each : comparisonOf({ alone }, { alone }).figures)
        QVERIFY2(each.name.startsWith("innocents.") || each.name == "rss", qPrintable(each.name));
}

void ComparisonTest::falseAlarmsStayAtTheLevel()
{
    std::mt19937 random(7);
    QHash<QString, int> alarms;
    int others = 0;
    for (int i = 0; i < 1000; ++i) {
        bool isOther = false;
        const Records first = runs(random, 7, 10'000);
        const Comparison comparison = comparisonOf(first, runs(random, 7, 10'000));
        for (const ComparedFigure& each : comparison.figures) {
            const bool isAlarm = each.word != ComparisonWord::NoDifferenceSeen;
            alarms[each.name] += isAlarm && each.isPrimary ? 1 : 0;
            isOther = isOther || (isAlarm && !each.isPrimary);
        }
        others += isOther ? 1 : 0;
    }
    for (const char* name : { "innocents.failed", "innocents.p99", "innocents.goodput_per_second" })
        QVERIFY2(alarms[name] <= 60, qPrintable(QString("%1: %2").arg(name).arg(alarms[name])));
    QVERIFY2(others <= 60, qPrintable(QString::number(others)));
}

void ComparisonTest::theReportsHoldAllOfIt()
{
    std::mt19937 random(1);
    const Comparison comparison = comparisonOf(runs(random, 5, 10'000), runs(random, 5, 50'000));
    const QString text = comparisonText(comparison, "old", "new");
    for (const char* part : { "A: old (5 runs)", "B: new (5 runs)", "Plan, server, versions and machine are the same",
             "innocents.p99 *", "worse", "0.008" })
        QVERIFY2(text.contains(part), qPrintable(QString(part) + " is missing in\n" + text));
    const QJsonObject json = QJsonDocument::fromJson(comparisonJson(comparison, "old", "new")).object();
    QCOMPARE(json["schema"].toString(), QString("labour.comparison/1"));
    const QJsonObject p99 = json["figures"].toArray().at(1).toObject();
    QCOMPARE(p99["figure"].toString(), QString("innocents.p99"));
    QCOMPARE(p99["first"].toArray().size(), 5);
    QCOMPARE(p99["word"].toString(), QString("worse"));
    QCOMPARE(p99["difference_ci95"].toArray().size(), 2);
    QVERIFY(p99["primary"].toBool());
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
