// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"

#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/heat_legend.h"
#include "ui/theme/icons.h"
#include "ui/widgets/described_action.h"
#include "ui/widgets/elided_label.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr QSize smallIcon(13, 13); // room is for the values

}

LiveChart::LiveChart(const ChartSpec& spec, QWidget* parent)
    : QWidget(parent)
    , m_canvas(new ChartCanvas(spec, this))
    , m_head(new QHBoxLayout)
    , m_when(new ElidedLabel(this))
    , m_maximiseAction(new QAction(this))
    , m_tableAction(new QAction(this))
    , m_copyAction(new QAction(this))
    , m_imageAction(new QAction(this))
    , m_dataAction(new QAction(this))
    , m_hideAction(new QAction(this))
{
    setObjectName(spec.name);
    setAccessibleName(spec.title);
    m_canvas->setWhatsThis(
        tr("%1 over the time of the run. What is under the mouse stands above; what can be done with "
           "the chart is in its menu.")
            .arg(spec.title));
    m_head->setContentsMargins(4, 2, 6, 0);
    m_head->setSpacing(2);
    addTitle(spec.title);
    addLegend(spec.series);
    if (spec.isHeatMap) {
        m_heatLegend = new HeatLegend(this);
        m_head->addWidget(m_heatLegend);
        connect(m_canvas, &ChartCanvas::heatChanged, this,
            [this] { m_heatLegend->setRange(m_canvas->heat().leastPerSecond, m_canvas->heat().mostPerSecond); });
        connect(m_canvas, &ChartCanvas::pointedAt, this, &LiveChart::pointAt);
    }
    m_when->setObjectName(QStringLiteral("when"));
    m_head->addWidget(m_when, 1);
    addActions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_head);
    layout->addWidget(m_canvas, 1);
}

void LiveChart::addTitle(const QString& text)
{
    m_title = new QToolButton(this);
    m_title->setText(text);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setAutoRaise(true);
    m_title->setFocusPolicy(Qt::TabFocus);
    m_title->setToolTip(tr("Double-click, or press Enter, to give this chart all the room; Esc takes it back"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->installEventFilter(this);
    m_head->addWidget(m_title);
}

void LiveChart::addLegend(const QList<SeriesSpec>& allSeries)
{
    for (const SeriesSpec& series : allSeries) {
        auto* chip = new LegendChip(series, this);
        chip->setVisible(series.isAlways);
        m_head->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &LegendChip::soloWanted, this, [this, chip] { solo(chip); });
        connect(chip, &LegendChip::roomChanged, this, &LiveChart::showUnits);
        connect(chip, &LegendChip::toggled, this, [this, chip](bool isOn) {
            m_canvas->plot().setShown(chip->spec().id, isOn);
            if (m_columns)
                refresh(*m_columns);
        });
    }
}

void LiveChart::addActions()
{
    describe(*m_maximiseAction, "maximiseChart", tr("Ma&ximise"), QStringLiteral("maximise"),
        QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Give the chart all the room, which Esc takes back"));
    describe(*m_tableAction, "chartAsTable", tr("Show as &Table"), QStringLiteral("table"),
        QKeySequence(Qt::CTRL | Qt::Key_T), tr("Show the chart's data as a table"));
    describe(*m_copyAction, "copyChart", tr("&Copy"), QStringLiteral("copy"), QKeySequence::Copy,
        tr("Copy the chart, as a picture and as a table"));
    describe(*m_imageAction, "saveChartImage", tr("Save &Image…"), QStringLiteral("image"), {},
        tr("Save the chart as PNG or SVG"));
    describe(*m_dataAction, "saveChartData", tr("Save &Data…"), QStringLiteral("save"), {},
        tr("Save what is on view of the chart's data as CSV"));
    describe(*m_hideAction, "hideChart", tr("&Hide"), QStringLiteral("close"), {},
        tr("Hide the chart; Charts above brings it back"));
    m_maximiseAction->setCheckable(true);
    m_tableAction->setCheckable(true);
    for (QAction* action : { m_maximiseAction, m_tableAction, m_copyAction }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    addButton(m_tableAction);
    addButton(m_maximiseAction);
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("chartMenu"));
    more->setIcon(iconNamed(QStringLiteral("more")));
    more->setAutoRaise(true);
    more->setIconSize(smallIcon);
    more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setAccessibleName(tr("%1: copy, save, hide").arg(spec().title));
    more->setToolTip(tr("Copy, save or hide this chart"));
    auto* menu = new QMenu(more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(*menu);
    });
    more->setMenu(menu);
    m_head->addWidget(more);
    connect(m_maximiseAction, &QAction::triggered, this, &LiveChart::maximiseWanted);
    connect(m_tableAction, &QAction::triggered, this, &LiveChart::showTable);
    connect(m_copyAction, &QAction::triggered, this, &LiveChart::copy);
    connect(m_imageAction, &QAction::triggered, this, &LiveChart::imageSaveWanted);
    connect(m_dataAction, &QAction::triggered, this, &LiveChart::dataSaveWanted);
    connect(m_hideAction, &QAction::triggered, this, &LiveChart::hideWanted);
}

void LiveChart::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(smallIcon);
    button->setObjectName(action == m_tableAction ? QStringLiteral("tableButton") : QStringLiteral("maximiseButton"));
    button->setAccessibleName(QStringLiteral("%1: %2").arg(spec().title, action->text().remove(QLatin1Char('&'))));
    m_head->addWidget(button);
}

