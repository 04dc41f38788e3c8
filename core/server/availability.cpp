// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/availability.h"

#include "core/server/question.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace labour {

namespace {

/// Prints {"": major version, "module": version or "" or null} for the modules named in its arguments, in a line of its
/// own. Imports none of them; for Python 3 and 2.7.
const char probeProgram[] = R"(
import sys
sys.path = [folder for folder in sys.path if folder]  # without the current one, which -c puts first
import json
import re
try:
    from importlib.util import find_spec
    def find_loader(name):
        spec = find_spec(name)
        return spec and (spec.loader or spec)
except ImportError:
    from pkgutil import find_loader
def from_metadata(name):
    from importlib import metadata
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return metadata.version(metadata.packages_distributions()[name][0])
def from_setuptools(name):
    import pkg_resources
    for distribution in pkg_resources.working_set:
        if distribution.has_metadata('top_level.txt') and name in distribution.get_metadata('top_level.txt').split():
            return distribution.version
def from_source(name):
    source = find_loader(name).get_source(name)
    return re.search('^__version__ *= *[\'"]([^\'"]+)', source, re.MULTILINE).group(1)
def version(name):
    if name in getattr(sys, 'stdlib_module_names', ('wsgiref',)):
        return '%d.%d.%d' % sys.version_info[:3]
    for source in (from_metadata, from_setuptools, from_source):
        try:
            found = source(name)
        except Exception:
            continue
        if found:
            return found
    return ''
found = {'': sys.version_info[0]}
for name in sys.argv[1:]:
    try:
        found[name] = version(name) if find_loader(name) else None
    except Exception:
        found[name] = None
print('\n' + json.dumps(found))
)";

struct Probe {
    QList<ServerManifest> servers;
    Interpreters interpreters;
    QHash<QString, QJsonObject> modules; ///< by interpreter
    QHash<QString, QString> failures; ///< by interpreter
    QHash<QString, QString> versions; ///< by server, of those with a command for it
    int underWay = 0;
    std::function<void(const QHash<QString, Availability>&)> done;
};

/// A clause, "the program uwsgi is not there"; empty if all is there.
QString whatIsMissing(const Requirements& needs, const Probe& probe, const QString& interpreter)
{
    for (const QString& program : needs.programs) {
        if (findProgram(program).isEmpty())
            return QStringLiteral("the program %1 is not there").arg(program);
    }
    for (const QStringList& alternatives : needs.files) {
        if (std::none_of(
                alternatives.begin(), alternatives.end(), [](const QString& path) { return QFileInfo::exists(path); }))
            return QStringLiteral("%1 is not there").arg(alternatives.join(QStringLiteral(" or ")));
    }
    if (needs.pythonModules.isEmpty() && !needs.pythonVersion)
        return {};
    if (probe.failures.contains(interpreter))
        return probe.failures.value(interpreter);
    const QJsonObject modules = probe.modules.value(interpreter);
    const int major = modules.value(QString()).toInt();
    if (needs.pythonVersion && *needs.pythonVersion != major)
        return QStringLiteral("it needs Python %1, and %2 is Python %3; another interpreter can be named for it in "
                              "Labour's settings")
            .arg(*needs.pythonVersion)
            .arg(interpreter)
            .arg(major);
    for (const QString& name : needs.pythonModules) {
        if (!modules.value(name).isString())
            return QStringLiteral("%1 has no module %2").arg(interpreter, name);
    }
    return {};
}

Availability judged(const Probe& probe, const ServerManifest& server)
{
    const QString interpreter = probe.interpreters.of(server.name);
    Availability result;
    result.reason = whatIsMissing(server.needs, probe, interpreter);
    result.available = result.reason.isEmpty();
    if (!result.available)
        return result;
    result.version = probe.versions.value(server.name);
    for (const QString& name : server.needs.pythonModules) {
        if (result.version.isEmpty())
            result.version = probe.modules.value(interpreter).value(name).toString();
    }
    for (const Variant& variant : server.variants) {
        const QString reason = whatIsMissing(variant.needs, probe, interpreter);
        if (!reason.isEmpty())
            result.variants.insert(variant.name, reason);
    }
    return result;
}

void answered(Probe& probe)
{
    if (--probe.underWay > 0)
        return;
    QHash<QString, Availability> all;
    for (const ServerManifest& server : probe.servers)
        all.insert(server.name, judged(probe, server));
    probe.done(all);
}

void askInterpreter(
    const std::shared_ptr<Probe>& probe, const QString& interpreter, const QStringList& modules, QObject* context)
{
    ++probe->underWay;
    const QStringList arguments = QStringList { QStringLiteral("-c"), QString::fromLatin1(probeProgram) } + modules;
    askProgram(interpreter, arguments, context, [probe, interpreter](const Answer& answer) {
        // The last line: an interpreter may have said something of its own before.
        const QByteArray said = answer.output.trimmed();
        const QJsonDocument found = QJsonDocument::fromJson(said.mid(said.lastIndexOf('\n') + 1));
        if (found.isObject())
            probe->modules.insert(interpreter, found.object());
        else if (answer.failure.isEmpty())
            probe->failures.insert(
                interpreter, QStringLiteral("%1 is no Python interpreter that works").arg(interpreter));
        else
            probe->failures.insert(
                interpreter, QStringLiteral("the interpreter %1 %2").arg(interpreter, answer.failure));
        answered(*probe);
    });
}

void askVersion(const std::shared_ptr<Probe>& probe, const ServerManifest& server, QObject* context)
{
    QString program = server.versionCommand.first();
    program = program == QLatin1String("{python}") ? probe->interpreters.of(server.name) : findProgram(program);
    if (program.isEmpty())
        return;
    QStringList arguments = server.versionCommand.mid(1);
    arguments.replaceInStrings(QStringLiteral("{server}"), server.folder);
    ++probe->underWay;
    askProgram(program, arguments, context, [probe, name = server.name](const Answer& answer) {
        static const QRegularExpression form(QStringLiteral("\\b\\d+\\.\\d+(\\.\\d+)*"));
        probe->versions.insert(name, form.match(QString::fromUtf8(answer.output)).captured());
        answered(*probe);
    });
}

QStringList modulesOf(const ServerManifest& server)
{
    QStringList modules = server.needs.pythonModules;
    for (const Variant& variant : server.variants)
        modules += variant.needs.pythonModules;
    return modules;
}

bool asksPython(const ServerManifest& server)
{
    return server.needs.pythonVersion || !modulesOf(server).isEmpty()
        || std::any_of(server.variants.begin(), server.variants.end(),
            [](const Variant& variant) { return variant.needs.pythonVersion.has_value(); });
}

}

void probeAvailability(const QList<ServerManifest>& servers, const Interpreters& interpreters, QObject* context,
    std::function<void(const QHash<QString, Availability>&)> done)
{
    auto probe = std::make_shared<Probe>();
    probe->servers = servers;
    probe->interpreters = interpreters;
    probe->done = std::move(done);
    QHash<QString, QStringList> questions;
    // One answer is this function's own, so that `done` waits for the event loop even where nobody has to be asked.
    probe->underWay = 1;
    for (const ServerManifest& server : servers) {
        if (asksPython(server))
            questions[interpreters.of(server.name)] += modulesOf(server);
        if (!server.versionCommand.isEmpty())
            askVersion(probe, server, context);
    }
    for (auto question = questions.begin(); question != questions.end(); ++question) {
        question->removeDuplicates();
        askInterpreter(probe, question.key(), question.value(), context);
    }
    QTimer::singleShot(0, context, [probe] { answered(*probe); });
}

}
