// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/catalogue/manifest_files.h"

#include "tests/unit/catalogue/json_edit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace labour {

const QJsonObject& soundServer()
{
    static const QJsonObject server = jsonFrom(R"({
        "name": "oak", "title": "Oak", "summary": "A server that stands.", "homepage": "https://example.org/", "interface": "wsgi",
        "requires": {"python": ["oak", "acorn"], "programs": ["saw"]},
        "install": {"debian": ["python3-oak"], "pip": ["oak"]},
        "command": ["{python}", "-m", "oak", "--bind={host}:{port}", "--workers", "{workers}",
                    ["--name", "{title}"], ["{?verbose}", "--verbose"], ["{?verbose}", "--log={run}/{title}.log"],
                    "{application}/x", "{server}"],
        "options": [
            {"name": "workers", "type": "integer", "default": 1, "minimum": 1, "maximum": 16, "help": "How many."},
            {"name": "timeout", "type": "seconds", "default": "30s", "minimum": 0},
            {"name": "kind", "type": "choice", "choices": ["sync", "async"], "default": "sync"},
            {"name": "verbose", "type": "boolean", "default": false},
            {"name": "title", "type": "text", "default": null},
            {"name": "buffer", "type": "bytes", "default": "64k", "maximum": 1048576}
        ],
        "variants": [
            {"name": "default", "set": {}, "concurrency": "prefork", "capacity": "workers", "hang_limit": "timeout"},
            {"name": "wide", "summary": "More.", "set": {"workers": 4, "verbose": true, "timeout": "500ms"},
             "concurrency": "mixed", "capacity": "workers * 2", "hang_limit": null}
        ],
        "stop": {"signals": ["SIGINT", "SIGKILL"], "grace_seconds": 2.5}
    })");
    return server;
}

const QJsonObject& soundBehaviour()
{
    static const QJsonObject behaviour = jsonFrom(R"({
        "name": "Growing", "summary": "Grows.", "help": "The worker grows.", "role": "culprit", "group": "leaks", "side": "server",
        "parameters": [
            {"name": "height", "type": "integer", "default": 3, "minimum": 0, "maximum": 100, "help": "How high."},
            {"name": "status", "type": "integer", "default": 200},
            {"name": "pause", "type": "seconds", "default": 0.5},
            {"name": "leaf", "type": "text", "default": "green"}
        ],
        "expect": {"any_of": [
            {"status": [200, "{status}"], "body": "Grown {height}, {leaf}.", "length": "{height}"},
            {"status": "5xx", "length": 12},
            {"status": [503], "verified": false},
            {"closed": true}
        ]},
        "timeout_seconds": "pause * 2 + 10"
    })");
    return behaviour;
}

const QJsonObject& soundTest()
{
    static const QJsonObject test = jsonFrom(
        R"({"name": "Forest", "summary": "Many.", "policy": "repeat", "mix": ["Growing=3", "culprit:Growing?height=5=1"]})");
    return test;
}

ManifestFiles::ManifestFiles()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
    write(shipped(QStringLiteral("behaviours/labour_application.py")), "");
}

DataFolders ManifestFiles::folders() const
{
    return { m_folder.filePath(QStringLiteral("shipped")), m_folder.filePath(QStringLiteral("users")) };
}

QString ManifestFiles::shipped(const QString& path) const
{
    return m_folder.filePath(QStringLiteral("shipped/") + path);
}

QString ManifestFiles::users(const QString& path) const
{
    return m_folder.filePath(QStringLiteral("users/") + path);
}

QString ManifestFiles::writeServer(const QString& base, const QString& name, const QByteArray& text)
{
    return write(base + QLatin1Char('/') + name + QStringLiteral("/server.json"), text);
}

QString ManifestFiles::writeBehaviour(const QString& base, const QString& name, const QByteArray& text)
{
    write(base + QLatin1Char('/') + name + QStringLiteral("/wsgi.py"), "");
    return write(base + QLatin1Char('/') + name + QStringLiteral("/behaviour.json"), text);
}

QString ManifestFiles::write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

QByteArray textOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson();
}

}
