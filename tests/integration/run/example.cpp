// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/api.h"
#include "core/server/subreaper.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char* argv[])
{
    using namespace labour;
    becomeSubreaper();
    const QCoreApplication application(argc, argv);

    Client client;
    client.add({ "PlainResponse" }, 99);
    client.add({ "Sleeping", { { "sleep_duration", "0.5" } } }, 1);
    Server server("wsgiref"); // started and warmed up; gone at the end of the scope
    std::cout << report::plain(client.execute(server, { .requests = 1000 }));
}
