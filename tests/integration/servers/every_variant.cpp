// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "every_variant.h"

#include "tests/integration/support/labour_program.h"

#include <QJsonArray>

namespace labour::test {

QList<ListedVariant> everyVariant()
{
    LabourProgram labour;
    labour.run({ "servers", "--json" });
    QList<ListedVariant> all;
    for (const QJsonValue& server : labour.json()["servers"].toArray()) {
        for (const QJsonValue& variant : server["variants"].toArray())
            all.append({ server["name"].toString() + ':' + variant["name"].toString(), server["version"].toString(),
                variant["reason"].toString() });
    }
    return all;
}

}
