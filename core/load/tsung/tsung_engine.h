// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/tsung/client_host.h"
#include "core/load/tsung/dump_reader.h"
#include "core/load/tsung/tsung_processes.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <optional>

namespace labour {

/// Sends by Tsung 1.7.0, from this machine or from several: writes its scenario (scenario.h), runs it, and reads its
/// tsung.dump as that grows (dump_reader.h). What to know of its figures:
/// - A user of Tsung stands for a connection. `processes` are virtual machines of Erlang, one core each, where there
///   are no client hosts; those bring their own number.
/// - Replies are verified by their id, length and CRC like those of the native engine, by what the scenario carries
///   along (labour.erl); an id that is another's is Outcome::Foreign. One exception: a reply of HTTP/1.1 that has
///   neither a length nor chunks nor "Connection: close" is cut off by Tsung after its head, and is Malformed.
/// - A connection that is reset is Outcome::Closed, as Erlang does not tell the two apart. A reply that Tsung cannot
///   read ends its user, and is Malformed.
/// - A connection that the server closes unseen, between two requests, costs the next one, which is Closed; it is not
///   sent again, as nothing is.
/// - Times are Tsung's: from just before the connection is opened to the last byte, by clocks of 1 µs. Under open load
///   a user is woken to the millisecond; one that is due while every user is busy is not sent. A timeout is noticed
///   within 50 ms. Dates come from the clocks of the client hosts, which have to agree.
/// - A user that fails is replaced by the next that Tsung starts: after 100 ms on average, up to 30 connections; more
///   share 300 a second for each virtual machine.
/// - CPU time and memory are those of the processes on this machine.
/// - Intervals come about a second after what they tell of. Nothing can be changed while it sends.
/// The scenario holds the target's token: it is readable by its owner alone, and gone when this is. On one machine,
/// Erlang listens on the loopback interface alone; with client hosts it listens to the network, behind a cookie of 64
/// random bits that other users of the machine can see in the list of processes.
class TsungEngine : public Engine
{
    Q_OBJECT

public:
    explicit TsungEngine(QList<ClientHost> clients = {}, QObject* parent = nullptr);
    ~TsungEngine() override;

    void prepare(const Load& load, const Target& target) override;
    void start(qint64 startNs) override;
    void stop() override;
    bool setWeights(const std::vector<double>& /*weights*/) override { return false; }
    bool setRate(double /*perSecond*/) override { return false; }
    bool setConnections(int /*connections*/) override { return false; }
    bool resends() const override { return false; }

private:
    enum class State : quint8 { New, Preparing, Prepared, Sending, Ending, Done };

    bool write(const Load& load, const Target& target);
    void run();
    void tick();
    void readDump();
    void watchPreparing();
    void watchSending();
    void exited();
    QString reasonOfEnd();
    void fail(const QString& reason);
    void helperFailed(const QString& reason);
    void conclude();
    void end();
    QString file(const char* name) const;

    QList<ClientHost> m_clients;
    bool m_isLocal = true; ///< nothing but this machine
    QByteArray m_secret;
    Load m_load;
    std::optional<QTemporaryDir> m_folder;
    std::optional<TsungProcesses> m_processes;
    std::optional<DumpReader> m_reader;
    QProcess m_process;
    QFile m_dump;
    QTimer m_ticker;
    EngineReport m_report;
    int m_ticks = 0; ///< since the state was entered
    int m_silentTicks = 0; ///< since the dump last grew
    int m_mostSilentTicks = 0;
    qint64 m_startNs = 0;
    qint64 m_stoppedNs = 0; ///< when it was stopped before its time
    double m_cpuAtStart = 0;
    bool m_shortageSaid = false;
    State m_state = State::New;
};

}
