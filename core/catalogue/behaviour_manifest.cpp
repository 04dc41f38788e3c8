// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/behaviour_manifest.h"

#include "core/catalogue/client_behaviours.h"
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace labour {

namespace {

const QStringList& groups()
{
    static const QStringList known { QStringLiteral("innocents"), QStringLiteral("slow"), QStringLiteral("ends"),
        QStringLiteral("hangs"), QStringLiteral("leaks"), QStringLiteral("hunger"), QStringLiteral("contract"),
        QStringLiteral("ambience"), QStringLiteral("client") };
    return known;
}

QString filledIn(const QString& text, const SettingValues& values)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([^{}]+)\\}"));
    QString filled;
    qsizetype done = 0;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        filled += text.mid(done, match.capturedStart() - done) % values.value(match.captured(1), match.captured());
        done = match.capturedEnd();
    }
    return filled + text.mid(done);
}

bool isPlaceholder(const QString& text, const QStringList& names)
{
    return text.startsWith(QLatin1Char('{')) && text.endsWith(QLatin1Char('}'))
        && names.contains(text.mid(1, text.size() - 2));
}

StatusRange rangeOf(const QString& status)
{
    if (status.endsWith(QLatin1String("xx"))) {
        const auto hundreds = static_cast<std::uint16_t>(status.at(0).digitValue() * 100);
        return { hundreds, static_cast<std::uint16_t>(hundreds + 99) };
    }
    const auto exact = static_cast<std::uint16_t>(status.toUInt());
    return { exact, exact };
}

QStringList readStatuses(const JsonPlace& place, const QStringList& parameters, bool& hasClass)
{
    static const QRegularExpression statusClass(QStringLiteral("^[1-5]xx\\z"));
    QStringList statuses;
    const QList<JsonPlace> elements = place.isArray() ? place.elements() : QList<JsonPlace> { place };
    for (const JsonPlace& element : elements) {
        const QString text = element.scalarText().value_or(QString());
        const int number = text.toInt();
        const bool isClass = statusClass.match(text).hasMatch();
        if (!isClass && !isPlaceholder(text, parameters) && (number < 100 || number > 599))
            element.problem(QStringLiteral(
                "a status from 100 to 599, a class like \"5xx\" or a parameter like \"{status}\" was expected"));
        hasClass = hasClass || isClass;
        statuses.append(text);
    }
    if (statuses.isEmpty())
        place.problem(QStringLiteral("a list of at least one status from 100 to 599 was expected"));
    return statuses;
}

EndingTemplate readEnding(const JsonPlace& place, const QStringList& parameters)
{
    EndingTemplate ending;
    if (!place.isObject()) {
        place.problem(QStringLiteral("an object like {\"status\": [200]} or {\"closed\": true} was expected"));
        return ending;
    }
    place.allowKeys({ QStringLiteral("status"), QStringLiteral("body"), QStringLiteral("text"),
        QStringLiteral("length"), QStringLiteral("verified"), QStringLiteral("closed") });
    ending.closed = place[QStringLiteral("closed")].booleanOr(false);
    if (ending.closed)
        return ending;
    bool hasClass = false;
    ending.statuses = readStatuses(place[QStringLiteral("status")], parameters, hasClass);
    ending.verified = place[QStringLiteral("verified")].booleanOr(!hasClass);
    const JsonPlace body = place[QStringLiteral("body")];
    if (!body.isMissing())
        ending.body = body.textOr(QString());
    ending.text = place[QStringLiteral("text")].textOr(QString());
    const JsonPlace length = place[QStringLiteral("length")];
    if (const std::optional<QString> text = length.scalarText()) {
        bool isNumber = false;
        text->toULongLong(&isNumber);
        if (!isNumber && !isPlaceholder(*text, parameters))
            length.problem(QStringLiteral("a number of bytes or a parameter like \"{length}\" was expected"));
        ending.length = *text;
    }
    return ending;
}

QList<EndingTemplate> readExpect(const JsonPlace& place, const QStringList& parameters)
{
    const JsonPlace anyOf = place[QStringLiteral("any_of")];
    if (anyOf.isMissing())
        return { readEnding(place, parameters) };
    place.allowKeys({ QStringLiteral("any_of") });
    QList<EndingTemplate> endings;
    for (const JsonPlace& element : anyOf.elements())
        endings.append(readEnding(element, parameters));
    if (endings.isEmpty())
        anyOf.problem(QStringLiteral("at least one ending was expected"));
    return endings;
}

Expression readTimeout(const JsonPlace& place, const QList<Setting>& parameters)
{
    const std::optional<QString> text = place.scalarText();
    if (!text)
        return Expression::constant(30);
    const Result<Expression> expression = Expression::parse(*text, numericNames(parameters));
    if (!expression) {
        place.problem(expression.error());
        return Expression::constant(30);
    }
    return *expression;
}

void checkNumericDefaults(const JsonPlace& place, const BehaviourManifest& behaviour)
{
    const Result<double> timeout =
        behaviour.timeoutSeconds.evaluate(numbersOf(behaviour.parameters, behaviour.withDefaults({})));
    if (!timeout)
        place.problem(timeout.error());
    else if (*timeout <= 0)
        place.problem(QStringLiteral("more than 0 seconds were expected"));
}

}

