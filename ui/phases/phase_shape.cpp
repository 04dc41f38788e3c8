// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phases/phase_shape.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/nice_numbers.h"
#include "ui/phases/phase_model.h"
#include "ui/phases/phase_painter.h"
#include "ui/plan/live_changes.h"
#include "ui/plan/load_edits.h"
#include "ui/plan/load_text.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace labour {

namespace {

constexpr double margin = 6;
constexpr QSize smallest(160, 46);
constexpr QSize wanted(360, 110);
constexpr int keySteps = 10; // of the arrow keys, to double or halve a value

}

PhaseShape::PhaseShape(PlanDocument& document, const PhaseModel& model, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(model)
{
    setObjectName(QStringLiteral("phaseShape"));
    setAccessibleName(tr("Shape of the phases"));
    setWhatsThis(
        tr("<p>How long each phase lasts and what is sent in it, drawn from left to right. Drag an edge, or use the "
           "arrow keys: Left and Right choose a phase, with Shift they change how long it lasts.</p>"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&document, &PlanDocument::changed, this, &PhaseShape::followPlan);
    connect(&model, &PhaseModel::dataChanged, this, qOverload<>(&QWidget::update));
    describe();
}

QSize PhaseShape::sizeHint() const
{
    return wanted;
}

QSize PhaseShape::minimumSizeHint() const
{
    return smallest;
}

PhaseScale PhaseShape::scale() const
{
    if (m_drag)
        return m_drag->scale; // else the edge would run away from the mouse
    const double left = fontMetrics().horizontalAdvance(QStringLiteral("10000/s")) + margin;
    const double bottom = fontMetrics().height() + margin;
    return { load(),
        QRectF(left, margin, std::max(1.0, width() - left - margin), std::max(1.0, height() - bottom - margin)) };
}

void PhaseShape::setCurrent(qsizetype phase)
{
    const qsizetype bounded = std::clamp<qsizetype>(phase, 0, std::max<qsizetype>(load().phases.size() - 1, 0));
    if (bounded == m_current)
        return;
    m_current = bounded;
    describe();
    update();
    emit currentChanged(m_current);
}

void PhaseShape::followPlan()
{
    setCurrent(m_current);
    describe();
    update();
}

double PhaseShape::culpritShare(qsizetype phase) const
{
    const QList<Role> roles = m_document.roles();
    const std::vector<double> weights = weightsIn(m_document.plan(), roles, phase);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    double culprits = 0;
    for (std::size_t i = 0; i < std::min(weights.size(), static_cast<std::size_t>(roles.size())); ++i) {
        if (roles.at(static_cast<qsizetype>(i)) == Role::Culprit)
            culprits += weights[i];
    }
    return sum > 0 ? std::clamp(culprits / sum, 0.0, 1.0) : 0;
}

QString PhaseShape::textOf(qsizetype phase) const
{
    QString text = tr("%1: %2").arg(load().phases.at(phase).name, durationForPeople(load().phases.at(phase).durationS));
    if (const std::optional<RatePlan> rate = rateIn(load(), phase); rate && load().isOpen())
        text = tr("%1, %2 requests a second").arg(text, rateText(*rate));
    const double share = culpritShare(phase);
    return share > 0 ? tr("%1, %2 % culprits").arg(text, QLocale().toString(100 * share, 'g', 3))
                     : tr("%1, innocents alone").arg(text);
}

void PhaseShape::describe()
{
    setAccessibleDescription(m_current < load().phases.size() ? textOf(m_current) : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void PhaseShape::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PhaseScale drawn = m_drag ? PhaseScale(m_drag->scale, load()) : scale();
    const PhasePainter phases(drawn, themeOf(palette()), painter);
    phases.drawGround();
    for (qsizetype i = 0; i < load().phases.size(); ++i)
        phases.drawPhase(i, load().phases.at(i).name, culpritShare(i), i == m_current);
    phases.drawAxes(load());
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

bool PhaseShape::mayMove(const PhaseGrip& grip) const
{
    if (grip.what == Grip::None || grip.phase < 0)
        return false;
    return grip.what == Grip::End ? !m_model.isRunning() : m_model.mayChangeRate(grip.phase);
}

void PhaseShape::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const PhaseGrip grip = scale().gripAt(event->position());
    if (grip.phase >= 0)
        setCurrent(grip.phase);
    m_document.endGesture();
    if (mayMove(grip))
        m_drag = Drag { grip, scale(), event->position(), load() };
}

void PhaseShape::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag) {
        drag(event->position());
        return;
    }
    const PhaseGrip grip = scale().gripAt(event->position());
    if (!mayMove(grip))
        unsetCursor();
    else
        setCursor(grip.what == Grip::End ? Qt::SizeHorCursor : Qt::SizeVerCursor);
}

void PhaseShape::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
    m_document.endGesture();
    update();
}

