// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QString>
#include <QStringList>

namespace labour {

// What every report says of a run in sentences; empty where there is nothing to say.

/// "gunicorn:sync 20.1.0, test SIGSEGV, engine native, 16 connections over 1 process, seed 12"
QString headingText(const RunRecord& record);
/// How many requests returned as expected, failed and were not sent, and how fast; what was still under way is a second
/// line. Empty of a run that never began.
QString summaryText(const Recording& recording);
/// That and why the run is not whole or did not begin.
QString failureText(const RunRecord& record);
/// How late requests went out, under open load.
QString scheduleText(const Recording& recording);
QString memoryText(const Recording& recording);
/// How the server was stopped, and what it left.
QStringList endingTexts(const RunRecord& record);
/// What a reader has to know to believe the figures no more than they deserve.
QStringList noteTexts(const RunRecord& record);

}
