// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/server_model.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

#include <array>
#include <utility>

namespace labour {

namespace {

struct ConcurrencyClass {
    const char* name;
    const char* title;
    const char* help;
};

constexpr std::array<ConcurrencyClass, 6> classes { {
    { "single", QT_TRANSLATE_NOOP("labour::ServerModel", "One at a time"),
        QT_TRANSLATE_NOOP("labour::ServerModel", "One process that answers one request after the other") },
    { "threads", QT_TRANSLATE_NOOP("labour::ServerModel", "Threads"),
        QT_TRANSLATE_NOOP("labour::ServerModel", "One process with several threads") },
    { "prefork", QT_TRANSLATE_NOOP("labour::ServerModel", "Processes"),
        QT_TRANSLATE_NOOP("labour::ServerModel", "Workers forked beforehand, each busy with one request") },
    { "greenlets", QT_TRANSLATE_NOOP("labour::ServerModel", "Greenlets"),
        QT_TRANSLATE_NOOP("labour::ServerModel", "Many light threads that give way to each other while they wait") },
    { "event-loop", QT_TRANSLATE_NOOP("labour::ServerModel", "Event loop"),
        QT_TRANSLATE_NOOP("labour::ServerModel", "One thread that turns to whatever is ready") },
    { "mixed", QT_TRANSLATE_NOOP("labour::ServerModel", "Processes and threads"),
        QT_TRANSLATE_NOOP("labour::ServerModel", "Several workers, each busy with several requests") },
} };

constexpr quintptr groupId = 0;

}

ServerModel::ServerModel(std::shared_ptr<const Catalogue> catalogue, QObject* parent)
    : QAbstractItemModel(parent)
    , m_catalogue(std::move(catalogue))
{
    for (const ConcurrencyClass& each : classes) {
        Group group { tr(each.title), tr(each.help), {} };
        for (const ServerManifest& server : m_catalogue->servers()) {
            for (const Variant& variant : server.variants) {
                if (variant.concurrency == QLatin1String(each.name))
                    group.rows.push_back({ &server, &variant });
            }
        }
        if (!group.rows.empty())
            m_groups.push_back(std::move(group));
    }
}

void ServerModel::setAvailability(const QHash<QString, Availability>& availability)
{
    m_availability = availability;
    for (int i = 0; i < rowCount(); ++i) {
        const QModelIndex group = index(i, 0);
        emit dataChanged(index(0, 0, group), index(rowCount(group) - 1, NoteColumn, group));
    }
}

bool ServerModel::isAvailable(const QString& server, const QString& variant) const
{
    const auto found = m_availability.find(server);
    return found == m_availability.end() || (found->available && found->reasonOf(variant).isEmpty());
}

QString ServerModel::whyUnavailable(const QString& server, const QString& variant) const
{
    if (isAvailable(server, variant))
        return {};
    const Availability here = m_availability.value(server);
    const QString name = here.available ? QString(server % QLatin1Char(':') % variant) : server;
    const QString reason = tr("%1 is not installed: %2").arg(name, here.reasonOf(variant));
    const QString hint = hintFor(server, variant);
    return hint.isEmpty() ? reason : tr("%1. To install it: %2").arg(reason, hint);
}

QString ServerModel::hintFor(const QString& server, const QString& variant) const
{
    const Result<const ServerManifest*> manifest = m_catalogue->server(server);
    if (!manifest)
        return {};
    return m_availability.value(server).available ? installHint(**manifest, variant) : installHint(**manifest);
}

const ServerModel::Row* ServerModel::rowAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return nullptr;
    return &m_groups.at(index.internalId() - 1).rows.at(static_cast<std::size_t>(index.row()));
}

ServerChoice ServerModel::choiceAt(const QModelIndex& index) const
{
    const Row* row = rowAt(index);
    return row ? ServerChoice { row->server->name, row->variant->name, {} } : ServerChoice { {}, {}, {} };
}

QModelIndex ServerModel::indexOf(const ServerChoice& choice) const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const std::vector<Row>& rows = m_groups[g].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (rows[r].server->name == choice.name && rows[r].variant->name == choice.variant)
                return createIndex(static_cast<int>(r), 0, g + 1);
        }
    }
    return {};
}

QModelIndex ServerModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupId);
}

QModelIndex ServerModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, groupId);
}

int ServerModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups.at(static_cast<std::size_t>(parent.row())).rows.size());
}

int ServerModel::columnCount(const QModelIndex&) const
{
    return columnTotal;
}

Qt::ItemFlags ServerModel::flags(const QModelIndex& index) const
{
    const Row* row = rowAt(index);
    if (!row)
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags leaf = Qt::ItemNeverHasChildren;
    return isAvailable(row->server->name, row->variant->name) ? leaf | Qt::ItemIsEnabled | Qt::ItemIsSelectable : leaf;
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Server") : tr("Version");
}

QVariant ServerModel::groupData(const Group& group, const QModelIndex& index, int role) const
{
    if (role == Qt::DisplayRole && index.column() == NameColumn)
        return group.title;
    if (role == Qt::ToolTipRole)
        return group.help;
    if (role == Qt::ForegroundRole)
        return QApplication::palette().brush(QPalette::PlaceholderText);
    return {};
}

QString ServerModel::note(const Row& row) const
{
    if (!m_availability.contains(row.server->name))
        return tr("looking for it…");
    if (isAvailable(row.server->name, row.variant->name))
        return m_availability.value(row.server->name).version;
    const QString hint = hintFor(row.server->name, row.variant->name);
    return hint.isEmpty() ? tr("not installed") : tr("not installed: %1").arg(hint);
}

QString ServerModel::help(const Row& row) const
{
    QStringList lines { QStringLiteral("<b>%1</b>").arg(row.server->title.toHtmlEscaped()),
        row.server->summary.toHtmlEscaped() };
    if (!row.variant->summary.isEmpty())
        lines.append(tr("<i>%1</i>: %2").arg(row.variant->name.toHtmlEscaped(), row.variant->summary.toHtmlEscaped()));
    if (row.server->isUsers)
        lines.append(tr("From your own folder: %1").arg(row.server->folder.toHtmlEscaped()));
    const QString why = whyUnavailable(row.server->name, row.variant->name);
    if (!why.isEmpty())
        lines.append(why.toHtmlEscaped());
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("</p><p>")));
}

QVariant ServerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row* row = rowAt(index);
    if (!row)
        return groupData(m_groups.at(static_cast<std::size_t>(index.row())), index, role);
    const QString name = row->variant->name == QLatin1String("default")
        ? row->server->name
        : row->server->name % QLatin1Char(':') % row->variant->name;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NoteColumn)
            return note(*row);
        return row->server->isUsers ? tr("%1 (yours)").arg(name) : name;
    case Qt::ToolTipRole:
        return help(*row);
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? tr("%1, %2").arg(name, note(*row)) : note(*row);
    case Qt::ForegroundRole:
        if (!isAvailable(row->server->name, row->variant->name))
            return QApplication::palette().brush(QPalette::Disabled, QPalette::Text);
        return index.column() == NoteColumn ? QVariant(QApplication::palette().brush(QPalette::PlaceholderText))
                                            : QVariant();
    default:
        return {};
    }
}

}
