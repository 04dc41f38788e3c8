// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace labour {

/// "10s", "500ms", "2m", "1h", "250us" or a plain number of seconds. Nothing where it is none of these.
std::optional<double> secondsFromText(const QString& text);
/// "1048576", "64k", "1MiB", "2 GB"; k, M, G and KiB, MiB, GiB are powers of 1024, kB, MB, GB of 1000.
std::optional<double> bytesFromText(const QString& text);

/// The shortest text that reads back as the same number, but no exponent for whole ones below 10^15: "0.5", "100000",
/// "1e-07".
QString numberText(double value);
/// "500 ms", "10 s", "2 min 5 s", for people.
QString durationForPeople(double seconds);
/// "33.1 MiB", for people.
QString bytesForPeople(double bytes);

}
