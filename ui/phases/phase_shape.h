// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phases/phase_scale.h"
#include "ui/plan/plan_document.h"

#include <QWidget>

#include <optional>

namespace labour {

class PhaseModel;

/// The phases of the plan as a shape over time, which can be edited: edges are dragged, or moved by the arrow keys. One
/// phase is the current one.
class PhaseShape : public QWidget
{
    Q_OBJECT

public:
    PhaseShape(PlanDocument& document, const PhaseModel& model, QWidget* parent = nullptr);

    qsizetype current() const { return m_current; }
    void setCurrent(qsizetype phase);
    /// As it is drawn now.
    PhaseScale scale() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentChanged(qsizetype phase);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What is held, and how everything was as it was taken hold of.
    struct Drag {
        PhaseGrip grip;
        PhaseScale scale;
        QPointF from;
        LoadPlan load;
    };

    const LoadPlan& load() const { return m_document.plan().load; }
    bool mayMove(const PhaseGrip& grip) const;
    void drag(const QPointF& to);
    void stretch(int steps);
    void raise(int steps, bool isEndOnly);
    void change(const LoadPlan& base, const PhasePlan& phase, qsizetype index, const char* field);
    void followPlan();
    double culpritShare(qsizetype phase) const;
    QString textOf(qsizetype phase) const;
    void describe();

    PlanDocument& m_document;
    const PhaseModel& m_model;
    qsizetype m_current = 0;
    std::optional<Drag> m_drag;
};

}
