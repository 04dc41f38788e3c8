// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_svg.h"
#include "core/report/comparison_html.h"
#include "core/report/comparison_table.h"
#include "core/report/html_page.h"
#include "core/report/markdown_report.h"
#include "core/report/markdown_text.h"
#include "core/report/run_html.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace labour;

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

LatencyCount latencies(std::uint16_t behaviour, std::uint64_t us, std::uint32_t count)
{
    return { behaviour, us * count, us, us, 0, { { Histogram::indexOf(us), count } } };
}

/// A run of so many slots with a crash in its midst, and names that would break out of a page.
RunRecord made(std::uint32_t slotCount, std::uint64_t us = 2000)
{
    RunRecord record;
    record.plan.servers = *serversFromText("gunicorn:sync,workers=2");
    record.plan.mix = *mixFromTexts({ "PlainResponse=95", "culprit:SIGSEGV=5" });
    record.plan.load.durationS = slotCount / 10.0;
    record.plan.seed = 12;
    record.server = { "gunicorn", "sync", { { "workers", "2" } }, "20.1.0", { "python3", "-m", "<gunicorn>" } };
    record.machine = { "A <CPU> & more | pipes `ticks`", 2, 4 * 1024 * mebibyte, "6.1", 0.5, false, 0.0 };
    record.startedMs = 1'700'000'000'000;
    record.labour = "0.1.0";
    record.recording = Recording(
        { { "PlainResponse", {}, 95, Role::Innocent }, { "SIGSEGV", { { "how", "</script>|`" } }, 5, Role::Culprit } });
    for (std::uint32_t slot = 0; slot < slotCount; ++slot) {
        Interval interval;
        interval.slot = slot;
        interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 20 } };
        interval.latencies = { latencies(0, us + slot % 7 * 100, 20) };
        if (slot == slotCount / 2)
            interval.endings.push_back({ 1, Outcome::Closed, Wrong::Nothing, true, 0, 5 });
        record.recording.add(interval);
        record.recording.add(TreeSample { slot / 10.0, 50, 3, { { 10, 1, (20 + slot % 3) * mebibyte, 0 } } });
    }
    record.recording.add(MemoryReading { 0, "start", { { 10, 1, 20 * mebibyte, 9 * mebibyte } } });
    record.recording.add(Event { slotCount / 20.0, events::workerExited, 11,
        "process 11 was ended by SIGSEGV, 2 ms after it began the 1st SIGSEGV?how=</script>|` (request 1)",
        { "<b>Segmentation fault</b>" } });
    record.recording.setDuration(slotCount / 10.0);
    record.recording.setStop({ "SIGTERM", 0.2, {}, false });
    return record;
}

std::shared_ptr<const RunRecord> shared(RunRecord record)
{
    return std::make_shared<const RunRecord>(std::move(record));
}

ComparedPair pair()
{
    ComparedPair compared { { "one.labour, gunicorn <1>", {} }, { "four.labour, gunicorn|4", {} }, {} };
    for (int i = 0; i < 5; ++i) {
        compared.first.runs.append(shared(made(30, 20'000 + 100 * static_cast<std::uint64_t>(i))));
        RunRecord faster = made(30, 2000 + 100 * static_cast<std::uint64_t>(i));
        faster.server.options = { { "workers", "4" } };
        compared.second.runs.append(shared(std::move(faster)));
    }
    compared.comparison = comparisonOf(compared.first.runs, compared.second.runs);
    return compared;
}

/// What is left of a page where what people may write in it stands.
void isOfItself(const QByteArray& page)
{
    for (const char* outside :
        { "http:", "https:", "<link", "src=", "url(", "@import", "<gunicorn>", "<CPU>", "<b>Segm" })
        QVERIFY2(!page.contains(outside), outside);
    QCOMPARE(page.count("<script"), page.count("</script>"));
    QVERIFY(page.contains("Content-Security-Policy\" content=\"default-src 'none'"));
    for (const char* has : { "prefers-color-scheme: dark", "@media print", "<html lang=\"en\">" })
        QVERIFY2(page.contains(has), has);
}

/// Well formed but for what HTML leaves open and scripts hold.
void isWellFormed(QByteArray page)
{
    for (qsizetype at = page.indexOf("<script>"); at >= 0; at = page.indexOf("<script>"))
        page.remove(at, page.indexOf("</script>", at) + 9 - at);
    page.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "").replace("<br>", "");
    page.replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
    page.replace("<details open>", "<details>").replace("<a download=", "<a title=");
    QXmlStreamReader reader(page);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(),
        qPrintable(
            QString("%1 at %2: %3")
                .arg(reader.errorString())
                .arg(reader.lineNumber())
                .arg(QString::fromUtf8(page.split('\n').value(static_cast<qsizetype>(reader.lineNumber()) - 1)))));
}

}

