// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QMap>
#include <QString>
#include <QUndoCommand>

#include <functional>

namespace labour {

/// What a plan document holds at one time.
struct PlanState {
    Plan plan;
    QString baseTest;
    QMap<qsizetype, double> muted {}; ///< entries of the mix that are not sent for now, and the weights that they had

    friend bool operator==(const PlanState&, const PlanState&) = default;
};

/// What an edit is called, and what it changes.
struct EditName {
    QString text; ///< "Connections": what the menu offers to undo
    QString field {}; ///< edits of the same one that follow each other within a gesture are one step; empty: never
};

/// One step of a plan's history.
class PlanEdit : public QUndoCommand
{
public:
    /// That turned `before` into `after`, which has happened. `gesture` numbers what the user does without a pause.
    PlanEdit(const EditName& name, int gesture, PlanState before, PlanState after,
        std::function<void(const PlanState&)> restore);

    /// Both differ only in what a run under way can be told of.
    bool isLive() const;

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    QString m_field;
    int m_gesture;
    PlanState m_before;
    PlanState m_after;
    std::function<void(const PlanState&)> m_restore;
    bool m_isNew = true;
};

}
