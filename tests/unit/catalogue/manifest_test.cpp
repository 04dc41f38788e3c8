// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/behaviour_manifest.h"
#include "core/catalogue/server_manifest.h"
#include "core/catalogue/test_manifest.h"
#include "tests/unit/catalogue/json_edit.h"
#include "tests/unit/catalogue/manifest_files.h"

#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace labour {

namespace {

const QJsonValue removed(QJsonValue::Undefined);

QJsonValue list(std::initializer_list<QJsonValue> values)
{
    return QJsonArray(values);
}

void addColumns()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("expected");
}

/// A row whose problem is at the place that was edited.
void row(const QString& name, const QString& pointer, const QJsonValue& value, const QString& expected)
{
    QTest::newRow(qPrintable(name)) << pointer << value << pointer << expected;
}

void rowAt(
    const QString& name, const QString& pointer, const QJsonValue& value, const QString& place, const QString& expected)
{
    QTest::newRow(qPrintable(name)) << pointer << value << place << expected;
}

/// Rows for a member that has to be text.
void textRows(const QString& pointer)
{
    const QString expected = u"text was expected"_s;
    row(pointer + u" missing"_s, pointer, removed, expected);
    row(pointer + u" empty"_s, pointer, u""_s, expected);
    row(pointer + u" a number"_s, pointer, 5, expected);
    row(pointer + u" null"_s, pointer, QJsonValue::Null, expected);
}

void optionalTextRows(const QString& pointer)
{
    row(pointer + u" a number"_s, pointer, 5, u"text was expected, not 5"_s);
    row(pointer + u" a list"_s, pointer, list({}), u"text was expected, not a list"_s);
}

void textListRows(const QString& pointer)
{
    row(pointer + u" a text"_s, pointer, u"oak"_s, u"a list was expected, not “oak”"_s);
    row(pointer + u" an object"_s, pointer, QJsonObject(), u"a list was expected, not an object"_s);
    rowAt(
        pointer + u" holds a number"_s, pointer, list({ u"a"_s, 7 }), pointer + u"/1"_s, u"text was expected, not 7"_s);
    rowAt(pointer + u" holds an empty text"_s, pointer, list({ u""_s }), pointer + u"/0"_s,
        u"text was expected, not an empty one"_s);
}

void unknownKeyRow(const QString& pointer, const QString& hint)
{
    row(u"unknown key "_s + pointer, pointer, true, hint);
}

/// Rows for the settings of a server or a behaviour; the first is an integer from 0 or 1 on.
void settingRows(const QString& settings, const QString& firstName)
{
    const QString first = settings + u"/0"_s;
    row(settings + u" a text"_s, settings, u"x"_s, u"a list was expected"_s);
    row(first + u" a text"_s, first, u"x"_s, u"an object was expected, not “x”"_s);
    unknownKeyRow(first + u"/defualt"_s, u"did you mean default?"_s);
    textRows(first + u"/name"_s);
    row(settings + u" twice"_s, settings + u"/1/name"_s, firstName, u"“%1” stands here twice"_s.arg(firstName));
    row(first + u"/type missing"_s, first + u"/type"_s, removed,
        u"one of integer, number, seconds, bytes, boolean, choice, text, path"_s);
    row(first + u"/type unknown"_s, first + u"/type"_s, u"int"_s,
        u"one of integer, number, seconds, bytes, boolean, choice, text, path"_s);
    row(first + u"/default not of the type"_s, first + u"/default"_s, u"many"_s, u"an integer from"_s);
    row(first + u"/default with decimals"_s, first + u"/default"_s, 1.5, u"an integer from"_s);
    row(first + u"/default too small"_s, first + u"/default"_s, -1, u"an integer from"_s);
    row(first + u"/default too large"_s, first + u"/default"_s, 1000, u"an integer from"_s);
    row(first + u"/default a list"_s, first + u"/default"_s, list({ 1 }), u"was expected, not a list"_s);
    row(first + u"/minimum a text"_s, first + u"/minimum"_s, u"1"_s, u"a number was expected, not “1”"_s);
    row(first + u"/maximum true"_s, first + u"/maximum"_s, true, u"a number was expected, not true"_s);
    row(first + u"/choices a text"_s, first + u"/choices"_s, u"sync"_s, u"a list was expected"_s);
    optionalTextRows(first + u"/help"_s);
}

}

class ManifestTest : public QObject
{
    Q_OBJECT

private slots:
    void soundManifestsAreSound();

    void badServers_data();
    void badServers();
    void serversThatAreNoObjects();
    void serverMembers();
    void serverDefaults();
    void optionsInForce();
    void capacities();
    void stopSignals();
    void commandLines_data();
    void commandLines();

    void badBehaviours_data();
    void badBehaviours();
    void aBehaviourNeedsItsImplementation();
    void behaviourMembers();
    void behaviourDefaults();
    void expectations();
    void expectationDefaults_data();
    void expectationDefaults();
    void placeholdersInValuesStay();
    void timeouts();

