// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/result.h"
#include "ui/comparison/comparison_setup.h"
#include "ui/settings/runs_setup.h"
#include "ui/settings/table_setup.h"
#include "ui/theme/appearance.h"

#include <QByteArray>
#include <QSettings>
#include <QSize>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace labour {

/// What the workbench remembers. Every key stands once, in settings.cpp.
class Settings
{
public:
    /// The user's own; or those in `file`, for tests.
    explicit Settings(const QString& file = QString());

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QByteArray layout() const;
    void setLayout(const QByteArray& layout);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    SeriesColours seriesColours() const;
    void setSeriesColours(SeriesColours colours);
    /// Between two drawings of the charts while a run goes on.
    int refreshMs() const;
    void setRefreshMs(int ms);
    /// Of a server's processes together.
    int memoryCeilingMiB() const;
    void setMemoryCeilingMiB(int mib);
    bool logarithmicLatency() const;
    void setLogarithmicLatency(bool isLogarithmic);
    /// The names of the charts of a run that are shown; empty for those that are at first.
    QStringList shownCharts() const;
    void setShownCharts(const QStringList& names);
    /// How many seconds of a run that grows are shown; nothing: all.
    std::optional<double> timeWindowS() const;
    void setTimeWindowS(std::optional<double> seconds);
    /// Pictures and data are of the whole run, not of what is on view.
    bool exportsWholeRun() const;
    void setExportsWholeRun(bool exportsWhole);
    /// Of exported pictures, in pixels.
    QSize pictureSize() const;
    void setPictureSize(const QSize& size);
    /// Of their text and lines; 0: by the picture's width.
    double pictureScale() const;
    void setPictureScale(double scale);
    QString lastFolder() const;
    void setLastFolder(const QString& folder);
    /// Files, the newest first.
    QStringList recentPlans() const;
    void setRecentPlans(const QStringList& files);

    /// The plan as it was left, or why it cannot be read any more. Nothing if there is none.
    std::optional<Result<Plan>> plan() const;
    void setPlan(const Plan& plan);

    /// The servers of a plan are measured at the same time.
    bool atOnce() const;
    void setAtOnce(bool isAtOnce);

    RunsSetup runsSetup() const;
    void setRunsSetup(const RunsSetup& setup);
    /// What the history is to take at most, in bytes; 0: as much as it likes.
    qint64 historyLimitBytes() const;
    void setHistoryLimitBytes(qint64 bytes);

    /// Of the next durability table.
    TableSetup tableSetup() const;
    void setTableSetup(const TableSetup& setup);
    /// The file of the table that was on view last; empty where there was none.
    QString lastTable() const;
    void setLastTable(const QString& file);
    /// What was chosen last of how runs are compared.
    ComparisonSetup comparisonSetup() const;
    void setComparisonSetup(const ComparisonSetup& setup);
    /// The matrix, not the run, was on view.
    bool showsMatrix() const;
    void setShowsMatrix(bool shows);

private:
    QVariant read(const char* key, const QVariant& fallback = {}) const;
    void write(const char* key, const QVariant& value);

    std::unique_ptr<QSettings> m_settings;
};

}
