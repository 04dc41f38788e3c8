// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace labour {

/// One of the files that an export comes as.
struct ReportFile {
    QString name; ///< within the export's folder: "timeline.csv", "1-PlainResponse.hgrm"
    QByteArray bytes;
};

}
