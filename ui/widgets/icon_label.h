// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

namespace labour {

/// An icon that is painted when it is shown, so that it follows the palette.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(int size, QWidget* parent = nullptr);
    void setIcon(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
};

}
