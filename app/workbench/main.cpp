// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "core/server/subreaper.h"
#include "labour_version.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"
#include "ui/window/languages.h"
#include "ui/window/main_window.h"
#include "ui/window/signal_watch.h"

#include <QApplication>
#include <QLocale>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

constexpr char usage[] =
    "Usage: labour-workbench [OPTION]… [PLAN.labour|RUN.labour-run]\n"
    "The workbench of Labour: how web application servers behave when the code they run does not.\n"
    "\n"
    "  PLAN.labour     opens this plan in place of the one that was left last\n"
    "  RUN.labour-run  shows the run in this file\n"
    "  --open RUN      shows a run of the history: its number, or “last”; or a .labour-run file\n"
    "  --help          shows this\n"
    "  --version       shows the version\n";

constexpr int usageError = 2;

/// What is to be on view first; empty where it is not said.
struct Wanted {
    QString file;
    QString run;
    QString trouble; ///< the argument that is none here
};

Wanted wantedBy(QStringList arguments)
{
    Wanted wanted;
    while (!arguments.isEmpty() && wanted.trouble.isEmpty()) {
        const QString argument = arguments.takeFirst();
        if (argument == QLatin1String("--open") && wanted.run.isEmpty() && !arguments.isEmpty())
            wanted.run = arguments.takeFirst();
        else if (argument.startsWith(QLatin1String("--open=")) && wanted.run.isEmpty())
            wanted.run = argument.section(QLatin1Char('='), 1);
        else if (!argument.startsWith(QLatin1Char('-')) && wanted.file.isEmpty())
            wanted.file = argument;
        else
            wanted.trouble = argument;
    }
    return wanted;
}

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
    labour::speak(QLocale(), application);
    QApplication::setDesktopFileName(QStringLiteral("org.labour.workbench"));

    const QStringList arguments = QApplication::arguments().mid(1); // those of Qt itself are taken out
    const Wanted wanted = wantedBy(arguments);
    if (!wanted.trouble.isEmpty()) {
        std::fprintf(stderr, "%s%s",
            wanted.trouble == QLatin1String("--open")
                ? "labour-workbench: --open needs one run\n"
                : qPrintable(QStringLiteral("labour-workbench: there is no argument “%1” here\n").arg(wanted.trouble)),
            usage);
        return usageError;
    }

    const auto catalogue =
        std::make_shared<const labour::Catalogue>(labour::Catalogue::load(labour::DataFolders::ofThisProgram()));
    labour::Settings settings;
    labour::FileChooser chooser;
    labour::MainWindow window(catalogue, settings, chooser);
    const labour::SignalWatch signalsToClose([&window] { window.close(); });
    if (!wanted.file.isEmpty())
        window.openFiles({ wanted.file });
    if (!wanted.run.isEmpty())
        window.openRun(wanted.run);
    window.show();
    return QApplication::exec();
}
