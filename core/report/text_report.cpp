// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_report.h"

#include "core/report/json_values.h"
#include "core/report/mix_durability_report.h"
#include "core/report/run_tables.h"
#include "core/report/run_texts.h"
#include "core/report/text_table.h"
#include "core/verdict/story.h"

#include <QStringList>

namespace labour {

namespace {

constexpr qsizetype mostEvents = 20;

QString whatHappened(const RunRecord& record)
{
    QString lines;
    for (const StorySentence& sentence : storyOf(record))
        lines += QStringLiteral("  ") % sentence.text % QLatin1Char('\n');
    return lines.isEmpty() ? lines : QString(QStringLiteral("\nWhat happened\n") % lines);
}

/// Those that a reader must not miss among many workers that come and go.
bool isGrave(const Event& event)
{
    return event.kind == events::serverExited || event.kind == events::helperFailed || event.kind == events::memoryLimit
        || event.kind == events::clientShortage;
}

QString eventLines(const Recording& recording)
{
    if (recording.events().empty())
        return {};
    QString lines = QStringLiteral("\nEvents\n");
    qsizetype leftOut = 0;
    qsizetype shown = 0;
    for (const Event& event : recording.events()) {
        if (shown >= mostEvents && !isGrave(event)) {
            ++leftOut;
            continue;
        }
        ++shown;
        lines += QStringLiteral("  %1 s  %2  %3\n")
                     .arg(QString::number(event.t, 'f', 3).rightJustified(8), text(event.kind).leftJustified(15),
                         text(event.detail));
        for (const std::string& line : event.log) {
            if (isGrave(event))
                lines += QStringLiteral("                                | %1\n").arg(text(line));
        }
    }
    if (leftOut > 0)
        lines += QStringLiteral("  … and %1 more of workers that exited or started\n").arg(leftOut);
    return lines;
}

/// Of a run that began.
QString whatWasMeasured(const RunRecord& record)
{
    const Recording& recording = record.recording;
    QString report = summaryText(recording) % QLatin1Char('\n') % whatHappened(record);
    for (const QList<QStringList>& table :
        { failuresTable(recording), behavioursTable(recording), phasesTable(recording) }) {
        if (!table.isEmpty())
            report += QLatin1Char('\n') % textTable(table);
    }
    return report;
}

}

QString textReport(const RunRecord& record)
{
    const Recording& recording = record.recording;
    QString report = headingText(record) % QLatin1Char('\n');
    if (!record.failure.isEmpty())
        report += failureText(record) % QLatin1Char('\n');
    if (!recording.behaviours().empty())
        report += whatWasMeasured(record);
    report += mixDurabilityText(record);
    for (const QString& sentence : { scheduleText(recording), memoryText(recording) }) {
        if (!sentence.isEmpty())
            report += QLatin1Char('\n') % sentence % QLatin1Char('\n');
    }
    report += eventLines(recording);
    if (const QStringList ending = endingTexts(record); !ending.isEmpty())
        report += QLatin1Char('\n') % ending.join(QLatin1Char('\n')) % QLatin1Char('\n');
    for (const QString& note : noteTexts(record))
        report += QStringLiteral("\nNote: ") % note;
    return noteTexts(record).isEmpty() ? report : QString(report % QLatin1Char('\n'));
}

}
