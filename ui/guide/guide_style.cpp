// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_style.h"

#include <QPalette>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <vector>

namespace labour {

namespace {

constexpr double spaceAbove = 8;
constexpr int codeMargin = 12;

void styleBlock(const QTextBlock& block, const QColor& ground)
{
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    if (format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage)) {
        format.setBackground(ground);
        format.setLeftMargin(codeMargin);
        format.setNonBreakableLines(false); // rather than a bar to push them to and fro by
    } else if (format.headingLevel() > 0) {
        format.setTopMargin(2 * spaceAbove);
        format.setBottomMargin(spaceAbove / 2);
    } else if (!cursor.currentTable()) {
        format.setTopMargin(block.textList() ? spaceAbove / 2 : spaceAbove);
        format.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
    }
    cursor.setBlockFormat(format);
}

void styleFragments(QTextDocument& page, const QTextBlock& block, const QPalette& palette, const QColor& ground)
{
    struct Change {
        int from;
        int length;
        QTextCharFormat format;
    };
    std::vector<Change> changes; // fragments do not outlive one
    for (auto each = block.begin(); !each.atEnd(); ++each) {
        const QTextFragment fragment = each.fragment();
        QTextCharFormat format = fragment.charFormat();
        if (format.isAnchor())
            format.setForeground(palette.color(QPalette::Link));
        else if (format.fontFixedPitch() && !block.blockFormat().hasProperty(QTextFormat::BlockCodeFence))
            format.setBackground(ground);
        else
            continue;
        changes.push_back({ fragment.position(), fragment.length(), format });
    }
    for (const Change& change : changes) {
        QTextCursor cursor(&page);
        cursor.setPosition(change.from);
        cursor.setPosition(change.from + change.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(change.format);
    }
}

void styleTables(const QTextDocument& page, const QPalette& palette)
{
    for (QTextFrame* frame : page.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(palette.color(QPalette::Mid));
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(5);
        format.setTopMargin(spaceAbove);
        format.setBottomMargin(spaceAbove);
        table->setFormat(format);
    }
}

}

void styleGuidePage(QTextDocument& page, const QPalette& palette)
{
    QColor ground = palette.color(QPalette::Text);
    ground.setAlphaF(0.08F);
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        styleBlock(block, ground);
        styleFragments(page, block, palette, ground);
    }
    styleTables(page, palette);
}

}
