// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/comparison.h"

#include <QString>

namespace labour::html {

// What pages say of how B stands to A, as HTML.

/// What is to be read before all else; empty where there is nothing.
QString caveat(const Comparison& comparison);
/// What differs in what was measured, as a table, or that nothing does.
QString conditions(const Comparison& comparison);
/// A row a figure, with its interval drawn, and by what statistics.
QString figures(const Comparison& comparison);

}
