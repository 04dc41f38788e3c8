// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/background_file.h"

#include "core/whole_file.h"
#include "ui/run/background_pool.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace labour {

QString writeWhole(const QString& name, const QByteArray& content)
{
    return replaceFile(name, content).value_or(QString());
}

void writeInBackground(QObject& context, const QString& file, std::function<QByteArray()> make,
    std::function<void(const QString& trouble)> then)
{
    auto* watcher = new QFutureWatcher<QString>(&context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &context, [watcher, then = std::move(then)] {
        then(watcher->result());
        watcher->deleteLater();
    });
    const auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    watcher->setFuture(promise->future());
    backgroundPool().start([promise, file, make = std::move(make)] {
        promise->addResult(writeWhole(file, make()));
        promise->finish();
    });
}

}
