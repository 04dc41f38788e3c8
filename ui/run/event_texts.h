// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/event.h"
#include "ui/theme/colours.h"

#include <QString>

namespace labour {

/// "Worker exited": the kind of an event, for people.
QString titleOf(const Event& event);
/// Title and detail, for one line.
QString textOf(const Event& event);
Hue hueOf(const Event& event);
/// The name of its icon.
QString iconOf(const Event& event);

}
