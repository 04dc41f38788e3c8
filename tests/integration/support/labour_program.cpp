// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include "core/server/interpreters.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStringBuilder>

namespace labour::test {

QString programPath(const QString& name)
{
    return qEnvironmentVariable("LABOUR_BIN") % QLatin1Char('/') % name;
}

LabourProgram::LabourProgram()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("HOME"), m_home.path());
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path() % QStringLiteral("/share"));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path() % QStringLiteral("/config"));
    m_environment.insert(QStringLiteral("TMPDIR"), m_home.path());
    m_environment.remove(QStringLiteral("LABOUR_HISTORY"));
    m_process.setProgram(programPath(QStringLiteral("labour")));
}

QString LabourProgram::dataFolder() const
{
    return m_home.path() % QStringLiteral("/share/labour");
}

void LabourProgram::addServer(const QString& name, const QByteArray& script, const QByteArray& stop)
{
    const QString folder = dataFolder() % QStringLiteral("/servers/") % name;
    QDir().mkpath(folder);
    QFile manifest(folder % QStringLiteral("/server.json"));
    if (manifest.open(QIODevice::WriteOnly))
        manifest.write("{\"name\": \"" + name.toUtf8()
            + R"(", "title": "A test's", "summary": "A test's.", "interface": "wsgi", "requires": {}, "install": {},
        "command": ["{python}", "{server}/start.py", "{host}", "{port}"], "options": [],
        "variants": [{"name": "default", "concurrency": "single"}])"
            + (stop.isEmpty() ? QByteArray() : ", \"stop\": " + stop) + '}');
    QFile start(folder % QStringLiteral("/start.py"));
    if (start.open(QIODevice::WriteOnly))
        start.write(script);
}

void LabourProgram::start(const QStringList& arguments)
{
    m_output.clear();
    m_errors.clear();
    m_process.setProcessEnvironment(m_environment);
    m_process.setArguments(arguments);
    m_process.start();
    m_process.waitForStarted();
}

bool LabourProgram::waitForEnd(int seconds)
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(seconds * 1000);
}

bool LabourProgram::run(const QStringList& arguments, int seconds)
{
    start(arguments);
    return waitForEnd(seconds) && m_process.exitStatus() == QProcess::NormalExit;
}

const QByteArray& LabourProgram::output()
{
    m_output += m_process.readAllStandardOutput();
    return m_output;
}

const QByteArray& LabourProgram::errors()
{
    m_errors += m_process.readAllStandardError();
    return m_errors;
}

const QJsonObject LabourProgram::json()
{
    return QJsonDocument::fromJson(output()).object();
}

bool hasPythonModule(const QString& module)
{
    QProcess python;
    python.start(Interpreters::fromSettings().common,
        { QStringLiteral("-c"),
            QStringLiteral("import importlib.util, sys; sys.exit(not importlib.util.find_spec('%1'))").arg(module) });
    return python.waitForFinished() && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
}

}
