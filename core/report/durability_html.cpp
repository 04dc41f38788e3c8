// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_html.h"

#include "core/catalogue/unit_text.h"
#include "core/report/grade_sign.h"
#include "core/report/html_page.h"
#include "core/report/json_values.h"
#include "core/report/leaks_table.h"
#include "core/report/repetitions_report.h"
#include "core/report/run_page.h"
#include "core/verdict/figures.h"
#include "core/verdict/lethal_dose.h"

#include <QHash>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

using html::element;
using html::escaped;
using html::numberCell;

const QString style = QStringLiteral(R"(
.matrix td { white-space: nowrap; } .matrix a { color: inherit; text-decoration: none; }
.matrix a:hover, .matrix a:focus { text-decoration: underline; } tr:target { outline: 2px solid var(--text); }
svg.sign { width: .8em; height: .8em; vertical-align: -.05em; fill: var(--sign); }
b.letter { display: inline-block; min-width: 1.1em; text-align: center; }
)");

/// A colour for each grade, in either theme; print has the light ones.
QString gradeStyle()
{
    QString light;
    QString dark;
    for (const Grade grade : allGrades()) {
        const auto rule = [grade](const QString& colour) {
            return QStringLiteral(".%1 { --sign: %2; background: color-mix(in srgb, %2 12%, var(--ground)); }\n")
                .arg(text(nameOf(grade)), colour);
        };
        light += rule(signOf(grade).onLight);
        dark += rule(signOf(grade).onDark);
    }
    return light % QStringLiteral("@media screen and (prefers-color-scheme: dark) {\n") % dark % QStringLiteral("}\n");
}

QString shapeOf(Grade grade)
{
    QStringList points;
    for (const auto& [x, y] : signOf(grade).outline)
        points.append(QStringLiteral("%1,%2").arg(x * 100).arg(y * 100));
    const QString shape = points.isEmpty()
        ? QStringLiteral("<circle cx=\"50\" cy=\"50\" r=\"48\"/>")
        : QStringLiteral("<polygon points=\"%1\"/>").arg(points.join(QLatin1Char(' ')));
    return QStringLiteral("<symbol id=\"sign-%1\" viewBox=\"0 0 100 100\">%2</symbol>").arg(text(nameOf(grade)), shape);
}

QString shapes()
{
    QString symbols;
    for (const Grade grade : allGrades())
        symbols += shapeOf(grade);
    return QStringLiteral("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" style=\"position:absolute\">%1</svg>\n")
        .arg(symbols);
}

/// Shape, letter and word.
QString signText(Grade grade)
{
    return QStringLiteral("<svg class=\"sign\" aria-hidden=\"true\"><use href=\"#sign-%1\"/></svg> "
                          "<b class=\"letter\">%2</b> %1")
        .arg(text(nameOf(grade)), signOf(grade).letter);
}

QString legend()
{
    QString items;
    for (const Grade grade : allGrades())
        items += QStringLiteral("<li><span class=\"%1\">%2</span>: %3</li>\n")
                     .arg(text(nameOf(grade)), signText(grade), escaped(meaningOf(grade)));
    return element("ul", items);
}

QString doseText(const DurabilityCell& cell)
{
    return cell.isLeak ? QStringLiteral("leak")
        : cell.isPool  ? QStringLiteral("pool (%1)").arg(cell.dose)
                       : QString::number(cell.dose);
}

/// Rows of the matrix are told apart by what was asked for: the pool is of another size for each server.
QString doseName(const DurabilityCell& cell)
{
    return cell.isPool ? QStringLiteral("pool") : QString::number(cell.dose);
}

QString versionedText(const DurabilityResult& result)
{
    const QString version = text(result.server.version);
    return escaped(textOf(result.cell.server))
        % (version.isEmpty() ? QString() : QStringLiteral(" <span class=\"faint\">%1</span>").arg(escaped(version)));
}

QString matrixCell(const DurabilityReport& report, const QList<qsizetype>& places)
{
    std::optional<Grade> worst;
    qsizetype worstPlace = -1;
    int measured = 0;
    int agreeing = 0;
    for (const qsizetype place : places) {
        const DurabilityResult& result = report.results.at(place);
        if (!result.failure.isEmpty())
            continue;
        ++measured;
        if (!worst || result.verdict.grade > *worst) {
            worst = result.verdict.grade;
            worstPlace = place;
            agreeing = 0;
        }
        agreeing += result.verdict.grade == *worst ? 1 : 0;
    }
    if (!worst)
        return places.isEmpty() ? QStringLiteral("<td class=\"faint\">–</td>")
                                : QStringLiteral("<td class=\"faint\">not measured</td>");
    const QString repeated =
        agreeing == measured ? QString() : QStringLiteral(" (%1 of %2)").arg(agreeing).arg(measured);
    const DurabilityVerdict& verdict = report.results.at(worstPlace).verdict;
    return QStringLiteral(
        "<td class=\"%1\"><a href=\"#cell-%2\" title=\"%3 of %4 innocents failed, %5 slow\">%6%7</a></td>")
        .arg(text(nameOf(*worst)))
        .arg(worstPlace)
        .arg(verdict.failed)
        .arg(verdict.sent)
        .arg(verdict.slow)
        .arg(signText(*worst), repeated);
}

