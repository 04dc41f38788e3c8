// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phases/phase_scale.h"
#include "ui/theme/colours.h"

class QPainter;

namespace labour {

/// Draws what a PhaseShape shows: innocents below, culprits hatched above them, the names, and the axes' ends.
class PhasePainter
{
public:
    PhasePainter(const PhaseScale& scale, Theme theme, QPainter& painter);

    void drawGround() const;
    void drawPhase(qsizetype phase, const QString& name, double culpritShare, bool isCurrent) const;
    void drawAxes(const LoadPlan& load) const;

private:
    const PhaseScale& m_scale;
    Theme m_theme;
    QPainter& m_painter;
};

}
