// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/expression.h"
#include "core/catalogue/nearest.h"
#include "core/catalogue/setting.h"
#include "core/catalogue/unit_text.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace Qt::StringLiterals;

namespace labour {

namespace {

const QHash<QString, double>& someOptions()
{
    static const QHash<QString, double> values { { u"workers"_s, 4 }, { u"threads"_s, 3 }, { u"timeout"_s, 30 },
        { u"half"_s, 0.5 }, { u"zero"_s, 0 }, { u"a_b"_s, 7 }, { u"worker1"_s, 11 }, { u"wert"_s, 2 } };
    return values;
}

Setting settingOf(SettingType type)
{
    Setting setting;
    setting.name = u"it"_s;
    setting.type = type;
    setting.choices = { u"sync"_s, u"gthread"_s };
    return setting;
}

SettingType typeNamed(const QString& name)
{
    return settingTypeNamed(name).value_or(SettingType::Text);
}

}

class SettingTest : public QObject
{
    Q_OBJECT

private slots:
    void expressions_data();
    void expressions();
    void badExpressions_data();
    void badExpressions();
    void divisionByZero_data();
    void divisionByZero();
    void expressionDepth();
    void namesMissingWhenEvaluated();
    void constants();

    void seconds_data();
    void seconds();
    void bytes_data();
    void bytes();
    void numberTextReadsBack();
    void numberTexts_data();
    void numberTexts();
    void forPeople_data();
    void forPeople();

    void typeNames();
    void canonical_data();
    void canonical();
    void canonicalIsStable_data();
    void canonicalIsStable();
    void refusals_data();
    void refusals();
    void refusalsSayWhatIsRight();
    void numbersAmongValues();
    void namedSettings();

    void nearest_data();
    void nearest();
    void unknownNames_data();
    void unknownNames();
};

void SettingTest::expressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("number") << u"1"_s << 1.0;
    QTest::newRow("decimals") << u"2.25"_s << 2.25;
    QTest::newRow("exponent") << u"1e3"_s << 1000.0;
    QTest::newRow("name") << u"workers"_s << 4.0;
    QTest::newRow("name with underscore") << u"a_b"_s << 7.0;
    QTest::newRow("name with digit") << u"worker1"_s << 11.0;
    QTest::newRow("product") << u"workers * threads"_s << 12.0;
    QTest::newRow("no spaces") << u"workers*threads+1"_s << 13.0;
    QTest::newRow("spaces around") << u"  workers\t+ 1 "_s << 5.0;
    QTest::newRow("product before sum") << u"1 + 2 * 3"_s << 7.0;
    QTest::newRow("product before sum, the other way") << u"2 * 3 + 1"_s << 7.0;
    QTest::newRow("quotient before difference") << u"10 - 4 / 2"_s << 8.0;
    QTest::newRow("parentheses first") << u"(1 + 2) * 3"_s << 9.0;
    QTest::newRow("differences from the left") << u"10 - 3 - 2"_s << 5.0;
    QTest::newRow("quotients from the left") << u"24 / 4 / 2"_s << 3.0;
    QTest::newRow("quotient and product from the left") << u"24 / 4 * 2"_s << 12.0;
    QTest::newRow("nested") << u"((workers + (1)) * (threads - 1))"_s << 10.0;
    QTest::newRow("below zero") << u"1 - timeout"_s << -29.0;
    QTest::newRow("a difference of zero") << u"workers - 4"_s << 0.0;
    QTest::newRow("zero divided") << u"zero / workers"_s << 0.0;
}

void SettingTest::expressions()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const Result<Expression> expression = Expression::parse(text, someOptions().keys());
    QVERIFY2(expression, expression ? "" : qPrintable(expression.error()));
    const Result<double> result = expression->evaluate(someOptions());
    QVERIFY2(result, result ? "" : qPrintable(result.error()));
    QCOMPARE(*result, value);
}

