// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plan_document.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace labour {

class NumberBox;

/// How hard the server is driven, by whom and for how long.
class LoadPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LoadPanel(PlanDocument& document, QWidget* parent = nullptr);

private:
    void addFields();
    void listen();
    void showPlan();
    void showExtent();
    void showSeed();
    void changeLoad(const std::function<void(LoadPlan&)>& change);
    void takeExtent();
    void takeUnit();
    void takeSeed();
    void refuseSeed();

    PlanDocument& m_document;
    QComboBox* m_engine;
    QSpinBox* m_connections;
    QSpinBox* m_processes;
    NumberBox* m_extent;
    QComboBox* m_unit;
    QComboBox* m_policy;
    QLineEdit* m_seed;
    QCheckBox* m_keepAlive;
};

}
