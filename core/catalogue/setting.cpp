// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/setting.h"

#include "core/catalogue/unit_text.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

constexpr std::array<std::pair<SettingType, QLatin1String>, 8> typeNames { {
    { SettingType::Integer, QLatin1String("integer") },
    { SettingType::Number, QLatin1String("number") },
    { SettingType::Seconds, QLatin1String("seconds") },
    { SettingType::Bytes, QLatin1String("bytes") },
    { SettingType::Boolean, QLatin1String("boolean") },
    { SettingType::Choice, QLatin1String("choice") },
    { SettingType::Text, QLatin1String("text") },
    { SettingType::Path, QLatin1String("path") },
} };

std::optional<double> numberOf(SettingType type, const QString& text)
{
    if (type == SettingType::Seconds)
        return secondsFromText(text);
    if (type == SettingType::Bytes)
        return bytesFromText(text);
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool isWhole(double value)
{
    return value == std::floor(value) && std::abs(value) <= 9007199254740992.0;
}

QString rangeText(const Setting& setting)
{
    if (setting.minimum && setting.maximum)
        return QStringLiteral(" from %1 to %2").arg(numberText(*setting.minimum), numberText(*setting.maximum));
    if (setting.minimum)
        return QStringLiteral(" of at least %1").arg(numberText(*setting.minimum));
    if (setting.maximum)
        return QStringLiteral(" of at most %1").arg(numberText(*setting.maximum));
    return {};
}

}

QString nameOf(SettingType type)
{
    const auto found =
        std::find_if(typeNames.begin(), typeNames.end(), [type](const auto& t) { return t.first == type; });
    return QString(found->second);
}

std::optional<SettingType> settingTypeNamed(const QString& name)
{
    const auto found =
        std::find_if(typeNames.begin(), typeNames.end(), [&](const auto& t) { return t.second == name; });
    if (found == typeNames.end())
        return std::nullopt;
    return found->first;
}

bool Setting::isNumeric() const
{
    return type == SettingType::Integer || type == SettingType::Number || type == SettingType::Seconds
        || type == SettingType::Bytes;
}

QString Setting::whatIsRight() const
{
    switch (type) {
    case SettingType::Integer:
        return QStringLiteral("an integer") % rangeText(*this);
    case SettingType::Number:
        return QStringLiteral("a number") % rangeText(*this);
    case SettingType::Seconds:
        return QStringLiteral("seconds (0.5, 500ms, 2m)") % rangeText(*this);
    case SettingType::Bytes:
        return QStringLiteral("bytes (4096, 64k, 1MiB)") % rangeText(*this);
    case SettingType::Boolean:
        return QStringLiteral("true or false");
    case SettingType::Choice:
        return QStringLiteral("one of ") % choices.join(QStringLiteral(", "));
    case SettingType::Path:
        return QStringLiteral("a path without control characters");
    case SettingType::Text:
        break;
    }
    return QStringLiteral("text without control characters");
}

Result<QString> Setting::canonical(const QString& text) const
{
    const Error wrong { QStringLiteral("%1 has to be %2, not “%3”").arg(name, whatIsRight(), text.left(80)) };
    if (isNumeric()) {
        const std::optional<double> value = numberOf(type, text);
        if (!value || (minimum && *value < *minimum) || (maximum && *value > *maximum))
            return wrong;
        const bool whole = type == SettingType::Integer || type == SettingType::Bytes;
        if (whole && !isWhole(*value))
            return wrong;
        return whole ? QString::number(static_cast<qint64>(*value)) : numberText(*value);
    }
    if (type == SettingType::Boolean) {
        const QString word = text.trimmed().toLower();
        if (word == QLatin1String("true") || word == QLatin1String("1") || word == QLatin1String("yes")
            || word == QLatin1String("on"))
            return QStringLiteral("true");
        if (word == QLatin1String("false") || word == QLatin1String("0") || word == QLatin1String("no")
            || word == QLatin1String("off"))
            return QStringLiteral("false");
        return wrong;
    }
    if (type == SettingType::Choice)
        return choices.contains(text) ? Result<QString>(text) : Result<QString>(wrong);
    const bool hasControl =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (hasControl)
        return wrong;
    // The server runs in a folder of its own, where a relative path would mean something else.
    return type == SettingType::Path && !text.isEmpty() ? QFileInfo(text).absoluteFilePath() : text;
}

QHash<QString, double> numbersOf(const QList<Setting>& settings, const SettingValues& values)
{
    QHash<QString, double> numbers;
    for (const Setting& setting : settings) {
        const auto value = values.find(setting.name);
        if (value == values.end())
            continue;
        if (setting.isNumeric())
            numbers.insert(setting.name, numberOf(setting.type, *value).value_or(0));
        else if (setting.type == SettingType::Boolean)
            numbers.insert(setting.name, *value == QLatin1String("true") ? 1 : 0);
    }
    return numbers;
}

const Setting* settingNamed(const QList<Setting>& settings, const QString& name)
{
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.name == name; });
    return found == settings.end() ? nullptr : &*found;
}

QStringList namesOf(const QList<Setting>& settings)
{
    QStringList names;
    for (const Setting& setting : settings)
        names.append(setting.name);
    return names;
}

QStringList numericNames(const QList<Setting>& settings)
{
    QStringList names;
    for (const Setting& setting : settings) {
        if (setting.isNumeric() || setting.type == SettingType::Boolean)
            names.append(setting.name);
    }
    return names;
}

}