    void badTests_data();
    void badTests();
    void testMembers();

private:
    QList<Problem> problemsOf(const QString& kind, const QJsonObject& object);
    void check(const QString& kind, const QJsonObject& sound);
    ServerManifest server(const QJsonObject& object = soundServer());
    BehaviourManifest behaviour(const QJsonObject& object = soundBehaviour());

    ManifestFiles m_files;
};

QList<Problem> ManifestTest::problemsOf(const QString& kind, const QJsonObject& object)
{
    QList<Problem> problems;
    if (kind == u"server"_s) {
        const QString file = ManifestFiles::writeServer(m_files.shipped(u"servers"_s), u"oak"_s, textOf(object));
        readServer(JsonPlace::fromFile(file, problems), m_files.shipped(u"servers/oak"_s));
    } else if (kind == u"behaviour"_s) {
        const QString file =
            ManifestFiles::writeBehaviour(m_files.shipped(u"behaviours"_s), u"Growing"_s, textOf(object));
        readBehaviour(JsonPlace::fromFile(file, problems), m_files.shipped(u"behaviours/Growing"_s));
    } else {
        const QString file = ManifestFiles::write(m_files.shipped(u"resources/tests/Forest.json"_s), textOf(object));
        readTest(JsonPlace::fromFile(file, problems), file);
    }
    return problems;
}

/// Checks that the row's edit of `sound` gives a problem at the row's place.
void ManifestTest::check(const QString& kind, const QJsonObject& sound)
{
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QFETCH(QString, place);
    QFETCH(QString, expected);
    const QList<Problem> problems = problemsOf(kind, edited(sound, pointer, value));
    QVERIFY(!problems.isEmpty());
    QStringList texts;
    bool isThere = false;
    for (const Problem& problem : problems) {
        texts.append(problem.text());
        QVERIFY2(problem.file.endsWith(u".json"_s) && QFileInfo::exists(problem.file), qPrintable(problem.file));
        QVERIFY2(problem.text().startsWith(problem.file + u": "_s), qPrintable(problem.text()));
        isThere = isThere || (problem.place == place && problem.message.contains(expected));
    }
    QVERIFY2(isThere, qPrintable(u"instead of “%1” at %2:\n%3"_s.arg(expected, place, texts.join(u'\n'))));
}

ServerManifest ManifestTest::server(const QJsonObject& object)
{
    QList<Problem> problems;
    const std::optional<ServerManifest> manifest =
        readServer(JsonPlace::fromObject(object, u"server.json"_s, problems), u"/data/servers/oak"_s);
    return problems.isEmpty() ? manifest.value() : ServerManifest {};
}

BehaviourManifest ManifestTest::behaviour(const QJsonObject& object)
{
    ManifestFiles::writeBehaviour(m_files.shipped(u"behaviours"_s), u"Growing"_s, "");
    QList<Problem> problems;
    const std::optional<BehaviourManifest> manifest = readBehaviour(
        JsonPlace::fromObject(object, u"behaviour.json"_s, problems), m_files.shipped(u"behaviours/Growing"_s));
    for (const Problem& problem : problems)
        qWarning("%s", qPrintable(problem.text()));
    return problems.isEmpty() ? manifest.value() : BehaviourManifest {};
}

void ManifestTest::soundManifestsAreSound()
{
    QVERIFY(problemsOf(u"server"_s, soundServer()).isEmpty());
    QVERIFY(problemsOf(u"behaviour"_s, soundBehaviour()).isEmpty());
    QVERIFY(problemsOf(u"test"_s, soundTest()).isEmpty());
}

