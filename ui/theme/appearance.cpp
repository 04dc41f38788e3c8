// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include "ui/theme/colours.h"
#include "ui/theme/outlined_style.h"

#include <QApplication>
#include <QEvent>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

namespace labour {

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::Auto:
        break;
    }
    return QStringLiteral("auto");
}

ThemeChoice themeChoiceNamed(const QString& name)
{
    for (const ThemeChoice choice : { ThemeChoice::Light, ThemeChoice::Dark }) {
        if (nameOf(choice) == name)
            return choice;
    }
    return ThemeChoice::Auto;
}

void applyTheme(ThemeChoice choice)
{
    static const QString desktopsStyle = QApplication::style()->name();
    static bool isOwn = false;
    if (isOwn != (choice != ThemeChoice::Auto)) {
        isOwn = !isOwn;
        QApplication::setStyle(isOwn ? new OutlinedStyle : QStyleFactory::create(desktopsStyle));
    }
    if (choice == ThemeChoice::Auto)
        QApplication::setPalette(QPalette());
    else
        QApplication::setPalette(paletteOf(choice == ThemeChoice::Dark ? Theme::Dark : Theme::Light));
}

void applySeriesColours(SeriesColours colours)
{
    if (colours == seriesColours())
        return;
    setSeriesColours(colours);
    QPixmapCache::clear(); // of icons
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        QEvent changed(QEvent::PaletteChange);
        QCoreApplication::sendEvent(widget, &changed);
        widget->update();
    }
}

}
