// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace labour {

/// For a helper, at its start: what is sent to Labour's whole process group (Ctrl-C, kill of a job, timeout(1), a
/// closed terminal) is Labour's to decide about, which tells its helpers by their pipes; and a helper that is stopped
/// (SIGSTOP) when its parent ends is woken, so that it finds its pipe closed.
void standApart();

}
