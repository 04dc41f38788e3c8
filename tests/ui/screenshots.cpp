// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace labour {

namespace {

constexpr int longestMs = 60'000;

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
        return m_bench.show() && waitUntil([&isProbed] { return isProbed; }) && beforeTheRun() && duringTheRun()
            && afterTheRun();
    }

private:
    MainWindow& window() { return m_bench.window(); }

    bool beforeTheRun()
    {
        window().actions().themeAction(ThemeChoice::Light)->trigger();
        auto* form = m_bench.control<QWidget>("behaviour1")->findChild<QToolButton*>("parameters");
        form->setChecked(true);
        const bool isSaved = save("workbench-setup.png");
        form->setChecked(false);
        return isSaved;
    }

    bool duringTheRun()
    {
        window().actions().themeAction(ThemeChoice::Dark)->trigger();
        window().actions().run.trigger();
        return waitUntil([&] { return window().charts().columns().endS() > 8 && crashes() > 3; })
            && save("workbench-dark.png");
    }

    bool afterTheRun()
    {
        if (!waitUntil([&] { return !window().controller().isRunning(); }))
            return false;
        window().actions().themeAction(ThemeChoice::Light)->trigger();
        const auto& events = window().run().recording().events();
        window().charts().setCursorTime(events.at(events.size() / 2).t);
        const bool isSaved = save("workbench-light.png");
        m_bench.files().next = m_folder.filePath("charts.png");
        window().actions().saveImage.trigger();
        return isSaved;
    }

    qsizetype crashes()
    {
        const auto& events = window().run().recording().events();
        return std::count_if(
            events.begin(), events.end(), [](const Event& event) { return event.kind == events::workerExited; });
    }

    bool save(const QString& name)
    {
        // Twice: what the first one lays out, the second one draws.
        window().grab();
        QApplication::processEvents();
        return window().grab().save(m_folder.filePath(name));
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
