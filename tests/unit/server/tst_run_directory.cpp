// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/helper_path.h"
#include "core/server/port.h"
#include "core/server/run_directory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace labour;

/// Where a server runs, on what port, and who helps it.
class TestRunDirectory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void layout();
    void laterBehavioursWin();
    void removesWhatAServerLeft();
    void everyRunHasItsOwn();
    void environment();
    void failures();
    void ports();
    void helpers();

private:
    void write(const QString& path, const QByteArray& content) const;
    static QByteArray read(const QString& path);
    QString source(const QString& path) const { return m_source->filePath(path); }

    std::unique_ptr<QTemporaryDir> m_source;
};

void TestRunDirectory::init()
{
    m_source = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("labour_application.py"), "application");
    write(QStringLiteral("labour_other.py"), "imported");
    write(QStringLiteral("other.py"), "not Labour's");
    write(QStringLiteral("shipped/Sleeping/behaviour.json"), "{}");
    write(QStringLiteral("shipped/Sleeping/wsgi.py"), "shipped");
    write(QStringLiteral("shipped/Sleeping/data/more.txt"), "more");
    write(QStringLiteral("shipped/Sleeping/__pycache__/wsgi.pyc"), "old");
    write(QStringLiteral("own/Sleeping/wsgi.py"), "own");
}

void TestRunDirectory::write(const QString& path, const QByteArray& content) const
{
    QVERIFY(QDir().mkpath(QFileInfo(source(path)).path()));
    QFile file(source(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray TestRunDirectory::read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("absent");
}

void TestRunDirectory::layout()
{
    const RunDirectory directory(
        source(QStringLiteral("labour_application.py")), { source(QStringLiteral("shipped/Sleeping")) });
    QCOMPARE(directory.error(), QString());
    constexpr QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFile::permissions(directory.path()), owner | QFile::ExeOwner | QFile::ExeUser);
    QCOMPARE(QFile::permissions(directory.tokenPath()), owner);
    QCOMPARE(read(directory.tokenPath()), directory.token());
    QVERIFY(
        QRegularExpression(QStringLiteral("^[0-9a-f]{32}$")).match(QString::fromLatin1(directory.token())).hasMatch());
    QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f]{32}$")).match(directory.marker()).hasMatch());
    QCOMPARE(read(directory.journalPath()), QByteArray());
    QCOMPARE(read(directory.applicationPath() + QStringLiteral("/labour_application.py")), QByteArray("application"));
    QCOMPARE(read(directory.applicationPath() + QStringLiteral("/labour_other.py")), QByteArray("imported"));
    QVERIFY(!QFileInfo::exists(directory.applicationPath() + QStringLiteral("/other.py")));
    QCOMPARE(read(directory.applicationPath() + QStringLiteral("/Sleeping/data/more.txt")), QByteArray("more"));
    QVERIFY(!QFileInfo::exists(directory.applicationPath() + QStringLiteral("/Sleeping/__pycache__")));
    QVERIFY(QFileInfo(directory.path() + QStringLiteral("/tmp")).isDir());
}

void TestRunDirectory::laterBehavioursWin()
{
    const RunDirectory directory(source(QStringLiteral("labour_application.py")),
        { source(QStringLiteral("shipped/Sleeping")), source(QStringLiteral("own/Sleeping")) });
    QCOMPARE(directory.error(), QString());
    QCOMPARE(read(directory.applicationPath() + QStringLiteral("/Sleeping/wsgi.py")), QByteArray("own"));
    QCOMPARE(read(directory.applicationPath() + QStringLiteral("/Sleeping/behaviour.json")), QByteArray("absent"));
}

