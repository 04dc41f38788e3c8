// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "tests/unit/catalogue/json_edit.h"
#include "tests/unit/catalogue/manifest_files.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace labour {

namespace {

QByteArray serverNamed(const QString& name)
{
    return textOf(edited(soundServer(), u"/name"_s, name));
}

QByteArray behaviourNamed(const QString& name)
{
    return textOf(edited(soundBehaviour(), u"/name"_s, name));
}

QByteArray testNamed(const QString& name)
{
    return textOf(edited(soundTest(), u"/name"_s, name));
}

template <typename Manifest>
QStringList namesIn(const QList<Manifest>& manifests)
{
    QStringList names;
    for (const Manifest& manifest : manifests)
        names.append(manifest.name);
    return names;
}

Catalogue shippedCatalogue()
{
    const QString bin = qEnvironmentVariable("LABOUR_BIN", QCoreApplication::applicationDirPath());
    return Catalogue::load({ QDir::cleanPath(bin + u"/../share/labour"_s), u"/nonexistent"_s });
}

}

class CatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void loadsWhatIsThere();
    void namesAreSorted();
    void aBrokenManifestLeavesTheRest_data();
    void aBrokenManifestLeavesTheRest();
    void syntaxErrors_data();
    void syntaxErrors();
    void unreadableManifests();
    void tooLargeManifests();
    void foldersWithoutAManifestAreNotLookedAt();
    void usersWin();
    void brokenUsersDoNotWin();
    void namesThatDifferInCaseAreTwo();
    void unknownNamesOfferTheNearest();
    void missingDataIsAProblem();
    void oneFolder_data();
    void oneFolder();
    void copiesStandAlone();

    void shippedLoadsWithoutAProblem();
    void shippedServers_data();
    void shippedServers();
    void shippedBehaviours_data();
    void shippedBehaviours();
    void shippedTests_data();
    void shippedTests();
    void shippedExpectations();

private:
    std::optional<ManifestFiles> m_files;
};

void CatalogueTest::init()
{
    m_files.emplace();
    ManifestFiles::writeServer(m_files->shipped(u"servers"_s), u"oak"_s, textOf(soundServer()));
    ManifestFiles::writeBehaviour(m_files->shipped(u"behaviours"_s), u"Growing"_s, textOf(soundBehaviour()));
    ManifestFiles::write(m_files->shipped(u"resources/tests/Forest.json"_s), textOf(soundTest()));
}

void CatalogueTest::loadsWhatIsThere()
{
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QVERIFY(catalogue.problems().isEmpty());
    QCOMPARE(namesIn(catalogue.servers()), QStringList { u"oak"_s });
    QCOMPARE(namesIn(catalogue.behaviours()), QStringList { u"Growing"_s });
    QCOMPARE(namesIn(catalogue.tests()), QStringList { u"Forest"_s });
    QVERIFY(!catalogue.servers().first().isUsers);
    QCOMPARE(catalogue.servers().first().folder, m_files->shipped(u"servers/oak"_s));
    QCOMPARE(catalogue.application(), m_files->shipped(u"behaviours/labour_application.py"_s));
}

void CatalogueTest::namesAreSorted()
{
    for (const QString& name : { u"Zoo"_s, u"ash"_s, u"Birch"_s, u"Ash2"_s, u"beech"_s })
        ManifestFiles::writeBehaviour(m_files->shipped(u"behaviours"_s), name, behaviourNamed(name));
    ManifestFiles::writeBehaviour(m_files->users(u"behaviours"_s), u"Cedar"_s, behaviourNamed(u"Cedar"_s));
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.behaviours()),
        (QStringList { u"ash"_s, u"Ash2"_s, u"beech"_s, u"Birch"_s, u"Cedar"_s, u"Growing"_s, u"Zoo"_s }));
}

void CatalogueTest::aBrokenManifestLeavesTheRest_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("missing") << u"/summary"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("of another type") << u"/summary"_s << QJsonValue(5);
    QTest::newRow("unknown") << u"/sumary"_s << QJsonValue(u"x"_s);
}

