// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"

#include <QString>

namespace labour {

/// Two measurements on one machine at once disturb each other: whoever measures holds this. It is an flock(2) on a file
/// in the folder for temporary files that all users share, so that it is gone with the process that held it, however
/// that ended.
class MeasuringLock
{
public:
    /// Takes it, if nobody else has it.
    MeasuringLock();

    bool isHeld() const { return m_isHeld; }
    void release();
    /// "process 4711", as far as it can be known who has it.
    QString holder() const;

private:
    FileDescriptor m_file;
    bool m_isHeld = false;
};

}
