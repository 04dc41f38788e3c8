// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"

#include <QString>

namespace labour {

/// What will happen: "gunicorn:sync for 30 s: 16 connections; 2 of 100 requests will crash a worker." And what of the
/// plan will not: the window runs its first server, once. For a plan that has been checked.
QString planSentence(const Plan& plan, const Catalogue& catalogue);

/// The smallest of 100, 1,000 and 10,000 of which each of these shares is a whole number, or nearly.
int baseOf(const QList<double>& shares);
/// "2 of 100", "about 3 of 1,000"
QString shareText(double share, int base);

/// A clause made a sentence: its first letter a capital, and a full stop at its end.
QString asSentence(const QString& text);

}
