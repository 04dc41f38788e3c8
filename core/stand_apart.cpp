// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stand_apart.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace labour {

void standApart()
{
    ::setsid();
    // Fires when the thread that forked us ends as well, where it does no harm.
    ::prctl(PR_SET_PDEATHSIG, SIGCONT);
    for (const int signal : { SIGINT, SIGQUIT, SIGHUP, SIGPIPE })
        std::signal(signal, SIG_IGN);
}

}