QString matrix(const DurabilityReport& report)
{
    struct Row {
        QString head;
        QHash<QString, QList<qsizetype>> cells;
    };
    QStringList behaviours;
    QMap<QString, Row> rows;
    for (qsizetype i = 0; i < report.results.size(); ++i) {
        const DurabilityResult& result = report.results.at(i);
        if (result.cell.isLeak)
            continue;
        const QString behaviour = culpritText(result.cell.culprit);
        if (!behaviours.contains(behaviour))
            behaviours.append(behaviour);
        const QString dose = doseName(result.cell);
        Row& row = rows[textOf(result.cell.server) % QLatin1Char('\t') % dose];
        row.head =
            QStringLiteral("<th scope=\"row\">%1</th><td class=\"number\">%2</td>").arg(versionedText(result), dose);
        row.cells[behaviour].append(i);
    }
    QString head = QStringLiteral("<th scope=\"col\">server</th><th scope=\"col\">dose</th>");
    for (const QString& behaviour : behaviours)
        head += QStringLiteral("<th scope=\"col\">%1</th>").arg(escaped(behaviour));
    QString body;
    for (const Row& row : rows) {
        QString line = row.head;
        for (const QString& behaviour : behaviours)
            line += matrixCell(report, row.cells.value(behaviour));
        body += element("tr", line) % QLatin1Char('\n');
    }
    return QStringLiteral("<div class=\"scroll\"><table class=\"matrix\"><thead><tr>%1</tr></thead>\n<tbody>%2</tbody>"
                          "</table></div>\n")
        .arg(head, body);
}

QString milliseconds(std::optional<double> value, const char* otherwise)
{
    return value ? QString::number(*value, 'f', 1) : QString::fromLatin1(otherwise);
}

QString seconds(std::optional<double> value)
{
    return value ? durationForPeople(*value) : QStringLiteral("never");
}

QString culpritsSaw(const DurabilityResult& result)
{
    QStringList parts;
    for (const auto& [outcome, count] : result.culpritOutcomes) {
        if (outcome != "replied")
            parts.append(QStringLiteral("%1 × %2").arg(count).arg(text(outcome)));
    }
    for (const auto& [status, count] : result.culpritStatuses)
        parts.append(QStringLiteral("%1 × %2").arg(count).arg(status));
    return escaped(parts.join(QStringLiteral(", ")));
}

QString stopText(const StopReport& stop)
{
    QString written = stop.signal.empty()
        ? QStringLiteral("itself")
        : QString(text(stop.signal) % QStringLiteral(" in ") % durationForPeople(stop.seconds));
    if (const std::size_t left = stop.leftovers.size() + stop.files.size(); left > 0)
        written += QStringLiteral(", left %1 behind").arg(left);
    return escaped(written);
}

QString figuresRow(const DurabilityResult& result, qsizetype place)
{
    const DurabilityCell& cell = result.cell;
    QString line = QStringLiteral("<th scope=\"row\">%1</th><td>%2</td><td>%3</td><td class=\"number\">%4</td>")
                       .arg(versionedText(result), escaped(culpritText(cell.culprit)), escaped(doseText(cell)),
                           QString::number(cell.repetition));
    if (!result.failure.isEmpty()) {
        line += QStringLiteral("<td colspan=\"13\">not measured: %1</td>").arg(escaped(result.failure));
    } else {
        const DurabilityVerdict& verdict = result.verdict;
        const auto percent = [](double share) { return QString::number(share * 100, 'f', 1); };
        line += QStringLiteral("<td class=\"%1\">%2</td>").arg(text(nameOf(verdict.grade)), signText(verdict.grade));
        line += numberCell(QString::number(verdict.sent)) % numberCell(QString::number(verdict.failed))
            % numberCell(QString::number(verdict.slow));
        line += numberCell(QStringLiteral("%1 (%2 to %3)")
                               .arg(percent(verdict.collateral), percent(verdict.collateralCi95.low),
                                   percent(verdict.collateralCi95.high)));
        line += numberCell(outageText(verdict)) % numberCell(seconds(result.detectionS))
            % numberCell(seconds(verdict.recoveryS));
        line += numberCell(milliseconds(verdict.baselineP99Ms, ""))
            % numberCell(milliseconds(verdict.p99Ms, "over the timeout"));
        line += numberCell(QStringLiteral("%1 / %2").arg(result.workersExited).arg(result.workersStarted));
        line += numberCell(result.leak
                ? QString(bytesForPeople(result.leak->bytesPerCulprit) % QStringLiteral(" a culprit"))
                : QString(bytesForPeople(static_cast<double>(result.rssBeforeBytes)) % QStringLiteral(" → ")
                    % bytesForPeople(static_cast<double>(result.rssAfterBytes))));
        line += element("td", culpritsSaw(result)) % element("td", stopText(result.stop));
    }
    return QStringLiteral("<tr id=\"cell-%1\">%2</tr>\n").arg(place).arg(line);
}

