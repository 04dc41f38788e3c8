// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/run_record.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Labour in a program of one's own. These block until they are done, need a QCoreApplication, and throw
/// std::runtime_error with a sentence when something is wrong. The asynchronous classes beneath them are Run,
/// StartedServer and Measurement.
namespace labour {

class StartedServer;

/// A behaviour by name, with those parameters that are not to have their defaults.
struct Behaviour {
    std::string name;
    std::vector<std::pair<std::string, std::string>> parameters = {};
};

/// A server, started and warmed up; stopped, with nothing left of it, at the end of the scope.
class Server
{
public:
    /// As on the command line: "wsgiref", "gunicorn:sync,workers=4".
    explicit Server(const std::string& choice);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string url() const;
    StartedServer& started() { return *m_server; }
    const std::shared_ptr<const Catalogue>& catalogue() const { return m_catalogue; }

private:
    std::shared_ptr<const Catalogue> m_catalogue;
    ServerChoice m_choice;
    std::unique_ptr<StartedServer> m_server;

    friend class Client;
};

/// A mix of behaviours, and who sends it.
class Client
{
public:
    void add(const Behaviour& behaviour, double weight = 1);
    /// Sends the mix; without a number of requests or a duration, for ten seconds.
    RunRecord execute(Server& server, const LoadPlan& load, Policy policy = Policy::Random);

private:
    Mix m_mix;
};

namespace report {

/// What a run came to, as text.
std::string plain(const RunRecord& record);

}

}