void PhaseShape::drag(const QPointF& to)
{
    const auto& [grip, scale, from, before] = *m_drag;
    PhasePlan phase = before.phases.at(grip.phase);
    if (grip.what == Grip::End) {
        phase.durationS = scale.nearSeconds(scale.secondsAt(to.x()) - scale.startOf(grip.phase));
        change(before, phase, grip.phase, "duration");
        return;
    }
    const RatePlan was = rateIn(before, grip.phase).value_or(RatePlan());
    const double by = scale.rateAt(to.y()) - scale.rateAt(from.y());
    RatePlan rate = was;
    if (grip.what != Grip::To || m_model.isRunning())
        rate.from = scale.nearRate(was.from + by);
    if (grip.what != Grip::From)
        rate.to = scale.nearRate(was.to + by);
    if (m_model.isRunning()) // any rate that is set then is constant
        rate.to = rate.from;
    phase.rate = rate;
    change(before, phase, grip.phase, "rate");
}

void PhaseShape::change(const LoadPlan& base, const PhasePlan& phase, qsizetype index, const char* field)
{
    LoadPlan load = base;
    load.connections = m_document.plan().load.connections;
    load.phases[index] = phase;
    m_document.setLoad(withPhases(load, load.phases),
        { tr("Phase %1").arg(phase.name), QStringLiteral("phases/%1/%2").arg(index).arg(QLatin1String(field)) });
}

void PhaseShape::stretch(int steps)
{
    PhasePlan phase = load().phases.at(m_current);
    const double step = niceStep(phase.durationS / keySteps, 1);
    phase.durationS = std::max(step, std::round((phase.durationS + steps * step) / step) * step);
    change(load(), phase, m_current, "duration");
}

void PhaseShape::raise(int steps, bool isEndOnly)
{
    PhasePlan phase = load().phases.at(m_current);
    RatePlan rate = rateIn(load(), m_current).value_or(RatePlan());
    const double step = std::max(niceStep(std::max(rate.from, rate.to) / keySteps, 1), 0.1);
    const auto moved = [&](double value) { return std::max(0.0, std::round((value + steps * step) / step) * step); };
    rate.to = moved(rate.to);
    if (m_model.isRunning())
        rate.from = rate.to;
    else if (!isEndOnly)
        rate.from = moved(rate.from);
    phase.rate = rate;
    change(load(), phase, m_current, "rate");
}

void PhaseShape::keyPressEvent(QKeyEvent* event)
{
    if (load().phases.isEmpty() || (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event->key() == Qt::Key_Left ? -1 : 1;
        if (!isShifted)
            setCurrent(m_current + direction);
        else if (!m_model.isRunning())
            stretch(direction);
        return;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_model.mayChangeRate(m_current))
            raise(event->key() == Qt::Key_Up ? 1 : -1, isShifted);
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(load().phases.size() - 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool PhaseShape::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype phase = scale().phaseAt(help->pos());
    const QString how = m_model.isRunning()
        ? tr("While a run goes on, only the rate of the phase that is under way can be changed.")
        : tr("Drag an edge, or use the keys: Left and Right choose a phase; with Shift they make it shorter and "
             "longer. Up and Down change its rate; with Shift the rate at its end.");
    QToolTip::showText(help->globalPos(),
        QStringLiteral("<p>%1</p><p>%2</p>").arg(phase < 0 ? QString() : textOf(phase).toHtmlEscaped(), how), this);
    return true;
}

void PhaseShape::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

}
