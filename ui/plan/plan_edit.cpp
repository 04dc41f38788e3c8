// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_edit.h"

#include "ui/plan/live_changes.h"

#include <utility>

namespace labour {

PlanEdit::PlanEdit(
    const EditName& name, int gesture, PlanState before, PlanState after, std::function<void(const PlanState&)> restore)
    : QUndoCommand(name.text)
    , m_field(name.field)
    , m_gesture(gesture)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_restore(std::move(restore))
{
}

bool PlanEdit::isLive() const
{
    return differInLiveValuesOnly(m_before.plan, m_after.plan);
}

void PlanEdit::undo()
{
    m_restore(m_before);
}

void PlanEdit::redo()
{
    if (!std::exchange(m_isNew, false))
        m_restore(m_after);
}

bool PlanEdit::mergeWith(const QUndoCommand* next)
{
    const auto* edit = static_cast<const PlanEdit*>(next);
    if (m_field.isEmpty() || edit->m_field != m_field || edit->m_gesture != m_gesture)
        return false;
    m_after = edit->m_after;
    setObsolete(m_after == m_before);
    return true;
}

}
