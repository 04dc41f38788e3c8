// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/interruption.h"
#include "app/cli/writing.h"
#include "core/plan/plan_check.h"
#include "core/run/started_server.h"

#include <QEventLoop>

#include <utility>

namespace labour::cli {

int serveCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("serve [options]"),
        QStringLiteral("Run a server with the application until it is interrupted, and show what it writes."));
    arguments.addOption(QStringLiteral("server"), QStringLiteral("S"),
        QStringLiteral("NAME[:VARIANT][,OPTION=VALUE]…. Default: wsgiref."));
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    const QString name = arguments.isSet(QStringLiteral("server")) ? arguments.value(QStringLiteral("server"))
                                                                   : QStringLiteral("wsgiref");
    const Result<QList<ServerChoice>> choices = serversFromText(name);
    if (!choices || choices->size() != 1) {
        complain(choices ? QStringLiteral("one server was expected, not “%1”").arg(name) : choices.error());
        return UsageError;
    }
    if (!choices->first().url.isEmpty()) {
        complain(QStringLiteral("%1 is served already; labour run --url measures it").arg(name));
        return UsageError;
    }
    const Result<ServerChoice> choice = checkedServer(choices->first(), *catalogue);
    if (!choice) {
        complain(choice.error());
        return UsageError;
    }

    Interruption interruption;
    QEventLoop loop;
    int exitCode = Done;
    StartedServer server(*choice, catalogue, RunSettings {});
    QObject::connect(&server, &StartedServer::ready, &loop, [&] {
        print(QStringLiteral("%1 answers at %2\nIts token is in %3; for example:\n"
                             "  curl -H \"X-Labour-Token: $(cat %3)\" '%2/PlainResponse?length=20'\n"
                             "Ctrl-C stops it.\n")
                  .arg(textOf(*choice), server.url(), server.tokenPath()));
    });
    QObject::connect(&server, &StartedServer::output, &loop, [](const QString& text) { printError(text); });
    QObject::connect(&server, &StartedServer::mainProcessExited, &loop, [&](const QString& how) {
        complain(QStringLiteral("the server's main process %1").arg(how));
        exitCode = ServerMissing;
        server.stop();
    });
    QObject::connect(&server, &StartedServer::failed, &loop, [&](RunEnd, const QString& reason) {
        complain(reason);
        loop.exit(interruption.hasCome() ? Interrupted : ServerMissing);
    });
    QObject::connect(&server, &StartedServer::stopped, &loop, [&] {
        if (!server.trouble().isEmpty()) {
            complain(server.trouble());
            exitCode = HelperFailed;
        }
        loop.exit(exitCode);
    });
    QObject::connect(&interruption, &Interruption::came, &server, [&, isAsked = false]() mutable {
        if (std::exchange(isAsked, true))
            server.killNow();
        else
            server.stop();
    });
    server.start();
    return loop.exec();
}

}
