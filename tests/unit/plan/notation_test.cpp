// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mix.h"
#include "core/plan/server_choice.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;

namespace labour {

namespace {

using Pairs = QList<std::pair<QString, QString>>;

/// "name=value" for each, so that rows read well and failures are printed.
QStringList flat(const Pairs& pairs)
{
    QStringList texts;
    for (const auto& [name, value] : pairs)
        texts.append(name + u'=' + value);
    return texts;
}

/// A text of the kind that people's shells, tables and file systems hold; never a lone surrogate.
QString awkwardText(std::mt19937_64& generator)
{
    static const QStringList pieces { u"&"_s, u"="_s, u"?"_s, u","_s, u"%"_s, u"%3D"_s, u"%%"_s, u"%zz"_s, u" "_s,
        u"+"_s, u"/"_s, u"#"_s, u":"_s, u"a"_s, u"Z9"_s, u"ä"_s, u"日"_s, u"🦉"_s, u"\""_s, u"'"_s, u"\\"_s, u"{x}"_s,
        u"\t"_s, u"\n"_s, u"\u00a0"_s, u";"_s, u"e\u0301"_s, u"."_s, u"-1"_s, u"\ufeff"_s, u"%1"_s, u"=1"_s, u"$(x)"_s,
        u"\u2003"_s };
    QString text;
    for (std::uint64_t left = generator() % 8; left > 0; --left)
        text += pieces.at(static_cast<qsizetype>(generator() % static_cast<std::uint64_t>(pieces.size())));
    return text;
}

QString awkwardName(std::mt19937_64& generator)
{
    static const QStringList names { u"sleep_duration"_s, u"a"_s, u"length"_s, u"how_many"_s, u"x9"_s };
    return names.at(static_cast<qsizetype>(generator() % static_cast<std::uint64_t>(names.size())));
}

Pairs awkwardPairs(std::mt19937_64& generator)
{
    Pairs pairs;
    for (std::uint64_t left = generator() % 4; left > 0; --left)
        pairs.append({ awkwardName(generator), awkwardText(generator) });
    return pairs;
}

}

class NotationTest : public QObject
{
    Q_OBJECT

private slots:
    void behaviours_data();
    void behaviours();
    void badBehaviours_data();
    void badBehaviours();
    void behaviourTexts_data();
    void behaviourTexts();
    void behavioursRoundTrip();
    void mixes();
    void valuesOfAnEntry();

    void encoding_data();
    void encoding();
    void badEncoding_data();
    void badEncoding();

    void servers_data();
    void servers();
    void badServers_data();
    void badServers();
    void serverTexts_data();
    void serverTexts();
    void serversRoundTrip();
};

void NotationTest::behaviours_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("parameters");
    QTest::addColumn<double>("weight");
    QTest::addColumn<int>("role"); // -1 for none
    const auto row = [](const char* text, const char* name, const QStringList& parameters, double weight,
                         int role = -1) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(name) << parameters << weight << role;
    };
    const int innocent = static_cast<int>(Role::Innocent);
    const int culprit = static_cast<int>(Role::Culprit);
    row("PlainResponse", "PlainResponse", {}, 1);
    row("PlainResponse=98", "PlainResponse", {}, 98);
    row("PlainResponse=0", "PlainResponse", {}, 0);
    row("PlainResponse=0.5", "PlainResponse", {}, 0.5);
    row("PlainResponse=1e3", "PlainResponse", {}, 1000);
    row("PlainResponse=-3", "PlainResponse", {}, -3);
    row("PlainResponse= 5 ", "PlainResponse", {}, 5);
    row("  PlainResponse=5  ", "PlainResponse", {}, 5);
    row("Sleeping?sleep_duration=0.5", "Sleeping", { u"sleep_duration=0.5"_s }, 1);
    row("Sleeping?sleep_duration=0.5=1", "Sleeping", { u"sleep_duration=0.5"_s }, 1);
    row("Sleeping?sleep_duration=5=7", "Sleeping", { u"sleep_duration=5"_s }, 7);
    row("PlainResponse?length=10&status=404=2", "PlainResponse", { u"length=10"_s, u"status=404"_s }, 2);
    row("PlainResponse?length=10&status=404", "PlainResponse", { u"length=10"_s, u"status=404"_s }, 1);
    row("IOBound?filename=", "IOBound", { u"filename="_s }, 1);
    row("IOBound?filename==3", "IOBound", { u"filename="_s }, 3);
    row("IOBound?filename=/a%3Db%26c%3Fd%2Ce%25=4", "IOBound", { u"filename=/a=b&c?d,e%"_s }, 4);
    row("IOBound?filename=%41%c3%A4%F0%9F%A6%89", "IOBound", { u"filename=Aä🦉"_s }, 1);
    row("IOBound?filename=a+b c", "IOBound", { u"filename=a+b c"_s }, 1);
    row("IOBound?filename=what?,really", "IOBound", { u"filename=what?,really"_s }, 1);
    row("X?a=1&a=2", "X", { u"a=1"_s, u"a=2"_s }, 1);
    row("culprit:Sleeping?sleep_duration=5=1", "Sleeping", { u"sleep_duration=5"_s }, 1, culprit);
    row("innocent:SIGSEGV=2", "SIGSEGV", {}, 2, innocent);
    row("culprit:X", "X", {}, 1, culprit);
    row("culprit", "culprit", {}, 1);
    row("innocent=4", "innocent", {}, 4);
    row("a_1", "a_1", {}, 1);
}

