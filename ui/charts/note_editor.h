// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace labour {

class ChartStack;

/// A field over the charts, at a moment of their time axis, in which a note is typed: Enter keeps it, Esc does not.
class NoteEditor : public QFrame
{
    Q_OBJECT

public:
    explicit NoteEditor(ChartStack& charts);

    /// Opens at that time; one that is open already stays as it is.
    void open(double t);

signals:
    void written(double t, const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void finish(bool isKept);

    ChartStack& m_charts;
    QLabel* m_when;
    QLineEdit* m_text;
    double m_t = 0;
};

}
