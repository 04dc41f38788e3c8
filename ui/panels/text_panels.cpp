// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/text_panels.h"

#include "core/report/text_report.h"
#include "ui/run/live_run.h"
#include "ui/widgets/text_view.h"

namespace labour {

ReportPanel::ReportPanel(LiveRun& run, QWidget* parent)
    : QPlainTextEdit(parent)
{
    makeTextView(*this, "report", tr("Report"),
        tr("The report of a run is shown here when it is over. Press Run (Ctrl+R) to begin one."));
    connect(&run, &LiveRun::started, this, [this] {
        clear();
        setPlaceholderText(tr("The report follows when the run is over."));
    });
    connect(&run, &LiveRun::finished, this, [this, &run] { setPlainText(textReport(*run.record())); });
}

}