void ManifestTest::badServers_data()
{
    addColumns();
    for (const QString& key : { u"/name"_s, u"/title"_s, u"/summary"_s, u"/interface"_s })
        textRows(key);
    optionalTextRows(u"/homepage"_s);
    unknownKeyRow(u"/tilte"_s, u"there is no key named “tilte”; did you mean title?"_s);
    row(u"not the folder's name"_s, u"/name"_s, u"elm"_s, u"the folder's name, “oak”, was expected"_s);
    row(u"not in lower case"_s, u"/name"_s, u"Oak"_s, u"lower case"_s);
    for (const QString& key : { u"/requires"_s, u"/install"_s, u"/stop"_s }) {
        row(key + u" a list"_s, key, list({ u"oak"_s }), u"an object was expected, not a list"_s);
        row(key + u" a text"_s, key, u"oak"_s, u"an object was expected, not “oak”"_s);
    }
    unknownKeyRow(u"/requires/pyhton"_s, u"did you mean python?"_s);
    unknownKeyRow(u"/install/debain"_s, u"did you mean debian?"_s);
    for (const QString& key :
        { u"/requires/python"_s, u"/requires/programs"_s, u"/install/debian"_s, u"/install/pip"_s })
        textListRows(key);

    row(u"no command"_s, u"/command"_s, removed, u"a list of at least one word was expected"_s);
    row(u"an empty command"_s, u"/command"_s, list({}), u"a list of at least one word was expected"_s);
    row(u"a command line"_s, u"/command"_s, u"python -m oak"_s, u"a list was expected"_s);
    row(u"a command of numbers"_s, u"/command/3"_s, 8080, u"text was expected, not 8080"_s);
    row(u"an unknown placeholder"_s, u"/command/5"_s, u"{wrokers}"_s,
        u"no placeholder named “wrokers”; did you mean workers?"_s);
    row(u"a second placeholder, unknown"_s, u"/command/3"_s, u"{host}:{prot}"_s, u"did you mean port?"_s);
    row(u"an unknown option in a conditional part"_s, u"/command/7/0"_s, u"{?verbsoe}"_s, u"did you mean verbose?"_s);
    row(u"a number in a conditional part"_s, u"/command/6/1"_s, 5, u"text was expected, not 5"_s);

    settingRows(u"/options"_s, u"workers"_s);
    row(u"a choice without choices"_s, u"/options/2/choices"_s, removed, u"a choice needs a list of at least one"_s);
    row(u"a default that is none of the choices"_s, u"/options/2/default"_s, u"gevent"_s, u"one of sync, async"_s);
    row(u"seconds by default in bytes"_s, u"/options/1/default"_s, u"30k"_s, u"seconds"_s);
    row(u"neither true nor false by default"_s, u"/options/3/default"_s, u"maybe"_s, u"true or false"_s);
    row(u"a default beyond the maximum by its unit"_s, u"/options/5/default"_s, u"2M"_s, u"bytes"_s);

    row(u"no variants"_s, u"/variants"_s, removed, u"a variant named “default” was expected"_s);
    row(u"variants not a list"_s, u"/variants"_s, QJsonObject(), u"a list was expected, not an object"_s);
    rowAt(u"no default variant"_s, u"/variants/0/name"_s, u"plain"_s, u"/variants"_s,
        u"a variant named “default” was expected"_s);
    row(u"a variant that is a text"_s, u"/variants/1"_s, u"wide"_s, u"an object was expected, not “wide”"_s);
    row(u"a variant twice"_s, u"/variants/1/name"_s, u"default"_s, u"“default” stands here twice"_s);
    unknownKeyRow(u"/variants/1/capacty"_s, u"did you mean capacity?"_s);
    textRows(u"/variants/1/name"_s);
    optionalTextRows(u"/variants/1/summary"_s);
    row(u"a set that is a list"_s, u"/variants/1/set"_s, list({}), u"was expected"_s);
    unknownKeyRow(u"/variants/1/set/wrokers"_s, u"did you mean workers?"_s);
    row(u"a set value too large"_s, u"/variants/1/set/workers"_s, 17, u"an integer from 1 to 16, not “17”"_s);
    row(u"a set value of another type"_s, u"/variants/1/set/verbose"_s, u"loud"_s, u"true or false, not “loud”"_s);
    row(u"a set value that is a list"_s, u"/variants/1/set/workers"_s, list({ 4 }), u"was expected, not a list"_s);
    textRows(u"/variants/1/concurrency"_s);
    row(u"an unknown concurrency"_s, u"/variants/1/concurrency"_s, u"process"_s, u"one of single, threads, prefork"_s);
    for (const QString& key : { u"/variants/1/capacity"_s, u"/variants/1/hang_limit"_s }) {
        row(key + u" of an unknown option"_s, key, u"workers * thread"_s, u"“thread” is not known"_s);
        row(key + u" of an option that is no number"_s, key, u"kind"_s, u"“kind” is not known"_s);
        row(key + u" that ends early"_s, key, u"workers *"_s, u"missing"_s);
        row(key + u" below zero"_s, key, -1, u"missing"_s);
        row(key + u" an object"_s, key, QJsonObject(), u"was expected, not an object"_s);
        row(key + u" empty"_s, key, u""_s, u"missing"_s);
    }

    unknownKeyRow(u"/stop/grace"_s, u"did you mean grace_seconds?"_s);
    row(u"signals not a list"_s, u"/stop/signals"_s, u"SIGTERM"_s, u"a list was expected"_s);
    row(u"an unknown signal"_s, u"/stop/signals/0"_s, u"SIGSTOP"_s, u"SIGTERM, SIGINT, SIGQUIT"_s);
    row(u"a signal's number"_s, u"/stop/signals/0"_s, 15, u"text was expected, not 15"_s);
    row(u"no grace"_s, u"/stop/grace_seconds"_s, 0, u"from 0.1 to 600"_s);
    row(u"negative grace"_s, u"/stop/grace_seconds"_s, -5, u"from 0.1 to 600"_s);
    row(u"an hour of grace"_s, u"/stop/grace_seconds"_s, 3600, u"from 0.1 to 600"_s);
    row(u"grace as a text"_s, u"/stop/grace_seconds"_s, u"5s"_s, u"a number was expected"_s);
}

void ManifestTest::badServers()
{
    check(u"server"_s, soundServer());
}

void ManifestTest::serversThatAreNoObjects()
{
    for (const QByteArray& text :
        { QByteArray("[]"), QByteArray("5"), QByteArray("\"oak\""), QByteArray("null"), QByteArray("") }) {
        QList<Problem> problems;
        const QString file = ManifestFiles::writeServer(m_files.shipped(u"servers"_s), u"oak"_s, text);
        QVERIFY(!readServer(JsonPlace::fromFile(file, problems), m_files.shipped(u"servers/oak"_s)));
        QCOMPARE(problems.size(), 1);
    }
}

