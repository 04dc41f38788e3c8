// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/test_picker.h"

#include "core/catalogue/data_folders.h"
#include "ui/plan/plan_sentence.h"
#include "ui/theme/icons.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace labour {

TestPicker::TestPicker(PlanDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_own(document, DataFolders::ofThisProgram().users + QStringLiteral("/tests"))
    , m_head(new QHBoxLayout)
    , m_tests(new QComboBox(this))
    , m_more(new QToolButton(this))
    , m_nameBar(new QWidget(this))
    , m_question(new QLabel(m_nameBar))
    , m_name(new QLineEdit(m_nameBar))
    , m_answer(new QPushButton(tr("Save"), m_nameBar))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 4);
    column->setSpacing(4);
    column->addLayout(m_head);
    column->addWidget(m_nameBar);
    addHead();
    addNameBar();
    fillTests();
    connect(m_tests, &QComboBox::activated, this, [this](int index) {
        const QString name = m_tests->itemData(index).toString();
        if (!name.isEmpty())
            m_document.setTest(name);
    });
    connect(&document, &PlanDocument::testsChanged, this, &TestPicker::fillTests);
    connect(&document, &PlanDocument::changed, this, &TestPicker::showTest);
    showTest();
}

void TestPicker::addHead()
{
    auto* label = new QLabel(tr("&Test"), this);
    label->setBuddy(m_tests);
    m_tests->setObjectName(QStringLiteral("test"));
    m_tests->setAccessibleName(tr("Ready-made test"));
    m_tests->setToolTip(tr("Ready-made mixes, and your own: choosing one replaces the behaviours below"));
    guardFromWheel(*m_tests);
    m_tests->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_tests->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tests->setMinimumContentsLength(8);
    auto* menu = new QMenu(m_more);
    menu->setToolTipsVisible(true);
    QAction* save =
        menu->addAction(iconNamed(QStringLiteral("save")), tr("&Save This Mix…"), this, &TestPicker::askForNameOfMix);
    save->setToolTip(tr("Keeps the behaviours below under a name, to choose them again"));
    save->setObjectName(QStringLiteral("saveMix"));
    m_rename = menu->addAction(tr("&Rename…"), this, [this] {
        const QString from = m_document.baseTest();
        ask(
            tr("New name"), tr("Rename"), from, [this, from](const QString& to) { return m_own.rename(from, to); },
            tr("%1 is now called %2.").arg(from, QStringLiteral("%1")));
    });
    m_rename->setObjectName(QStringLiteral("renameMix"));
    m_rename->setToolTip(tr("Gives this mix of yours another name"));
    m_remove = menu->addAction(iconNamed(QStringLiteral("remove")), tr("&Delete"), this, &TestPicker::removeTest);
    m_remove->setObjectName(QStringLiteral("removeMix"));
    m_remove->setToolTip(tr("Forgets this mix of yours; the behaviours below stay"));
    m_more->setObjectName(QStringLiteral("mixMenu"));
    m_more->setIcon(iconNamed(QStringLiteral("more")));
    m_more->setAutoRaise(true);
    m_more->setIconSize({ 14, 14 });
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_more->setToolTip(tr("Save this mix, rename or delete one of yours"));
    m_more->setAccessibleName(tr("Your own mixes"));
    m_more->setMenu(menu);
    m_head->setSpacing(8);
    m_head->addWidget(label);
    m_head->addWidget(m_tests, 1);
    m_head->addWidget(m_more);
}

void TestPicker::addBeside(QWidget* control)
{
    m_head->addWidget(control);
}

void TestPicker::addNameBar()
{
    m_nameBar->setObjectName(QStringLiteral("mixNameBar"));
    m_name->setObjectName(QStringLiteral("mixName"));
    m_name->setToolTip(tr("What the mix is called in the list of tests"));
    m_name->setAccessibleName(tr("Name"));
    m_question->setBuddy(m_name);
    m_answer->setObjectName(QStringLiteral("mixNameAnswer"));
    m_answer->setToolTip(tr("Takes the name"));
    auto* cancel = new QToolButton(m_nameBar);
    cancel->setIcon(iconNamed(QStringLiteral("close")));
    cancel->setAutoRaise(true);
    cancel->setAccessibleName(tr("Give the mix no name"));
    cancel->setToolTip(tr("Leave it (Esc)"));
    auto* line = new QHBoxLayout(m_nameBar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_question);
    line->addWidget(m_name, 1);
    line->addWidget(m_answer);
    line->addWidget(cancel);
    m_nameBar->hide();
    connect(m_name, &QLineEdit::returnPressed, this, &TestPicker::answer);
    connect(m_answer, &QPushButton::clicked, this, &TestPicker::answer);
    connect(cancel, &QToolButton::clicked, m_nameBar, &QWidget::hide);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_nameBar);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_nameBar, &QWidget::hide);
}

void TestPicker::askForNameOfMix()
{
    const QString& base = m_document.baseTest();
    ask(
        tr("Name"), tr("Save"), m_own.isOwn(base) ? base : QString(),
        [this](const QString& name) { return m_own.save(name); }, tr("The mix is now among the tests, as %1."));
}

void TestPicker::ask(const QString& question, const QString& button, const QString& suggestion,
    std::function<Result<bool>(const QString&)> answered, const QString& doneText)
{
    m_question->setText(question);
    m_name->setAccessibleName(question);
    m_answer->setText(button);
    m_name->setText(suggestion);
    m_name->selectAll();
    m_answered = std::move(answered);
    m_doneText = doneText;
    m_nameBar->show();
    m_name->setFocus();
}

void TestPicker::answer()
{
    const QString name = m_name->text().trimmed();
    const Result<bool> done = m_answered(name);
    if (!done) {
        emit failed(asSentence(done.error()));
        return;
    }
    m_nameBar->hide();
    m_tests->setFocus();
    emit this->done(m_doneText.arg(name));
}

void TestPicker::removeTest()
{
    const QString name = m_document.baseTest();
    const Result<bool> done = m_own.remove(name);
    if (done)
        emit this->done(tr("%1 is no test any more; its behaviours are still here.").arg(name));
    else
        emit failed(asSentence(done.error()));
}

void TestPicker::setLocked(bool isLocked)
{
    m_tests->setEnabled(!isLocked);
}

/// The ready-made ones first.
void TestPicker::fillTests()
{
    m_tests->clear();
    for (const bool areOwn : { false, true }) {
        for (const TestManifest& test : m_document.catalogue().tests()) {
            if (test.isUsers != areOwn)
                continue;
            m_tests->addItem(test.name, test.name);
            m_tests->setItemData(m_tests->count() - 1, test.summary, Qt::ToolTipRole);
        }
    }
    showTest();
}

/// The combo names the test; an entry of its own, without a name to choose, stands for what is no test (any more).
void TestPicker::showTest()
{
    const int own = m_tests->findData(QString());
    const QString& base = m_document.baseTest();
    const bool isOwn = !base.isEmpty() && m_own.isOwn(base);
    m_rename->setEnabled(isOwn);
    m_remove->setEnabled(isOwn);
    if (!base.isEmpty() && !m_document.isModified()) {
        if (own >= 0)
            m_tests->removeItem(own);
        m_tests->setCurrentIndex(m_tests->findData(base));
        return;
    }
    const QString text = base.isEmpty() ? tr("Own mix") : tr("%1 (modified)").arg(base);
    if (own >= 0)
        m_tests->setItemText(own, text);
    else
        m_tests->insertItem(0, text, QString());
    m_tests->setCurrentIndex(m_tests->findData(QString()));
}

}
