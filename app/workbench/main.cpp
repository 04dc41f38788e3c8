// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "core/server/subreaper.h"
#include "labour_version.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"
#include "ui/window/main_window.h"
#include "ui/window/signal_watch.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

constexpr char usage[] =
    "Usage: labour-workbench [OPTION]… [PLAN.labour]\n"
    "The workbench of Labour: how web application servers behave when the code they run does not.\n"
    "\n"
    "  PLAN.labour  opens this plan in place of the one that was left last\n"
    "  --help       shows this\n"
    "  --version    shows the version\n";

constexpr int usageError = 2;

/// Before QApplication, so that it needs no display. The exit status, or -1 to go on.
int answerAtOnce(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help" || argument == "-h") {
            std::fputs(usage, stdout);
            return 0;
        }
        if (argument == "--version") {
            std::printf("labour-workbench %s\n", labour::version);
            return 0;
        }
    }
    const bool hasScreen = std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY") || std::getenv("QT_QPA_PLATFORM");
    if (!hasScreen) {
        std::fputs(
            "labour-workbench: there is no display to open a window on (DISPLAY is not set); labour run measures "
            "without one\n",
            stderr);
        return usageError;
    }
    return -1;
}

}

int main(int argc, char** argv)
{
    if (const int status = answerAtOnce(argc, argv); status >= 0)
        return status;
    labour::becomeSubreaper();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("labour"));
    QApplication::setApplicationName(QStringLiteral("labour"));
    QApplication::setApplicationDisplayName(QStringLiteral("Labour"));
    QApplication::setApplicationVersion(QLatin1String(labour::version));
    QApplication::setDesktopFileName(QStringLiteral("org.labour.workbench"));

    const QStringList arguments = QApplication::arguments().mid(1); // those of Qt itself are taken out
    for (const QString& argument : arguments) {
        if (argument.startsWith(QLatin1Char('-')) || arguments.size() > 1) {
            std::fprintf(stderr, "labour-workbench: there is no argument “%s” here\n%s",
                qPrintable(argument.startsWith(QLatin1Char('-')) ? argument : arguments.last()), usage);
            return usageError;
        }
    }

    const auto catalogue =
        std::make_shared<const labour::Catalogue>(labour::Catalogue::load(labour::DataFolders::ofThisProgram()));
    labour::Settings settings;
    labour::FileChooser chooser;
    labour::MainWindow window(catalogue, settings, chooser);
    const labour::SignalWatch signalsToClose([&window] { window.close(); });
    if (!arguments.isEmpty())
        window.openPlan(arguments.first());
    window.show();
    return QApplication::exec();
}
