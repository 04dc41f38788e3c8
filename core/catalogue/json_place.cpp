// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/json_place.h"

#include "core/catalogue/nearest.h"
#include "core/catalogue/unit_text.h"

#include <QFile>
#include <QJsonDocument>

#include <cmath>

namespace labour {

namespace {

QString lineAndColumn(const QByteArray& text, qsizetype offset)
{
    const QByteArray before = text.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = offset - (before.lastIndexOf('\n') + 1) + 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(column);
}

QString describe(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return numberText(value.toDouble());
    case QJsonValue::String:
        return QStringLiteral("“%1”").arg(value.toString().left(60));
    case QJsonValue::Array:
        return QStringLiteral("a list");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

constexpr qint64 largestManifest = 1 << 20;

}

QString Problem::text() const
{
    return place.isEmpty() ? QStringLiteral("%1: %2").arg(file, message)
                           : QStringLiteral("%1: %2: %3").arg(file, place, message);
}

JsonPlace::JsonPlace(QJsonValue value, QString file, QString place, QList<Problem>* problems)
    : m_value(std::move(value))
    , m_file(std::move(file))
    , m_place(std::move(place))
    , m_problems(problems)
{
}

JsonPlace JsonPlace::fromFile(const QString& path, QList<Problem>& problems)
{
    const JsonPlace nothing(QJsonValue(QJsonValue::Undefined), path, QString(), &problems);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        nothing.problem(QStringLiteral("cannot be read: ") % file.errorString());
        return nothing;
    }
    if (file.size() > largestManifest) {
        nothing.problem(QStringLiteral("is larger than 1 MiB, which no manifest or plan is"));
        return nothing;
    }
    const QByteArray text = file.readAll();
    QJsonParseError error {};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        problems.append(
            { path, lineAndColumn(text, error.offset), QStringLiteral("not JSON: ") % error.errorString() });
        return nothing;
    }
    if (!document.isObject()) {
        nothing.problem(QStringLiteral("one JSON object was expected"));
        return nothing;
    }
    return { document.object(), path, QString(), &problems };
}

JsonPlace JsonPlace::fromObject(const QJsonObject& object, const QString& file, QList<Problem>& problems)
{
    return { object, file, QString(), &problems };
}

void JsonPlace::problem(const QString& message) const
{
    m_problems->append({ m_file, m_place, message });
}

JsonPlace JsonPlace::operator[](const QString& key) const
{
    return { m_value.toObject().value(key), m_file, m_place % QLatin1Char('/') % key, m_problems };
}

QList<JsonPlace> JsonPlace::elements() const
{
    if (isMissing())
        return {};
    if (!isArray()) {
        problem(QStringLiteral("a list was expected, not ") % describe(m_value));
        return {};
    }
    QList<JsonPlace> places;
    const QJsonArray array = m_value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        places.append(JsonPlace(array.at(i), m_file, m_place % QLatin1Char('/') % QString::number(i), m_problems));
    return places;
}

QStringList JsonPlace::keys() const
{
    return m_value.toObject().keys();
}

void JsonPlace::allowKeys(const QStringList& known) const
{
    if (!isMissing() && !isObject())
        problem(QStringLiteral("an object was expected, not ") % describe(m_value));
    for (const QString& key : keys()) {
        if (!known.contains(key))
            (*this)[key].problem(unknownName(QStringLiteral("key"), key, known));
    }
}

QString JsonPlace::text() const
{
    if (isString() && !m_value.toString().isEmpty())
        return m_value.toString();
    problem(
        QStringLiteral("text was expected, not ") % (isString() ? QStringLiteral("an empty one") : describe(m_value)));
    return {};
}

QString JsonPlace::textOr(const QString& fallback) const
{
    if (isMissing() || isNull())
        return fallback;
    if (isString())
        return m_value.toString();
    problem(QStringLiteral("text was expected, not ") % describe(m_value));
    return fallback;
}

QStringList JsonPlace::texts() const
{
    QStringList list;
    for (const JsonPlace& element : elements())
        list.append(element.text());
    return list;
}

double JsonPlace::number() const
{
    if (isNumber())
        return m_value.toDouble();
    problem(QStringLiteral("a number was expected, not ") % describe(m_value));
    return 0;
}

std::optional<double> JsonPlace::numberIfAny() const
{
    if (isMissing() || isNull())
        return std::nullopt;
    return number();
}

bool JsonPlace::booleanOr(bool fallback) const
{
    if (isMissing() || isNull())
        return fallback;
    if (isBoolean())
        return m_value.toBool();
    problem(QStringLiteral("true or false was expected, not ") % describe(m_value));
    return fallback;
}

std::optional<QString> JsonPlace::scalarText() const
{
    if (isMissing() || isNull())
        return std::nullopt;
    if (isBoolean())
        return m_value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (isNumber()) {
        const double value = m_value.toDouble();
        const bool whole = value == std::floor(value) && std::abs(value) < 9007199254740992.0;
        return whole ? QString::number(static_cast<qint64>(value)) : numberText(value);
    }
    if (isString())
        return m_value.toString();
    problem(QStringLiteral("text, a number, true, false or null was expected, not ") % describe(m_value));
    return std::nullopt;
}

QList<Setting> readSettings(const JsonPlace& array)
{
    QList<Setting> settings;
    for (const JsonPlace& place : array.elements()) {
        place.allowKeys({ QStringLiteral("name"), QStringLiteral("type"), QStringLiteral("default"),
            QStringLiteral("minimum"), QStringLiteral("maximum"), QStringLiteral("choices"), QStringLiteral("help") });
        Setting setting;
        setting.name = place[QStringLiteral("name")].text();
        const JsonPlace typePlace = place[QStringLiteral("type")];
        const std::optional<SettingType> type = settingTypeNamed(typePlace.text());
        if (!type) {
            typePlace.problem(
                QStringLiteral("one of integer, number, seconds, bytes, boolean, choice, text, path was expected"));
            continue;
        }
        setting.type = *type;
        setting.minimum = place[QStringLiteral("minimum")].numberIfAny();
        setting.maximum = place[QStringLiteral("maximum")].numberIfAny();
        setting.choices = place[QStringLiteral("choices")].texts();
        setting.help = place[QStringLiteral("help")].textOr(QString());
        if (setting.type == SettingType::Choice && setting.choices.isEmpty())
            place[QStringLiteral("choices")].problem(QStringLiteral("a choice needs a list of at least one"));
        const JsonPlace defaultPlace = place[QStringLiteral("default")];
        if (const std::optional<QString> text = defaultPlace.scalarText()) {
            const Result<QString> canonical = setting.canonical(*text);
            if (canonical)
                setting.defaultValue = *canonical;
            else
                defaultPlace.problem(canonical.error());
        }
        if (settingNamed(settings, setting.name))
            place[QStringLiteral("name")].problem(QStringLiteral("“%1” stands here twice").arg(setting.name));
        else
            settings.append(setting);
    }
    return settings;
}

}
