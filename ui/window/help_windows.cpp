// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_windows.h"

#include "labour_version.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>
#include <QVBoxLayout>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Help)
};

}

void showShortcuts(const QList<const QAction*>& actions, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("shortcutSheet"));
    dialog->setWindowTitle(Texts::tr("Keyboard Shortcuts"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(24);
    for (const QAction* action : actions) {
        auto* key = new QLabel(action->shortcut().toString(QKeySequence::NativeText), dialog);
        QFont bold = key->font();
        bold.setBold(true);
        key->setFont(bold);
        form->addRow(key, new QLabel(action->statusTip(), dialog));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addLayout(form);
    layout->addWidget(buttons);
    dialog->open();
}

void showAbout(QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Texts::tr("About Labour"));
    box->setIconPixmap(programIcon().pixmap(64, 64));
    box->setText(Texts::tr("<b>Labour %1</b>").arg(QLatin1String(version)));
    box->setInformativeText(Texts::tr(
        "Finds out how a web application server behaves when the code it runs does not.\n\n"
        "After Yaniv Aknin's Labour of 2010. Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

}
