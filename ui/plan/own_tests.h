// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace labour {

class PlanDocument;

/// The user's own mixes: tests in the folder for their data, beside the ready-made ones and used like them, here and by
/// `labour run --test`.
class OwnTests
{
public:
    /// `folder`: where they are; it need not exist.
    OwnTests(PlanDocument& document, QString folder);

    bool isOwn(const QString& name) const;
    /// The mix of the plan as the test of that name; one of the user's own is replaced.
    Result<bool> save(const QString& name);
    Result<bool> rename(const QString& from, const QString& to);
    /// The plan keeps its mix.
    Result<bool> remove(const QString& name);

private:
    Result<bool> checkName(const QString& name) const;
    QString fileOf(const QString& name) const;

    PlanDocument& m_document;
    QString m_folder;
};

}
