// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outcome_counts.h"

#include <QCoreApplication>

#include <string_view>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Outcomes)
};

QString text(std::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

}

QString labelOf(const EndingKind& kind)
{
    if (kind.outcome != Outcome::Replied)
        return text(nameOf(kind.outcome));
    const QString status = QString::number(kind.status);
    if (kind.wrong == Wrong::Nothing)
        return status;
    return QStringLiteral("%1, %2").arg(status, text(nameOf(kind.wrong)));
}

QString helpOf(const EndingKind& kind)
{
    switch (kind.outcome) {
    case Outcome::Replied:
        if (kind.wrong == Wrong::Status)
            return Texts::tr("A whole reply, but not with the status that the behaviour promises.");
        if (kind.wrong == Wrong::Body)
            return Texts::tr("A whole reply, but not with the body that the application meant.");
        return Texts::tr("A whole reply.");
    case Outcome::Truncated:
        return Texts::tr("The connection ended within the reply.");
    case Outcome::Malformed:
        return Texts::tr("What came back is not HTTP.");
    case Outcome::Closed:
        return Texts::tr("The connection was closed before a byte of reply.");
    case Outcome::Reset:
        return Texts::tr("The connection was reset before a byte of reply.");
    case Outcome::Refused:
        return Texts::tr("Nobody listened on the server's port.");
    case Outcome::Timeout:
        return Texts::tr("Connected, but no whole reply came in time.");
    case Outcome::ConnectTimeout:
        return Texts::tr("No connection came about in time.");
    case Outcome::TlsError:
        return Texts::tr("The connection could not be secured.");
    case Outcome::Foreign:
        return Texts::tr("The reply belonged to somebody else's request.");
    case Outcome::NotSent:
        return Texts::tr("Due, but every connection was busy.");
    case Outcome::ClientError:
        return Texts::tr(
            "The load generator itself ran out of descriptors, ports or memory: not the server's failure.");
    }
    return {};
}

OutcomeCounts::OutcomeCounts(const Recording& recording)
{
    for (const auto& [ending, count] : recording.endings())
        add(ending, count, recording.behaviours().at(ending.behaviour).role);
    m_innocentsUnfinished = recording.totals(Role::Innocent).unfinished;
    m_culpritsUnfinished = recording.totals(Role::Culprit).unfinished;
}

void OutcomeCounts::add(const EndingCount& ending, std::uint64_t count, Role role)
{
    const EndingKind kind { !ending.asExpected, ending.outcome, ending.wrong, ending.status };
    (role == Role::Culprit ? m_culprits : m_innocents)[kind] += count;
    (role == Role::Culprit ? m_culpritBehaviours : m_innocentBehaviours)[kind][ending.behaviour] += count;
    (role == Role::Culprit ? m_culpritTotal : m_innocentTotal) += count;
}

std::uint64_t OutcomeCounts::failed(Role role) const
{
    std::uint64_t sum = 0;
    for (const auto& [kind, count] : of(role)) {
        if (kind.failed)
            sum += count;
    }
    return sum;
}

}
