// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/junit_report.h"

#include "core/report/durability_text.h"

#include <QMap>
#include <QXmlStreamWriter>

#include <algorithm>

namespace labour {

namespace {

/// Why the case fails; empty where it does not.
QString verdictOn(const DurabilityResult& result, const QList<FailCondition>& conditions)
{
    if (conditions.isEmpty())
        return result.verdict.grade >= Grade::Wedged && !result.cell.isLeak ? cellText(result) : QString();
    const Figures figures = figuresOf(QList<DurabilityResult> { result });
    QStringList held;
    for (const FailCondition& condition : conditions) {
        const Figure figure = figures.value(condition.figure);
        if (condition.holds(figure))
            held.append(QStringLiteral("%1 (%2)").arg(condition.text, textOf(figure)));
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
        for (const DurabilityResult& result : *suite)
            write(xml, result, verdictOn(result, conditions));
        xml.writeEndElement();
    }
    for (const auto& [server, reason] : report.skipped) {
        xml.writeStartElement(QStringLiteral("testsuite"));
        xml.writeAttribute(QStringLiteral("name"), textOf(server));
        xml.writeAttribute(QStringLiteral("tests"), QStringLiteral("1"));
        xml.writeAttribute(QStringLiteral("skipped"), QStringLiteral("1"));
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
