// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextEdit>

namespace labour {

FindBar::FindBar(QTextEdit& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_text(new QLineEdit(this))
    , m_state(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("guideSearch"));
    m_text->setAccessibleName(tr("Find in the page"));
    m_text->setPlaceholderText(tr("Find in the page (Ctrl+F)"));
    m_text->setToolTip(tr("Enter goes to the next match, Shift+Enter to the one before"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_state->setObjectName(QStringLiteral("guideFound"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_state);
    row->addWidget(m_text, 1);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::findAsTyped);
}

void FindBar::enter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

/// A match may go on where it begins.
void FindBar::findAsTyped()
{
    QTextCursor place = m_view.textCursor();
    place.setPosition(place.selectionStart());
    m_view.setTextCursor(place);
    m_state->clear();
    if (!m_text->text().isEmpty())
        goTo(true);
}

void FindBar::goTo(bool forwards)
{
    const QString wanted = m_text->text();
    if (wanted.isEmpty())
        return;
    const QTextDocument::FindFlags flags = forwards ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (!m_view.find(wanted, flags)) {
        const QTextCursor before = m_view.textCursor();
        m_view.moveCursor(forwards ? QTextCursor::Start : QTextCursor::End);
        if (!m_view.find(wanted, flags)) {
            m_view.setTextCursor(before);
            m_state->setText(tr("not on this page"));
            return;
        }
    }
    m_state->clear();
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    goTo(!key->modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

}
