// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/exit_text.h"
#include "core/run/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace labour;

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatStandsTwiceWasSentTwice();
    void itIsReadOnAsItGrows();
    void whoBeganWithATargetIsToldInOrder();
    void aLineCutShortWaitsForItsEnd();
    void nonsenseIsPassedOver();
    void exitsAreToldInWords();
    void ordinalsAreSpelled_data();
    void ordinalsAreSpelled();

private:
    void append(const QByteArray& text);

    QTemporaryDir m_folder;
    QString m_path;
};

void JournalTest::init()
{
    m_path = m_folder.filePath("journal");
    QFile::remove(m_path);
}

void JournalTest::append(const QByteArray& text)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(text);
}

void JournalTest::whatStandsTwiceWasSentTwice()
{
    append("10.000001 a1 SIGSEGV 7\n10.5 a2 SIGSEGV?how=signal 7\n11.25 a1 SIGSEGV 8\n11.5 a1 SIGSEGV 9\n");
    Journal journal(m_path);
    journal.readOn();
    QCOMPARE(journal.resent("SIGSEGV"), 2U);
    QCOMPARE(journal.resent("SIGSEGV?how=signal"), 0U);
    const auto last = journal.lastOf(8);
    QVERIFY(last);
    QCOMPARE(last->id, QString("a1"));
    QCOMPARE(last->ordinal, 2U);
    QCOMPARE(last->unixTime, 11.25);
    QVERIFY(!journal.lastOf(99));
}

void JournalTest::itIsReadOnAsItGrows()
{
    Journal journal(m_path);
    journal.readOn();
    append("1.0 a A 1\n");
    journal.readOn();
    journal.readOn();
    append("2.0 a A 2\n");
    journal.readOn();
    QCOMPARE(journal.resent("A"), 1U);
    QCOMPARE(journal.lastOf(2)->ordinal, 2U);
}

void JournalTest::whoBeganWithATargetIsToldInOrder()
{
    append("1.5 a A 1\n1.75 b B 1\n2.0 c A 2\n");
    Journal journal(m_path);
    journal.readOn();
    const QList<JournalStart> starts = journal.startsOf("A");
    QCOMPARE(starts.size(), 2);
    QCOMPARE(starts.first().unixTime, 1.5);
    QCOMPARE(starts.last().pid, std::int64_t { 2 });
    QVERIFY(journal.startsOf("C").isEmpty());
}

void JournalTest::aLineCutShortWaitsForItsEnd()
{
    Journal journal(m_path);
    append("1.0 a A 1\n2.0 b B");
    journal.readOn();
    QVERIFY(!journal.lastOf(12));
    append(" 12\n");
    journal.readOn();
    QCOMPARE(journal.lastOf(12)->target, QString("B"));
}

void JournalTest::nonsenseIsPassedOver()
{
    append("nonsense\n1.0 a\nx a A 1\n1.0 a A x\n\n3.0 c C 3\n");
    Journal journal(m_path);
    journal.readOn();
    QVERIFY(!journal.lastOf(1));
    QCOMPARE(journal.lastOf(3)->id, QString("c"));
}

void JournalTest::exitsAreToldInWords()
{
    QCOMPARE(exitText(std::nullopt), QString("ended"));
    QCOMPARE(exitText(SIGSEGV), QString("was ended by SIGSEGV"));
    QCOMPARE(exitText(3 << 8), QString("exited with status 3"));
}

void JournalTest::ordinalsAreSpelled_data()
{
    QTest::addColumn<quint64>("number");
    QTest::addColumn<QString>("text");
    for (const char* text :
        { "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "1013th", "1023rd" })
        QTest::newRow(text) << QString(text).chopped(2).toULongLong() << QString(text);
}

void JournalTest::ordinalsAreSpelled()
{
    QFETCH(quint64, number);
    QFETCH(QString, text);
    QCOMPARE(ordinal(number), text);
}

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
