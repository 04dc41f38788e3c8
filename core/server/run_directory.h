// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

#include <QStringList>
#include <string>
#include <vector>

namespace labour {

/// The private folder of one run (mode 0700), removed at the end of scope with whatever a server made in it:
///     token         the run's secret, 32 hexadecimal digits, mode 0600
///     journal       what the application noted; empty at first
///     application/  labour_application.py, the labour_*.py that it imports, and a folder a behaviour
///     tmp/          the server's TMPDIR
class RunDirectory
{
public:
    /// `applicationFile` is labour_application.py, with the modules labour_*.py that it imports beside it; each of
    /// `behaviourFolders` is one behaviour's, and a later one takes the place of an earlier one of the same name.
    /// Blocks for as long as copying some small files takes.
    RunDirectory(const QString& applicationFile, const QStringList& behaviourFolders);
    ~RunDirectory();
    RunDirectory(const RunDirectory&) = delete;
    RunDirectory& operator=(const RunDirectory&) = delete;

    /// Empty if the folder is as promised; else a sentence.
    const QString& error() const { return m_error; }

    const QString& path() const { return m_path; }
    QString applicationPath() const;
    QString journalPath() const;
    QString tokenPath() const;
    const QByteArray& token() const { return m_token; }
    /// Marks every process of the run, as LABOUR_RUN in its environment.
    const QString& marker() const { return m_marker; }

    /// What is in the server's TMPDIR now, relative to it; the first thousand.
    std::vector<std::string> temporaryFiles() const;

    /// The server's environment: ours without what is Labour's own, and with what the application needs.
    QProcessEnvironment environment() const;

private:
    bool fill(const QString& applicationFile, const QStringList& behaviourFolders);
    bool copyModule(const QString& from, const QString& name);
    bool fail(const QString& reason);

    QString m_path;
    QString m_error;
    QByteArray m_token;
    QString m_marker;
};

}
