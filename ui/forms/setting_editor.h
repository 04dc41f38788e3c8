// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/setting.h"

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace labour {

/// A control for one value of a manifest: with its bounds, choices and unit, and its help as a tooltip.
struct SettingEditor {
    QWidget* widget = nullptr; ///< owned by its parent
    std::function<QString()> text; ///< as Setting::canonical() reads it; empty: not set
};

/// `value` is shown as it is, right or wrong; nothing: not set. `edited` is called after each change by the user.
SettingEditor editorOf(
    const Setting& setting, const std::optional<QString>& value, QWidget* parent, std::function<void()> edited);

/// "1 MiB" where it is just that, else the number of bytes.
QString exactBytesText(const QString& canonical);

}
