// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <optional>

namespace labour::cli {

/// A command's arguments with what stands before its options made values of these options: {"compare", "1", "2"}
/// becomes
/// {"compare", "--first", "1", "--second", "2"}.
QStringList withOptionsNamed(QStringList arguments, const QStringList& options);

/// A command's options and their reading, with errors as one sentence.
class Arguments
{
public:
    /// `usage` is what follows "labour ": "run [options]".
    Arguments(const QString& usage, const QString& description);

    void addFlag(const QString& name, const QString& description);
    /// One that takes a value; given twice, it is refused.
    void addOption(const QString& name, const QString& value, const QString& description);
    /// One that may be given several times.
    void addRepeatable(const QString& name, const QString& value, const QString& description);

    /// Reads them; an exit code if the command ends here, after --help was printed or an error was.
    std::optional<int> read(const QStringList& arguments);

    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    QString value(const QString& name) const { return m_parser.value(name); }
    QStringList values(const QString& name) const { return m_parser.values(name); }
    /// The names of those that are set.
    QStringList given() const;

private:
    QString help() const;
    QString problem() const;
    QString givenTwice() const; ///< the first option that is and must not be; empty where none is

    QString m_usage;
    QString m_description;
    QCommandLineParser m_parser;
    QList<QCommandLineOption> m_options;
    QStringList m_repeatable;
};

}
