// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"
#include "core/result.h"

#include <QObject>

#include <memory>

namespace labour {

/// The plan that is being composed. Every panel shows it and changes it here, and nowhere else.
class PlanDocument : public QObject
{
    Q_OBJECT

public:
    explicit PlanDocument(std::shared_ptr<const Catalogue> catalogue, QObject* parent = nullptr);

    const Catalogue& catalogue() const { return *m_catalogue; }
    const Plan& plan() const { return m_plan; }
    Result<Plan> checked() const;
    /// The ready-made test that the mix began as; empty if none.
    const QString& baseTest() const { return m_baseTest; }
    /// The mix is not the base test's any more.
    bool isModified() const { return !m_baseTest.isEmpty() && m_plan.test.isEmpty(); }

    void setPlan(const Plan& plan);
    void setServer(const ServerChoice& choice);
    /// As setServer(), with the options that the plan had for it, and the plan's other servers left behind it if it is
    /// one of them.
    void pickServer(const QString& name, const QString& variant);
    Result<bool> setTest(const QString& name);
    void setWeight(qsizetype entry, double weight);
    void setParameters(qsizetype entry, const QList<std::pair<QString, QString>>& parameters);
    void setRole(qsizetype entry, Role role);
    /// With the weight of 1 and the manifest's defaults.
    void addBehaviour(const QString& name);
    void duplicate(qsizetype entry);
    void remove(qsizetype entry);
    void setEngine(const QString& engine);
    void setPolicy(Policy policy);
    void setSeed(std::optional<quint64> seed);
    void setLoad(const LoadPlan& load);

    Role roleOf(const MixEntry& entry) const;
    /// Of all requests, 0 to 1.
    double shareOf(qsizetype entry) const;
    std::vector<double> weights() const;

    /// Basic against wsgiref for ten seconds.
    static Plan firstPlan(const Catalogue& catalogue);

signals:
    void changed(); ///< anything
    void mixReset(); ///< entries came, went or are others
    void weightsChanged();

private:
    void mixChanged();
    void noteOrigin();

    std::shared_ptr<const Catalogue> m_catalogue;
    Plan m_plan;
    QString m_baseTest;
    QList<ServerChoice> m_servers; ///< all that the plan has had, with their options
};

}
