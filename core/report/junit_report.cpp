// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/junit_report.h"

#include "core/report/durability_text.h"
#include "core/report/json_values.h"

#include <QMap>
#include <QXmlStreamWriter>

#include <algorithm>
#include <iterator>
#include <optional>

namespace labour {

namespace {

/// Why the case fails; empty where it does not.
QString verdictOn(const DurabilityResult& result, const QList<FailCondition>& conditions)
{
    if (conditions.isEmpty())
        return result.verdict.grade >= Grade::Wedged && !result.cell.isLeak ? cellText(result) : QString();
    QStringList held;
    for (const FailCondition& condition : conditions) {
        if (const std::optional<Figure> figure = heldBy(condition, result))
            held.append(QStringLiteral("%1 (%2)").arg(condition.text, textOf(*figure)));
    }
    return held.join(QStringLiteral(", "));
}

void write(QXmlStreamWriter& xml, const DurabilityResult& result, const QString& failed)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("classname"), textOf(result.cell.server));
    xml.writeAttribute(QStringLiteral("name"), result.cell.label());
    xml.writeAttribute(QStringLiteral("time"), QString::number(result.tookS, 'f', 3));
    if (!result.failure.isEmpty()) {
        xml.writeStartElement(QStringLiteral("error"));
        xml.writeAttribute(QStringLiteral("message"), result.failure);
        xml.writeEndElement();
    } else if (!failed.isEmpty()) {
        xml.writeStartElement(QStringLiteral("failure"));
        xml.writeAttribute(QStringLiteral("message"), failed);
        xml.writeCharacters(cellText(result));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

/// Who measured what.
void writeProperties(QXmlStreamWriter& xml, const QString& labour, const QString& serverVersion)
{
    xml.writeStartElement(QStringLiteral("properties"));
    for (const auto& [name, value] :
        { std::pair(QStringLiteral("labour"), labour), std::pair(QStringLiteral("server-version"), serverVersion) }) {
        if (value.isEmpty())
            continue;
        xml.writeEmptyElement(QStringLiteral("property"));
        xml.writeAttribute(QStringLiteral("name"), name);
        xml.writeAttribute(QStringLiteral("value"), value);
    }
    xml.writeEndElement();
}

/// What the cells come to together: a case for each condition on that.
void writeTable(QXmlStreamWriter& xml, const DurabilityReport& report, const QList<FailCondition>& conditions)
{
    QList<FailCondition> asked;
    std::copy_if(conditions.begin(), conditions.end(), std::back_inserter(asked), isOfTheTable);
    if (asked.isEmpty())
        return;
    const QString name = QStringLiteral("table");
    const Figures figures = figuresOf(report.results);
    const auto failures = std::count_if(asked.begin(), asked.end(),
        [&figures](const FailCondition& condition) { return condition.holds(figures.value(condition.figure)); });
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), name);
    xml.writeAttribute(QStringLiteral("tests"), QString::number(asked.size()));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(failures));
    xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    writeProperties(xml, report.measuredBy(), {});
    for (const FailCondition& condition : asked) {
        const Figure figure = figures.value(condition.figure);
        xml.writeStartElement(QStringLiteral("testcase"));
        xml.writeAttribute(QStringLiteral("classname"), name);
        xml.writeAttribute(QStringLiteral("name"), condition.text);
        if (condition.holds(figure)) {
            xml.writeEmptyElement(QStringLiteral("failure"));
            xml.writeAttribute(
                QStringLiteral("message"), QStringLiteral("%1 is %2").arg(condition.figure, textOf(figure)));
        }
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

}

QByteArray junitReport(const DurabilityReport& report, const QList<FailCondition>& conditions)
{
    QMap<QString, QList<DurabilityResult>> suites;
    for (const DurabilityResult& result : report.results)
        suites[textOf(result.cell.server)].append(result);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    for (auto suite = suites.begin(); suite != suites.end(); ++suite) {
        int failures = 0;
        int errors = 0;
        double seconds = 0;
        for (const DurabilityResult& result : *suite) {
            errors += result.failure.isEmpty() ? 0 : 1;
            failures += result.failure.isEmpty() && !verdictOn(result, conditions).isEmpty() ? 1 : 0;
            seconds += result.tookS;
        }
        xml.writeStartElement(QStringLiteral("testsuite"));
        xml.writeAttribute(QStringLiteral("name"), suite.key());
        xml.writeAttribute(QStringLiteral("tests"), QString::number(suite->size()));
        xml.writeAttribute(QStringLiteral("failures"), QString::number(failures));
        xml.writeAttribute(QStringLiteral("errors"), QString::number(errors));
        xml.writeAttribute(QStringLiteral("time"), QString::number(seconds, 'f', 3));
        writeProperties(xml, report.measuredBy(), text(suite->constFirst().server.version));
        for (const DurabilityResult& result : *suite)
            write(xml, result, verdictOn(result, conditions));
        xml.writeEndElement();
    }
    writeTable(xml, report, conditions);
    for (const auto& [server, reason] : report.skipped) {
        xml.writeStartElement(QStringLiteral("testsuite"));
        xml.writeAttribute(QStringLiteral("name"), textOf(server));
        xml.writeAttribute(QStringLiteral("tests"), QStringLiteral("1"));
        xml.writeAttribute(QStringLiteral("failures"), QStringLiteral("0"));
        xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
        xml.writeAttribute(QStringLiteral("skipped"), QStringLiteral("1"));
        writeProperties(xml, report.measuredBy(), {});
        xml.writeStartElement(QStringLiteral("testcase"));
        xml.writeAttribute(QStringLiteral("classname"), textOf(server));
        xml.writeAttribute(QStringLiteral("name"), textOf(server));
        xml.writeEmptyElement(QStringLiteral("skipped"));
        xml.writeAttribute(QStringLiteral("message"), reason);
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

}
