// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_page.h"

#include "core/report/chart_script.h"
#include "core/report/hue.h"

namespace labour::html {

namespace {

const QString style = QStringLiteral(R"(
:root { color-scheme: light dark; --ground: #ffffff; --text: #1d2127; --faint: #59606b; --line: #c9ced6; --head: #f3f4f6;
        --grid: #e6e8ec; --axis: #a3aab4; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1e23; --text: #e4e7eb; --faint: #a4acb7; --line: #444b55; --head: #24282e; --grid: #2f343c;
          --axis: #5b636e; }
}
body { margin: 2rem auto; max-width: 64rem; padding: 0 1.5rem; background: var(--ground); color: var(--text);
       font: 15px/1.45 system-ui, sans-serif; overflow-wrap: break-word; }
body.wide { max-width: 100rem; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p, ul { margin: .4rem 0; } .faint, dt { color: var(--faint); } ul.story { padding-left: 1.1rem; }
details { margin: .6rem 0; } p.verdict { font-size: 1.1rem; } p.note { border-left: .25rem solid var(--bad); padding-left: .7rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .4rem 0; } dd { margin: 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .3rem .55rem; text-align: left; vertical-align: top; }
thead th, tbody th { background: var(--head); font-weight: 600; } tbody th { position: sticky; left: 0; }
td.word { white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
pre { overflow-x: auto; background: var(--head); padding: .7rem; font-size: 12px; white-space: pre-wrap; }
figure { margin: 1.2rem 0; } figcaption { display: flex; flex-wrap: wrap; gap: .1rem 1rem; align-items: baseline; }
figcaption b { margin-right: .3rem; } figcaption .when { color: var(--faint); margin-left: auto; }
.key { white-space: nowrap; } .key i { display: inline-block; width: .75em; height: .75em; margin-right: .3em;
       border-radius: 2px; background: var(--hue); }
.key .value { font-variant-numeric: tabular-nums; margin-left: .3em; }
svg.chart { display: block; width: 100%; min-width: 36rem; height: auto; font-size: 11px; }
svg.chart:focus-visible { outline: 2px solid var(--good); }
svg.chart text { fill: var(--faint); } svg.chart .label { fill: var(--text); }
.grid { stroke: var(--grid); } .axis { stroke: var(--axis); } .cursor { stroke: var(--text); }
.area { fill: var(--hue); stroke: none; }
.curve { fill: none; stroke: var(--hue); stroke-width: 1.4; stroke-linejoin: round; stroke-linecap: round; }
.curve.band { stroke-width: 5; opacity: .4; } .curve.pale { opacity: .35; stroke-width: 1; } .curve.dashed { stroke-dasharray: 5 3; }
.mark { stroke: var(--hue); } .mark path { fill: var(--hue); stroke: none; } .mark line { stroke-dasharray: 2 3; }
.phase { fill: var(--text); opacity: .05; } .hit { fill: transparent; }
svg.interval { display: block; width: 5rem; height: .75rem; margin-top: .3rem; }
.interval .band { fill: var(--hue); opacity: .45; } .interval .dot { fill: var(--hue); }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .5rem; color: var(--faint); }
@media (max-width: 40rem) { body { margin: 1rem auto; padding: 0 .8rem; } dl { display: block; } dd { margin: 0 0 .4rem; } }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --text: #000000; --faint: #444444; --line: #999999; --head: #ffffff;
          --grid: #dddddd; --axis: #777777; }
  body, body.wide { margin: 0; max-width: none; padding: 0; font-size: 10px; } .scroll { overflow: visible; }
  svg, td { print-color-adjust: exact; -webkit-print-color-adjust: exact; } svg.chart { min-width: 0; }
  tr, figure, p, li { break-inside: avoid; } h2, h3 { break-after: avoid; } tbody th { position: static; }
  h1 { font-size: 16px; } h2 { font-size: 12px; margin: 1.2rem 0 .3rem; } h3, p.verdict { font-size: 11px; }
  pre { font-size: 8px; } details > :not(summary) { display: block; }
}
)");

}

QString escaped(const QString& plain)
{
    return QString(plain).toHtmlEscaped();
}

QString element(const char* tag, const QString& content)
{
    return QLatin1Char('<') % QLatin1String(tag) % QLatin1Char('>') % content % QStringLiteral("</")
        % QLatin1String(tag) % QLatin1Char('>');
}

QString section(const QString& title, const QString& content)
{
    return content.isEmpty() ? QString()
                             : QString(element("h2", escaped(title)) % QLatin1Char('\n') % content % QLatin1Char('\n'));
}

QString numberCell(const QString& content)
{
    return QStringLiteral("<td class=\"number\">") % content % QStringLiteral("</td>");
}

QString table(const QList<QStringList>& rows, const QList<qsizetype>& wordColumns)
{
    if (rows.size() < 2)
        return {};
    QString head;
    for (const QString& column : rows.constFirst())
        head += QStringLiteral("<th scope=\"col\">") % escaped(column) % QStringLiteral("</th>");
    QString body;
    for (const QStringList& row : rows.mid(1)) {
        QString line = QStringLiteral("<th scope=\"row\">") % escaped(row.constFirst()) % QStringLiteral("</th>");
        for (qsizetype i = 1; i < row.size(); ++i)
            line += wordColumns.contains(i) ? element("td", escaped(row.at(i))) : numberCell(escaped(row.at(i)));
        body += element("tr", line) % QLatin1Char('\n');
    }
    return QStringLiteral("<div class=\"scroll\"><table><thead><tr>") % head % QStringLiteral("</tr></thead>\n<tbody>")
        % body % QStringLiteral("</tbody></table></div>\n");
}

QString list(const QStringList& items)
{
    QString lines;
    for (const QString& item : items)
        lines += element("li", escaped(item)) % QLatin1Char('\n');
    return items.isEmpty() ? QString() : QString(element("ul", lines) % QLatin1Char('\n'));
}

QString facts(const QList<std::pair<QString, QString>>& facts)
{
    QString lines;
    for (const auto& [name, value] : facts) {
        if (!value.isEmpty())
            lines += element("dt", escaped(name)) % element("dd", escaped(value)) % QLatin1Char('\n');
    }
    return lines.isEmpty() ? QString() : QString(element("dl", QLatin1Char('\n') % lines) % QLatin1Char('\n'));
}

QByteArray pageText(const Page& page)
{
    // Nothing is loaded, and the policy says so to a browser that might think otherwise.
    const QString head = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                        "style-src 'unsafe-inline'; script-src "
                                        "'unsafe-inline'\"/>\n");
    const QString script =
        page.body.contains(QLatin1String("class=\"chart\"")) ? element("script", chartScript()) : QString();
    return QString(head % element("title", escaped(page.title)) % QLatin1Char('\n')
        % element("style", style % hueStyle() % page.style) % QStringLiteral("\n</head>\n<body")
        % (page.isWide ? QStringLiteral(" class=\"wide\">\n") : QStringLiteral(">\n")) % page.body % script
        % QStringLiteral("</body>\n</html>\n"))
        .toUtf8();
}

}
