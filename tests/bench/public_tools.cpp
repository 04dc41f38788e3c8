// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/child.h"
#include "tests/bench/contenders.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

QStringList ownHeaders(const Task& task, const QString& flag)
{
    if (!task.isOurs)
        return {};
    return { flag, QStringLiteral("X-Labour-Token: ") + QString(32, QLatin1Char('0')), flag,
        QStringLiteral("X-Labour-Id: 00c0ffee-0000-000000000000") };
}

QString wholeSeconds(const Task& task)
{
    return QString::number(std::max(1L, std::lround(task.seconds)));
}

double numberIn(const QString& output, const QString& pattern)
{
    const auto match = QRegularExpression(pattern, QRegularExpression::MultilineOption).match(output);
    return match.hasMatch() ? match.captured(1).toDouble() : unknown;
}

double millisecondsIn(const QString& output, const QString& pattern)
{
    const auto match = QRegularExpression(pattern, QRegularExpression::MultilineOption).match(output);
    if (!match.hasMatch())
        return unknown;
    const QString unit = match.captured(2);
    const double factor = unit == QLatin1String("us") ? 0.001 : unit == QLatin1String("ms") ? 1 : 1000;
    return match.captured(1).toDouble() * factor;
}

Measured measuredBy(const ChildReport& child)
{
    Measured measured;
    measured.cpuSeconds = child.cpuSeconds;
    measured.memoryBytes = child.memoryBytes;
    return measured;
}

std::optional<Measured> checked(const Measured& measured)
{
    return measured.requests > 0 && measured.seconds > 0 ? std::optional(measured) : std::nullopt;
}

std::optional<Measured> measureWrk(const Task& task)
{
    QStringList arguments { QStringLiteral("-t1"), QStringLiteral("-c%1").arg(task.connections),
        QStringLiteral("-d%1s").arg(wholeSeconds(task)), QStringLiteral("--latency") };
    arguments += ownHeaders(task, QStringLiteral("-H"));
    if (!task.keepAlive)
        arguments << QStringLiteral("-H") << QStringLiteral("Connection: close");
    const auto child = runToEnd(QStringLiteral("wrk"), arguments << task.url());
    if (!child)
        return std::nullopt;
    const QString output = QString::fromUtf8(child->output);
    Measured measured = measuredBy(*child);
    measured.requests = numberIn(output, QStringLiteral(R"((\d+) requests in )"));
    measured.seconds = millisecondsIn(output, QStringLiteral(R"(requests in ([\d.]+)(s))")) / 1000;
    measured.p50Ms = millisecondsIn(output, QStringLiteral(R"(^\s+50%\s+([\d.]+)(us|ms|s))"));
    measured.p99Ms = millisecondsIn(output, QStringLiteral(R"(^\s+99%\s+([\d.]+)(us|ms|s))"));
    return checked(measured);
}

/// Tells no percentiles.
std::optional<Measured> measureH2load(const Task& task)
{
    if (!task.keepAlive)
        return std::nullopt;
    QStringList arguments { QStringLiteral("--h1"), QStringLiteral("-t1"), QStringLiteral("-c%1").arg(task.connections),
        QStringLiteral("-D%1").arg(wholeSeconds(task)) };
    arguments += ownHeaders(task, QStringLiteral("-H"));
    const auto child = runToEnd(QStringLiteral("h2load"), arguments << task.url());
    if (!child)
        return std::nullopt;
    const QString output = QString::fromUtf8(child->output);
    Measured measured = measuredBy(*child);
    measured.requests = numberIn(output, QStringLiteral(R"(^requests: \d+ total, \d+ started, (\d+) done)"));
    measured.seconds = millisecondsIn(output, QStringLiteral(R"(^finished in ([\d.]+)(us|ms|s))")) / 1000;
    measured.failed = numberIn(output, QStringLiteral(R"(succeeded, (\d+) failed)"));
    return checked(measured);
}

std::optional<Measured> measureHey(const Task& task)
{
    QStringList arguments { QStringLiteral("-z"), wholeSeconds(task) + QLatin1Char('s'), QStringLiteral("-c"),
        QString::number(task.connections), QStringLiteral("-cpus"), QStringLiteral("1") };
    arguments += ownHeaders(task, QStringLiteral("-H"));
    if (!task.keepAlive)
        arguments << QStringLiteral("-disable-keepalive");
    const auto child = runToEnd(QStringLiteral("hey"), arguments << task.url());
    if (!child)
        return std::nullopt;
    const QString output = QString::fromUtf8(child->output);
    Measured measured = measuredBy(*child);
    measured.seconds = millisecondsIn(output, QStringLiteral(R"(Total:\s+([\d.]+) (secs))")) / 1000;
    measured.requests = std::round(numberIn(output, QStringLiteral(R"(Requests/sec:\s+([\d.]+))")) * measured.seconds);
    measured.p50Ms = millisecondsIn(output, QStringLiteral(R"(50%+ in ([\d.]+) (secs))"));
    measured.p99Ms = millisecondsIn(output, QStringLiteral(R"(99%+ in ([\d.]+) (secs))"));
    return checked(measured);
}

std::optional<Measured> measureAb(const Task& task)
{
    QStringList arguments { QStringLiteral("-q"), QStringLiteral("-c"), QString::number(task.connections),
        QStringLiteral("-t"), wholeSeconds(task), QStringLiteral("-n"), QStringLiteral("100000000") };
    arguments += ownHeaders(task, QStringLiteral("-H"));
    if (task.keepAlive)
        arguments << QStringLiteral("-k");
    const auto child = runToEnd(QStringLiteral("ab"), arguments << task.url());
    if (!child)
        return std::nullopt;
    const QString output = QString::fromUtf8(child->output);
    Measured measured = measuredBy(*child);
    measured.requests = numberIn(output, QStringLiteral(R"(^Complete requests:\s+(\d+))"));
    measured.seconds = numberIn(output, QStringLiteral(R"(^Time taken for tests:\s+([\d.]+))"));
    measured.failed = numberIn(output, QStringLiteral(R"(^Failed requests:\s+(\d+))"));
    measured.p50Ms = numberIn(output, QStringLiteral(R"(^\s+50%\s+(\d+))"));
    measured.p99Ms = numberIn(output, QStringLiteral(R"(^\s+99%\s+(\d+))"));
    return checked(measured);
}

}

std::vector<Contender> publicTools()
{
    return { { "wrk", measureWrk }, { "h2load", measureH2load }, { "hey", measureHey }, { "ab", measureAb } };
}

}
