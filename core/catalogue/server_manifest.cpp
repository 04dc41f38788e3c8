// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/server_manifest.h"

#include "core/catalogue/nearest.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <csignal>

namespace labour {

namespace {

constexpr std::array<std::pair<QLatin1String, int>, 7> stopSignalNumbers { {
    { QLatin1String("SIGTERM"), SIGTERM },
    { QLatin1String("SIGINT"), SIGINT },
    { QLatin1String("SIGQUIT"), SIGQUIT },
    { QLatin1String("SIGHUP"), SIGHUP },
    { QLatin1String("SIGUSR1"), SIGUSR1 },
    { QLatin1String("SIGWINCH"), SIGWINCH },
    { QLatin1String("SIGKILL"), SIGKILL },
} };

const QStringList& placeNames()
{
    static const QStringList names { QStringLiteral("python"), QStringLiteral("host"), QStringLiteral("port"),
        QStringLiteral("application"), QStringLiteral("run"), QStringLiteral("server") };
    return names;
}

const QStringList& concurrencyNames()
{
    static const QStringList names { QStringLiteral("single"), QStringLiteral("threads"), QStringLiteral("prefork"),
        QStringLiteral("greenlets"), QStringLiteral("event-loop"), QStringLiteral("mixed") };
    return names;
}

const QRegularExpression& placeholder()
{
    static const QRegularExpression form(QStringLiteral("\\{([?]?)([a-z_0-9]+)\\}"));
    return form;
}

CommandPart readCommandPart(const JsonPlace& place, const QStringList& known)
{
    CommandPart part;
    part.isConditional = place.isArray();
    const QList<JsonPlace> words = part.isConditional ? place.elements() : QList<JsonPlace> { place };
    for (const JsonPlace& word : words) {
        part.words.append(word.text());
        auto matches = placeholder().globalMatch(part.words.last());
        while (matches.hasNext()) {
            const QString name = matches.next().captured(2);
            if (!known.contains(name))
                word.problem(unknownName(QStringLiteral("placeholder"), name, known));
        }
    }
    return part;
}

std::optional<Expression> readExpression(const JsonPlace& place, const QStringList& names)
{
    const std::optional<QString> text = place.scalarText();
    if (!text)
        return std::nullopt;
    const Result<Expression> expression = Expression::parse(*text, names);
    if (!expression) {
        place.problem(expression.error());
        return std::nullopt;
    }
    return *expression;
}

/// What stands between the punctuation of NAME:VARIANT,OPTION=VALUE.
void requireName(const JsonPlace& place, const QString& name)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9][a-z0-9_.-]*\\z"));
    if (!name.isEmpty() && !form.match(name).hasMatch())
        place.problem(
            QStringLiteral("a name in lower case, of a-z, 0-9, _, . and -, was expected, not “%1”").arg(name));
}

void requireOptionNames(const JsonPlace& options, const QList<Setting>& read)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9_]*\\z"));
    for (const Setting& option : read) {
        if (!form.match(option.name).hasMatch())
            options.problem(QStringLiteral("an option's name of the characters a-z, 0-9 and _ was expected, not “%1”")
                                .arg(option.name));
        if (placeNames().contains(option.name))
            options.problem(
                QStringLiteral("“%1” is what Labour itself fills in; an option needs another name").arg(option.name));
    }
}

/// An expression has to have a value where the variant is used as it is.
void requireValue(const JsonPlace& place, const std::optional<Expression>& expression, const ServerManifest& server,
    const Variant& variant)
{
    if (!expression)
        return;
    const Result<double> value =
        expression->evaluate(numbersOf(server.options, server.optionsInForce(variant, SettingValues {})));
    if (!value)
        place.problem(value.error());
}

std::optional<int> readPythonVersion(const JsonPlace& place)
{
    const std::optional<double> major = place.numberIfAny();
    if (!major)
        return std::nullopt;
    if (*major != 2 && *major != 3)
        place.problem(QStringLiteral("2 or 3 was expected"));
    return static_cast<int>(*major);
}

