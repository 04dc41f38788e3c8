// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden_link.h"

#include "core/server/proc/signal_name.h"

#include <chrono>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

namespace {

/// A sample comes several times a second, whatever happens.
constexpr auto longestSilence = 5s;
constexpr auto secondThought = 500ms;

template <typename T, typename Announce>
bool pass(const std::optional<T>& value, Announce announce)
{
    if (value)
        announce(*value);
    return value.has_value();
}

}

WardenLink::WardenLink(QObject* parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_silence.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WardenLink::read);
    connect(&m_process, &QProcess::finished, this, &WardenLink::conclude);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit ended(tr("labour-warden could not be started: %1.").arg(m_process.errorString()));
    });
    connect(&m_silence, &QTimer::timeout, this, [this] {
        // If it was our own thread that stood still, what the warden said meanwhile is read before the second time.
        if (std::exchange(m_isSilent, true))
            distrust(tr("labour-warden has said nothing for %1 seconds.").arg(longestSilence.count()));
        else
            m_silence.start(secondThought);
    });
}

void WardenLink::start(const QString& program, const WardenSetup& setup)
{
    m_process.setWorkingDirectory(QString::fromStdString(setup.workingDirectory));
    m_process.start(program, QStringList());
    m_silence.start(longestSilence);
    send(encode(setup));
}

void WardenLink::send(const std::string& frame)
{
    m_process.write(frame.data(), static_cast<qint64>(frame.size()));
}

void WardenLink::closeControl()
{
    m_process.closeWriteChannel();
}

bool WardenLink::closeAndWait(int milliseconds)
{
    m_silence.stop();
    m_process.closeWriteChannel();
    if (m_process.state() == QProcess::NotRunning)
        return true;
    if (m_process.waitForFinished(milliseconds))
        return m_trouble.isEmpty() && m_process.exitStatus() == QProcess::NormalExit;
    m_process.kill();
    m_process.waitForFinished(milliseconds);
    return false;
}

void WardenLink::read()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    if (!m_trouble.isEmpty())
        return;
    m_isSilent = false;
    m_silence.start(longestSilence);
    m_frames.feed({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    while (const auto frame = m_frames.next()) {
        if (!announce(*frame)) {
            distrust(tr("labour-warden sent a message of type %1 that is not valid.").arg(frame->type));
            return;
        }
    }
    if (!m_frames.error().empty())
        distrust(tr("labour-warden sent %1.").arg(QString::fromStdString(m_frames.error())));
}

bool WardenLink::announce(const Frame& frame)
{
    const std::string& payload = frame.payload;
    switch (static_cast<WardenMessage>(frame.type)) {
    case WardenMessage::Launched:
        return pass(decodeWatchedProcess(payload), [this](const auto& process) { emit launched(process); });
    case WardenMessage::LaunchFailed:
        return pass(decodeLaunchFailed(payload),
            [this](const auto& reason) { emit launchFailed(QString::fromStdString(reason)); });
    case WardenMessage::ProcessStarted:
        return pass(decodeWatchedProcess(payload), [this](const auto& process) { emit processStarted(process); });
    case WardenMessage::ProcessExited:
        return pass(decodeProcessExit(payload), [this](const auto& exit) { emit processExited(exit); });
    case WardenMessage::Sample:
        return pass(decodeSample(payload), [this](const auto& sample) { emit sampled(sample); });
    case WardenMessage::Memory:
        return pass(decodeMemory(payload), [this](const auto& memory) { emit memoryRead(memory); });
    case WardenMessage::MemoryLimit:
        return pass(decodeMemoryLimit(payload), [this](const auto& hit) { emit memoryLimitHit(hit); });
    case WardenMessage::Output:
        return pass(decodeOutput(payload), [this](const auto& text) { emit output(text); });
    case WardenMessage::Stopped:
        return pass(decodeStopped(payload), [this](const auto& report) { emit stopped(report); });
    default:
        return false;
    }
}

void WardenLink::distrust(const QString& trouble)
{
    m_trouble = trouble;
    m_process.kill();
}

void WardenLink::conclude()
{
    m_silence.stop();
    read();
    if (m_trouble.isEmpty() && m_process.exitStatus() == QProcess::CrashExit)
        m_trouble = tr("labour-warden was killed by %1.").arg(QString::fromStdString(signalName(m_process.exitCode())));
    else if (m_trouble.isEmpty() && (m_process.exitCode() != 0 || m_frames.isWithinFrame()))
        m_trouble = tr("labour-warden ended in the midst of its work.");
    emit ended(m_trouble);
}

}
