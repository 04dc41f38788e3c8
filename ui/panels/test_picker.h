// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/own_tests.h"
#include "ui/plan/plan_document.h"

#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace labour {

/// The test that the mix is, ready-made or the user's own; and what can be done with the user's own: save, rename,
/// delete. A name is asked for in place.
class TestPicker : public QWidget
{
    Q_OBJECT

public:
    explicit TestPicker(PlanDocument& document, QWidget* parent = nullptr);

    /// While a run goes on the mix stays what it is.
    void setLocked(bool isLocked);
    /// Another control of the same line.
    void addBeside(QWidget* control);
    void askForNameOfMix();

signals:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    void addHead();
    void addNameBar();
    void fillTests();
    void showTest();
    void ask(const QString& question, const QString& button, const QString& suggestion,
        std::function<Result<bool>(const QString&)> answered, const QString& doneText);
    void answer();
    void removeTest();

    PlanDocument& m_document;
    OwnTests m_own;
    QHBoxLayout* m_head;
    QComboBox* m_tests;
    QToolButton* m_more;
    QAction* m_rename;
    QAction* m_remove;
    QWidget* m_nameBar;
    QLabel* m_question;
    QLineEdit* m_name;
    QPushButton* m_answer;
    std::function<Result<bool>(const QString&)> m_answered;
    QString m_doneText;
};

}
