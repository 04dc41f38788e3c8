// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/comparison.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace labour {

/// What differs in what was measured, then a line a figure: both medians, the difference with its interval, p and the
/// word. `first` and `second` name the sides.
QString comparisonText(const Comparison& comparison, const QString& first, const QString& second);

/// {"schema": "labour.comparison/1", …}; null where there is no interval or p, and for what is beyond all bounds.
QByteArray comparisonJson(const Comparison& comparison, const QString& first, const QString& second);
QJsonObject toJson(const Comparison& comparison, const QString& first, const QString& second);

struct NamedComparison {
    Comparison comparison;
    QString first; ///< what its sides are called
    QString second;
};

/// {"schema": "labour.comparisons/1", "comparisons": […]}, each as above.
QByteArray comparisonsJson(const QList<NamedComparison>& comparisons);

}