void NotationTest::behaviours()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(QStringList, parameters);
    QFETCH(double, weight);
    QFETCH(int, role);
    const Result<MixEntry> entry = mixEntryFromText(text);
    QVERIFY2(entry, entry ? "" : qPrintable(entry.error()));
    QCOMPARE(entry->behaviour, name);
    QCOMPARE(flat(entry->parameters), parameters);
    QCOMPARE(entry->weight, weight);
    QCOMPARE(entry->role ? static_cast<int>(*entry->role) : -1, role);
}

void NotationTest::badBehaviours_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* text, const QString& said) {
        QTest::addRow("“%s”", QByteArray(text).toPercentEncoding(" %?&=,:/").constData())
            << QString::fromUtf8(text) << said;
    };
    const QString name = u"its name is not made of letters, digits and _"_s;
    row("", name);
    row("  ", name);
    row("=5", name);
    row("?a=1", name);
    row("culprit:", name);
    row("culprit:=5", name);
    row("Culprit:X", name);
    row("victim:X", name);
    row("culprit:innocent:X", name);
    row("culprit: X", name);
    row("Plain Response=1", name);
    row("../etc", name);
    row("1X", name);
    row("Schläfrig", name);
    row("X\n=1", name);
    const QString weight = u"is not a number"_s;
    row("X=", weight);
    row("X=many", weight);
    row("X=1,5", weight);
    row("X=1=2", weight);
    row("X=5?a=1", weight);
    row("X=5%", weight);
    row("X=nan", weight);
    row("X=inf", weight);
    row("X=1e999", weight);
    row("X?a=1=", weight);
    row("X?a=1=many", weight);
    row("X?a=1=2=3", weight);
    const QString valueless = u"has no value"_s;
    row("X?", valueless);
    row("X?a", valueless);
    row("X?a&b=1", valueless);
    row("X?a=1&", valueless);
    row("X?=1", valueless);
    row("X?a=1&&b=2", valueless);
    row("X?a=b=c&d=1", u"an = within a value is written %3D"_s);
    const QString percent = u"a % within a value is written %25"_s;
    row("X?a=%", percent);
    row("X?a=100%=1", percent);
    row("X?a=%4", percent);
    row("X?a=%zz", percent);
    row("X?a=%E4", percent);
    row("X?a=%C3=1", percent);
}

void NotationTest::badBehaviours()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    const Result<MixEntry> entry = mixEntryFromText(text);
    QVERIFY(!entry);
    QVERIFY2(entry.error().contains(said), qPrintable(entry.error()));
    QVERIFY2(entry.error().startsWith(u"“"_s + text + u"” is no behaviour: "_s), qPrintable(entry.error()));
    QVERIFY2(entry.error().contains(u"write NAME, NAME=WEIGHT or NAME?PARAMETER=VALUE"_s), qPrintable(entry.error()));
}

