// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/compared_runs.h"
#include "app/cli/drawn_order.h"
#include "app/cli/exit_code.h"
#include "app/cli/history_options.h"
#include "app/cli/interruption.h"
#include "app/cli/observing_options.h"
#include "app/cli/writing.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_json.h"

#include <array>
#include <limits>

namespace labour::cli {

namespace {

const QString firstOption = QStringLiteral("first");
const QString secondOption = QStringLiteral("second");
const QString repetitionsOption = QStringLiteral("repetitions");
const QString seedOption = QStringLiteral("seed");
const QString shareOption = QStringLiteral("share-machine");

constexpr int mostRepetitions = 1000;

struct Side {
    QString path;
    Plan plan;
    RunSettings settings;
    QList<Record> records;
};

Result<Side> sideOf(const Arguments& arguments, const QString& option, const Catalogue& catalogue)
{
    Side side;
    side.path = arguments.value(option);
    const Result<Plan> read = planFromFile(side.path);
    const Result<Plan> plan = read ? checkedPlan(*read, catalogue) : read;
    if (!plan)
        return Error { read ? QString(side.path % QStringLiteral(": ") % plan.error()) : plan.error() };
    if (plan->servers.size() != 1)
        return Error {
            QStringLiteral("%1 has %2 servers; one is compared with one").arg(side.path).arg(plan->servers.size())
        };
    side.plan = *plan;
    Result<RunSettings> settings = settingsFor(side.plan, arguments);
    if (!settings)
        return Error { settings.error() };
    side.settings = *settings;
    side.settings.shareMachine = arguments.isSet(shareOption);
    side.settings.group = newGroup();
    return side;
}

std::optional<int> wholeNumber(const Arguments& arguments, const QString& option, int otherwise, int most)
{
    if (!arguments.isSet(option))
        return otherwise;
    bool isNumber = false;
    const int value = arguments.value(option).toInt(&isNumber);
    return isNumber && value >= 1 && value <= most ? std::optional(value) : std::nullopt;
}

QString nameOf(const Side& side)
{
    return QStringLiteral("%1, %2").arg(side.path, textOf(side.plan.servers.constFirst()));
}

}

int abCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("ab PLAN PLAN [options]"),
        QStringLiteral(
            "Measures two plans in turn, in an order that is drawn for each repetition, so that what else the\n"
            "machine does falls on both, and says how the second stands to the first."));
    arguments.addOption(firstOption, QStringLiteral("PLAN"), QStringLiteral("What is compared with: a .labour file."));
    arguments.addOption(secondOption, QStringLiteral("PLAN"), QStringLiteral("What is compared."));
    arguments.addOption(repetitionsOption, QStringLiteral("N"),
        QStringLiteral("Runs of each. Default: 6; fewer than 4 show no difference."));
    arguments.addOption(seedOption, QStringLiteral("N"), QStringLiteral("Of the order. Default: drawn."));
    addComparisonExports(arguments);
    addObservingOptions(arguments);
    addKeepingOptions(arguments);
    arguments.addFlag(shareOption, QStringLiteral("Measure although another measurement is under way."));
    if (const std::optional<int> ended = arguments.read(withOptionsNamed(given, { firstOption, secondOption })))
        return *ended;
    const auto refuse = [](const QString& sentence) {
        complain(sentence);
        return int { UsageError };
    };
    if (!arguments.isSet(firstOption) || !arguments.isSet(secondOption))
        return refuse(QStringLiteral("ab needs two plans, as in: labour ab one.labour other.labour"));
    const std::optional<int> repetitions = wholeNumber(arguments, repetitionsOption, 6, mostRepetitions);
    if (!repetitions)
        return refuse(QStringLiteral("--repetitions has to be a whole number from 1 to %1, not “%2”")
                          .arg(mostRepetitions)
                          .arg(arguments.value(repetitionsOption)));
    const std::optional<int> seed = wholeNumber(arguments, seedOption,
        static_cast<int>(drawnSeed() % std::numeric_limits<int>::max()) | 1, std::numeric_limits<int>::max());
    if (!seed)
        return refuse(
            QStringLiteral("--seed has to be a whole number of 1 or more, not “%1”").arg(arguments.value(seedOption)));
    if (const std::optional<QString> wrong = wrongComparisonExports(arguments))
        return refuse(*wrong);
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    const Result<Side> first = sideOf(arguments, firstOption, *catalogue);
    const Result<Side> second = first ? sideOf(arguments, secondOption, *catalogue) : first;
    if (!second)
        return refuse(second.error());

    std::array<Side, 2> sides { *first, *second };
    Interruption interruption;
    DrawnOrder order(static_cast<quint64>(*seed));
    order.tell();
    int exitCode = Done;
    for (int repetition = 0; repetition < *repetitions && exitCode == Done; ++repetition) {
        std::array<Record, 2> pair;
        for (const qsizetype drawn : order.next(sides.size())) {
            const auto which = static_cast<std::size_t>(drawn);
            const Side& side = sides.at(which);
            if (interruption.hasCome())
                exitCode = Interrupted;
            if (exitCode != Done)
                break;
            pair.at(which) = runOnce(side.plan, side.plan.servers.constFirst(), catalogue, side.settings,
                keepingPath(arguments), interruption);
            exitCode = exitCodeOf(pair.at(which)->end);
            if (exitCode != Done)
                complain(QStringLiteral("%1: %2").arg(side.path, failureOf(*pair.at(which))));
        }
        for (std::size_t which = 0; which < sides.size() && exitCode == Done; ++which)
            sides.at(which).records.append(pair.at(which));
    }
    // What was measured in whole pairs is told, whatever came then.
    if (sides[0].records.isEmpty())
        return exitCode;
    const int told =
        tellComparisons({ nameOf(sides[0]), sides[0].records }, { { nameOf(sides[1]), sides[1].records } }, arguments);
    return exitCode == Done ? told : exitCode;
}

}
