// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_controller.h"

namespace labour {

ComparisonController::ComparisonController(QObject* parent)
    : QObject(parent)
    , m_latest(std::make_shared<ComparisonHost::Latest>())
    , m_host(new ComparisonHost(m_latest))
{
    m_thread.setObjectName(QStringLiteral("comparison"));
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    connect(m_host, &ComparisonHost::compared, this, [this](int number, const ComparedFigures& figures) {
        if (number == m_latest->figures)
            emit compared(figures);
    });
    connect(m_host, &ComparisonHost::drawn, this, [this](int number, const RunCurves& curves) {
        if (number == m_latest->curves)
            emit drawn(curves);
    });
    connect(m_host, &ComparisonHost::measured, this, [this](int number, const RunLatencies& latencies) {
        if (number == m_latest->latencies)
            emit measured(latencies);
    });
    connect(m_host, &ComparisonHost::hasRead, this, &ComparisonController::hasRead);
    connect(m_host, &ComparisonHost::written, this, &ComparisonController::written);
    connect(m_host, &ComparisonHost::failed, this, &ComparisonController::failed);
    m_thread.start();
}

ComparisonController::~ComparisonController()
{
    // What has not begun is not wanted any more.
    ++m_latest->figures;
    ++m_latest->curves;
    ++m_latest->latencies;
    m_thread.quit();
    m_thread.wait();
}

void ComparisonController::compare(const QList<ComparedRun>& runs)
{
    post([number = ++m_latest->figures, runs](ComparisonHost& host) { host.compare(number, runs); });
}

void ComparisonController::draw(const QList<ComparedRun>& runs, const CurvesWanted& wanted)
{
    post([number = ++m_latest->curves, runs, wanted](ComparisonHost& host) { host.draw(number, runs, wanted); });
}

void ComparisonController::measure(const QList<ComparedRun>& runs, const QString& part)
{
    post([number = ++m_latest->latencies, runs, part](ComparisonHost& host) { host.measure(number, runs, part); });
}

void ComparisonController::read(const QString& file)
{
    post([file](ComparisonHost& host) { host.read(file); });
}

void ComparisonController::readLast(const std::shared_ptr<const RunRecord>& shown)
{
    post([shown](ComparisonHost& host) { host.readLast(shown); });
}

void ComparisonController::write(const QString& file, const ComparedFigures& figures, ComparisonFormat format)
{
    post([file, figures, format](ComparisonHost& host) { host.write(file, figures, format); });
}

}
