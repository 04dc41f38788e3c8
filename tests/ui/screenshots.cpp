// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"
#include "ui/comparison/comparison_page.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_view.h"
#include "ui/matrix/setup_panel.h"
#include "ui/matrix/table_controller.h"
#include "ui/plan/load_edits.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace labour {

namespace {

constexpr int longestMs = 300'000;

Plan crashingPlan()
{
    Plan plan;
    plan.servers = *serversFromText("gunicorn:sync");
    plan.mix = *mixFromTexts({ "PlainResponse=97.9", "Sleeping?sleep_duration=0.05=2", "SIGSEGV=0.1" });
    plan.load.durationS = 15;
    plan.load.connections = 16;
    plan.seed = 2010;
    return plan;
}

bool waitUntil(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, longestMs);
}

/// The pictures of one window, in the order of the story. Each step is true if all went well.
class Session
{
public:
    Session(const QDir& folder, const QSize& size)
        : m_folder(folder)
    {
        window().document().setPlan(crashingPlan());
        window().resize(size);
    }

    bool photograph()
    {
        bool isProbed = false;
        QObject::connect(&window().desk(), &RunDesk::serversProbed, &window(), [&isProbed] { isProbed = true; });
        return m_bench.show() && waitUntil([&isProbed] { return isProbed; }) && setUp() && runOfOneWorker()
            && comparison() && matrix();
    }

private:
    MainWindow& window() { return m_bench.window(); }

    bool setUp()
    {
        Plan plan = crashingPlan();
        plan.servers = *serversFromText("gunicorn:sync,waitress");
        plan.load = withStorm(plan.load);
        window().document().setPlan(plan);
        m_bench.control<QDockWidget>("phasesDock")->raise();
        const bool isSaved = save("setup");
        window().document().setPlan(crashingPlan());
        return isSaved;
    }

    bool runOfOneWorker()
    {
        window().actions().run.trigger();
        m_bench.control<QDockWidget>("processesDock")->raise();
        return waitUntil([&] { return window().charts().columns().endS() > 8 && crashes() > 3; }) && save("run")
            && waitUntil([&] { return !window().desk().isRunning(); });
    }

    bool comparison()
    {
        const std::shared_ptr<const RunRecord> ofOne = window().run().record();
        Plan plan = crashingPlan();
        plan.servers = *serversFromText("gunicorn:sync,workers=4");
        window().document().setPlan(plan);
        window().actions().run.trigger();
        if (!window().desk().isRunning() || !waitUntil([&] { return !window().desk().isRunning(); }))
            return false;
        window().comparison().compare({ ofOne, window().run().record() });
        window().showComparison();
        QTest::qWait(1000); // it is drawn in the background
        return save("comparison");
    }

    bool matrix()
    {
        window().actions().showMatrix.trigger();
        window().matrix().setup().setSetup(
            { { "gunicorn", "waitress", "wsgiref" }, { "PlainResponse", "Sleeping", "SIGSEGV" }, "1", 1, true });
        if (!waitUntil([&] { return window().actions().run.isEnabled(); }))
            return false;
        window().actions().run.trigger();
        if (!window().matrix().controller().isRunning()
            || !waitUntil([&] { return !window().matrix().controller().isRunning(); }))
            return false;
        auto* view = m_bench.control<MatrixView>("matrix");
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(2, 1)).center());
        QTest::qWait(1000); // its charts are read in the background
        return save("matrix");
    }

    qsizetype crashes()
    {
        const auto& events = window().run().recording().events();
        return std::count_if(
            events.begin(), events.end(), [](const Event& event) { return event.kind == events::workerExited; });
    }

    /// In light and in dark.
    bool save(const QString& name)
    {
        const auto saveAs = [&](ThemeChoice theme, const char* suffix) {
            window().actions().themeAction(theme)->trigger();
            window().grab(); // what the first one lays out, the second one draws
            QApplication::processEvents();
            return window().grab().save(m_folder.filePath(name + suffix), "PNG", 0);
        };
        return saveAs(ThemeChoice::Dark, "-dark.png") && saveAs(ThemeChoice::Light, "-light.png");
    }

    QDir m_folder;
    test::Workbench m_bench;
};

}

}

/// Makes README's pictures: labour-screenshots FOLDER [WIDTH HEIGHT].
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2 && argc != 4) {
        std::fputs("Usage: labour-screenshots FOLDER [WIDTH HEIGHT]\n", stderr);
        return 2;
    }
    labour::test::isolate();
    const QSize size = argc == 4 ? QSize(QByteArray(argv[2]).toInt(), QByteArray(argv[3]).toInt()) : QSize(1280, 800);
    return labour::Session(QDir(QString::fromLocal8Bit(argv[1])), size).photograph() ? 0 : 1;
}
