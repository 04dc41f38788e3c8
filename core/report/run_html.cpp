// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_html.h"

#include "core/report/comparison_parts.h"
#include "core/report/comparison_table.h"
#include "core/report/html_page.h"
#include "core/report/json_values.h"
#include "core/report/mix_durability_report.h"
#include "core/report/reference_report.h"
#include "core/report/run_charts.h"
#include "core/report/run_page.h"
#include "core/report/run_tables.h"
#include "core/report/run_texts.h"
#include "core/verdict/story.h"

namespace labour {

namespace {

constexpr qsizetype mostEvents = 100;
constexpr qsizetype mostRuns = 20; // each shown in full on one page
constexpr qsizetype mostLogs = 10;

const QString againstTitle = QStringLiteral("Against the reference");

QString paragraphs(const QStringList& lines, const char* kind)
{
    QString written;
    for (const QString& line : lines) {
        if (!line.isEmpty())
            written += QStringLiteral("<p class=\"%1\">%2</p>\n").arg(QLatin1String(kind), html::escaped(line));
    }
    return written;
}

QString story(const RunRecord& record)
{
    QStringList sentences;
    for (const StorySentence& sentence : storyOf(record))
        sentences.append(sentence.text);
    return html::list(sentences).replace(QLatin1String("<ul>"), QLatin1String("<ul class=\"story\">"));
}

/// What the server wrote around the ends that were worst.
QString logs(const Recording& recording)
{
    QString written;
    qsizetype count = 0;
    for (const Event& event : recording.events()) {
        if (event.log.empty() || count == mostLogs)
            continue;
        ++count;
        QStringList lines;
        for (const std::string& line : event.log)
            lines.append(text(line));
        written +=
            QStringLiteral("<details><summary>What the server wrote around %1 s</summary><pre>%2</pre></details>\n")
                .arg(QString::number(event.t, 'f', 3), html::escaped(lines.join(QLatin1Char('\n'))));
    }
    return written;
}

QString plan(const RunRecord& record)
{
    const QByteArray json = planFileText(record);
    return QStringLiteral("<p>As a .labour file, which repeats the run: <a download=\"run.labour\" "
                          "href=\"data:application/json;charset=utf-8,%1\">save it</a>.</p>\n<pre>%2</pre>\n")
        .arg(QString::fromLatin1(json.toPercentEncoding()), html::escaped(QString::fromUtf8(json)));
}

/// Of a run that began.
QString whatWasMeasured(const RunRecord& record)
{
    const Recording& recording = record.recording;
    QString written = html::section(QStringLiteral("What happened"), story(record));
    written += html::section(QStringLiteral("Charts"), html::chartsOf(record));
    written += html::section(QStringLiteral("Behaviours"), html::table(behavioursTable(recording), { 1, 7 }));
    written += html::section(QStringLiteral("Failures"), html::table(failuresTable(recording), { 3 }));
    written += html::section(QStringLiteral("Phases"), html::table(phasesTable(recording), { 1, 7 }));
    written += html::section(QStringLiteral("Durability"),
        paragraphs(mixDurabilityText(record).trimmed().split(QLatin1Char('\n')), "durability"));
    written += html::section(
        QStringLiteral("Events"), html::table(eventsTable(recording, mostEvents), { 1, 2 }) % logs(recording));
    return written
        % html::section(QStringLiteral("Memory"),
            html::table(memoryTable(recording)) % paragraphs({ memoryText(recording) }, "faint"));
}

QString against(const Standing& standing)
{
    if (!standing.comparison)
        return paragraphs({ ownReferenceText(standing) }, "reference");
    const Comparison& comparison = *standing.comparison;
    return html::facts(referenceFacts(standing)) % html::caveat(comparison) % html::conditions(comparison)
        % html::list(comparisonStory(comparison)) % html::figures(comparison);
}

/// What stands in a title tells of which server, where there are several.
QString against(const QList<Standing>& standings)
{
    QString written;
    for (const Standing& standing : standings)
        written += html::section(standings.size() == 1
                ? againstTitle
                : QString(againstTitle % QStringLiteral(" of ") % standing.reference.run.server),
            against(standing));
    return written;
}

QString body(const RunRecord& record, const std::optional<Standing>& standing)
{
    const Recording& recording = record.recording;
    const bool hasBegun = !recording.behaviours().empty();
    QString written = paragraphs(summaryText(recording).split(QLatin1Char('\n')), "verdict");
    written += paragraphs({ failureText(record) }, "note") % paragraphs(noteTexts(record), "note");
    if (hasBegun)
        written += whatWasMeasured(record);
    written += against(eachOnce({ standing }));
    written += html::section(QStringLiteral("End"), paragraphs(endingTexts(record), "end"));
    written += html::section(QStringLiteral("Environment"), html::facts(environmentOf(record)));
    if (hasBegun)
        written += html::section(QStringLiteral("How it was measured"),
            html::facts(methodOf(record)) % paragraphs({ scheduleText(recording) }, "faint"));
    return written % html::section(QStringLiteral("Plan"), plan(record));
}

QString footer(const RunRecord& record)
{
    return QStringLiteral("<footer>Measured by Labour %1 on %2, with %3.</footer>\n")
        .arg(html::escaped(record.labour), html::escaped(startedText(record.startedMs)),
            html::escaped(serverText(record)));
}

QString ms(const Tally& tally, double quantile)
{
    return tally.requests == 0 ? QString() : millisecondsText(tally.latencyMs(quantile), tally);
}

QList<QStringList> runsTable(const Records& records)
{
    QList<QStringList> rows { { QStringLiteral("run"), QStringLiteral("server"), QStringLiteral("requests"),
        QStringLiteral("failed"), QStringLiteral("innocents failed"), QStringLiteral("innocents p50 ms"),
        QStringLiteral("innocents p99 ms"), QStringLiteral("goodput /s"), QStringLiteral("remark") } };
    for (qsizetype i = 0; i < records.size(); ++i) {
        const Recording& recording = records.at(i)->recording;
        const Tally all = recording.totals();
        const Tally innocents = recording.totals(Role::Innocent);
        const double seconds = recording.durationS();
        rows.append({ QString::number(i + 1), serverText(*records.at(i)), QString::number(all.requests),
            percentText(all.failedShare()), percentText(innocents.failedShare()), ms(innocents, 0.5),
            ms(innocents, 0.99),
            QString::number(seconds > 0 ? static_cast<double>(all.goodReplies) / seconds : 0, 'f', 1),
            records.at(i)->failure });
    }
    return rows;
}

}

QByteArray runHtml(const RunRecord& record, const std::optional<Standing>& standing)
{
    html::Page page;
    page.title = serverText(record) % QStringLiteral(" under load");
    page.body = html::element("h1", html::escaped(serverText(record))) % QLatin1Char('\n')
        % paragraphs({ headingText(record) }, "faint") % body(record, standing) % footer(record);
    return html::pageText(page);
}

QByteArray runsHtml(const Records& records, const QList<std::optional<Standing>>& standings)
{
    if (records.size() == 1)
        return runHtml(*records.constFirst(), standings.value(0));
    html::Page page;
    page.title = QStringLiteral("%1 runs").arg(records.size());
    page.body = html::element("h1", page.title) % QLatin1Char('\n') % html::table(runsTable(records), { 1, 8 })
        % against(eachOnce(standings));
    if (records.size() > mostRuns)
        page.body += QStringLiteral("<p>The first %1 are shown in full below.</p>\n").arg(mostRuns);
    for (qsizetype i = 0; i < std::min(records.size(), mostRuns); ++i) {
        const RunRecord& record = *records.at(i);
        page.body += QStringLiteral("<details%1>\n<summary><b>Run %2: %3</b></summary>\n")
                         .arg(i == 0 ? QStringLiteral(" open") : QString(), QString::number(i + 1),
                             html::escaped(headingText(record)))
            % body(record, std::nullopt) % footer(record) % QStringLiteral("</details>\n");
    }
    return html::pageText(page);
}

}
