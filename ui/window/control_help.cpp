// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/control_help.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMenuBar>
#include <QWhatsThis>

namespace labour {

ControlHelp::ControlHelp(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

QString ControlHelp::textFor(const QWidget& control)
{
    for (const QWidget* each = &control; each; each = each->parentWidget()) {
        if (!each->whatsThis().isEmpty())
            return each->whatsThis();
        if (!each->toolTip().isEmpty())
            return each->toolTip();
        if (each->isWindow())
            break;
    }
    return {};
}

bool ControlHelp::showForFocus()
{
    QWidget* control = QApplication::focusWidget();
    const QString text = control ? textFor(*control) : QString();
    if (text.isEmpty())
        return false;
    QWhatsThis::showText(control->mapToGlobal(QPoint(0, control->height())), text, control);
    return true;
}

bool ControlHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::QueryWhatsThis && event->type() != QEvent::WhatsThis)
        return false;
    auto* control = qobject_cast<QWidget*>(watched);
    // Menus ask their entries.
    if (!control || qobject_cast<QMenu*>(control) || qobject_cast<QMenuBar*>(control) || !control->whatsThis().isEmpty()
        || control->toolTip().isEmpty())
        return false;
    event->accept();
    if (event->type() == QEvent::WhatsThis)
        QWhatsThis::showText(static_cast<QHelpEvent*>(event)->globalPos(), control->toolTip(), control);
    return true;
}

}
