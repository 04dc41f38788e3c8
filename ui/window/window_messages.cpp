// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_messages.h"

#include <QStatusBar>

namespace labour {

namespace {

constexpr int passingMs = 8000;

}

WindowMessages::WindowMessages(MessageBar& bar, QStatusBar& status, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
    , m_status(status)
{
}

void WindowMessages::tell(const QString& sentence)
{
    m_status.showMessage(sentence, passingMs);
    if (isTroubleShown())
        m_bar.hide(); // only the message that this has overtaken
    m_trouble.clear();
}

void WindowMessages::tellTrouble(const QString& sentence)
{
    m_trouble = sentence;
    m_bar.show(MessageBar::Kind::Failure, sentence);
}

void WindowMessages::tellOfRun(MessageBar::Kind kind, const QString& sentence, const QString& details)
{
    m_bar.show(kind, sentence, details);
}

void WindowMessages::offer(const QList<QAction*>& actions)
{
    m_bar.offer(actions);
}

void WindowMessages::tellTroublesOfTheStart(const QList<Problem>& ofManifests, const QString& ofPlan)
{
    QStringList sentences;
    QStringList details;
    if (!ofPlan.isEmpty()) {
        sentences.append(tr("The plan that was left last cannot be read any more; this is another one."));
        details.append(ofPlan);
    }
    if (!ofManifests.isEmpty())
        sentences.append(tr("Not all manifests can be read; what is wrong with them is left out."));
    for (const Problem& problem : ofManifests)
        details.append(problem.text());
    if (!sentences.isEmpty())
        m_bar.show(MessageBar::Kind::Warning, sentences.join(QLatin1Char(' ')), details.join(QLatin1Char('\n')));
}

void WindowMessages::say(const QString& sentence)
{
    m_status.showMessage(sentence);
}

void WindowMessages::sayNothing()
{
    m_status.clearMessage();
}

void WindowMessages::hideBar()
{
    m_bar.hide();
}

void WindowMessages::forgetRun()
{
    if (!isTroubleShown())
        m_bar.hide();
}

}
