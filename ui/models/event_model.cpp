// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_model.h"

#include "ui/charts/chart_axes.h"
#include "ui/run/event_texts.h"
#include "ui/run/live_run.h"
#include "ui/theme/icons.h"

#include <algorithm>

namespace labour {

namespace {

/// What happened, and what the server wrote around it.
QString withLog(const Event& event)
{
    constexpr qsizetype longest = 120;
    if (event.log.empty())
        return textOf(event);
    QStringList lines;
    for (const std::string& line : event.log)
        lines.append(QString::fromStdString(line).left(longest).toHtmlEscaped());
    return QStringLiteral("<p>%1</p><pre>%2</pre>").arg(textOf(event).toHtmlEscaped(), lines.join(QLatin1Char('\n')));
}

}

EventModel::EventModel(LiveRun& run, QObject* parent)
    : QAbstractTableModel(parent)
    , m_run(run)
{
    connect(&run, &LiveRun::started, this, &EventModel::clear);
    connect(&run, &LiveRun::eventAdded, this, &EventModel::add);
    connect(&run, &LiveRun::finished, this, &EventModel::settle);
}

void EventModel::clear()
{
    beginResetModel();
    m_events.clear();
    endResetModel();
}

void EventModel::add(const Event& event)
{
    const auto later = std::upper_bound(
        m_events.begin(), m_events.end(), event.t, [](double t, const Event& each) { return t < each.t; });
    const int row = static_cast<int>(later - m_events.begin());
    beginInsertRows({}, row, row);
    m_events.insert(later, event);
    endInsertRows();
}

/// The record may know of events that were never told, such as those of the very end.
void EventModel::settle()
{
    if (m_events == m_run.recording().events())
        return;
    beginResetModel();
    m_events = m_run.recording().events();
    endResetModel();
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TimeColumn ? tr("Time") : tr("Event");
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Event& event = m_events.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            index.column() == TimeColumn ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && index.column() == EventColumn)
        return iconNamed(iconOf(event));
    if (role == Qt::ToolTipRole)
        return withLog(event);
    if (role == Qt::AccessibleTextRole && index.column() == EventColumn)
        return textOf(event);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == TimeColumn)
        return momentText(event.t);
    // The icon says what kind it is, and so does the tooltip: room for what is particular about it.
    const QString detail = QString::fromStdString(event.detail);
    if (detail.isEmpty())
        return titleOf(event);
    return event.kind == events::note ? detail
                                      : QString(detail.at(0).toUpper() + detail.mid(1)); // a note is the user's
}

}
