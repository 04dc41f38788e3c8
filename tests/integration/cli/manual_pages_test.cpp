// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace labour::test;

namespace {

QString buildFolder()
{
    return QFileInfo(programPath(QStringLiteral("labour"))).dir().filePath("..");
}

QString pagePath(const QString& name, int section = 1)
{
    return QString("%1/share/man/man%2/%3.%2").arg(buildFolder()).arg(section).arg(name);
}

bool isMade()
{
    return QFile::exists(pagePath("labour"));
}

/// What a program writes to standard output, or says that it cannot.
QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C.UTF-8");
    environment.insert("MANWIDTH", "500"); // so that no name is broken between lines
    environment.insert("MANROFFOPT", "-c");
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return QStringLiteral("%1 failed: %2").arg(program, QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput()).remove(QRegularExpression(".\x08"));
}

QString pageText(const QString& name, int section = 1)
{
    return outputOf("man", { "-l", pagePath(name, section) });
}

/// The words at the beginning of lines of a help text that are such.
QStringList listedIn(const QString& help, const QString& form)
{
    QStringList found;
    QRegularExpressionMatchIterator matches =
        QRegularExpression("^  (" + form + ")(?= |$)", QRegularExpression::MultilineOption).globalMatch(help);
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

/// The part of a text from a line to the next line like it.
QString sectionOf(const QString& text, const QString& title)
{
    const qsizetype from = text.indexOf(QRegularExpression("^ +" + title, QRegularExpression::MultilineOption));
    if (from < 0)
        return {};
    const qsizetype to =
        text.indexOf(QRegularExpression("^(   labour|[A-Z])", QRegularExpression::MultilineOption), from + 10);
    return text.mid(from, to < 0 ? -1 : to - from);
}

}

class ManualPagesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        if (!isMade())
            QSKIP("scdoc was not there as Labour was built");
        if (QStandardPaths::findExecutable("man").isEmpty())
            QSKIP("man is not installed");
    }

    void theyAreWellFormed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("section");
        QTest::newRow("labour") << "labour" << 1;
        QTest::newRow("labour-run") << "labour-run" << 5;
        if (QFile::exists(programPath("labour-workbench")))
            QTest::newRow("labour-workbench") << "labour-workbench" << 1;
    }

    void theyAreWellFormed()
    {
        QFETCH(const QString, name);
        QFETCH(const int, section);
        QProcess man;
        man.start("man", { "--warnings", "-E", "UTF-8", "-Tutf8", "-Z", "-l", pagePath(name, section) });
        QVERIFY(man.waitForFinished());
        QCOMPARE(man.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(man.readAllStandardError()), QString());
        for (const char* title : { "NAME", "SYNOPSIS", "DESCRIPTION", "SEE ALSO" })
            QVERIFY2(pageText(name, section).contains(QString("\n%1\n").arg(title)), title);
        QCOMPARE(pageText(name, section).contains("\nEXIT STATUS\n"), section == 1);
    }

    void everyCommandAndOptionIsNamed()
    {
        const QString page = pageText("labour");
        const QString labour = programPath("labour");
        const QStringList commands = listedIn(outputOf(labour, { "--help" }), "[a-z]+");
        QVERIFY(commands.size() > 8 && commands.contains("run"));
        for (const QString& command : commands) {
            if (command == "labour") // of "labour COMMAND --help"
                continue;
            const QString section = sectionOf(page, "labour " + command + "\\b");
            QVERIFY2(!section.isEmpty(), qPrintable(command));
            const QStringList options = listedIn(outputOf(labour, { command, "--help" }), "--[a-z-]+");
            QVERIFY2(options.contains("--help"), qPrintable(command));
            for (const QString& option : options)
                QVERIFY2(section.contains(QRegularExpression(option + "(?![a-z-])")),
                    qPrintable(QString("labour %1 %2").arg(command, option)));
        }
    }

    void everyOptionOfTheWorkbenchIsNamed()
    {
        if (!QFile::exists(programPath("labour-workbench")))
            QSKIP("built without the workbench");
        const QStringList options = listedIn(outputOf(programPath("labour-workbench"), { "--help" }), "--[a-z-]+");
        QVERIFY(options.size() > 1);
        for (const QString& option : options)
            QVERIFY2(pageText("labour-workbench").contains(option), qPrintable(option));
    }

    void theyAreInstalled()
    {
        if (QStandardPaths::findExecutable("cmake").isEmpty())
            QSKIP("cmake is not installed");
        const QTemporaryDir prefix;
        QVERIFY(!outputOf("cmake", { "--install", buildFolder(), "--prefix", prefix.path(), "--component", "manual" })
                     .contains("failed"));
        QVERIFY(QFile::exists(prefix.filePath("share/man/man1/labour.1")));
        QVERIFY(QFile::exists(prefix.filePath("share/man/man5/labour-run.5")));
    }
};

QTEST_GUILESS_MAIN(ManualPagesTest)
#include "manual_pages_test.moc"
