// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/table_controller.h"

#include "core/report/durability_origin.h"
#include "core/run/machine.h"
#include "labour_version.h"
#include "ui/matrix/table_plan.h"
#include "ui/plan/plan_sentence.h"

#include <QDateTime>
#include <QDir>

namespace labour {

TableController::TableController(std::shared_ptr<const Catalogue> catalogue, LiveTable& view, QObject* parent)
    : QObject(parent)
    , m_catalogue(std::move(catalogue))
    , m_view(view)
    , m_host(new TableHost(m_catalogue))
{
    m_thread.setObjectName(QStringLiteral("table"));
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    listen();
    m_thread.start();
}

TableController::~TableController()
{
    m_thread.quit();
    m_thread.wait();
}

void TableController::listen()
{
    const auto mine = [this](int number) { return m_isRunning && number == m_number; };
    connect(m_host, &TableHost::progressed, this, [=, this](int number, const TableProgress& progress) {
        if (!mine(number))
            return;
        m_progress = progress;
        m_view.setUnderWay(progress.cell, progress.stage);
        m_view.setSkipped(m_skippedBefore + progress.skipped);
        emit progressed();
    });
    connect(m_host, &TableHost::cellFinished, this,
        [=, this](int number, const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record) {
            if (mine(number))
                take(result, record);
        });
    connect(m_host, &TableHost::versionChanged, this, [=, this](int number, const QString& server, const QString& is) {
        if (mine(number))
            m_view.leaveOtherVersions(server, is);
    });
    connect(m_host, &TableHost::ended, this, [=, this](int number, const TableEnd& end) {
        if (mine(number))
            conclude(end);
    });
    connect(m_host, &TableHost::abandoned, this, [this] {
        if (m_isRunning)
            finish();
    });
    connect(m_host, &TableHost::hasRead, this, [this](const QString& file, const DurabilityReport& report) {
        if (m_isRunning)
            return;
        m_view.show(report, file);
        emit opened(file);
    });
    connect(m_host, &TableHost::notRead, this, &TableController::failed);
    connect(m_host, &TableHost::written, this, [this](const QString& file) {
        if (m_asked.remove(file))
            emit saved(file);
    });
    connect(m_host, &TableHost::notWritten, this, [this](const QString& sentence) {
        m_asked.clear();
        if (m_isRunning && !m_isStopping)
            interrupt(); // what cannot be kept is not measured
        emit failed(sentence);
    });
}

Result<QList<DurabilityCell>> TableController::missing() const
{
    const Result<DurabilityPlan> plan = planHere();
    if (!plan)
        return Error { plan.error() };
    return missingCells(*plan, m_view.report(), *m_catalogue);
}

Result<DurabilityPlan> TableController::planHere() const
{
    if (const std::optional<QString> origin = otherOrigin(m_view.report(), thisMachine()))
        return Error { *origin };
    return planToGoOnWith(m_view.report(), *m_catalogue);
}

void TableController::start(const DurabilityPlan& plan, const QString& file)
{
    DurabilityReport report;
    report.plan = plan;
    report.labour = QString::fromLatin1(version);
    report.machine = thisMachine();
    report.startedMs = QDateTime::currentMSecsSinceEpoch();
    report.isWhole = false;
    m_view.show(report, file);
    m_skippedBefore.clear();
    m_isOneCell = false;
    measure(plan, {});
}

void TableController::goOn()
{
    const Result<DurabilityPlan> plan = planHere();
    if (!plan) {
        emit failed(tr("This table cannot be gone on with here: %1.").arg(plan.error()));
        return;
    }
    m_skippedBefore.clear();
    m_isOneCell = false;
    measure(*plan, m_view.report().results);
}

void TableController::again(const DurabilityCell& cell)
{
    const Result<DurabilityPlan> plan = planHere();
    if (!plan) {
        emit failed(tr("This cell cannot be measured here: %1.").arg(plan.error()));
        return;
    }
    m_skippedBefore = m_view.report().skipped;
    m_skippedBefore.removeIf([&cell](const auto& skipped) { return skipped.first == cell.server; });
    m_isOneCell = true;
    measure(planOfCell(*plan, cell), {});
}

void TableController::measure(const DurabilityPlan& plan, const QList<DurabilityResult>& finished)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    m_isStopping = false;
    m_progress = {};
    emit started();
    QMetaObject::invokeMethod(m_host,
        [host = m_host, number = ++m_number, plan, finished] { host->start(number, plan, finished, RunSettings()); });
}

void TableController::take(const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record)
{
    // What could not be measured again does not take the place of what was.
    if (m_isOneCell && !result.failure.isEmpty()) {
        emit failed(tr("%1 could not be measured again: %2.").arg(result.cell.label(), result.failure));
        return;
    }
    m_view.take(result, record);
    keep();
}

void TableController::conclude(const TableEnd& end)
{
    if (end.refusal.isEmpty()) {
        if (!m_isOneCell)
            m_view.setMachine(end.machine);
        const Result<QList<DurabilityCell>> left = missing();
        m_view.setWhole(m_isOneCell ? left && left->isEmpty() : end.isWhole);
        keep();
    }
    finish();
    if (!end.refusal.isEmpty())
        emit failed(asSentence(end.refusal));
}

void TableController::finish()
{
    m_isRunning = false;
    m_isStopping = false;
    m_view.setUnderWay({}, {});
    emit ended();
}

void TableController::keep()
{
    if (!m_view.file().isEmpty())
        QMetaObject::invokeMethod(m_host, [host = m_host, file = m_view.file(), report = m_view.report()] {
            host->write(file, report, TableFormat::Json);
        });
}

void TableController::interrupt()
{
    if (!m_isRunning)
        return;
    m_isStopping = true;
    QMetaObject::invokeMethod(m_host, [host = m_host] { host->interrupt(); });
    emit stopping();
}

void TableController::abandon()
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_host, [host = m_host] { host->abandon(); });
}

void TableController::open(const QString& file)
{
    QMetaObject::invokeMethod(m_host, [host = m_host, file] { host->read(file); });
}

void TableController::save(const QString& file, TableFormat format)
{
    m_asked.insert(file);
    QMetaObject::invokeMethod(
        m_host, [host = m_host, file, report = m_view.report(), format] { host->write(file, report, format); });
}

}
