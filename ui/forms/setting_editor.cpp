// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/setting_editor.h"

#include "core/catalogue/unit_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::SettingEditor)
};

using Edited = std::function<void()>;

SettingEditor numberEditor(const Setting& setting, double value, QWidget* parent, const Edited& edited)
{
    constexpr double most = 1e12;
    auto* box = new NumberBox(parent);
    box->setDecimals(setting.type == SettingType::Integer ? 0 : 6);
    const double from = setting.minimum.value_or(-most);
    const double to = setting.maximum.value_or(most);
    box->setRange(from, to);
    if (setting.type == SettingType::Integer)
        box->setGroupSeparatorShown(false);
    if (setting.type == SettingType::Seconds)
        box->setSuffix(Texts::tr(" s"));
    box->setStepType(setting.type == SettingType::Integer ? QAbstractSpinBox::DefaultStepType
                                                          : QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setExactly(value, from, to);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, [=](double now) {
        box->setExactly(now, from, to); // one that was out of bounds does not come back
        edited();
    });
    return { box, [box] { return numberText(box->value()); } };
}

SettingEditor lineEditor(const Setting& setting, const QString& value, QWidget* parent, const Edited& edited)
{
    auto* line = new QLineEdit(setting.type == SettingType::Bytes ? exactBytesText(value) : value, parent);
    line->setPlaceholderText(Texts::tr("not set"));
    QObject::connect(line, &QLineEdit::textEdited, line, [edited] { edited(); });
    return { line, [line] { return line->text(); } };
}

SettingEditor pathEditor(const Setting& setting, const QString& value, QWidget* parent, const Edited& edited)
{
    auto* both = new QWidget(parent);
    auto* line = new QLineEdit(value, both);
    line->setPlaceholderText(Texts::tr("not set"));
    line->setAccessibleName(setting.name);
    auto* browse = new QToolButton(both);
    browse->setIcon(iconNamed(QStringLiteral("open")));
    browse->setAccessibleName(Texts::tr("Choose a file for %1").arg(setting.name));
    browse->setToolTip(Texts::tr("Choose a file…"));
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(line, 1);
    layout->addWidget(browse);
    both->setFocusProxy(line);
    QObject::connect(line, &QLineEdit::textEdited, line, [edited] { edited(); });
    QObject::connect(browse, &QToolButton::clicked, line, [line, edited] {
        const QString file = QFileDialog::getOpenFileName(line->window(), Texts::tr("Choose a file"), line->text());
        if (file.isEmpty())
            return;
        line->setText(file);
        edited();
    });
    return { both, [line] { return line->text(); } };
}

SettingEditor choiceEditor(const Setting& setting, const QString& value, QWidget* parent, const Edited& edited)
{
    auto* combo = new QComboBox(parent);
    if (!setting.defaultValue)
        combo->addItem(Texts::tr("not set"), QString());
    for (const QString& choice : setting.choices)
        combo->addItem(choice, choice);
    if (combo->findData(value) < 0)
        combo->addItem(value, value); // as the plan has it; it is for the plan's check to refuse it
    combo->setCurrentIndex(combo->findData(value));
    guardFromWheel(*combo);
    QObject::connect(combo, &QComboBox::activated, combo, [edited] { edited(); });
    return { combo, [combo] { return combo->currentData().toString(); } };
}

SettingEditor booleanEditor(const QString& value, QWidget* parent, const Edited& edited)
{
    auto* box = new QCheckBox(parent);
    box->setChecked(value == QLatin1String("true"));
    QObject::connect(box, &QCheckBox::toggled, box, [edited] { edited(); });
    return { box, [box] { return box->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); } };
}

/// What a control of its own kind could not show as it is stays a line of text.
SettingEditor plainEditorOf(const Setting& setting, const QString& value, QWidget* parent, const Edited& edited)
{
    switch (setting.type) {
    case SettingType::Integer:
    case SettingType::Number:
    case SettingType::Seconds: {
        const std::optional<double> number = secondsFromText(value);
        // A spin box has always a value, so one that may be unset is typed.
        return setting.defaultValue && number ? numberEditor(setting, *number, parent, edited)
                                              : lineEditor(setting, value, parent, edited);
    }
    case SettingType::Boolean:
        if (value != QLatin1String("true") && value != QLatin1String("false"))
            return lineEditor(setting, value, parent, edited);
        return booleanEditor(value, parent, edited);
    case SettingType::Choice:
        return choiceEditor(setting, value, parent, edited);
    case SettingType::Path:
        return pathEditor(setting, value, parent, edited);
    case SettingType::Bytes:
    case SettingType::Text:
        break;
    }
    return lineEditor(setting, value, parent, edited);
}

}

QString exactBytesText(const QString& canonical)
{
    static constexpr std::array<std::pair<double, const char*>, 3> units { { { 1073741824.0, "GiB" },
        { 1048576.0, "MiB" }, { 1024.0, "KiB" } } };
    const std::optional<double> bytes = bytesFromText(canonical);
    if (!bytes)
        return canonical;
    for (const auto& [size, name] : units) {
        if (*bytes >= size && std::fmod(*bytes, size) == 0)
            return QStringLiteral("%1 %2").arg(numberText(*bytes / size), QLatin1String(name));
    }
    return canonical;
}

SettingEditor editorOf(
    const Setting& setting, const std::optional<QString>& value, QWidget* parent, std::function<void()> edited)
{
    const Result<QString> canonical = setting.canonical(value.value_or(QString()));
    const SettingEditor editor =
        plainEditorOf(setting, canonical ? *canonical : value.value_or(QString()), parent, edited);
    editor.widget->setToolTip(QStringLiteral("<p>%1</p><p><i>%2</i></p>")
                                  .arg(setting.help.toHtmlEscaped(), setting.whatIsRight().toHtmlEscaped()));
    editor.widget->setAccessibleName(setting.name);
    editor.widget->setAccessibleDescription(setting.help);
    editor.widget->setObjectName(QStringLiteral("setting_") + setting.name);
    return editor;
}

}
