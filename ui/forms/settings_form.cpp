// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/settings_form.h"

#include "core/catalogue/unit_text.h"

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace labour {

namespace {

QString labelOf(const QString& name)
{
    QString label = name;
    return label.replace(QLatin1Char('_'), QLatin1Char(' '));
}

}

SettingsForm::SettingsForm(const QList<Setting>& settings, const Values& values, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
{
    auto* layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const Setting& setting : settings) {
        const auto given =
            std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.first == setting.name; });
        const std::optional<QString> value =
            given == values.end() ? setting.defaultValue : std::optional(given->second);
        m_editors.append(editorOf(setting, value, this, [this] { emit edited(); }));
        auto* label = new QLabel(labelOf(setting.name), this);
        label->setBuddy(m_editors.last().widget);
        label->setToolTip(m_editors.last().widget->toolTip());
        layout->addRow(label, m_editors.last().widget);
    }
}

SettingsForm::Values SettingsForm::values() const
{
    Values values;
    for (qsizetype i = 0; i < m_settings.size(); ++i) {
        const Setting& setting = m_settings.at(i);
        const QString text = m_editors.at(i).text();
        const Result<QString> canonical = setting.canonical(text);
        const QString value = canonical ? *canonical : text;
        if (!(text.isEmpty() && !setting.defaultValue) && value != setting.defaultValue)
            values.append({ setting.name, value });
    }
    return values;
}

QString settingsText(const QList<Setting>& settings, const SettingsForm::Values& values)
{
    QStringList parts;
    for (const auto& [name, value] : values) {
        const Setting* setting = settingNamed(settings, name);
        QString text = value;
        if (setting && setting->type == SettingType::Bytes)
            text = exactBytesText(value);
        else if (setting && setting->type == SettingType::Seconds)
            text = durationForPeople(secondsFromText(value).value_or(0));
        parts.append(QStringLiteral("%1 %2").arg(labelOf(name), text));
    }
    return parts.join(QStringLiteral(", "));
}

}
