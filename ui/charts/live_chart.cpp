// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"

#include "ui/charts/chart_axes.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <cmath>

namespace labour {

LiveChart::LiveChart(const ChartSpec& spec, QWidget* parent)
    : QWidget(parent)
    , m_canvas(new ChartCanvas(spec, this))
    , m_head(new QHBoxLayout)
    , m_when(new ElidedLabel(this))
{
    setObjectName(spec.name);
    auto* title = new QLabel(spec.title, this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    m_head->setContentsMargins(8, 2, 8, 0);
    m_head->setSpacing(4);
    m_head->addWidget(title);
    m_head->addSpacing(8);
    for (const SeriesSpec& series : spec.series) {
        auto* chip = new LegendChip(series, this);
        chip->setVisible(series.isAlways);
        m_head->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &LegendChip::toggled, this, [this, chip](bool isOn) {
            m_canvas->plot().setShown(chip->spec().id, isOn);
            if (m_columns)
                m_canvas->refresh(*m_columns);
        });
    }
    m_when->setObjectName(QStringLiteral("when"));
    m_head->addWidget(m_when, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_head);
    layout->addWidget(m_canvas, 1);
}

void LiveChart::refresh(const ChartColumns& columns)
{
    m_columns = &columns;
    for (LegendChip* chip : m_chips)
        chip->setVisible(chip->spec().isAlways || columns.has(chip->spec().id));
    showValues();
    m_canvas->refresh(columns);
}

void LiveChart::setCursorTime(std::optional<double> t)
{
    m_cursor = t;
    m_canvas->setCursorTime(t);
    showValues();
}

void LiveChart::addControl(QWidget* control)
{
    m_head->addWidget(control);
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
    if (m_cursor)
        return tr("at %1").arg(momentText(*m_cursor));
    return m_columns->isWhole() ? m_canvas->plot().spec().summary : tr("now");
}

void LiveChart::showValues()
{
    if (!m_columns)
        return;
    for (LegendChip* chip : m_chips)
        chip->setValue(valueOf(chip->spec()));
    m_when->setText(whatIsShown());
}

QString LiveChart::spokenValues() const
{
    if (!m_columns || m_columns->size() == 0)
        return {};
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
    menu.addAction(iconNamed(QStringLiteral("copy")), tr("&Copy Image"), this, &LiveChart::imageCopyWanted);
    menu.addAction(iconNamed(QStringLiteral("image")), tr("Save &Image…"), this, &LiveChart::imageSaveWanted);
    menu.addAction(iconNamed(QStringLiteral("table")), tr("Save &Data…"), this, &LiveChart::dataSaveWanted);
    for (QAction* action : menu.actions())
        action->setEnabled(m_columns && m_columns->size() > 0);
}

void LiveChart::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

}
