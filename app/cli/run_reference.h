// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/one_run.h"
#include "core/plan/server_choice.h"
#include "core/store/reference.h"
#include "core/verdict/figures.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour::cli {

/// All figures that a condition can be about: the recording's, and those of its grade where it has one.
Figures figuresOfRun(const RunRecord& record);

/// What the runs of one command are compared with: a reference for each of its servers that has one.
class RunReferences
{
public:
    /// Of the servers of the plan, with the conditions that are about them. An error: a condition needs a reference
    /// that cannot be had. Without such a condition a history that cannot be read has no references.
    static Result<RunReferences> of(
        const QString& historyPath, const Plan& plan, const QList<FailCondition>& conditions);

    /// With what the reference has in place of its name.
    const QList<FailCondition>& conditions(const ServerChoice& server) const;
    void add(const Record& run, const ServerChoice& server);
    /// A section for each server that has a reference: how its runs stand to it together.
    QString text() const;
    /// For each run that was added, in that order: how it stands, with the others on its server.
    QList<std::optional<Standing>> standings() const;

private:
    struct Server {
        ServerChoice choice;
        std::optional<Reference> reference;
        QList<FailCondition> conditions;
        Records runs {};
    };

    std::optional<Standing> standing(qsizetype server) const;

    QList<Server> m_servers;
    QList<qsizetype> m_serverOf; ///< a run that was added
};

}
