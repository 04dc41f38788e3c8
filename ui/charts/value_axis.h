// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/nice_numbers.h"
#include "ui/charts/chart_spec.h"

#include <QString>

#include <optional>
#include <vector>

class QCategoryAxis;

namespace labour {

/// A chart's value axis: from 0 with an end that sticks, or logarithmic by decades. To Qt Charts a logarithmic one is a
/// linear one of logarithms, with ticks of ours.
class ValueAxis
{
public:
    /// `axis` outlives this.
    ValueAxis(QCategoryAxis& axis, AxisSpec spec);

    void setLogarithmic(bool isLogarithmic);
    bool isLogarithmic() const { return m_isLogarithmic; }
    /// Makes room for values from `smallest` to `largest`; `now` is seconds on any clock, or nothing where the end is
    /// not to stick. False if the axis stays as it was.
    bool fit(double smallest, double largest, std::optional<double> now);
    /// What came before does not count any more.
    void forget() { m_end.reset(); }

    double end() const { return m_to; }
    /// Where a value stands on the axis as Qt Charts sees it.
    double position(double value) const;
    /// The same from 0, at the axis' beginning, to 1 at its end.
    double share(double value) const { return shareAt(position(value)); }
    double shareAt(double position) const { return (position - m_from) / (m_to - m_from); }
    /// The value there: what share() is the inverse of.
    double valueAt(double share) const;

private:
    bool fitLinear(double largest, std::optional<double> now);
    bool setRange(double from, double to, const std::vector<double>& ticks);

    QCategoryAxis& m_axis;
    AxisSpec m_spec;
    bool m_isLogarithmic = false;
    StickyEnd m_end;
    double m_from = 0;
    double m_to = 1;
    std::vector<double> m_ticks;
};

}