void SettingTest::badExpressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << u""_s << u"character 1:"_s << u"missing"_s;
    QTest::newRow("blank") << u"  "_s << u"character 3:"_s << u"missing"_s;
    QTest::newRow("unknown name") << u"workers * thread"_s << u"character 11:"_s << u"“thread” is not known"_s;
    QTest::newRow("letter case counts") << u"Workers"_s << u"character 1:"_s << u"“Workers” is not known"_s;
    QTest::newRow("ends in an operator") << u"workers *"_s << u"character 10:"_s << u"missing"_s;
    QTest::newRow("begins with an operator") << u"* 2"_s << u"character 1:"_s << u"missing"_s;
    QTest::newRow("a sign") << u"-1"_s << u"character 1:"_s << u"missing"_s;
    QTest::newRow("two operators") << u"1 + * 2"_s << u"character 5:"_s << u"missing"_s;
    QTest::newRow("two numbers") << u"1 2"_s << u"character 3:"_s << u"“2” is not expected there"_s;
    QTest::newRow("not a number") << u"1x + 2"_s << u"character 1:"_s << u"“1x” is not a number"_s;
    QTest::newRow("two points") << u"1.2.3"_s << u"character 1:"_s << u"“1.2.3” is not a number"_s;
    QTest::newRow("unclosed") << u"(1 + 2"_s << u"character 7:"_s << u"closing parenthesis"_s;
    QTest::newRow("unopened") << u"1 + 2)"_s << u"character 6:"_s << u"“)” is not expected there"_s;
    QTest::newRow("empty parentheses") << u"()"_s << u"character 2:"_s << u"missing"_s;
    QTest::newRow("another operator") << u"workers % 2"_s << u"character 9:"_s << u"“%” is not expected there"_s;
    QTest::newRow("what looks like a marker")
        << u"workers %2 %3"_s << u"in “workers %2 %3” at character 9:"_s << u"not expected"_s;
    QTest::newRow("power") << u"2 ** 3"_s << u"character 4:"_s << u"missing"_s;
    QTest::newRow("a call") << u"workers(1)"_s << u"character 8:"_s << u"“(” is not expected there"_s;
    QTest::newRow("code") << u"__import__('os')"_s << u"character 1:"_s << u"“__import__” is not known"_s;
    QTest::newRow("infinity") << u"inf"_s << u"character 1:"_s << u"“inf” is not known"_s;
}

void SettingTest::badExpressions()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, said);
    const Result<Expression> expression = Expression::parse(text, someOptions().keys());
    QVERIFY(!expression);
    QVERIFY2(expression.error().contains(place), qPrintable(expression.error()));
    QVERIFY2(expression.error().contains(said), qPrintable(expression.error()));
}

void SettingTest::divisionByZero_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "workers / zero", "zero / zero", "1 / (workers - 4)", "1 / (1 / zero)",
             "workers / (threads - half * 6)", "1 / zero / zero" })
        QTest::newRow(text) << QString::fromLatin1(text);
}

void SettingTest::divisionByZero()
{
    QFETCH(QString, text);
    const Result<Expression> expression = Expression::parse(text, someOptions().keys());
    QVERIFY2(expression, expression ? "" : qPrintable(expression.error()));
    const Result<double> value = expression->evaluate(someOptions());
    QVERIFY(!value);
    QVERIFY2(value.error().contains(u"zero"_s), qPrintable(value.error()));
}

