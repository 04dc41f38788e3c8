// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/setting.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace labour {

/// Something wrong in a file: where, and what was expected there.
struct Problem {
    QString file;
    QString place; ///< "line 3, column 7" or a JSON pointer, "/variants/0/set/workers"; empty for the file as a whole
    QString message;

    QString text() const;
};

/// A value in a JSON file that knows where it stands, so that what is wrong with it can be said. Reading never stops at
/// the first problem: each is noted, and a harmless value is given in place of the missing one. Cheap to copy; problems
/// are shared.
class JsonPlace
{
public:
    /// Reads a file that holds one JSON object. Problems go to `problems`, which has to outlive the places.
    static JsonPlace fromFile(const QString& path, QList<Problem>& problems);
    static JsonPlace fromObject(const QJsonObject& object, const QString& file, QList<Problem>& problems);

    void problem(const QString& message) const;
    bool isMissing() const { return m_value.isUndefined(); }
    bool isNull() const { return m_value.isNull(); }
    bool isObject() const { return m_value.isObject(); }
    bool isArray() const { return m_value.isArray(); }
    bool isString() const { return m_value.isString(); }
    bool isNumber() const { return m_value.isDouble(); }
    bool isBoolean() const { return m_value.isBool(); }
    const QJsonValue& value() const { return m_value; }

    /// The member `key`, missing or not.
    JsonPlace operator[](const QString& key) const;
    /// The elements of an array; none, and a problem, if it is no array. A missing one is an empty one.
    QList<JsonPlace> elements() const;
    QStringList keys() const;
    /// Notes a problem for each key that is not among these, offering the nearest; or for what is no object. May be
    /// missing.
    void allowKeys(const QStringList& known) const;

    QString text() const; ///< has to be a string that is not empty
    QString textOr(const QString& fallback) const; ///< may be missing
    QStringList texts() const; ///< has to be an array of strings; may be missing
    double number() const; ///< has to be a number
    std::optional<double> numberIfAny() const; ///< may be missing or null
    bool booleanOr(bool fallback) const;
    /// A scalar as the text that a Setting reads: "true", "5", "0.5", "sync". Nothing for null or missing.
    std::optional<QString> scalarText() const;

private:
    JsonPlace(QJsonValue value, QString file, QString place, QList<Problem>* problems);

    QJsonValue m_value;
    QString m_file;
    QString m_place;
    QList<Problem>* m_problems = nullptr;
};

/// Reads the array of settings ("options" of a server, "parameters" of a behaviour).
QList<Setting> readSettings(const JsonPlace& array);

}
