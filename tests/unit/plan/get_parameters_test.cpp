// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/get_parameters.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace labour {

class GetParametersTest : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatIsGiven()
    {
        const Result<GetParameters> get = getParameters({ { u"method"_s, u"POST"_s }, { u"path"_s, u"/a?b=c"_s },
            { u"headers"_s, u"Accept: text/html; q=0.5 |X-Empty:| X-Last : é"_s }, { u"body"_s, u"ä"_s } });
        QVERIFY(bool(get));
        QCOMPARE(get->method, u"POST"_s);
        QCOMPARE(get->path, u"/a?b=c"_s);
        QCOMPARE(get->headers, QByteArray("Accept: text/html; q=0.5\r\nX-Empty: \r\nX-Last: \xc3\xa9\r\n"));
        QCOMPARE(get->body, QByteArray("\xc3\xa4"));
    }

    void hasDefaults()
    {
        const Result<GetParameters> get = getParameters({});
        QVERIFY(bool(get));
        QCOMPARE(get->method, u"GET"_s);
        QCOMPARE(get->path, u"/"_s);
        QVERIFY(get->headers.isEmpty() && get->body.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("why");
        QTest::newRow("path") << "path"
                              << "a"
                              << "begin with a slash";
        QTest::newRow("space") << "path"
                               << "/a b"
                               << "percent-encode";
        QTest::newRow("umlaut") << "path"
                                << "/ä"
                                << "percent-encode";
        QTest::newRow("no colon") << "headers"
                                  << "Accept"
                                  << "is no header";
        QTest::newRow("no name") << "headers"
                                 << ": x"
                                 << "is no header";
        QTest::newRow("no token") << "headers"
                                  << "A b: x"
                                  << "is no header";
        QTest::newRow("two lines") << "headers"
                                   << "A: x\r\nB: y"
                                   << "control character";
        QTest::newRow("ours") << "headers"
                              << "hOST: x"
                              << "written by Labour";
        QTest::newRow("body of a GET") << "body"
                                       << "x"
                                       << "has no body";
    }

    void refuses()
    {
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        QFETCH(QString, why);
        const Result<GetParameters> get = getParameters({ { parameter, value } });
        QVERIFY(!get);
        QVERIFY2(get.error().contains(why), qPrintable(get.error()));
    }
};

}

QTEST_APPLESS_MAIN(labour::GetParametersTest)
#include "get_parameters_test.moc"