void TestRunDirectory::removesWhatAServerLeft()
{
    write(QStringLiteral("outside.txt"), "stays");
    QString path;
    {
        const RunDirectory directory(source(QStringLiteral("labour_application.py")), {});
        path = directory.path();
        QVERIFY(QDir().mkpath(path + QStringLiteral("/tmp/closed/deeper")));
        QVERIFY(QFile::link(m_source->path(), path + QStringLiteral("/tmp/closed/link")));
        QFile file(path + QStringLiteral("/tmp/closed/file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions({});
        QFile::setPermissions(path + QStringLiteral("/tmp/closed/deeper"), {});
        QFile::setPermissions(path + QStringLiteral("/tmp/closed"), {});
        QFile::setPermissions(path, {});
    }
    QVERIFY(!QFileInfo::exists(path));
    QCOMPARE(read(source(QStringLiteral("outside.txt"))), QByteArray("stays"));
}

void TestRunDirectory::everyRunHasItsOwn()
{
    const RunDirectory one(source(QStringLiteral("labour_application.py")), {});
    const RunDirectory other(source(QStringLiteral("labour_application.py")), {});
    QVERIFY(one.path() != other.path());
    QVERIFY(one.token() != other.token());
    QVERIFY(one.marker() != other.marker());
    QVERIFY(one.marker() != QString::fromLatin1(one.token()));
}

void TestRunDirectory::environment()
{
    qputenv("LABOUR_TOKEN", "secret");
    qputenv("PYTHONPATH", "/elsewhere");
    const RunDirectory directory(source(QStringLiteral("labour_application.py")), {});
    const QProcessEnvironment environment = directory.environment();
    qunsetenv("LABOUR_TOKEN");
    qunsetenv("PYTHONPATH");
    QVERIFY(!environment.contains(QStringLiteral("LABOUR_TOKEN")));
    QCOMPARE(environment.value(QStringLiteral("PATH")), qEnvironmentVariable("PATH"));
    QCOMPARE(environment.value(QStringLiteral("LABOUR_RUN")), directory.marker());
    QCOMPARE(environment.value(QStringLiteral("LABOUR_RUN_DIRECTORY")), directory.path());
    QCOMPARE(environment.value(QStringLiteral("PYTHONPATH")),
        QString(directory.applicationPath() + QStringLiteral(":/elsewhere")));
    QCOMPARE(environment.value(QStringLiteral("PYTHONDONTWRITEBYTECODE")), QStringLiteral("1"));
    QCOMPARE(environment.value(QStringLiteral("PYTHONUNBUFFERED")), QStringLiteral("1"));
    QCOMPARE(environment.value(QStringLiteral("TMPDIR")), QString(directory.path() + QStringLiteral("/tmp")));
}

void TestRunDirectory::failures()
{
    QString path;
    {
        const RunDirectory directory(source(QStringLiteral("absent.py")), {});
        QVERIFY(directory.error().contains(QStringLiteral("absent.py")));
        path = directory.path();
    }
    QVERIFY(!QFileInfo::exists(path));
    const RunDirectory directory(source(QStringLiteral("labour_application.py")), { source(QStringLiteral("absent")) });
    QVERIFY(directory.error().contains(QStringLiteral("absent")));
}

void TestRunDirectory::ports()
{
    const QList<QByteArray> range =
        read(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range")).simplified().split(' ');
    for (int i = 0; i < 20; ++i) {
        const auto port = freePort();
        QVERIFY(port);
        QVERIFY(*port > 1024);
        if (range.constFirst().toInt() > 20000)
            QVERIFY(*port < range.constFirst().toInt());
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, *port));
    }
    QVERIFY(!freePort(QStringLiteral("192.0.2.1")));
}

void TestRunDirectory::helpers()
{
    write(QStringLiteral("helpers/labour-something"), "#!/bin/sh\n");
    qputenv("LABOUR_HELPERS", QFile::encodeName(source(QStringLiteral("helpers"))));
    QCOMPARE(helperPath(QStringLiteral("labour-something")), QString());
    QVERIFY(
        QFile::setPermissions(source(QStringLiteral("helpers/labour-something")), QFile::ReadOwner | QFile::ExeOwner));
    QCOMPARE(helperPath(QStringLiteral("labour-something")), source(QStringLiteral("helpers/labour-something")));
    qunsetenv("LABOUR_HELPERS");
    QCOMPARE(helperPath(QStringLiteral("labour-something")), QString());
    QCOMPARE(helperPath(QFileInfo(QCoreApplication::applicationFilePath()).fileName()),
        QCoreApplication::applicationFilePath());
}

QTEST_GUILESS_MAIN(TestRunDirectory)
#include "tst_run_directory.moc"