void CatalogueTest::aBrokenManifestLeavesTheRest()
{
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    const auto broken = [&](const QJsonObject& sound, const QString& name) {
        return textOf(edited(edited(sound, u"/name"_s, name), pointer, value));
    };
    const QStringList files { ManifestFiles::writeBehaviour(m_files->shipped(u"behaviours"_s), u"Falling"_s,
                                  broken(soundBehaviour(), u"Falling"_s)),
        ManifestFiles::writeServer(m_files->shipped(u"servers"_s), u"elm"_s, broken(soundServer(), u"elm"_s)),
        ManifestFiles::write(m_files->shipped(u"resources/tests/Desert.json"_s), broken(soundTest(), u"Desert"_s)) };
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.servers()), QStringList { u"oak"_s });
    QCOMPARE(namesIn(catalogue.behaviours()), QStringList { u"Growing"_s });
    QCOMPARE(namesIn(catalogue.tests()), QStringList { u"Forest"_s });
    QStringList found;
    for (const Problem& problem : catalogue.problems()) {
        found.append(problem.file);
        QCOMPARE(problem.place, pointer);
        QVERIFY(!problem.message.isEmpty());
    }
    QCOMPARE(found, files);
}

void CatalogueTest::syntaxErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("empty") << QByteArray("") << u"line 1, column 1"_s;
    QTest::newRow("a bare word") << QByteArray("{\n  \"name\": oak\n}") << u"line 2, column 11"_s;
    QTest::newRow("ends within") << QByteArray("{\n  \"name\": \"oak\",\n") << u"line 3, column 1"_s;
    QTest::newRow("two objects") << QByteArray("{}\n{}") << u"line 2, column 1"_s;
    QTest::newRow("a list") << QByteArray("[{}]") << u""_s;
}

void CatalogueTest::syntaxErrors()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    const QString file = ManifestFiles::writeServer(m_files->shipped(u"servers"_s), u"elm"_s, text);
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.servers()), QStringList { u"oak"_s });
    QCOMPARE(catalogue.problems().size(), 1);
    const Problem problem = catalogue.problems().first();
    QCOMPARE(problem.file, file);
    QVERIFY2(problem.message.startsWith(place.isEmpty() ? u"one JSON object was expected"_s : u"not JSON: "_s),
        qPrintable(problem.message));
    QCOMPARE(problem.place.section(u',', 0, 0), place.section(u',', 0, 0));
    const int column = problem.place.section(u' ', -1).toInt();
    const int expected = place.section(u' ', -1).toInt();
    QVERIFY2(qAbs(column - expected) <= 3, qPrintable(problem.place));
    QVERIFY(problem.text().startsWith(file + u": "_s));
}

void CatalogueTest::unreadableManifests()
{
    QVERIFY(QDir().mkpath(m_files->shipped(u"servers/elm/server.json"_s)));
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.servers()), QStringList { u"oak"_s });
    QCOMPARE(catalogue.problems().size(), 1);
    QVERIFY(catalogue.problems().first().text().contains(u"server.json: cannot be read: "_s));
}

void CatalogueTest::tooLargeManifests()
{
    const QByteArray padding(1 << 20, ' ');
    ManifestFiles::writeServer(m_files->shipped(u"servers"_s), u"elm"_s, serverNamed(u"elm"_s) + padding);
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.servers()), QStringList { u"oak"_s });
    QCOMPARE(catalogue.problems().size(), 1);
    QVERIFY(catalogue.problems().first().message.contains(u"larger than 1 MiB"_s));
}

void CatalogueTest::foldersWithoutAManifestAreNotLookedAt()
{
    QVERIFY(QDir().mkpath(m_files->shipped(u"behaviours/__pycache__"_s)));
    ManifestFiles::write(m_files->shipped(u"behaviours/notes.txt"_s), "x");
    ManifestFiles::write(m_files->shipped(u"resources/tests/notes.txt"_s), "x");
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QVERIFY(catalogue.problems().isEmpty());
    QCOMPARE(catalogue.behaviours().size(), 1);
}

void CatalogueTest::usersWin()
{
    const auto mine = [](const QJsonObject& sound) { return textOf(edited(sound, u"/summary"_s, u"Mine."_s)); };
    ManifestFiles::writeServer(m_files->users(u"servers"_s), u"oak"_s, mine(soundServer()));
    ManifestFiles::writeServer(m_files->users(u"servers"_s), u"elm"_s, serverNamed(u"elm"_s));
    ManifestFiles::writeBehaviour(m_files->users(u"behaviours"_s), u"Growing"_s, mine(soundBehaviour()));
    ManifestFiles::write(m_files->users(u"tests/Forest.json"_s), mine(soundTest()));
    ManifestFiles::write(m_files->users(u"tests/Wood.json"_s), testNamed(u"Wood"_s));
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QVERIFY(catalogue.problems().isEmpty());
    QCOMPARE(namesIn(catalogue.servers()), (QStringList { u"elm"_s, u"oak"_s }));
    QCOMPARE(namesIn(catalogue.behaviours()), QStringList { u"Growing"_s });
    QCOMPARE(namesIn(catalogue.tests()), (QStringList { u"Forest"_s, u"Wood"_s }));
    for (const QString& name : { u"oak"_s, u"elm"_s })
        QVERIFY((*catalogue.server(name))->isUsers);
    QCOMPARE((*catalogue.server(u"oak"_s))->summary, u"Mine."_s);
    QCOMPARE((*catalogue.server(u"oak"_s))->folder, m_files->users(u"servers/oak"_s));
    QVERIFY((*catalogue.behaviour(u"Growing"_s))->isUsers);
    QCOMPARE((*catalogue.behaviour(u"Growing"_s))->folder, m_files->users(u"behaviours/Growing"_s));
    QVERIFY((*catalogue.test(u"Forest"_s))->isUsers);
    QCOMPARE((*catalogue.test(u"Forest"_s))->summary, u"Mine."_s);
    QCOMPARE(catalogue.application(), m_files->shipped(u"behaviours/labour_application.py"_s));
}

