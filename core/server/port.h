// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace labour {

/// A port that nobody is bound to at this moment, drawn at random below the kernel's ephemeral range, so that no
/// outgoing connection takes it before the server does. Nothing if none was found. `host` is a numeric address.
std::optional<quint16> freePort(const QString& host = QStringLiteral("127.0.0.1"));

}
