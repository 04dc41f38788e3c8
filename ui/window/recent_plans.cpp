// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_plans.h"

#include "ui/settings/settings.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace labour {

namespace {

constexpr qsizetype mostRecent = 10;

/// "&1  basic.labour": a digit to press, and no letter of the name taken for one.
QString entryFor(qsizetype number, const QString& file)
{
    const QString name = QFileInfo(file).fileName().replace(QLatin1Char('&'), QStringLiteral("&&"));
    return QStringLiteral("&%1  %2").arg(number % mostRecent).arg(name);
}

}

RecentPlans::RecentPlans(Settings& settings, QWidget* parent)
    : QMenu(parent)
    , m_settings(settings)
{
    setTitle(tr("Open Rece&nt"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentPlans::fill);
    fill();
}

void RecentPlans::note(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = m_settings.recentPlans();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setRecentPlans(files.mid(0, mostRecent));
    fill();
}

void RecentPlans::fill()
{
    clear();
    QStringList files = m_settings.recentPlans();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString& file = files.at(i);
        QAction* entry = addAction(entryFor(i + 1, file), this, [this, file] { emit chosen(file); });
        entry->setToolTip(QDir::toNativeSeparators(file));
        entry->setStatusTip(QDir::toNativeSeparators(file));
    }
    menuAction()->setEnabled(!files.isEmpty());
}

}
