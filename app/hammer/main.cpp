// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/hammer.h"
#include "core/stand_apart.h"

#include <cstdio>

#include <unistd.h>

int main()
{
    if (isatty(STDIN_FILENO)) {
        std::fputs("labour-hammer is a part of Labour, which starts it.\n", stderr);
        return 2;
    }
    labour::standApart();
    return labour::Hammer(STDIN_FILENO, STDOUT_FILENO).run();
}
