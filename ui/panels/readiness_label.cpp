// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/readiness_label.h"

#include "ui/widgets/icon_label.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace labour {

namespace {

constexpr int leastLines = 3; // so that little moves while the plan is edited

}

ReadinessLabel::ReadinessLabel(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(16, this))
    , m_sentence(new QLabel(this))
{
    setObjectName(QStringLiteral("readiness"));
    m_sentence->setObjectName(QStringLiteral("readinessSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setMinimumHeight(leastLines * fontMetrics().height());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_sentence, 1);
}

void ReadinessLabel::show(bool isReady, const QString& sentence)
{
    m_icon->setIcon(isReady ? QStringLiteral("information") : QStringLiteral("warning"));
    m_icon->setAccessibleName(isReady ? tr("What will happen") : tr("What is wrong with the plan"));
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    makeRoom();
}

void ReadinessLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void ReadinessLabel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    makeRoom();
}

/// A layout within a dock does not ask how high a text becomes by its width, and would cut it off. The text itself has
/// not got its width yet.
void ReadinessLabel::makeRoom()
{
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - layout()->spacing() - m_icon->width();
    const int needed = isVisible() ? m_sentence->heightForWidth(room) : 0;
    m_sentence->setMinimumHeight(std::max(leastLines * fontMetrics().height(), needed));
}

QString ReadinessLabel::sentence() const
{
    return m_sentence->text();
}

}
