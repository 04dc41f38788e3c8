// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history_actions.h"
#include "ui/history/history_controller.h"
#include "ui/history/run_list_model.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace labour {

class ElidedLabel;
class FileChooser;
class MessageBar;
class PlanDocument;
class RunsView;
class Settings;

/// The runs that were kept: listed, searched, filtered and grouped, with what can be done to them. It looks at the
/// history only while it is seen.
class RunsPanel : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the panel.
    RunsPanel(HistoryController& history, HistoryActions& actions, const PlanDocument& document, Settings& settings,
        FileChooser& chooser, QWidget* parent = nullptr);

    const RunListModel& model() const { return m_model; }
    /// With the keyboard in the search.
    void enter();
    /// What is to be found again when Labour is started anew.
    void remember();

signals:
    void openWanted(qint64 id);
    void setUpWanted(qint64 id);
    /// Two to eight, in the order in which they are listed.
    void comparisonWanted(const QList<qint64>& ids);
    /// A run against the reference of its plan.
    void standingWanted(const labour::Standing& standing);
    void done(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QHBoxLayout* head();
    QWidget* foot();
    void applySettings();
    void connectList();
    void connectActions();
    void connectHistory();
    RunsWanted wanted() const;
    void ask();
    void show(const RunList& list);
    void showCount();
    void showChoice();
    void askForStanding();
    void showStanding(qint64 id, const std::shared_ptr<const Standing>& standing);
    void sortBy(int column, Qt::SortOrder direction);
    void toggleStars();
    void editNote();
    void saveChosen();
    void addFile();
    QString keptSentence(const QList<qint64>& ids) const;
    void showRemoved(const QList<qint64>& ids);
    void limitSize(qint64 limitBytes);
    void askToLetGo(const Excess& excess);
    QString hint() const;

    HistoryController& m_history;
    HistoryActions& m_actions;
    const PlanDocument& m_document;
    Settings& m_settings;
    FileChooser& m_chooser;
    RunListModel m_model;
    MessageBar* m_message;
    QLineEdit* m_search;
    ElidedLabel* m_count;
    RunsView* m_view;
    QWidget* m_foot;
    ElidedLabel* m_standingText;
    std::shared_ptr<const Standing> m_standing; ///< of the chosen run; null where it has none
    qint64 m_standingOf = 0; ///< the run that was told of last
    QTimer m_delay; ///< of what is typed
    QAction m_letGo;
    QList<qint64> m_removed; ///< last
    QString m_removedKept; ///< what is said of them besides, until they are gone
    QString m_trouble; ///< why nothing can be listed
    qsizetype m_inHistory = -1; ///< not listed yet
    qint64 m_bytes = 0;
    qint64 m_limitAskedFor = 0; ///< at which it was asked what may go
};

}
