// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_window.h"

#include "ui/guide/find_bar.h"
#include "ui/guide/guide_style.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>

namespace labour {

namespace {

QToolButton* wayButton(Qt::ArrowType type, const char* name, const QString& text, const QKeySequence& key,
    QTextBrowser* view, void (QTextBrowser::*go)(), void (QTextBrowser::*available)(bool))
{
    auto* button = new QToolButton;
    button->setArrowType(type);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    button->setShortcut(key);
    button->setAutoRaise(true);
    button->setEnabled(false);
    QObject::connect(button, &QToolButton::clicked, view, go);
    QObject::connect(view, available, button, &QWidget::setEnabled);
    return button;
}

}

GuideWindow::GuideWindow(const QString& folder, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_folder(folder)
    , m_pages(guidePages(folder))
    , m_list(new QListWidget(this))
    , m_text(new QTextBrowser(this))
    , m_find(new FindBar(*m_text, this))
{
    setObjectName(QStringLiteral("guideWindow"));
    setWindowTitle(tr("Guide"));
    m_list->setObjectName(QStringLiteral("guidePages"));
    m_list->setAccessibleName(tr("Pages of the guide"));
    for (const GuidePage& page : m_pages)
        m_list->addItem(page.title);
    m_text->setObjectName(QStringLiteral("guideText"));
    m_text->setAccessibleName(tr("Page of the guide"));
    m_text->setOpenExternalLinks(true);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(16);
    auto* parts = new QSplitter(this);
    parts->addWidget(m_list);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    parts->setSizes({ m_list->sizeHintForColumn(0) + 32, 640 });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addWidget(buttons());
    column->addWidget(parts, 1);
    resize(940, 680);
    addKeys();
    connect(m_list, &QListWidget::currentRowChanged, this, &GuideWindow::goTo);
    connect(m_text, &QTextBrowser::sourceChanged, this, [this](const QUrl& source) {
        m_page = source.fileName(); // which the view itself has only later
        showWhere();
    });
    if (m_pages.isEmpty())
        m_text->setPlainText(tr("The guide is not installed: it would be in %1.").arg(folder));
}

QWidget* GuideWindow::buttons()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(wayButton(Qt::LeftArrow, "guideBack", tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), m_text,
        &QTextBrowser::backward, &QTextBrowser::backwardAvailable));
    row->addWidget(wayButton(Qt::RightArrow, "guideForward", tr("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right),
        m_text, &QTextBrowser::forward, &QTextBrowser::forwardAvailable));
    row->addStretch(1);
    row->addWidget(m_find, 1);
    return bar;
}

void GuideWindow::addKeys()
{
    const auto add = [this](const QKeySequence& key, auto&& act) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, act);
    };
    add(QKeySequence::Find, [this] { m_find->enter(); });
    add(Qt::Key_F3, [this] { m_find->goTo(true); });
    add(Qt::SHIFT | Qt::Key_F3, [this] { m_find->goTo(false); });
    add(Qt::ALT | Qt::Key_Home, [this] { goTo(0); });
}

void GuideWindow::showPage(const QString& file)
{
    if (!m_pages.isEmpty())
        m_text->setSource(QUrl::fromLocalFile(QDir(m_folder).filePath(file)));
}

void GuideWindow::goTo(int row)
{
    if (row >= 0 && row < m_pages.size() && m_pages.at(row).file != m_page)
        showPage(m_pages.at(row).file);
}

void GuideWindow::showWhere()
{
    const auto found =
        std::find_if(m_pages.cbegin(), m_pages.cend(), [this](const GuidePage& each) { return each.file == m_page; });
    m_list->setCurrentRow(found == m_pages.cend() ? -1 : static_cast<int>(found - m_pages.cbegin()));
    styleGuidePage(*m_text->document(), palette());
}

void GuideWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

/// The colours of links and code are those of the palette that a page was read with.
void GuideWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_page.isEmpty())
        m_text->reload();
}

}
