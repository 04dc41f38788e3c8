// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace labour {

/// What can be done with a comparison: menus, buttons, shortcuts and tests take it from here.
class ComparisonActions : public QObject
{
    Q_OBJECT

public:
    explicit ComparisonActions(QObject* parent);

    QAction compareWithLast;
    QAction compareWithFile;
    QAction swapSides;
    QAction copyFigures;
    QAction savePng;
    QAction saveSvg;
    QAction saveCurves;
    QAction saveFigures;
    QAction saveJson;
    QAction saveText;
    QAction saveHtml;
    QAction saveMarkdown;

    /// All that have a shortcut, in the order of the menus.
    QList<const QAction*> withShortcuts() const { return { &compareWithLast }; }
    QList<QAction*> exports() { return QList<QAction*> { &savePng, &saveSvg, &saveCurves } + reports(); }
    /// Of all of the comparison, whatever is on view.
    QList<QAction*> reports() { return { &saveHtml, &saveMarkdown, &saveText, &saveJson, &saveFigures }; }
};

}
