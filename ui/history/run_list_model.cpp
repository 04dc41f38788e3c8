// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_list_model.h"

#include "ui/theme/icons.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace labour {

namespace {

constexpr quintptr sectionId = 0; ///< of the row of a section itself
constexpr std::size_t mostMerged = 100; ///< sections that come and go one by one

template <typename T>
QSet<T> setOf(const std::vector<T>& values)
{
    return QSet<T>(values.begin(), values.end());
}

/// `tell(first, last)` for each stretch of places at which `holds`, from the last to the first.
template <typename Holds, typename Tell>
void eachStretchBackwards(std::size_t size, Holds holds, Tell tell)
{
    for (std::size_t end = size; end > 0;) {
        if (!holds(end - 1)) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && holds(first - 1))
            --first;
        tell(first, end - 1);
        end = first;
    }
}

Qt::Alignment alignmentOf(RunColumn column)
{
    const bool isNumber =
        column == RunColumn::Number || column == RunColumn::AsExpected || column == RunColumn::Percentile99;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

}

void RunListModel::setList(const RunList& list)
{
    if (list.isByPlan != m_isByPlan || m_sections.empty() || (m_isByPlan && sectionsThatDiffer(list) > mostMerged)) {
        start(list);
        return;
    }
    m_before = std::exchange(m_runs, list.runs);
    if (m_isByPlan)
        mergeSections(list);
    else
        mergeRuns(0, list.sections.front().runs);
    tellWhatChanged();
    m_before.clear();
}

std::size_t RunListModel::sectionsThatDiffer(const RunList& list) const
{
    QSet<QString> here;
    for (const Section& section : m_sections)
        here.insert(section.planKey);
    std::size_t come = 0;
    for (const RunSection& section : list.sections)
        come += here.contains(section.planKey) ? 0 : 1;
    return come + (m_sections.size() + come - list.sections.size());
}

void RunListModel::start(const RunList& list)
{
    beginResetModel();
    m_isByPlan = list.isByPlan;
    m_sections.clear();
    for (const RunSection& section : list.sections)
        m_sections.push_back({ ++m_lastNumber, section.planKey, section.mix, section.runs });
    m_runs = list.runs;
    number();
    endResetModel();
}

void RunListModel::number()
{
    m_places.clear();
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        m_places.insert(m_sections[i].number, i);
}

/// First what goes, then what moves, then what comes, so that at every step both sides have the same in mind.
void RunListModel::mergeSections(const RunList& list)
{
    QHash<QString, const RunSection*> wanted;
    for (const RunSection& section : list.sections)
        wanted.insert(section.planKey, &section);
    eachStretchBackwards(
        m_sections.size(), [&](std::size_t i) { return !wanted.contains(m_sections[i].planKey); },
        [&](std::size_t first, std::size_t last) {
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
            m_sections.erase(m_sections.begin() + static_cast<std::ptrdiff_t>(first),
                m_sections.begin() + static_cast<std::ptrdiff_t>(last) + 1);
            number();
            endRemoveRows();
        });
    QHash<QString, quintptr> numbers;
    for (const Section& section : m_sections)
        numbers.insert(section.planKey, section.number);
    std::vector<quintptr> order;
    for (const RunSection& section : list.sections) {
        if (numbers.contains(section.planKey))
            order.push_back(numbers.value(section.planKey));
    }
    reorderSections(order);
    for (std::size_t i = 0; i < list.sections.size(); ++i) {
        const RunSection& section = list.sections[i];
        if (i >= m_sections.size() || m_sections[i].planKey != section.planKey) {
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
            m_sections.insert(m_sections.begin() + static_cast<std::ptrdiff_t>(i),
                { ++m_lastNumber, section.planKey, section.mix, section.runs });
            number();
            endInsertRows();
        } else {
            mergeRuns(i, section.runs);
        }
    }
}

void RunListModel::reorderSections(const std::vector<quintptr>& order)
{
    if (std::equal(order.begin(), order.end(), m_sections.begin(), m_sections.end(),
            [](quintptr number, const Section& section) { return section.number == number; }))
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    std::vector<quintptr> numbers; // of the rows that are sections
    numbers.reserve(static_cast<std::size_t>(from.size()));
    for (const QModelIndex& index : from)
        numbers.push_back(
            index.internalId() == sectionId ? m_sections[static_cast<std::size_t>(index.row())].number : 0);
    std::vector<Section> moved;
    moved.reserve(m_sections.size());
    for (const quintptr number : order)
        moved.push_back(std::move(m_sections[m_places.value(number)]));
    m_sections = std::move(moved);
    number();
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i) {
        const quintptr number = numbers[static_cast<std::size_t>(i)];
        to.append(number == 0 ? from.at(i)
                              : createIndex(static_cast<int>(m_places.value(number)), from.at(i).column(), sectionId));
    }
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

