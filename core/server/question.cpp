// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/question.h"

#include <QPointer>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <memory>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

void askProgram(
    const QString& program, const QStringList& arguments, QObject* context, std::function<void(const Answer&)> done)
{
    // Not the context's child: destroyed in mid-question, a QProcess would wait for its end and complain.
    auto* process = new QProcess;
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setWorkingDirectory(QStringLiteral("/"));
    QObject::connect(context, &QObject::destroyed, process, &QProcess::kill);
    const auto settle = [process, isSettled = std::make_shared<bool>(false), context = QPointer<QObject>(context),
                            done = std::move(done)](const QString& failure) {
        if (std::exchange(*isSettled, true))
            return;
        process->deleteLater();
        if (context)
            done({ process->readAllStandardOutput(), failure });
    };
    QObject::connect(process, &QProcess::errorOccurred, process, [settle](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            settle(QStringLiteral("cannot be started"));
    });
    QObject::connect(process, &QProcess::finished, process, [settle] { settle(QString()); });
    QTimer::singleShot(10s, process, [process, settle] {
        settle(QStringLiteral("did not answer within 10 s"));
        process->kill();
    });
    process->start(program, arguments);
}

QString findProgram(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(name, { QStringLiteral("/usr/sbin"), QStringLiteral("/sbin") });
}

}
