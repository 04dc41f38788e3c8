// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reference.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace labour {

/// A page of a run: what it came to in words, charts and tables, its plan in full, what it was measured on and how. One
/// file that loads nothing, of bounded size however long the run was. How it stands to the reference of its plan is a
/// section of it where one was pinned: the same run and the same reference give the same bytes.
QByteArray runHtml(const RunRecord& record, const std::optional<Standing>& standing = std::nullopt);
/// Of several: a table of all, how they stand to the references of their servers, and each of the first twenty as
/// above. Without `standings` there are none; otherwise there is one for each run.
QByteArray runsHtml(const Records& records, const QList<std::optional<Standing>>& standings = {});

}