void CatalogueTest::brokenUsersDoNotWin()
{
    const QString file = ManifestFiles::writeServer(m_files->users(u"servers"_s), u"oak"_s, "{");
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.servers()), QStringList { u"oak"_s });
    QVERIFY(!catalogue.servers().first().isUsers);
    QCOMPARE(catalogue.problems().size(), 1);
    QCOMPARE(catalogue.problems().first().file, file);
}

void CatalogueTest::namesThatDifferInCaseAreTwo()
{
    for (const QString& name : { u"growing"_s, u"GROWING"_s })
        ManifestFiles::writeBehaviour(m_files->shipped(u"behaviours"_s), name, behaviourNamed(name));
    for (const QString& name : { u"growing"_s, u"GROWING"_s, u"Growing"_s })
        ManifestFiles::writeBehaviour(m_files->users(u"behaviours"_s), name, behaviourNamed(name));
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(namesIn(catalogue.behaviours()), (QStringList { u"GROWING"_s, u"Growing"_s, u"growing"_s }));
    for (const BehaviourManifest& behaviour : catalogue.behaviours())
        QVERIFY(behaviour.isUsers);
}

void CatalogueTest::unknownNamesOfferTheNearest()
{
    const Catalogue catalogue = Catalogue::load(m_files->folders());
    QCOMPARE(catalogue.server(u"oka"_s).error(), u"there is no server named “oka”; did you mean oak?"_s);
    QCOMPARE(
        catalogue.behaviour(u"growing"_s).error(), u"there is no behaviour named “growing”; did you mean Growing?"_s);
    QCOMPARE(catalogue.test(u"Tundra"_s).error(), u"there is no test named “Tundra”; there are Forest"_s);
}

void CatalogueTest::missingDataIsAProblem()
{
    const Catalogue catalogue = Catalogue::load({ u"/nonexistent/labour"_s, u"/nonexistent/users"_s });
    QCOMPARE(catalogue.problems().size(), 1);
    QVERIFY(catalogue.problems().first().text().startsWith(u"/nonexistent/labour: "_s));
    QVERIFY(catalogue.problems().first().text().contains(u"LABOUR_DATADIR"_s));
    QVERIFY(catalogue.servers().isEmpty());
}

void CatalogueTest::oneFolder_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("servers");
    QTest::addColumn<int>("behaviours");
    QTest::addColumn<int>("tests");
    QTest::addColumn<int>("problems");
    QTest::newRow("a server's") << u"servers/oak"_s << 1 << 0 << 0 << 0;
    QTest::newRow("a behaviour's") << u"behaviours/Growing"_s << 0 << 1 << 0 << 0;
    QTest::newRow("with a slash") << u"behaviours/Growing/"_s << 0 << 1 << 0 << 0;
    QTest::newRow("of servers") << u"servers"_s << 1 << 0 << 0 << 0;
    QTest::newRow("of behaviours, one broken") << u"behaviours"_s << 0 << 1 << 0 << 1;
    QTest::newRow("of everything") << u""_s << 1 << 1 << 1 << 1;
    QTest::newRow("of nothing") << u"resources/icons"_s << 0 << 0 << 0 << 1;
}

void CatalogueTest::oneFolder()
{
    QFETCH(QString, path);
    QFETCH(int, servers);
    QFETCH(int, behaviours);
    QFETCH(int, tests);
    QFETCH(int, problems);
    ManifestFiles::writeBehaviour(m_files->shipped(u"behaviours"_s), u"Falling"_s, "{");
    const Catalogue catalogue = Catalogue::loadFolder(m_files->shipped(path));
    QCOMPARE(catalogue.servers().size(), servers);
    QCOMPARE(catalogue.behaviours().size(), behaviours);
    QCOMPARE(catalogue.tests().size(), tests);
    QCOMPARE(catalogue.problems().size(), problems);
}

