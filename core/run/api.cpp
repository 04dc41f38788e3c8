// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/api.h"

#include "core/plan/plan_check.h"
#include "core/report/text_report.h"
#include "core/run/measurement.h"
#include "core/run/started_server.h"

#include <QEventLoop>

#include <algorithm>
#include <stdexcept>

namespace labour {

namespace {

template <typename T>
T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().toStdString());
    return *std::move(result);
}

}

Server::Server(const std::string& choice)
    : m_catalogue(std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram())))
{
    const QList<ServerChoice> choices = orThrow(serversFromText(QString::fromStdString(choice)));
    if (choices.size() != 1)
        throw std::runtime_error("one server was expected, not “" + choice + "”");
    m_choice = orThrow(checkedServer(choices.first(), *m_catalogue));
    m_server = std::make_unique<StartedServer>(m_choice, m_catalogue, RunSettings {});
    QEventLoop loop;
    QString failure;
    QObject::connect(m_server.get(), &StartedServer::ready, &loop, &QEventLoop::quit);
    QObject::connect(m_server.get(), &StartedServer::failed, &loop, [&](RunEnd, const QString& reason) {
        failure = reason;
        loop.exit(1);
    });
    m_server->start();
    if (loop.exec() != 0)
        throw std::runtime_error(failure.toStdString());
}

Server::~Server()
{
    if (m_server->hasEnded())
        return;
    QEventLoop loop;
    QObject::connect(m_server.get(), &StartedServer::stopped, &loop, &QEventLoop::quit);
    m_server->stop();
    loop.exec();
}

std::string Server::url() const
{
    return m_server->url().toStdString();
}

void Client::add(const Behaviour& behaviour, double weight)
{
    MixEntry entry;
    entry.behaviour = QString::fromStdString(behaviour.name);
    for (const auto& [name, value] : behaviour.parameters)
        entry.parameters.append({ QString::fromStdString(name), QString::fromStdString(value) });
    entry.weight = weight;
    m_mix.append(entry);
}

RunRecord Client::execute(Server& server, const LoadPlan& load, Policy policy)
{
    Plan plan;
    plan.servers = { server.m_choice };
    plan.mix = m_mix;
    plan.policy = policy;
    plan.load = load;
    plan.load.processes = std::clamp(load.processes, 1, std::max(1, load.connections));
    plan.seed = drawnSeed();
    plan = orThrow(checkedPlan(plan, *server.catalogue()));
    if (server.started().hasEnded())
        throw std::runtime_error("the server is gone: " + server.started().trouble().toStdString());
    Measurement measurement(plan, server.catalogue(), server.started().life(), server.started().journalPath());
    QEventLoop loop;
    QObject::connect(&measurement, &Measurement::finished, &loop, &QEventLoop::quit);
    QObject::connect(&server.started(), &StartedServer::stopped, &measurement, &Measurement::serverIsGone);
    measurement.start();
    loop.exec();
    RunRecord record;
    record.plan = plan;
    record.server = server.started().identity();
    record.machine = measurement.machine();
    record.startedMs = measurement.startedMs();
    record.recording = measurement.recording();
    record.failure = measurement.failure();
    record.end = record.failure.isEmpty() ? RunEnd::Done : RunEnd::HelperFailed;
    record.log = server.started().log();
    return record;
}

std::string report::plain(const RunRecord& record)
{
    return textReport(record).toStdString();
}

}
