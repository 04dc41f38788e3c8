// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_sequence.h"

#include "ui/run/live_run.h"
#include "ui/run/run_controller.h"

#include <algorithm>

namespace labour {

namespace {

/// The records of so many are kept at hand; those before are in the history.
constexpr int recordsKept = 24;

double secondsOf(const QElapsedTimer& timer)
{
    return timer.isValid() ? static_cast<double>(timer.elapsed()) / 1000 : 0;
}

}

/// One that runs beside the one on view.
struct RunSequence::Lane {
    explicit Lane(const std::shared_ptr<const Catalogue>& catalogue)
        : controller(catalogue, run)
    {
    }

    LiveRun run;
    RunController controller;
};

RunSequence::RunSequence(
    std::shared_ptr<const Catalogue> catalogue, RunController& controller, const LiveRun& view, QObject* parent)
    : QObject(parent)
    , m_catalogue(std::move(catalogue))
    , m_controller(controller)
    , m_view(view)
{
    connect(&controller, &RunController::ended, this, [this] {
        if (!m_underWay.isEmpty())
            runOver(m_underWay.first(), m_view.record());
    });
    connect(&controller, &RunController::stopping, this, &RunSequence::stopping);
}

RunSequence::~RunSequence() = default;

void RunSequence::start(const Plan& plan, const RunSettings& settings, bool isAtOnce,
    const std::function<QString(const ServerChoice&)>& whyNot)
{
    Q_ASSERT(!m_isRunning);
    m_plan = plan;
    m_settings = settings;
    m_isAtOnce = isAtOnce && plan.servers.size() > 1;
    m_settings.isBesideOthers = m_isAtOnce;
    m_settings.shareMachine = m_settings.shareMachine || m_isAtOnce;
    m_settings.group = plan.repetitions > 1 ? newGroup() : QString();
    m_runs.clear();
    for (int repetition = 0; repetition < plan.repetitions; ++repetition) {
        for (const ServerChoice& server : plan.servers) {
            SequenceRun run { server, repetition };
            run.whyLeftOut = whyNot(server);
            if (!run.whyLeftOut.isEmpty())
                run.state = SequenceRun::State::LeftOut;
            m_runs.append(run);
        }
    }
    m_length = SequenceLength(plan.load);
    m_isRunning = true;
    m_isStopping = false;
    m_since.start();
    beginRound();
    emit started();
}

std::optional<qsizetype> RunSequence::current() const
{
    return m_underWay.isEmpty() || !m_controller.isRunning() ? std::nullopt : std::optional(m_underWay.first());
}

bool RunSequence::isMoreToCome() const
{
    return m_isRunning && !m_isStopping && std::any_of(m_runs.cbegin(), m_runs.cend(), [](const SequenceRun& each) {
        return each.state == SequenceRun::State::Waiting;
    });
}

/// The next run that waits, or, where they run at once, all of its repetition.
void RunSequence::beginRound()
{
    m_underWay.clear();
    for (qsizetype i = 0; i < m_runs.size(); ++i) {
        const bool isNext = m_runs.at(i).state == SequenceRun::State::Waiting
            && (m_underWay.isEmpty()
                || (m_isAtOnce && m_runs.at(i).repetition == m_runs.at(m_underWay.first()).repetition));
        if (isNext)
            m_underWay.append(i);
    }
    m_roundSince.start();
    for (qsizetype lane = 0; lane < m_underWay.size(); ++lane) {
        const qsizetype number = m_underWay.at(lane);
        m_runs[number].state = SequenceRun::State::Running;
        if (lane == 0) {
            m_controller.start(m_plan, m_runs.at(number).server, m_settings);
            continue;
        }
        auto beside = std::make_unique<Lane>(m_catalogue);
        connect(&beside->controller, &RunController::ended, this,
            [this, number, run = &beside->run] { runOver(number, run->record()); });
        beside->controller.start(m_plan, m_runs.at(number).server, m_settings);
        m_beside.push_back(std::move(beside));
    }
    emit changed();
}

void RunSequence::runOver(qsizetype number, const std::shared_ptr<const RunRecord>& record)
{
    SequenceRun& run = m_runs[number];
    if (run.state != SequenceRun::State::Running)
        return;
    run.state = SequenceRun::State::Over;
    run.record = record;
    leaveRecordsOfOld();
    emit changed();
    const auto goesOn = [this](qsizetype each) { return m_runs.at(each).state == SequenceRun::State::Running; };
    if (std::any_of(m_underWay.cbegin(), m_underWay.cend(), goesOn))
        return;
    m_length.learn(secondsOf(m_roundSince));
    // They are in the midst of telling that they have ended.
    const auto gone = std::make_shared<std::vector<std::unique_ptr<Lane>>>(std::move(m_beside));
    m_beside.clear();
    QMetaObject::invokeMethod(
        this, [gone] { gone->clear(); }, Qt::QueuedConnection);
    if (!isMoreToCome()) {
        end();
        return;
    }
    // All who listen are to hear of this end before the next run begins.
    QMetaObject::invokeMethod(
        this, [this] { isMoreToCome() ? beginRound() : end(); }, Qt::QueuedConnection);
}

void RunSequence::leaveRecordsOfOld()
{
    int kept = 0;
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        if (run->record && ++kept > recordsKept)
            run->record.reset();
    }
}

void RunSequence::end()
{
    m_underWay.clear();
    m_isRunning = false;
    m_isStopping = false;
    emit ended();
}

SequenceProgress RunSequence::progress() const
{
    const auto roundOf = [this](qsizetype number) {
        int rounds = 0;
        for (qsizetype i = 0; i <= number && i < m_runs.size(); ++i) {
            const bool isFirst = i == 0 || m_runs.at(i).repetition != m_runs.at(i - 1).repetition;
            if (m_isAtOnce ? isFirst : m_runs.at(i).state != SequenceRun::State::LeftOut)
                ++rounds;
        }
        return rounds;
    };
    return m_length.progress(m_underWay.isEmpty() ? 0 : roundOf(m_underWay.first()), roundOf(m_runs.size()),
        secondsOf(m_since), secondsOf(m_roundSince));
}

void RunSequence::stop()
{
    if (!m_isRunning)
        return;
    const bool isMore = isMoreToCome();
    m_isStopping = true;
    bool isTold = false;
    tellAll([&](RunController& controller) {
        if (isMore && controller.stage() == RunStage::StoppingServer)
            return; // it is over anyhow, and only the others were meant
        controller.interrupt();
        isTold = true;
    });
    if (!isTold)
        emit stopping();
}

void RunSequence::abandon()
{
    m_isStopping = true;
    tellAll([](RunController& controller) { controller.abandon(); });
}

void RunSequence::setWeights(const std::vector<double>& weights)
{
    tellAll([&](RunController& controller) { controller.setWeights(weights); });
}

void RunSequence::setRate(double perSecond)
{
    tellAll([=](RunController& controller) { controller.setRate(perSecond); });
}

void RunSequence::setConnections(int connections)
{
    tellAll([=](RunController& controller) { controller.setConnections(connections); });
}

void RunSequence::tellAll(const std::function<void(RunController&)>& what)
{
    what(m_controller);
    for (const std::unique_ptr<Lane>& lane : m_beside)
        what(lane->controller);
}

}