class PagesTest : public QObject
{
    Q_OBJECT

private slots:
    void aRunsPageHoldsAllOfIt();
    void eventsLineUpBelowEachOther();
    void aPageIsTheSameEachTime();
    void itsSizeHasABound();
    void peaksAreNotLost();
    void aBlinkOfARunIsDrawn();
    void severalRunsAreOnePage();
    void aRunWithoutRepliesHasAPage();
    void aComparisonsPage();
    void whatAComparisonSays();
    void runsAreLaidOverEachOtherAtAPhase();
    void aRunStandsToItsReference();
    void axes();
    void gapsAreNotDrawnOver();
    void marksThatTouchAreOne();
    void markdownIsShownAsItIs();
    void markdownOfARun();
    void markdownOfAComparison();
};

void PagesTest::aRunsPageHoldsAllOfIt()
{
    const QByteArray page = runHtml(made(100));
    isOfItself(page);
    isWellFormed(page);
    for (const char* what : { "<h2>What happened</h2>", "<h2>Charts</h2>", "<h2>Behaviours</h2>", "<h2>Events</h2>",
             "<h2>Memory</h2>", "<h2>Environment</h2>", "<h2>How it was measured</h2>", "<h2>Plan</h2>",
             "labour.plan/1", "download=\"run.labour\"", "At 5.0 s process 11 was ended by SIGSEGV", "20.1.0",
             "&lt;b&gt;Segmentation fault", "Measured by Labour 0.1.0 on 2023-11-14 22:13:20 UTC",
             "<path class=\"area hue-2xx\"", "<path class=\"curve hue-p99\"", "<path class=\"curve hue-memory\"",
             "Latency by percentile", "2 cores", "process 11 was ended" })
        QVERIFY2(page.contains(what), what);
    // Values are there without a script too.
    QVERIFY(page.contains("<title>2.0 s: 2xx 200, no reply 0.00</title>")
        || page.contains("<title>2.0 s: 2xx 200, no reply 0</title>"));
}

void PagesTest::eventsLineUpBelowEachOther()
{
    const QString page = QString::fromUtf8(runHtml(made(100)));
    static const QRegularExpression mark(
        R"re(<g class="mark hue-bad"><title>5\.000 s: [^<]*</title><line x1="([0-9.]+)")re");
    QStringList places;
    QRegularExpressionMatchIterator marks = mark.globalMatch(page);
    while (marks.hasNext())
        places.append(marks.next().captured(1));
    QVERIFY2(places.size() >= 3, "responses, latency, memory");
    QCOMPARE(places, QStringList(places.size(), places.constFirst()));
}

void PagesTest::aPageIsTheSameEachTime()
{
    QCOMPARE(runHtml(made(100)), runHtml(made(100)));
    QCOMPARE(runMarkdown(made(100)), runMarkdown(made(100)));
    QCOMPARE(comparisonHtml({ pair() }), comparisonHtml({ pair() }));
    QCOMPARE(comparisonMarkdown({ pair() }), comparisonMarkdown({ pair() }));
}

