// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <optional>

class QComboBox;
class QToolButton;

namespace labour {

class ChartColumns;
class ElidedLabel;
class TimeNavigator;
class TimeOverview;

/// How much of a run that grows can be shown: 30 s, 1 min, 5 min, all (nothing).
QList<std::optional<double>> timeWindows();
QString timeWindowText(std::optional<double> seconds);

/// Below the charts: whether they stand still, how much of a run they follow, and which part of it is on view; while it
/// is a part, also the whole run with that part on it, and the ways out.
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimeBar(TimeNavigator& time, QWidget* parent = nullptr);

    /// They outlive this, and may have become more.
    void refresh(const ChartColumns& columns);

private:
    QToolButton* newButton(const char* name, const QString& text, const QString& help);
    void showView();

    TimeNavigator& m_time;
    QToolButton* m_pause;
    QComboBox* m_window;
    TimeOverview* m_overview;
    ElidedLabel* m_part;
    QToolButton* m_back;
    QToolButton* m_all;
    const ChartColumns* m_columns = nullptr;
};

}
