// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/erlang_text.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace labour;

class ErlangTextTest : public QObject
{
    Q_OBJECT

private slots:
    void stringsAreEscaped();
    void binariesAreNumbers();
    void numbersHaveAPointBeforeTheirExponent();
    void theModuleCompilesWithoutAWarning();
};

void ErlangTextTest::stringsAreEscaped()
{
    QCOMPARE(erlangString("/a?b=c"), std::string("\"/a?b=c\""));
    QCOMPARE(erlangString("a\"b\\c\nd"), std::string("\"a\\\"b\\\\c\\nd\""));
    QCOMPARE(erlangString("\x01\xff"), std::string("\"\\x{01}\\x{ff}\""));
}

void ErlangTextTest::binariesAreNumbers()
{
    QCOMPARE(erlangBinary(""), std::string("<<>>"));
    QCOMPARE(erlangBinary("A\xff"), std::string("<<65,255>>"));
}

void ErlangTextTest::numbersHaveAPointBeforeTheirExponent()
{
    QCOMPARE(erlangNumber(3), std::string("3"));
    QCOMPARE(erlangNumber(0), std::string("0"));
    QCOMPARE(erlangNumber(0.5), std::string("5.0e-01"));
    QCOMPARE(erlangNumber(1e-7), std::string("1.0e-07"));
    QCOMPARE(erlangNumber(1e20), std::string("1.0e+20"));
    QCOMPARE(erlangNumber(0.1 + 0.2), std::string("3.0000000000000004e-01"));
}

void ErlangTextTest::theModuleCompilesWithoutAWarning()
{
    if (QStandardPaths::findExecutable("erlc").isEmpty())
        QSKIP("Erlang is not installed");
    const QTemporaryDir folder;
    QFile file(folder.filePath("labour.erl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(labourModule() + "plan() -> #{}.\n"));
    file.close();
    QProcess compiler;
    compiler.setWorkingDirectory(folder.path());
    compiler.setProcessChannelMode(QProcess::MergedChannels);
    compiler.start("erlc", { "+warn_all", "-Werror", "labour.erl" });
    QVERIFY(compiler.waitForFinished());
    QVERIFY2(compiler.exitCode() == 0, compiler.readAll().constData());
}

QTEST_GUILESS_MAIN(ErlangTextTest)
#include "erlang_text_test.moc"
