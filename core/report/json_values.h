// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

namespace labour {

// Values as every JSON report writes them: numbers to six decimals, null for what there is not.

inline QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

inline double rounded(double value)
{
    return std::round(value * 1e6) / 1e6;
}

inline QJsonValue number(std::optional<double> value)
{
    return value ? QJsonValue(rounded(*value)) : QJsonValue(QJsonValue::Null);
}

inline QJsonValue whole(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

template <typename T>
QJsonValue wholeIfAny(const std::optional<T>& value)
{
    return value ? whole(*value) : QJsonValue(QJsonValue::Null);
}

}
