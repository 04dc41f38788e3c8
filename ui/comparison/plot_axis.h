// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace labour {

/// Seconds or whatever an axis counts.
struct Span {
    double from = 0;
    double to = 1;

    double length() const { return to - from; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// What united spans have in common is their ends.
Span united(const Span& a, const Span& b);

/// An axis of a plot: its range, its ticks and where a value stands on it.
struct PlotAxis {
    struct Tick {
        double value = 0;
        QString label;
    };

    QString title; ///< with the unit
    Span range;
    bool isLogarithmic = false;
    std::vector<Tick> ticks {};

    /// From 0, at its beginning, to 1 at its end.
    double share(double value) const;
    double valueAt(double share) const;
};

using LabelOf = std::function<QString(double)>;

/// From 0, or from below if there are such values, in nice steps.
PlotAxis linearAxis(const QString& title, const Span& values, const LabelOf& labelOf);
/// By decades, with steps between where there are few.
PlotAxis logarithmicAxis(const QString& title, const Span& values, const LabelOf& labelOf);
/// Seconds; 0 is where runs are aligned.
PlotAxis secondsAxis(const QString& title, const Span& seconds);
/// HdrHistogram's: 1/(1 - p) from 1 to `mostOneIn` at least, with 50 %, 90 %, 99 % and so on for labels.
PlotAxis percentileAxis(const QString& title, double mostOneIn);

/// "99.9 %" of 1000
QString percentileText(double oneIn);

}
