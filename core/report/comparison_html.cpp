// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_html.h"

#include "core/report/comparison_parts.h"
#include "core/report/comparison_table.h"
#include "core/report/html_page.h"
#include "core/report/run_page.h"

namespace labour {

namespace {

QString sides(const ComparedPair& pair)
{
    return QStringLiteral("<p class=\"verdict\"><b>A</b>: %1 (%2)<br><b>B</b>: %3 (%4)</p>\n")
        .arg(html::escaped(pair.first.name), sideRunsText(pair.comparison, false), html::escaped(pair.second.name),
            sideRunsText(pair.comparison, true));
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
    return sides(pair) % html::caveat(pair.comparison)
        % html::section(QStringLiteral("What differs"), html::conditions(pair.comparison))
        % html::section(QStringLiteral("What it says"), html::list(comparisonStory(pair.comparison)))
        % html::section(QStringLiteral("Figures"), html::figures(pair.comparison))
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
