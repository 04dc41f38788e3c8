// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/behaviour_menu.h"

#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QWidgetAction>

#include <algorithm>

namespace labour {

namespace {

/// Behaviours by what they do, in the order of harm.
const QList<std::pair<QString, const char*>>& groups()
{
    static const QList<std::pair<QString, const char*>> all {
        { QStringLiteral("innocents"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Do nothing wrong") },
        { QStringLiteral("slow"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Take their time") },
        { QStringLiteral("ends"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "End the worker") },
        { QStringLiteral("hangs"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Hang the worker") },
        { QStringLiteral("leaks"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Leak") },
        { QStringLiteral("hunger"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Use up resources") },
        { QStringLiteral("contract"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Break the rules") },
        { QStringLiteral("ambience"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Disturb what is around") },
        { QStringLiteral("client"), QT_TRANSLATE_NOOP("labour::BehaviourMenu", "Clients that misbehave") },
    };
    return all;
}

}

BehaviourMenu::BehaviourMenu(const Catalogue& catalogue, QWidget* parent)
    : QMenu(parent)
    , m_search(new QLineEdit(this))
{
    setToolTipsVisible(true);
    addSearch();
    addGroups(catalogue);
    m_none = addAction(tr("No behaviour is like that"));
    m_none->setEnabled(false);
    search({});
}

void BehaviourMenu::addSearch()
{
    m_search->setObjectName(QStringLiteral("behaviourSearch"));
    m_search->setPlaceholderText(tr("Search behaviours"));
    m_search->setAccessibleName(tr("Search behaviours"));
    m_search->setToolTip(tr("Shows the behaviours whose name or description has this in it; Enter adds the first"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(240);
    m_search->installEventFilter(this);
    auto* field = new QWidgetAction(this);
    field->setDefaultWidget(m_search);
    addAction(field);
    m_field = field;
    connect(m_search, &QLineEdit::textChanged, this, &BehaviourMenu::search);
}

QAction* BehaviourMenu::actionOf(const BehaviourManifest& behaviour, QMenu& menu)
{
    const QString icon = behaviour.role == Role::Culprit ? QStringLiteral("culprit") : QStringLiteral("expected");
    QAction* action = menu.addAction(iconNamed(icon), behaviour.name);
    action->setToolTip(behaviour.summary);
    connect(action, &QAction::triggered, this, [this, name = behaviour.name] { emit chosen(name); });
    return action;
}

/// All in one menu are more than a screen is high; what a search leaves is not.
void BehaviourMenu::addGroups(const Catalogue& catalogue)
{
    for (const auto& [group, title] : groups()) {
        QMenu* submenu = nullptr;
        for (const BehaviourManifest& behaviour : catalogue.behaviours()) {
            if (behaviour.group != group)
                continue;
            if (!submenu) {
                submenu = addMenu(tr(title));
                submenu->setToolTipsVisible(true);
                m_groups.append(submenu->menuAction());
            }
            actionOf(behaviour, *submenu);
        }
    }
    for (const auto& [group, title] : groups()) {
        for (const BehaviourManifest& behaviour : catalogue.behaviours()) {
            if (behaviour.group == group)
                m_all.append({ actionOf(behaviour, *this),
                    QStringList { behaviour.name, behaviour.summary, tr(title) }.join(QLatin1Char('\n')) });
        }
    }
}

void BehaviourMenu::search(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool isAny = words.isEmpty();
    for (const Found& each : m_all) {
        const bool isFound = !words.isEmpty() && std::all_of(words.begin(), words.end(), [&](const QString& word) {
            return each.text.contains(word, Qt::CaseInsensitive);
        });
        each.action->setVisible(isFound);
        isAny = isAny || isFound;
    }
    for (QAction* group : m_groups)
        group->setVisible(words.isEmpty());
    m_none->setVisible(!isAny);
    if (isVisible()) {
        setActiveAction(nullptr);
        m_search->setFocus();
    }
}

void BehaviourMenu::showEvent(QShowEvent* event)
{
    QMenu::showEvent(event);
    m_search->clear();
    m_search->setFocus();
}

/// What is typed goes to the search, and the keys that a menu has to the menu.
bool BehaviourMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QMenu::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool isInSearch = !activeAction() || activeAction() == m_field;
    if (isEnter && isInSearch) {
        const auto first =
            std::find_if(m_all.begin(), m_all.end(), [](const Found& each) { return each.action->isVisible(); });
        if (first == m_all.end())
            return true;
        close();
        first->action->trigger();
        return true;
    }
    const bool isMenus = isEnter || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down
        || key->key() == Qt::Key_Escape || (key->key() == Qt::Key_Right && m_search->text().isEmpty());
    if (!isMenus)
        return QMenu::eventFilter(watched, event);
    if (isInSearch)
        setActiveAction(m_field); // from where the keys go on
    keyPressEvent(key);
    return true;
}

}
