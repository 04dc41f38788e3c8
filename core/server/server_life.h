// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/warden_messages.h"

#include <QByteArray>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// All that starting a server takes.
struct LaunchSpec {
    QStringList command; ///< argv; the program is looked up in PATH if it has no slash
    QProcessEnvironment environment; ///< complete, as RunDirectory::environment() makes it
    QString host = QStringLiteral("127.0.0.1"); ///< a numeric address
    quint16 port = 0;
    QByteArray authority {}; ///< for the Host header; empty: the address itself
    std::optional<QString> tlsName {}; ///< speaks TLS, by this name; nothing for plain HTTP
    QString runDirectory; ///< where the server starts; it has to outlive the ServerLife
    QString runMarker; ///< the value of LABOUR_RUN in `environment`
    QByteArray token;
    QString warmUpTarget = QStringLiteral("/PlainResponse");
    std::vector<int> stopSignals {
        SIGTERM
    }; ///< in order, to the main process; SIGKILL for everything comes last by itself
    std::chrono::nanoseconds grace = std::chrono::seconds(5); ///< given to each of them
    quint64 memoryCeilingBytes = quint64 { 1 } << 30; ///< of the process tree
    std::chrono::milliseconds warmUpLimit = std::chrono::seconds(10);
    /// Not launched but observed: a server that somebody else runs. The processes below this one are watched, none for
    /// 0; any reply counts as an answer; nothing is signalled or killed, ever; stop() lets it go.
    std::optional<qint64> observedPid;
};

/// A server's life, from launch to the proof that nothing of it is left, in the care of a labour-warden.
///
/// Lives in the thread that created it and does not block it; every signal comes from that thread. The signals between
/// launch() and the end: processStarted (the main process first), sampled, output … from the start; ready() once; then
/// one last signal, after which nothing of the server is alive and the port is free:
///  - launchFailed() in place of ready();
///  - stopped() after ready(), or after a stop() that came before it.
/// If the warden itself failed, wardenFailed() comes before either. The object may be deleted in the last signal, and
/// in no other. A server that becomes a daemon before it is ready has another main process from then on, and the report
/// says so. The server may die in between: that is a processExited() with process.isMain, and stopped() still waits
/// for stop(). Destroyed before its last signal, it kills the server, and blocks until that has happened: some
/// milliseconds as a rule, seven seconds if neither the warden nor the server can be killed.
class ServerLife : public QObject
{
    Q_OBJECT

public:
    explicit ServerLife(LaunchSpec spec, QObject* parent = nullptr);
    ~ServerLife() override;

    /// Once.
    void launch();
    /// Where the launched process has ended well, others of the run may live: it has become a daemon, and the one of
    /// them that holds the port, or else the oldest, is the main process from now on. False where none lives. Done by
    /// itself until ready().
    bool adoptSuccessor();
    /// Asks for the memory of every process, with PSS; memoryRead() follows.
    void readMemory(const QString& label);
    /// As the manifest says: signals in order, then SIGKILL. stopped() follows.
    void stop();
    /// SIGKILL for everything at once. stopped() follows.
    void killNow();

    const LaunchSpec& spec() const;
    /// The last of sampled(), if there was one.
    std::optional<WardenSample> lastSample() const;
    /// The last of what the server wrote, at most so many lines.
    QString outputTail(int lines = 20) const;
    /// All that is kept of it: the last MiB.
    QByteArray log() const;

signals:
    void ready();
    /// `reason` is one sentence.
    void launchFailed(const QString& reason, const QString& outputTail);
    void processStarted(const labour::WatchedProcess& process);
    void processExited(const labour::ProcessExit& exit);
    void sampled(const labour::WardenSample& sample);
    void memoryRead(const labour::WardenMemory& memory);
    void memoryLimitHit(const labour::MemoryLimitHit& hit);
    void output(const labour::ServerOutput& output);
    void wardenFailed(const QString& reason);
    void stopped(const labour::StopReport& report);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
