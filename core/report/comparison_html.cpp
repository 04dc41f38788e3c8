// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_html.h"

#include "core/report/comparison_table.h"
#include "core/report/html_page.h"
#include "core/report/hue.h"
#include "core/report/run_page.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double barWidth = 107;
constexpr double barHeight = 16;
constexpr double room = 1.1; // about the longer end of an interval

QString sides(const ComparedPair& pair)
{
    return QStringLiteral("<p class=\"verdict\"><b>A</b>: %1 (%2)<br><b>B</b>: %3 (%4)</p>\n")
        .arg(html::escaped(pair.first.name), sideRunsText(pair.comparison, false), html::escaped(pair.second.name),
            sideRunsText(pair.comparison, true));
}

QString caveat(const Comparison& comparison)
{
    const QString sentence = caveatOf(comparison);
    return sentence.isEmpty() ? QString() : QStringLiteral("<p class=\"note\">%1</p>\n").arg(html::escaped(sentence));
}

QString conditions(const Comparison& comparison)
{
    if (comparison.conditions.isEmpty())
        return html::element("p", samenessOf(comparison));
    QList<QStringList> rows { { QStringLiteral("what"), QStringLiteral("A"), QStringLiteral("B") } };
    for (const ComparedCondition& condition : comparison.conditions)
        rows.append({ condition.variesWithinBoth() ? QString(condition.name % QStringLiteral(" (varies within both)"))
                                                   : condition.name,
            condition.first, condition.second });
    return html::table(rows, { 1, 2 });
}

html::Hue hueOf(ComparisonWord word)
{
    return word == ComparisonWord::Better ? html::Hue::GoodNews
        : word == ComparisonWord::Worse   ? html::Hue::BadNews
                                          : html::Hue::Neutral;
}

QString n(double value)
{
    return QString::number(value, 'f', 1);
}

/// From no difference in the middle.
QString bar(const ComparedFigure& figure)
{
    if (!figure.shift)
        return {};
    const double most = room * std::max(std::abs(figure.shift->ci95.low), std::abs(figure.shift->ci95.high));
    const auto x = [most](double value) { return barWidth / 2 * (1 + (most > 0 ? value / most : 0)); };
    const double low = x(figure.shift->ci95.low);
    const double high = x(figure.shift->ci95.high);
    return QStringLiteral("<svg class=\"interval %1\" viewBox=\"0 0 %2 %3\" aria-hidden=\"true\">"
                          "<line class=\"axis\" x1=\"%4\" x2=\"%4\" y1=\"0\" y2=\"%3\"/>"
                          "<rect class=\"band\" x=\"%5\" y=\"4\" width=\"%6\" height=\"8\"/>"
                          "<circle class=\"dot\" cx=\"%7\" cy=\"8\" r=\"4\"/></svg>")
        .arg(html::classOf(hueOf(figure.word)), n(barWidth), n(barHeight), n(barWidth / 2), n(low),
            n(std::max(2.0, high - low)), n(x(figure.shift->estimate)));
}

QString figures(const Comparison& comparison)
{
    const QList<QStringList> rows = comparisonTable(comparison);
    QString head;
    for (const QString& column : rows.constFirst())
        head += QStringLiteral("<th scope=\"col\">") % html::escaped(column) % QStringLiteral("</th>");
    const bool hasBars = std::any_of(comparison.figures.begin(), comparison.figures.end(),
        [](const ComparedFigure& figure) { return figure.shift.has_value(); });
    if (hasBars)
        head += QStringLiteral("<th scope=\"col\">drawn</th>");
    QString body;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QStringList& row = rows.at(i);
        QString line = QStringLiteral("<th scope=\"row\">") % html::escaped(row.constFirst()) % QStringLiteral("</th>");
        for (qsizetype column = 1; column + 1 < row.size(); ++column)
            line += html::numberCell(html::escaped(row.at(column)));
        line += QStringLiteral("<td class=\"word\">") % html::escaped(row.constLast()) % QStringLiteral("</td>");
        if (hasBars)
            line += html::element("td", bar(comparison.figures.at(i - 1)));
        body += html::element("tr", line) % QLatin1Char('\n');
    }
    return QStringLiteral("<div class=\"scroll\"><table><thead><tr>") % head % QStringLiteral("</tr></thead>\n<tbody>")
        % body % QStringLiteral("</tbody></table></div>\n")
        % QStringLiteral("<p class=\"faint\">%1</p>\n").arg(html::escaped(comparisonMethod(comparison)));
}

QString environment(const ComparedSide& side, const char* letter)
{
    if (side.runs.isEmpty())
        return {};
    QString started;
    for (const auto& run : side.runs)
        started += (started.isEmpty() ? QString() : QStringLiteral(", ")) % startedText(run->startedMs);
    Facts facts = environmentOf(*side.runs.constFirst());
    for (auto& [name, value] : facts) {
        if (name == QLatin1String("Measured"))
            value = started;
    }
    return html::element("h3", QLatin1String(letter)) % html::facts(facts)
        % QStringLiteral("<details><summary>Plan</summary><pre>%1</pre></details>\n")
              .arg(html::escaped(QString::fromUtf8(planFileText(*side.runs.constFirst()))));
}

QString body(const ComparedPair& pair)
{
    return sides(pair) % caveat(pair.comparison)
        % html::section(QStringLiteral("What differs"), conditions(pair.comparison))
        % html::section(QStringLiteral("What it says"), html::list(comparisonStory(pair.comparison)))
        % html::section(QStringLiteral("Figures"), figures(pair.comparison))
        % html::section(QStringLiteral("Charts"), html::chartsOf(pair.first, pair.second))
        % html::section(QStringLiteral("Environment"), environment(pair.first, "A") % environment(pair.second, "B"));
}

QString footer(const QList<ComparedPair>& pairs)
{
    if (pairs.isEmpty() || pairs.constFirst().first.runs.isEmpty())
        return {};
    return QStringLiteral(
        "<footer>Measured by Labour %1. Runs are the unit of comparison, never requests: those of one "
        "run depend on each other.</footer>\n")
        .arg(html::escaped(pairs.constFirst().first.runs.constFirst()->labour));
}

}

QByteArray comparisonHtml(const QList<ComparedPair>& pairs)
{
    html::Page page;
    page.title = QStringLiteral("Comparison");
    page.isWide = true;
    page.body = html::element("h1", QStringLiteral("How B stands to A")) % QLatin1Char('\n');
    for (const ComparedPair& pair : pairs)
        page.body += pairs.size() == 1
            ? body(pair)
            : QString(html::element("h2", html::escaped(pair.second.name)) % QLatin1Char('\n') % body(pair));
    page.body += footer(pairs);
    return html::pageText(page);
}

}
