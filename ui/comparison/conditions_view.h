// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/comparison.h"

#include <QTreeWidget>

namespace labour {

/// What differs between the sides besides what came of it: a row a condition.
class ConditionsView : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ConditionsView(QWidget* parent = nullptr);
    void setConditions(const QList<ComparedCondition>& conditions);
};

/// "option workers: 1 in A, 4 in B", and "and 3 more" after the first few.
QString conditionsSentence(const QList<ComparedCondition>& conditions);

}
