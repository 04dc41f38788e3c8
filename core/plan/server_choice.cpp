// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/server_choice.h"

#include "core/plan/mix.h"

#include <QHostAddress>
#include <QStringList>
#include <QUrl>

namespace labour {

namespace {

Error wrong(const QString& element, const QString& why)
{
    return {
        QStringLiteral("“%1”: %2; write NAME, NAME:VARIANT or NAME:VARIANT,OPTION=VALUE").arg(element.left(120), why)
    };
}

}

SettingValues ServerChoice::values() const
{
    SettingValues set;
    for (const auto& [option, value] : options)
        set.insert(option, value);
    return set;
}

QByteArray ServerAddressChoice::authority() const
{
    const QByteArray text = name.toLatin1();
    return (text.contains(':') ? '[' + text + ']' : text) + ':' + QByteArray::number(port);
}

bool ServerAddressChoice::isLoopback() const
{
    return QHostAddress(host).isLoopback();
}

Result<ServerAddressChoice> addressOf(const QString& url)
{
    const auto wrong = [&](const QString& why) {
        return Error { QStringLiteral("“%1”: %2; write http://127.0.0.1:8000").arg(url.left(120), why) };
    };
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return wrong(QStringLiteral("this is no address of a server"));
    const bool isTls = parsed.scheme() == QLatin1String("https");
    if (!isTls && parsed.scheme() != QLatin1String("http"))
        return wrong(QStringLiteral("http or https is expected"));
    const bool hasPath = !parsed.path().isEmpty() && parsed.path() != QLatin1String("/");
    if (hasPath || parsed.hasQuery() || parsed.hasFragment() || !parsed.userInfo().isEmpty())
        return wrong(QStringLiteral("a host and a port are expected, and nothing besides; paths are for Get?path="));
    const QString host = parsed.host() == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : parsed.host();
    if (QHostAddress(host).isNull())
        return wrong(QStringLiteral("a numeric address or localhost is expected, not a name"));
    const int defaultPort = isTls ? 443 : 80;
    return ServerAddressChoice { host, static_cast<quint16>(parsed.port(defaultPort)), parsed.host(), isTls };
}

Result<QList<ServerChoice>> serversFromText(const QString& text)
{
    QList<ServerChoice> choices;
    const QStringList elements = text.split(QLatin1Char(','));
    for (const QString& untrimmed : elements) {
        const QString element = untrimmed.trimmed();
        const qsizetype equals = element.indexOf(QLatin1Char('='));
        if (equals >= 0) {
            const std::optional<QString> value = decodedValue(element.mid(equals + 1));
            if (choices.isEmpty())
                return wrong(element, QStringLiteral("no server stands before this option"));
            if (equals == 0 || !value)
                return wrong(element, QStringLiteral("this is no option with a value"));
            choices.last().options.append({ element.left(equals), *value });
            continue;
        }
        ServerChoice choice;
        if (element.contains(QLatin1String("://"))) {
            choice.url = element;
            choices.append(choice);
            continue;
        }
        const qsizetype colon = element.indexOf(QLatin1Char(':'));
        choice.name = element.left(colon < 0 ? element.size() : colon);
        if (colon >= 0)
            choice.variant = element.mid(colon + 1);
        if (choice.name.isEmpty() || choice.variant.isEmpty())
            return wrong(element, QStringLiteral("a name is missing"));
        choices.append(choice);
    }
    return choices;
}

QString textOf(const ServerChoice& choice)
{
    if (!choice.url.isEmpty())
        return choice.url;
    QString text = choice.name;
    if (choice.variant != QLatin1String("default"))
        text += QLatin1Char(':') % choice.variant;
    for (const auto& [name, value] : choice.options)
        text += QLatin1Char(',') % name % QLatin1Char('=') % encodedValue(value);
    return text;
}

}
