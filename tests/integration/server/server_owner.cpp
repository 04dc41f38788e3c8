// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include "core/server/subreaper.h"

#include <QCoreApplication>

#include <cstdio>

/// Owns a server in the mode given, says "MARKER PORT PID START" when it is ready, and waits to be killed.
int main(int argc, char** argv)
{
    labour::becomeSubreaper();
    const QCoreApplication application(argc, argv);
    labour::CrookedLife server(application.arguments().value(1));
    QObject::connect(server.life.get(), &labour::ServerLife::ready, &application, [&server] {
        std::printf("%s %d %d %llu\n", server.run.marker.c_str(), static_cast<int>(server.run.port),
            static_cast<int>(server.run.main.pid), static_cast<unsigned long long>(server.run.main.start));
        std::fflush(stdout);
    });
    server.launch();
    return QCoreApplication::exec();
}
