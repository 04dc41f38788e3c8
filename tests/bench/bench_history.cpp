// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long it takes to list, search and open what is in a history of many runs (10,000 unless told otherwise), in the
// median and at most, after as many were written as a Labour writes them.

#include "core/run/machine.h"
#include "core/store/history.h"
#include "tests/unit/store/made_run.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

using namespace labour;

bool fill(History& history, int runs)
{
    const std::array<QString, 4> servers { QStringLiteral("gunicorn:sync"), QStringLiteral("wsgiref"),
        QStringLiteral("waitress"), QStringLiteral("uwsgi:threads") };
    for (int i = 0; i < runs; ++i) {
        const test::MadeRun made = test::madeRun(servers.at(static_cast<std::size_t>(i) % servers.size()), 1'000LL * i);
        const Result<qint64> id = history.begin(made.record, made.begin + made.pieces.join());
        if (!id || !history.append(*id, made.end) || !history.finish(*id, made.record))
            return false;
    }
    return true;
}

void measure(const char* what, const std::function<qsizetype()>& how)
{
    std::vector<double> ms;
    qsizetype count = 0;
    for (int i = 0; i < 11; ++i) {
        QElapsedTimer timer;
        timer.start();
        count = how();
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-32s %8lld %10.1f %10.1f\n", what, static_cast<long long>(count), ms[ms.size() / 2], ms.back());
}

}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption runsOption(
        QStringLiteral("runs"), QStringLiteral("In the history."), QStringLiteral("N"), QStringLiteral("10000"));
    parser.addOption(runsOption);
    parser.process(application);
    const int runs = std::max(parser.value(runsOption).toInt(), 1);

    const QTemporaryDir folder;
    const Result<std::unique_ptr<History>> opened =
        History::open(folder.filePath(QStringLiteral("history.sqlite")), HistoryFile::Access::Writing);
    if (!opened || !fill(**opened, runs)) {
        std::fputs("bench_history: the history cannot be written\n", stderr);
        return 1;
    }
    History& history = **opened;
    const Machine machine = thisMachine();
    std::printf("%s, %s, %d cores, kernel %s; %d runs, %.1f MiB\n\n%-32s %8s %10s %10s\n",
        qPrintable(QDate::currentDate().toString(Qt::ISODate)), machine.cpu.c_str(), machine.cores,
        machine.kernel.c_str(), runs, static_cast<double>(QFileInfo(history.path()).size()) / (1024 * 1024), "",
        "found", "median ms", "max ms");
    measure("list all", [&] { return history.runs()->size(); });
    RunQuery newest;
    newest.atMost = 200;
    measure("list the newest 200", [&] { return history.runs(newest)->size(); });
    RunQuery search;
    search.words = { QStringLiteral("waitress"), QStringLiteral("sigsegv") };
    measure("search for two words", [&] { return history.runs(search)->size(); });
    search.words = { QStringLiteral("nothing like it") };
    measure("search for what is not there", [&] { return history.runs(search)->size(); });
    measure("open one", [&] { return history.record(runs / 2 + 1) ? 1 : 0; });
    return 0;
}
