// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace labour {

/// Writes the file whole or not at all. Empty, or why it was not written.
QString writeWhole(const QString& file, const QByteArray& content);

/// Makes the content and writes the file in another thread; `make` shares nothing with this one. `then` is called in
/// this thread, with what writeWhole() says, unless `context` is gone by then.
void writeInBackground(QObject& context, const QString& file, std::function<QByteArray()> make,
    std::function<void(const QString& trouble)> then);

}
