// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/data_folders.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace labour {

/// A JSON Schema (draft 2020-12) of what Labour writes or reads, as it comes with Labour.
struct PublishedSchema {
    QString name; ///< "labour.run/1": what the documents have at "schema", if they have that
    QString summary; ///< a sentence, or several
    QString file;
};

/// By name.
QList<PublishedSchema> publishedSchemas(const DataFolders& folders);

/// The schema as one document: those that it refers to are among its "$defs". The error says what could not be read.
Result<QByteArray> bundled(const PublishedSchema& schema);

}