void NotationTest::behaviourTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "PlainResponse=98", "PlainResponse=1000000", "X=0.1", "Sleeping?sleep_duration=0.5=1",
             "culprit:X=1", "innocent:X?a=%3D&b=%26=2.5", "IOBound?filename=/a b+c=1", "X?a==1" })
        QTest::newRow(text) << QString::fromLatin1(text);
}

void NotationTest::behaviourTexts()
{
    QFETCH(QString, text);
    const Result<MixEntry> entry = mixEntryFromText(text);
    QVERIFY2(entry, entry ? "" : qPrintable(entry.error()));
    QCOMPARE(textOf(*entry), text);
}

void NotationTest::behavioursRoundTrip()
{
    std::mt19937_64 generator(43);
    for (int i = 0; i < 20'000; ++i) {
        MixEntry entry;
        entry.behaviour = u"Behaviour_%1"_s.arg(generator() % 100);
        entry.parameters = awkwardPairs(generator);
        entry.weight =
            std::pow(10.0, static_cast<double>(generator() % 12) - 4) * static_cast<double>(generator() % 1000) / 7;
        if (generator() % 3 == 0)
            entry.role = generator() % 2 == 0 ? Role::Innocent : Role::Culprit;
        const QString text = textOf(entry);
        const Result<MixEntry> read = mixEntryFromText(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QVERIFY2(*read == entry, qPrintable(text));
    }
}

void NotationTest::mixes()
{
    const QStringList texts { u"PlainResponse=98"_s, u"culprit:Sleeping?sleep_duration=0.5=1"_s };
    const Result<Mix> mix = mixFromTexts(texts);
    QVERIFY(mix);
    QCOMPARE(mix->size(), 2);
    QCOMPARE(textsOf(*mix), texts);
    const Result<Mix> bad = mixFromTexts({ u"PlainResponse=98"_s, u"?"_s });
    QVERIFY(!bad);
    QVERIFY(bad.error().startsWith(u"“?”"_s));
    QVERIFY(mixFromTexts({})->isEmpty());
}

void NotationTest::valuesOfAnEntry()
{
    QCOMPARE(mixEntryFromText(u"X?a=1&b=2=3"_s)->values(), (SettingValues { { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s } }));
    QCOMPARE(
        serversFromText(u"x,a=1,b=2"_s)->first().values(), (SettingValues { { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s } }));
}

void NotationTest::encoding_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("encoded");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("what separates") << u"&=?,%"_s << u"%26%3D%3F%2C%25"_s;
    QTest::newRow("what does not") << u"a/b+c d:e;f#g"_s << u"a/b+c d:e;f#g"_s;
    QTest::newRow("what is encoded already") << u"%3D"_s << u"%253D"_s;
    QTest::newRow("beyond ASCII") << u"ä日🦉"_s << u"ä日🦉"_s;
    QTest::newRow("a byte order mark") << u"\ufeffx"_s << u"\ufeffx"_s;
}

void NotationTest::encoding()
{
    QFETCH(QString, plain);
    QFETCH(QString, encoded);
    QCOMPARE(encodedValue(plain), encoded);
    QCOMPARE(decodedValue(encoded), std::optional<QString>(plain));
}

void NotationTest::badEncoding_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "%", "a%", "%4", "%4g", "%g4", "%%41", "%e4", "%c3%28", "%ff", "%ed%a0%80" })
        QTest::newRow(text) << QString::fromLatin1(text);
}

void NotationTest::badEncoding()
{
    QFETCH(QString, text);
    QVERIFY(!decodedValue(text));
}

