// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_search.h"

#include "ui/theme/colours.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto searchEvery = 250ms; // of a log that grows
constexpr std::size_t mostMarked = 1000;
constexpr std::size_t none = static_cast<std::size_t>(-1);

QToolButton* arrow(Qt::ArrowType type, const char* name, const QString& text, const QString& keys, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setArrowType(type);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys));
    button->setAutoRaise(true);
    button->setEnabled(false);
    return button;
}

}

LogSearch::LogSearch(QPlainTextEdit& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_text(new QLineEdit(this))
    , m_previous(arrow(Qt::UpArrow, "logPrevious", tr("Previous match"), tr("Shift+F3"), this))
    , m_next(arrow(Qt::DownArrow, "logNext", tr("Next match"), tr("F3"), this))
    , m_count(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("logSearch"));
    m_text->setAccessibleName(tr("Find in the server's log"));
    m_text->setPlaceholderText(tr("Find (Ctrl+F)"));
    m_text->setToolTip(tr("Enter goes to the next match, Shift+Enter to the one before; Esc clears"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(24 * fontMetrics().averageCharWidth());
    m_text->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("logMatches"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_text);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_count);
    m_delay.setSingleShot(true);
    m_delay.setInterval(searchEvery);
    connect(&m_delay, &QTimer::timeout, this, &LogSearch::search);
    connect(&view, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_text->text().isEmpty() && !m_delay.isActive())
            m_delay.start();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        m_view.setTextCursor(QTextCursor(m_view.textCursor().block())); // a match may go on where it begins
        search();
        if (!m_matches.empty())
            goTo(true);
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { goTo(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { goTo(true); });
}

void LogSearch::enter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

/// Esc clears the field while there is something in it: it does not stop the run then.
bool LogSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEscape = key->key() == Qt::Key_Escape && !m_text->text().isEmpty();
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEscape && !isEnter)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (isEscape)
        m_text->clear();
    else
        goTo(!key->modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

void LogSearch::search()
{
    m_delay.stop();
    m_matches.clear();
    const QString wanted = m_text->text();
    QList<QTextEdit::ExtraSelection> marks;
    if (!wanted.isEmpty()) {
        const QString text = m_view.toPlainText();
        for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive))
            m_matches.push_back(static_cast<int>(at));
    }
    QTextCharFormat format;
    const Theme theme = themeOf(m_view.palette());
    format.setBackground(theme == Theme::Dark ? QColor(0x6b, 0x57, 0x00) : QColor(0xff, 0xe0, 0x82));
    const std::size_t unmarked = m_matches.size() - std::min(m_matches.size(), mostMarked);
    for (std::size_t i = unmarked; i < m_matches.size(); ++i) { // the last: they are what is looked at
        QTextCursor place(m_view.document());
        place.setPosition(m_matches[i]);
        place.setPosition(m_matches[i] + static_cast<int>(wanted.size()), QTextCursor::KeepAnchor);
        marks.append({ place, format });
    }
    m_view.setExtraSelections(marks);
    m_previous->setEnabled(!m_matches.empty());
    m_next->setEnabled(!m_matches.empty());
    const auto current = std::lower_bound(m_matches.begin(), m_matches.end(), m_view.textCursor().selectionStart());
    const bool isOnOne = m_view.textCursor().hasSelection() && current != m_matches.end()
        && *current == m_view.textCursor().selectionStart();
    show(isOnOne ? static_cast<std::size_t>(current - m_matches.begin()) : none);
}

void LogSearch::goTo(bool forwards)
{
    if (m_delay.isActive())
        search();
    if (m_matches.empty())
        return;
    const QTextCursor at = m_view.textCursor();
    if (forwards) {
        const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), at.selectionEnd());
        select(next == m_matches.end() ? 0 : static_cast<std::size_t>(next - m_matches.begin()));
    } else {
        const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), at.selectionStart());
        select(static_cast<std::size_t>((next == m_matches.begin() ? m_matches.end() : next) - m_matches.begin()) - 1);
    }
}

void LogSearch::select(std::size_t match)
{
    QTextCursor place(m_view.document());
    place.setPosition(m_matches.at(match));
    place.setPosition(m_matches.at(match) + static_cast<int>(m_text->text().size()), QTextCursor::KeepAnchor);
    m_view.setTextCursor(place);
    m_view.centerCursor();
    show(match);
    emit found();
}

void LogSearch::show(std::size_t match)
{
    const QLocale locale;
    if (m_text->text().isEmpty())
        m_count->clear();
    else if (m_matches.empty())
        m_count->setText(tr("none"));
    else if (match == none)
        m_count->setText(locale.toString(static_cast<qulonglong>(m_matches.size())));
    else
        m_count->setText(tr("%1 of %2")
                             .arg(locale.toString(static_cast<qulonglong>(match + 1)),
                                 locale.toString(static_cast<qulonglong>(m_matches.size()))));
    m_count->setAccessibleName(tr("Matches: %1").arg(m_count->text()));
}

}
