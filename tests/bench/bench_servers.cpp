// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_servers.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

namespace bench {

namespace {

using namespace std::chrono_literals;

class OwnServer : public BenchServer
{
public:
    ~OwnServer() override
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    std::string title() const override { return "the bench's own server, replies verified by id, length and CRC"; }

    bool start(Task& task) override
    {
        m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/bench_server"), QStringList());
        if (!m_process.waitForReadyRead())
            return false;
        task.port = static_cast<quint16>(m_process.readLine().trimmed().toUInt());
        task.target = QStringLiteral("/PlainResponse?length=34");
        task.isOurs = true;
        return task.port != 0;
    }

private:
    QProcess m_process;
};

/// Free a moment ago.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16 { 0 };
}

class NginxServer : public BenchServer
{
public:
    ~NginxServer() override
    {
        m_process.terminate();
        m_process.waitForFinished();
    }

    std::string title() const override { return "nginx, one process (Get)"; }

    bool start(Task& task) override
    {
        task.port = freePort();
        task.target = QStringLiteral("/");
        task.isOurs = false;
        QFile configuration(m_folder.filePath(QStringLiteral("nginx.conf")));
        if (task.port == 0 || !configuration.open(QIODevice::WriteOnly))
            return false;
        configuration.write(text(task.port));
        configuration.close();
        m_process.start(QStringLiteral("/usr/sbin/nginx"),
            { QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"), m_folder.path(),
                QStringLiteral("-c"), configuration.fileName() });
        return m_process.waitForStarted() && answers(task.port);
    }

private:
    static QByteArray text(quint16 port)
    {
        return "daemon off; master_process off; pid nginx.pid; error_log stderr;\n"
               "events { worker_connections 16384; }\n"
               "http {\n"
               "    access_log off; keepalive_requests 1000000000;\n"
               "    client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path "
               "s;\n"
               "    server { listen 127.0.0.1:"
            + QByteArray::number(port)
            + " backlog=16384; location / { return 200 \"nginx says hello to the bench.\\n\"; } }\n"
              "}\n";
    }

    bool answers(quint16 port)
    {
        const QDeadlineTimer deadline(5s);
        while (!deadline.hasExpired() && m_process.state() == QProcess::Running) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            if (socket.waitForConnected(100))
                return true;
        }
        return false;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

}

std::unique_ptr<BenchServer> ownServer()
{
    return std::make_unique<OwnServer>();
}

std::unique_ptr<BenchServer> nginxServer()
{
    return std::make_unique<NginxServer>();
}

}