void LiveChart::refresh(const ChartColumns& columns)
{
    m_columns = &columns;
    for (LegendChip* chip : m_chips)
        chip->setVisible(chip->spec().isAlways || columns.has(chip->spec().id));
    showValues();
    m_canvas->refresh(columns);
    if (m_table && m_table->isVisible())
        m_table->refresh(m_canvas->plot(), columns);
}

void LiveChart::setCursorTime(std::optional<double> t)
{
    m_cursor = t;
    if (!t)
        m_pointed.reset();
    m_canvas->setCursorTime(t);
    showValues();
}

void LiveChart::setReferenceTime(std::optional<double> t)
{
    m_reference = t;
    m_canvas->setReferenceTime(t);
}

void LiveChart::addControl(QWidget* control)
{
    m_head->insertWidget(m_head->indexOf(m_when) + 1, control);
}

void LiveChart::showTable(bool isShown)
{
    if (isShown && !m_table) {
        m_table = new ChartTable(spec(), this);
        layout()->addWidget(m_table);
    }
    m_tableAction->setChecked(isShown);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_canvas->setVisible(!isShown);
    if (!m_table)
        return;
    m_table->setVisible(isShown);
    if (isShown && m_columns)
        m_table->refresh(m_canvas->plot(), *m_columns);
    if (hadFocus)
        (isShown ? static_cast<QWidget*>(m_table) : m_title)->setFocus();
}

/// All, if it is shown alone already.
void LiveChart::solo(const LegendChip* chip)
{
    const bool isAlone = std::all_of(m_chips.begin(), m_chips.end(), [chip](const LegendChip* each) {
        return each == chip ? each->isChecked() : each->isHidden() || !each->isChecked();
    });
    for (LegendChip* each : m_chips)
        each->setChecked(isAlone || each == chip);
}

void LiveChart::copy()
{
    const QString selected = m_table && m_table->hasFocus() ? m_table->selectedText() : QString();
    if (!selected.isEmpty())
        QGuiApplication::clipboard()->setText(selected);
    else if (m_columns && m_columns->size() > 0)
        emit copyWanted();
}

void LiveChart::pointAt(double value)
{
    m_pointed = value;
    showValues();
}

double LiveChart::valueOf(const SeriesSpec& series) const
{
    if (m_cursor)
        return m_columns->at(series.id, *m_cursor);
    if (m_columns->isWhole())
        return m_columns->ofWhole(series.id);
    return m_columns->at(series.id, m_columns->endS() - ChartColumns::slotS() / 2);
}

