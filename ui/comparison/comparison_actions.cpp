// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_actions.h"

#include "ui/widgets/described_action.h"

namespace labour {

ComparisonActions::ComparisonActions(QObject* parent)
    : QObject(parent)
{
    describe(compareWithLast, "compareWithLast", tr("Compare with the &Last Run"), QString(),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), tr("Compare the run on view with the one before it"));
    describe(compareWithFile, "compareWithFile", tr("Compare &with…"), QStringLiteral("open"), {},
        tr("Compare the run on view, or what is compared already, with a run from a file"));
    describe(swapSides, "swapSides", tr("S&wap Sides"), QString(), {}, tr("Compare A with B in place of B with A"));
    describe(copyFigures, "copyFigures", tr("&Copy Figures"), QStringLiteral("copy"), {},
        tr("Copy the table of figures, to paste it into a spreadsheet or a text"));
    describe(savePng, "saveComparisonPng", tr("Charts as &PNG…"), QStringLiteral("image"), {},
        tr("Save the charts on view as a picture"));
    describe(saveSvg, "saveComparisonSvg", tr("Charts as &SVG…"), QString(), {},
        tr("Save the charts on view as a picture that can be scaled"));
    describe(saveCurves, "saveComparisonCurves", tr("Data of the Charts as &CSV…"), QString(), {},
        tr("Save the figures behind the charts on view"));
    describe(
        saveFigures, "saveComparisonFigures", tr("&Figures as CSV…"), QString(), {}, tr("Save the table of figures"));
    describe(saveJson, "saveComparisonJson", tr("Comparison as &JSON…"), QString(), {},
        tr("Save all of the comparison for other programs"));
    describe(saveText, "saveComparisonText", tr("Comparison as &Text…"), QString(), {},
        tr("Save all of the comparison for people"));
    describe(saveHtml, "saveComparisonHtml", tr("Comparison as &HTML…"), QString(), {},
        tr("Save all of the comparison as one page that needs nothing else"));
    describe(saveMarkdown, "saveComparisonMarkdown", tr("Comparison as &Markdown…"), QString(), {},
        tr("Save all of the comparison for pasting into an issue"));
}

}
