// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_bar.h"

#include "core/catalogue/unit_text.h"
#include "ui/charts/chart_axes.h"
#include "ui/charts/time_navigator.h"
#include "ui/charts/time_overview.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

namespace labour {

QList<std::optional<double>> timeWindows()
{
    return { 30.0, 60.0, 300.0, std::nullopt };
}

QString timeWindowText(std::optional<double> seconds)
{
    return seconds ? TimeBar::tr("Last %1").arg(durationForPeople(*seconds)) : TimeBar::tr("All of it");
}

TimeBar::TimeBar(TimeNavigator& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_pause(newButton("pauseCharts", tr("Pause"),
          tr("Let the charts stand still, while the run goes on and is recorded (Space on a chart)")))
    , m_window(new QComboBox(this))
    , m_overview(new TimeOverview(time, this))
    , m_part(new ElidedLabel(this))
    , m_back(newButton("zoomBackButton", tr("Back"), tr("Back to what was on view before (Alt+Left)")))
    , m_all(newButton("zoomAllButton", tr("Show All"), tr("Show the whole run again (Ctrl+0, or a double click)")))
{
    setObjectName(QStringLiteral("timeBar"));
    m_pause->setCheckable(true);
    m_window->setObjectName(QStringLiteral("timeWindow"));
    m_window->setAccessibleName(tr("How much of a running run is shown"));
    m_window->setToolTip(tr("How much of a run is shown while it goes on"));
    m_window->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const std::optional<double> window : timeWindows())
        m_window->addItem(timeWindowText(window), window.value_or(0));
    guardFromWheel(*m_window);
    m_part->setObjectName(QStringLiteral("timePart"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 2);
    row->setSpacing(6);
    row->addWidget(m_pause);
    row->addWidget(m_window);
    row->addWidget(m_overview, 1);
    row->addWidget(m_part);
    row->addWidget(m_back);
    row->addWidget(m_all);
    connect(m_pause, &QToolButton::toggled, &time, &TimeNavigator::setPaused);
    connect(m_window, &QComboBox::activated, this, [this](int index) { m_time.setWindow(timeWindows().at(index)); });
    connect(m_back, &QToolButton::clicked, &time, &TimeNavigator::back);
    connect(m_all, &QToolButton::clicked, &time, &TimeNavigator::reset);
    connect(&time, &TimeNavigator::viewChanged, this, &TimeBar::showView);
    connect(&time, &TimeNavigator::pausedChanged, this, &TimeBar::showView);
    showView();
}

QToolButton* TimeBar::newButton(const char* name, const QString& text, const QString& help)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(help);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TimeBar::refresh(const ChartColumns& columns)
{
    m_columns = &columns;
    if (m_overview->isVisible())
        m_overview->refresh(columns);
}

void TimeBar::showView()
{
    const TimeView& view = m_time.view();
    {
        const QSignalBlocker quiet(m_pause);
        m_pause->setChecked(m_time.isPaused());
    }
    m_pause->setText(m_time.isPaused() ? tr("Go On") : tr("Pause"));
    m_window->setCurrentIndex(static_cast<int>(timeWindows().indexOf(view.window())));
    const bool isPart = view.isPart();
    m_overview->setVisible(isPart);
    m_back->setVisible(view.canGoBack());
    m_all->setVisible(view.isZoomed());
    QString text;
    if (isPart)
        text = tr("%1 to %2 of %3")
                   .arg(momentText(view.shown().from), momentText(view.shown().to), momentText(view.whole().to));
    m_part->setMinimumWidth(fontMetrics().horizontalAdvance(text)); // what is on view is not cut off
    if (m_time.isPaused())
        text = text.isEmpty() ? tr("The display is paused; data keep flowing.")
                              : tr("Paused; data keep flowing. %1").arg(text);
    m_part->setText(text);
    if (isPart && m_columns)
        m_overview->refresh(*m_columns);
}

}
