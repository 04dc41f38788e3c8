// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/note_editor.h"

#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_stack.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace labour {

namespace {

constexpr int longestNote = 200;
constexpr int fieldWidth = 30; // letters

}

NoteEditor::NoteEditor(ChartStack& charts)
    : QFrame(&charts)
    , m_charts(charts)
    , m_when(new QLabel(this))
    , m_text(new QLineEdit(this))
{
    setObjectName(QStringLiteral("noteEditor"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setPlaceholderText(tr("What is to be seen here?"));
    m_text->setAccessibleName(tr("Note"));
    m_text->setToolTip(tr("Enter puts the note on the time axis, Esc leaves it"));
    m_text->setMaxLength(longestNote);
    m_text->setMinimumWidth(fieldWidth * fontMetrics().averageCharWidth());
    m_text->installEventFilter(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 4, 6, 4);
    row->addWidget(m_when);
    row->addWidget(m_text);
    hide();
}

void NoteEditor::open(double t)
{
    if (!isVisible()) {
        m_t = t;
        m_when->setText(tr("Note at %1").arg(momentText(t)));
        m_text->clear();
        m_text->setAccessibleName(m_when->text());
        place();
        show();
        raise();
    }
    m_text->setFocus(Qt::ShortcutFocusReason);
}

/// Below the moment that it is about, as far as there is room.
void NoteEditor::place()
{
    adjustSize();
    const QPoint top = m_charts.pointOf(m_t);
    const int x = std::clamp(top.x() - width() / 2, 0, std::max(0, m_charts.width() - width()));
    move(x, std::clamp(top.y(), 0, std::max(0, m_charts.height() - height())));
}

void NoteEditor::finish(bool isKept)
{
    const QString text = m_text->text().simplified();
    m_charts.setFocus();
    hide();
    if (isKept && !text.isEmpty())
        emit written(m_t, text);
}

bool NoteEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!isEnter && key != Qt::Key_Escape)
        return QFrame::eventFilter(watched, event);
    event->accept(); // Esc would stop the run
    if (event->type() == QEvent::KeyPress)
        finish(isEnter);
    return true;
}

}
