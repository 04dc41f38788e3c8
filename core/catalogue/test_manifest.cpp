// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/test_manifest.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace labour {

std::optional<TestManifest> readTest(const JsonPlace& place, const QString& file)
{
    if (!place.isObject())
        return std::nullopt;
    place.allowKeys(
        { QStringLiteral("name"), QStringLiteral("summary"), QStringLiteral("policy"), QStringLiteral("mix") });
    TestManifest test;
    test.file = file;
    test.name = place[QStringLiteral("name")].text();
    if (test.name != QFileInfo(file).completeBaseName())
        place[QStringLiteral("name")].problem(
            QStringLiteral("the file's name, “%1”, was expected").arg(QFileInfo(file).completeBaseName()));
    test.summary = place[QStringLiteral("summary")].text();
    test.policy = place[QStringLiteral("policy")].textOr(QStringLiteral("random"));
    if (test.policy != QLatin1String("random") && test.policy != QLatin1String("repeat"))
        place[QStringLiteral("policy")].problem(QStringLiteral("random or repeat was expected"));
    test.mix = place[QStringLiteral("mix")].texts();
    if (test.mix.isEmpty())
        place[QStringLiteral("mix")].problem(QStringLiteral("a list of at least one behaviour was expected"));
    return test;
}

Result<bool> saveTest(const TestManifest& test)
{
    const QJsonObject manifest { { QStringLiteral("name"), test.name }, { QStringLiteral("summary"), test.summary },
        { QStringLiteral("policy"), test.policy }, { QStringLiteral("mix"), QJsonArray::fromStringList(test.mix) } };
    const QByteArray text = QJsonDocument(manifest).toJson();
    QSaveFile file(test.file);
    if (!QDir().mkpath(QFileInfo(test.file).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(text) != text.size() || !file.commit())
        return Error { QStringLiteral("%1: %2").arg(test.file, file.errorString()) };
    return true;
}

}
