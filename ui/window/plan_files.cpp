// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/plan_files.h"

#include "core/plan/plan_json.h"
#include "ui/plan/plan_document.h"
#include "ui/plan/plan_sentence.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"
#include "ui/window/recent_plans.h"

#include <QDir>
#include <QFileInfo>
#include <QWidget>

namespace labour {

PlanFiles::PlanFiles(PlanDocument& document, Settings& settings, FileChooser& chooser, QWidget* window)
    : QObject(window)
    , m_document(document)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_window(window)
    , m_recent(new RecentPlans(settings, window))
{
    connect(m_recent, &RecentPlans::chosen, this, qOverload<const QString&>(&PlanFiles::open));
}

QString PlanFiles::filter() const
{
    return tr("Labour plans (*.labour)");
}

void PlanFiles::open()
{
    const QString file = m_chooser.toOpen(m_window, tr("Open Plan"), m_settings.lastFolder(), filter());
    if (file.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    open(file);
}

/// What is wrong within a plan that can be read is for the form to say, where it can be put right.
void PlanFiles::open(const QString& file)
{
    const Result<Plan> plan = planFromFile(file);
    if (!plan) {
        emit failed(asSentence(plan.error()));
        return;
    }
    m_document.setPlan(*plan);
    m_recent->note(file);
    emit done(tr("Opened %1.").arg(QDir::toNativeSeparators(file)));
}

void PlanFiles::save()
{
    const QString name = m_document.baseTest().isEmpty() ? QStringLiteral("plan") : m_document.baseTest();
    const QString suggestion = QDir(m_settings.lastFolder()).filePath(name + QStringLiteral(".labour"));
    const QString file = m_chooser.toSave(m_window, tr("Save Plan"), suggestion, filter());
    if (file.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    const Result<bool> saved = savePlan(m_document.plan(), file);
    if (!saved) {
        emit failed(asSentence(saved.error()));
        return;
    }
    m_recent->note(file);
    emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(file)));
}

}
