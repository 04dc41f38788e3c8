// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/made_table.h"

namespace labour::test {

DurabilityReport emptyTable()
{
    DurabilityReport report;
    report.plan.servers = *serversFromText(QStringLiteral("wsgiref,gunicorn,gunicorn:hardened"));
    report.plan.culprits =
        *mixFromTexts({ QStringLiteral("culprit:PlainResponse"), QStringLiteral("culprit:SIGSEGV") });
    report.plan.doses = *dosesFromText(QStringLiteral("1,pool"));
    report.plan.seed = 7;
    report.plan.settings.onlyFirstBaseline = true;
    report.machine.cpu = "a CPU";
    report.machine.cores = 2;
    report.machine.kernel = "6.1";
    report.startedMs = 1'790'000'000'000;
    report.isWhole = false;
    return report;
}

DurabilityResult madeResult(const QString& server, const QString& behaviour, Grade grade, int dose, bool isPool)
{
    DurabilityResult result;
    result.cell.server = serversFromText(server)->first();
    result.cell.culprit = *mixEntryFromText(QStringLiteral("culprit:") + behaviour);
    result.cell.dose = dose;
    result.cell.isPool = isPool;
    result.server.name = result.cell.server.name.toStdString();
    result.server.variant = result.cell.server.variant.toStdString();
    result.server.version = "1.2.3";
    result.verdict.grade = grade;
    result.verdict.sent = 400;
    result.verdict.failed = grade >= Grade::Recovered ? 50 * static_cast<std::uint64_t>(grade) : 0;
    result.verdict.slow = grade == Grade::Degraded ? 5 : 0;
    result.verdict.outageS = grade >= Grade::Wedged ? 10 : 0;
    result.verdict.collateral = static_cast<double>(result.verdict.failed) / 400;
    result.verdict.collateralCi95 = { result.verdict.collateral - 0.01, result.verdict.collateral + 0.01 };
    if (grade < Grade::Wedged)
        result.verdict.recoveryS = grade == Grade::Unharmed ? 0 : 1.5;
    result.seen.culprits = static_cast<std::uint64_t>(dose);
    result.culpritOutcomes = { { "closed", static_cast<std::uint64_t>(dose) } };
    result.rssBeforeBytes = 20'000'000;
    result.rssAfterBytes = 21'000'000;
    result.tookS = 8;
    return result;
}

DurabilityReport madeTable()
{
    DurabilityReport report = emptyTable();
    const auto add = [&report](const char* server, const char* behaviour, Grade one, Grade pool, int poolDose) {
        const QString name = QString::fromLatin1(server);
        const QString culprit = QString::fromLatin1(behaviour);
        report.results.append(madeResult(name, culprit, one));
        report.results.append(madeResult(name, culprit, pool, poolDose, true));
    };
    add("gunicorn", "PlainResponse", Grade::Unharmed, Grade::Unharmed, 2);
    add("gunicorn", "SIGSEGV", Grade::Recovered, Grade::Wedged, 2);
    add("gunicorn:hardened", "PlainResponse", Grade::Unharmed, Grade::Unharmed, 5);
    add("gunicorn:hardened", "SIGSEGV", Grade::Unharmed, Grade::Degraded, 5);
    add("wsgiref", "PlainResponse", Grade::Unharmed, Grade::Unharmed, 2);
    return report;
}

}
