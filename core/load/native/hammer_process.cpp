// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/hammer_process.h"

#include "core/measure/clock.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

bool isPast(std::int64_t atNs)
{
    return atNs <= monotonicNs();
}

}

HammerProcess::HammerProcess(QObject* parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &HammerProcess::receive);
    connect(&m_process, &QProcess::finished, this, &HammerProcess::exited);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(tr("It cannot be started: %1.").arg(m_process.errorString()));
    });
}

HammerProcess::~HammerProcess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void HammerProcess::launch(const QString& program, const HammerSetup& setup)
{
    m_behaviours = setup.mix.size();
    m_phases = std::max<std::size_t>(setup.phases.size(), 1);
    m_process.start(program, QStringList());
    m_pid = m_process.processId();
    send(encode(setup));
}

void HammerProcess::start(qint64 startNs)
{
    m_startNs = startNs;
    send(encodeStart(startNs));
}

void HammerProcess::setWeights(const std::vector<double>& weights)
{
    send(encodeWeights(weights));
}

void HammerProcess::setRate(double perSecond)
{
    send(encodeRate(perSecond));
}

void HammerProcess::setConnections(quint32 connections)
{
    send(encodeConnections(connections));
}

void HammerProcess::drain()
{
    send(encodeDrain());
}

void HammerProcess::stop()
{
    send(encodeStop());
}

void HammerProcess::send(const std::string& frame)
{
    if (!m_hasEnded && m_process.state() != QProcess::NotRunning)
        m_process.write(frame.data(), static_cast<qint64>(frame.size()));
}

void HammerProcess::receive()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    m_reader.feed({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    emit heard();
    while (!m_hasEnded) {
        const auto frame = m_reader.next();
        if (!frame)
            break;
        take(*frame);
    }
    if (!m_hasEnded && !m_reader.error().empty())
        nonsense(QString::fromStdString(m_reader.error()));
}

void HammerProcess::take(const Frame& frame)
{
    switch (static_cast<HammerMessage>(frame.type)) {
    case HammerMessage::Ready:
        m_isReady = true;
        emit ready();
        return;
    case HammerMessage::Interval:
        return takeInterval(frame.payload);
    case HammerMessage::Requests:
        return takeRequests(frame.payload);
    case HammerMessage::Shortage:
        if (const auto told = decodeShortage(frame.payload); told && m_startNs != 0 && isPast(told->atNs))
            emit shortage(*told);
        else
            nonsense(tr("a shortage that is none"));
        return;
    case HammerMessage::Finished:
        return takeFinished(frame.payload);
    case HammerMessage::Failed:
        return giveUp(tr("It says: %1.").arg(QString::fromStdString(decodeFailed(frame.payload).value_or("?"))));
    default:
        return nonsense(tr("a message of type %1").arg(frame.type));
    }
}

void HammerProcess::takeInterval(const std::string& payload)
{
    const auto told = decodeInterval(payload);
    if (told && isPlausible(*told))
        emit interval(*told);
    else
        nonsense(tr("an interval that cannot be"));
}

bool HammerProcess::isPlausible(const Interval& interval) const
{
    const auto known = [this](const auto& count) { return count.behaviour < m_behaviours; };
    return m_startNs != 0 && interval.phase < m_phases && interval.slot <= (monotonicNs() - m_startNs) / slotNs
        && std::all_of(interval.endings.begin(), interval.endings.end(), known)
        && std::all_of(interval.latencies.begin(), interval.latencies.end(), known)
        && std::all_of(interval.services.begin(), interval.services.end(), known);
}

void HammerProcess::takeRequests(const std::string& payload)
{
    const auto told = decodeRequests(payload);
    const qint64 nowUs = (monotonicNs() - m_startNs) / nsPerMicrosecond;
    const auto plausible = [this, nowUs](const RequestEnd& end) {
        return end.behaviour < m_behaviours && end.dueUs >= 0 && end.dueUs <= end.endUs && end.endUs <= nowUs;
    };
    if (told && m_startNs != 0 && std::all_of(told->begin(), told->end(), plausible))
        emit requestsEnded(*told);
    else
        nonsense(tr("ends of requests that cannot be"));
}

bool HammerProcess::isPlausible(const HammerFinished& finished) const
{
    const auto isTime = [](double seconds) { return std::isfinite(seconds) && seconds >= 0; };
    return finished.unfinished.size() == m_behaviours && isPast(finished.endNs) && finished.endNs >= m_startNs
        && isTime(finished.cpuSeconds) && isTime(finished.waitedSeconds);
}

void HammerProcess::takeFinished(const std::string& payload)
{
    const auto told = decodeFinished(payload);
    if (!told || !isPlausible(*told))
        return nonsense(tr("an end that cannot be"));
    m_report = told;
    end(QString());
}

void HammerProcess::exited(int code, QProcess::ExitStatus status)
{
    receive();
    if (status == QProcess::CrashExit)
        end(tr("It was killed by signal %1.").arg(code));
    else
        end(tr("It exited with code %1 before it had finished.").arg(code));
}

void HammerProcess::nonsense(const QString& what)
{
    giveUp(tr("It talks nonsense: %1.").arg(what));
}

void HammerProcess::giveUp(const QString& fault)
{
    if (m_hasEnded)
        return;
    m_process.kill();
    end(fault);
}

void HammerProcess::end(const QString& fault)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    emit ended(fault);
}

}
