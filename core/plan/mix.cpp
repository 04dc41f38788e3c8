// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mix.h"

#include "core/catalogue/unit_text.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

Error wrong(const QString& text, const QString& why)
{
    return { QStringLiteral("“%1” is no behaviour: %2; write NAME, NAME=WEIGHT or NAME?PARAMETER=VALUE&…=WEIGHT")
                 .arg(text.left(120), why) };
}

std::optional<double> weightFrom(const QString& text)
{
    bool isNumber = false;
    const double weight = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(weight))
        return std::nullopt;
    return weight;
}

void takeRole(QString& rest, MixEntry& entry)
{
    for (const Role role : { Role::Innocent, Role::Culprit }) {
        const std::string_view name = nameOf(role);
        const QString prefix = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())) % QLatin1Char(':');
        if (rest.startsWith(prefix)) {
            entry.role = role;
            rest.remove(0, prefix.size());
            return;
        }
    }
}

}

QString encodedValue(const QString& value)
{
    QString encoded;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        const bool wouldBeTrimmed = c.isSpace() && i + 1 == value.size();
        if (wouldBeTrimmed || QStringLiteral("&=?,%").contains(c))
            encoded += QString::fromLatin1(QUrl::toPercentEncoding(c));
        else
            encoded += c;
    }
    return encoded;
}

std::optional<QString> decodedValue(const QString& text)
{
    static const QRegularExpression loosePercent(QStringLiteral("%(?![0-9A-Fa-f]{2})"));
    if (text.contains(loosePercent))
        return std::nullopt;
    // A first character of its own, since a byte order mark at the beginning would be dropped.
    const QString decoded = QUrl::fromPercentEncoding('.' + text.toUtf8()).mid(1);
    if (decoded.contains(QChar::ReplacementCharacter) && !text.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return decoded;
}

SettingValues MixEntry::values() const
{
    SettingValues set;
    for (const auto& [name, value] : parameters)
        set.insert(name, value);
    return set;
}

Result<MixEntry> mixEntryFromText(const QString& text)
{
    MixEntry entry;
    QString rest = text.trimmed();
    takeRole(rest, entry);
    const auto separator = std::find_if(
        rest.cbegin(), rest.cend(), [](QChar c) { return c == QLatin1Char('?') || c == QLatin1Char('='); });
    entry.behaviour = rest.left(separator - rest.cbegin());
    static const QRegularExpression nameForm(QStringLiteral("^[A-Za-z][A-Za-z0-9_]*\\z"));
    if (!nameForm.match(entry.behaviour).hasMatch())
        return wrong(text, QStringLiteral("its name is not made of letters, digits and _"));
    if (separator == rest.cend())
        return entry;
    QString weight;
    if (*separator == QLatin1Char('=')) {
        weight = rest.mid(entry.behaviour.size() + 1);
    } else {
        const QStringList parts = rest.mid(entry.behaviour.size() + 1).split(QLatin1Char('&'));
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const qsizetype equals = parts.at(i).indexOf(QLatin1Char('='));
            if (equals <= 0)
                return wrong(text, QStringLiteral("“%1” has no value").arg(parts.at(i)));
            QString value = parts.at(i).mid(equals + 1);
            const qsizetype second = value.indexOf(QLatin1Char('='));
            if (second >= 0 && i + 1 < parts.size())
                return wrong(text, QStringLiteral("an = within a value is written %3D"));
            if (second >= 0) {
                weight = value.mid(second + 1);
                value.truncate(second);
            }
            const std::optional<QString> decoded = decodedValue(value);
            if (!decoded)
                return wrong(text, QStringLiteral("a % within a value is written %25"));
            entry.parameters.append({ parts.at(i).left(equals), *decoded });
        }
        if (weight.isNull())
            return entry;
    }
    const std::optional<double> number = weightFrom(weight);
    if (!number)
        return wrong(text, QStringLiteral("its weight “%1” is not a number").arg(weight));
    entry.weight = *number;
    return entry;
}

QString textOf(const MixEntry& entry)
{
    QString text;
    if (entry.role) {
        const std::string_view role = nameOf(*entry.role);
        text = QString::fromLatin1(role.data(), static_cast<qsizetype>(role.size())) % QLatin1Char(':');
    }
    text += entry.behaviour;
    QChar separator = QLatin1Char('?');
    for (const auto& [name, value] : entry.parameters) {
        text += separator % name % QLatin1Char('=') % encodedValue(value);
        separator = QLatin1Char('&');
    }
    return text % QLatin1Char('=') % numberText(entry.weight);
}

Result<Mix> mixFromTexts(const QStringList& texts)
{
    Mix mix;
    for (const QString& text : texts) {
        Result<MixEntry> entry = mixEntryFromText(text);
        if (!entry)
            return Error { entry.error() };
        mix.append(*entry);
    }
    return mix;
}

QStringList textsOf(const Mix& mix)
{
    QStringList texts;
    for (const MixEntry& entry : mix)
        texts.append(textOf(entry));
    return texts;
}

}
