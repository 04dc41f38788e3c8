// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace labour {

/// A matrix on screen. Its cells are opened by a click, by Enter and by space.
class MatrixView : public QTableView
{
    Q_OBJECT

public:
    explicit MatrixView(QWidget* parent = nullptr);
    /// What is written while there are no rows.
    void setHint(const QString& hint);

signals:
    void opened(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitFont();

    QString m_hint;
};

}