Requirements readRequirements(const JsonPlace& place)
{
    place.allowKeys({ QStringLiteral("python"), QStringLiteral("programs"), QStringLiteral("files"),
        QStringLiteral("python_version") });
    Requirements needs;
    needs.pythonModules = place[QStringLiteral("python")].texts();
    needs.programs = place[QStringLiteral("programs")].texts();
    for (const JsonPlace& element : place[QStringLiteral("files")].elements()) {
        const QStringList paths = element.isArray() ? element.texts() : QStringList { element.text() };
        if (paths.isEmpty() || std::any_of(paths.begin(), paths.end(), [](const QString& path) {
                return !path.startsWith(QLatin1Char('/'));
            }))
            element.problem(QStringLiteral("an absolute path, or a list of them of which one will do, was expected"));
        needs.files.append(paths);
    }
    needs.pythonVersion = readPythonVersion(place[QStringLiteral("python_version")]);
    return needs;
}

Installation readInstallation(const JsonPlace& place)
{
    place.allowKeys(
        { QStringLiteral("debian"), QStringLiteral("pip"), QStringLiteral("build"), QStringLiteral("python_version") });
    return { place[QStringLiteral("debian")].texts(), place[QStringLiteral("pip")].texts(),
        place[QStringLiteral("build")].texts(), readPythonVersion(place[QStringLiteral("python_version")]) };
}

Variant readVariant(const JsonPlace& place, const QList<Setting>& options)
{
    place.allowKeys({ QStringLiteral("name"), QStringLiteral("summary"), QStringLiteral("set"),
        QStringLiteral("concurrency"), QStringLiteral("capacity"), QStringLiteral("hang_limit"),
        QStringLiteral("requires"), QStringLiteral("install") });
    Variant variant;
    variant.name = place[QStringLiteral("name")].text();
    variant.summary = place[QStringLiteral("summary")].textOr(QString());
    const JsonPlace set = place[QStringLiteral("set")];

    set.allowKeys(namesOf(options));
    for (const QString& name : set.keys()) {
        const Setting* option = settingNamed(options, name);
        const std::optional<QString> text = set[name].scalarText();
        if (!option || !text)
            continue;
        const Result<QString> value = option->canonical(*text);
        if (value)
            variant.set.insert(name, *value);
        else
            set[name].problem(value.error());
    }
    variant.concurrency = place[QStringLiteral("concurrency")].text();
    if (!concurrencyNames().contains(variant.concurrency))
        place[QStringLiteral("concurrency")].problem(
            QStringLiteral("one of %1 was expected").arg(concurrencyNames().join(QStringLiteral(", "))));
    variant.capacity = readExpression(place[QStringLiteral("capacity")], numericNames(options));
    variant.hangLimit = readExpression(place[QStringLiteral("hang_limit")], numericNames(options));
    variant.needs = readRequirements(place[QStringLiteral("requires")]);
    variant.install = readInstallation(place[QStringLiteral("install")]);
    return variant;
}

void readStop(const JsonPlace& place, ServerManifest& server)
{
    place.allowKeys({ QStringLiteral("signals"), QStringLiteral("grace_seconds") });
    const JsonPlace signalList = place[QStringLiteral("signals")];
    for (const JsonPlace& element : signalList.elements()) {
        const QString name = element.text();
        if (signalNumber(name))
            server.stopSignals.append(name);
        else
            element.problem(
                QStringLiteral("SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR1, SIGWINCH or SIGKILL was expected"));
    }
    if (server.stopSignals.isEmpty())
        server.stopSignals = { QStringLiteral("SIGTERM"), QStringLiteral("SIGINT"), QStringLiteral("SIGKILL") };
    const JsonPlace grace = place[QStringLiteral("grace_seconds")];
    server.graceSeconds = grace.numberIfAny().value_or(5);
    if (server.graceSeconds < 0.1 || server.graceSeconds > 600)
        grace.problem(QStringLiteral("a number of seconds from 0.1 to 600 was expected"));
}

void readVariants(const JsonPlace& place, ServerManifest& server)
{
    for (const JsonPlace& element : place.elements()) {
        const Variant variant = readVariant(element, server.options);
        requireName(element[QStringLiteral("name")], variant.name);
        requireValue(element[QStringLiteral("capacity")], variant.capacity, server, variant);
        requireValue(element[QStringLiteral("hang_limit")], variant.hangLimit, server, variant);
        if (server.variant(variant.name))
            element[QStringLiteral("name")].problem(QStringLiteral("“%1” stands here twice").arg(variant.name));
        else
            server.variants.append(variant);
    }
    if (server.variants.isEmpty() || server.variants.first().name != QLatin1String("default"))
        place.problem(QStringLiteral("a variant named “default” was expected as the first"));
}

