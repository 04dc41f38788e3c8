// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/catalogue_json.h"

#include <QJsonArray>

namespace labour {

namespace {

QJsonValue typed(const Setting& setting, const std::optional<QString>& value)
{
    if (!value)
        return QJsonValue::Null;
    if (setting.isNumeric())
        return value->toDouble();
    if (setting.type == SettingType::Boolean)
        return *value == QLatin1String("true");
    return *value;
}

QJsonValue numberOrNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonArray settingsJson(const QList<Setting>& settings)
{
    QJsonArray array;
    for (const Setting& setting : settings) {
        QJsonObject object {
            { QStringLiteral("name"), setting.name },
            { QStringLiteral("type"), nameOf(setting.type) },
            { QStringLiteral("default"), typed(setting, setting.defaultValue) },
            { QStringLiteral("minimum"), numberOrNull(setting.minimum) },
            { QStringLiteral("maximum"), numberOrNull(setting.maximum) },
            { QStringLiteral("help"), setting.help },
        };
        if (!setting.choices.isEmpty())
            object.insert(QStringLiteral("choices"), QJsonArray::fromStringList(setting.choices));
        array.append(object);
    }
    return array;
}

QJsonValue evaluated(const std::optional<Expression>& expression, const QHash<QString, double>& numbers)
{
    if (!expression)
        return QJsonValue::Null;
    const Result<double> value = expression->evaluate(numbers);
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonArray variantsJson(const ServerManifest& server, const Availability& availability)
{
    QJsonArray array;
    for (const Variant& variant : server.variants) {
        const QHash<QString, double> numbers = numbersOf(server.options, server.optionsInForce(variant, {}));
        array.append(QJsonObject {
            { QStringLiteral("name"), variant.name },
            { QStringLiteral("summary"), variant.summary },
            { QStringLiteral("concurrency"), variant.concurrency },
            { QStringLiteral("capacity"), evaluated(variant.capacity, numbers) },
            { QStringLiteral("hang_limit"), evaluated(variant.hangLimit, numbers) },
            { QStringLiteral("available"), availability.reasonOf(variant.name).isEmpty() },
            { QStringLiteral("reason"),
                availability.reasonOf(variant.name).isEmpty() ? QJsonValue(QJsonValue::Null)
                                                              : QJsonValue(availability.reasonOf(variant.name)) },
        });
    }
    return array;
}

}

QJsonObject serversJson(const Catalogue& catalogue, const QHash<QString, Availability>& availability)
{
    QJsonArray servers;
    for (const ServerManifest& server : catalogue.servers()) {
        const Availability here = availability.value(server.name);
        servers.append(QJsonObject {
            { QStringLiteral("name"), server.name },
            { QStringLiteral("title"), server.title },
            { QStringLiteral("summary"), server.summary },
            { QStringLiteral("users"), server.isUsers },
            { QStringLiteral("available"), here.available },
            { QStringLiteral("reason"), here.available ? QJsonValue(QJsonValue::Null) : QJsonValue(here.reason) },
            { QStringLiteral("version"), here.version },
            { QStringLiteral("install"),
                QJsonObject { { QStringLiteral("debian"), QJsonArray::fromStringList(server.install.debian) },
                    { QStringLiteral("pip"), QJsonArray::fromStringList(server.install.pip) },
                    { QStringLiteral("hint"), installHint(server) } } },
            { QStringLiteral("variants"), variantsJson(server, here) },
            { QStringLiteral("options"), settingsJson(server.options) },
        });
    }
    return { { QStringLiteral("schema"), QStringLiteral("labour.servers/1") }, { QStringLiteral("servers"), servers } };
}

QJsonObject behavioursJson(const Catalogue& catalogue)
{
    QJsonArray behaviours;
    for (const BehaviourManifest& behaviour : catalogue.behaviours()) {
        const std::string_view role = nameOf(behaviour.role);
        behaviours.append(QJsonObject {
            { QStringLiteral("name"), behaviour.name },
            { QStringLiteral("summary"), behaviour.summary },
            { QStringLiteral("help"), behaviour.help },
            { QStringLiteral("users"), behaviour.isUsers },
            { QStringLiteral("role"), QString::fromLatin1(role.data(), static_cast<qsizetype>(role.size())) },
            { QStringLiteral("group"), behaviour.group },
            { QStringLiteral("side"), behaviour.side },
            { QStringLiteral("expected"), expectationForPeople(behaviour) },
            { QStringLiteral("timeout_seconds"), behaviour.timeout({}) },
            { QStringLiteral("parameters"), settingsJson(behaviour.parameters) },
        });
    }
    return { { QStringLiteral("schema"), QStringLiteral("labour.behaviours/1") },
        { QStringLiteral("behaviours"), behaviours } };
}

QJsonObject testsJson(const Catalogue& catalogue)
{
    QJsonArray tests;
    for (const TestManifest& test : catalogue.tests())
        tests.append(QJsonObject {
            { QStringLiteral("name"), test.name },
            { QStringLiteral("summary"), test.summary },
            { QStringLiteral("users"), test.isUsers },
            { QStringLiteral("policy"), test.policy },
            { QStringLiteral("mix"), QJsonArray::fromStringList(test.mix) },
        });
    return { { QStringLiteral("schema"), QStringLiteral("labour.tests/1") }, { QStringLiteral("tests"), tests } };
}

}