void ManifestTest::serverMembers()
{
    const ServerManifest oak = server();
    QCOMPARE(oak.name, u"oak"_s);
    QCOMPARE(oak.title, u"Oak"_s);
    QCOMPARE(oak.summary, u"A server that stands."_s);
    QCOMPARE(oak.homepage, u"https://example.org/"_s);
    QCOMPARE(oak.interface, u"wsgi"_s);
    QCOMPARE(oak.needs.pythonModules, (QStringList { u"oak"_s, u"acorn"_s }));
    QCOMPARE(oak.needs.programs, QStringList { u"saw"_s });
    QCOMPARE(oak.install.debian, QStringList { u"python3-oak"_s });
    QCOMPARE(oak.install.pip, QStringList { u"oak"_s });
    QCOMPARE(oak.command.size(), 11);
    QVERIFY(!oak.command.at(5).isConditional);
    QVERIFY(oak.command.at(6).isConditional);
    QCOMPARE(oak.command.at(6).words, (QStringList { u"--name"_s, u"{title}"_s }));
    QCOMPARE(namesOf(oak.options),
        (QStringList { u"workers"_s, u"timeout"_s, u"kind"_s, u"verbose"_s, u"title"_s, u"buffer"_s }));
    QCOMPARE(oak.options.at(0).type, SettingType::Integer);
    QCOMPARE(oak.options.at(0).minimum, std::optional<double>(1));
    QCOMPARE(oak.options.at(0).maximum, std::optional<double>(16));
    QCOMPARE(oak.options.at(0).help, u"How many."_s);
    QCOMPARE(oak.options.at(1).defaultValue, std::optional<QString>(u"30"_s));
    QCOMPARE(oak.options.at(2).choices, (QStringList { u"sync"_s, u"async"_s }));
    QCOMPARE(oak.options.at(3).defaultValue, std::optional<QString>(u"false"_s));
    QVERIFY(!oak.options.at(4).defaultValue);
    QCOMPARE(oak.options.at(5).defaultValue, std::optional<QString>(u"65536"_s));
    QCOMPARE(oak.variantNames(), (QStringList { u"default"_s, u"wide"_s }));
    QVERIFY(!oak.variant(u"narrow"_s));
    const Variant& wide = *oak.variant(u"wide"_s);
    QCOMPARE(wide.summary, u"More."_s);
    QCOMPARE(wide.concurrency, u"mixed"_s);
    QCOMPARE(wide.set,
        (SettingValues { { u"workers"_s, u"4"_s }, { u"verbose"_s, u"true"_s }, { u"timeout"_s, u"0.5"_s } }));
    QCOMPARE(oak.stopSignals, (QStringList { u"SIGINT"_s, u"SIGKILL"_s }));
    QCOMPARE(oak.graceSeconds, 2.5);
    QCOMPARE(oak.folder, u"/data/servers/oak"_s);
    QVERIFY(!oak.isUsers);
}

void ManifestTest::serverDefaults()
{
    QJsonObject object = soundServer();
    for (const QString& key : { u"homepage"_s, u"requires"_s, u"install"_s, u"stop"_s })
        object.remove(key);
    const ServerManifest oak = server(object);
    QCOMPARE(oak.name, u"oak"_s);
    QVERIFY(oak.homepage.isEmpty());
    QVERIFY(oak.needs.pythonModules.isEmpty());
    QCOMPARE(oak.stopSignals, (QStringList { u"SIGTERM"_s, u"SIGINT"_s, u"SIGKILL"_s }));
    QCOMPARE(oak.graceSeconds, 5.0);
}

void ManifestTest::optionsInForce()
{
    const ServerManifest oak = server();
    const SettingValues plain = oak.optionsInForce(*oak.variant(u"default"_s), {});
    QCOMPARE(plain,
        (SettingValues { { u"workers"_s, u"1"_s }, { u"timeout"_s, u"30"_s }, { u"kind"_s, u"sync"_s },
            { u"verbose"_s, u"false"_s }, { u"buffer"_s, u"65536"_s } }));
    const SettingValues given { { u"workers"_s, u"2"_s }, { u"title"_s, u"mine"_s }, { u"stranger"_s, u"1"_s } };
    const SettingValues wide = oak.optionsInForce(*oak.variant(u"wide"_s), given);
    QCOMPARE(wide.value(u"workers"_s), u"2"_s);
    QCOMPARE(wide.value(u"verbose"_s), u"true"_s);
    QCOMPARE(wide.value(u"timeout"_s), u"0.5"_s);
    QCOMPARE(wide.value(u"kind"_s), u"sync"_s);
    QCOMPARE(wide.value(u"title"_s), u"mine"_s);
    QVERIFY(!wide.contains(u"stranger"_s));
}