void CatalogueTest::copiesStandAlone()
{
    std::optional<Catalogue> original = Catalogue::load(m_files->folders());
    const Catalogue copy = *original;
    original.reset();
    QCOMPARE((*copy.server(u"oak"_s))->title, u"Oak"_s);
    QCOMPARE((*copy.behaviour(u"Growing"_s))->timeout({}), 11.0);
}

void CatalogueTest::shippedLoadsWithoutAProblem()
{
    const Catalogue catalogue = shippedCatalogue();
    QStringList problems;
    for (const Problem& problem : catalogue.problems())
        problems.append(problem.text());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY(QFileInfo(catalogue.application()).isFile());
    for (const ServerManifest& server : catalogue.servers()) {
        QVERIFY2(!server.isUsers, qPrintable(server.name));
        QCOMPARE(server.variants.first().name, u"default"_s);
        for (const Setting& option : server.options)
            QVERIFY2(!option.help.isEmpty(), qPrintable(server.name + u": "_s + option.name));
    }
    for (const BehaviourManifest& behaviour : catalogue.behaviours()) {
        QVERIFY2(!behaviour.help.isEmpty(), qPrintable(behaviour.name));
        for (const Setting& parameter : behaviour.parameters)
            QVERIFY2(!parameter.help.isEmpty(), qPrintable(behaviour.name + u": "_s + parameter.name));
    }
}

void CatalogueTest::shippedServers_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<double>("capacity"); // -1 for no bound
    QTest::addColumn<double>("hangLimit"); // -1 for never
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* server, const char* variant, double capacity, double hangLimit,
                         const QStringList& words) {
        QTest::addRow("%s:%s", server, variant)
            << QString::fromLatin1(server) << QString::fromLatin1(variant) << capacity << hangLimit << words;
    };
    row("wsgiref", "default", 1, -1, { u"127.0.0.1"_s, u"8000"_s });
    row("wsgiref", "threading", -1, -1, { u"--threading"_s });
    row("gunicorn", "default", 1, 30, { u"gunicorn"_s, u"127.0.0.1:8000"_s });
    row("gunicorn", "sync", 2, 5, { u"--workers 2"_s, u"--worker-class sync"_s, u"--timeout 5"_s });
    row("gunicorn", "gthread", 8, -1, { u"--worker-class gthread"_s, u"--threads 4"_s });
    row("waitress", "default", 4, -1, { u"waitress"_s, u"--threads=4"_s });
}

void CatalogueTest::shippedServers()
{
    QFETCH(QString, server);
    QFETCH(QString, variant);
    QFETCH(double, capacity);
    QFETCH(double, hangLimit);
    QFETCH(QStringList, words);
    const Catalogue catalogue = shippedCatalogue();
    const auto found = catalogue.server(server);
    QVERIFY2(found, found ? "" : qPrintable(found.error()));
    const Variant* chosen = (*found)->variant(variant);
    QVERIFY(chosen);
    const SettingValues options = (*found)->optionsInForce(*chosen, {});
    const QHash<QString, double> numbers = numbersOf((*found)->options, options);
    QCOMPARE(chosen->capacity ? *chosen->capacity->evaluate(numbers) : -1, capacity);
    QCOMPARE(chosen->hangLimit ? *chosen->hangLimit->evaluate(numbers) : -1, hangLimit);
    const QHash<QString, QString> places { { u"python"_s, u"python3"_s }, { u"host"_s, u"127.0.0.1"_s },
        { u"port"_s, u"8000"_s }, { u"application"_s, u"/a"_s }, { u"run"_s, u"/r"_s },
        { u"server"_s, (*found)->folder } };
    const QString line = commandLine(**found, options, places).join(u' ');
    QVERIFY2(line.startsWith(u"python3 "_s), qPrintable(line));
    QVERIFY2(!line.contains(u'{') && !line.contains(u"  "_s), qPrintable(line));
    for (const QString& word : words)
        QVERIFY2(line.contains(word), qPrintable(line));
}

