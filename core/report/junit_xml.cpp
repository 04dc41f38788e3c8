// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/junit_xml.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <utility>

namespace labour {

namespace {

QString count(const JunitSuite& suite, JunitCase::Outcome outcome)
{
    return QString::number(std::count_if(
        suite.cases.begin(), suite.cases.end(), [outcome](const JunitCase& each) { return each.outcome == outcome; }));
}

QString timeText(double seconds)
{
    return QString::number(seconds, 'f', 3);
}

/// Who measured what.
void writeProperties(QXmlStreamWriter& xml, const JunitSuite& suite)
{
    xml.writeStartElement(QStringLiteral("properties"));
    for (const auto& [name, value] : { std::pair(QStringLiteral("labour"), suite.labour),
             std::pair(QStringLiteral("server-version"), suite.serverVersion) }) {
        if (value.isEmpty())
            continue;
        xml.writeEmptyElement(QStringLiteral("property"));
        xml.writeAttribute(QStringLiteral("name"), name);
        xml.writeAttribute(QStringLiteral("value"), value);
    }
    xml.writeEndElement();
}

QString elementOf(JunitCase::Outcome outcome)
{
    switch (outcome) {
    case JunitCase::Outcome::Failed:
        return QStringLiteral("failure");
    case JunitCase::Outcome::Error:
        return QStringLiteral("error");
    case JunitCase::Outcome::Skipped:
        return QStringLiteral("skipped");
    case JunitCase::Outcome::Passed:
        break;
    }
    return {};
}

void write(QXmlStreamWriter& xml, const JunitCase& each, const QString& group)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("classname"), group);
    xml.writeAttribute(QStringLiteral("name"), each.name);
    if (each.seconds)
        xml.writeAttribute(QStringLiteral("time"), timeText(*each.seconds));
    if (const QString element = elementOf(each.outcome); !element.isEmpty()) {
        xml.writeStartElement(element);
        xml.writeAttribute(QStringLiteral("message"), each.message);
        if (!each.detail.isEmpty())
            xml.writeCharacters(each.detail);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

}

QByteArray junitXml(const QList<JunitSuite>& suites)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    for (const JunitSuite& suite : suites) {
        xml.writeStartElement(QStringLiteral("testsuite"));
        xml.writeAttribute(QStringLiteral("name"), suite.name);
        xml.writeAttribute(QStringLiteral("tests"), QString::number(suite.cases.size()));
        xml.writeAttribute(QStringLiteral("failures"), count(suite, JunitCase::Outcome::Failed));
        xml.writeAttribute(QStringLiteral("errors"), count(suite, JunitCase::Outcome::Error));
        if (const QString skipped = count(suite, JunitCase::Outcome::Skipped); skipped != QLatin1String("0"))
            xml.writeAttribute(QStringLiteral("skipped"), skipped);
        if (suite.seconds)
            xml.writeAttribute(QStringLiteral("time"), timeText(*suite.seconds));
        writeProperties(xml, suite);
        for (const JunitCase& each : suite.cases)
            write(xml, each, suite.group);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

}
