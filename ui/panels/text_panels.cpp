// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/text_panels.h"

#include "core/report/text_report.h"
#include "ui/run/live_run.h"

#include <QFontDatabase>
#include <QScrollBar>

namespace labour {

namespace {

constexpr int keptLines = 5000;

void prepare(QPlainTextEdit& panel, const char* name, const QString& accessible, const QString& hint)
{
    panel.setObjectName(QLatin1String(name));
    panel.setAccessibleName(accessible);
    panel.setReadOnly(true);
    panel.setTabChangesFocus(true);
    panel.setFrameShape(QFrame::NoFrame);
    panel.setLineWrapMode(QPlainTextEdit::NoWrap);
    panel.setPlaceholderText(hint);
    panel.setMinimumHeight(5 * panel.fontMetrics().height());
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(panel.font().pointSizeF() * 0.9);
    panel.setFont(font);
}

}

LogPanel::LogPanel(LiveRun& run, QWidget* parent)
    : QPlainTextEdit(parent)
{
    prepare(*this, "log", tr("Server log"), tr("What the server writes is shown here while it runs."));
    setMaximumBlockCount(keptLines);
    connect(&run, &LiveRun::started, this, &QPlainTextEdit::clear);
    connect(&run, &LiveRun::outputAdded, this, &LogPanel::add);
    connect(&run, &LiveRun::finished, this, [this, &run] {
        if (document()->isEmpty() && run.record())
            setPlainText(run.record()->log);
    });
}

void LogPanel::add(const QString& text)
{
    const bool follows = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    if (follows)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

ReportPanel::ReportPanel(LiveRun& run, QWidget* parent)
    : QPlainTextEdit(parent)
{
    prepare(*this, "report", tr("Report"),
        tr("The report of a run is shown here when it is over. Press Run (Ctrl+R) to begin one."));
    connect(&run, &LiveRun::started, this, [this] {
        clear();
        setPlaceholderText(tr("The report follows when the run is over."));
    });
    connect(&run, &LiveRun::finished, this, [this, &run] { setPlainText(textReport(*run.record())); });
}

}