void SettingTest::expressionDepth()
{
    const auto nested = [](int depth) -> QString { return QString(depth, u'(') + u'7' + QString(depth, u')'); };
    const Result<Expression> deep = Expression::parse(nested(32), {});
    QVERIFY(deep);
    QCOMPARE(*deep->evaluate({}), 7.0);
    for (const int depth : { 33, 34, 1000, 100'000 }) {
        const Result<Expression> tooDeep = Expression::parse(nested(depth), {});
        QVERIFY(!tooDeep);
        QVERIFY(tooDeep.error().contains(u"too many parentheses"_s));
    }
    QVERIFY(!Expression::parse(QString(100'000, u'('), {}));
}

void SettingTest::namesMissingWhenEvaluated()
{
    const Result<Expression> expression = Expression::parse(u"workers * threads"_s, { u"workers"_s, u"threads"_s });
    QVERIFY(expression);
    const Result<double> value = expression->evaluate({ { u"workers"_s, 2 } });
    QVERIFY(!value);
    QVERIFY2(value.error().contains(u"“threads” is not known"_s), qPrintable(value.error()));
}

void SettingTest::constants()
{
    for (const double value : { 30.0, 0.5, 3600.0 })
        QCOMPARE(*Expression::constant(value).evaluate({}), value);
}

void SettingTest::seconds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value"); // negative for none
    QTest::newRow("plain") << u"10"_s << 10.0;
    QTest::newRow("decimals") << u"0.5"_s << 0.5;
    QTest::newRow("s") << u"10s"_s << 10.0;
    QTest::newRow("ms") << u"500ms"_s << 0.5;
    QTest::newRow("us") << u"250us"_s << 0.00025;
    QTest::newRow("m") << u"2m"_s << 120.0;
    QTest::newRow("min") << u"2min"_s << 120.0;
    QTest::newRow("h") << u"1.5h"_s << 5400.0;
    QTest::newRow("a space before the unit") << u"2 m"_s << 120.0;
    QTest::newRow("spaces around") << u" 3 "_s << 3.0;
    QTest::newRow("exponent") << u"1e3"_s << 1000.0;
    QTest::newRow("exponent with a sign") << u"1e+05"_s << 100'000.0;
    QTest::newRow("negative exponent") << u"1e-07"_s << 1e-7;
    QTest::newRow("exponent and unit") << u"1e3ms"_s << 1.0;
    QTest::newRow("a leading plus") << u"+5s"_s << 5.0;
    for (const char* text : { "", " ", "s", "ms", "10 parsecs", "10S", "10ss", "ten", "1,5", "1.2.3", "1e", "1e+",
             "1e-", "--1", "0x10", "inf", "nan", "10s 5ms", "1e400", "1e308h", "5-3", "٣" })
        QTest::addRow("“%s”", text) << QString::fromUtf8(text) << -1.0;
}

void SettingTest::seconds()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const std::optional<double> given = secondsFromText(text);
    QCOMPARE(given.has_value(), value >= 0);
    if (given)
        QCOMPARE(*given, value);
}

void SettingTest::bytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value"); // negative for none
    QTest::newRow("plain") << u"1048576"_s << 1048576.0;
    QTest::newRow("B") << u"10B"_s << 10.0;
    QTest::newRow("k") << u"64k"_s << 65536.0;
    QTest::newRow("K") << u"64K"_s << 65536.0;
    QTest::newRow("M") << u"1M"_s << 1048576.0;
    QTest::newRow("G") << u"2G"_s << 2147483648.0;
    QTest::newRow("KiB") << u"1KiB"_s << 1024.0;
    QTest::newRow("MiB") << u"1MiB"_s << 1048576.0;
    QTest::newRow("GiB") << u"1 GiB"_s << 1073741824.0;
    QTest::newRow("kB") << u"1kB"_s << 1000.0;
    QTest::newRow("MB") << u"2 MB"_s << 2e6;
    QTest::newRow("GB") << u"2 GB"_s << 2e9;
    QTest::newRow("decimals") << u"1.5k"_s << 1536.0;
    for (const char* text : { "", "k", "1m", "1mb", "1gib", "1 kib", "1T", "1 k B", "one", "1e308G" })
        QTest::addRow("“%s”", text) << QString::fromLatin1(text) << -1.0;
}

void SettingTest::bytes()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const std::optional<double> given = bytesFromText(text);
    QCOMPARE(given.has_value(), value >= 0);
    if (given)
        QCOMPARE(*given, value);
}

void SettingTest::numberTextReadsBack()
{
    std::mt19937_64 generator(41);
    for (int i = 0; i < 20'000; ++i) {
        const double fraction = static_cast<double>(generator() >> 11) * 0x1p-53;
        const double value = std::pow(10.0, static_cast<double>(generator() % 40) - 15) * fraction;
        const QString text = numberText(value);
        bool isNumber = false;
        QVERIFY2(text.toDouble(&isNumber) == value && isNumber, qPrintable(text));
        QVERIFY2(secondsFromText(text) == std::optional<double>(value), qPrintable(text));
        const double whole = std::floor(value);
        QVERIFY2(secondsFromText(numberText(whole)) == std::optional<double>(whole), qPrintable(numberText(whole)));
    }
}

void SettingTest::numberTexts_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("a half") << 0.5 << u"0.5"_s;
    QTest::newRow("ten") << 10.0 << u"10"_s;
    QTest::newRow("a tenth") << 0.1 << u"0.1"_s;
    QTest::newRow("zero") << 0.0 << u"0"_s;
    QTest::newRow("minus zero") << -0.0 << u"0"_s;
    QTest::newRow("negative") << -2.5 << u"-2.5"_s;
    QTest::newRow("tiny") << 1e-7 << u"1e-07"_s;
    QTest::newRow("a hundred thousand") << 100'000.0 << u"100000"_s;
    QTest::newRow("a thousand million") << 1e9 << u"1000000000"_s;
}

