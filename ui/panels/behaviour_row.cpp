// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/behaviour_row.h"

#include "ui/forms/settings_form.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int sliderEnd = 100;
constexpr double mostWeight = 1e6;

const BehaviourManifest* manifestOf(const PlanDocument& document, qsizetype entry)
{
    const Result<const BehaviourManifest*> found =
        document.catalogue().behaviour(document.plan().mix.at(entry).behaviour);
    return found ? *found : nullptr;
}

QToolButton* smallButton(const QString& icon, const QString& text, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(iconNamed(icon));
    button->setAutoRaise(true);
    button->setIconSize({ 14, 14 });
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

}

BehaviourRow::BehaviourRow(PlanDocument& document, qsizetype entry, QWidget* parent)
    : QFrame(parent)
    , m_document(document)
    , m_entry(entry)
{
    setObjectName(QStringLiteral("behaviour%1").arg(entry));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->setSpacing(2);
    const BehaviourManifest* behaviour = manifestOf(document, entry);
    addHead(behaviour);
    addWeight();
    if (behaviour && !behaviour->parameters.isEmpty())
        addForm(*behaviour);
    m_formButton->setVisible(m_form != nullptr);
    showParameters();
    showWeight();
    setLocked(false);
}

void BehaviourRow::addHead(const BehaviourManifest* behaviour)
{
    const MixEntry& entry = m_document.plan().mix.at(m_entry);
    auto* name = new QLabel(entry.behaviour, this);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    if (behaviour)
        name->setToolTip(QStringLiteral("<p>%1</p><p>%2</p><p><i>%3</i></p>")
                             .arg(behaviour->summary.toHtmlEscaped(), behaviour->help.toHtmlEscaped(),
                                 expectationForPeople(*behaviour).toHtmlEscaped()));
    m_parameters = new ElidedLabel(this);
    m_formButton = smallButton(QStringLiteral("parameters"), tr("Parameters of %1").arg(entry.behaviour), this);
    m_formButton->setCheckable(true);
    m_formButton->setObjectName(QStringLiteral("parameters"));
    m_mute = smallButton(
        QStringLiteral("mute"), tr("Mute %1: it is not sent, and keeps its weight (M)").arg(entry.behaviour), this);
    m_solo = smallButton(QStringLiteral("solo"), tr("Solo of %1: all others are muted (S)").arg(entry.behaviour), this);
    m_mute->setObjectName(QStringLiteral("mute"));
    m_solo->setObjectName(QStringLiteral("solo"));
    for (QToolButton* button : { m_mute, m_solo })
        button->setCheckable(true);
    connect(m_mute, &QToolButton::clicked, this, [this](bool isOn) { m_document.setMuted(m_entry, isOn); });
    connect(m_solo, &QToolButton::clicked, this, [this](bool isOn) { m_document.setSolo(m_entry, isOn); });
    m_menuButton =
        smallButton(QStringLiteral("more"), tr("More for %1: add another, remove, role").arg(entry.behaviour), this);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_menuButton->setObjectName(QStringLiteral("more"));
    fillMenu(*m_menuButton);

    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    if (m_document.roleOf(entry) == Role::Culprit)
        head->addWidget(culpritBadge());
    head->addWidget(name);
    head->addWidget(m_parameters, 1);
    head->addWidget(m_mute);
    head->addWidget(m_solo);
    head->addWidget(m_formButton);
    head->addWidget(m_menuButton);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(head);
}

QWidget* BehaviourRow::culpritBadge()
{
    auto* badge = new QWidget(this);
    auto* row = new QHBoxLayout(badge);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3);
    auto* icon = new IconLabel(14, badge);
    icon->setIcon(QStringLiteral("culprit"));
    auto* text = new QLabel(tr("culprit"), badge);
    row->addWidget(icon);
    row->addWidget(text);
    badge->setObjectName(QStringLiteral("culpritBadge"));
    badge->setToolTip(tr("Does the harm; what comes of it to the others is what Labour measures."));
    return badge;
}

void BehaviourRow::fillMenu(QToolButton& button)
{
    auto* menu = new QMenu(&button);
    menu->addAction(iconNamed(QStringLiteral("add")), tr("Add &Another with Other Parameters"), this,
        [this] { emit duplicateWanted(m_entry); });
    QAction* culprit = menu->addAction(tr("Counts as &Culprit"));
    culprit->setCheckable(true);
    culprit->setChecked(m_document.roleOf(m_document.plan().mix.at(m_entry)) == Role::Culprit);
    connect(culprit, &QAction::toggled, this, [this](bool isCulprit) {
        // The row is made anew by it, and the menu with it: not before the menu has closed.
        QMetaObject::invokeMethod(
            &m_document,
            [document = &m_document, entry = m_entry, isCulprit] {
                document->setRole(entry, isCulprit ? Role::Culprit : Role::Innocent);
            },
            Qt::QueuedConnection);
    });
    menu->addSeparator();
    menu->addAction(iconNamed(QStringLiteral("remove")), tr("&Remove"), this, [this] { emit removeWanted(m_entry); });
    button.setMenu(menu);
}

