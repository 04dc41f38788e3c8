// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/schemas.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace labour {

namespace {

const QString suffix = QStringLiteral(".schema.json");

Result<QJsonObject> objectIn(const QString& path)
{
    QFile file(path);
    const QJsonDocument document =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    if (!document.isObject())
        return Error { QStringLiteral("%1 cannot be read as a schema").arg(path) };
    return document.object();
}

/// The files of the other schemas that something within refers to.
void addReferences(const QJsonValue& within, QStringList& files)
{
    for (const QJsonValue& element : within.toArray())
        addReferences(element, files);
    const QJsonObject object = within.toObject();
    for (auto each = object.begin(); each != object.end(); ++each) {
        addReferences(each.value(), files);
        const QString file =
            each.key() == QLatin1String("$ref") ? each.value().toString().section(u'#', 0, 0) : QString();
        if (!file.isEmpty() && !files.contains(file))
            files.append(file);
    }
}

}

QList<PublishedSchema> publishedSchemas(const DataFolders& folders)
{
    QList<PublishedSchema> schemas;
    const QDir folder(folders.shipped % QStringLiteral("/resources/schemas"));
    for (const QFileInfo& entry : folder.entryInfoList({ u'*' % suffix }, QDir::Files, QDir::Name)) {
        if (const Result<QJsonObject> schema = objectIn(entry.filePath()))
            schemas.append({ schema->value(QLatin1String("title")).toString(),
                schema->value(QLatin1String("description")).toString(), entry.filePath() });
    }
    return schemas;
}

Result<QByteArray> bundled(const PublishedSchema& schema)
{
    Result<QJsonObject> whole = objectIn(schema.file);
    if (!whole)
        return Error { whole.error() };
    QJsonObject definitions = whole->value(QLatin1String("$defs")).toObject();
    QStringList files { QFileInfo(schema.file).fileName() };
    addReferences(*whole, files);
    for (qsizetype i = 1; i < files.size(); ++i) {
        const Result<QJsonObject> other = objectIn(QFileInfo(schema.file).dir().filePath(files.at(i)));
        if (!other)
            return Error { other.error() };
        addReferences(*other, files);
        definitions.insert(files.at(i), *other);
    }
    if (!definitions.isEmpty())
        whole->insert(QStringLiteral("$defs"), definitions);
    return QJsonDocument(*whole).toJson();
}

}
