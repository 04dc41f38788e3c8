// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace labour {

class LiveRun;

/// The text report of the run on view, once it is over.
class ReportPanel : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReportPanel(LiveRun& run, QWidget* parent = nullptr);
};

}
