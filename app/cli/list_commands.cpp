// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/writing.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"
#include "core/report/catalogue_json.h"
#include "core/server/availability.h"

#include <QEventLoop>
#include <QJsonDocument>

#include <functional>

namespace labour::cli {

namespace {

void addListOptions(Arguments& arguments)
{
    arguments.addFlag(QStringLiteral("json"), QStringLiteral("Print the list as JSON."));
    arguments.addOption(QStringLiteral("check"), QStringLiteral("DIR"),
        QStringLiteral("Check the manifests in DIR and say what is wrong with them, instead."));
}

void warnOf(const Catalogue& catalogue)
{
    for (const Problem& problem : catalogue.problems())
        complain(problem.text());
}

/// What is wrong with the mixes of these tests, whose behaviours may be theirs or those that are there otherwise.
QStringList wrongMixes(const Catalogue& checked)
{
    const Catalogue others = Catalogue::load(DataFolders::ofThisProgram());
    QStringList wrong;
    for (const TestManifest& test : checked.tests()) {
        for (qsizetype i = 0; i < test.mix.size(); ++i) {
            const Result<MixEntry> entry = mixEntryFromText(test.mix.at(i));
            const Catalogue& owner = entry && checked.behaviour(entry->behaviour) ? checked : others;
            const Result<Mix> mix = entry ? checkedMix({ *entry }, owner) : Result<Mix>(Error { entry.error() });
            if (!mix)
                wrong.append(QStringLiteral("%1: /mix/%2: %3").arg(test.file).arg(i).arg(mix.error()));
            else if (entry->weight < 0)
                wrong.append(QStringLiteral("%1: /mix/%2: a weight of 0 or more was expected").arg(test.file).arg(i));
        }
    }
    return wrong;
}

/// The catalogue to list; nothing when --check had its answer, which is then in `exitCode`.
std::optional<Catalogue> catalogueFor(const Arguments& arguments, int& exitCode)
{
    if (!arguments.isSet(QStringLiteral("check"))) {
        const Catalogue catalogue = Catalogue::load(DataFolders::ofThisProgram());
        warnOf(catalogue);
        return catalogue;
    }
    const Catalogue checked = Catalogue::loadFolder(arguments.value(QStringLiteral("check")));
    warnOf(checked);
    const QStringList wrong = wrongMixes(checked);
    for (const QString& sentence : wrong)
        complain(sentence);
    exitCode = checked.problems().isEmpty() && wrong.isEmpty() ? Done : UsageError;
    if (exitCode == Done)
        print(QStringLiteral("Nothing is wrong with %1: %2 servers, %3 behaviours, %4 tests.\n")
                  .arg(arguments.value(QStringLiteral("check")))
                  .arg(checked.servers().size())
                  .arg(checked.behaviours().size())
                  .arg(checked.tests().size()));
    return std::nullopt;
}

QString own(bool isUsers)
{
    return isUsers ? QStringLiteral("  (yours)") : QString();
}

QHash<QString, Availability> availabilityOf(const Catalogue& catalogue)
{
    QHash<QString, Availability> result;
    QEventLoop loop;
    probeAvailability(
        catalogue.servers(), Interpreters::fromSettings(), &loop, [&](const QHash<QString, Availability>& all) {
            result = all;
            loop.quit();
        });
    loop.exec();
    return result;
}

QString notInstalled(const QString& reason, const QString& hint)
{
    return hint.isEmpty() ? QStringLiteral("not installed: %1").arg(reason)
                          : QStringLiteral("not installed: %1; %2").arg(reason, hint);
}

void printServer(const ServerManifest& server, const Availability& availability)
{
    const QString state = availability.available
        ? QString(availability.version.isEmpty() ? QStringLiteral("available") : availability.version)
        : notInstalled(availability.reason, installHint(server));
    print(QStringLiteral("%1  %2%3\n").arg(server.name.leftJustified(12), state, own(server.isUsers)));
    for (const Variant& variant : server.variants) {
        const QString name = variant.name == QLatin1String("default")
            ? server.name
            : QString(server.name % QLatin1Char(':') % variant.name);
        const QString reason = availability.available ? availability.reasonOf(variant.name) : QString();
        print(QStringLiteral("    %1  %2%3%4\n")
                  .arg(name.leftJustified(22), variant.concurrency.leftJustified(11), variant.summary,
                      reason.isEmpty()
                          ? QString()
                          : QString(QStringLiteral(" — ") % notInstalled(reason, installHint(server, variant.name)))));
    }
    for (const Setting& option : server.options)
        print(QStringLiteral("        %1=%2  (%4) %3\n")
                  .arg(option.name, option.defaultValue.value_or(QStringLiteral("…")), option.help,
                      option.whatIsRight()));
}

/// What the three commands have in common: options, --check, --json, or else the text that `show` prints.
int listCommand(const QStringList& given, const QString& name, const QString& description,
    const std::function<QJsonObject(const Catalogue&)>& json, const std::function<void(const Catalogue&)>& show)
{
    Arguments arguments(name % QStringLiteral(" [options]"), description);
    addListOptions(arguments);
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;
    int exitCode = Done;
    const std::optional<Catalogue> catalogue = catalogueFor(arguments, exitCode);
    if (!catalogue)
        return exitCode;
    if (arguments.isSet(QStringLiteral("json")))
        print(QString::fromUtf8(QJsonDocument(json(*catalogue)).toJson()));
    else
        show(*catalogue);
    return Done;
}

void printBehaviour(const BehaviourManifest& behaviour)
{
    const std::string_view role = nameOf(behaviour.role);
    const QString roleName = QString::fromLatin1(role.data(), static_cast<qsizetype>(role.size()));
    print(QStringLiteral("%1  %2  %3%4\n")
              .arg(behaviour.name.leftJustified(16), roleName.leftJustified(8), behaviour.summary,
                  own(behaviour.isUsers)));
    for (const Setting& parameter : behaviour.parameters)
        print(QStringLiteral("    %1=%2  %3\n")
                  .arg(parameter.name, parameter.defaultValue.value_or(QStringLiteral("…")), parameter.help));
    print(QStringLiteral("    Expected: %1.\n    %2\n\n").arg(expectationForPeople(behaviour), behaviour.help));
}

}

int serversCommand(const QStringList& given)
{
    return listCommand(
        given, QStringLiteral("servers"),
        QStringLiteral(
            "The servers that Labour can start, with their variants and options, and whether they are installed."),
        [](const Catalogue& catalogue) { return serversJson(catalogue, availabilityOf(catalogue)); },
        [](const Catalogue& catalogue) {
            const QHash<QString, Availability> availability = availabilityOf(catalogue);
            for (const ServerManifest& server : catalogue.servers())
                printServer(server, availability.value(server.name));
        });
}

int behavioursCommand(const QStringList& given)
{
    return listCommand(given, QStringLiteral("behaviours"),
        QStringLiteral("What a request can ask the application to do, with parameters, and what must then come back."),
        behavioursJson, [](const Catalogue& catalogue) {
            for (const BehaviourManifest& behaviour : catalogue.behaviours())
                printBehaviour(behaviour);
        });
}

int testsCommand(const QStringList& given)
{
    return listCommand(given, QStringLiteral("tests"), QStringLiteral("The ready-made mixes of behaviours."), testsJson,
        [](const Catalogue& catalogue) {
            for (const TestManifest& test : catalogue.tests())
                print(QStringLiteral("%1  %2%3\n    %4: %5\n")
                          .arg(test.name.leftJustified(12), test.summary, own(test.isUsers), test.policy,
                              test.mix.join(QStringLiteral("  "))));
        });
}

}
