// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/file_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::FileChooser)
};

bool mayReplace(QWidget* parent, const QString& file)
{
    QMessageBox box(QMessageBox::Question, Texts::tr("Replace File"),
        Texts::tr("%1 is there already. Replace it?").arg(QDir::toNativeSeparators(file)), QMessageBox::Cancel, parent);
    box.setObjectName(QStringLiteral("replaceQuestion"));
    const QPushButton* replace = box.addButton(Texts::tr("&Replace"), QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == replace;
}

}

FileChooser::~FileChooser() = default;

QString FileChooser::toOpen(QWidget* parent, const QString& title, const QString& folder, const QString& filter)
{
    return QFileDialog::getOpenFileName(parent, title, folder, filter);
}

QString FileChooser::toSave(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter)
{
    const QFileInfo suggested(suggestion);
    QFileDialog dialog(parent, title, suggested.absolutePath(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suggested.suffix());
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& chosen) {
        static const QRegularExpression suffix(QStringLiteral("\\*\\.(\\w+)"));
        if (const QRegularExpressionMatch match = suffix.match(chosen); match.hasMatch())
            dialog.setDefaultSuffix(match.captured(1));
    });
    // Asked here: a desktop's own dialog asks about the name as it is typed, to which the suffix is added later.
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    dialog.selectFile(suggested.fileName());
    while (dialog.exec() == QDialog::Accepted) {
        const QString file = dialog.selectedFiles().value(0);
        if (!QFileInfo::exists(file) || mayReplace(parent, file))
            return file;
    }
    return {};
}

}
