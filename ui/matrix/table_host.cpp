// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/table_host.h"

#include "core/report/durability_csv.h"
#include "core/report/durability_html.h"
#include "core/report/durability_json.h"
#include "core/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace labour {

namespace {

QByteArray contentOf(const DurabilityReport& report, TableFormat format)
{
    switch (format) {
    case TableFormat::Csv:
        return durabilityCsv(report);
    case TableFormat::Html:
        return durabilityHtml(report);
    case TableFormat::Json:
        break;
    }
    return durabilityJson(report);
}

}

TableHost::TableHost(std::shared_ptr<const Catalogue> catalogue)
    : m_catalogue(std::move(catalogue))
{
}

TableHost::~TableHost() = default;

void TableHost::start(
    int number, const DurabilityPlan& plan, const QList<DurabilityResult>& finished, const RunSettings& settings)
{
    m_table = std::make_unique<DurabilityTable>(plan, finished, m_catalogue, settings);
    const DurabilityTable* table = m_table.get();
    connect(table, &DurabilityTable::progressed, this, [=, this] { emit progressed(number, progress()); });
    connect(table, &DurabilityTable::cellFinished, this,
        [=, this](const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record) {
            emit cellFinished(number, result, record);
        });
    connect(table, &DurabilityTable::versionChanged, this,
        [=, this](
            const QString& server, const QString&, const QString& is) { emit versionChanged(number, server, is); });
    connect(table, &DurabilityTable::ended, this, [=, this] {
        const TableEnd how = end();
        m_table.release()->deleteLater(); // it is in the middle of telling so
        emit ended(number, how);
    });
    m_table->start();
}

TableProgress TableHost::progress() const
{
    TableProgress progress;
    progress.done = m_table->done();
    progress.total = static_cast<int>(m_table->cells().size());
    progress.remainingS = m_table->remainingS();
    const QString doing = m_table->doing();
    const qsizetype colon = doing.lastIndexOf(QLatin1String(": "));
    progress.cell = doing.left(std::max<qsizetype>(0, colon));
    progress.stage = doing.mid(colon < 0 ? 0 : colon + 2);
    for (const SkippedServer& skipped : m_table->skipped())
        progress.skipped.append({ skipped.server, skipped.reason });
    return progress;
}

TableEnd TableHost::end() const
{
    const bool areMeasured = std::all_of(m_table->results().begin(), m_table->results().end(),
        [](const DurabilityResult& result) { return result.failure.isEmpty(); });
    return { m_table->refusal(), m_table->machine(), !m_table->wasInterrupted() && areMeasured };
}

void TableHost::interrupt()
{
    if (m_table)
        m_table->interrupt();
}

void TableHost::abandon()
{
    if (m_table)
        m_table->disconnect(this);
    m_table.reset();
    emit abandoned();
}

void TableHost::read(const QString& name)
{
    QFile file(name);
    const QString shown = QDir::toNativeSeparators(name);
    if (!QFileInfo(name).isFile() || !file.open(QIODevice::ReadOnly)) {
        emit notRead(tr("%1 cannot be read: %2.")
                         .arg(shown, QFileInfo::exists(name) ? file.errorString() : tr("there is no such file")));
        return;
    }
    const Result<DurabilityReport> report = durabilityFromJson(file.readAll());
    if (report)
        emit hasRead(name, *report);
    else
        emit notRead(tr("%1 cannot be opened: %2.").arg(shown, report.error()));
}

void TableHost::write(const QString& name, const DurabilityReport& report, TableFormat format)
{
    const std::optional<QString> why = replaceFile(name, contentOf(report, format));
    if (!why)
        emit written(name, format);
    else
        emit notWritten(tr("%1 was not saved: %2.").arg(QDir::toNativeSeparators(name), *why));
}

}
