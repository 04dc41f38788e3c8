// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/provenance_json.h"

#include "core/report/json_values.h"

namespace labour {

QJsonObject pairsOf(const std::vector<std::pair<std::string, std::string>>& pairs)
{
    QJsonObject object;
    for (const auto& [name, value] : pairs)
        object.insert(text(name), text(value));
    return object;
}

QJsonObject toJson(const ServerIdentity& server)
{
    QJsonArray command;
    for (const std::string& word : server.command)
        command.append(text(word));
    return {
        { QStringLiteral("name"), text(server.name) },
        { QStringLiteral("variant"), text(server.variant) },
        { QStringLiteral("options"), pairsOf(server.options) },
        { QStringLiteral("version"), text(server.version) },
        { QStringLiteral("command"), command },
    };
}

QJsonObject toJson(const Machine& machine)
{
    return {
        { QStringLiteral("cpu"), text(machine.cpu) },
        { QStringLiteral("cores"), machine.cores },
        { QStringLiteral("memory_bytes"), whole(machine.memoryBytes) },
        { QStringLiteral("kernel"), text(machine.kernel) },
        { QStringLiteral("load_before"), rounded(machine.loadBefore) },
        { QStringLiteral("shared"), machine.isShared },
        { QStringLiteral("steal_percent"), rounded(machine.stealPercent) },
    };
}

Machine machineIn(const QJsonObject& object)
{
    Machine machine;
    machine.cpu = object.value(QLatin1String("cpu")).toString().toStdString();
    machine.cores = object.value(QLatin1String("cores")).toInt();
    machine.memoryBytes = static_cast<std::uint64_t>(object.value(QLatin1String("memory_bytes")).toInteger());
    machine.kernel = object.value(QLatin1String("kernel")).toString().toStdString();
    machine.loadBefore = object.value(QLatin1String("load_before")).toDouble();
    machine.isShared = object.value(QLatin1String("shared")).toBool();
    machine.stealPercent = object.value(QLatin1String("steal_percent")).toDouble();
    return machine;
}

QJsonArray textsOf(const std::vector<std::string>& lines)
{
    QJsonArray array;
    for (const std::string& line : lines)
        array.append(text(line));
    return array;
}

void insertStop(QJsonObject& object, const std::optional<StopReport>& stop)
{
    if (!stop) {
        object.insert(QStringLiteral("stop"), QJsonValue::Null);
        object.insert(QStringLiteral("leftovers"), QJsonValue::Null);
        return;
    }
    QJsonArray processes;
    for (const Leftover& leftover : stop->leftovers)
        processes.append(QJsonObject { { QStringLiteral("pid"), static_cast<qint64>(leftover.pid) },
            { QStringLiteral("command"), text(leftover.command) } });
    object.insert(QStringLiteral("stop"),
        QJsonObject { { QStringLiteral("signal"), text(stop->signal) },
            { QStringLiteral("seconds"), rounded(stop->seconds) },
            { QStringLiteral("daemon_pid"),
                stop->daemonPid > 0 ? QJsonValue(static_cast<qint64>(stop->daemonPid)) : QJsonValue() } });
    object.insert(QStringLiteral("leftovers"),
        QJsonObject { { QStringLiteral("processes"), processes }, { QStringLiteral("listening"), stop->listening },
            { QStringLiteral("files"), textsOf(stop->files) } });
}

}
