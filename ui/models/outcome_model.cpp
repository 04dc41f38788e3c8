// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outcome_model.h"

#include "ui/run/live_run.h"
#include "ui/theme/icons.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <tuple>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto showEvery = 250ms;

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString shareOf(std::uint64_t part, std::uint64_t whole)
{
    const double percent = whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return QStringLiteral("%1 %").arg(QLocale().toString(percent, 'f', percent > 0 && percent < 9.95 ? 2 : 1));
}

}

OutcomeModel::OutcomeModel(LiveRun& run, QObject* parent)
    : QAbstractItemModel(parent)
    , m_run(run)
{
    m_tick.setInterval(showEvery);
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &OutcomeModel::show);
    connect(&run, &LiveRun::started, this, &OutcomeModel::clear);
    connect(&run, &LiveRun::intervalAdded, this, &OutcomeModel::take);
    connect(&run, &LiveRun::finished, this, &OutcomeModel::settle);
}

void OutcomeModel::clear()
{
    beginResetModel();
    m_counts = {};
    m_root.children.clear();
    endResetModel();
}

void OutcomeModel::take(const Interval& interval)
{
    const auto& behaviours = m_run.recording().behaviours();
    for (const EndingCount& ending : interval.endings) {
        if (ending.behaviour < behaviours.size())
            m_counts.add(ending, behaviours[ending.behaviour].role);
    }
    if (!m_tick.isActive())
        m_tick.start();
}

void OutcomeModel::settle()
{
    m_tick.stop();
    m_counts = OutcomeCounts(m_run.recording());
    show();
}

void OutcomeModel::show()
{
    for (const Role role : { Role::Innocent, Role::Culprit }) {
        if (m_counts.total(role) > 0 || m_counts.unfinished(role) > 0)
            showGroup(role);
    }
}

void OutcomeModel::showGroup(Role role)
{
    const auto& behaviours = m_run.recording().behaviours();
    const auto ofRole = std::count_if(
        behaviours.begin(), behaviours.end(), [role](const RecordedBehaviour& each) { return each.role == role; });
    Node& group = childOf(m_root, { Level::Group, nullptr, role });
    group.failed = m_counts.failed(role);
    setCount(group, m_counts.total(role));
    for (const auto& [kind, count] : m_counts.of(role)) {
        Node& ending = childOf(group, { Level::Ending, nullptr, role, kind });
        setCount(ending, count);
        if (ofRole < 2)
            continue;
        for (const auto& [behaviour, itsCount] : m_counts.behavioursOf(role, kind))
            setCount(childOf(ending, { Level::Behaviour, nullptr, role, kind, behaviour }), itsCount);
    }
    if (m_counts.unfinished(role) > 0)
        setCount(childOf(group, { Level::Unfinished, nullptr, role }), m_counts.unfinished(role));
}

int OutcomeModel::Node::row() const
{
    const auto place = std::find_if(parent->children.begin(), parent->children.end(),
        [this](const std::unique_ptr<Node>& each) { return each.get() == this; });
    return static_cast<int>(place - parent->children.begin());
}

bool OutcomeModel::Node::comesBefore(const Node& other) const
{
    return std::tie(role, level, kind, behaviour) < std::tie(other.role, other.level, other.kind, other.behaviour);
}

OutcomeModel::Node& OutcomeModel::childOf(Node& parent, const Node& like)
{
    auto& children = parent.children;
    const auto place = std::lower_bound(children.begin(), children.end(), like,
        [](const std::unique_ptr<Node>& each, const Node& wanted) { return each->comesBefore(wanted); });
    if (place != children.end() && !like.comesBefore(**place))
        return **place;
    auto child = std::make_unique<Node>();
    child->level = like.level;
    child->parent = &parent;
    child->role = like.role;
    child->kind = like.kind;
    child->behaviour = like.behaviour;
    const int row = static_cast<int>(place - children.begin());
    beginInsertRows(indexOf(parent), row, row);
    Node& added = **children.insert(place, std::move(child));
    endInsertRows();
    return added;
}

void OutcomeModel::setCount(Node& node, std::uint64_t count)
{
    node.count = count;
    emit dataChanged(indexOf(node), indexOf(node, ShareColumn)); // a share changes with the whole
}

QModelIndex OutcomeModel::indexOf(const Node& node, int column) const
{
    return &node == &m_root ? QModelIndex() : createIndex(node.row(), column, &node);
}

const OutcomeModel::Node& OutcomeModel::nodeAt(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Node*>(index.constInternalPointer()) : m_root;
}

QModelIndex OutcomeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeAt(parent).children.at(static_cast<std::size_t>(row)).get());
}

QModelIndex OutcomeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*nodeAt(index).parent) : QModelIndex();
}

int OutcomeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent).children.size());
}

int OutcomeModel::columnCount(const QModelIndex&) const
{
    return columnTotal;
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            section == OutcomeColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn:
        return tr("Outcome");
    case CountColumn:
        return tr("Requests");
    default:
        return tr("Share");
    }
}

QString OutcomeModel::name(const Node& node) const
{
    switch (node.level) {
    case Level::Group:
        return node.role == Role::Culprit ? tr("Culprits") : tr("Innocents");
    case Level::Ending:
        return tr("%1 – %2").arg(labelOf(node.kind), node.kind.failed ? tr("failed") : tr("as expected"));
    case Level::Unfinished:
        return tr("unfinished");
    case Level::Behaviour: {
        const auto& behaviours = m_run.recording().behaviours();
        return node.behaviour < behaviours.size() ? QString::fromStdString(behaviours[node.behaviour].label())
                                                  : QString();
    }
    case Level::Root:
        break;
    }
    return {};
}

QString OutcomeModel::share(const Node& node) const
{
    switch (node.level) {
    case Level::Group:
        if (node.count == 0)
            return tr("none ended");
        return node.failed == 0 ? tr("all as expected") : tr("%1 failed").arg(shareOf(node.failed, node.count));
    case Level::Ending: // of what is shown, which may be behind what has come
        return shareOf(node.count, node.parent->count);
    case Level::Behaviour:
        return shareOf(node.count, node.parent->parent->count);
    default:
        return {};
    }
}

QString OutcomeModel::help(const Node& node) const
{
    switch (node.level) {
    case Level::Group:
        return node.role == Role::Culprit
            ? tr("Requests that do the harm; it is as expected that it comes back to them.")
            : tr("Requests that do nothing wrong, and should not notice those that do.");
    case Level::Unfinished:
        return tr("Under way when sending ended: neither as expected nor failed, and in no share.");
    default:
        return QStringLiteral("<p>%1</p><p>%2</p>").arg(name(node).toHtmlEscaped(), helpOf(node.kind).toHtmlEscaped());
    }
}

QVariant OutcomeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeAt(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == OutcomeColumn)
            return name(node);
        return index.column() == CountColumn ? countText(node.count) : share(node);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return help(node);
    case Qt::FontRole: {
        if (node.level != Level::Group)
            return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    case Qt::DecorationRole:
        if (index.column() != OutcomeColumn)
            return {};
        if (node.level == Level::Unfinished)
            return iconNamed(QStringLiteral("unfinished"));
        if (node.level == Level::Ending)
            return iconNamed(node.kind.failed ? QStringLiteral("failed") : QStringLiteral("expected"));
        return {};
    default:
        return {};
    }
}

}
