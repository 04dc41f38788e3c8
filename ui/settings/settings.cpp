// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include "core/plan/plan_json.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>

namespace labour {

namespace {

constexpr char geometryKey[] = "window/geometry";
constexpr char layoutKey[] = "window/layout";
constexpr char themeKey[] = "window/theme";
constexpr char seriesColoursKey[] = "charts/colours";
constexpr char refreshKey[] = "charts/refreshMs";
constexpr char memoryCeilingKey[] = "run/memoryCeilingMiB";
constexpr char timeWindowKey[] = "charts/timeWindowS";
constexpr char exportsWholeRunKey[] = "charts/exportsWholeRun";
constexpr char logarithmicLatencyKey[] = "charts/logarithmicLatency";
constexpr char shownChartsKey[] = "charts/shown";
constexpr char pictureSizeKey[] = "charts/pictureSize";
constexpr char pictureScaleKey[] = "charts/pictureScale";
constexpr char lastFolderKey[] = "files/lastFolder";
constexpr char recentPlansKey[] = "files/recentPlans";
constexpr char planKey[] = "plan";
constexpr char atOnceKey[] = "run/atOnce";
constexpr char runsOrderKey[] = "runs/order";
constexpr char runsAscendingKey[] = "runs/ascending";
constexpr char runsStarredKey[] = "runs/starred";
constexpr char runsOfThisPlanKey[] = "runs/ofThisPlan";
constexpr char runsRemovedKey[] = "runs/removed";
constexpr char runsByPlanKey[] = "runs/byPlan";
constexpr char runsColumnsKey[] = "runs/columns";
constexpr char historyLimitKey[] = "history/limitBytes";
constexpr char showsMatrixKey[] = "window/showsMatrix";
constexpr char comparisonViewKey[] = "comparison/view";
constexpr char comparisonFigureKey[] = "comparison/figure";
constexpr char comparisonPhaseKey[] = "comparison/phase";
constexpr char comparisonPartKey[] = "comparison/part";
constexpr char comparisonLogarithmicKey[] = "comparison/logarithmic";
constexpr char lastTableKey[] = "table/last";
constexpr char tableServersKey[] = "table/servers";
constexpr char tableBehavioursKey[] = "table/behaviours";
constexpr char tableDosesKey[] = "table/doses";
constexpr char tableRepetitionsKey[] = "table/repetitions";
constexpr char tableQuickKey[] = "table/quick";

const QString highContrast = QStringLiteral("high-contrast");

}

Settings::Settings(const QString& file)
    : m_settings(file.isEmpty() ? std::make_unique<QSettings>(QStringLiteral("labour"), QStringLiteral("workbench"))
                                : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

QVariant Settings::read(const char* key, const QVariant& fallback) const
{
    return m_settings->value(QLatin1String(key), fallback);
}

void Settings::write(const char* key, const QVariant& value)
{
    m_settings->setValue(QLatin1String(key), value);
}

QByteArray Settings::geometry() const
{
    return read(geometryKey).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    write(geometryKey, geometry);
}

QByteArray Settings::layout() const
{
    return read(layoutKey).toByteArray();
}

void Settings::setLayout(const QByteArray& layout)
{
    write(layoutKey, layout);
}

ThemeChoice Settings::theme() const
{
    return themeChoiceNamed(read(themeKey).toString());
}

void Settings::setTheme(ThemeChoice theme)
{
    write(themeKey, nameOf(theme));
}

SeriesColours Settings::seriesColours() const
{
    return read(seriesColoursKey).toString() == highContrast ? SeriesColours::HighContrast : SeriesColours::OkabeIto;
}

void Settings::setSeriesColours(SeriesColours colours)
{
    write(seriesColoursKey, colours == SeriesColours::HighContrast ? highContrast : QStringLiteral("okabe-ito"));
}

int Settings::refreshMs() const
{
    return std::clamp(read(refreshKey, 200).toInt(), 50, 5000);
}

void Settings::setRefreshMs(int ms)
{
    write(refreshKey, ms);
}

int Settings::memoryCeilingMiB() const
{
    return std::clamp(read(memoryCeilingKey, 1024).toInt(), 64, 1024 * 1024);
}

void Settings::setMemoryCeilingMiB(int mib)
{
    write(memoryCeilingKey, mib);
}

bool Settings::logarithmicLatency() const
{
    return read(logarithmicLatencyKey, false).toBool();
}

void Settings::setLogarithmicLatency(bool isLogarithmic)
{
    write(logarithmicLatencyKey, isLogarithmic);
}

QStringList Settings::shownCharts() const
{
    return read(shownChartsKey).toStringList();
}

void Settings::setShownCharts(const QStringList& names)
{
    write(shownChartsKey, names);
}

std::optional<double> Settings::timeWindowS() const
{
    const double seconds = read(timeWindowKey, 0).toDouble();
    return seconds > 0 ? std::optional(seconds) : std::nullopt;
}

void Settings::setTimeWindowS(std::optional<double> seconds)
{
    write(timeWindowKey, seconds.value_or(0));
}

bool Settings::exportsWholeRun() const
{
    return read(exportsWholeRunKey, false).toBool();
}

void Settings::setExportsWholeRun(bool exportsWhole)
{
    write(exportsWholeRunKey, exportsWhole);
}

QSize Settings::pictureSize() const
{
    return read(pictureSizeKey, QSize(1600, 1200)).toSize();
}

void Settings::setPictureSize(const QSize& size)
{
    write(pictureSizeKey, size);
}

double Settings::pictureScale() const
{
    return read(pictureScaleKey, 0).toDouble();
}

void Settings::setPictureScale(double scale)
{
    write(pictureScaleKey, scale);
}

QString Settings::lastFolder() const
{
    return read(lastFolderKey, QDir::homePath()).toString();
}

void Settings::setLastFolder(const QString& folder)
{
    write(lastFolderKey, folder);
}

QStringList Settings::recentPlans() const
{
    return read(recentPlansKey).toStringList();
}

void Settings::setRecentPlans(const QStringList& files)
{
    write(recentPlansKey, files);
}

std::optional<Result<Plan>> Settings::plan() const
{
    const QByteArray stored = read(planKey).toByteArray();
    if (stored.isEmpty())
        return std::nullopt;
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(stored, &wrong);
    if (!document.isObject())
        return Error { QStringLiteral("%1: %2").arg(m_settings->fileName(),
            wrong.error == QJsonParseError::NoError ? QStringLiteral("no plan") : wrong.errorString()) };
    QList<Problem> problems;
    return planFromJson(JsonPlace::fromObject(document.object(), m_settings->fileName(), problems), problems);
}

void Settings::setPlan(const Plan& plan)
{
    write(planKey, QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact));
}

bool Settings::atOnce() const
{
    return read(atOnceKey, false).toBool();
}

void Settings::setAtOnce(bool isAtOnce)
{
    write(atOnceKey, isAtOnce);
}

RunsSetup Settings::runsSetup() const
{
    RunsSetup setup;
    setup.order = read(runsOrderKey, setup.order).toInt();
    setup.isAscending = read(runsAscendingKey, setup.isAscending).toBool();
    setup.isStarred = read(runsStarredKey, setup.isStarred).toBool();
    setup.isOfThisPlan = read(runsOfThisPlanKey, setup.isOfThisPlan).toBool();
    setup.isRemoved = read(runsRemovedKey, setup.isRemoved).toBool();
    setup.isByPlan = read(runsByPlanKey, setup.isByPlan).toBool();
    setup.columns = read(runsColumnsKey, setup.columns).toByteArray();
    return setup;
}

void Settings::setRunsSetup(const RunsSetup& setup)
{
    write(runsOrderKey, setup.order);
    write(runsAscendingKey, setup.isAscending);
    write(runsStarredKey, setup.isStarred);
    write(runsOfThisPlanKey, setup.isOfThisPlan);
    write(runsRemovedKey, setup.isRemoved);
    write(runsByPlanKey, setup.isByPlan);
    write(runsColumnsKey, setup.columns);
}

qint64 Settings::historyLimitBytes() const
{
    return read(historyLimitKey, 0).toLongLong();
}

void Settings::setHistoryLimitBytes(qint64 bytes)
{
    write(historyLimitKey, bytes);
}

TableSetup Settings::tableSetup() const
{
    TableSetup setup;
    setup.servers = read(tableServersKey, setup.servers).toStringList();
    setup.behaviours = read(tableBehavioursKey, setup.behaviours).toStringList();
    setup.doses = read(tableDosesKey, setup.doses).toString();
    setup.repetitions = read(tableRepetitionsKey, setup.repetitions).toInt();
    setup.isQuick = read(tableQuickKey, setup.isQuick).toBool();
    return setup;
}

void Settings::setTableSetup(const TableSetup& setup)
{
    write(tableServersKey, setup.servers);
    write(tableBehavioursKey, setup.behaviours);
    write(tableDosesKey, setup.doses);
    write(tableRepetitionsKey, setup.repetitions);
    write(tableQuickKey, setup.isQuick);
}

QString Settings::lastTable() const
{
    return read(lastTableKey).toString();
}

void Settings::setLastTable(const QString& file)
{
    write(lastTableKey, file);
}

ComparisonSetup Settings::comparisonSetup() const
{
    ComparisonSetup setup;
    const int view = read(comparisonViewKey, static_cast<int>(setup.view)).toInt();
    const int figure = read(comparisonFigureKey, static_cast<int>(setup.figure)).toInt();
    if (view >= 0 && view <= static_cast<int>(ComparisonView::Distribution))
        setup.view = static_cast<ComparisonView>(view);
    if (figure >= 0 && figure < static_cast<int>(curveFigureCount))
        setup.figure = static_cast<CurveFigure>(figure);
    setup.phase = read(comparisonPhaseKey).toString();
    setup.part = read(comparisonPartKey).toString();
    setup.isLogarithmic = read(comparisonLogarithmicKey, setup.isLogarithmic).toBool();
    return setup;
}

void Settings::setComparisonSetup(const ComparisonSetup& setup)
{
    write(comparisonViewKey, static_cast<int>(setup.view));
    write(comparisonFigureKey, static_cast<int>(setup.figure));
    write(comparisonPhaseKey, setup.phase);
    write(comparisonPartKey, setup.part);
    write(comparisonLogarithmicKey, setup.isLogarithmic);
}

bool Settings::showsMatrix() const
{
    return read(showsMatrixKey, false).toBool();
}

void Settings::setShowsMatrix(bool shows)
{
    write(showsMatrixKey, shows);
}

}
