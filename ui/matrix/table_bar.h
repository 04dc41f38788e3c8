// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace labour {

class ElidedLabel;
class TableController;

/// How far the table is: what it is doing, a bar, and how many cells and how much time are left.
class TableBar : public QWidget
{
    Q_OBJECT

public:
    explicit TableBar(const TableController& controller, QWidget* parent = nullptr);
    /// What is said while nothing is measured.
    void setIdleText(const QString& text);

private:
    void showProgress();

    const TableController& m_controller;
    ElidedLabel* m_doing;
    QProgressBar* m_bar;
    QLabel* m_left;
    QString m_idleText;
};

}
