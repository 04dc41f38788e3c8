// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/grade_agreement.h"

#include <QString>

namespace labour {

/// How many cells have the same grade in all tables, and of each that has not what each table saw.
QString agreementText(const GradeAgreement& agreement);

}