void SettingTest::numberTexts()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(numberText(value), text);
}

void SettingTest::forPeople_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("text");
    const auto duration = [](const char* name, double value, const QString& text) {
        QTest::newRow(name) << durationForPeople(value) << text;
    };
    duration("nothing", 0, u"0 ms"_s);
    duration("half a millisecond", 0.0005, u"0.5 ms"_s);
    duration("milliseconds", 0.5, u"500 ms"_s);
    duration("almost a second", 0.9994, u"999 ms"_s);
    duration("a second", 0.9996, u"1 s"_s);
    duration("seconds", 10, u"10 s"_s);
    duration("tenths", 12.34, u"12.3 s"_s);
    duration("minutes", 125, u"2 min 5 s"_s);
    duration("almost an hour", 3599.4, u"59 min 59 s"_s);
    duration("hours", 3725, u"1 h 2 min"_s);
    const auto size = [](const char* name, double value, const QString& text) {
        QTest::newRow(name) << bytesForPeople(value) << text;
    };
    size("no bytes", 0, u"0 B"_s);
    size("bytes", 1023, u"1023 B"_s);
    size("kibibytes", 1536, u"1.5 KiB"_s);
    size("mebibytes", 34'700'000, u"33.1 MiB"_s);
    size("a growth below zero", -2048, u"-2 KiB"_s);
    size("beyond tebibytes", 5e15, u"4547.5 TiB"_s);
}

void SettingTest::forPeople()
{
    QFETCH(QString, given);
    QFETCH(QString, text);
    QCOMPARE(given, text);
}

void SettingTest::typeNames()
{
    for (const char* name : { "integer", "number", "seconds", "bytes", "boolean", "choice", "text", "path" }) {
        const std::optional<SettingType> type = settingTypeNamed(QString::fromLatin1(name));
        QVERIFY(type);
        QCOMPARE(nameOf(*type), QString::fromLatin1(name));
    }
    for (const char* name : { "", "int", "Integer", "string", "duration" })
        QVERIFY(!settingTypeNamed(QString::fromLatin1(name)));
}

void SettingTest::canonical_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* type, const char* text, const char* expected) {
        QTest::addRow("%s “%s”", type, text)
            << QString::fromLatin1(type) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("integer", "4", "4");
    row("integer", " 007 ", "7");
    row("integer", "+5", "5");
    row("integer", "4.0", "4");
    row("integer", "1e3", "1000");
    row("integer", "-0", "0");
    row("integer", "-12", "-12");
    row("integer", "9007199254740992", "9007199254740992");
    row("number", "0.50", "0.5");
    row("number", "1e6", "1000000");
    row("number", "-0.0", "0");
    row("seconds", "500ms", "0.5");
    row("seconds", "2m", "120");
    row("seconds", "0.50", "0.5");
    row("seconds", "100000", "100000");
    row("bytes", "64k", "65536");
    row("bytes", "1MiB", "1048576");
    row("bytes", "1 kB", "1000");
    row("bytes", "0.5k", "512");
    for (const char* word : { "true", "TRUE", "1", "yes", "on", " On " })
        row("boolean", word, "true");
    for (const char* word : { "false", "False", "0", "no", "off" })
        row("boolean", word, "false");
    row("choice", "sync", "sync");
    row("text", "", "");
    row("text", " spaces are kept ", " spaces are kept ");
    row("text", "ä “quoted” & = ? , %", "ä “quoted” & = ? , %");
    row("path", "/var/tmp/a file", "/var/tmp/a file");
}

void SettingTest::canonical()
{
    QFETCH(QString, type);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Result<QString> result = settingOf(typeNamed(type)).canonical(text);
    QVERIFY2(result, result ? "" : qPrintable(result.error()));
    QCOMPARE(*result, expected);
}

