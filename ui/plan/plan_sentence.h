// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"

#include <QString>

namespace labour {

/// What will happen: "gunicorn:sync for 30 s: 16 connections; 2 % of requests will crash a worker.", "4 servers × 30 s,
/// about 2 min 10 s; …". For a plan that has been checked; `isAtOnce`: its servers all at the same time.
QString planSentence(const Plan& plan, const Catalogue& catalogue, bool isAtOnce = false);

/// "2 %", "0.1 %", "about 33 %": a share in no more digits than one remembers.
QString shareText(double share);

/// A clause made a sentence: its first letter a capital, and a full stop at its end.
QString asSentence(const QString& text);

}