/// Whether a conditional part is kept: every option in it has a value, and those written {?option} are not false.
bool isKept(const CommandPart& part, const SettingValues& options, const QHash<QString, QString>& places)
{
    for (const QString& word : part.words) {
        auto matches = placeholder().globalMatch(word);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const QString name = match.captured(2);
            if (places.contains(name))
                continue;
            const auto value = options.find(name);
            if (value == options.end() || (!match.captured(1).isEmpty() && *value == QLatin1String("false")))
                return false;
        }
    }
    return true;
}

QString filledIn(const QString& word, const SettingValues& options, const QHash<QString, QString>& places)
{
    QString text;
    qsizetype done = 0;
    auto matches = placeholder().globalMatch(word);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        text += word.mid(done, match.capturedStart() - done);
        if (match.captured(1).isEmpty()) {
            const QString name = match.captured(2);
            text += places.contains(name) ? places.value(name) : options.value(name);
        }
        done = match.capturedEnd();
    }
    return text + word.mid(done);
}

}

std::optional<int> signalNumber(const QString& name)
{
    const auto found = std::find_if(
        stopSignalNumbers.begin(), stopSignalNumbers.end(), [&](const auto& s) { return s.first == name; });
    if (found == stopSignalNumbers.end())
        return std::nullopt;
    return found->second;
}

const Variant* ServerManifest::variant(const QString& wanted) const
{
    const auto found =
        std::find_if(variants.begin(), variants.end(), [&](const Variant& v) { return v.name == wanted; });
    return found == variants.end() ? nullptr : &*found;
}

QStringList ServerManifest::variantNames() const
{
    QStringList names;
    for (const Variant& v : variants)
        names.append(v.name);
    return names;
}

SettingValues ServerManifest::optionsInForce(const Variant& variant, const SettingValues& given) const
{
    SettingValues values;
    for (const Setting& option : options) {
        if (given.contains(option.name))
            values.insert(option.name, given.value(option.name));
        else if (variant.set.contains(option.name))
            values.insert(option.name, variant.set.value(option.name));
        else if (option.defaultValue)
            values.insert(option.name, *option.defaultValue);
    }
    return values;
}

std::optional<ServerManifest> readServer(const JsonPlace& place, const QString& folder)
{
    if (!place.isObject())
        return std::nullopt;
    place.allowKeys({ QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("summary"),
        QStringLiteral("homepage"), QStringLiteral("interface"), QStringLiteral("requires"), QStringLiteral("install"),
        QStringLiteral("version"), QStringLiteral("command"), QStringLiteral("options"), QStringLiteral("variants"),
        QStringLiteral("stop") });
    ServerManifest server;
    server.folder = folder;
    server.name = place[QStringLiteral("name")].text();
    if (server.name != QFileInfo(folder).fileName())
        place[QStringLiteral("name")].problem(
            QStringLiteral("the folder's name, “%1”, was expected").arg(QFileInfo(folder).fileName()));
    requireName(place[QStringLiteral("name")], server.name);
    server.title = place[QStringLiteral("title")].text();
    server.summary = place[QStringLiteral("summary")].text();
    server.homepage = place[QStringLiteral("homepage")].textOr(QString());
    server.interface = place[QStringLiteral("interface")].text();
    if (!server.interface.isEmpty() && server.interface != QLatin1String("wsgi"))
        place[QStringLiteral("interface")].problem(QStringLiteral("“wsgi” was expected"));
    server.needs = readRequirements(place[QStringLiteral("requires")]);
    server.install = readInstallation(place[QStringLiteral("install")]);
    server.versionCommand = place[QStringLiteral("version")].texts();
    server.options = readSettings(place[QStringLiteral("options")]);
    requireOptionNames(place[QStringLiteral("options")], server.options);
    const QStringList known = placeNames() + namesOf(server.options);
    for (const JsonPlace& part : place[QStringLiteral("command")].elements())
        server.command.append(readCommandPart(part, known));
    if (server.command.isEmpty())
        place[QStringLiteral("command")].problem(QStringLiteral("a list of at least one word was expected"));
    readVariants(place[QStringLiteral("variants")], server);
    readStop(place[QStringLiteral("stop")], server);
    return server;
}

QStringList commandLine(
    const ServerManifest& server, const SettingValues& options, const QHash<QString, QString>& places)
{
    QStringList words;
    for (const CommandPart& part : server.command) {
        if (part.isConditional && !isKept(part, options, places))
            continue;
        for (const QString& word : part.words) {
            const QString filled = filledIn(word, options, places);
            if (!filled.isEmpty() || !word.contains(QLatin1String("{?")))
                words.append(filled);
        }
    }
    return words;
}

}
