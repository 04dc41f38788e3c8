// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <optional>

namespace labour {

/// Asks a starting server the same thing again and again until it answers as ours does: a status of 200, and our own
/// X-Labour-Id back. Over TLS it asks whoever answers: certificates are for the measurement to judge.
class WarmUp : public QObject
{
    Q_OBJECT

public:
    /// `tlsName` is asked for where the server speaks TLS.
    WarmUp(QString host, quint16 port, QString target, QByteArray token, bool anyReply = false,
        std::optional<QString> tlsName = {}, QObject* parent = nullptr);

    void begin();
    void end();
    /// What is wrong so far, as a part of a sentence.
    const QString& trouble() const { return m_trouble; }

signals:
    /// Once, and the last thing it does.
    void answered();

private:
    void attempt();
    void ask();
    void read();
    void giveUp(const QString& trouble);

    QString m_host;
    quint16 m_port;
    QString m_target;
    QByteArray m_token;
    bool m_anyReply;
    std::optional<QString> m_tlsName;
    QByteArray m_id;
    QByteArray m_reply;
    QString m_trouble;
    bool m_hasReplied = false;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_retry;
    QTimer m_patience;
};

}
