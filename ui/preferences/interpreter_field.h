// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <memory>

class QLineEdit;

namespace labour {

class ElidedLabel;
class FileChooser;

/// The path of an interpreter. What is typed is tried out by running it, and taken once it has told its version.
class InterpreterField : public QWidget
{
    Q_OBJECT

public:
    /// `name` is what accessibility calls it; `whereEmpty` stands in the field while nothing does. The chooser outlives
    /// it.
    InterpreterField(const QString& name, const QString& path, const QString& whereEmpty, FileChooser& chooser,
        QWidget* parent = nullptr);

    QLineEdit& line() { return *m_line; }
    /// What is known of it by now: its version, or what is wrong.
    QString verdict() const;

signals:
    /// This one works, or is empty.
    void taken(const QString& path);

private:
    void judge();
    void tryOut();
    void choose(FileChooser& chooser);

    QLineEdit* m_line;
    ElidedLabel* m_verdict;
    QTimer m_pause; ///< between typing and trying
    std::unique_ptr<QObject> m_trial; ///< what is asked; its end calls it off
};

}