void ManifestTest::capacities()
{
    const ServerManifest oak = server();
    const Variant& plain = *oak.variant(u"default"_s);
    const Variant& wide = *oak.variant(u"wide"_s);
    const auto numbers = [&](const Variant& variant, const SettingValues& given) {
        return numbersOf(oak.options, oak.optionsInForce(variant, given));
    };
    QCOMPARE(*plain.capacity->evaluate(numbers(plain, {})), 1.0);
    QCOMPARE(*plain.hangLimit->evaluate(numbers(plain, {})), 30.0);
    QCOMPARE(*wide.capacity->evaluate(numbers(wide, {})), 8.0);
    QCOMPARE(*wide.capacity->evaluate(numbers(wide, { { u"workers"_s, u"5"_s } })), 10.0);
    QVERIFY(!wide.hangLimit);
}

void ManifestTest::stopSignals()
{
    QCOMPARE(signalNumber(u"SIGTERM"_s), std::optional<int>(SIGTERM));
    QCOMPARE(signalNumber(u"SIGQUIT"_s), std::optional<int>(SIGQUIT));
    QCOMPARE(signalNumber(u"SIGKILL"_s), std::optional<int>(SIGKILL));
    for (const QString& name : { u""_s, u"TERM"_s, u"sigterm"_s, u"SIGSTOP"_s, u"SIGSEGV"_s, u"15"_s })
        QVERIFY(!signalNumber(name));
}

void ManifestTest::commandLines_data()
{
    QTest::addColumn<QJsonValue>("command");
    QTest::addColumn<QStringList>("set"); // NAME=VALUE
    QTest::addColumn<QStringList>("words");
    const QStringList none;
    QTest::newRow("plain words") << list({ u"a"_s, u"b c"_s }) << none << QStringList { u"a"_s, u"b c"_s };
    QTest::newRow("places") << list({ u"{python}"_s, u"{host}:{port}"_s, u"{application}/x"_s, u"{run}"_s,
        u"{server}"_s }) << none
                            << QStringList { u"/usr/bin/python3"_s, u"127.0.0.1:8000"_s, u"/run/application/x"_s,
                                   u"/run"_s, u"/data/oak"_s };
    QTest::newRow("an option") << list({ u"--workers={workers}"_s }) << none << QStringList { u"--workers=1"_s };
    QTest::newRow("an option twice") << list({ u"{workers}-{workers}"_s }) << none << QStringList { u"1-1"_s };
    QTest::newRow("a conditional part with a value")
        << list({ list({ u"--name"_s, u"{title}"_s }) }) << QStringList { u"title=mine"_s }
        << QStringList { u"--name"_s, u"mine"_s };
    QTest::newRow("a conditional part without a value")
        << list({ u"a"_s, list({ u"--name"_s, u"{title}"_s }), u"b"_s }) << none << QStringList { u"a"_s, u"b"_s };
    QTest::newRow("an empty value is a value") << list({ list({ u"--name"_s, u"{title}"_s }) })
                                               << QStringList { u"title="_s } << QStringList { u"--name"_s, u""_s };
    QTest::newRow("one of two without a value") << list({ list({ u"{workers}"_s, u"{title}"_s }) }) << none << none;
    QTest::newRow("asked, false") << list({ list({ u"{?verbose}"_s, u"--verbose"_s }) }) << none << none;
    QTest::newRow("asked, true") << list({ list({ u"{?verbose}"_s, u"--verbose"_s }) })
                                 << QStringList { u"verbose=true"_s } << QStringList { u"--verbose"_s };
    QTest::newRow("asked within a word") << list({ list({ u"{?verbose}--verbose"_s }) })
                                         << QStringList { u"verbose=true"_s } << QStringList { u"--verbose"_s };
    QTest::newRow("asked of one that is no boolean") << list({ list({ u"{?title}"_s, u"--named"_s }) })
                                                     << QStringList { u"title=x"_s } << QStringList { u"--named"_s };
    QTest::newRow("asked of one without a value") << list({ list({ u"{?title}"_s, u"--named"_s }) }) << none << none;
    QTest::newRow("a false one not asked")
        << list({ list({ u"--verbose={verbose}"_s }) }) << none << QStringList { u"--verbose=false"_s };
    QTest::newRow("a place in a conditional part")
        << list({ list({ u"--bind"_s, u"{host}"_s }) }) << none << QStringList { u"--bind"_s, u"127.0.0.1"_s };
    QTest::newRow("a value is not read again")
        << list({ list({ u"--name={title}"_s }) }) << QStringList { u"title={workers}{?verbose}"_s }
        << QStringList { u"--name={workers}{?verbose}"_s };
    QTest::newRow("a value with spaces stays one word")
        << list({ list({ u"{title}"_s }) }) << QStringList { u"title=a 'b' $(c); d"_s }
        << QStringList { u"a 'b' $(c); d"_s };
    QTest::newRow("an empty conditional part") << list({ u"a"_s, list({}) }) << none << QStringList { u"a"_s };
}

