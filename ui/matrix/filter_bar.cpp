// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/filter_bar.h"

#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace labour {

namespace {

const QString beside = QStringLiteral("default|hardened");

/// Fills anew, and keeps what was chosen if it is still there.
void refill(QComboBox& combo, const QList<std::pair<QString, QVariant>>& items)
{
    const QVariant chosen = combo.currentData();
    const QSignalBlocker quiet(&combo);
    combo.clear();
    for (const auto& [text, data] : items)
        combo.addItem(text, data);
    combo.setCurrentIndex(std::max(0, combo.findData(chosen)));
}

}

FilterBar::FilterBar(MatrixModel& model, MatrixFilter& filter, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(filter)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(6);
    m_figure = newCombo("matrixFigure", tr("Figure"), tr("What each cell shows beside its grade"));
    m_dose = newCombo("matrixDose", tr("Dose"), tr("How many culprits were sent together"));
    m_concurrency = newCombo("matrixConcurrency", tr("Class"), tr("How the servers do several things at once"));
    m_variant = newCombo("matrixVariant", tr("Variant"), tr("Servers in this variant alone, or two beside each other"));
    m_order = newCombo("matrixOrder", tr("Order"), tr("By name, or by the figure shown in a column"));
    m_isAscending = new QToolButton(this);
    m_isAscending->setObjectName(QStringLiteral("matrixAscending"));
    m_isAscending->setCheckable(true);
    m_isAscending->setArrowType(Qt::DownArrow);
    m_isAscending->setFocusPolicy(Qt::TabFocus);
    m_isAscending->setToolTip(tr("Worst first, or best first"));
    m_isAscending->setAccessibleName(tr("Best first"));
    layout->addWidget(m_isAscending);
    layout->addStretch(1);
    for (const MatrixFigure& figure : matrixFigures()) {
        m_figure->addItem(figure.title);
        m_figure->setItemData(m_figure->count() - 1, figure.help, Qt::ToolTipRole);
    }
    connect(m_figure, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model.setFigure(matrixFigures().at(index));
        sort();
    });
    connect(
        m_dose, &QComboBox::currentIndexChanged, this, [this] { m_model.setDose(m_dose->currentData().toString()); });
    connect(m_concurrency, &QComboBox::currentIndexChanged, this,
        [this] { m_filter.setConcurrency(m_concurrency->currentData().toString()); });
    connect(m_variant, &QComboBox::currentIndexChanged, this, &FilterBar::arrange);
    connect(m_order, &QComboBox::currentIndexChanged, this, &FilterBar::sort);
    connect(m_isAscending, &QToolButton::toggled, this, &FilterBar::sort);
    connect(&model, &QAbstractItemModel::modelReset, this, &FilterBar::offerWhatThereIs);
    offerWhatThereIs();
}

QComboBox* FilterBar::newCombo(const char* name, const QString& title, const QString& help)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(QLatin1String(name));
    combo->setAccessibleName(title);
    combo->setToolTip(help);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    combo->setMinimumContentsLength(6);
    guardFromWheel(*combo);
    auto* label = new QLabel(title, this);
    layout()->addWidget(label);
    layout()->addWidget(combo);
    return combo;
}

void FilterBar::offerWhatThereIs()
{
    using Items = QList<std::pair<QString, QVariant>>;
    Items doses { { tr("all, the worst"), QString() } };
    for (const QString& dose : m_model.doses())
        doses.append({ dose, dose });
    refill(*m_dose, doses);
    Items classes { { tr("all"), QString() } };
    for (const QString& concurrency : m_model.concurrencyClasses())
        classes.append({ concurrency, concurrency });
    refill(*m_concurrency, classes);
    // The rows that are left when two variants are beside each other have no other variants.
    if (m_model.arrangement() == MatrixModel::Arrangement::EachServer) {
        Items variants { { tr("all"), QString() } };
        const QStringList there = m_model.variants();
        if (there.contains(QLatin1String("default")) && there.contains(QLatin1String("hardened")))
            variants.append({ tr("default beside hardened"), beside });
        for (const QString& variant : there)
            variants.append({ variant, variant });
        refill(*m_variant, variants);
    }
    Items orders { { tr("by name"), -1 } };
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString name = m_model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        orders.append({ tr("by %1").arg(name), column });
    }
    refill(*m_order, orders);
    m_model.setDose(m_dose->currentData().toString());
    m_filter.setConcurrency(m_concurrency->currentData().toString());
    sort();
}

void FilterBar::arrange()
{
    const QString variant = m_variant->currentData().toString();
    m_filter.setVariant(variant == beside ? QString() : variant);
    m_model.setArrangement(
        variant == beside ? MatrixModel::Arrangement::DefaultBesideHardened : MatrixModel::Arrangement::EachServer);
}

void FilterBar::sort()
{
    const int column = m_order->currentData().toInt();
    m_isAscending->setEnabled(column >= 0);
    m_isAscending->setArrowType(m_isAscending->isChecked() ? Qt::UpArrow : Qt::DownArrow);
    m_filter.sort(column, m_isAscending->isChecked() ? Qt::AscendingOrder : Qt::DescendingOrder);
}

void FilterBar::sortBy(int column)
{
    const int item = m_order->findData(column);
    if (item == m_order->currentIndex())
        m_isAscending->toggle();
    else
        m_order->setCurrentIndex(std::max(0, item));
}

}