void SettingTest::canonicalIsStable_data()
{
    canonical_data();
}

void SettingTest::canonicalIsStable()
{
    QFETCH(QString, type);
    QFETCH(QString, expected);
    const Result<QString> again = settingOf(typeNamed(type)).canonical(expected);
    QVERIFY2(again, again ? "" : qPrintable(again.error()));
    QCOMPARE(*again, expected);
}

void SettingTest::refusals_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    const auto rows = [](const char* type, const std::vector<const char*>& texts) {
        for (const char* text : texts)
            QTest::addRow("%s “%s”", type, QByteArray(text).toPercentEncoding(" ,").constData())
                << QString::fromLatin1(type) << QString::fromUtf8(text);
    };
    rows("integer", { "", "x", "1.5", "1,000", "0x10", "5s", "inf", "nan", "1e300", "9007199254740994", "1 2" });
    rows("number", { "", "x", "5s", "inf", "nan", "1e999", "1,5" });
    rows("seconds", { "", "x", "5k", "soon", "inf", "1e308h" });
    rows("bytes", { "", "0.5", "5s", "1e30", "lots" });
    rows("boolean", { "", "2", "maybe", "truely", "ja" });
    rows("choice", { "", "Sync", "sync ", "gevent" });
    rows("text", { "a\nb", "\t", "\x7f", "\x1b[31m" });
    rows("path", { "/tmp/a\nb" });
    QTest::newRow("text with a zero") << u"text"_s << QString::fromLatin1("a\0b", 3);
}

void SettingTest::refusals()
{
    QFETCH(QString, type);
    QFETCH(QString, text);
    const Result<QString> result = settingOf(typeNamed(type)).canonical(text);
    QVERIFY2(!result, result ? qPrintable(*result) : "");
    QVERIFY2(result.error().startsWith(u"it has to be "_s), qPrintable(result.error()));
}

void SettingTest::refusalsSayWhatIsRight()
{
    Setting workers = settingOf(SettingType::Integer);
    workers.minimum = 1;
    workers.maximum = 256;
    QCOMPARE(*workers.canonical(u"1"_s), u"1"_s);
    QCOMPARE(*workers.canonical(u"256"_s), u"256"_s);
    QCOMPARE(workers.canonical(u"0"_s).error(), u"it has to be an integer from 1 to 256, not “0”"_s);
    QCOMPARE(workers.canonical(u"257"_s).error(), u"it has to be an integer from 1 to 256, not “257”"_s);
    workers.minimum.reset();
    workers.maximum = 1e9;
    QCOMPARE(workers.whatIsRight(), u"an integer of at most 1000000000"_s);
    Setting pause = settingOf(SettingType::Seconds);
    pause.minimum = 0.5;
    QCOMPARE(*pause.canonical(u"500ms"_s), u"0.5"_s);
    QCOMPARE(
        pause.canonical(u"499ms"_s).error(), u"it has to be seconds (0.5, 500ms, 2m) of at least 0.5, not “499ms”"_s);
    QCOMPARE(settingOf(SettingType::Choice).whatIsRight(), u"one of sync, gthread"_s);
    QCOMPARE(settingOf(SettingType::Boolean).whatIsRight(), u"true or false"_s);
    QVERIFY(settingOf(SettingType::Text).canonical(QString(1000, u'\n')).error().size() < 200);
}

