// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace labour {

/// The object of this text, which has to be sound.
QJsonObject jsonFrom(const char* text);

/// `object` with `value` at the JSON pointer, whose way there has to exist; without that member where the value is
/// undefined.
QJsonObject edited(const QJsonObject& object, const QString& pointer, const QJsonValue& value);

}
