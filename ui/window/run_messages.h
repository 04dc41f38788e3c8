// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/interval.h"
#include "core/run/run.h"

#include <QObject>

class QAction;
class QDockWidget;

namespace labour {

class ElidedLabel;
class LiveRun;
class RunController;
class RunDesk;
class WindowActions;
class WindowMessages;

/// What the window says of runs: which one is on view, over its charts; what is being waited for; what one has to know
/// of the one that is over.
class RunMessages : public QObject
{
    Q_OBJECT

public:
    /// What runs, and what tells of it. All outlive this.
    struct Parts {
        const LiveRun& run;
        const RunController& controller;
        const RunDesk& desk;
        const WindowActions& actions; ///< whose shortcuts are named
        WindowMessages& messages;
        ElidedLabel& caption;
        QDockWidget& report; ///< brought to the front where it says what came of it
        QAction& compare; ///< offered when several are over
    };

    RunMessages(const Parts& parts, QObject* parent);

    /// The plan is the one that everybody begins with: until there is a run, the caption says how to go on from there.
    void setFirstStart(bool isFirst);
    /// That the window closes once the server has stopped, and nothing else any more.
    void tellOfClosing();

private:
    void invite();
    void showCaption();
    void tellOfStage(RunStage stage);
    void tellOfStopping();
    void tellOfEvent(const Event& event);
    void tellOfEnd();
    void tellWhatIsToBeKnown(const QStringList& last);
    void tellOfEndOfAll();

    Parts m_parts;
    bool m_isFirstStart = false;
    bool m_isClosing = false;
};

}