SettingValues BehaviourManifest::withDefaults(const SettingValues& set) const
{
    SettingValues values = set;
    for (const Setting& parameter : parameters) {
        if (!values.contains(parameter.name) && parameter.defaultValue)
            values.insert(parameter.name, *parameter.defaultValue);
    }
    return values;
}

Expectation BehaviourManifest::expectation(const SettingValues& set) const
{
    const SettingValues values = withDefaults(set);
    Expectation expectation;
    for (const EndingTemplate& ending : expect) {
        AcceptedEnding accepted;
        accepted.closed = ending.closed;
        accepted.verified = ending.verified;
        for (const QString& status : ending.statuses)
            accepted.statuses.push_back(rangeOf(filledIn(status, values)));
        if (ending.length)
            accepted.bodyLength = filledIn(*ending.length, values).toULongLong();
        if (ending.body)
            accepted.body = digestOf(filledIn(*ending.body, values).toStdString());
        accepted.bodyText = filledIn(ending.text, values).toStdString();
        expectation.push_back(std::move(accepted));
    }
    return expectation;
}

double BehaviourManifest::timeout(const SettingValues& set) const
{
    const Result<double> seconds = timeoutSeconds.evaluate(numbersOf(parameters, withDefaults(set)));
    return seconds ? std::max(*seconds, 0.001) : 30;
}

std::optional<BehaviourManifest> readBehaviour(const JsonPlace& place, const QString& folder)
{
    if (!place.isObject())
        return std::nullopt;
    place.allowKeys({ QStringLiteral("name"), QStringLiteral("summary"), QStringLiteral("help"), QStringLiteral("role"),
        QStringLiteral("group"), QStringLiteral("side"), QStringLiteral("parameters"), QStringLiteral("expect"),
        QStringLiteral("timeout_seconds") });
    BehaviourManifest behaviour;
    behaviour.folder = folder;
    behaviour.name = place[QStringLiteral("name")].text();
    static const QRegularExpression nameForm(QStringLiteral("^[A-Za-z][A-Za-z0-9_]*\\z"));
    if (!nameForm.match(behaviour.name).hasMatch())
        place[QStringLiteral("name")].problem(QStringLiteral("a name of letters, digits and _ was expected"));
    else if (behaviour.name != QFileInfo(folder).fileName())
        place[QStringLiteral("name")].problem(
            QStringLiteral("the folder's name, “%1”, was expected").arg(QFileInfo(folder).fileName()));
    behaviour.summary = place[QStringLiteral("summary")].text();
    behaviour.help = place[QStringLiteral("help")].textOr(QString());
    const QString role = place[QStringLiteral("role")].text();
    if (role != QLatin1String("innocent") && role != QLatin1String("culprit"))
        place[QStringLiteral("role")].problem(QStringLiteral("innocent or culprit was expected"));
    behaviour.role = role == QLatin1String("culprit") ? Role::Culprit : Role::Innocent;
    behaviour.group = place[QStringLiteral("group")].text();
    if (!groups().contains(behaviour.group))
        place[QStringLiteral("group")].problem(
            QStringLiteral("one of %1 was expected").arg(groups().join(QStringLiteral(", "))));
    behaviour.side = place[QStringLiteral("side")].textOr(QStringLiteral("server"));
    if (behaviour.side != QLatin1String("server") && behaviour.side != QLatin1String("client"))
        place[QStringLiteral("side")].problem(QStringLiteral("server or client was expected"));
    if (behaviour.side == QLatin1String("client") && !clientBehaviours().contains(behaviour.name))
        place[QStringLiteral("name")].problem(
            QStringLiteral("what a client does is in Labour itself: one of %1 was expected, or the side server")
                .arg(clientBehaviours().join(QStringLiteral(", "))));
    behaviour.parameters = readSettings(place[QStringLiteral("parameters")]);
    const JsonPlace expect = place[QStringLiteral("expect")];
    if (expect.isObject())
        behaviour.expect = readExpect(expect, namesOf(behaviour.parameters));
    else
        expect.problem(QStringLiteral("an object like {\"status\": [200]} was expected"));
    behaviour.timeoutSeconds = readTimeout(place[QStringLiteral("timeout_seconds")], behaviour.parameters);
    checkNumericDefaults(place[QStringLiteral("timeout_seconds")], behaviour);
    if (behaviour.side == QLatin1String("server") && !QFileInfo(folder % QStringLiteral("/wsgi.py")).isFile())
        place.problem(QStringLiteral("its implementation is missing: %1/wsgi.py").arg(folder));
    return behaviour;
}

namespace {

QString statusesForPeople(const QStringList& statuses)
{
    const bool isParameter = statuses.size() == 1 && statuses.first().startsWith(QLatin1Char('{'));
    return isParameter ? QStringLiteral("the status asked for")
                       : QString(QStringLiteral("status ") % statuses.join(QStringLiteral(" or ")));
}

}

QString expectationForPeople(const BehaviourManifest& behaviour)
{
    QStringList endings;
    for (const EndingTemplate& ending : behaviour.expect) {
        if (ending.closed)
            endings.append(QStringLiteral("a connection that ends before a whole reply"));
        else
            endings.append(QStringLiteral("a reply with ") % statusesForPeople(ending.statuses));
    }
    return endings.join(QStringLiteral(", or "));
}

}
