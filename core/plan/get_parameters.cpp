// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/get_parameters.h"

#include <QRegularExpression>
#include <QStringList>

namespace labour {

namespace {

/// Those that Labour writes itself.
const QStringList ownHeaders { QStringLiteral("host"), QStringLiteral("content-length"),
    QStringLiteral("transfer-encoding"), QStringLiteral("connection"), QStringLiteral("x-labour-token"),
    QStringLiteral("x-labour-id"), QStringLiteral("x-labour-note") };

/// RFC 9110, 5.1: a field name is a token.
const QString tokenForm = QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$");

Result<QByteArray> headersOf(const QString& text)
{
    static const QRegularExpression token(tokenForm);
    QByteArray headers;
    for (const QString& part : text.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(QLatin1Char(':'));
        const QString name = part.left(colon).trimmed();
        const QString value = part.mid(colon + 1).trimmed();
        if (colon < 0 || !token.match(name).hasMatch())
            return Error {
                QStringLiteral("“%1” is no header; write Name: value, and | between two").arg(part.trimmed())
            };
        if (ownHeaders.contains(name.toLower()))
            return Error { QStringLiteral("the header %1 is written by Labour itself").arg(name) };
        for (const QChar c : value) {
            if (c.unicode() < 0x20 || c.unicode() == 0x7f)
                return Error { QStringLiteral("the header %1 holds a control character").arg(name) };
        }
        headers += name.toUtf8() + ": " + value.toUtf8() + "\r\n";
    }
    return headers;
}

}

Result<GetParameters> getParameters(const SettingValues& values)
{
    GetParameters parameters;
    parameters.method = values.value(QStringLiteral("method"), parameters.method);
    parameters.path = values.value(QStringLiteral("path"), parameters.path);
    parameters.body = values.value(QStringLiteral("body")).toUtf8();
    if (!parameters.path.startsWith(QLatin1Char('/')))
        return Error { QStringLiteral("path has to begin with a slash, not “%1”").arg(parameters.path) };
    for (const QChar c : std::as_const(parameters.path)) {
        if (c.unicode() <= 0x20 || c.unicode() >= 0x7f)
            return Error { QStringLiteral("path holds what cannot stand in a request (“%1”); percent-encode it")
                               .arg(parameters.path) };
    }
    const Result<QByteArray> headers = headersOf(values.value(QStringLiteral("headers")));
    if (!headers)
        return Error { headers.error() };
    parameters.headers = *headers;
    if (!parameters.body.isEmpty()
        && (parameters.method == QLatin1String("GET") || parameters.method == QLatin1String("HEAD")))
        return Error {
            QStringLiteral("a %1 has no body: give method=POST or another that has").arg(parameters.method)
        };
    return parameters;
}

}
