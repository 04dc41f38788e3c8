// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace labour {

/// Files of these kinds can be dropped anywhere on a window.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    /// `suffixes`: "labour" and the like.
    FileDrop(QWidget& window, QStringList suffixes);

signals:
    void dropped(const QStringList& files);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QStringList filesIn(const QMimeData& data) const;

    QStringList m_suffixes;
};

}