void ManifestTest::commandLines()
{
    QFETCH(QJsonValue, command);
    QFETCH(QStringList, set);
    QFETCH(QStringList, words);
    const ServerManifest oak = server(edited(soundServer(), u"/command"_s, command));
    QCOMPARE(oak.name, u"oak"_s);
    SettingValues given;
    for (const QString& value : set)
        given.insert(value.section(u'=', 0, 0), value.section(u'=', 1));
    const QHash<QString, QString> places { { u"python"_s, u"/usr/bin/python3"_s }, { u"host"_s, u"127.0.0.1"_s },
        { u"port"_s, u"8000"_s }, { u"application"_s, u"/run/application"_s }, { u"run"_s, u"/run"_s },
        { u"server"_s, u"/data/oak"_s } };
    QCOMPARE(commandLine(oak, oak.optionsInForce(*oak.variant(u"default"_s), given), places), words);
}

void ManifestTest::badBehaviours_data()
{
    addColumns();
    for (const QString& key : { u"/name"_s, u"/summary"_s, u"/role"_s, u"/group"_s })
        textRows(key);
    optionalTextRows(u"/help"_s);
    optionalTextRows(u"/side"_s);
    unknownKeyRow(u"/expects"_s, u"did you mean expect?"_s);
    row(u"not the folder's name"_s, u"/name"_s, u"Shrinking"_s, u"the folder's name, “Growing”, was expected"_s);
    for (const QString& name :
        { u"Gro-wing"_s, u"1Growing"_s, u"Gröwing"_s, u"Gro wing"_s, u"Growing\n"_s, u"../Growing"_s })
        row(u"the name "_s + QString::fromLatin1(name.toUtf8().toPercentEncoding("/ ")), u"/name"_s, name,
            u"was expected"_s);
    row(u"an unknown role"_s, u"/role"_s, u"victim"_s, u"innocent or culprit was expected"_s);
    row(u"an unknown group"_s, u"/group"_s, u"leak"_s, u"one of innocents, slow, ends, hangs, leaks"_s);
    row(u"an unknown side"_s, u"/side"_s, u"both"_s, u"server or client was expected"_s);

    settingRows(u"/parameters"_s, u"height"_s);

    row(u"no expect"_s, u"/expect"_s, removed, u"an object like"_s);
    row(u"expect a number"_s, u"/expect"_s, 200, u"an object like"_s);
    row(u"expect null"_s, u"/expect"_s, QJsonValue::Null, u"an object like"_s);
    row(u"any_of an object"_s, u"/expect/any_of"_s, QJsonObject(), u"a list was expected"_s);
    row(u"any_of nothing"_s, u"/expect/any_of"_s, list({}), u"at least one ending was expected"_s);
    row(u"any_of statuses"_s, u"/expect/any_of/0"_s, 200, u"an object like"_s);
    row(u"any_of beside a status"_s, u"/expect/status"_s, list({ 200 }), u"there is no key named “status”"_s);
    const QString ending = u"/expect/any_of/0"_s;
    unknownKeyRow(ending + u"/stauts"_s, u"did you mean status?"_s);
    row(u"an ending that says nothing"_s, ending + u"/status"_s, removed, u"a status from 100 to 599"_s);
    row(u"no statuses"_s, ending + u"/status"_s, list({}), u"at least one status"_s);
    row(u"a status too small"_s, ending + u"/status/0"_s, 99, u"a status from 100 to 599"_s);
    row(u"a status too large"_s, ending + u"/status/0"_s, 600, u"a status from 100 to 599"_s);
    row(u"a status with decimals"_s, ending + u"/status/0"_s, 200.5, u"a status from 100 to 599"_s);
    row(u"a status that is true"_s, ending + u"/status/0"_s, true, u"a status from 100 to 599"_s);
    row(u"a status that is a list"_s, ending + u"/status/0"_s, list({ 200 }), u"was expected, not a list"_s);
    row(u"an unknown parameter as status"_s, ending + u"/status/1"_s, u"{stauts}"_s, u"a status from 100 to 599"_s);
    row(u"a class that is none"_s, ending + u"/status"_s, u"6xx"_s, u"a class like \"5xx\""_s);
    row(u"a class and a line break"_s, ending + u"/status"_s, u"5xx\n"_s, u"a class like \"5xx\""_s);
    row(u"a class with capitals"_s, ending + u"/status"_s, u"5XX"_s, u"a class like \"5xx\""_s);
    row(u"body a number"_s, ending + u"/body"_s, 5, u"text was expected, not 5"_s);
    row(u"length a word"_s, ending + u"/length"_s, u"long"_s, u"a number of bytes"_s);
    row(u"length below zero"_s, ending + u"/length"_s, -1, u"a number of bytes"_s);
    row(u"length with decimals"_s, ending + u"/length"_s, 1.5, u"a number of bytes"_s);
    row(u"length of an unknown parameter"_s, ending + u"/length"_s, u"{hieght}"_s, u"a number of bytes"_s);
    row(u"length a list"_s, ending + u"/length"_s, list({}), u"was expected, not a list"_s);
    row(u"verified a text"_s, ending + u"/verified"_s, u"yes"_s, u"true or false was expected, not “yes”"_s);
    row(u"closed a number"_s, ending + u"/closed"_s, 1, u"true or false was expected, not 1"_s);

    const QString timeout = u"/timeout_seconds"_s;
    row(u"a timeout of nothing"_s, timeout, 0, u"more than 0 seconds"_s);
    row(u"a timeout below zero"_s, timeout, u"1 - height"_s, u"more than 0 seconds"_s);
    row(u"a timeout that divides by zero"_s, timeout, u"1 / (height - 3)"_s, u"zero"_s);
    row(u"a timeout of an unknown parameter"_s, timeout, u"pasue + 1"_s, u"“pasue” is not known"_s);
    row(u"a timeout of a parameter that is no number"_s, timeout, u"leaf"_s, u"“leaf” is not known"_s);
    row(u"a timeout that ends early"_s, timeout, u"pause +"_s, u"missing"_s);
    row(u"a timeout with a unit"_s, timeout, u"30s"_s, u"“30s” is not a number"_s);
    row(u"a timeout that is a list"_s, timeout, list({ 30 }), u"was expected, not a list"_s);
}

