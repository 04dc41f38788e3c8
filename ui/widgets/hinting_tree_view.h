// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace labour {

/// A tree or list that says what to do while there is nothing in it. What is selected of it can be copied, by Ctrl+C or
/// from a menu, as lines with tabs between the columns; all that is expanded, where nothing is.
class HintingTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit HintingTreeView(QWidget* parent = nullptr);
    void setHint(const QString& hint);
    /// What would be copied.
    QString copyText() const;

signals:
    /// The user has clicked on a row or gone to it by keys. What becomes current by itself, as when rows are filtered
    /// out, is nobody's choice.
    void chosen(const QModelIndex& index);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void copy();
    void tellChoice();

    QString m_hint;
};

}
