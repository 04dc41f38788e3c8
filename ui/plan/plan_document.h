// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"
#include "core/result.h"
#include "ui/plan/plan_edit.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace labour {

/// The plan that is being composed. Every panel shows it and changes it here, and nowhere else. Each change is a step
/// that can be undone.
class PlanDocument : public QObject
{
    Q_OBJECT

public:
    explicit PlanDocument(std::shared_ptr<const Catalogue> catalogue, QObject* parent = nullptr);

    ~PlanDocument() override;

    const Catalogue& catalogue() const { return *m_catalogue; }
    const std::shared_ptr<const Catalogue>& sharedCatalogue() const { return m_catalogue; }
    const Plan& plan() const { return m_state.plan; }
    Result<Plan> checked() const;
    /// The ready-made test that the mix began as; empty if none.
    const QString& baseTest() const { return m_state.baseTest; }
    /// The mix is not the base test's any more.
    bool isModified() const { return !baseTest().isEmpty() && plan().test.isEmpty(); }

    /// The first plan: there is nothing before it to go back to.
    void begin(const Plan& plan);
    void setPlan(const Plan& plan);
    void setServer(const ServerChoice& choice);
    /// The plan is for this one alone, with the options that the plan had for it.
    void pickServer(const QString& name, const QString& variant);
    /// It becomes the last of the plan's servers, or none of them any more; likewise with the options that it had.
    void setPlanned(const QString& name, const QString& variant, bool isPlanned);
    bool isPlanned(const QString& name, const QString& variant) const;
    /// Of one of the plan's servers.
    void setOptions(const QString& name, const QString& variant, const QList<std::pair<QString, QString>>& options);
    Result<bool> setTest(const QString& name);
    /// The user's own tests, in place of those that were known.
    void setOwnTests(const QList<TestManifest>& tests);
    /// The mix is what that test has, which has come about or got another name; empty: it is no test's any more.
    void setBaseTest(const QString& name);
    /// Of one that is muted, it is sent again.
    void setWeight(qsizetype entry, double weight);
    /// The one of the plan, or the one that comes back when it is not muted any more.
    double weightOf(qsizetype entry) const;
    /// It has the weight of 0 for now.
    bool isMuted(qsizetype entry) const { return m_state.muted.contains(entry); }
    void setMuted(qsizetype entry, bool isMuted);
    /// All others are muted.
    bool isSolo(qsizetype entry) const;
    void setSolo(qsizetype entry, bool isSolo);
    void setParameters(qsizetype entry, const QList<std::pair<QString, QString>>& parameters);
    void setRole(qsizetype entry, Role role);
    /// With the weight of 1 and the manifest's defaults.
    void addBehaviour(const QString& name);
    void duplicate(qsizetype entry);
    void remove(qsizetype entry);
    void setEngine(const QString& engine);
    void setPolicy(Policy policy);
    void setSeed(std::optional<quint64> seed);
    void setLoad(const LoadPlan& load, const EditName& name = {});
    void setRepetitions(int repetitions);

    /// What follows is no part of the step before, as after a drag has ended.
    void endGesture() { ++m_gesture; }
    /// While a run goes on, only what can change in it is undone and redone.
    void setRunning(bool isRunning);
    bool canUndo() const;
    bool canRedo() const;
    void undo();
    void redo();
    QString undoText() const { return m_history.undoText(); }
    QString redoText() const { return m_history.redoText(); }

    Role roleOf(const MixEntry& entry) const;
    /// Of all requests, 0 to 1.
    double shareOf(qsizetype entry) const;
    QList<Role> roles() const;

    /// Basic against wsgiref for ten seconds.
    static Plan firstPlan(const Catalogue& catalogue);
    /// The same for whoever starts Labour for the first time, with innocents and a culprit that waits to be dragged up.
    static Plan invitingPlan(const Catalogue& catalogue);

signals:
    void changed(); ///< anything
    void mixReset(); ///< entries came, went or are others
    void weightsChanged();
    void testsChanged(); ///< which there are
    void historyChanged(); ///< what can be undone and redone

private:
    using Change = std::function<void(Plan&)>;
    /// False if it changes nothing.
    bool edit(const EditName& name, const Change& change);
    void rememberServers();
    ServerChoice known(const QString& name, const QString& variant) const;
    bool editState(const EditName& name, const std::function<void(PlanState&)>& change);
    void editMix(const QString& text, const std::function<void(PlanState&)>& change);
    void editWeights(const QString& text, const std::function<void(PlanState&)>& change);
    void restore(const PlanState& state);
    bool mayRestore(int step) const;
    void noteOrigin();

    std::shared_ptr<const Catalogue> m_catalogue;
    PlanState m_state;
    QList<ServerChoice> m_servers; ///< all that the plan has had, with their options
    QUndoStack m_history;
    int m_gesture = 0;
    bool m_isRunning = false;
};

}
