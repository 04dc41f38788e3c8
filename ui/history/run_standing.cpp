// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_standing.h"

#include "ui/history/standing_text.h"
#include "ui/widgets/message_bar.h"

namespace labour {

RunStanding::RunStanding(HistoryController& history, MessageBar& message, QObject* parent)
    : QObject(parent)
    , m_message(message)
    , m_history(history)
    , m_compare(tr("Compare"))
{
    m_compare.setObjectName(QStringLiteral("compareWithReference"));
    m_compare.setToolTip(tr("Compare this run with the reference of its plan"));
    connect(&m_compare, &QAction::triggered, this, [this] {
        if (m_standing)
            emit comparisonWanted(*m_standing);
    });
    connect(&history, &HistoryController::recordStood, this, &RunStanding::take);
}

void RunStanding::ask(const std::shared_ptr<const RunRecord>& record, bool isToBeTold)
{
    m_record = record;
    m_standing = nullptr;
    m_isToBeTold = isToBeTold;
    emit changed();
    if (record && m_history.keepsRuns())
        m_history.findStanding(record);
}

void RunStanding::take(const std::shared_ptr<const RunRecord>& record, const std::shared_ptr<const Standing>& standing)
{
    if (record != m_record || !standing)
        return;
    m_standing = standing;
    emit changed();
    if (!m_isToBeTold || !standing->comparison)
        return;
    m_message.add(
        isWorse(*standing) ? MessageBar::Kind::Warning : MessageBar::Kind::Information, standingSentence(*standing));
    m_message.offer({ &m_compare });
}

}