void RunListModel::mergeRuns(std::size_t section, const std::vector<qint64>& wanted)
{
    const bool isAsMany = m_sections[section].runs.size() == wanted.size();
    removeRuns(section, wanted);
    const QSet<qint64> here = setOf(m_sections[section].runs);
    std::vector<qint64> order;
    order.reserve(here.size());
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(order), [&](qint64 id) { return here.contains(id); });
    reorderRuns(section, order);
    const QModelIndex parent = sectionIndex(section);
    std::vector<qint64>& runs = m_sections[section].runs;
    for (std::size_t i = 0; i < wanted.size();) {
        std::size_t end = i;
        while (end < wanted.size() && !here.contains(wanted[end]))
            ++end;
        if (end > i) {
            beginInsertRows(parent, static_cast<int>(i), static_cast<int>(end) - 1);
            runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(i), wanted.begin() + static_cast<std::ptrdiff_t>(i),
                wanted.begin() + static_cast<std::ptrdiff_t>(end));
            endInsertRows();
        }
        i = end + 1;
    }
    if (m_isByPlan && !isAsMany)
        emit dataChanged(parent, parent); // which says how many there are
}

void RunListModel::removeRuns(std::size_t section, const std::vector<qint64>& wanted)
{
    const QSet<qint64> stay = setOf(wanted);
    const QModelIndex parent = sectionIndex(section);
    std::vector<qint64>& runs = m_sections[section].runs;
    eachStretchBackwards(
        runs.size(), [&](std::size_t i) { return !stay.contains(runs[i]); },
        [&](std::size_t first, std::size_t last) {
            beginRemoveRows(parent, static_cast<int>(first), static_cast<int>(last));
            runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(first),
                runs.begin() + static_cast<std::ptrdiff_t>(last) + 1);
            endRemoveRows();
        });
}

void RunListModel::reorderRuns(std::size_t section, const std::vector<qint64>& order)
{
    std::vector<qint64>& runs = m_sections[section].runs;
    if (runs == order)
        return;
    const QList<QPersistentModelIndex> parents { sectionIndex(section) };
    emit layoutAboutToBeChanged(parents, VerticalSortHint);
    QModelIndexList from;
    for (const QModelIndex& index : persistentIndexList()) {
        if (index.internalId() == m_sections[section].number)
            from.append(index);
    }
    QHash<qint64, int> places;
    for (std::size_t i = 0; i < order.size(); ++i)
        places.insert(order[i], static_cast<int>(i));
    QModelIndexList to;
    for (const QModelIndex& index : from)
        to.append(createIndex(
            places.value(runs[static_cast<std::size_t>(index.row())]), index.column(), m_sections[section].number));
    runs = order;
    changePersistentIndexList(from, to);
    emit layoutChanged(parents, VerticalSortHint);
}

/// Row by row: a note that is being written is not to be overwritten because another run has changed.
void RunListModel::tellWhatChanged()
{
    for (const Section& section : m_sections) {
        for (std::size_t row = 0; row < section.runs.size(); ++row) {
            const auto was = m_before.constFind(section.runs[row]);
            if (was == m_before.constEnd() || *was == *m_runs.constFind(section.runs[row]))
                continue;
            const QModelIndex first = createIndex(static_cast<int>(row), 0, section.number);
            emit dataChanged(first, first.siblingAtColumn(runColumnCount - 1));
        }
    }
}

QModelIndex RunListModel::sectionIndex(std::size_t section) const
{
    return m_isByPlan ? createIndex(static_cast<int>(section), 0, sectionId) : QModelIndex();
}

const RunListModel::Section* RunListModel::sectionAt(const QModelIndex& index) const
{
    return m_isByPlan && index.isValid() && index.internalId() == sectionId
        ? &m_sections.at(static_cast<std::size_t>(index.row()))
        : nullptr;
}

const StoredRun* RunListModel::runAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == sectionId)
        return nullptr;
    const Section& section = m_sections.at(m_places.value(index.internalId()));
    const qint64 id = section.runs.at(static_cast<std::size_t>(index.row()));
    const auto run = m_runs.constFind(id);
    return run != m_runs.constEnd() ? &*run : &*m_before.constFind(id);
}

