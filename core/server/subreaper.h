// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace labour {

/// Called first by every program that starts wardens: should a warden be killed, its server's processes become our
/// children, so that ServerLife finds and reaps them.
void becomeSubreaper();

}
