// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/run_record.h"
#include "core/plan/server_choice.h"
#include "core/run/run_settings.h"
#include "core/server/server_life.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace labour {

class RunDirectory;

/// A server found, started with the application in a folder of its own, and warmed up: it answers, and has started the
/// processes that it starts with; or one that somebody else has started, found to answer, and let go in the end. Lives
/// in the thread that created it and does not block it, but for its destructor where the server still runs.
class StartedServer : public QObject
{
    Q_OBJECT

public:
    /// `choice` has been through checkedServer() with this catalogue.
    StartedServer(ServerChoice choice, std::shared_ptr<const Catalogue> catalogue, RunSettings settings,
        QObject* parent = nullptr);
    ~StartedServer() override;

    /// Once. ready() or failed() follows.
    void start();
    /// Before ready() failed() follows, after it stopped().
    void stop();

    const ServerIdentity& identity() const { return m_identity; }
    /// From ready() on.
    ServerLife& life() { return *m_life; }
    QString url() const;
    QString tokenPath() const;
    QString journalPath() const;
    QString log() const;
    /// Nothing of it is left, or it never came up.
    bool hasEnded() const { return m_hasEnded; }
    /// What went wrong with its warden; empty while all is well.
    const QString& trouble() const { return m_trouble; }
    /// SIGKILL for everything; stopped() follows.
    void killNow();

signals:
    /// It was found and is being launched.
    void starting();
    void ready();
    /// It did not come up (NotInstalled, NotStarted) or was stopped before it did (Interrupted); nothing of it is left.
    void failed(labour::RunEnd how, const QString& reason);
    void output(const QString& text);
    void mainProcessExited(const QString& how);
    /// Nothing of it is left.
    void stopped(const labour::StopReport& report);

private:
    void find();
    void observe();
    void launch();
    void adopt(const LaunchSpec& spec);
    void settle();
    void fail(RunEnd how, const QString& reason);

    ServerChoice m_choice;
    std::shared_ptr<const Catalogue> m_catalogue;
    RunSettings m_settings;
    ServerIdentity m_identity;
    SettingValues m_options;
    const ServerManifest* m_manifest = nullptr;
    std::unique_ptr<RunDirectory> m_directory;
    std::unique_ptr<ServerLife> m_life;
    QTimer m_quiet; ///< runs out when no process has started for a while
    QElapsedTimer m_sinceAnswer;
    QString m_trouble;
    QString m_earlyEnd; ///< how it ended between its first answer and ready()
    bool m_isStopping = false;
    bool m_isReady = false;
    bool m_hasEnded = false;
};

}