void ManifestTest::badBehaviours()
{
    check(u"behaviour"_s, soundBehaviour());
}

void ManifestTest::aBehaviourNeedsItsImplementation()
{
    const QString folder = m_files.shipped(u"elsewhere/Growing"_s);
    for (const bool isClients : { false, true }) {
        QList<Problem> problems;
        const QJsonObject object = edited(soundBehaviour(), u"/side"_s, isClients ? u"client"_s : u"server"_s);
        readBehaviour(JsonPlace::fromObject(object, folder + u"/behaviour.json"_s, problems), folder);
        QCOMPARE(problems.size(), 1);
        const QString wanted =
            isClients ? u"what a client does is in Labour itself: one of Get, "_s : folder + u"/wsgi.py"_s;
        QVERIFY2(problems.first().message.contains(wanted), qPrintable(problems.first().message));
    }
}

void ManifestTest::behaviourMembers()
{
    const BehaviourManifest growing = behaviour();
    QCOMPARE(growing.name, u"Growing"_s);
    QCOMPARE(growing.summary, u"Grows."_s);
    QCOMPARE(growing.help, u"The worker grows."_s);
    QCOMPARE(growing.role, Role::Culprit);
    QCOMPARE(growing.group, u"leaks"_s);
    QCOMPARE(growing.side, u"server"_s);
    QCOMPARE(namesOf(growing.parameters), (QStringList { u"height"_s, u"status"_s, u"pause"_s, u"leaf"_s }));
    QCOMPARE(growing.expect.size(), 4);
    QVERIFY(growing.folder.endsWith(u"/Growing"_s));
    QCOMPARE(growing.withDefaults({ { u"height"_s, u"9"_s } }),
        (SettingValues {
            { u"height"_s, u"9"_s }, { u"status"_s, u"200"_s }, { u"pause"_s, u"0.5"_s }, { u"leaf"_s, u"green"_s } }));
    const QString forPeople = expectationForPeople(growing);
    QVERIFY2(forPeople.contains(u"status 200 or {status}"_s) && forPeople.contains(u"5xx"_s)
            && forPeople.contains(u"a connection that ends"_s),
        qPrintable(forPeople));
}

void ManifestTest::behaviourDefaults()
{
    QJsonObject object = soundBehaviour();
    for (const QString& key : { u"help"_s, u"side"_s, u"parameters"_s, u"timeout_seconds"_s })
        object.remove(key);
    object.insert(u"expect"_s, QJsonObject { { u"status"_s, QJsonArray { 200 } } });
    object.insert(u"role"_s, u"innocent"_s);
    const BehaviourManifest growing = behaviour(object);
    QCOMPARE(growing.name, u"Growing"_s);
    QCOMPARE(growing.side, u"server"_s);
    QCOMPARE(growing.role, Role::Innocent);
    QCOMPARE(growing.timeout({}), 30.0);
    QVERIFY(growing.parameters.isEmpty());
}

void ManifestTest::expectations()
{
    const Expectation expectation = behaviour().expectation({ { u"height"_s, u"12"_s }, { u"status"_s, u"404"_s } });
    QCOMPARE(expectation.size(), std::size_t { 4 });
    AcceptedEnding grown;
    grown.statuses = { { 200, 200 }, { 404, 404 } };
    grown.bodyLength = 12;
    grown.body = digestOf("Grown 12, green.");
    QCOMPARE(expectation[0], grown);
    AcceptedEnding serverError;
    serverError.statuses = { { 500, 599 } };
    serverError.verified = false;
    serverError.bodyLength = 12;
    QCOMPARE(expectation[1], serverError);
    AcceptedEnding unavailable;
    unavailable.statuses = { { 503, 503 } };
    unavailable.verified = false;
    QCOMPARE(expectation[2], unavailable);
    QVERIFY(expectation[3].closed);
    const Expectation byDefault = behaviour().expectation({});
    QCOMPARE(byDefault[0].statuses, (std::vector<StatusRange> { { 200, 200 }, { 200, 200 } }));
    QCOMPARE(byDefault[0].body, std::optional(digestOf("Grown 3, green.")));
    QCOMPARE(behaviour().expectation({ { u"leaf"_s, u"grün"_s } })[0].body, std::optional(digestOf("Grown 3, grün.")));
}

