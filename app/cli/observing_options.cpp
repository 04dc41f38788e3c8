// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/observing_options.h"

#include "app/cli/writing.h"
#include "core/catalogue/catalogue.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace labour::cli {

namespace {

const QString pidOption = QStringLiteral("pid");
const QString tokenOption = QStringLiteral("token-file");
const QString journalOption = QStringLiteral("journal");
const QString remoteOption = QStringLiteral("allow-remote");

/// From --token-file, else from LABOUR_TOKEN; never an argument, which other users could read.
Result<QByteArray> token(const Arguments& arguments)
{
    static const QRegularExpression form(QStringLiteral("\\A[0-9a-f]{32}\\z"));
    QByteArray found = qgetenv("LABOUR_TOKEN").trimmed();
    QString source = QStringLiteral("LABOUR_TOKEN");
    bool isForOthers = false;
    if (arguments.isSet(tokenOption)) {
        source = arguments.value(tokenOption);
        QFile file(source);
        if (!file.open(QIODevice::ReadOnly))
            return Error { QStringLiteral("--token-file: %1 cannot be read: %2").arg(source, file.errorString()) };
        found = file.read(1024).trimmed();
        isForOthers = (file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0;
    }
    if ((!found.isEmpty() || arguments.isSet(tokenOption)) && !form.match(QString::fromLatin1(found)).hasMatch())
        return Error { QStringLiteral("%1 has to hold a token of 32 of the digits 0-9 and a-f").arg(source) };
    if (isForOthers)
        complain(QStringLiteral("%1 can be read by other users, who can crash the server with its token").arg(source));
    return found;
}

Result<std::optional<qint64>> observedPid(const Arguments& arguments)
{
    if (!arguments.isSet(pidOption))
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 pid = arguments.value(pidOption).toLongLong(&isNumber);
    if (!isNumber || pid < 1 || !QFileInfo::exists(QStringLiteral("/proc/%1").arg(pid)))
        return Error {
            QStringLiteral("--pid has to be a process of this machine, not “%1”").arg(arguments.value(pidOption))
        };
    return std::optional(pid);
}

/// The first behaviour of the mix that the server does rather than Labour, and only for those who have the token.
const MixEntry* firstOfTheServers(const Mix& mix)
{
    const Catalogue catalogue = Catalogue::load(DataFolders::ofThisProgram());
    const auto found = std::find_if(mix.begin(), mix.end(), [&catalogue](const MixEntry& entry) {
        const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(entry.behaviour);
        return behaviour && (*behaviour)->side == QLatin1String("server");
    });
    return found == mix.end() ? nullptr : &*found;
}

}

void addObservingOptions(Arguments& arguments)
{
    arguments.addOption(pidOption, QStringLiteral("N"),
        QStringLiteral(
            "With --url: the server's main process on this machine, whose memory and\nworkers are watched."));
    arguments.addOption(tokenOption, QStringLiteral("FILE"),
        QStringLiteral("With --url: holds the token that the server's behaviours ask for. Default:\nLABOUR_TOKEN."));
    arguments.addOption(journalOption, QStringLiteral("FILE"),
        QStringLiteral(
            "With --url: where the server notes culprits (its LABOUR_JOURNAL), which lays\ncrashes to requests."));
    arguments.addFlag(remoteOption, QStringLiteral("With --url: the server may be on another machine."));
}

Result<RunSettings> settingsFor(const Plan& plan, const Arguments& arguments)
{
    RunSettings settings;
    settings.allowRemote = arguments.isSet(remoteOption);
    bool observes = false;
    for (const ServerChoice& server : plan.servers) {
        if (server.url.isEmpty())
            continue;
        observes = true;
        if (!addressOf(server.url)->isLoopback() && !settings.allowRemote)
            return Error {
                QStringLiteral("%1 is not on this machine; give --allow-remote if you may load it").arg(server.url)
            };
    }
    for (const QString& option : { pidOption, tokenOption, journalOption, remoteOption }) {
        if (arguments.isSet(option) && !observes)
            return Error { QStringLiteral("--%1 goes with --url").arg(option) };
    }
    if (!observes)
        return settings;
    const Result<QByteArray> found = token(arguments);
    if (!found)
        return Error { found.error() };
    settings.token = *found;
    settings.journalPath = arguments.value(journalOption);
    if (arguments.isSet(journalOption) && !QFileInfo(settings.journalPath).isReadable())
        return Error { QStringLiteral("--journal: %1 cannot be read").arg(settings.journalPath) };
    const Result<std::optional<qint64>> pid = observedPid(arguments);
    if (!pid)
        return Error { pid.error() };
    settings.observedPid = *pid;
    if (const MixEntry* entry = settings.token.isEmpty() ? firstOfTheServers(plan.mix) : nullptr)
        return Error { QStringLiteral("%1 is done by the server, and only for a request with its token: give "
                                      "--token-file or LABOUR_TOKEN, or ask for Get alone")
                           .arg(entry->behaviour) };
    return settings;
}

}
