// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/background_pool.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace labour {

QThreadPool& backgroundPool()
{
    static QThreadPool pool;
    [[maybe_unused]] static const bool isWaitedFor = [] {
        qAddPostRoutine([] { pool.waitForDone(); });
        return true;
    }();
    return pool;
}

}
