// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/text_panels.h"

#include "core/report/text_report.h"
#include "ui/run/background_pool.h"
#include "ui/run/live_run.h"
#include "ui/widgets/text_view.h"

#include <QPromise>
#include <QThreadPool>

namespace labour {

namespace {

constexpr std::size_t mostSlotsAtOnce = 3000; // of 100 ms; more would hold up the window

}

ReportPanel::ReportPanel(LiveRun& run, QWidget* parent)
    : QPlainTextEdit(parent)
{
    makeTextView(*this, "report", tr("Report"),
        tr("The report of a run is shown here when it is over. Press Run (Ctrl+R) to begin one."));
    setWhatsThis(tr("What came of the run on view, in words and tables, as labour run prints it."));
    connect(&run, &LiveRun::started, this, [this] {
        m_isWritten.reset();
        clear();
        setPlaceholderText(tr("The report follows when the run is over."));
    });
    connect(&run, &LiveRun::finished, this, [this, &run] { report(run.record()); });
    connect(&m_writer, &QFutureWatcherBase::finished, this, [this] {
        if (m_isWritten && m_writer.future().resultCount() > 0)
            setPlainText(m_writer.result());
    });
}

void ReportPanel::report(const std::shared_ptr<const RunRecord>& record)
{
    if (record->recording.timeSlots().size() <= mostSlotsAtOnce) {
        setPlainText(textReport(*record));
        return;
    }
    m_isWritten = record;
    const auto promise = std::make_shared<QPromise<QString>>();
    m_writer.setFuture(promise->future());
    promise->start();
    backgroundPool().start([promise, record] {
        promise->addResult(textReport(*record));
        promise->finish();
    });
}

}
