// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/warden_messages.h"

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <optional>
#include <string>

namespace labour {

/// A labour-warden and what it says. It is not trusted: when it talks nonsense or falls silent it is killed.
class WardenLink : public QObject
{
    Q_OBJECT

public:
    explicit WardenLink(QObject* parent = nullptr);

    void start(const QString& program, const WardenSetup& setup);
    void send(const std::string& frame);
    /// The warden kills its server, reports, and ends.
    void closeControl();
    /// The same, waiting for it; false if the warden did not manage.
    bool closeAndWait(int milliseconds);

signals:
    void launched(const labour::WatchedProcess& process);
    void launchFailed(const QString& reason);
    void processStarted(const labour::WatchedProcess& process);
    void processExited(const labour::ProcessExit& exit);
    void sampled(const labour::WardenSample& sample);
    void memoryRead(const labour::WardenMemory& memory);
    void memoryLimitHit(const labour::MemoryLimitHit& hit);
    void output(const labour::ServerOutput& output);
    void stopped(const labour::StopReport& report);
    /// Its last signal. `trouble` is a sentence, and empty if it ended as it should.
    void ended(const QString& trouble);

private:
    void read();
    bool announce(const Frame& frame);
    void distrust(const QString& trouble);
    void conclude();

    QProcess m_process;
    FrameReader m_frames;
    QTimer m_silence;
    bool m_isSilent = false;
    QString m_trouble;
};

}
