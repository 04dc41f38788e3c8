// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/catalogue/json_edit.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace labour {

namespace {

QJsonValue changed(const QJsonValue& where, const QStringList& way, const QJsonValue& value)
{
    if (way.isEmpty())
        return value;
    const QStringList rest = way.mid(1);
    if (where.isArray()) {
        QJsonArray array = where.toArray();
        const qsizetype index = way.first().toLongLong();
        if (index == array.size())
            array.append(value);
        else
            array[index] = changed(array.at(index), rest, value);
        return array;
    }
    QJsonObject object = where.toObject();
    const QJsonValue member = changed(object.value(way.first()), rest, value);
    if (member.isUndefined())
        object.remove(way.first());
    else
        object.insert(way.first(), member);
    return object;
}

}

QJsonObject jsonFrom(const char* text)
{
    QJsonParseError error {};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        qFatal("a test's JSON is not sound: %s at %d", qPrintable(error.errorString()), error.offset);
    return document.object();
}

QJsonObject edited(const QJsonObject& object, const QString& pointer, const QJsonValue& value)
{
    return changed(object, pointer.split(QLatin1Char('/')).mid(1), value).toObject();
}

}
