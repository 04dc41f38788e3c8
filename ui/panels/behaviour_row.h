// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plan_document.h"

#include <QFrame>

class QLabel;
class QSlider;
class QToolButton;

namespace labour {

class ElidedLabel;
class NumberBox;
class SettingsForm;

/// A behaviour in the mix: its weight and share, its parameters, and what else can be done with it.
class BehaviourRow : public QFrame
{
    Q_OBJECT

public:
    BehaviourRow(PlanDocument& document, qsizetype entry, QWidget* parent = nullptr);

    bool hasFormOpen() const;
    void openForm(bool isOpen);
    /// What a run under way does not let one change; its weight stays alive.
    void setLocked(bool isLocked);
    void showWeight();

signals:
    void duplicateWanted(qsizetype entry);
    void removeWanted(qsizetype entry);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addHead(const BehaviourManifest* behaviour);
    void addWeight();
    void addForm(const BehaviourManifest& behaviour);
    QWidget* culpritBadge();
    void fillMenu(QToolButton& button);
    void showParameters();

    PlanDocument& m_document;
    qsizetype m_entry;
    ElidedLabel* m_parameters = nullptr;
    QLabel* m_share = nullptr;
    QSlider* m_slider = nullptr;
    NumberBox* m_weight = nullptr;
    QToolButton* m_mute = nullptr;
    QToolButton* m_solo = nullptr;
    QToolButton* m_formButton = nullptr;
    QToolButton* m_menuButton = nullptr;
    SettingsForm* m_form = nullptr;
};

}
