// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_view.h"

#include <QFontDatabase>
#include <QPlainTextEdit>

namespace labour {

void makeTextView(QPlainTextEdit& view, const char* name, const QString& accessible, const QString& hint)
{
    view.setObjectName(QLatin1String(name));
    view.setAccessibleName(accessible);
    view.setReadOnly(true);
    view.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view.setTabChangesFocus(true);
    view.setFrameShape(QFrame::NoFrame);
    view.setLineWrapMode(QPlainTextEdit::NoWrap);
    view.setPlaceholderText(hint);
    view.setMinimumHeight(5 * view.fontMetrics().height());
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(view.font().pointSizeF() * 0.9);
    view.setFont(font);
}

}
