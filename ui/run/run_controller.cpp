// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_controller.h"

#include "ui/run/run_host.h"

namespace labour {

RunController::RunController(std::shared_ptr<const Catalogue> catalogue, LiveRun& view, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_host(new RunHost(std::move(catalogue)))
{
    m_thread.setObjectName(QStringLiteral("run"));
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    listen();
    m_thread.start();
}

RunController::~RunController()
{
    m_thread.quit();
    m_thread.wait();
}

void RunController::listen()
{
    const auto mine = [this](int number) { return m_isRunning && number == m_number; };
    connect(m_host, &RunHost::stageChanged, this, [=, this](int number, RunStage stage) {
        if (!mine(number))
            return;
        m_stage = stage;
        emit stageChanged(stage);
    });
    connect(m_host, &RunHost::progressed, this, [=, this](int number, const RunProgress& progress) {
        if (mine(number))
            emit progressed(progress);
    });
    connect(m_host, &RunHost::began, this, [=, this](int number, const Recording& empty, const ServerIdentity& server) {
        if (mine(number))
            m_view.begin(empty, server);
    });
    const auto add = [=, this](int number, const auto& value) {
        if (mine(number))
            m_view.add(value);
    };
    connect(m_host, &RunHost::intervalRecorded, this, [add](int number, const Interval& value) { add(number, value); });
    connect(m_host, &RunHost::sampleRecorded, this, [add](int number, const TreeSample& value) { add(number, value); });
    connect(
        m_host, &RunHost::memoryRecorded, this, [add](int number, const MemoryReading& value) { add(number, value); });
    connect(m_host, &RunHost::eventRecorded, this, [add](int number, const Event& value) { add(number, value); });
    connect(m_host, &RunHost::outputReceived, this, [=, this](int number, const QString& text) {
        if (mine(number))
            m_view.addOutput(text);
    });
    connect(m_host, &RunHost::finished, this, [=, this](int number, const std::shared_ptr<const RunRecord>& record) {
        if (!mine(number))
            return;
        m_view.finish(record);
        end();
    });
    connect(m_host, &RunHost::notKept, this, [=, this](int number, const QString& sentence) {
        if (number == m_number)
            emit notKept(sentence);
    });
    connect(m_host, &RunHost::abandoned, this, [this] {
        if (m_isRunning)
            end();
    });
}

void RunController::start(const Plan& plan, const ServerChoice& server, const RunSettings& settings)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    m_isStopping = false;
    m_isKilling = false;
    m_stage = RunStage::Waiting;
    m_view.reset(plan, server);
    m_view.setMemoryCeiling(settings.memoryCeilingBytes);
    emit started();
    QMetaObject::invokeMethod(m_host,
        [host = m_host, number = ++m_number, plan, server, settings] { host->start(number, plan, server, settings); });
}

void RunController::interrupt()
{
    if (!m_isRunning || m_isKilling)
        return;
    m_isKilling = m_isStopping || m_stage == RunStage::StoppingServer;
    m_isStopping = true;
    QMetaObject::invokeMethod(m_host, [host = m_host] { host->interrupt(); });
    emit stopping();
}

void RunController::abandon()
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_host, [host = m_host] { host->abandon(); });
}

void RunController::setWeights(const std::vector<double>& weights)
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_host, [host = m_host, weights] { host->setWeights(weights); });
}

void RunController::setRate(double perSecond)
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_host, [host = m_host, perSecond] { host->setRate(perSecond); });
}

void RunController::setConnections(int connections)
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_host, [host = m_host, connections] { host->setConnections(connections); });
}

void RunController::addNote(double t, const QString& text)
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_host, [host = m_host, t, text] { host->addNote(t, text); });
}

void RunController::end()
{
    m_isRunning = false;
    m_isStopping = false;
    m_isKilling = false;
    m_stage = RunStage::Ended;
    emit ended();
}

}
