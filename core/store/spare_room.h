// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace labour {

// SQLite writes before it frees: on a disk that is full to the last byte no run could be taken out of a history, and
// its file not even be opened. So a mebibyte of it is kept for that, in a file beside the history:
// history.sqlite-reserve.

/// What the user may still write to the disk that the file is on, or is to be on.
qint64 availableBytes(const QString& path);
/// Not even what it takes to open a history is left.
bool isDiskFull(const QString& path);

/// Takes that room, unless there is little left besides.
void keepSpareRoom(const QString& historyPath);
bool hasSpareRoom(const QString& historyPath);

/// While one lives, what was kept may be used if there is no other room; what is left of it is kept again. For what
/// changes a run or takes it away, and not for what adds one.
class SpareRoom
{
public:
    explicit SpareRoom(const QString& historyPath);
    ~SpareRoom();
    SpareRoom(const SpareRoom&) = delete;
    SpareRoom& operator=(const SpareRoom&) = delete;

private:
    QString m_historyPath;
    bool m_isGivenUp;
};

}
