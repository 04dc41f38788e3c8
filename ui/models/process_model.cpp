// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/process_model.h"

#include "core/plan/run_record.h"
#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_spec.h"
#include "ui/run/background_pool.h"
#include "ui/run/live_run.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto showEvery = 500ms;
constexpr double mebibyte = 1024.0 * 1024.0;
constexpr std::size_t readAtOnce = 3000; // samples of a run that is over; more would keep the window waiting

ProcessList processesOf(const Recording& recording)
{
    ProcessList list;
    for (const TreeSample& sample : recording.samples())
        list.take(sample);
    for (const Event& event : recording.events())
        list.take(event);
    return list;
}

}

ProcessModel::ProcessModel(LiveRun& run, QObject* parent)
    : QAbstractTableModel(parent)
    , m_run(run)
{
    m_tick.setInterval(showEvery);
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &ProcessModel::show);
    connect(&run, &LiveRun::started, this, &ProcessModel::clear);
    const auto take = [this](const auto& news) {
        m_list.take(news);
        m_wasFed = true;
        if (!m_tick.isActive())
            m_tick.start();
    };
    connect(&run, &LiveRun::sampleAdded, this, [take](const TreeSample& sample) { take(sample); });
    connect(&run, &LiveRun::eventAdded, this, [take](const Event& event) { take(event); });
    connect(&run, &LiveRun::finished, this, &ProcessModel::settle);
    connect(&m_reader, &QFutureWatcherBase::finished, this, &ProcessModel::takeWhatWasRead);
}

void ProcessModel::clear()
{
    m_tick.stop();
    beginResetModel();
    m_list = {};
    m_shown.clear();
    m_wasFed = false;
    m_isRead.reset();
    endResetModel();
}

/// What was watched is known; of another run all is read.
void ProcessModel::settle()
{
    if (!m_wasFed && m_run.recording().samples().size() > readAtOnce)
        return readInBackground();
    if (!m_wasFed)
        m_list = processesOf(m_run.recording());
    show();
}

void ProcessModel::readInBackground()
{
    m_isRead = m_run.record();
    const auto promise = std::make_shared<QPromise<ProcessList>>();
    m_reader.setFuture(promise->future());
    promise->start();
    backgroundPool().start([promise, record = m_isRead] {
        promise->addResult(processesOf(record->recording));
        promise->finish();
    });
}

void ProcessModel::takeWhatWasRead()
{
    if (!m_isRead || m_isRead != m_run.record() || m_reader.future().resultCount() == 0)
        return; // another run is on view by now
    m_isRead.reset();
    m_list = m_reader.future().takeResult();
    show();
}

void ProcessModel::show()
{
    m_tick.stop();
    const std::vector<SeenProcess> wanted = m_list.tree();
    for (int row = static_cast<int>(m_shown.size()) - 1; row >= 0; --row) {
        const SeenProcess& shown = m_shown[static_cast<std::size_t>(row)];
        if (std::none_of(
                wanted.begin(), wanted.end(), [&shown](const SeenProcess& each) { return each.isSame(shown); })) {
            beginRemoveRows({}, row, row);
            m_shown.erase(m_shown.begin() + row);
            endRemoveRows();
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i)
        showRow(static_cast<int>(i), wanted[i]);
}

void ProcessModel::showRow(int row, const SeenProcess& wanted)
{
    const auto begin = m_shown.begin();
    const auto shown =
        std::find_if(begin + row, m_shown.end(), [&wanted](const SeenProcess& each) { return each.isSame(wanted); });
    const int from = static_cast<int>(shown - begin);
    if (shown == m_shown.end()) {
        beginInsertRows({}, row, row);
        m_shown.insert(begin + row, wanted);
        endInsertRows();
        return;
    }
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        std::rotate(begin + row, shown, shown + 1);
        endMoveRows();
    }
    SeenProcess& place = m_shown[static_cast<std::size_t>(row)];
    if (place == wanted)
        return;
    place = wanted;
    emit dataChanged(index(row, 0), index(row, columnTotal - 1));
}

int ProcessModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ProcessModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section >= MemoryColumn && section <= ThreadsColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PidColumn:
        return tr("Process");
    case RoleColumn:
        return tr("Role");
    case MemoryColumn:
        return tr("RSS");
    case CpuColumn:
        return tr("CPU");
    case ThreadsColumn:
        return tr("Threads");
    default:
        return tr("State");
    }
}

QString ProcessModel::stateOf(const SeenProcess& process) const
{
    if (process.to) {
        const QString at = momentText(*process.to);
        return process.end.empty() ? tr("gone since %1").arg(at)
                                   : tr("%1: %2").arg(at, QString::fromStdString(process.end));
    }
    if (m_run.isOver())
        return tr("lived at the end");
    return process.from > 0 ? tr("runs since %1").arg(momentText(process.from)) : tr("runs");
}

QString ProcessModel::text(const SeenProcess& process, int column) const
{
    const QString none = QStringLiteral("–");
    switch (column) {
    case PidColumn:
        return QString(3 * process.depth, QLatin1Char(' ')) + QString::number(process.last.pid);
    case RoleColumn:
        return process.isMain ? tr("main") : tr("worker");
    case MemoryColumn:
        return textOf(Quantity::Mebibytes, static_cast<double>(process.last.rssBytes) / mebibyte);
    case CpuColumn:
        // Files of runs do not have it.
        return process.to || m_run.isOver()
            ? none
            : tr("%1 %").arg(QLocale().toString(static_cast<double>(process.last.cpuPercent), 'f', 0));
    case ThreadsColumn:
        return process.last.threads > 0 ? QLocale().toString(process.last.threads) : none;
    default:
        return stateOf(process);
    }
}

QVariant ProcessModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const SeenProcess& process = m_shown.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return text(process, index.column());
    case Qt::AccessibleTextRole:
        return text(process, index.column()).trimmed();
    case Qt::ToolTipRole:
        if (index.column() == MemoryColumn && process.to)
            return tr("As it was read last");
        return stateOf(process);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ForegroundRole:
        if (process.to)
            return QGuiApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    default:
        return {};
    }
}

}
