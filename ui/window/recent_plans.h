// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace labour {

class Settings;

/// The plans that were opened or saved last, the newest first; what is gone is not offered.
class RecentPlans : public QMenu
{
    Q_OBJECT

public:
    /// `settings` outlive it.
    RecentPlans(Settings& settings, QWidget* parent);

    void note(const QString& file);

signals:
    void chosen(const QString& file);

private:
    void fill();

    Settings& m_settings;
};

}