void NotationTest::servers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected"); // NAME:VARIANT OPTION=VALUE …
    const auto row = [](const char* text, const QStringList& expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << expected;
    };
    row("wsgiref", { u"wsgiref:default"_s });
    row("gunicorn:sync", { u"gunicorn:sync"_s });
    row("gunicorn,workers=4", { u"gunicorn:default workers=4"_s });
    row("gunicorn:sync,workers=4,timeout=2", { u"gunicorn:sync workers=4 timeout=2"_s });
    row("wsgiref,gunicorn:sync", { u"wsgiref:default"_s, u"gunicorn:sync"_s });
    row("wsgiref,gunicorn:sync,workers=4,waitress",
        { u"wsgiref:default"_s, u"gunicorn:sync workers=4"_s, u"waitress:default"_s });
    row("wsgiref,wsgiref", { u"wsgiref:default"_s, u"wsgiref:default"_s });
    row(" wsgiref , gunicorn:sync , workers=4 ", { u"wsgiref:default"_s, u"gunicorn:sync workers=4"_s });
    row("x,title=a%2Cb%3Dc", { u"x:default title=a,b=c"_s });
    row("x,title=", { u"x:default title="_s });
    row("x,title=a=b", { u"x:default title=a=b"_s });
    row("x,title=a:b", { u"x:default title=a:b"_s });
    row("aiohttp-wsgi,mod_wsgi:daemon", { u"aiohttp-wsgi:default"_s, u"mod_wsgi:daemon"_s });
}

void NotationTest::servers()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const Result<QList<ServerChoice>> choices = serversFromText(text);
    QVERIFY2(choices, choices ? "" : qPrintable(choices.error()));
    QStringList given;
    for (const ServerChoice& choice : *choices)
        given.append((QStringList { choice.name + u':' + choice.variant } + flat(choice.options)).join(u' '));
    QCOMPARE(given, expected);
}

void NotationTest::badServers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* text, const QString& said) {
        QTest::addRow("“%s”", QByteArray(text).toPercentEncoding(" %?&=,:/").constData())
            << QString::fromUtf8(text) << said;
    };
    row("", u"a name is missing"_s);
    row(",", u"a name is missing"_s);
    row("wsgiref,", u"a name is missing"_s);
    row("wsgiref,,gunicorn", u"a name is missing"_s);
    row(":sync", u"a name is missing"_s);
    row("gunicorn:", u"a name is missing"_s);
    row("workers=4", u"no server stands before this option"_s);
    row("workers=4,gunicorn", u"no server stands before this option"_s);
    row("gunicorn,=4", u"this is no option with a value"_s);
    row("gunicorn,title=100%", u"this is no option with a value"_s);
    row("gunicorn,title=%e4", u"this is no option with a value"_s);
}

void NotationTest::badServers()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    const Result<QList<ServerChoice>> choices = serversFromText(text);
    QVERIFY(!choices);
    QVERIFY2(choices.error().contains(said), qPrintable(choices.error()));
    QVERIFY2(choices.error().contains(u"write NAME, NAME:VARIANT"_s), qPrintable(choices.error()));
}

void NotationTest::serverTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain") << u"wsgiref"_s << u"wsgiref"_s;
    QTest::newRow("the default variant") << u"wsgiref:default"_s << u"wsgiref"_s;
    QTest::newRow("a variant and options")
        << u"gunicorn:sync, workers=4,title=a%2cb"_s << u"gunicorn:sync,workers=4,title=a%2Cb"_s;
}

void NotationTest::serverTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    QCOMPARE(textOf(serversFromText(text)->first()), written);
}

void NotationTest::serversRoundTrip()
{
    std::mt19937_64 generator(47);
    for (int i = 0; i < 10'000; ++i) {
        QList<ServerChoice> choices;
        QStringList texts;
        for (std::uint64_t left = 1 + generator() % 3; left > 0; --left) {
            ServerChoice choice;
            choice.name = u"server-%1"_s.arg(generator() % 100);
            if (generator() % 2 == 0)
                choice.variant = u"variant"_s;
            choice.options = awkwardPairs(generator);
            choices.append(choice);
            texts.append(textOf(choice));
        }
        const QString text = texts.join(u',');
        const Result<QList<ServerChoice>> read = serversFromText(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QVERIFY2(*read == choices, qPrintable(text));
    }
}

}

QTEST_APPLESS_MAIN(labour::NotationTest)
#include "notation_test.moc"
