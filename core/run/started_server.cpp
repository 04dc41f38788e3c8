// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/started_server.h"

#include "core/run/exit_text.h"
#include "core/server/availability.h"
#include "core/server/launch_of.h"

#include <QDir>

#include <chrono>

namespace labour {

namespace {

using namespace std::chrono_literals;

// A server that forks answers as soon as its first worker is there; the others would look like replacements.
constexpr auto quietTime = 200ms;
constexpr auto settlingLimit = 2s;

QString withTail(const QString& reason, const QString& tail)
{
    const QString said = tail.trimmed();
    return said.isEmpty() ? reason : QString(reason % QStringLiteral("\nIts last output:\n") % said);
}

}

StartedServer::StartedServer(
    ServerChoice choice, std::shared_ptr<const Catalogue> catalogue, RunSettings settings, QObject* parent)
    : QObject(parent)
    , m_choice(std::move(choice))
    , m_catalogue(std::move(catalogue))
    , m_settings(std::move(settings))
{
    if (!m_choice.url.isEmpty()) {
        m_identity.name = m_choice.url.toStdString();
        return;
    }
    const Result<const ServerManifest*> found = m_catalogue->server(m_choice.name);
    Q_ASSERT(found);
    m_manifest = *found;
    m_options = m_manifest->optionsInForce(*m_manifest->variant(m_choice.variant), m_choice.values());
    m_identity.name = m_choice.name.toStdString();
    m_identity.variant = m_choice.variant.toStdString();
    for (const Setting& option : m_manifest->options) {
        if (m_options.contains(option.name))
            m_identity.options.emplace_back(option.name.toStdString(), m_options.value(option.name).toStdString());
    }
}

StartedServer::~StartedServer() = default;

void StartedServer::start()
{
    if (m_choice.url.isEmpty())
        find();
    else
        QMetaObject::invokeMethod(this, &StartedServer::observe, Qt::QueuedConnection);
}

void StartedServer::observe()
{
    if (m_hasEnded)
        return;
    const Result<ServerAddressChoice> address = addressOf(m_choice.url);
    if (!address || (!address->isLoopback() && !m_settings.allowRemote)) {
        fail(RunEnd::NotStarted,
            address ? QStringLiteral("%1 is not on this machine, which has to be allowed").arg(m_choice.url)
                    : address.error());
        return;
    }
    LaunchSpec spec;
    spec.observedPid = m_settings.observedPid.value_or(0);
    spec.host = address->host;
    spec.port = address->port;
    spec.authority = address->authority();
    if (address->isTls)
        spec.tlsName = address->name;
    spec.token = m_settings.token;
    spec.runDirectory = QDir::rootPath();
    spec.warmUpLimit = m_settings.warmUpLimit;
    adopt(spec);
}

void StartedServer::find()
{
    probeAvailability({ *m_manifest }, m_settings.interpreters, this, [this](const QHash<QString, Availability>& all) {
        if (m_hasEnded)
            return;
        const Availability availability = all.value(m_choice.name);
        m_identity.version = availability.version.toStdString();
        const QString reason = availability.reasonOf(m_choice.variant);
        if (reason.isEmpty()) {
            launch();
            return;
        }
        const QString hint =
            availability.available ? installHint(*m_manifest, m_choice.variant) : installHint(*m_manifest);
        fail(RunEnd::NotInstalled,
            QStringLiteral("%1 is not installed: %2%3")
                .arg(QString::fromStdString(availability.available ? m_identity.label() : m_identity.name), reason,
                    hint.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(hint)));
    });
}

void StartedServer::stop()
{
    if (m_isStopping || m_hasEnded)
        return;
    m_isStopping = true;
    if (m_life)
        m_life->stop();
    else
        fail(RunEnd::Interrupted, QStringLiteral("it was stopped before the server was started"));
}

void StartedServer::killNow()
{
    if (m_life && !m_hasEnded)
        m_life->killNow();
}

QString StartedServer::url() const
{
    if (!m_choice.url.isEmpty())
        return m_choice.url;
    return QStringLiteral("http://%1:%2").arg(m_life->spec().host).arg(m_life->spec().port);
}

QString StartedServer::tokenPath() const
{
    return m_directory ? m_directory->tokenPath() : QString();
}

QString StartedServer::journalPath() const
{
    return m_directory ? m_directory->journalPath() : m_settings.journalPath;
}

QString StartedServer::log() const
{
    return m_life ? QString::fromUtf8(m_life->log()) : QString();
}

void StartedServer::launch()
{
    QStringList folders;
    for (const BehaviourManifest& behaviour : m_catalogue->behaviours())
        folders.append(behaviour.folder);
    m_directory = std::make_unique<RunDirectory>(m_catalogue->application(), folders);
    if (!m_directory->error().isEmpty()) {
        fail(RunEnd::NotStarted, m_directory->error());
        return;
    }
    Result<LaunchSpec> spec = launchOf(*m_manifest, m_options, *m_directory, m_settings.interpreters);
    if (!spec) {
        fail(RunEnd::NotStarted, spec.error());
        return;
    }
    spec->memoryCeilingBytes = m_settings.memoryCeilingBytes;
    spec->warmUpLimit = m_settings.warmUpLimit;
    for (const QString& word : spec->command)
        m_identity.command.push_back(word.toStdString());
    adopt(*spec);
}

void StartedServer::adopt(const LaunchSpec& spec)
{
    m_life = std::make_unique<ServerLife>(spec);
    ServerLife* life = m_life.get();
    connect(life, &ServerLife::ready, this, &StartedServer::settle);
    connect(life, &ServerLife::launchFailed, this, [this](const QString& reason, const QString& tail) {
        const RunEnd without = m_trouble.isEmpty() ? RunEnd::NotStarted : RunEnd::HelperFailed;
        fail(m_isStopping ? RunEnd::Interrupted : without, withTail(reason, tail));
    });
    connect(life, &ServerLife::wardenFailed, this, [this](const QString& reason) {
        m_trouble = reason;
        m_quiet.stop();
    });
    connect(life, &ServerLife::output, this,
        [this](const ServerOutput& written) { emit output(QString::fromStdString(written.text)); });
    connect(life, &ServerLife::processExited, this, [this](const ProcessExit& exit) {
        if (!exit.process.isMain || m_isStopping)
            return;
        if (m_isReady)
            emit mainProcessExited(exitText(exit.waitStatus));
        else if (m_quiet.isActive() && !(exit.waitStatus == 0 && m_life->adoptSuccessor())) {
            m_quiet.stop();
            m_earlyEnd = QStringLiteral("the server's main process %1 right after it had answered")
                             .arg(exitText(exit.waitStatus));
            m_life->stop();
        }
    });
    connect(life, &ServerLife::stopped, this, [this](const StopReport& report) {
        if (!m_earlyEnd.isEmpty()) {
            fail(RunEnd::NotStarted, withTail(m_earlyEnd, m_life->outputTail()));
            return;
        }
        if (!m_isReady && !m_trouble.isEmpty() && !m_isStopping) {
            fail(RunEnd::HelperFailed, m_trouble);
            return;
        }
        if (!m_isReady) {
            fail(RunEnd::Interrupted, QStringLiteral("it was stopped before the server answered"));
            return;
        }
        m_hasEnded = true;
        StopReport whole = report;
        if (m_directory)
            whole.files = m_directory->temporaryFiles();
        emit stopped(whole);
    });
    emit starting();
    life->launch();
}

void StartedServer::settle()
{
    m_sinceAnswer.start();
    connect(m_life.get(), &ServerLife::processStarted, &m_quiet, [this] {
        if (m_quiet.isActive() && !m_sinceAnswer.hasExpired(std::chrono::milliseconds(settlingLimit).count()))
            m_quiet.start();
    });
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        if (m_isStopping)
            return;
        m_isReady = true;
        emit ready();
    });
    m_quiet.setSingleShot(true);
    m_quiet.start(quietTime);
}

void StartedServer::fail(RunEnd how, const QString& reason)
{
    m_hasEnded = true;
    m_quiet.stop();
    emit failed(how, reason);
}

}
