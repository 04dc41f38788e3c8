// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/status_line.h"
#include "core/run/run.h"

#include <QObject>

namespace labour::cli {

/// A line on standard error that tells how far a run is, where that is a terminal; nothing elsewhere.
class ProgressLine : public QObject
{
    Q_OBJECT

public:
    explicit ProgressLine(const Run& run, const QString& label, QObject* parent = nullptr);

private:
    QString text() const;

    const Run& m_run;
    QString m_label;
    StatusLine m_line;
    quint64 m_requests = 0;
    quint64 m_failed = 0;
};

}
