// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/frame.h"
#include "core/wire/hammer_messages.h"

#include <QObject>
#include <QProcess>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace labour {

/// One labour-hammer as Labour sees it. What it says is checked; whatever goes wrong with it ends it, with a sentence
/// that says why. Ends with the object at the latest. Never blocks, but for the moment that a killed process takes to
/// be gone when the object goes.
class HammerProcess : public QObject
{
    Q_OBJECT

public:
    explicit HammerProcess(QObject* parent = nullptr);
    ~HammerProcess() override;

    void launch(const QString& program, const HammerSetup& setup);
    void start(qint64 startNs);
    void setWeights(const std::vector<double>& weights);
    void setRate(double perSecond);
    void setConnections(quint32 connections);
    void drain();
    void stop();
    /// Kills it because of `fault`; ended() follows at once.
    void giveUp(const QString& fault);

    qint64 pid() const { return m_pid; }
    bool isReady() const { return m_isReady; }
    bool hasEnded() const { return m_hasEnded; }
    /// What it said when it ended properly.
    const std::optional<HammerFinished>& report() const { return m_report; }

signals:
    void ready();
    /// It has said something.
    void heard();
    void interval(const labour::Interval& interval);
    void requestsEnded(const std::vector<labour::RequestEnd>& ends);
    void shortage(const labour::HammerShortage& shortage);
    /// Nothing more comes from it. `fault` is empty if all was well.
    void ended(const QString& fault);

private:
    void send(const std::string& frame);
    void receive();
    void take(const Frame& frame);
    void takeInterval(const std::string& payload);
    void takeRequests(const std::string& payload);
    void takeFinished(const std::string& payload);
    bool isPlausible(const Interval& interval) const;
    bool isPlausible(const HammerFinished& finished) const;
    void exited(int code, QProcess::ExitStatus status);
    void nonsense(const QString& what);
    void end(const QString& fault);

    QProcess m_process;
    FrameReader m_reader;
    std::optional<HammerFinished> m_report;
    std::size_t m_behaviours = 0;
    std::size_t m_phases = 1;
    qint64 m_startNs = 0;
    qint64 m_pid = 0;
    bool m_isReady = false;
    bool m_hasEnded = false;
};

}
