// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_panel.h"

#include "ui/panels/log_search.h"
#include "ui/run/live_run.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QShortcut>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <functional>

namespace labour {

namespace {

constexpr double aroundMs = 300; // of an event

}

LogPanel::LogPanel(LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_run(run)
    , m_text(new QPlainTextEdit(this))
    , m_search(new LogSearch(*m_text, this))
    , m_follows(new QCheckBox(tr("Follow"), this))
    , m_bound(new QLabel(this))
{
    makeTextView(*m_text, "log", tr("Server log"), tr("What the server writes is shown here while it runs."));
    m_text->setMaximumBlockCount(keptLines);
    m_text->setWhatsThis(
        tr("What the server writes to its standard output and error: the last %1 lines. Choose an event "
           "to see what was written around it.")
            .arg(QLocale().toString(keptLines)));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    column->addWidget(m_text, 1);
    const auto shortcut = [this](const QKeySequence& keys, const std::function<void()>& act) {
        connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated,
            this, act);
    };
    shortcut(QKeySequence::Find, [this] { m_search->enter(); });
    shortcut(QKeySequence::FindNext, [this] { m_search->goTo(true); });
    shortcut(QKeySequence::FindPrevious, [this] { m_search->goTo(false); });
    connect(m_search, &LogSearch::found, this, [this] { m_follows->setChecked(false); });
    connect(m_follows, &QCheckBox::toggled, this, [this](bool follows) {
        if (follows)
            m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    });
    const QScrollBar* bar = m_text->verticalScrollBar();
    const auto notice = [this] {
        if (!m_isChanging)
            m_follows->setChecked(isAtEnd());
    };
    connect(bar, &QScrollBar::valueChanged, this, notice);
    // Of a page up or down it tells nothing else, and that before it has moved.
    connect(bar, &QScrollBar::actionTriggered, this, notice, Qt::QueuedConnection);
    connect(bar, &QScrollBar::rangeChanged, this, [this](int, int most) {
        if (!m_isChanging && m_follows->isChecked())
            m_text->verticalScrollBar()->setValue(most); // the panel has become smaller
    });
    connect(&run, &LiveRun::started, this, &LogPanel::clear);
    connect(&run, &LiveRun::outputAdded, this, &LogPanel::add);
    connect(&run, &LiveRun::finished, this, &LogPanel::settle);
}

QWidget* LogPanel::head()
{
    auto* head = new QWidget(this);
    m_follows->setObjectName(QStringLiteral("logFollows"));
    m_follows->setChecked(true);
    m_follows->setToolTip(tr("Keep what was written last in view"));
    m_bound->setObjectName(QStringLiteral("logBound"));
    m_bound->setText(tr("the last %1 lines").arg(QLocale().toString(keptLines)));
    m_bound->setToolTip(tr("What came before is not shown any more."));
    m_bound->setForegroundRole(QPalette::PlaceholderText);
    m_bound->hide();
    auto* copy = new QToolButton(head);
    copy->setObjectName(QStringLiteral("logCopy"));
    copy->setIcon(iconNamed(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setAccessibleName(tr("Copy the log"));
    copy->setToolTip(tr("Copy what is selected of the log; all of it if nothing is"));
    connect(copy, &QToolButton::clicked, this, &LogPanel::copyAll);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(6, 2, 6, 2);
    row->addWidget(m_search);
    row->addWidget(m_bound);
    row->addStretch(1);
    row->addWidget(m_follows);
    row->addWidget(copy);
    return head;
}

void LogPanel::clear()
{
    const QScopedValueRollback changing(m_isChanging, true);
    m_text->clear();
    m_bound->hide();
    m_follows->setChecked(true);
}

bool LogPanel::isAtEnd() const
{
    const QScrollBar* bar = m_text->verticalScrollBar();
    return bar->value() == bar->maximum();
}

void LogPanel::add(const QString& text)
{
    if (!isAtEnd())
        m_follows->setChecked(false); // somebody has gone elsewhere by keys
    const QScopedValueRollback changing(m_isChanging, true);
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    stampNewLines(text.count(QLatin1Char('\n')) + 1);
    m_bound->setVisible(m_text->blockCount() >= keptLines);
    if (m_follows->isChecked())
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

/// Each line knows when it came, in milliseconds since the first request.
void LogPanel::stampNewLines(qsizetype lines)
{
    if (m_run.startedMs() == 0)
        return;
    const auto now = static_cast<int>(QDateTime::currentMSecsSinceEpoch() - m_run.startedMs());
    QTextBlock line = m_text->document()->lastBlock();
    if (line.text().isEmpty())
        line = line.previous(); // it has not been written yet
    for (; line.isValid() && line.userState() < 0 && lines > 0; --lines) {
        line.setUserState(std::max(0, now));
        line = line.previous();
    }
}

void LogPanel::settle()
{
    const QScopedValueRollback changing(m_isChanging, true);
    if (m_text->document()->isEmpty() && m_run.record())
        m_text->setPlainText(m_run.record()->log);
}

void LogPanel::copyAll()
{
    if (m_text->textCursor().hasSelection())
        m_text->copy();
    else
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

void LogPanel::point(const Event& event)
{
    const double atMs = 1000 * event.t;
    int first = -1;
    int last = -1;
    for (QTextBlock line = m_text->document()->begin(); line.isValid(); line = line.next()) {
        const bool isNear = line.userState() >= 0 && std::abs(line.userState() - atMs) <= aroundMs;
        const bool isAttached = line.userState() < 0 && !event.log.empty() && first < 0
            && line.text() == QString::fromStdString(event.log.front());
        if (!isNear && !isAttached)
            continue;
        first = first < 0 ? line.blockNumber() : first;
        last = isAttached ? first + static_cast<int>(event.log.size()) - 1 : line.blockNumber();
    }
    if (first >= 0)
        selectLines(first, std::min(last, m_text->blockCount() - 1));
}

void LogPanel::selectLines(int first, int last)
{
    QTextCursor place(m_text->document()->findBlockByNumber(last));
    place.movePosition(QTextCursor::EndOfBlock);
    place.setPosition(m_text->document()->findBlockByNumber(first).position(), QTextCursor::KeepAnchor);
    m_text->setTextCursor(place);
    m_text->centerCursor();
    m_follows->setChecked(false);
}

}
