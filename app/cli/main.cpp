// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/writing.h"
#include "core/catalogue/nearest.h"
#include "core/server/subreaper.h"
#include "labour_version.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace {

using namespace labour;
using namespace labour::cli;

struct Command {
    const char* name;
    const char* summary;
    int (*run)(const QStringList&);
};

constexpr std::array<Command, 13> commands { {
    { "servers", "List the servers, with variants and options, and whether they are installed", serversCommand },
    { "behaviours", "List what requests can ask the application to do", behavioursCommand },
    { "tests", "List the ready-made mixes", testsCommand },
    { "run", "Measure a server under a mix of requests", runCommand },
    { "multitest", "The original's table: each server by each ready-made mix", multitestCommand },
    { "durability", "Grade servers by what culprits do to the innocents beside them", durabilityCommand },
    { "serve", "Run a server with the application until interrupted", serveCommand },
    { "plan", "Check a plan, show it, save it, or write it for Tsung", planCommand },
    { "compare", "Say how runs stand to earlier ones, and how sure that is", compareCommand },
    { "ab", "Measure two plans in turn, and compare them", abCommand },
    { "history", "List, show, note, remove, export and import the runs that were kept", historyCommand },
    { "import", "Read what Tsung measured by a plan of Labour's", importCommand },
    { "schemas", "List the JSON Schemas of what Labour writes and reads, or print one", schemasCommand },
} };

QString help()
{
    QString text = QStringLiteral("Usage: labour COMMAND [options]\n\n"
                                  "Finds out how web application servers behave when the code they run does not.\n\n");
    for (const Command& command : commands)
        text += QStringLiteral("  %1  %2\n")
                    .arg(QString::fromLatin1(command.name).leftJustified(12), QString::fromLatin1(command.summary));
    return text
        + QStringLiteral(
            "\n  labour COMMAND --help   its options\n  labour --version        the version\n\n"
            "Exit status: 0 done; 1 a --fail-if held; 2 usage, plan or manifest error; 3 a server is not installed or "
            "did not start;\n"
            "4 interrupted (what was measured is still written); 5 a helper failed or an internal error.\n");
}

int runNamed(const QString& name, const QStringList& arguments)
{
    QStringList known;
    for (const Command& command : commands) {
        if (name == QLatin1String(command.name))
            return command.run(arguments);
        known.append(QString::fromLatin1(command.name));
    }
    complain(unknownName(QStringLiteral("command"), name, known));
    return UsageError;
}

}

int main(int argc, char* argv[])
{
    becomeSubreaper();
    QCoreApplication::setApplicationName(QStringLiteral("labour"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        printError(help());
        return UsageError;
    }
    const QString& first = arguments.first();
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help")) {
        print(help());
        return Done;
    }
    if (first == QLatin1String("--version")) {
        print(QStringLiteral("labour %1\n").arg(QString::fromLatin1(version)));
        return Done;
    }
    const int exitCode = runNamed(first, arguments);
    return isOutputWhole() ? exitCode : int { HelperFailed };
}
