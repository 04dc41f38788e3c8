// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThreadPool;

namespace labour {

/// Where what takes longer than the window may wait is done, all of it over before the application goes. Not Qt's
/// global one: that paints what is large and translucent for the thread of the interface, which waits for it.
QThreadPool& backgroundPool();

}
