// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/setting.h"
#include "core/load/request.h"

#include <QString>

namespace labour {

/// What a request of a client's behaviour asks for; `values` are all of its parameters.
QString clientTarget(const SettingValues& values);

/// Gives a request, which is complete otherwise, what the client's behaviour of that name (one of clientBehaviours())
/// sends, and with what manners. `values` are all of its parameters, in canonical spelling.
void takeClientBehaviour(const QString& name, const SettingValues& values, Request& request);

}
