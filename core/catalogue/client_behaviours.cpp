// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/client_behaviours.h"

namespace labour {

const QStringList& clientBehaviours()
{
    static const QStringList names {
        QStringLiteral("Get"),
        QStringLiteral("SilentConnection"),
        QStringLiteral("SlowHeaders"),
        QStringLiteral("SlowUpload"),
        QStringLiteral("SlowDownload"),
        QStringLiteral("AbandonBefore"),
        QStringLiteral("AbandonWithin"),
        QStringLiteral("ResetConnection"),
        QStringLiteral("HalfClose"),
        QStringLiteral("Pipelining"),
        QStringLiteral("OversizedHeader"),
        QStringLiteral("MalformedRequest"),
        QStringLiteral("TruncatedUpload"),
        QStringLiteral("ConnectionChurn"),
        QStringLiteral("LargeUpload"),
    };
    return names;
}

}
