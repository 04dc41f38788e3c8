// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <cstdint>

class QAction;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace labour {

class IconLabel;

/// A sentence at the top of what it is about, with details on demand; in place of a dialog.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind : std::uint8_t {
        Information,
        Warning,
        Failure,
    };

    explicit MessageBar(QWidget* parent = nullptr);
    /// `details` may be empty.
    void show(Kind kind, const QString& sentence, const QString& details = QString());
    /// Another sentence, after what is shown if anything is; the graver kind counts, and details stay.
    void add(Kind kind, const QString& sentence);
    /// What can be done about what is shown: a button each, which closes the message. They go with it.
    void offer(const QList<QAction*>& actions);
    QString sentence() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintGround();
    void takeBackOffers();

    IconLabel* m_icon;
    QLabel* m_sentence;
    QHBoxLayout* m_offers;
    QToolButton* m_more;
    QPlainTextEdit* m_details;
    Kind m_kind = Kind::Information;
};

}
