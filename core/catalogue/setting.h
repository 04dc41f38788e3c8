// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace labour {

enum class SettingType : std::uint8_t {
    Integer,
    Number,
    Seconds,
    Bytes,
    Boolean,
    Choice,
    Text,
    Path,
};

QString nameOf(SettingType type);
std::optional<SettingType> settingTypeNamed(const QString& name);

/// A named, typed and bounded value of a manifest: an option of a server or a parameter of a behaviour.
/// Values travel as text in one canonical spelling, so that equal values are equal texts.
struct Setting {
    QString name;
    SettingType type = SettingType::Text;
    std::optional<QString> defaultValue; ///< none: not set, the server's own default holds
    std::optional<double> minimum;
    std::optional<double> maximum;
    QStringList choices;
    QString help;

    bool isNumeric() const;
    /// The canonical spelling of `text`, or why it is no value of this setting.
    Result<QString> canonical(const QString& text) const;
    /// "an integer from 1 to 256", "one of sync, gthread"
    QString whatIsRight() const;
};

/// Settings with their values, in the manifest's order; absent ones have no value.
using SettingValues = QHash<QString, QString>;

/// The numbers among `values`, for expressions. Booleans are 0 and 1.
QHash<QString, double> numbersOf(const QList<Setting>& settings, const SettingValues& values);

const Setting* settingNamed(const QList<Setting>& settings, const QString& name);
QStringList namesOf(const QList<Setting>& settings);
/// The names of those that expressions may use: numbersOf() has their values.
QStringList numericNames(const QList<Setting>& settings);

}