QModelIndex RunListModel::indexOf(qint64 id) const
{
    for (const Section& section : m_sections) {
        const auto found = std::find(section.runs.begin(), section.runs.end(), id);
        if (found != section.runs.end())
            return createIndex(static_cast<int>(found - section.runs.begin()), 0, section.number);
    }
    return {};
}

QModelIndex RunListModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!m_isByPlan)
        return createIndex(row, column, m_sections.front().number);
    if (!parent.isValid())
        return createIndex(row, column, sectionId);
    return createIndex(row, column, m_sections.at(static_cast<std::size_t>(parent.row())).number);
}

QModelIndex RunListModel::parent(const QModelIndex& index) const
{
    if (!m_isByPlan || !index.isValid() || index.internalId() == sectionId)
        return {};
    return createIndex(static_cast<int>(m_places.value(index.internalId())), 0, sectionId);
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        if (m_isByPlan)
            return static_cast<int>(m_sections.size());
        return m_sections.empty() ? 0 : static_cast<int>(m_sections.front().runs.size());
    }
    const Section* section = parent.column() == 0 ? sectionAt(parent) : nullptr;
    return section ? static_cast<int>(section->runs.size()) : 0;
}

int RunListModel::columnCount(const QModelIndex&) const
{
    return runColumnCount;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!runAt(index))
        return Qt::ItemIsEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == static_cast<int>(RunColumn::Note) ? flags | Qt::ItemIsEditable : flags;
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<RunColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return column == RunColumn::Star ? QString() : titleOf(column);
    case Qt::AccessibleTextRole:
        return titleOf(column);
    case Qt::ToolTipRole:
        return helpOf(column);
    case Qt::TextAlignmentRole:
        return QVariant(alignmentOf(column));
    case Qt::DecorationRole:
        return column == RunColumn::Star ? QVariant(iconNamed(QStringLiteral("star"))) : QVariant();
    default:
        return {};
    }
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (const StoredRun* run = runAt(index))
        return runData(*run, static_cast<RunColumn>(index.column()), role);
    const Section* section = sectionAt(index);
    return section ? sectionData(*section, index, role) : QVariant();
}

QVariant RunListModel::sectionData(const Section& section, const QModelIndex& index, int role) const
{
    if (index.column() != 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return tr("%1: %2").arg(section.mix, runsText(static_cast<qsizetype>(section.runs.size())));
    case Qt::ForegroundRole:
        return QApplication::palette().brush(QPalette::PlaceholderText);
    default:
        return {};
    }
}

QVariant RunListModel::runData(const StoredRun& run, RunColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(run, column);
    case Qt::EditRole:
        return column == RunColumn::Note ? run.note : textOf(run, column);
    case Qt::DecorationRole:
        if (column != RunColumn::Star)
            return {};
        return iconNamed(run.isStarred ? QStringLiteral("star") : QStringLiteral("star-none"));
    case Qt::AccessibleTextRole:
        if (column == RunColumn::Star)
            return run.isStarred ? tr("starred") : tr("no star");
        return textOf(run, column);
    case Qt::ToolTipRole:
        return column == RunColumn::Star ? helpOf(column) : helpOf(run);
    case Qt::TextAlignmentRole:
        return QVariant(alignmentOf(column));
    case Qt::ForegroundRole: {
        const QPalette palette = QApplication::palette();
        return run.removedMs ? QVariant(palette.brush(QPalette::PlaceholderText)) : QVariant();
    }
    case Qt::FontRole: {
        QFont font;
        font.setItalic(run.state == StoredRun::State::Running);
        return font.italic() ? QVariant(font) : QVariant();
    }
    default:
        return {};
    }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const StoredRun* at = runAt(index);
    if (!at)
        return false;
    const qint64 id = at->id;
    StoredRun& run = m_runs[id];
    const auto column = static_cast<RunColumn>(index.column());
    if (column == RunColumn::Note && role == Qt::EditRole && value.toString() != run.note) {
        run.note = value.toString();
        emit dataChanged(index, index);
        emit noteChanged(id, run.note);
        return true;
    }
    const bool isStarred = value.value<Qt::CheckState>() == Qt::Checked;
    if (column == RunColumn::Star && role == Qt::CheckStateRole && isStarred != run.isStarred) {
        run.isStarred = isStarred;
        emit dataChanged(index, index);
        emit starChanged(id, run.isStarred);
        return true;
    }
    return false;
}

}
