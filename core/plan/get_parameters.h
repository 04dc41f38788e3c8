// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/setting.h"
#include "core/result.h"

#include <QString>

namespace labour {

/// The behaviour that is the client's own: a request for any path of any application.
inline const QString getBehaviour = QStringLiteral("Get");

/// What a Get asks for.
struct GetParameters {
    QString method = QStringLiteral("GET");
    QString path = QStringLiteral("/"); ///< with its query, as it is sent
    QByteArray headers; ///< "Name: value\r\n", any number of times
    QByteArray body; ///< UTF-8
};

/// Of the values of a Get's parameters, those that are not set having their defaults; or what cannot stand in a
/// request.
Result<GetParameters> getParameters(const SettingValues& values);

}
