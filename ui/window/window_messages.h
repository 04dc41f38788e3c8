// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/json_place.h"
#include "ui/widgets/message_bar.h"

#include <QObject>

class QAction;
class QStatusBar;

namespace labour {

/// What the window says, one thing at a time: in the bar above the views what stays until it is closed or overtaken, in
/// the status bar what passes.
class WindowMessages : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    WindowMessages(MessageBar& bar, QStatusBar& status, QObject* parent);

    /// That something went well, for a while.
    void tell(const QString& sentence);
    /// That something did not, with a file or the like: told until the next one goes well.
    void tellTrouble(const QString& sentence);
    /// That something is to be known of the run on view.
    void tellOfRun(MessageBar::Kind kind, const QString& sentence, const QString& details = {});
    /// Beside the sentence in the bar, what can be done about it.
    void offer(const QList<QAction*>& actions);
    /// `ofPlan`: why the plan that was left last cannot be read; empty if it can.
    void tellTroublesOfTheStart(const QList<Problem>& ofManifests, const QString& ofPlan);
    /// What goes on, until sayNothing().
    void say(const QString& sentence);
    void sayNothing();
    void hideBar();
    /// Another run is on view; a trouble has nothing to do with it, and is left.
    void forgetRun();

private:
    bool isTroubleShown() const { return !m_trouble.isEmpty() && m_bar.sentence() == m_trouble; }

    MessageBar& m_bar;
    QStatusBar& m_status;
    QString m_trouble; ///< the last that was told of; empty once a file went well
};

}
