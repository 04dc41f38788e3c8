// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_windows.h"

#include "labour_version.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QScreen>
#include <QScrollArea>
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
    auto* sheet = new QWidget(dialog);
    auto* grid = new QGridLayout(sheet);
    grid->setHorizontalSpacing(12);
    const auto half = static_cast<int>((actions.size() + 1) / 2); // in two columns
    for (int i = 0; i < actions.size(); ++i) {
        const QAction* action = actions.at(i);
        auto* key = new QLabel(action->shortcut().toString(QKeySequence::NativeText), sheet);
        QFont bold = key->font();
        bold.setBold(true);
        key->setFont(bold);
        grid->addWidget(key, i % half, i / half * 3);
        auto* help = new QLabel(action->statusTip(), sheet);
        help->setWordWrap(true);
        help->setMinimumWidth(240);
        grid->addWidget(help, i % half, i / half * 3 + 1);
    }
    grid->setColumnMinimumWidth(2, 24);
    auto* scroll = new QScrollArea(dialog);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    scroll->setAccessibleName(dialog->windowTitle());
    const QSize room = parent->window()->size().boundedTo(dialog->screen()->availableSize());
    scroll->setMinimumSize((sheet->sizeHint() + QSize(20, 4)).boundedTo(room - QSize(60, 120)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(scroll, 1);
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
