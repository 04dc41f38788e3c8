// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests of servers, behaviours and tests from elsewhere: refused in words, or of use.
#include "core/catalogue/behaviour_manifest.h"
#include "core/catalogue/server_manifest.h"
#include "core/catalogue/test_manifest.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>
#include <QJsonObject>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    fuzz::Input input(data, size);
    const std::uint8_t kind = input.byte();
    const QByteArray text(input.rest().data(), static_cast<qsizetype>(input.rest().size()));
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    QList<Problem> problems;
    const JsonPlace place = JsonPlace::fromObject(object, QStringLiteral("manifest.json"), problems);
    switch (kind % 3) {
    case 0:
        if (const auto server = readServer(place, QStringLiteral("/server")); server && problems.isEmpty()) {
            for (const Variant& variant : server->variants) {
                const SettingValues options = server->optionsInForce(variant, {});
                static_cast<void>(commandLine(*server, options, { { QStringLiteral("port"), QStringLiteral("1") } }));
                static_cast<void>(numbersOf(server->options, options));
            }
        }
        break;
    case 1:
        if (const auto behaviour = readBehaviour(place, QStringLiteral("/behaviour"));
            behaviour && problems.isEmpty()) {
            const SettingValues values = behaviour->withDefaults({});
            static_cast<void>(behaviour->expectation(values));
            static_cast<void>(behaviour->timeout(values));
            static_cast<void>(expectationForPeople(*behaviour));
        }
        break;
    default:
        static_cast<void>(readTest(place, QStringLiteral("/test.json")));
    }
    for (const Problem& problem : problems)
        fuzz::require(!problem.text().isEmpty());
    return 0;
}
