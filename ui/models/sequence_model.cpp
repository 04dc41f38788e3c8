// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sequence_model.h"

#include "ui/plan/plan_sentence.h"
#include "ui/run/run_headline.h"

#include <QLocale>

namespace labour {

namespace {

QString percentText(double share)
{
    // Nine in ten thousand that failed are not to read as none.
    const double percent = 100 * share;
    const int decimals = percent > 99 && percent < 100 ? 2 : 1;
    return SequenceModel::tr("%1 %").arg(QLocale().toString(percent, 'f', percent == 100 ? 0 : decimals));
}

QString p99Text(const Tally& tally)
{
    if (tally.requests == 0)
        return {};
    const std::optional<double> p99 = tally.latencyMs(0.99);
    if (p99)
        return SequenceModel::tr("%1 ms").arg(QLocale().toString(*p99, 'f', *p99 < 100 ? 1 : 0));
    return tally.count(Outcome::Timeout) + tally.count(Outcome::ConnectTimeout) > 0
        ? SequenceModel::tr("over the timeout")
        : SequenceModel::tr("no reply");
}

}

SequenceModel::SequenceModel(const RunSequence& sequence, QObject* parent)
    : QAbstractTableModel(parent)
    , m_sequence(sequence)
{
    connect(&sequence, &RunSequence::started, this, &SequenceModel::begin);
    connect(&sequence, &RunSequence::changed, this, &SequenceModel::update);
    connect(&sequence, &RunSequence::ended, this, &SequenceModel::update);
}

SequenceModel::Row SequenceModel::rowOf(const SequenceRun& run) const
{
    const bool isRepeated = !m_sequence.runs().isEmpty() && m_sequence.runs().last().repetition > 0;
    const QString name =
        isRepeated ? tr("%1, repetition %2").arg(textOf(run.server)).arg(run.repetition + 1) : textOf(run.server);
    switch (run.state) {
    case SequenceRun::State::Waiting:
        return { run.state, { name, {}, {}, {}, m_sequence.isRunning() ? tr("waits") : tr("not begun") } };
    case SequenceRun::State::Running:
        return { run.state, { name, {}, {}, {}, tr("under way") } };
    case SequenceRun::State::LeftOut:
        return { run.state, { name, {}, {}, {}, run.whyLeftOut } };
    case SequenceRun::State::Over:
        break;
    }
    if (!run.record)
        return { run.state, { name, {}, {}, {}, tr("killed") } };
    const Tally totals = run.record->recording.totals();
    if (totals.requests == 0)
        return { run.state, { name, {}, {}, {}, whatHappened(*run.record) } };
    const double seconds = run.record->recording.durationS();
    const double goodput = seconds > 0 ? static_cast<double>(totals.goodReplies) / seconds : 0;
    return { run.state,
        { name, percentText(1 - totals.failedShare()), tr("%1/s").arg(QLocale().toString(goodput, 'f', 0)),
            p99Text(run.record->recording.totals(Role::Innocent)), whatHappened(*run.record) } };
}

void SequenceModel::begin()
{
    beginResetModel();
    m_rows.clear();
    for (const SequenceRun& run : m_sequence.runs())
        m_rows.append(rowOf(run));
    endResetModel();
}

/// What is over stays as it is.
void SequenceModel::update()
{
    if (m_rows.size() != m_sequence.runs().size())
        return;
    for (int i = 0; i < rowCount(); ++i) {
        Row& row = m_rows[i];
        if (row.state == SequenceRun::State::Over)
            continue;
        row = rowOf(m_sequence.runs().at(i));
        emit dataChanged(index(i, 0), index(i, columnTotal - 1));
    }
}

int SequenceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SequenceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant SequenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    static const QStringList titles { tr("Server"), tr("As expected"), tr("Goodput"), tr("p99 of innocents"),
        tr("What happened") };
    if (role == Qt::DisplayRole)
        return titles.value(section);
    if (role == Qt::TextAlignmentRole && section != ServerColumn && section != StoryColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == ExpectedColumn)
        return tr("The share of all requests that ended as their behaviour promises");
    if (role == Qt::ToolTipRole && section == GoodputColumn)
        return tr("Replies as expected, a second");
    if (role == Qt::ToolTipRole && section == P99Column)
        return tr("The latency that 99 of 100 innocents do not exceed");
    return {};
}

QVariant SequenceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const QString text = m_rows.at(index.row()).texts.value(index.column());
    if (role == Qt::DisplayRole)
        return text;
    if (role == Qt::ToolTipRole && (index.column() == StoryColumn || index.column() == ServerColumn))
        return text;
    if (role == Qt::TextAlignmentRole && index.column() != ServerColumn && index.column() != StoryColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

}
