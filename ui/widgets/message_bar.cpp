// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/widgets/icon_label.h"

#include <QAction>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

#include <algorithm>

namespace labour {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(16, this))
    , m_sentence(new QLabel(this))
    , m_offers(new QHBoxLayout)
    , m_more(new QToolButton(this))
    , m_details(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sentence->setObjectName(QStringLiteral("messageSentence"));
    m_sentence->setAccessibleName(tr("Message"));
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("Show what is behind this message"));
    auto* close = new QToolButton(this);
    close->setIcon(iconNamed(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    m_details->setReadOnly(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setMaximumHeight(8 * fontMetrics().height());
    m_details->setAccessibleName(tr("Details of the message"));
    m_details->setWhatsThis(
        tr("What is behind the message: the end of the server's log, or what is wrong with a file."));
    m_details->hide();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_sentence, 0, 1);
    layout->addLayout(m_offers, 0, 2, Qt::AlignTop);
    layout->addWidget(m_more, 0, 3, Qt::AlignTop);
    layout->addWidget(close, 0, 4, Qt::AlignTop);
    layout->addWidget(m_details, 1, 1, 1, 4);
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::show(Kind kind, const QString& sentence, const QString& details)
{
    m_kind = kind;
    const QString icon = kind == Kind::Information ? QStringLiteral("information") : QStringLiteral("warning");
    m_icon->setIcon(icon);
    m_icon->setAccessibleName(kind == Kind::Failure ? tr("Failure")
            : kind == Kind::Warning                 ? tr("Warning")
                                                    : tr("Information"));
    takeBackOffers();
    m_sentence->setText(sentence);
    m_details->setPlainText(details);
    m_more->setVisible(!details.isEmpty());
    m_more->setChecked(false);
    paintGround();
    setVisible(true);
}

void MessageBar::add(Kind kind, const QString& sentence)
{
    if (isHidden())
        show(kind, sentence);
    else
        show(std::max(kind, m_kind), m_sentence->text() + QLatin1Char(' ') + sentence, m_details->toPlainText());
}

void MessageBar::offer(const QList<QAction*>& actions)
{
    takeBackOffers();
    for (QAction* action : actions) {
        auto* button = new QToolButton(this);
        button->setObjectName(action->objectName() + QStringLiteral("Offer"));
        button->setText(action->text().remove(QLatin1Char('&')));
        button->setToolTip(action->toolTip());
        m_offers->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, action] {
            hide(); // first, since the action may have something to say
            action->trigger();
        });
    }
}

void MessageBar::takeBackOffers()
{
    while (QLayoutItem* item = m_offers->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString MessageBar::sentence() const
{
    return m_sentence->text();
}

void MessageBar::paintGround()
{
    const Theme theme = themeOf(parentWidget()->palette());
    const QColor window = parentWidget()->palette().color(QPalette::Window);
    const QColor hue = colourOf(m_kind == Kind::Information ? Hue::Median : Hue::BadNews, theme);
    constexpr double tint = 0.16;
    const auto mix = [](double a, double b) { return static_cast<float>(a * (1 - tint) + b * tint); };
    QPalette tinted = parentWidget()->palette();
    tinted.setColor(QPalette::Window,
        QColor::fromRgbF(
            mix(window.redF(), hue.redF()), mix(window.greenF(), hue.greenF()), mix(window.blueF(), hue.blueF())));
    if (tinted != palette())
        setPalette(tinted);
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        paintGround();
}

}
