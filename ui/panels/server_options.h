// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plan_document.h"

#include <QWidget>

class QScrollArea;
class QToolButton;

namespace labour {

class ElidedLabel;

/// The options of one of the plan's servers: in short, and on demand as a form made from its manifest.
class ServerOptions : public QWidget
{
    Q_OBJECT

public:
    explicit ServerOptions(PlanDocument& document, QWidget* parent = nullptr);

    /// The button that opens and closes the form, for a place of its own.
    QToolButton& opener() { return *m_open; }
    /// One of the plan's; the first where it has not this one.
    void show(const ServerChoice& server);

private:
    void showPlan();
    void makeForm();

    PlanDocument& m_document;
    QToolButton* m_open;
    ElidedLabel* m_summary;
    QScrollArea* m_scroll;
    ServerChoice m_server { {}, {}, {} }; ///< that is shown
    ServerChoice m_inForm { {}, {}, {} }; ///< with the options that the form has
};

}