void SettingTest::numbersAmongValues()
{
    QList<Setting> settings;
    for (const char* type : { "integer", "number", "seconds", "bytes", "boolean", "choice", "text", "path" }) {
        Setting setting = settingOf(typeNamed(QString::fromLatin1(type)));
        setting.name = QString::fromLatin1(type);
        settings.append(setting);
    }
    const SettingValues values { { u"integer"_s, u"4"_s }, { u"number"_s, u"0.25"_s }, { u"seconds"_s, u"100000"_s },
        { u"boolean"_s, u"true"_s }, { u"choice"_s, u"sync"_s }, { u"text"_s, u"5"_s }, { u"stranger"_s, u"1"_s } };
    const QHash<QString, double> expected { { u"integer"_s, 4 }, { u"number"_s, 0.25 }, { u"seconds"_s, 100'000 },
        { u"boolean"_s, 1 } };
    QCOMPARE(numbersOf(settings, values), expected);
    QCOMPARE(numbersOf(settings, { { u"boolean"_s, u"false"_s } }), (QHash<QString, double> { { u"boolean"_s, 0 } }));
}

void SettingTest::namedSettings()
{
    QList<Setting> settings { settingOf(SettingType::Integer), settingOf(SettingType::Text) };
    settings[1].name = u"other"_s;
    QCOMPARE(namesOf(settings), (QStringList { u"it"_s, u"other"_s }));
    QCOMPARE(settingNamed(settings, u"other"_s), &std::as_const(settings)[1]);
    QVERIFY(!settingNamed(settings, u"Other"_s));
}

void SettingTest::nearest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("known");
    QTest::addColumn<QStringList>("expected");
    const QStringList servers { u"aiohttp-wsgi"_s, u"gevent"_s, u"gunicorn"_s, u"uvicorn"_s, u"uwsgi"_s, u"waitress"_s,
        u"wsgiref"_s };
    QTest::newRow("a letter missing") << u"wsgref"_s << servers << QStringList { u"wsgiref"_s };
    QTest::newRow("two letters swapped") << u"wsgierf"_s << servers << QStringList { u"wsgiref"_s };
    QTest::newRow("another case") << u"WSGIREF"_s << servers << QStringList { u"wsgiref"_s };
    QTest::newRow("best first") << u"unicorn"_s << servers << QStringList { u"gunicorn"_s, u"uvicorn"_s };
    QTest::newRow("a part") << u"wsgi"_s << servers << QStringList { u"aiohttp-wsgi"_s, u"uwsgi"_s, u"wsgiref"_s };
    QTest::newRow("nothing like it") << u"zzzzzz"_s << servers << QStringList {};
    QTest::newRow("a short word that shares no letter")
        << u"zz"_s << QStringList { u"qt"_s, u"native"_s } << QStringList {};
    QTest::newRow("a letter that is none of a short word's") << u"x"_s << QStringList { u"qt"_s } << QStringList {};
    QTest::newRow("empty") << u""_s << QStringList { u"qt"_s, u"native"_s } << QStringList {};
    QTest::newRow("none known") << u"x"_s << QStringList {} << QStringList {};
    QTest::newRow("at most three") << u"ab1"_s << QStringList { u"ab2"_s, u"ab3"_s, u"ab4"_s, u"ab5"_s }
                                   << QStringList { u"ab2"_s, u"ab3"_s, u"ab4"_s };
    QTest::newRow("the same") << u"qt"_s << QStringList { u"qt"_s } << QStringList { u"qt"_s };
}

void SettingTest::nearest()
{
    QFETCH(QString, name);
    QFETCH(QStringList, known);
    QFETCH(QStringList, expected);
    QCOMPARE(nearestNames(name, known), expected);
}

void SettingTest::unknownNames_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("text");
    QTest::newRow("one near") << unknownName(u"server"_s, u"wsgref"_s, { u"wsgiref"_s, u"paste"_s })
                              << u"there is no server named “wsgref”; did you mean wsgiref?"_s;
    QTest::newRow("three near") << unknownName(u"key"_s, u"ab1"_s, { u"ab2"_s, u"ab3"_s, u"ab4"_s })
                                << u"there is no key named “ab1”; did you mean ab2, ab3 or ab4?"_s;
    QTest::newRow("none near") << unknownName(u"engine"_s, u"steam"_s, { u"native"_s, u"qt"_s })
                               << u"there is no engine named “steam”; there are native and qt"_s;
    QTest::newRow("none at all") << unknownName(u"option"_s, u"x"_s, {})
                                 << u"there is no option named “x”; there are none"_s;
    QTest::newRow("a marker in the name")
        << unknownName(u"server"_s, u"%1%2"_s, {}) << u"there is no server named “%1%2”; there are none"_s;
}

void SettingTest::unknownNames()
{
    QFETCH(QString, given);
    QFETCH(QString, text);
    QCOMPARE(given, text);
    QVERIFY(unknownName(u"server"_s, QString(10'000, u'x'), { u"a"_s }).size() < 200);
}

}

QTEST_APPLESS_MAIN(labour::SettingTest)
#include "setting_test.moc"
