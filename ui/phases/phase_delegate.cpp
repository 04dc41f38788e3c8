// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phases/phase_delegate.h"

#include "ui/phases/phase_model.h"
#include "ui/widgets/number_box.h"

#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace labour {

namespace {

constexpr double most = 1e9;

}

QWidget* PhaseDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QWidget* editor = nullptr;
    if (index.column() == PhaseModel::NameColumn) {
        auto* name = new QLineEdit(parent);
        // What the notation of phases takes for a name.
        static const QRegularExpression form(
            QStringLiteral("[A-Za-z][\\w-]*"), QRegularExpression::UseUnicodePropertiesOption);
        name->setValidator(new QRegularExpressionValidator(form, name));
        editor = name;
    } else {
        auto* number = new NumberBox(parent);
        number->setMaximum(most);
        number->setFrame(false);
        number->setButtonSymbols(QAbstractSpinBox::NoButtons); // of which a cell has no room
        editor = number;
    }
    editor->setObjectName(QStringLiteral("phaseEditor"));
    editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    editor->setMinimumHeight(option.rect.height());
    return editor;
}

void PhaseDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* number = qobject_cast<NumberBox*>(editor))
        number->setExactly(index.data(Qt::EditRole).toDouble(), 0, most);
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void PhaseDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* number = qobject_cast<NumberBox*>(editor)) {
        number->interpretText();
        model->setData(index, number->value());
    } else {
        QStyledItemDelegate::setModelData(editor, model, index);
    }
}

}
