// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/engine_named.h"

#include "core/load/native/native_engine.h"
#include "core/load/qt/qt_engine.h"
#include "core/load/tsung/tsung_engine.h"
#include "core/load/tsung/tsung_program.h"

namespace labour {

std::unique_ptr<Engine> engineNamed(const QString& name, const QList<ClientHost>& clients)
{
    if (name == QLatin1String("qt"))
        return std::make_unique<QtEngine>();
    if (name == QLatin1String("tsung"))
        return std::make_unique<TsungEngine>(clients);
    return std::make_unique<NativeEngine>();
}

std::optional<QString> engineMissing(const QString& name)
{
    return name == QLatin1String("tsung") ? tsungMissing() : std::nullopt;
}

}
