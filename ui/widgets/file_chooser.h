// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace labour {

/// Asks for a file. Tests put another one in its place.
class FileChooser
{
public:
    FileChooser() = default;
    FileChooser(const FileChooser&) = delete;
    FileChooser& operator=(const FileChooser&) = delete;
    virtual ~FileChooser();

    /// Empty: the user thought better of it. `filter` is as QFileDialog has it.
    virtual QString toOpen(QWidget* parent, const QString& title, const QString& folder, const QString& filter);
    /// A name without a suffix gets the suggestion's. What exists already is only returned if it may be replaced.
    virtual QString toSave(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter);
};

}