QString LiveChart::whatIsShown() const
{
    if (m_columns->size() == 0)
        return {};
    if (m_heatLegend)
        return heatText();
    if (m_cursor && m_reference)
        return *m_cursor < *m_reference
            ? tr("at %1, %2 before %3")
                  .arg(momentText(*m_cursor), momentText(*m_reference - *m_cursor), momentText(*m_reference))
            : tr("at %1, %2 after %3")
                  .arg(momentText(*m_cursor), momentText(*m_cursor - *m_reference), momentText(*m_reference));
    if (m_cursor)
        return tr("at %1").arg(momentText(*m_cursor));
    return m_columns->isWhole() ? spec().summary : tr("now");
}

/// What is under the mouse; of a cursor without one, where most of the replies are.
QString LiveChart::heatText() const
{
    const HeatMap& map = m_columns->heatMap();
    const double at = m_cursor ? *m_cursor : m_columns->endS() - ChartColumns::slotS() / 2;
    const auto slot = static_cast<std::size_t>(std::max(0.0, at / ChartColumns::slotS() + 1e-9));
    const QString when = m_cursor ? tr("at %1").arg(momentText(*m_cursor))
        : m_columns->isWhole()    ? spec().summary
                                  : tr("now");
    const bool isOfAll = !m_cursor && m_columns->isWhole();
    if (!map.range() || (!isOfAll && slot >= map.size()))
        return when;
    const HeatMap::Counts counts = isOfAll ? map.sum(0, map.size()) : map.sum(slot, slot + 1);
    const auto most = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    const bool isPointed = m_cursor && m_pointed;
    const std::size_t bin =
        isPointed ? HeatMap::binOf(static_cast<std::uint64_t>(std::max(0.0, *m_pointed * 1000))) : most;
    const QLocale locale;
    return (isPointed ? tr("%1, %2–%3 ms: %4 replies") : tr("%1: most at %2–%3 ms, %4 replies"))
        .arg(when, locale.toString(HeatMap::beginMs(bin), 'g', 3), locale.toString(HeatMap::beginMs(bin + 1), 'g', 3),
            locale.toString(counts.at(bin)));
}

void LiveChart::showValues()
{
    if (!m_columns)
        return;
    for (LegendChip* chip : m_chips) {
        const double value = valueOf(chip->spec());
        const bool isCompared = m_cursor && m_reference;
        chip->setValue(
            value, isCompared ? std::optional(value - m_columns->at(chip->spec().id, *m_reference)) : std::nullopt);
    }
    m_when->setText(whatIsShown());
}

void LiveChart::showUnits()
{
    const bool haveRoom = std::all_of(m_chips.begin(), m_chips.end(),
        [](const LegendChip* chip) { return chip->isHidden() || chip->hasRoomForUnit(); });
    for (LegendChip* chip : m_chips)
        chip->setShowsUnit(haveRoom);
}

QString LiveChart::spokenValues() const
{
    if (!m_columns || m_columns->size() == 0)
        return {};
    if (m_heatLegend)
        return heatText();
    QStringList parts;
    for (const LegendChip* chip : m_chips) {
        const SeriesSpec& series = chip->spec();
        if (series.isAlways || m_columns->has(series.id))
            parts.append(QStringLiteral("%1 %2").arg(series.name, textOf(series.quantity, valueOf(series))));
    }
    return QStringLiteral("%1: %2").arg(whatIsShown(), parts.join(QStringLiteral("; ")));
}

void LiveChart::fillMenu(QMenu& menu)
{
    menu.addActions({ m_maximiseAction, m_tableAction });
    menu.addSeparator();
    menu.addActions({ m_copyAction, m_imageAction, m_dataAction });
    menu.addSeparator();
    menu.addAction(m_hideAction);
    for (QAction* action : { m_imageAction, m_dataAction })
        action->setEnabled(m_columns && m_columns->size() > 0);
}

void LiveChart::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

/// Esc takes the room back; it stops the run where there is none to be taken.
bool LiveChart::event(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::event(event);
    if (!isMaximised() || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        emit maximiseWanted(false);
    return true;
}

bool LiveChart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        emit maximiseWanted(!isMaximised());
        return true;
    }
    if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
        return true; // a single click does nothing
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            emit maximiseWanted(!isMaximised());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}
