// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/applied_settings.h"

#include "ui/charts/chart_stack.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/run/run_desk.h"
#include "ui/settings/settings.h"
#include "ui/window/window_actions.h"

#include <QActionGroup>

namespace labour {

AppliedSettings::AppliedSettings(
    Settings& settings, WindowActions& actions, ChartStack& charts, RunDesk& desk, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_actions(actions)
    , m_charts(charts)
    , m_desk(desk)
{
    connect(&actions.logLatency, &QAction::toggled, &charts, &ChartStack::setLogarithmicLatency);
    connect(&charts, &ChartStack::logarithmicLatencyChanged, &actions.logLatency, &QAction::setChecked);
    keepChoices();
}

void AppliedSettings::keepChoices()
{
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setTheme(static_cast<ThemeChoice>(action->data().toInt()));
        applyTheme(m_settings.theme());
    });
    connect(m_actions.pictureSizes, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setPictureSize(action->data().toSize()); });
    connect(m_actions.pictureScales, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setPictureScale(action->data().toDouble()); });
    connect(m_actions.exportRanges, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setExportsWholeRun(action->data().toBool()); });
    connect(&m_charts.time(), &TimeNavigator::windowChanged, this,
        [this](std::optional<double> seconds) { m_settings.setTimeWindowS(seconds); });
    connect(&m_charts, &ChartStack::logarithmicLatencyChanged, this,
        [this](bool isOn) { m_settings.setLogarithmicLatency(isOn); });
    connect(&m_charts, &ChartStack::shownChartsChanged, this,
        [this](const QStringList& names) { m_settings.setShownCharts(names); });
}

void AppliedSettings::apply()
{
    applyAppearance();
    applyRunSettings();
    applyPictures();
    m_charts.time().setWindow(m_settings.timeWindowS());
    m_charts.showCharts(m_settings.shownCharts());
    m_charts.setLogarithmicLatency(m_settings.logarithmicLatency());
    m_desk.setAtOnce(m_settings.atOnce());
}

void AppliedSettings::applyPictures()
{
    for (QAction* action : m_actions.pictureSizes->actions())
        action->setChecked(action->data().toSize() == m_settings.pictureSize());
    for (QAction* action : m_actions.pictureScales->actions())
        action->setChecked(action->data().toDouble() == m_settings.pictureScale());
    for (QAction* action : m_actions.exportRanges->actions())
        action->setChecked(action->data().toBool() == m_settings.exportsWholeRun());
}

void AppliedSettings::applyRunSettings()
{
    RunSettings ofUser;
    ofUser.memoryCeilingBytes = static_cast<quint64>(m_settings.memoryCeilingMiB()) << 20;
    m_desk.setRunSettings(ofUser);
}

void AppliedSettings::applyAppearance()
{
    applyTheme(m_settings.theme());
    m_actions.themeAction(m_settings.theme())->setChecked(true);
    applySeriesColours(m_settings.seriesColours());
    m_charts.setRefreshInterval(std::chrono::milliseconds(m_settings.refreshMs()));
}

void AppliedSettings::showPreferences(const Catalogue& catalogue, FileChooser& chooser, QWidget* window)
{
    auto* dialog = new PreferencesDialog(catalogue, m_settings, chooser, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::interpretersChanged, this, [this] {
        applyRunSettings();
        m_desk.probeServers();
    });
    connect(dialog, &PreferencesDialog::memoryCeilingChanged, this, &AppliedSettings::applyRunSettings);
    connect(dialog, &PreferencesDialog::themeChanged, this, &AppliedSettings::applyAppearance);
    connect(dialog, &PreferencesDialog::coloursChanged, this, &AppliedSettings::applyAppearance);
    connect(dialog, &PreferencesDialog::refreshChanged, this, &AppliedSettings::applyAppearance);
    dialog->open();
}

}
