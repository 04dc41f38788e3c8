// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace labour::test {

/// The program of that name in the build's bin folder (LABOUR_BIN).
QString programPath(const QString& name);

/// Labour's command line as a user runs it, but with a home of its own.
class LabourProgram
{
public:
    LabourProgram();

    /// The folder of the user's own servers, behaviours and tests.
    QString dataFolder() const;
    QString folder() const { return m_home.path(); }
    /// Gives the user a server of that name, which {python} runs as `script HOST PORT`.
    void addServer(const QString& name, const QByteArray& script, const QByteArray& stop = {});
    void setVariable(const QString& name, const QString& value) { m_environment.insert(name, value); }

    void start(const QStringList& arguments);
    /// False if it had not ended after so many seconds.
    bool waitForEnd(int seconds = 60);
    bool run(const QStringList& arguments, int seconds = 60);

    QProcess& process() { return m_process; }
    int exitCode() const { return m_process.exitCode(); }
    const QByteArray& output();
    const QByteArray& errors();
    const QJsonObject json();

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

/// Whether this interpreter's server packages hold the module: for skipping a test by name.
bool hasPythonModule(const QString& module);

}
