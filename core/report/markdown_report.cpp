// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown_report.h"

#include "core/catalogue/unit_text.h"
#include "core/report/comparison_table.h"
#include "core/report/json_values.h"
#include "core/report/markdown_text.h"
#include "core/report/reference_report.h"
#include "core/report/repetitions_report.h"
#include "core/report/run_page.h"
#include "core/report/run_tables.h"
#include "core/report/run_texts.h"
#include "core/verdict/figures.h"
#include "core/verdict/story.h"

#include <QMap>

namespace labour {

namespace {

using namespace markdown;

QString heading(const QString& title)
{
    return QStringLiteral("### ") % escaped(title) % QStringLiteral("\n\n");
}

QString paragraph(const QString& text)
{
    return text.isEmpty() ? QString() : QString(text % QStringLiteral("\n\n"));
}

QString notes(const RunRecord& record)
{
    QString lines;
    QStringList all { failureText(record) };
    all += noteTexts(record);
    for (const QString& note : all) {
        if (!note.isEmpty())
            lines += QStringLiteral("> **Note:** ") % escaped(note) % QStringLiteral("\n\n");
    }
    return lines;
}

QString story(const RunRecord& record)
{
    QStringList sentences;
    for (const StorySentence& sentence : storyOf(record))
        sentences.append(sentence.text);
    return list(sentences) % QLatin1Char('\n');
}

QString environment(const RunRecord& record)
{
    return details(QStringLiteral("Environment and plan"),
        facts(environmentOf(record)) % QLatin1Char('\n') % block(QString::fromUtf8(planFileText(record)), "json"));
}

QString measuredBy(const QString& labour, qint64 startedMs)
{
    const QString when = startedText(startedMs);
    return QStringLiteral("\nMeasured by Labour %1%2.\n")
        .arg(escaped(labour), when.isEmpty() ? QString() : QString(QStringLiteral(" on ") % when));
}

/// Of a run that began.
QString whatWasMeasured(const RunRecord& record)
{
    return story(record) % paragraph(table(behavioursTable(record.recording), { 1, 7 }).trimmed())
        % paragraph(table(phasesTable(record.recording), { 1, 7 }).trimmed());
}

/// What it says of B, against A.
QString tablesOf(const Comparison& comparison)
{
    QString text;
    if (const QString caveat = caveatOf(comparison); !caveat.isEmpty())
        text += QStringLiteral("> **Note:** ") % escaped(caveat) % QStringLiteral("\n\n");
    QStringList differences;
    for (const ComparedCondition& condition : comparison.conditions)
        differences.append(textOf(condition));
    text += differences.isEmpty()
        ? QString(samenessOf(comparison) % QStringLiteral("\n\n"))
        : QString(QStringLiteral("What differs:\n\n") % list(differences) % QLatin1Char('\n'));
    return text % QStringLiteral("What it says:\n\n") % list(comparisonStory(comparison)) % QLatin1Char('\n')
        % paragraph(table(comparisonTable(comparison), { 1, 7 }).trimmed())
        % paragraph(escaped(comparisonMethod(comparison)));
}

QString against(const Standing& standing)
{
    return QStringLiteral("#### Against the reference\n\n")
        % (standing.comparison
                ? QString(paragraph(facts(referenceFacts(standing)).trimmed()) % tablesOf(*standing.comparison))
                : paragraph(escaped(ownReferenceText(standing))));
}

QString run(const RunRecord& record, const std::optional<Standing>& standing = std::nullopt)
{
    const QString summary = escaped(summaryText(record.recording));
    return heading(serverText(record)) % paragraph(escaped(headingText(record)))
        % paragraph(summary.isEmpty() ? QString() : QStringLiteral("**%1**").arg(summary)) % notes(record)
        % (record.recording.behaviours().empty() ? QString() : whatWasMeasured(record))
        % (standing ? against(*standing) : QString()) % environment(record)
        % measuredBy(record.labour, record.startedMs);
}

QString comparison(const ComparedPair& pair)
{
    QString text = heading(QStringLiteral("How B stands to A"));
    text += QStringLiteral("- **A**: %1 (%2)\n- **B**: %3 (%4)\n\n")
                .arg(escaped(pair.first.name), sideRunsText(pair.comparison, false), escaped(pair.second.name),
                    sideRunsText(pair.comparison, true));
    text += tablesOf(pair.comparison);
    for (const auto& [letter, side] : { std::pair("A", &pair.first), std::pair("B", &pair.second) }) {
        if (!side->runs.isEmpty())
            text += details(QStringLiteral("Environment of ") % QLatin1String(letter),
                facts(environmentOf(*side->runs.constFirst())));
    }
    return text;
}

QString gradeText(const DurabilityResult& result)
{
    return result.failure.isEmpty() ? labour::text(nameOf(result.verdict.grade)) : QStringLiteral("not measured");
}

/// Servers and doses down, behaviours across; of repetitions all grades.
QList<QStringList> gradesTable(const DurabilityReport& report)
{
    QStringList behaviours;
    QMap<QString, QMap<QString, QStringList>> rows;
    for (const DurabilityResult& result : report.results) {
        if (result.cell.isLeak)
            continue;
        const QString behaviour = culpritText(result.cell.culprit);
        if (!behaviours.contains(behaviour))
            behaviours.append(behaviour);
        const QString dose = result.cell.isPool ? QStringLiteral("pool") : QString::number(result.cell.dose);
        const QString version = labour::text(result.server.version);
        const QString server =
            textOf(result.cell.server) % (version.isEmpty() ? QString() : QString(QLatin1Char(' ') % version));
        QStringList& grades = rows[server % QLatin1Char('\t') % dose][behaviour];
        if (!grades.contains(gradeText(result)))
            grades.append(gradeText(result));
    }
    QList<QStringList> table { QStringList { QStringLiteral("server"), QStringLiteral("dose") } + behaviours };
    for (auto row = rows.constBegin(); row != rows.constEnd(); ++row) {
        QStringList cells = row.key().split(QLatin1Char('\t'));
        for (const QString& behaviour : behaviours)
            cells.append(row.value().value(behaviour).join(QStringLiteral(" / ")));
        table.append(cells);
    }
    return table;
}

QList<QStringList> hurtTable(const DurabilityReport& report)
{
    QList<QStringList> rows { { QStringLiteral("cell"), QStringLiteral("grade"), QStringLiteral("innocents"),
        QStringLiteral("failed"), QStringLiteral("slow"), QStringLiteral("outage"),
        QStringLiteral("recovered after") } };
    for (const DurabilityResult& result : report.results) {
        const DurabilityVerdict& verdict = result.verdict;
        if (!result.failure.isEmpty() || verdict.grade == Grade::Unharmed)
            continue;
        rows.append({ result.cell.label(), gradeText(result), QString::number(verdict.sent),
            QString::number(verdict.failed), QString::number(verdict.slow), outageText(verdict),
            verdict.recoveryS ? durationForPeople(*verdict.recoveryS) : QStringLiteral("never") });
    }
    return rows;
}

}

QByteArray runMarkdown(const RunRecord& record, const std::optional<Standing>& standing)
{
    return run(record, standing).toUtf8();
}

QByteArray runsMarkdown(const Records& records, const QList<std::optional<Standing>>& standings)
{
    if (records.size() == 1)
        return runMarkdown(*records.constFirst(), standings.value(0));
    QStringList parts;
    for (const auto& record : records)
        parts.append(run(*record));
    for (const Standing& standing : eachOnce(standings))
        parts.append(against(standing));
    return parts.join(QLatin1Char('\n')).toUtf8();
}

QByteArray comparisonMarkdown(const QList<ComparedPair>& pairs)
{
    QString text;
    for (const ComparedPair& pair : pairs)
        text += comparison(pair);
    if (!pairs.isEmpty() && !pairs.constFirst().first.runs.isEmpty())
        text += measuredBy(pairs.constFirst().first.runs.constFirst()->labour, 0);
    return text.toUtf8();
}

QByteArray durabilityMarkdown(const DurabilityReport& report)
{
    QString text = heading(QStringLiteral("What culprits do to innocents"));
    if (!report.isWhole)
        text += QStringLiteral("> **Note:** the table is not whole.\n\n");
    if (report.machine.isShared)
        text += QStringLiteral("> **Note:** another measurement was under way on this machine: they disturbed each "
                               "other.\n\n");
    QList<qsizetype> words;
    const QList<QStringList> grades = gradesTable(report);
    for (qsizetype i = 2; i < grades.constFirst().size(); ++i)
        words.append(i);
    text += paragraph(table(grades, words).trimmed()) % paragraph(table(hurtTable(report), { 1 }).trimmed());
    QStringList leftOut;
    for (const auto& [server, reason] : report.skipped)
        leftOut.append(textOf(server) % QStringLiteral(": ") % reason);
    if (!leftOut.isEmpty())
        text += QStringLiteral("Left out:\n\n") % list(leftOut) % QLatin1Char('\n');
    const DurabilitySettings& settings = report.plan.settings;
    text += details(QStringLiteral("Environment and rules"),
        facts({ { QStringLiteral("Machine"), machineText(report.machine) },
            { QStringLiteral("Doses"), textOf(report.plan.doses) },
            { QStringLiteral("Innocents"),
                QStringLiteral("%1 a second, timeout %2; slow over %3 and %4 times the baseline's p99")
                    .arg(numberText(settings.rate), durationForPeople(settings.innocentTimeoutS),
                        durationForPeople(settings.rules.slowMs / 1000), numberText(settings.rules.slowTimesP99)) },
            { QStringLiteral("Seed"), QString::number(report.plan.seed) } }));
    return QString(text % measuredBy(report.measuredBy(), report.startedMs)).toUtf8();
}

}
