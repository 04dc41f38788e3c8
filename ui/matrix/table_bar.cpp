// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/table_bar.h"

#include "ui/matrix/table_controller.h"
#include "ui/matrix/table_plan.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace labour {

TableBar::TableBar(const TableController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_doing(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_left(new QLabel(this))
{
    m_doing->setObjectName(QStringLiteral("tableDoing"));
    m_bar->setObjectName(QStringLiteral("tableProgress"));
    m_bar->setAccessibleName(tr("Progress of the table"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setMinimumWidth(120);
    m_bar->setMaximumWidth(260);
    m_left->setObjectName(QStringLiteral("tableLeft"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(10);
    layout->addWidget(m_doing, 3);
    layout->addWidget(m_bar, 2);
    layout->addWidget(m_left);
    connect(&controller, &TableController::started, this, &TableBar::showProgress);
    connect(&controller, &TableController::progressed, this, &TableBar::showProgress);
    connect(&controller, &TableController::stopping, this, &TableBar::showProgress);
    connect(&controller, &TableController::ended, this, &TableBar::showProgress);
    showProgress();
}

void TableBar::setIdleText(const QString& text)
{
    m_idleText = text;
    showProgress();
}

void TableBar::showProgress()
{
    const bool isRunning = m_controller.isRunning();
    m_bar->setVisible(isRunning);
    m_left->setVisible(isRunning);
    if (!isRunning) {
        m_doing->setText(m_idleText);
        return;
    }
    const TableProgress& progress = m_controller.progress();
    if (m_controller.isStopping())
        m_doing->setText(tr("Stopping the server"));
    else if (progress.cell.isEmpty())
        m_doing->setText(tr("Starting"));
    else
        m_doing->setText(QStringLiteral("%1: %2").arg(progress.cell, progress.stage));
    m_bar->setRange(0, progress.total);
    m_bar->setValue(progress.done);
    const QString cells = tr("%1 of %2 cells").arg(progress.done).arg(progress.total);
    m_left->setText(progress.remainingS ? tr("%1, %2 left").arg(cells, aboutText(*progress.remainingS)) : cells);
}

}
