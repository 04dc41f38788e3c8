// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/expression.h"
#include "core/catalogue/json_place.h"
#include "core/catalogue/setting.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace labour {

/// What has to be on the machine for a server, or one of its variants, to start.
struct Requirements {
    QStringList pythonModules; ///< that the interpreter has to be able to import
    QStringList programs; ///< that have to be in PATH, /usr/sbin or /sbin
    QList<QStringList> files; ///< one of each list, by absolute path
    std::optional<int> pythonVersion; ///< the interpreter's major version: 2 or 3

    bool isEmpty() const { return pythonModules.isEmpty() && programs.isEmpty() && files.isEmpty() && !pythonVersion; }
};

/// What installs it: names of packages.
struct Installation {
    QStringList debian;
    QStringList pip;
    QStringList build; ///< Debian's, that pip compiles against
    std::optional<int> pythonVersion; ///< that pip's package is for, where not any

    bool isEmpty() const { return debian.isEmpty() && pip.isEmpty(); }
};

/// A named set of a server's options.
struct Variant {
    QString name;
    QString summary;
    SettingValues set;
    QString concurrency; ///< single, threads, prefork, greenlets, event-loop or mixed
    std::optional<Expression> capacity; ///< requests it can be busy with at once; none: no bound
    std::optional<Expression> hangLimit; ///< seconds after which the server itself ends a hanging request; none: never
    Requirements needs; ///< besides the server's
    Installation install; ///< besides the server's
};

/// A part of a server's command: kept or left out as a whole.
struct CommandPart {
    QStringList words; ///< with {placeholders}
    bool isConditional = false; ///< left out when an option named in it has no value, or one named {?option} is false
};

/// servers/NAME/server.json: a way to start a web server.
struct ServerManifest {
    QString name;
    QString title;
    QString summary;
    QString homepage;
    QString interface; ///< "wsgi"
    Requirements needs;
    Installation install;
    QStringList versionCommand; ///< prints the version; empty: that of the first module's distribution
    QList<CommandPart> command;
    QList<Setting> options;
    QList<Variant> variants; ///< the first is "default"
    QStringList stopSignals;
    double graceSeconds = 5;
    QString folder;
    bool isUsers = false; ///< from the user's own data directory

    const Variant* variant(const QString& name) const;
    QStringList variantNames() const;
    /// All options in force: those given, else the variant's, else the defaults.
    SettingValues optionsInForce(const Variant& variant, const SettingValues& given) const;
};

/// Reads and checks one manifest; problems are added to the place's list, and nothing is given if it is no object.
std::optional<ServerManifest> readServer(const JsonPlace& place, const QString& folder);

/// The command line: placeholders filled in from the options in force and from `places` (python, host, port,
/// application, run, server).
QStringList commandLine(
    const ServerManifest& server, const SettingValues& options, const QHash<QString, QString>& places);

/// The signal's number; nothing for a name that no stop may have.
std::optional<int> signalNumber(const QString& name);

}