void CatalogueTest::shippedBehaviours_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isCulprit");
    QTest::addColumn<QStringList>("parameters"); // NAME TYPE
    QTest::newRow("PlainResponse") << u"PlainResponse"_s << false
                                   << QStringList { u"length bytes"_s, u"status integer"_s };
    QTest::newRow("Sleeping") << u"Sleeping"_s << false << QStringList { u"sleep_duration seconds"_s };
    QTest::newRow("IOBound") << u"IOBound"_s << false << QStringList { u"filename path"_s, u"length bytes"_s };
    QTest::newRow("LeakMemory") << u"LeakMemory"_s << true << QStringList { u"how_many bytes"_s };
    QTest::newRow("PythonWedge") << u"PythonWedge"_s << true << QStringList {};
    QTest::newRow("SIGSEGV") << u"SIGSEGV"_s << true << QStringList { u"how choice"_s };
}

void CatalogueTest::shippedBehaviours()
{
    QFETCH(QString, name);
    QFETCH(bool, isCulprit);
    QFETCH(QStringList, parameters);
    const Catalogue catalogue = shippedCatalogue();
    const auto found = catalogue.behaviour(name);
    QVERIFY2(found, found ? "" : qPrintable(found.error()));
    QCOMPARE((*found)->role, isCulprit ? Role::Culprit : Role::Innocent);
    QCOMPARE((*found)->side, u"server"_s);
    QStringList given;
    for (const Setting& parameter : (*found)->parameters)
        given.append(parameter.name + u' ' + nameOf(parameter.type));
    QCOMPARE(given, parameters);
    QVERIFY((*found)->timeout({}) > 0);
}

void CatalogueTest::shippedTests_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QStringList>("mix");
    const auto row = [](const char* name, const QString& policy, const QStringList& mix) {
        QTest::newRow(name) << QString::fromLatin1(name) << policy << mix;
    };
    row("Basic", u"random"_s,
        { u"PlainResponse=98"_s, u"Sleeping?sleep_duration=0.5=1"_s, u"PlainResponse?status=500=1"_s });
    row("Plain", u"repeat"_s, { u"PlainResponse=99"_s, u"PlainResponse?status=404=1"_s });
    row("LightSleep", u"random"_s, { u"PlainResponse=99"_s, u"Sleeping?sleep_duration=0.5=1"_s });
    row("HeavySleep", u"random"_s, { u"PlainResponse=95"_s, u"Sleeping?sleep_duration=2=5"_s });
    row("SIGSEGV", u"random"_s, { u"PlainResponse=50"_s, u"SIGSEGV=50"_s });
}

void CatalogueTest::shippedTests()
{
    QFETCH(QString, name);
    QFETCH(QString, policy);
    QFETCH(QStringList, mix);
    const Catalogue catalogue = shippedCatalogue();
    const auto found = catalogue.test(name);
    QVERIFY2(found, found ? "" : qPrintable(found.error()));
    QCOMPARE((*found)->policy, policy);
    QCOMPARE((*found)->mix, mix);
}

void CatalogueTest::shippedExpectations()
{
    const Catalogue catalogue = shippedCatalogue();
    const auto judged = [&](const QString& name, const SettingValues& values, Ending ending) {
        ending.ownId = ending.outcome == Outcome::Replied;
        return judge((*catalogue.behaviour(name))->expectation(values), ending).asExpected;
    };
    const auto status = [](std::uint16_t code) {
        Ending ending;
        ending.status = code;
        return ending;
    };
    const auto ended = [](Outcome outcome) {
        Ending ending;
        ending.outcome = outcome;
        return ending;
    };
    QVERIFY(judged(u"PlainResponse"_s, {}, status(200)));
    QVERIFY(!judged(u"PlainResponse"_s, {}, status(500)));
    QVERIFY(judged(u"PlainResponse"_s, { { u"status"_s, u"500"_s } }, status(500)));
    QVERIFY(!judged(u"PlainResponse"_s, { { u"status"_s, u"500"_s } }, status(200)));
    QVERIFY(!judged(u"PlainResponse"_s, {}, ended(Outcome::Closed)));
    for (const QString& name : { u"SIGSEGV"_s, u"PythonWedge"_s }) {
        QVERIFY(judged(name, {}, status(502)));
        QVERIFY(judged(name, {}, ended(Outcome::Closed)));
        QVERIFY(judged(name, {}, ended(Outcome::Reset)));
        QVERIFY(!judged(name, {}, status(200)));
        QVERIFY(!judged(name, {}, ended(Outcome::Timeout)));
        QVERIFY(!judged(name, {}, ended(Outcome::Refused)));
    }
    QVERIFY((*catalogue.behaviour(u"Sleeping"_s))->timeout({ { u"sleep_duration"_s, u"60"_s } }) > 60);
}

}

QTEST_GUILESS_MAIN(labour::CatalogueTest)
#include "catalogue_test.moc"
