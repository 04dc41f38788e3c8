// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace labour {

class IconLabel;

/// The sentence under the form: what will happen, or why nothing can.
class ReadinessLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ReadinessLabel(QWidget* parent = nullptr);
    void show(bool isReady, const QString& sentence);
    QString sentence() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeRoom();

    IconLabel* m_icon;
    QLabel* m_sentence;
};

}
