// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_parts.h"

#include "core/report/comparison_table.h"
#include "core/report/html_page.h"
#include "core/report/hue.h"

#include <algorithm>
#include <cmath>

namespace labour::html {

namespace {

constexpr double barWidth = 107;
constexpr double barHeight = 16;
constexpr double room = 1.1; // about the longer end of an interval

Hue hueOf(ComparisonWord word)
{
    return word == ComparisonWord::Better ? Hue::GoodNews : word == ComparisonWord::Worse ? Hue::BadNews : Hue::Neutral;
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
        .arg(classOf(hueOf(figure.word)), n(barWidth), n(barHeight), n(barWidth / 2), n(low),
            n(std::max(2.0, high - low)), n(x(figure.shift->estimate)));
}

}

QString caveat(const Comparison& comparison)
{
    const QString sentence = caveatOf(comparison);
    return sentence.isEmpty() ? QString() : QStringLiteral("<p class=\"note\">%1</p>\n").arg(escaped(sentence));
}

QString conditions(const Comparison& comparison)
{
    if (comparison.conditions.isEmpty())
        return element("p", samenessOf(comparison));
    QList<QStringList> rows { { QStringLiteral("what"), QStringLiteral("A"), QStringLiteral("B") } };
    for (const ComparedCondition& condition : comparison.conditions)
        rows.append({ condition.variesWithinBoth() ? QString(condition.name % QStringLiteral(" (varies within both)"))
                                                   : condition.name,
            condition.first, condition.second });
    return table(rows, { 1, 2 });
}

QString figures(const Comparison& comparison)
{
    const QList<QStringList> rows = comparisonTable(comparison);
    QString head;
    for (const QString& column : rows.constFirst())
        head += QStringLiteral("<th scope=\"col\">") % escaped(column) % QStringLiteral("</th>");
    const bool hasBars = std::any_of(comparison.figures.begin(), comparison.figures.end(),
        [](const ComparedFigure& figure) { return figure.shift.has_value(); });
    if (hasBars)
        head += QStringLiteral("<th scope=\"col\">drawn</th>");
    QString body;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QStringList& row = rows.at(i);
        QString line = QStringLiteral("<th scope=\"row\">") % escaped(row.constFirst()) % QStringLiteral("</th>");
        for (qsizetype column = 1; column + 1 < row.size(); ++column)
            line += numberCell(escaped(row.at(column)));
        line += QStringLiteral("<td class=\"word\">") % escaped(row.constLast()) % QStringLiteral("</td>");
        if (hasBars)
            line += element("td", bar(comparison.figures.at(i - 1)));
        body += element("tr", line) % QLatin1Char('\n');
    }
    return QStringLiteral("<div class=\"scroll\"><table><thead><tr>") % head % QStringLiteral("</tr></thead>\n<tbody>")
        % body % QStringLiteral("</tbody></table></div>\n")
        % QStringLiteral("<p class=\"faint\">%1</p>\n").arg(escaped(comparisonMethod(comparison)));
}

}
