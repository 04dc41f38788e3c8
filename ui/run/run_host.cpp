// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_host.h"

#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto progressEvery = 200ms;

}

RunHost::RunHost(std::shared_ptr<const Catalogue> catalogue)
    : m_catalogue(std::move(catalogue))
    , m_tick(this)
{
    m_tick.setInterval(progressEvery);
    connect(&m_tick, &QTimer::timeout, this, [this] { emit progressed(m_number, m_run->progress()); });
}

RunHost::~RunHost() = default;

void RunHost::start(int number, const Plan& plan, const ServerChoice& server, const RunSettings& settings)
{
    m_number = number;
    Plan ofThisRun = plan;
    ofThisRun.servers = { server };
    ofThisRun.repetitions = 1;
    if (!ofThisRun.seed)
        ofThisRun.seed = drawnSeed();
    m_run = std::make_unique<Run>(ofThisRun, server, m_catalogue, settings);
    keep();
    forward(number);
    m_tick.start();
    m_run->start();
}

void RunHost::keep()
{
    const QString path = HistoryFile::usualPath();
    m_keeper = path.isEmpty() ? nullptr : std::make_unique<HistoryWriter>(*m_run, path);
    if (m_keeper)
        connect(m_keeper.get(), &HistoryWriter::problem, this,
            [number = m_number, this](const QString& sentence) { emit notKept(number, sentence); });
}

void RunHost::forward(int number)
{
    const Run* run = m_run.get();
    connect(run, &Run::stageChanged, this, [=, this](RunStage stage) { emit stageChanged(number, stage); });
    connect(run, &Run::began, this,
        [=, this](const Recording& empty, const ServerIdentity& server) { emit began(number, empty, server); });
    connect(run, &Run::intervalRecorded, this,
        [=, this](const Interval& interval) { emit intervalRecorded(number, interval); });
    connect(
        run, &Run::sampleRecorded, this, [=, this](const TreeSample& sample) { emit sampleRecorded(number, sample); });
    connect(run, &Run::memoryRecorded, this,
        [=, this](const MemoryReading& reading) { emit memoryRecorded(number, reading); });
    connect(run, &Run::eventRecorded, this, [=, this](const Event& event) { emit eventRecorded(number, event); });
    connect(run, &Run::outputReceived, this, [=, this](const QString& text) { emit outputReceived(number, text); });
    connect(run, &Run::finished, this, [=, this](const std::shared_ptr<const RunRecord>& record) {
        m_tick.stop();
        m_run.release()->deleteLater(); // it is in the middle of telling so
        m_keeper.reset(); // which has been told
        emit finished(number, record);
    });
}

void RunHost::interrupt()
{
    if (m_run)
        m_run->interrupt();
}

void RunHost::abandon()
{
    m_tick.stop();
    m_run.reset();
    m_keeper.reset();
    emit abandoned();
}

void RunHost::setWeights(const std::vector<double>& weights)
{
    if (m_run)
        m_run->setWeights(weights);
}

void RunHost::setRate(double perSecond)
{
    if (m_run)
        m_run->setRate(perSecond);
}

void RunHost::setConnections(int connections)
{
    if (m_run)
        m_run->setConnections(connections);
}

void RunHost::addNote(double t, const QString& text)
{
    if (m_run)
        m_run->addNote(t, text);
}

}
