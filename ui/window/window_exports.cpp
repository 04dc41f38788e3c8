// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_exports.h"

#include "ui/comparison/comparison_exporter.h"
#include "ui/comparison/comparison_page.h"
#include "ui/export/exporter.h"
#include "ui/run/live_run.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_views.h"

namespace labour {

WindowExports::WindowExports(WindowActions& actions, const WindowViews& views, const LiveRun& run, Exporter& exporter,
    ComparisonPage& comparison, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_views(views)
    , m_run(run)
    , m_exporter(exporter)
    , m_comparison(comparison)
{
    connectEither(actions.saveImage, &Exporter::saveImage,
        [](ComparisonExporter& ofComparison) { ofComparison.saveImage(QStringLiteral(".png")); });
    connectEither(
        actions.saveData, &Exporter::saveData, [](ComparisonExporter& ofComparison) { ofComparison.saveCurves(); });
    connectEither(
        actions.saveReport, &Exporter::saveReport, [](ComparisonExporter& ofComparison) { ofComparison.saveReport(); });
    connectEither(
        actions.copyImage, &Exporter::copyImage, [](ComparisonExporter& ofComparison) { ofComparison.copyImage(); });
    connect(&run, &LiveRun::started, this, &WindowExports::enable);
    connect(&run, &LiveRun::finished, this, &WindowExports::enable);
    connect(&comparison, &ComparisonPage::changed, this, &WindowExports::enable);
    connect(&views, &WindowViews::shown, this, &WindowExports::enable);
    enable();
}

void WindowExports::connectEither(QAction& action, void (Exporter::*ofRun)(), void (*ofComparison)(ComparisonExporter&))
{
    connect(&action, &QAction::triggered, this, [this, ofRun, ofComparison] {
        if (m_views.isShown(WindowViews::Comparison))
            ofComparison(m_comparison.exporter());
        else
            (m_exporter.*ofRun)();
    });
}

void WindowExports::enable()
{
    const bool isComparison = m_views.isShown(WindowViews::Comparison);
    const ComparisonActions& comparison = m_comparison.actions();
    const bool hasCharts = isComparison ? comparison.savePng.isEnabled() : !m_run.isEmpty();
    for (QAction* action : { &m_actions.saveImage, &m_actions.saveData, &m_actions.copyImage })
        action->setEnabled(hasCharts);
    m_actions.saveReport.setEnabled(isComparison ? comparison.saveJson.isEnabled() : m_run.isOver());
}

}
