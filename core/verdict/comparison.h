// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/verdict/figures.h"
#include "core/verdict/rank_sum.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// What is said of the second side, against the first.
enum class ComparisonWord : std::uint8_t {
    Better,
    Worse,
    NoDifferenceSeen,
    NotEnoughRuns,
};

/// "better", "worse", "no difference seen", "not enough runs"
QString nameOf(ComparisonWord word);

/// One figure of all runs of both sides. Counts are compared as shares.
struct ComparedFigure {
    QString name; ///< as in figuresOf()
    Figure::Kind kind = Figure::Kind::Share;
    bool isPrimary = false; ///< a question asked beforehand: its p is not corrected
    std::vector<double> first; ///< a value a run; infinite where it is beyond all bounds
    std::vector<double> second;
    double firstMedian = 0;
    double secondMedian = 0;
    std::optional<Shift> shift; ///< nothing: not enough runs, or an infinite value among them
    std::optional<double> p; ///< of the rank-sum test, corrected by Holm unless primary; nothing: not enough runs
    ComparisonWord word = ComparisonWord::NotEnoughRuns;
};

/// Something that is not the same on both sides, or not within one.
struct ComparedCondition {
    QString name; ///< "server", "machine", "plan: load/connections"
    QString first; ///< all values of that side, sorted
    QString second;

    /// Both sides have the same values, but several.
    bool variesWithinBoth() const { return first == second; }
};

/// What the runs of a side met, each once, sorted.
struct SideOrigin {
    /// A server as its plan writes it, and its version.
    struct Server {
        QString name;
        QString version;
        bool operator==(const Server& other) const = default;
    };
    QList<Server> servers;
    QStringList labours; ///< the versions of Labour that measured them
};

struct Comparison {
    /// What differs in servers, versions (Labour's too), options, machine and plan. A comparison of two things at once
    /// tells of neither, and one across machines is mostly one of machines.
    QList<ComparedCondition> conditions;
    bool haveSeedsOfTheirOwn = false; ///< not all runs have the same one, which is no condition
    SideOrigin firstOrigin;
    SideOrigin secondOrigin;
    QList<ComparedFigure> figures; ///< the primary ones first
    int fewestForOthers = 0; ///< runs a side of which those that are not primary can show a difference at all
};

/// Whether the run has something to say about one of its recording's figures (figuresOf()): requests, or samples.
bool isMeasured(const RunRecord& record, const QString& figure);

/// "machine: A this; B that", "server: varies within both (this; that)"
QString textOf(const ComparedCondition& condition);
/// What is said where no condition differs.
QString samenessOf(const Comparison& comparison);

/// A sentence that is to be read before all else; empty where there is none.
QString caveatOf(const Comparison& comparison);

/// The level at which each primary figure, and all others together, raise a false alarm at most.
inline constexpr double comparisonLevel = 0.05;

/// Runs are the unit: requests within one run depend on each other. Both sides have at least one.
Comparison comparisonOf(
    const QList<std::shared_ptr<const RunRecord>>& first, const QList<std::shared_ptr<const RunRecord>>& second);

}
