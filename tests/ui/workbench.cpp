// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"

#include "core/server/subreaper.h"
#include "tests/integration/support/process_tree.h"

#include <QAbstractItemView>
#include <QSlider>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTest>

#include <unistd.h>

namespace labour::test {

QString ChosenFiles::toOpen(QWidget*, const QString&, const QString& folder, const QString&)
{
    suggestion = folder;
    return next;
}

QString ChosenFiles::toSave(QWidget*, const QString&, const QString& suggested, const QString&)
{
    suggestion = suggested;
    return next;
}

void isolate()
{
    QStandardPaths::setTestModeEnabled(true);
    becomeSubreaper();
}

bool settle()
{
    const bool isAlone = QTest::qWaitFor([] { return descendantsOf(getpid()).isEmpty(); }, 20'000);
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return isAlone;
}

std::shared_ptr<const Catalogue> shippedCatalogue()
{
    static const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    return catalogue;
}

std::shared_ptr<const Catalogue> catalogueWith(const QString& folder)
{
    DataFolders folders = DataFolders::ofThisProgram();
    folders.users = folder;
    return std::make_shared<const Catalogue>(Catalogue::load(folders));
}

Workbench::Workbench(std::shared_ptr<const Catalogue> catalogue, Start start)
    : m_catalogue(std::move(catalogue))
    , m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
{
    if (start == Start::Basic)
        m_settings.setPlan(PlanDocument::firstPlan(*m_catalogue));
    m_window = std::make_unique<MainWindow>(m_catalogue, m_settings, m_files);
}

bool Workbench::show()
{
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        return false;
    m_window->activateWindow(); // where nobody manages windows, one that follows another is not active by itself
    return QTest::qWaitForWindowActive(m_window.get());
}

void Workbench::restart(const std::function<void()>& meanwhile)
{
    m_window->close();
    meanwhile();
    m_window = std::make_unique<MainWindow>(m_catalogue, m_settings, m_files);
}

bool Workbench::clickRow(const QString& name, const QString& text)
{
    auto* view = control<QAbstractItemView>(name);
    const QModelIndexList found = view->model()->match(
        view->model()->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty())
        return false;
    view->scrollTo(found.first());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(found.first()).center());
    return true;
}

void Workbench::drag(QSlider& slider, double share)
{
    QStyleOptionSlider option;
    option.initFrom(&slider);
    option.orientation = slider.orientation();
    option.minimum = slider.minimum();
    option.maximum = slider.maximum();
    option.sliderPosition = slider.sliderPosition();
    option.sliderValue = slider.value();
    option.subControls = QStyle::SC_All;
    const QPoint from =
        slider.style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider).center();
    const QPoint to = from + QPoint(static_cast<int>(share * slider.width()), 0);
    QTest::mousePress(&slider, Qt::LeftButton, {}, from);
    QTest::mouseMove(&slider, (from + to) / 2);
    QTest::mouseMove(&slider, to);
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, to);
}

QSlider* Workbench::weightSlider(int row)
{
    return control<QWidget>(QStringLiteral("behaviour%1").arg(row))
        ->findChild<QSlider*>(QStringLiteral("weightSlider"));
}

}
