// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/setting.h"
#include "core/measure/role.h"
#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace labour {

/// A behaviour with its weight in a mix, as written: [innocent:|culprit:]NAME[?PARAMETER=VALUE[&…]][=WEIGHT].
struct MixEntry {
    QString behaviour;
    QList<std::pair<QString, QString>> parameters; ///< those that are set, in the order written
    double weight = 1;
    std::optional<Role> role; ///< none: the manifest's

    SettingValues values() const;
    friend bool operator==(const MixEntry&, const MixEntry&) = default;
};

using Mix = QList<MixEntry>;

/// Reads the form only; whether the behaviour and its parameters exist is for the plan's check.
Result<MixEntry> mixEntryFromText(const QString& text);
/// The text that reads back as the same entry.
QString textOf(const MixEntry& entry);
Result<Mix> mixFromTexts(const QStringList& texts);
QStringList textsOf(const Mix& mix);

/// Percent-encodes what separates parts in the notations of behaviours and servers: & = ? , % and white space at the
/// end.
QString encodedValue(const QString& value);
/// Undoes percent-encoding; nothing where a % is not followed by two hexadecimal digits or the bytes are not UTF-8.
std::optional<QString> decodedValue(const QString& text);

}