void ManifestTest::expectationDefaults_data()
{
    QTest::addColumn<QJsonValue>("status");
    QTest::addColumn<QJsonValue>("verified");
    QTest::addColumn<bool>("isVerified");
    const QJsonValue mixed = list({ 200, u"5xx"_s });
    QTest::newRow("a status") << list({ 200 }) << removed << true;
    QTest::newRow("a status alone") << QJsonValue(200) << removed << true;
    QTest::newRow("a parameter") << list({ u"{status}"_s }) << removed << true;
    QTest::newRow("a class") << QJsonValue(u"5xx"_s) << removed << false;
    QTest::newRow("a status and a class") << mixed << removed << false;
    QTest::newRow("a status, said to be unverified") << list({ 200 }) << QJsonValue(false) << false;
    QTest::newRow("a class, said to be verified") << QJsonValue(u"4xx"_s) << QJsonValue(true) << true;
}

void ManifestTest::expectationDefaults()
{
    QFETCH(QJsonValue, status);
    QFETCH(QJsonValue, verified);
    QFETCH(bool, isVerified);
    QJsonObject expect { { u"status"_s, status } };
    if (!verified.isUndefined())
        expect.insert(u"verified"_s, verified);
    const Expectation expectation = behaviour(edited(soundBehaviour(), u"/expect"_s, expect)).expectation({});
    QCOMPARE(expectation.size(), std::size_t { 1 });
    QCOMPARE(expectation[0].verified, isVerified);
    QVERIFY(!expectation[0].bodyLength);
    QVERIFY(!expectation[0].body);
}

void ManifestTest::placeholdersInValuesStay()
{
    const QString body = u"{leaf}, {height}"_s;
    const BehaviourManifest growing = behaviour(edited(soundBehaviour(), u"/expect/any_of/0/body"_s, body));
    // Hashes are ordered anew in each of these; the text must not depend on it.
    for (int i = 0; i < 50; ++i) {
        SettingValues values { { u"leaf"_s, u"{height}{status}"_s } };
        values.insert(u"stranger%1"_s.arg(i), QString());
        QCOMPARE(growing.expectation(values)[0].body, std::optional(digestOf("{height}{status}, 3")));
    }
}

void ManifestTest::timeouts()
{
    const BehaviourManifest growing = behaviour();
    QCOMPARE(growing.timeout({}), 11.0);
    QCOMPARE(growing.timeout({ { u"pause"_s, u"100000"_s } }), 200'010.0);
    const BehaviourManifest fixed = behaviour(edited(soundBehaviour(), u"/timeout_seconds"_s, 7.5));
    QCOMPARE(fixed.timeout({ { u"pause"_s, u"60"_s } }), 7.5);
    const BehaviourManifest shrinking = behaviour(edited(soundBehaviour(), u"/timeout_seconds"_s, u"10 - height"_s));
    QCOMPARE(shrinking.timeout({}), 7.0);
    QVERIFY(shrinking.timeout({ { u"height"_s, u"100"_s } }) > 0);
}

void ManifestTest::badTests_data()
{
    addColumns();
    textRows(u"/name"_s);
    textRows(u"/summary"_s);
    optionalTextRows(u"/policy"_s);
    unknownKeyRow(u"/polciy"_s, u"did you mean policy?"_s);
    row(u"not the file's name"_s, u"/name"_s, u"Wood"_s, u"the file's name, “Forest”, was expected"_s);
    row(u"an unknown policy"_s, u"/policy"_s, u"cyclic"_s, u"random or repeat was expected"_s);
    row(u"no mix"_s, u"/mix"_s, removed, u"a list of at least one behaviour was expected"_s);
    row(u"an empty mix"_s, u"/mix"_s, list({}), u"a list of at least one behaviour was expected"_s);
    textListRows(u"/mix"_s);
}

void ManifestTest::badTests()
{
    check(u"test"_s, soundTest());
}

void ManifestTest::testMembers()
{
    QList<Problem> problems;
    const std::optional<TestManifest> forest =
        readTest(JsonPlace::fromObject(soundTest(), u"Forest.json"_s, problems), u"/tests/Forest.json"_s);
    QVERIFY(forest && problems.isEmpty());
    QCOMPARE(forest->name, u"Forest"_s);
    QCOMPARE(forest->summary, u"Many."_s);
    QCOMPARE(forest->policy, u"repeat"_s);
    QCOMPARE(forest->mix, (QStringList { u"Growing=3"_s, u"culprit:Growing?height=5=1"_s }));
    QCOMPARE(forest->file, u"/tests/Forest.json"_s);
    QJsonObject bare = soundTest();
    bare.remove(u"policy"_s);
    QCOMPARE(readTest(JsonPlace::fromObject(bare, u"Forest.json"_s, problems), u"/tests/Forest.json"_s)->policy,
        u"random"_s);
}

}

QTEST_APPLESS_MAIN(labour::ManifestTest)
#include "manifest_test.moc"