void BehaviourRow::addWeight()
{
    const QString& name = m_document.plan().mix.at(m_entry).behaviour;
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setRange(0, sliderEnd);
    m_slider->setPageStep(10);
    guardFromWheel(*m_slider);
    m_slider->setObjectName(QStringLiteral("weightSlider"));
    m_slider->setAccessibleName(tr("Weight of %1").arg(name));
    m_weight = new NumberBox(this);
    m_weight->setRange(0, mostWeight);
    m_weight->setObjectName(QStringLiteral("weight"));
    m_weight->setAccessibleName(tr("Weight of %1, exactly").arg(name));
    m_weight->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("000000")) + 30);
    m_share = new QLabel(this);
    m_share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_share->setFixedWidth(std::max(fontMetrics().horizontalAdvance(tr("%1 %").arg(QStringLiteral("100.0"))),
                               fontMetrics().horizontalAdvance(tr("muted")))
        + 2);
    m_share->setObjectName(QStringLiteral("share"));
    m_share->setToolTip(tr("Its share of all requests"));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_slider, 1);
    line->addWidget(m_weight);
    line->addWidget(m_share);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(line);
    connect(m_slider, &QSlider::sliderPressed, &m_document, &PlanDocument::endGesture);
    connect(m_slider, &QSlider::sliderReleased, &m_document, &PlanDocument::endGesture);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { m_document.setWeight(m_entry, value); });
    connect(
        m_weight, &QDoubleSpinBox::valueChanged, this, [this](double value) { m_document.setWeight(m_entry, value); });
}

void BehaviourRow::addForm(const BehaviourManifest& behaviour)
{
    m_form = new SettingsForm(behaviour.parameters, m_document.plan().mix.at(m_entry).parameters, this);
    m_form->hide();
    layout()->addWidget(m_form);
    connect(m_formButton, &QToolButton::toggled, m_form, &QWidget::setVisible);
    connect(m_form, &SettingsForm::edited, this, [this] {
        m_document.setParameters(m_entry, m_form->values());
        showParameters();
    });
}

bool BehaviourRow::hasFormOpen() const
{
    return m_formButton->isChecked();
}

void BehaviourRow::openForm(bool isOpen)
{
    m_formButton->setChecked(isOpen && m_form);
}

void BehaviourRow::setLocked(bool isLocked)
{
    m_menuButton->setEnabled(!isLocked);
    if (m_form)
        m_form->setEnabled(!isLocked);
    const bool isFixed = isLocked && m_document.plan().engine == QLatin1String("tsung");
    const QString help = tr("Weight in the mix: how often it is drawn, compared with the others.");
    m_mute->setEnabled(!isFixed);
    m_solo->setEnabled(!isFixed);
    for (QWidget* control : QList<QWidget*> { m_slider, m_weight }) {
        control->setEnabled(!isFixed);
        control->setToolTip(
            QStringLiteral("<p>%1 %2</p>")
                .arg(help,
                    isFixed ? tr("Not while a run goes on: Tsung has its whole scenario from the start.")
                            : tr("Can be moved while a run goes on.")));
    }
}

void BehaviourRow::showParameters()
{
    const BehaviourManifest* behaviour = manifestOf(m_document, m_entry);
    m_parameters->setText(behaviour ? settingsText(behaviour->parameters, m_document.plan().mix.at(m_entry).parameters)
                                    : tr("not in the catalogue"));
}

void BehaviourRow::showWeight()
{
    const double weight = m_document.weightOf(m_entry);
    const double percent = 100 * m_document.shareOf(m_entry);
    const bool isMuted = m_document.isMuted(m_entry);
    m_mute->setChecked(isMuted);
    m_solo->setChecked(m_document.isSolo(m_entry));
    m_share->setText(isMuted
            ? tr("muted")
            : tr("%1 %").arg(QLocale().toString(percent, 'f', percent == std::floor(percent) ? 0 : 1)));
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietBox(m_weight);
    m_slider->setValue(static_cast<int>(std::clamp(weight, 0.0, double { sliderEnd })));
    m_weight->setExactly(weight, 0, mostWeight);
}

/// What the controls of the row have no use for.
void BehaviourRow::keyPressEvent(QKeyEvent* event)
{
    QToolButton* button = event->key() == Qt::Key_M ? m_mute : event->key() == Qt::Key_S ? m_solo : nullptr;
    if (button && event->modifiers() == Qt::NoModifier)
        button->click();
    else
        QFrame::keyPressEvent(event);
}

}
