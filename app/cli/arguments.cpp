// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/exit_code.h"
#include "app/cli/writing.h"
#include "core/catalogue/nearest.h"

#include <QRegularExpression>

#include <algorithm>

namespace labour::cli {

namespace {

constexpr int widestOption = 30;

QString spelled(const QCommandLineOption& option)
{
    const QString name = QStringLiteral("--") % option.names().constFirst();
    return option.valueName().isEmpty() ? name : QString(name % QLatin1Char(' ') % option.valueName());
}

}

QStringList withOptionsNamed(QStringList arguments, const QStringList& options)
{
    for (qsizetype i = 0; i < options.size(); ++i) {
        const qsizetype at = 1 + 2 * i;
        if (arguments.size() <= at || arguments.at(at).startsWith(QLatin1Char('-')))
            break;
        arguments.insert(at, QStringLiteral("--") % options.at(i));
    }
    return arguments;
}

Arguments::Arguments(const QString& usage, const QString& description)
    : m_usage(usage)
    , m_description(description)
{
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    m_options.append(
        QCommandLineOption({ QStringLiteral("help"), QStringLiteral("h") }, QStringLiteral("Show this and end.")));
    m_parser.addOption(m_options.last());
}

void Arguments::addFlag(const QString& name, const QString& description)
{
    m_options.append(QCommandLineOption(name, description));
    m_parser.addOption(m_options.last());
}

void Arguments::addOption(const QString& name, const QString& value, const QString& description)
{
    m_options.append(QCommandLineOption(name, description, value));
    m_parser.addOption(m_options.last());
}

void Arguments::addRepeatable(const QString& name, const QString& value, const QString& description)
{
    addOption(name, value, description);
    m_repeatable.append(name);
}

std::optional<int> Arguments::read(const QStringList& arguments)
{
    const QString seeHelp =
        QStringLiteral("; labour %1 --help tells what there is").arg(m_usage.section(QLatin1Char(' '), 0, 0));
    const bool parsed = m_parser.parse(arguments);
    if (m_parser.isSet(QStringLiteral("help"))) {
        print(help());
        return Done;
    }
    if (!parsed) {
        complain(problem() % seeHelp);
        return UsageError;
    }
    if (const QString twice = givenTwice(); !twice.isEmpty()) {
        complain(QStringLiteral("--%1 is given twice%2").arg(twice, seeHelp));
        return UsageError;
    }
    if (!m_parser.positionalArguments().isEmpty()) {
        complain(
            QStringLiteral("“%1” is not expected there%2").arg(m_parser.positionalArguments().constFirst(), seeHelp));
        return UsageError;
    }
    return std::nullopt;
}

QStringList Arguments::given() const
{
    QStringList names;
    for (const QCommandLineOption& option : m_options) {
        if (m_parser.isSet(option))
            names.append(option.names().constFirst());
    }
    return names;
}

QString Arguments::problem() const
{
    const QStringList unknown = m_parser.unknownOptionNames();
    if (unknown.isEmpty())
        return m_parser.errorText().remove(QRegularExpression(QStringLiteral("\\.$")));
    QStringList known;
    for (const QCommandLineOption& option : m_options)
        known.append(QStringLiteral("--") % option.names().constFirst());
    const QString dashes = unknown.first().size() == 1 ? QStringLiteral("-") : QStringLiteral("--");
    return unknownName(QStringLiteral("option"), dashes % unknown.first(), known);
}

QString Arguments::givenTwice() const
{
    for (const QCommandLineOption& option : m_options) {
        const QString name = option.names().constFirst();
        if (m_parser.values(name).size() > 1 && !m_repeatable.contains(name))
            return name;
    }
    return {};
}

QString Arguments::help() const
{
    QString text = QStringLiteral("Usage: labour %1\n\n%2\n\n").arg(m_usage, m_description);
    for (const QCommandLineOption& option : m_options) {
        const QString name = spelled(option);
        const QString indent = QLatin1Char('\n') % QString(widestOption + 4, QLatin1Char(' '));
        const QString described = option.description().replace(QLatin1Char('\n'), indent);
        text += QStringLiteral("  %1  %2\n").arg(name.leftJustified(widestOption), described);
    }
    return text;
}

}
