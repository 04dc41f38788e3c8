// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/task.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>

namespace bench {

/// A server that runs as long as this lives.
class BenchServer
{
public:
    virtual ~BenchServer() = default;

    /// What the table calls it.
    virtual std::string title() const = 0;
    /// Starts it, and fills in where and what it is to be asked. False if it is not there or does not start.
    virtual bool start(Task& task) = 0;
};

/// The bench's own, which answers as Labour's application does.
std::unique_ptr<BenchServer> ownServer();
/// Debian's nginx with one process, which nobody here has brought.
std::unique_ptr<BenchServer> nginxServer();

}
