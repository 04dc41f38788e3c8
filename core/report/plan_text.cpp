// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plan_text.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace labour {

namespace {

constexpr int widestLabel = 10;

QString name(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString line(const QString& label, const QString& value)
{
    return label.leftJustified(widestLabel) % QStringLiteral("  ") % value % QLatin1Char('\n');
}

QString counted(qint64 count, const char* one, const char* many)
{
    return QString::number(count) % QLatin1Char(' ') % QLatin1String(count == 1 ? one : many);
}

QString howHard(const LoadPlan& load)
{
    QStringList parts;
    if (!load.isOpen())
        parts.append(QStringLiteral("closed, each connection waits for its reply"));
    else
        parts.append(
            QStringLiteral("open, %1 requests a second, %2 arrivals")
                .arg(load.rate ? textOf(*load.rate) : QStringLiteral("by phase:"), name(nameOf(load.arrivals))));
    if (load.thinkS > 0)
        parts.append(QStringLiteral("and %1 s more").arg(numberText(load.thinkS)));
    parts.append(load.requests ? counted(*load.requests, "request", "requests")
                               : QStringLiteral("for %1 s").arg(numberText(load.durationS.value_or(0))));
    return parts.join(QStringLiteral(", "));
}

QString connections(const LoadPlan& load)
{
    QString text =
        QStringLiteral("%1 over %2").arg(load.connections).arg(counted(load.processes, "process", "processes"));
    if (!load.keepAlive)
        text += QStringLiteral(", one for each request");
    else if (load.requestsPerConnection > 0)
        text += QStringLiteral(", closed after %1").arg(counted(load.requestsPerConnection, "request", "requests"));
    return text;
}

/// Columns as wide as their widest cell; numbers to the right.
QString table(const QList<QStringList>& rows)
{
    QList<qsizetype> widths(rows.constFirst().size());
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row.at(i).size());
    }
    QString text;
    for (const QStringList& row : rows) {
        QString written = QStringLiteral(" ");
        for (qsizetype i = 0; i < row.size(); ++i)
            written += QLatin1Char(' ')
                % (i < 2 ? row.at(i).leftJustified(widths[i]) : row.at(i).rightJustified(widths[i])) % QLatin1Char(' ');
        text += written.trimmed().prepend(QStringLiteral("  ")) % QLatin1Char('\n');
    }
    return text;
}

QString mixTable(const Plan& plan, const Catalogue& catalogue)
{
    const QList<Role> roles = rolesIn(plan.mix, catalogue);
    const double sum = std::accumulate(
        plan.mix.begin(), plan.mix.end(), 0.0, [](double all, const MixEntry& entry) { return all + entry.weight; });
    QList<QStringList> rows { { QStringLiteral("Behaviour"), QStringLiteral("role"), QStringLiteral("weight"),
        QStringLiteral("share"), QStringLiteral("timeout") } };
    for (const PhasePlan& phase : plan.load.phases)
        rows.first().append(QStringLiteral("in ") % phase.name);
    for (qsizetype i = 0; i < plan.mix.size(); ++i) {
        MixEntry entry = plan.mix.at(i);
        const double timeout =
            plan.load.timeoutS.value_or((*catalogue.behaviour(entry.behaviour))->timeout(entry.values()));
        QStringList row { QString(), name(nameOf(roles.at(i))), numberText(entry.weight),
            QString::number(100 * entry.weight / sum, 'f', 2) % QStringLiteral(" %"),
            numberText(timeout) % QStringLiteral(" s") };
        for (const PhasePlan& phase : plan.load.phases)
            row.append(numberText(weightsIn(phase, plan.mix, roles).at(i)));
        entry.weight = 1;
        entry.role.reset();
        row.first() = textOf(entry).chopped(2); // "=1"
        rows.append(row);
    }
    return table(rows);
}

}

QString planText(const Plan& plan, const Catalogue& catalogue)
{
    QStringList servers;
    for (const ServerChoice& server : plan.servers)
        servers.append(textOf(server));
    QString text = line(QStringLiteral("Server"), servers.join(QStringLiteral(", ")));
    if (!plan.test.isEmpty())
        text += line(QStringLiteral("Test"), plan.test);
    text += line(QStringLiteral("Engine"), plan.engine);
    text += line(QStringLiteral("Load"), howHard(plan.load));
    text += line(QStringLiteral("Connects"), connections(plan.load));
    if (!plan.load.phases.isEmpty())
        text += line(QStringLiteral("Phases"), textOf(plan.load.phases));
    text += line(QStringLiteral("Policy"),
        name(nameOf(plan.policy))
            % (plan.seed ? QStringLiteral(", seed %1").arg(*plan.seed)
                         : QStringLiteral(", with a seed that is drawn")));
    if (plan.repetitions > 1)
        text += line(QStringLiteral("Repeated"), QStringLiteral("%1 times").arg(plan.repetitions));
    return text % QLatin1Char('\n') % mixTable(plan, catalogue);
}

}
