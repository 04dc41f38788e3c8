// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/tsung_check.h"

#include "core/plan/get_parameters.h"

#include <algorithm>

namespace labour {

namespace {

bool isAscii(const QByteArray& bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<QString> wrongGet(const MixEntry& entry)
{
    static const QStringList methods { QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
        QStringLiteral("DELETE"), QStringLiteral("HEAD"), QStringLiteral("OPTIONS") };
    const Result<GetParameters> get = getParameters(entry.values());
    if (!get)
        return get.error();
    if (!methods.contains(get->method))
        return QStringLiteral("the tsung engine has no method %1; it has %2")
            .arg(get->method, methods.join(QStringLiteral(", ")));
    for (const QByteArray& part : { get->path.toUtf8(), get->headers, get->body }) {
        if (part.contains("%%"))
            return QStringLiteral("the tsung engine cannot send “%%”, where Tsung puts something else");
        if (!isAscii(part))
            return QStringLiteral("the tsung engine can send ASCII text only");
    }
    return std::nullopt;
}

}

std::optional<QString> wrongForTsung(const Plan& plan, const Catalogue& catalogue)
{
    if (plan.engine != QLatin1String("tsung"))
        return std::nullopt;
    for (const MixEntry& entry : plan.mix) {
        std::optional<QString> wrong;
        if (entry.behaviour == getBehaviour)
            wrong = wrongGet(entry);
        else if ((*catalogue.behaviour(entry.behaviour))->side == QLatin1String("client"))
            wrong = QStringLiteral("the tsung engine's clients cannot misbehave; choose the native engine");
        if (wrong)
            return QString(entry.behaviour % QStringLiteral(": ") % *wrong);
    }
    return std::nullopt;
}

}