void PagesTest::itsSizeHasABound()
{
    RunRecord hour = made(36'000);
    for (int i = 0; i < 5000; ++i)
        hour.recording.add(Event { 0.7 * i, events::workerStarted, 12, "process 12 started" });
    const QByteArray page = runHtml(hour);
    QVERIFY2(page.size() < 600'000, qPrintable(QString::number(page.size())));
    QVERIFY(page.contains("more of workers that exited or started"));
}

void PagesTest::peaksAreNotLost()
{
    RunRecord hour = made(36'000);
    hour.recording.add(TreeSample { 1800.04, 0, 0, { { 10, 1, 777 * mebibyte, 0 } } });
    QVERIFY(runHtml(made(36'000)).contains("22.0 MiB"));
    Interval slow;
    slow.slot = 20'000;
    slow.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 1 } };
    slow.latencies = { latencies(0, 3'210'000, 1) };
    hour.recording.add(slow);
    QVERIFY2(runHtml(hour).contains("3210 ms"), "in the values of the bin that it is in");
}

void PagesTest::aBlinkOfARunIsDrawn()
{
    const QByteArray page = runHtml(made(1));
    QVERIFY(page.contains("<path class=\"area hue-2xx\" d=\"M56 93.3L385 93.3L714 93.3L714 212L385 212L56 212Z\"/>"));
}

void PagesTest::severalRunsAreOnePage()
{
    QCOMPARE(runsHtml({ shared(made(20)) }), runHtml(made(20)));
    QList<std::shared_ptr<const RunRecord>> runs;
    for (int i = 0; i < 22; ++i)
        runs.append(shared(made(10)));
    const QByteArray page = runsHtml(runs);
    isOfItself(page);
    isWellFormed(page);
    QVERIFY(page.contains("<h1>22 runs</h1>"));
    QCOMPARE(page.count("<summary><b>Run "), 20);
    QVERIFY(page.contains("The first 20 are shown in full below."));
}

void PagesTest::aRunWithoutRepliesHasAPage()
{
    RunRecord record = made(10);
    record.recording = Recording({ { "PlainResponse", {}, 1, Role::Innocent } });
    isWellFormed(runHtml(record));
    Interval refused;
    refused.endings = { { 0, Outcome::Refused, Wrong::Nothing, false, 0, 4 } };
    record.recording.add(refused);
    const QByteArray page = runHtml(record);
    isWellFormed(page);
    QVERIFY(page.contains("None of 4 requests ended as expected: 4 were refused."));
    QVERIFY(!page.contains("nan"));
}

void PagesTest::aComparisonsPage()
{
    const QByteArray page = comparisonHtml({ pair() });
    isOfItself(page);
    isWellFormed(page);
    for (const char* what : { "one.labour, gunicorn &lt;1&gt;", "5 runs", "<h2>What differs</h2>", "option workers",
             "B is better in innocents.p99", "<svg class=\"interval hue-good\"", "p99 of the innocents",
             "<path class=\"curve pale hue-p50\"", "Latency by percentile", "Latency as a histogram",
             "<title>20.0 to 25.1 ms: A 100 %, B 0 %</title>" })
        QVERIFY2(page.contains(what), what);
    QVERIFY2(page.indexOf("<h2>What differs</h2>") < page.indexOf("<h2>Figures</h2>"), "conditions come first");
    QVERIFY(!page.contains("mostly a comparison of machines"));
    ComparedPair elsewhere = pair();
    RunRecord other = made(30);
    other.machine.cpu = "Another CPU";
    elsewhere.second.runs = { shared(std::move(other)) };
    elsewhere.comparison = comparisonOf(elsewhere.first.runs, elsewhere.second.runs);
    const QByteArray warned = comparisonHtml({ elsewhere });
    QVERIFY(warned.indexOf("mostly a comparison of machines") < warned.indexOf("<h2>What differs</h2>"));
    QVERIFY(warned.contains("mostly a comparison of machines"));
    QVERIFY(comparisonMarkdown({ elsewhere }).contains("> **Note:** Machines or kernels differ"));
}

void PagesTest::whatAComparisonSays()
{
    const QStringList several = comparisonStory(pair().comparison);
    QVERIFY2(several.first().startsWith("B is better in innocents.p99: 2.80 ms where A has 20.79 ms, which is -18.00")
            || several.first().startsWith("B is better in innocents.p99: "),
        qPrintable(several.first()));
    QVERIFY(!several.filter("No difference was seen in innocents.failed").isEmpty());
    ComparedPair single = pair();
    single.comparison = comparisonOf(single.first.runs.mid(0, 1), single.second.runs.mid(0, 1));
    QCOMPARE(comparisonStory(single.comparison),
        QStringList({ "There are not enough runs to tell a difference from chance; the figures stand side by side." }));
}

/// Where phases began at other times: before them the axis has negative seconds.
void PagesTest::runsAreLaidOverEachOtherAtAPhase()
{
    const auto stormAt = [](double from) {
        RunRecord record;
        record.plan.servers = *serversFromText("wsgiref");
        record.recording = Recording(
            { { "PlainResponse", {}, 1, Role::Innocent } }, { { "baseline", 0, from }, { "storm", from, from + 2 } });
        for (std::uint32_t slot = 0; slot < static_cast<std::uint32_t>(10 * from + 20); ++slot) {
            Interval interval;
            interval.slot = slot;
            interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, slot < 10 * from ? 5U : 50U } };
            if (slot == 0)
                interval.endings.push_back({ 0, Outcome::Closed, Wrong::Nothing, false, 0, 1 });
            interval.latencies = { latencies(0, 2000, interval.endings.front().count) };
            record.recording.add(interval);
        }
        record.recording.setDuration(from + 2);
        return shared(std::move(record));
    };
    const auto page = [](const QList<std::shared_ptr<const RunRecord>>& first, const auto& second) {
        return comparisonHtml({ { { "A", first }, { "B", second }, comparisonOf(first, second) } });
    };
    const QByteArray apart = page({ stormAt(1) }, QList { stormAt(3) });
    isWellFormed(apart);
    QCOMPARE(apart.count("<details><summary>Laid over each other at the beginning of "), 1);
    QVERIFY(apart.contains("Laid over each other at the beginning of storm</summary>"));
    QVERIFY(apart.contains("seconds since the beginning of storm"));
    QVERIFY(apart.contains("<title>no reply: A 0.10 %, B 0.09 %</title>"));
    QVERIFY2(apart.contains("<title>-3.0 s: A –, B 50.0</title>"), "only B had begun");
    QVERIFY2(apart.contains("<title>-0.1 s: A 50.0, B 50.0</title>"), "both before it");
    QVERIFY2(apart.contains("<title>0.0 s: A 500, B 500</title>"), "both in it");
    QVERIFY2(apart.contains("<title>1.0 s: A 500, B 50.0</title>"), "from the start they are not in it together");
    QVERIFY(!page({ stormAt(2) }, QList { stormAt(2) }).contains("Laid over each other"));
}

void PagesTest::aRunStandsToItsReference()
{
    Reference reference;
    reference.run.id = 3;
    reference.run.server = "gunicorn:sync,workers=2";
    reference.runs = { 3, 4, 5, 6 };
    Records faster;
    for (std::uint64_t i = 0; i < 4; ++i) {
        reference.records.append(shared(made(30, 20'000 + 100 * i)));
        faster.append(shared(made(30, 2000 + 100 * i)));
    }
    const std::optional<Standing> standing = standingTo(reference, faster);
    QVERIFY(standing);
    const QByteArray page = runHtml(*faster.first(), standing);
    isOfItself(page);
    isWellFormed(page);
    for (const char* what : { "<h2>Against the reference</h2>", "the reference, runs 3-6 of gunicorn:sync,workers=2",
             "2023-11-14 22:13:20 UTC, 2023", "this run and its repetitions", "B is better in innocents.p99",
             "<svg class=\"interval hue-good\"" })
        QVERIFY2(page.contains(what), what);
    QCOMPARE(runHtml(*faster.first(), standing), page);
    QVERIFY(!runHtml(*faster.first()).contains("Against the reference"));
    const QByteArray text = runMarkdown(*faster.first(), standing);
    for (const char* what : { "#### Against the reference", "the reference, runs 3-6 of gunicorn:sync,workers=2",
             "- B is better in innocents.p99", "| innocents.p99 \\* | ms |" })
        QVERIFY2(text.contains(what), what + QByteArray(" is missing in\n") + text);
    QVERIFY(!runMarkdown(*faster.first()).contains("Against the reference"));
    // Repetitions stand to it together.
    const QList<std::optional<Standing>> standings(faster.size(), standing);
    QCOMPARE(runsHtml(faster, standings).count("<h2>Against the reference</h2>"), 1);
    QCOMPARE(runsMarkdown(faster, standings).count("#### Against the reference"), 1);
    const QByteArray own = runHtml(*reference.records.first(), Standing { reference, std::nullopt, {} });
    QVERIFY(own.contains("This run is of the reference, runs 3-6, which later runs"));
}

void PagesTest::axes()
{
    const auto text = [](double value) { return QString::number(value); };
    const html::SvgAxis linear = html::linearAxis("ms", 87, text);
    QCOMPARE(linear.to, 100.0);
    QCOMPARE(linear.share(50), 0.5);
    QCOMPARE(linear.share(200), 1.0);
    const html::SvgAxis logarithmic = html::logarithmicAxis("ms", 0.5, 1200, text);
    QCOMPARE(logarithmic.from, 0.1);
    QCOMPARE(logarithmic.to, 10'000.0);
    QVERIFY(std::abs(logarithmic.share(10) - 0.4) < 1e-9);
    QCOMPARE(logarithmic.share(0), 0.0);
    QVERIFY(!html::latencyAxis(1, 2, 60).isLogarithmic);
    QVERIFY(html::latencyAxis(1, 2, 60.1).isLogarithmic);
    QCOMPARE(html::timeAxis(10).ticks.size(), 11U);
}

void PagesTest::gapsAreNotDrawnOver()
{
    html::SvgChart chart;
    chart.title = "made";
    chart.x = html::timeAxis(4);
    chart.y = html::linearAxis("ms", 10, [](double value) { return QString::number(value); });
    html::SvgSeries series;
    series.name = "one";
    series.points = { { 0, 1 }, { 1, 2 }, { 2, std::nan("") }, { 3, 4 } };
    chart.series.push_back(series);
    const QString figure = html::chartFigure(chart);
    QVERIFY2(figure.contains("d=\"M56 194.2L228.5 176.4M571.5 140.8h4\""), qPrintable(figure));
}

void PagesTest::marksThatTouchAreOne()
{
    html::SvgChart chart;
    chart.x = html::timeAxis(100);
    chart.y = html::linearAxis("ms", 10, [](double value) { return QString::number(value); });
    for (int i = 0; i < 12; ++i)
        chart.marks.push_back({ 50 + 0.01 * i, html::Hue::BadNews, {}, QString("mark <%1>").arg(i) });
    chart.marks.push_back({ 80, html::Hue::Neutral, "rate changed", "changed" });
    const QString figure = html::chartFigure(chart);
    QCOMPARE(figure.count("class=\"mark "), 2);
    QVERIFY(figure.contains("mark &lt;7&gt;\n… and 4 more</title>"));
    QVERIFY(figure.contains(">rate changed</text>"));
}

void PagesTest::markdownIsShownAsItIs()
{
    using namespace markdown;
    QCOMPARE(escaped("a|b `c` *d* _e_ <f>\ng"), QString("a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<f\\> g"));
    QCOMPARE(escaped("- not a list"), QString("\\- not a list"));
    QCOMPARE(escaped("3. not a list"), QString("3\\. not a list"));
    QCOMPARE(escaped("4.2 s"), QString("4.2 s"));
    QCOMPARE(code("a`b"), QString("``a`b``"));
    QCOMPARE(code("`"), QString("`` ` ``"));
    QCOMPARE(block("```\nx"), QString("````\n```\nx\n````\n"));
    QCOMPARE(table({ { "a", "b" }, { "1|2", "`" } }), QString("| a | b |\n| --- | --: |\n| 1\\|2 | \\` |\n"));
    QCOMPARE(table({ { "a", "b" } }), QString());
}

void PagesTest::markdownOfARun()
{
    const QByteArray text = runMarkdown(made(100));
    for (const char* what : { "### gunicorn:sync 20.1.0\n", "- At 5.0 s process 11 was ended by SIGSEGV",
             "| Behaviour | role |", "\\</script\\>\\|\\`", "<details><summary>Environment and plan</summary>",
             "```json\n", "Measured by Labour 0.1.0 on 2023-11-14 22:13:20 UTC." })
        QVERIFY2(text.contains(what), what + QByteArray(" is missing in\n") + text);
    QVERIFY2(text.size() < 8000, "compact");
}

void PagesTest::markdownOfAComparison()
{
    const QByteArray text = comparisonMarkdown({ pair() });
    for (const char* what : { "- **B**: four.labour, gunicorn\\|4 (5 runs)", "- option workers: A 2; B 4",
             "- B is better in innocents.p99", "| Figure |", "| innocents.p99 \\* | ms |" })
        QVERIFY2(text.contains(what), what + QByteArray(" is missing in\n") + text);
}

QTEST_APPLESS_MAIN(PagesTest)
#include "pages_test.moc"
