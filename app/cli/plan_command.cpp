// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/observing_options.h"
#include "app/cli/plan_options.h"
#include "app/cli/tsung_options.h"
#include "app/cli/writing.h"
#include "core/load/tsung/scenario.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_json.h"
#include "core/report/plan_text.h"
#include "core/run/load_of.h"
#include "core/whole_file.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSaveFile>

namespace labour::cli {

namespace {

const QString tsungOption = QStringLiteral("tsung");
const QString saveOption = QStringLiteral("save");
const QString jsonOption = QStringLiteral("json");

Result<QByteArray> scenario(const Plan& plan, const Arguments& arguments, const Catalogue& catalogue)
{
    if (plan.servers.size() != 1 || plan.servers.constFirst().url.isEmpty())
        return Error { QStringLiteral(
            "--tsung needs the --url of one server, which runs already when Tsung is started") };
    const Result<RunSettings> settings = settingsFor(plan, arguments);
    if (!settings)
        return Error { settings.error() };
    Result<QList<ClientHost>> clients = tsungClients(arguments);
    if (!clients)
        return Error { clients.error() };
    if (clients->isEmpty())
        clients->append({ thisHost(), plan.load.processes });
    const Result<ServerAddressChoice> address = addressOf(plan.servers.constFirst().url);
    if (!address)
        return Error { address.error() };
    Target target { address->host, address->port, settings->token, address->authority() };
    if (address->isTls)
        target.tls = TlsTarget { address->name.toStdString() };
    const Load load = loadOf(plan, catalogue);
    if (const std::optional<QString> wrong = beyondTsung(load, target))
        return Error { *wrong };
    if (const std::optional<QString> wrong = beyondReach(*clients, target.host))
        return Error { *wrong };
    ScenarioFrame frame;
    frame.run = QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0');
    frame.clients = *clients;
    frame.plan = QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact);
    return tsungScenario(load, target, frame);
}

/// It holds the token.
std::optional<QString> wrongWriting(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || !writeAll(file, bytes) || !file.commit())
        return QStringLiteral("--tsung: %1 cannot be written: %2").arg(path, file.errorString());
    return std::nullopt;
}

QString howToRun(const QString& path)
{
    return QStringLiteral(
        "%1 is a scenario for Tsung, and holds the token of the server: keep it to yourself, as well as "
        "the copy\nthat Tsung makes of it. Run it with\n  tsung -f %1 -l FOLDER start\nand then read "
        "what came of it with\n  labour import --tsung FOLDER\n")
        .arg(path);
}

}

int planCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("plan [FILE] [options]"),
        QStringLiteral("Check a plan, show it, and save it. FILE is a saved plan, which the options override; without "
                       "it, they\nmake one up, as they do for labour run."));
    addPlanOptions(arguments);
    arguments.addOption(
        saveOption, QStringLiteral("FILE"), QStringLiteral("Write the plan, for labour run --plan FILE."));
    arguments.addOption(jsonOption, QStringLiteral("FILE"),
        QStringLiteral("Write the plan as JSON to FILE; - for standard output, in place of the text."));
    arguments.addOption(tsungOption, QStringLiteral("FILE"),
        QStringLiteral("Write a scenario for Tsung, for machines that Labour does not drive; it takes\n--url and "
                       "--tsung-client, and labour import --tsung reads its results. Labour's\nown engine of that "
                       "name is --engine tsung."));
    addTsungOptions(arguments);
    addObservingOptions(arguments);
    if (const std::optional<int> ended = arguments.read(withOptionsNamed(given, { QStringLiteral("plan") })))
        return *ended;

    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    Result<Plan> plan = planFromOptions(arguments, *catalogue);
    if (plan && arguments.isSet(tsungOption)) {
        plan->engine = QStringLiteral("tsung");
        if (!plan->seed)
            plan->seed = drawnSeed();
        plan = checkedPlan(*plan, *catalogue);
    }
    if (!plan) {
        complain(plan.error());
        return UsageError;
    }
    if (arguments.isSet(tsungOption)) {
        const Result<QByteArray> written = scenario(*plan, arguments, *catalogue);
        const std::optional<QString> wrong =
            written ? wrongWriting(arguments.value(tsungOption), *written) : std::optional<QString>(written.error());
        if (wrong) {
            complain(*wrong);
            return UsageError;
        }
    }
    if (arguments.isSet(saveOption)) {
        if (const Result<bool> saved = savePlan(*plan, arguments.value(saveOption)); !saved) {
            complain(saved.error());
            return UsageError;
        }
    }
    if (arguments.isSet(jsonOption) && !writeWhole(arguments.value(jsonOption), QJsonDocument(toJson(*plan)).toJson()))
        return HelperFailed;
    if (arguments.value(jsonOption) == QLatin1String("-"))
        return Done;
    print(planText(*plan, *catalogue));
    if (arguments.isSet(tsungOption))
        print(QLatin1Char('\n') % howToRun(arguments.value(tsungOption)));
    return Done;
}

}