QString figures(const DurabilityReport& report)
{
    QString head;
    for (const char* title : { "server", "behaviour", "dose", "repetition", "grade", "innocents", "failed", "slow",
             "collateral, % (95 %)", "outage", "detected after", "recovered after", "p99 before, ms", "p99, ms",
             "workers ended / started", "memory", "culprits saw", "stopped by" })
        head += QStringLiteral("<th scope=\"col\">%1</th>").arg(QLatin1String(title));
    QString body;
    for (qsizetype i = 0; i < report.results.size(); ++i)
        body += figuresRow(report.results.at(i), i);
    return QStringLiteral(
        "<div class=\"scroll\"><table class=\"figures\"><thead><tr>%1</tr></thead>\n<tbody>%2</tbody></table></div>\n")
        .arg(head, body);
}

QString tableText(const char* title, const QList<QStringList>& table, const QString& remark = {})
{
    return table.isEmpty() ? QString()
                           : html::section(QLatin1String(title),
                               html::table(table) % (remark.isEmpty() ? QString() : element("p", escaped(remark))));
}

QString lethalDosesText(const DurabilityReport& report)
{
    QString items;
    for (const LethalDose& dose : lethalDoses(report.results)) {
        if (dose.lethal)
            items += element("li",
                escaped(QStringLiteral("%1 · %2: lethal dose %3")
                            .arg(textOf(dose.server), culpritText(dose.culprit), textOf(dose))));
    }
    if (items.isEmpty() || report.plan.doses.size() < 2)
        return {};
    return QStringLiteral("<h2>Lethal doses</h2>\n") % element("ul", items) % QLatin1Char('\n');
}

QString leftOut(const DurabilityReport& report)
{
    QString items;
    for (const auto& [server, reason] : report.skipped)
        items += element("li", escaped(QStringLiteral("%1: %2").arg(textOf(server), reason)));
    return items.isEmpty() ? QString() : QString(QStringLiteral("<h2>Left out</h2>\n") % element("ul", items));
}

QString provenance(const DurabilityReport& report)
{
    const DurabilitySettings& settings = report.plan.settings;
    const QString innocents =
        QStringLiteral("%1 a second, timeout %2; slow over %3 and %4 times the baseline's p99")
            .arg(numberText(settings.rate), durationForPeople(settings.innocentTimeoutS),
                durationForPeople(settings.rules.slowMs / 1000), numberText(settings.rules.slowTimesP99));
    const QString times =
        QStringLiteral("baseline %1%2, culprits time out after %3 or 3.5 s after the server's own limit, "
                       "%4 to recover, well after %5 without a hurt innocent")
            .arg(durationForPeople(settings.baselineS),
                settings.onlyFirstBaseline ? QStringLiteral(" (in the first cell of a server)") : QString(),
                durationForPeople(settings.culpritTimeoutS), durationForPeople(settings.recoveryS),
                durationForPeople(settings.rules.calmS));
    return html::facts({ { QStringLiteral("Measured"), startedText(report.startedMs) },
        { QStringLiteral("Machine"), machineText(report.machine) },
        { QStringLiteral("Doses"), textOf(report.plan.doses) },
        { QStringLiteral("Repetitions"), QString::number(report.plan.repetitions) },
        { QStringLiteral("Innocents"), innocents }, { QStringLiteral("Times"), times },
        { QStringLiteral("Seed"), QString::number(report.plan.seed) },
        { QStringLiteral("Labour"), report.measuredBy() } });
}

QString warnings(const DurabilityReport& report)
{
    QString written;
    if (!report.isWhole)
        written += element("p", element("b", QStringLiteral("The table is not whole.")));
    if (report.machine.isShared)
        written += element("p",
            element(
                "b", QStringLiteral("Another measurement was under way on this machine: they disturbed each other.")));
    return written;
}

}

QByteArray durabilityHtml(const DurabilityReport& report)
{
    html::Page page;
    page.title = QStringLiteral("Durability");
    page.style = style % gradeStyle();
    page.isWide = true;
    page.body = shapes() % QStringLiteral("<h1>What culprits do to innocents</h1>\n") % warnings(report)
        % matrix(report) % legend() % QStringLiteral("<h2>Every cell</h2>\n") % figures(report)
        % tableText("Leaks", leaksTable(report.results))
        % tableText("Over repetitions", repetitionsTable(report.results), repetitionsCaveat(report.results))
        % lethalDosesText(report) % leftOut(report)
        % html::section(QStringLiteral("How it was measured"), provenance(report));
    return html::pageText(page);
}

}
